"""Which wire agencies a page credits: in its dateline, byline, credit and copyright lines, or as the one a source told.

Known agencies are found by an alias table; others by where they stand: in a dateline's brackets any name is an agency, in a
credit line a name that ends as agencies' names do.
"""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from twosource.language import lexicon
from twosource.model import Block, NamedFact, Page, Role, Span
from twosource.page.facts.address import publisher_of, read_address
from twosource.page.facts.names import any_of

CREDIT_WORDS = 60
"""Most words of a line outside the body that is searched for agencies."""
PARAGRAPH_REACH = 100_000
"""Most characters of a paragraph that are searched for agencies; only broken files have longer ones."""

_BRACKETS = re.compile(r"\((?P<round>[^()\n]{2,40})\)|/(?P<slash>[A-Z][A-Za-z ]{1,20})/")
_WORD = re.compile(r"[^\W\d_]+")
_NAME_LIKE = re.compile(r"(?:[Tt]he\s+)?[A-Z][\w&.'’-]*(?:[ /-][A-Z][\w&.'’-]*){0,3}")
_DAY_LIKE = re.compile(r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day|updated?|file|photo|video|\d.*")
_TELLING = (
    *("told", "tells", "telling", "interview with", "statement to"),
    *("spoke to", "speaking to", "shared with", "seen by", "obtained by"),
)
_TOLD = re.compile(any_of(_TELLING) + r"\s+(?:[Tt]he\s+)?")


@functools.cache
def _aliases(language: str) -> Mapping[str, str]:
    """Every written form of an agency, and its canonical name."""
    return {alias: name for name, others in lexicon("outlets", language)["agencies"].items() for alias in (name, *others)}


@functools.cache
def _known(language: str) -> re.Pattern[str]:
    return re.compile(any_of(_aliases(language), not_after=r"\w/") + r"(?![\w-])")


@functools.cache
def _unknown(language: str) -> re.Pattern[str]:
    ends = sorted(lexicon("outlets", language)["agency_words"]["ends"], key=lambda end: (-len(end), end))
    return re.compile(r"(?<!\w)(?:[A-Z][\w&'’-]*\s+){1,3}?(?:" + "|".join(map(re.escape, ends)) + r")(?![\w-])")


def canonical(name: str, language: str = "en") -> str | None:
    """The canonical name of a known agency, however it is written; None if it is not known."""
    bare = re.sub(r"^[Tt]he\s+", "", name.strip())
    return _aliases(language).get(name.strip()) or _aliases(language).get(bare)


def find_agencies(page: Page, blocks: Sequence[Block], language: str = "en") -> tuple[NamedFact, ...]:
    """All agencies credited, each with the words that do it, in the order of their first evidence; markup's last.

    Another publisher whose page the markup calls the original counts as one: the page carries its report.
    """
    found: dict[str, list[Span]] = {}
    for block in blocks:
        for name, span in _in_block(page.text, block, language):
            found.setdefault(name, []).append(span)
    for name in _in_markup(page, language):
        found.setdefault(name, [])
    return tuple(NamedFact(name=name, evidence=tuple(sorted(set(spans)))) for name, spans in found.items())


def _in_markup(page: Page, language: str) -> Iterator[str]:
    """Agencies that the markup names, and whoever's page it calls the original of this one.

    A canonical address on the site of an agency or of another publisher is the strongest hint of a copy there is.
    """
    if page.stated is None:
        return
    for credited in (page.stated.publisher, *page.stated.authors):
        if credited and (known := canonical(credited, language)):
            yield known
    original = publisher_of(read_address(page.stated.canonical).host, language) if page.stated.canonical else None
    if original is None:
        return
    own = publisher_of(read_address(page.url).host, language) if page.url else None
    agency = canonical(original, language)
    if agency:
        yield agency
    elif own is not None and own != original:
        yield original


def _in_block(text: str, block: Block, language: str) -> Iterator[tuple[str, Span]]:
    """The agencies one block credits, each with its span."""
    if block.role == "dateline":
        yield from _in_dateline(text, block.span, language)
    elif block.role in _CREDIT_ROLES:
        yield from _in_credit(text, block, language)
    elif block.role in _TOLD_ROLES:
        yield from _told(text, block.span, language)


_CREDIT_ROLES: frozenset[Role] = frozenset({"byline", "furniture", "correction"})
_TOLD_ROLES: frozenset[Role] = frozenset({"paragraph", "standfirst"})


def _in_dateline(text: str, span: Span, language: str) -> Iterator[tuple[str, Span]]:
    for found in _BRACKETS.finditer(text, span.start, span.end):
        group = "round" if found["round"] else "slash"
        name = found[group].strip()
        if known := canonical(name, language):
            yield known, Span(*found.span(group))
        elif _NAME_LIKE.fullmatch(name) and not _DAY_LIKE.fullmatch(name):
            yield re.sub(r"^[Tt]he\s+", "", name), Span(*found.span(group))


def _in_credit(text: str, block: Block, language: str) -> Iterator[tuple[str, Span]]:
    """Known agencies; others only where a byline or a line of credits stands. Who took a picture has not written the report."""
    known = _known(language).search(text, block.span.start, block.span.end)
    unknown = block.role == "byline" or "credit" in block.why
    if not (known or unknown) or not _is_of_a_report(block.span.of(text), language):
        return
    for found in _known(language).finditer(text, block.span.start, block.span.end):
        yield _aliases(language)[found.group()], Span(*found.span())
    if unknown:
        for found in _unknown(language).finditer(text, block.span.start, block.span.end):
            name = re.sub(r"^(?:The|By|From|Source|Credit|Via)\s+", "", found.group())
            if " " in name and not _known(language).search(name):
                yield name, Span(found.end() - len(name), found.end())


def _is_of_a_report(line: str, language: str) -> bool:
    """Whether a line is short enough for credits, and none of a picture alone."""
    if len(line.split()) > CREDIT_WORDS:
        return False
    pictures, reports = _credit_words(language)
    told = frozenset(_WORD.findall(line.lower()))
    return told.isdisjoint(pictures) or not told.isdisjoint(reports)


@functools.cache
def _credit_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words of lines that credit pictures, and of lines that credit reports."""
    known = lexicon("outlets", language)["credit_words"]
    return frozenset(known["pictures"]), frozenset(known["reports"])


def _told(text: str, span: Span, language: str) -> Iterator[tuple[str, Span]]:
    """Agencies that a source told, in the running text."""
    end = min(span.end, span.start + PARAGRAPH_REACH)
    if not any(text.find(words, span.start, end) >= 0 for words in _TELLING):
        return
    for found in _TOLD.finditer(text, span.start, end):
        agency = _known(language).match(text, found.end(), span.end) or _wire(language).match(text, found.end(), span.end)
        if agency:
            yield _aliases(language).get(agency.group(), agency.group()), Span(*agency.span())


@functools.cache
def _wire(language: str) -> re.Pattern[str]:
    """Names of unlisted agencies that no paper or station has."""
    ends = lexicon("outlets", language)["agency_words"]["sure_ends"]
    return re.compile(
        r"(?:[A-Z][\w&'’-]*\s+){1,3}?(?:" + "|".join(map(re.escape, sorted(ends, key=lambda e: (-len(e), e)))) + r")(?![\w-])"
    )
