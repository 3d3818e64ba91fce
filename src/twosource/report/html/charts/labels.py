"""Placing labels so that they cover neither a mark nor each other: a greedy pass over a few places round each mark."""

from collections.abc import Sequence

import msgspec

from twosource.report.html.charts.drawing import Anchor

_BOLD, _SMALL = 8.2, 7.2
"""Mean width of a character in the chart's two sizes of type (13.5 semibold, 12.5), in its units, in the widest of the fonts
the style may fall back to (DejaVu Sans, measured in Chromium); the others leave a little room."""
LINE = 16.0
"""From one line of a label to the next."""


class Box(msgspec.Struct, frozen=True):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """The area two boxes share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """Where the first line of a label begins (or has its middle or end), and the box all of it covers."""

    x: float
    y: float
    anchor: Anchor
    box: Box


def wide(words: str, *, bold: bool) -> float:
    """About how wide a line of a label is."""
    return len(words) * (_BOLD if bold else _SMALL)


def _places(x: float, y: float, width: float, height: float) -> tuple[Placed, ...]:
    """Right, left, above, below, then the corners: in the order a reader likes best."""
    up = y - height / 2

    def at(left: float, top: float, anchor: Anchor) -> Placed:
        box = Box(left, top, left + width, top + height)
        start = {"start": left, "middle": left + width / 2, "end": left + width}[anchor]
        return Placed(x=start, y=top + LINE * 0.78, anchor=anchor, box=box)

    return (
        at(x + 14, up, "start"),
        at(x - 14 - width, up, "end"),
        at(x - width / 2, y - 14 - height, "middle"),
        at(x - width / 2, y + 13, "middle"),
        at(x + 11, y - height - 4, "start"),
        at(x + 11, y + 8, "start"),
        at(x - 11 - width, y - height - 4, "end"),
        at(x - 11 - width, y + 8, "end"),
        at(x - width / 2, y - 46 - height, "middle"),
        at(x - width / 2, y + 45, "middle"),
    )


def place(x: float, y: float, lines: tuple[str, str], taken: Sequence[Box], bounds: Box) -> Placed:
    """Find room for a label of two lines (the first bold) beside the mark at x, y.

    The first place that covers nothing wins; if there is none, the one that covers least.

    Args:
        x: of the mark.
        y: of the mark.
        lines: the label.
        taken: what must not be covered.
        bounds: what must not be left.
    """
    width = max(wide(lines[0], bold=True), wide(lines[1], bold=False))
    height = LINE * (2 if lines[1] else 1)

    def cost(candidate: Placed) -> float:
        box = candidate.box
        outside = width * height - box.overlap(bounds)
        return sum(box.overlap(other) for other in taken) + 4 * outside

    best = places[0] if (places := _places(x, y, width, height)) else None
    assert best is not None  # noqa: S101 (the table of places is never empty)
    for candidate in places:
        if cost(candidate) <= 0:
            return candidate
        if cost(candidate) < cost(best):
            best = candidate
    return best
