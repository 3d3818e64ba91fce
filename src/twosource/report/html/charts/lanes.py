"""Lineage over time: a lane for each outlet, grouped by the newsroom that did the reporting."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from twosource.model import Origin
from twosource.report.html import dates
from twosource.report.html.charts.drawing import Anchor, Drawing, Group, Item, Path, Rect, Text, page_box, short
from twosource.report.html.charts.labels import wide as width_of
from twosource.report.html.charts.strain import Strain, elbow
from twosource.report.html.safe import label
from twosource.report.html.words import several

_WIDTH, _LEFT, _TOP = 880.0, 190.0, 50.0
_LANE = 52.0
_MOST_PAGES, _MOST_DAYS = 12, 8
"""More pages or days than this have no room for their labels; the tree is drawn instead."""


class _Lane(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet's line: where it runs, and what it credits."""

    outlet: str
    group: str
    y: float
    note: str


def draw_lanes(prefix: str, strains: Sequence[Strain], unseen: Sequence[Origin]) -> Drawing | None:
    """Draw pages on an axis of days; None where most days are not known, or there are too many pages or days.

    Days get room by the number of pages they hold, so that a busy day stays readable; left-out days show as a break. Pages of a
    day not known stand in a last column of their own.
    """
    known = sorted({strain.page.day for strain in strains if strain.page.day})
    undated = sum(strain.page.day is None for strain in strains)
    days = [*known, ""] if undated else known
    if len(known) < 2 or len(days) > _MOST_DAYS or len(strains) > _MOST_PAGES or 3 * undated > len(strains):
        return None
    lanes, bands, bottom = _lanes(strains, unseen)
    starts = _columns(strains, days)
    at = {strain.page.letter: (_x(strain, strains, starts), lanes[_key(strain)].y) for strain in strains}
    items: list[Item] = [*bands, *_axis(days, starts, bottom)]
    for lane in lanes.values():
        items.append(Text(x=12, y=lane.y - 1, words=label(lane.outlet, 19), css="lb"))
        items.append(Text(x=12, y=lane.y + 14, words=label(lane.note, 25), css="sm"))
        items.append(Path(d=f"M178 {short(lane.y)}H872", css="grid"))
    items += _ghosts(strains, unseen, at, lanes)
    items += _edges(strains, at)
    for strain in strains:
        items += _mark(prefix, strain, at[strain.page.letter])
    return Drawing(
        name="lineage-wide",
        css="lin wide",
        width=_WIDTH,
        height=bottom + 8,
        title="Which page comes from which, by time of publication",
        told=" ".join(f"{strain.page.letter}: {strain.head}." for strain in strains),
        items=tuple(items),
    )


def _key(strain: Strain) -> str:
    return f"{strain.newsroom or strain.origin}\0{strain.page.outlet}"


def _lanes(strains: Sequence[Strain], unseen: Sequence[Origin]) -> tuple[dict[str, _Lane], list[Item], float]:
    """Lanes from the top down, a band behind each newsroom's, and where the last one ends."""
    groups: dict[str, list[Strain]] = {}
    for strain in strains:
        groups.setdefault(strain.newsroom or strain.origin, []).append(strain)
    lanes: dict[str, _Lane] = {}
    bands: list[Item] = []
    y = _TOP
    for group, members in groups.items():
        top = y
        y += 36
        for origin in (origin for origin in unseen if origin.newsroom == group):
            lanes[f"\0{origin.id}"] = _Lane(outlet=origin.newsroom or "an agency", group=group, y=y, note="the agency itself")
            y += _LANE
        for strain in members:
            if _key(strain) not in lanes:
                note = "own reporting" if strain.begins and strain.page.credit == "credits nobody" else strain.page.credit
                lanes[_key(strain)] = _Lane(outlet=strain.page.outlet, group=group, y=y, note=note)
                y += _LANE
        bands.append(Rect(x=0, y=top, w=_WIDTH, h=y - top - 18, r=4, css="band"))
        y -= 6
    return lanes, bands, y - 12


def _columns(strains: Sequence[Strain], days: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Where each day begins and how wide it is."""
    weights = [1 + sum((strain.page.day or "") == day for strain in strains) for day in days]
    room = _WIDTH - _LEFT - 60
    found: dict[str, tuple[float, float]] = {}
    x = _LEFT
    for day, weight in zip(days, weights, strict=True):
        found[day] = (x, room * weight / sum(weights))
        x += found[day][1]
    return found


def _x(strain: Strain, strains: Sequence[Strain], columns: Mapping[str, tuple[float, float]]) -> float:
    """Pages of a day stand in order, spread evenly: most pages give a day and no hour."""
    day = strain.page.day or ""
    start, width = columns[day]
    held = [other.page.letter for other in strains if (other.page.day or "") == day]
    return start + 18 + (width - 24) * held.index(strain.page.letter) / len(held)


def _axis(days: Sequence[str], columns: Mapping[str, tuple[float, float]], bottom: float) -> list[Item]:
    items: list[Item] = []
    for number, iso in enumerate(days):
        x, width = columns[iso]
        if not iso:
            items.append(Text(x=x + 4, y=24, words="day not known", css="sm"))
            items.append(Path(d=f"M{short(x - 2)} {short(_TOP)}V{short(bottom)}", css="grid dsh"))
            continue
        when = dt.date.fromisoformat(iso)
        items.append(Text(x=x + 4, y=24, words=dates.short_day(when), css="day"))
        items.append(Path(d=f"M{short(x)} 36H{short(x + width - 8)}M{short(x)} 30v12", css="axl"))
        if number:
            items.append(Path(d=f"M{short(x - 2)} {short(_TOP)}V{short(bottom)}", css="grid dsh"))
            if (when - dt.date.fromisoformat(days[number - 1])).days > 1:
                items.append(Path(d=f"M{short(x - 9)} 43l6-14M{short(x - 2)} 43l6-14", css="brk"))
    return items


def _edges(strains: Sequence[Strain], at: Mapping[str, tuple[float, float]]) -> list[Item]:
    items: list[Item] = []
    heirs: dict[str, int] = {}
    for strain in strains:
        if strain.kind is None or strain.parent is None or strain.parent not in at:
            continue
        (px, py), (x, y) = at[strain.parent], at[strain.page.letter]
        if abs(py - y) < 1:
            items += elbow(strain.kind, px + 13 if x > px else px - 13, y, (x - 15 if x > px else x + 15, y))
            continue
        number = heirs[strain.parent] = heirs.get(strain.parent, 0) + 1
        offset = 6 - 6 * ((number - 1) % 4)
        below = y > py
        start = py + 13 if below else py - 13
        items += elbow(strain.kind, px + offset, start, (x - 15 if x > px + offset else x + 15, y))
    return items


def _ghosts(
    strains: Sequence[Strain], unseen: Sequence[Origin], at: Mapping[str, tuple[float, float]], lanes: Mapping[str, _Lane]
) -> list[Item]:
    """Reports nobody gave us: as wide as what is known of their time, which is only that they came first."""
    items: list[Item] = []
    for origin in unseen:
        lane = lanes.get(f"\0{origin.id}")
        carried = [at[strain.page.letter] for strain in strains if strain.page.id in origin.pages and strain.kind is None]
        if lane is None or not carried:
            continue
        end = max(min(x for x, _ in carried) + 13, _LEFT + 120)
        items += [Path(d=f"M{short(x)} {short(lane.y)}V{short(y - 13)}", css="ed cit") for x, y in carried]
        items += [Path(d=f"M{short(end)} {short(lane.y)}H{short(x)}", css="ed cit") for x, _ in carried if x > end]
        items.append(Rect(x=_LEFT - 6, y=lane.y - 19, w=end - _LEFT + 6, h=38, r=4, css="ghost"))
        middle = (_LEFT - 6 + end) / 2
        items.append(Text(x=middle, y=lane.y - 2, words="not seen", css="lb", anchor="middle"))
        items.append(Text(x=middle, y=lane.y + 13, words="hour not known", css="sm", anchor="middle"))
    return items


def _mark(prefix: str, strain: Strain, place: tuple[float, float]) -> list[Item]:
    x, y = place
    page = strain.page
    when = (
        dates.clock(page.facts.published.first) if page.facts and page.facts.published and page.facts.published.first else None
    )
    drifts = several(strain.drifts, "drift") if strain.drifts else ""
    second = " · ".join(part for part in (when, strain.share) if part)
    room = max(width_of(strain.head, bold=True), width_of(f"{second} · {drifts}", bold=False))
    left = x + 20 + room > _WIDTH
    anchor: Anchor = "end" if left else "start"
    tx, first, below = (x - 18, y - 3, y + 13) if left else (x + 20, y - 3, y + 13)
    if left and strain.kind:
        first, below = y - 23, y - 8
    items: list[Item] = [
        Group(
            href=f"#{page.anchor}",
            said=f"Page {page.letter}, {page.outlet}, {page.when}: {strain.head}",
            items=(
                *page_box(page.letter, x, y, full=strain.begins),
                Text(x=tx, y=first, words=strain.head, css="lb halo", anchor=anchor),
            ),
        )
    ]
    if second:
        tail = width_of(drifts, bold=False) + 10 if left and drifts else 0
        items.append(Text(x=tx - tail, y=below, words=second, css="sm halo", anchor=anchor))
    if drifts:
        start = tx if left else tx + (width_of(second, bold=False) + 8 if second else 0)
        text = Text(x=start, y=below, words=drifts, css="sm halo go", anchor=anchor)
        items.append(Group(href=f"#{prefix}retelling-{page.letter}", said=f"{drifts} in page {page.letter}", items=(text,)))
    return items
