"""The days that something may have been said or held, and those that the words of a time name."""

import msgspec

from twosource.language.days import DAY, Edge, edge_of, first_of, last_of, names_no_day
from twosource.model import Grain, Period, TimeRef


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """First and last day something may have been said or held; None where that side is open."""

    first: str | None = None
    last: str | None = None

    def before(self, other: "Days") -> bool:
        """Whether this is over before the other begins."""
        return self.last is not None and other.first is not None and self.last < other.first

    @property
    def known(self) -> bool:
        """Whether both ends are known."""
        return self.first is not None and self.last is not None


def days_of(period: Period | None) -> Days:
    """All days of a period."""
    return Days(first=_day(period.first), last=_day(period.last)) if period else Days()


def named_days(time: TimeRef, text: str) -> Days:
    """The days a time names: the last day, week or month of "by X", the first of "since X", else all.

    A time of day that tells no day has none, unless the page told the day before. Where the page's date is not known to the
    day, no value is, and all days that may be meant are kept.
    """
    days = days_of(time.period)
    if time.period is None or (time.basis != "text" and names_no_day(text, time)):
        return Days()
    if time.value is None or "X" in time.value:
        return days
    edge = edge_of(text, time.span)
    return _at_edge(days, time.value, time.period.grain, edge) if edge else days


def _at_edge(days: Days, value: str, grain: Grain, edge: Edge) -> Days:
    """The days named after a word that makes them the last or the first of those meant."""
    if "/" in value:
        first, _, last = value.partition("/")
        return Days(first=_day(first), last=_day(last))
    if edge == "last" and days.last:
        first = first_of(days.last, grain)
        return Days(first=max(first, days.first or first), last=days.last)
    if edge == "first" and days.first:
        last = last_of(days.first, grain)
        return Days(first=days.first, last=min(last, days.last or last))
    return days


def _day(instant: str | None) -> str | None:
    return instant[:DAY] if instant else None
