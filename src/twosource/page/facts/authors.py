"""Who wrote the page: the names in its bylines."""

import functools
import re
from collections.abc import Iterator, Sequence

from twosource.language import ANALYSED, lexicon
from twosource.model import Block, NamedFact, Page, Span
from twosource.page.facts.agencies import canonical

AROUND = 6
"""Blocks around the headline in which a line that begins as bylines do is one."""
BYLINE = 80
"""Most characters of such a line."""

_PREFIX = re.compile(r"(?i)(?:(?:story|words|written|reported|report|text|analysis)\s+by|by|authors?)\b:?\s*")
_NAME = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?:\s+(?:(?:de|la|van|von|der|den|bin|al|el|di|da|du|le)\s+){0,2}[^\W\d_a-z][\w'’.-]*){1,3}"
)
_BREAK = re.compile(
    r"\s*(?:\s{3,}|[ ]*\u00a0[ ]*|,|;|\||•|·|–|—|\s-\s|\band\b|&|\bin\b|\bfor\b|\bat\b|\n)\s*"
    r"|\s+(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d)"
)
_OFFICE = re.compile(
    r"(?i)\b(?:reporter|writer|correspondent|editor|staff|press|news|agency|columnist|contributor|bureau|chief|published"
    r"|updated|posted|media|desk|team|service|today|post|times|herald|journal|wire"
    r"|officer|head|director|sponsored|contributors|guest|network|minutes?|read|views|shares"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)\b"
)


def find_authors(page: Page, blocks: Sequence[Block], language: str = "en") -> tuple[NamedFact, ...]:
    """The names in bylines with their words, in text order; the markup's names without words where no byline has them.

    Pages in languages that are not analysed have no blocks called bylines: there it is a short line around the headline that
    begins as bylines do ("Von ...").
    """
    found: dict[str, list[Span]] = {}
    words = language if language in ANALYSED else ANALYSED[0]
    for span in _bylines(page.text, blocks, language):
        for name, place in _names(page.text, span, words):
            found.setdefault(name, []).append(place)
    stated = [name for name in page.stated.authors if _is_person(name, words)] if page.stated else []
    if stated:
        seen = {name.lower(): spans for name, spans in found.items()}
        return tuple(NamedFact(name=name, evidence=tuple(seen.get(name.lower(), ()))) for name in stated)
    return tuple(NamedFact(name=name, evidence=tuple(spans)) for name, spans in found.items())


def _bylines(text: str, blocks: Sequence[Block], language: str) -> Iterator[Span]:
    """The lines that tell who wrote."""
    title = next((number for number, block in enumerate(blocks) if block.role == "headline"), 0)
    for number, block in enumerate(blocks):
        if block.role == "byline":
            yield block.span
            continue
        near = language not in ANALYSED and abs(number - title) <= AROUND and len(block.span) <= BYLINE
        if near and (found := _begin().match(text, block.span.start, block.span.end)):
            yield Span(found.end(), block.span.end)


@functools.cache
def _begin() -> re.Pattern[str]:
    """The words with which bylines begin in any language, before a name."""
    words = sorted(lexicon("dates", "any")["by"]["words"], key=lambda word: (-len(word), word))
    return re.compile(rf"(?i:{'|'.join(map(re.escape, words))})\b:?\s+(?=[^\W\d_a-z])")


def _is_person(name: str, language: str) -> bool:
    """Whether a name the markup states is no agency, office, degree or counter."""
    degree = name.isupper() and " " not in name and len(name) <= 4
    return not (degree or any(char.isdigit() for char in name) or _OFFICE.search(name) or canonical(name, language))


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
