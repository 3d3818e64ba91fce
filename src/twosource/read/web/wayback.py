"""Captures in a web archive that names them as the Wayback Machine does: `https://web.archive.org/web/20240131120000/https://...`.

The fourteen digits are the hour of the capture in UTC; an archive asked with fewer answers with the nearest capture's address.
The steps on the page take them for what no date of it can be later than; here they matter only for what is asked.
Two letters and an underscore after the digits ask for another form of the page: "id_" is the page as it was captured, without
the archive's frame and with its own links. Many archives run the same software (Wayback, OpenWayback, pywb).
"""

import re

from twosource.errors import PageError

_CAPTURE = re.compile(
    r"(?P<archive>https?://[^/?#\s]{1,255}/(?:[\w-]{1,60}/){1,3})(?P<digits>\d{4,14})(?P<form>[a-z]{2}_)?/"
    r"(?P<scheme>https?):/{1,2}(?P<rest>[^/?#\s][^\s]{0,2000})",
    re.IGNORECASE,
)
_LIST = re.compile(r"https?://[^/?#\s]{1,255}/(?:[\w-]{1,60}/){1,3}\d{0,14}\*/", re.IGNORECASE)


def unframed(address: str) -> str:
    """Where the page of a capture is had as it was captured; other addresses as they are.

    Raises:
        PageError: this is an archive's list of captures.
    """
    if _LIST.match(address):
        raise PageError(f"{address} lists captures and is none", "open it, choose a capture, and give that one's address")
    found = _CAPTURE.fullmatch(address)
    if not found:
        return address
    return f"{found['archive']}{found['digits']}id_/{found['scheme']}://{found['rest']}"
