"""What the user knows of pages: a table beside them, and how it is laid onto them."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from twosource.errors import PageError, UsageError
from twosource.model import Fault, GivenFacts, Page
from twosource.read.dates import iso_interval
from twosource.read.decode import decode
from twosource.read.records import language_code

COLUMNS = ("page", "title", "url", "publisher", "published", "language")
"""The columns of the table; `page` must be there, the others may be."""

DATE_MEND = "write 2024-10-25, 2024-10, 2024-10-25T21:00Z or first/last"


class ToldFacts(GivenFacts, frozen=True, kw_only=True):
    """Given facts with the page's address."""

    url: str | None = None


def read_facts_csv(path: str) -> Mapping[str, ToldFacts]:
    """The facts a CSV table gives, by what its `page` column names: a page's name, path, address or id.

    Raises:
        UsageError: the file cannot be read, its header is not `page,title,url,publisher,published,language` (or some of it),
            a date or language cannot be read, or a page stands there twice.
    """
    try:
        text = decode(Path(path).read_bytes())
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}", "check the name") from error
    except PageError as error:
        raise UsageError(f"{path}: {error.message}", "write the table as CSV in UTF-8") from error
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        _check_header(path, header)
        return _told(path, header, [(rows.line_num, row) for row in rows])
    except csv.Error as error:
        raise UsageError(f"{path}, line {rows.line_num}: {error}", "write the table as CSV") from error


def _check_header(path: str, header: Sequence[str]) -> None:
    unknown = [name for name in header if name not in COLUMNS]
    mend = f"begin with the line {','.join(COLUMNS)}; only page must be there"
    if unknown:
        raise UsageError(f"{path} has a column {unknown[0]!r}", mend)
    if "page" not in header or len(set(header)) < len(header):
        raise UsageError(f"{path} needs a first line that names each column once, page among them", mend)


def _told(path: str, header: Sequence[str], rows: Sequence[tuple[int, list[str]]]) -> Mapping[str, ToldFacts]:
    told: dict[str, ToldFacts] = {}
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        where = f"{path}, line {line}"
        if len(row) > len(header):
            raise UsageError(
                f"{where} has {len(row)} cells, the header {len(header)}", "put cells with commas in quotation marks"
            )
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False) if cell.strip()}
        page = cells.pop("page", None)
        if page is None:
            raise UsageError(f"{where} names no page", "give the page's name, path, address or id")
        if page in told:
            raise UsageError(f"{where}: {page} stands there twice", "keep one line a page")
        told[page] = checked(where, **cells)
    return told


def checked(where: str, **cells: str) -> ToldFacts:
    """Given facts with a date and language that can be read.

    Args:
        where: who gave them, for the message ("--published", "facts.csv, line 3").
        cells: fields of `ToldFacts`.

    Raises:
        UsageError: the date or language cannot be read.
    """
    if "published" in cells:
        read = iso_interval(cells["published"])
        if read is None:
            raise UsageError(f"{where}: {cells['published']!r} is no date", DATE_MEND)
        cells["published"] = read
    if "language" in cells:
        code = language_code(cells["language"])
        if code is None:
            raise UsageError(f"{where}: {cells['language']!r} is no language", "write an ISO 639-1 code, such as en")
        cells["language"] = code
    return ToldFacts(**cells)


def with_facts(pages: Sequence[Page], facts: Mapping[str, GivenFacts]) -> tuple[tuple[Page, ...], tuple[Fault, ...]]:
    """The pages with the facts told of them, which win over a record's, and a notice for each name that no page has.

    A page is named by its id, name, path or any of its addresses.
    """
    used: set[str] = set()
    told = tuple(_page_with(page, facts, used) for page in pages)
    notices = tuple(
        Fault(path=name, step="read", message=f"facts are given for {name}, but there is no such page", mend="check the name")
        for name in sorted(set(facts) - used)
    )
    return told, notices


def _page_with(page: Page, facts: Mapping[str, GivenFacts], used: set[str]) -> Page:
    names = dict.fromkeys((page.id, page.name, page.path, page.url, *page.addresses))
    for name in (name for name in names if name is not None and name in facts):
        used.add(name)
        told = facts[name]
        page = msgspec.structs.replace(
            page, given=merged(told, page.given), url=(told.url if isinstance(told, ToldFacts) else None) or page.url
        )
    return page


def merged(first: GivenFacts, second: GivenFacts) -> GivenFacts:
    """Both, field by field; the first wins."""
    return GivenFacts(
        title=first.title or second.title,
        publisher=first.publisher or second.publisher,
        published=first.published or second.published,
        language=first.language or second.language,
    )
