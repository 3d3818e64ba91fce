"""The level of single events, for the benchmark: five levels by the token of the event."""

from collections.abc import Iterator, Sequence

from twosource.model import CertaintyLevel, Span
from twosource.page.certainty.words import Lexicon, Word, is_negator, known, match

LEVELS: dict[CertaintyLevel, int] = {"certain": 5, "likely": 4, "possible": 3, "unlikely": 2, "denied": 1}
VERB_REACH = 5
"""Words from a hedge to the verb it hedges."""
OBJECT_REACH = 4
"""Words after a governed verb within which its object is."""


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
        level = lexicon.modals.get(low) or lexicon.ability[low]
        if not (low == "may" and words[at].raw == "May" and at):
            yield from _verb_after(words, at + 1, LEVELS[level])
    elif low in lexicon.failure:
        yield from _complement(words, at, 1, lexicon)
    elif found := match(words, at, lexicon.intentions, lexicon):
        yield from _complement(words, found[1] - 1, LEVELS[lexicon.intentions[found[0]]], lexicon)
    elif low in lexicon.fears and at + 1 < len(words) and words[at + 1].low in {"of", "on", "that", "about"}:
        yield from ((place, 3) for place in _object(words, at + 2))
    elif low in lexicon.adverbs:
        yield from _verb_after(words, at + 1, LEVELS[lexicon.adverbs[low]])


def _is_modal_before(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a negation follows a modal of likelihood ("might not")."""
    return at > 0 and words[at - 1].low in {"may", "might"} and words[at - 1].low in lexicon.modals


def _verb_after(words: Sequence[Word], at: int, level: int) -> Iterator[tuple[int, int]]:
    """The verb that follows, past auxiliaries and adverbs."""
    for place in range(at, min(at + VERB_REACH, len(words))):
        low = words[place].low
        if low not in known().words["between"] and not low.endswith("ly"):
            if low[:1].isalpha():
                yield place, level
            return
        if low in {"be", "have"}:
            yield place, level


def _complement(words: Sequence[Word], at: int, level: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The infinitive or -ing form that the word takes."""
    place = at + 1
    if place < len(words) and words[place].low == "to":
        yield from _verb_after(words, place + 1, level)
    elif place < len(words) and words[place].low.endswith("ing") and words[at].low not in lexicon.words["be"]:
        yield place, level


def _object(words: Sequence[Word], at: int) -> Iterator[int]:
    """The words of a short noun phrase."""
    for place in range(at, min(at + OBJECT_REACH, len(words))):
        if words[place].low in known().words["object_ends"]:
            return
        yield place
