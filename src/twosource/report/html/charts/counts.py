"""Pages, origins, newsrooms and sources as one picture, left to right: the three counts are kept apart."""

from collections.abc import Mapping, Sequence

import msgspec

from twosource.model import Origin
from twosource.report.html.charts.drawing import Anchor, Circle, Drawing, Group, Item, Path, Rect, Text, curve, glyph, page_box
from twosource.report.html.people import SourceView
from twosource.report.html.points import StoryView
from twosource.report.html.safe import label
from twosource.report.html.words import several

_PAGE_X, _ORIGIN_X, _ROOM_X, _SOURCE_X = 22.0, 138.0, 240.0, 334.0
_WIDTH = 516.0
_TOP = 76.0
_PAGE_PITCH, _SOURCE_PITCH = 40.0, 30.0
_MOST_PAGES, _MOST_SOURCES = 10, 11


class _Room(msgspec.Struct, frozen=True, kw_only=True):
    """A newsroom: its name (None where nobody tells) and its reports."""

    name: str | None
    origins: tuple[Origin, ...]


def newsrooms(view: StoryView) -> tuple[_Room, ...]:
    """The newsrooms of a story in order of their first page. A report nobody is named for is a newsroom of its own."""
    rooms: dict[str, list[Origin]] = {}
    for origin in _origins(view):
        rooms.setdefault(origin.newsroom or f"\0{origin.id}", []).append(origin)
    return tuple(_Room(name=origins[0].newsroom, origins=tuple(origins)) for origins in rooms.values())


def _origins(view: StoryView) -> list[Origin]:
    order = {page.id: number for number, page in enumerate(view.desk.pages)}

    def first(origin: Origin) -> int:
        return min((order[page] for page in origin.pages if page in order), default=len(order))

    return sorted(view.desk.story.origins, key=lambda origin: (first(origin), origin.seen, origin.id))


def _spread(wanted: Sequence[float], pitch: float) -> list[float]:
    """Places near the wanted ones, in the same order, at least `pitch` apart."""
    found: list[float] = []
    for place in wanted:
        found.append(max(place, found[-1] + pitch) if found else max(place, _TOP))
    return found


def _heads(view: StoryView, rooms: int) -> list[Item]:
    sources = sum(bool(source.printed) for source in view.sources.values() if source.model)
    columns: tuple[tuple[float, int, str, Anchor], ...] = (
        (_PAGE_X - 13, len(view.desk.pages), "page", "start"),
        (_ORIGIN_X, len(view.desk.story.origins), "origin", "middle"),
        (_ROOM_X, rooms, "newsroom", "middle"),
        (_SOURCE_X, sources, "source", "start"),
    )
    items: list[Item] = []
    for x, number, noun, anchor in columns:
        items.append(Text(x=x, y=30, words=str(number), css="big", anchor=anchor))
        items.append(Text(x=x, y=50, words=noun if number == 1 else f"{noun}s", css="lab", anchor=anchor))
    return items


def _heard(view: StoryView, rooms: Sequence[_Room]) -> list[tuple[SourceView, tuple[int, ...], bool]]:
    """Sources that are heard, with the newsrooms they are heard through and whether only at second hand."""
    of_page = {page: number for number, room in enumerate(rooms) for origin in room.origins for page in origin.pages}
    found = []
    for source in view.sources.values():
        if source.model is None or not source.printed:
            continue
        through = tuple(sorted({of_page[page] for page in source.pages if page in of_page}))
        claims = [claim for claim in view.claims.values() if claim.source.id == source.id]
        found.append((source, through, all(len(claim.claim.via) > 1 for claim in claims)))
    return found


def _shown(heard: list[tuple[SourceView, tuple[int, ...], bool]]) -> list[tuple[SourceView, tuple[int, ...], bool]]:
    """The sources there is room for, ordered so that lines cross little."""
    loud = sorted(heard, key=lambda item: (not item[0].css.startswith("c"), -item[0].printed, item[0].id))[:_MOST_SOURCES]
    return sorted(loud, key=lambda item: (sum(item[1]) / max(1, len(item[1])), -item[0].printed, item[0].id))


def draw_counts(view: StoryView) -> Drawing:
    """Draw a story from its pages to its sources."""
    rooms = newsrooms(view)
    heard = _heard(view, rooms)
    shown = _shown(heard)
    pages, hidden = _page_places(view, rooms)
    origins = [origin for room in rooms for origin in room.origins]
    wanted = [_mean([pages[page] for page in origin.pages if page in pages]) for origin in origins]
    at_origin = dict(zip((origin.id for origin in origins), _spread(wanted, 44), strict=True))
    at_room = _spread([_mean([at_origin[origin.id] for origin in room.origins]) for room in rooms], 64)
    bottom = max([*pages.values(), *at_origin.values(), *at_room])
    high = max(bottom, _TOP + _SOURCE_PITCH * max(0, len(shown) - 1))
    start = _TOP + max(0.0, (bottom - _TOP - _SOURCE_PITCH * (len(shown) - 1)) / 2)
    at_source = {item[0].id: start + _SOURCE_PITCH * number for number, item in enumerate(shown)}
    lines = [
        *_page_lines(origins, pages, at_origin),
        *_room_lines(rooms, at_origin, at_room),
        *_source_lines(shown, at_room, at_source),
    ]
    items = [*_heads(view, len(rooms)), *lines, *_pages(view, pages, hidden), *_nodes(rooms, at_origin, at_room)]
    items += _sources(shown, at_source, len(heard))
    return Drawing(
        name="counts",
        css="counts",
        width=_WIDTH,
        height=high + 40,
        title=f"From {several(len(view.desk.pages), 'page')} to {several(len(heard), 'source')}",
        told=_told(view, rooms, len(heard)),
        items=tuple(items),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else _TOP


def _page_places(view: StoryView, rooms: Sequence[_Room]) -> tuple[dict[str, float], int]:
    """Where the pages stand, grouped by report; those beyond the room there is share the last place."""
    grouped = list(dict.fromkeys(page for room in rooms for origin in room.origins for page in origin.pages))
    known = {page.id for page in view.desk.pages}
    ordered = [page for page in grouped if page in known] + [page.id for page in view.desk.pages if page.id not in grouped]
    hidden = len(ordered) - _MOST_PAGES if len(ordered) > _MOST_PAGES + 1 else 0
    return {page: _TOP + _PAGE_PITCH * min(number, _MOST_PAGES) for number, page in enumerate(ordered)}, hidden


def _page_lines(origins: Sequence[Origin], pages: Mapping[str, float], at: Mapping[str, float]) -> list[Item]:
    lines: list[Item] = []
    for origin in origins:
        for number, page in enumerate(page for page in origin.pages if page in pages):
            css = "ln own" if origin.seen and number == 0 else "ln"
            lines.append(Path(d=curve(_PAGE_X + 12, pages[page], _ORIGIN_X - 9, at[origin.id]), css=css))
    return lines


def _room_lines(rooms: Sequence[_Room], at: Mapping[str, float], at_room: Sequence[float]) -> list[Item]:
    return [
        Path(d=curve(_ORIGIN_X + 9, at[origin.id], _ROOM_X - 10, place), css="ln own" if origin.seen else "ln gh")
        for room, place in zip(rooms, at_room, strict=True)
        for origin in room.origins
    ]


def _source_lines(
    shown: Sequence[tuple[SourceView, tuple[int, ...], bool]], at_room: Sequence[float], at: Mapping[str, float]
) -> list[Item]:
    return [
        Path(d=curve(_ROOM_X + 10, at_room[room], _SOURCE_X - 4, at[source.id]), css="ln gh" if distant else "ln")
        for source, through, distant in shown
        for room in through
    ]


def _pages(view: StoryView, places: Mapping[str, float], hidden: int) -> list[Item]:
    items: list[Item] = []
    last = _TOP + _PAGE_PITCH * _MOST_PAGES
    for page in view.desk.pages:
        if hidden and places[page.id] >= last:
            continue
        items.append(
            Group(
                href=f"#{page.anchor}",
                said=f"Page {page.letter}, {page.outlet}",
                items=page_box(page.letter, _PAGE_X, places[page.id]),
            )
        )
    if hidden:
        items.append(Text(x=_PAGE_X - 13, y=last + 5, words=f"+ {hidden}", css="sm"))
    return items


def _nodes(rooms: Sequence[_Room], at: Mapping[str, float], at_room: Sequence[float]) -> list[Item]:
    items: list[Item] = []
    for room, place in zip(rooms, at_room, strict=True):
        for origin in room.origins:
            items.append(Circle(x=_ORIGIN_X, y=at[origin.id], r=8, css="dot" if origin.seen else "dot gh"))
            if not origin.seen:
                items.append(Text(x=_ORIGIN_X, y=at[origin.id] + 24, words="not seen", css="sm halo", anchor="middle"))
        items.append(Rect(x=_ROOM_X - 9, y=place - 9, w=18, h=18, r=4, css="dot"))
        name = label(room.name, 22) if room.name else "not named"
        items.append(Text(x=_ROOM_X, y=place + 26, words=name, css="nm halo" if room.name else "an halo", anchor="middle"))
    return items


def _sources(shown: Sequence[tuple[SourceView, tuple[int, ...], bool]], at: Mapping[str, float], all_heard: int) -> list[Item]:
    items: list[Item] = []
    for source, _, _ in shown:
        y = at[source.id]
        name = Text(x=_SOURCE_X + 23, y=y + 4.6, words=label(source.short, 19), css="sl an" if source.anonymous else "sl")
        items.append(Group(href=source.href, said=f"Source: {source.name}", items=(glyph(source, _SOURCE_X + 8, y), name)))
    if all_heard > len(shown) and shown:
        more = f"and {all_heard - len(shown)} more"
        items.append(Text(x=_SOURCE_X + 23, y=max(at.values()) + 30, words=more, css="sm"))
    return items


def _told(view: StoryView, rooms: Sequence[_Room], heard: int) -> str:
    parts = []
    for room in rooms:
        for origin in room.origins:
            held = [page.letter for page in view.desk.pages if page.id in origin.pages]
            who = label(room.name, 60) if room.name else "a newsroom that is not named"
            unseen = "" if origin.seen else " that is not among the pages"
            parts.append(f"{several(len(held), 'page').capitalize()} ({', '.join(held)}) carry a report by {who}{unseen}.")
    return " ".join(parts) + f" {several(heard, 'source').capitalize()} are quoted in all."
