"""To which party of a page a role goes: "the minister", "the agency", "officials"."""

from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import english
from twosource.page.mentions.parties import Parties, Party

_ROLE_MEMORY = 40
"""Sentences a role with an article ("the minister") looks back over."""
_LATELY = 80
"""Mentions a short name that suits any body of a sort ("the agency") looks back over."""
_BARE_MEMORY = 4
"""Sentences "the company" looks back over to a bare name that nothing else shows to be a firm's."""

_BODIES = frozenset({"organisation", "outlet"})


def of_role(one: Found, parties: Parties) -> Party | None:
    """The party an office or a body with an article speaks of again.

    A body goes to the one the speaker of the same sentence belongs to, if it is of that sort; else most words in common
    first, then the one spoken of last.
    """
    near = parties.sharing("head", (one.head,))
    if one.kind in _BODIES and one.definite and one.head in english().generic:
        of_speaker = parties.speaker_body(one.row)
        if of_speaker is not None and fits_role(one, of_speaker):
            return of_speaker
        near += [party for party in parties.lately(_LATELY) if party not in near]
    fits = [party for party in near if one.row - party.last.row <= _ROLE_MEMORY and fits_role(one, party)]
    return max(fits, key=lambda party: (_likeness(one, party), party.touched), default=None)


def _likeness(one: Found, party: Party) -> tuple[int, bool]:
    """Words in common; then any party before one that so far is only a headline's "company"."""
    return len(party.words & set(one.words)), bool(party.names) or not party.first.in_headline


def fits_role(one: Found, party: Party) -> bool:
    """Whether an office, a body or a group can be a party, by number, gender, country, owner and noun."""
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
    return _fits_body(one, party) if one.kind in _BODIES else one.head in party.heads


def _fits_body(one: Found, party: Party) -> bool:
    """Whether "the agency" can be a body: it is called so, its name ends so, or the word suits a body of its sort."""
    if party.kind not in _BODIES and not (party.untold and one.definite):
        return False
    if not one.definite:
        return not party.names and one.head in party.heads and one.words == party.first.words
    if one.head in party.heads or one.head in party.name_heads:
        return not _told_apart(one, party)
    told_apart = one.country is not None or (one.words and not party.words & set(one.words))
    other = not party.names and party.first.definite  # "its board" is no "agency"
    return one.head in english().generic and not told_apart and not other and _is_of_sort(one, party)


def _is_of_sort(one: Found, party: Party) -> bool:
    """Whether a short name that suits bodies of some sorts suits a party; "the company" also a bare name met just before."""
    sorts, known = sorts_of(party), english().sorts.get(one.head, frozenset())
    if not sorts and party.kind == "organisation":
        return not (party.heads and "firm" not in known)
    if party.untold:
        return "firm" in known and one.row - party.last.row <= _BARE_MEMORY
    return bool(sorts & known)


def _told_apart(one: Found, party: Party) -> bool:
    """Whether words beside one noun tell two bodies apart: "the phone company", "the ferry company"."""
    own = set(one.words) - english().determiners
    return bool(own and party.words and not own & party.words and not party.names)


def sorts_of(party: Party) -> frozenset[str]:
    """What sort of body a party is, by the last word of its name and by what it is called; empty if nothing tells."""
    known = english()
    found: set[str] = set()
    for noun in (*party.name_heads, *party.heads):
        found |= known.sorts.get(noun, frozenset())
        if noun in known.firm_heads:
            found.add("firm")
    if party.kind == "outlet":
        found = {"news"}
    return frozenset(found)


def of_unnamed(one: Found, parties: Parties) -> Party | None:
    """The same unnamed group again: the same head and no word that tells it apart. "A" and "an" bring somebody new.

    With an article it may be told in fewer words than before: "two former soldiers", "the soldiers".
    """
    if not one.plural:
        return None
    same = (
        party
        for party in reversed(parties.sharing("head", (one.head,)))
        if not party.names and party.plural and party.first.head == one.head and party.first.country == one.country
    )
    own = set(one.words)
    return next((party for party in same if own == set(party.first.words) or (one.definite and own < party.words)), None)
