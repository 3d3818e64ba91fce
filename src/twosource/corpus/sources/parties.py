"""The parties of one page: what its mentions of one party say of it, taken together."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

import msgspec

from twosource.corpus.sources.kinds import Signs, is_place_in, kinds_by_name, signs_of
from twosource.corpus.sources.spelling import person_name, plain_words
from twosource.language import lexicon
from twosource.language.states import government_of, states_in, without_states
from twosource.model import Attribution, Mention, PageFacts, PartyKind, Reading, Sentence, Span

Sort = Literal["person", "surname", "body", "group", "office", "single"]
"""How a party is known, so by what it may be joined: full name, surname, a body's name, a group's words, an office, nothing."""

_FEW_WORDS = 8
"""Words in a sentence below which its neighbours are read with it: “No,” he said, stands on many pages by chance."""
_AROUND = 240
"""Code points on either side of a mention that are compared at most: a page without full stops is one sentence."""
_KINDS: tuple[PartyKind, ...] = (
    "person",
    "organisation",
    "government",
    "outlet",
    "document",
    "group",
    "anonymous",
    "unknown",
)


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One party of one page.

    Attributes:
        sort: how it may be joined.
        names: its names in the page's spelling, fullest first; empty for pronouns, offices and the anonymous.
        words: the words of its first mention that is no pronoun (else of its first).
        states: codes of states in its names, words or affiliations.
        support: content words and states of its roles and affiliations.
        voice: the words around its first mention: the same on a copied page.
        signs: what the page shows of whether it is a person, a body or a place.
    """

    id: str
    page: str
    sort: Sort
    kind: PartyKind
    mentions: tuple[Span, ...]
    names: tuple[str, ...]
    words: str
    acronyms: tuple[str, ...]
    roles: tuple[str, ...]
    affiliations: tuple[str, ...]
    reason: str | None
    states: tuple[str, ...]
    support: frozenset[str]
    voice: tuple[str, ...]
    speaks: bool
    signs: Signs

    @property
    def main(self) -> str:
        """The name, or the words where there is none."""
        return self.names[0] if self.names else self.words


def parties_of(reading: Reading) -> Iterator[Party]:
    """The parties of one page, by their first mention."""
    mentions = reading.of(Mention)
    by_id = {mention.id: mention for mention in mentions}
    spoken = [(by_id[found.mention].party, found.mode) for found in reading.of(Attribution) if found.mention in by_id]
    together: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.span):
        together[mention.party].append(mention)
    page = _Surroundings(
        text=reading.page.text,
        sentences=sorted(reading.of(Sentence), key=lambda sentence: sentence.span),
        places=_dateline(reading),
        speakers={party for party, _ in spoken},
        quoted={party for party, mode in spoken if mode == "direct"},
    )
    for party, found in together.items():
        yield _party(party, _without_places(found), page)


def settled(parties: Sequence[Party]) -> list[Party]:
    """The parties with the kind that all pages together show for names that may be a person's, a body's or a place's."""
    kinds = kinds_by_name((party.main, party.signs) for party in parties if party.sort == "person")
    return [_settled(party, kinds[plain_words(party.main)]) if party.sort == "person" else party for party in parties]


def _settled(party: Party, kind: PartyKind) -> Party:
    """A party of two names with its kind; still compared as a person's name where nothing tells of a body or place."""
    placed = kind == "unknown" and (party.signs.place or party.signs.body)
    return msgspec.structs.replace(party, kind=kind, sort="body" if kind == "organisation" or placed else party.sort)


class _Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What a page holds beside its parties."""

    text: str
    sentences: Sequence[Sentence]
    places: frozenset[str]
    speakers: AbstractSet[str]
    quoted: AbstractSet[str]


def _party(party: str, found: Sequence[Mention], page: _Surroundings) -> Party:
    text = page.text
    names = _names(found)
    kind = _kind(found, named=bool(names))
    worded = next((mention for mention in found if mention.form != "pronoun"), found[0])
    words = " ".join(worded.span.of(text).split())
    roles = _distinct(mention.role.of(text) for mention in found if mention.role)
    affiliations = _distinct(mention.affiliation.of(text) for mention in found if mention.affiliation)
    named = names[0] if names else words
    states = states_in(named) or tuple(dict.fromkeys(code for words in affiliations for code in states_in(words)))
    return Party(
        id=party,
        page=found[0].page,
        sort=_sort(kind, names, words, states),
        kind=kind,
        mentions=tuple(mention.span for mention in found),
        names=names,
        words=words,
        acronyms=tuple(sorted({mention.acronym for mention in found if mention.acronym})),
        roles=roles,
        affiliations=affiliations,
        reason=next((mention.reason.of(text) for mention in found if mention.reason), None),
        states=states,
        support=support_words((*roles, *affiliations)),
        voice=_voice(text, worded.span, page.sentences),
        speaks=party in page.speakers,
        signs=signs_of(text, found, page.places, quoted=party in page.quoted),
    )


def _without_places(found: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions but those of the place that a body's name begins with: "Tarn" is not the Tarn Port Authority."""
    longest = max((mention.name for mention in found if mention.name and mention.kind != "person"), key=len, default="")
    return [mention for mention in found if not (mention.name and is_place_in(mention.name, longest))]


def _dateline(reading: Reading) -> frozenset[str]:
    """The places of the page's dateline, in lower case."""
    lines = [facts.dateline.place for facts in reading.of(PageFacts) if facts.dateline]
    return frozenset(part.strip().casefold() for line in lines for part in line.split(",") if part.strip())


def _kind(found: Sequence[Mention], *, named: bool) -> PartyKind:
    """The kind most of its telling mentions give; names tell more than other words. A common noun with a capital is a group."""
    if not named and any(mention.name for mention in found):
        return "group"
    counted: Counter[PartyKind] = Counter(
        mention.kind for mention in found for _ in range(3 if mention.form == "name" else 1) if mention.kind != "unknown"
    )
    return min(counted, key=lambda kind: (-counted[kind], _KINDS.index(kind)), default="unknown")


def _names(found: Sequence[Mention]) -> tuple[str, ...]:
    """All names of a party, fullest first: most words, then longest, then by alphabet. "Police" opens a sentence, no name."""
    common = lexicon("translit")["groups"]["alone"]
    names = {" ".join(mention.name.split()) for mention in found if mention.name and mention.name.casefold() not in common}
    return tuple(sorted(names, key=lambda name: (-len(plain_words(name)), -len(name), name)))


def _sort(kind: PartyKind, names: Sequence[str], words: str, states: Sequence[str]) -> Sort:
    if names and kind == "person":
        return "person" if person_name(names[0]).whole else "surname"
    if names or (government_of(words) and kind not in ("anonymous", "document")):
        return "body"
    if kind == "person" and _is_office(words) and states:
        return "office"
    many = kind == "anonymous" and _is_many(words, states)
    body = kind in ("organisation", "government") and (bool(states) or len(plain_words(words)) > 1)
    if many or ((body or kind == "group") and not _points_back(words)):
        return "group"
    return "single"


def _is_many(words: str, states: Sequence[str]) -> bool:
    """Whether the words mean all of a kind ("western officials"), not some persons of it ("two western officials")."""
    found = plain_words(words)
    if len(found) < 2 and not states:
        return False
    return not _points_back(words) and found[-1].endswith("s") and found[0] not in lexicon("translit")["groups"]["some"]


def _is_office(words: str) -> bool:
    """Whether the words name an office that one person at a time holds ("spy chief", "prime minister")."""
    small = lexicon("translit")["bodies"]["small"]
    found = " ".join(word for word in plain_words(without_states(words)) if word not in small)
    return any(found == head or found.endswith(f" {head}") for head in lexicon("translit")["offices"]["unique"])


def _points_back(words: str) -> bool:
    """Whether the words mean nothing without the text before them ("his government", "they", "both")."""
    if states_in(words):
        return plain_words(words)[0] in lexicon("translit")["groups"]["possessive"]
    first, *rest = plain_words(words) or ("",)
    return first in lexicon("translit")["groups"]["pointing"] or (not rest and first in lexicon("translit")["groups"]["alone"])


def support_words(words: Sequence[str]) -> frozenset[str]:
    """Content words, in American spelling, and codes of states of roles and affiliations."""
    small = lexicon("translit")["bodies"]["small"]
    spelling = lexicon("translit")["bodies"]["spelling"]
    found: set[str] = set()
    for text in words:
        found.update(states_in(text))
        found.update(spelling.get(word, word) for word in plain_words(without_states(text)) if word not in small)
    return frozenset(found)


def _voice(text: str, mention: Span, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The words before, of and after a mention in its sentence, and in its neighbours where the sentence is short."""
    at = bisect_right(sentences, mention.start, key=lambda sentence: sentence.span.start) - 1
    first = last = max(0, at)
    nearest, farthest = max(0, mention.start - _AROUND), mention.end + _AROUND
    if not sentences:
        return plain_words(text[nearest:farthest])
    while True:
        start = max(nearest, min(sentences[first].span.start, mention.start))
        end = min(farthest, max(sentences[last].span.end, mention.end))
        before, after = plain_words(text[start : mention.start]), plain_words(text[mention.end : end])
        own = plain_words(mention.of(text))
        grown = (max(0, first - 1), min(len(sentences) - 1, last + 1))
        if len(before) + len(own) + len(after) >= _FEW_WORDS or grown == (first, last):
            return (*before, "[", *own, "]", *after)
        first, last = grown


def _distinct(words: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(word.split()) for word in words))
