"""The lines that pages of one run share: what a site prints on all its pages, and what reports have in common."""

from collections.abc import Iterator, Sequence

from twosource.model import Page

LONGEST = 2_000
"""Most characters of a line that is compared: what is longer is no line of a menu."""


def repeated_lines(pages: Sequence[Page]) -> list[frozenset[str]]:
    """For each page of plain text, its lines that another such page has too, without white space at their ends.

    Pages with markup have none: their markup tells. What the lines are is left to whoever reads them: two copies of one report
    share all of it.

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
    return [frozenset(line for line in _lines(page) if line in shared) for page in pages]


def _lines(page: Page) -> Iterator[str]:
    if page.medium == "text":
        stripped = (line.strip() for line in page.text.splitlines())
        yield from (line for line in stripped if 0 < len(line) <= LONGEST)
