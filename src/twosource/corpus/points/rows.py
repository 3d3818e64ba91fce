"""Counts that share a whole out over places: "nine in Orle and four in Veld"."""

import functools
import re

from twosource.corpus.points.reading import plain
from twosource.language.days import calendar_words
from twosource.model import Figure, Span

_REACH = 160
"""Code points behind a figure in which its place stands."""
_GAP = 24
"""Code points between the place of one count of a row and the next count."""
_PLACED = re.compile(
    r"\s(?:[a-z’'-]{2,20}\s){0,5}?(?P<place>(?:at|in|near|outside)\s(?:the\s)?(?:\d{1,5}\s)?[A-Z][\w’'-]{0,30}(?:\s[A-Z][\w’'-]{0,30}){0,4})"
)
"""The place of a count, right behind what it counts."""
_NEXT = re.compile(r"(?:,|;|\band|\bwith|\bplus)\s(?:(?:about|some|another|nearly|around|a|further)\s){0,2}$")
"""What stands between the counts of a list, right before the second."""


def row_place(figure: Figure, beside: tuple[Figure | None, Figure | None], sentence: Span, text: str) -> str:
    """The words of the place of a count that stands in a row with one of the same at another place; "" for all others.

    Args:
        figure: the count.
        beside: the figures of the page before and after it.
        sentence: of the count.
        text: of the page.
    """
    before, after = beside
    own, others = _place_of(figure, text), {""}
    if before and sentence.holds(before.span) and _follows(before, figure, text):
        others.add(_place_of(before, text))
    if after and sentence.holds(after.span) and _follows(figure, after, text):
        others.add(_place_of(after, text))
    return own if others - {own, ""} else ""


def _follows(one: Figure, other: Figure, text: str) -> bool:
    """Whether two figures count the same, the second with or without its noun, with only the place of the first between."""
    if one.unit != other.unit or (other.counted and one.counted != other.counted):
        return False
    place = _PLACED.match(text, one.span.end, min(len(text), one.span.end + _REACH))
    if place is None or place.end() > other.span.start:
        return False
    between = text[place.end() : other.span.start]
    return len(between) <= _GAP and _NEXT.search(between) is not None


def _place_of(figure: Figure, text: str) -> str:
    """The words of the place that stands right behind what is counted; "" for none."""
    found = _PLACED.match(text, figure.span.end, min(len(text), figure.span.end + _REACH))
    if found is None or not _calendar().isdisjoint(plain(found["place"])):
        return ""
    return found["place"]


@functools.cache
def _calendar() -> frozenset[str]:
    return calendar_words("weekdays") | calendar_words("months") | calendar_words("short")
