"""Spellings of one name: what is folded before two names are compared, and how persons' names are taken apart.

Folding follows the usual romanisations (BGN/PCGN, ISO 9, and what agencies print instead of either); the equivalences are in
the `translit` lexicon. Two names that fold alike may be one name; that they are one person is for the caller to decide.
"""

import functools
import re
import unicodedata
from typing import Any

import msgspec

from twosource.language import lexicon

_WORD = re.compile(r"[^\W_]+(?:['’`ʼ][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’`ʼ][sS]?$")
_DOUBLE = re.compile(r"(\w)\1+")
_NOT_LETTER = re.compile(r"[^\w]")


class PersonName(msgspec.Struct, frozen=True, kw_only=True):
    """A person's name, taken apart.

    Attributes:
        tokens: all words in lower case without diacritics, titles and suffixes.
        family: the word the person is called by, without hyphens; it stands first in East Asian names.
        given: the other words, in order.
        suffix: "jr", "iii" and the like, or "".
        settled: whether the order of the words is family first; such names are never compared by sound.
    """

    tokens: tuple[str, ...]
    family: str
    given: tuple[str, ...]
    suffix: str
    settled: bool

    @property
    def whole(self) -> bool:
        """Whether there is more than the family name."""
        return bool(self.given)

    @property
    def run(self) -> str:
        """The name as one string: blanks and hyphens do not tell names apart."""
        return "".join(self.tokens)


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without diacritics, apostrophes and possessive endings; hyphens part words."""
    words = []
    for word in _WORD.findall(unicodedata.normalize("NFKC", text)):
        bare = _POSSESSIVE.sub("", word)
        words.append(_without_marks(_NOT_LETTER.sub("", bare)))
    return tuple(word for word in words if word)


@functools.lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A plain word folded so that the usual spellings of one sound are the same string."""
    return _folded(word, "fold")


@functools.lru_cache(maxsize=65536)
def loose_sound(word: str) -> str:
    """As `sound`, and looser: only fit for given names in front of the same surname."""
    return _folded(sound(word), "fold_given")


@functools.lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """A person's name taken apart; titles go, particles stay with the family name."""
    facts = _facts()["names"]
    parts = [part for part in map(plain_words, name.split()) if part]
    while len(parts) > 1 and parts[0][0] in facts["titles"]:
        parts.pop(0)
    suffix = parts.pop()[0] if len(parts) > 1 and parts[-1][0] in facts["suffixes"] else ""
    tokens = tuple(word for part in parts for word in part)
    if len(parts) > 1 and len(tokens) <= 3 and tokens[0] in facts["family_first"]:
        return PersonName(tokens=tokens, family=tokens[0], given=tokens[1:], suffix=suffix, settled=True)
    given = [word for part in parts[:-1] for word in part]
    while given and given[-1] in facts["particles"]:
        given.pop()
    family = "".join(parts[-1]) if parts else ""
    return PersonName(tokens=tokens, family=family, given=tuple(given), suffix=suffix, settled=False)


def same_given(left: str, right: str) -> bool:
    """Whether two given names may be one: same sound, an initial, or names that stand for one another ("Bill", "William")."""
    if left == right or loose_sound(left) == loose_sound(right):
        return True
    if 1 in (len(left), len(right)):
        return left[0] == right[0]
    groups = _given_groups()
    return bool(groups.get(left, frozenset()) & groups.get(right, frozenset()))


def one_edit_apart(left: str, right: str) -> bool:
    """Whether one letter put in, left out or changed makes the two the same."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    if len(left) > len(right):
        left, right = right, left
    first = next((at for at, letter in enumerate(left) if letter != right[at]), len(left))
    return left[first + (len(left) == len(right)) :] == right[first + 1 :]


@functools.lru_cache(maxsize=65536)
def _without_marks(word: str) -> str:
    letters = _facts()["letters"]
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letters.get(letter, letter) for letter in apart if not unicodedata.combining(letter))


def _folded(word: str, table: str) -> str:
    for spelling, same in _facts()[table].items():
        word = word.replace(spelling, same)
    return _DOUBLE.sub(r"\1", word)


@functools.cache
def _given_groups() -> dict[str, frozenset[int]]:
    """Each given name with the numbers of the groups it is in."""
    numbers: dict[str, set[int]] = {}
    for number, group in enumerate(_facts()["given"]["groups"]):
        for name in group:
            numbers.setdefault(name, set()).add(number)
    return {name: frozenset(found) for name, found in numbers.items()}


def _facts() -> Any:  # noqa: ANN401 - a lexicon is what its file holds
    return lexicon("translit")
