"""Who stands behind an estimate, and whether words show that two of them count the same thing."""

from twosource.corpus.points.estimates import Estimate
from twosource.corpus.points.matter import names_same
from twosource.corpus.points.predicates import open_predicate
from twosource.language import lexicon

SHARED_WORDS = 3
"""Content words that must stand by two figures, where no people and no predicate ties them, to prove they count the same,"""
SHARED_SHARE = 0.33
"""and the least share of the smaller set of such words they must be."""


def same_holder(left: Estimate, right: Estimate) -> bool:
    """Whether one speaker, or one government, stands behind both. The page's own voice is one holder per origin."""
    if left.sides & right.sides:
        return True
    return left.voice == right.voice and (left.voice != "page" or left.origin == right.origin)


def holder(found: Estimate) -> str:
    """Who stands behind an estimate: a government (or several), a speaker, or a newsroom's own voice."""
    return "+".join(sorted(found.sides)) or (found.voice if found.voice != "page" else found.origin)


def proven(left: Estimate, right: Estimate) -> bool:
    """Whether the words show that both count the same: a people by name, one thing happening to it, or much of the rest."""
    one, other = left.thing, right.thing
    if names_same(one, other) or (taken(left, right) and not one.states ^ other.states):
        return True
    if one.states & other.states:
        return (one.told and other.told) or bool(left.place.names & right.place.names)
    if one.states or other.states:
        return bool((one.states | other.states) & one.around & other.around)
    if one.predicate == other.predicate != open_predicate() and one.told and other.told and not one.unit:
        return True
    if one.head in lexicon("points")["people"]["classes"]:
        return bool(left.place.names & right.place.names)
    shared = len(one.subject & other.subject)
    least = min(len(one.subject), len(other.subject)) or 1
    return shared >= SHARED_WORDS and shared / least >= SHARED_SHARE


def taken(left: Estimate, right: Estimate) -> bool:
    """Whether the words of one take up the other, so that both are of one thing."""
    return left.figure.id == right.takes or right.figure.id == left.takes
