"""Who says what: sources down, points across."""

import msgspec

from twosource.report.html import words
from twosource.report.html.people import SourceView
from twosource.report.html.points import Entry, PointView, StoryView
from twosource.report.html.safe import label

_COLUMNS = 6
_ROWS = 14
"""Most points across and sources down that stay readable; the rest is in the table of points."""
_CELL = 2
"""Most things said in one cell."""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one source says on one point. Empty cells are "none" (no claim found) or "nm" (known only at second hand)."""

    css: str
    point: str
    said: tuple[tuple[str, str, Entry], ...] = ()
    more: int = 0


class GridRow(msgspec.Struct, frozen=True, kw_only=True):
    """A source and its cells. `begins` tells that a new kind of source begins here."""

    source: SourceView
    cells: tuple[Cell, ...]
    begins: bool


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """The grid, and how much of the story has no room in it."""

    points: tuple[tuple[PointView, str, str, str], ...]
    rows: tuple[GridRow, ...]
    left_points: int
    left_sources: int
    distant: bool


def grid(view: StoryView) -> Grid | None:
    """The grid of a story; None if no two sources speak to a point."""
    chosen = sorted(
        view.points, key=lambda point: (point.number or 9, -point.model.sources, -len(point.entries), view.points.index(point))
    )[:_COLUMNS]
    speaking = _speaking(view, chosen)
    if not chosen or len(speaking) < 2:
        return None
    rows = []
    before = ""
    for source in speaking[:_ROWS]:
        kind = "a" if source.anonymous else "own" if source.id in ("own", "none") else "n"
        rows.append(GridRow(source=source, cells=tuple(_cell(view, source, point) for point in chosen), begins=kind != before))
        before = kind
    return Grid(
        points=tuple(
            (
                point,
                label(point.question, 48),
                point.model.assessment,
                words.ASSESSMENT[point.model.assessment],
            )
            for point in chosen
        ),
        rows=tuple(rows),
        left_points=len(view.points) - len(chosen),
        left_sources=max(0, len(speaking) - _ROWS),
        distant=any(cell.css == "nm" for row in rows for cell in row.cells),
    )


def _speaking(view: StoryView, points: list[PointView]) -> list[SourceView]:
    """Sources with a claim on one of the points: named first, those with colours before the others; then the anonymous."""
    found = {entry.source.id: entry.source for point in points for entry in point.entries}
    order = list(view.sources)

    def rank(source: SourceView) -> tuple[bool, bool, str, int]:
        coloured = source.css if source.css.startswith("c") else "z"
        return (source.id in ("own", "none"), source.anonymous, coloured, order.index(source.id))

    return sorted(found.values(), key=rank)


def _second_hand(view: StoryView, source: SourceView) -> bool:
    mine = [claim for claim in view.claims.values() if claim.source.id == source.id]
    return bool(mine) and all(len(claim.claim.via) > 1 for claim in mine)


def _cell(view: StoryView, source: SourceView, point: PointView) -> Cell:
    title = label(point.question, 60)
    mine = [entry for entry in point.entries if entry.source.id == source.id]
    if not mine:
        return Cell(css="nm" if _second_hand(view, source) else "none", point=title)
    rank = {"now": 0, "superseded": 1, "apart": 2, "silent": 3}
    mine.sort(key=lambda entry: rank[entry.state])
    unique = list({(entry.said.casefold(), entry.state): entry for entry in reversed(mine)}.values())[::-1]
    said = tuple((_kind(entry, point), label(entry.said, 56), entry) for entry in unique[:_CELL])
    lit = any(kind == "x" for kind, _, _ in said)
    return Cell(css="cx" if lit else "", point=title, said=said, more=max(0, len(unique) - _CELL))


def _kind(entry: Entry, point: PointView) -> str:
    if entry.state == "superseded":
        return "old"
    if entry.state in ("silent", "apart"):
        return "mute" if entry.state == "silent" else "part"
    return "x" if not point.disputed.isdisjoint(entry.claims) else ""
