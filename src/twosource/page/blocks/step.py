"""The step: text to blocks."""

import re
from collections.abc import Iterator

from twosource.language import ANALYSED
from twosource.model import Block, Page, Reading, Span, content_id
from twosource.page.blocks import markup, plain
from twosource.page.blocks.dateline import dateline_end
from twosource.page.blocks.lines import cut, stripped
from twosource.page.blocks.phrases import Verdict

BY = "blocks/4"

HEAD_REACH, TAIL_REACH = 200, 8
"""Characters at the front of a paragraph that are searched for a dateline, and at its end for mangled characters."""

Piece = tuple[Span, Verdict]
"""What becomes a block."""

_TAIL = re.compile(r"(?<=[.!?…\"'”’)\]])[ \u00a0]*[ÂÃ�][\u0080-\u00a0]?$")


def find_blocks(reading: Reading, repeated: frozenset[str] = frozenset()) -> tuple[Block, ...]:
    """Give every non-blank stretch of the page a role.

    Pages with markup are judged by it first (tag, enclosing elements, what the extractor took), then by the words; plain
    text by its words, then by shape and place. Blocks are in text order, never overlap, and hold every non-blank character.
    A dateline is a block of its own before the rest of its paragraph. A page of blanks gives no blocks.

    Args:
        reading: needs no notes.
        repeated: lines, without white space at their ends, that other pages of the run have too; told for plain text only.
    """
    page = reading.page
    return tuple(
        Block(
            id=content_id("bl", page.id, span.start, span.end),
            page=page.id,
            by=BY,
            role=verdict.role,
            span=span,
            why=verdict.why,
        )
        for span, verdict in _pieces(page, repeated)
    )


def _language(page: Page) -> str:
    """The page's language where it has lexicons, else that of the words we know."""
    stated = page.given.language or (page.stated.language if page.stated else None)
    return stated if stated in ANALYSED else ANALYSED[0]


def _pieces(page: Page, repeated: frozenset[str]) -> Iterator[Piece]:
    language = _language(page)
    if page.markup:
        judged = markup.roles(page, language)
    else:
        lines = cut(page.text)
        judged = list(zip(lines, plain.roles(lines, language, repeated), strict=True))
    paragraphs = 0
    for line, verdict in judged:
        paragraphs += verdict.role == "paragraph"
        if verdict.role in {"paragraph", "standfirst"}:
            yield from _split(page.text, line.span, verdict, first=paragraphs == 1)
        else:
            yield line.span, verdict


def _split(text: str, span: Span, verdict: Verdict, *, first: bool) -> Iterator[Piece]:
    """Cuts a dateline off the front of a paragraph and mangled characters off its end."""
    body_start = span.start
    head = dateline_end(text[span.start : span.start + HEAD_REACH], first=first) if verdict.role == "paragraph" else None
    if head and (place := stripped(text, span.start, span.start + head)) and (rest := stripped(text, place.end, span.end)):
        yield place, Verdict(role="dateline", why="A place in front of a dash, where reports say whence.")
        body_start = rest.start
    mangled = not text[span.end - 2 : span.end].isascii()
    tail = _TAIL.search(text, max(body_start, span.end - TAIL_REACH), span.end) if mangled else None
    if tail and (rest := stripped(text, body_start, tail.start())) and (junk := stripped(text, tail.start(), span.end)):
        yield rest, verdict
        yield junk, Verdict(role="furniture", why="A mangled character after the last sentence.")
        return
    yield (span if body_start == span.start else Span(body_start, span.end)), verdict
