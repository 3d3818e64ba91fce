"""Cues: the verb groups that attribute, each with its voice and frames."""

from typing import Literal, NamedTuple

from twosource.page.attribution.lexical import Form, Kind, english
from twosource.page.attribution.words import Line

Voice = Literal["finite", "participle", "infinitive", "passive"]

_SURE = frozenset({"says", "tells", "believes", "thinks", "writes", "argues", "insists", "said", "told"})
"""Forms that are hardly ever nouns."""
_LONGEST_SUBJECT = 10
"""Words."""
_SURE_BASE = frozenset({"say", "believe", "argue", "insist"})
_NOT_A_NAME = frozenset({"he", "she", "it", "who", "that", "there"})
"""Words whose "'s" is "is" or "has"."""
_VAGUE = frozenset({"this", "that", "these", "those", "one", "some", "many", "all", "several", "few", "most"})
"""Words that stand before a noun or for one."""


class Cue(NamedTuple):
    """A verb group: places of its first word, its verb and its last word (a preposition or particle may close it)."""

    first: int
    verb: int
    last: int
    lemma: str
    kind: Kind
    voice: Voice
    frames: frozenset[str]
    particle: str | None = None


def find_cues(line: Line) -> list[Cue]:
    """The verb groups of one sentence that attribute, in order."""
    found: list[Cue] = []
    for at, word in enumerate(line.words):
        form = english().forms.get(word.low)
        if form is None or (word.capital and at > 0 and line[at - 1].is_word and not line.title_case):
            continue  # inside a sentence a capital makes it a name ("the Report"), but not in A Headline Like This
        cue = _cue_at(line, at, form)
        if cue is None:
            continue
        if found and _shares_object(line, found[-1], cue):
            cue = cue._replace(first=found.pop().first)
        found.append(cue)
    return found


def _shares_object(line: Line, cue: Cue, other: Cue) -> bool:
    """Whether two verbs make one cue: "has neither confirmed nor denied"."""
    return other.first == cue.last + 2 and line.low(other.first - 1) in {"nor", "or", "and"} and other.voice != "passive"


def _cue_at(line: Line, at: int, form: Form) -> Cue | None:
    first = at
    while first > 0 and _in_group(line, first - 1):
        first -= 1
    while first < at and line.low(first) in english().loose_adverbs:
        first += 1
    auxiliaries = [low for low in map(line.low, range(max(first - 1, 0), at)) if low in english().auxiliaries or low == "to"]
    voice = _voice(line, first, at, form, auxiliaries)
    if voice is None:
        return None
    last, particle = _closed(line, at, form)
    return Cue(first, at, last, form.lemma, form.kind, voice, form.frames, particle)


def _in_group(line: Line, at: int) -> bool:
    low = line.low(at)
    return line[at].is_word and not line[at].capital and (low in english().auxiliaries or english().is_adverb(low))


def _voice(line: Line, first: int, at: int, form: Form, auxiliaries: list[str]) -> Voice | None:
    known, nearest = english(), auxiliaries[-1] if auxiliaries else None
    if nearest == "to" and "base" in form.shapes:
        return "infinitive"
    if nearest in known.be:
        return "finite" if "ing" in form.shapes else "passive" if "participle" in form.shapes else None
    if nearest in known.have:
        return "finite" if "participle" in form.shapes else None
    if nearest in known.modals and "base" in form.shapes:
        return "finite"
    return _bare_voice(line, first, at, form)


def _bare_voice(line: Line, first: int, at: int, form: Form) -> Voice | None:
    """The voice of a verb without auxiliaries; None if it is a noun or an adjective here."""
    after = line.low(at + 1)
    if _is_noun_here(line, first, at, form):
        return None
    if "ing" in form.shapes:
        return "participle" if _may_be_participle(line, first, after) else None
    if "past" in form.shapes:
        return "passive" if after == "by" or (form.lemma == "accuse" and after == "of") else "finite"
    return "finite" if _is_present(line, first, at, form) else None


def _is_present(line: Line, first: int, at: int, form: Form) -> bool:
    """Whether a present form, which may be a plural or a singular noun, is a verb here."""
    known, low, after = english(), line.low(at), line.low(at + 1)
    if after in known.modals | known.be | known.have and low not in _SURE_BASE:
        return False
    if "third" in form.shapes:
        return low in _SURE or _opens_content(line, at + 1)
    if first == 0 or line[first - 1].owns:
        return False
    if not line[first - 1].is_word:
        return _plural_before_aside(line, first - 1)
    return _is_plural(line, first - 1) or low in _SURE_BASE


def _is_plural(line: Line, at: int) -> bool:
    low = line.low(at)
    return low in english().plural_subjects or (low.endswith("s") and not low.endswith(("ss", "us", "is")))


def _plural_before_aside(line: Line, comma: int) -> bool:
    """Whether the aside that ends at a comma follows a plural that opens the sentence: "Traders at Elm, a broker, expect"."""
    if line[comma].text != ",":
        return False
    opening = next((at for at in range(1, comma) if line[at].text == ","), None)
    if (
        opening is None
        or opening > _LONGEST_SUBJECT
        or any(not (line[at].is_word or line[at].text == "&") for at in range(opening))
    ):
        return False
    head = next((at for at in range(1, opening) if line.low(at) in english().limiting), opening) - 1
    return _is_plural(line, head) and not any(english().is_verb(line.low(at)) for at in range(head, opening))


def _may_be_participle(line: Line, first: int, after: str) -> bool:
    """Whether an -ing form opens a clause of its own: after a comma, before "that", or after "with" and a name."""
    if first == 0:
        return True
    before = line[first - 1]
    if not before.is_word:
        return before.quoted is line[first].quoted
    return before.low == "and" or after == "that" or (before.capital and _with_before(line, first - 1) is not None)


def _with_before(line: Line, at: int) -> int | None:
    """The place of a "with" that opens "with Ann Lee saying", if one stands before the name that ends at a place."""
    while at > 0 and (line[at].capital or line[at].text in {".", "-"}):
        at -= 1
    return at if line.low(at) == "with" else None


def subject_of_with(line: Line, cue: Cue) -> int | None:
    """The first word of the subject in "with Ann Lee saying"; None if the participle has no subject of its own."""
    if cue.first == 0 or not line[cue.first - 1].is_word:
        return None
    at = _with_before(line, cue.first - 1)
    return None if at is None else at + 1


def _is_noun_here(line: Line, first: int, at: int, form: Form) -> bool:
    """Whether a form that may be a noun or an adjective is one here, by the word before it."""
    if first == 0:
        return "base" in form.shapes
    known, before = english(), line[first - 1]
    past = "past" in form.shapes
    if before.owns and before.low not in _NOT_A_NAME:
        return "ing" not in form.shapes
    if before.low in _VAGUE and not past:
        return before.low in {"this", "these", "those", "one"} and line.low(at) not in _SURE
    if before.low in {"other", "another"} and line.low(at) in _SURE:
        return False
    if before.low in known.determiners - known.pronouns - (known.numerals if past else frozenset()):
        return True
    return not past and before.low in known.prepositions - {"to"}


def _opens_content(line: Line, at: int) -> bool:
    """Whether a word can begin what is said."""
    if at >= len(line):
        return False
    known, word = english(), line[at]
    if (word.quoted and not word.is_word) or word.capital:
        return True
    starters = known.openers | known.determiners | known.subject_pronouns | known.audience_pronouns
    return word.low in starters or word.low in {"there", "to", ":"}


def _closed(line: Line, at: int, form: Form) -> tuple[int, str | None]:
    """The group's last word: a particle the verb's frames name may follow, after an adverb."""
    for step in (1, 2):
        low = line.low(at + step)
        frame = "unto" if low == "to" else low
        if frame in form.frames and (low in english().prepositions or low in {"out", "back"}):
            return at + step, low
        if not english().is_adverb(low) or low in {"to", "not", "that"}:
            break
    return at, None
