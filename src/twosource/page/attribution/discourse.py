"""From the drafts of single sentences to the attributions of a page: quotations that go on, nesting, and the mentions."""

import bisect
import itertools
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from twosource.language.tagger import Tagger
from twosource.model import Attribution, Mention, Page, Reading, Sentence, Span, content_id
from twosource.page.attribution.drafts import Draft
from twosource.page.attribution.quotations import find_quotations
from twosource.page.attribution.rules import find_drafts
from twosource.page.attribution.sorts import sort_of
from twosource.page.attribution.speakers import head_mention
from twosource.page.attribution.tagged import INSIDE, tagged_drafts
from twosource.page.attribution.touched import Touched
from twosource.page.attribution.words import LONGEST_SENTENCE, Line

BY = "attribution/4"

_WHOLE_SENTENCE = 3
"""Words; a quotation of fewer is a term, not somebody's statement."""
_QUOTES = ("“", "”", '"', "„", "«", "‘", "``", "''")
_READ = 1_000
"""Code points of a content in which a quotation mark is looked for."""
_NEAREST = 64
"""Spans looked at that begin before a place; more never lie inside one another on a page people wrote."""


def page_drafts(reading: Reading, model: Tagger | None) -> tuple[list[Draft], tuple[Span, ...]]:
    """The drafts of all sentences, quotations that go on joined to the statement they go on from; and all quotations.

    Args:
        reading: needs Sentence.
        model: the tagger; None for the rules.
    """
    text = reading.page.text
    drafts: list[Draft] = []
    quotations: list[Span] = []
    blocks: dict[str, list[Sentence]] = {}
    for sentence in reading.of(Sentence):
        blocks.setdefault(sentence.block, []).append(sentence)
    for sentences in blocks.values():
        quotes = find_quotations(text, Span(sentences[0].span.start, sentences[-1].span.end))
        quotations.extend(quotes)
        before = len(drafts)
        if model is None:
            drafts.extend(_block_drafts(text, sentences, quotes))
        else:
            _add_tagged(drafts, text, sentences, quotes, model)
        near = drafts[max(0, before - _NEAREST) :]  # the statement of the block before may have been given more
        _carry_on(drafts, before, _unclaimed(text, sentences, quotes, near), text, sentences[0].span.start)
    return drafts, tuple(quotations)


def _add_tagged(drafts: list[Draft], text: str, sentences: Sequence[Sentence], quotes: tuple[Span, ...], model: Tagger) -> None:
    """Add the tagger's drafts of one block; what goes on from the block before is added to its statement."""
    outer = (number for number in range(len(drafts) - 1, -1, -1) if drafts[number].rule != INSIDE)
    last = max(itertools.islice(outer, _NEAREST), key=lambda number: drafts[number].cue[0].start, default=None)
    fresh, more = tagged_drafts(text, sentences, quotes, model, drafts[last].cue[0] if last is not None else None)
    if last is not None and more and _goes_on(text, drafts[last], more[0]):
        drafts[last] = drafts[last]._replace(content=tuple(sorted((*drafts[last].content, *more))))
    drafts.extend(fresh)


def _block_drafts(text: str, sentences: Sequence[Sentence], quotes: tuple[Span, ...]) -> list[Draft]:
    found = []
    for sentence in sentences:
        if len(sentence.span) > LONGEST_SENTENCE:
            continue
        line = Line(text, sentence.span, quotes)
        found += [_through_quotation(draft, line) for draft in find_drafts(line, is_headline=sentence.role == "headline")]
    return found


def _through_quotation(draft: Draft, line: Line) -> Draft:
    """A content that ends with its sentence inside a quotation goes on to the end of that quotation."""
    last = draft.content[-1]
    quote = line.quote_at(last.end - 1)
    if quote is None or quote.holds(draft.cue[0]) or quote.end <= line.span.end or line.span.end - last.end > 1:
        return draft
    return draft._replace(content=(*draft.content[:-1], Span(last.start, quote.end)))


def _unclaimed(text: str, sentences: Sequence[Sentence], quotes: tuple[Span, ...], fresh: list[Draft]) -> list[Span]:
    """Quotations that are sentences of their own and that no attribution outside them touches."""
    starts = [sentence.span.start for sentence in sentences]
    touched = Touched([span for draft in fresh if not _in_quotation(draft, quotes) for role in draft[:3] for span in role])
    found = []
    for quote in quotes:
        sentence = sentences[bisect.bisect_right(starts, quote.start) - 1].span
        whole = quote.start == sentence.start and quote.end >= sentence.end - 1
        if whole and len(quote.of(text).split()) >= _WHOLE_SENTENCE and not touched.any_meets(quote):
            found.append(quote)
    return found


def _in_quotation(draft: Draft, quotes: tuple[Span, ...]) -> bool:
    at = bisect.bisect_right(quotes, draft.cue[0].start, key=lambda quote: quote.start) - 1
    return at >= 0 and quotes[at].holds(draft.cue[0])


def _goes_on(text: str, draft: Draft, more: Span) -> bool:
    """Whether `more` may go on from a statement: one that quotes already, with the same marks, or that a colon closes."""
    last = max(span.end for span in (*draft.content, *draft.cue))
    mark = text[more.start]
    marks = (mark,) if mark in _QUOTES else _QUOTES
    near = [text[span.start : min(span.end, span.start + _READ)] for span in draft.content[-_NEAREST:]]
    quoted = any(one in words for words in near for one in marks)
    return quoted or text[last : last + 2].lstrip(".").startswith(":")


def _carry_on(drafts: list[Draft], fresh: int, quotes: list[Span], text: str, block: int) -> None:
    """Give each quotation without a cue to the statement it goes on from.

    That is the last statement before it in the block or, where the block opens with a quotation, the last of the one before;
    and nobody's, where that statement quotes nothing (a title, a heading in quotation marks).
    """
    if not quotes:
        return
    own = sorted(number for number in range(fresh, len(drafts)) if drafts[number].source)
    own.sort(key=lambda number: drafts[number].cue[0].start)
    starts = [drafts[number].cue[0].start for number in own]
    earlier: int | None = None
    if quotes[0].start == block:
        last = range(fresh - 1, max(fresh - _NEAREST, 0) - 1, -1)
        spoken = (number for number in last if drafts[number].source and drafts[number].kind == "speech")
        earlier = next(spoken, None)
    more: dict[int, list[Span]] = {}
    for quote in quotes:
        before = bisect.bisect_left(starts, quote.start)
        number = own[before - 1] if before else earlier
        if number is not None and _goes_on(text, drafts[number], quote):
            more.setdefault(number, []).append(quote)
    for number, found in more.items():
        drafts[number] = drafts[number]._replace(content=tuple(sorted((*drafts[number].content, *found))))


def joined(reading: Reading, drafts: list[Draft], quotations: tuple[Span, ...]) -> tuple[Attribution, ...]:
    """Attributions with their mention, mode and nesting, in text order."""
    page = reading.page
    mentions = sorted(reading.of(Mention), key=lambda mention: mention.span)
    by_id = {mention.id: mention for mention in mentions}
    made = [_attribution(page, draft, head_mention(page.text, mentions, draft.source), by_id, quotations) for draft in drafts]
    return tuple(sorted(_nested(list({one.id: one for one in made}.values())), key=_place))


def _attribution(
    page: Page, draft: Draft, mention: str | None, mentions: Mapping[str, Mention], quotations: tuple[Span, ...]
) -> Attribution:
    """The note of one draft, with its sort."""
    mode = _mode(page.text, draft.content, quotations)
    head = mentions.get(mention or "")
    sort = sort_of(page.text, draft, quoted=mode != "indirect", document=head is not None and head.kind == "document")
    return Attribution(
        id=content_id("at", page.id, *(span for role in draft[:3] for span in (*role, "|"))),
        page=page.id,
        by=BY,
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        mention=mention,
        kind=sort.kind,
        mode=mode,
        addressee=draft.addressee,
        channel=draft.channel,
        rule=draft.rule,
        score=sort.score,
    )


def _place(attribution: Attribution) -> tuple[int, bool, int, str]:
    """Where an attribution begins; one that lies in another comes after it."""
    first = min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))
    return first, attribution.within is not None, attribution.cue[0].start, attribution.id


def _nested(found: list[Attribution]) -> list[Attribution]:
    """Fill `within`: the attribution with the smallest content that holds this one's cue and content."""
    contents = sorted((span.start, span.end, number) for number, one in enumerate(found) for span in one.content)
    out = []
    for inner in found:
        cue = inner.cue[0]
        stop = bisect.bisect_left(contents, (cue.start + 1,))
        near = {number for _, end, number in contents[max(0, stop - _NEAREST) : stop] if end >= cue.end}
        holders = [found[number] for number in sorted(near) if found[number].id != inner.id and _holds(found[number], inner)]
        nearest = min(holders, key=lambda outer: (sum(map(len, outer.content)), outer.id), default=None)
        out.append(msgspec.structs.replace(inner, within=nearest.id) if nearest else inner)
    return out


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether the cue and the content of one lie inside the content of the other."""
    spans = (*inner.cue, *inner.content)
    inside = all(any(content.holds(span) for content in outer.content) for span in spans)
    return inside and set(inner.content) != set(outer.content)


def _mode(text: str, content: tuple[Span, ...], quotations: tuple[Span, ...]) -> Literal["direct", "mixed", "indirect"]:
    inside = outside = 0
    for span in content:
        stop = bisect.bisect_left(quotations, span.end, key=lambda quote: quote.start)
        covered = 0
        while stop > 0 and quotations[stop - 1].end > span.start:
            stop -= 1
            covered += min(span.end, quotations[stop].end) - max(span.start, quotations[stop].start)
        inside += covered
        outside += len(text[span.start : span.end].strip()) - covered
    if not inside:
        return "indirect"
    return "direct" if outside <= len(content) else "mixed"
