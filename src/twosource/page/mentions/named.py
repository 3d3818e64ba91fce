"""To which party of a page a name goes: the same name, spelled alike or shortened; an acronym."""

import difflib

from twosource.page.mentions.found import Found
from twosource.page.mentions.parties import Parties, Party, ends_of, folded, initials

_SAME_SPELLING = 0.8
"""Ratio of matching letters from which two surnames beside one given name are one, spelled two ways (Petrenko, Petrenco)."""

_BODIES = frozenset({"organisation", "outlet", "government", "unknown"})


def of_person(one: Found, parties: Parties) -> Party | None:
    """The party with this name; a bare surname or the first word of a firm's name goes to the last one it fits."""
    near = parties.sharing("end", sorted(ends_of(one.name or "")))
    fits = [party for party in near if party.kind in {"person", "unknown"} and _same_person(one, party)]
    if not fits and one.untold:
        return of_body(one, parties)
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


def of_body(one: Found, parties: Parties) -> Party | None:
    """A body with the same name or acronym, introduced or made of first letters, or called by its first word before."""
    names = {folded(one.name or ""), folded(one.acronym or ""), initials(one.words)} - {""}
    same = (party for party in reversed(parties.sharing("name", sorted(names))) if _may_be_body(party))
    found = next(same, None)
    if found is None and len(one.words) > 1:
        near = parties.sharing("name", (folded(one.words[0]),))
        return next((party for party in reversed(near) if _is_bare(party) and _may_be_body(party)), None)
    return found


def _may_be_body(party: Party) -> bool:
    return party.kind in _BODIES or party.untold


def _is_bare(party: Party) -> bool:
    """Whether a party is so far named by one word alone, and nothing shows it to be a person."""
    return party.longest == 1 and party.gender is None and party.kind != "government" and not any(map(str.isupper, party.names))
