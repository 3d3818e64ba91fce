"""Drafts by the tagger: its sources, cues and contents joined, with whom it was said to and where."""

import bisect
from collections.abc import Iterable, Sequence

from twosource.language.tagger import Tag, Tagger
from twosource.model import Sentence, Span
from twosource.page.attribution.drafts import Draft
from twosource.page.attribution.lexical import Kind, english
from twosource.page.attribution.linking import Linked, Part, Role, Scene, linked
from twosource.page.attribution.rules import find_drafts
from twosource.page.attribution.rules.cues import Cue
from twosource.page.attribution.rules.leads import lead_of, names_channel
from twosource.page.attribution.words import Line

INSIDE = "tagger, inside a statement"
"""The rule of what lies in another statement."""
_ROLES: dict[str, Role] = {"source": "source", "cue": "cue", "content": "content"}
_HEADLINES = frozenset({"headline", "subhead"})
_PAIRS = {"”": "“", "»": "«", "’": "‘", '"': '"'}
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
    drafts = [_draft(lines.at(link.cue), link, "tagger") for link in links if link.content]
    inner = _parts(text, found.inner, start)
    for link in links:
        held = [part for part in inner if any(span.holds(part.span) for span in link.content)]
        nested, _ = linked(Scene(text, held, stops))
        drafts += [_draft(lines.at(one.cue), one, INSIDE) for one in nested if one.content]
    drafts = [_with_source(lines, draft) for draft in drafts]
    return [*drafts, *_by_rules(lines, sentences, drafts, [link.cue for link in links if not link.content])], more


class _Lines:
    """The sentences of a block as words, made when first asked for."""

    def __init__(self, text: str, sentences: Sequence[Sentence], quotes: tuple[Span, ...]) -> None:
        self._text, self._sentences, self._quotes = text, sentences, quotes
        self._ends = [sentence.span.end for sentence in sentences]
        self._made: dict[int, Line] = {}

    def at(self, span: Span) -> Line:
        """The sentence a span begins in."""
        number = min(bisect.bisect_right(self._ends, span.start), len(self._ends) - 1)
        if number not in self._made:
            self._made[number] = Line(self._text, self._sentences[number].span, self._quotes)
        return self._made[number]


def _with_source(lines: _Lines, draft: Draft) -> Draft:
    """A statement nobody is tagged for gets the subject the rules find for its cue."""
    if draft.source:
        return draft
    for other in find_drafts(lines.at(draft.cue[0])):
        free = not any(span.meets(part) for span in other.source for part in draft.content + draft.cue)
        if other.source and free and other.cue[0].meets(draft.cue[0]):
            return draft._replace(source=other.source)
    return draft


def _by_rules(lines: _Lines, sentences: Sequence[Sentence], drafts: list[Draft], bare: list[Span]) -> list[Draft]:
    """What the rules add: a content for a cue the tagger gives none, and the statement of a headline where it finds nothing."""
    taken = [span for draft in drafts for role in (draft.source, draft.cue, draft.content) for span in role]
    found: list[Draft] = []
    for cue in bare:
        found += [draft for draft in find_drafts(lines.at(cue)) if draft.cue[0].meets(cue)]
    if not drafts and sentences[0].role == "headline":
        found += find_drafts(lines.at(sentences[0].span), is_headline=True)
    return [draft for draft in found if not any(span.meets(other) for span in draft.cue + draft.content for other in taken)]


def _parts(text: str, tags: Iterable[Tag], offset: int) -> list[Part]:
    parts = [Part(_whole(text, Span(tag.start + offset, tag.end + offset)), _ROLES[tag.label]) for tag in tags]
    return [part for number, part in enumerate(parts) if not number or parts[number - 1].span.end <= part.span.start]


def _whole(text: str, span: Span) -> Span:
    """The span with a quotation mark that was cut off it, without a comma or colon left over at its ends."""
    start, end = span.start, span.end
    while start < end - 1 and (text[start] in ",;:" or text[start].isspace()):
        start += 1
    while end > start + 1 and (text[end - 1] in ",;" or text[end - 1].isspace()):
        end -= 1
    words = text[start:end]
    for closing, opening in _PAIRS.items():
        if closing == '"':
            lacks_end = words.count('"') % 2 and words.startswith('"')
        else:
            lacks_end = words.count(opening) > words.count(closing)
        if lacks_end and text[end : end + 1] == closing:
            end += 1
    return Span(start, end)


def _draft(line: Line, link: Linked, rule: str) -> Draft:
    places = [at for at, word in enumerate(line.words) if link.cue.start <= word.start < link.cue.end]
    kind = _kind(line, places)
    if not places:
        return Draft(link.source, (link.cue,), link.content, kind, rule)
    addressee, channel = _around(line, places, link)
    return Draft(link.source, (link.cue,), link.content, kind, rule, addressee, channel)


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
    at = next((number for number, word in enumerate(line.words) if word.start >= first), 0)
    return (0, at - 2) if 2 <= at <= _LONGEST_OPENING and line[at - 1].text == "," else None
