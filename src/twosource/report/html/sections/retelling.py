"""What the retelling changed: parent and child side by side, with the changed words lit."""

from collections.abc import Iterator, Sequence

import msgspec

from twosource.model import Derivation, Drift, PageSpan, Sentence, Span
from twosource.report.html import words
from twosource.report.html.points import StoryView
from twosource.report.html.safe import label
from twosource.report.html.sections.conflicts import Lit, light
from twosource.report.html.view import Cite, Desk, PageView, Paragraph

_SHOWN = 12
"""Drifts shown at once for one page; beyond it, slight ones are folded."""
_OMITTED = 170
"""Most characters of a passage that was left out."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a drift: its sentence, with the words to look at; `lit` is None for context alone."""

    cite: Cite
    lit: Lit | None
    context: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One drift."""

    id: str
    kind: str
    weight: str
    bars: int
    why: str
    before: Told | None
    after: Told | None


class Omitted(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the parent that the child does not carry."""

    cite: Cite
    words: str


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the child that carries words of the parent without a drift that was found."""

    child: Cite
    parents: tuple[Cite, ...]


class Retelling(msgspec.Struct, frozen=True, kw_only=True):
    """One page beside the page it comes from."""

    anchor: str
    parent: PageView
    child: PageView
    kind: str
    how: str
    id: str
    changes: tuple[Change, ...]
    slight: tuple[Change, ...]
    carried: tuple[Carried, ...]
    omitted: tuple[Omitted, ...]


class Retellings(msgspec.Struct, frozen=True, kw_only=True):
    """The section."""

    told: tuple[Retelling, ...]
    plain: tuple[Retelling, ...]
    drifts: int
    pages: int


def retellings(view: StoryView) -> Retellings | None:
    """Every page that comes from another, with its drifts; None if no page does."""
    every = tuple(_retelling(view, link) for link in _links(view.desk))
    if not every:
        return None
    told = tuple(one for one in every if one.changes or one.slight)
    return Retellings(
        told=told,
        plain=tuple(one for one in every if one not in told),
        drifts=sum(len(one.changes) + len(one.slight) for one in told),
        pages=len(told),
    )


def _links(desk: Desk) -> Iterator[Derivation]:
    for page in desk.pages:
        link = desk.parent(page.id)
        if link:
            yield link


def _retelling(view: StoryView, link: Derivation) -> Retelling:
    desk = view.desk
    parent, child = desk.page(link.parent), desk.page(link.child)
    drifts = sorted(
        (drift for drift in desk.drifts if drift.child == link.child and drift.parent == link.parent),
        key=lambda drift: _position(drift, link),
    )
    changes = tuple(_change(desk, drift, link) for drift in drifts)
    folded = tuple(change for change in changes if change.weight == "slight") if len(changes) > _SHOWN else ()
    return Retelling(
        anchor=f"{desk.prefix}retelling-{child.letter}",
        parent=parent,
        child=child,
        kind=words.DERIVATION[link.kind],
        how=words.RETOLD[link.kind],
        id=link.id,
        changes=tuple(change for change in changes if change not in folded),
        slight=folded,
        carried=tuple(_carried(desk, link, parent, child, drifts)),
        omitted=tuple(_omitted(desk, link, parent, drifts)),
    )


def _position(drift: Drift, link: Derivation) -> tuple[int, int, str]:
    """Where in the child a drift stands; one without words there stands where its counterpart would."""
    if drift.after:
        return (drift.after.span.start, 0, drift.id)
    if drift.before:
        near = _counterpart(link, drift.before.span)
        return (near.end if near else 10**9, drift.before.span.start, drift.id)
    return (10**9, 0, drift.id)


def _counterpart(link: Derivation, span: Span) -> Span | None:
    """The child's passage that tells what stands at, or last before, a span of the parent."""
    before = [passage for passage in link.passages if passage.parent.start <= span.end]
    meeting = [passage for passage in before if passage.parent.meets(span)]
    best = max(meeting or before, key=lambda passage: passage.parent.start, default=None)
    return best.child if best else None


def _sentence(page: PageView, span: Span) -> Span:
    meeting = [note.span for note in page.reading.of(Sentence) if note.span.meets(span)]
    if not meeting:
        block = next((block.span for block in page.paragraphs if block.span.meets(span)), span)
        return Span(min(block.start, span.start), max(block.end, span.end))
    return Span(min(one.start for one in meeting), max(one.end for one in meeting))


def _told(desk: Desk, side: PageSpan) -> Told:
    page = desk.page(side.page)
    return Told(cite=desk.cite(page.id, side.span), lit=light(page.text, _sentence(page, side.span), side.span), context="")


def _context(desk: Desk, page: PageView, span: Span | None) -> Told | None:
    if span is None:
        return None
    sentence = _sentence(page, Span(max(span.start, span.end - 1), span.end))
    return Told(cite=desk.cite(page.id, sentence), lit=None, context=label(sentence.of(page.text), 260))


def _change(desk: Desk, drift: Drift, link: Derivation) -> Change:
    near = _counterpart(link, drift.before.span) if drift.before else None
    return Change(
        id=drift.id,
        kind=words.enum(drift.kind),
        weight=drift.weight,
        bars=words.WEIGHT[drift.weight],
        why=drift.why,
        before=_told(desk, drift.before) if drift.before else None,
        after=_told(desk, drift.after) if drift.after else _context(desk, desk.page(link.child), near),
    )


def _bodies(page: PageView) -> Iterator[Paragraph]:
    return (block for block in page.paragraphs if "¶" in block.name)


def _carried(desk: Desk, link: Derivation, parent: PageView, child: PageView, drifts: Sequence[Drift]) -> Iterator[Carried]:
    changed = [drift.after.span for drift in drifts if drift.after]
    for block in _bodies(child):
        spans = [passage.parent for passage in link.passages if passage.child.meets(block.span)]
        if not spans or any(span.meets(block.span) for span in changed):
            continue
        parents = [other for other in _bodies(parent) if any(span.meets(other.span) for span in spans)]
        yield Carried(
            child=desk.cite(child.id, block.span), parents=tuple(desk.cite(parent.id, other.span) for other in parents)
        )


def _omitted(desk: Desk, link: Derivation, parent: PageView, drifts: Sequence[Drift]) -> Iterator[Omitted]:
    held = [passage.parent for passage in link.passages] + [drift.before.span for drift in drifts if drift.before]
    for block in _bodies(parent):
        if block.role != "subhead" and not any(span.meets(block.span) for span in held):
            yield Omitted(cite=desk.cite(parent.id, block.span), words=label(block.span.of(parent.text), _OMITTED))
