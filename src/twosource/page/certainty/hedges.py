"""Finding hedges: words that make a statement less than certain, with what a negation makes of them."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from twosource.model import CertaintyLevel
from twosource.page.certainty.words import Lexicon, Word, is_negator, match

Kind = Literal["phrase", "modal", "adverb", "predicate", "attributive", "noun", "embedding", "negated", "condition", "whether"]
NEGATION_REACH = 3
"""Words between a negation and the word it negates ("did not yet formally confirm")."""

_OPENING = frozenset({"“", '"', "‘"})


class Hedge(msgspec.Struct, frozen=True):
    """A hedge at `words[first:last]`; `level` "certain" marks words that only look like one ("no doubt")."""

    kind: Kind
    level: CertaintyLevel
    first: int
    last: int


def find_hedges(words: Sequence[Word], known: Lexicon) -> list[Hedge]:
    """All hedges among these words, from left to right, longest first at each place, none overlapping another."""
    found: list[Hedge] = []
    end = 0
    for at, word in enumerate(words):
        hedge = _hedge_at(words, at, known) if at >= end and word.low in known.hedging else None
        if hedge is not None:
            found.append(hedge)
            end = hedge.last
    return found


def negation_before(words: Sequence[Word], at: int, known: Lexicon) -> int | None:
    """The place of a negation that reaches the word at `at`, if any; "not only" is none."""
    for place in range(at - 1, max(at - 2 - NEGATION_REACH, -1), -1):
        low = words[place].low
        if is_negator(low, known):
            rhetorical = low == "not" and place > 0 and words[place - 1].low == "if"
            return None if rhetorical or words[place + 1].low in known.words["not_negating"] else place
        if not low[:1].isalpha() or low in known.words["boundaries"] or low in {"that", "and", "but", "or"}:
            return None
    return None


def _hedge_at(words: Sequence[Word], at: int, known: Lexicon) -> Hedge | None:
    """The hedge that begins here."""
    phrase = match(words, at, known.phrases)
    if phrase is not None:
        return Hedge("phrase", known.phrases[phrase[0]], at, phrase[1])
    several = match(words, at, known.predicates)
    if several is not None and several[1] > at + 1:
        detail = words[several[1] - 1].low in known.attributive and _after_article(words, at, known)
        hedge = Hedge("attributive" if detail else "predicate", known.predicates[several[0]], at, several[1])
        return hedge if detail else _negated(words, hedge, several[0], known)
    return _word_hedge(words, at, known)


def _word_hedge(words: Sequence[Word], at: int, known: Lexicon) -> Hedge | None:
    """The hedge that one word is."""
    low = words[at].low
    if low in known.words["conditions"]:
        return Hedge("condition", "possible", at, at + 1) if _is_condition(words, at, known) else None
    if low in known.words["whether"]:
        return Hedge("whether", "undetermined", at, at + 1)
    if low in known.modals:
        return None if _is_not_modal(words, at, known) else Hedge("modal", known.modals[low], at, at + 1)
    if low in known.adverbs:
        return Hedge("adverb", known.adverbs[low], at, at + 1)
    return _by_place(words, at, known) or _only_negated(words, at, known)


def _is_not_modal(words: Sequence[Word], at: int, known: Lexicon) -> bool:
    """The month of May, "could not", which denies an ability, and "could be heard", which tells what was heard."""
    after = words[at + 1].low if at + 1 < len(words) else ""
    if words[at].low == "could" and any(word.low in known.words["perceived"] for word in words[at + 1 : at + 4]):
        return True
    if words[at].low == "may":
        return words[at].raw == "May" and at > 0 and words[at - 1].low not in {"“", '"', "‘"}
    return words[at].low == "could" and after in {"not", "n't"}


def _is_condition(words: Sequence[Word], at: int, known: Lexicon) -> bool:
    """Whether "if" opens a condition, and not a question ("asked if") or an aside ("if not")."""
    before = words[at - 1].low if at else ""
    after = words[at + 1].low if at + 1 < len(words) else ""
    return before not in known.words["not_conditions"] and after not in {"not", "any", "ever", "anything"}


def _by_place(words: Sequence[Word], at: int, known: Lexicon) -> Hedge | None:
    """Adjectives, nouns and verbs, which hedge in some places only."""
    low = words[at].low
    if low in known.attributive or low in known.predicates:
        return _adjective(words, at, known)
    if low in known.nouns:
        return _noun(words, at, known)
    if low in known.embedding and not _after_article(words, at, known) and not _is_no_verb(words, at):
        return _negated(words, Hedge("embedding", known.embedding[low], at, at + 1), low, known)
    return None


def _adjective(words: Sequence[Word], at: int, known: Lexicon) -> Hedge | None:
    """An adjective: before its noun it hedges a detail ("the likely route"), else the claim ("is likely")."""
    low = words[at].low
    if low in known.attributive and (low not in known.predicates or _after_article(words, at, known)):
        return Hedge("attributive", known.attributive[low], at, at + 1)
    if _before_noun(words, at, known):
        return None
    return _negated(words, Hedge("predicate", known.predicates[low], at, at + 1), low, known)


def _after_article(words: Sequence[Word], at: int, known: Lexicon) -> bool:
    """Whether a determiner stands before the word, words of degree and an opening quotation mark passed over."""
    place = at - 1
    while place >= max(at - 6, 0) and (words[place].low in known.words["degree"] or words[place].low in _OPENING):
        place -= 1
    return place >= 0 and (words[place].low in known.words["determiners"] or words[place].low.endswith(("'s", "s'")))


def _before_noun(words: Sequence[Word], at: int, known: Lexicon) -> bool:
    """Whether an adjective stands before its noun, with no form of "be" in front ("the strongest possible terms")."""
    place = at - 1
    while place >= 0 and words[place].low in known.words["degree"]:
        place -= 1
    governed = place >= 0 and (words[place].low in known.words["be"] or words[place].low in known.words["auxiliaries"])
    after = words[at + 1].low if at + 1 < len(words) else ""
    return not governed and words[at].low != "likely" and after.isalpha() and after not in known.words["after_predicate"]


def _is_no_verb(words: Sequence[Word], at: int) -> bool:
    """Whether a form that could be a verb is a noun or an infinitive of purpose ("estimates of", "to assess the damage")."""
    after = words[at + 1].low if at + 1 < len(words) else ""
    purpose = at > 0 and words[at - 1].low == "to"
    return purpose or (
        words[at].low.endswith("s") and after in {"of", "for", "from", "by", "on", "about", "over", "vary", "differ"}
    )


def _noun(words: Sequence[Word], at: int, known: Lexicon) -> Hedge | None:
    """A noun of likelihood: with "that", or where a clause with "be" introduces it."""
    that = any(word.low == "that" for word in words[at + 1 : at + 7]) and words[at].low not in {"risk", "chance"}
    stated = any(word.low in known.words["be"] for word in words[max(at - 6, 0) : at])
    direct = at + 1 < len(words) and words[at + 1].low == "that"
    if not (direct or stated or (that and words[at - 1].low in {"a", "the"})):
        return None
    return _negated(words, Hedge("noun", known.nouns[words[at].low], at, at + 1), words[at].low, known)


def _only_negated(words: Sequence[Word], at: int, known: Lexicon) -> Hedge | None:
    """Words that hedge under a negation alone ("did not know")."""
    found = match(words, at, known.when_negated)
    place = negation_before(words, at, known) if found else None
    if found is None or place is None:
        return None
    return Hedge("negated", known.when_negated[found[0]], place, found[1])


def _negated(words: Sequence[Word], hedge: Hedge, phrase: str, known: Lexicon) -> Hedge:
    """The hedge as its negation leaves it: "not likely" is unlikely, "may not" still possible."""
    place = negation_before(words, hedge.first, known)
    if place is None:
        return hedge
    level = known.when_negated.get(phrase)
    if level is None:
        level = {"likely": "unlikely", "possible": "unlikely", "unlikely": "possible", "denied": "possible"}.get(
            hedge.level, hedge.level
        )  # type: ignore[assignment]
    return Hedge(hedge.kind, level or hedge.level, place, hedge.last)
