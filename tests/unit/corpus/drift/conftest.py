import re
from collections.abc import Callable
from typing import Any

import pytest

from twosource.corpus.drift import find_drifts
from twosource.model import (
    Attribution,
    Block,
    Derivation,
    Drift,
    Figure,
    Mention,
    Note,
    Page,
    Reading,
    Sentence,
    Span,
    TimeRef,
    content_id,
)

SENTENCE = re.compile(r"[^\s].*?[.?!][”\"’']?(?= |$)")

REPORT = """\
The pumping station in Halden Bay failed early Monday, leaving about 4,200 homes without water, Mayor Tove Brink said Tuesday.
Brink told reporters that the valves “were never built for a storm like this one.”
She cautioned that some of the homes had been counted twice.
Saline water may have entered the northern reservoir, said Oskar Lindqvist, a spokesman for the Bay Water Board.
The board provided no evidence for its statement.
Repairs will cost 3 million crowns if the foundations are sound, according to engineers at the site.
A contractor who asked not to be named said alarms had been switched off for most of the weekend.
Lindqvist neither confirmed nor denied that alarms had been switched off.
Two tanker lorries from Vestby were stopped at the harbour toll bridge by police on Monday night.
“The northern district will have clean water by Saturday,” Lindqvist said.
"""
SAID = (
    (
        "Mayor Tove Brink",
        "said",
        "The pumping station in Halden Bay failed early Monday, leaving about 4,200 homes without water",
    ),
    ("Brink", "told", "that the valves “were never built for a storm like this one.”"),
    ("She", "cautioned", "that some of the homes had been counted twice"),
    ("Oskar Lindqvist, a spokesman for the Bay Water Board", "said", "Saline water may have entered the northern reservoir"),
    ("engineers at the site", "according to", "Repairs will cost 3 million crowns if the foundations are sound"),
    ("A contractor who asked not to be named", "said", "alarms had been switched off for most of the weekend"),
    ("Lindqvist", "said", "“The northern district will have clean water by Saturday,”"),
)
TIMES = (("early Monday", "about", None), ("Tuesday", "said", "Mayor Tove Brink"), ("Monday night", "about", None))
FIGURES = (("about 4,200", 4200, 4200, "about", "home", "homes"),)


class Story:
    """Makes readings by hand: one block a line, sentences, and whatever notes are named by their words."""

    def read(self, text: str, said: Any = (), times: Any = (), figures: Any = (), roles: Any = None) -> Reading:
        page = Page(id=content_id("pg", text), name="page", text=text)
        notes: list[Note] = []
        at = 0
        for number, line in enumerate(text.splitlines(keepends=True)):
            span = Span(at, at + max(1, len(line.rstrip())))
            role = (roles or {}).get(number, "paragraph")
            block = Block(id=content_id("bl", page.id, span), page=page.id, by="t/1", role=role, span=span, why="test")
            notes.append(block)
            for found in SENTENCE.finditer(line):
                inside = Span(at + found.start(), at + found.end())
                notes.append(
                    Sentence(
                        id=content_id("se", page.id, inside), page=page.id, by="t/1", span=inside, block=block.id, role=role
                    )
                )
            at += len(line)
        voices = {source: self._attribution(page, source, cue, content) for source, cue, content in said}
        for note, mention in voices.values():
            notes += [note, mention]
        for words, tells, source in times:
            notes.append(
                TimeRef(
                    id=content_id("ti", page.id, words),
                    page=page.id,
                    by="t/1",
                    span=self.span(text, words),
                    tells=tells,
                    attribution=voices[source][0].id if source else None,
                    rule="test",
                )
            )
        for words, low, high, bound, unit, counted in figures:
            notes.append(
                Figure(
                    id=content_id("fg", page.id, words),
                    page=page.id,
                    by="t/1",
                    span=self.span(text, words),
                    low=low,
                    high=high,
                    bound=bound,
                    unit=unit,
                    counted=counted,
                    counted_span=self.span(text, counted) if counted else None,
                    rule="test",
                )
            )
        return Reading(page=page, notes=tuple(notes))

    def _attribution(self, page: Page, source: str, cue: str, content: str) -> tuple[Attribution, Mention]:
        where = self.span(page.text, content)
        who = self._beside(page.text, source, where)
        anonymous = "not to be named" in source
        mention = Mention(
            id=content_id("me", page.id, source, who),
            page=page.id,
            by="t/1",
            span=who,
            form="anonymous" if anonymous else "name",
            kind="anonymous" if anonymous else "person",
            name=None if anonymous else source.split(",", maxsplit=1)[0],
            party=content_id("me", page.id, source.partition(",")[0].rpartition(" ")[2]),
        )
        note = Attribution(
            id=content_id("at", page.id, source, where),
            page=page.id,
            by="t/1",
            source=(who,),
            cue=(self._beside(page.text, cue, where),),
            content=(where,),
            mention=mention.id,
            mode="indirect",
            rule="test",
        )
        return note, mention

    def _beside(self, text: str, words: str, where: Span) -> Span:
        """The place of some words that is nearest to a span."""
        places = [found.start() for found in re.finditer(re.escape(words), text)]
        start = min(places, key=lambda place: min(abs(place - where.end), abs(where.start - place - len(words))))
        return Span(start, start + len(words))

    def span(self, text: str, words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    def derivation(self, kind: str, parent: Reading, child: Reading) -> Derivation:
        return Derivation(
            id="dv-1",
            why="test",
            child=child.page.id,
            parent=parent.page.id,
            main=True,
            kind=kind,
            direction_by="time",
            containment=(0.9, 0.9),
            passages=(),
            score=0.9,
        )

    def drifts(self, kind: str, parent: Reading, child: Reading) -> tuple[Drift, ...]:
        return find_drifts(self.derivation(kind, parent, child), parent, child)


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.fixture
def report(story) -> Reading:
    return story.read(REPORT, SAID, TIMES, FIGURES)


@pytest.fixture
def retell(story, report) -> Callable[..., list[tuple[str, str | None, str | None]]]:
    """Change the report's text as told, and give the drifts as kind and words."""

    def changed(
        *changes: tuple[str, str], kind: str = "edited", figures: Any = None, times: Any = ()
    ) -> list[tuple[str, str | None, str | None]]:
        text = REPORT
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        said = [note for note in SAID if note[2] in text and note[0] in text]
        found = [note for note in TIMES if note[0] in text and (note[2] is None or note[2] in [who for who, *_ in said])]
        child = story.read(
            text, said, [*found, *times], [note for note in FIGURES if note[0] in text] if figures is None else figures
        )
        return [
            (
                drift.kind,
                drift.before.span.of(report.page.text) if drift.before else None,
                drift.after.span.of(child.page.text) if drift.after else None,
            )
            for drift in story.drifts(kind, report, child)
        ]

    return changed
