"""What two compared pages are to each other: the measures, the chance that one derives from the other, the kind, the reason."""

import math
from typing import Literal

import msgspec

from twosource.corpus.lineage.passages import Overlap, overlap
from twosource.corpus.lineage.rewrites import Retelling, retelling
from twosource.corpus.lineage.words import Words
from twosource.model import DerivationKind

WEIGHTS = (5.8, 10.1, 1.8, -4.8)
"""Of running text outside quotations, of matter retold in order, of length, and the constant: logistic regression on the 1,201
labelled pairs of the lineage development sets, news pairs counted three times. Two-fold over topics: F1 of derived or not
0.95 on news pages, 0.99 on machine rewrites, see `bench/lineage.py`."""
USUAL_WORDS = 200
"""Length of page at which length says nothing: of shorter ones, more of the matter is alike by chance."""
LENGTH_LIMITS = (-1.2, 1.0)
"""Natural logarithm of the length against the usual one, kept within what was measured."""
LEAST_WORDS = 25
"""Fewest words of a page that anything but "the same words" can be said of; the shortest labelled page has 29."""
COPY = (0.87, 0.8)
"""Least share of child in parent and of parent in child for a copy."""
ABRIDGED = 0.75
"""Least share of the child in the parent for an abridgement; short of a copy's share ..."""
ABRIDGED_RATIO = 0.75
"""... this is the most that the parent's share in the child may be of it, or both have text of their own."""
EDITED = (14, 0.3)
"""Least words in a row, and least share of the child, for an edited text; below, it is a rewrite."""
SHARED = (10, 12)
"""Least words in a row, and least words in all, for shared quotations; fewer are stock phrases."""
# COPY to SHARED: best macro F1 over the six kinds on one half of the topics (0.84), 0.85 on the other.


class Measures(msgspec.Struct, frozen=True):
    """Two pages compared, the first as the child."""

    overlap: Overlap
    retelling: Retelling
    words: int


Kind = Literal["copy", "abridged", "edited", "rewrite", "shared_quotes", "independent"]


def measure(child: Words, parent: Words, child_stems: list[frozenset[str]], parent_stems: list[frozenset[str]]) -> Measures:
    """Compare two pages: their words, and the stems of their sentences (the child's without quotations)."""
    return Measures(overlap(child, parent), retelling(child_stems, parent_stems), len(child.norm))


def features(measures: Measures) -> tuple[float, float, float, float]:
    """What `WEIGHTS` are for."""
    length = math.log(max(measures.words, 1) / USUAL_WORDS)
    low, high = LENGTH_LIMITS
    return measures.overlap.unquoted, measures.retelling.ordered, min(high, max(low, length)), 1.0


def chance(measures: Measures) -> float:
    """The estimated chance that the pages derive one from the other."""
    total = sum(weight * feature for weight, feature in zip(WEIGHTS, features(measures), strict=True))
    return 1 / (1 + math.exp(-total))


def kind_of(measures: Measures) -> Kind:
    """The first kind that fits; the shorter page must be the child of these measures.

    The same text nearly whole is a copy even if all of it stands in quotation marks (a statement, an interview).
    """
    found = measures.overlap
    if measures.words < LEAST_WORDS:
        return "copy" if found.child == found.parent == 1 else "independent"
    if found.child >= COPY[0] and found.parent >= COPY[1]:
        return "copy"
    if chance(measures) < 0.5:
        shared = found.child * measures.words
        return "shared_quotes" if found.longest >= SHARED[0] and shared >= SHARED[1] else "independent"
    if found.child >= COPY[0] or (found.child >= ABRIDGED and found.parent <= ABRIDGED_RATIO * found.child):
        return "abridged"
    return "edited" if found.longest >= EDITED[0] and found.child >= EDITED[1] else "rewrite"


def score_of(kind: DerivationKind, measures: Measures) -> float:
    """The estimated chance that this kind of answer is right."""
    derived = chance(measures)
    if kind == "shared_quotes":
        derived = 1 - derived
    elif kind == "copy":
        derived = max(derived, measures.overlap.child)
    return round(derived, 2)


def containment(kind: DerivationKind, measures: Measures, back: Measures) -> tuple[float, float]:
    """Share of the child's words in the parent and the other way; of a rewrite, of its telling words."""
    if kind == "rewrite":
        return round(measures.retelling.matter, 2), round(back.retelling.matter, 2)
    return round(measures.overlap.child, 2), round(measures.overlap.parent, 2)


def reason(kind: DerivationKind, measures: Measures, parent: str) -> str:
    """One plain sentence with the numbers the kind rests on."""
    found, told = measures.overlap, measures.retelling
    same = f"{_percent(found.child)} of its words stand in {parent}"
    if kind == "rewrite":
        return (
            f"{_percent(told.matter)} of its telling words outside quotations stand in {parent}; {len(told.pairs)} of its "
            f"sentences follow sentences there in the same order; {_percent(found.child)} of its words are the same text."
        )
    if kind == "shared_quotes":
        own = f"of those outside quotations {_percent(found.unquoted)}"
        return f"{same}, {own}: too little for one text to come from the other."
    order = "in the same order" if found.ordered >= 0.9 else "partly in another order"
    return f"{same} {order}; the longest run is {found.longest} words."


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
