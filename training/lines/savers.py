"""Blocks of a page -> a text file, as careless savers make them, with the label of every character.

Five savers. `whole`: everything a browser shows, a line a block (save as text). `copied`: the same, blank lines between
paragraphs, marks before list items, lines broken at a fixed width (text browsers, mail). `picked`: the report with a few lines
around it (marked with the mouse and copied). `fed`: only what stands in the report's own element (feeds, reader views).
`mixed`: a clean report with a handful of the page's other lines above, below and in it, drawn by chance (cleaned by hand).
"""

import hashlib
import random
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from training.lines.pages import HEADLINE_WORDS, Label, Piece, Saved
from twosource.model import Span

WIDTH = 78
"""Characters of a line that `copied` breaks at."""
MOST_AROUND = 12
"""Most lines before and after the report that `picked` takes along."""
MOST_ABOVE, MOST_UNDER, MOST_INSIDE, MOST_BELOW = 3, 2, 4, 6
"""Most lines that `mixed` takes from above the headline, from under it, puts into the report, and takes from below."""
SET_IN, HEADLINES_IN, TOGETHER = 0.7, 0.7, 0.5
"""Chances that lines are put into the report, that these are headlines, and that lines stand in a row as on the page."""
PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "ul", "ol"})


class Copy:
    """A text and its labelled stretches, in order."""

    def __init__(self, id_: str) -> None:
        self.id = id_
        self.text = ""
        self.labels: list[tuple[Span, Label]] = []

    def add(self, text: str, label: Label, *, gap: str = "\n") -> None:
        """Appends a piece, `gap` before it."""
        if self.text:
            self.text += gap
        start = len(self.text)
        self.text += text
        self.labels.append((Span(start, len(self.text)), label))

    def label(self, span: Span) -> Label:
        """The label of a line: that of all its pieces, left out where they differ."""
        found = {label for other, label in self.labels if other.meets(span)}
        return found.pop() if len(found) == 1 else "left out"


def whole(page: Saved) -> Copy:
    """Every block on a line of its own."""
    copy = Copy(f"{page.id}:whole")
    for piece in page.pieces:
        copy.add(piece.text, piece.label)
    return copy


def copied(page: Saved) -> Copy:
    """Blank lines between paragraphs, list marks, long lines broken."""
    copy = Copy(f"{page.id}:copied")
    for piece in page.pieces:
        mark = "* " if piece.tag == "li" else ""
        lines = [line for part in piece.text.split("\n") for line in textwrap.wrap(mark + part, WIDTH, break_on_hyphens=False)]
        copy.add("\n".join(lines), piece.label, gap="\n\n" if piece.tag in PARAGRAPHS else "\n")
    return copy


def picked(page: Saved) -> Copy:
    """The report, from the headline on, and some lines before and after it."""
    body = [i for i, piece in enumerate(page.pieces) if piece.label == "report"]
    copy = Copy(f"{page.id}:picked")
    if not body:
        return copy
    heads = [i for i in range(body[0]) if page.pieces[i].tag == "h1"]
    first = max(0, (heads[-1] if heads else body[0]) - _drawn(page.id, "before"))
    last = min(len(page.pieces), body[-1] + 1 + _drawn(page.id, "after"))
    for piece in page.pieces[first:last]:
        copy.add(piece.text, piece.label)
    return copy


def fed(page: Saved) -> Copy:
    """What stands among the enclosures that most of the report has, between its first and last block and just around."""
    body = [i for i, piece in enumerate(page.pieces) if piece.label == "report"]
    copy = Copy(f"{page.id}:fed")
    if not body:
        return copy
    usual = Counter(name for i in body for name in set(page.pieces[i].within))
    shared = {name for name, count in usual.items() if 2 * count > len(body)}
    apart = {"nav", "footer", "header", "form", "button", ".navigation", "menu", "dialog"} - shared
    for i in range(max(0, body[0] - 3), min(len(page.pieces), body[-1] + 5)):
        piece = page.pieces[i]
        if shared <= set(piece.within) and not apart & set(piece.within):
            copy.add(piece.text, piece.label, gap="\n\n")
    return copy


def mixed(page: Saved, draw: int = 0) -> Copy:
    """The report and a handful of other lines, drawn anew for each `draw`."""
    chance = random.Random(f"{page.id}:{draw}")  # noqa: S311 - a draw that anybody can repeat
    body = [i for i, piece in enumerate(page.pieces) if piece.label == "report"]
    copy = Copy(f"{page.id}:mixed{draw}")
    if not body:
        return copy
    heads = [i for i in range(body[0]) if page.pieces[i].tag == "h1"]
    head = heads[-1] if heads else body[0]
    above = _some(page.pieces[:head], chance, MOST_ABOVE)
    under = _some(page.pieces[head + 1 : body[0]], chance, MOST_UNDER)
    below = _some(page.pieces[body[-1] + 1 :], chance, MOST_BELOW)
    around = [piece for i, piece in enumerate(page.pieces) if i not in range(body[0], body[-1] + 1)]
    headlines = [piece for piece in around if HEADLINE_WORDS <= len(piece.text.split()) <= 2 * HEADLINE_WORDS]
    inside = headlines if headlines and chance.random() < HEADLINES_IN else around
    at = chance.choice(body[1:] or body) if chance.random() < SET_IN else -1
    order = [*above, *(page.pieces[i] for i in heads[-1:]), *under]
    for i in body:
        order += _row(inside, chance, MOST_INSIDE) if i == at else ()
        order.append(page.pieces[i])
    for piece in (*order, *below):
        copy.add(piece.text, piece.label, gap="\n\n" if draw % 2 else "\n")
    return copy


def _some(pieces: Sequence[Piece], chance: random.Random, most: int) -> list[Piece]:
    """A few furniture pieces, in order, some of them in a row."""
    found = [piece for piece in pieces if piece.label == "furniture"]
    if not found or chance.random() < TOGETHER:
        return _row(pieces, chance, most)
    picked = sorted(chance.sample(range(len(found)), min(len(found), chance.randint(0, most))))
    return [found[i] for i in picked]


def _row(pieces: Sequence[Piece], chance: random.Random, most: int) -> list[Piece]:
    """A few furniture pieces that stand together."""
    found = [piece for piece in pieces if piece.label == "furniture"]
    start, size = chance.randint(0, max(0, len(found) - 1)), chance.randint(0, most)
    return found[start : start + size]


def _drawn(key: str, salt: str) -> int:
    """A number of lines, the same for the same page."""
    return int(hashlib.sha256(f"{salt}:{key}".encode()).hexdigest()[:8], 16) % (MOST_AROUND + 1)


SAVERS: tuple[Callable[[Saved], Copy], ...] = (whole, copied, picked, fed, mixed)


def copies(pages: Iterable[Saved], savers: Sequence[Callable[[Saved], Copy]] = SAVERS) -> list[Copy]:
    """Every page as each saver makes it; pages without a line of report give none."""
    made = [saver(page) for page in pages for saver in savers]
    return [copy for copy in made if any(label == "report" for _, label in copy.labels)]
