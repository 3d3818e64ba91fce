"""JSON Lines, or JSON with one record or a list of them -> pages.

A record is an object with `text` or `html` and, all optional, `id`, `url`, `title`, `published`, `publisher`, `language`.
Other keys are left alone: real exports have many.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from twosource.errors import PageError
from twosource.model import Fault, GivenFacts, Page
from twosource.read.dates import iso_interval
from twosource.read.document import html_page, sound, text_page

MOST_LINE_BYTES = 20_000_000
"""Bytes of one line, as of one page."""
SEPARATORS = " \t\r\n"

_SHAPE = 'a record is an object such as {"id": "a1", "text": "..."}'


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One decoded record and where it stands: `place` is "line 3" or "record 3"."""

    place: str
    fields: dict[str, Any]


def json_records(text: str) -> Iterator[Record | PageError]:
    """The records of a JSON document: one object, or a list of them.

    Raises:
        PageError: it is no JSON, or neither an object nor a list.
    """
    value = _decoded(text, "this file")
    if not isinstance(value, list | dict):
        raise PageError("this JSON holds no record", _SHAPE)
    for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
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
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep or a number too long"
        raise PageError(f"{place} is not JSON: {reason}", "write one JSON object a line, or a list of objects") from error


def _record(value: object, place: str) -> Record | PageError:
    if not isinstance(value, dict):
        return PageError(f"{place} is not an object", _SHAPE)
    return Record(place=place, fields=value)


def record_page(record: Record, *, address: str, name: str) -> tuple[Page, tuple[Fault, ...]]:
    """The page a record holds, and notices on fields that could not be used.

    Args:
        record: its `text` wins over its `html`.
        address: of the file it came in, for faults and `Page.addresses`.
        name: of the page where the record has no `id`.

    Raises:
        PageError: it has no text, or a field that makes a page is no string.
    """
    fields = record.fields
    own = _string(fields, "id", record.place)
    text, markup = (_string(fields, key, record.place) for key in ("text", "html"))
    if not (text or "").strip() and not (markup or "").strip():
        raise PageError(f"{record.place} has neither text nor html", "give each record a field text or html")
    given, refused = _given(fields)
    notices = tuple(
        Fault(
            path=address,
            step="read",
            message=f"{record.place}: {key} {value!r:.60} is left out: it cannot be read",
            mend=_MEND[key],
        )
        for key, value in refused
    )
    url = fields.get("url")
    url = sound(url.strip()) or None if isinstance(url, str) else None
    make = text_page if (text or "").strip() else html_page
    page = make((text if (text or "").strip() else markup) or "", name=sound(own or name), url=url, given=given)
    return msgspec.structs.replace(page, addresses=tuple(sorted({place for place in (url, address) if place}))), notices


_MEND = {
    "title": "give a string",
    "publisher": "give a string",
    "published": "give an ISO 8601 day or instant, such as 2024-10-25 or 2024-10-25T21:00Z",
    "language": "give an ISO 639-1 code, such as en",
}


def _string(fields: dict[str, Any], key: str, place: str) -> str | None:
    """A field that must be a string; a number will do for an id."""
    value = fields.get(key)
    if key == "id" and isinstance(value, int):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise PageError(f"{place}: {key} is not a string", f"write {key} as a string")
    return value or None


def _given(fields: dict[str, Any]) -> tuple[GivenFacts, list[tuple[str, object]]]:
    """What the record says of the page, and the fields that cannot be used."""
    told: dict[str, str] = {}
    refused: list[tuple[str, object]] = []
    for key in ("title", "publisher", "published", "language"):
        value = fields.get(key)
        if value is None or value == "":
            continue
        read = _fact(key, value)
        if read is None:
            refused.append((key, value))
        else:
            told[key] = read
    return GivenFacts(**told), refused


def _fact(key: str, value: object) -> str | None:
    """A field as a given fact; None if it cannot be one."""
    if key == "published" and isinstance(value, int):
        value = str(value)
    if not isinstance(value, str):
        return None
    value = " ".join(sound(value).split())
    if key == "published":
        return iso_interval(value)
    if key == "language":
        return language_code(value)
    return value or None


def language_code(value: str) -> str | None:
    """The two-letter code of a language tag ("en-GB" gives "en"); None if it has none."""
    code = value.strip().replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
