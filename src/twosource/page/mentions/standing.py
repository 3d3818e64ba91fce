"""How a mention stands in its sentence: before a verb, as one who speaks, after a preposition."""

from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import english
from twosource.page.mentions.tokens import Row

_LONGEST_ASIDE = 25
"""Tokens between a subject and its verb."""

_BEFORE_BASE = frozenset({"did", "do", "does", "not", "will", "would", "could", "can", "may", "might", "never"})
_CLOSING = frozenset({",", "”", '"', "''", "?", "!", "’"})
WHERE = frozenset(
    {
        "in",
        "into",
        "to",
        "from",
        "at",
        "near",
        "across",
        "inside",
        "outside",
        "around",
        "through",
        "toward",
        "towards",
        "of",
        "on",
    }
    | {"against", "with", "over", "between", "for", "via", "within"}
)
"""Prepositions after which the name of a country is a place."""


def verb_after(row: Row, last: int) -> int:
    """The next place after a mention that is no adverb, day or aside between commas: where its verb stands, if it has one."""
    known, at = english(), _after_adverbs(row, last + 1)
    if row.low(at) in known.days:
        at += 1
    elif row.low(at) == "on" and row.low(at + 1) in known.days:
        at += 2
    if row.low(at) == ",":
        close = next((k for k in range(at + 1, min(len(row.tokens), at + _LONGEST_ASIDE)) if row.low(k) == ","), None)
        if close is None:
            return at
        verb = _after_adverbs(row, close + 1)
        if known.is_verb(row.low(verb)) or row.low(verb) in known.cue_bases:
            return verb
    return at


def _after_adverbs(row: Row, at: int) -> int:
    while row.low(at).endswith("ly") or row.low(at) in english().before_verb:
        at += 1
    return at


def speaks(row: Row, first: int, last: int) -> bool:
    """Whether a cue verb follows a phrase, or it follows one ("...,” said Ann Lee") or "according to"."""
    known = english()
    at = verb_after(row, last)
    verb = row.low(at)
    if verb in known.cue_bases:
        helped = row.low(at - 1) in _BEFORE_BASE
        return helped or any(known.is_plural(row.low(k)) for k in range(first, last + 1)) or _said_before(row, first)
    return verb in known.cue_verbs or _said_before(row, first)


def _said_before(row: Row, first: int) -> bool:
    before, earlier = row.low(first - 1), row.low(first - 2)
    if before in english().cue_verbs:
        return earlier in _CLOSING
    return before == "to" and earlier == "according"


def acts(row: Row, first: int, last: int) -> bool:
    """Whether a phrase is the subject of any verb, or speaks."""
    is_subject = english().is_verb(row.low(verb_after(row, last))) and row.low(first - 1) not in english().prepositions
    return is_subject or speaks(row, first, last)


def with_standing(row: Row, one: Found) -> Found:
    """A mention with `subject` and `speaks` told."""
    talks = speaks(row, one.first, one.last)
    return one._replace(block=row.block, subject=talks or one.first == 0 or acts(row, one.first, one.last), speaks=talks)
