"""Which mentions of a page stand for the same party."""

import difflib
import unicodedata
from typing import NamedTuple

from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import Gender, english

_MEMORY = 4
"""Sentences a pronoun looks back over; in news prose an antecedent farther off is named again."""
_PLURAL_MEMORY = 2
"""Sentences "they" looks back over."""
_ROLE_MEMORY = 40
"""Sentences a role with an article ("the minister") looks back over."""
_SAME_SPELLING = 0.8
"""Ratio of matching letters from which two surnames beside the same given name are one, spelled two ways (Kyslytsya, Kyslytsia)."""


class _Party:
    """Mentions found to stand for one party, in the order they were joined."""

    def __init__(self, first: Found) -> None:
        self.found = [first]
        self.gender: Gender | None = first.gender

    def add(self, one: Found) -> None:
        self.found.append(one)
        self.gender = self.gender or one.gender

    @property
    def last_row(self) -> int:
        return self.found[-1].row

    @property
    def kind(self) -> str:
        return next((one.kind for one in self.found if one.kind != "unknown"), "unknown")

    @property
    def plural(self) -> bool:
        return any(one.plural for one in self.found if one.form != "pronoun")

    @property
    def fullest(self) -> Found:
        return max(self.found, key=lambda one: (len(one.words) if one.name else 0, -one.span.start))


class Resolved(NamedTuple):
    """A mention with the index, among all, of the first mention of its party, and the party's kind."""

    found: Found
    first: int
    kind: str


def resolve(found: list[Found]) -> list[Resolved]:
    """Join mentions into parties, going through the text once. Needs and keeps text order."""
    parties: list[_Party] = []
    of: list[_Party] = []
    for one in found:
        party = of[-1] if one.joined_to_last and of else _antecedent(one, parties, of, found)
        if party is None:
            party = _Party(one)
            parties.append(party)
        else:
            party.add(one)
        of.append(party)
    firsts: dict[int, int] = {}
    for number, party in enumerate(of):
        firsts.setdefault(id(party), number)
    return [Resolved(one, firsts[id(party)], party.kind) for one, party in zip(found, of, strict=True)]


def _antecedent(one: Found, parties: list[_Party], of: list[_Party], found: list[Found]) -> _Party | None:
    if one.form == "pronoun":
        return _of_pronoun(one, of, found)
    if one.kind == "government" and one.country:
        return next((party for party in parties if party.kind == "government" and party.found[0].country == one.country), None)
    if one.name is not None:
        return _of_person(one, parties) if one.kind in ("person", "unknown") else _of_body(one, parties)
    if one.form == "role":
        return _of_role(one, parties)
    return _of_unnamed(one, parties)


def folded(name: str) -> str:
    """A name in lower case without accents, hyphens and stops, for comparing."""
    plain = unicodedata.normalize("NFKD", name.lower())
    return "".join(" " if mark == "-" else mark for mark in plain if not unicodedata.combining(mark) and mark not in ".’'")


def _of_person(one: Found, parties: list[_Party]) -> _Party | None:
    people = [party for party in parties if party.kind in ("person", "unknown") and any(known.name for known in party.found)]
    fits = [party for party in people if _same_person(one, party)]
    if not fits and len(one.words) == 1:
        fits = [party for party in parties if party.kind in ("organisation", "outlet") and _is_short_for(one, party)]
    return max(fits, key=lambda party: party.found[-1].span.start, default=None)


def _is_short_for(one: Found, party: _Party) -> bool:
    """Whether a single word is the acronym or the first word of a body's name."""
    word = one.words[0].lower()
    return any(
        (known.acronym is not None and known.acronym.lower() == word)
        or (len(known.words) > 1 and known.words[0].lower() == word and known.head != word)
        for known in party.found
    )


def _same_person(one: Found, party: _Party) -> bool:
    if one.gender and party.gender and one.gender != party.gender:
        return False
    return any(known.name is not None and _same_name(one, known) for known in party.found)


def _same_name(one: Found, known: Found) -> bool:
    left, right = folded(one.name or "").split(), folded(known.name or "").split()
    if left == right:
        return True
    if len(left) == 1 or len(right) == 1:
        short, full = (left, right) if len(left) <= len(right) else (right, left)
        # Family names come first in East Asia, last elsewhere; a given name alone is used for those a page is familiar with.
        return short[0] in (full[-1], full[0])
    if left[0] == right[0] and left[-1] == right[-1]:
        return (
            set(left) <= set(right) or set(right) <= set(left) or all(len(word) == 1 for word in {*left[1:-1]} ^ {*right[1:-1]})
        )
    alike = difflib.SequenceMatcher(None, left[-1], right[-1]).ratio() >= _SAME_SPELLING
    return len(left) == len(right) == 2 and left[0] == right[0] and alike and left[-1][:3] == right[-1][:3]


def _of_body(one: Found, parties: list[_Party]) -> _Party | None:
    """A body with the same name, acronym or, for a short name, the same beginning."""
    name = folded(one.name or "")
    for party in reversed(parties):
        if party.kind not in ("organisation", "outlet", "government", "unknown"):
            continue
        for known in party.found:
            if known.name is None:
                continue
            other = folded(known.name)
            if name in (other, folded(known.acronym or "")) or (one.acronym and folded(one.acronym) == other):
                return party
            if name == _initials(known.words) or other == _initials(one.words):
                return party
    return None


def _initials(words: tuple[str, ...]) -> str:
    """The acronym a name of three words or more would have."""
    plain = [word for word in words if word[0].isupper()]
    return "".join(word[0] for word in plain).lower() if len(plain) > 2 else "\0"


def _of_role(one: Found, parties: list[_Party]) -> _Party | None:
    """The party an office or a body with an article speaks of again."""
    near = [party for party in parties if one.row - party.last_row <= _ROLE_MEMORY]
    fits = [party for party in near if _fits_role(one, party)]
    return max(fits, key=lambda party: _role_fit(one, party), default=None)


def _fits_role(one: Found, party: _Party) -> bool:
    known = english()
    country = next((known_one.country for known_one in party.found if known_one.country), None)
    if one.country and country and one.country != country:
        return False
    if one.gender and party.gender and one.gender != party.gender:
        return False
    if one.kind in ("organisation", "outlet") and not one.plural:
        names = [part for part in party.found if part.kind in ("organisation", "outlet")]
        if not one.definite:
            return any(part.name is None and part.head == one.head and part.words == one.words for part in names)
        same = any(one.head == part.head or one.head in (word.lower() for word in part.words) for part in names)
        return bool(names) and (same or (one.head in known.generic and not one.country))
    if one.kind == "government":
        return any(
            part.kind == "government" and part.country is not None and part.country == one.country for part in party.found
        )
    if party.plural != one.plural:
        return False
    return any(
        part.role_noun == one.head or (part.name is None and part.form != "pronoun" and part.head == one.head)
        for part in party.found
    )


def _role_fit(one: Found, party: _Party) -> tuple[int, int]:
    """Shared modifiers first, then nearness."""
    words = {word for part in party.found for word in part.words}
    return len(words & set(one.words)), party.found[-1].span.start


def _of_unnamed(one: Found, parties: list[_Party]) -> _Party | None:
    """The same unnamed group again: the same head, and no word that tells it apart. "A" and "an" bring somebody new."""
    if not one.plural:
        return None
    for party in reversed(parties):
        first = party.found[0]
        if first.name is not None or first.head != one.head or not party.plural:
            continue
        if first.country == one.country and set(first.words) - {"the"} == set(one.words) - {"the"}:
            return party
    return None


def _of_pronoun(one: Found, of: list[_Party], found: list[Found]) -> _Party | None:
    here = len(of)
    if one.head in ("who", "which"):
        before = found[here - 1] if here else None
        near = before is not None and before.row == one.row and before.form != "pronoun"
        return of[-1] if near else None
    best: tuple[float, int] | None = None
    for number in range(here - 1, max(-1, here - 40), -1):
        other = found[number]
        if one.row - other.row > (_MEMORY if not one.plural else _PLURAL_MEMORY):
            break
        if not _agrees(one, of[number]):
            continue
        if one.speaks and other.kind == "group" and not any(part.speaks for part in of[number].found):
            continue  # soldiers and companies are spoken of; "they" who expect and say are others
        weight = _weight(one, other) + 2.5 * (one.gender is not None and of[number].gender == one.gender)
        if best is None or weight > best[0]:
            best = (weight, number)
    return of[best[1]] if best else None


def _agrees(one: Found, party: _Party) -> bool:
    if one.head in ("he", "she", "his", "her"):
        if party.gender and one.gender and party.gender != one.gender:
            return False
        single = party.kind == "person" or (party.kind in ("anonymous", "unknown") and not party.plural)
        return (single and party.found[0].form != "pronoun") or (party.kind == "unknown" and party.found[0].head == one.head)
    if one.head == "they":
        return party.plural
    return party.kind in ("organisation", "government", "document", "outlet") and not party.plural


def _weight(one: Found, other: Found) -> float:
    """How likely an earlier mention is the antecedent: near, a subject, one who speaks, not inside a quotation."""
    distance = one.row - other.row
    return (
        -2.0 * distance
        + 1.5 * other.subject
        + 2.0 * other.speaks
        - 2.0 * (other.quoted and not one.quoted)
        + 0.5 * (other.form == "pronoun")
    )
