"""To which party of a page a pronoun goes."""

from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import english
from twosource.page.mentions.parties import Parties, Party

_MEMORY = 4
"""Sentences a pronoun looks back over; in news prose an antecedent farther off is named again."""
_PLURAL_MEMORY = 2
"""Sentences "they" looks back over."""
_MOST_BEFORE = 40
"""Mentions a pronoun looks back over."""

_GENDER_SHOWN = 2.5
_PER_SENTENCE = 2.0
_SUBJECT = 1.5
_SPEAKER = 2.0
_QUOTED = 2.0
_PRONOUN = 0.5
_SAME_BLOCK = 1.5
_NOBODY = 1.5
_ADDRESSED = 3.0
_LEADS = 1.0
_DOCUMENT = 1.0
"""Weights of what makes an antecedent likely, in sentences of distance times two; set by hand on news prose."""

_BODIES = frozenset({"organisation", "government", "document", "outlet"})


def of_pronoun(one: Found, parties: Parties, found: list[Found]) -> Party | None:
    """The likeliest party among the last mentions that agree; None if none does.

    Args:
        one: the pronoun.
        parties: of the mentions before it.
        found: all mentions, of which those before it count.
    """
    of = parties.of
    here = len(of)
    if one.head in {"who", "which"}:
        return of[-1] if here and _joins_relative(one, found[here - 1]) else None
    owner = _owner_in(one, parties, found)
    if owner is not None:
        return owner
    reach = _PLURAL_MEMORY if one.plural else _MEMORY
    best: tuple[float, int] | None = None
    for number in range(here - 1, max(-1, here - _MOST_BEFORE), -1):
        other = found[number]
        if one.row - other.row > reach:
            break
        if _may_stand_for(one, other) and _agrees(one, of[number]):
            weight = _weight(one, other) + _GENDER_SHOWN * (one.gender is not None and of[number].gender == one.gender)
            best = max(best, (weight, number)) if best else (weight, number)
    return of[best[1]] if best else None


def _owner_in(one: Found, parties: Parties, found: list[Found]) -> Party | None:
    """The owner of the document that opens what is said: "the firm’s own research, it says, ..."."""
    if not one.closing:
        return None
    here = len(parties.of)
    for other in reversed(found[max(0, here - _MOST_BEFORE) : here]):
        if other.row != one.row:
            return None
        if other.first <= 1 and other.kind == "document" and other.owner:
            owners = parties.sharing("name", (other.owner,)) or parties.sharing("end", (other.owner,))
            return next((party for party in reversed(owners) if _agrees(one, party)), None)
    return None


def _joins_relative(one: Found, before: Found) -> bool:
    """Whether "who" or "which" speaks of the mention before it: beside it, or behind the office that explains it."""
    if before.row != one.row or before.form == "pronoun" or before.owning:
        return False
    beside = before.last == one.attached
    if one.head == "who":
        person = before.kind in {"person", "anonymous", "group", "unknown"}
        return person and (beside or before.role is not None)
    return beside and (before.untold or before.kind not in {"person", "anonymous", "group"})


def _may_stand_for(one: Found, other: Found) -> bool:
    """Whether an earlier mention is where an antecedent can be.

    Of "the call was to his sister, she says" the words before the comma are what she says: nobody in them is the speaker, but
    for their subject ("the firm will close two plants, it said"). Inside a quotation "they" are mostly others than those the
    page told of.
    """
    if one.closing and other.row == one.row:
        return other.subject and other.first <= 1 and other.kind != "document"
    return not (one.quoted and one.head in {"they", "it"} and not other.quoted)


def _agrees(one: Found, party: Party) -> bool:
    """Whether number, gender and kind let a pronoun stand for a party."""
    if one.head in {"he", "she", "his", "her", "aged"}:
        if party.gender and one.gender and party.gender != one.gender:
            return False
        if party.first.form == "pronoun":
            return party.first.head == one.head
        return party.kind == "person" or (party.kind in {"anonymous", "unknown"} and not party.plural)
    if one.head == "they":
        spoken_of = party.first.head in english().spoken_of and not party.speaks
        return party.plural and not (one.speaks and spoken_of)
    bare = party.kind == "unknown" and party.longest == 1
    return (party.kind in _BODIES or party.untold or bare) and not party.plural


def _weight(one: Found, other: Found) -> float:
    """How likely an earlier mention is the antecedent: near, a subject, one who speaks, not one spoken to or quoted."""
    score = (
        _SAME_BLOCK * (one.block == other.block)
        + _SUBJECT * other.subject
        + _SPEAKER * other.speaks
        + _PRONOUN * (other.form == "pronoun")
        + _LEADS * other.leads
        - _DOCUMENT * (other.kind == "document")
    )
    nobody_yet = other.kind == "unknown" and len(other.words) == 1 and not other.speaks
    score -= _NOBODY * nobody_yet + _NOBODY * (other.untold and one.head in {"it", "its"}) + _ADDRESSED * other.addressed
    return score - _PER_SENTENCE * (one.row - other.row) - _QUOTED * (other.quoted and not one.quoted)
