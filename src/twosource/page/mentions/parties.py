"""What the mentions joined so far tell of a party."""

import functools
import unicodedata

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
        self.acronyms: set[str] = set()
        self.ends: set[str] = set()
        self.heads: set[str] = set()
        self.words: set[str] = set()
        self.add(first)

    def add(self, one: Found) -> None:
        """Join one more mention."""
        self.last = one
        self.gender = self.gender or one.gender
        self.country = self.country or one.country
        self.plural = self.plural or (one.plural and one.form != "pronoun")
        self.speaks = self.speaks or one.speaks
        self.words.update(word.lower() for word in one.words)
        if self.kind == "unknown" or (self.kind == "anonymous" and one.name is not None and one.kind != "unknown"):
            self.kind = one.kind
        if one.name is not None:
            self.names.setdefault(one.name, one)
            self.ends.update(ends_of(one.name))
        elif one.form != "pronoun":
            self.heads.add(one.head)
        if one.role_noun is not None:
            self.heads.add(one.role_noun)
        if one.acronym is not None:
            self.acronyms.add(one.acronym)
