"""The shapes of records that news comes in, and how a user names the columns of others.

A shape says by which keys its records are known and where in them a page's fields stand. A path may lead into objects
("source.title"). What is not listed in a shape is left alone: real exports have many keys.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from twosource.errors import UsageError

MAPPED = ("id", "url", "title", "published", "publisher", "language", "authors", "text", "html")
"""The fields of a record of our own shape, to which a user may map columns. Other shapes also tell `updated`; `site`, the host
it is from, which names a publisher only where nothing better does; `captured`, when it was seen; and a `summary`."""
LISTS = ("articles", "articles.results", "items", "results")
"""Where the records of a JSON document stand if it is an object that is no record itself."""


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """One shape: the keys (of `any_of` at least one) that its records have, and the paths of each field, the best first.

    `cuts` says that such records may give the beginning of a text alone, with a mark where it was cut.
    """

    name: str
    keys: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]]
    cuts: bool = False


OWN = Shape(
    name="twosource",
    any_of=("text", "html"),
    fields={field: (field,) for field in MAPPED},
)
SHAPES = (
    Shape(
        name="CC-News",
        keys=("text", "domain"),
        fields={**OWN.fields, "published": ("published", "date"), "site": ("domain",)},
    ),
    OWN,
    Shape(
        name="news-please",
        keys=("maintext",),
        fields={
            "url": ("url",),
            "title": ("title",),
            "published": ("date_publish",),
            "updated": ("date_modify",),
            "site": ("source_domain",),
            "language": ("language",),
            "authors": ("authors",),
            "captured": ("date_download",),
            "text": ("maintext",),
        },
    ),
    Shape(
        name="Event Registry",
        keys=("body", "uri"),
        fields={
            "id": ("uri",),
            "url": ("url",),
            "title": ("title",),
            "published": ("dateTimePub", "dateTime", "date"),
            "publisher": ("source.title",),
            "site": ("source.uri",),
            "language": ("lang",),
            "authors": ("authors",),
            "text": ("body",),
        },
    ),
    Shape(
        name="newsapi",
        keys=("publishedAt", "url"),
        fields={
            "url": ("url",),
            "title": ("title",),
            "published": ("publishedAt",),
            "publisher": ("source.name",),
            "authors": ("author",),
            "text": ("content",),
            "summary": ("description",),
        },
        cuts=True,
    ),
    Shape(
        name="JSON Feed",
        any_of=("content_html", "content_text"),
        fields={
            "id": ("id",),
            "url": ("url",),
            "title": ("title",),
            "published": ("date_published",),
            "updated": ("date_modified",),
            "language": ("language",),
            "authors": ("authors", "author"),
            "text": ("content_text",),
            "html": ("content_html",),
            "summary": ("summary",),
        },
    ),
    Shape(
        name="GDELT DOC",
        keys=("seendate", "url"),
        fields={"url": ("url",), "title": ("title",), "language": ("language",), "captured": ("seendate",)},
    ),
)
"""In the order in which they are tried."""

_CUT = re.compile(r"(?:\s*(?:…|\.{3}))?\s*\[\+\d{1,7} chars\]\s*\Z")
_LANGUAGES = """
ar ara arabic; bg bul bulgarian; bn ben bengali; ca cat catalan; cs ces cze czech; da dan danish; de deu ger german;
el ell gre greek; en eng english; es spa spanish; et est estonian; fa fas per persian; fi fin finnish; fr fra fre
french; he heb hebrew; hi hin hindi; hr hrv croatian; hu hun hungarian; id ind indonesian; it ita italian; ja jpn
japanese; ko kor korean; lt lit lithuanian; lv lav latvian; nl nld dut dutch; no nor norwegian; pl pol polish; pt por
portuguese; ro ron rum romanian; ru rus russian; sk slk slo slovak; sl slv slovenian; sq sqi alb albanian; sr srp
serbian; sv swe swedish; th tha thai; tr tur turkish; uk ukr ukrainian; ur urd urdu; vi vie vietnamese; zh zho chi
chinese
"""
LANGUAGE_OF = {name: names.split()[0] for names in _LANGUAGES.split(";") for name in names.split()[1:]}
"""ISO 639-1 codes by ISO 639-2 and 639-3 codes and English names, as exports write languages."""


def shape_of(fields: Mapping[str, Any]) -> Shape:
    """The first shape whose keys the record has; our own if it has none's."""
    for shape in SHAPES:
        if all(_there(fields, key) for key in shape.keys) and (
            not shape.any_of or any(_there(fields, key) for key in shape.any_of)
        ):
            return shape
    return OWN


def is_record(fields: Mapping[str, Any]) -> bool:
    """Whether it has the keys of any shape."""
    shape = shape_of(fields)
    return shape is not OWN or any(_there(fields, key) for key in OWN.any_of)


def records_in(value: object) -> Sequence[object]:
    """The records of a JSON document: of a list its items, of an object it itself, or the list in it that has records."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not is_record(value):
        for path in LISTS:
            found = looked_up(value, path)
            if isinstance(found, list):
                return found
    return [value]


def looked_up(fields: Mapping[str, Any], path: str) -> object:
    """What stands at a path; None if nothing does. A key with dots in it wins over a path."""
    if path in fields:
        return fields[path]
    value: object = fields
    for key in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def _there(fields: Mapping[str, Any], key: str) -> bool:
    return fields.get(key) not in (None, "")


def mapped(shape: Shape, mapping: Mapping[str, str]) -> Shape:
    """The shape with the columns a user named, for the fields they named them for."""
    if not mapping:
        return shape
    replaced = {"text", "html", "summary"} if {"text", "html"} & set(mapping) else set()
    kept = {field: paths for field, paths in shape.fields.items() if field not in replaced}
    return msgspec.structs.replace(shape, fields={**kept, **{field: (path,) for field, path in mapping.items()}})


def read_mapping(values: Iterable[str]) -> Mapping[str, str]:
    """Which column of a table, or key of records, holds which field, as a user writes it: "title=headline,text=body".

    Raises:
        UsageError: a part is no pair, names a field there is not, or one twice.
    """
    mapping: dict[str, str] = {}
    for part in (part.strip() for value in values for part in value.split(",")):
        field, separator, column = (piece.strip() for piece in part.partition("="))
        if not separator or not column:
            raise UsageError(f"--map {part!r} is no pair", "write --map title=headline,text=body")
        if field not in MAPPED:
            raise UsageError(f"--map: there is no field {field!r}", f"map columns to {', '.join(MAPPED)}")
        if field in mapping:
            raise UsageError(f"--map: {field} stands there twice", "map one column to a field")
        mapping[field] = column
    return mapping


def without_cut(text: str) -> tuple[str, bool]:
    """The text without the mark ("… [+1234 chars]") that says where it was cut, and whether it has one."""
    found = _CUT.search(text, max(0, len(text) - 40))
    return (text[: found.start()], True) if found else (text, False)
