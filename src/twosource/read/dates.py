"""Dates as records and markup write them -> ISO 8601, as far as they are sure."""

import datetime as dt
import email.utils
import re

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ]{1,2}(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?\d{2})?(?:[.,]\d+)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d{1,2}:?\d{2}|[+-]\d{2})?(?P<more>.*))?",
    re.DOTALL | re.IGNORECASE,
)
_SHORT = re.compile(r"\d{4}(?:-\d{2})?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")
_WRITTEN = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(?:(?P<month1>[a-z]{3,9})\.?\s+(?P<day1>\d{1,2})(?:st|nd|rd|th)?,?|(?P<day2>\d{1,2})(?:st|nd|rd|th)?"
    r"\s+(?:of\s+)?(?P<month2>[a-z]{3,9})\.?,?)\s+(?P<year>\d{4})\b.{0,40}",
    re.IGNORECASE | re.DOTALL,
)
FIRST_YEAR = 1600
"""No newspaper is older; an earlier date is a system's empty value ("0001-01-01")."""
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


def iso_date(text: str) -> str | None:
    """The date as an ISO day, or as an instant with its offset where one is written; None if it cannot be read surely.

    Read are ISO 8601 in its usual shapes, RFC 2822 (feeds), seconds since 1970, and dates with the month as an English word.
    A time without a zone is dropped: the day is all that is sure. Days and months in figures alone ("03/04/2024") are not read.
    """
    text = " ".join(text.split())[:80]
    if _SHORT.fullmatch(text):
        return text if _valid(f"{text}-01-01"[:10]) else None
    for reader in (_iso, _packed, _slashed, _epoch, _rfc, _written):
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
    iso = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""
    return iso if found and _valid(iso) else None


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
    month = _MONTHS.get((found["month1"] or found["month2"])[:3].lower())
    iso = f"{found['year']}-{month or 0:02}-{int(found['day1'] or found['day2']):02}"
    return iso if _valid(iso) else None
