"""Arithmetic of days and months that stays inside the calendar."""

import datetime as dt


def date_of(year: int, month: int, day: int) -> dt.date:
    """That day; years outside the calendar are drawn to its ends, days outside the month to its last."""
    year = min(max(year, dt.MINYEAR), dt.MAXYEAR)
    return dt.date(year, month, min(day, days_in_month(year, month)))


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def plus_days(day: dt.date, n: int) -> dt.date:
    """`n` days later, drawn to the ends of the calendar."""
    return dt.date.fromordinal(min(max(day.toordinal() + n, 1), dt.date.max.toordinal()))


def months_from(year: int, month: int, count: int, *, offset: int = 0) -> tuple[dt.date, dt.date]:
    """First and last day of `count` months, beginning `offset` months after the named one."""
    first, last = (divmod(year * 12 + month - 1 + offset + more, 12) for more in (0, count - 1))
    return date_of(first[0], first[1] + 1, 1), date_of(last[0], last[1] + 1, 31)
