"""Dates as text: ISO 8601 strings from records and markup, and the dates English pages write.

Nothing is guessed: a date needs its year, and a time of day counts only with its zone, because without one the day it falls
on in UTC is not known.
"""

import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping

import msgspec

from twosource.language import lexicon
from twosource.model import Grain, Period, Span

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2}):?(?P<minute>\d{2})?(?::?\d{2}(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?)?)?"
)


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A date found in the text."""

    span: Span
    period: Period


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
    zone = _offset(found["zone"])
    clock = (int(found["hour"]), int(found["minute"] or 0)) if found["hour"] else None
    month, day = (int(found[name]) if found[name] else None for name in ("month", "day"))
    return _period(int(found["year"]), month, day, clock, zone)


def _offset(zone: str | None) -> int | None:
    """Minutes east of UTC of `Z`, `+01:00` or `+01`."""
    if not zone:
        return None
    if zone[0] not in "+-":
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if zone[0] == "-" else 1)


def _period(year: int, month: int | None, day: int | None, clock: tuple[int, int] | None, zone: int | None) -> Period | None:
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


@functools.cache
def _written(language: str) -> re.Pattern[str]:
    """Full dates as the language writes them, with a time of day on either side."""
    months = "|".join(sorted(lexicon("outlets", language)["months"], key=lambda name: (-len(name), name)))
    zones = "|".join(sorted(lexicon("outlets", language)["zones"], key=lambda name: (-len(name), name)))
    clock = r"(?P<hour{0}>\d{{1,2}})(?:[:.](?P<minute{0}>\d{{2}}))(?::\d{{2}})?\s*(?P<half{0}>[AaPp]\.?[Mm]\b\.?)?"
    clock += r"\s*\(?(?P<zone{0}>(?:" + zones + r")\b|[+-]\d{{2}}:?\d{{2}})?\)?"
    day = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
    joint = r"[\s,|•·–—-]{1,4}(?:at\s+)?"
    return re.compile(
        rf"(?:\b{clock.format(0)}{joint}(?:on\s+)?(?:[A-Za-z]{{3,9}},?\s+)?)?"
        rf"\b(?:{day.format(1)}\s+(?:of\s+)?(?P<month1>{months})\b\.?,?\s+(?P<year1>\d{{4}})"
        rf"|(?P<month2>{months})\b\.?\s+{day.format(2)},?\s+(?P<year2>\d{{4}})"
        rf"|(?P<year3>\d{{4}})-(?P<month3>\d{{2}})-(?P<day3>\d{{2}})T?)\b"
        rf"(?:(?:{joint}|(?<=T)){clock.format(9)})?",
        re.IGNORECASE,
    )


def written_dates(text: str, start: int, end: int, language: str = "en") -> Iterator[Dated]:
    """Every full date (day, month and year) in `text[start:end]`, in order."""
    months, zones = _values(language)
    for found in _written(language).finditer(text, start, end):
        kind = next(number for number in "123" if found[f"year{number}"])
        month = found[f"month{kind}"].lower()
        period = _period(
            int(found[f"year{kind}"]),
            months.get(month) or int(month),
            int(found[f"day{kind}"]),
            *_clock(found, zones),
        )
        if period:
            yield Dated(span=Span(found.start(), found.end()), period=period)


def month_numbers(language: str) -> Mapping[str, int]:
    """The number of each month by its name in small letters."""
    return _values(language)[0]


@functools.cache
def _written_months(language: str) -> re.Pattern[str]:
    months = "|".join(sorted(lexicon("outlets", language)["months"], key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\d )(?<!\d)\b(?P<month>{months})\b\.?,?\s+(?:of\s+)?(?P<year>\d{{4}})\b")


def written_months(text: str, start: int, end: int, language: str = "en") -> Iterator[Dated]:
    """Every month with its year and no day ("August 2023") in `text[start:end]`, in order."""
    for found in _written_months(language).finditer(text, start, end):
        period = _period(int(found["year"]), month_numbers(language)[found["month"].lower()], None, None, None)
        if period:
            yield Dated(span=Span(*found.span()), period=period)


@functools.cache
def _yearless(language: str) -> re.Pattern[str]:
    months = "|".join(sorted(lexicon("outlets", language)["months"], key=lambda name: (-len(name), name)))
    return re.compile(
        rf"\b(?:(?P<month1>{months})\b\.?\s+(?P<day1>\d{{1,2}})\b|(?P<day2>\d{{1,2}})\s+(?P<month2>{months})\b)(?!,?\s*\d)"
    )


def yearless_days(text: str, start: int, end: int, language: str = "en") -> Iterator[tuple[int, int, Span]]:
    """Every month and day without a year ("Oct. 25") in `text[start:end]`: month, day and the words, in order."""
    for found in _yearless(language).finditer(text, start, end):
        kind = "1" if found["month1"] else "2"
        month, day = month_numbers(language)[found[f"month{kind}"].lower()], int(found[f"day{kind}"])
        if _period(2000, month, day, None, None):
            yield month, day, Span(*found.span())


@functools.cache
def _values(language: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """The number of each month by its name in small letters, the minutes of each zone by its name in capitals."""
    known = lexicon("outlets", language)
    months = {name.lower(): number for name, number in known["months"].items()}
    return months, {name.upper(): minutes for name, minutes in known["zones"].items()}


def _clock(found: re.Match[str], zones: Mapping[str, int]) -> tuple[tuple[int, int] | None, int | None]:
    """The time of day beside a date and its zone."""
    side = next((number for number in "09" if found[f"hour{number}"]), None)
    if side is None:
        return None, None
    hour, half = int(found[f"hour{side}"]), (found[f"half{side}"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = found[f"zone{side}"]
    minutes = None if not zone else zones.get(zone.upper(), _offset(zone) if zone[0] in "+-" else None)
    return (hour, int(found[f"minute{side}"] or 0)), minutes
