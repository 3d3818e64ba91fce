"""Runs of tokens that may be one phrase: articles, modifiers, roles and capitals side by side."""

from typing import NamedTuple

from twosource.page.mentions.lexical import english
from twosource.page.mentions.tokens import Row

_LONGEST = 16
"""Tokens; longer runs of capitals are headlines or lists, not names."""
_LONGEST_CAPITALS = 7
"""Letters; longer words all in capitals are shouted, not acronyms."""

_UNKNOWN_WITHIN = 4
"""Tokens after an article within which unknown words may stand."""

_ORGANISED_BY = frozenset({"of", "for", "on"})
_NO_MODIFIERS = frozenset(
    {
        "and",
        "or",
        "that",
        "who",
        "which",
        "as",
        "than",
        "when",
        "where",
        "but",
        "not",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
    }
)
_SMALL = frozenset({"and", "of", "or", "for", "on", "the", "&"})


class Run(NamedTuple):
    """The places of the first and last token."""

    first: int
    last: int


def run_at(row: Row, at: int) -> Run | None:
    """The longest run that begins at a place; None if none does."""
    known = english()
    low = row.low(at)
    opens = (low in known.determiners and low != "that") or low in known.numerals
    if not opens and not belongs(row, at):
        return None
    end = at + 1 if opens else at
    while end < len(row.tokens) and end - at < _LONGEST and _goes_on(row, at, end, opens=opens):
        end += 1
    last = end - 1
    while last >= at and (
        row.low(last) in _SMALL or row.low(last) in known.particles or not row.tokens[last].text[0].isalnum()
    ):
        last -= 1
    return None if last < at or (opens and last == at) else Run(at, last)


def _goes_on(row: Row, first: int, at: int, *, opens: bool) -> bool:
    known = english()
    if belongs(row, at) or _joins(row, first, at):
        return True
    if row.low(at) in known.numerals and at == first + 1:
        return True
    # Two words this lexicon does not know may stand between an article and a noun it knows: "a burly customs official".
    if not opens or at > first + _UNKNOWN_WITHIN or not _may_modify(row, at):
        return False
    if belongs(row, at + 1):
        return not row.capital(at + 1)
    return _may_modify(row, at + 1) and belongs(row, at + 2) and english().is_head(row.low(at + 2)) and not row.capital(at + 2)


def _may_modify(row: Row, at: int) -> bool:
    known, low = english(), row.low(at)
    if not low.isalpha() or row.capital(at) or low.endswith(("ed", "ly")):
        return False
    return low not in known.never_modifiers and low not in _NO_MODIFIERS


def belongs(row: Row, at: int) -> bool:
    """Whether a token can be part of a titled name or a role phrase."""
    if not 0 <= at < len(row.tokens):
        return False
    known, token = english(), row.tokens[at]
    if token.capital:
        shouted = token.text.isupper() and len(token.text) > _LONGEST_CAPITALS and token.text.isalpha()
        headed = row.is_headline and at > 0 and token.low in known.cue_verbs  # "Mayor Defends Plan"
        return not shouted and not headed and not is_ordinary(token.low)
    if token.low in known.modifiers or known.is_head(token.low):
        return token.low not in known.cue_verbs or not _follows_subject(row, at)
    return False


def is_ordinary(low: str) -> bool:
    """Whether a word with a capital begins no name ("Meanwhile"), also with a contraction ("We’ve")."""
    known = english()
    stem = low.partition("’")[0].partition("'")[0]
    return (low in known.ordinary or (stem != low and stem in known.ordinary)) and not known.is_head(low)


def _follows_subject(row: Row, at: int) -> bool:
    """Whether a word that may be a noun is a verb here: a capital or a pronoun stands right before it."""
    if at == 0 or row.low(at - 1) in english().determiners:
        return False
    return row.capital(at - 1) or row.low(at - 1) in {"who", "which", "it", "he", "she", "they"}


def _joins(row: Row, first: int, at: int) -> bool:
    """Whether a small word joins two parts of one name or phrase."""
    known, low = english(), row.low(at)
    if at == first or at + 1 >= len(row.tokens):
        return False
    if low in _ORGANISED_BY:
        return _joins_complement(row, first, at)
    if low == "the":
        return row.low(at - 1) in _ORGANISED_BY and row.capital(at + 1) and row.capital(at - 2)
    if low in {"and", "or", "&"}:
        return _joins_adjectives(row, first, at) or (low == "&" and row.capital(at + 1)) or _joins_body(row, first, at)
    return low in known.particles and row.capital(at - 1) and (row.capital(at + 1) or row.low(at + 1) in known.particles)


def _joins_complement(row: Row, first: int, at: int) -> bool:
    """An "of" inside a name: "Ministry of Health", "Secretary of State"."""
    known, before = english(), row.low(at - 1)
    after = at + 2 if row.low(at + 1) == "the" else at + 1
    heads = before in known.bodies or before in known.persons or row.low(first) in known.bodies
    return heads and row.capital(at - 1) and row.capital(after)


def _joins_adjectives(row: Row, first: int, at: int) -> bool:
    """An "and" between adjectives of place with a head after them: "South Korean and Ukrainian officials"."""
    known = english()
    left = any(known.is_place(row.bare(start, at - 1)) for start in range(max(first, at - 2), at))
    ahead = range(at + 1, min(at + 6, len(row.tokens)))
    right = next((k for k in ahead if known.is_head(row.low(k)) and not row.capital(k)), None)
    return left and right is not None and all(belongs(row, k) for k in range(at + 1, right))


def _joins_body(row: Row, first: int, at: int) -> bool:
    """An "and" inside the name of a body: "Department of Health and Human Services"."""
    of = any(row.low(k) in _ORGANISED_BY for k in range(first, at))
    named = row.low(first) in english().bodies and row.capital(first)
    return of and named and row.capital(at + 1) and row.capital(at - 1)
