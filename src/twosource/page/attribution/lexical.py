"""What the rules know of English, read once from the lexicons: cue verbs in all their forms, and words with a job."""

import functools
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from twosource.language import lexicon

Kind = Literal["speech", "belief", "ruling", "document"]
Shape = Literal["base", "third", "past", "participle", "ing"]

_KINDS: tuple[Kind, ...] = ("speech", "belief", "ruling", "document")
_VOWELS = "aeiou"


class Form(NamedTuple):
    """One inflected form of a cue verb."""

    lemma: str
    kind: Kind
    shapes: frozenset[Shape]
    frames: frozenset[str]


class Lexical:
    """The word lists the rules use. What each list holds is told in `cues.toml`, where it has the same name."""

    def __init__(self) -> None:
        cues = lexicon("cues")
        words = {name: frozenset(listed) for name, listed in cues["words"].items()}
        self.forms = _verb_forms()
        self.nouns = {
            form: frozenset(frames.split()) for noun, frames in cues["nouns"].items() for form in (noun, _plural(noun))
        }
        self.hearsay = frozenset(cues["adverbs"]["hearsay"])
        self.impersonal = frozenset(cues["passive"]["verbs"])
        self.channels = frozenset(cues["channels"]["nouns"])
        self.channel_prepositions = frozenset(cues["channels"]["prepositions"])
        self.addressees = frozenset(cues["addressees"]["nouns"])
        self.figures = frozenset(cues["figures"]["nouns"])
        self.speakers, self.not_speakers = _speakers(), frozenset(lexicon("names")["capitals"]["things"])
        self.auxiliaries = words["auxiliaries"]
        self.be, self.have, self.modals = words["be"], words["have"], words["modals"]
        self.adverbs, self.not_adverbs, self.loose_adverbs = words["adverbs"], words["not_adverbs"], words["loose_adverbs"]
        self.prepositions, self.determiners = words["prepositions"], words["determiners"]
        self.numerals, self.limiting = words["numerals"], words["limiting"]
        self.pronouns, self.subject_pronouns = words["pronouns"], words["subject_pronouns"]
        self.plural_subjects, self.audience_pronouns = words["plural_subjects"], words["audience_pronouns"]
        self.relatives, self.openers, self.conjunctions = words["relatives"], words["openers"], words["conjunctions"]
        self.subordinators, self.opening, self.resuming = words["subordinators"], words["opening"], words["resuming"]
        self.appositives, self.apposition_nouns = words["appositives"], words["apposition_nouns"]
        self.asides, self.after_speaker = words["asides"], words["after_speaker"]
        self.irregular_past = words["irregular_past"]
        self.days, self.weak_times, self.time_units = words["days"], words["weak_times"], words["time_units"]
        self.times = words["times"] | words["days"] | words["months"]

    def is_adverb(self, low: str) -> bool:
        """Whether a word may stand inside a verb group beside its auxiliaries."""
        return low in self.adverbs or (low.endswith("ly") and len(low) > 4 and low not in self.not_adverbs)

    def is_verb(self, low: str) -> bool:
        """Whether a word surely is, or begins, a finite verb group: an auxiliary or a past form of a cue."""
        form = self.forms.get(low)
        return low in self.auxiliaries or (form is not None and "past" in form.shapes) or low in {"says", "say", "tells"}

    def is_day(self, low: str) -> bool:
        """Whether a word is the name of a day, "today" or "yesterday"."""
        return low in self.days or low in {"yesterday", "today"}

    def has_shape(self, low: str, shape: Shape) -> bool:
        """Whether a word is that form of a cue verb."""
        form = self.forms.get(low)
        return form is not None and shape in form.shapes


@functools.cache
def english() -> Lexical:
    """The lexicons of attribution, parsed and inflected."""
    return Lexical()


def _speakers() -> frozenset[str]:
    """Nouns for those who can speak: persons, groups, bodies, documents, outlets."""
    roles = lexicon("roles")
    nouns = [*roles["persons"]["nouns"], *roles["persons"]["unnamed"], *roles["bodies"]["nouns"], *roles["documents"]["nouns"]]
    return frozenset({*nouns, *map(_plural, nouns), *roles["groups"]["nouns"], *roles["bodies"]["governments"]})


def _verb_forms() -> dict[str, Form]:
    cues = lexicon("cues")
    found: dict[str, Form] = {}
    for kind in _KINDS:
        for lemma, frames in cues[kind].items():
            for word, shape in _inflected(lemma, cues["irregular"].get(lemma)):
                known = found.get(word)
                shapes = frozenset({shape}) | (known.shapes if known else frozenset())
                found[word] = Form(lemma, kind, shapes, frozenset(frames.split()))
    return found


def inflected_forms(verbs: Mapping[str, Sequence[str]]) -> dict[str, Form]:
    """All forms of regular verbs that are listed by kind, without frames."""
    return {
        word: Form(lemma, kind, frozenset({shape}), frozenset())
        for kind in _KINDS
        for lemma in verbs.get(kind, ())
        for word, shape in _inflected(lemma, lexicon("cues")["irregular"].get(lemma))
    }


def _inflected(lemma: str, irregular: str | None) -> list[tuple[str, Shape]]:
    """All forms of a verb: by the lexicon where it is irregular, else by rule."""
    if irregular:
        third, past, participle, ing = irregular.split()
    else:
        stem = lemma.removesuffix("e")
        soft = lemma.endswith("y") and lemma[-2] not in _VOWELS
        third = lemma[:-1] + "ies" if soft else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
        past = participle = (lemma[:-1] + "ied") if soft else stem + "ed"
        ing = stem + "ing"
    return [(lemma, "base"), (third, "third"), (past, "past"), (participle, "participle"), (ing, "ing")]


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in _VOWELS else noun + "s"
