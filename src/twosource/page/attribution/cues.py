"""Cues: the verb groups that attribute, each with its form and frames."""

from typing import Literal, NamedTuple

from twosource.page.attribution.lexical import Form, Kind, english
from twosource.page.attribution.words import Line

Voice = Literal["finite", "participle", "infinitive", "passive"]

_PLURAL_WORDS = frozenset(
    (
        "they",
        "we",
        "i",
        "you",
        "who",
        "people",
        "police",
        "some",
        "many",
        "others",
        "most",
        "both",
        "several",
        "few",
        "men",
        "women",
        "media",
    )
)
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "am", "get", "got", "isn't", "aren't", "wasn't", "weren't"))
_HAVE = frozenset(("has", "have", "had", "having", "hasn't", "haven't", "hadn't", "'ve", "’ve", "'d", "’d"))
_MODAL = frozenset(("do", "does", "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "cannot"))
_SURE = frozenset(("says", "tells", "believes", "thinks", "writes", "argues", "insists", "said", "told"))
_LATE_ADVERBS = ("recently", "repeatedly", "earlier", "again", "previously", "publicly", "explicitly")


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
    found = []
    for at, word in enumerate(line.words):
        form = english().forms.get(word.low)
        if form is None or (word.capital and _is_name_here(line, at)):
            continue
        cue = _cue_at(line, at, form)
        if cue is not None:
            found.append(cue)
    return found


def _is_name_here(line: Line, at: int) -> bool:
    """Whether a capitalised cue word is no verb: inside a sentence it is a name ("the Report")."""
    return at > 0 and line[at - 1].is_word


def _cue_at(line: Line, at: int, form: Form) -> Cue | None:
    first = at
    while first > 0 and _in_group(line, first - 1):
        first -= 1
    while first < at and line.low(first) in (
        "so",
        "all",
        "both",
        "either",
        "even",
        "far",
        "long",
        "yet",
        "nor",
        "once",
        "to",
        "only",
        "soon",
        "elsewhere",
    ):
        first += 1
    auxiliaries = [
        line.low(k) for k in range(max(first - 1, 0), at) if line.low(k) in english().auxiliaries or line.low(k) == "to"
    ]
    voice = _voice(line, first, at, form, auxiliaries)
    if voice is None:
        return None
    last, particle = _closed(line, at, form)
    return Cue(first, at, last, form.lemma, form.kind, voice, form.frames, particle)


def _in_group(line: Line, at: int) -> bool:
    low = line.low(at)
    return line[at].is_word and not line[at].capital and (low in english().auxiliaries or english().is_adverb(low))


def _voice(line: Line, first: int, at: int, form: Form, auxiliaries: list[str]) -> Voice | None:
    nearest = auxiliaries[-1] if auxiliaries else None
    if nearest is None:
        return _bare_voice(line, first, at, form)
    if "base" in form.shapes and nearest == "to":
        return "infinitive"
    if nearest in _BE:
        return "finite" if "ing" in form.shapes else "passive" if "participle" in form.shapes else None
    if nearest in _HAVE:
        return "finite" if "participle" in form.shapes else None
    return "finite" if "base" in form.shapes and nearest in _MODAL else _bare_voice(line, first, at, form)


def _bare_voice(line: Line, first: int, at: int, form: Form) -> Voice | None:
    before, after = line.low(first - 1), line.low(at + 1)
    if _is_noun_here(line, first, at, form):
        return None
    if "ing" in form.shapes:
        return (
            "participle"
            if before in ("", ",", "—", "–", "-", "and", ";") or first == 0 or not line[first - 1].is_word or after == "that"
            else None
        )
    if "past" in form.shapes:
        return "passive" if after == "by" or (form.lemma == "accuse" and after == "of") else "finite"
    if "third" in form.shapes:
        return "finite" if line.low(at) in _SURE or _opens_content(line, at + 1) else None
    plural = before in _PLURAL_WORDS or (before.endswith("s") and not before.endswith(("ss", "us", "is")))
    return "finite" if plural and first > 0 and not line[first - 1].owns else None


def _is_noun_here(line: Line, first: int, at: int, form: Form) -> bool:
    """Whether a form that may be a noun or an adjective is one here, by the word before it."""
    if first == 0:
        return "base" in form.shapes
    before = line[first - 1]
    if before.owns and before.low not in ("he", "she", "it", "who", "that", "there"):
        return "ing" not in form.shapes
    pronoun = before.low in english().pronouns or before.low in ("most", "few")
    if before.low in english().determiners and not pronoun:
        return True
    if (
        before.low in ("this", "that", "these", "those", "one", "some", "many", "all", "several", "few", "most")
        and "past" not in form.shapes
    ):
        return before.low in ("this", "these", "those", "one") and line.low(at) not in _SURE
    return before.low in english().prepositions and before.low not in ("to",) and "past" not in form.shapes


def _opens_content(line: Line, at: int) -> bool:
    if at >= len(line):
        return False
    word, known = line[at], english()
    return (
        word.quoted
        or word.capital
        or word.low in known.openers
        or word.low in known.determiners
        or word.low in known.subject_pronouns
        or word.low in ("there", "to", ":", "him", "them", "us", "me")
    )


def _closed(line: Line, at: int, form: Form) -> tuple[int, str | None]:
    """The group's last word: a particle the verb's frames name may follow, after an adverb."""
    for step in (1, 2):
        low = line.low(at + step)
        if low in form.frames and low in english().prepositions | {"out", "back"}:
            return at + step, low
        if not (english().is_adverb(low) and low not in ("to", "not", "that")):
            break
    return at, None
