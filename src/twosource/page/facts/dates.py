"""Periods from ISO 8601 strings, as records and markup have them.

A time of day counts only with its zone: without one the day it falls on in UTC is not known.
"""

import datetime as dt
import re

from twosource.model import Grain, Period

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2}):?(?P<minute>\d{2})?(?::?\d{2}(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?)?)?"
)


def iso_period(text: str) -> Period | None:
    """The period an ISO year, month, day, instant or `first/last` stands for; None if it is none of these."""
    if "/" in text:
        left, right = (iso_period(part) for part in text.split("/", 1))
        if left is None or right is None or left.first is None or right.last is None or left.first[:10] > right.last[:10]:
            return None
        return Period(first=left.first, last=right.last, grain=_spread(left.first, right.last))
    found = _ISO.fullmatch(text.strip())
    if not found:
        return None
    zone = offset(found["zone"])
    clock = (int(found["hour"]), int(found["minute"] or 0)) if found["hour"] else None
    month, day = (int(found[name]) if found[name] else None for name in ("month", "day"))
    return day_or_minute(int(found["year"]), month, day, clock, zone)


def offset(zone: str | None) -> int | None:
    """Minutes east of UTC of `Z`, `+01:00` or `+01`."""
    if not zone:
        return None
    if zone[0] not in "+-":
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if zone[0] == "-" else 1)


def day_or_minute(
    year: int, month: int | None, day: int | None, clock: tuple[int, int] | None, zone: int | None
) -> Period | None:
    """The year, month, day or UTC minute; None for a day or minute there is not."""
    try:
        if month is None:
            start = dt.date(year, 1, 1)
            return Period(first=start.isoformat(), last=f"{year:04}-12-31", grain="year")
        if day is None:
            start = dt.date(year, month, 1)
            return Period(first=start.isoformat(), last=_month_end(start).isoformat(), grain="month")
        if clock is None or zone is None:
            one = dt.date(year, month, day).isoformat()
            return Period(first=one, last=one, grain="day")
        moment = dt.datetime(year, month, day, *clock, tzinfo=dt.UTC) - dt.timedelta(minutes=zone)
        minute = moment.strftime("%Y-%m-%dT%H:%MZ")
        return Period(first=minute, last=minute, grain="minute")
    except (ValueError, OverflowError):
        return None


def _month_end(start: dt.date) -> dt.date:
    """The last day of the month that begins on `start`."""
    if start.month == 12:
        return start.replace(day=31)
    return start.replace(month=start.month + 1) - dt.timedelta(days=1)


def _spread(first: str, last: str) -> Grain:
    """How fine an interval is."""
    days = (dt.date.fromisoformat(last[:10]) - dt.date.fromisoformat(first[:10])).days
    steps: tuple[tuple[int, Grain], ...] = ((0, "day"), (6, "week"), (30, "month"), (366, "year"))
    return next((grain for most, grain in steps if days <= most), "decade")


def between(first: str, last: str) -> Period:
    """The interval from one day to another."""
    return Period(first=first, last=last, grain=_spread(first, last))
