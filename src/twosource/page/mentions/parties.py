"""What the mentions joined so far tell of a party."""

import functools
import itertools
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal

from twosource.model import PartyKind
from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import Gender


@functools.lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name in lower case without accents, hyphens and stops, for comparing."""
    plain = unicodedata.normalize("NFKD", name.lower())
    return "".join(" " if mark == "-" else mark for mark in plain if not unicodedata.combining(mark) and mark not in ".’'")


def ends_of(name: str) -> set[str]:
    """The first and the last word of a name, folded: two names of one person share one of them."""
    words = folded(name).split()
    return {words[0], words[-1]} if words else set()


def initials(words: tuple[str, ...]) -> str:
    """The acronym a name of three words or more would have; empty for a shorter one."""
    plain = [word for word in words if word[0].isupper()]
    return "".join(word[0] for word in plain).lower() if len(plain) > 2 else ""


_TELLING: dict[str, PartyKind] = {
    "he": "person",
    "she": "person",
    "who": "person",
    "it": "organisation",
    "which": "organisation",
}
"""What a pronoun tells of a name that nothing else explains."""


def name_head(words: tuple[str, ...]) -> str:
    """The noun a body's name is built on, in lower case: the last before "of" or "for", else the last."""
    stop = next((at for at, word in enumerate(words) if at and word in {"of", "for", "on"}), len(words))
    return words[stop - 1].lower()


class Party:
    """Mentions found to stand for one party; keeps what later mentions are compared with, not the mentions themselves."""

    def __init__(self, first: Found) -> None:
        self.first = first
        self.last = first
        self.gender: Gender | None = None
        self.country: str | None = None
        self.kind: PartyKind = "unknown"
        self.plural = False
        self.speaks = False
        self.names: dict[str, Found] = {}
        self.name_heads: set[str] = set()
        """The nouns that tell what sort of body its names are of: "ministry" in "Ministry of Health"."""
        self.acronyms: set[str] = set()
        self.heads: set[str] = set()
        self.owners: set[str] = set()
        self.words: set[str] = set()
        self.longest = 0
        self.untold = first.untold
        self.house: Party | None = None
        """The body a person belongs to or speaks for."""
        self.touched = 0
        """Where it, or somebody who belongs to it, was last mentioned."""
        self.places: list[int] = []
        """The numbers of its mentions."""
        self.add(first)

    def add(self, one: Found) -> None:
        """Join one more mention."""
        self.last = one
        self.touched = one.span.start
        self.gender = self.gender or one.gender
        self.country = self.country or one.country
        self.plural = self.plural or (one.plural and one.form != "pronoun")
        self.speaks = self.speaks or one.speaks
        self.words.update([word.lower() for word in one.words])
        if self.kind == "unknown" or (self.kind == "anonymous" and one.name is not None and one.kind != "unknown"):
            self.kind = one.kind
        if self.kind == "unknown" and self.names and one.head in _TELLING:
            self.kind = _TELLING[one.head]
        self._tell(one)
        if one.name is not None:
            self.names.setdefault(one.name, one)
            self.longest = max(self.longest, len(one.words))
            if one.kind in {"organisation", "outlet"}:
                self.name_heads.add(name_head(one.words))
        elif one.form != "pronoun":
            self.heads.add(one.head)
        if one.owner is not None:
            self.owners.add(one.owner)
        if one.role_noun is not None:
            self.heads.add(one.role_noun)
        if one.acronym is not None:
            self.acronyms.add(one.acronym)

    def _tell(self, one: Found) -> None:
        """Learn from a mention whether a bare name is a person's.

        "He", an office and a surname alone show that it is, "it" and "the company" that it is a body's.
        """
        if not self.untold or one.untold:
            return
        self.untold = False
        if one.form == "pronoun" and one.head in {"they", "their"}:
            self.untold = True
        elif one.kind in {"organisation", "outlet"} or one.head in {"it", "its", "which"}:
            self.kind = "organisation"


_NEAREST = 40
"""Parties with one word in common that a mention is compared with, the last ones first met; people's pages have fewer."""

Sort = Literal["end", "name", "word", "head", "country"]


class Parties:
    """The parties of a page so far, by the words a later mention may share with them.

    A mention is compared only with parties that share a word with it, so that a long page costs no more a sentence.
    """

    def __init__(self) -> None:
        self.of: list[Party] = []
        """The party of each mention, in text order."""
        self._found: list[Found] = []
        self._recent: list[Party] = []
        self._by: dict[tuple[Sort, str], dict[int, Party]] = {}
        self._speaker: tuple[int, Party] | None = None
        self._own: Party | None = None

    def add(self, one: Found, party: Party | None) -> Party:
        """Join a mention to a party, or make it the first of a new one."""
        if party is None:
            party = Party(one)
        else:
            party.add(one)
        party.places.append(len(self.of))
        self.of.append(party)
        self._found.append(one)
        self._recent.append(party)
        self._index(one, party)
        if one.speaks and party.kind == "person":
            self._speaker = (one.row, party)
        if one.own_voice:
            self._own = party
        return party

    def belong(self, one: Found, party: Party, house: Party | Found) -> None:
        """Tell of a mention's party to which body it belongs: a known one, or one that only the affiliation names so far."""
        if isinstance(house, Found):
            named, house = house, Party(house)
            self._index(named, house)
        if house is not party:
            party.house = house
            house.touched = one.span.start
            self._recent.append(house)

    def _index(self, one: Found, party: Party) -> None:
        number = party.first.span.start
        for key in _keys(one):
            self._by.setdefault(key, {})[number] = party

    def merge(self, kept: Party, other: Party) -> None:
        """Make the mentions of `other` those of `kept`."""
        number = other.first.span.start
        for place in other.places:
            one = self._found[place]
            for key in _keys(one):
                self._by[key].pop(number, None)
            last = kept.last
            kept.add(one)
            kept.last = max(last, one, key=lambda found: found.span.start)
            self.of[place] = kept
            self._index(one, kept)
        kept.places += other.places
        kept.house = kept.house or other.house

    def own_voice(self) -> Party | None:
        """The party of the page's own newsroom, if it was mentioned."""
        return self._own

    def speaker_body(self, row: int) -> Party | None:
        """The body to which the person who speaks in this sentence belongs."""
        return self._speaker[1].house if self._speaker and self._speaker[0] == row else None

    def sharing(self, sort: Sort, words: Iterable[str]) -> list[Party]:
        """The parties that share one of the words, those met last of each word, in the order they were first met."""
        found: dict[int, Party] = {}
        for word in words:
            same = self._by.get((sort, word))
            if same:
                found.update(itertools.islice(reversed(same.items()), _NEAREST))
        return [found[number] for number in sorted(found)]

    def lately(self, reach: int) -> list[Party]:
        """The parties of the last mentions, the last one first, each once."""
        return list(dict.fromkeys(self._recent[: -reach - 1 : -1]))


def _keys(one: Found) -> Iterator[tuple[Sort, str]]:
    """What a mention can be looked up by."""
    if one.name is not None:
        for end in ends_of(one.name):
            yield "end", end
        for name in filter(None, (folded(one.name), initials(one.words), folded(one.acronym or ""))):
            yield "name", name
        yield "word", one.words[0]
        if one.acronym:
            yield "word", one.acronym
    elif one.form != "pronoun":
        yield "head", one.head
    if one.role_noun is not None:
        yield "head", one.role_noun
    if one.name is not None and one.kind in {"organisation", "outlet"}:
        yield "head", name_head(one.words)
    if one.kind == "government" and one.country:
        yield "country", one.country
