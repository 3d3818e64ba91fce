"""One page as the comparison sees it: its body, sentence by sentence, as words, with the notes that stand in each."""

import bisect
from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from twosource.corpus.drift.words import Word, find_words
from twosource.model import (
    BODY_ROLES,
    Attribution,
    Certainty,
    Figure,
    Mention,
    Note,
    PageSpan,
    Reading,
    Role,
    Sentence,
    Span,
    TimeRef,
)

LONGEST_LINE = 4000
"""Code points. Longer sentences are no prose; they are not compared, so that no page can cost more than its length."""
MOST_LINES = 1500
"""Sentences of one page that are compared: a long live report has some 600."""
L = TypeVar("L", bound=Note)


class Line(msgspec.Struct, frozen=True):
    """A sentence of the body or the headline, read as words.

    Attributes:
        index: its place on the page.
        near: the `near` keys of its content words and numbers.
    """

    index: int
    id: str
    span: Span
    block: str
    role: Role
    words: tuple[Word, ...]
    near: frozenset[str]


class View(msgspec.Struct, frozen=True):
    """A page's lines and notes; the notes keep the page's order. `by_id` has the attributions."""

    page: str
    text: str
    lines: tuple[Line, ...]
    attributions: tuple[Attribution, ...]
    by_id: Mapping[str, Attribution]
    certainties: tuple[Certainty, ...]
    figures: tuple[Figure, ...]
    times: tuple[TimeRef, ...]
    mentions: tuple[Mention, ...]

    def said(self, span: Span) -> str:
        """The page's words for a span."""
        return span.of(self.text)

    def at(self, span: Span) -> PageSpan:
        """A span of this page, named."""
        return PageSpan(page=self.page, span=span)

    def lines_at(self, span: Span) -> tuple[Line, ...]:
        """The lines that share characters with a span."""
        first = bisect.bisect_right(self.lines, span.start, key=lambda line: line.span.end)
        last = bisect.bisect_left(self.lines, span.end, key=lambda line: line.span.start)
        return self.lines[first:last]

    def neighbours(self, line: Line, before: int = 1, after: int = 1) -> tuple[Line, ...]:
        """The lines around one, without it."""
        around = self.lines[max(0, line.index - before) : line.index + after + 1]
        return tuple(other for other in around if other.index != line.index)

    def attributions_at(self, span: Span) -> tuple[Attribution, ...]:
        """Attributions any part of which lies in the span."""
        return tuple(note for note in self.attributions if _any_meets((*note.source, *note.cue, *note.content), span))

    def outermost(self, notes: Iterable[Attribution]) -> tuple[Attribution, ...]:
        """Those of some attributions that lie in no other one with a source."""
        return tuple(note for note in notes if not any(outer.source for outer in self.around(note)))

    def around(self, note: Attribution) -> tuple[Attribution, ...]:
        """The attributions that one lies in, the nearest first."""
        found: list[Attribution] = []
        outer = self.by_id.get(note.within or "")
        while outer is not None and outer not in found:
            found.append(outer)
            outer = self.by_id.get(outer.within or "")
        return tuple(found)

    def times_at(self, span: Span) -> tuple[TimeRef, ...]:
        """Times that lie in the span."""
        return tuple(note for note in self.times if span.holds(note.span))

    def figures_at(self, span: Span) -> tuple[Figure, ...]:
        """Figures that lie in the span."""
        return tuple(note for note in self.figures if span.holds(note.span))


def view(reading: Reading) -> View:
    """A reading, made ready to be compared. A page without sentences has no lines."""
    lines: list[Line] = []
    for sentence in reading.of(Sentence)[:MOST_LINES]:
        if (sentence.role in BODY_ROLES or sentence.role == "headline") and len(sentence.span) <= LONGEST_LINE:
            lines.append(_line(reading.page.text, sentence, len(lines)))
    return View(
        page=reading.page.id,
        text=reading.page.text,
        lines=tuple(lines),
        attributions=reading.of(Attribution),
        by_id={note.id: note for note in reading.of(Attribution)},
        certainties=reading.of(Certainty),
        figures=reading.of(Figure),
        times=reading.of(TimeRef),
        mentions=reading.of(Mention),
    )


def _line(text: str, sentence: Sentence, index: int) -> Line:
    words = find_words(text, sentence.span)
    return Line(
        index=index,
        id=sentence.id,
        span=sentence.span,
        block=sentence.block,
        role=sentence.role,
        words=words,
        near=near_keys(words),
    )


def near_keys(words: Iterable[Word]) -> frozenset[str]:
    """The keys by which words are recognised in a retelling."""
    return frozenset(word.near for word in words if word.kind in {"content", "number"})


def _any_meets(spans: Iterable[Span], other: Span) -> bool:
    return any(span.meets(other) for span in spans)
