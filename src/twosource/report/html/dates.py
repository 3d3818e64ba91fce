"""Days and hours as a reader writes them. Periods in the model are ISO, both ends inclusive, hours in UTC."""

import datetime as dt

from twosource.model import Period, Published

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY_LENGTH = 10
"""Characters of an ISO day; an instant is longer."""
PLACED = 3
"""Most days between the two ends of a period that still stands at one place on an axis of days."""


def day(iso: str) -> dt.date:
    """The day of an ISO day or instant."""
    return dt.date.fromisoformat(iso[:_DAY_LENGTH])


def clock(iso: str) -> str | None:
    """The hour of an instant ("18:50"), None for a day."""
    return iso[_DAY_LENGTH + 1 : _DAY_LENGTH + 6] if len(iso) > _DAY_LENGTH else None


def short_day(when: dt.date) -> str:
    """A day for an axis: "Fri 25 Oct"."""
    return f"{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]}"


def long_day(when: dt.date) -> str:
    """A day with its year: "25 Oct 2024"."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def _open_end(period: Period) -> str:
    if period.last:
        return f"until {long_day(day(period.last))}"
    return f"from {long_day(day(period.first))} on" if period.first else "not known"


def span_of(period: Period) -> str:
    """A period in words: "25 Oct 2024", "25 Oct 2024, 21:00", "Oct 2024", "24 to 26 Oct 2024", "until 26 Oct 2024"."""
    if not period.first or not period.last:
        return _open_end(period)
    first, last = day(period.first), day(period.last)
    if first == last:
        hour = clock(period.first)
        return f"{long_day(first)}, {hour} UTC" if hour else long_day(first)
    if period.grain == "year" and first.year == last.year:
        return str(first.year)
    if period.grain == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {long_day(last)}"
    begin = f"{first.day} {_MONTHS[first.month - 1]}" if first.year == last.year else long_day(first)
    return f"{begin} to {long_day(last)}"


def place(period: Period | None) -> dt.date | None:
    """The day at which a period may stand on an axis; None where it is open or too wide to stand at one place."""
    if period is None or not period.first or not period.last:
        return None
    first, last = day(period.first), day(period.last)
    return first if (last - first).days < PLACED else None


def published(when: Published | None) -> str:
    """When a page appeared, and how that is known."""
    if when is None:
        return "date not known"
    if when.how == "inferred":
        return f"{span_of(when)} (inferred)"
    return span_of(when)
