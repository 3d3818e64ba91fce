"""Points with their claims, ready for tables and charts: who gives what, where, and how it stands now."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from twosource.model import (
    Attribution,
    Certainty,
    Claim,
    Coverage,
    Figure,
    Point,
    PointClaim,
    Relation,
    Sentence,
    Span,
    TimeRef,
)
from twosource.report.html import dates, words
from twosource.report.html.people import Heard, SourceView, hear, view_sources
from twosource.report.html.safe import label
from twosource.report.html.view import Cite, Desk, PageView, lay_out

SHOWN_CONFLICTS = 3
"""Most conflicts on the first screen; a reader weighs no more at once. The rest are in the table of points."""

State = Literal["now", "superseded", "apart", "silent"]


class ClaimView(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with the notes joined in it."""

    claim: Claim
    page: PageView
    source: SourceView
    sentence: Span
    certainty: Certainty | None
    attribution: Attribution | None
    carried: bool
    cite: Cite


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What one claim gives to a point.

    Attributes:
        span: the words to look at: the figure, else the claim.
        said: these words, shortened, as a label.
        reads: how a figure was read.
        state: whether it holds now, was overtaken, stands apart (hypothetical or never comparable), or is no answer.
        corroborated: another newsroom and another source agree with it.
        day: ISO day at which it stands on an axis, None where that is not known; `dated` says in words.
        also: where other pages of the same report repeat it.
        claims: ids of all claims folded in it.
    """

    claim: ClaimView
    figure: Figure | None
    span: Span
    said: str
    reads: str | None
    state: State
    corroborated: bool
    day: str | None
    dated: str
    cite: Cite
    also: tuple[Cite, ...] = ()
    claims: tuple[str, ...] = ()

    @property
    def source(self) -> SourceView:
        """Whose word it is."""
        return self.claim.source


class PointView(msgspec.Struct, frozen=True, kw_only=True):
    """A point with its entries in page and text order. `number` is its place among the shown conflicts, `pair` the two
    claims to show for it.
    """

    model: Point
    anchor: str
    question: str
    entries: tuple[Entry, ...]
    number: int | None = None
    pair: Relation | None = None

    def entry(self, claim: str) -> Entry | None:
        """The entry made by a claim."""
        return next((entry for entry in self.entries if claim in entry.claims), None)

    @property
    def disputed(self) -> frozenset[str]:
        """Ids of the claims that cannot hold beside another, while the point is in conflict."""
        if self.model.assessment != "conflicting":
            return frozenset()
        at_odds = (relation for relation in self.model.relations if relation.kind == "conflict")
        return frozenset(side for relation in at_odds for side in (relation.left, relation.right))

    @property
    def now(self) -> tuple[Entry, ...]:
        """What is said now, each only once."""
        return tuple(entry for entry in self.entries if entry.state == "now")


class StoryView(msgspec.Struct, frozen=True, kw_only=True):
    """All a story's sections are made from."""

    desk: Desk
    sources: Mapping[str, SourceView]
    claims: Mapping[str, ClaimView]
    points: tuple[PointView, ...]

    @property
    def conflicts(self) -> tuple[PointView, ...]:
        """The shown conflicts, in order."""
        return tuple(sorted((point for point in self.points if point.number), key=lambda point: point.number or 0))

    @property
    def conflicting(self) -> int:
        """How many points cannot hold as told, shown or not."""
        return sum(point.model.assessment == "conflicting" for point in self.points)


def view_story(coverage: Coverage, story_id: str, prefix: str) -> StoryView:
    """Lay out one story of a coverage: its pages, sources, claims and points. Raises StopIteration if it has no such story."""
    story = next(story for story in coverage.stories if story.id == story_id)
    desk = lay_out(coverage, story, prefix)
    heard = hear(desk)
    mine = tuple(point for point in coverage.points if point.story == story_id)
    pairs = {point.id: pair for point in mine if point.assessment == "conflicting" and (pair := _pair(point, heard))}
    ranked = sorted(
        (point for point in mine if point.id in pairs),
        key=lambda point: (-point.newsrooms, -point.sources, -len(point.claims), mine.index(point)),
    )[:SHOWN_CONFLICTS]
    sides = {side for point in ranked for side in (pairs[point.id].left, pairs[point.id].right)}
    sources = view_sources(desk, heard, [item.source for item in heard if item.claim.id in sides])
    claims = _claims(desk, heard, sources)
    places = {point.id: (number, pairs[point.id]) for number, point in enumerate(ranked, start=1)}
    points = tuple(_point(desk, point, claims, places.get(point.id)) for point in mine)
    return StoryView(desk=desk, sources=sources, claims=claims, points=tuple(point for point in points if point.entries))


def _pair(point: Point, heard: Sequence[Heard]) -> Relation | None:
    """The conflict to show for a point: both sides still stand, both are somebody's word, and as loud as can be had."""
    whose = {item.claim.id: item.source for item in heard}
    loud = {source: sum(item.source == source and not item.carried for item in heard) for source in whose.values()}
    overtaken = {relation.left for relation in point.relations if relation.kind == "superseded"}
    found = []
    for number, relation in enumerate(point.relations):
        sides = (relation.left, relation.right)
        if relation.kind == "conflict" and all(side in whose for side in sides):
            stale = sum(side in overtaken for side in sides)
            unnamed = sum(whose[side] in ("own", "none") for side in sides)
            found.append(((stale, unnamed, -sum(loud[whose[side]] for side in sides), number), relation))
    return min(found, key=lambda item: item[0])[1] if found else None


def _claims(desk: Desk, heard: Sequence[Heard], sources: Mapping[str, SourceView]) -> dict[str, ClaimView]:
    found: dict[str, ClaimView] = {}
    for page in desk.pages:
        sentences = {note.id: note.span for note in page.reading.of(Sentence)}
        certainties = {note.id: note for note in page.reading.of(Certainty)}
        attributions = {note.id: note for note in page.reading.of(Attribution)}
        for item in (item for item in heard if item.page == page.id):
            claim = item.claim
            found[claim.id] = ClaimView(
                claim=claim,
                page=page,
                source=sources[item.source],
                sentence=sentences.get(claim.sentence, claim.spans[0]),
                certainty=certainties.get(claim.certainty),
                attribution=attributions.get(claim.attribution or ""),
                carried=item.carried,
                cite=desk.cite(page.id, claim.spans[0]),
            )
    return found


def _point(desk: Desk, point: Point, claims: Mapping[str, ClaimView], shown: tuple[int, Relation] | None) -> PointView:
    entries = [_entry(desk, point, part, claims) for part in point.claims if part.claim in claims]
    order = {page.id: place for place, page in enumerate(desk.pages)}
    entries.sort(key=lambda entry: (order[entry.claim.page.id], entry.span))
    return PointView(
        model=point,
        anchor=f"{desk.prefix}{point.id}",
        question=label(point.question, 110) or "Unnamed point",
        entries=tuple(_fold(desk, entries)),
        number=shown[0] if shown else None,
        pair=shown[1] if shown else None,
    )


def _state(point: Point, claim: str, figure: Figure | None) -> State:
    own = [relation for relation in point.relations if claim in (relation.left, relation.right)]
    if any(relation.kind == "superseded" and relation.left == claim for relation in own):
        return "superseded"
    if any(relation.kind == "unanswered" and relation.right == claim for relation in own):
        return "silent"
    if (figure and figure.hypothetical) or (own and all(relation.kind == "not_comparable" for relation in own)):
        return "apart"
    return "now"


def _house(desk: Desk, page: PageView) -> str:
    """Who did the reporting on a page; where that is not known, the report itself."""
    origin = desk.origin(page.id)
    return (origin.newsroom or origin.id) if origin else page.id


def _agreed(desk: Desk, point: Point, view: ClaimView, claims: Mapping[str, ClaimView]) -> bool:
    """Whether another source in another newsroom agrees."""
    for relation in point.relations:
        if relation.kind != "agree" or view.claim.id not in (relation.left, relation.right):
            continue
        other = claims.get(relation.right if relation.left == view.claim.id else relation.left)
        if other and other.source.id != view.source.id and _house(desk, other.page) != _house(desk, view.page):
            return True
    return False


def _entry(desk: Desk, point: Point, part: PointClaim, claims: Mapping[str, ClaimView]) -> Entry:
    view = claims[part.claim]
    figure = next((note for note in view.page.reading.of(Figure) if note.id == part.figure), None) if part.figure else None
    span = figure.span if figure else view.claim.spans[0]
    said = next((note for note in view.page.reading.of(TimeRef) if note.id == view.claim.said), None)
    day = dates.place(said.period) if said else None
    if said and said.period:
        dated = dates.span_of(said.period)
    else:
        dated = f"not dated; page: {view.page.when}" if view.page.day else "not dated"
    return Entry(
        claim=view,
        figure=figure,
        span=span,
        said=label(span.of(view.page.text), 90),
        reads=words.reads(figure) if figure else None,
        state=_state(point, part.claim, figure),
        corroborated=_agreed(desk, point, view, claims),
        day=day.isoformat() if day else view.page.day,
        dated=dated,
        cite=desk.cite(view.page.id, span),
        claims=(part.claim,),
    )


def _fold(desk: Desk, entries: Sequence[Entry]) -> list[Entry]:
    """Entries with those that only repeat another page of the same report folded into the first."""
    kept: dict[tuple[object, ...], Entry] = {}
    for entry in entries:
        origin = desk.origin(entry.claim.page.id)
        figure = entry.figure
        value = (figure.low, figure.high, figure.bound) if figure else entry.said.lower()
        key = (origin.id if origin else entry.claim.page.id, entry.source.id, value)
        first = kept.get(key)
        if first is None:
            kept[key] = entry
            continue
        state = "superseded" if "superseded" in (first.state, entry.state) else first.state
        agreed = first.corroborated or entry.corroborated
        kept[key] = msgspec.structs.replace(
            first,
            also=(*first.also, entry.cite),
            claims=(*first.claims, entry.claim.claim.id),
            state=state,
            corroborated=agreed,
        )
    return list(kept.values())
