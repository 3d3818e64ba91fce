"""In which part of its site a page stands: as its markup says, as a line above its headline says, or by its address."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from twosource.language import lexicon
from twosource.model import Block, Page, Section, Span
from twosource.page.facts.address import original_address

ABOVE, MENU = 4, 8
"""Blocks above the headline, at most, in which its section stands, and in which several sections are a menu."""
LABEL = 60
"""Most characters of such a line."""

_WORD = re.compile(r"[^\W_]+")
_STEP = re.compile(r"[^>›»|/•·\n]+")


def find_section(page: Page, blocks: Sequence[Block], language: str) -> Section | None:
    """The section; None if nothing tells.

    The markup's word counts first; a line above the headline that says the same is its evidence. Then such a line alone, if it
    holds nothing but names of sections that the table has, or is a path from the home page ("Home > News > Politics": its
    first step that says more than "News"); several sections on lines of their own are a menu. At last a step of the page's
    address that the table has, which is an inference.
    """
    lines = list(_lines(page.text, blocks))
    stated = page.stated.section if page.stated else None
    if stated:
        same = next((span for line in lines for name, span in line if _plain(name) == _plain(stated)), None)
        return Section(name=stated, how="stated", evidence=(same,) if same else ())
    told = [found for line in lines if (found := _told(line, language))]
    near = blocks[max(_title(blocks) - ABOVE, 0)].span.start if blocks else 0
    if len({name for name, _ in told}) == 1 and told[0][1].start >= near:
        return Section(name=told[0][0], how="stated", evidence=(told[0][1],))
    address = original_address(page)
    name = next((known for step in _path(address) if (known := _sections(language).get(step))), None) if address else None
    return Section(name=name, how="inferred") if name else None


def _lines(text: str, blocks: Sequence[Block]) -> Iterator[list[tuple[str, Span]]]:
    """The short lines right above the headline, from below, each as its steps with their places."""
    title = _title(blocks)
    for block in reversed(blocks[max(title - MENU, 0) : title]):
        if len(block.span) <= LABEL:
            steps = _STEP.finditer(text, block.span.start, block.span.end)
            yield [(step.group().strip(), _trimmed(step)) for step in steps if step.group().strip()]


def _title(blocks: Sequence[Block]) -> int:
    """The number of the headline; 0 where there is none, and nothing above it."""
    return next((number for number, block in enumerate(blocks) if block.role == "headline"), 0)


def _trimmed(found: re.Match[str]) -> Span:
    start = found.start() + len(found.group()) - len(found.group().lstrip())
    return Span(start, start + len(found.group().strip()))


def _told(line: Sequence[tuple[str, Span]], language: str) -> tuple[str, Span] | None:
    """The section that a line above the headline names."""
    home = frozenset(lexicon("outlets", language)["home"]["names"])
    if len(line) > 1 and _plain(line[0][0]) in home:
        return next((step for step in line[1:] if _sections(language).get(_plain(step[0])) != "News"), line[1])
    return line[0] if line and all(_plain(name) in _sections(language) for name, _ in line) else None


def _path(address: str) -> Iterator[str]:
    """The steps of an address but the last, which is the page itself."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return
    yield from (_plain(step) for step in path.split("/")[1:-1])


def _plain(name: str) -> str:
    """Small letters, without signs and "and"."""
    return " ".join(word for word in _WORD.findall(name.lower()) if word != "and")


@functools.cache
def _sections(language: str) -> Mapping[str, str]:
    """The table's name of each section by its plain names."""
    known = lexicon("outlets", language)["sections"]
    return {_plain(other): name for name, others in known.items() for other in (name, *others)}
