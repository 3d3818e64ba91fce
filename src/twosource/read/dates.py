"""Dates as records and markup write them -> ISO 8601, as far as they are sure."""

import datetime as dt
import email.utils
import functools
import re

from twosource.language import lexicon

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ]{1,2}(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?\d{2})?(?:[.,]\d+)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d{1,2}:?\d{2}|[+-]\d{2})?(?P<more>.*))?",
    re.DOTALL | re.IGNORECASE,
)
_SHORT = re.compile(r"\d{4}(?:-\d{2})?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?")
_SLASHED = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)")
_TURNED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_WRITTEN = re.compile(
    r"(?:[^\W\d_]{2,14}\.?,?\s+)?(?:(?P<month1>[^\W\d_]{3,14})\.?\s+(?P<day1>\d{1,2})(?:st|nd|rd|th)?,?"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th|er|[.º°])?\s+(?:(?:of|de|di)\s+)?(?P<month2>[^\W\d_]{3,14})\.?,?(?:\s+de)?)"
    r"\s+(?P<year>\d{4})\b.{0,40}",
    re.IGNORECASE | re.DOTALL,
)
FIRST_YEAR = 1600
"""No newspaper is older; an earlier date is a system's empty value ("0001-01-01")."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


def iso_date(text: str) -> str | None:
    """The date as an ISO day, or as an instant with its offset where one is written; None if it cannot be read surely.

    Read are ISO 8601 in its usual shapes, RFC 2822 (feeds), seconds since 1970, dates with the month as a word of any language
    in the table, and day, month and year in figures where only one of them can be the month, or points stand between them
    ("25/04/2024", "03.04.2024"; not "03/04/2024"). A time without a zone is dropped: the day is all that is sure.
    """
    text = " ".join(text.split())[:80]
    if _SHORT.fullmatch(text):
        return text if _valid(f"{text}-01-01"[:10]) else None
    for reader in (_iso, _packed, _slashed, _turned, _epoch, _rfc, _written):
        if (read := reader(text)) is not None:
            return read
    return None


def iso_interval(text: str) -> str | None:
    """The same for a value that may also be `first/last`, both ISO."""
    parts = text.strip().split("/")
    if len(parts) == 2:
        first, last = (iso_date(part) for part in parts)
        return f"{first}/{last}" if first and last and first[:7] <= last[:7] else None
    return iso_date(text)


def _valid(day: str) -> bool:
    try:
        return dt.date.fromisoformat(day).year >= FIRST_YEAR
    except ValueError:
        return False


def _iso(text: str) -> str | None:
    found = _ISO.fullmatch(text)
    if not found or not _valid(found["day"]):
        return None
    if not found["hour"] or not found["zone"] or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        return found["day"]
    zone = found["zone"].upper()
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "")
        digits = (digits if len(digits) % 2 == 0 else "0" + digits).ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
        if int(digits[:2]) > 14 or int(digits[2:]) > 59:
            return found["day"]
    else:
        zone = "Z"
    return f"{found['day']}T{found['hour']}:{found['minute']}{zone}"


def _packed(text: str) -> str | None:
    found = _PACKED.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, _, zone = found.groups()
    iso = f"{year}-{month}-{day}"
    if not _valid(iso) or not "1900" <= year <= "2100":
        return None
    return f"{iso}T{hour}:{minute}Z" if hour and zone and hour < "24" and minute < "60" else iso


def _slashed(text: str) -> str | None:
    found = _SLASHED.match(text)
    iso = f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}" if found else ""
    return iso if found and _valid(iso) else None


def _turned(text: str) -> str | None:
    found = _TURNED.match(text)
    if not found:
        return None
    one, two = int(found[1]), int(found[3])
    orders = [(two, one)] if found[2] == "." else [(two, one), (one, two)]
    days = {iso for month, day in orders if _valid(iso := f"{found[4]}-{month:02}-{day:02}")}
    return days.pop() if len(days) == 1 else None


def _epoch(text: str) -> str | None:
    if not _EPOCH.fullmatch(text):
        return None
    moment = dt.datetime.fromtimestamp(int(text[:10]), tz=dt.UTC)
    return moment.strftime("%Y-%m-%dT%H:%MZ")


def _rfc(text: str) -> str | None:
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.isoformat(timespec="minutes").replace("+00:00", "Z")


def _written(text: str) -> str | None:
    found = _WRITTEN.fullmatch(text)
    if not found:
        return None
    month = _month((found["month1"] or found["month2"]).lower())
    iso = f"{found['year']}-{month or 0:02}-{int(found['day1'] or found['day2']):02}"
    return iso if _valid(iso) else None


def _month(name: str) -> int | None:
    """The number of a month by its name, in English by its first three letters."""
    other = _other_months().get(name)
    return other or (_MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS and name.isascii() else None)


@functools.cache
def _other_months() -> dict[str, int]:
    """The number of each month by its names in other languages, but those that are different months in two of them."""
    numbers: dict[str, set[int]] = {}
    for line in lexicon("dates", "any")["months"].values():
        for number, names in enumerate(line.split(","), start=1):
            for name in names.split():
                numbers.setdefault(name, set()).add(number)
    return {name: min(found) for name, found in numbers.items() if len(found) == 1}
