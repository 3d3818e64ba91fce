"""A report and its retelling side by side: what every rule looks at, and how a rule says what it found."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from twosource.corpus.drift.align import Pair, Weights, find_pairs, weigh
from twosource.corpus.drift.cues import find_cues
from twosource.corpus.drift.view import Line, View, near_keys, view
from twosource.corpus.drift.words import Word
from twosource.model import Attribution, DerivationKind, Drift, DriftKind, Reading, Span, content_id

CARRIED = 0.6
"""Least share of the weight of a claim's words that a sentence must hold to carry the claim."""
BOUNDARY = re.compile(r'(?<!\d),|,(?!\d)|[;:()—–]|\s-\s|[\s“"]but\s|\salthough\s|\sthough\s|\swhile\s')
LEAST_CLAUSE = 2
"""Content words of a clause; less is part of the one before ("Kyiv, Ukraine")."""
SPOKEN = 0.6
"""Least share of a sentence's content words, those for the speaker aside, that are somebody's word if the sentence is."""
LONGEST_QUOTED = 90
"""Code points of a page's words repeated in a reason."""


Weight = Literal["grave", "notable", "slight"]


class Comparison(msgspec.Struct, frozen=True):
    """Two pages, aligned; the pairs also by the index of the parent's and of the child's sentence.

    `later` tells that the child says of itself that it has been brought up to date, whatever its kind.
    """

    kind: DerivationKind
    later: bool
    parent: View
    child: View
    weights: Weights
    pairs: tuple[Pair, ...]
    by_before: Mapping[int, tuple[Pair, ...]]
    by_after: Mapping[int, tuple[Pair, ...]]

    def homes(self, line: Line) -> tuple[Pair, ...]:
        """The pairs of a sentence of the parent, in the child's order."""
        return self.by_before.get(line.index, ())

    def origins(self, line: Line) -> tuple[Pair, ...]:
        """The pairs of a sentence of the child, the nearest first."""
        return self.by_after.get(line.index, ())

    def carriers(self, keys: frozenset[str], lines: Iterable[Line], least: float = CARRIED) -> tuple[Line, ...]:
        """Those of `lines` that hold enough of the words of a claim: the fullest first, of these the one with least besides."""
        wanted = least * self.weights.of(keys)
        kept = []
        for line in lines:
            held = keys & line.near
            weight = self.weights.of(held) if held else 0.0
            if held and weight >= wanted:
                kept.append((-weight, self.weights.of(line.near), line.index, line))
        return tuple(line for *_, line in sorted(kept, key=lambda item: item[:3]))


class Finding(msgspec.Struct, frozen=True):
    """What a rule has found: a drift that does not yet know its pages."""

    kind: DriftKind
    weight: Weight
    before: Span | None
    after: Span | None
    why: str


Rule = Callable[[Comparison], Iterator[Finding]]


def compare(kind: DerivationKind, parent: Reading, child: Reading, *, later: bool) -> Comparison:
    """Align two readings; `kind` is how the child comes from the parent, `later` as in `Comparison`."""
    before, after = view(parent), view(child)
    weights = weigh(before, after)
    pairs = find_pairs(before, after, weights)
    by_before: dict[int, list[Pair]] = defaultdict(list)
    by_after: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_before[pair.before.index].append(pair)
        by_after[pair.after.index].append(pair)
    return Comparison(
        kind,
        later,
        before,
        after,
        weights,
        pairs,
        {index: tuple(found) for index, found in by_before.items()},
        {index: tuple(found) for index, found in by_after.items()},
    )


def as_drift(found: Finding, comparison: Comparison) -> Drift:
    """A finding with its pages and its id."""
    parent, child = comparison.parent, comparison.child
    return Drift(
        id=content_id("dr", found.kind, parent.page, child.page, found.before, found.after),
        why=found.why,
        kind=found.kind,
        weight=found.weight,
        parent=parent.page,
        child=child.page,
        before=parent.at(found.before) if found.before else None,
        after=child.at(found.after) if found.after else None,
    )


def body(page: View) -> tuple[Line, ...]:
    """The lines of the report itself."""
    return tuple(line for line in page.lines if line.role != "headline")


def speaks(page: View, line: Line) -> bool:
    """Whether anybody is named or hinted at whose word a sentence is; more is taken for such than attributions found.

    A source that has but a part of the sentence for its word ("given the minister's comments on the harbour") is one of the
    things the sentence tells of.
    """
    if find_cues("reporting", page.text, line.span):
        return True
    return any(note.source and _carries(line, note) for note in page.attributions_at(line.span))


def _carries(line: Line, note: Attribution) -> bool:
    """Whether most of a sentence, the speaker aside, is what an attribution has for its content."""
    told = [word for word in line.words if near_keys((word,)) and not any(span.meets(word.span) for span in note.source)]
    content = [word for word in told if any(span.holds(word.span) for span in note.content)]
    return len(content) >= SPOKEN * len(told) > 0


def clauses(page: View, line: Line) -> tuple[Span, ...]:
    """A sentence cut at its commas, dashes and the like; scraps stay with what precedes them."""
    cuts = [
        line.span.start,
        *(found.end() for found in BOUNDARY.finditer(page.text, line.span.start, line.span.end)),
        line.span.end,
    ]
    spans: list[Span] = []
    start = cuts[0]
    for cut in cuts[1:]:
        if cut > start and len(near_keys(words_in(line, Span(start, cut)))) >= LEAST_CLAUSE:
            spans.append(Span(start, cut))
            start = cut
    if start < line.span.end:
        last = spans.pop() if spans else Span(start, line.span.end)
        spans.append(Span(last.start, line.span.end))
    return tuple(trimmed(page.text, span) for span in spans)


def clause_at(page: View, line: Line, span: Span) -> Span:
    """The clause that holds a stretch of a sentence; the sentence where it lies in several."""
    return next((clause for clause in clauses(page, line) if clause.holds(span)), line.span)


def words_in(line: Line, span: Span) -> tuple[Word, ...]:
    """The words of a line that lie in a span."""
    return tuple(word for word in line.words if span.holds(word.span))


def keys_in(page: View, spans: Iterable[Span]) -> frozenset[str]:
    """The keys of the words in some spans of a page."""
    return near_keys(word for span in spans for line in page.lines_at(span) for word in line.words if span.holds(word.span))


def trimmed(text: str, span: Span) -> Span:
    """The span without white space and joining marks at its ends."""
    start, end = span.start, span.end
    while start < end - 1 and (text[start].isspace() or text[start] in ",;:—–-)"):
        start += 1
    while end - 1 > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-("):
        end -= 1
    return Span(start, end)


def hull(spans: Iterable[Span]) -> Span:
    """The least span that holds all of some spans."""
    found = tuple(spans)
    return Span(min(span.start for span in found), max(span.end for span in found))


def quoted(page: View, span: Span) -> str:
    """A page's words for a reason: in quotation marks, on one line, cut where long."""
    words = " ".join(page.said(span).split()).strip("“”\"'‘’")
    return f"“{words}”" if len(words) <= LONGEST_QUOTED else f"“{words[: LONGEST_QUOTED - 1].rstrip()}…”"
