"""The days that the words of a time name, which are not always all the days it is about.

"By Friday" is about all days up to Friday, "since 2019" about all from then on: both run to or from the day reckoned from. Such
times share that day with one another and with whatever else is of the page's day, so they are compared by what they name.
"""

import calendar
import functools
import re
from datetime import date, timedelta
from typing import Literal

from twosource.corpus.drift.view import View
from twosource.language import lexicon
from twosource.model import Grain, Period, TimeRef

Edge = Literal["first", "last"]
Days = tuple[str, str]
"""First and last day, both inclusive, as ISO days; "" and "9999" where a side is open."""

LEAD = 24
"""Code points before a time in which the word stands that makes it a beginning or an end ("by about noon on")."""
DAY = 10
"""Characters of an ISO day."""
DAYS: dict[Grain, int] = {"weekend": 2, "week": 7}
MONTHS: dict[Grain, int] = {"month": 1, "season": 3, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
"""How long a stretch of each grain is; all others are days."""
WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
NUMBERED = re.compile(r"\d{1,4}[-/]\d|\d(?:st|nd|rd|th)\b")
"""What names a day in digits."""


def edge_of(page: View, time: TimeRef) -> Edge | None:
    """Whether the words before a time make it the last of the days meant ("by"), or the first ("since")."""
    before = WORD.findall(page.text[max(0, time.span.start - LEAD) : time.span.start].lower())
    while before and before[-1] in _words("loosely"):
        before.pop()
    word = before[-1] if before else ""
    return "last" if word in _words("ends") else "first" if word in _words("begins") else None


def share_a_day(page: View, time: TimeRef, other_page: View, other: TimeRef) -> bool | None:
    """Whether two times name a day in common; None where that is not known.

    Two deadlines are compared by their last day, week or month, two beginnings by their first. A time of day whose words tell
    no day differs from nothing: where the page told none before either, it was given that of the page.
    """
    if time.period is None or other.period is None:
        return None
    edge, other_edge = edge_of(page, time), edge_of(other_page, other)
    here = _named(time.period, time.value, edge, alike=edge == other_edge)
    there = _named(other.period, other.value, other_edge, alike=edge == other_edge)
    shared = here[0] <= there[1] and there[0] <= here[1]
    bare = [note for view, note in ((page, time), (other_page, other)) if names_no_day(view, note)]
    return shared if not bare or (shared and all(note.basis == "text" for note in bare)) else None


def names_no_day(page: View, time: TimeRef) -> bool:
    """Whether a time is a clock time or a part of a day without its day ("at 9 a.m.", "by mid-morning")."""
    words = page.said(time.span).lower()
    if "T" not in (time.value or "") or NUMBERED.search(words):
        return False
    days = [_words(part) for part in ("weekdays", "months", "short", "pointing")]
    return all(part.isdisjoint(WORD.findall(words)) for part in days)


def _named(period: Period, value: str | None, edge: Edge | None, *, alike: bool) -> Days:
    """The days named at the edge that counts; all days of a range that stands against a time without such an edge.

    Where the page's date is not known to the day, no value is, and all days that may be meant are kept.
    """
    first, last = (period.first or "")[:DAY], (period.last or "9999")[:DAY]
    if edge is None or value is None or "X" in value:
        return first, last
    if "/" in value:
        begun, _, over = value.partition("/")
        return ((last, last) if edge == "last" else (first, first)) if alike else (begun[:DAY], over[:DAY] or "9999")
    if edge == "last" and period.last:
        return max(first, _begun(last, period.grain)), last
    if edge == "first" and period.first:
        return first, min(last, _over(first, period.grain))
    return first, last


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


@functools.cache
def _words(part: str) -> frozenset[str]:
    return frozenset(lexicon("drift")["times"][part])
