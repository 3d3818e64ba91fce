"""A document as it was found -> its page. This is where the parsers run, so it can be done in a process of its own."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from twosource.errors import PageError
from twosource.model import Fault, GivenFacts, MarkupFacts, Page
from twosource.read.decode import decode
from twosource.read.document import html_page, looks_like_html, text_page
from twosource.read.saved import captured_at, saved_facts

NO_TEXT = "this page shows no text"
"""How `html_page` begins its words on a document that shows none."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One document, not yet a page, and what the place where it was found tells of it.

    Attributes:
        data: the whole document; a string where it is decoded already.
        kind: "page" is HTML or text, as its content tells; "feed" (RSS, Atom) and "json" hold drafts themselves; "bundle" holds
            one page of HTML and what belongs to it (`read/bundles.py`).
        name: of the page to be.
        place: where it stands, as a user would name it: a file, or a file and what in it ("x.zip/a.html", "all.jsonl:3").
        file: what a fault of it is filed under.
        within: where in that file it stands, in words ("line 3"); empty for a file of its own.
        own: whether the place is a file of its own.
        charset: the encoding a server declared.
        given, authors, updated, site: what the record or feed says of the page; `site` is the host it is from.
        part: which part of the report it is; "" for the whole, as far as can be told.
        captured: when it was captured, as an ISO 8601 instant in UTC: no date of the page itself can be later.
        asked: further addresses it was asked for under.
        mapping: of kind "json": the columns a user named, by field.
        named: False for what a crawl brought along (frames, counters): if that shows no text, nothing is amiss.
    """

    data: bytes | str
    kind: Literal["page", "html", "text", "feed", "json", "bundle"] = "page"
    name: str
    place: str
    file: str
    within: str = ""
    own: bool = False
    url: str | None = None
    charset: str | None = None
    given: GivenFacts = GivenFacts()
    authors: tuple[str, ...] = ()
    updated: str | None = None
    site: str | None = None
    part: Literal["", "summary", "beginning"] = ""
    captured: str | None = None
    asked: tuple[str, ...] = ()
    mapping: Mapping[str, str] = {}
    named: bool = True

    @property
    def parsed(self) -> bool:
        """Whether a parser is needed, which takes time and can be led astray; plain text needs none."""
        if self.kind != "page":
            return self.kind != "text"
        return ("<" if isinstance(self.data, str) else b"<") in self.data[:10_000]  # type: ignore[operator] # the same type

    def fault(self, error: PageError) -> Fault:
        """Why it gave no page."""
        where = f"{self.file}, {self.within}" if self.within else self.file
        message = error.message if error.message.startswith(self.file) else f"{where}: {error.message}"
        return Fault(path=self.file, step="read", message=message, mend=error.mend)


class Notice(msgspec.Struct, frozen=True):
    """What was read otherwise than one might expect; nothing is lost by it."""

    fault: Fault


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """An address that a list names without the page's text, with what it tells of the page.

    `captured` is when the list saw it; `file` and `within` say where in which list it stands.
    """

    url: str
    file: str
    within: str
    given: GivenFacts = GivenFacts()
    captured: str | None = None


Outcome = Draft | Page | Fault | Notice | Wanted


def page_of(draft: Draft) -> Page | Fault | None:
    """The page a draft makes that holds no others, or why none; None for what a crawl brought along and shows no text."""
    try:
        return _page(draft)
    except PageError as error:
        return None if not draft.named and error.message.startswith(NO_TEXT) else draft.fault(error)


def _page(draft: Draft) -> Page:
    marked = isinstance(draft.data, bytes) and b"<html" in draft.data[:4_096].lower()
    text = (
        draft.data
        if isinstance(draft.data, str)
        else decode(draft.data, html=draft.kind == "html" or marked, declared=draft.charset)
    )
    html = draft.kind == "html" or (draft.kind == "page" and looks_like_html(text))
    saved = saved_facts(text) if html else None
    url = draft.url or (saved.url if saved else None)
    page = (html_page if html else text_page)(
        text, name=draft.name, path=draft.place if draft.own else None, url=url, given=draft.given
    )
    addresses = tuple(sorted({place for place in (draft.place, url, *draft.asked) if place}))
    told = (draft.captured, saved.captured if saved else None, captured_at(url) if url else None)
    captured = min((instant for instant in told if instant), default=None)
    return msgspec.structs.replace(page, addresses=addresses, captured=captured, stated=_stated(page.stated, draft))


def _stated(stated: MarkupFacts | None, draft: Draft) -> MarkupFacts | None:
    """What the markup states, filled up by what the record or feed states; None if neither states anything."""
    if not (draft.authors or draft.updated or draft.site):
        return stated
    stated = stated or MarkupFacts()
    return msgspec.structs.replace(
        stated,
        publisher=stated.publisher or draft.site,
        authors=stated.authors or draft.authors,
        updated=stated.updated or draft.updated,
    )
