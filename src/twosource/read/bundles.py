"""Pages that a browser saved as one file, with all that belongs to them, and mails -> drafts of the pages themselves.

MHTML (RFC 2557: Chrome, Edge, Opera, Internet Explorer) is a mail whose first part is the page; Safari's web archive is a
property list that holds it. What belongs to the page (pictures, styles, frames) is left aside.
"""

import email
import plistlib
import re
from collections.abc import Mapping, Sequence
from email.message import Message

import msgspec

from twosource.errors import PageError
from twosource.read.dates import iso_date
from twosource.read.drafts import Draft
from twosource.read.saved import utc

HEADERS = 16_384
"""Bytes within which a mail's headers end."""

_HEADER = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:From|MIME-Version|Snapshot-Content-Location|Subject|Date|Content-Type): ?", re.IGNORECASE
)
_RELATED = re.compile(rb"\nContent-Type:\s{0,99}multipart/related\b", re.IGNORECASE)
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_WEB = re.compile(r"https?://[^\s/]")
_AGAIN = "save the page again, as HTML"


def looks_like_mhtml(head: bytes) -> bool:
    """Whether a file begins as a page saved as MHTML does: with a mail's headers, whose parts belong together."""
    if not _HEADER.match(head):
        return False
    headers = b"\n" + re.split(rb"\r?\n\r?\n", head[:HEADERS], maxsplit=1)[0]
    return _RELATED.search(headers) is not None


def looks_like_webarchive(head: bytes) -> bool:
    """Whether a file begins as a binary property list."""
    return head.startswith(b"bplist00")


def main_page(draft: Draft) -> Draft:
    """The page in a file of kind "bundle".

    Raises:
        PageError: the file is damaged, or holds no page of HTML.
    """
    data = draft.data if isinstance(draft.data, bytes) else draft.data.encode()
    archived = looks_like_webarchive(data) or data.lstrip()[:5] == b"<?xml"
    return _archived(draft, data) if archived else _mailed(draft, data)


def _mailed(draft: Draft, data: bytes) -> Draft:
    try:
        mail = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"))
        part = _main_part(mail)
        body = part.get_payload(decode=True) if part is not None else None
        charset = part.get_content_charset() if part is not None else None
    except Exception as error:  # the parser raises many kinds of error on hostile mails, none of its own
        raise PageError(f"this MHTML file or mail cannot be parsed ({type(error).__name__})", _AGAIN) from error
    if part is None or not isinstance(body, bytes):
        raise PageError("this MHTML file or mail holds no page of HTML or text", _AGAIN)
    addresses = [mail.get("Snapshot-Content-Location"), part.get("Content-Location"), mail.get("Content-Location")]
    date = iso_date(re.sub(r"-0000\s*\Z", "GMT", _line(mail.get("Date"))))  # so Chrome writes UTC
    return msgspec.structs.replace(
        draft,
        kind="html" if part.get_content_type() in _HTML else "text",
        data=body,
        url=_first_web(addresses),
        charset=charset,
        captured=utc(date) if date else None,
    )


def _main_part(mail: Message) -> Message | None:
    """The part that is the page: the first of HTML, else the first of plain text; None if there is neither."""
    kinds = [(part.get_content_type(), part) for part in mail.walk() if not part.is_multipart()]
    html = (part for kind, part in kinds if kind in _HTML)
    return next(html, None) or next((part for kind, part in kinds if kind == "text/plain"), None)


def _archived(draft: Draft, data: bytes) -> Draft:
    try:
        found = plistlib.loads(data)
    except Exception as error:  # as above
        raise PageError(f"this web archive cannot be parsed ({type(error).__name__})", _AGAIN) from error
    main = found.get("WebMainResource") if isinstance(found, Mapping) else None
    body = main.get("WebResourceData") if isinstance(main, Mapping) else None
    if not isinstance(main, Mapping) or not isinstance(body, bytes):
        raise PageError("this is a property list, not a page that Safari saved", "give the page itself, saved as HTML")
    media = main.get("WebResourceMIMEType")
    if media not in _HTML:
        raise PageError(f"this web archive holds {_line(media)[:40] or 'something'}, not a page of HTML", "give what is in it")
    return msgspec.structs.replace(
        draft,
        kind="html",
        data=body,
        url=_first_web([main.get("WebResourceURL")]),
        charset=_line(main.get("WebResourceTextEncodingName")) or None,
    )


def _line(value: object) -> str:
    """A header or string of the file as one line; empty if there is none."""
    return " ".join(str(value).split()) if value is not None else ""


def _first_web(values: Sequence[object]) -> str | None:
    """The first that is an address of the web."""
    lines = (_line(value) for value in values)
    return next((line for line in lines if _WEB.match(line) and line.isprintable()), None)
