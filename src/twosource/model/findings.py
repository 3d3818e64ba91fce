"""What is found across pages. Every finding says why in one plain sentence."""

from typing import Literal

import msgspec

from twosource.model.notes import PartyKind
from twosource.model.span import Span

DerivationKind = Literal["copy", "abridged", "edited", "update", "rewrite", "shared_quotes"]
DriftKind = Literal[
    "attribution_lost",
    "caveat_lost",
    "denial_lost",
    "hedge_lost",
    "hedge_added",
    "quotation_altered",
    "figure_changed",
    "figure_blurred",
    "time_lost",
    "time_changed",
    "detail_lost",
    "claim_shifted",
    "unsourced_addition",
    "figure_updated",
    "prediction_overtaken",
    "correction_made",
]
RelationKind = Literal["agree", "compatible", "conflict", "superseded", "denied", "unanswered", "outcome", "not_comparable"]
Assessment = Literal["corroborated", "one_source", "one_newsroom", "conflicting", "superseded", "open"]


class PageSpan(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """A span on a named page."""

    page: str
    span: Span


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Base of everything found across pages. `why` is one plain sentence."""

    id: str
    why: str


class Source(Finding, frozen=True, kw_only=True):
    """A person, body, document or anonymous party who speaks, the same across pages.

    Attributes:
        name: the fullest name, or for an anonymous party the words used.
        names: all variants, sorted.
        role, affiliation: words of a page.
        speaks_for: id of the source it speaks for (a spokesman for a ministry).
        parties: ids of the page parties (`Mention.party`) joined in it, sorted.
        mentions: all mentions of these parties, in page and text order.
    """

    name: str
    names: tuple[str, ...]
    kind: PartyKind
    role: str | None = None
    affiliation: str | None = None
    speaks_for: str | None = None
    anonymity_reason: str | None = None
    parties: tuple[str, ...]
    mentions: tuple[PageSpan, ...]


class Origin(Finding, frozen=True, kw_only=True):
    """One report, however many pages carry it.

    `newsroom` is who made it, None if unknown. `seen` is False for an agency report that pages credit but nobody gave us (it
    then has the pages that carry it, and `newsroom` is the agency).
    """

    pages: tuple[str, ...]
    newsroom: str | None
    seen: bool


class Story(Finding, frozen=True, kw_only=True):
    """Pages about one happening and its follow-ups. `newsrooms` counts distinct newsrooms of its origins."""

    title: str
    pages: tuple[str, ...]
    newsrooms: int
    origins: tuple[Origin, ...]


class Passage(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """Two stretches, one a page, that correspond."""

    child: Span
    parent: Span


class Derivation(Finding, frozen=True, kw_only=True):
    """Page `child` comes from page `parent`, or (shared_quotes) they only share quotations.

    Attributes:
        main: whether this is the child's most direct parent (at most one per child).
        containment: share of the child's words found in the parent, and of the parent's in the child.
        passages: what proves it, in the child's order; for a rewrite, sentences that say the same.
    """

    child: str
    parent: str
    main: bool
    kind: DerivationKind
    direction_by: Literal["time", "credit", "containment", "unknown"]
    containment: tuple[float, float]
    passages: tuple[Passage, ...]
    score: float


class Drift(Finding, frozen=True, kw_only=True):
    """What changed between a report (`parent`) and its retelling (`child`), one claim at a time.

    `before` is what the parent says, `after` what the child says; None where that side has no words for it.
    """

    kind: DriftKind
    weight: Literal["grave", "notable", "slight"]
    parent: str
    child: str
    before: PageSpan | None
    after: PageSpan | None


class PointClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that speaks to a point, with the figure it gives and on whose word."""

    claim: str
    figure: str | None = None
    source_id: str | None = None


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """How two claims of one point stand to each other; `left` is the earlier where that is known."""

    left: str
    right: str
    kind: RelationKind
    why: str


class Point(Finding, frozen=True, kw_only=True):
    """One matter on which several claims can be compared.

    `origins`, `newsrooms` and `sources` count those behind its comparable claims.
    """

    story: str
    question: str
    kind: Literal["figure", "event", "statement"]
    claims: tuple[PointClaim, ...]
    relations: tuple[Relation, ...]
    origins: int
    newsrooms: int
    sources: int
    assessment: Assessment
