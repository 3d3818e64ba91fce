"""What may stand between a verb of saying and what is said: the one addressed, the day, and where it was said."""

from typing import NamedTuple

from twosource.page.attribution.lexical import english
from twosource.page.attribution.rules.cues import Cue
from twosource.page.attribution.words import Line

_LONGEST_ADDRESSEE = 9
"""Words."""
_LONGEST_CHANNEL = 16
"""Words; "at a news conference with the defence minister and their counterparts" has eleven."""
_MOST_PHRASES = 4

_CLAUSE_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "that", "there"})


class Lead(NamedTuple):
    """Place where the content may begin, addressee, channel, and whether an addressee makes the rest surely content."""

    start: int
    addressee: tuple[int, int] | None = None
    channel: tuple[int, int] | None = None
    sure: bool = False


def lead_of(line: Line, cue: Cue) -> Lead:
    """Skip the addressee, the day and the channel that may follow a verb of saying."""
    at = cue.last + 1
    addressee = _addressee(line, at) if "person" in cue.frames and cue.particle is None else None
    channel, sure = None, addressee is not None
    at = addressee[1] + 1 if addressee else at
    for _ in range(_MOST_PHRASES):
        end = time_end(line, at)
        if end is None:
            end = _channel_end(line, at)
            if end is None:
                break
            if line.low(at) == "to" and line.low(end) in english().addressees:
                addressee = addressee or (at + 1, end)
            else:
                channel = channel or (at, end)
        at = end + 1
    return Lead(_after_comma(line, at) if at > cue.last + 1 else at, addressee, channel, sure)


def _after_comma(line: Line, at: int) -> int:
    """The place after the comma that closes a phrase, unless another clause follows it."""
    after = line.low(at + 1)
    if line.low(at) != "," or after in english().relatives | english().resuming or english().has_shape(after, "ing"):
        return at
    return at + 1


def _addressee(line: Line, at: int) -> tuple[int, int] | None:
    """The one addressed: a pronoun, a name, or a phrase up to a noun for an audience."""
    known = english()
    if at >= len(line) or not line[at].is_word:
        return None
    low = line.low(at)
    if low in known.audience_pronouns or (low in known.addressees and not line[at].capital):
        return at, _with_place(line, at)
    end = at
    while end < len(line) and end - at < _LONGEST_ADDRESSEE and not _ends_addressee(line, at, end):
        if end > at and line.low(end) in known.addressees and not _is_name(line, end + 1):
            return at, end
        end += 1
    if end == at:
        return None
    opens = end < len(line) and (line.low(end) in known.openers or line[end].quoted or not line[end].is_word)
    if opens or time_end(line, end) is not None:
        return at, end - 1
    return at, _name_end(line, at)


def _ends_addressee(line: Line, first: int, at: int) -> bool:
    if not line[at].is_word or line.low(at) in _CLAUSE_PRONOUNS:
        return True
    return at > first and (line.low(at) in english().auxiliaries or time_end(line, at) is not None)


def _is_name(line: Line, at: int) -> bool:
    return at < len(line) and line[at].capital and line.low(at) not in english().times


def _with_place(line: Line, at: int) -> int:
    """The last word of "reporters in Geneva"."""
    end = at
    while (
        line.low(end + 1) in {"in", "at", "from", "outside", "aboard"}
        and end - at < _LONGEST_ADDRESSEE
        and _is_name(line, end + 2)
    ):
        end += 2
        while _is_name(line, end + 1):
            end += 1
    return end


def _name_end(line: Line, at: int) -> int:
    """The last word of a name that begins at `at` ("The Associated Press", "South Korea’s KBS")."""
    end = at + 1 if line.low(at) in english().determiners else at
    begun = end
    while end < len(line) and (line[end].capital or (line[end].text == "of" and _is_name(line, end + 1))):
        end += 1
    return end - 1 if end > begun else at


def time_end(line: Line, at: int) -> int | None:
    """The last word of a time phrase that begins at `at` ("late Thursday", "on Oct. 3", "a week ago"); None if none does."""
    known = english()
    if at >= len(line) or line[at].text[0].isdigit():
        return None
    end, solid = at, False
    while end < len(line) and (line.low(end) in known.times or _is_time_number(line, at, end)):
        solid = solid or line.low(end) not in known.weak_times
        end += 1
    while end > at and line.low(end - 1) in known.weak_times:
        end -= 1
    return end - 1 if solid and end > at else None


def _is_time_number(line: Line, first: int, at: int) -> bool:
    """Whether a number is part of a time phrase: a day after a month, a year, or a count of days."""
    known = english()
    if not line[at].text[0].isdigit():
        return False
    after_month = at > first and line[at - 1].capital and line.low(at - 1) in known.times
    return after_month or line.low(at + 1) in known.time_units


def _channel_end(line: Line, at: int) -> int | None:
    """The last word of a phrase that tells where or how it was said ("in a statement", "on Telegram", "to reporters")."""
    known = english()
    if line.low(at) not in known.channel_prepositions:
        return None
    end = None
    for k in range(at + 1, min(len(line), at + _LONGEST_CHANNEL)):
        word = line[k]
        if not word.is_word or word.low in _CLAUSE_PRONOUNS:
            break
        if known.is_verb(word.low):
            return end
        if word.low in known.channels or (word.low in known.addressees and line.low(at) == "to"):
            end = k
        elif end == k - 1 and word.low not in known.prepositions and not word.capital:
            break
    if end is not None and time_end(line, end + 1) is not None:
        return end
    that = _that_within_reach(line, at if end is None else end)
    return end if that is None else that - 1


def _that_within_reach(line: Line, at: int) -> int | None:
    """The place of the next "that" before any mark or verb."""
    for k in range(at + 1, min(len(line), at + _LONGEST_CHANNEL)):
        if line.low(k) == "that":
            return k
        if not line[k].is_word or english().is_verb(line.low(k)):
            return None
    return None


def names_channel(line: Line, first: int, last: int) -> bool:
    """Whether a phrase tells where something was said ("in a statement", "speaking to reporters")."""
    known = english()
    opener = line.low(first)
    if opener in ("speaking", "writing", "posting"):
        return True
    return opener in known.channel_prepositions and any(line.low(at) in known.channels for at in range(first + 1, last + 1))
