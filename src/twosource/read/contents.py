"""What is in a file -> drafts of its pages. Kinds of content are told by how the bytes begin and by the name's suffix.

Reading goes on past what is damaged, as far as the format lets it; everything here takes memory for one page at a time, JSON
documents and feeds, which are read whole, aside.
"""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Literal

import msgspec

from twosource.errors import PageError
from twosource.read.archives import members, opened_zip
from twosource.read.decode import decode
from twosource.read.document import looks_like_html
from twosource.read.drafts import Draft, Notice, Outcome
from twosource.read.feeds import looks_like_feed
from twosource.read.files import MOST_PAGE_BYTES, fault, file_lines
from twosource.read.records import Record, json_records, line_records, record_draft
from twosource.read.shapes import is_record
from twosource.read.sources import STREAM_TROUBLE, Source, gunzipped, gzip_head, head_of, reason
from twosource.read.tables import table_records
from twosource.read.warc import warc_drafts

MOST_JSON_BYTES = 100_000_000
"""Bytes of a JSON document, which is decoded whole and takes five times that in memory; JSON Lines may be of any length."""
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
WARC_SUFFIXES = frozenset({".warc"})
_RECORD = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}(?:\{\s{0,100}\"|\[\s{0,100}\{)")
"""How JSON records begin where no suffix tells."""

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
    if head.startswith(b"\x1f\x8b") and source.suffix not in WARC_SUFFIXES and not _is_warc(head):
        stream = gunzipped(stream)
        head = head_of(stream)
        if head.startswith((b"\x1f\x8b", b"PK\x03\x04")):
            raise PageError("this is an archive within a gzip file", "unpack it yourself and give what is in it")
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
    return head.startswith(b"WARC/") or (head.startswith(b"\x1f\x8b") and gzip_head(head).startswith(b"WARC/"))


def _is_record(head: bytes) -> bool:
    return _RECORD.match(head) is not None


def _is_feed(head: bytes) -> bool:
    return looks_like_feed(head.decode("latin-1").removeprefix("\xef\xbb\xbf"))


def _never(_: bytes) -> bool:
    return False


def _always(_: bytes) -> bool:
    return True


def _zip(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    if source.nested:
        raise PageError("this is an archive within an archive", "unpack the outer one and give what is in it")
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


def _lines(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    yield from _drafts(source, line_records(file_lines(stream)), ":")


def _table(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    records = table_records(stream)
    if not source.named and not source.mapping:
        first = next(records, None)
        if not isinstance(first, Record) or not is_record(first.fields):
            message = f"{source.place} is a table without a column of texts; it was passed over"
            yield Notice(fault(source.place, message, "name it, with --map, if it has one"))
            return
        records = _with_first(first, records)
    yield from _drafts(source, records, ":")


def _with_first(first: Record | PageError, rest: Iterator[Record | PageError]) -> Iterator[Record | PageError]:
    yield first
    yield from rest


def _json(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    text = decode(_whole(stream, MOST_JSON_BYTES, source.place))
    try:
        records = list(json_records(text))
    except PageError:
        # Many name JSON Lines so.
        lines = text.encode("utf-8", errors="surrogatepass").splitlines()
        first = next(iter(line_records(lines[:1])), None)
        if not isinstance(first, Record) or not is_record(first.fields):
            raise
        yield from _drafts(source, line_records(lines), ":")
        return
    yield from _drafts(source, records, ":")


def _drafts(source: Source, records: Iterable[Record | PageError], joint: str) -> Iterator[Outcome]:
    """The drafts of records, and one notice on those that give only a part of a report."""
    parts: Counter[str] = Counter()
    empty = True
    for record in records:
        empty = False
        if isinstance(record, PageError):
            yield fault(source.place, f"{source.place}, {record.message}", record.mend)
            continue
        where = f"{joint}{record.place.split()[-1]}"
        try:
            draft, notices = record_draft(
                record,
                place=f"{source.place}{where}",
                file=source.place,
                name=f"{source.name}{where}",
                mapping=source.mapping,
            )
        except PageError as error:
            yield fault(source.place, f"{source.place}, {error.message}", error.mend)
            continue
        yield draft
        yield from notices
        if isinstance(draft, Draft) and draft.part:
            parts[draft.part] += 1
    if empty:
        yield fault(source.place, f"{source.place} holds no record", "write one JSON object a line, or rows under a header")
    for part, count in sorted(parts.items()):
        message = f"{source.place}: records with only the {part} of a report: {count}; their pages' names say so"
        yield Notice(fault(source.place, message, "give the pages themselves"))


def _feed(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    yield _document(source, stream, "feed")


def _page(source: Source, stream: BinaryIO) -> Iterator[Outcome]:
    draft = _document(source, stream, "html" if source.suffix in HTML_SUFFIXES else "page")
    if source.suffix == ".xml" and not looks_like_html(_start(draft)):
        other = fault(source.place, f"{source.place} is XML, but neither a feed nor a page", "save it as text, HTML or a feed")
        yield other if source.named else Notice(other)
        return
    yield draft


def _start(draft: Draft) -> str:
    """How a document begins, as far as that is ASCII."""
    start = draft.data[:10_000]
    return start if isinstance(start, str) else start.decode("latin-1").removeprefix("\xef\xbb\xbf")


def _document(source: Source, stream: BinaryIO, kind: Literal["feed", "html", "page"]) -> Draft:
    return Draft(
        data=_whole(stream, MOST_PAGE_BYTES, source.place),
        kind=kind,
        name=source.name,
        place=source.place,
        file=source.place,
        own=source.own,
    )


def _whole(stream: BinaryIO, most: int, place: str) -> bytes:
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
        shown = _size(stream, size)
        raise PageError(f"{place} has {shown} MB; a page may have {most // 1_000_000} MB", "cut it, or save the page as text")
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
    Kind(read=_warc, suffixes=WARC_SUFFIXES, begins=_is_warc),
    Kind(read=_lines, suffixes=frozenset({".jsonl", ".ndjson"})),
    Kind(read=_json, suffixes=frozenset({".json"}), begins=_is_record, asked=frozenset({""})),
    Kind(read=_table, suffixes=frozenset({".csv", ".tsv"})),
    Kind(read=_feed, suffixes=frozenset({".rss", ".atom", ".rdf"}), begins=_is_feed, asked=frozenset({"", ".xml"})),
    Kind(read=_page, begins=_always),
)
"""In the order in which they are tried."""
