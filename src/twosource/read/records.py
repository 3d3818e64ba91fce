"""Records (JSON, JSON Lines, rows of tables) -> drafts of pages.

A record of our own shape is an object with `text` or `html` and, all optional, `id`, `url`, `title`, `published`, `publisher`,
`language`, `authors`. Other shapes: `read/shapes.py`.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from twosource.errors import PageError
from twosource.model import Fault, GivenFacts
from twosource.read.dates import iso_date, iso_interval
from twosource.read.document import printable, sound
from twosource.read.drafts import Draft, Notice, Wanted
from twosource.read.saved import utc
from twosource.read.shapes import LANGUAGE_OF, looked_up, mapped, records_in, shape_of, without_cut

MOST_LINE_BYTES = 20_000_000
"""Bytes of one line, as of one page."""
MOST_AUTHORS = 50
"""Names that are read of one record."""
NAME_LENGTH = 60
"""Most characters of an author's name: longer ones are sentences."""
SEPARATORS = " \t\r\n"

_SHAPE = 'a record is an object such as {"id": "a1", "text": "..."}'
_WEB = re.compile(r"https?://[^\s/]")
_BETWEEN = re.compile(r"\s*[;,|]\s*|\s+and\s+")
_BY = re.compile(r"by:?\s+", re.IGNORECASE)
_MEND = {
    "title": "give a string",
    "publisher": "give a string",
    "published": "give an ISO 8601 day or instant, such as 2024-10-25 or 2024-10-25T21:00Z",
    "language": "give an ISO 639-1 code, such as en",
}


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One decoded record and where it stands: `place` is "line 3", "record 3" or "row 3"."""

    place: str
    fields: dict[str, Any]


def json_records(text: str) -> Iterator[Record | PageError]:
    """The records of a JSON document: one object, a list of them, or an object that has such a list.

    Raises:
        PageError: it is no JSON, or neither an object nor a list.
    """
    value = _decoded(text, "this file")
    if not isinstance(value, list | dict):
        raise PageError("this JSON holds no record", _SHAPE)
    for number, item in enumerate(records_in(value), start=1):
        yield _record(item, f"record {number}")


def line_records(lines: Iterable[bytes]) -> Iterator[Record | PageError]:
    """The records of JSON Lines, one a line; an error in the place of a line that gives none. Blank lines pass."""
    for number, line in enumerate(lines, start=1):
        place = f"line {number}"
        if len(line) > MOST_LINE_BYTES:
            yield PageError(f"{place} is longer than {MOST_LINE_BYTES // 1_000_000} MB", "split the record, or leave it out")
            continue
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip(SEPARATORS)
        except UnicodeDecodeError:
            yield PageError(f"{place} is not UTF-8", "write the records as UTF-8")
            continue
        if not text:
            continue
        try:
            yield _record(_decoded(text, place), place)
        except PageError as error:
            yield error


def _decoded(text: str, place: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = _place_in(error) if isinstance(error, json.JSONDecodeError) else "nested too deep or a number too long"
        raise PageError(f"{place} is not JSON: {reason}", "write one JSON object a line, or a list of objects") from error


def _place_in(error: json.JSONDecodeError) -> str:
    """What is wrong and where, as far as there is more than one place."""
    line = f"line {error.lineno}, " if error.lineno > 1 else ""
    return f"{error.msg.removesuffix(' starting at')} ({line}character {error.colno:,})"


def _record(value: object, place: str) -> Record | PageError:
    if not isinstance(value, dict):
        return PageError(f"{place} is not an object", _SHAPE)
    return Record(place=place, fields=value)


def record_draft(
    record: Record, *, place: str, file: str, name: str, mapping: Mapping[str, str]
) -> tuple[Draft | Wanted, tuple[Notice, ...]]:
    """The draft of the page a record holds, or the address it names without a text; and notices on what could not be used.

    Args:
        record: its text wins over its HTML.
        place: where it stands, for `Page.addresses`.
        file: what faults are filed under.
        name: of the page where the record has no id.
        mapping: columns the user named, by field.

    Raises:
        PageError: it has neither a text nor an address, or a field that makes a page is no string.
    """
    shape = mapped(shape_of(record.fields), mapping)
    told = {field: _first(record.fields, paths) for field, paths in shape.fields.items()}
    own, text, markup, summary = (_string(told.get(key), key, record.place) for key in ("id", "text", "html", "summary"))
    given, refused = _given(told)
    url = told.get("url")
    url = sound(url.strip()) or None if isinstance(url, str) else None
    captured = _captured(told.get("captured"))
    filled = next(
        (kind for kind, value in (("text", text), ("html", markup), ("summary", summary)) if (value or "").strip()), None
    )
    if filled is None:
        if url and _WEB.match(url):
            return Wanted(url=url, file=file, within=record.place, given=given, captured=captured), ()
        raise PageError(f"{record.place} has {_lacking(mapping)}", "give each record a text; --map text=... names its column")
    data = {"text": text, "html": markup, "summary": summary}[filled] or ""
    whole, cut = without_cut(data) if shape.cuts and filled == "text" else (data, False)
    part: Literal["", "summary", "beginning"] = (
        "summary" if filled == "summary" else "beginning" if cut and whole.strip() else ""
    )
    return Draft(
        data=whole if part else data,
        kind="html" if filled == "html" else "text",
        name=printable(own or name) + (f" ({part})" if part else ""),
        part=part,
        place=place,
        file=file,
        within=record.place,
        url=url,
        given=given,
        authors=_authors(told.get("authors")),
        updated=_date(told.get("updated")),
        site=_line(told.get("site")),
        captured=captured,
    ), tuple(_left_out(file, record.place, key, value) for key, value in refused)


def _lacking(mapping: Mapping[str, str]) -> str:
    """What a record without a text lacks, in its own words for its fields."""
    named = [mapping[field] for field in ("text", "html") if field in mapping]
    return f"no {' and no '.join(named)}" if named else "neither text nor html"


def _left_out(file: str, within: str, key: str, value: object) -> Notice:
    message = f"{within}: {key} {value!r:.60} is left out: it cannot be read"
    return Notice(Fault(path=file, step="read", message=message, mend=_MEND[key]))


def _first(fields: Mapping[str, Any], paths: Sequence[str]) -> object:
    """What stands at the first path at which something does."""
    values = (looked_up(fields, path) for path in paths)
    return next((value for value in values if value not in (None, "", [])), None)


def _string(value: object, key: str, place: str) -> str | None:
    """A field that must be a string; a number will do for an id."""
    if key == "id" and isinstance(value, int):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise PageError(f"{place}: {key} is not a string", f"write {key} as a string")
    return value or None


def _given(told: Mapping[str, object]) -> tuple[GivenFacts, list[tuple[str, object]]]:
    """What the record says of the page, and the fields that cannot be used."""
    read = {key: _fact(key, told[key]) for key in _MEND if told.get(key) not in (None, "")}
    refused = [(key, told[key]) for key, value in read.items() if value is None]
    return GivenFacts(**{key: value for key, value in read.items() if value is not None}), refused


def _fact(key: str, value: object) -> str | None:
    """A field as a given fact; None if it cannot be one."""
    if key == "published" and isinstance(value, int):
        value = str(value)
    line = _line(value)
    if line is None or key in {"title", "publisher"}:
        return line
    return iso_interval(line) if key == "published" else language_code(line) or LANGUAGE_OF.get(line.lower())


def _line(value: object) -> str | None:
    """One line of text; None if it is none."""
    return " ".join(sound(value).split()) or None if isinstance(value, str) else None


def _date(value: object) -> str | None:
    line = _line(value)
    return iso_date(line) if line else None


def _captured(value: object) -> str | None:
    """When the record's page was seen, as the minute in UTC; None if the hour or its zone is not told."""
    date = _date(value)
    return utc(date) if date else None


def _authors(value: object) -> tuple[str, ...]:
    """The names in a string, a list of them, or a list of objects with a name."""
    items = value[:MOST_AUTHORS] if isinstance(value, list) else [value]
    lines = [_line(item.get("name") if isinstance(item, dict) else item) for item in items]
    names = [_BY.sub("", name, count=1) if _BY.match(name) else name for line in lines if line for name in _BETWEEN.split(line)]
    return tuple(dict.fromkeys(name for name in names if 0 < len(name) <= NAME_LENGTH and "://" not in name))[:MOST_AUTHORS]


def language_code(value: str) -> str | None:
    """The two-letter code of a language tag ("en-GB" gives "en"); None if it has none."""
    code = value.strip().replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
