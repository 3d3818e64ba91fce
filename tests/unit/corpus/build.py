"""Readings made by hand for tests of what is found across pages.

page = PageBuilder("a.txt", published="2031-05-02")
page.says(person("Ida Lund"), "said", "12 people were hurt", [number("12", 12, "people")])
reading = page.reading()
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from twosource.model import (
    Attribution,
    Block,
    Certainty,
    Claim,
    Figure,
    Mention,
    Note,
    Origin,
    Page,
    PageFacts,
    Period,
    Published,
    Reading,
    Scope,
    Sentence,
    Span,
    Story,
    TimeRef,
    content_id,
)

BY = "test/1"


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A figure to be put where its words stand. `words` is found in what is said, `place` and `counted` too."""

    words: str
    low: float | None = None
    high: float | None = None
    bound: str = "exact"
    counted: str | None = None
    unit: str | None = None
    unit_code: str | None = None
    place: str | None = None
    part_of: int | None = None
    hypothetical: bool = False
    change_role: str | None = None


def number(words: str, value: float, counted: str | None = None, **more: Any) -> Number:
    """A figure with one value."""
    return Number(words=words, low=value, high=value, counted=counted, **more)


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who speaks. `role`, `affiliation` and `reason` stand inside `who`; `party` labels who speaks again on the page."""

    who: str
    name: str | None = None
    kind: str = "person"
    form: str | None = None
    party: str | None = None
    role: str | None = None
    affiliation: str | None = None
    acronym: str | None = None
    reason: str | None = None


def person(who: str, name: str | None = None, **more: Any) -> Voice:
    """A named person; the name is all of `who` unless given."""
    return Voice(who=who, name=name or who, **more)


class PageBuilder:
    """Builds one page sentence by sentence; `reading()` gives the result."""

    def __init__(self, name: str, *, published: str | None = None) -> None:
        self.name = name
        self.id = content_id("pg", name)
        self._text = ""
        self._published = published
        self._notes: list[Note] = []
        self._parties: dict[str, str] = {}

    def tells(self, words: str, figures: Sequence[Number] = (), **more: Any) -> str:
        """A sentence in the page's own voice; its claim's id. `more`: certainty, outlook, time (words of it, unresolved)."""
        span = self._put(words)
        sentence = self._sentence(span)
        self._time(more.pop("time", None), span)
        return self._claim(span, sentence, None, figures, **more)

    def says(self, voice: "Voice", cue: str, what: str, figures: Sequence[Number] = (), **more: Any) -> str:
        """A sentence `who cue what.`; its claim's id. `more`: certainty, outlook, said (an ISO day)."""
        span = self._put(f"{voice.who} {cue} {what}.")
        sentence = self._sentence(span)
        source = self.span(voice.who, span)
        mention = self._mention(source, voice)
        spoken = self.span(cue, Span(source.end, span.end))
        content = self.span(what, Span(spoken.end, span.end))
        attribution = content_id("at", self.id, source, spoken)
        self._notes.append(
            Attribution(
                id=attribution,
                page=self.id,
                by=BY,
                source=(source,),
                cue=(spoken,),
                content=(content,),
                mention=mention.id,
                mode="indirect",
                rule="test",
            )
        )
        more["said"] = self._said(spoken, attribution, more.get("said"))
        return self._claim(content, sentence, attribution, figures, via=(mention.party,), **more)

    def reading(self) -> Reading:
        """The page and its notes, in text order."""
        facts = PageFacts(id=content_id("pf", self.id), page=self.id, by=BY, language="en", analysed=True, published=None)
        if self._published:
            published = Published(first=self._published, last=self._published, grain="day", how="stated")
            facts = msgspec.structs.replace(facts, published=published)
        block = Block(
            id=content_id("bl", self.id), page=self.id, by=BY, role="paragraph", span=Span(0, len(self._text)), why="test"
        )
        page = Page(id=self.id, name=self.name, text=self._text)
        return Reading(page=page, notes=(facts, block, *self._notes))

    def span(self, words: str, within: Span) -> Span:
        """Where words stand inside a stretch of the page."""
        start = self._text.index(words, within.start, within.end)
        return Span(start, start + len(words))

    def _put(self, words: str) -> Span:
        start = len(self._text)
        self._text += words + "\n"
        return Span(start, start + len(words))

    def _sentence(self, span: Span) -> str:
        identity = content_id("se", self.id, span)
        self._notes.append(
            Sentence(id=identity, page=self.id, by=BY, span=span, block=content_id("bl", self.id), role="paragraph")
        )
        return identity

    def _mention(self, source: Span, voice: "Voice") -> Mention:
        identity = content_id("me", self.id, source)
        sought = {"role": voice.role, "affiliation": voice.affiliation, "reason": voice.reason}
        mention = Mention(
            id=identity,
            page=self.id,
            by=BY,
            span=source,
            form=voice.form or ("name" if voice.name else "anonymous"),
            kind=voice.kind,
            name=voice.name,
            party=self._parties.setdefault(voice.party, identity) if voice.party else identity,
            acronym=voice.acronym,
            **{field: self.span(words, source) for field, words in sought.items() if words},
        )
        self._notes.append(mention)
        return mention

    def _said(self, cue: Span, attribution: str, day: str | None) -> str | None:
        if day is None:
            return None
        identity = content_id("tr", self.id, cue)
        self._notes.append(
            TimeRef(
                id=identity,
                page=self.id,
                by=BY,
                span=cue,
                period=Period(first=day, last=day, grain="day"),
                tells="said",
                attribution=attribution,
                rule="test",
            )
        )
        return identity

    def _claim(self, content: Span, sentence: str, attribution: str | None, figures: Sequence[Number], **more: Any) -> str:
        sure = Certainty(
            id=content_id("ce", self.id, content),
            page=self.id,
            by=BY,
            target=attribution or sentence,
            level=more.get("certainty", "certain"),
            outlook=more.get("outlook", "past"),
            rule="test",
        )
        placed: list[str] = []
        for figure in figures:
            placed.append(self._figure(figure, content, attribution, placed))
        claim = Claim(
            id=content_id("cl", self.id, content),
            page=self.id,
            by=BY,
            spans=(content,),
            attribution=attribution,
            sentence=sentence,
            certainty=sure.id,
            via=more.get("via", ()),
            said=more.get("said"),
            figures=tuple(placed),
        )
        self._notes += [sure, claim]
        return claim.id

    def _time(self, words: str | None, within: Span) -> None:
        if words is not None:
            span = self.span(words, within)
            self._notes.append(TimeRef(id=content_id("tr", self.id, span), page=self.id, by=BY, span=span, rule="test"))

    def _figure(self, figure: Number, within: Span, attribution: str | None, placed: Sequence[str]) -> str:
        span = self.span(figure.words, within)
        identity = content_id("fg", self.id, span)
        self._notes.append(
            Figure(
                id=identity,
                page=self.id,
                by=BY,
                span=span,
                low=figure.low,
                high=figure.high,
                bound=figure.bound,
                unit=figure.unit,
                unit_code=figure.unit_code,
                counted=figure.counted,
                counted_span=self.span(figure.counted, within) if figure.counted else None,
                scope=Scope(place=(self.span(figure.place, within),)) if figure.place else None,
                part_of=placed[figure.part_of] if figure.part_of is not None else None,
                hypothetical=figure.hypothetical,
                change_role=figure.change_role,
                attribution=attribution,
                rule="test",
            )
        )
        return identity


def story(*origins: Origin) -> Story:
    """One story with the given origins."""
    pages = tuple(page for origin in origins for page in origin.pages)
    rooms = {origin.newsroom or origin.id for origin in origins}
    return Story(id="st-test", why="test", title="test", pages=pages, newsrooms=len(rooms), origins=origins)


def origin(newsroom: str | None, *pages: Reading | PageBuilder) -> Origin:
    """An origin carried by the given pages."""
    ids = tuple(page.id if isinstance(page, PageBuilder) else page.page.id for page in pages)
    return Origin(id=content_id("or", *ids), why="test", pages=ids, newsroom=newsroom, seen=True)
