"""Where two pages have running text in common.

Greedy tiling (Wise 1993, here with an index of word sequences): from left to right, the longest stretch of the child that
stands in the parent, again and again; then the small gaps between neighbouring stretches are searched for shorter ones, so
that a respelled or lightly edited copy stays one copy.
"""

import bisect
import difflib
import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from twosource.corpus.lineage.words import Words
from twosource.model import Passage

RUN = 5
"""Fewest words in a row that count as shared text; four are often a stock phrase or an office and a name."""
GAP = 25
"""Most words, on either page, between two shared stretches in which shorter ones are looked for."""
SHORT_RUN = 2
"""Fewest words in a row that count inside such a gap."""
PLACES = 16
"""Most places in the parent that are tried for one sequence of words; keeps time linear on repetitive text."""


class Run(msgspec.Struct, frozen=True, order=True):
    """`size` words from `child` on stand in the parent from `parent` on."""

    child: int
    parent: int
    size: int


class Overlap(msgspec.Struct, frozen=True):
    """What two texts have in common.

    Attributes:
        runs: in the child's order; they overlap neither in the child nor, but for repeated text, in the parent.
        child, parent: share of each page's words that stand in a run.
        unquoted: share of the child's words outside quotation marks that stand in a run, outside quotation marks there too.
        longest: words in the longest stretch without any edit.
        ordered: share of the shared words whose runs stand in the same order on both pages.
    """

    runs: tuple[Run, ...]
    child: float
    parent: float
    unquoted: float
    longest: int
    ordered: float


def overlap(child: Words, parent: Words) -> Overlap:
    """Compare two pages' running text; empty pages have nothing in common."""
    anchors = _anchors(child.norm, parent.norm)
    runs = tuple(_filled(anchors, child.norm, parent.norm))
    shared = sum(run.size for run in runs)
    own_words = sum(not quoted for quoted in child.quoted)
    own_shared = sum(
        not child.quoted[run.child + step] and not parent.quoted[run.parent + step] for run in runs for step in range(run.size)
    )
    covered = {run.parent + step for run in runs for step in range(run.size)}
    return Overlap(
        runs=runs,
        child=shared / max(1, len(child.norm)),
        parent=len(covered) / max(1, len(parent.norm)),
        unquoted=own_shared / max(1, own_words),
        longest=max((run.size for run in anchors), default=0),
        ordered=in_order([(run.parent, run.size) for run in runs]) / max(1, shared),
    )


def passages(runs: Sequence[Run], child: Words, parent: Words) -> tuple[Passage, ...]:
    """The runs as spans; runs that follow one another without a break on both pages are one passage."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and last.child + last.size == run.child and last.parent + last.size == run.parent:
            joined[-1] = Run(last.child, last.parent, last.size + run.size)
        else:
            joined.append(run)
    return tuple(
        Passage(
            child=child.span(run.child, run.child + run.size),
            parent=parent.span(run.parent, run.parent + run.size),
        )
        for run in joined
    )


def in_order(weighted: Iterable[tuple[int, int]]) -> int:
    """Heaviest sum of weights along a chain of never falling places (heaviest increasing subsequence)."""
    places: list[int] = []
    totals: list[int] = []
    for place, weight in weighted:
        at = bisect.bisect_right(places, place)
        total = (totals[at - 1] if at else 0) + weight
        end = at
        while end < len(totals) and totals[end] <= total:
            end += 1
        places[at:end], totals[at:end] = [place], [total]
    return max(totals, default=0)


def _anchors(child: Sequence[str], parent: Sequence[str]) -> list[Run]:
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(parent) - RUN + 1):
        held = places[tuple(parent[at : at + RUN])]
        if len(held) < PLACES:
            held.append(at)
    found: list[Run] = []
    at, expected = 0, 0
    while at <= len(child) - RUN:
        starts = places.get(tuple(child[at : at + RUN]))
        if not starts:
            at += 1
            continue
        sizes = [(_size(child, at, parent, start), start) for start in starts]
        size, start = min(sizes, key=lambda item: (-item[0], item[1] < expected, item[1]))
        found.append(Run(at, start, size))
        at, expected = at + size, start + size
    return found


def _size(child: Sequence[str], at: int, parent: Sequence[str], start: int) -> int:
    limit = min(len(child) - at, len(parent) - start)
    return next((step for step in range(RUN, limit) if child[at + step] != parent[start + step]), limit)


def _filled(anchors: Sequence[Run], child: Sequence[str], parent: Sequence[str]) -> list[Run]:
    """The anchors and the short runs in small gaps between them."""
    filled = list(anchors)
    for last, here in itertools.pairwise(anchors):
        first, start = last.child + last.size, last.parent + last.size
        if not (0 < here.child - first <= GAP and 0 < here.parent - start <= GAP):
            continue
        matcher = difflib.SequenceMatcher(None, child[first : here.child], parent[start : here.parent], autojunk=False)
        filled.extend(
            Run(first + block.a, start + block.b, block.size)
            for block in matcher.get_matching_blocks()
            if block.size >= SHORT_RUN
        )
    return sorted(filled)
