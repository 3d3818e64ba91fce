"""Who speaks: the noun phrase before a verb group, or after it where verb and subject are inverted."""

from typing import NamedTuple

from twosource.page.attribution.lexical import english
from twosource.page.attribution.rules.cues import Cue
from twosource.page.attribution.rules.phrases import looks_past, relative_before, walk_left
from twosource.page.attribution.words import Line

_LONGEST_AFTER = 45
"""Words of a speaker with all appositions after an inverted verb."""
_LONGEST_ASIDE = 45
"""Words between a subject and its verb."""
_LONGEST_NAME = 12
"""Words of a name that an apposition explains."""

_ENDS = frozenset('.;:—–?!“"…') | {"``"}
_PART_OF_NAME = frozenset(
    {"of", "the", "for", "and", "de", "van", "von", "al", "bin", "el", "la", "du", "&", "in", "on", "to", "at", "-"}
)


class Subject(NamedTuple):
    """Places of the first and last word of the source, and of an aside between it and the verb, if any."""

    first: int
    last: int
    aside: tuple[int, int] | None = None


def before_verb(line: Line, cue: Cue) -> Subject | None:
    """The noun phrase that ends where the verb group begins, with its appositions."""
    end = _without_time(line, cue.first - 1)
    if end < 0:
        return None
    if line[end].text == ",":
        return _across_aside(line, end)
    first = walk_left(line, end)
    return None if first is None else Subject(with_name(line, first), end)


def _without_time(line: Line, end: int) -> int:
    """The last word of a subject without the day that stands between it and the verb ("Lee on Friday said")."""
    if not english().is_day(line.low(end)):
        return end
    at = end - 1
    while at > 0 and line.low(at) in {"late", "early", "on", "earlier", "last", "this"}:
        at -= 1
    return at if at >= 0 else end


def _across_aside(line: Line, comma: int) -> Subject | None:
    """The subject of a verb that follows a comma: "Smith, a baker, said", "Smith, in a letter, said"."""
    known = english()
    for at in range(comma - 1, max(0, comma - _LONGEST_ASIDE), -1):
        if line[at].text in {";", ":", "—", "–"} or (line[at].text in {"“", "”", '"'} and not line[at].quoted):
            return None
        head = walk_left(line, at - 1) if line[at].text == "," else None
        if head is None or not _may_be_head(line, head, at - 1):
            continue
        opener = line.low(at + 1)
        if (
            opener in known.asides
            or opener in known.prepositions
            or opener.endswith(("ing", "ly"))
            or opener in {"asked", "too"}
        ):
            return Subject(with_name(line, head), at - 1, (at + 1, comma - 1))
        if _opens_apposition(line, at + 1) or opener not in known.conjunctions:
            return Subject(with_name(line, head), comma - 1)
    return None


def _opens_apposition(line: Line, at: int) -> bool:
    opener = line.low(at)
    calling = opener.endswith(("man", "woman", "er", "or", "ist", "ent"))
    return opener in english().appositives or line[at].capital or opener[:1].isdigit() or calling


def _may_be_head(line: Line, first: int, last: int) -> bool:
    """Whether the words before a comma can be the subject that an aside follows."""
    known, low = english(), line.low(first)
    if line.low(last) in known.times or low in known.asides or low.endswith("ing"):
        return False
    if low in known.subject_pronouns:
        return first == last
    after_comma = first > 0 and line[first - 1].text == "," and line[last].is_word
    return line[first].capital or low in known.determiners or after_comma


def with_name(line: Line, first: int) -> int:
    """The place of the name that an apposition ending in the subject explains: "Smith, the head of the ministry said"."""
    known = english()
    if first < 2 or line[first - 1].text != "," or line.low(first) not in known.appositives:
        return first
    at = first - 2
    while at >= 0 and (line[at].capital or line.low(at) in _PART_OF_NAME) and first - at < _LONGEST_NAME:
        at -= 1
    at += 1
    named = first - 2 - at >= 1 and line[at].capital and line.low(at) not in known.prepositions | known.times
    clause_starts = at == 0 or not line[at - 1].is_word or line.low(at - 1) in known.conjunctions
    return at if named and clause_starts else first


def after_verb(line: Line, at: int) -> Subject | None:
    """The noun phrase that begins at `at`, after an inverted verb or "according to", with its appositions."""
    known = english()
    if at >= len(line) or not (line[at].is_word or line[at].text in {"@", "“"}):
        return None
    if line.low(at) in known.subject_pronouns - {"that", "which", "who"}:
        return Subject(at, at)
    last = at
    while last + 1 < len(line) and last - at < _LONGEST_AFTER and not _ends_speaker(line, last + 1):
        last += 1
    closing = known.conjunctions | known.prepositions | known.determiners
    while last > at and ((not line[last].is_word and line[last].text != ")") or line.low(last) in closing):
        last -= 1
    return Subject(at, last)


def _ends_speaker(line: Line, at: int) -> bool:
    """Whether the phrase after an inverted verb ends before the word at `at`."""
    known, low = english(), line.low(at)
    if line[at].text in _ENDS or known.is_day(low):
        return True
    if low == ",":
        return not _apposition_follows(line, at)
    if low in {"on", "in", "at"} or low in known.after_speaker:
        return _starts_adverbial(line, at)
    verb = (low in known.auxiliaries and not line[at].owns) or known.has_shape(low, "past")
    return verb and relative_before(line, at) is None


def _starts_adverbial(line: Line, at: int) -> bool:
    """Whether a preposition after the subject opens a when or a where of the saying, not a part of the name."""
    known, low, after = english(), line.low(at), line.low(at + 1)
    if low in known.after_speaker:
        return True
    told_when = after in known.times or after in known.channels or after in {"a", "an", "his", "her", "its"}
    return told_when or (after == "the" if low in {"on", "at"} else after == "their" or after.isdigit())


def _apposition_follows(line: Line, comma: int) -> bool:
    """Whether what follows a comma explains the name before it ("said Ann Lee, a baker from York")."""
    known, low = english(), line.low(comma + 1)
    if comma + 1 >= len(line) or low in {"and", "but", "while", "adding"}:
        return False
    if low in known.apposition_nouns:
        return True
    if low in {"the", "his", "her", "its"}:
        return not _verb_within(line, comma + 2, 8)
    other = known.times | known.prepositions | known.conjunctions | known.subject_pronouns | known.determiners | known.asides
    if low in other or low in known.forms or low.endswith(("ing", "ly")):
        return False
    return line[comma + 1].is_word and not _verb_within(line, comma + 1, 8)


def _verb_within(line: Line, first: int, reach: int) -> bool:
    for at in range(first, min(len(line), first + reach)):
        if line[at].text in {",", "."} or line.low(at) in english().relatives:
            return False
        if english().is_verb(line.low(at)) or looks_past(line, at):
            return True
    return False
