"""What the mention rules know of English: roles, bodies, places and names, read once from the lexicons."""

import functools
from typing import Literal, NamedTuple

from twosource.language import lexicon

Gender = Literal["female", "male"]

_VOWELS = "aeiou"


class Lexical(NamedTuple):
    """The word lists, as sets and maps of lower-case words; `countries` keeps the page's spelling as key."""

    persons: frozenset[str]
    unnamed: frozenset[str]
    groups: frozenset[str]
    bodies: frozenset[str]
    generic: frozenset[str]
    government_heads: frozenset[str]
    outlet_nouns: frozenset[str]
    documents: frozenset[str]
    modifiers: frozenset[str]
    pairs: frozenset[str]
    countries: dict[str, str]
    peoples: dict[str, str]
    offices: frozenset[str]
    places: frozenset[str]
    place_adjectives: frozenset[str]
    titles: dict[str, Gender | None]
    particles: frozenset[str]
    suffixes: frozenset[str]
    outlets: frozenset[str]
    outlet_heads: frozenset[str]
    named_bodies: frozenset[str]
    given: dict[str, Gender]
    ordinary: frozenset[str]
    things: frozenset[str]
    gendered: dict[str, Gender]
    reasons: tuple[str, ...]
    knowing: tuple[str, ...]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    auxiliaries: frozenset[str]
    irregular_past: frozenset[str]
    cue_verbs: frozenset[str]
    cue_nouns: frozenset[str]

    def is_head(self, low: str) -> bool:
        """Whether a word can head a phrase for somebody unnamed or named before."""
        return low in self.persons or low in self.unnamed or low in self.groups or low in self.bodies or low in self.documents

    def is_plural(self, low: str) -> bool:
        """Whether a head word speaks of several."""
        return low in self.groups or (low.endswith("s") and singular(low) != low)


@functools.cache
def english() -> Lexical:
    """The lexicons of mentions, parsed."""
    roles, names, places, cues = lexicon("roles"), lexicon("names"), lexicon("geography"), lexicon("cues")
    persons = frozenset(roles["persons"]["nouns"])
    unnamed = frozenset(roles["persons"]["unnamed"])
    countries, peoples = _countries(places["countries"])
    return Lexical(
        persons=persons | {plural(word) for word in persons},
        unnamed=unnamed | {plural(word) for word in unnamed},
        groups=frozenset(roles["groups"]["nouns"]),
        bodies=frozenset(roles["bodies"]["nouns"]) | {plural(word) for word in roles["bodies"]["nouns"]},
        generic=frozenset(roles["bodies"]["generic"]),
        government_heads=frozenset(roles["bodies"]["governments"]),
        outlet_nouns=frozenset(roles["bodies"]["outlets"]),
        documents=frozenset(form for noun in roles["documents"]["nouns"] for form in (noun, plural(noun))),
        modifiers=frozenset(roles["modifiers"]["words"]),
        pairs=frozenset(roles["pairs"]["words"]),
        countries=countries,
        peoples=peoples,
        offices=frozenset(places["metonyms"]["offices"]),
        places=frozenset(places["places"]["names"]),
        place_adjectives=frozenset(places["places"]["adjectives"]),
        titles=_titles(names["titles"]),
        particles=frozenset(names["particles"]["words"]),
        suffixes=frozenset(names["particles"]["suffixes"]),
        outlets=frozenset(names["outlets"]["names"]),
        outlet_heads=frozenset(names["outlets"]["heads"]),
        named_bodies=frozenset(names["bodies"]["names"]),
        given=_given(names["given"]),
        things=frozenset(names["capitals"]["things"]),
        ordinary=frozenset(names["capitals"]["ordinary"]),
        gendered=_gendered(roles["persons"]),
        reasons=tuple(roles["anonymity"]["phrases"]),
        knowing=tuple(roles["anonymity"]["knowing"]),
        determiners=frozenset(cues["words"]["determiners"]),
        prepositions=frozenset(cues["words"]["prepositions"]),
        auxiliaries=frozenset(cues["words"]["auxiliaries"]),
        irregular_past=frozenset(cues["words"]["irregular_past"]),
        cue_verbs=_cue_verbs(),
        cue_nouns=frozenset(form for noun in cues["nouns"] for form in (noun, plural(noun))),
    )


def plural(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith("man") and len(noun) > 3:
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


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


def _countries(rows: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Every name of a country or its government, and every people's name, to the country's plain name."""
    names, peoples = {}, {}
    for country, facts in rows.items():
        people, capital, other = (part.strip() for part in facts.split("|"))
        for name in (country, *_listed(capital), *_listed(other)):
            names[name] = country
        for name in _listed(people):
            peoples[name] = country
            peoples[name + "s"] = country
    return names, peoples


def _listed(part: str) -> list[str]:
    return [name.strip() for name in part.split(",") if name.strip()]


def _titles(rows: dict[str, list[str]]) -> dict[str, Gender | None]:
    return {
        **dict.fromkeys(rows["either"], None),
        **dict.fromkeys(rows["male"], "male"),
        **dict.fromkeys(rows["female"], "female"),
    }


def _given(rows: dict[str, list[str]]) -> dict[str, Gender]:
    return {**dict.fromkeys(rows["female"], "female"), **dict.fromkeys(rows["male"], "male")}


def _gendered(rows: dict[str, list[str]]) -> dict[str, Gender]:
    return {**dict.fromkeys(rows["female"], "female"), **dict.fromkeys(rows["male"], "male")}


def _cue_verbs() -> frozenset[str]:
    """Forms of cue verbs that show a subject before or after them."""
    cues = lexicon("cues")
    found = {"said", "says", "say", "told", "tells", "wrote", "writes"}
    for kind in ("speech", "belief", "ruling", "document"):
        for lemma in cues[kind]:
            irregular = cues["irregular"].get(lemma)
            if irregular:
                found.update(irregular.split()[:3])
            else:
                found.update((_past(lemma), plural(lemma)))
    return frozenset(found)


def _past(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + ("d" if lemma.endswith("e") else "ed")
