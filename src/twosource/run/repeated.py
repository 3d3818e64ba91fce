"""The lines that pages of one run share: what a site prints on all its pages."""

import re
from collections.abc import Iterator, Sequence

from twosource.model import Page
from twosource.page.blocks.head import HEADLINE_SHARE
from twosource.page.blocks.topic import stems

LONGEST = 2_000
"""Most characters of a line that is compared: what is longer is no line of a menu."""
LONG = 60
"""Fewest characters of a line that a page tells its report in: menus have few so long, and typed text is that wide."""

SEVERAL = 3
"""Longer words that a headline shares with its report, however many it has; items of menus seldom have as many."""

_CLOSING = "”\"’')"
_WORD = re.compile(r"\w+")


def repeated_lines(pages: Sequence[Page]) -> list[frozenset[str]]:
    """For each page of plain text, its lines that another such page has too, without white space at their ends.

    Left out are those, sentences aside, of which the page's own lines speak: two reports of one event may have one headline.
    Pages with markup have none: their markup tells. Two copies of one report share all of it; to see that is left to whoever
    is told the lines.

    Args:
        pages: of the run, in any order; what one page is told does not depend on it.

    Returns:
        In the order of `pages`.
    """
    first: dict[str, str] = {}
    shared: set[str] = set()
    for page in pages:
        for line in _lines(page):
            if first.setdefault(line, page.id) != page.id:
                shared.add(line)
    return [_of_the_site(list(_lines(page)), shared) for page in pages]


def _lines(page: Page) -> Iterator[str]:
    if page.medium == "text":
        stripped = (line.strip() for line in page.text.splitlines())
        yield from (line for line in stripped if 0 < len(line) <= LONGEST)


def _of_the_site(lines: Sequence[str], shared: set[str]) -> frozenset[str]:
    """The shared ones among a page's lines, without those of which its other lines speak."""
    told = {stem for line in lines if len(line) >= LONG and line not in shared for stem in _stems(line)}
    return frozenset(line for line in lines if line in shared and (_is_sentence(line) or not _is_told(line, told)))


def _is_sentence(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith(".")


def _is_told(line: str, told: set[str]) -> bool:
    """Whether a good share of a line's longer words, or several, stand among others, as a headline's do among the report's."""
    own = _stems(line)
    return bool(own) and len(own & told) >= min(SEVERAL, HEADLINE_SHARE * len(own))


def _stems(line: str) -> frozenset[str]:
    return stems(_WORD.findall(line))
