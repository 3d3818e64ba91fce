"""Drafts by the tagger: its sources, cues and contents joined, with whom it was said to and where."""

import bisect
import functools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twosource.language import lexicon
from twosource.language.tagger import Tag, Tagger
from twosource.model import Sentence, Span
from twosource.page.attribution.drafts import GUESSED, Draft
from twosource.page.attribution.edges import balanced, named, outside, whole, without_rest
from twosource.page.attribution.holders import holder, is_its_subject
from twosource.page.attribution.lexical import Kind, english
from twosource.page.attribution.linking import Linked, Part, Role, Scene, linked
from twosource.page.attribution.rules import find_drafts
from twosource.page.attribution.rules.cues import Cue
from twosource.page.attribution.rules.leads import lead_of, names_channel
from twosource.page.attribution.sorts import sort_of
from twosource.page.attribution.touched import Touched
from twosource.page.attribution.words import LONGEST_SENTENCE, Line

INSIDE = "tagger, inside a statement"
"""The rule of what lies in another statement."""
_ROLES: dict[str, Role] = {"source": "source", "cue": "cue", "content": "content"}
_HEADLINES = frozenset({"headline", "subhead"})
_DOUBTED = frozenset({"content after the verb", "second verb"})
"""Rules that for a cue without a content by the tagger are right in one case of three (24 in 210 articles of PolNeAR train)."""
_GAP = 2
"""Code points, a comma and a space, between a speaker and the cue."""
_LONGEST_OPENING = 16
"""Words before a source that may tell where something was said ("In a post on X, Lee said")."""


def tagged_drafts(
    text: str, sentences: Sequence[Sentence], quotes: tuple[Span, ...], model: Tagger, before: Span | None
) -> tuple[list[Draft], tuple[Span, ...]]:
    """The drafts of one block, and contents that go on from the block before.

    Args:
        text: the page's.
        sentences: of the block, in text order.
        quotes: the block's quotations.
        model: the tagger.
        before: the last cue of the block before, if a quotation may go on from it.
    """
    start, end = sentences[0].span.start, sentences[-1].span.end
    found = model.tag(text[start:end].replace("\n", " "), headline=sentences[0].role in _HEADLINES)
    stops = [sentence.span.end for sentence in sentences]
    outer = Scene(text, _parts(text, found.outer, start), stops)
    links, more = linked(outer, before)
    lines = _Lines(text, sentences, quotes)
    drafts: list[Draft] = []
    inner = _parts(text, found.inner, start)
    inside: list[Draft] = []
    for link in links:
        if not link.content:
            continue
        draft = _with_source(lines, _draft(lines.at(link.cue), link, "tagger"))
        drafts.append(draft)
        nested, _ = linked(Scene(text, _held(inner, draft.content), stops))
        made = [_draft(lines.at(one.cue), one, INSIDE) for one in nested if one.content]
        inside += [_with_source(lines, one, draft.content) for one in made]
    drafts += inside
    return [*drafts, *_by_rules(lines, sentences, drafts, [link.cue for link in links if not link.content])], more


def _held(parts: Sequence[Part], content: Sequence[Span]) -> list[Part]:
    """The parts, which stand in text order, that lie inside a content."""
    found = []
    for span in content:
        first, stop = (bisect.bisect_left(parts, edge, key=lambda part: part.span.start) for edge in (span.start, span.end))
        found += [part for part in parts[first:stop] if part.span.end <= span.end]
    return found


class _Lines:
    """The sentences of a block as words, and what the rules find in them, made when first asked for."""

    def __init__(self, text: str, sentences: Sequence[Sentence], quotes: tuple[Span, ...]) -> None:
        self._text, self._sentences, self._quotes = text, sentences, quotes
        self._ends = [sentence.span.end for sentence in sentences]
        self._made: dict[int, Line] = {}
        self._drafts: dict[int, list[Draft]] = {}

    def drafts(self, span: Span) -> list[Draft]:
        """What the rules find in the sentence a span begins in; nothing in what is too long for one."""
        line = self.at(span)
        if line.span.start not in self._drafts:
            self._drafts[line.span.start] = find_drafts(line) if len(line.span) <= LONGEST_SENTENCE else []
        return self._drafts[line.span.start]

    def at(self, span: Span) -> Line:
        """The sentence a span begins in."""
        number = min(bisect.bisect_right(self._ends, span.start), len(self._ends) - 1)
        if number not in self._made:
            self._made[number] = Line(self._text, self._sentences[number].span, self._quotes)
        return self._made[number]


def _with_source(lines: _Lines, draft: Draft, outer: Sequence[Span] = ()) -> Draft:
    """A statement nobody is tagged for gets the subject of its cue; inside another statement, one that stands there too."""
    line = lines.at(draft.cue[0])
    if draft.source or len(line.span) > LONGEST_SENTENCE:
        return draft
    for other in lines.drafts(draft.cue[0]):
        if not other.source or not other.cue[0].meets(draft.cue[0]):
            continue
        if not any(span.meets(part) for span in other.source for part in draft.content + draft.cue):
            return draft._replace(source=other.source)
        if _swallowed(draft, other):
            return draft._replace(source=other.source, content=other.content)
    if is_its_subject(line, draft.cue[0], draft.content):
        return draft._replace(source=draft.content[:1], content=draft.content[1:])
    found = holder(line, draft.cue[0], draft.content)
    if found is None or (outer and not any(span.holds(found) for span in outer)):
        return draft
    held = draft._replace(source=(found,))
    quoted = any(line.quote_at(span.start) for span in draft.content)
    # A deed without a doer ("has hired") is nobody's statement, with its subject no more than without.
    return draft if sort_of(line.text, held, quoted=quoted, document=False).name == "deed" else held


def _swallowed(draft: Draft, other: Draft) -> bool:
    """Whether the tagger took a speaker who stands between content and cue for the end of the content."""
    (content, *more), (source, *_) = draft.content, other.source
    before_cue = content.end <= draft.cue[0].start and 0 <= draft.cue[0].start - source.end <= _GAP
    return not more and before_cue and content.holds(source) and other.content[0].start == content.start


def _by_rules(lines: _Lines, sentences: Sequence[Sentence], drafts: list[Draft], bare: list[Span]) -> list[Draft]:
    """What the rules add: a content for a cue the tagger gives none, and the statement of a headline where it finds nothing."""
    taken = Touched(span for draft in drafts for role in (draft.source, draft.cue, draft.content) for span in role)
    found: list[Draft] = []
    for cue in bare:
        mine = [draft for draft in lines.drafts(cue) if draft.cue[0].meets(cue)]
        found += [draft._replace(rule=GUESSED) if draft.rule in _DOUBTED else draft for draft in mine]
    if not drafts and sentences[0].role == "headline":
        found += find_drafts(lines.at(sentences[0].span), is_headline=True)
    return [draft for draft in found if not any(taken.any_meets(span) for span in draft.cue + draft.content)]


def _parts(text: str, tags: Iterable[Tag], offset: int) -> list[Part]:
    parts = [Part(whole(text, Span(tag.start + offset, tag.end + offset)), _ROLES[tag.label]) for tag in tags]
    return [part for number, part in enumerate(parts) if not number or parts[number - 1].span.end <= part.span.start]


def _draft(line: Line, link: Linked, rule: str) -> Draft:
    cue = link.cue
    if cue.of(line.text).endswith(":") and len(cue) > 1:
        cue = Span(cue.start, cue.end - 1)
    source = tuple(named(line, without_rest(line.text, span)) for span in link.source)
    link = Linked(source, cue, tuple(balanced(line, outside(line.text, span, source)) for span in link.content))
    places = line.within(cue)
    kind = _kind(line, places)
    if not places:
        return Draft(link.source, (cue,), link.content, kind, rule)
    addressee, channel = _around(line, places, link)
    return _refused(line, Draft(link.source, (cue,), link.content, kind, rule, addressee, channel), places[-1])


def _refused(line: Line, draft: Draft, last: int) -> Draft:
    """In "declined to say whether" the second verb belongs to the cue where words are left for the content."""
    first, *more = draft.content
    verb = english().forms.get(line.low(last + 2))
    says = verb is not None and verb.lemma in _refusals().tell and line.low(last + 1) == "to"
    refuses = english().forms.get(line.low(last))
    if (
        verb is None
        or not says
        or refuses is None
        or refuses.lemma not in _refusals().verbs
        or first.start != line[last + 1].start
    ):
        return draft
    end = last + 2 + (line.low(last + 3) in verb.frames & english().prepositions)
    lead = lead_of(line, Cue(last, last + 2, end, verb.lemma, verb.kind, "finite", verb.frames))
    if lead.start >= len(line) or line[lead.start].start >= first.end or not line[lead.start].is_word:
        return draft
    return draft._replace(
        cue=(Span(draft.cue[0].start, line[end].end),),
        content=(Span(line[lead.start].start, first.end), *more),
        addressee=(line.stretch(*lead.addressee),) if lead.addressee else draft.addressee,
    )


class _Refusals(NamedTuple):
    """Lemmas of verbs that refuse, and of the verbs of telling that go with them."""

    verbs: frozenset[str]
    tell: frozenset[str]


@functools.cache
def _refusals() -> _Refusals:
    lists = lexicon("attribution")["refusals"]
    return _Refusals(frozenset(lists["verbs"]), frozenset(lists["tell"]))


def _kind(line: Line, places: Sequence[int]) -> Kind:
    """What sort of statement the cue makes: that of its last verb the lexicon knows."""
    forms = [english().forms[line.low(at)] for at in places if line.low(at) in english().forms]
    return forms[-1].kind if forms else "speech"


def _around(line: Line, places: Sequence[int], link: Linked) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """To whom and where it was said: after the cue, or before the source."""
    verb = next((at for at in reversed(places) if line.low(at) in english().forms), places[-1])
    form = english().forms.get(line.low(verb))
    cue = Cue(
        first=places[0],
        verb=verb,
        last=places[-1],
        lemma=form.lemma if form else line.low(verb),
        kind=form.kind if form else "speech",
        voice="finite",
        frames=form.frames if form else frozenset(),
    )
    lead = lead_of(line, cue)
    taken = [*link.content, *link.source]
    addressee = [line.stretch(*lead.addressee)] if lead.addressee else []
    channel = [line.stretch(*lead.channel)] if lead.channel else []
    opening = _opening(line, link)
    if opening is not None and names_channel(line, *opening):
        channel.append(line.stretch(*opening))

    def free(spans: list[Span]) -> tuple[Span, ...]:
        return tuple(sorted(span for span in spans if not any(span.meets(other) for other in taken)))

    return free(addressee), free(channel)


def _opening(line: Line, link: Linked) -> tuple[int, int] | None:
    """The phrase that opens the sentence before the source, up to its comma."""
    first = min((span.start for span in (*link.source, link.cue)), default=link.cue.start)
    at = line.within(Span(first, first + 1)).start
    return (0, at - 2) if 2 <= at <= _LONGEST_OPENING and line[at - 1].text == "," else None
