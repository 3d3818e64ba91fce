"""Who wrote the page: the names in its bylines."""

import re
from collections.abc import Iterator, Sequence

from twosource.model import Block, NamedFact, Page, Span
from twosource.page.facts.agencies import canonical

_PREFIX = re.compile(r"(?i)(?:(?:story|words|written|reported|report|text|analysis)\s+by|by|authors?)\b:?\s*")
_NAME = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?:\s+(?:(?:de|la|van|von|der|den|bin|al|el|di|da|du|le)\s+){0,2}[^\W\d_a-z][\w'’.-]*){1,3}"
)
_BREAK = re.compile(r"\s*(?:,|;|\||•|·|–|—|\band\b|&|\bin\b|\bfor\b|\bat\b|\n)\s*")
_OFFICE = re.compile(
    r"(?i)\b(?:reporter|writer|correspondent|editor|staff|press|news|agency|columnist|contributor|bureau|chief|published"
    r"|updated|posted|media|desk|team|service|today|post|times|herald|journal|wire"
    r"|january|february|march|april|june|july|august|september|october|november|december)\b"
)


def find_authors(page: Page, blocks: Sequence[Block], language: str = "en") -> tuple[NamedFact, ...]:
    """The names in bylines with their words, in text order; the markup's names without words where no byline has them."""
    found: dict[str, list[Span]] = {}
    for block in blocks:
        if block.role == "byline":
            for name, span in _names(page.text, block.span, language):
                found.setdefault(name, []).append(span)
    if page.stated and page.stated.authors:
        seen = {name.lower(): spans for name, spans in found.items()}
        return tuple(NamedFact(name=name, evidence=tuple(seen.get(name.lower(), ()))) for name in page.stated.authors)
    return tuple(NamedFact(name=name, evidence=tuple(spans)) for name, spans in found.items())


def _names(text: str, span: Span, language: str) -> Iterator[tuple[str, Span]]:
    """Names of two to four words between the separators of a byline; places, offices and agencies are none."""
    prefix = _PREFIX.match(text, span.start, span.end)
    start = prefix.end() if prefix else span.start
    place = False
    for piece, begin, place in _pieces(text, start, span.end):
        if place or _OFFICE.search(piece) or canonical(piece, language):
            continue
        if _NAME.fullmatch(piece):
            yield (piece.title() if piece.isupper() else piece), Span(begin, begin + len(piece))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[str, int, bool]]:
    """The pieces of a byline between separators, each with its place and whether "in", "for" or "at" stands before it."""
    begin, after_place = start, False
    for found in _BREAK.finditer(text, start, end):
        if found.start() > begin:
            yield text[begin : found.start()].strip(), begin, after_place
        begin, after_place = found.end(), found.group().strip() in {"in", "for", "at"}
    if begin < end:
        yield text[begin:end].strip(), begin, after_place
