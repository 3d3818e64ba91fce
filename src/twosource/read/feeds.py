"""RSS and Atom (and RDF Site Summary) -> drafts of pages, one an entry.

Parsed by feedparser (McKee and Pilgrim), which knows the dialects. An entry gives the whole report (content:encoded,
atom:content) or only a summary of it (description, atom:summary); a page made of a summary says so in its name.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from twosource.errors import PageError
from twosource.model import Fault, GivenFacts
from twosource.read.dates import iso_date
from twosource.read.decode import decode
from twosource.read.document import sound
from twosource.read.drafts import Draft, Notice
from twosource.read.records import language_code
from twosource.read.sources import reason

MOST_ENTRIES = 5_000
"""Entries of one feed; feeds have 10 to 100, whole archives a few thousand."""

_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<\?xml-stylesheet[^>]{0,500}\?>\s*){0,3}(?:<!--.{0,2000}?-->\s*){0,5}(?:<!DOCTYPE[^>]{0,500}>\s*)?"
    r"<(?:rss|(?:\w{1,20}:)?feed|(?:rdf:)?RDF)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,500}>")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[#\w]{1,32};")
_PLAIN = frozenset({"text/plain"})
_SECTION = re.compile(r"\s[|–—»>:-]\s|[|»>]")


def looks_like_feed(text: str) -> bool:
    """Whether the text begins as a feed does."""
    return _FEED.match(text[:10_000]) is not None


def feed_entries(draft: Draft) -> tuple[Draft | Fault | Notice, ...]:
    """The entries of a feed, in its order, with a fault in the place of each that has nothing to read.

    What comes after a break in the feed's XML is read too, as far as feedparser can, with a notice.

    Args:
        draft: of kind "feed"; its facts hold for every entry that says nothing else.
    """
    try:
        parsed = _parsed(draft)
    except PageError as error:
        return (draft.fault(error),)
    entries = parsed["entries"]
    if not entries:
        return (draft.fault(PageError("this feed holds no entry", "check that it was saved whole")),)
    return (*_oddities(draft, parsed, len(entries)), *_outcomes(draft, parsed["feed"], entries[:MOST_ENTRIES]))


def _parsed(draft: Draft) -> Mapping[str, Any]:
    """What feedparser makes of the feed, decoded before, as every document here is.

    Raises:
        PageError: it is no text, or feedparser fails on it.
    """
    import feedparser  # noqa: PLC0415 - only where there is a feed

    text = draft.data if isinstance(draft.data, str) else decode(draft.data, html=True, declared=draft.charset)
    # A stream, never a string, which might be taken for an address or a file's name.
    stream = io.BytesIO(_DECLARATION.sub("", sound(text), count=1).encode())
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        parsed = feedparser.parse(stream, response_headers=headers, resolve_relative_uris=False, sanitize_html=False)
    except Exception as error:  # feedparser raises many kinds of error on hostile feeds, none of its own
        raise PageError(f"this feed cannot be parsed ({type(error).__name__})", "check that it was saved whole") from error
    found: Mapping[str, Any] = parsed
    return found


def _oddities(draft: Draft, parsed: Mapping[str, Any], count: int) -> Iterator[Notice]:
    error = parsed.get("bozo_exception")
    if error is not None:
        message = f"this feed is not sound ({reason(error)}); {count} entries could be read"
        yield _notice(draft, message, "compare with the feed itself")
    if count > MOST_ENTRIES:
        yield _notice(draft, f"this feed has {count:,} entries; the first {MOST_ENTRIES:,} are read", "split it")


def _notice(draft: Draft, message: str, mend: str) -> Notice:
    return Notice(draft.fault(PageError(message, mend)))


def _outcomes(draft: Draft, feed: Mapping[str, Any], entries: Sequence[dict[str, Any]]) -> Iterator[Draft | Fault | Notice]:
    summaries = 0
    for number, entry in enumerate(entries, start=1):
        made = _entry(draft, feed, entry, number)
        if made is None:
            yield draft.fault(PageError(f"entry {number} has neither a text nor a summary", "fetch its page and give that"))
            continue
        summaries += made.part == "summary"
        yield made
    if summaries:
        message = f"entries with only a summary of their report: {summaries} of {len(entries)}; their pages' names say so"
        yield _notice(draft, message, "fetch their pages and give those")


def _entry(draft: Draft, feed: Mapping[str, Any], entry: dict[str, Any], number: int) -> Draft | None:
    """The draft of one entry; None if it has no text.

    Of `updated` the dict's own value is asked: feedparser's gives another date, with a warning, where there is none.
    """
    content = max(entry.get("content") or (), key=lambda part: len(part.get("value") or ""), default=None)
    summary = entry.get("summary_detail") or {}
    value, media = ((content or {}).get("value"), (content or {}).get("type")) if content else (None, None)
    part = "" if (value or "").strip() else "summary"
    if part:
        value, media = summary.get("value") or entry.get("summary"), summary.get("type")
    if not isinstance(value, str) or not value.strip():
        return None
    plain = media in _PLAIN or not _MARKUP.search(value)
    link = _line(entry.get("link"))
    name = f"{draft.name}:{number}"
    return Draft(
        data=sound(value) if plain else _as_document(value),
        kind="text" if plain else "html",
        name=f"{name} (summary)" if part else name,
        place=f"{draft.place}:{number}",
        file=draft.file,
        within=f"{draft.within}, entry {number}" if draft.within else f"entry {number}",
        url=link if link and re.match(r"https?://[^\s/]", link) else None,
        given=_given(feed, entry),
        authors=tuple(dict.fromkeys(who for a in entry.get("authors") or () if (who := _line(a.get("name")))))[:50],
        updated=_date(dict.get(entry, "updated")),
        part="summary" if part else "",
        captured=draft.captured,
    )


def _as_document(value: str) -> str:
    """An entry's markup as the document it would be on a page of its own."""
    return f"<html><body><article>{value}</article></body></html>"


def _given(feed: Mapping[str, Any], entry: dict[str, Any]) -> GivenFacts:
    """What the feed says of an entry. Its title is the publisher's name only if it names no section beside it."""
    source = entry.get("source")
    title = _line(feed.get("title"))
    named = [source.get("title") if isinstance(source, Mapping) else None, entry.get("publisher"), feed.get("publisher")]
    publisher = next((name for value in named if (name := _line(value))), None)
    if publisher is None and title and not _SECTION.search(title):
        publisher = title
    language = _line(entry.get("language")) or _line(feed.get("language"))
    return GivenFacts(
        title=_line(entry.get("title")),
        publisher=publisher,
        published=_date(dict.get(entry, "published")),
        language=language_code(language) if language else None,
    )


def _line(value: object) -> str | None:
    """One line of text; None if there is none."""
    return " ".join(sound(value).split()) or None if isinstance(value, str) else None


def _date(value: object) -> str | None:
    line = _line(value)
    return iso_date(line) if line else None
