"""Parties that the text explains only further on: "company" in a headline, "the operator" before its name."""

from twosource.page.mentions.called import fits_role, sorts_of
from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import english
from twosource.page.mentions.parties import Parties, Party

_EARLY = 8
"""Sentences at the top of a page in which a body may be called "the operator" before it is named."""
_MOST_ASKED, _MOST_LATER = 100, 400
"""Parties not explained so far that are looked into, and parties after each that it may be; no page has more."""
_SOON = 8
"""Sentences within which a body that is called "the operator" is named."""


def explained_later(parties: Parties) -> None:
    """Join each party that is only called by a noun to the one party further on that the noun can mean, if there is just one.

    A headline's noun may lack its article; anywhere else it is a definite one that nothing before explains.
    """
    everybody = list(dict.fromkeys(parties.of))
    asked = 0
    for number, party in enumerate(everybody):
        first = party.first
        if party.names or first.form not in {"role", "anonymous"} or first.plural:
            continue
        early = first.row <= _EARLY and first.definite and first.owner is None
        if first.in_headline or early:
            asked += 1
            if asked > _MOST_ASKED:
                return
            later = everybody[number + 1 : number + 1 + _MOST_LATER]
            meant = _meant(party, later, soon=not first.in_headline)
            if meant is not None:
                parties.merge(meant, party)


def _meant(party: Party, everybody: list[Party], *, soon: bool) -> Party | None:
    """The one party after this one that it can be: called by the very noun, or a firm where that suits the noun."""
    first = party.first.but(definite=True, words=() if party.first.in_headline else party.first.words)
    later = [
        other
        for other in everybody
        if not (soon and (not other.names or other.first.row - party.last.row > _SOON)) and not other.first.in_headline
    ]
    called = [other for other in later if first.head in other.heads | other.name_heads and _fits(first, other)]
    if called or first.head not in english().generic:
        # Of two mayors a headline means the one the report opens with.
        return called[0] if len(called) == 1 or (called and first.in_headline) else None
    if "firm" not in english().sorts.get(first.head, ()):
        return None
    firms = [other for other in later if _may_be_firm(other) and _fits(first, other)]
    return firms[0] if len(firms) == 1 else None


def _may_be_firm(party: Party) -> bool:
    """Whether a party is a firm, or a named body of which nothing tells the sort."""
    known = sorts_of(party)
    bare = not known and not any(name.isupper() for name in party.names)
    return party.kind == "organisation" and ("firm" in known or bare)


def _fits(one: Found, party: Party) -> bool:
    persons = {"person", "anonymous"}
    if (one.kind in persons) != (party.kind in persons):
        return False
    return fits_role(one, party) if one.kind not in persons else not party.plural and one.head in party.heads
