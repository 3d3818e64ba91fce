"""Dates as pages write them, each with its words.

A date needs its year. It is looked for around each number of four digits, so that text without years costs nothing.
`written_dates` reads what English prose has; `shown_dates`, meant for lines that state when a page appeared, reads dates in
figures and in other languages as well.
"""

import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping

import msgspec

from twosource.language import lexicon
from twosource.model import Period, Span
from twosource.page.facts.dates import between, day_or_minute
from twosource.page.facts.zones import minutes_ahead, zone_names

BEFORE_YEAR = 48
"""Most characters from the first of a date to its year."""
BESIDE = 60
"""Most characters of a time of day beside a date."""
YEARS = (1600, 2100)
"""Years between which a number in a date line of figures is one."""

_YEAR = re.compile(r"\d{4}(?!\d)|\d{4}(?=\d{2}:\d{2})")
_DAY_MONTH = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[A-Za-z]{3,9})\b\.?,?\s+\Z", re.IGNORECASE)
_MONTH_DAY = re.compile(r"\b(?P<month>[A-Za-z]{3,9})\b\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+\Z", re.IGNORECASE)
_ISO = re.compile(r"-(?P<month>\d{2})-(?P<day>\d{2})(?:T(?=\d)|T?\b)")

_NAME = r"(?P<month>[^\s\d.,:;/|()\[\]•·–—-]{2,16})"
_ANY_DAY_MONTH = re.compile(
    r"(?<!\w)(?P<day>\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?(?:\s*[/-]\s*|\s+(?:of\s+|de\s+|del\s+|di\s+|d[’']\s*)?|)"
    + _NAME
    + r"\.?(?:\s*[/-]\s*|\s*,\s*|\s+(?:de\s+|del\s+|of\s+)?)\Z",
    re.IGNORECASE,
)
_ANY_MONTH_DAY = re.compile(_NAME + r"\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?[.,]?\s+(?:de\s+|del\s+)?\Z", re.IGNORECASE)
_FIGURES = re.compile(r"(?<![\w./:-])(?P<one>\d{1,2})\s?(?P<sep>[./-])\s?(?P<two>\d{1,2})\s?(?P=sep)\s?\Z")
_YEAR_FIRST = re.compile(
    r"(?:(?P<sep>[-/.])\s?(?P<month1>\d{1,2})(?P=sep)\s?(?P<day1>\d{1,2})"
    r"|\s?[年년]\s?(?P<month2>\d{1,2})\s?[月월]\s?(?P<day2>\d{1,2})\s?[日일]?"
    r"|(?:\.|\s?m\.)\s+(?P<name>[^\W\d_]{3,12})\s+(?P<day3>\d{1,2}))(?!\d)T?"
)


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A date found in the text.

    Attributes:
        days: the day it names, in the calendar of who wrote it; two, in order, where day and month can be exchanged
            ("04/03/2030").
        period: a UTC minute where an hour with its zone stands beside it, else the day, or from the first to the second.
    """

    span: Span
    period: Period
    days: tuple[dt.date, ...]


class Core(msgspec.Struct, frozen=True):
    """Where a date stands without its time of day, and what it can be: year, month, day."""

    start: int
    end: int
    readings: tuple[tuple[int, int, int], ...]


def written_dates(text: str, start: int, end: int, language: str = "en") -> Iterator[Dated]:
    """Every full date (day, month by its name, year; or ISO 8601) in `text[start:end]`, in order."""
    months = month_numbers(language)
    done = start
    for year in _years(text, start, end):
        core = _english(text, done, year, end, months)
        if core and (found := _dated(text, done, core, end, language)):
            yield found
            done = found.span.end


def shown_dates(text: str, start: int, end: int, language: str) -> Iterator[Dated]:
    """Every full date in `text[start:end]` in whatever way pages show it, in order.

    Months are read in every language that has a line in the table; of names that are different months in two languages, as
    that of the page. In figures, day and month stand as is usual in the page's language; in English both ways are.
    """
    done = start
    for year in _years(text, start, end):
        core = _shown(text, done, year, end, language)
        if core and (found := _dated(text, done, core, end, "en")):
            yield found
            done = found.span.end


def _years(text: str, start: int, end: int) -> Iterator[int]:
    """Where numbers of four digits stand."""
    for found in _YEAR.finditer(text, start, end):
        if found.start() == start or not text[found.start() - 1].isdigit():
            yield found.start()


def _english(text: str, start: int, year: int, end: int, months: Mapping[str, int]) -> Core | None:
    number, after = int(text[year : year + 4]), year + 4
    bounded = after >= len(text) or not (text[after].isalnum() or text[after] == "_")
    if bounded and year > start and text[year - 1].isspace():
        begin = max(start, year - BEFORE_YEAR)
        for pattern in (_DAY_MONTH, _MONTH_DAY):
            found = pattern.search(text, begin, year)
            month = months.get(found["month"].lower()) if found else None
            if found and month:
                return Core(found.start(), after, ((number, month, int(found["day"])),))
    iso = _ISO.match(text, after, end)
    if iso and (year == start or not (text[year - 1].isalnum() or text[year - 1] == "_")):
        return Core(year, iso.end(), ((number, int(iso["month"]), int(iso["day"])),))
    return None


def _shown(text: str, start: int, year: int, end: int, language: str) -> Core | None:
    number, after, begin = int(text[year : year + 4]), year + 4, max(start, year - BEFORE_YEAR)
    if not YEARS[0] <= number <= YEARS[1]:
        return None
    for pattern in (_ANY_DAY_MONTH, _ANY_MONTH_DAY):
        found = pattern.search(text, begin, year)
        month = _month(found["month"], language) if found else None
        if found and month:
            return Core(found.start(), after, ((number, month, int(found["day"])),))
    if found := _FIGURES.search(text, begin, year):
        one, two = int(found["one"]), int(found["two"])
        orders = ((number, two, one), (number, one, two)) if language == "en" else ((number, two, one),)
        return Core(found.start(), after, orders)
    found = _YEAR_FIRST.match(text, after, end)
    if found is None or (year > start and text[year - 1] in "./-"):
        return None
    month = _month(found["name"], language) if found["name"] else int(found["month1"] or found["month2"])
    return Core(year, found.end(), ((number, month or 0, int(found["day1"] or found["day2"] or found["day3"])),))


def _dated(text: str, start: int, core: Core, end: int, language: str) -> Dated | None:
    """A date with the times of day before and after it; None where there is no such day."""
    days = tuple(sorted({day for reading in core.readings if (day := _day(reading))}))
    if not days:
        return None
    before = _clock_before(language).search(text, max(start, core.start - BESIDE), core.start)
    after = _clock_after(language).match(text, core.end, min(end, core.end + BESIDE))
    span = Span(before.start() if before else core.start, after.end() if after else core.end)
    if len(days) > 1:
        return Dated(span=span, period=between(days[0].isoformat(), days[-1].isoformat()), days=days)
    return Dated(span=span, period=_moment(days[0], before or after, language), days=days)


def _day(reading: tuple[int, int, int]) -> dt.date | None:
    try:
        return dt.date(*reading)
    except ValueError:
        return None


def _moment(day: dt.date, clock: re.Match[str] | None, language: str) -> Period:
    """The UTC minute where the clock tells its zone, else the day."""
    zone = clock and (clock["zone"] or clock["zone2"])
    ahead = minutes_ahead(zone, day, language) if zone else None
    told = None
    if clock and ahead is not None:
        hour, half = int(clock["hour"] or clock["hour2"]), (clock["half"] or "").lower()
        hour = hour % 12 + (12 if half.startswith("p") else 0) if half else hour
        told = day_or_minute(day.year, day.month, day.day, (hour, int(clock["minute"] or clock["minute2"] or 0)), ahead)
    return told or Period(first=day.isoformat(), last=day.isoformat(), grain="day")


_JOINT = r"[\s,/|•·–—-]{1,4}"


@functools.cache
def _clock(language: str) -> str:
    zone = zone_names(language)
    half = r"[AaPp]\.?[Mm]\b\.?"
    clock = rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}})(?::\d{{2}})?|(?=\s*{half}))(?:\s*(?P<half>{half}))?"
    bare = rf"(?P<hour2>\d{{2}})(?P<minute2>\d{{2}})\s(?P<zone2>{zone})(?:\s\(\d{{4}}\s[A-Z]{{3,4}}\))?"
    return rf"(?:{clock}(?:,?\s*\(?(?P<zone>{zone})\)?)?|{bare})"


@functools.cache
def _clock_before(language: str) -> re.Pattern[str]:
    at = r"(?:at\s+)?(?:on\s+)?(?:[A-Za-z]{3,9}\.?,?\s+)?"
    return re.compile(rf"\b{_clock(language)}(?:{_JOINT}|\s*){at}\Z", re.IGNORECASE)


@functools.cache
def _clock_after(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_JOINT}(?:at\s+)?|(?<=T)){_clock(language)}", re.IGNORECASE)


def month_numbers(language: str) -> Mapping[str, int]:
    """The number of each month by its name in small letters."""
    return _months(language)[1]


@functools.cache
def _months(language: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """The number of each month by its name as the table writes it, and in small letters."""
    known: Mapping[str, int] = lexicon("outlets", language)["months"]
    return known, {name.lower(): number for name, number in known.items()}


def _month(name: str, language: str) -> int | None:
    """The number of a month named in any language."""
    name = name.lower()
    own = month_numbers("en").get(name) or _any_months()[0].get(language, {}).get(name)
    return own or _any_months()[1].get(name)


@functools.cache
def _any_months() -> tuple[Mapping[str, Mapping[str, int]], Mapping[str, int]]:
    """The months of each other language by name, and those of all that are one month only."""
    own: dict[str, dict[str, int]] = {}
    numbers: dict[str, set[int]] = {}
    for language, line in lexicon("dates", "any")["months"].items():
        for number, names in enumerate(line.split(","), start=1):
            for name in names.split():
                own.setdefault(language, {})[name.replace("_", " ")] = number
                numbers.setdefault(name.replace("_", " "), set()).add(number)
    return own, {name: min(found) for name, found in numbers.items() if len(found) == 1}


def month_names() -> frozenset[str]:
    """The names of months in all languages but English, in small letters."""
    return frozenset(name for names in _any_months()[0].values() for name in names)


_MONTH_YEAR = re.compile(r"(?<!\d )(?<!\d)\b(?P<month>[A-Za-z]{3,9})\b\.?,?\s+(?:of\s+)?\Z")


def written_months(text: str, start: int, end: int, language: str = "en") -> Iterator[Dated]:
    """Every month with its year and no day ("August 2023") in `text[start:end]`, in order."""
    names = _months(language)[0]
    for year in _years(text, start, end):
        after = year + 4
        if after < len(text) and (text[after].isalnum() or text[after] == "_"):
            continue
        found = _MONTH_YEAR.search(text, max(start, year - BEFORE_YEAR), year)
        month = names.get(found["month"]) if found else None
        period = day_or_minute(int(text[year:after]), month, None, None, None) if month else None
        if found and period and period.first:
            yield Dated(span=Span(found.start(), after), period=period, days=(dt.date.fromisoformat(period.first),))


@functools.cache
def _yearless(language: str) -> re.Pattern[str]:
    months = "|".join(sorted(_months(language)[0], key=lambda name: (-len(name), name)))
    return re.compile(
        rf"\b(?:(?P<month1>{months})\b\.?\s+(?P<day1>\d{{1,2}})\b|(?P<day2>\d{{1,2}})\s+(?P<month2>{months})\b)(?!,?\s*\d)"
    )


def yearless_days(text: str, start: int, end: int, language: str = "en") -> Iterator[tuple[int, int, Span]]:
    """Every month and day without a year ("Oct. 25") in `text[start:end]`: month, day and the words, in order."""
    for found in _yearless(language).finditer(text, start, end):
        kind = "1" if found["month1"] else "2"
        month, day = month_numbers(language)[found[f"month{kind}"].lower()], int(found[f"day{kind}"])
        if _day((2000, month, day)):
            yield month, day, Span(*found.span())
