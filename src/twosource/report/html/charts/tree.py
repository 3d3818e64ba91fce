"""Lineage in order, as an indented tree: for phones, and where the days are not known."""

from collections.abc import Iterator, Sequence

from twosource.report.html.charts.drawing import Drawing, Group, Item, Path, Text, page_box, short
from twosource.report.html.charts.strain import Strain, elbow
from twosource.report.html.safe import label
from twosource.report.html.words import several

_PITCH, _STEP = 56.0, 33.0
_MOST_DEPTH = 4
"""Steps of indent; deeper pages stay at the last one."""


def _depths(strains: Sequence[Strain]) -> Iterator[tuple[Strain, int]]:
    """Pages in reading order, each behind its parent, with how many steps it is from a page that begins a line."""
    letters = {strain.page.letter for strain in strains}

    def below(parent: str | None, depth: int, held: frozenset[str]) -> Iterator[tuple[Strain, int]]:
        for strain in strains:
            root = strain.parent is None or strain.parent not in letters
            mine = root if parent is None else strain.parent == parent
            if mine and strain.page.letter not in held:
                yield strain, depth
                yield from below(strain.page.letter, depth + 1, held | {strain.page.letter})

    yield from below(None, 0, frozenset())


def draw_tree(prefix: str, strains: Sequence[Strain], *, wide: bool) -> Drawing:
    """Draw pages one a row, each joined to the page it comes from."""
    width = 880.0 if wide else 372.0
    rows = list(dict.fromkeys(_depths(strains)))
    at: dict[str, tuple[float, float]] = {}
    lines: list[Item] = []
    boxes: list[Item] = []
    deepest = max((min(depth, _MOST_DEPTH) for _, depth in rows), default=0)
    text_x = 16 + _STEP * deepest + 26
    heirs: dict[str, int] = {}
    y = 30.0
    before = ""
    for strain, depth in rows:
        if before and strain.origin != before:
            lines.append(Path(d=f"M2 {short(y - 28)}H{short(width - 2)}", css="grid"))
        before = strain.origin
        x = 16 + _STEP * min(depth, _MOST_DEPTH)
        at[strain.page.letter] = (x, y)
        if strain.kind and strain.parent in at:
            px, py = at[strain.parent]
            heirs[strain.parent] = heirs.get(strain.parent, 0) + 1
            offset = -min(12, 4 * (heirs[strain.parent] - 1)) + 4
            lines += elbow(strain.kind, px + offset if x > px else px, py + 13, (x - 14, y))
        said = f"Page {strain.page.letter}, {strain.page.outlet}: {strain.head}"
        items = (*page_box(strain.page.letter, x, y, full=strain.begins), *_words(strain, text_x, y, wide=wide))
        boxes.append(Group(href=f"#{strain.page.anchor}", said=said, items=items))
        if strain.drifts and wide:
            boxes.append(_drifts(prefix, strain, width, y))
        y += _PITCH
    return Drawing(
        name="lineage-wide" if wide else "lineage-narrow",
        css="lin wide" if wide else "lin narrow",
        width=width,
        height=y - 24,
        title=f"Which page comes from which: {several(len(strains), 'page')}, in order",
        told=" ".join(f"{strain.page.letter}: {strain.head}." for strain in strains),
        items=(*lines, *boxes),
    )


def _second(strain: Strain) -> str:
    room = f"reported by {strain.newsroom}" if strain.newsroom else "newsroom not known"
    return " · ".join(part for part in (strain.page.when, strain.share or room, strain.page.credit) if part)


def _words(strain: Strain, x: float, y: float, *, wide: bool) -> tuple[Text, Text]:
    if wide:
        return (
            Text(x=x, y=y - 3, words=label(strain.page.outlet, 40), css="lb halo", tail=strain.head),
            Text(x=x, y=y + 13, words=label(_second(strain), 110), css="sm halo"),
        )
    drifts = f", {several(strain.drifts, 'drift')}" if strain.drifts else ""
    return (
        Text(x=x, y=y - 3, words=label(strain.page.outlet, 30), css="lb halo"),
        Text(x=x, y=y + 13, words=label(f"{strain.head}{drifts} · {strain.page.when}", 44), css="sm halo"),
    )


def _drifts(prefix: str, strain: Strain, width: float, y: float) -> Group:
    words = several(strain.drifts, "drift")
    return Group(
        href=f"#{prefix}retelling-{strain.page.letter}",
        said=f"{words} in page {strain.page.letter}",
        items=(Text(x=width - 4, y=y - 3, words=words, css="sm go", anchor="end"),),
    )
