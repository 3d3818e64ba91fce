"""Which mentions of a page stand for the same party.

The text is gone through once. A name goes to the party with that name, a role with an article to the last party in that role,
a pronoun to the nearest subject or speaker that agrees in number and gender, as centering theory has it (Grosz, Joshi and
Weinstein, 1995): subjects first, those who speak before those who are spoken of.
"""

import difflib
from typing import NamedTuple

from twosource.model import PartyKind
from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import english
from twosource.page.mentions.parties import Parties, Party, ends_of, folded, initials

_MEMORY = 4
"""Sentences a pronoun looks back over; in news prose an antecedent farther off is named again."""
_PLURAL_MEMORY = 2
"""Sentences "they" looks back over."""
_ROLE_MEMORY = 40
"""Sentences a role with an article ("the minister") looks back over."""
_LATELY = 80
"""Mentions a short name that suits any body ("the agency") looks back over."""
_BESIDE = 3
"""Tokens from a mention to the relative pronoun behind it, with a bracket and a comma between them."""
_MOST_BEFORE = 40
"""Mentions a pronoun looks back over."""
_SAME_SPELLING = 0.8
"""Ratio of matching letters from which two surnames beside one given name are one, spelled two ways (Petrenko, Petrenco)."""

_BODIES = frozenset({"organisation", "outlet", "government", "unknown"})


class Resolved(NamedTuple):
    """A mention with the place, among all, of the first mention of its party, and what the party is."""

    found: Found
    first: int
    kind: PartyKind
    is_short: bool


def resolve(found: list[Found]) -> list[Resolved]:
    """Join mentions into parties. Needs and keeps text order."""
    parties = Parties()
    for one in found:
        parties.add(one, _party_of(one, parties, found))
    firsts: dict[int, int] = {}
    for number, party in enumerate(parties.of):
        firsts.setdefault(id(party), number)
    return [
        Resolved(one, firsts[id(party)], party.kind, _is_short(one, party))
        for one, party in zip(found, parties.of, strict=True)
    ]


def _is_short(one: Found, party: Party) -> bool:
    """Whether a name is a short form of a longer one the page has for the same person."""
    return one.name is not None and party.kind == "person" and len(one.words) < party.longest


def _party_of(one: Found, parties: Parties, found: list[Found]) -> Party | None:
    """The party an earlier mention of which this one goes with; None if it brings somebody new."""
    if one.form == "pronoun":
        return _of_pronoun(one, parties.of, found)
    known = _known_party(one, parties)
    if known is None and one.joined_to_last and parties.of and (one.kind != "person" or not parties.of[-1].names):
        return parties.of[-1]
    return known


def _known_party(one: Found, parties: Parties) -> Party | None:
    if one.kind == "government" and one.country:
        same = parties.sharing("country", (one.country,))
        return next((party for party in same if party.kind == "government" and party.first.country == one.country), None)
    if one.name is not None and not (one.joined_to_last and one.kind != "person"):
        return _of_person(one, parties) if one.kind in {"person", "unknown"} else _of_body(one, parties)
    if one.name is None:
        return _of_role(one, parties) if one.form == "role" else _of_unnamed(one, parties)
    return None


def _of_person(one: Found, parties: Parties) -> Party | None:
    near = parties.sharing("end", sorted(ends_of(one.name or "")))
    fits = [party for party in near if party.kind in {"person", "unknown"} and _same_person(one, party)]
    if not fits and len(one.words) == 1:
        near = parties.sharing("word", one.words)
        fits = [party for party in near if party.kind in {"organisation", "outlet"} and _is_short_for(one, party)]
    return max(fits, key=lambda party: (one.name in party.names, party.last.span.start), default=None)


def _is_short_for(one: Found, party: Party) -> bool:
    """Whether a single word is the acronym or the first word of a body's name."""
    word = one.words[0]
    return word in party.acronyms or any(len(known.words) > 1 and known.words[0] == word for known in party.names.values())


def _same_person(one: Found, party: Party) -> bool:
    if one.gender and party.gender and one.gender != party.gender:
        return False
    full = [name for name in party.names if " " in name]
    # "Ann Lee" is not the Lee who is "Bob Lee" elsewhere: a full name is compared with full names where there are any.
    return any(_same_name(one.name or "", name) for name in (full if len(one.words) > 1 and full else party.names))


def _same_name(one: str, known: str) -> bool:
    left, right = sorted((folded(one).split(), folded(known).split()), key=len)
    if left == right or not left:
        return left == right
    if len(left) == 1:
        # Family names come first in East Asia, last elsewhere; a given name alone is used for those a page is familiar with.
        return left[0] in {right[0], right[-1]}
    if left[0] != right[0]:
        return False
    if left[-1] == right[-1]:
        return set(left) <= set(right) or all(len(word) == 1 for word in {*left[1:-1]} ^ {*right[1:-1]})
    alike = difflib.SequenceMatcher(None, left[-1], right[-1]).ratio() >= _SAME_SPELLING
    return len(left) == len(right) == 2 and alike and left[-1][:3] == right[-1][:3]


def _of_body(one: Found, parties: Parties) -> Party | None:
    """A body with the same name or acronym, introduced or made of first letters."""
    names = {folded(one.name or ""), folded(one.acronym or ""), initials(one.words)} - {""}
    return next((party for party in reversed(parties.sharing("name", sorted(names))) if party.kind in _BODIES), None)


def _of_role(one: Found, parties: Parties) -> Party | None:
    """The party an office or a body with an article speaks of again: most words in common first, then the nearest."""
    near = parties.sharing("head", (one.head,))
    if one.head in english().generic | english().firms:
        near += [party for party in parties.lately(_LATELY) if party not in near]
    fits = [party for party in near if one.row - party.last.row <= _ROLE_MEMORY and _fits_role(one, party)]
    return max(fits, key=lambda party: (len(party.words & set(one.words)), party.last.span.start), default=None)


def _fits_role(one: Found, party: Party) -> bool:
    if one.country and party.country and one.country != party.country:
        return False
    if one.gender and party.gender and one.gender != party.gender:
        return False
    if one.owner and party.owners and one.owner not in party.owners and one.kind != "person":
        return False
    if one.kind == "government":
        return party.kind == "government" and one.country is not None and party.country == one.country
    if party.plural != one.plural:
        return False
    return _fits_body(one, party) if one.kind in {"organisation", "outlet"} else one.head in party.heads


def _fits_body(one: Found, party: Party) -> bool:
    """Whether "the agency" can be a body: it is called so, its name has the word, or the word suits any body."""
    if party.untold and one.head in english().firms and one.definite:
        return one.row - party.last.row <= _MEMORY
    if party.kind not in {"organisation", "outlet"} or _is_of_other_sort(one.head, party):
        return False
    if not one.definite:
        return not party.names and one.head in party.heads and one.words == party.first.words
    named = one.head in party.heads or one.head in party.words
    return named or (one.head in english().generic | english().firms and one.country is None)


def _is_of_other_sort(head: str, party: Party) -> bool:
    """Whether "the company" would be a ministry, or "the agency" a firm."""
    known = english()
    if head in known.firms:
        return bool((party.words | party.heads) & known.public)
    return (
        head in known.public
        and not (party.words & known.public)
        and any(one.words[-1].lower() in known.firm_heads for one in party.names.values())
    )


def _of_unnamed(one: Found, parties: Parties) -> Party | None:
    """The same unnamed group again: the same head and no word that tells it apart. "A" and "an" bring somebody new."""
    if not one.plural:
        return None
    same = (
        party
        for party in reversed(parties.sharing("head", (one.head,)))
        if not party.names and party.plural and party.first.head == one.head and party.first.country == one.country
    )
    return next((party for party in same if set(party.first.words) == set(one.words)), None)


def _of_pronoun(one: Found, of: list[Party], found: list[Found]) -> Party | None:
    here = len(of)
    if one.head in {"who", "which"}:
        return of[-1] if here and _joins_relative(one, found[here - 1]) else None
    reach = _PLURAL_MEMORY if one.plural else _MEMORY
    best: tuple[float, int] | None = None
    for number in range(here - 1, max(-1, here - _MOST_BEFORE), -1):
        if one.row - found[number].row > reach:
            break
        if _agrees(one, of[number]):
            weight = _weight(one, found[number]) + _GENDER_SHOWN * (one.gender is not None and of[number].gender == one.gender)
            best = max(best, (weight, number)) if best else (weight, number)
    return of[best[1]] if best else None


def _joins_relative(one: Found, before: Found) -> bool:
    """Whether "who" or "which" speaks of the mention before it: beside it, or behind the office that explains it."""
    if before.row != one.row or before.form == "pronoun":
        return False
    beside = one.first - before.last <= _BESIDE
    if one.head == "who":
        person = before.kind in {"person", "anonymous", "group", "unknown"}
        return person and (beside or before.role is not None)
    return beside and (before.untold or before.kind not in {"person", "anonymous", "group"})


def _agrees(one: Found, party: Party) -> bool:
    """Whether number, gender and kind let a pronoun stand for a party."""
    if one.head in {"he", "she", "his", "her"}:
        if party.gender and party.gender != one.gender:
            return False
        if party.first.form == "pronoun":
            return party.first.head == one.head
        return party.kind == "person" or (party.kind in {"anonymous", "unknown"} and not party.plural)
    if one.head == "they":
        spoken_of = party.first.head in english().spoken_of and not party.speaks
        return party.plural and not (one.speaks and spoken_of)
    return (party.kind in {"organisation", "government", "document", "outlet"} or party.untold) and not party.plural


_GENDER_SHOWN = 2.5
_PER_SENTENCE = 2.0
_SUBJECT = 1.5
_SPEAKER = 2.0
_QUOTED = 2.0
_PRONOUN = 0.5
_SAME_BLOCK = 1.5
_NOBODY = 1.5
"""Weights of what makes an antecedent likely, in sentences of distance times two; set by hand on news prose."""


def _weight(one: Found, other: Found) -> float:
    """How likely an earlier mention is the antecedent: near, a subject, one who speaks, not inside a quotation."""
    score = (
        _SAME_BLOCK * (one.block == other.block)
        + _SUBJECT * other.subject
        + _SPEAKER * other.speaks
        + _PRONOUN * (other.form == "pronoun")
    )
    nobody_yet = other.kind == "unknown" and len(other.words) == 1 and not other.speaks
    score -= _NOBODY * nobody_yet + _NOBODY * (other.untold and one.head in {"it", "its"})
    return score - _PER_SENTENCE * (one.row - other.row) - _QUOTED * (other.quoted and not one.quoted)
