"""Which hedges govern the main predicate of a stretch of words, and the level they leave it at."""

from collections.abc import Sequence

import msgspec

from twosource.model import CertaintyLevel
from twosource.page.certainty.hedges import Hedge, find_hedges
from twosource.page.certainty.words import Lexicon, Word

WEAKNESS: dict[CertaintyLevel, int] = {"certain": 0, "likely": 1, "possible": 2, "unlikely": 3, "undetermined": 4, "denied": 5}
"""The weaker of two hedges wins; a denial settles the matter."""
REACH = 12
"""Words after the first verb that may belong to its group or complement."""
_ENDS = frozenset(";?!—–")


class Judged(msgspec.Struct, frozen=True):
    """A level with the hedges it comes from and the name of the rule."""

    level: CertaintyLevel
    hedges: tuple[Hedge, ...]
    rule: str


def judge(words: Sequence[Word], known: Lexicon) -> Judged:
    """How sure the words leave their main predicate.

    Hedges count up to the end of the main clause: before the first verb, in its group, or in the complement it takes. A condition
    makes what depends on it possible; a question leaves it undetermined.

    Returns:
        `certain` with no hedges for a plain statement, also for no words.
    """
    hedges = find_hedges(words, known)
    first = first_sentence(words)
    start = clause_start(words, known)
    verb = first_verb(words, start, known)
    end = clause_end(words, verb if verb is not None else start, known) if verb is not None else first
    end = min(end, first)
    counted = [hedge for hedge in hedges if _counts(hedge, start, verb, end, first, words, known)]
    weak = [hedge for hedge in counted if hedge.level != "certain"]
    if words and any(word.low == "?" for word in words[max(first - 2, 0) : first]) and not weak:
        return Judged("undetermined", (), "question")
    if not weak:
        return Judged("certain", (), "plain statement")
    worst = max(weak, key=lambda hedge: WEAKNESS[hedge.level])
    return Judged(worst.level, tuple(weak), f"{worst.kind} in the main clause")


def first_sentence(words: Sequence[Word]) -> int:
    """The place after the first sentence of the words."""
    for at, word in enumerate(words):
        if word.low in {".", "?", "!"} and at > 1:
            return at + 1
    return len(words)


def clause_start(words: Sequence[Word], known: Lexicon) -> int:
    """Where the main clause begins: after openers ("that", "but") and a leading subordinate clause."""
    at = 0
    while at < len(words) and words[at].low in known.words["openers"]:
        at += 1
    if at < len(words) and words[at].low in known.words["subordinators"] | known.words["conditions"] | {"should"}:
        for place in range(at + 1, min(at + 40, len(words) - 1)):
            if words[place].low == ",":
                return place + 1
    return at


def first_verb(words: Sequence[Word], start: int, known: Lexicon) -> int | None:
    """The first word that is surely a finite verb; relative clauses between commas are passed over."""
    at = start
    while at < len(words):
        low = words[at].low
        if low in {"who", "which", "whose", "where"} and at > start and words[at - 1].low == ",":
            at = next((place for place in range(at, min(at + 40, len(words))) if words[place].low == ","), at)
        elif is_verb(words, at, known):
            return at
        at += 1
    return None


def is_verb(words: Sequence[Word], at: int, known: Lexicon) -> bool:
    """Whether the word is surely a finite verb, by lexicon and ending."""
    low = words[at].low
    if low in known.words["auxiliaries"] or low in known.words["be"]:
        return low != "being" and not (low == "may" and words[at].raw == "May" and at > 0)
    if low in known.words["irregular_pasts"] or (low in known.embedding and not low.endswith("ing")):
        return at == 0 or words[at - 1].low not in known.words["determiners"]
    past = low.endswith("ed") and len(low) > 3 and low not in known.words["not_verbs"] and words[at].raw.islower()
    return past and at > 0 and words[at - 1].low not in known.words["determiners"]


def clause_end(words: Sequence[Word], verb: int, known: Lexicon) -> int:
    """Where the main clause ends: at a clause of its own, a dash, or out of the verb's reach."""
    for at in range(verb + 1, min(verb + REACH + 1, len(words))):
        low = words[at].low
        if low in _ENDS or (low in known.words["boundaries"] and not _is_degree(words, at)):
            return at
        if low == "that" and not _takes_that(words, at, known):
            return at
        if low in {"and", "but"} and at + 1 < len(words) and words[at - 1].low == ",":
            return at
    return min(verb + REACH + 1, len(words))


def _is_degree(words: Sequence[Word], at: int) -> bool:
    """Whether "as" belongs to "as early as" and the like."""
    return words[at].low == "as" and (
        (at + 2 < len(words) and words[at + 2].low == "as") or (at > 1 and words[at - 2].low == "as")
    )


def _takes_that(words: Sequence[Word], at: int, known: Lexicon) -> bool:
    """Whether the word before "that" takes a clause, so that what follows belongs to it."""
    before = words[at - 1].low
    return (
        before in known.embedding
        or before in known.predicates
        or before in known.nouns
        or before in known.when_negated
        or before in {"said", "says", "told", "reporters", "”", '"', ",", "expected", "believed", "means", "show", "shows", "determined"}
    )


def _counts(
    hedge: Hedge, start: int, verb: int | None, end: int, first: int, words: Sequence[Word], known: Lexicon
) -> bool:
    """Whether a hedge governs the main predicate."""
    if hedge.first >= first:
        return False
    if hedge.kind == "condition":
        return _governs_condition(hedge, start, verb, words)
    if hedge.kind == "whether":
        return hedge.first <= start + 1
    if hedge.kind in {"phrase", "negated"} and hedge.level == "undetermined":
        return not _in_relative(words, hedge.first, known)
    if hedge.kind == "attributive":
        return verb is None
    return start <= hedge.first < end or (hedge.kind == "adverb" and hedge.first < start and hedge.first <= 1)


def _governs_condition(hedge: Hedge, start: int, verb: int | None, words: Sequence[Word]) -> bool:
    """A condition governs the main clause it stands before, or whose verb is not a plain present or past."""
    if hedge.first < start:
        return True
    return verb is not None and words[verb].low in {"will", "would", "could", "may", "might", "should", "'ll"}


def _in_relative(words: Sequence[Word], at: int, known: Lexicon) -> bool:
    """Whether a relative clause opened shortly before and has not closed."""
    for place in range(at - 1, max(at - 12, -1), -1):
        low = words[place].low
        if low in {",", ";", ".", "and", "but"}:
            return False
        if low in {"who", "which", "whose", "whom", "how"} | (known.words["boundaries"] & {"what", "why"}):
            return True
    return False
