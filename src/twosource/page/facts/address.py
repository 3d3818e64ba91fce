"""What a page's address tells: the host, a day in its path and, of an archive's copy, whose it is and when it was taken."""

import re
from urllib.parse import urlsplit

import msgspec

from twosource.language import lexicon
from twosource.model import Page, Period
from twosource.page.facts.dates import iso_period

_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web|wayback\.archive-it\.org/\d{1,9}|archive\.(?:today|ph|is|li|md|vn|fo))"
    r"/(?P<stamp>\d{4,14})(?:[a-z]{2}_)?/(?P<original>https?:/{1,2}\S+)",
    re.IGNORECASE,
)
_DAY = re.compile(r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?=[/_.-]|$)")
_MONTH = re.compile(r"/(?P<year>(?:19|20)\d{2})/(?P<month>\d{1,2})/(?=[^/\d][^/]*/?(?:[?#]|$))")
_PACKED_DAY = re.compile(r"[/_.-](?P<year>(?:19|20)\d{2})(?P<month>[01]\d)(?P<day>[0-3]\d)(?=[/_.-]|$)")


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page stood.

    Attributes:
        host: small letters, without "www."; empty where the address has none.
        day: the day its path names, as an ISO day.
        month: the month its path names before the page's own name, where it names no day.
        captured: of an archive's copy, when it was taken: a UTC minute, or a coarser period.
    """

    host: str
    day: str | None = None
    month: Period | None = None
    captured: Period | None = None


def address_of(page: Page) -> Address | None:
    """The page's own address, else the one its markup states; an archive's is taken apart. None if there is neither."""
    told = page.url or (page.stated.canonical if page.stated else None)
    return read_address(told) if told else None


def read_address(address: str) -> Address:
    """Host, day and time of capture of one address.

    The form of archived addresses is that of the Wayback Machine: fourteen digits of UTC, fewer for coarser times.
    """
    archived = _ARCHIVED.match(address)
    original = archived["original"] if archived else address
    day = _day(original)
    month = None if day else _month(original)
    return Address(host=_host(original), day=day, month=month, captured=_moment(archived["stamp"]) if archived else None)


def original_address(page: Page) -> str | None:
    """The page's own address, an archive's prefix taken off; None if there is none."""
    told = page.url or (page.stated.canonical if page.stated else None)
    archived = _ARCHIVED.match(told) if told else None
    return archived["original"] if archived else told


def captured(page: Page) -> Period | None:
    """The earliest capture that the page, or its address in an archive, tells of; no date of the page is later than its end."""
    address = address_of(page)
    told = (iso_period(page.captured) if page.captured else None, address.captured if address else None)
    return min((period for period in told if period), key=lambda period: period.last or "", default=None)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _day(address: str) -> str | None:
    """The day in a path ("/2024/10/25/", "-20241025."), if there is such a day."""
    for found in (_DAY.search(address), _PACKED_DAY.search(address)):
        day = f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}" if found else ""
        if iso_period(day):
            return day
    return None


def _month(address: str) -> Period | None:
    found = _MONTH.search(address)
    return iso_period(f"{found['year']}-{int(found['month']):02}") if found else None


def _moment(stamp: str) -> Period | None:
    """The period an archive's digits stand for."""
    parts = [stamp[:4], *(stamp[i : i + 2] for i in range(4, min(len(stamp), 12) - 1, 2))]
    day = "-".join(parts[:3])
    return iso_period(f"{day}T{parts[3]}:{parts[4]}Z") if len(parts) == 5 else iso_period(day)


def publisher_of(host: str, language: str) -> str | None:
    """Whose site a host is, by the table; a host without a line of its own belongs to the one above it."""
    hosts = lexicon("outlets", language)["hosts"]
    while "." in host:
        if host in hosts:
            return str(hosts[host])
        host = host.split(".", 1)[1]
    return None
