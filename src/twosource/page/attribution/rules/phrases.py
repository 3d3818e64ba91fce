"""Noun phrases, read from the right: where the one that ends before a verb begins."""

from twosource.page.attribution.lexical import english
from twosource.page.attribution.words import Line

_LONGEST = 30
"""Words; a longer stretch before a verb is no noun phrase but a clause this room cannot read."""
_BRACKET = 8
"""Words."""
_CLAUSE = 13
"""Words looked back over to tell whether "and" joins two nouns or two clauses."""

_HARD = frozenset(';:—–()[]?!“”"…') | {"``", "''"}
_LEADING = frozenset({"and", "but", "or", "yet", "so", "nor", "than", "that", "as"})


def walk_left(line: Line, end: int) -> int | None:
    """The first word of the noun phrase that ends at `end`; None if there is none."""
    known = english()
    if line.low(end) in known.subject_pronouns and line.low(end) != "that":
        return end
    at = end
    while at >= 0 and end - at < _LONGEST:
        at = _before_bracket(line, at)
        if _bounds(line, at, end):
            break
        if at < end and is_clause_verb(line, at):
            relative = relative_before(line, at)
            if not relative:
                break
            at = relative
        at -= 1
    return _without_lead(line, at + 1, end)


def _before_bracket(line: Line, at: int) -> int:
    """The place before a short bracket that ends at a place: "Lee (D-Ohio)"."""
    if line[at].text != ")":
        return at
    opening = next((back for back in range(at - 1, max(0, at - _BRACKET), -1) if line[back].text == "("), None)
    return at if opening is None else opening - 1


def _bounds(line: Line, at: int, end: int) -> bool:
    """Whether a word cannot be inside the noun phrase that ends at `end`."""
    low = line.low(at)
    if low == ",":
        return line.low(at + 1) not in {"jr.", "jr", "sr.", "inc", "inc.", "ltd", "llc"}
    if low in _HARD or (low in english().subordinators and at < end):
        return True
    return low in {"and", "or"} and not _joins_nouns(line, at, end)


def is_clause_verb(line: Line, at: int) -> bool:
    """Whether a word surely is a verb: an auxiliary, a cue, or a past form with its object right after it."""
    if line[at].capital:
        return False
    known, low = english(), line.low(at)
    if known.is_verb(low):
        return True
    past = low in known.irregular_past or looks_past(line, at)
    return past and line.low(at + 1) in known.determiners and line.low(at - 1) not in known.determiners


def looks_past(line: Line, at: int) -> bool:
    """Whether a word looks like a past form of any verb, and no article makes it an adjective."""
    word = line[at]
    if word.capital or not word.is_word:
        return False
    known = english()
    if word.low in known.irregular_past or known.has_shape(word.low, "past"):
        return True
    return word.low.endswith("ed") and len(word.low) > 4 and line.low(at - 1) not in known.determiners


def _joins_nouns(line: Line, at: int, end: int) -> bool:
    """Whether "and" joins two nouns of one subject: no verb between it and the clause's start, nor a comma before it."""
    if at == 0 or line[at - 1].text == "," or at == end:
        return False
    known = english()
    for back in range(at - 1, max(-1, at - _CLAUSE), -1):
        low = line.low(back)
        if low in _HARD or low == "," or low in known.subordinators:
            return True
        if low in known.auxiliaries or low in known.subject_pronouns or looks_past(line, back):
            return False
    return True


def relative_before(line: Line, at: int) -> int | None:
    """The place of a relative pronoun shortly before a verb ("the man who had been there said")."""
    for back in range(at - 1, max(-1, at - 7), -1):
        low = line.low(back)
        if low in {"who", "which", "whose"} or (
            low == "that" and back > 0 and line.low(back - 1) not in {"said", "says", "say"}
        ):
            return back
        if line[back].text == ",":
            return None
    return None


def _without_lead(line: Line, first: int, end: int) -> int | None:
    """The first word without a leading conjunction, aside, time or preposition phrase; None if nothing is left."""
    known = english()
    while first <= end and (not line[first].is_word or line.low(first) in _LEADING or line.low(first) in known.asides):
        first += 1
    if first > end:
        return None
    first = _after_time(line, first, end)
    if line.low(first) in known.prepositions - {"like"} and not line[first].text.isupper():
        return _after_preposition_phrase(line, first, end)
    return _after_reduced_relative(line, first, end)


def _after_time(line: Line, first: int, end: int) -> int:
    """In "Last week the minister": where the noun phrase begins."""
    known, low = english(), line.low(first)
    if low not in {"last", "this", "earlier", "late", "early", "later", "next"} and not known.is_day(low):
        return first
    at = first
    while at < end and line.low(at) in known.times and not (at > first and line.low(at) in {"the", "a"}):
        at += 1
    return at if at > first + 1 or known.is_day(low) else first


def _after_reduced_relative(line: Line, first: int, end: int) -> int:
    """In "the first time the minister", where the second noun phrase begins: an article no preposition leads to."""
    known = english()
    leading = known.prepositions | known.determiners | known.conjunctions
    for at in range(first + 2, end + 1):
        before = line[at - 1]
        opens = line.low(at) in {"the", "a", "an", "he", "she", "they"}
        if opens and before.is_word and not before.owns and before.low not in leading:
            return at
    return first


def _after_preposition_phrase(line: Line, first: int, end: int) -> int | None:
    """In "On Friday officials" or "In Kyiv the minister": where the second noun phrase begins."""
    known = english()
    for at in range(first + 2, end + 1):
        low, before = line.low(at), line.low(at - 1)
        if low in known.subject_pronouns or (low in known.determiners and before not in known.prepositions and before != "and"):
            return at
    return next(
        (at for at in range(end, first + 1, -1) if line.low(at - 1) in known.times and line.low(at) not in known.times), None
    )
