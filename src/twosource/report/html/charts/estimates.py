"""Estimates drawn twice: over time where the days are known, and as rows (on phones, and where they are not)."""

from collections.abc import Mapping, Sequence

import msgspec

from twosource.model import Figure
from twosource.report.html import dates
from twosource.report.html.charts.drawing import Circle, Drawing, Group, Item, Path, Rect, Text, glyph, short
from twosource.report.html.charts.labels import Box, place
from twosource.report.html.charts.scale import Scale, fit
from twosource.report.html.points import Entry, PointView
from twosource.report.html.safe import label
from twosource.report.html.words import brief, enum, several

_WIDTH, _LEFT = 880.0, 52.0
_HEAD = 34.0
_MOST_DAYS = 7
"""Most days side by side; with more, a column is too narrow for a label and rows are drawn instead."""
_ARROW = 30.0
"""How long the arrow of an open bound is: long enough to be seen, and the same for all, as it stands for no value."""
_SIGN = 30.0
"""Least height between two estimates at odds for the sign of conflict to stand between them."""
_TICK = 32.0
"""Least height between two ticks."""
_ROW_TICKS = 6
_CROWDED = 0.004
"""Share of all labels' area that may lie on a mark or another label."""
_STRETCHES = (1.0, 1.3, 1.7, 2.1)
"""How much higher a panel may be made for its labels; if none helps, rows are drawn instead."""
_MOST_CURVES = 4
"""Curves from superseded estimates to what overtook them; with more, fading alone tells."""
_ROW = 26.0
"""Height of a panel for each estimate in its fullest column."""
_PHRASE = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "up to ",
    "less_than": "less than ",
}


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    """A point and its estimates on one scale."""

    point: PointView
    entries: tuple[Entry, ...]
    unit: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One estimate on a horizontal scale; places are percentages of its width. `day` is set where a new day begins."""

    entry: Entry
    phrase: str
    at: str
    low: str | None
    high: str | None
    arrow: str
    conflict: bool
    day: str


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """A panel as rows, with the ticks of its scale."""

    rows: tuple[Row, ...]
    ticks: tuple[tuple[str, str], ...]
    log: bool


def phrase(figure: Figure) -> str:
    """A figure as a short phrase of ours: "about 3,200", "5,000–5,500"."""
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return f"{brief(figure.low)}–{brief(figure.high)}"
    return f"{_PHRASE.get(figure.bound, '')}{brief(_value(figure))}"


def _value(figure: Figure) -> float:
    if figure.low is not None and figure.high is not None:
        return (figure.low + figure.high) / 2
    return figure.low if figure.low is not None else figure.high or 0.0


def _figure(entry: Entry) -> Figure:
    if entry.figure is None:
        raise TypeError("an estimate has a figure")
    return entry.figure


def _scale(panel: Panel, ticks: int) -> Scale:
    values = [end for entry in panel.entries for end in (_figure(entry).low, _figure(entry).high) if end is not None]
    return fit(values, ticks)


def _arrow(figure: Figure) -> str:
    if figure.low is None:
        return "down"
    return "up" if figure.high is None else ""


def _per_cent(share: float) -> str:
    """A place on the row's scale, held off its ends so that marks and arrows stay inside."""
    return f"{6 + 86 * share:.2f}%"


def place_rows(panel: Panel) -> Rows:
    """Lay a panel out as rows: by day where all days are known, else in page and text order."""
    scale = _scale(panel, _ROW_TICKS)
    ordered = all(entry.day for entry in panel.entries)
    entries = sorted(panel.entries, key=lambda entry: entry.day or "") if ordered else panel.entries
    rows: list[Row] = []
    for entry in entries:
        figure = _figure(entry)
        ranged = figure.low is not None and figure.high is not None and figure.low != figure.high
        rows.append(
            Row(
                entry=entry,
                phrase=phrase(figure),
                at=_per_cent(scale.share(_value(figure))),
                low=_per_cent(scale.share(figure.low)) if ranged and figure.low is not None else None,
                high=_per_cent(scale.share(figure.high)) if ranged and figure.high is not None else None,
                arrow=_arrow(figure),
                conflict=entry.state == "now" and not panel.point.disputed.isdisjoint(entry.claims),
                day=_heading(entry, rows[-1].entry if rows else None) if ordered else "",
            )
        )
    ticks = tuple((_per_cent(scale.share(tick)), brief(tick)) for tick in scale.ticks)
    return Rows(rows=tuple(rows), ticks=ticks, log=scale.log)


def _heading(entry: Entry, before: Entry | None) -> str:
    """The day of an estimate, where it is another than that of the one before."""
    return dates.short_day(dates.day(entry.day)) if entry.day and (before is None or before.day != entry.day) else ""


class _Spot(msgspec.Struct, frozen=True):
    """Where an estimate stands in the drawing."""

    entry: Entry
    x: float
    y: float
    top: float
    bottom: float


def draw_time(prefix: str, panels: Sequence[Panel]) -> Drawing | None:
    """Draw panels one below the other on an axis of days; None where most days are not known, or there are too few or too many.

    Only days that have an estimate get a column, all of the same width: a fortnight of silence takes no room. Where days are
    left out, the axis shows a break. Estimates of a day not known stand in a last column of their own.
    """
    every = [entry for panel in panels for entry in panel.entries]
    known = sorted({entry.day for entry in every if entry.day})
    if len(known) < 2 or 2 * sum(entry.day is None for entry in every) > len(every):
        return None
    days = [*known, ""] if any(entry.day is None for entry in every) else known
    if len(days) > _MOST_DAYS:
        return None
    columns = _columns(panels, days)
    y = _HEAD
    body: list[Item] = []
    for panel in panels:
        fitted = _fitted(prefix, panel, columns, y)
        if fitted is None:
            return None
        drawn, height = fitted
        body += drawn
        y += height
    items: list[Item] = []
    for number, iso in enumerate(days):
        items += _day(number, days, columns[iso], y)
    return Drawing(
        name="estimates",
        css="est wide",
        width=_WIDTH,
        height=y + 6,
        title=f"{several(len(every), 'estimate').capitalize()} by day, with their bounds",
        told="The same estimates are listed in the table below the chart.",
        items=(*items, *body),
    )


def _fitted(
    prefix: str, panel: Panel, columns: Mapping[str, tuple[float, float]], top: float
) -> tuple[list[Item], float] | None:
    """A panel as high as its labels need, with its height; None if they cover each other however high it is."""
    for stretch in _STRETCHES:
        height = _panel_height(panel, tuple(columns)) * stretch
        drawn, covered = _panel(prefix, panel, columns, top, height)
        if covered <= _CROWDED:
            return drawn, height
    return None


def _columns(panels: Sequence[Panel], days: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Where each day begins and how wide it is: by the estimates it holds."""
    weights = [1.5 + max(sum((entry.day or "") == day for entry in panel.entries) for panel in panels) for day in days]
    found: dict[str, tuple[float, float]] = {}
    x = _LEFT
    for day, weight in zip(days, weights, strict=True):
        found[day] = (x, (_WIDTH - _LEFT - 8) * weight / sum(weights))
        x += found[day][1]
    return found


def _day(number: int, days: Sequence[str], column: tuple[float, float], bottom: float) -> list[Item]:
    x, width = column
    items: list[Item] = []
    if number % 2 == 0:
        items.append(Rect(x=x, y=_HEAD, w=width, h=bottom - _HEAD, css="band"))
    if not days[number]:
        return [*items, Text(x=x + width / 2, y=24, words="day not known", css="sm", anchor="middle")]
    when = dates.day(days[number])
    items.append(Text(x=x + width / 2, y=24, words=dates.short_day(when), css="day", anchor="middle"))
    if number and (when - dates.day(days[number - 1])).days > 1:
        items.append(Path(d=f"M{short(x - 6)} {short(_HEAD - 4)}l6-14M{short(x + 1)} {short(_HEAD - 4)}l6-14", css="brk"))
    return items


def _panel_height(panel: Panel, days: Sequence[str]) -> float:
    fullest = max(sum((entry.day or "") == day for entry in panel.entries) for day in days)
    return 190 + _ROW * min(12, max(fullest, len(panel.entries) / 2))


def _panel(
    prefix: str, panel: Panel, columns: Mapping[str, tuple[float, float]], top: float, height: float
) -> tuple[list[Item], float]:
    """A panel's drawing, and the share of its labels' area that covers something."""
    high, low = top + 66, top + height - 34
    scale = _scale(panel, max(2, int((low - high) / _TICK)))
    items: list[Item] = []
    for tick in scale.ticks:
        y = low - (low - high) * scale.share(tick)
        items.append(Path(d=f"M{short(_LEFT)} {short(y)}H{short(_WIDTH - 8)}", css="grid"))
        items.append(Text(x=_LEFT - 8, y=y + 4, words=brief(tick), css="ax", anchor="end"))
    note = panel.unit + (", logarithmic scale" if scale.log else "")
    items.append(Text(x=_LEFT + 10, y=top + 24, words=label(panel.point.question, 70), css="ph halo", tail=note or None))
    spots = _spots(panel, columns, scale, (high, low))
    items += _supersessions(panel, spots)
    pair = _opposed(panel, spots)
    taken = [Box(_LEFT, top + 8, _LEFT + 10 + 8 * len(label(panel.point.question, 70)), top + 32)]
    for left, right in _overtaken(panel, spots):
        taken += _along(left, right)
    if pair:
        items += _clash(prefix, panel.point.number or 0, pair)
        taken.append(_clash_box(pair))
    marks, covered = _marks(spots, taken, Box(_LEFT, top, _WIDTH, top + height))
    return items + marks, covered


def _spots(panel: Panel, columns: Mapping[str, tuple[float, float]], scale: Scale, ends: tuple[float, float]) -> list[_Spot]:
    high, low = ends
    spots = []
    for day, (start, column) in columns.items():
        held = [entry for entry in panel.entries if (entry.day or "") == day]
        for place_in, entry in enumerate(held):
            figure = _figure(entry)
            x = start + column * (place_in + 0.5) / len(held)
            at = {value: low - (low - high) * scale.share(value) for value in (figure.low, figure.high) if value is not None}
            y = low - (low - high) * scale.share(_value(figure))
            reach = {"up": (y - 8 - _ARROW, y + 8), "down": (y - 8, y + 8 + _ARROW)}.get(_arrow(figure), (y - 8, y + 8))
            spots.append(_Spot(entry, x, y, min([*at.values(), reach[0]]), max([*at.values(), reach[1]])))
    return spots


def _find(spots: Sequence[_Spot], claim: str) -> _Spot | None:
    return next((spot for spot in spots if claim in spot.entry.claims), None)


def _overtaken(panel: Panel, spots: Sequence[_Spot]) -> list[tuple[_Spot, _Spot]]:
    """Pairs of which the right one overtakes the left, where there is room for a curve between them."""
    found: list[tuple[_Spot, _Spot]] = []
    for relation in panel.point.model.relations:
        left, right = _find(spots, relation.left), _find(spots, relation.right)
        if relation.kind == "superseded" and left and right and right.x - left.x >= 40 and (left, right) not in found:
            found.append((left, right))
    return found if len(found) <= _MOST_CURVES else []


def _supersessions(panel: Panel, spots: Sequence[_Spot]) -> list[Item]:
    items: list[Item] = []
    for left, right in _overtaken(panel, spots):
        (x1, y1), (x2, y2), (x3, y3), (x4, y4) = _bow(left, right)
        d = f"M{short(x1)} {short(y1)}C{short(x2)} {short(y2)} {short(x3)} {short(y3)} {short(x4)} {short(y4)}"
        items.append(Path(d=d, css="sup", arrow=True))
    return items


def _bow(left: _Spot, right: _Spot) -> tuple[tuple[float, float], ...]:
    """The four points of a curve that leaves one mark, passes below what lies between, and comes up to another."""
    low = max(left.y, right.y) + 34
    bend = min(80.0, (right.x - left.x) / 2)
    return ((left.x + 6, left.y + 9), (left.x + bend, low), (right.x - bend, low), (right.x - 5, right.y + 10))


def _along(left: _Spot, right: _Spot) -> list[Box]:
    """Small boxes along that curve, for labels to keep off."""
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = _bow(left, right)
    boxes = []
    for number in range(21):
        t = number / 20
        a, b, c, e = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x, y = a * x1 + b * x2 + c * x3 + e * x4, a * y1 + b * y2 + c * y3 + e * y4
        boxes.append(Box(x - 6, y - 4, x + 6, y + 4))
    return boxes


def _opposed(panel: Panel, spots: Sequence[_Spot]) -> tuple[_Spot, _Spot] | None:
    """The two estimates of a shown conflict, the later first, if there is room between them for its sign."""
    if panel.point.pair is None:
        return None
    left, right = _find(spots, panel.point.pair.left), _find(spots, panel.point.pair.right)
    if left is None or right is None or abs(left.y - right.y) < _SIGN:
        return None
    return (right, left) if right.x >= left.x else (left, right)


def _clash_box(pair: tuple[_Spot, _Spot]) -> Box:
    later, earlier = pair
    middle = (later.y + earlier.y) / 2
    return Box(later.x - 14, middle - 13, later.x + 14, middle + 13)


def _clash(prefix: str, number: int, pair: tuple[_Spot, _Spot]) -> list[Item]:
    """A yellow bar from the one value to the other, at the later estimate."""
    later, earlier = pair
    top, bottom = min(later.y, earlier.y), max(later.y, earlier.y)
    middle = (top + bottom) / 2
    return [
        Path(d=f"M{short(earlier.x)} {short(earlier.y)}H{short(later.x)}", css="rep"),
        Group(
            href=f"#{prefix}conflict-{number}",
            said=f"Conflict {number}",
            items=(
                Rect(x=later.x - 5, y=top, w=10, h=bottom - top, css="cf"),
                Circle(x=later.x, y=middle, r=12, css="cf"),
                Text(x=later.x, y=middle + 6, words="≠", css="ne", anchor="middle"),
            ),
        ),
    ]


def _bound_line(spot: _Spot) -> list[Item]:
    figure, x, css = _figure(spot.entry), short(spot.x), f"iv {spot.entry.source.css}"
    if figure.low is None:
        return [Path(d=f"M{x} {short(spot.y + 8)}V{short(spot.bottom)}", css=css, arrow=True)]
    if figure.high is None:
        return [Path(d=f"M{x} {short(spot.y - 8)}V{short(spot.top)}", css=css, arrow=True)]
    if figure.low != figure.high:
        left, top, bottom = short(spot.x - 6), short(spot.top), short(spot.bottom)
        bar = f"M{left} {top}h12M{x} {top}V{bottom}M{left} {bottom}h12"
        return [Path(d=bar, css=css)]
    return []


def _marks(spots: Sequence[_Spot], held: Sequence[Box], bounds: Box) -> tuple[list[Item], float]:
    taken = [*held, *(Box(spot.x - 9, spot.top, spot.x + 9, spot.bottom) for spot in spots)]
    items: list[Item] = []
    area = covered = 0.0
    for spot in spots:
        entry = spot.entry
        who = entry.source.short + (" · anon." if entry.source.anonymous else "")
        lines = (phrase(_figure(entry)), who)
        placed = place(spot.x, spot.y, lines, taken, bounds)
        covered += sum(placed.box.overlap(other) for other in taken)
        area += (placed.box.right - placed.box.left) * (placed.box.bottom - placed.box.top)
        taken.append(placed.box)
        state = "corroborated" if entry.corroborated else enum(entry.state)
        items.append(
            Group(
                href=entry.cite.href,
                said=f"{who}: {lines[0]}, {state}, {entry.cite.name}",
                css="e fade" if entry.state == "superseded" else "e",
                items=(
                    *(item for item in _bound_line(spot) if isinstance(item, Path)),
                    glyph(entry.source, spot.x, spot.y, hollow=not entry.corroborated),
                    Text(x=placed.x, y=placed.y, words=lines[0], css="lb halo hb", anchor=placed.anchor),
                    Text(x=placed.x, y=placed.y + 15, words=lines[1], css="sm halo hb", anchor=placed.anchor),
                ),
            )
        )
    return items, covered / area if area else 0.0
