"""Estimates: every figure given to a point, with its bounds, as marks on a scale and as a table."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from twosource.model import Figure
from twosource.report.html import words
from twosource.report.html.charts.drawing import Drawing
from twosource.report.html.charts.estimates import Panel, Rows, draw_time, place_rows
from twosource.report.html.people import SourceView
from twosource.report.html.points import Entry, PointView, StoryView
from twosource.report.html.view import Cite

_PANELS = 3
"""Most points drawn; the table holds all of them."""
_RELATIONS = 2
"""Most kinds of relation named beside one estimate; that it cannot be compared is named only where there is nothing else."""


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """How an estimate stands to others: of one kind, with the sentence for the first."""

    kind: str
    others: tuple[str, ...]
    why: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One estimate in the table."""

    number: str
    entry: Entry
    counts: str
    beside: tuple[Beside, ...]


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that is no estimate of the whole: hypothetical, of another scope, or a part."""

    source: SourceView
    said: str
    note: str
    cite: Cite


class Estimates(msgspec.Struct, frozen=True, kw_only=True):
    """The section. `chart` is None where days are not known: then rows alone tell, in page order."""

    panels: tuple[tuple[Panel, Rows, tuple[Apart, ...]], ...]
    chart: Drawing | None
    lines: tuple[Line, ...]
    left: int
    dated: bool
    ordered: bool


def estimates(view: StoryView) -> Estimates | None:
    """The estimates of a story; None if no point has two figures to compare."""
    points = [point for point in view.points if point.model.kind == "figure" and len(_drawn(point)) > 1]
    if not points:
        return None
    points.sort(key=lambda point: (point.number or 9, -len(point.entries), view.points.index(point)))
    panels = [Panel(point=point, entries=_drawn(point), unit=_unit(point)) for point in points[:_PANELS]]
    chart = draw_time(view.desk.prefix, panels)
    every = [(point, entry) for point in points for entry in point.entries if entry.figure]
    numbers = {id(entry): f"E{number}" for number, (_, entry) in enumerate(every, start=1)}
    return Estimates(
        panels=tuple((panel, place_rows(panel), tuple(_apart(view, panel.point))) for panel in panels),
        chart=chart,
        lines=tuple(
            Line(
                number=numbers[id(entry)], entry=entry, counts=words.counts(entry.figure), beside=_beside(point, entry, numbers)
            )
            for point, entry in every
            if entry.figure
        ),
        left=max(0, len(points) - _PANELS),
        dated=chart is not None,
        ordered=all(entry.day for panel in panels for entry in panel.entries),
    )


def _drawn(point: PointView) -> tuple[Entry, ...]:
    """Estimates that stand on the scale: they have a number, and can be compared with others."""
    return tuple(
        entry
        for entry in point.entries
        if entry.figure
        and entry.state in ("now", "superseded")
        and (entry.figure.low is not None or entry.figure.high is not None)
    )


def _unit(point: PointView) -> str:
    units = [entry.figure.unit for entry in point.entries if entry.figure and entry.figure.unit and not entry.figure.counted]
    return max(sorted(set(units)), key=units.count) if units else ""


def _apart(view: StoryView, point: PointView) -> Iterator[Apart]:
    whole: dict[str, Entry] = {}
    for entry in point.entries:
        if entry.figure and entry.state == "apart":
            note = "hypothetical: no estimate" if entry.figure.hypothetical else "not comparable with the others"
            yield Apart(source=entry.source, said=entry.said, note=note, cite=entry.cite)
        if entry.figure:
            whole[entry.figure.id] = entry
    for page in view.desk.pages:
        for figure in page.reading.of(Figure):
            entry_of = whole.get(figure.part_of or "")
            if entry_of:
                note = f"a part of {entry_of.said}"
                yield Apart(
                    source=entry_of.source, said=figure.span.of(page.text), note=note, cite=view.desk.cite(page.id, figure.span)
                )


def _beside(point: PointView, entry: Entry, numbers: Mapping[int, str]) -> tuple[Beside, ...]:
    found: dict[str, tuple[list[str], str]] = {}
    for relation in point.model.relations:
        left, right = point.entry(relation.left), point.entry(relation.right)
        if left is None or right is None or left is right or entry not in (left, right):
            continue
        other = right if left is entry else left
        word = _word(relation.kind, first=left is entry)
        others, _ = found.setdefault(word, ([], relation.why))
        others.append(numbers.get(id(other), other.cite.name))
    told = {word: item for word, item in found.items() if word != words.RELATION["not_comparable"]} or found
    return tuple(Beside(kind=word, others=_unique(others), why=why) for word, (others, why) in told.items())[:_RELATIONS]


def _word(kind: str, *, first: bool) -> str:
    if first:
        return words.RELATION[kind]
    return {"superseded": "supersedes", "denied": "denies", "unanswered": "no answer to", "outcome": "outcome of"}.get(
        kind, words.RELATION[kind]
    )


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
