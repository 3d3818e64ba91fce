"""Whose page it is: as given, as the markup states, as the page's furniture names it, or by its host."""

import functools
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from twosource.language import lexicon
from twosource.model import Block, Page, Publisher, Span
from twosource.page.facts.agencies import canonical

_NAME = r"(?P<name>(?:[Tt]he )?(?:[A-Z]|\d{1,3}[A-Z])[\w'’&.-]*(?: (?:of |and |& |the |de )?[A-Z0-9][\w'’&.-]*){0,4})"
_COPYRIGHT = re.compile(
    rf"(?:©|\([Cc]\)|\bCopyright\b)(?:\s*(?:©|\([Cc]\)|by|Copyright|\d{{4}}(?:\s*[-–]\s*\d{{4}})?,?))*\s*{_NAME}"
)
_TRAILING = re.compile(r"(?:[.,]|\s+(?:\d{4}|All(?: Rights.*)?|Inc|LLC|Ltd|Limited|Co|Corp|plc)\.?)+$", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+){1,3}|[a-z]+")
FURNITURE_REACH = 600
"""Most characters of a line of furniture that is searched for the publisher's name."""


def find_publisher(page: Page, blocks: Sequence[Block], language: str = "en") -> Publisher | None:
    """The publisher: given, else the markup's, else named by the furniture, else known by host; None if nothing tells."""
    if page.given.publisher:
        return Publisher(name=page.given.publisher, how="given")
    if page.stated and page.stated.publisher:
        return Publisher(name=_tidy(page.stated.publisher, page, language), how="stated")
    return _from_furniture(page.text, blocks, language) or _from_host(page, language)


def _tidy(name: str, page: Page, language: str) -> str:
    """A stated name without the slogan after a bar or dash; where it is an address or all small letters, that of the host."""
    name = re.split(r"\s+[|–—»:-]\s+", name)[0]
    if _ADDRESS.fullmatch(name) and (known := _from_host(page, language)):
        return known.name
    return name


def _from_furniture(text: str, blocks: Sequence[Block], language: str) -> Publisher | None:
    """The name most lines of furniture give; the first of them if several are as frequent."""
    found: dict[str, list[Span]] = {}
    for block in blocks:
        if block.role == "furniture":
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


def _named(text: str, block: Block, language: str) -> Iterator[tuple[str, Span]]:
    end = min(block.span.end, block.span.start + FURNITURE_REACH)
    refused = set(lexicon("outlets", language)["publisher"]["not_names"])
    for pattern in (_patterns(language), _COPYRIGHT):
        for found in pattern.finditer(text, block.span.start, end):
            group = found.lastgroup or "name"
            name = _TRAILING.sub("", found[group])
            if name and name.lower() not in refused and not canonical(name, language):
                yield name, Span(found.start(group), found.start(group) + len(name))


def _from_host(page: Page, language: str) -> Publisher | None:
    """The publisher whose host the page's address has, by table; no guess for others."""
    address = page.url or (page.stated.canonical if page.stated else None)
    if not address:
        return None
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    hosts = lexicon("outlets", language)["hosts"]
    while "." in host:
        if host in hosts:
            return Publisher(name=hosts[host], how="inferred")
        host = host.split(".", 1)[1]
    return None
