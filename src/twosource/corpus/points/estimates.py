"""Estimates: figures with all that decides which others they can be compared with, gathered from one story's pages."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from twosource.corpus.points.counted import Thing
from twosource.corpus.points.days import Days, days_of, named_days
from twosource.corpus.points.nouns import NATIONALS
from twosource.corpus.points.page_figures import page_figures
from twosource.corpus.points.reading import plain
from twosource.corpus.points.values import Value, value_of
from twosource.language import lexicon
from twosource.language.states import states_in
from twosource.model import (
    Attribution,
    Certainty,
    Claim,
    Derivation,
    Figure,
    Origin,
    PageFacts,
    Reading,
    Source,
    Span,
    Story,
    TimeRef,
)

_CLOSER = re.compile(r"\s(?:near|along|at|on|close to|around|outside)\s(?:[\w’'-]{1,30}\s){0,3}[\w’'-]{1,30}")
"""What may stand behind a place and narrow it: "in Norway near the Russian border"."""
_PRONOUNS = frozenset(("words:", "it", "they", "he", "she", "nobody"))
"""A voice of these words alone is nobody's that is known."""
_NAME = re.compile(r"(?<![\w’'])[A-Z][\w’'-]+")


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
        voice: id of the source whose word it is with its principal put in its place; "page" for the page's own voice; else
            the party, or the words, of a speaker who is no source.
        sides: states the source speaks for by office; empty for everybody else.
        said: when it was said, else when the page appeared.
        ago: how many days before the page it was said at least, as far as relative words tell ("a week ago").
        about: which days the count is about, where the page tells.
        era: "" for the time of the report, else the other time the words tell of; `when` are these words.
        part: whether it counts a part of, or adds to, another figure.
        limit: words that limit it to less than the whole; "" if there are none.
        row: its place, where its sentence counts the same at another place too; "" elsewhere.
        takes: id of the figure whose counted thing it takes up; "" for none.
        before: whether its words say that it was given earlier, by who now gives another.
        expected: whether its words make it one of what is to come.
        ahead: whether it is of what is to come: its claim looks ahead, or what it takes up does, and its words take nothing
            for granted and tell of nothing that has happened.
        given: whether its words take it for granted.
        deed: whether its words tell of somebody's deed ("denies causing nine deaths").
        dated: whether the page tells when it was said.
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
    sides: frozenset[str]
    said: Days
    ago: int
    about: Days
    era: str
    when: str
    part: bool
    limit: str
    row: str
    takes: str
    before: bool
    expected: bool
    ahead: bool
    given: bool
    deed: bool
    dated: bool
    origin: str
    newsroom: str | None
    leads: bool
    updates: bool

    @property
    def nameless(self) -> bool:
        """Whether it is somebody's word, and no name tells whose."""
        return self.source is None and set(self.voice.split()) <= _PRONOUNS


class _Desk:
    """What one story's estimates have in common: origins, sources by party, who derives from whom."""

    def __init__(
        self, story: Story, readings: Sequence[Reading], sources: Sequence[Source], derivations: Sequence[Derivation]
    ) -> None:
        self.origins: dict[str, Origin] = {}
        for origin in sorted(story.origins, key=lambda origin: (not origin.seen, origin.id)):
            for page in origin.pages:
                self.origins.setdefault(page, origin)
        self.sources = {party: source for source in sources for party in source.parties}
        self.by_id = {source.id: source for source in sources}
        self.begun = min((day for reading in readings if (day := _published(reading).first)), default=None)
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
        text = reading.page.text
        times = {time.id: time for time in reading.of(TimeRef)}
        certainties = {certainty.id: certainty for certainty in reading.of(Certainty)}
        spoken = {found.id: found for found in reading.of(Attribution)}
        for found in page_figures(reading, self.begun):
            claim, figure = found.claim, found.figure
            source = self._source(claim)
            yield Estimate(
                rank=(number, figure.span.start, figure.span.end),
                page=page,
                claim=claim,
                figure=figure,
                value=value_of(figure, text),
                thing=found.thing,
                place=_place(figure, text),
                certainty=certainties.get(claim.certainty),
                source=source,
                voice=_named_voice(self._voice(claim, source), source, _words_of(spoken.get(claim.attribution or ""), text)),
                sides=sides_of(source) if source else frozenset(),
                said=_said(claim, times, reading),
                ago=_ago(times.get(claim.said or ""), text),
                about=_about(figure, claim, times, text),
                era=found.era,
                when=found.when,
                part=found.partial,
                limit=found.limit,
                row=found.row,
                takes=found.takes,
                before=found.before,
                expected=found.expected,
                ahead=_looks_ahead(certainties.get(claim.certainty)) and not (found.given or found.done),
                given=found.given,
                deed=found.deed,
                dated=claim.said is not None,
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
        """The voice of a claim; "" where only the words of its attribution tell."""
        if source is None:
            return claim.via[-1] if claim.via else "" if claim.attribution else "page"
        seen = {source.id}
        while source.speaks_for in self.by_id and source.speaks_for not in seen:
            source = self.by_id[source.speaks_for]
            seen.add(source.id)
        return source.id


def estimates_of(
    story: Story, readings: Sequence[Reading], sources: Sequence[Source], derivations: Sequence[Derivation]
) -> tuple[Estimate, ...]:
    """All estimates of one story's pages, by page (name, id) and place."""
    pages = sorted(
        (reading for reading in readings if reading.page.id in story.pages),
        key=lambda reading: (reading.page.name, reading.page.id),
    )
    desk = _Desk(story, pages, sources, derivations)
    found = [found for number, reading in enumerate(pages) for found in desk.estimates(reading, number)]
    updated = {reading.page.id: day for reading in pages if (day := _updated(reading)) is not None}
    return tuple(_told_alike(_taking_up_forecasts(_one_speaker(_new_in_updates(found, updated)))))


def _new_in_updates(estimates: Sequence[Estimate], updated: Mapping[str, str]) -> list[Estimate]:
    """Estimates of later versions with the day of the update, where no earlier version has the value."""
    old = {(found.origin, found.thing.head, found.thing.unit, found.value.span) for found in estimates if not found.updates}
    return [
        msgspec.structs.replace(found, said=Days(first=updated[found.page], last=updated[found.page]))
        if found.updates
        and not (found.dated or found.before)
        and found.page in updated
        and (found.origin, found.thing.head, found.thing.unit, found.value.span) not in old
        else found
        for found in estimates
    ]


def _one_speaker(estimates: Sequence[Estimate]) -> list[Estimate]:
    """Estimates with the voice of the count they take back where only a pronoun names it ("It had at first said 40")."""
    by_figure = {found.figure.id: found for found in estimates}
    return [
        msgspec.structs.replace(found, voice=by_figure[found.takes].voice, source=by_figure[found.takes].source)
        if found.before and found.nameless and found.takes in by_figure
        else found
        for found in estimates
    ]


def _taking_up_forecasts(estimates: Sequence[Estimate]) -> Iterator[Estimate]:
    """Estimates that take up a forecast in words without a tense of their own ("put the share at 45 percent") as forecasts."""
    ahead = {found.figure.id: found.ahead for found in estimates}
    for found in estimates:
        timeless = found.certainty is not None and found.certainty.outlook == "present" and not found.given
        yield msgspec.structs.replace(found, ahead=True) if timeless and ahead.get(found.takes) else found


def _told_alike(given: Iterable[Estimate]) -> Iterator[Estimate]:
    """Estimates of a thing of which the story tells but one, as that, where their own words tell nothing ("950 drivers")."""
    estimates = list(given)
    told: dict[str, set[str | None]] = {}
    for found in estimates:
        if found.thing.told and not found.thing.unit:
            told.setdefault(found.thing.head, set()).add(found.thing.predicate)
    general = lexicon("points")["people"]["general"]
    for found in estimates:
        known = told.get(found.thing.head, set())
        if found.thing.predicate is None and not found.thing.unit and len(known) == 1 and found.thing.head not in general:
            yield msgspec.structs.replace(found, thing=msgspec.structs.replace(found.thing, predicate=next(iter(known))))
        else:
            yield found


def _words_of(attribution: Attribution | None, text: str) -> str:
    """A voice made of the words that name the speaker: no source, and the same on a copied page."""
    words = " ".join(span.of(text) for span in attribution.source) if attribution else ""
    return f"words: {' '.join(plain(words))}" if words else "words: nobody"


def _named_voice(voice: str, source: Source | None, words: str) -> str:
    """The voice, or the words of the speaker where they tell no more than "it"."""
    return words if not voice or (source is None and voice != "page" and set(words.split()) <= _PRONOUNS) else voice


def sides_of(source: Source) -> frozenset[str]:
    """The states a source speaks for by office; empty for who speaks for himself or for no state."""
    own = " ".join((source.name, *source.names, source.role or "", source.affiliation or ""))
    if source.kind != "government" and not set(plain(own)) & set(lexicon("points")["official"]["words"]):
        return frozenset()
    if not states_in(own) and plain(source.name)[-1:] == ["administration"]:
        return frozenset({str(lexicon("points")["official"]["administration"])})
    for words in (source.name, source.affiliation or "", source.role or "", *source.names):
        states = states_in(words)
        if states:
            return frozenset(states[:1] if source.kind == "person" else states)
    return frozenset()


def _place(figure: Figure, text: str) -> Place:
    spans: Sequence[Span] = figure.scope.place if figure.scope else ()
    words = " ".join(" ".join(span.of(text).split()) for span in spans)
    closer = _CLOSER.match(text, max((span.end for span in spans), default=0)) if spans else None
    words += _to_narrow_noun(closer.group()) if closer else ""
    return Place(
        words=words,
        states=frozenset(states_in(words)),
        names=frozenset(name.casefold() for name in _NAME.findall(words)),
        narrow=_is_narrow(words),
    )


def _to_narrow_noun(words: str) -> str:
    """Words up to the first noun that narrows a place; nothing if there is none."""
    narrow = lexicon("points")["places"]["narrow"]
    parts = words.split()
    ends = next((at for at, word in enumerate(parts, start=1) if word.casefold() in narrow), 0)
    return "".join(f" {word}" for word in parts[:ends])


def _is_narrow(words: str) -> bool:
    return bool(set(plain(words)) & set(lexicon("points")["places"]["narrow"]))


def _said(claim: Claim, times: Mapping[str, TimeRef], reading: Reading) -> Days:
    said = days_of(times[claim.said].period) if claim.said and claim.said in times else Days()
    return said if said != Days() else _published(reading)


def _published(reading: Reading) -> Days:
    facts = next(iter(reading.of(PageFacts)), None)
    if facts is None or facts.published is None:
        return Days()
    return days_of(facts.published)


def _updated(reading: Reading) -> str | None:
    facts = next(iter(reading.of(PageFacts)), None)
    return days_of(facts.updated).first if facts else None


def _looks_ahead(certainty: Certainty | None) -> bool:
    return certainty is not None and certainty.outlook == "future"


def _ago(said: TimeRef | None, text: str) -> int:
    """Days before the page that a relative time names ("a week ago", "last month"); 0 where it names none."""
    words = plain(said.span.of(text)) if said else []
    back = lexicon("points")["ago"]
    if not set(words) & set(back["before"]) or {"this", "week"} <= set(words):
        return 0
    return max((int(days) for unit, days in back["days"].items() if unit in words or f"{unit}s" in words), default=0)


def _about(figure: Figure, claim: Claim, times: Mapping[str, TimeRef], text: str) -> Days:
    """The days a count is about: those of its own time, else of the first time of its claim that names any."""
    own = figure.scope.time if figure.scope else None
    told = [times[name] for name in ((own,) if own else (claim.about, *claim.times)) if name and name in times]
    days = (named_days(time, text) for time in told if time.tells != "said" or time.id == own)
    return next((found for found in days if found != Days()), Days())


def is_nationals(thing: Thing) -> bool:
    """Whether a nation's name alone is counted."""
    return thing.head == NATIONALS
