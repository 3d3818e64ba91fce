"""Stated values as intervals: whether two agree within their rounding, can both hold, or exclude each other.

Bounds are read as intervals, as in interval arithmetic (Moore 1966): a bound has an open end, a rounded figure leaves room
around what is stated.
"""

import math
from typing import Literal

import msgspec

from twosource.model import Bound, Figure

Meeting = Literal["agree", "compatible", "conflict"]

ABOUT = 0.1
"""How far the number meant may lie from an "about" figure, as a share of it."""
ROUNDED = 0.05
"""How far it may lie at most from a round figure without "about" (3,000; 12,000)."""
FAR = 2.0
"""A vague figure ("dozens") excludes another only if it is this many times away."""


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """What a figure states: `low` and `high` as in the figure; `words` as on the page."""

    low: float | None
    high: float | None
    bound: Bound
    words: str

    @property
    def pointed(self) -> bool:
        """Whether one number is stated."""
        return self.low is not None and self.low == self.high

    @property
    def slack(self) -> float:
        """How far the number meant may lie from the one stated."""
        if not self.pointed or self.low is None:
            return 0.0
        if self.bound == "about":
            return ABOUT * abs(self.low)
        return min(_grain(self.low) / 2, ROUNDED * abs(self.low))

    @property
    def span(self) -> tuple[float, float]:
        """The interval the value leaves room for, rounding included."""
        low = -math.inf if self.low is None else self.low - self.slack
        high = math.inf if self.high is None else self.high + self.slack
        return low, high

    @property
    def edge(self) -> float | None:
        """The one number stated, as a value or as a bound; None for intervals."""
        if self.low is not None and self.high is not None:
            return self.low if self.low == self.high else None
        return self.low if self.low is not None else self.high


def value_of(figure: Figure, text: str) -> Value:
    """The value one figure states."""
    return Value(low=figure.low, high=figure.high, bound=figure.bound, words=" ".join(figure.span.of(text).split()))


def compare(left: Value, right: Value) -> tuple[Meeting, str]:
    """How two values of one thing stand to each other, and the rule in words."""
    shown = f"“{left.words}” and “{right.words}”"
    if (left.low, left.high, left.bound) == (right.low, right.high, right.bound):
        return "agree", f"{shown} state the same value"
    if left.pointed and right.pointed:
        return _two_points(left, right, shown)
    if _near(left, right):
        if _opposed(left, right):
            return "compatible", f"{shown} meet at one number"
        return "agree", f"{shown} name the same number, as a bound or within rounding"
    if _disjoint(left, right) and ("vague" not in (left.bound, right.bound) or _far(left, right)):
        return "conflict", f"{shown}: no number fits both"
    return "compatible", f"{shown} can both hold, and neither supports the other"


def _two_points(left: Value, right: Value, shown: str) -> tuple[Meeting, str]:
    apart = abs((left.low or 0) - (right.low or 0))
    if apart == 0:
        return "agree", f"{shown} state the same value"
    if apart < max(left.slack, right.slack):
        return "agree", f"{shown} are the same within rounding"
    if apart <= left.slack + right.slack:
        return "compatible", f"{shown} are close enough for both to be rounded from one number"
    return "conflict", f"{shown} differ by more than rounding allows"


def _opposed(left: Value, right: Value) -> bool:
    """Whether one is a bound from below and the other from above."""
    return {left.low, right.high} == {None} or {left.high, right.low} == {None}


def _near(left: Value, right: Value) -> bool:
    """Whether the numbers named are the same but for rounding; never for "more than 10" and "less than 10"."""
    one, other = left.edge, right.edge
    if {left.bound, right.bound} == {"more_than", "less_than"}:
        return False
    return one is not None and other is not None and abs(one - other) <= max(left.slack, right.slack)


def _disjoint(left: Value, right: Value) -> bool:
    (low, high), (other_low, other_high) = left.span, right.span
    if high == other_low:
        return "less_than" in (left.bound, right.bound) or "more_than" in (left.bound, right.bound)
    if other_high == low:
        return "less_than" in (left.bound, right.bound) or "more_than" in (left.bound, right.bound)
    return high < other_low or other_high < low


def _far(left: Value, right: Value) -> bool:
    (low, high), (other_low, other_high) = left.span, right.span
    below, above = (high, other_low) if high < other_low else (other_high, low)
    return below > 0 and above / below >= FAR


def _grain(number: float) -> float:
    """The place a whole number is rounded to, as far as its zeros tell; 0 where fewer than two zeros end it."""
    if number == 0 or number != int(number) or abs(number) >= 1e15:
        return 0.0
    whole, grain = abs(int(number)), 1
    while whole % 10 == 0:
        whole //= 10
        grain *= 10
    return float(grain) if grain >= 100 else 0.0
