"""Who holds a statement for which the tagger marks nobody: the subject of its cue, read from the words of the sentence."""

import functools
from collections.abc import Sequence
from typing import NamedTuple

from twosource.language import lexicon
from twosource.model import Span
from twosource.page.attribution.lexical import english
from twosource.page.attribution.rules.cues import Cue
from twosource.page.attribution.rules.phrases import looks_past, walk_left
from twosource.page.attribution.rules.subjects import after_verb, before_verb
from twosource.page.attribution.words import Line

_RELATIVE = frozenset({"who", "which", "that"})
_OWNERS = frozenset({"his", "her", "its", "their", "my", "our"})
_MANY = frozenset({"many", "most", "some", "others", "few", "several", "both", "all", "critics", "team"})
_NOBODY = frozenset({"it", "there", "what", "you", "your"})
"""Subjects that hold nothing: "it seems", "there is talk of"; "you" is any reader."""
_LEADING = frozenset({"by", "in", "after", "before", "while", "despite", "without", "with", "to"})
"""Before an -ing form these leave its subject that of the main verb: "by saying", "in addition to saying"."""
_JOINS = frozenset({"and", "but", "or", "then"})
_SHORT_LEAD = 3
"""Words; a participle this near to the head of its sentence stands before the main clause."""
_GAP = 2
"""Code points, a comma and a space, between a subject and its cue."""
_LONGEST = 24
"""Words of a subject; what is longer was not read rightly."""


class _Places(NamedTuple):
    """Places of the first and last word of a cue."""

    first: int
    last: int


def holder(line: Line, cue: Span, content: Sequence[Span]) -> Span | None:
    """The words that name who holds a statement.

    Args:
        line: the sentence of the cue.
        cue: its words.
        content: what is held; a subject that lies in it ("the plan … is expected to fail") holds nothing.

    Returns:
        None where the sentence names nobody: passives without "by", "it seems", "reports of".
    """
    at = _places(line, cue)
    if at is None:
        return None
    found = _found(line, at)
    found = None if found is None else _without_opening_verb(line, *found)
    if found is None or not _may_hold(line, found, at):
        return None
    span = line.stretch(*found)
    return None if any(span.meets(other) for other in (cue, *content)) else span


def is_its_subject(line: Line, cue: Span, content: Sequence[Span]) -> bool:
    """Whether of several stretches of content the first is the subject of an active cue.

    "Norvia … support" with the cue "has looked for": Norvia looked, for support.
    """
    at = _places(line, cue)
    if at is None or len(content) == 1 or not 0 < cue.start - content[0].end <= _GAP:
        return False
    lows = _lows(line, at)
    active = lows[0] in english().have or any(low in _stances() for low in lows)
    return active and not _is_passive(line, at) and not any(low in _seeming() for low in lows)


def _places(line: Line, cue: Span) -> _Places | None:
    inside = [at for at in line.within(cue) if line[at].is_word]
    return _Places(inside[0], inside[-1]) if inside else None


def _found(line: Line, at: _Places) -> tuple[int, int] | None:
    """Places of the first and last word of the holder."""
    first = line.low(at.first)
    by = _agent(line, at)
    if by is not None:
        return by
    if _is_passive(line, at) or first in {"to", "asked", "according"} or any(low in _seeming() for low in _lows(line, at)):
        return None
    if _opens_clause(line, at):
        return _of_participle(line, at)
    if not _is_verb(line, at):
        return (at.first - 1, at.first - 1) if line.low(at.first - 1) in _OWNERS or _owns(line, at.first - 1) else None
    if _is_ing(first):
        return _of_participle(line, at)
    return _of_finite(line, at)


def _is_ing(low: str) -> bool:
    return low.endswith("ing") and low not in english().auxiliaries


def _opens_clause(line: Line, at: _Places) -> bool:
    """Whether a cue that may be a noun is an -ing form: "in warning that", ", warning that"."""
    before = line.low(at.first - 1)
    return _is_ing(line.low(at.first)) and at.first > 0 and (before == "," or before in _LEADING | english().opening)


def _lows(line: Line, at: _Places) -> list[str]:
    return [line.low(place) for place in range(at.first, at.last + 1)]


def _owns(line: Line, at: int) -> bool:
    return at >= 0 and line[at].owns and line[at].capital


def _agent(line: Line, at: _Places) -> tuple[int, int] | None:
    """Who stands after "by": "was praised by the mayor", "a bill passed by the House"."""
    if line.low(at.last) == "by":
        opens = at.last + 1
    elif line.low(at.last + 1) == "by" and looks_past(line, at.last):
        opens = at.last + 2
    else:
        return None
    if opens >= len(line) or line.low(opens).endswith("ing"):
        return None
    subject = after_verb(line, opens)
    return (subject.first, subject.last) if subject else None


def _is_passive(line: Line, at: _Places) -> bool:
    """Whether the cue is a passive ("was asked", "has been told"); "is worried that" is none."""
    known, lows = english(), _lows(line, at)
    for number, low in enumerate(lows):
        verb = next((other for other in lows[number + 1 :] if not (known.is_adverb(other) or other in known.auxiliaries)), "")
        participle = verb.endswith(("ed", "en")) or known.has_shape(verb, "participle") or verb in known.irregular_past
        if low in known.be and participle and verb not in _stances():
            return True
    return False


def _is_verb(line: Line, at: _Places) -> bool:
    """Whether the cue opens with a verb group: an auxiliary, an adverb before a verb, or a form of a verb."""
    known, before = english(), at.first - 1
    if line.low(before) in _OWNERS or _owns(line, before) or (before >= 0 and line[before].text in "’'"):
        return False
    for place in range(at.first, at.last + 1):
        low = line.low(place)
        if low in known.auxiliaries or looks_past(line, place):
            return True
        if low in known.forms:
            return low not in known.nouns
        if not known.is_adverb(low):
            return low.endswith("ing")
    return False


def _of_participle(line: Line, at: _Places) -> tuple[int, int] | None:
    """Of an -ing form: the noun before it, or the subject of the main verb."""
    before = line.low(at.first - 1)
    if before in english().prepositions - _LEADING:
        return None
    if at.first == 0 or before in english().prepositions | english().opening:
        if at.first > _SHORT_LEAD:
            return _main_subject(line, 0, at.first)
        comma = next((place for place in range(at.last + 1, len(line)) if _is_comma(line, place)), None)
        return _main_subject(line, comma + 1, len(line)) if comma is not None else None
    if line[at.first - 1].is_word and line.low(at.first - 1) not in _JOINS:
        return _of_finite(line, at)
    return _main_subject(line, 0, at.first)


def _is_comma(line: Line, at: int) -> bool:
    return line[at].text == "," and not line[at].quoted


def _of_finite(line: Line, at: _Places) -> tuple[int, int] | None:
    before = line.low(at.first - 1)
    if at.first == 0:
        return None
    if before in _RELATIVE:
        return at.first - 1, at.first - 1
    if before in _JOINS:
        return _main_subject(line, 0, at.first - 1)
    subject = before_verb(line, Cue(at.first, at.first, at.last, "", "speech", "finite", frozenset()))
    return (subject.first, subject.last) if subject else None


def _main_subject(line: Line, start: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase before the first sure verb outside quotations."""
    known = english()
    for at in range(start + 1, stop):
        if line[at].quoted or not (known.is_verb(line.low(at)) or looks_past(line, at)):
            continue
        end = at - 1
        while end > start and known.is_adverb(line.low(end)):
            end -= 1
        first = walk_left(line, end) if line[end].is_word else None
        return (first, end) if first is not None and first >= start else None
    return None


def _without_opening_verb(line: Line, first: int, last: int) -> tuple[int, int]:
    """A phrase without the -ing form that leads to it: "saying the ministry"."""
    follows = first < last and (line[first + 1].capital or line.low(first + 1) in english().determiners)
    leads = line.low(first).endswith("ing") and not line[first].capital and follows
    return (first + 1, last) if leads else (first, last)


def _may_hold(line: Line, found: tuple[int, int], at: _Places) -> bool:
    """Whether a phrase can be somebody: not "it", no clause, not in a quotation that the cue is not in."""
    first, last = found
    if last - first >= _LONGEST or line[first].quoted != line[at.first].quoted:
        return False
    known, lows = english(), [line.low(place) for place in range(first, last + 1)]
    bare = lows[0].partition("’")[0].partition("'")[0]
    if bare in _NOBODY or bare in known.auxiliaries | known.prepositions | {"according"} or set(lows) <= known.times:
        return False
    small = known.determiners - _OWNERS - _RELATIVE
    if lows[-1] in small | known.prepositions or (first == last and known.is_adverb(bare)):
        return False
    if first == last and bare in known.subject_pronouns | known.plural_subjects | _OWNERS:
        return True
    capital = any(line[place].capital for place in range(first + (not first), last + 1))
    return capital or any(low in known.speakers | _MANY for low in lows) or (line[first].capital and first == last)


@functools.cache
def _stances() -> frozenset[str]:
    """Participles that tell a stance of their subject ("is worried that")."""
    return frozenset(lexicon("attribution")["stances"]["participles"])


@functools.cache
def _seeming() -> frozenset[str]:
    """Words by which a page hedges in its own voice ("seems to", "is set to")."""
    return frozenset(lexicon("attribution")["seeming"]["words"])
