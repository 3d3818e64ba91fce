"""The records of a WARC file -> drafts of pages; what is damaged is a fault, and the next record is read.

Headers are parsed by warcio. Pages are the `response` records of HTML with status 200, `resource` records of HTML or text, and
`conversion` records of text (WET files). All else in a crawl (requests, images, scripts, redirects) is passed over and counted.
"""

import functools
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from twosource.errors import PageError
from twosource.model import Fault
from twosource.read.dates import iso_date
from twosource.read.document import printable
from twosource.read.drafts import Draft, Notice
from twosource.read.saved import utc
from twosource.read.warc.body import plain_body
from twosource.read.warc.packing import GZIP, Member, Packing, Packings, go_on
from twosource.read.warc.stream import CHUNK, Broken, Bytes, Plain, Stretch
from twosource.read.web.marks import ASKED, FAILURE, asked_of, fault_of
from twosource.read.zstd import FRAME

HTML = frozenset({"text/html", "application/xhtml+xml"})
TAKEN = {
    "response": HTML,
    "resource": HTML | {"text/plain"},
    "conversion": frozenset({"text/plain"}),
    "metadata": frozenset({FAILURE}),
}
"""Media types of pages, and of what fetching noted of those it could not have, by type of record."""
SILENT = frozenset({"warcinfo", "request", "metadata"})
"""Types of record that tell of others; they are not counted among what was passed over."""
NAME_LENGTH = 120
"""Most characters of a page's name, which is made from its address."""

_NO_DIGEST = "its digest cannot be read"
_QUIET = logging.NullHandler()
"""warcio logs odd addresses; without a handler Python would print that."""
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w:.-]{2,40})", re.IGNORECASE)
_BEFORE_HOST = re.compile(r"\A\w{1,10}://(?:www\.)?")
_END = re.compile(rb"(?:\r?\n){0,8}")


class _Content(msgspec.Struct, frozen=True, kw_only=True):
    """One record that may be a page: its headers, and its body as it stands in the file."""

    url: str
    date: str | None
    kind: str
    media: str
    charset: str | None
    transfer: str
    content: str
    body: bytes
    asked: tuple[str, ...] = ()


def warc_drafts(stream: BinaryIO, *, place: str, most: int) -> Iterator[Draft | Fault | Notice]:
    """The pages of a WARC file, in its order.

    Args:
        stream: the file's bytes, packed or not; read once, forwards.
        place: the file, as a user would name it.
        most: bytes a page may have.
    """
    source = Bytes(stream)
    packings = Packings()
    passed: Counter[str] = Counter()
    number = 0
    usual: bytes | None = None
    while source.peek(1):
        source.mark()
        start = source.at
        number += 1
        try:
            packing = packings.next(source)
            start = source.at
            if not source.peek(1):
                break
            stretch: Stretch = Member(source, packing) if packing else Plain(source)
            while True:
                content = _next(stretch, packing, source, passed, most)
                if content is not None:
                    yield _draft(content, place=place, number=number, most=most)
                if packing is None or stretch.ended():
                    break
                number += 1
            usual = packing.start if packing else b""
        except Broken as error:
            yield _fault(place, number, start, str(error))
            source.back_to(start + 1)
            if not go_on(source, packings, usual=usual):
                break
    yield from _passed(place, passed)


def _next(stretch: Stretch, packing: Packing | None, source: Bytes, passed: Counter[str], most: int) -> _Content | None:
    """The next record, if it is a page's; counted if it is something else.

    Raises:
        Broken: it cannot be read, or is not as long or not of the content its headers say.
    """
    stretch.headers = 0
    record = _parsed(stretch, summed=packing is not None and packing.summed)
    kind = record.rec_type or ""
    why = _passed_over(record)
    asked = asked_of(record.rec_headers.get_header(ASKED))
    body = _drained(record, 0 if why is not None else most)
    if packing is None:
        _check_end(source)
    else:
        _skip_end(stretch)
    if why is None and len(body) > most:
        why = f"larger than {most // 1_000_000} MB"
    if why is not None:
        passed[why] += kind not in SILENT and not asked
        return None
    headers = record.http_headers
    media = (headers.get_header("content-type") if headers else record.content_type) or ""
    charset = _CHARSET.search(media)
    return _Content(
        url=record.rec_headers.get_header("WARC-Target-URI") or "",
        date=record.rec_headers.get_header("WARC-Date"),
        kind=kind,
        media=_media(media),
        charset=charset[1] if charset else None,
        transfer=(headers.get_header("transfer-encoding") if headers else None) or "",
        content=(headers.get_header("content-encoding") if headers else None) or "",
        body=body,
        asked=asked,
    )


def _parsed(stretch: Stretch, *, summed: bool) -> Any:  # noqa: ANN401 - warcio has no types
    """The record's headers, and a stream limited to its block.

    Args:
        stretch: where it stands.
        summed: whether that has a check sum of its own, so that the record's digest need not be asked.

    Raises:
        Broken: they are no headers of a record, or ask for a digest that there is not.
    """
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - only where there is a WARC

    try:
        record = _loader().parse_record_stream(stretch, known_format="warc", check_digests=not summed)
    except TypeError as error:  # so hashlib calls a name with a zero byte in it
        raise Broken(_NO_DIGEST) from error
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError) as error:
        raise Broken("no record begins where one should") from error
    length = record.rec_headers.get_header("Content-Length") or ""
    if not re.fullmatch(r"\d{1,15}", length.strip()):
        raise Broken("it does not say how long it is")
    return record


@functools.cache
def _loader() -> Any:  # noqa: ANN401 - see `_parsed`
    """The parser of headers, which keeps nothing between records."""
    from warcio.recordloader import ArcWarcRecordLoader  # noqa: PLC0415 - as above

    logging.getLogger("warcio").addHandler(_QUIET)
    return ArcWarcRecordLoader(verify_http=False)


def _passed_over(record: Any) -> str | None:  # noqa: ANN401 - see `_parsed`
    """Why a record is no page; None if it may be one."""
    kind = record.rec_type or ""
    if kind not in TAKEN:
        return "other records" if kind != "revisit" else "repetitions of other captures"
    headers = record.http_headers
    if kind == "response" and (headers is None or headers.get_statuscode() != "200"):
        return "redirects and errors"
    media = (headers.get_header("content-type") if headers else record.content_type) or ""
    return None if _media(media) in TAKEN[kind] else "images, scripts and other files"


def _media(value: str) -> str:
    return value.partition(";")[0].strip().lower()


def _drained(record: Any, most: int) -> bytes:  # noqa: ANN401 - see `_parsed`
    """The rest of the record's block, at most one byte more than `most` of it.

    Raises:
        Broken: the block ends before its length, or its digest is another.
    """
    kept = bytearray()
    stream = record.raw_stream
    try:
        while data := stream.read(CHUNK):
            kept += data[: max(0, most + 1 - len(kept))]
    except (ValueError, TypeError) as error:  # `TypeError` where the digest has no length of its own, as SHAKE's
        raise Broken(_NO_DIGEST) from error
    if stream.limit > 0:
        raise Broken("it breaks off before its end")
    if any(problem.startswith("block digest failed") for problem in record.digest_checker.problems):
        raise Broken("it is damaged: its digest is another")
    return bytes(kept)


def _check_end(source: Bytes) -> None:
    """Passes over the two blank lines after a record; some tools leave them out.

    Raises:
        Broken: something else follows, so that its length is wrong.
    """
    found = _END.match(source.peek(16))
    source.at += found.end() if found else 0
    following = source.peek(5)
    begun = not following or following.startswith((b"WARC/", GZIP, FRAME))
    if not begun and (not found or found[0].count(b"\n") < 2):
        raise Broken("it is not as long as it says")


def _skip_end(stretch: Stretch) -> None:
    """The same within a gzip member, in which further records may follow.

    Raises:
        Broken: as above.
    """
    for _ in range(2):
        if stretch.ended():
            return
        if stretch.readline(4).strip():
            raise Broken("it is not as long as it says")
    stretch.ended()  # which checks the member's sum, if it has


def _draft(content: _Content, *, place: str, number: int, most: int) -> Draft | Fault:
    url = printable(content.url)
    within = f"record {number}"
    if content.media == FAILURE and (failure := fault_of(content.body)):
        return failure
    try:
        data = plain_body(content.body, transfer=content.transfer, content=content.content, most=most)
    except PageError as error:
        return Fault(path=place, step="read", message=f"{place}, {within} ({url[:200]}): {error.message}", mend=error.mend)
    date = iso_date(content.date) if content.date else None
    return Draft(
        data=data,
        kind="html" if content.media in HTML else "text",
        name=_name(url) or f"{place}:{number}",
        place=f"{place}:{number}",
        file=place,
        within=f"{within} ({url[:200]})" if url else within,
        url=url if re.match(r"https?://[^\s/]", url) else None,
        charset=content.charset,
        captured=utc(date) if date else None,
        named=content.kind != "response" or bool(content.asked),
        asked=content.asked,
    )


def _name(url: str) -> str:
    """A page's name from its address: without scheme, question and last slash."""
    return _BEFORE_HOST.sub("", re.split(r"[?#]", url, maxsplit=1)[0]).rstrip("/")[:NAME_LENGTH]


def _fault(place: str, number: int, start: int, what: str) -> Fault:
    message = f"{place}, record {number} (at byte {start:,}): {what}; it is left out"
    return Fault(
        path=place, step="read", message=message, mend="the next records are read; get the archive again to have this one"
    )


def _passed(place: str, passed: Counter[str]) -> Iterator[Notice]:
    """How many records were passed over, and why."""
    if total := sum(passed.values()):
        shown = ", ".join(f"{count} {why}" for why, count in sorted(passed.items()) if count)
        records = "record that is no page was" if total == 1 else "records that are no pages were"
        message = f"{place}: {total} {records} passed over ({shown})"
        yield Notice(Fault(path=place, step="read", message=message, mend="nothing need be done"))
