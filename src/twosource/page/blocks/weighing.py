"""Report or furniture: the signs of a line weighed, and the strongest of them told.

Two logistic regressions, one after the other. The first weighs the signs of each line; the second what the first says of the
line and of those around it. What a sign tells depends on how much of the page is running text: each kind of page adds to the
weights of all. They were learned from lines of saved news pages (`training/lines`); none of the lines is in them. They are in
the table `lines` of the language.
"""

import functools
import math
from collections.abc import Mapping, Sequence

import msgspec

from twosource.language import lexicon
from twosource.page.blocks.survey import PageKind, Survey

LEVELS = ((0.1, "report"), (0.5, "more like report"), (0.9, "more like furniture"), (2.0, "furniture"))
"""Chances of being furniture up to which a neighbour counts as what."""
SHARES = ((0.1, "none"), (0.5, "some"), (0.9, "most"), (2.0, "all"))
"""Mean chances up to which lines count as what."""
REACH = 5
"""Lines on either side whose mean chance is weighed."""
TOLD = 3
"""Signs named in a reason."""


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """What a language's table holds: the weights, and the sum from which a line is furniture.

    Attributes:
        signs: of the first look, on any page.
        mostly: what is added to them on a page that is mostly running text.
        half: the same where about half of it is.
        little: the same where little of it is.
        beside: of the second look.
        least: the sum.
    """

    signs: Mapping[str, float]
    mostly: Mapping[str, float]
    half: Mapping[str, float]
    little: Mapping[str, float]
    beside: Mapping[str, float]
    least: float


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """One line's sum (0 or more: furniture) and the signs that speak most for furniture, strongest first."""

    sum: float
    reasons: tuple[str, ...]


@functools.cache
def weights(language: str) -> Weights:
    """The weights of a language."""
    return msgspec.convert(lexicon("lines", language), Weights)


@functools.cache
def first_weights(language: str, page: PageKind) -> Mapping[str, float]:
    """The weights of the first look on one kind of page."""
    known = weights(language)
    more: Mapping[str, float] = getattr(known, page)
    return {sign: known.signs.get(sign, 0.0) + more.get(sign, 0.0) for sign in {*known.signs, *more}}


def chance(total: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def first_sum(signs: Sequence[str], table: Mapping[str, float]) -> float:
    """The first look: the sum of the weights of all signs."""
    return table.get("always", 0.0) + math.fsum([table.get(sign, 0.0) for sign in signs])


@functools.cache
def _read(where: str, level: str) -> str:
    return f"{where} reads as {level}"


def _level(chance_: float) -> str:
    """What a neighbour counts as."""
    return next(name for most, name in LEVELS if chance_ <= most)


def _mean(window: Sequence[float]) -> str:
    """What lines count as together."""
    if not window:
        return "nothing"
    mean = sum(window) / len(window)
    return next(name for most, name in SHARES if mean < most)


def around(chances: Sequence[float], i: int) -> list[str]:
    """What the first look says of the lines around one.

    Args:
        chances: of every line of the page: the first look's where it was asked, 1 or 0 where rules are sure.
        i: index of the line.
    """
    return _around(chances, [_level(chance_) for chance_ in chances], i)


def _around(chances: Sequence[float], levels: Sequence[str], i: int) -> list[str]:
    """The same, with what each line counts as."""
    last = len(levels) - 1
    return [
        _read("second before", levels[i - 2] if i > 1 else "nothing"),
        _read("before", levels[i - 1] if i else "nothing"),
        _read("after", levels[i + 1] if i < last else "nothing"),
        _read("second after", levels[i + 2] if i + 1 < last else "nothing"),
        f"{_mean(chances[max(0, i - REACH) : i])} of {REACH} before read as furniture",
        f"{_mean(chances[i + 1 : i + 1 + REACH])} of {REACH} after read as furniture",
    ]


def second_signs(seen: Survey, sums: Mapping[int, float]) -> dict[int, list[str]]:
    """What the first look says of the lines around each line that has signs, by index; others count as what rules say."""
    chances = [float(verdict is not None and verdict.role == "furniture") for verdict in seen.verdicts]
    for i, total in sums.items():
        chances[i] = chance(total)
    levels = [_level(chance_) for chance_ in chances]
    return {i: _around(chances, levels, i) for i in sums}


def weigh(seen: Survey, language: str) -> dict[int, Weighed]:
    """The sums of the lines that have signs, by index."""
    known, table = weights(language), first_weights(language, seen.page)
    sums = {i: first_sum(signs, table) for i, signs in seen.signs.items()}
    scale = known.beside["first look"]
    weighed = {}
    for i, beside in second_signs(seen, sums).items():
        last = first_sum(beside, known.beside) + scale * sums[i] - known.least
        spoken = [(scale * table.get(sign, 0.0), sign) for sign in seen.signs[i]] if last >= 0 else []
        spoken += [(known.beside.get(sign, 0.0), sign) for sign in beside] if last >= 0 else []
        weighed[i] = Weighed(sum=last, reasons=_strongest(spoken))
    return weighed


def _strongest(spoken: Sequence[tuple[float, str]]) -> tuple[str, ...]:
    """The signs that speak most for furniture."""
    some = sorted([(-weight, sign) for weight, sign in spoken if weight > 0])
    return tuple([sign for _, sign in some[:TOLD]])
