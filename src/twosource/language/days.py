"""What the words of a time name, which are not always all the days it is about.

"By Friday" is about all days up to Friday, "since 2019" about all from then on: both run to or from the day reckoned from, and
would all share that day. So times are compared by what their words name.
"""

import calendar
import functools
import re
from datetime import date, timedelta
from typing import Literal

from twosource.language import lexicon
from twosource.model import Grain, Span, TimeRef

Edge = Literal["first", "last"]

LEAD = 24
"""Code points before a time in which the word stands that makes it a beginning or an end ("by about noon on")."""
DAY = 10
"""Characters of an ISO day."""
DAYS: dict[Grain, int] = {"weekend": 2, "week": 7}
MONTHS: dict[Grain, int] = {"month": 1, "season": 3, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
"""How long a stretch of each grain is; all others are days."""

_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_NUMBERED = re.compile(r"\d{1,4}[-/]\d|\d(?:st|nd|rd|th)\b")


def edge_of(text: str, span: Span) -> Edge | None:
    """Whether the words before a time make it the last of the days meant ("by"), or the first ("since")."""
    before = _WORD.findall(text[max(0, span.start - LEAD) : span.start].lower())
    while before and before[-1] in calendar_words("loosely"):
        before.pop()
    word = before[-1] if before else ""
    return "last" if word in calendar_words("ends") else "first" if word in calendar_words("begins") else None


def names_no_day(text: str, time: TimeRef) -> bool:
    """Whether a time is a clock time or a part of a day without its day ("at 9 a.m.", "by mid-morning")."""
    words = time.span.of(text).lower()
    if "T" not in (time.value or "") or _NUMBERED.search(words):
        return False
    told = _WORD.findall(words)
    return all(calendar_words(part).isdisjoint(told) for part in ("weekdays", "months", "short", "pointing"))


def first_of(last: str, grain: Grain) -> str:
    """The first day of the stretch that ends on an ISO day."""
    day = date.fromisoformat(last)
    if grain not in MONTHS:
        return (day - timedelta(days=min(DAYS.get(grain, 1) - 1, day.toordinal() - 1))).isoformat()
    months = max(day.year * 12 + day.month - MONTHS[grain], 12)
    return f"{months // 12:04d}-{months % 12 + 1:02d}-01"


def last_of(first: str, grain: Grain) -> str:
    """The last day of the stretch that begins on an ISO day."""
    day = date.fromisoformat(first)
    if grain not in MONTHS:
        return (day + timedelta(days=min(DAYS.get(grain, 1) - 1, date.max.toordinal() - day.toordinal()))).isoformat()
    months = min(day.year * 12 + day.month + MONTHS[grain] - 2, 9999 * 12 + 11)
    year, month = months // 12, months % 12 + 1
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


@functools.cache
def calendar_words(part: str) -> frozenset[str]:
    """The words of one part of the table `days`."""
    return frozenset(lexicon("days")[part])
