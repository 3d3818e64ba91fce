"""What is in a file -> drafts of its pages. Kinds of content are told by how the bytes begin and by the name's suffix.

Reading goes on past what is damaged, as far as the format lets it; everything here takes memory for one page at a time, JSON
documents and feeds, which are read whole, aside.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Literal

import msgspec

from twosource.errors import PageError
from twosource.read.archives import members, opened_zip
from twosource.read.bundles import looks_like_mhtml, looks_like_webarchive
from twosource.read.document import looks_like_html
from twosource.read.drafts import Draft, Notice, Outcome
from twosource.read.entries import record_drafts
from twosource.read.feeds import looks_like_feed
from twosource.read.files import MOST_PAGE_BYTES, fault, file_lines
from twosource.read.records import Record, line_records
from twosource.read.shapes import is_record
from twosource.read.sources import (
    BUFFER,
    STREAM_TROUBLE,
    Source,
    from_bytes,
    gunzipped,
    head_of,
    packed_head,
    reason,
    unframed,
)
from twosource.read.tables import table_records
from twosource.read.warc import warc_drafts
from twosource.read.warc.packing import DICTIONARY
from twosource.read.zstd import FRAME, is_framed

MOST_JSON_BYTES = 100_000_000
"""Bytes of a JSON document, which is decoded whole and takes five times that in memory; JSON Lines may be of any length."""
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
WARC_SUFFIXES = frozenset({".warc"})
LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
MOST_BUNDLE_BYTES = 100_000_000
"""Bytes of a page saved with its pictures; of the page itself the limit is that of any other."""
MOST_PIPED_BYTES = 100_000_000
"""Bytes of a zip archive that comes through a pipe, which is read whole: its table of contents stands at its end."""
_LONG = {
    "feed": ("a feed", "split it"),
    "html": ("a page", "cut it, or save the page as text"),
    "page": ("a page", "cut it, or save the page as text"),
    "json": ("a JSON document", "split it, or write it as JSON Lines, which may be of any length"),
    "bundle": ("a page with its pictures", "save the page as text"),
    "piped": ("a zip archive through a pipe", "save it as a file and give that"),
}
"""What is read whole, and what to do about it if it is too long."""
_RECORD = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}(?:\{\s{0,100}\"|\[\s{0,100}\{)")
"""How JSON records begin where no suffix tells."""
_XML = re.compile(r"\s{0,100}<(?:\?xml\s|opml\b|urlset\b|sitemapindex\b|svg\b|plist\b)", re.IGNORECASE)
"""How XML begins that is no page."""

LEAST_HEAD = 64
"""Bytes that are looked at together to say that a file is empty but for blanks and marks."""
GZIP = b"\x1f\x8b"

Reader = Callable[[Source, BinaryIO], Iterator[Outcome]]


def contents(source: Source) -> Iterator[Outcome]:
    """The drafts in a source, with a fault in the place of each that cannot be had.

    What was read before the source broke stays; the break is the last fault.
    """
    try:
        with source.open() as stream:
            yield from _content(source, stream)
    except PageError as error:
        yield fault(source.place, _about(source.place, error.message), error.mend)
    except STREAM_TROUBLE as error:
        yield fault(
            source.place, f"{source.place} breaks off: {reason(error)}", "get the file again; what was read before is kept"
        )


def _about(place: str, message: str) -> str:
    return message if message.startswith(place) else f"{place}: {message}"


def _content(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    head = head_of(stream)
    if (head.startswith(GZIP) or is_framed(head)) and source.suffix not in WARC_SUFFIXES and not _is_warc(head):
        packed, stream = ("gzip", gunzipped(stream)) if head.startswith(GZIP) else ("Zstandard", unframed(stream))
        head = head_of(stream)
        if head.startswith((GZIP, FRAME, b"PK\x03\x04")):
            raise PageError(f"this is an archive within a {packed} file", "unpack it yourself and give what is in it")
    blank = len(head) < LEAST_HEAD and not head.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    if blank and source.suffix not in LINE_SUFFIXES:
        raise PageError("this file is empty", "save the page again; it may have been saved before it was loaded")
    yield from _reader(source, head)(source, stream)


def _reader(source: Source, head: bytes) -> Reader:
    """The first reader whose row in the table fits."""
    return next(
        kind.read
        for kind in KINDS
        if source.suffix in kind.suffixes or ((kind.asked is None or source.suffix in kind.asked) and kind.begins(head))
    )


def _is_zip(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _is_warc(head: bytes) -> bool:
    return head.startswith((b"WARC/", DICTIONARY)) or packed_head(head).startswith(b"WARC/")


def _is_record(head: bytes) -> bool:
    return _RECORD.match(head) is not None


def _is_feed(head: bytes) -> bool:
    return looks_like_feed(head.decode("latin-1").removeprefix("\xef\xbb\xbf"))


def _is_arc(head: bytes) -> bool:
    return head.startswith(b"filedesc://")


def _is_bundle(head: bytes) -> bool:
    return looks_like_mhtml(head) or looks_like_webarchive(head)


def _never(_: bytes) -> bool:
    return False


def _always(_: bytes) -> bool:
    return True


def _zip(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    if source.nested:
        raise PageError("this is an archive within an archive", "unpack the outer one and give what is in it")
    if not stream.seekable():
        stream = from_bytes(_whole(stream, MOST_PIPED_BYTES, source.place, "piped"))
    with opened_zip(stream) as archive:
        found = members(archive, source)
        yield from found.faults
        yield from found.notices
        if not found.sources and not found.faults:
            nothing = fault(source.place, f"{source.place} holds no page", "pack files of text, HTML, records, feeds or WARCs")
            yield nothing if source.named else Notice(nothing)
        for member in found.sources:
            yield from contents(member)


def _warc(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    any_page = False
    for outcome in warc_drafts(stream, place=source.place, most=MOST_PAGE_BYTES):
        any_page = any_page or not isinstance(outcome, Notice)
        yield outcome
    if not any_page:
        yield fault(source.place, f"{source.place} holds no page", "pages are its records of HTML with status 200")


def _arc(_source: Source, _stream: BinaryIO) -> Iterator[Outcome]:
    raise PageError("this is an ARC archive, as was before WARC", "make a WARC of it: warcio recompress OLD.arc.gz NEW.warc.gz")


def _lines(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    yield from _drafts(source, line_records(file_lines(stream)))


def _table(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    records = table_records(stream)
    if not source.named and not source.mapping:
        first = next(records, None)
        if not isinstance(first, Record) or not is_record(first.fields):
            message = f"{source.place} is a table without a column of texts; it was passed over"
            yield Notice(fault(source.place, message, "name it, with --map, if it has one"))
            return
        records = _with_first(first, records)
    yield from _drafts(source, records)


def _with_first(first: Record | PageError, rest: Iterator[Record | PageError]) -> Iterator[Record | PageError]:
    yield first
    yield from rest


def _json(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    if _begins_with_lines(head_of(stream, BUFFER)):
        yield from _lines(source, stream)
        return
    draft = _document(source, stream, "json", MOST_JSON_BYTES)
    yield msgspec.structs.replace(draft, mapping=source.mapping)


def _begins_with_lines(head: bytes) -> bool:
    """Whether JSON is JSON Lines, as far as its first bytes tell: an object on the first line, and another after it."""
    line, _, rest = head.partition(b"\n")
    if rest.lstrip()[:1] != b"{":
        return False
    first = next(iter(line_records([line])), None)
    return isinstance(first, Record) and is_record(first.fields)


def _drafts(source: Source, records: Iterable[Record | PageError]) -> Iterator[Outcome]:
    return record_drafts(records, place=source.place, name=source.name, mapping=source.mapping)


def _bundle(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    yield _document(source, stream, "bundle", MOST_BUNDLE_BYTES)


def _feed(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    yield _document(source, stream, "feed")


def _page(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    draft = _document(source, stream, "html" if source.suffix in HTML_SUFFIXES else "page")
    start = _start(draft)
    if draft.kind == "page" and (source.suffix == ".xml" or _XML.match(start)) and not looks_like_html(start):
        other = fault(source.place, f"{source.place} is XML, but neither a feed nor a page", "save it as text, HTML or a feed")
        yield other if source.named else Notice(other)
        return
    yield draft


def _start(draft: Draft) -> str:
    """How a document begins, as far as that is ASCII."""
    start = draft.data[:10_000]
    return start if isinstance(start, str) else start.decode("latin-1").removeprefix("\xef\xbb\xbf")


def _document(
    source: Source,
    stream: BinaryIO,
    kind: Literal["feed", "html", "page", "json", "bundle"],
    most: int = MOST_PAGE_BYTES,
) -> Draft:
    return Draft(
        data=_whole(stream, most, source.place, kind),
        kind=kind,
        name=source.name,
        place=source.place,
        file=source.place,
        own=source.own,
    )


def _whole(stream: BinaryIO, most: int, place: str, kind: str) -> bytes:
    """All bytes of one document.

    Raises:
        PageError: they are too many.
    """
    parts = []
    size = 0
    while size <= most and (part := stream.read(min(1 << 20, most + 1 - size))):
        parts.append(part)
        size += len(part)
    if size > most:
        what, mend = _LONG[kind]
        raise PageError(f"{place} has {_size(stream, size)} MB; {what} may have {most // 1_000_000} MB", mend)
    return b"".join(parts)


def _size(stream: BinaryIO, least: int) -> str:
    """The size of what a stream gives, where that is a file; else that it is more than what was read."""
    try:
        return f"{max(stream.seek(0, io.SEEK_END), least) / 1e6:.1f}"
    except (OSError, ValueError):
        return f"more than {least / 1e6:.0f}"


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of content: its reader, the suffixes that tell it, and how its first bytes do.

    `asked` are the suffixes at which the bytes are asked; all if None.
    """

    read: Reader
    suffixes: frozenset[str] = frozenset()
    begins: Callable[[bytes], bool] = _never
    asked: frozenset[str] | None = None


KINDS = (
    Kind(read=_zip, begins=_is_zip),
    Kind(read=_arc, suffixes=frozenset({".arc"}), begins=_is_arc),
    Kind(read=_warc, suffixes=WARC_SUFFIXES, begins=_is_warc),
    Kind(read=_lines, suffixes=LINE_SUFFIXES),
    Kind(read=_bundle, suffixes=frozenset({".mht", ".mhtml", ".eml", ".webarchive"}), begins=_is_bundle),
    Kind(read=_json, suffixes=frozenset({".json"}), begins=_is_record, asked=frozenset({""})),
    Kind(read=_table, suffixes=frozenset({".csv", ".tsv"})),
    Kind(read=_feed, suffixes=frozenset({".rss", ".atom", ".rdf"}), begins=_is_feed, asked=frozenset({"", ".xml"})),
    Kind(read=_page, begins=_always),
)
"""In the order in which they are tried."""
