"""CSV and TSV tables with a header -> records, one a row, read row by row: a table of any length takes little memory."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from twosource.errors import PageError
from twosource.read.decode import MARKS
from twosource.read.records import Record

MOST_CELL = 20_000_000
"""Characters of one cell, as of one page."""
MOST_COLUMNS = 2_000
DELIMITERS = ",;\t|"
SAMPLE = 65_536
"""Bytes that the encoding and the delimiter are told from."""


def table_records(stream: BinaryIO) -> Iterator[Record | PageError]:
    """The rows of a table as records by its header; an error in the place of a row that cannot be read. Blank rows pass.

    Args:
        stream: can be peeked into (`io.BufferedReader`).

    Raises:
        PageError: there is no header.
    """
    sample = stream.peek(SAMPLE)[:SAMPLE]  # type: ignore[attr-defined] # see above
    csv.field_size_limit(MOST_CELL)
    text = io.TextIOWrapper(stream, encoding=_encoding(sample), errors="replace", newline="")
    try:
        yield from _rows(text, _delimiter(sample))
    finally:
        text.detach()  # else it would close the stream with itself


def _rows(text: io.TextIOWrapper, delimiter: str) -> Iterator[Record | PageError]:
    # Of a line that never ends no more is held than the longest cell may have; NUL, which ends strings in C, is replaced.
    lines = iter(lambda: text.readline(MOST_CELL), "")
    rows = csv.reader((line.replace("\0", "\ufffd") for line in lines), delimiter=delimiter)
    try:
        header = [name.strip().lstrip("\ufeff") for name in next(rows, [])]
    except csv.Error as error:
        raise PageError(f"the first line is no header: {error}", "begin the table with a line of column names") from error
    if not any(header) or len(header) > MOST_COLUMNS:
        raise PageError("this table has no header", "begin it with a line of column names")
    number = 1
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield PageError(f"row {number}: {error}", "write the table as CSV, long cells in quotation marks")
            continue
        if row is None:
            return
        if len(row) > len(header):
            yield PageError(f"row {number} has {len(row)} cells, the header {len(header)}", "put cells in quotation marks")
        elif any(cell.strip() for cell in row):
            yield Record(place=f"row {number}", fields={k: v for k, v in zip(header, row, strict=False) if k and v.strip()})


def _encoding(sample: bytes) -> str:
    """UTF-8 unless a mark or the bytes say otherwise."""
    for mark, encoding in MARKS:
        if sample.startswith(mark):
            return {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(encoding, "utf-32")
    try:
        sample[: sample.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _delimiter(sample: bytes) -> str:
    """The one of the usual delimiters that the header has most of."""
    header = sample.replace(b"\0", b"").split(b"\n", 1)[0].decode("utf-8", errors="replace")
    return max(DELIMITERS, key=header.count)
