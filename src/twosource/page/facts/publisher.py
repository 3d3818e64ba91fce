"""Whose page it is: as given, as its host and markup tell, or as the page's furniture names it."""

import bisect
import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from twosource.language import lexicon
from twosource.model import Block, Page, Publisher, Span
from twosource.page.facts.address import address_of, publisher_of
from twosource.page.facts.agencies import canonical

_NAME = r"(?P<name>(?:[Tt]he )?(?:[A-Z]|\d{1,3}[A-Z])[\w'’&.-]*(?: (?:of |and |& |the |de )?[A-Z0-9][\w'’&.-]*){0,4})"
_COPYRIGHT = re.compile(
    rf"(?:©|\([Cc]\)|\bCopyright\b)(?:\s*(?:©|\([Cc]\)|by|Copyright|\d{{4}}(?:\s*[-–]\s*\d{{4}})?,?))*\s*{_NAME}"
)
_TRAILING = re.compile(r"(?:[.,]|\s+(?:\d{4}|All(?: Rights.*)?|Inc|LLC|Ltd|Limited|Co|Corp|plc)\.?)+$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})\.\s")
"""The end of a name that stands at the end of a sentence; "St. Louis" and "U.S. News" go on."""
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+){1,3})/?", re.IGNORECASE)
_SLOGAN = re.compile(r"\s+[|–—»:-]\s+|\s*[|»]\s*")
_WORD = re.compile(r"\w+")
FURNITURE_REACH = 600
"""Most characters of a line of furniture that is searched for the publisher's name."""


def find_publisher(page: Page, blocks: Sequence[Block], language: str = "en") -> Publisher | None:
    """The publisher; None if nothing tells.

    What the user gives counts first. Then the name that the table has for the page's host: markup often states the company
    behind the paper, or a slogan with the name. Then the markup's name, then the one the furniture gives. The furniture's words
    are the evidence wherever they give the same name.
    """
    if page.given.publisher:
        return Publisher(name=page.given.publisher, how="given")
    address = address_of(page)
    hosted = publisher_of(address.host, language) if address else None
    stated = _tidy(page.stated.publisher, language) if page.stated and page.stated.publisher else None
    shown = _from_furniture(page.text, blocks, language)
    name = hosted or stated
    if name is None:
        return shown
    same = shown is not None and _alike(shown.name, name)
    told = same or (stated is not None and _alike(stated, name))
    return Publisher(name=name, how="stated" if told else "inferred", evidence=shown.evidence if shown and same else ())


def _alike(one: str, other: str) -> bool:
    """Whether two names are the same, or one is part of the other: "Quay Post", "The Quay Post Online"."""
    first, second = (" ".join(_WORD.findall(name.lower().removeprefix("the "))) for name in (one, other))
    return bool(first and second) and (f" {first} " in f" {second} " or f" {second} " in f" {first} ")


def _tidy(name: str, language: str) -> str:
    """A stated name without the slogan after a bar or dash, as the tables write it; of an address, that of its host."""
    first = next((part for part in _SLOGAN.split(name.strip()) if part), name)
    if found := _ADDRESS.fullmatch(first):
        return publisher_of(found["host"].lower(), language) or first
    return canonical(first, language) or _publishers(language).get(first.lower().removeprefix("the "), first)


@functools.cache
def _publishers(language: str) -> Mapping[str, str]:
    """The table's name of each publisher by its ways of writing, small letters without "the"."""
    known = lexicon("outlets", language)
    own = {name.lower().removeprefix("the "): name for name in sorted(set(known["hosts"].values()), reverse=True)}
    others = {alias.lower(): name for name, aliases in known["publishers"].items() for alias in aliases}
    return own | others


def _from_furniture(text: str, blocks: Sequence[Block], language: str) -> Publisher | None:
    """The name most lines of furniture give; the first of them if several are as frequent."""
    found: dict[str, list[Span]] = {}
    for block in _telling(text, blocks, language):
        for name, span in _named(text, block, language):
            found.setdefault(name, []).append(span)
    if not found:
        return None
    name = max(found, key=lambda name: len(found[name]))
    return Publisher(name=name, how="stated", evidence=tuple(found[name]))


@functools.cache
def _patterns(language: str) -> re.Pattern[str]:
    """One pattern for all phrases with a publisher's name at `@`; the name itself must begin with a capital.

    Phrases that go on alike after the name share one branch: each holds the whole pattern of names, which is slow to compile.
    """
    branches: dict[str, list[str]] = {}
    for phrase in lexicon("outlets", language)["publisher"]["patterns"]:
        before, after = phrase.split("@")
        branches.setdefault(re.escape(after) if after.strip() else "", []).append(re.escape(before))
    parts = []
    for number, (after, befores) in enumerate(branches.items()):
        name = _NAME.replace("?P<name>", f"?P<name{number}>")
        parts.append(rf"(?i:{'|'.join(befores)}){name}" + (rf"(?i:{after})" if after else ""))
    return re.compile("|".join(parts))


def _telling(text: str, blocks: Sequence[Block], language: str) -> list[Block]:
    """The lines of furniture with a sign that they name the publisher, in order."""
    low = text.lower()
    signs = [sign for sign in _signs(language) if sign in low]
    if len(low) != len(text):  # a letter that becomes two: what is found in `low` stands elsewhere in `text`
        return [block for block in blocks if signs and block.role == "furniture"]
    starts = [block.span.start for block in blocks]
    numbers = {bisect.bisect_right(starts, at) - 1 for sign in signs for at in _places(low, sign)}
    return [blocks[number] for number in sorted(numbers) if number >= 0 and blocks[number].role == "furniture"]


def _places(text: str, words: str) -> Iterator[int]:
    """Where words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


@functools.cache
def _signs(language: str) -> tuple[str, ...]:
    """Small letters without which a line names no publisher: what stands before the name in a phrase, copyright signs."""
    phrases = lexicon("outlets", language)["publisher"]["patterns"]
    return (*dict.fromkeys(phrase.split("@")[0].lower() for phrase in phrases), "©", "(c)", "copyright")


@functools.cache
def _not_names(language: str) -> frozenset[str]:
    return frozenset(lexicon("outlets", language)["publisher"]["not_names"])


def _named(text: str, block: Block, language: str) -> Iterator[tuple[str, Span]]:
    end = min(block.span.end, block.span.start + FURNITURE_REACH)
    refused = _not_names(language)
    for pattern in (_patterns(language), _COPYRIGHT):
        for found in pattern.finditer(text, block.span.start, end):
            group = found.lastgroup or "name"
            name = _TRAILING.sub("", _SENTENCE_END.split(found[group])[0])
            if name and name.lower() not in refused and not canonical(name, language):
                yield name, Span(found.start(group), found.start(group) + len(name))
