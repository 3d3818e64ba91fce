"""Which source goes with which cue, and which cue with which content."""

import re

import pytest

from twosource.model import Span
from twosource.page.attribution.linking import Part, Scene, linked

ROLES = {"s": "source", "c": "cue", "t": "content"}


def scene(marked: str) -> Scene:
    """A scene from text with <s …>, <c …>, <t …> around its parts."""
    text, parts = "", []
    for found in re.finditer(r"<([sct]) ([^>]*)>|[^<]+", marked):
        if found.group(1):
            parts.append(Part(Span(len(text), len(text) + len(found.group(2))), ROLES[found.group(1)]))
            text += found.group(2)
        else:
            text += found.group()
    return Scene(text, parts, [match.end() for match in re.finditer(r"[.!?][”\"]?(?=\s|$)", text)])


def _words(made: Scene, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(made.text) for span in spans)


def told(marked: str) -> list[tuple[str, str, str]]:
    made = scene(marked)
    links, _ = linked(made)
    return [
        (
            " … ".join(one.of(made.text) for one in link.source),
            link.cue.of(made.text),
            " … ".join(one.of(made.text) for one in link.content),
        )
        for link in links
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("<s Lee> <c said> <t it fell>.", [("Lee", "said", "it fell")]),
        ("<t “It fell,”> <c said> <s Lee>.", [("Lee", "said", "“It fell,”")]),
        ("<t “It,”> <s Lee> <c said>, <t “fell.”>", [("Lee", "said", "“It,” … “fell.”")]),
        (
            "<s Lee> <c said> <t it fell> and <c added> <t that it broke>.",
            [("Lee", "said", "it fell"), ("Lee", "added", "that it broke")],
        ),
        (
            "<s Lee> <c said> <t it fell>, but <s Moss> <c denied> <t that>.",
            [("Lee", "said", "it fell"), ("Moss", "denied", "that")],
        ),
        (
            "<t It fell>, it <c was reported>. <s Moss> <c said> <t it stood>.",
            [("", "was reported", "It fell"), ("Moss", "said", "it stood")],
        ),
        ("<t “It fell,”> <s Lee> <c said>. <t “It broke.”>", [("Lee", "said", "“It fell,” … “It broke.”")]),
    ],
)
def test_linked(marked, expected):
    assert told(marked) == expected


def test_a_quotation_alone_goes_on_from_the_paragraph_before():
    made = scene("<t “It broke as well.”>")
    before = Span(0, 1)
    links, more = linked(made, before)
    assert links == []
    assert [span.of(made.text) for span in more] == ["“It broke as well.”"]


def test_without_a_cue_nothing_is_said():
    assert told("<s Lee> <t it fell>.") == []
