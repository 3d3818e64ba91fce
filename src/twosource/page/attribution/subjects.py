"""Who speaks: the noun phrase before a verb group, or after it where verb and subject are inverted."""

from typing import NamedTuple

from twosource.page.attribution.cues import Cue
from twosource.page.attribution.lexical import english
from twosource.page.attribution.words import Line

_LONGEST = 30
"""Words; longer stretches before a verb are no noun phrase but a clause this room cannot read."""

_HARD = frozenset((";", ":", "—", "–", "(", ")", "[", "]", "?", "!", "“", "”", '"', "``", "''", "…"))
_PART_OF_NAME = frozenset(
    ("of", "the", "for", "and", "de", "van", "von", "al", "bin", "el", "la", "du", "&", "in", "on", "to", "at", "-")
)
_APPOSITIVE = frozenset(
    (
        "a",
        "an",
        "the",
        "who",
        "whose",
        "his",
        "her",
        "its",
        "their",
        "one",
        "now",
        "former",
        "chief",
        "head",
        "co-founder",
        "himself",
        "herself",
    )
)
_SUBORDINATORS = frozenset(
    (
        "that",
        "because",
        "although",
        "though",
        "while",
        "whereas",
        "when",
        "whenever",
        "if",
        "unless",
        "as",
        "whether",
        "but",
        "so",
        "yet",
        "nor",
        "where",
        "how",
        "why",
        "what",
        "than",
        "since",
    )
)


class Subject(NamedTuple):
    """Places of the first and last word of the source, and of an aside between it and the verb, if any."""

    first: int
    last: int
    aside: tuple[int, int] | None = None


def before_verb(line: Line, cue: Cue) -> Subject | None:
    """The noun phrase that ends where the verb group begins, with its appositions."""
    end = cue.first - 1
    if end < 0:
        return None
    if line[end].text == ",":
        return _across_aside(line, end)
    first = walk_left(line, end)
    return None if first is None else Subject(_with_appositive_head(line, first), end)


def walk_left(line: Line, end: int) -> int | None:
    """The first word of the noun phrase that ends at `end`; None if there is none."""
    known = english()
    if line.low(end) in known.subject_pronouns and line.low(end) != "that":
        return end
    at = end
    while at >= 0 and end - at < _LONGEST:
        low = line.low(at)
        if low == "," and not _inside_name(line, at):
            break
        if low in _HARD or (low in _SUBORDINATORS and at < end):
            break
        if low in ("and", "or") and not _joins_nouns(line, at, end):
            break
        if known.is_verb(low) and at < end and not line[at].capital:
            relative = _relative_before(line, at)
            if relative is None or relative == 0:
                break
            at = relative
        at -= 1
    return _without_lead(line, at + 1, end)


def _inside_name(line: Line, at: int) -> bool:
    """Whether a comma belongs to a name or a list of adjectives: "Smith, Jr." or "D-Mass.,"; only the former is read."""
    return line.low(at + 1) in ("jr.", "jr", "sr.", "inc", "inc.", "ltd", "llc")


def _joins_nouns(line: Line, at: int, end: int) -> bool:
    """Whether "and" joins two nouns of one subject: no verb between it and the clause's start, nor a comma before it."""
    if at == 0 or line[at - 1].text == "," or at == end:
        return False
    known = english()
    for back in range(at - 1, max(-1, at - 13), -1):
        low = line.low(back)
        if low in _HARD or low == "," or low in _SUBORDINATORS:
            return True
        if low in known.auxiliaries or low in known.subject_pronouns or _looks_like_verb(line, back):
            return False
    return True


def _looks_like_verb(line: Line, at: int) -> bool:
    word = line[at]
    if word.capital or not word.is_word:
        return False
    form = english().forms.get(word.low)
    past = word.low.endswith("ed") and len(word.low) > 4 and line.low(at - 1) not in english().determiners
    return past or (form is not None and "past" in form.shapes)


def _relative_before(line: Line, at: int) -> int | None:
    """The place of a relative pronoun shortly before a verb ("the man who had been there said")."""
    for back in range(at - 1, max(-1, at - 7), -1):
        if line.low(back) in ("who", "which", "whose") or (
            line.low(back) == "that" and back > 0 and line.low(back - 1) not in ("said", "says", "say")
        ):
            return back
        if line[back].text == ",":
            return None
    return None


def _without_lead(line: Line, first: int, end: int) -> int | None:
    """The first word without a leading conjunction, aside or preposition phrase."""
    known = english()
    while first <= end and (
        not line[first].is_word
        or line.low(first) in ("and", "but", "or", "yet", "so", "nor", "than", "that", "as")
        or line.low(first) in known.asides
    ):
        first += 1
    if first <= end and line.low(first) in known.prepositions - {"like"} and not line[first].text.isupper():
        return _after_preposition_phrase(line, first, end)
    return first if first <= end else None


def _after_preposition_phrase(line: Line, first: int, end: int) -> int | None:
    """In "On Friday officials" or "In Kyiv the minister": where the second noun phrase begins."""
    known = english()
    for at in range(first + 2, end + 1):
        low = line.low(at)
        if low in known.subject_pronouns:
            return at
        if low in known.determiners and line.low(at - 1) not in known.prepositions and line.low(at - 1) != "and":
            return at
    for at in range(end, first + 1, -1):
        if line.low(at - 1) in known.times and line.low(at) not in known.times:
            return at
    return None


def _across_aside(line: Line, comma: int) -> Subject | None:
    """The subject of a verb that follows a comma: "Smith, a baker, said", "Smith, in a letter, said"."""
    known = english()
    for at in range(comma - 1, max(-1, comma - 45), -1):
        if line[at].text in (";", ":", "—", "–") or (line[at].text in ("“", "”", '"') and not line[at].quoted):
            return None
        if line[at].text != "," or at == 0:
            continue
        opener = line.low(at + 1)
        head = walk_left(line, at - 1)
        if head is None or not _may_be_head(line, head, at - 1):
            continue
        appositive = (
            opener in _APPOSITIVE
            or line[at + 1].capital
            or opener[:1].isdigit()
            or opener.endswith(("man", "woman", "er", "or", "ist", "ent"))
        )
        if (
            opener in known.asides
            or opener in known.prepositions
            or opener.endswith(("ing", "ly"))
            or opener in ("asked", "too")
        ):
            return Subject(_with_appositive_head(line, head), at - 1, (at + 1, comma - 1))
        if appositive or opener not in known.conjunctions:
            return Subject(_with_appositive_head(line, head), comma - 1)
    return None


def _may_be_head(line: Line, first: int, last: int) -> bool:
    """Whether the words before a comma can be the subject that an aside follows."""
    known = english()
    if line.low(last) in known.times or line.low(first) in known.asides:
        return False
    if line.low(first) in known.subject_pronouns:
        return first == last
    return (
        line[first].capital
        or line.low(first) in known.determiners
        or line[last].is_word
        and first > 0
        and line[first - 1].text == ","
    )


def _with_appositive_head(line: Line, first: int) -> int:
    """The place of the name that an apposition ending in the subject explains: "Smith, the head of the ministry said"."""
    if first < 2 or line[first - 1].text != "," or line.low(first) not in _APPOSITIVE:
        return first
    at = first - 2
    while at >= 0 and (line[at].capital or line.low(at) in _PART_OF_NAME) and first - at < 12:
        at -= 1
    at += 1
    known = english()
    if at > first - 2 or not line[at].capital or line.low(at) in known.prepositions or line.low(at) in known.times:
        return first
    clause_starts = at == 0 or not line[at - 1].is_word or line.low(at - 1) in known.conjunctions
    return at if clause_starts and first - 2 - at >= 1 else first


def after_verb(line: Line, at: int) -> Subject | None:
    """The noun phrase that begins at `at`, after an inverted verb or "according to", with its appositions."""
    known = english()
    if at >= len(line) or not (line[at].is_word or line[at].text in ("@", "“")):
        return None
    if line.low(at) in known.subject_pronouns and line.low(at) not in ("that", "which", "who"):
        return Subject(at, at)
    last = at
    while last + 1 < len(line) and last - at < _LONGEST + 15 and not _ends_after(line, at, last + 1):
        last += 1
    while last > at and (
        not line[last].is_word or line.low(last) in known.conjunctions | known.prepositions | known.determiners
    ):
        last -= 1
    return Subject(at, last)


def _ends_after(line: Line, first: int, at: int) -> bool:
    """Whether the phrase after an inverted verb ends before the word at `at`."""
    known, low = english(), line.low(at)
    if line[at].text in (".", ";", ":", "—", "–", "?", "!", "“", '"', "``", "…"):
        return True
    if low == ",":
        return not _apposition_follows(line, at)
    if low in known.auxiliaries and not _relative_before(line, at) and not line[at].owns:
        return True
    if low in (
        "on",
        "in",
        "at",
        "during",
        "after",
        "before",
        "when",
        "while",
        "as",
        "but",
        "because",
        "told",
        "since",
        "about",
        "last",
        "earlier",
        "late",
        "yesterday",
        "today",
    ):
        return _starts_adverbial(line, at)
    form = known.forms.get(low)
    return form is not None and bool(form.shapes & {"past"}) and not _relative_before(line, at) or _is_day(low)


def _is_day(low: str) -> bool:
    return low in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today")


def _starts_adverbial(line: Line, at: int) -> bool:
    """Whether a preposition after the subject opens a when or a where of the saying, not a part of the name."""
    low, after = line.low(at), line.low(at + 1)
    if low in (
        "during",
        "after",
        "before",
        "when",
        "while",
        "as",
        "but",
        "because",
        "told",
        "since",
        "about",
        "last",
        "earlier",
        "late",
        "yesterday",
        "today",
    ):
        return True
    known = english()
    if low in ("on", "at"):
        return after in known.times or after in ("a", "an", "the", "his", "her", "its") or after in known.channels
    return (
        after in ("a", "an", "his", "her", "its", "their") or after in known.times or after in known.channels or after.isdigit()
    )


def _apposition_follows(line: Line, comma: int) -> bool:
    """Whether what follows a comma explains the name before it ("said Ann Lee, a baker from York")."""
    known, low = english(), line.low(comma + 1)
    if comma + 1 >= len(line) or low in ("and", "but", "while", "adding", "who") and low != "who":
        return False
    if low in (
        "a",
        "an",
        "who",
        "whose",
        "former",
        "one",
        "chief",
        "head",
        "director",
        "president",
        "co-founder",
        "founder",
        "chairman",
        "chairwoman",
    ):
        return True
    if low in ("the", "his", "her", "its"):
        return not _verb_within(line, comma + 2, 8)
    form = known.forms.get(low)
    if (
        form is not None
        or low in known.times
        or low in known.prepositions
        or low in known.conjunctions
        or low in known.subject_pronouns
    ):
        return False
    if low in known.determiners or low in known.asides or low.endswith(("ing", "ly")):
        return False
    return line[comma + 1].is_word and not _verb_within(line, comma + 1, 8)


def _verb_within(line: Line, first: int, reach: int) -> bool:
    for at in range(first, min(len(line), first + reach)):
        if line[at].text in (",", "."):
            return False
        if line.low(at) in english().relatives:
            return False
        if english().is_verb(line.low(at)) or _looks_like_verb(line, at):
            return True
    return False
