"""Estimates: figures with all that decides which others they can be compared with, gathered from one story's pages."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from twosource.corpus.points.counted import NATIONALS, Thing, plain, thing_of
from twosource.corpus.points.values import Value, value_of
from twosource.language import lexicon
from twosource.language.states import states_in
from twosource.model import (
    Certainty,
    Claim,
    Derivation,
    Figure,
    Origin,
    PageFacts,
    Reading,
    Sentence,
    Source,
    Span,
    Story,
    TimeRef,
)

TAKEN_UP = 2
"""Sentences back to which a bare number ("put the figure at 900") takes up what was counted."""
SAME_SIZE = 100.0
"""A bare number that many times smaller or larger than the one before counts something else."""
_NAME = re.compile(r"(?<![\w’'])[A-Z][\w’'-]+")


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """First and last day something may have been said or held; None where that side is open."""

    first: str | None = None
    last: str | None = None

    def before(self, other: "Days") -> bool:
        """Whether this is over before the other begins."""
        return self.last is not None and other.first is not None and self.last < other.first

    @property
    def known(self) -> bool:
        """Whether both ends are known."""
        return self.first is not None and self.last is not None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a count holds: its words, states, other names in them, and whether a noun narrows it ("at the border")."""

    words: str = ""
    states: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    narrow: bool = False


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of one claim.

    Attributes:
        rank: page number in the story and where the figure stands; sorts estimates.
        voice: id of the source whose word it is with its principal put in its place, else "page" for the page's own voice,
            else the party (a speaker who is no source).
        side: state the source speaks for, None for everybody else.
        said: when it was said, else when the page appeared; `explicit` where the page tells.
        about: which days the count is about, where the page tells.
        newsroom: who made the origin; None where that is not known.
        leads: whether the page begins its origin (is not taken from another page of it).
    """

    rank: tuple[int, int, int]
    page: str
    claim: Claim
    figure: Figure
    value: Value
    thing: Thing
    place: Place
    certainty: Certainty | None
    source: Source | None
    voice: str
    side: str | None
    said: Days
    about: Days
    origin: str
    newsroom: str | None
    leads: bool
    updates: bool

    @property
    def part(self) -> bool:
        """Whether it counts a part of another figure."""
        return self.figure.part_of is not None


class _Desk:
    """What one story's estimates have in common: origins, sources by party, who derives from whom."""

    def __init__(self, story: Story, sources: Sequence[Source], derivations: Sequence[Derivation]) -> None:
        self.origins: dict[str, Origin] = {}
        for origin in sorted(story.origins, key=lambda origin: (not origin.seen, origin.id)):
            for page in origin.pages:
                self.origins.setdefault(page, origin)
        self.sources = {party: source for source in sources for party in source.parties}
        self.by_id = {source.id: source for source in sources}
        taken = [found for found in derivations if found.kind != "shared_quotes"]
        within = [found for found in taken if self._origin(found.child) == self._origin(found.parent)]
        self.children = {found.child for found in within}
        self.updates = {found.child for found in within if found.kind == "update"}

    def _origin(self, page: str) -> str:
        return self.origins[page].id if page in self.origins else page

    def estimates(self, reading: Reading, number: int) -> Iterator[Estimate]:
        """The estimates of one page, in text order."""
        page = reading.page.id
        origin = self.origins.get(page)
        for claim, figure, thing in _counted(reading):
            source = self._source(claim)
            text = reading.page.text
            times = {time.id: time for time in reading.of(TimeRef)}
            yield Estimate(
                rank=(number, figure.span.start, figure.span.end),
                page=page,
                claim=claim,
                figure=figure,
                value=value_of(figure, text),
                thing=thing,
                place=_place(figure, text),
                certainty=next((sure for sure in reading.of(Certainty) if sure.id == claim.certainty), None),
                source=source,
                voice=self._voice(claim, source),
                side=side_of(source) if source else None,
                said=_said(claim, times, reading),
                about=_about(figure, claim, times),
                origin=origin.id if origin else page,
                newsroom=origin.newsroom if origin else None,
                leads=page not in self.children,
                updates=page in self.updates,
            )

    def _source(self, claim: Claim) -> Source | None:
        """On whose word a claim finally stands: the last of its parties that is a source and somebody known."""
        chain = [self.sources[party] for party in reversed(claim.via) if party in self.sources]
        return next((source for source in chain if source.kind != "unknown"), chain[0] if chain else None)

    def _voice(self, claim: Claim, source: Source | None) -> str:
        if source is None:
            return claim.via[-1] if claim.via else "page"
        seen = {source.id}
        while source.speaks_for in self.by_id and source.speaks_for not in seen:
            source = self.by_id[source.speaks_for]
            seen.add(source.id)
        return source.id


def estimates_of(
    story: Story, readings: Sequence[Reading], sources: Sequence[Source], derivations: Sequence[Derivation]
) -> tuple[Estimate, ...]:
    """All estimates of one story's pages, by page (name, id) and place."""
    desk = _Desk(story, sources, derivations)
    pages = sorted(
        (reading for reading in readings if reading.page.id in story.pages),
        key=lambda reading: (reading.page.name, reading.page.id),
    )
    return tuple(found for number, reading in enumerate(pages) for found in desk.estimates(reading, number))


def side_of(source: Source) -> str | None:
    """The state a source speaks for by office, or None."""
    own = " ".join((source.name, *source.names, source.role or "", source.affiliation or ""))
    official = source.kind == "government" or set(plain(own)) & set(lexicon("points")["official"]["words"])
    if not official:
        return None
    for words in (source.name, source.affiliation or "", source.role or "", *source.names):
        states = states_in(words)
        if states:
            return states[0] if len(states) == 1 or source.kind == "person" else None
    return None


def _counted(reading: Reading) -> Iterator[tuple[Claim, Figure, Thing]]:
    """Figures with their claim and what they count; bare numbers take up what was counted just before."""
    owner = _owners(reading)
    sentences = sorted(reading.of(Sentence), key=lambda sentence: sentence.span)
    starts = [sentence.span.start for sentence in sentences]
    last: tuple[int, Figure, Thing] | None = None
    for figure in sorted(reading.of(Figure), key=lambda figure: figure.span):
        at = bisect_right(starts, figure.span.start) - 1
        sentence = sentences[at].span if at >= 0 else figure.span
        thing = thing_of(figure, sentence, reading.page.text)
        if not thing.head and not thing.unit:
            words = plain(sentence.of(reading.page.text)[:1000])
            taken = _taken_up(figure, at, words, last)
            if taken is None:
                continue
            thing = msgspec.structs.replace(taken, around=thing.around, subject=thing.subject)
        elif thing.head and not figure.part_of:
            last = (at, figure, thing)
        if figure.id in owner and _speaks_of_amount(figure):
            yield owner[figure.id], figure, thing


def _taken_up(figure: Figure, at: int, words: Sequence[str], last: tuple[int, Figure, Thing] | None) -> Thing | None:
    if last is None or figure.unit or figure.counted:
        return None if last is None or figure.unit_code or not _is_bare(figure) else last[2]
    reach = TAKEN_UP if set(words) & set(lexicon("points")["bare"]["anaphors"]) else 1
    if at - last[0] > reach:
        return None
    one, other = figure.high or figure.low or 0.0, last[1].high or last[1].low or 0.0
    return last[2] if one > 0 and other > 0 and max(one, other) / min(one, other) <= SAME_SIZE else None


def _is_bare(figure: Figure) -> bool:
    """Whether the figure's noun only holds a number's place ("a total of 900")."""
    return bool(set(plain(figure.counted or figure.unit or "")) & set(lexicon("points")["bare"]["heads"]))


def _speaks_of_amount(figure: Figure) -> bool:
    return figure.low is not None or figure.high is not None


def _owners(reading: Reading) -> Mapping[str, Claim]:
    """The innermost claim of each figure: the one of its own attribution, else the one with the fewest words."""
    attribution = {figure.id: figure.attribution for figure in reading.of(Figure)}
    owner: dict[str, Claim] = {}
    for claim in sorted(reading.of(Claim), key=lambda claim: (sum(len(span) for span in claim.spans), claim.id)):
        for figure in claim.figures:
            if figure not in owner or (claim.attribution == attribution.get(figure) != owner[figure].attribution):
                owner[figure] = claim
    return owner


def _place(figure: Figure, text: str) -> Place:
    spans: Sequence[Span] = figure.scope.place if figure.scope else ()
    words = " ".join(" ".join(span.of(text).split()) for span in spans)
    return Place(
        words=words,
        states=frozenset(states_in(words)),
        names=frozenset(name.casefold() for name in _NAME.findall(words)),
        narrow=bool(set(plain(words)) & set(lexicon("points")["places"]["narrow"])),
    )


def _said(claim: Claim, times: Mapping[str, TimeRef], reading: Reading) -> Days:
    period = times[claim.said].period if claim.said and claim.said in times else None
    if period is not None and (period.first or period.last):
        return Days(first=_day(period.first), last=_day(period.last))
    facts = next(iter(reading.of(PageFacts)), None)
    if facts is None or facts.published is None:
        return Days()
    return Days(first=_day(facts.published.first), last=_day(facts.published.last))


def _about(figure: Figure, claim: Claim, times: Mapping[str, TimeRef]) -> Days:
    named = figure.scope.time if figure.scope and figure.scope.time else claim.about
    period = times[named].period if named and named in times else None
    return Days(first=_day(period.first), last=_day(period.last)) if period else Days()


def _day(instant: str | None) -> str | None:
    return instant[:10] if instant else None


def is_nationals(thing: Thing) -> bool:
    """Whether a nation's name alone is counted."""
    return thing.head == NATIONALS
