"""Report or furniture: the signs of a line weighed, and the strongest of them told.

Two logistic regressions, one after the other. The first weighs the signs of each line; the second what the first says of the
line and of those around it. The weights were learned from lines of saved news pages (`training/lines`); none of the lines is in
them. They are in the table `lines` of the language.
"""

import functools
import math
from collections.abc import Collection, Mapping, Sequence

import msgspec

from twosource.language import lexicon
from twosource.page.blocks.phrases import Verdict

LEVELS = ((0.1, "report"), (0.5, "more like report"), (0.9, "more like furniture"), (2.0, "furniture"))
"""Chances of being furniture up to which a neighbour counts as what."""
REACH = 5
"""Lines on either side whose mean chance is weighed."""
TOLD = 3
"""Signs named in a reason."""


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """What a language's table holds: the two tables of weights, and the sums from which a line is furniture.

    Attributes:
        signs: of the first look.
        beside: of the second.
        least: by the weights alone.
        likely: where a rule of place takes the line for furniture.
    """

    signs: Mapping[str, float]
    beside: Mapping[str, float]
    least: float
    likely: float


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """One line's sum (0 or more: furniture) and the signs that speak most for furniture, strongest first."""

    sum: float
    reasons: tuple[str, ...]


@functools.cache
def weights(language: str) -> Weights:
    """The weights of a language."""
    return msgspec.convert(lexicon("lines", language), Weights)


def chance(total: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def first_sum(signs: Sequence[str], table: Mapping[str, float]) -> float:
    """The first look: the sum of the weights of all signs."""
    return table.get("always", 0.0) + sum(table.get(sign, 0.0) for sign in signs)


def around(chances: Sequence[float], i: int) -> list[str]:
    """What the first look says of the lines around one.

    Args:
        chances: of every line of the page: the first look's where it was asked, 1 or 0 where rules are sure.
        i: index of the line.
    """
    found = []
    for step, name in ((-2, "second before"), (-1, "before"), (1, "after"), (2, "second after")):
        j = i + step
        level = next(name for most, name in LEVELS if chances[j] <= most) if 0 <= j < len(chances) else "nothing"
        found.append(f"{name} reads as {level}")
    for name, window in (("before", chances[max(0, i - REACH) : i]), ("after", chances[i + 1 : i + 1 + REACH])):
        mean = sum(window) / len(window) if window else -1.0
        level = "nothing" if mean < 0 else "none" if mean < 0.1 else "some" if mean < 0.5 else "most" if mean < 0.9 else "all"
        found.append(f"{level} of {REACH} {name} read as furniture")
    return found


def weigh(
    signs: Mapping[int, Sequence[str]], verdicts: Sequence[Verdict | None], likely: Collection[int], language: str
) -> dict[int, Weighed]:
    """The sums of the lines that have signs, by index; the others count as what their verdicts say."""
    known = weights(language)
    sums = {i: first_sum(found, known.signs) for i, found in signs.items()}
    chances = [float(verdict is not None and verdict.role == "furniture") for verdict in verdicts]
    for i, total in sums.items():
        chances[i] = chance(total)
    weighed = {}
    for i, total in sums.items():
        beside = around(chances, i)
        base, own = known.beside["always"], known.beside["first look"] * total
        last = base + own + sum(known.beside.get(sign, 0.0) for sign in beside)
        last -= known.likely if i in likely else known.least
        reasons = _reasons(signs[i], beside, known) if last >= 0 else ()
        weighed[i] = Weighed(sum=last, reasons=reasons)
    return weighed


def _reasons(signs: Sequence[str], beside: Sequence[str], known: Weights) -> tuple[str, ...]:
    """The signs that speak most for furniture."""
    scale = known.beside["first look"]
    spoken = [(scale * known.signs.get(sign, 0.0), sign) for sign in signs]
    spoken += [(known.beside.get(sign, 0.0), sign) for sign in beside]
    spoken.sort(key=lambda item: (-item[0], item[1]))
    return tuple(sign for weight, sign in spoken[:TOLD] if weight > 0)
