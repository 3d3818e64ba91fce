"""How far the clock of a written zone ("EST", "ET", "GMT+8", "+01:00") is ahead of UTC on a day.

Names that do not tell whether summer time holds ("ET", "UK") follow the rules of the United States (since 2007) and of Europe
(since 1996), which are reckoned here: a table of zones on the machine would change with the machine.
"""

import datetime as dt
import functools
import re
from collections.abc import Mapping

from twosource.language import lexicon
from twosource.page.facts.dates import offset

SUMMER = 60
"""Minutes by which clocks are put forward in summer."""

_FROM_UTC = re.compile(r"(?:UTC|GMT)\s?(?P<sign>[+-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?", re.IGNORECASE)


@functools.cache
def zone_names(language: str) -> str:
    """A pattern of every zone that can be read, in any letter case; "ET" and the like in capitals only, "et" is a word."""
    known = lexicon("outlets", language)
    fixed, seasonal = (
        "|".join(map(re.escape, sorted(known[table], key=lambda name: (-len(name), name))))
        for table in ("zones", "seasonal_zones")
    )
    from_utc = r"(?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d{2})?(?!\d)"
    return rf"{from_utc}|(?:{fixed})\b|(?-i:{seasonal})\b|[+-]\d{{2}}:?\d{{2}}(?!\d)"


def minutes_ahead(zone: str, day: dt.date, language: str) -> int | None:
    """Minutes ahead of UTC; None for a zone nobody knows."""
    if found := _FROM_UTC.fullmatch(zone):
        minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
        return -minutes if found["sign"] == "-" else minutes
    if zone[0] in "+-":
        return offset(zone)
    fixed, seasonal = _zones(language)
    if zone.upper() in fixed:
        return fixed[zone.upper()]
    if zone.upper() not in seasonal:
        return None
    rule, minutes = seasonal[zone.upper()]
    return minutes + SUMMER if _is_summer(day, rule) else minutes


@functools.cache
def _zones(language: str) -> tuple[Mapping[str, int], Mapping[str, tuple[str, int]]]:
    known = lexicon("outlets", language)
    fixed = {name.upper(): minutes for name, minutes in known["zones"].items()}
    rules = {name.upper(): line.split() for name, line in known["seasonal_zones"].items()}
    return fixed, {name: (rule, int(minutes)) for name, (rule, minutes) in rules.items()}


def _is_summer(day: dt.date, rule: str) -> bool:
    """Whether summer time holds on most of a day.

    In the United States from March's second Sunday to November's first, in Europe from March's last to October's last.
    """
    if rule == "us":
        return _sunday(day.year, 3, 8) <= day < _sunday(day.year, 11, 1)
    return _sunday(day.year, 3, 25) <= day < _sunday(day.year, 10, 25)


def _sunday(year: int, month: int, first: int) -> dt.date:
    """The first Sunday of a month on or after a day of it."""
    day = dt.date(year, month, first)
    return day + dt.timedelta(days=6 - day.weekday())
