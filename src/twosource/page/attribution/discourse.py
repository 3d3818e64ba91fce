"""From the drafts of single sentences to the attributions of a page: quotations that go on, nesting, and the mentions."""

import bisect

from twosource.model import Attribution, Mention, Reading, Sentence, Span, content_id
from twosource.page.attribution.quotations import find_quotations
from twosource.page.attribution.rules import Draft, find_drafts
from twosource.page.attribution.words import Line

BY = "attribution/1"

_WHOLE_SENTENCE = 3
"""Words; a quotation of fewer is a term, not somebody's statement."""


def page_drafts(reading: Reading) -> tuple[list[Draft], tuple[Span, ...]]:
    """The drafts of all sentences, quotations that go on joined to the statement they go on from; and all quotations."""
    text = reading.page.text
    drafts: list[Draft] = []
    quotations: list[Span] = []
    blocks: dict[str, list[Sentence]] = {}
    for sentence in reading.of(Sentence):
        blocks.setdefault(sentence.block, []).append(sentence)
    for sentences in blocks.values():
        block = Span(sentences[0].span.start, sentences[-1].span.end)
        quotes = find_quotations(text, block)
        quotations.extend(quotes)
        _add_block(text, sentences, quotes, drafts)
    return drafts, tuple(quotations)


def _add_block(text: str, sentences: list[Sentence], quotes: tuple[Span, ...], drafts: list[Draft]) -> None:
    opens_quoted = bool(quotes) and quotes[0].start == sentences[0].span.start
    before = len(drafts)
    for sentence in sentences:
        found = find_drafts(Line(text, sentence.span, quotes), is_headline=sentence.role == "headline")
        drafts.extend(found)
    fresh = drafts[before:]
    for quote in quotes:
        if any(span.meets(quote) for draft in fresh for role in (draft.content, draft.cue, draft.source) for span in role):
            continue
        if _is_statement(text, quote, sentences):
            _carry_on(drafts, quote, before, opens_quoted=opens_quoted)


def _is_statement(text: str, quote: Span, sentences: list[Sentence]) -> bool:
    """Whether a quotation nobody claims is a sentence of its own, not a term inside one."""
    at = bisect.bisect_right([sentence.span.start for sentence in sentences], quote.start) - 1
    sentence = sentences[at].span
    alone = quote.start == sentence.start and quote.end >= sentence.end - 1
    return (
        alone and len(quote.of(text).split()) >= _WHOLE_SENTENCE or (quote.start == sentence.start and quote.end > sentence.end)
    )


def _carry_on(drafts: list[Draft], quote: Span, fresh: int, *, opens_quoted: bool) -> None:
    """Give a quotation without a cue to the statement it goes on from: the last one before it in the block, or, if the block
    opens with a quotation, the last one of the paragraph before."""
    earlier = [
        number for number in range(fresh, len(drafts)) if drafts[number].cue[0].start < quote.start and drafts[number].source
    ]
    if not earlier and not opens_quoted:
        return
    if not earlier:
        earlier = [number for number in range(fresh) if drafts[number].source and drafts[number].kind == "speech"][-1:]
    if earlier:
        draft = drafts[earlier[-1]]
        drafts[earlier[-1]] = draft._replace(content=tuple(sorted((*draft.content, quote))))


def joined(reading: Reading, drafts: list[Draft], quotations: tuple[Span, ...]) -> tuple[Attribution, ...]:
    """Attributions with their mention, mode and nesting, in text order."""
    page = reading.page
    mentions = sorted(reading.of(Mention), key=lambda mention: mention.span)
    made = [
        Attribution(
            id=content_id("at", page.id, *(span for role in (draft.source, draft.cue, draft.content) for span in (*role, "|"))),
            page=page.id,
            by=BY,
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            mention=_head_mention(mentions, draft.source),
            kind=draft.kind,
            mode=_mode(page.text, draft.content, quotations),
            addressee=draft.addressee,
            channel=draft.channel,
            rule=draft.rule,
        )
        for draft in drafts
    ]
    unique = sorted({made_one.id: made_one for made_one in made}.values(), key=_place)
    return tuple(_nested(unique))


def _place(attribution: Attribution) -> tuple[int, int, str]:
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return min(span.start for span in spans), -max(span.end for span in spans), attribution.id


def _nested(found: list[Attribution]) -> list[Attribution]:
    """Fill `within`: the smallest content of another attribution that holds this one's cue and content."""
    import msgspec

    out = []
    for inner in found:
        holders = [outer for outer in found if outer.id != inner.id and _holds(outer, inner)]
        nearest = min(holders, key=lambda outer: (sum(map(len, outer.content)), outer.id), default=None)
        out.append(msgspec.structs.replace(inner, within=nearest.id) if nearest else inner)
    return out


def _holds(outer: Attribution, inner: Attribution) -> bool:
    spans = (*inner.cue, *inner.content)
    return all(any(content.holds(span) for content in outer.content) for span in spans) and not (
        set(inner.content) == set(outer.content)
    )


def _head_mention(mentions: list[Mention], source: tuple[Span, ...]) -> str | None:
    """The mention a source is: the one that begins first inside it, the longest of those."""
    for span in source:
        inside = [mention for mention in mentions if mention.span.meets(span)]
        if inside:
            best = min(inside, key=lambda mention: (not span.holds(mention.span), mention.span.start, -len(mention.span)))
            return best.id
    return None


def _mode(text: str, content: tuple[Span, ...], quotations: tuple[Span, ...]) -> "str":
    inside = outside = 0
    for span in content:
        covered = sum(
            len(text[max(span.start, quote.start) : min(span.end, quote.end)].strip())
            for quote in quotations
            if quote.meets(span)
        )
        inside += covered
        outside += max(0, len(span) - covered)
    return "direct" if outside <= 2 * len(content) and inside else "mixed" if inside else "indirect"
