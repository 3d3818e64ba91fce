"""What the rules know of English, read once from the lexicons: cue verbs in all their forms, and words with a job."""

import functools
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


class Lexical(NamedTuple):
    """The word lists the rules use, as sets."""

    forms: dict[str, Form]
    nouns: dict[str, frozenset[str]]
    hearsay: frozenset[str]
    impersonal: frozenset[str]
    channels: frozenset[str]
    channel_prepositions: frozenset[str]
    addressees: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    not_adverbs: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    subject_pronouns: frozenset[str]
    relatives: frozenset[str]
    openers: frozenset[str]
    conjunctions: frozenset[str]
    asides: frozenset[str]
    times: frozenset[str]

    def is_adverb(self, low: str) -> bool:
        """Whether a word may stand inside a verb group beside its auxiliaries."""
        return low in self.adverbs or (low.endswith("ly") and len(low) > 4 and low not in self.not_adverbs)

    def is_verb(self, low: str) -> bool:
        """Whether a word surely is, or begins, a finite verb group: an auxiliary or a past form of a cue."""
        form = self.forms.get(low)
        return low in self.auxiliaries or (form is not None and "past" in form.shapes) or low in ("says", "say", "tells")


@functools.cache
def english() -> Lexical:
    """The lexicons of attribution, parsed and inflected."""
    cues = lexicon("cues")
    words = cues["words"]
    return Lexical(
        forms=_verb_forms(),
        nouns={form: frozenset(frames.split()) for noun, frames in cues["nouns"].items() for form in (noun, _plural(noun))},
        hearsay=frozenset(cues["adverbs"]["hearsay"]),
        impersonal=frozenset(cues["passive"]["verbs"]),
        channels=frozenset(cues["channels"]["nouns"]),
        channel_prepositions=frozenset(cues["channels"]["prepositions"]),
        addressees=frozenset(cues["addressees"]["nouns"]),
        times=frozenset(words["times"] + words["days"] + words["months"]),
        **{
            name: frozenset(words[name])
            for name in (
                "auxiliaries",
                "adverbs",
                "not_adverbs",
                "prepositions",
                "determiners",
                "pronouns",
                "subject_pronouns",
                "relatives",
                "openers",
                "conjunctions",
                "asides",
            )
        },
    )


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


def _inflected(lemma: str, irregular: str | None) -> list[tuple[str, Shape]]:
    if irregular:
        third, past, participle, ing = irregular.split()
    else:
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        soft = lemma.endswith("y") and lemma[-2] not in _VOWELS
        third = lemma[:-1] + "ies" if soft else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
        past = participle = (lemma[:-1] + "ied") if soft else stem + "ed"
        ing = stem + "ing"
    return [(lemma, "base"), (third, "third"), (past, "past"), (participle, "participle"), (ing, "ing")]


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in _VOWELS else noun + "s"
