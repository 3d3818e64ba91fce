"""Which mentions of a page stand for the same party.

The text is gone through once. A name goes to the party with that name, a role with an article to the last party in that role,
a pronoun to the nearest subject or speaker that agrees in number and gender, as centering theory has it (Grosz, Joshi and
Weinstein, 1995): subjects first, those who speak before those who are spoken of. What the text explains only further on, a
headline's "company" or an operator named in the next sentence, is joined at the end.
"""

from typing import NamedTuple

from twosource.model import PartyKind
from twosource.page.mentions.ahead import explained_later
from twosource.page.mentions.called import of_role, of_unnamed
from twosource.page.mentions.found import Found
from twosource.page.mentions.named import of_body, of_person
from twosource.page.mentions.names import kind_of_name
from twosource.page.mentions.parties import Parties, Party, folded
from twosource.page.mentions.pronouns import of_pronoun

_UNNAMED_MEMORY = 12
"""Sentences from an unnamed party to the apposition that tells its name."""


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
        house = _house(one, parties) if one.house else None
        party = parties.add(one, _party_of(one, parties, found))
        if one.called is not None:
            _join_unnamed(one, party, parties)
        if house is not None:
            parties.belong(one, party, house)
    explained_later(parties)
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
    if one.form == "pronoun" or one.head == "aged":
        return of_pronoun(one, parties, found)
    known = _known_party(one, parties)
    if not one.joined_to_last or not parties.of:
        return known
    beside = parties.of[-1]
    if known is None:
        return beside if one.kind != "person" or not beside.names else None
    if known is not beside and not beside.names and beside.first is found[len(parties.of) - 1]:
        parties.merge(known, beside)  # "the union’s secretary, Lee": the office was not met before, Lee was
    return known


def _known_party(one: Found, parties: Parties) -> Party | None:
    if one.own_voice:
        return parties.own_voice()
    if one.kind == "government" and one.country:
        same = parties.sharing("country", (one.country,))
        return next((party for party in same if party.kind == "government" and party.first.country == one.country), None)
    if one.name is not None:
        return of_person(one, parties) if one.kind in {"person", "unknown"} else of_body(one, parties)
    return of_role(one, parties) if one.form == "role" else of_unnamed(one, parties)


def _join_unnamed(one: Found, party: Party, parties: Parties) -> None:
    """Join the one not named so far to the name that a definite apposition explains: "a charity ... Oak Path, the charity"."""
    near = parties.sharing("head", (one.role_noun or "",))
    unnamed = [other for other in near if not other.names and not other.plural and one.row - other.last.row <= _UNNAMED_MEMORY]
    if not unnamed:
        return
    other = max(unnamed, key=lambda other: other.touched)
    agrees = not (one.country and other.country and one.country != other.country) and not (
        party.gender and other.gender and party.gender != other.gender
    )
    if agrees and set(one.called or ()) <= set(other.first.words):
        parties.merge(party, other)


def _house(one: Found, parties: Parties) -> Party | Found | None:
    """The body that an affiliation means: by its name, or "company" for the last one so called.

    A body that nothing else has named so far comes as a name without a mention.
    """
    words = tuple((one.house or "").split())
    last = words[-1].lower()
    bare = one.but(
        form="role", kind="organisation", head=last, name=None, words=(), country=None, gender=None, owner=None, plural=False
    )
    if words[-1][0].isupper():
        named = bare.but(form="name", name=" ".join(words), words=words, role_noun=None, speaks=False)
        found = of_body(named, parties)
        near = parties.sharing("end", (folded(words[0]),)) if found is None and len(words) == 1 else ()
        found = found or next((party for party in reversed(near) if party.kind == "organisation" or party.untold), None)
        return found or (named if kind_of_name(words) in {"organisation", "outlet"} else None)
    return of_role(bare.but(definite=True), parties) if len(words) == 1 else None
