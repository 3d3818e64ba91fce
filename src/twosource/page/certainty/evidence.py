"""Evidence: words that show proof, and words that say none was given."""

from collections.abc import Sequence

from twosource.model import Span
from twosource.page.certainty.hedges import negation_before
from twosource.page.certainty.words import Lexicon, Word, is_negator

APART = 10
"""Words between proof and the verb that shows it ("footage, filmed by residents and later verified, showed")."""
OBJECT = 7
"""Words from a verb of giving to what is given ("provided little in the way of hard evidence")."""


def offered(words: Sequence[Word], known: Lexicon) -> Span | None:
    """The words that show proof ("released images", "have been filmed"); None where there are none, or it is denied."""
    for at, word in enumerate(words):
        if word.low in known.evidence["recorded"] and at > 0 and negation_before(words, at, known) is None:
            return word.span
        if word.low not in known.evidence["proof"] or _negated_proof(words, at, known):
            continue
        for other in _around(at, len(words)):
            if words[other].low in known.evidence["shown"] and negation_before(words, other, known) is None:
                if _crosses_clause(words, at, other):
                    continue
                ends = sorted((word.span, words[other].span))
                return Span(ends[0].start, ends[1].end)
    return None


def _around(at: int, size: int) -> list[int]:
    """Places near `at`, nearest first."""
    places = [place for place in range(max(at - APART, 0), min(at + APART + 1, size)) if place != at]
    return sorted(places, key=lambda place: (abs(place - at), place))


def _crosses_clause(words: Sequence[Word], at: int, other: int) -> bool:
    """Whether a sentence ends or a clause opens between two places."""
    low, high = sorted((at, other))
    return any(word.low in {".", ";", "but", "who", "although", "though"} for word in words[low:high])


def _negated_proof(words: Sequence[Word], at: int, known: Lexicon) -> bool:
    """Words of proof that show nothing: "no evidence", "false documents" given to somebody."""
    before = words[max(at - 4, 0) : at]
    return any(is_negator(word.low, known) or word.low in {"false", "forged", "fake", "little"} for word in before)


def missing(words: Sequence[Word], known: Lexicon) -> Span | None:
    """The words that say no evidence or details were given, or that nothing could be verified; None where there are none."""
    for at, word in enumerate(words):
        if word.low in known.evidence["unverified"]:
            return word.span
        if word.low in known.evidence["supply"]:
            span = _not_supplied(words, at, known)
            if span is not None:
                return span
        if word.low in known.evidence["check"] and word.low not in known.evidence["checkers"]:
            span = _not_checked(words, at, known)
            if span is not None:
                return span
    return None


def _not_supplied(words: Sequence[Word], at: int, known: Lexicon) -> Span | None:
    """As in "provided no evidence", "did not offer proof", "without giving details", "no evidence was presented"."""
    reach = range(at + 1, min(at + 1 + OBJECT, len(words)))
    thing = next((place for place in reach if words[place].low in known.evidence["missing"]), None)
    if thing is not None:
        stop = next((place for place in reach if words[place].low in {".", ";", "that", "but"}), thing)
        negation = next((place for place in range(at + 1, thing) if words[place].low in {"no", "little", "scant", "few"}), None)
        start = at if negation is not None else _far_negation(words, at, known)
        if stop >= thing and start is not None:
            return Span(words[start].span.start, words[thing].span.end)
    back = range(max(at - 5, 0), at)
    thing = next((place for place in back if words[place].low in known.evidence["missing"]), None)
    if thing is not None and thing > 0 and words[thing - 1].low in {"no", "independent", "further"}:
        start = thing - 1 if words[thing - 1].low == "no" else thing - 2
        if start >= 0 and words[start].low == "no":
            return Span(words[start].span.start, words[at].span.end)
    return None


def _far_negation(words: Sequence[Word], at: int, known: Lexicon) -> int | None:
    """A negation before the verb, near or opening its clause ("Neither A nor B have provided")."""
    near = negation_before(words, at, known)
    if near is not None and words[near].low != "nor":
        return near
    for place in range(at - 1, max(at - 14, -1), -1):
        if words[place].low in {".", ";", "that"}:
            break
        if words[place].low == "neither":
            return place
    return near


def _not_checked(words: Sequence[Word], at: int, known: Lexicon) -> Span | None:
    """As in "could not be independently verified", "was unable to verify", "has not been corroborated"."""
    place = at - 1
    checked = False
    while place >= 0 and words[place].low in known.evidence["checkers"] | {"be", "been", "to", "immediately", "fully", "yet"}:
        checked = checked or words[place].low in known.evidence["checkers"]
        place -= 1
    if place < 0:
        return None
    verify = words[at].low.startswith(("verif", "corrobor", "authentic", "substantiat"))
    refused = is_negator(words[place].low, known) or words[place].low in {"unable", "impossible"}
    if not refused or not (checked or verify):
        return None
    start = (
        place - 1
        if words[place].low == "not" and place > 0 and words[place - 1].low in {"could", "can", "has", "have"}
        else place
    )
    return Span(words[start].span.start, words[at].span.end)
