"""Nested marks over one stretch of text: from spans that may cross to a tree that can be written as elements."""

import heapq
from collections.abc import Iterable, Sequence

import msgspec

from twosource.model import Span
from twosource.report.html.safe import unseen_split, verbatim


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be drawn over a span.

    Attributes:
        kind: "at" attributed words, "fg" figure, "tm" time, "an" an anchor only.
        css: classes that give colour and line.
        shape: symbol drawn before the words, if any.
        key: ties the words to the notes in the margin.
        anchor: id of the element that begins the span; None where nothing links to it.
    """

    span: Span
    kind: str
    css: str = ""
    shape: str | None = None
    key: str | None = None
    anchor: str | None = None


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text, with the mark that covers just it and the pieces inside. Leaves have runs of characters.

    Attributes:
        first: whether the mark's span begins here (a span is cut where it crosses another).
        runs: for a leaf, pairs of a kind and characters, see `unseen_split`.
    """

    span: Span
    mark: Mark | None = None
    first: bool = True
    inner: tuple["Piece", ...] = ()
    runs: tuple[tuple[str, str], ...] = ()


_ORDER = ("an", "at", "tm", "fg")
_DEEPEST = 12
"""Marks within marks that are drawn; no reader follows more, and a page must not make the template recurse without end."""


def _outside_in(span: Span, mark: Mark) -> tuple[int, int, int, int, int, str]:
    return (span.start, -span.end, mark.span.start, -mark.span.end, _ORDER.index(mark.kind), mark.css)


def _leaf(text: str, start: int, end: int) -> Piece:
    return Piece(span=Span(start, end), runs=tuple(unseen_split(verbatim(text[start:end]))))


def nest(text: str, within: Span, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Write marks over `text[within]` as a tree of pieces, in text order.

    A mark that crosses the end of one that began before it is cut there and goes on behind it. Together the leaves give
    `text[within]`, each character once (control characters as their pictures).
    """
    parts = [
        (Span(max(mark.span.start, within.start), min(mark.span.end, within.end)), mark)
        for mark in marks
        if mark.span.meets(within)
    ]
    return _grow(text, within, parts, 1)


def _grow(text: str, within: Span, parts: Iterable[tuple[Span, Mark]], depth: int) -> tuple[Piece, ...]:
    waiting = [(_outside_in(span, mark), number, span, mark) for number, (span, mark) in enumerate(parts)]
    heapq.heapify(waiting)
    number = len(waiting)
    pieces: list[Piece] = []
    at = within.start
    while waiting:
        _, _, span, mark = heapq.heappop(waiting)
        if at < span.start:
            pieces.append(_leaf(text, at, span.start))
        inside: list[tuple[Span, Mark]] = []
        while waiting and waiting[0][2].start < span.end:
            _, _, other, theirs = heapq.heappop(waiting)
            inside.append((Span(other.start, min(other.end, span.end)), theirs))
            if other.end > span.end:
                rest = Span(span.end, other.end)
                number += 1
                heapq.heappush(waiting, (_outside_in(rest, theirs), number, rest, theirs))
        inner = _grow(text, span, inside if depth < _DEEPEST else (), depth + 1)
        pieces.append(Piece(span=span, mark=mark, first=span.start == mark.span.start, inner=inner))
        at = span.end
    if at < within.end:
        pieces.append(_leaf(text, at, within.end))
    return tuple(pieces)
