"""Whose claims the signs of evidence on a page belong to."""

import bisect
from collections.abc import Sequence

import msgspec

from twosource.model import Attribution, EvidenceKind, Mention, Reading, Sentence, Span
from twosource.page.certainty.evidence import Sign, signs
from twosource.page.certainty.press import is_press, press_at, press_of
from twosource.page.certainty.words import PageWords, Word, known, words_in

REACH = 5
"""Sentences back that a caveat is carried: a party's run of claims in news is rarely longer."""
LONG = 3
"""Letters; shorter common nouns name no party."""
PAPER_REACH = 20
"""Sentences back that a paper is known again ("the roster")."""
STEM = 5
"""Letters by which a country and its people are taken for the same ("Korea", "Korean")."""
OPENING = 4
"""Words within which the subject of a sentence is looked for."""
_POINTS = frozenset({"north", "south", "east", "west", "united", "new", "the", "president", "minister", "mr", "ms", "mrs"})


class Evidence(msgspec.Struct, frozen=True):
    """What is said of evidence for one claim, and where."""

    kind: EvidenceKind = "unstated"
    spans: tuple[Span, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """An attribution with the number of the sentence its cue stands in, its party where that is known, and its words."""

    note: Attribution
    sentence: int
    party: str | None
    words: frozenset[str]


class Told(msgspec.Struct, frozen=True):
    """A sign in its sentence: its words, its span, and the number of the sentence."""

    sign: Sign
    words: Sequence[Word]
    sentence: int

    @property
    def span(self) -> Span:
        """The characters of the sign."""
        return Span(self.words[self.sign.first].span.start, self.words[self.sign.last - 1].span.end)

    def opens_with(self, kinds: frozenset[str]) -> bool:
        """Whether one of these words is, or stands in, the subject."""
        return any(word.low in kinds for word in self.words[:OPENING])


def evidence_of(
    reading: Reading, attributions: Sequence[Attribution], sentences: Sequence[Sentence], page: PageWords
) -> tuple[dict[str, Evidence], dict[str, Told]]:
    """The evidence of each attribution that a sign belongs to, by its id; and the first sign of each sentence, by its id.

    A sign belongs to the attribution it stands in or beside; in a sentence of its own to the claims in the sentences just
    before it that speak of the same paper, of the party it names or points to with a pronoun, or of the nearest sentence with
    claims. A paper once shown stays shown where it speaks again ("The letter says"). What is shown outweighs a caveat.
    """
    text = reading.page.text
    press = press_of(reading)
    mentions = reading.of(Mention)
    places = _places(reading, attributions, [sentence.span.start for sentence in sentences], page)
    shown: dict[str, list[Span]] = {}
    limited: dict[str, list[Span]] = {}
    own: dict[str, Told] = {}
    papers: dict[str, Span] = {}
    by_sentence: dict[int, list[Place]] = {}
    for place in places:
        by_sentence.setdefault(place.sentence, []).append(place)
    for number, sentence in enumerate(sentences):
        here = by_sentence.get(number, [])
        for place in here if papers else ():
            _take_up(place.note, papers, shown, page)
        words = page.within((sentence.span,))
        found = signs(words, press, known())
        if not found:
            continue
        earlier = [place for back in range(max(number - PAPER_REACH, 0), number) for place in by_sentence.get(back, [])]
        for sign in found:
            told = Told(sign, words, number)
            own.setdefault(sentence.id, told)
            if sign.kind == "shown":
                notes = _shown_by(told, here) or _before(told, earlier, mentions, text, press)
                papers.update(dict.fromkeys(sign.things & known().evidence["papers"], told.span))
            else:
                notes = _beside(told, here, text) or _before(told, earlier, mentions, text, press)
            for note in notes:
                (shown if sign.kind == "shown" else limited).setdefault(note.id, []).append(told.span)
    limits = {name: Evidence("none_offered", tuple(sorted(set(spans)))) for name, spans in limited.items()}
    return limits | {name: Evidence("offered", tuple(sorted(set(spans)))) for name, spans in shown.items()}, own


def _places(reading: Reading, attributions: Sequence[Attribution], starts: Sequence[int], page: PageWords) -> list[Place]:
    """Each attribution in its sentence, in text order."""
    parties = {mention.id: mention.party for mention in reading.of(Mention)}
    places = [
        Place(
            note,
            max(bisect.bisect_right(starts, (note.cue or note.content)[0].start) - 1, 0),
            parties.get(note.mention) if note.mention else None,
            frozenset(word.low for word in page.within((*note.source, *note.content))),
        )
        for note in attributions
    ]
    return sorted(places, key=lambda place: (place.sentence, place.note.content[0].start, place.note.id))


def _take_up(note: Attribution, papers: dict[str, Span], shown: dict[str, list[Span]], page: PageWords) -> None:
    """A source that is a paper shown before ("The letter") brings its proof along."""
    words = [word for word in page.within(note.source[:1]) if word.raw[:1].isalnum()]
    head = next((word for word in words if word.low in papers), None)
    if head is not None and words[0].low in known().evidence["pointers"] and head.span.start >= papers[head.low].end:
        shown.setdefault(note.id, []).append(papers[head.low])


def _shown_by(told: Told, here: Sequence[Place]) -> list[Attribution]:
    """The attributions of its own sentence that shown proof belongs to: whose content or source it stands in, else all."""
    span = told.span
    holder = _innermost(here, span)
    if holder is not None:
        first_person = any(word.low in {"we", "us", "our"} for word in told.words[told.sign.first : told.sign.last])
        return [] if first_person else [holder]
    sources = [place.note for place in here if any(source.meets(span) for source in place.note.source)]
    return sources or [place.note for place in here if place.note.cue]


def _innermost(here: Sequence[Place], span: Span) -> Attribution | None:
    """The attribution with the shortest content that holds a span."""
    holders = [place.note for place in here if any(content.holds(span) for content in place.note.content)]
    return min(holders, key=lambda note: (sum(len(content) for content in note.content), note.id), default=None)


def _beside(told: Told, here: Sequence[Place], text: str) -> list[Attribution]:
    """The attributions of the caveat's own sentence that it limits: those it stands in as an aside, or beside."""
    holder = _innermost(here, told.span)
    if holder is None:
        return [place.note for place in here if _stands_beside(place.note, told)]
    return [holder] if _turns_back(told, text) else []


def _before(
    told: Told, earlier: Sequence[Place], mentions: Sequence[Mention], text: str, press: frozenset[str]
) -> list[Attribution]:
    """The attributions of the sentences before that the sign belongs to."""
    things = told.sign.things & known().evidence["papers"]
    same = [place for place in earlier if things & place.words]
    if same:
        whole = told.sign.kind != "shown" and told.opens_with(known().evidence["pronouns"])
        near = {place.party for place in same if whole and place.party is not None}
        nearest = same[-1].sentence
        return [
            place.note
            for place in earlier
            if (place in same and place.sentence == nearest) or (place.party in near and place.sentence >= nearest - REACH)
        ]
    earlier = [place for place in earlier if place.sentence >= told.sentence - REACH]
    if not earlier:
        return []
    if told.sign.kind == "unchecked" and any(word.low in known().evidence["several"] for word in told.words):
        return _last_two(earlier)
    about = _named_words(told, press)
    parties = {mention.party for mention in mentions if any(mention.span.meets(word.span) for word in about)}
    by_party = [place.note for place in earlier if place.party is not None and place.party in parties]
    if by_party:
        return by_party
    named = _stems(about)
    by_name = [place.note for place in earlier if named & _stems(words_in(text, place.note.source))]
    nouns = {word.low for word in about if len(word.low) > LONG and word.raw.islower()} - known().evidence["claims"]
    by_noun = [place.note for place in earlier if nouns & {word.low for word in words_in(text, place.note.source)}]
    return by_name or by_noun or _nearest(told, earlier)


def _named_words(told: Told, press: frozenset[str]) -> list[Word]:
    """The words that may name whose claim is meant: those up to the sign, or after it where the press is the subject."""
    at = min(told.sign.first, len(told.words) - 1)
    subject = list(told.words[: told.sign.last])
    by_press = press_at(told.words, at, press, known()) is not None or any(
        is_press(word, press, known()) for word in told.words[:OPENING]
    )
    return list(told.words[told.sign.last :]) if by_press else subject


def _last_two(earlier: Sequence[Place]) -> list[Attribution]:
    """The last claims of the last two parties: the accounts that differ."""
    found: dict[str, Attribution] = {}
    for place in reversed(earlier):
        if place.note.within is None:
            found.setdefault(place.party or place.note.id, place.note)
        if len(found) == 2:
            break
    names = {note.id for note in found.values()}
    return [place.note for place in earlier if place.note.id in names or place.note.within in names]


def _stands_beside(note: Attribution, told: Told) -> bool:
    """Whether the caveat is said of this claim: its source or cue stands first, or the caveat opens the sentence as an aside.

    A cue that is part of the caveat or merely completes it ("did not *say* how", "no details about how they *knew*") makes no
    claim that it could limit.
    """
    cue = (note.cue or note.content)[0]
    if any(part.meets(told.span) for part in note.cue):
        return False
    if min(part.start for part in (*note.source, cue)) < told.span.start:
        return cue.start < told.span.start or not note.source
    low = told.words[told.sign.first].low
    return (low in known().evidence["without"] or low.endswith("ing")) and told.sign.first < OPENING


def _turns_back(told: Told, text: str) -> bool:
    """Whether a caveat inside a content is the writer's own aside: "without ...", "though it has not ..."."""
    if told.span.of(text).lower().startswith("without"):
        return True
    lows = [word.low for word in told.words[max(told.sign.first - 5, 0) : told.sign.first]]
    return any(low in known().evidence["pronouns"] for low in lows) and any(
        low in {"though", "although", "but", "however"} for low in lows
    )


def _nearest(told: Told, earlier: Sequence[Place]) -> list[Attribution]:
    """Where nobody is named: with a pronoun the last speaker's claims, else those of the nearest sentence with claims."""
    if told.opens_with(known().evidence["pronouns"]):
        return _last_of(earlier)
    if told.opens_with(known().evidence["claims"]):
        return [place.note for place in earlier if place.sentence == earlier[-1].sentence]
    if told.sign.kind == "unchecked" and earlier[-1].sentence == told.sentence - 1:
        return [place.note for place in earlier if place.sentence == earlier[-1].sentence]
    return []


def _last_of(earlier: Sequence[Place]) -> list[Attribution]:
    """The last claim, and the others of its party."""
    last = earlier[-1]
    return [place.note for place in earlier if place.note.id == last.note.id or (last.party and place.party == last.party)]


def _stems(words: Sequence[Word]) -> set[str]:
    """The capitalised words by which a party may be known again."""
    return {word.low[:STEM] for word in words if word.raw[:1].isupper() and len(word.low) > 1 and word.low not in _POINTS}
