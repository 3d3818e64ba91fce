"""Scales: from values to places, with ticks at round numbers."""

import math
from collections.abc import Sequence

import msgspec

_LOG_FROM = 40.0
"""Ratio of the largest to the smallest value from which a scale is logarithmic: beyond it the small ones fall on one line."""
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """From a value to a share of the axis, 0 at `low` and 1 at `high`."""

    low: float
    high: float
    log: bool
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Where a value stands, held within the axis."""
        if self.log:
            value, low, high = math.log10(max(value, self.low)), math.log10(self.low), math.log10(self.high)
        else:
            low, high = self.low, self.high
        return min(1.0, max(0.0, (value - low) / (high - low)))


def _step(room: float, most: int) -> float:
    rough = room / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * 0.999)


def fit(values: Sequence[float], most: int = 6) -> Scale:
    """A scale that holds all values with some room, and about `most` ticks.

    Linear from near the smallest value (from zero if that is near), logarithmic where the values span a wide range.

    Args:
        values: at least one, finite.
        most: about how many steps between ticks.
    """
    low, high = min(values), max(values)
    if low > 0 and high / low >= _LOG_FROM:
        first, last = math.floor(math.log10(low)), math.ceil(math.log10(high * 1.05))
        return Scale(low=10.0**first, high=10.0**last, log=True, ticks=tuple(10.0**power for power in range(first, last + 1)))
    room = max(high - low, abs(high) * 0.3, 1e-9)
    begin, end = low - room * 0.18, high + room * 0.18
    if low >= 0 and (begin < 0 or low < room * 0.6):
        begin = 0.0
    step = _step(end - begin, most)
    begin, end = math.floor(begin / step) * step, math.ceil(end / step) * step
    ticks = tuple(begin + number * step for number in range(round((end - begin) / step) + 1))
    return Scale(low=begin, high=end, log=False, ticks=ticks)
