"""Conflicts: two verbatim spans side by side, and the rule that sets them against each other."""

from collections.abc import Iterator, Sequence

import msgspec

from twosource.model import Span
from twosource.report.html import words
from twosource.report.html.points import Entry, PointView, StoryView
from twosource.report.html.safe import label
from twosource.report.html.view import Cite

_LIT = 1_200
"""Most characters lit at once."""
_WORD = 40
"""Farthest a cut is moved to fall between words."""
_AROUND = 150
"""Most characters of a sentence shown on either side of the words to look at."""


class Lit(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence in three parts, the middle one to look at. `head` and `tail` tell whether it was cut."""

    before: str
    lit: str
    after: str
    head: bool
    tail: bool
    start: int
    end: int


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a conflict."""

    entry: Entry
    words: Lit
    where: str
    agrees: tuple[tuple[str, str, Cite], ...]
    repeats: tuple[Cite, ...]
    evidence: str
    quoted: str | None


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A conflict as shown. `more` counts the other pairs of claims at odds on this point."""

    anchor: str
    number: int
    question: str
    sides: tuple[Side, Side]
    rule: str
    why: str
    point: str
    more: int


def light(text: str, sentence: Span, span: Span) -> Lit:
    """Show a span in its sentence, cut on both sides where the sentence is long, and in itself where it is longer still."""
    end_of_all = max(sentence.end, span.end)
    span = Span(span.start, min(span.end, span.start + _LIT))
    start, end = min(sentence.start, span.start), end_of_all
    left, right = _word_start(text, max(start, span.start - _AROUND), start), _word_end(text, min(end, span.end + _AROUND), end)
    return Lit(
        before=text[left : span.start].lstrip(),
        lit=text[span.start : span.end],
        after=text[span.end : right].rstrip(),
        head=left > start,
        tail=right < end,
        start=span.start,
        end=span.end,
    )


def _word_start(text: str, at: int, least: int) -> int:
    least = max(least, at - _WORD)
    while at > least and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int, most: int) -> int:
    most = min(most, at + _WORD)
    while at < most and not text[at].isspace():
        at += 1
    return at


def conflicts(view: StoryView) -> tuple[Conflict, ...]:
    """The shown conflicts, in order of number."""
    return tuple(_conflicts(view))


def _conflicts(view: StoryView) -> Iterator[Conflict]:
    for point in view.conflicts:
        relation = point.pair
        left, right = (point.entry(relation.left), point.entry(relation.right)) if relation else (None, None)
        if relation is None or left is None or right is None:
            continue
        every = [found for found in point.model.relations if found.kind == "conflict"]
        yield Conflict(
            anchor=f"{view.desk.prefix}conflict-{point.number}",
            number=point.number or 0,
            question=point.question,
            sides=(_side(point, left), _side(point, right)),
            rule=relation.why,
            why=point.model.why,
            point=point.model.id,
            more=len(every) - 1,
        )


def _agreeing(point: PointView, entry: Entry) -> Sequence[Entry]:
    found = []
    for relation in point.model.relations:
        if relation.kind == "agree" and entry.claim.claim.id in (relation.left, relation.right):
            other = point.entry(relation.right if relation.left == entry.claim.claim.id else relation.left)
            if other and other.source.id not in (entry.source.id, "own", "none") and other not in found:
                found.append(other)
    return found[:2]


def _side(point: PointView, entry: Entry) -> Side:
    claim = entry.claim
    certainty = claim.certainty
    evidence = certainty.evidence_spans if certainty else ()
    page = claim.page
    return Side(
        entry=entry,
        words=light(page.text, claim.sentence, entry.span),
        where=f"{page.outlet}, {page.when}",
        agrees=tuple((other.source.short, other.said, other.cite) for other in _agreeing(point, entry)),
        repeats=entry.also[:4],
        evidence=words.EVIDENCE[certainty.evidence] if certainty else "evidence not measured",
        quoted=label(evidence[0].of(page.text), 80) if evidence else None,
    )
