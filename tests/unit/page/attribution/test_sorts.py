"""What sort of statement an attribution is."""

import pytest

from twosource.language import lexicon
from twosource.model import Span
from twosource.page.attribution.drafts import GUESSED, Draft
from twosource.page.attribution.sorts import Sort, sort_of


def sort(marked: str, *, document: bool = False, rule: str = "tagger") -> Sort:
    """The sort of a text with its source, cue and content between bars: `Lee|said|it fell`; a source may be empty."""
    source, cue, content = marked.split("|")
    text = f"{source} {cue} {content}."
    at = len(source) + 1
    spans = (Span(0, len(source)),) if source else ()
    behind = Span(at + len(cue) + 1, len(text) - 1)
    draft = Draft(spans, (Span(at, at + len(cue)),), (behind,), "speech", rule)
    return sort_of(text, draft, quoted="“" in content, document=document)


@pytest.mark.parametrize(
    ("marked", "name", "kind"),
    [
        ("Lee|said|it fell", "said", "speech"),
        ("Lee|put|the toll at 12", "said", "speech"),
        ("Lee|is preparing|“a list”", "quoted", "speech"),
        ("Lee|fears|it will fall", "thought", "belief"),
        ("Lee|praised|the crew", "said", "speech"),
        ("Lee|had no memory of|the wall", "stance", "belief"),
        ("Lee|is wary of|the wall", "stance", "belief"),
        ("Lee|made plain|that it would fall", "clause", "speech"),
        ("Lee|has hired|two divers", "deed", "belief"),
        ("Lee|showed|us the log", "deed", "speech"),
        ("Lee|called for|a pause", "said", "speech"),
        ("You|know|the rest", "anybody's", "belief"),
        ("folk who|want|a pause", "thought", "belief"),
        ("|was reported|that it fell", "nobody named", "speech"),
        ("|reportedly|fell twice", "nobody named", "speech"),
        ("|rumours|that it fell", "unnamed reports", "speech"),
        ("|reports of|shots", "unnamed reports", "speech"),
        ("|concerns about|the wall", "nobody's", "belief"),
        ("|seems|to be shut", "seeming", "belief"),
        ("|is expected|to fall", "nobody's", "belief"),
    ],
)
def test_sorts(marked, name, kind):
    found = sort(marked)
    assert (found.name, found.kind) == (name, kind)


def test_a_document_shows_what_a_person_only_tells():
    assert sort("The log|shows|two calls", document=True)[:2] == ("document", "document")
    assert sort("Lee|showed|that it fell").kind == "speech"


def test_a_content_by_a_doubtful_rule():
    assert sort("Lee|said|before", rule=GUESSED).name == "guessed"


def test_a_relative_clause_that_tells_who_is_meant_is_nobodys_statement():
    text = "Folk who want a pause left."
    draft = Draft((Span(5, 8),), (Span(9, 13),), (Span(14, 21),), "belief", "tagger")
    assert sort_of(text, draft, quoted=False, document=False).name == "anybody's"


def test_every_sort_has_its_share():
    scores = lexicon("attribution")["scores"]
    assert all(0 < share < 1 for share in scores.values())
    assert scores["quoted"] > scores["thought"] > 0.5 > scores["deed"] > scores["seeming"]
