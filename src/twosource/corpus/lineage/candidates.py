"""Which pages of a story are worth comparing closely.

Two channels, since each misses what the other finds: pages that share a sampled sequence of words (copies and cuts), and
pages near each other by their telling words (rewrites). Similarity hashing at its usual thresholds was measured to miss most
real copies. Identical texts too short to be sampled are paired as such.
"""

import heapq
import itertools
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

from twosource.corpus.lineage.words import Words

Key = TypeVar("Key", bound=Hashable)

SHINGLE = 5
"""Words in a sequence."""
SAMPLE = 4
"""One sequence in this many is kept, by its checksum."""
MOST_PAGES = 40
"""A sequence in more pages meets the first few of them only, so that a copy on a thousand pages costs few thousand pairs."""
FIRST_PAGES = 3
TERM_PAGES = 60
"""A telling word in more pages, or in more than half of the story, brings none together."""
NEIGHBOURS = 12
"""Pages that are compared with a page by each channel."""
LEAST_NEAR = 0.12
"""Least share of the smaller page's telling words (by rarity) for a neighbour."""


def candidate_pairs(words: Sequence[Words], stems: Sequence[AbstractSet[str]]) -> list[tuple[int, int]]:
    """Pairs of places (smaller first, sorted) of pages worth comparing.

    Args:
        words: the story's pages in a fixed order; the first pages stand for widely carried sequences.
        stems: the telling stems of each page, in the same order.
    """
    found = _nearest(_shared_shingles(words), len(words)) | _nearest(_shared_stems(stems), len(words))
    return sorted(found | _identical(words))


def _identical(words: Sequence[Words]) -> set[tuple[int, int]]:
    """Each page with the first that has the very same words, however few."""
    first: dict[tuple[str, ...], int] = {}
    pairs = ((first.setdefault(tuple(page.norm), at), at) for at, page in enumerate(words) if page.norm)
    return {(one, other) for one, other in pairs if one != other}


def _shared_shingles(words: Sequence[Words]) -> Counter[tuple[int, int]]:
    """How many sampled sequences each two pages share."""
    shared: Counter[tuple[int, int]] = Counter()
    for pages in _postings(_shingles(page.norm) for page in words).values():
        many = pages if len(pages) <= MOST_PAGES else pages[:FIRST_PAGES]
        shared.update(itertools.combinations(many, 2))
        shared.update(itertools.product(many, pages[len(many) :]))
    return shared


def _shingles(norm: Sequence[str]) -> set[int]:
    """Checksums of the sampled word sequences of a page."""
    sums = (zlib.crc32(" ".join(norm[at : at + SHINGLE]).encode()) for at in range(len(norm) - SHINGLE + 1))
    return {value for value in sums if value % SAMPLE == 0}


def _shared_stems(stems: Sequence[AbstractSet[str]]) -> dict[tuple[int, int], float]:
    """The share of the smaller page's telling words that each two pages have in common, rarer words counting more."""
    most = max(FIRST_PAGES, min(TERM_PAGES, len(stems) // 2))
    telling = {stem: pages for stem, pages in _postings(stems).items() if len(pages) <= most}
    rarity = {stem: math.log(1 + len(stems) / len(pages)) for stem, pages in telling.items()}
    totals = [sum(rarity[stem] for stem in sorted(page) if stem in rarity) or 1.0 for page in stems]
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for stem in sorted(telling):
        for pair in itertools.combinations(telling[stem], 2):
            shared[pair] += rarity[stem]
    shares = {pair: value / min(totals[pair[0]], totals[pair[1]]) for pair, value in shared.items()}
    return {pair: share for pair, share in shares.items() if share >= LEAST_NEAR}


def _postings(pages: Iterable[AbstractSet[Key]]) -> dict[Key, list[int]]:
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for at, keys in enumerate(pages):
        for key in keys:
            found[key].append(at)
    return found


def _nearest(shared: Mapping[tuple[int, int], float], pages: int) -> set[tuple[int, int]]:
    """For each page the pairs with those it shares most with."""
    of_page: list[list[tuple[float, tuple[int, int]]]] = [[] for _ in range(pages)]
    for pair, value in shared.items():
        for page in pair:
            of_page[page].append((-value, pair))
    return {pair for held in of_page for _, pair in heapq.nsmallest(NEIGHBOURS, held)}
