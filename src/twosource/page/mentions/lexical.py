"""What the mention rules know of English: roles, bodies, places and names, read once from the lexicons."""

import functools
from collections.abc import Mapping
from typing import Literal

from twosource.language import lexicon

Gender = Literal["female", "male"]

_KINDS = ("speech", "belief", "ruling", "document")
_VOWELS = "aeiou"
_PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "who", "which", "we"})


class Lexical:
    """The word lists, under the names they have in `roles.toml`, `names.toml`, `geography.toml` and `cues.toml`.

    Words are in lower case, names as they are spelled. `countries` and `peoples` give the country's plain name.
    """

    def __init__(self) -> None:
        self._read_roles()
        self._read_names()
        self._read_places()
        self._read_cues()
        self._join()

    def _read_roles(self) -> None:
        roles = lexicon("roles")
        persons = roles["persons"]
        self.persons = _with_plurals(persons["nouns"])
        self.adjectives = frozenset(persons["adjectives"])
        self.unnamed = _with_plurals(persons["unnamed"])
        self.gendered: dict[str, Gender] = {
            **dict.fromkeys(persons["female"], "female"),
            **dict.fromkeys(persons["male"], "male"),
        }
        self.groups = frozenset(roles["groups"]["nouns"])
        self.spoken_of = frozenset(singular(noun) for noun in roles["groups"]["spoken_of"])
        self.bodies = _with_plurals(roles["bodies"]["nouns"])
        self.sorts, self.generic = _by_noun(roles["sorts"]), frozenset(roles["generic"]["nouns"])
        self.own, self.own_work = frozenset(roles["ones"]["own"]), frozenset(roles["ones"]["work"])
        self.governments = frozenset(roles["bodies"]["governments"])
        self.outlet_nouns = frozenset(roles["bodies"]["outlets"])
        self.documents = _with_plurals(roles["documents"]["nouns"])
        self.ones: tuple[str, ...] = tuple(roles["ones"]["openers"])
        self.many, self.joined_by_to = frozenset(roles["ones"]["many"]), frozenset(roles["ones"]["joined_by_to"])
        self.modifiers = frozenset(roles["modifiers"]["words"])
        self.reasons: tuple[str, ...] = tuple(roles["anonymity"]["phrases"])
        self.reason_words = frozenset(word for phrase in self.reasons for word in phrase.split()) & frozenset(
            roles["anonymity"]["telling"]
        )
        self.knowing: tuple[str, ...] = tuple(roles["anonymity"]["knowing"])
        self.knowing_openers = frozenset(phrase.split()[0] for phrase in self.knowing)
        phrases = {name: frozenset(words) for name, words in roles["phrases"].items()}
        self.numerals, self.definite, self.after_head = phrases["numerals"], phrases["definite"], phrases["after_head"]
        self.sure_verbs, self.gives = phrases["sure_verbs"], phrases["gives"]
        self.document_verbs = phrases["document_verbs"]
        self.complement_nouns, self.before_verb = phrases["complement_nouns"], phrases["before_verb"]

    def _read_names(self) -> None:
        names = lexicon("names")
        titles, given = names["titles"], names["given"]
        self.titles: dict[str, Gender | None] = {
            **dict.fromkeys(titles["either"], None),
            **dict.fromkeys(titles["male"], "male"),
            **dict.fromkeys(titles["female"], "female"),
        }
        self.given: dict[str, Gender] = {**dict.fromkeys(given["female"], "female"), **dict.fromkeys(given["male"], "male")}
        self.particles = frozenset(names["particles"]["words"])
        self.suffixes = frozenset(names["particles"]["suffixes"])
        self.outlets = frozenset(names["outlets"]["names"])
        self.outlet_heads = frozenset(names["outlets"]["heads"])
        self.outlet_openers = frozenset(names["outlets"]["openers"])
        self.named_bodies = frozenset(names["bodies"]["names"])
        self.firm_heads, self.firm_owned = frozenset(names["firms"]["heads"]), frozenset(names["firms"]["owned"])
        self.before_firm = frozenset(names["firms"]["before"])
        self.firm_surnames = frozenset(names["firms"]["surnames"])
        parts = {name: frozenset(words) for name, words in names["parts_of_places"].items()}
        self.place_openers, self.before_place = parts["openers"], parts["before"]
        self.place_kinds, self.not_before_place = parts["kinds"], parts["not_before"]
        self.ordinary = frozenset(names["capitals"]["ordinary"])
        self.things = frozenset(names["capitals"]["things"])

    def _read_places(self) -> None:
        places = lexicon("geography")
        self.countries: dict[str, str] = {}
        self.peoples: dict[str, str] = {}
        for country, facts in places["countries"].items():
            people, capital, other = ([name.strip() for name in part.split(",") if name.strip()] for part in facts.split("|"))
            self.countries.update(dict.fromkeys((country, *capital, *other), country))
            self.peoples.update(dict.fromkeys((name + ending for name in people for ending in ("", "s")), country))
        self.opens_country: dict[str, int] = {}
        """Words of the longest name of a country or people, by its first word."""
        for words in (name.split(" ") for name in (*self.countries, *self.peoples)):
            self.opens_country[words[0]] = max(self.opens_country.get(words[0], 0), len(words))
        self.places = frozenset(places["places"]["names"])
        self.place_adjectives = frozenset(places["places"]["adjectives"])

    def _read_cues(self) -> None:
        cues = lexicon("cues")
        words = {name: frozenset(listed) for name, listed in cues["words"].items()}
        self.determiners, self.prepositions = words["determiners"], words["prepositions"]
        self.auxiliaries, self.irregular_past, self.days = words["auxiliaries"], words["irregular_past"], words["days"]
        self.cue_verbs = _cue_verbs()
        self.cue_bases = frozenset(lemma for kind in _KINDS for lemma in cues[kind])
        self.cue_nouns = _with_plurals(list(cues["nouns"]))

    def _join(self) -> None:
        """Sets the rules ask of every word, made once."""
        verbs = self.auxiliaries | self.cue_verbs
        self.telling = self.sure_verbs | self.cue_verbs | self.document_verbs | self.cue_bases
        self.never_modifiers = self.prepositions | verbs | self.irregular_past
        self.after_heads = self.prepositions | verbs | self.determiners | self.after_head | self.irregular_past
        self.unheard = self.places | self.peoples.keys() | self.place_adjectives
        self.body_heads = self.bodies | self.firm_heads
        self.subject_openers = self.determiners | self.numerals
        self.names = frozenset((*self.countries, *self.peoples, *self.named_bodies, *self.places))
        self.heads = self.bodies | self.documents | self.persons | self.unnamed | self.groups
        self.limiting = self.modifiers | self.determiners | self.particles
        ones = frozenset(opener.split()[0] for opener in self.ones) | self.many
        self.starters = self.heads | {"our"} | ones | self.modifiers | self.determiners | self.numerals | _PRONOUNS
        """Words without a capital that a mention may begin with."""
        self.singles = self.many | _PRONOUNS | {"our", "this", "one", "another"}
        self.single_nexts = frozenset(opener.split()[-1] for opener in self.ones) | {"earlier", "previous"}
        """Words that may be a mention with no noun of their own, and those that with an article before them may."""

    def is_head(self, low: str) -> bool:
        """Whether a word can head a phrase for somebody unnamed or named before."""
        return low in self.heads

    def is_person_head(self, low: str) -> bool:
        """Whether a word stands for a person or people."""
        return low in self.persons or low in self.unnamed or low in self.groups

    def is_plural(self, low: str) -> bool:
        """Whether a head word speaks of several."""
        return low in self.groups or (low.endswith("s") and singular(low) != low)

    def is_place(self, name: str) -> bool:
        """Whether a name is that of a country, a people or a part of the world."""
        return name in self.peoples or name in self.countries or name in self.place_adjectives

    def is_verb(self, low: str) -> bool:
        """Whether a word is, or looks like, a finite verb or an auxiliary."""
        if low in self.auxiliaries or low in self.cue_verbs or low in self.irregular_past:
            return True
        return low.endswith("ed") and len(low) > 4


@functools.cache
def english() -> Lexical:
    """The lexicons of mentions, parsed."""
    return Lexical()


def plural(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith("man") and len(noun) > 3:
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


@functools.lru_cache(maxsize=4096)
def singular(noun: str) -> str:
    """The singular of an English plural, by rule; the word itself if it does not look like one."""
    if noun.endswith("men") and len(noun) > 3:
        return noun[:-2] + "an"
    if noun == "people":
        return "person"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def _by_noun(sorts: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """The sorts each noun is listed under."""
    found: dict[str, set[str]] = {}
    for sort, nouns in sorts.items():
        for noun in nouns:
            found.setdefault(noun, set()).add(sort)
    return {noun: frozenset(those) for noun, those in found.items()}


def _with_plurals(nouns: list[str]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in (noun, plural(noun)))


def _cue_verbs() -> frozenset[str]:
    """Forms of cue verbs that show a subject before or after them: present and past."""
    cues = lexicon("cues")
    found = {"say", "tell", "write"}
    for kind in _KINDS:
        for lemma in cues[kind]:
            irregular = cues["irregular"].get(lemma)
            found.update(irregular.split()[:3] if irregular else (_past(lemma), plural(lemma)))
    return frozenset(found)


def _past(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + ("d" if lemma.endswith("e") else "ed")
