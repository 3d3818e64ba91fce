"""How a mention stands in its sentence: before a verb, as one who speaks, after a preposition."""

from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import english
from twosource.page.mentions.tokens import Row

_LONGEST_ASIDE = 30
"""Tokens of an aside between a subject and its verb."""
_SHORT = 12
"""Tokens of a sentence that only brings somebody on."""
_LONGEST_LIMIT = 14
"""Tokens of what limits a noun without commas: "kept by the telephone company"."""

_LIMITING = frozenset({"of", "in", "at", "from", "for", "with", "by", "on", "near", "who", "working", "living"})
_PARTICIPLES = ("ing", "ed", "kept", "held", "made", "sent", "seen", "written", "drawn", "shown")
_STOPS = frozenset({".", ";", ":", "—", "–", "“", "”", '"', "?", "!", "(", ")"})
_OPENS_ASIDE = frozenset({"who", "which", "whose", "a", "an", "the", "signed", "dated", "speaking", "asked", "citing"})

_BEFORE_BASE = frozenset({"did", "do", "does", "not", "will", "would", "could", "can", "may", "might", "never"})
_CLOSING = frozenset({",", "”", '"', "''", "?", "!", "’"})
_TELLING = frozenset({"told", "tells", "tell", "telling", "asked", "informed", "assured", "reminded"})
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
    """The next place after a mention that is no adverb, day, complement or aside: where its verb stands, if it has one."""
    known, at = english(), _after_adverbs(row, last + 1)
    low = row.lows[at]
    if low in known.days:
        at += 1
    elif low == "on" and row.lows[at + 1] in known.days:
        at += 2
    if row.lows[at] == ",":
        verb = _behind_aside(row, at)
        return at if verb is None else verb
    if row.lows[at] in _LIMITING or row.lows[at].endswith(_PARTICIPLES):
        verb = _behind_limits(row, at)
        return at if verb is None else verb
    return at


def _behind_aside(row: Row, comma: int) -> int | None:
    """The verb after an aside between commas: "Lee, who leads the office, said"."""
    known = english()
    for at in range(comma + 1, min(row.size, comma + _LONGEST_ASIDE)):
        if row.lows[at] in _STOPS:
            return None
        if row.lows[at] == ",":
            verb = _after_adverbs(row, at + 1)
            if known.is_verb(row.lows[verb]) or row.lows[verb] in known.cue_bases:
                return verb
            if row.lows[at + 1] in known.auxiliaries:
                return at + 1
            if row.lows[comma + 1] not in _OPENS_ASIDE:
                return None
    return None


def _behind_limits(row: Row, at: int) -> int | None:
    """The verb of saying after what limits a noun: "records kept by the port show", "a charity working there, said"."""
    known = english()
    for k in range(at + 1, min(row.size, at + _LONGEST_LIMIT)):
        low = row.lows[k]
        if low == ",":
            return _behind_aside(row, k)
        if low in _STOPS:
            return None
        if low in known.cue_verbs and not row.capitals[k]:
            return k
        if (low in known.auxiliaries or low in known.irregular_past) and not low.endswith(_PARTICIPLES):
            return k
    return None


def _after_adverbs(row: Row, at: int) -> int:
    while row.lows[at].endswith("ly") or row.lows[at] in english().before_verb:
        at += 1
    return at


def speaks(row: Row, first: int, last: int) -> bool:
    """Whether a cue verb follows a phrase, or it follows one ("...,” said Ann Lee") or "according to"."""
    return _says(row, first, last, verb_after(row, last))


def acts(row: Row, first: int, last: int) -> bool:
    """Whether a phrase is the subject of any verb, or speaks."""
    verb = verb_after(row, last)
    return _does(row, first, last, verb) or _says(row, first, last, verb)


def _says(row: Row, first: int, last: int, at: int) -> bool:
    known, verb = english(), row.lows[at]
    if verb in known.cue_bases:
        helped = row.lows[at - 1] in _BEFORE_BASE
        return helped or any(known.is_plural(row.lows[k]) for k in range(first, last + 1)) or _said_before(row, first)
    return verb in known.cue_verbs or _said_before(row, first)


def _does(row: Row, first: int, last: int, at: int) -> bool:
    known = english()
    if row.lows[first - 1] in known.prepositions:
        return False
    return row.lows[last + 1] in known.auxiliaries or known.is_verb(row.lows[at])


def _said_before(row: Row, first: int) -> bool:
    before, earlier = row.lows[first - 1], row.lows[first - 2]
    if before in english().cue_verbs:
        return earlier in _CLOSING
    return before == "to" and earlier == "according"


def with_standing(row: Row, text: str, one: Found) -> Found:
    """A mention with what its sentence tells of it, and the words of its affiliation."""
    verb = verb_after(row, one.last)
    talks = _says(row, one.first, one.last, verb) or (one.joined_to_last and _speaks_behind_comma(row, one.last))
    before = row.lows[one.first - 1]
    return one.but(
        block=row.block,
        in_headline=row.is_headline,
        subject=talks or one.first == 0 or _does(row, one.first, one.last, verb) or _is_all(row, one),
        speaks=talks,
        addressed=before in _TELLING and not talks,
        owning=row.owns[one.last] or row.lows[one.last + 1] in {"’", "'"},
        closing=talks and one.form == "pronoun" and before in _CLOSING,
        house=one.affiliation.of(text) if one.affiliation else None,
    )


def _is_all(row: Row, one: Found) -> bool:
    """Whether a sentence without a verb ends in a name: "Next, the coach, Ann Lee."."""
    return one.joined_to_last and row.lows[one.last + 1] in {".", ""} and one.last < _SHORT


def _speaks_behind_comma(row: Row, last: int) -> bool:
    """Whether a name that explains an office is followed by the verb of both: "its head, Ann Lee, says"."""
    return row.lows[last + 1] == "," and row.lows[_after_adverbs(row, last + 2)] in english().cue_verbs
