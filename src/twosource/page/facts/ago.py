"""Lines that say how long ago a page appeared ("3 hours ago", "Il y a 3 heures"): a date where its capture is known."""

import datetime as dt
import functools
import re
from collections.abc import Mapping, Sequence

from twosource.language import lexicon
from twosource.model import Block, Page, Published, Span
from twosource.page.facts.address import captured

AGO_LINE = 80
"""Most characters of such a line."""
AROUND = 6
"""Blocks around the headline in which it stands; farther away other reports have theirs."""
MOST = 60
"""The largest number that is read; pages give a date instead of larger ones."""

_NUMBER = re.compile(r"\d+")
_MINUTES: Mapping[str, int] = {"minute": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60}
"""Minutes of each unit of the table."""


def published_ago(page: Page, blocks: Sequence[Block]) -> Published | None:
    """The hours or days in which the page appeared, reckoned back from its capture; None where either is not told.

    Pages round such numbers in one way or another, so the interval is one unit wide on both sides, and ends at the capture.
    """
    taken = captured(page)
    if taken is None or taken.first is None or taken.grain != "minute":
        return None
    title = next((number for number, block in enumerate(blocks) if block.role == "headline"), 0)
    for block in blocks[max(title - AROUND, 0) : title + AROUND + 1]:
        if len(block.span) > AGO_LINE or block.role == "headline":
            continue
        for pattern, unit in _patterns():
            found = pattern.search(page.text, block.span.start, block.span.end)
            number = int(_NUMBER.findall(found.group())[0]) if found else MOST + 1
            if found and number <= MOST:
                return _reckoned(dt.datetime.fromisoformat(taken.first), number, unit, Span(*found.span()))
    return None


def _reckoned(taken: dt.datetime, number: int, unit: str, span: Span) -> Published:
    step = dt.timedelta(minutes=_MINUTES[unit])
    first, last = taken - (number + 1) * step, min(taken, taken - (number - 1) * step)
    if unit in {"minute", "hour"}:
        begin, end = (f"{moment:%Y-%m-%dT%H:%MZ}" for moment in (first, last))
        return Published(first=begin, last=end, grain="hour", how="inferred", evidence=(span,))
    begin, end = (f"{moment:%Y-%m-%d}" for moment in (first, last))
    return Published(first=begin, last=end, grain="week" if unit == "day" else "month", how="inferred", evidence=(span,))


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """For each unit, what languages write around the number."""
    ways: dict[str, list[str]] = {}
    for phrases in lexicon("dates", "any")["ago"].values():
        for phrase in phrases:
            words, unit = phrase.rsplit(" = ", 1)
            ways.setdefault(unit, []).append(words)
    return tuple((_pattern(words), unit) for unit, words in sorted(ways.items(), key=lambda way: _MINUTES[way[0]]))


def _pattern(ways: Sequence[str]) -> re.Pattern[str]:
    """One pattern of all ways to write a unit; the number is the only figure in it."""
    written = sorted(set(ways), key=lambda way: (-len(way), way))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_way, written))})(?!\w)", re.IGNORECASE)


def _way(way: str) -> str:
    return re.escape(way).replace("@", r"\d{1,3}").replace(r"\ ", r"\s+")
