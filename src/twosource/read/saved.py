"""What the tool that saved an HTML page wrote into it: the page's address, and when it was captured."""

import datetime as dt
import re

import msgspec

from twosource.read.dates import iso_date

REACH = 20_000
"""Characters at either end of a document in which tools leave their mark."""

_SINGLEFILE = re.compile(
    r"<!--\s{0,9}Page saved with SingleFile[^\n]{0,80}\n\s{0,9}url:\s{0,9}(?P<url>[^\n]{1,2000})\n\s{0,9}saved date:\s{0,9}"
    r"(?P<date>[^\n(]{1,80})"
)
_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,5}\)(?P<url>\S{1,2000})\s{0,9}-->")
_WAYBACK = re.compile(r"__wm\.wombat\(\s{0,9}[\"'](?P<url>[^\"'\s]{1,2000})[\"'],\s{0,9}[\"'](?P<digits>\d{14})[\"']", re.ASCII)
_ARCHIVED = re.compile(r"FILE ARCHIVED ON (?P<date>\d{1,2}:\d{2}:\d{2} [A-Z][a-z]{2} \d{1,2}, \d{4})")
_SCRIPT_DATE = re.compile(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d{2}) (?P<year>\d{4}) (?P<clock>\d{2}:\d{2}):\d{2} GMT(?P<zone>[+-]\d{4})"
)


_CAPTURE = re.compile(r"https?://[^/?#\s]{1,255}/(?:[\w-]{1,60}/){1,3}(\d{14})(?:[a-z]{2}_)?/https?:", re.IGNORECASE)


class SavedFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The page's address and the hour of its capture (ISO 8601, UTC), as far as the tool tells."""

    url: str | None = None
    captured: str | None = None


def saved_facts(source: str) -> SavedFacts:
    """What SingleFile, a browser ("saved from url") or the Wayback Machine (its script, "FILE ARCHIVED ON") wrote into it."""
    head, tail = source[:REACH], source[-REACH:]
    if single := _SINGLEFILE.search(head):
        return SavedFacts(url=_web(single["url"]), captured=_script_instant(single["date"]))
    saved, framed, archived = _SAVED_FROM.search(head), _WAYBACK.search(head), _ARCHIVED.search(tail)
    url = framed["url"] if framed else saved["url"] if saved else ""
    captured = _archive_instant(archived["date"]) if archived else _packed_instant(framed["digits"]) if framed else None
    return SavedFacts(url=_web(url), captured=captured)


def captured_at(url: str) -> str | None:
    """When a web archive captured the page at its address (the fourteen digits in it), as the minute in UTC; else None."""
    found = _CAPTURE.match(url)
    digits = found[1] if found else ""
    return _packed_instant(digits) if digits else None


def _packed_instant(digits: str) -> str | None:
    return iso_date(f"{digits[:8]}T{digits[8:]}Z")


def _web(url: str) -> str | None:
    """The address, if it is one of the web; pages saved from a disk have others."""
    url = url.strip()
    return url if re.match(r"https?://[^\s/]", url) else None


def _script_instant(text: str) -> str | None:
    """A date as browsers write it: "Tue Mar 05 2024 10:12:13 GMT+0100"."""
    found = _SCRIPT_DATE.match(text.strip())
    read = iso_date(f"{found['day']} {found['month']} {found['year']} {found['clock']}:00 {found['zone']}") if found else None
    return utc(read) if read else None


def _archive_instant(text: str) -> str | None:
    try:
        return dt.datetime.strptime(text, "%H:%M:%S %b %d, %Y").strftime("%Y-%m-%dT%H:%MZ")  # noqa: DTZ007 - the words are in UTC
    except ValueError:
        return None


def utc(instant: str) -> str | None:
    """An ISO 8601 instant with an offset, as the minute in UTC; None if it has no offset."""
    try:
        moment = dt.datetime.fromisoformat(instant)
        return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%MZ") if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
