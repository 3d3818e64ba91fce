"""Pages read closely: every paragraph with its marks, and notes in the margin."""

from collections.abc import Iterator, Sequence

import msgspec

from twosource.model import Attribution, Claim, Figure, Mention, Period, TimeRef
from twosource.report.html import dates, words
from twosource.report.html.marks import Mark, Piece, nest
from twosource.report.html.people import SourceView
from twosource.report.html.points import ClaimView, StoryView
from twosource.report.html.safe import label
from twosource.report.html.sections.summary import lead_page
from twosource.report.html.view import PageView, Paragraph

_HEADS = ("headline",)


class Reads(msgspec.Struct, frozen=True, kw_only=True):
    """How a figure or a time was read."""

    words: str
    as_: str
    why: str
    id: str


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """What was found by which rule."""

    id: str
    what: str
    rule: str


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A note in the margin: whose words, through whom, how sure, on what evidence, and how its numbers were read."""

    key: str
    id: str
    source: SourceView
    via: str
    reason: str
    manner: str
    evidence: str
    reads: tuple[Reads, ...]
    conflicts: tuple[int, ...]
    rules: tuple[Rule, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph beside its notes."""

    block: Paragraph
    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A page read closely."""

    page: PageView
    title: str
    newsroom: str
    rows: tuple[Row, ...]
    lead: bool
    claims: int


def sheets(view: StoryView) -> tuple[Sheet, ...]:
    """Every page of a story, in letter order."""
    lead = lead_page(view)
    return tuple(_sheet(view, page, lead=page.id == lead.id) for page in view.desk.pages)


def _sheet(view: StoryView, page: PageView, *, lead: bool) -> Sheet:
    claims = [claim for claim in view.claims.values() if claim.page.id == page.id]
    marks = tuple(_marks(view, page, claims))
    newsroom = view.desk.newsroom(page.id)
    title = page.facts.title.text if page.facts and page.facts.title else ""
    return Sheet(
        page=page,
        title=label(title, 120),
        newsroom=f"reported by {newsroom}" if newsroom else "newsroom not known",
        rows=tuple(_row(view, page, block, marks, claims) for block in page.paragraphs),
        lead=lead,
        claims=sum(claim.source.id != "own" for claim in claims),
    )


def _row(view: StoryView, page: PageView, block: Paragraph, marks: Sequence[Mark], claims: Sequence[ClaimView]) -> Row:
    kind = "fu" if block.role == "furniture" else "hl" if block.role in _HEADS else "ey" if "¶" not in block.name else ""
    here = [mark for mark in marks if mark.span.meets(block.span)]
    return Row(
        block=block,
        kind=kind,
        pieces=nest(page.text, block.span, here),
        notes=tuple(_notes(view, page, block, claims)) if kind != "fu" else (),
    )


def _marks(view: StoryView, page: PageView, claims: Sequence[ClaimView]) -> Iterator[Mark]:
    anchors = view.desk.anchors
    drawn = set()
    for claim in claims:
        if claim.attribution is None:
            continue
        source = claim.source
        for span in claim.attribution.content:
            drawn.add(span)
            css = f"at {source.css} {source.line}".rstrip()
            yield Mark(span=span, kind="at", css=css, shape=source.shape, key=claim.claim.id, anchor=anchors.get((page.id, span)))
    for note in (*page.reading.of(Figure), *page.reading.of(TimeRef)):
        if note.span not in drawn:
            drawn.add(note.span)
            kind = "fg" if isinstance(note, Figure) else "tm"
            yield Mark(span=note.span, kind=kind, css=kind, anchor=anchors.get((page.id, note.span)))
    for (where, span), anchor in anchors.items():
        if where == page.id and span not in drawn:
            yield Mark(span=span, kind="an", anchor=anchor)


def _notes(view: StoryView, page: PageView, block: Paragraph, claims: Sequence[ClaimView]) -> Iterator[Note]:
    here = [claim for claim in claims if block.span.start <= claim.claim.spans[0].start < block.span.end]
    own = [claim for claim in here if claim.attribution is None]
    for claim in here:
        if claim.attribution is not None:
            yield _note(view, page, claim)
    if own:
        yield _own(view, page, own)


def _manner(claim: ClaimView) -> str:
    certainty = claim.certainty
    if certainty is None:
        return "certainty not measured"
    parts = [certainty.level]
    if claim.attribution and claim.attribution.kind != "speech":
        parts.append({"belief": "a belief", "ruling": "a ruling", "document": "a document"}[claim.attribution.kind])
    if certainty.outlook == "future":
        parts.append("of what is to come")
    if certainty.basis:
        parts.append(words.BASIS[certainty.basis])
    return " · ".join(parts)


def _via(view: StoryView, page: PageView, claim: ClaimView) -> str:
    """Through whom a word came, from the one quoted here to the one whose word it is."""
    if len(claim.claim.via) < 2:
        return ""
    mentions = {mention.id: mention for mention in page.reading.of(Mention)}
    of_party = {party: source.id for source in view.desk.sources for party in source.parties}
    names = []
    for party in claim.claim.via[:-1]:
        source = view.sources.get(of_party.get(party, ""))
        if source:
            names.append(source.short)
        elif party in mentions:
            names.append(label(mentions[party].span.of(page.text), 30))
    return f"via {', '.join(names)}" if names else ""


def _quoted_evidence(page: PageView, claim: ClaimView) -> str:
    if claim.certainty is None or not claim.certainty.evidence_spans:
        return ""
    return label(claim.certainty.evidence_spans[0].of(page.text), 70)


def _note(view: StoryView, page: PageView, claim: ClaimView) -> Note:
    source = claim.source
    reason = source.model.anonymity_reason if source.model and source.anonymous and source.model.anonymity_reason else ""
    attribution = claim.attribution
    rules = [Rule(id=attribution.id, what="words and speaker", rule=attribution.rule)] if attribution else []
    if claim.certainty:
        rules.append(Rule(id=claim.certainty.id, what="certainty", rule=claim.certainty.rule))
    evidence = words.EVIDENCE[claim.certainty.evidence] if claim.certainty else ""
    quoted = _quoted_evidence(page, claim)
    return Note(
        key=claim.claim.id,
        id=claim.claim.id,
        source=source,
        via=_via(view, page, claim),
        reason=label(reason, 110),
        manner=_manner(claim),
        evidence=f"{evidence}: “{quoted}”" if quoted else evidence,
        reads=tuple(_reads(page, claim.claim)),
        conflicts=_conflicts(view, [claim]),
        rules=tuple(rules),
    )


def _own(view: StoryView, page: PageView, claims: Sequence[ClaimView]) -> Note:
    """One note for all a paragraph says in its own voice."""
    manners = list(dict.fromkeys(_manner(claim) for claim in claims))
    return Note(
        key=claims[0].claim.id,
        id=claims[0].claim.id,
        source=view.sources["own"],
        via="",
        reason="",
        manner="; ".join(manners[:3]),
        evidence="no source named",
        reads=tuple(one for claim in claims for one in _reads(page, claim.claim)),
        conflicts=_conflicts(view, claims),
        rules=tuple(Rule(id=claim.claim.id, what="own voice", rule=claim.certainty.rule if claim.certainty else "") for claim in claims),
    )


def _conflicts(view: StoryView, claims: Sequence[ClaimView]) -> tuple[int, ...]:
    mine = {claim.claim.id for claim in claims}
    found = []
    for point in view.conflicts:
        sides = {side for relation in point.model.relations if relation.kind == "conflict" for side in (relation.left, relation.right)}
        if mine & sides and point.number:
            found.append(point.number)
    return tuple(found)


def _reads(page: PageView, claim: Claim) -> Iterator[Reads]:
    for figure in page.reading.of(Figure):
        if figure.id in claim.figures:
            of = " (hypothetical)" if figure.hypothetical else ""
            as_ = f"{words.reads(figure)} {label(words.counts(figure), 40)}{of}"
            yield Reads(words=label(figure.span.of(page.text), 50), as_=as_, why=figure.rule, id=figure.id)
    for time in page.reading.of(TimeRef):
        if time.id in claim.times:
            as_ = _resolved(time.period) if time.period else time.value or "not resolved"
            yield Reads(words=label(time.span.of(page.text), 50), as_=as_, why=time.rule, id=time.id)


def _resolved(period: Period) -> str:
    return dates.span_of(period)


def unattributed(page: PageView) -> int:
    """How many attributions of a page have no claim, and so no note."""
    claimed = {claim.attribution for claim in page.reading.of(Claim)}
    return sum(note.id not in claimed for note in page.reading.of(Attribution))
