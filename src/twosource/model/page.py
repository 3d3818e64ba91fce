"""A captured document, before anything is found in it."""

from typing import Literal

import msgspec

from twosource.model.span import Span


class GivenFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the user (or the record a page came in) says of the page. Wins over everything found."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    """An ISO day, month, year or instant, or `first/last`."""
    language: str | None = None
    """An ISO 639-1 code."""


class MarkupFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the page's own markup (JSON-LD, meta, time, title) states. Not visible, so there is no span to point at."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    published: str | None = None
    updated: str | None = None
    canonical: str | None = None
    language: str | None = None


class MarkupBlock(msgspec.Struct, frozen=True, kw_only=True):
    """One block of a rendered HTML document, as the markup has it.

    Attributes:
        span: the block's characters in `Page.text`.
        tag: the nearest block-level element ("p", "h1", "figcaption", "li", ...).
        within: names of the enclosing elements that tell furniture from report ("nav", "aside", "footer", "article",
            "blockquote", ...), outermost first.
        extracted: whether the extractor took the block for the report's body.
    """

    span: Span
    tag: str
    within: tuple[str, ...] = ()
    extracted: bool


class SourceRun(msgspec.Struct, frozen=True, array_like=True):
    """`text[start:end]` stands at `offset` of the document's text node number `node`, character for character.

    Nodes are counted in document order from 0. For plain text there is one node, the decoded file.
    """

    start: int
    end: int
    node: int
    offset: int


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One captured document, unchanged for ever; an edited page is a new page beside the old one.

    Attributes:
        id: digest of the content.
        name: file name or record id.
        path: where it was read from, as the user named it; None for a record or standard input.
        addresses: every place the same content was found, sorted.
        captured: when the page was captured, where a web archive or the tool that saved it tells: a UTC minute (ISO 8601), the
            earliest if there are several. An upper bound of all its dates.
        text: the coordinate system of every finding. For plain text the decoded file; for HTML our rendering.
        markup: the rendered blocks, in order; empty for plain text.
        stated: what the page's markup states; None for plain text.
        source_map: from `text` back to the text nodes it was rendered from, in text order. Characters that the rendering
            put in (line breaks between blocks, mangled characters mended) are in no run.
    """

    id: str
    name: str
    path: str | None = None
    url: str | None = None
    addresses: tuple[str, ...] = ()
    captured: str | None = None
    medium: Literal["text", "html"] = "text"
    text: str
    given: GivenFacts = GivenFacts()
    stated: MarkupFacts | None = None
    markup: tuple[MarkupBlock, ...] = ()
    source_map: tuple[SourceRun, ...] = ()
