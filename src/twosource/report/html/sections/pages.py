"""Pages read closely: every paragraph with its marks, and notes in the margin."""

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from twosource.model import Attribution, Claim, Figure, Mention, Span, TimeRef
from twosource.report.html import dates, words
from twosource.report.html.marks import Mark, Piece, nest
from twosource.report.html.people import SourceView
from twosource.report.html.points import ClaimView, StoryView
from twosource.report.html.safe import label
from twosource.report.html.sections.summary import lead_page
from twosource.report.html.view import LONGEST, Cite, PageView, Paragraph, paragraph_at

_DURATION = re.compile(r"P(?:T)?(\d{1,6})([YMWDHS])")
_LENGTHS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}
_DOCUMENTS = {"belief": "a belief", "ruling": "a ruling", "document": "a document"}


class Reads(msgspec.Struct, frozen=True, kw_only=True):
    """How a figure or a time was read."""

    words: str
    meaning: str


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """What one source says in one paragraph in one manner: how sure, on what evidence, and how its numbers were read.

    `ids` are those of its claims, `rules` those by which they were read; `key` ties it to the words.
    """

    key: str
    ids: tuple[str, ...]
    manner: str
    evidence: str
    reads: tuple[Reads, ...]
    conflicts: tuple[int, ...]
    rules: tuple[str, ...]


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A note in the margin: whose words, through whom, and what they say. A plain one says only that nobody else speaks."""

    source: SourceView
    via: str
    reason: str
    sayings: tuple[Saying, ...]
    plain: bool


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph beside its notes. `kind` is "fu" furniture, "hl" headline, "ey" byline and the like, "" the body.

    `same` is where the page it comes from has the very same paragraph: its notes are there. Furniture that follows on furniture
    is one row, with its `lines` and the `reasons` it was set aside for.
    """

    block: Paragraph
    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...] = ()
    same: Cite | None = None
    lines: tuple[tuple[Piece, ...], ...] = ()
    reasons: tuple[str, ...] = ()


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A page read closely. `left` counts the characters of an overlong page that are not shown."""

    page: PageView
    title: str
    newsroom: str
    rows: tuple[Row, ...]
    lead: bool
    claims: int
    left: int


class _Notes(msgspec.Struct, frozen=True, kw_only=True):
    """A page's notes, by id, and its claims by the paragraph they begin in."""

    page: PageView
    figures: Mapping[str, Figure]
    times: Mapping[str, TimeRef]
    mentions: Mapping[str, Mention]
    claims: Mapping[str, Sequence[ClaimView]]


def sheets(view: StoryView) -> tuple[Sheet, ...]:
    """Every page of a story, in letter order."""
    lead = lead_page(view)
    return tuple(_sheet(view, page, lead=page.id == lead.id) for page in view.desk.pages)


def _lookup(page: PageView, claims: Sequence[ClaimView]) -> _Notes:
    found: dict[str, list[ClaimView]] = {}
    for claim in claims:
        block = paragraph_at(page, claim.claim.spans[0])
        if block:
            found.setdefault(block.anchor, []).append(claim)
    return _Notes(
        page=page,
        figures={note.id: note for note in page.reading.of(Figure)},
        times={note.id: note for note in page.reading.of(TimeRef)},
        mentions={note.id: note for note in page.reading.of(Mention)},
        claims=found,
    )


def _sheet(view: StoryView, page: PageView, *, lead: bool) -> Sheet:
    claims = [claim for claim in view.claims.values() if claim.page.id == page.id]
    lookup = _lookup(page, claims)
    newsroom = view.desk.newsroom(page.id)
    title = page.facts.title.text if page.facts and page.facts.title else ""
    same = _same(view, page)
    noted = [block for block in page.paragraphs if block.role != "furniture" and block.anchor not in same]
    notes = {block.anchor: tuple(_notes(view, lookup, block)) for block in noted}
    keys = {claim: saying.key for held in notes.values() for note in held for saying in note.sayings for claim in saying.ids}
    marks = _by_paragraph(page, _marks(view, page, claims, keys))
    return Sheet(
        page=page,
        title=label(title, 120),
        newsroom=f"reported by {newsroom}" if newsroom else "newsroom not known",
        rows=tuple(_rows(page, marks, notes, same)),
        lead=lead,
        claims=sum(claim.source.id != "own" for claim in claims),
        left=max(0, len(page.text) - LONGEST),
    )


def _rows(
    page: PageView, marks: Mapping[str, Sequence[Mark]], notes: Mapping[str, tuple[Note, ...]], same: Mapping[str, Cite]
) -> Iterator[Row]:
    for furniture, group in itertools.groupby(page.paragraphs, key=lambda block: block.role == "furniture"):
        blocks = list(group)
        drawn = {block.anchor: _pieces(page, block, marks.get(block.anchor, ()), bare=block.anchor in same) for block in blocks}
        if furniture:
            reasons = dict.fromkeys(block.why or "furniture" for block in blocks)
            yield Row(block=blocks[0], kind="fu", pieces=(), lines=tuple(drawn.values()), reasons=tuple(reasons))
            continue
        for block in blocks:
            yield Row(
                block=block,
                kind=_kind(block),
                pieces=drawn[block.anchor],
                notes=notes.get(block.anchor, ()),
                same=same.get(block.anchor),
            )


def _pieces(page: PageView, block: Paragraph, marks: Sequence[Mark], *, bare: bool) -> tuple[Piece, ...]:
    """A paragraph's words with their marks; a bare one keeps only what is linked to."""
    if bare:
        marks = [Mark(span=mark.span, kind="an", anchor=mark.anchor) for mark in marks if mark.anchor]
    return nest(page.text, Span(block.span.start, min(block.span.end, LONGEST)), marks)


def _by_paragraph(page: PageView, marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    """Marks by the paragraphs they touch: a quotation may run over several."""
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        place = bisect.bisect_right(page.paragraphs, mark.span.start, key=lambda block: block.span.end)
        while place < len(page.paragraphs) and page.paragraphs[place].span.start < mark.span.end:
            found.setdefault(page.paragraphs[place].anchor, []).append(mark)
            place += 1
    return found


def _kind(block: Paragraph) -> str:
    if block.role in ("furniture", "headline"):
        return {"furniture": "fu", "headline": "hl"}[block.role]
    return "" if "¶" in block.name else "ey"


def _same(view: StoryView, page: PageView) -> dict[str, Cite]:
    """Paragraphs that the page this one comes from has word for word, with where."""
    link = view.desk.parent(page.id)
    if link is None:
        return {}
    parent = view.desk.page(link.parent)
    theirs = {block.span.of(parent.text): block for block in reversed(parent.paragraphs) if _kind(block) == ""}
    found = {}
    for block in page.paragraphs:
        other = theirs.get(block.span.of(page.text))
        if other and _kind(block) == "":
            found[block.anchor] = Cite(href=f"#{other.anchor}", name=other.name, said=other.said)
    return found


def _marks(view: StoryView, page: PageView, claims: Sequence[ClaimView], keys: Mapping[str, str]) -> Iterator[Mark]:
    anchors = view.desk.anchors
    drawn = set()
    for claim in claims:
        if claim.attribution is None:
            continue
        source = claim.source
        for span in claim.attribution.content:
            drawn.add(span)
            yield Mark(
                span=span,
                kind="at",
                css=f"at {source.css} {source.line}".rstrip(),
                shape=source.shape,
                key=keys.get(claim.claim.id),
                anchor=anchors.get((page.id, span)),
            )
    numbers: tuple[Figure | TimeRef, ...] = (*page.reading.of(Figure), *page.reading.of(TimeRef))
    for note in numbers:
        if note.span not in drawn:
            drawn.add(note.span)
            kind = "fg" if isinstance(note, Figure) else "tm"
            yield Mark(span=note.span, kind=kind, css=kind, anchor=anchors.get((page.id, note.span)))
    for (where, span), anchor in anchors.items():
        if where == page.id and span not in drawn:
            yield Mark(span=span, kind="an", anchor=anchor)


def _notes(view: StoryView, lookup: _Notes, block: Paragraph) -> Iterator[Note]:
    """One note for each source heard in a paragraph, the page's own voice last."""
    groups: dict[tuple[str, str], list[ClaimView]] = {}
    here = lookup.claims.get(block.anchor, ())
    for claim in sorted(here, key=lambda claim: (claim.attribution is None, claim.claim.spans)):
        groups.setdefault((claim.source.id, _via(view, lookup, claim)), []).append(claim)
    for (_, via), members in groups.items():
        source = members[0].source
        model = source.model
        reason = (model.anonymity_reason if model and source.anonymous else None) or ""
        sayings = tuple(_sayings(view, lookup, members))
        plain = source.id == "own" and all(one.manner == "certain" and not one.reads and not one.conflicts for one in sayings)
        yield Note(source=source, via=via, reason=label(reason, 110), sayings=sayings, plain=plain)


def _sayings(view: StoryView, lookup: _Notes, claims: Sequence[ClaimView]) -> Iterator[Saying]:
    manners: dict[tuple[str, str], list[ClaimView]] = {}
    for claim in claims:
        manners.setdefault((_manner(claim), _evidence(claim)), []).append(claim)
    for (manner, evidence), members in manners.items():
        yield Saying(
            key=f"{view.desk.prefix}{lookup.page.letter}{members[0].claim.spans[0].start}",
            ids=tuple(claim.claim.id for claim in members),
            manner=manner,
            evidence=evidence,
            reads=tuple(one for claim in members for one in _reads(lookup, claim.claim)),
            conflicts=_conflicts(view, members),
            rules=tuple(_rules(lookup, members)),
        )


def _manner(claim: ClaimView) -> str:
    certainty = claim.certainty
    if certainty is None:
        return "certainty not measured"
    parts: list[str] = [certainty.level]
    if claim.attribution and claim.attribution.kind != "speech":
        parts.append(_DOCUMENTS[claim.attribution.kind])
    if certainty.outlook == "future":
        parts.append("of what is to come")
    if certainty.basis:
        parts.append(words.BASIS[certainty.basis])
    return " · ".join(parts)


def _evidence(claim: ClaimView) -> str:
    if claim.attribution is None:
        return ""
    if claim.certainty is None:
        return ""
    told = words.EVIDENCE[claim.certainty.evidence]
    spans = claim.certainty.evidence_spans
    return f"{told}: “{label(spans[0].of(claim.page.text), 70)}”" if spans else told


def _via(view: StoryView, lookup: _Notes, claim: ClaimView) -> str:
    """Through whom a word came, from the one quoted here to the one whose word it is."""
    names = []
    for party in claim.claim.via[:-1]:
        source = view.desk.speaker(party)
        if source:
            names.append(view.sources[source].short)
        elif party in lookup.mentions:
            names.append(label(lookup.mentions[party].span.of(lookup.page.text), 30))
    return f"via {', '.join(names)}" if names else ""


def _conflicts(view: StoryView, claims: Sequence[ClaimView]) -> tuple[int, ...]:
    mine = {claim.claim.id for claim in claims}
    return tuple(point.number for point in view.conflicts if point.number and not point.disputed.isdisjoint(mine))


def _reads(lookup: _Notes, claim: Claim) -> Iterator[Reads]:
    text = lookup.page.text
    counted = {lookup.figures[one].span for one in claim.figures if one in lookup.figures}
    for figure in (lookup.figures[one] for one in claim.figures if one in lookup.figures):
        guess = " (hypothetical)" if figure.hypothetical else ""
        meaning = f"{words.reads(figure)} {label(words.counts(figure), 40)}".rstrip() + guess
        yield Reads(words=label(figure.span.of(text), 50), meaning=meaning)
    for time in (lookup.times[one] for one in claim.times if one in lookup.times):
        meaning = _resolved(time)
        if meaning and (time.period or not any(span.meets(time.span) for span in counted)):
            yield Reads(words=label(time.span.of(text), 50), meaning=meaning)


def _resolved(time: TimeRef) -> str:
    """A time in words: its days or its length; "" where neither is known."""
    if time.period:
        return dates.span_of(time.period)
    length = _DURATION.fullmatch(time.value or "")
    if length:
        unit = "minute" if time.value and time.value.startswith("PT") and length[2] == "M" else _LENGTHS[length[2]]
        return f"{words.grouped(int(length[1]))} {unit if length[1] == '1' else unit + 's'}"
    return ""


def _rules(lookup: _Notes, claims: Sequence[ClaimView]) -> Iterator[str]:
    """The rules by which claims were found and read, each once."""
    found: dict[str, None] = {}
    for claim in claims:
        figures = [lookup.figures[one] for one in claim.claim.figures if one in lookup.figures]
        times = [lookup.times[one] for one in claim.claim.times if one in lookup.times]
        found |= dict.fromkeys(
            [
                claim.attribution.rule if claim.attribution else "",
                claim.certainty.rule if claim.certainty else "certainty not measured",
                *(f"figure: {note.rule}" for note in figures),
                *(f"time: {note.rule}" for note in times),
            ]
        )
    yield from filter(None, found)


def unclaimed(page: PageView) -> int:
    """How many attributions of a page have no claim, and so no note."""
    claimed = {claim.attribution for claim in page.reading.of(Claim)}
    return sum(note.id not in claimed for note in page.reading.of(Attribution))
