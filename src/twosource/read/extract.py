"""What the extractor takes for the report's body, laid onto our own rendering."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from twosource.model import MarkupBlock

SHINGLE = 4
"""Words in a row that are looked up; the page-reading benchmarks count the same."""
TAKEN_SHARE = 0.6
"""Least share of a block's shingles in the extraction for the block to be taken."""
POSTINGS = 8
"""Most places of one shingle in the extraction that are considered."""

_WORD = re.compile(r"\w+")


def extracted_blocks(blocks: Sequence[MarkupBlock], text: str, extraction: str) -> tuple[MarkupBlock, ...]:
    """The blocks, marked as extracted where the extraction holds their words in the same order.

    A block counts if most of its runs of four words stand in the extraction; a shorter one if all its words make a line
    there. Of blocks with the same words those are taken that keep the extraction's order.

    Args:
        blocks: of the rendered page, in order.
        text: the rendered page.
        extraction: the body as the extractor gives it, one paragraph a line.
    """
    lines = [_WORD.findall(line.lower()) for line in extraction.splitlines()]
    words = [word for line in lines for word in line]
    places = _places(words)
    starts = _line_starts(lines)
    candidates = []
    for number, block in enumerate(blocks):
        own = _WORD.findall(block.span.of(text).lower())
        candidates += [(number, place, len(own)) for place in _found_at(own, places, starts)]
    taken = _in_order(candidates)
    return tuple(
        msgspec.structs.replace(block, extracted=True) if number in taken else block for number, block in enumerate(blocks)
    )


def _places(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    """Where each shingle stands."""
    places: dict[tuple[str, ...], list[int]] = {}
    for start in range(len(words) - SHINGLE + 1):
        places.setdefault(tuple(words[start : start + SHINGLE]), []).append(start)
    return places


def _line_starts(lines: Sequence[Sequence[str]]) -> dict[tuple[str, ...], list[int]]:
    """Where each short line stands."""
    starts: dict[tuple[str, ...], list[int]] = {}
    position = 0
    for line in lines:
        if 0 < len(line) < SHINGLE:
            starts.setdefault(tuple(line), []).append(position)
        position += len(line)
    return starts


def _found_at(
    own: Sequence[str], places: dict[tuple[str, ...], list[int]], starts: dict[tuple[str, ...], list[int]]
) -> Iterator[int]:
    """The places in the extraction at which the block may stand, in order."""
    if len(own) < SHINGLE:
        yield from starts.get(tuple(own), ())[:POSTINGS] if own else ()
        return
    hits = [places.get(tuple(own[i : i + SHINGLE]), []) for i in range(len(own) - SHINGLE + 1)]
    if sum(bool(hit) for hit in hits) < TAKEN_SHARE * len(hits):
        return
    offset, first = next((i, hit) for i, hit in enumerate(hits) if hit)
    yield from sorted({max(0, place - offset) for place in first[:POSTINGS]})


def _in_order(candidates: Sequence[tuple[int, int, int]]) -> frozenset[int]:
    """The blocks of the heaviest chain in which both block numbers and places rise.

    Candidates come in block order. A Fenwick tree over the places holds the best chain that ends at or before each.
    """
    ranks = {place: rank for rank, place in enumerate(sorted({place for _, place, _ in candidates}), start=1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    best: list[tuple[int, int]] = []
    pending: list[int] = []

    def settle() -> None:
        for index in pending:
            rank = ranks[candidates[index][1]]
            while rank < len(tree):
                tree[rank] = max(tree[rank], (best[index][0], index))
                rank += rank & -rank
        pending.clear()

    for index, (number, place, weight) in enumerate(candidates):
        if pending and candidates[pending[0]][0] != number:
            settle()
        rank, top = ranks[place] - 1, (0, -1)
        while rank > 0:
            top = max(top, tree[rank])
            rank -= rank & -rank
        best.append((top[0] + weight, top[1]))
        pending.append(index)
    chain = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    taken = set()
    while chain >= 0:
        taken.add(candidates[chain][0])
        chain = best[chain][1]
    return frozenset(taken)


def extraction_of(tree: Any) -> str:  # noqa: ANN401 - lxml's elements have no public type of their own
    """The body of the report as trafilatura finds it, one paragraph a line; empty if it finds none.

    Barbaresi, Trafilatura (ACL 2021 demonstrations). Its own defaults, comments left out: the mode measured best on news
    pages. It reads trees without comments, and works on the tree alone: it opens no address. The tree is changed: pass a copy.
    """
    from lxml import etree  # noqa: PLC0415 - slow to import; text files do without
    from trafilatura import extract  # noqa: PLC0415 - as above

    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    return extract(tree, include_comments=False) or ""
