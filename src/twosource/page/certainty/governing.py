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


class Clause(msgspec.Struct, frozen=True):
    """A main clause: where it begins, its first verb, and where it ends."""

    start: int
    verb: int | None
    end: int


class Judged(msgspec.Struct, frozen=True):
    """A level with the hedges it comes from and the name of the rule."""

    level: CertaintyLevel
    hedges: tuple[Hedge, ...]
    rule: str


def judge(words: Sequence[Word], first: int, known: Lexicon) -> Judged:
    """How sure the words leave the main predicate of their first sentence, which ends at `words[first]`.

    Hedges count up to the end of the main clause: before the first verb, in its group, or in the complement it takes, and in a
    clause that "but" opens. A condition makes what depends on it possible; a question leaves it undetermined.

    Returns:
        `certain` with no hedges for a plain statement, also for no words.
    """
    weak = _weak(words[:first], 0, known)
    contrast = next((at for at in range(2, first) if _opens_contrast(words, at)), None)
    if contrast is not None:
        weak += _weak(words[contrast + 1 : first], contrast + 1, known)
    if not weak:
        asked = any(word.low == "?" for word in words[max(first - 2, 0) : first])
        return Judged("undetermined", (), "question") if asked else Judged("certain", (), "plain statement")
    worst = max(weak, key=lambda hedge: WEAKNESS[hedge.level])
    return Judged(worst.level, tuple(dict.fromkeys(weak)), f"{worst.kind} in the main clause{_band(worst, words, known)}")


def _band(hedge: Hedge, words: Sequence[Word], known: Lexicon) -> str:
    """The published band of a yardstick's word, for the rule's name; empty for every other word and under a negation."""
    lows = [word.low for word in words[hedge.first : hedge.last]]
    phrase = " ".join(lows[:-1] if lows[-1] in {"to", "that"} else lows)
    return f" (yardstick word; {known.bands[phrase]})" if phrase in known.bands else ""


def _opens_contrast(words: Sequence[Word], at: int) -> bool:
    """Whether "but" opens a main clause of its own, which then carries the point."""
    return words[at].low == "but" and words[at - 1].low not in {"all", "nothing", "anything", "none", "anyone", "not"}


def _weak(words: Sequence[Word], offset: int, known: Lexicon) -> list[Hedge]:
    """The hedges below certain that govern the first main clause of one sentence; places are counted from `offset`."""
    start = clause_start(words, known)
    verb = first_verb(words, start, known)
    clause = Clause(start, verb, clause_end(words, verb, known) if verb is not None else len(words))
    hedges = find_hedges(words, known) + _inverted(words, start)
    counted = [hedge for hedge in hedges if hedge.level != "certain" and _counts(hedge, clause, words, known)]
    return [Hedge(hedge.kind, hedge.level, hedge.first + offset, hedge.last + offset) for hedge in counted]


def _inverted(words: Sequence[Word], start: int) -> list[Hedge]:
    """A condition without "if": "Should they attack, ..."."""
    for at in range(start - 1):
        if words[at].low == "should" and words[at].raw[:1].isupper():
            return [Hedge("condition", "possible", at, at + 1)]
    return []


def first_sentence(words: Sequence[Word], known: Lexicon) -> int:
    """The place after the first sentence of the words; the stop of an abbreviation ends none."""
    for at in range(2, len(words)):
        if words[at].low in {"?", "!"}:
            return at + 1
        before = words[at - 1].low
        if words[at].low == "." and not ("." in before or len(before) == 1 or before in known.words["abbreviations"]):
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
        or before in known.outlook["reporting"]
        or before in {"”", '"', ",", "reporters"}
    )


def _counts(hedge: Hedge, clause: Clause, words: Sequence[Word], known: Lexicon) -> bool:
    """Whether a hedge governs the main predicate."""
    verb = clause.verb
    if hedge.kind == "condition":
        return _governs_condition(hedge, clause, words, known)
    if hedge.kind == "whether":
        return hedge.first <= clause.start + 1
    if hedge.kind == "attributive":
        if verb is None:
            return all(_opens_noun(word, known) for word in words[clause.start : hedge.first])
        return hedge.first < verb and words[verb].low == "would"
    begins_group = hedge.kind == "modal" and hedge.first > 0 and is_verb(words, hedge.first - 1, known)
    if not begins_group and _in_relative(words, hedge.first, known):
        return False
    stance = hedge.kind in {"phrase", "negated"} and hedge.level == "undetermined"
    return stance or clause.start <= hedge.first < clause.end or (hedge.kind == "adverb" and hedge.first <= 1)


def _opens_noun(word: Word, known: Lexicon) -> bool:
    """Whether the word may stand at the head of a noun phrase before its adjective ("the “highly ...")."""
    return word.low in known.words["determiners"] or word.low in known.words["degree"] or word.low in known.words["openers"]


def _governs_condition(hedge: Hedge, clause: Clause, words: Sequence[Word], known: Lexicon) -> bool:
    """A condition governs the main clause after it, or one with "would" and the like before it; not one joined by "and"."""
    if hedge.first < clause.start:
        return True
    before = next((words[at].low for at in range(hedge.first - 1, -1, -1) if words[at].low[:1].isalpha()), "")
    return before not in {"and", "or"} and clause.verb is not None and words[clause.verb].low in known.words["conditional"]


def _in_relative(words: Sequence[Word], at: int, known: Lexicon) -> bool:
    """Whether a relative clause opened shortly before and has not closed."""
    for place in range(at - 1, max(at - 12, -1), -1):
        low = words[place].low
        if low in {",", ";", ".", "and", "but"}:
            return False
        if low in known.words["relatives"]:
            return True
    return False
