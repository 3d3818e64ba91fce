"""Whether one page says the same as another, in much the same order, in other words.

Each sentence of the child is weighed by its telling words (names, numbers, content words; rarer in the parent weighs more),
and looked for in the parent's sentences; the best chain of matches that never goes back is what counts. No embeddings: shared
telling words in shared order is what is left of a report when it is reworded (Clough et al. 2002, METER; Barrón-Cedeño
et al. 2013 on paraphrase in text reuse).
"""

import functools
import math
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from twosource.corpus.lineage.words import Words, stem
from twosource.language import lexicon

WORTH = {"function": 0.0, "common": 0.35, "places": 0.5, "calendar": 0.5}
"""What a shared word of each list of `stopwords.toml` counts, against 1 for any other."""
MATCH = 0.3
"""Least share of a sentence's weight that must stand in one sentence of the parent (or two neighbours) to match."""
LEAST_WEIGHT = 2.0
"""Sentences with less to tell than about two telling words are left out."""


class Retelling(msgspec.Struct, frozen=True):
    """How much of the child's matter stands in the parent.

    Attributes:
        matter: share of the weight of the child's telling words that stand anywhere in the parent.
        told: share of the child's weight that stands in matched sentences' common words, in any order.
        ordered: the same, along the best chain in order.
        pairs: matched sentences of that chain (child place, parent place), in order.
    """

    matter: float
    told: float
    ordered: float
    pairs: tuple[tuple[int, int], ...]


@functools.cache
def _worth() -> Mapping[str, float]:
    """Worth by stem, the least where words share one."""
    found: dict[str, float] = {}
    for name in ("calendar", "places", "common", "function"):
        for word in lexicon("stopwords")[name]:
            key = stem(word.replace("'", "").replace(".", "")) or word
            if len(word) <= len(key) + 1 or key not in found:
                found[key] = WORTH[name]
    return found


def sentence_stems(words: Words) -> list[frozenset[str]]:
    """The telling stems of each sentence."""
    worth = _worth()
    return [
        frozenset(key for norm in words.norm[first:end] if worth.get(key := stem(norm), 1.0) > 0)
        for first, end in words.sentences
    ]


def retelling(child: Sequence[frozenset[str]], parent: Sequence[frozenset[str]]) -> Retelling:
    """Compare two pages sentence by sentence."""
    in_parent = Counter(key for sentence in parent for key in sentence)
    in_child = Counter(key for sentence in child for key in sentence)
    size = max(1, len(parent), len(child))
    worth = _worth()

    def weight(key: str) -> float:
        return worth.get(key, 1.0) * math.log(1 + size / max(in_parent[key], in_child[key], 1)) / math.log(1 + size)

    weights = {key: weight(key) for key in {*in_parent, *in_child}}
    totals = [sum(weights[key] for key in sorted(sentence)) for sentence in child]
    everything = sum(totals) or 1.0
    matter = sum(weights[key] for sentence in child for key in sorted(sentence) if key in in_parent) / everything
    rows = [_matches(sentence, total, parent, weights) for sentence, total in zip(child, totals, strict=True)]
    told = sum(max((value for _, value in row), default=0.0) for row in rows) / everything
    ordered, pairs = _chain(rows)
    return Retelling(matter, told, ordered / everything, pairs)


def _matches(
    sentence: frozenset[str], total: float, parent: Sequence[frozenset[str]], weights: Mapping[str, float]
) -> list[tuple[int, float]]:
    """Places in the parent where enough of the sentence stands, with the weight that does."""
    if total < LEAST_WEIGHT * 0.5:
        return []
    found = []
    for at, other in enumerate(parent):
        value = sum(weights[key] for key in sorted(sentence & other))
        if value >= MATCH * total:
            found.append((at, value))
    return found


def _chain(rows: Sequence[Sequence[tuple[int, float]]]) -> tuple[float, tuple[tuple[int, int], ...]]:
    """The heaviest chain of matches whose places in the parent never fall."""
    ends: list[tuple[int, float, tuple[tuple[int, int], ...]]] = []
    for at, row in enumerate(rows):
        grown = []
        for place, value in row:
            _, total, path = max(
                (end for end in ends if end[0] <= place), key=lambda end: (end[1], -end[0]), default=(0, 0.0, ())
            )
            grown.append((place, total + value, (*path, (at, place))))
        ends = _best_ends([*ends, *grown])
    _, total, path = max(ends, key=lambda end: (end[1], -end[0]), default=(0, 0.0, ()))
    return total, path


def _best_ends(
    ends: Sequence[tuple[int, float, tuple[tuple[int, int], ...]]],
) -> list[tuple[int, float, tuple[tuple[int, int], ...]]]:
    """Of chains that end at one place the heaviest only."""
    best: dict[int, tuple[int, float, tuple[tuple[int, int], ...]]] = {}
    for end in ends:
        if end[0] not in best or end[1] > best[end[0]][1]:
            best[end[0]] = end
    return [best[place] for place in sorted(best)]
