"""The level of single events, for the benchmark: five levels by the token of the event."""

from collections.abc import Iterator, Sequence

from twosource.model import CertaintyLevel, Span
from twosource.page.certainty.words import Lexicon, Word, is_negator, known, match

LEVELS: dict[CertaintyLevel, int] = {"certain": 5, "likely": 4, "possible": 3, "unlikely": 2, "denied": 1}
VERB_REACH = 5
"""Words from a hedge to the verb it hedges."""
OBJECT_REACH = 4
"""Words after a governed verb within which its object is."""
CONDITION_REACH = 8
"""Words after "if" that tell what is supposed."""
BETWEEN = 6
"""Words between a verb and the infinitive it takes, for an object."""


def event_levels(tokens: Sequence[str]) -> dict[int, int]:
    """The places of tokens whose event is less than plainly stated, with their level.

    Args:
        tokens: one sentence.

    Returns:
        4 likely, 3 possible, 2 unlikely, 1 negated; every other token's event is stated as a fact (5). Where two hedges reach a
        token the weaker wins.
    """
    words = [Word(token, token.lower().replace("’", "'"), Span(at, at + 1)) for at, token in enumerate(tokens)]
    lexicon = known()
    levels: dict[int, int] = {}
    for at in range(len(words)):
        for place, level in _reached(words, at, lexicon):
            levels[place] = min(level, levels.get(place, 5))
    return {place: level for place, level in sorted(levels.items()) if level < 5}


def _reached(words: Sequence[Word], at: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The tokens whose event the word at `at` hedges or negates."""
    low = words[at].low
    if is_negator(low, lexicon) and low not in {"no", "without", "none"}:
        if at + 1 < len(words) and words[at + 1].low in lexicon.words["not_negating"]:
            return
        yield from _verb_after(words, at + 1, 2 if _is_modal_before(words, at, lexicon) else 1)
    elif low in lexicon.modals or low in lexicon.ability:
        yield from _by_modal(words, at, LEVELS[lexicon.modals.get(low) or lexicon.ability[low]])
    elif low in lexicon.words["nearly"]:
        yield from _verb_after(words, at + 1, 1) if _is_past(words, at + 1, lexicon) else ()
    elif low in lexicon.failure:
        yield from _complement(words, at, 1, lexicon)
    elif low in lexicon.words["conditions"]:
        yield from ((place, 3) for place in _object(words, at + 1, CONDITION_REACH))
    elif found := match(words, at, lexicon.intentions):
        yield from _complement(words, found[1] - 1, LEVELS[lexicon.intentions[found[0]]], lexicon)
    elif low in lexicon.fears and at + 1 < len(words) and words[at + 1].low in {"of", "on", "that", "about", "for"}:
        yield from ((place, 3) for place in _object(words, at + 2, OBJECT_REACH))
    elif low in lexicon.adverbs:
        yield from _verb_after(words, at + 1, LEVELS[lexicon.adverbs[low]])


def _by_modal(words: Sequence[Word], at: int, level: int) -> Iterator[tuple[int, int]]:
    """The verb of a modal, and what that verb would bring about ("could lead to closures")."""
    if words[at].low == "may" and words[at].raw == "May" and at:
        return
    reached = list(_verb_after(words, at + 1, level))
    yield from reached
    if reached and words[reached[-1][0]].low in known().words["causing"]:
        yield from ((place, level) for place in _object(words, reached[-1][0] + 1, OBJECT_REACH))


def _is_past(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether the word is a past form."""
    return at < len(words) and (words[at].low.endswith("ed") or words[at].low in lexicon.words["irregular_pasts"])


def _is_modal_before(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a negation follows a modal of likelihood ("might not")."""
    return at > 0 and words[at - 1].low in {"may", "might"} and words[at - 1].low in lexicon.modals


def _verb_after(words: Sequence[Word], at: int, level: int) -> Iterator[tuple[int, int]]:
    """The verb that follows, past auxiliaries and adverbs; "be" itself where no participle follows it."""
    told = known().words
    for place in range(at, min(at + VERB_REACH, len(words))):
        low = words[place].low
        if low not in told["between"] and (not low.endswith("ly") or low in told["verbs_in_ly"]):
            if low[:1].isalpha():
                yield place, level
            return
        after = words[place + 1].low if place + 1 < len(words) else ""
        if low == "be" and not (after.endswith(("ed", "ing", "ly")) or after in told["participles"] | told["between"]):
            yield place, level
            return


def _complement(words: Sequence[Word], at: int, level: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The infinitive or -ing form that the word takes, also past an object ("asked the owners to sell")."""
    place = at + 1
    if place < len(words) and words[place].low.endswith("ing") and words[at].low not in lexicon.words["be"]:
        yield place, level
        return
    between = 1 if words[at].low in lexicon.words["no_object"] else BETWEEN
    for to in range(place, min(place + between, len(words))):
        if words[to].low == "to":
            yield from _verb_after(words, to + 1, level)
            return
        if words[to].low in lexicon.words["object_ends"] or words[to].low in lexicon.words["auxiliaries"]:
            return


def _object(words: Sequence[Word], at: int, reach: int) -> Iterator[int]:
    """The words of a short phrase."""
    for place in range(at, min(at + reach, len(words))):
        if words[place].low in known().words["object_ends"]:
            return
        yield place
