"""Signs of evidence: words that show proof, words that withhold it, and words that say nothing could be verified.

Proof is offered where the press saw it ("a letter seen by the Observer"), was shown it ("showed us the log"), or where it was
put before everybody ("released photographs", "video showed"). What somebody only says of documents is none.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from twosource.page.certainty.hedges import negation_before
from twosource.page.certainty.press import is_press, press_at
from twosource.page.certainty.words import Lexicon, Word, is_negator

APART = 10
"""Words between proof and the verb that shows it ("footage, filmed by residents and later verified, showed")."""
OBJECT = 7
"""Words from a verb of giving to what is given ("provided little in the way of hard evidence")."""
FAR = 14
"""Words from "neither" or "nobody" to the verb it negates."""

_STOPS = frozenset({".", ";", "but", "who", "although", "though", "?", "!"})
_SCANT = frozenset({"no", "little", "scant", "few"})
_LINKS = frozenset({"has", "have", "had", "'ve", "also", "since", "been", "able", "to", "could", "was", "were", "not", "never"})


class Sign(msgspec.Struct, frozen=True):
    """What is said of evidence at `words[first:last]`, and the nouns for the proof that is meant, in lower case."""

    kind: Literal["shown", "withheld", "unchecked"]
    first: int
    last: int
    things: frozenset[str] = frozenset()


def signs(words: Sequence[Word], press: frozenset[str], known: Lexicon) -> list[Sign]:
    """All signs of evidence in one sentence, from left to right.

    Args:
        words: of the sentence.
        press: words that name the page's own newsroom, see `press_of`.
        known: the lexicon of the page's language.
    """
    found: list[Sign] = []
    for at, word in enumerate(words):
        if word.low in known.sign_words:
            found.extend(_signs_at(words, at, press, known))
    return found


def _signs_at(words: Sequence[Word], at: int, press: frozenset[str], known: Lexicon) -> Iterator[Sign]:
    """The sign of the word at this place: the first rule that reads one."""
    low, told = words[at].low, known.evidence
    if low in told["unverified"]:
        yield Sign("unchecked", at, at + 1, _things(words, at, known))
        return
    rules = (
        (told["seen"], _seen),
        (told["supply"], _supplied),
        (told["check"] - told["checkers"], _unchecked),
        (told["recorded"], _recorded),
        (told["visual"] | told["public"], _pictured),
        (told["without"], _without),
        (told["verification"], _no_verification),
        (told["explain"], _unexplained),
        (told["resting"], _resting),
        (told["copy"], _copy),
    )
    for table, rule in rules:
        sign = rule(words, at, press, known) if low in table else None
        if sign is not None:
            yield sign
            return


def _things(words: Sequence[Word], at: int, known: Lexicon) -> frozenset[str]:
    """Nouns for proof in the clause around a place."""
    ends = [place for place, word in enumerate(words) if word.low in {";", ".", "?", "!"}]
    first = max((place for place in ends if place < at), default=-1) + 1
    last = min((place for place in ends if place > at), default=len(words))
    first, last = max(first, at - FAR), min(last, at + FAR)
    return frozenset(word.low for word in words[first:last] if word.low in known.evidence["documents"])


def _seen(words: Sequence[Word], at: int, press: frozenset[str], known: Lexicon) -> Sign | None:
    """Proof that the press saw ("seen by Kontor", "which the Observer has also seen"), or did not get to see."""
    things = _things(words, at, known)
    if at + 1 < len(words) and words[at + 1].low == "by":
        end = press_at(words, at + 2, press, known)
        named = at + 2 < len(words) and words[at + 2].raw[:1].isupper() and words[at].low in known.evidence["seen_by"]
        if end is None and named and things:
            end = at + 3
        return Sign("shown", at, end, things) if end is not None and things else None
    start = _press_before(words, at, press, known)
    if start is None:
        return None
    negated = any(is_negator(word.low, known) or word.low == "unable" for word in words[start:at])
    object_of = _object(words, at + 1, known)
    if not things and object_of is None:
        return None
    perfect = any(word.low in {"has", "have", "had", "'ve", "able", "could"} for word in words[start:at])
    if not perfect and words[at].low not in known.evidence["seen_past"]:
        return None
    if negated and start > 0 and words[start - 1].low in {"and", ","}:
        return Sign("withheld", start, at + 1, things)
    return Sign("withheld" if negated else "shown", start, at + 1, things)


def _press_before(words: Sequence[Word], at: int, press: frozenset[str], known: Lexicon) -> int | None:
    """Where a newsroom that is the verb's subject begins, auxiliaries and adverbs passed over."""
    place = at - 1
    while place >= 0 and (
        words[place].low in _LINKS
        or is_negator(words[place].low, known)
        or words[place].low == "unable"
        or words[place].low.endswith("ly")
    ):
        place -= 1
    if place < 0 or not is_press(words[place], press, known):
        return None
    while place > 0 and (words[place - 1].raw[:1].isupper() or words[place - 1].low in known.evidence["before_newsroom"]):
        place -= 1
    return place


def _object(words: Sequence[Word], at: int, known: Lexicon) -> int | None:
    """The place of the proof that a verb takes: a noun for it, or "it" and "them" right after."""
    if at < len(words) and words[at].low in {"it", "them", "this", "these"}:
        return at
    for place in range(at, min(at + OBJECT, len(words))):
        if words[place].low in _STOPS or words[place].low in {"that", ","}:
            return None
        if words[place].low in known.evidence["documents"] or words[place].low in known.evidence["missing"]:
            return place
    return None


def _supplied(words: Sequence[Word], at: int, press: frozenset[str], known: Lexicon) -> Sign | None:
    """Proof given or shown, or kept back: "showed us the log", "released photographs", "provided no evidence"."""
    withheld = _withheld(words, at, known)
    if withheld is not None:
        return withheld
    if _refusal(words, at, known) is not None:
        return None
    thing = next(
        (
            place
            for place in range(at + 1, min(at + 1 + OBJECT, len(words)))
            if words[place].low in known.evidence["documents"] or words[place].low in _STOPS
        ),
        None,
    )
    if thing is None or words[thing].low in _STOPS or _is_doubtful(words[at + 1 : thing]):
        return _handed(words, at, press, known)
    things = frozenset({words[thing].low})
    audience = [place for place in range(at + 1, min(thing + 5, len(words))) if _is_audience(words, place, thing, press, known)]
    if audience:
        return Sign("shown", at, max(audience[-1], thing) + 1, things)
    public = words[at].low in known.evidence["publish"] and words[thing].low in known.evidence["public"]
    return Sign("shown", at, thing + 1, things) if public else _handed(words, at, press, known)


def _handed(words: Sequence[Word], at: int, press: frozenset[str], known: Lexicon) -> Sign | None:
    """Proof that stands before the verb by which the press got it: "a list handed to reporters", "the clip she sent us"."""
    things = frozenset(word.low for word in words[max(at - APART, 0) : at] if word.low in known.evidence["documents"])
    if not things:
        return None
    receiver = at + 2 if at + 1 < len(words) and words[at + 1].low in {"to", "with"} else at + 1
    if receiver < len(words) and words[receiver].low == "us":
        return Sign("shown", at, receiver + 1, things)
    end = press_at(words, receiver, press, known)
    return Sign("shown", at, end, things) if end is not None and words[end - 1].low != "we" else None


def _is_audience(words: Sequence[Word], at: int, thing: int, press: frozenset[str], known: Lexicon) -> bool:
    """Whether the press stands where the verb's receiver does: before the thing, or after it with "to" or "with"."""
    receives = words[at].low in known.evidence["hearers"] or is_press(words[at], press, known)
    if not receives or words[at].low == "we":
        return False
    return at < thing or any(word.low in {"to", "with"} for word in words[thing + 1 : at])


def _is_doubtful(words: Sequence[Word]) -> bool:
    return any(word.low in {"false", "forged", "fake", "little", "no", "any", "doctored"} for word in words)


def _withheld(words: Sequence[Word], at: int, known: Lexicon) -> Sign | None:
    """As in "provided no evidence", "did not show the paper", "without giving details", "no evidence was presented"."""
    thing = _object(words, at + 1, known)
    if thing is not None:
        things = frozenset({words[thing].low})
        negation = next((place for place in range(at + 1, thing) if words[place].low in _SCANT), None)
        if negation is not None:
            return Sign("withheld", at, thing + 1, things)
        start = _refusal(words, at, known)
        pronoun = words[thing].low in {"it", "them", "this", "these"}
        if start is not None and not (pronoun and words[at].low not in known.evidence["show_it"]):
            return Sign("withheld", start, thing + 1, things)
    back = range(max(at - 5, 0), at)
    thing = next((place for place in back if words[place].low in known.evidence["missing"]), None)
    if thing is None or thing == 0:
        return _kept_back(words, at, known)
    start = next((place for place in (thing - 1, thing - 2) if place >= 0 and words[place].low == "no"), None)
    return Sign("withheld", start, at + 1) if start is not None else _kept_back(words, at, known)


def _kept_back(words: Sequence[Word], at: int, known: Lexicon) -> Sign | None:
    """Proof that was not given, in the passive: "the records were not put before the court"."""
    start = negation_before(words, at, known)
    if start is None or words[at - 1].low not in {"been", "not", "n't", "yet"} | known.evidence["passives"]:
        return None
    things = frozenset(word.low for word in words[max(start - OBJECT, 0) : start] if word.low in known.evidence["documents"])
    return Sign("withheld", start, at + 1, things) if things else None


def _far_negation(words: Sequence[Word], at: int, known: Lexicon) -> int | None:
    """A negation before the verb, near or opening its clause ("Neither A nor B have provided")."""
    near = negation_before(words, at, known)
    if near is not None and words[near].low != "nor":
        return near
    return _opening_negation(words, at, known) if near is None or words[near].low == "nor" else near


def _opening_negation(words: Sequence[Word], at: int, known: Lexicon) -> int | None:
    """A negated subject before the verb ("neither account", "nobody", "none of them")."""
    for place in range(at - 1, max(at - FAR, -1), -1):
        if words[place].low in {".", ";", "that", ","}:
            return None
        if words[place].low in known.evidence["negated_subjects"]:
            return place
    return None


def _unchecked(words: Sequence[Word], at: int, press: frozenset[str], known: Lexicon) -> Sign | None:
    """As in "could not be independently verified", "nobody has been able to verify", "was unable to confirm"."""
    place = at - 1
    checked = at + 1 < len(words) and words[at + 1].low in known.evidence["checkers"]
    while place >= 0 and (words[place].low in known.evidence["before_check"] or words[place].low.endswith("ly")):
        checked = checked or words[place].low in known.evidence["checkers"]
        place -= 1
    passive = any(word.low in {"be", "been"} for word in words[place + 1 : at])
    verify = passive or words[at].low.startswith(("verif", "corrobor", "authentic", "substantiat"))
    end = at + 2 if at + 1 < len(words) and words[at + 1].low in known.evidence["checkers"] else at + 1
    if place < 0:
        return None
    refused = is_negator(words[place].low, known) or words[place].low in {"unable", "impossible"}
    if refused:
        subject = _press_before(words, place, press, known)
        if not (checked or verify or subject is not None):
            return None
        start = place - 1 if words[place].low == "not" and place and words[place - 1].low in _LINKS else place
        return Sign("unchecked", start if subject is None else subject, end, _things(words, at, known))
    opening = _opening_negation(words, at, known)
    return Sign("unchecked", opening, end, _things(words, at, known)) if opening is not None and (checked or verify) else None


def _without(words: Sequence[Word], at: int, press: frozenset[str], known: Lexicon) -> Sign | None:
    """As in "claimed, without evidence, that": no verb of giving."""
    del press
    for place in range(at + 1, min(at + 4, len(words))):
        if words[place].low in known.evidence["missing"]:
            return Sign("withheld", at, place + 1)
        if words[place].low not in known.evidence["kinds"]:
            return None
    return None


def _no_verification(words: Sequence[Word], at: int, press: frozenset[str], known: Lexicon) -> Sign | None:
    """As in "there was no independent confirmation", "independent verification was not possible"."""
    del press
    start = next((place for place in range(at - 1, max(at - 3, -1), -1) if words[place].low == "no"), None)
    if start is not None:
        return Sign("unchecked", start, at + 1)
    for place in range(at + 1, min(at + 5, len(words))):
        if words[place].low in {"possible", "impossible"}:
            refused = words[place].low == "impossible" or negation_before(words, place, known) is not None
            return Sign("unchecked", at, place + 1) if refused else None
    return None


def _unexplained(words: Sequence[Word], at: int, press: frozenset[str], known: Lexicon) -> Sign | None:
    """As in "did not say how it knew", "would not say where the figure came from"."""
    del press
    start = _refusal(words, at, known)
    if start is None or at + 1 >= len(words) or words[at + 1].low not in {"how", "where", "what"}:
        return None
    for place in range(at + 2, min(at + 2 + OBJECT, len(words))):
        if words[place].low in known.evidence["knowing"]:
            return Sign("withheld", start, place + 1)
        if words[place].low in _STOPS:
            return None
    return None


def _refusal(words: Sequence[Word], at: int, known: Lexicon) -> int | None:
    """A negation of the verb, or a verb before it that refuses: "declined to provide", "has yet to show"."""
    if at > 1 and words[at - 1].low == "to" and words[at - 2].low in known.evidence["refusing"]:
        return at - 2
    return _far_negation(words, at, known)


def _resting(words: Sequence[Word], at: int, press: frozenset[str], known: Lexicon) -> Sign | None:
    """What a claim rests on, where that is pictures: "citing satellite images", "based on drone footage"."""
    del press
    for place in range(at + 1, min(at + OBJECT, len(words))):
        if words[place].low in known.evidence["visual"]:
            return None if _is_doubtful(words[at:place]) else Sign("shown", at, place + 1, frozenset({words[place].low}))
        if words[place].low in _STOPS or words[place].low == ",":
            return None
    return None


def _copy(words: Sequence[Word], at: int, press: frozenset[str], known: Lexicon) -> Sign | None:
    """A copy that the press holds: "the Observer has a copy of the letter"."""
    if at < 2 or words[at - 1].low != "a" or words[at - 2].low not in {"has", "have", "had", "holds", "hold", "got"}:
        return None
    start = _press_before(words, at - 2, press, known)
    return Sign("shown", start, at + 1, _things(words, at, known)) if start is not None else None


def _recorded(words: Sequence[Word], at: int, press: frozenset[str], known: Lexicon) -> Sign | None:
    """One word that tells of pictures ("have been filmed")."""
    del press
    if at == 0 or negation_before(words, at, known) is not None:
        return None
    return Sign("shown", at, at + 1) if words[at - 1].low in known.evidence["passives"] else None


def _pictured(words: Sequence[Word], at: int, press: frozenset[str], known: Lexicon) -> Sign | None:
    """Pictures that show or were checked, and other proof that was made public: "video shows", "the log was posted"."""
    del press
    verbs = known.evidence["pictured" if words[at].low in known.evidence["visual"] else "made_public"]
    if any(is_negator(word.low, known) for word in words[max(at - 4, 0) : at]) or _is_doubtful(words[max(at - 3, 0) : at]):
        return None
    for place in range(at + 1, min(at + APART + 1, len(words))):
        if words[place].low in _STOPS:
            return None
        if words[place].low in verbs and negation_before(words, place, known) is None:
            return Sign("shown", at, place + 1, frozenset({words[at].low}))
    return None
