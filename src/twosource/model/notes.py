"""What is found on one page. Every note says where (`page`, spans) and by which version of which step (`by`)."""

from typing import Literal

import msgspec

from twosource.model.span import Period, Span

Role = Literal[
    "headline", "standfirst", "byline", "dateline", "paragraph", "subhead", "caption", "pullquote", "correction", "furniture"
]
BODY_ROLES: frozenset[Role] = frozenset({"standfirst", "dateline", "paragraph", "subhead", "pullquote", "correction"})
"""The roles that make the body of a report."""

PartyKind = Literal["person", "organisation", "government", "document", "outlet", "group", "anonymous", "unknown"]
CertaintyLevel = Literal["certain", "likely", "possible", "unlikely", "denied", "undetermined"]
EvidenceKind = Literal["offered", "none_offered", "unstated"]
Outlook = Literal["past", "present", "future"]
Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"]
_LIKELY = 0.5
"""Least score of an attribution that reports somebody."""


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """Base of everything found on one page.

    Attributes:
        id: from content, see `content_id`.
        page: id of the page.
        by: step and version that found it ("timex/1").
        score: estimated chance of being right, where there is one.
    """

    id: str
    page: str
    by: str
    score: float | None = None


class Block(Note, frozen=True, kw_only=True):
    """A stretch of the page with one role. Blocks are in text order, never overlap, and hold every non-blank character.

    `why` is one plain sentence on the rule that gave the role.
    """

    role: Role
    span: Span
    why: str


class NamedFact(msgspec.Struct, frozen=True, kw_only=True):
    """A name stated on the page, with the words it rests on (none where only the markup states it)."""

    name: str
    evidence: tuple[Span, ...] = ()


class Publisher(NamedFact, frozen=True, kw_only=True):
    """Whose page it is. `how`: given by the user, stated by the page, or inferred (from its host, say)."""

    how: Literal["given", "stated", "inferred"]


class Section(NamedFact, frozen=True, kw_only=True):
    """In which part of the site the page stands ("Politics"). `how`: stated by the page, or inferred from its address."""

    how: Literal["stated", "inferred"]


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """The headline; `span` is None where it stands in the markup or was given, not in the text."""

    text: str
    span: Span | None


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report was filed from ("KYIV, Ukraine")."""

    place: str
    span: Span


class Published(Period, frozen=True, kw_only=True):
    """When the page appeared, as an interval that surely holds the day. An end is None where nothing bounds it, never both.

    `day` is the day in the newsroom's own calendar, where one is told: an instant in UTC can lie on the day beside it.
    """

    how: Literal["given", "stated", "inferred"]
    evidence: tuple[Span, ...] = ()
    day: str | None = None


class PageFacts(Note, frozen=True, kw_only=True):
    """What a page says of itself. One note a page; fields are None or empty where nothing tells."""

    language: str
    analysed: bool
    title: Title | None = None
    publisher: Publisher | None = None
    agencies: tuple[NamedFact, ...] = ()
    """Wire agencies the page credits ("(AP)", "Associated Press reporters ... contributed"), and the publisher of the page
    elsewhere that its markup names as the original."""
    authors: tuple[NamedFact, ...] = ()
    section: Section | None = None
    dateline: Dateline | None = None
    published: Published | None = None
    updated: Published | None = None


class Sentence(Note, frozen=True, kw_only=True):
    """A sentence of a body block or of the headline; `role` is that of its block, `block` its id.

    Aware of abbreviations and quotation marks: `“I know.” he said` is one sentence, `“I know. You know,” he said` two.
    """

    span: Span
    block: str
    role: Role


class Mention(Note, frozen=True, kw_only=True):
    """Words that stand for a person, body, document or anonymous party.

    Attributes:
        form: how it is mentioned.
        kind: what sort of party it is, as far as these words and its antecedent tell.
        name: the name without titles and "'s", in the page's spelling; None for pronouns, role words and the anonymous. For
            words of the page's own newsroom ("our reporter") the publisher's name, where the page tells it.
        party: id of the first mention of the same party on this page (its own id if it is the first).
            A pronoun or role word whose antecedent the text does not show is a party of kind "unknown" of its own.
        role: words that tell the party's office ("defence secretary"), where they stand beside this mention.
        affiliation: words that tell the body or country it belongs to or speaks for.
        reason: for an anonymous party, the words giving the reason for anonymity.
        acronym: an acronym the text introduces beside the name ("Main Intelligence Directorate (GUR)").
    """

    span: Span
    form: Literal["name", "short", "pronoun", "role", "anonymous"]
    kind: PartyKind
    name: str | None = None
    party: str
    role: Span | None = None
    affiliation: Span | None = None
    reason: Span | None = None
    acronym: str | None = None


class Attribution(Note, frozen=True, kw_only=True):
    """Who (source) said (cue) what (content), in the sense of PARC and PolNeAR.

    Attributes:
        source, cue, content: one or several spans each, in text order; no source where nobody is named ("it was reported").
            Spans hold quotation marks with the content; no outer punctuation or white space.
        mention: the mention that the source words are, if any; its `party` is who speaks.
        mode: direct if all content stands in quotation marks, indirect if none does, else mixed.
        within: the attribution whose content this one lies in.
        score: the share of such attributions that a reader took for the report of somebody's word, thought or document.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    mention: str | None = None
    kind: Literal["speech", "belief", "ruling", "document"] = "speech"
    mode: Literal["direct", "mixed", "indirect"]
    within: str | None = None
    addressee: tuple[Span, ...] = ()
    channel: tuple[Span, ...] = ()
    rule: str
    """Name of the rule that found it, for `explain`."""

    @property
    def reports(self) -> bool:
        """Whether it more likely than not reports somebody; if not ("has hired", "seems to win"), it is nobody's claim."""
        return self.score is None or self.score >= _LIKELY


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What limits a figure: a place, a time (id of a `TimeRef`), a condition."""

    place: tuple[Span, ...] = ()
    time: str | None = None
    condition: tuple[Span, ...] = ()


class Figure(Note, frozen=True, kw_only=True):
    """A stated quantity, in the unit the page states: nothing is converted.

    `low` and `high` follow the bound: exact and about have low = high; more_than and at_least have high None; less_than and
    at_most have low None; range and vague hold the interval.

    Attributes:
        unit: English name in the singular ("soldier", "japanese yen", "kilogram", "percentage").
        unit_code: ISO 4217 or UCUM code where there is one.
        counted, counted_span: the noun phrase that is counted ("North Korean troops"), None for measures and bare numbers.
        part_of: id of the figure this one is a part of ("including some 500 officers").
        change_role: of a change, whether this is the value before (from), after (to) or the difference (by).
        hypothetical: no estimate at all ("whether it is 3,000 or 100,000").
        attribution: id of the innermost attribution whose content holds it; None in the page's own voice.
        rule: name of the rule that found it.
    """

    span: Span
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None = None
    unit_code: str | None = None
    counted: str | None = None
    counted_span: Span | None = None
    scope: Scope | None = None
    part_of: str | None = None
    change: Literal["up", "down"] | None = None
    change_role: Literal["from", "to", "by"] | None = None
    hypothetical: bool = False
    attribution: str | None = None
    rule: str


class TimeRef(Note, frozen=True, kw_only=True):
    """A time expression. `period` is None until it is resolved, and for durations and sets.

    Attributes:
        value: ISO 8601 / TIMEX3 ("2024-10-25", "2024-10", "2024-W43", "P3Y", "PRESENT_REF").
        basis: what it was reckoned from: the page's date, the time of the statement it stands in, or the text.
        tells: for a resolved time in a sentence with an attribution: whether it says when the words were said (stands with the
            cue, outside the content) or what they are about.
        attribution: id of that attribution, None in the page's own voice.
    """

    span: Span
    period: Period | None = None
    value: str | None = None
    basis: Literal["page", "statement", "text"] | None = None
    tells: Literal["said", "about"] | None = None
    attribution: str | None = None
    rule: str


class Certainty(Note, frozen=True, kw_only=True):
    """How sure the speaker is, and on what evidence, of one attribution or one own-voice sentence.

    Attributes:
        target: id of the `Attribution`, or of the `Sentence` in the page's own voice.
        basis: whether the speaker saw it, was told it, or infers it; None where the words do not tell.
        outlook: whether the content tells of the past, the present or the future.
    """

    target: str
    level: CertaintyLevel
    cues: tuple[Span, ...] = ()
    evidence: EvidenceKind = "unstated"
    evidence_spans: tuple[Span, ...] = ()
    basis: Literal["witnessed", "told", "inferred"] | None = None
    outlook: Outlook
    rule: str


class Claim(Note, frozen=True, kw_only=True):
    """What one attribution, or one sentence in the page's own voice, asserts; joins the other notes by id.

    Attributes:
        spans: the content (or the sentence).
        attribution: None for the page's own voice.
        sentence: id of the sentence it starts in.
        certainty: id of its `Certainty`.
        via: parties (`Mention.party`) from the one who is quoted to the one whose word it finally is; empty in own voice.
        said, about: ids of the times that tell when it was said and what it is about.
    """

    spans: tuple[Span, ...]
    attribution: str | None
    sentence: str
    certainty: str
    via: tuple[str, ...] = ()
    said: str | None = None
    about: str | None = None
    figures: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
