"""Files, folders, patterns and standard input -> pages, each content once."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from twosource.errors import PageError
from twosource.model import Fault, GivenFacts, Page
from twosource.read.decode import decode
from twosource.read.document import html_page, looks_like_html, text_page
from twosource.read.files import fault, file_bytes, file_lines, find_files
from twosource.read.given import merged, with_facts
from twosource.read.records import Record, json_records, line_records, record_page

STDIN = "-"
"""How a user names standard input."""
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
JSON_SUFFIXES = frozenset({".json"})


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """What was read.

    Attributes:
        pages: in the order of `(name, id)`, each content once.
        faults: what could not be read, in the order of paths.
        notices: what was read otherwise than one might expect: the same content at several addresses, a field left out.
    """

    pages: tuple[Page, ...]
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()


class _Read(msgspec.Struct, frozen=True):
    """One page with notices on it."""

    page: Page
    notices: tuple[Fault, ...] = ()


def read_paths(
    paths: Sequence[str],
    *,
    given: GivenFacts | None = None,
    facts: Mapping[str, GivenFacts] | None = None,
    stdin: bytes | None = None,
) -> Intake:
    """Read pages.

    Text, HTML and records (JSON Lines, JSON) are told apart by suffix, where that says nothing by content. What cannot be read
    is a fault; the rest is read. Two files of the same content are one page with two addresses, named by the smaller.

    Args:
        paths: files, folders (read through, hidden files aside), patterns, and "-" for standard input.
        given: facts that hold for every page of this call; win over a record's.
        facts: facts by page name, path, address or id; win over `given`.
        stdin: the bytes that "-" stands for.

    Returns:
        An empty `pages` means that nothing could be read; `faults` say why.
    """
    found = find_files([path for path in paths if path != STDIN])
    faults, notices = list(found.faults), list(found.notices)
    reads: list[_Read] = []
    outcomes = [outcome for path in found.files for outcome in _file(path)]
    if STDIN in paths:
        outcomes += _stdin(stdin or b"")
    for outcome in outcomes:
        if isinstance(outcome, Fault):
            faults.append(outcome)
        else:
            reads.append(outcome)
            notices.extend(outcome.notices)
    pages, same = _each_once([read.page for read in reads])
    if given is not None:
        pages = tuple(msgspec.structs.replace(page, given=merged(given, page.given)) for page in pages)
    pages, unused = with_facts(pages, facts or {})
    return Intake(pages=pages, faults=_ordered(faults), notices=_ordered([*notices, *same, *unused]))


def _ordered(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda item: (item.path or "", item.page or "", item.message)))


def _file(path: str) -> Iterator[_Read | Fault]:
    """The pages of one file, with a fault in the place of each that cannot be read."""
    suffix = Path(path).suffix.lower()
    if suffix in LINES_SUFFIXES:
        yield from _records(_record_lines(path), path)
        return
    data = file_bytes(path)
    if isinstance(data, Fault):
        yield data
        return
    yield from _content(data, suffix, path, Path(path).name)


def _stdin(data: bytes) -> Iterator[_Read | Fault]:
    if not data.strip():
        yield fault(STDIN, "standard input is empty", "pipe a page in, or give files")
        return
    yield from _content(data, "", STDIN, "stdin")


def _content(data: bytes, suffix: str, path: str, name: str) -> Iterator[_Read | Fault]:
    """The pages in the bytes of one file."""
    try:
        if suffix in JSON_SUFFIXES:
            yield from _records(_json_or_lines(data), path)
            return
        text = decode(data, html=suffix in HTML_SUFFIXES or b"<html" in data[:4_096].lower())
        if path == STDIN and _records_within(text):
            yield from _records(line_records(io.BytesIO(text.encode("utf-8", errors="surrogatepass"))), path)
            return
        make = html_page if suffix in HTML_SUFFIXES or looks_like_html(text) else text_page
        place = None if path == STDIN else path
        page = make(text, name=name, path=place)
    except PageError as error:
        yield fault(path, f"{path}: {error.message}", error.mend)
        return
    yield _Read(msgspec.structs.replace(page, addresses=(path,)))


def _records_within(text: str) -> bool:
    """Whether the first line that is not blank is a record."""
    first = next((line for line in text.split("\n", 50) if line.strip()), "")
    if not first.lstrip().startswith("{"):
        return False
    record = next(iter(line_records([first.encode("utf-8", errors="surrogatepass")])), None)
    return isinstance(record, Record) and ("text" in record.fields or "html" in record.fields)


def _json_or_lines(data: bytes) -> Iterator[Record | PageError]:
    """JSON, or JSON Lines under a suffix that promises JSON."""
    text = decode(data)
    try:
        yield from list(json_records(text))
    except PageError:
        if not _records_within(text):
            raise
        yield from line_records(text.encode("utf-8", errors="surrogatepass").splitlines())


def _record_lines(path: str) -> Iterator[Record | PageError | Fault]:
    """The records of a file of JSON Lines, read line by line."""
    lost: list[Fault] = []

    def lines() -> Iterator[bytes]:
        for line in file_lines(path):
            if isinstance(line, Fault):
                lost.append(line)
                return
            yield line

    yield from line_records(lines())
    yield from lost


def _records(records: Iterable[Record | PageError | Fault], path: str) -> Iterator[_Read | Fault]:
    """The pages of a file's records."""
    empty = True
    for record in records:
        empty = False
        if isinstance(record, Fault):
            yield record
            continue
        if isinstance(record, PageError):
            yield fault(path, f"{path}, {record.message}", record.mend)
            continue
        number = record.place.split()[-1]
        source = "stdin" if path == STDIN else Path(path).name
        try:
            page, notices = record_page(record, address=f"{path}:{number}", name=f"{source}:{number}")
        except PageError as error:
            message = error.message if error.message.startswith(record.place) else f"{record.place}: {error.message}"
            yield fault(path, f"{path}, {message}", error.mend)
            continue
        yield _Read(page, notices)
    if empty:
        yield fault(path, f"{path} holds no record", "write one JSON object a line")


def _each_once(pages: Sequence[Page]) -> tuple[tuple[Page, ...], list[Fault]]:
    """The pages without repetitions, in order, and a notice for each content that stood at several addresses."""
    groups: dict[str, list[Page]] = {}
    for page in sorted(pages, key=lambda page: (page.name, page.id, page.path or "", page.addresses)):
        groups.setdefault(page.id, []).append(page)
    notices = [_same(group) for group in groups.values() if len(group) > 1]
    merged_pages = (_joined(group) for group in groups.values())
    return tuple(sorted(merged_pages, key=lambda page: (page.name, page.id))), notices


def _joined(group: Sequence[Page]) -> Page:
    """One page of several with the same content; what the first lacks the next gives."""
    first = group[0]
    given = first.given
    for other in group[1:]:
        given = merged(given, other.given)
    return msgspec.structs.replace(
        first,
        path=min((page.path for page in group if page.path), default=None),
        url=next((page.url for page in group if page.url), None),
        addresses=tuple(sorted({address for page in group for address in page.addresses})),
        given=given,
    )


def _same(group: Sequence[Page]) -> Fault:
    """Says that several addresses have one content, and whether they differ in whose page it is."""
    first = group[0]
    others = sorted({address for page in group[1:] for address in page.addresses} - set(first.addresses)) or [first.name]
    publishers = {page.given.publisher for page in group if page.given.publisher}
    differ = " They name different publishers; the first one's is kept." if len(publishers) > 1 else ""
    places = len({address for page in group for address in page.addresses})
    return Fault(
        page=first.id,
        path=first.path,
        step="read",
        message=f"the same content as {first.name}: {', '.join(others[:5])}; one page, {places} addresses.{differ}",
        mend="nothing need be done",
    )
