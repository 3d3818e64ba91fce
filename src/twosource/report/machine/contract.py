"""The machine output, version 1: one struct per object, fields in the order they are written.

`[s, e]` is a half-open range of code points in the `text` of the page named by `page`. Days in `first` and `last` are both
inclusive. `None` (null) means not known. Fields are added, never renamed or retyped, without a new `version`.
"""

from typing import Literal

import msgspec

from twosource.model import (
    Assessment,
    Bound,
    CertaintyLevel,
    DerivationKind,
    DriftKind,
    EvidenceKind,
    Grain,
    Outlook,
    PartyKind,
    RelationKind,
    Role,
    Span,
)

Spans = list[Span]
Number = int | float


class Out(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every object of the output."""


class TitleOut(Out, frozen=True, kw_only=True):
    """The headline; `span` is null where it stands in the markup only, or was given."""

    text: str
    span: Span | None


class NameOut(Out, frozen=True, kw_only=True):
    """A stated name with the words it rests on."""

    name: str
    evidence: Spans


class PublisherOut(Out, frozen=True, kw_only=True):
    """Whose page it is."""

    name: str
    how: Literal["given", "stated", "inferred"]
    evidence: Spans


class DatelineOut(Out, frozen=True, kw_only=True):
    """Where a report was filed from."""

    place: str
    span: Span


class SectionOut(Out, frozen=True, kw_only=True):
    """In which part of its site a page stands."""

    name: str
    how: Literal["stated", "inferred"]
    evidence: Spans


class PublishedOut(Out, frozen=True, kw_only=True):
    """When a page appeared, as an interval; `day` in its newsroom's own calendar, where that is known."""

    first: str | None
    last: str | None
    day: str | None
    grain: Grain
    how: Literal["given", "stated", "inferred"]
    evidence: Spans


class BlockOut(Out, frozen=True, kw_only=True):
    """A stretch of a page with one role."""

    role: Role
    span: Span
    why: str


class PageOut(Out, frozen=True, kw_only=True):
    """One captured document with what it says of itself."""

    id: str
    name: str
    path: str | None
    url: str | None
    addresses: list[str]
    language: str
    analysed: bool
    title: TitleOut | None
    publisher: PublisherOut | None
    agencies: list[NameOut]
    authors: list[NameOut]
    dateline: DatelineOut | None
    section: SectionOut | None
    published: PublishedOut | None
    updated: PublishedOut | None
    text: str
    blocks: list[BlockOut]


class PlaceOut(Out, frozen=True, kw_only=True):
    """Words on a page."""

    page: str
    span: Span


class SourceOut(Out, frozen=True, kw_only=True):
    """A person, body, document or anonymous party who speaks, the same across pages."""

    id: str
    name: str
    names: list[str]
    kind: PartyKind
    role: str | None
    affiliation: str | None
    speaks_for: str | None
    anonymity_reason: str | None
    mentions: list[PlaceOut]
    why: str


class WhenOut(Out, frozen=True, kw_only=True):
    """A resolved time and the words that give it."""

    first: str | None
    last: str | None
    grain: Grain | None
    span: Span


class AttributionOut(Out, frozen=True, kw_only=True):
    """Who said what, how surely, on what evidence."""

    id: str
    page: str
    source: Spans
    cue: Spans
    content: Spans
    source_id: str | None
    kind: Literal["speech", "belief", "ruling", "document"]
    mode: Literal["direct", "mixed", "indirect"]
    within: str | None
    addressee: Spans
    channel: Spans
    certainty: CertaintyLevel | None
    certainty_cues: Spans
    evidence: EvidenceKind | None
    evidence_spans: Spans
    basis: Literal["witnessed", "told", "inferred"] | None
    said: WhenOut | None
    outlook: Outlook | None
    score: float | None
    why: str


class ClaimOut(Out, frozen=True, kw_only=True):
    """What one attribution, or one sentence in the page's own voice (`attribution` null), asserts."""

    id: str
    page: str
    spans: Spans
    attribution: str | None
    source_id: str | None
    via: list[str]
    certainty: CertaintyLevel
    certainty_cues: Spans
    evidence: EvidenceKind
    evidence_spans: Spans
    outlook: Outlook
    about: WhenOut | None
    figures: list[str]
    times: list[str]


class ScopeOut(Out, frozen=True, kw_only=True):
    """What limits a figure."""

    place: Spans
    time: str | None
    condition: Spans


class FigureOut(Out, frozen=True, kw_only=True):
    """A stated quantity."""

    id: str
    page: str
    span: Span
    low: Number | None
    high: Number | None
    bound: Bound
    unit: str | None
    unit_code: str | None
    counted: str | None
    counted_span: Span | None
    scope: ScopeOut | None
    part_of: str | None
    change: Literal["up", "down"] | None
    change_role: Literal["from", "to", "by"] | None
    hypothetical: bool
    attribution: str | None
    speaker: str | None
    why: str


class TimeOut(Out, frozen=True, kw_only=True):
    """A time expression with its first and last day."""

    id: str
    page: str
    span: Span
    first: str | None
    last: str | None
    grain: Grain | None
    value: str | None
    basis: Literal["page", "statement", "text"] | None
    why: str


class OriginOut(Out, frozen=True, kw_only=True):
    """One report, however many pages carry it."""

    id: str
    pages: list[str]
    newsroom: str | None
    seen: bool
    why: str


class StoryOut(Out, frozen=True, kw_only=True):
    """Pages about one happening and its follow-ups."""

    id: str
    title: str
    pages: list[str]
    why: str
    newsrooms: int
    origins: list[OriginOut]


class PassageOut(Out, frozen=True, kw_only=True):
    """Two stretches, one a page, that correspond."""

    child: Span
    parent: Span


class DerivationOut(Out, frozen=True, kw_only=True):
    """Page `child` comes from page `parent`, or they only share quotations."""

    id: str
    child: str
    parent: str
    main: bool
    kind: DerivationKind
    direction_by: Literal["time", "credit", "containment", "unknown"]
    containment: tuple[float, float]
    passages: list[PassageOut]
    score: float
    why: str


class DriftOut(Out, frozen=True, kw_only=True):
    """What changed between a report and its retelling."""

    id: str
    kind: DriftKind
    weight: Literal["grave", "notable", "slight"]
    parent: str
    child: str
    before: PlaceOut | None
    after: PlaceOut | None
    why: str


class PointClaimOut(Out, frozen=True, kw_only=True):
    """A claim that speaks to a point."""

    claim: str
    figure: str | None
    source_id: str | None


class RelationOut(Out, frozen=True, kw_only=True):
    """How two claims of one point stand to each other."""

    left: str
    right: str
    kind: RelationKind
    why: str


class PointOut(Out, frozen=True, kw_only=True):
    """One matter on which several claims can be compared."""

    id: str
    story: str
    question: str
    kind: Literal["figure", "event", "statement"]
    claims: list[PointClaimOut]
    relations: list[RelationOut]
    origins: int
    newsrooms: int
    sources: int
    assessment: Assessment
    why: str


class FaultOut(Out, frozen=True, kw_only=True):
    """What could not be done. Names the page it met, or the path that gave none."""

    page: str | msgspec.UnsetType = msgspec.UNSET
    path: str | msgspec.UnsetType = msgspec.UNSET
    step: str
    message: str
    mend: str


class RunOut(Out, frozen=True, kw_only=True):
    """What made the output."""

    twosource: str
    options: dict[str, str | int | bool | None]
    models: dict[str, str]
    lexicons: dict[str, str]


class Document(Out, frozen=True, kw_only=True):
    """The machine output of one run."""

    format: Literal["twosource"] = "twosource"
    version: Literal[1] = 1
    pages: list[PageOut]
    sources: list[SourceOut]
    attributions: list[AttributionOut]
    claims: list[ClaimOut]
    figures: list[FigureOut]
    times: list[TimeOut]
    stories: list[StoryOut]
    derivations: list[DerivationOut]
    drifts: list[DriftOut]
    points: list[PointOut]
    faults: list[FaultOut]
    run: RunOut
