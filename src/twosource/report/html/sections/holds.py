"""What holds now, point by point."""

import msgspec

from twosource.report.html import words
from twosource.report.html.points import Entry, PointView, StoryView

_ROWS = 12
"""Points shown at once; the others are folded."""
_SAID = 4
"""Most things said shown in a row at once."""
_ORDER = ("conflicting", "corroborated", "superseded", "open", "one_newsroom", "one_source")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One point. `said` is what is said now, `more` the rest of it."""

    point: PointView
    said: tuple[Entry, ...]
    more: tuple[Entry, ...]
    assessment: str
    word: str


class Holds(msgspec.Struct, frozen=True, kw_only=True):
    """The table: rows at once, rows folded."""

    rows: tuple[Row, ...]
    folded: tuple[Row, ...]


def holds(view: StoryView) -> Holds:
    """All points of a story: those in conflict first, then those best supported."""
    ranked = sorted(
        view.points,
        key=lambda point: (
            point.number or 9,
            _ORDER.index(point.model.assessment),
            -point.model.newsrooms,
            -point.model.sources,
            -len(point.entries),
            view.points.index(point),
        ),
    )
    rows = tuple(_row(point) for point in ranked)
    return Holds(rows=rows[:_ROWS], folded=rows[_ROWS:])


def _row(point: PointView) -> Row:
    said = point.now or point.entries
    unique = {(entry.source.id, entry.said.casefold()): entry for entry in reversed(said)}
    shown = sorted(unique.values(), key=said.index)
    return Row(
        point=point,
        said=tuple(shown[:_SAID]),
        more=tuple(shown[_SAID:]),
        assessment=point.model.assessment,
        word=words.ASSESSMENT[point.model.assessment],
    )
