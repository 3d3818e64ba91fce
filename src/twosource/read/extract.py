"""What the extractor takes for the report's body, laid onto our own rendering."""

import re
from collections import Counter
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
SENTENCE_WORDS = 10
"""Words of a line, at least, that is taken for running text: items of menus have fewer."""
RUNNING_SHARE = 0.5
"""Least share of an extraction's words that stand in such lines if it is a report."""
LIKE_PARAGRAPHS = 2
"""Paragraphs that a further container of the report's kind has at least."""

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
    for start, shingle in enumerate(_shingles(words)):
        places.setdefault(shingle, []).append(start)
    return places


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every run of `SHINGLE` words, in order."""
    return zip(*(words[start:] for start in range(SHINGLE)), strict=False)


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
    hits = [(offset, shingle) for offset, shingle in enumerate(_shingles(own)) if shingle in places]
    if len(hits) < TAKEN_SHARE * (len(own) - SHINGLE + 1):
        return
    offset, first = hits[0]
    yield from sorted({max(0, place - offset) for place in places[first][:POSTINGS]})


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

    Barbaresi, Trafilatura (ACL 2021 demonstrations), comments left out. Of its modes the fast one, which asks no other
    extractor, measured best on two of three sets of news pages (F1 .967, .937 and .938; its default .962, .958 and .916; for
    precision .970, .959 and .937), but now and then it takes menus for a report: its default is asked then. It works on the
    tree alone and opens no address.

    Args:
        tree: the document; comments and processing instructions are taken out of it, so read all else first.
    """
    from lxml import etree  # noqa: PLC0415 - slow to import; text files do without
    from trafilatura import extract  # noqa: PLC0415 - as above

    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    extraction = extract(tree, include_comments=False, fast=True) or ""
    if not is_running(extraction):
        extraction = extract(tree, include_comments=False) or ""
    return with_like_containers(tree, extraction)


def is_running(extraction: str) -> bool:
    """Whether most words of an extraction stand in lines as long as sentences; menus have short lines."""
    lines = [len(line.split()) for line in extraction.splitlines()]
    return sum(words for words in lines if words >= SENTENCE_WORDS) >= RUNNING_SHARE * sum(lines) > 0


def with_like_containers(tree: Any, extraction: str) -> str:  # noqa: ANN401 - see `extraction_of`
    """The extraction with the paragraphs of later containers like the one it came from.

    Pages that set advertisements between the parts of a report give each part a container of the same element and class. A
    heading of the first level ends the report: pages that load the next report below give it one.
    """
    lines = {squeezed for line in extraction.splitlines() if (squeezed := _squeezed(line))}
    walked = [(e, _squeezed(e.text_content())) for e in tree.iter("p", "h1")]
    paragraphs = [(e, text) for e, text in walked if e.tag == "h1" or len(text.split()) >= SENTENCE_WORDS]
    last = max((i for i, (_, text) in enumerate(paragraphs) if text in lines), default=-1)
    taken = [(e.getparent(), text) for e, text in paragraphs[: last + 1] if e.tag == "p" and text in lines]
    kind = _main_kind(taken)
    if kind is None:
        return extraction
    known = {parent for parent, _ in taken}
    more: dict[Any, list[str]] = {}
    for element, _ in paragraphs[last + 1 :]:
        if element.tag == "h1":
            break
        parent = element.getparent()
        if parent not in known and _kind(parent) == kind:
            more.setdefault(parent, []).append(" ".join(element.text_content().split()))
    added = [line for part in more.values() if len(part) >= LIKE_PARAGRAPHS for line in part]
    return "\n".join([extraction, *added]) if added else extraction


def _main_kind(taken: Sequence[tuple[Any, str]]) -> tuple[str, str] | None:
    """Element and class of the containers that hold most words of the paragraphs taken; None if they have no class."""
    words = Counter[tuple[str, str] | None]()
    for parent, text in taken:
        words[_kind(parent)] += len(text.split())
    kind, most = next(iter(words.most_common(1)), (None, 0))
    return kind if 2 * most > words.total() else None


def _kind(element: Any) -> tuple[str, str] | None:  # noqa: ANN401 - see `extraction_of`
    """An element's name and class; None if it has no class."""
    names = element.get("class") if element is not None else None
    return (element.tag, " ".join(names.split())) if names and names.strip() else None


def _squeezed(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
