"""What is said: where a content begins and ends, before or after its cue."""

from typing import NamedTuple

from twosource.model import Span
from twosource.page.attribution.cues import Cue
from twosource.page.attribution.lexical import english
from twosource.page.attribution.words import Line

_STOPS = frozenset((".", ";", ",", ":", "—", "–", "-", "…"))


class Lead(NamedTuple):
    """What stands between a verb and its content: place where the content may begin, addressee and channel."""

    start: int
    addressee: tuple[int, int] | None = None
    channel: tuple[int, int] | None = None
    sure: bool = False


def lead_of(line: Line, cue: Cue) -> Lead:
    """Skip the addressee, the day and the channel that may follow a verb of saying."""
    at, addressee, channel, sure = cue.last + 1, None, None, False
    if "person" in cue.frames and cue.particle is None:
        end = _addressee_end(line, at)
        if end is not None:
            addressee, at, sure = (at, end), end + 1, True
    for _ in range(4):
        end = _time_end(line, at)
        if end is not None:
            at = end + 1
            continue
        end = _channel_end(line, at)
        if end is None:
            break
        if line.low(at) == "to" and line.low(end) in english().addressees and addressee is None:
            addressee = (at + 1, end)
        elif channel is None:
            channel = (at, end)
        at = end + 1
    if line.low(at) == "," and at > cue.last + 1 and line.low(at + 1) not in english().relatives:
        after = at + 1
        if line.low(after) not in ("adding", "and", "but") and not _is_participle(line, after):
            return Lead(after, addressee, channel, sure)
    return Lead(at, addressee, channel, sure)


def _is_participle(line: Line, at: int) -> bool:
    form = english().forms.get(line.low(at))
    return form is not None and "ing" in form.shapes


def _addressee_end(line: Line, at: int) -> int | None:
    """The last word of the one addressed: a pronoun, a name, or a phrase up to a noun for an audience."""
    known = english()
    if at >= len(line) or not line[at].is_word:
        return None
    low = line.low(at)
    if low in ("him", "her", "them", "us", "me", "you", "it", "himself", "herself") or (
        low in known.addressees and not line[at].capital
    ):
        end = at
        while (
            line.low(end + 1) in ("in", "at", "from", "outside", "aboard", "here")
            and end - at < 8
            and end + 2 < len(line)
            and line[end + 2].capital
        ):
            end += 2
            while end + 1 < len(line) and line[end + 1].capital:
                end += 1
        return end
    end = at
    while (
        end < len(line)
        and end - at < 9
        and line[end].is_word
        and line.low(end) not in ("that", "he", "she", "they", "it", "there", "we", "i")
    ):
        if known.auxiliaries & {line.low(end)} and end > at or _time_end(line, end) is not None and end > at:
            break
        if (
            line.low(end) in known.addressees
            and end > at
            and not (end + 1 < len(line) and line[end + 1].capital and line.low(end + 1) not in known.times)
        ):
            return end
        end += 1
    if end == at:
        return None
    if end < len(line) and (
        line.low(end) in known.openers or line[end].quoted or not line[end].is_word or _time_end(line, end) is not None
    ):
        return end - 1
    return _name_end(line, at)


def _name_end(line: Line, at: int) -> int | None:
    """The last word of a name that begins at `at` ("The Associated Press", "South Korea’s KBS")."""
    end = at + 1 if line.low(at) in ("the", "a", "an", "his", "her", "its", "their") else at
    begun = end
    while end < len(line) and (
        line[end].capital or (line[end].text in ("’s", "of") and end + 1 < len(line) and line[end + 1].capital)
    ):
        end += 1
    if end > begun:
        return end - 1
    return at


def _time_end(line: Line, at: int) -> int | None:
    """The last word of a time phrase that begins at `at` ("late Thursday", "on Oct. 3", "a week ago", "in an email")."""
    known = english()
    end, solid = at, False
    while end < len(line) and (line.low(end) in known.times or line[end].text.isdigit()):
        low = line.low(end)
        solid = solid or low not in (
            "the",
            "a",
            "in",
            "on",
            "at",
            "of",
            "this",
            "that",
            "same",
            "last",
            "next",
            "few",
            "since",
            "before",
        )
        end += 1
    while end > at and line.low(end - 1) in (
        "that",
        "this",
        "the",
        "a",
        "in",
        "on",
        "at",
        "of",
        "few",
        "since",
        "before",
        "same",
        "last",
        "next",
    ):
        end -= 1
    return end - 1 if solid and end > at and not (line[at].text.isdigit()) else None


def _channel_end(line: Line, at: int) -> int | None:
    """The last word of a phrase that tells where or how it was said ("in a statement", "on Telegram", "to reporters")."""
    known = english()
    if line.low(at) not in known.channel_prepositions:
        return None
    limit = min(len(line), at + 16)
    end = None
    for k in range(at + 1, limit):
        word = line[k]
        if (
            word.text in (".", ";", ":", "“", '"', "``")
            or (word.text == "," and end is None)
            or word.low in ("that", "he", "she", "they", "it", "we", "i")
        ):
            break
        if word.text == ",":
            break
        if word.low in known.auxiliaries or known.is_verb(word.low):
            return end
        if word.low in known.channels or (known.addressees & {word.low} and line.low(at) == "to"):
            end = k
        elif end is not None and k == end + 1 and word.low not in known.prepositions and not word.capital:
            break
    if end is None and limit > at + 1 and line.low(limit_of_that(line, at)) == "that":
        return limit_of_that(line, at) - 1
    if end is not None and (that := limit_of_that(line, end)) > end and line.low(that) == "that":
        return that - 1
    return end


def limit_of_that(line: Line, at: int) -> int:
    """The place of the next "that" within reach and before any comma, quotation or verb; `at` if there is none."""
    known = english()
    for k in range(at + 1, min(len(line), at + 16)):
        if line.low(k) == "that":
            return k
        if not line[k].is_word or known.is_verb(line.low(k)):
            return at
    return at


def after_cue(line: Line, start: int, limit: int) -> Span | None:
    """The words from `start` up to, not including, the word at `limit`, without outer punctuation; quotations are kept whole."""
    while start < limit and not line[start].is_word and not line[start].quoted and line[start].text not in "$£€#@":
        start += 1
    last = limit - 1
    while last >= start and not line[last].quoted and line[last].text in _STOPS:
        last -= 1
    if last < start:
        return None
    return line.stretch(start, last)


def before_cue(line: Line, start: int, end: int) -> Span | None:
    """The words from `start` to `end`, both inclusive, that stand before a cue; a quotation reaches back to its opening mark."""
    while start <= end and not line[start].quoted and (not line[start].is_word or line.low(start) in ("but", "and", "yet")):
        if line[start].text in "$£€#@([":
            break
        start += 1
    while end >= start and not line[end].quoted and line[end].text in _STOPS:
        end -= 1
    if start > end:
        return None
    span = line.stretch(start, end)
    quote = line.quote_at(span.start)
    return Span(min(span.start, quote.start), span.end) if quote else span
