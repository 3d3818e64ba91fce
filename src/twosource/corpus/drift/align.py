"""Which sentences of a retelling carry which sentences of the report.

Words shared, each weighed by how rare it is on the two pages (inverse document frequency, Sparck Jones 1972, sentences as
documents): on a story about troops the word "troops" binds nothing. Both directions are kept apart, since a retelling merges
and splits sentences.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from twosource.corpus.drift.view import Line, View

CLOSE = 0.62
"""Least share of the weight, both ways, for two sentences to be the same sentence edited."""
LOOSE = 0.34
"""Least share of the weight of one of the two for them to speak of the same thing."""
LEAST_SHARED = 3
"""Shared keys of a loose pair."""
RARE = (1 / 6, 6, 10)
"""A key in no more than this share of the sentences of the two pages is rare; at least and at most so many sentences."""
LEAST_RARE = 2
MOST_POSTINGS = 200
"""A key in more sentences than this tells nothing and would make long pages slow."""


class Pair(msgspec.Struct, frozen=True):
    """Two sentences that belong together.

    Attributes:
        kept: share of the weight of the parent's words that the child's sentence holds.
        known: share of the weight of the child's words that the parent's sentence holds.
    """

    before: Line
    after: Line
    kept: float
    known: float

    @property
    def close(self) -> bool:
        """Whether the child's sentence is the parent's, edited."""
        return min(self.kept, self.known) >= CLOSE


class Weights(msgspec.Struct, frozen=True):
    """How much each key binds, on these two pages."""

    by_key: Mapping[str, float]
    rare: float

    def of(self, keys: Iterable[str]) -> float:
        """Weight of a set of keys; summed exactly, so that the order in which a set gives them does not matter."""
        return math.fsum([self.by_key.get(key, 1.0) for key in keys])

    def share(self, keys: frozenset[str], held_by: frozenset[str]) -> float:
        """Share of the weight of `keys` that is among `held_by`; 0 for no keys."""
        whole = self.of(keys)
        return self.of(keys & held_by) / whole if whole else 0.0

    def rare_among(self, keys: frozenset[str]) -> int:
        """How many of some keys are rare on these pages."""
        return sum(self.by_key.get(key, self.rare) >= self.rare for key in keys)

    def telling(self, keys: frozenset[str]) -> bool:
        """Whether words tell one claim of a story from another: at least two of them are rare."""
        return self.rare_among(keys) >= LEAST_RARE


def weigh(parent: View, child: View) -> Weights:
    """Weights of all keys on two pages."""
    seen = Counter(key for page in (parent, child) for line in page.lines for key in line.near)
    count = len(parent.lines) + len(child.lines)
    share, least, most = RARE
    rare = min(max(share * count, least), most)
    return Weights({key: math.log(1 + count / number) for key, number in seen.items()}, math.log(1 + count / rare))


def find_pairs(parent: View, child: View, weights: Weights) -> tuple[Pair, ...]:
    """Pairs of sentences that belong together, in the child's order, the nearest first.

    Headlines are the parent's to be found in, but a child's headline is not compared: it may say what no sentence does.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for line in parent.lines:
        for key in line.near:
            places[key].append(line.index)
    whole = [weights.of(line.near) for line in parent.lines]
    pairs: list[Pair] = []
    for after in child.lines:
        if after.role != "headline":
            found = [pair for pair in _candidates(after, parent, places, weights, whole) if _belongs(pair)]
            pairs += sorted(found, key=lambda pair: (-min(pair.kept, pair.known), -pair.kept - pair.known, pair.before.index))
    return tuple(pairs)


def _candidates(
    after: Line, parent: View, places: Mapping[str, list[int]], weights: Weights, whole: list[float]
) -> Iterator[Pair]:
    """The pairs of a child's sentence with those of the parent that share at least two of its less common words."""
    shared: Counter[int] = Counter()
    for key in after.near:
        if len(places.get(key, ())) <= MOST_POSTINGS:
            shared.update(places.get(key, ()))
    own = weights.of(after.near)
    for index, number in shared.items():
        if number > 1:
            held = weights.of(parent.lines[index].near & after.near)
            yield Pair(parent.lines[index], after, held / whole[index], held / own)


def _belongs(pair: Pair) -> bool:
    if pair.close:
        return True
    return len(pair.before.near & pair.after.near) >= LEAST_SHARED and max(pair.kept, pair.known) >= LOOSE
