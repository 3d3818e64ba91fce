"""The days that the words of a time name, which are not always all the days it is about.

"By Friday" is about all days up to Friday, "since 2019" about all from then on: both run to or from the day reckoned from. Two
counts as of such times would all share that day, so they are told apart by what the words name.
"""

import calendar
import functools
import re
from datetime import date, timedelta

import msgspec

from twosource.language import lexicon
from twosource.model import Grain, Period, TimeRef

LEAD = 24
"""Code points before a time in which the word stands that makes it a beginning or an end ("by about noon on")."""
DAY = 10
"""Characters of an ISO day."""
DAYS: dict[Grain, int] = {"weekend": 2, "week": 7}
MONTHS: dict[Grain, int] = {"month": 1, "season": 3, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
"""How long a stretch of each grain is; all others are days."""
_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_NUMBERED = re.compile(r"\d{1,4}[-/]\d|\d(?:st|nd|rd|th)\b")


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
    if time.period is None or (_names_no_day(time, text) and time.basis != "text"):
        return Days()
    if time.value is None or "X" in time.value:
        return days
    before = _WORD.findall(text[max(0, time.span.start - LEAD) : time.span.start].lower())
    while before and before[-1] in _words("loosely"):
        before.pop()
    word = before[-1] if before else ""
    return _at_edge(days, time.value, time.period.grain, word) if word in _words("ends") | _words("begins") else days


def _at_edge(days: Days, value: str, grain: Grain, word: str) -> Days:
    """The days named after a word that makes them the last or the first of those meant."""
    if "/" in value:
        first, _, last = value.partition("/")
        return Days(first=_day(first), last=_day(last))
    if word in _words("ends") and days.last:
        first = _begun(days.last, grain)
        return Days(first=max(first, days.first or first), last=days.last)
    if word in _words("begins") and days.first:
        last = _over(days.first, grain)
        return Days(first=days.first, last=min(last, days.last or last))
    return days


def _names_no_day(time: TimeRef, text: str) -> bool:
    words = time.span.of(text).lower()
    if "T" not in (time.value or "") or _NUMBERED.search(words):
        return False
    return not frozenset(_WORD.findall(words)) & _words("of_day")


def _begun(last: str, grain: Grain) -> str:
    """The first day of the stretch that ends on a day."""
    day = date.fromisoformat(last)
    if grain not in MONTHS:
        return (day - timedelta(days=min(DAYS.get(grain, 1) - 1, day.toordinal() - 1))).isoformat()
    months = max(day.year * 12 + day.month - MONTHS[grain], 12)
    return f"{months // 12:04d}-{months % 12 + 1:02d}-01"


def _over(first: str, grain: Grain) -> str:
    """The last day of the stretch that begins on a day."""
    day = date.fromisoformat(first)
    if grain not in MONTHS:
        return (day + timedelta(days=min(DAYS.get(grain, 1) - 1, date.max.toordinal() - day.toordinal()))).isoformat()
    months = min(day.year * 12 + day.month + MONTHS[grain] - 2, 9999 * 12 + 11)
    year, month = months // 12, months % 12 + 1
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def _day(instant: str | None) -> str | None:
    return instant[:DAY] if instant else None


@functools.cache
def _words(part: str) -> frozenset[str]:
    return frozenset(lexicon("points")["days"][part])
