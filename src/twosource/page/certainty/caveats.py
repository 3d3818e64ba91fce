"""Caveats ("provided no evidence for its claims"): whose claims they limit."""

import bisect
from collections.abc import Sequence

import msgspec

from twosource.model import Attribution, Mention, Reading, Sentence, Span
from twosource.page.certainty.evidence import missing
from twosource.page.certainty.words import Word, known, words_in

REACH = 5
"""Sentences back that a caveat is carried: a party's run of claims in news is rarely longer."""
STEM = 5
"""Letters by which a country and its people are taken for the same ("Korea", "Korean")."""
_POINTS = frozenset({"north", "south", "east", "west", "united", "new", "the", "president", "minister", "mr", "ms", "mrs"})


class Caveat(msgspec.Struct, frozen=True):
    """The words of the caveats on one attribution."""

    spans: tuple[Span, ...]


class Place(msgspec.Struct, frozen=True):
    """An attribution with the number of the sentence its cue stands in, and its party where that is known."""

    note: Attribution
    sentence: int
    party: str | None


def caveats_of(reading: Reading, attributions: Sequence[Attribution], sentences: Sequence[Sentence]) -> dict[str, Caveat]:
    """The caveats of a page, by the id of each attribution they limit.

    A caveat limits the attribution it stands in or beside; a sentence of its own limits the claims in the sentences just before
    it, of the party it names or points to with a pronoun, or all of the nearest sentence with claims where it names none.
    """
    starts = [sentence.span.start for sentence in sentences]
    places = _places(reading, attributions, starts)
    found: dict[str, list[Span]] = {}
    for number, sentence in enumerate(sentences):
        words = words_in(reading.page.text, (sentence.span,))
        span = missing(words, known())
        if span is not None:
            here = [place for place in places if place.sentence == number]
            earlier = [place for place in places if number - REACH <= place.sentence < number]
            for note in _beside(span, words, here, reading.page.text) or _before(reading, span, words, earlier):
                found.setdefault(note.id, []).append(span)
    return {name: Caveat(tuple(spans)) for name, spans in found.items()}


def _places(reading: Reading, attributions: Sequence[Attribution], starts: Sequence[int]) -> list[Place]:
    """Each attribution in its sentence, in text order."""
    parties = {mention.id: mention.party for mention in reading.of(Mention)}
    places = [
        Place(
            note,
            max(bisect.bisect_right(starts, (note.cue or note.content)[0].start) - 1, 0),
            parties.get(note.mention) if note.mention else None,
        )
        for note in attributions
    ]
    return sorted(places, key=lambda place: (place.sentence, place.note.content[0].start, place.note.id))


def _beside(span: Span, words: Sequence[Word], here: Sequence[Place], text: str) -> list[Attribution]:
    """The attributions of the caveat's own sentence that it limits: those it stands in as an aside, or beside."""
    holders = [place.note for place in here if any(content.holds(span) for content in place.note.content)]
    if not holders:
        return [place.note for place in here if _stands_beside(place.note, span, words)]
    holder = min(holders, key=lambda note: (sum(len(content) for content in note.content), note.id))
    return [holder] if _turns_back(words, span, text) else []


def _before(reading: Reading, span: Span, words: Sequence[Word], earlier: Sequence[Place]) -> list[Attribution]:
    """The attributions of the sentences before that the caveat limits: by party, by name, or by a pronoun or "the claim"."""
    if not earlier:
        return []
    subject = Span(words[0].span.start, span.end)
    parties = {mention.party for mention in reading.of(Mention) if subject.holds(mention.span)}
    by_party = [place.note for place in earlier if place.party is not None and place.party in parties]
    if by_party:
        return by_party
    names = _stems([word for word in words if word.span.start < span.end])
    named = [place.note for place in earlier if names & _stems(words_in(reading.page.text, place.note.source))]
    return named or _nearest(words, earlier)


def _stands_beside(note: Attribution, span: Span, words: Sequence[Word]) -> bool:
    """Whether the cue does not merely complete the caveat ("no details about how they *knew*")."""
    cue = (note.cue or note.content)[0]
    if cue.start < span.start:
        return True
    return any(word.low in {",", "and", "but", ";"} for word in words if span.end <= word.span.start < cue.start)


def _turns_back(words: Sequence[Word], span: Span, text: str) -> bool:
    """Whether a caveat inside a content is the writer's own aside: "without ...", "though it has not ..."."""
    if text[span.start : span.end].lower().startswith("without"):
        return True
    lows = [word.low for word in words if word.span.start < span.start][-5:]
    return any(low in known().evidence["pronouns"] for low in lows) and any(
        low in {"though", "although", "but", "however"} for low in lows
    )


def _nearest(words: Sequence[Word], earlier: Sequence[Place]) -> list[Attribution]:
    """Where nobody is named: with a pronoun the last speaker's claims, else those of the nearest sentence with claims."""
    last = earlier[-1]
    lows = {word.low for word in words[:4]}
    if lows & known().evidence["pronouns"]:
        return [place.note for place in earlier if place.note.id == last.note.id or (last.party and place.party == last.party)]
    if lows & known().evidence["claims"]:
        return [place.note for place in earlier if place.sentence == last.sentence]
    return []


def _stems(words: Sequence[Word]) -> set[str]:
    """The capitalised words by which a party may be known again."""
    return {word.low[:STEM] for word in words if word.raw[:1].isupper() and len(word.low) > 1 and word.low not in _POINTS}
