"""Where each page comes from: a drawing, and the reason for each of its lines."""

from collections.abc import Iterator

import msgspec

from twosource.model import Derivation, Origin
from twosource.report.html import words
from twosource.report.html.charts.drawing import Drawing
from twosource.report.html.charts.lanes import draw_lanes
from twosource.report.html.charts.strain import Strain
from twosource.report.html.charts.tree import draw_tree
from twosource.report.html.points import StoryView
from twosource.report.html.safe import label
from twosource.report.html.view import Desk, PageView


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One derivation, or the absence of one, in the table."""

    id: str
    page: PageView
    parent: PageView | None
    kind: str
    of_child: str
    of_parent: str
    direction: str
    why: str
    aside: bool


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One origin in the table."""

    id: str
    pages: tuple[PageView, ...]
    newsroom: str
    seen: bool
    why: str


class Lineage(msgspec.Struct, frozen=True, kw_only=True):
    """The section. `wide` is on a time axis where days are known, else in order; `narrow` is for phones."""

    wide: Drawing
    narrow: Drawing
    dated: bool
    kinds: tuple[str, ...]
    links: tuple[Link, ...]
    reports: tuple[Report, ...]


def lineage(view: StoryView) -> Lineage | None:
    """The lineage of a story; None for a page that stands alone."""
    if len(view.desk.pages) < 2:
        return None
    strains = tuple(_strains(view))
    unseen = tuple(origin for origin in view.desk.story.origins if not origin.seen)
    lanes = draw_lanes(view.desk.prefix, strains, unseen)
    kinds = {strain.kind for strain in strains if strain.kind}
    return Lineage(
        wide=lanes or draw_tree(view.desk.prefix, strains, wide=True),
        narrow=draw_tree(view.desk.prefix, strains, wide=False),
        dated=lanes is not None,
        kinds=tuple(kind for kind in words.DERIVATION if kind in kinds) + (("unseen",) if unseen and lanes else ()),
        links=tuple(_links(view)),
        reports=tuple(_report(view, origin) for origin in view.desk.story.origins),
    )


def _strains(view: StoryView) -> Iterator[Strain]:
    desk = view.desk
    first = set(_first(desk))
    for page in desk.pages:
        link = desk.parent(page.id)
        origin = desk.origin(page.id)
        drifts = sum(drift.child == page.id and link is not None and drift.parent == link.parent for drift in desk.drifts)
        yield Strain(
            page=page,
            kind=link.kind if link else None,
            parent=desk.page(link.parent).letter if link else None,
            origin=origin.id if origin else page.id,
            newsroom=desk.newsroom(page.id),
            begins=page.id in first,
            head=_head(page, link, origin, desk.page(link.parent).letter if link else ""),
            share=_share(link, page.letter, desk.page(link.parent).letter if link else ""),
            drifts=drifts,
        )


def _first(desk: Desk) -> Iterator[str]:
    """The pages that begin a report: of each origin the first that comes from no other page."""
    begun = set()
    for page in desk.pages:
        origin = desk.origin(page.id)
        report = origin.id if origin else page.id
        if report not in begun and desk.parent(page.id) is None:
            begun.add(report)
            yield page.id


def _head(page: PageView, link: Derivation | None, origin: Origin | None, parent: str) -> str:
    if link:
        between = "of" if link.kind in ("copy", "rewrite", "update") else "from"
        return f"{words.DERIVATION[link.kind]} {between} {parent}"
    if origin and not origin.seen:
        return f"carries {label(origin.newsroom, 30) if origin.newsroom else 'an agency'}’s report"
    if origin and len(origin.pages) > 1:
        return "begins the report" if page.facts and page.facts.published else "the fullest of its report"
    return "origin of its own"


def _share(link: Derivation | None, child: str, parent: str) -> str:
    if link is None:
        return ""
    in_parent, kept = (round(100 * part) for part in link.containment)
    if link.kind in ("abridged", "edited"):
        return f"{kept} % of {parent} kept"
    return f"{in_parent} % of {child} in {parent}’s words"


def _links(view: StoryView) -> Iterator[Link]:
    desk = view.desk
    for page in desk.pages:
        mine = sorted((link for link in desk.derivations if link.child == page.id), key=lambda link: (not link.main, link.id))
        for link in mine:
            yield Link(
                id=link.id,
                page=page,
                parent=desk.page(link.parent),
                kind=words.DERIVATION[link.kind],
                of_child=f"{round(100 * link.containment[0])} %",
                of_parent=f"{round(100 * link.containment[1])} %",
                direction=words.DIRECTION[link.direction_by],
                why=link.why,
                aside=not link.main or link.kind == "shared_quotes",
            )
        if not mine:
            yield Link(
                id="",
                page=page,
                parent=None,
                kind="none",
                of_child="–",
                of_parent="–",
                direction="–",
                why="No passage of it was found on another page as its source.",
                aside=False,
            )


def _report(view: StoryView, origin: Origin) -> Report:
    return Report(
        id=origin.id,
        pages=tuple(page for page in view.desk.pages if page.id in origin.pages),
        newsroom=label(origin.newsroom, 60) if origin.newsroom else "not named",
        seen=origin.seen,
        why=origin.why,
    )
