"""Whether one page says the same as another, in much the same order, in other words.

Each sentence of the child is weighed by its telling words (names, numbers, content words; those that few sentences hold weigh
more) and looked for among the parent's sentences; the heaviest chain of matches that never goes back is what counts. Shared
telling words in shared order are what is left of a report when it is reworded (Clough et al. 2002, METER). No embeddings.
The child's words in quotation marks are left out: two independent reports quote one speech in one order. The parent's are
kept: a rewrite tells in its own words what its parent quotes.
"""

import functools
import heapq
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from twosource.corpus.lineage.words import Words, normal, stem
from twosource.language import lexicon

WORTH = {"function": 0.0, "common": 0.35, "places": 0.5, "calendar": 0.5}
"""What a shared word of each list of `stopwords.toml` counts, against 1 for any other."""
MATCH = 0.3
"""Least share of a sentence's weight that must stand in one sentence of the parent."""
LEAST_WEIGHT = 1.0
"""Sentences that weigh less than one rare word have nothing to match by."""
PLACES = 8
"""Most sentences of the parent that are tried for one of the child; keeps time in bounds on repetitive text."""


class Retelling(msgspec.Struct, frozen=True):
    """How much of the child's own words' matter stands in the parent.

    Attributes:
        matter: share of the weight of the child's telling words that stand anywhere in the parent.
        ordered: share of it that matched sentences have in common, along the best chain in order.
        pairs: the matched sentences of that chain (place in the child, place in the parent), in order.
    """

    matter: float
    ordered: float
    pairs: tuple[tuple[int, int], ...]


Chain = tuple[int, float, tuple[tuple[int, int], ...]]
"""Where in the parent a chain ends, what it weighs, and its pairs."""


def sentence_stems(words: Words, *, quoted: bool) -> list[frozenset[str]]:
    """The telling stems of each sentence, with or without those in quotation marks."""
    worth = _worth()
    return [
        frozenset(
            key
            for norm, in_quotes in zip(words.norm[first:end], words.quoted[first:end], strict=True)
            if (quoted or not in_quotes) and worth.get(key := stem(norm), 1.0) > 0
        )
        for first, end in words.sentences
    ]


def retelling(child: Sequence[frozenset[str]], parent: Sequence[frozenset[str]]) -> Retelling:
    """Compare two pages, each given as the stems of its sentences: the child's without quotations, the parent's with."""
    weights = _weights(child, parent)
    totals = [_sum(sentence, weights) for sentence in child]
    everything = sum(totals) or 1.0
    in_parent = frozenset[str]().union(*parent)
    rows = [_matches(sentence, total, parent, weights) for sentence, total in zip(child, totals, strict=True)]
    ordered, pairs = _chain(rows)
    return Retelling(
        matter=sum(_sum(sentence & in_parent, weights) for sentence in child) / everything,
        ordered=ordered / everything,
        pairs=pairs,
    )


@functools.cache
def _worth() -> Mapping[str, float]:
    """Worth by stem; a stem cut from a longer listed word counts as that word, the least telling first."""
    return {
        stem(normal(word)): WORTH[name]
        for name in ("calendar", "places", "common", "function")
        for word in lexicon("stopwords")[name]
    }


def _weights(child: Sequence[frozenset[str]], parent: Sequence[frozenset[str]]) -> dict[str, float]:
    """What each stem weighs: less the more sentences of either page hold it."""
    in_parent = Counter(key for sentence in parent for key in sentence)
    in_child = Counter(key for sentence in child for key in sentence)
    sentences = max(1, len(parent), len(child))
    worth, scale = _worth(), math.log(1 + sentences)
    return {
        key: worth.get(key, 1.0) * math.log(1 + sentences / max(in_parent[key], in_child[key])) / scale
        for key in {*in_parent, *in_child}
    }


def _sum(sentence: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights[key] for key in sorted(sentence))


def _matches(
    sentence: frozenset[str], total: float, parent: Sequence[frozenset[str]], weights: Mapping[str, float]
) -> list[tuple[int, float]]:
    """Places in the parent where enough of the sentence stands, with the weight that does, in order."""
    if total < LEAST_WEIGHT:
        return []
    values = [(at, _sum(shared, weights)) for at, other in enumerate(parent) if (shared := sentence & other)]
    enough = [(at, value) for at, value in values if value >= MATCH * total]
    return sorted(heapq.nsmallest(PLACES, enough, key=lambda match: (-match[1], match[0])))


def _chain(rows: Sequence[Sequence[tuple[int, float]]]) -> tuple[float, tuple[tuple[int, int], ...]]:
    """The heaviest chain of matches whose places in the parent never fall."""
    ends: dict[int, Chain] = {}
    for at, row in enumerate(rows):
        grown = []
        for place, value in row:
            _, total, pairs = _heaviest(end for end in ends.values() if end[0] <= place)
            grown.append((place, total + value, (*pairs, (at, place))))
        for end in grown:
            if end[1] > _heaviest([ends[end[0]]] if end[0] in ends else [])[1]:
                ends[end[0]] = end
    _, total, pairs = _heaviest(ends.values())
    return total, pairs


def _heaviest(ends: Iterable[Chain]) -> Chain:
    """The heaviest chain; of equal ones that which ends first."""
    return max(ends, key=lambda end: (end[1], -end[0]), default=(0, 0.0, ()))
