"""Runs of tokens that may be one phrase: articles, modifiers, roles and capitals side by side."""

from typing import NamedTuple

from twosource.page.mentions.lexical import english, singular
from twosource.page.mentions.tokens import Row

_LONGEST = 16
"""Tokens; longer runs of capitals are headlines or lists, not names."""
_LONGEST_CAPITALS = 7
"""Letters; longer words all in capitals are shouted, not acronyms."""

_AHEAD = 8
"""Tokens from the first word of a phrase within which a capital or a noun for somebody must stand."""
_UNKNOWN_WITHIN = 4
"""Tokens after an article within which unknown words may stand."""

_LONGEST_SECOND = 4
"""Words from an "and" to the noun a body's name ends with: "and Drug Administration"."""
APOSTROPHES = frozenset({"’", "'"})

_ORGANISED_BY = frozenset({"of", "for", "on"})
_ADJECTIVES = frozenset(
    {"family", "daily", "weekly", "monthly", "elderly", "armed", "united", "elected", "appointed", "disabled"}
)
"""Words like participles and adverbs that may stand between an article and a noun."""
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
    low = row.lows[at]
    opens = (low in known.determiners and low != "that") or low in known.numerals
    if not opens and not belongs(row, at):
        return None
    if not any(row.capitals[at : at + _AHEAD]) and known.heads.isdisjoint(row.lows[at : at + _AHEAD]):
        return None
    end = at + 1 if opens else at
    while end < row.size and end - at < _LONGEST and _goes_on(row, at, end, opens=opens):
        end += 1
    last = end - 1
    while last >= at and (row.lows[last] in _SMALL or row.lows[last] in known.particles or not row.texts[last][0].isalnum()):
        last -= 1
    return None if last < at or (opens and last == at) else Run(at, last)


def _goes_on(row: Row, first: int, at: int, *, opens: bool) -> bool:
    known = english()
    if belongs(row, at) or _joins(row, first, at):
        return True
    if row.lows[at] in known.numerals and at == first + 1:
        return True
    # Two words this lexicon does not know may stand between an article and a noun it knows: "a burly customs official".
    if not opens or at > first + _UNKNOWN_WITHIN or not _may_modify(row, at):
        return False
    if belongs(row, at + 1):
        return not row.capitals[at + 1]
    return (
        _may_modify(row, at + 1) and belongs(row, at + 2) and english().is_head(row.lows[at + 2]) and not row.capitals[at + 2]
    )


def _may_modify(row: Row, at: int) -> bool:
    known, low = english(), row.lows[at]
    if not low.isalpha() or row.capitals[at] or (low.endswith(("ed", "ly")) and low not in _ADJECTIVES):
        return False
    return low not in known.never_modifiers and low not in _NO_MODIFIERS


def belongs(row: Row, at: int) -> bool:
    """Whether a token can be part of a titled name or a role phrase."""
    known, low = english(), row.lows[at]
    if row.capitals[at]:
        word = row.texts[at]
        shouted = len(word) > _LONGEST_CAPITALS and word.isupper() and word.isalpha()
        headed = row.is_headline and at > 0 and low in known.cue_verbs  # "Mayor Defends Plan"
        return not shouted and not headed and (word in known.named_bodies or not is_ordinary(low))
    if low in known.modifiers or low in known.heads:
        return low not in known.cue_verbs or not _follows_subject(row, at)
    return False


def is_ordinary(low: str) -> bool:
    """Whether a word with a capital begins no name ("Meanwhile"), also with a contraction ("We’ve")."""
    known = english()
    stem = low.partition("’")[0].partition("'")[0]
    return (low in known.ordinary or (stem != low and stem in known.ordinary)) and not known.is_head(low)


def _follows_subject(row: Row, at: int) -> bool:
    """Whether a word that may be a noun is a verb here: a capital or a pronoun stands right before it."""
    if at == 0 or row.lows[at - 1] in english().determiners:
        return False
    return row.capitals[at - 1] or row.lows[at - 1] in {"who", "which", "it", "he", "she", "they"}


def _joins(row: Row, first: int, at: int) -> bool:
    """Whether a small word joins two parts of one name or phrase."""
    known, low = english(), row.lows[at]
    if at == first or at + 1 >= row.size:
        return False
    if low in _ORGANISED_BY:
        return _joins_complement(row, first, at)
    if low == "the":
        return row.lows[at - 1] in _ORGANISED_BY and row.capitals[at + 1] and row.capitals[at - 2]
    if low in {"and", "or", "&"}:
        return _joins_adjectives(row, first, at) or (low == "&" and row.capitals[at + 1]) or _joins_body(row, first, at)
    if low in APOSTROPHES:
        return _joins_owners(row, at)
    return low in known.particles and row.capitals[at - 1] and (row.capitals[at + 1] or row.lows[at + 1] in known.particles)


def _joins_complement(row: Row, first: int, at: int) -> bool:
    """An "of" inside a name: "Ministry of Health", "Secretary of State"."""
    known, before = english(), row.lows[at - 1]
    after = at + 2 if row.lows[at + 1] == "the" else at + 1
    heads = before in known.bodies or before in known.persons or row.lows[first] in known.bodies
    return heads and row.capitals[at - 1] and row.capitals[after]


def _joins_adjectives(row: Row, first: int, at: int) -> bool:
    """An "and" between adjectives of place with a head after them: "South Korean and Ukrainian officials"."""
    known = english()
    left = any(known.is_place(" ".join(row.words(start, at - 1))) for start in range(max(first, at - 2), at))
    ahead = range(at + 1, min(at + 6, row.size))
    right = next((k for k in ahead if known.is_head(row.lows[k]) and not row.capitals[k]), None)
    return left and right is not None and all(belongs(row, k) for k in range(at + 1, right))


def _joins_body(row: Row, first: int, at: int) -> bool:
    """An "and" inside the name of a body: "Department of Health and Human Services", "the Tram and Bus Union"."""
    known = english()
    if not (row.capitals[at + 1] and row.capitals[at - 1]):
        return False
    start = first + 1 if row.lows[first] == "the" else first
    of = any(row.lows[k] in _ORGANISED_BY for k in range(start, at))
    if of and row.lows[start] in known.bodies and row.capitals[start]:
        return True
    alone = start == at - 1 and start > first and not row.owns[start] and row.lows[start] not in known.heads
    if not alone or row.texts[start].isupper() or row.texts[start] in known.names:
        return False
    last = next((k for k in range(at + 1, at + _LONGEST_SECOND) if not row.capitals[k + 1]), at)
    return row.lows[last] in known.bodies and singular(row.lows[last]) == row.lows[last]


def _joins_owners(row: Row, at: int) -> bool:
    """An apostrophe inside the name of a body: "Farmers’ Union", "Pilots’ Guild", not "Tarn Rail’ chief"."""
    known, low = english(), row.lows[at - 1]
    if not (row.capitals[at - 1] and row.capitals[at + 1] and low.endswith("s")):
        return False
    return low in known.persons or low in known.groups or row.lows[at + 1] in known.bodies
