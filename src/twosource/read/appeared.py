"""When a document's markup states that it appeared and was changed: JSON-LD, meta, microdata, the <time> at its headline."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from twosource.read.dates import iso_date
from twosource.read.fields import clean, kinds

LATEST = "2040-12-31"
"""A later day is a system's empty value ("9999-12-31")."""
HEADLINE_LEVELS = 5
"""Elements around the headline, from within, in which its <time> is looked for."""
MOST_TIMES = 4
"""<time> elements of such an element; with more it is a list of reports."""
MOST_LOCAL = 14
"""Hours by which a clock is ahead of UTC or behind it, at most."""
MOST_SCRIPTS = 3_000_000
"""Characters of scripts that are searched for times."""
DAY_AND_MINUTE = len("2024-10-25T21:00")
"""Characters of an instant before its offset."""

_STAMP = re.compile(r"\d{2}:\d{2}:\d{2}(?:\.\d{1,6})? ?([+-](?:0\d|1[0-4])):?([0-5]\d)(?![\d:])")
_UTC = ("Z", "+00:00")
_NAIVE = re.compile(r"\s*(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*")
_PAGES = re.compile(r"^(?:WebPage|ItemPage|AboutPage|QAPage|Question|VideoObject|MedicalWebPage|Recipe|CreativeWork)$")
_CHANGED = re.compile(r"updat|modif", re.IGNORECASE)
_CALL = re.compile(r"""\s*[\w.]{1,40}\(\s*["'](?P<date>\d{4}[/-]\d{1,2}[/-]\d{1,2})[^"'()]{0,40}["']\s*\);?\s*""")
_ASIDE = re.compile(r"comment|related|sidebar|widget|recent|popular|teaser|promo|footer", re.IGNORECASE)

PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "dc.date.published",
    "dc.issued",
    "publishdate",
    "publish-date",
    "publish_date",
    "publish_time",
    "published_date",
    "published_at",
    "pubdate",
    "pub_date",
    "published-date",
    "publication_date",
    "publication-date",
    "publicationdate",
    "article:published",
    "article:published_date",
    "article:publication_date",
    "article:post_date",
    "article_published_time",
    "date_published",
    "dateposted",
    "displaydate",
    "firstpublished",
    "first_published",
    "og:published_time",
    "og:pubdate",
    "og:publish_date",
    "og:regdate",
    "mediator_published_time",
    "citation_publication_date",
    "citation_online_date",
    "cxenseparse:recs:publishtime",
    "date",
    "originalpublicationdate",
    "rnews:datepublished",
    "article_date_original",
    "bt:pubdate",
    "article.created",
    "creation_date",
    "release_date",
)
"""Names of meta elements, small letters, from the surest down."""
UPDATED = (
    *("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod", "last-modified"),
    *("dc.date.modified", "article:modified", "article.updated", "revised", "updated_time", "date_modified", "moddate"),
)


def published(
    tree: Any,  # noqa: ANN401 - lxml's elements have no public type of their own
    article: Mapping[str, Any],
    nodes: Sequence[Mapping[str, Any]],
    meta: Mapping[str, str],
) -> str | None:
    """The first date a field states, as an ISO day or instant; None if none does.

    Of a moment in UTC the local time is told where another field has it, with an offset, or without one as many quarters of
    an hour from it as a zone can be, or where all other times of the document have one offset: then the day of the page's own
    calendar is known.

    Args:
        tree: the document.
        article: the JSON-LD of its article; empty if there is none.
        nodes: all its JSON-LD.
        meta: its meta elements by small-letter name.
    """
    fields = _fields(article, nodes, meta)
    dates = list(_dates((*fields, *_marked(tree)))) or list(_dates(_at_headline(tree))) or list(_dates(_written_in(tree)))
    first = next(iter(dates), None)
    if first is None or not first.endswith(_UTC):
        return first
    moment = dt.datetime.fromisoformat(first)
    local = (date for date in (*dates[1:], *_dates(_marked(tree))) if "T" in date and not date.endswith(_UTC))
    same = next((date for date in local if dt.datetime.fromisoformat(date) == moment), None)
    return (
        same
        or next((told for field in fields if (told := _local(field, moment))), None)
        or _in_zone(moment, tree, article, meta)
    )


def _in_zone(moment: dt.datetime, tree: Any, article: Mapping[str, Any], meta: Mapping[str, str]) -> str:  # noqa: ANN401
    """A moment in UTC with the offset in which the document states its other times, where all have the same."""
    times = (element.get("datetime") for element in tree.iter("time") if element.get("itemprop") != "datePublished")
    others = _dates([article.get("dateModified"), *(meta.get(key) for key in UPDATED), *times])
    zones = {other[DAY_AND_MINUTE:] for other in others if len(other) > DAY_AND_MINUTE and not other.endswith(_UTC)}
    zones = zones or set(_zones_of_scripts(tree))
    local = moment.astimezone(dt.datetime.fromisoformat(f"2000-01-01T00:00{zones.pop()}").tzinfo) if len(zones) == 1 else moment
    return local.isoformat(timespec="minutes").replace("+00:00", "Z")


def _zones_of_scripts(tree: Any) -> Iterator[str]:  # noqa: ANN401 - see `published`
    """The offsets, but UTC's, of the times that the document's scripts hold as data."""
    read = 0
    for script in tree.iter("script"):
        text = (script.text or "")[: MOST_SCRIPTS - read]
        read += len(text)
        yield from (f"{found[1]}:{found[2]}" for found in _STAMP.finditer(text) if found[1] not in {"+00", "-00"})


def updated(article: Mapping[str, Any], meta: Mapping[str, str]) -> str | None:
    """The first date of a change that a field states, as an ISO day or instant; None if none does."""
    return next(_dates([article.get("dateModified"), *(meta.get(key) for key in UPDATED)]), None)


def _fields(article: Mapping[str, Any], nodes: Sequence[Mapping[str, Any]], meta: Mapping[str, str]) -> list[object]:
    """The fields that can hold the date, from the surest down; of JSON-LD also those of the page, its question or its film."""
    pages = [node for node in nodes if any(_PAGES.search(kind) for kind in kinds(node))]
    return [
        article.get("datePublished"),
        *(meta.get(key) for key in PUBLISHED),
        *(node.get("datePublished") for node in pages),
        *(node.get("uploadDate") for node in pages),
        article.get("dateCreated"),
    ]


def _dates(values: Iterable[object]) -> Iterator[str]:
    """The dates that can be read and believed, in order."""
    for value in values:
        text = clean(next(iter(value), None) if isinstance(value, list) else value)
        if text and (date := iso_date(text)) and date[:10] <= LATEST:
            yield date


def _local(field: object, moment: dt.datetime) -> str | None:
    """A moment in UTC with the offset of the clock by which a field without a zone states it; None if it is another moment."""
    told = _NAIVE.fullmatch(field) if isinstance(field, str) else None
    try:
        local = dt.datetime.fromisoformat(f"{told[1]}T{told[2]}+00:00") if told else moment
    except ValueError:
        return None
    ahead = local - moment
    if not ahead or abs(ahead) > dt.timedelta(hours=MOST_LOCAL) or ahead % dt.timedelta(minutes=15):
        return None
    return moment.astimezone(dt.timezone(ahead)).isoformat(timespec="minutes")


def _marked(tree: Any) -> Iterator[str | None]:  # noqa: ANN401 - see `published`
    """What elements hold that say they are the date of publication, in order."""
    for element in tree.iter("time", "abbr", "span", "div", "p"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield from (element.get(name) for name in ("datetime", "content", "title"))


def _at_headline(tree: Any) -> Iterator[str | None]:  # noqa: ANN401 - see `published`
    """What the <time> elements beside the first headline state; none where they are many, or tell of a change."""
    around = next(tree.iter("h1"), None)
    for _ in range(HEADLINE_LEVELS):
        around = around.getparent() if around is not None else None
        if around is None or around.tag in {"body", "html"}:
            return
        times = [time for time in around.iter("time") if time.get("datetime") and not _is_aside(time, around)]
        if times:
            if len(times) <= MOST_TIMES:
                yield from (time.get("datetime") for time in times if not _CHANGED.search(_described(time)))
            return


def _written_in(tree: Any) -> Iterator[str]:  # noqa: ANN401 - see `published`
    """The dates that short scripts among the elements of the body write into the page, where they write but one."""
    calls = (_CALL.fullmatch(script.text or "") for body in tree.iter("body") for script in body.iter("script"))
    dates = {call["date"] for call in calls if call}
    if len(dates) == 1:
        yield from dates


def _is_aside(time: Any, around: Any) -> bool:  # noqa: ANN401 - see `published`
    """Whether an element stands, inside another, in what its element or class calls no part of the report."""
    while time is not None and time is not around:
        if time.tag in {"aside", "nav", "footer", "li"} or _ASIDE.search(_described(time)):
            return True
        time = time.getparent()
    return False


def _described(element: Any) -> str:  # noqa: ANN401 - see `published`
    """The words by which an element is called."""
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))
