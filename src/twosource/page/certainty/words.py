"""The words that are judged, and the certainty lexicon."""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import msgspec

from twosource.language import lexicon
from twosource.model import CertaintyLevel, Span

_WORD = re.compile(r"[^\W_]{1,60}(?:[-'’.][^\W_]{1,30}){0,4}|\S")
LONGEST = 20_000
"""Code points of one stretch that are read; nothing that long is a sentence."""


class Word(msgspec.Struct, frozen=True):
    """A word or mark: as written, in lower case with straight apostrophes, and its place in the page."""

    raw: str
    low: str
    span: Span


def words_in(text: str, spans: Iterable[Span]) -> list[Word]:
    """The words of these stretches of the page, in text order."""
    return [
        Word(found.group(), found.group().lower().replace("’", "'"), Span(*found.span()))
        for span in spans
        for found in _WORD.finditer(text, span.start, min(span.end, span.start + LONGEST))
    ]


class Lexicon(msgspec.Struct, frozen=True):
    """The certainty lexicon; tables of phrases are keyed by the words in lower case with all forms of the first.

    `longest` gives for the first word of every phrase the number of words of the longest that begins with it.
    """

    longest: Mapping[str, int]
    modals: Mapping[str, CertaintyLevel]
    adverbs: Mapping[str, CertaintyLevel]
    predicates: Mapping[str, CertaintyLevel]
    attributive: Mapping[str, CertaintyLevel]
    nouns: Mapping[str, CertaintyLevel]
    embedding: Mapping[str, CertaintyLevel]
    cues: Mapping[str, CertaintyLevel]
    when_negated: Mapping[str, CertaintyLevel]
    when_negated_cues: Mapping[str, CertaintyLevel]
    phrases: Mapping[str, CertaintyLevel]
    intentions: Mapping[str, CertaintyLevel]
    fears: Mapping[str, CertaintyLevel]
    ability: Mapping[str, CertaintyLevel]
    failure: Mapping[str, CertaintyLevel]
    words: Mapping[str, frozenset[str]]
    outlook: Mapping[str, frozenset[str]]
    evidence: Mapping[str, frozenset[str]]
    basis: Mapping[str, frozenset[str]]


_INFLECTED = ("embedding", "cues", "when_negated", "when_negated_cues", "phrases", "intentions", "failure")
_LISTS = ("words", "outlook", "evidence", "basis")


@functools.cache
def known(language: str = "en") -> Lexicon:
    """The certainty lexicon of a language.

    Raises:
        PageError: the language has none.
    """
    raw = lexicon("certainty", language)
    irregular: dict[str, list[str]] = {}
    for form, lemma in raw["irregular"].items():
        irregular.setdefault(lemma, []).append(form)
    tables: dict[str, Any] = {
        name: dict(raw[name]) for name in ("modals", "adverbs", "attributive", "nouns", "fears", "ability")
    }
    tables["predicates"] = {phrase: entry["level"] for phrase, entry in raw["yardsticks"].items()} | raw["predicates"]
    for name in _INFLECTED:
        tables[name] = {form: level for phrase, level in raw[name].items() for form in forms(phrase, irregular)} | dict(
            raw[name]
        )
    lists = {name: {key: frozenset(values) for key, values in raw[name].items()} for name in _LISTS}
    longest: dict[str, int] = {}
    for phrase in (phrase for name in (*_INFLECTED, "predicates") for phrase in tables[name]):
        first = phrase.split(" ")[0]
        longest[first] = max(longest.get(first, 0), phrase.count(" ") + 1)
    return Lexicon(**cast("dict[str, Any]", tables | lists | {"longest": longest}))


def forms(phrase: str, irregular: Mapping[str, Sequence[str]]) -> list[str]:
    """A phrase with each form of its first word: "rule out", "rules out", "ruled out", "ruling out"."""
    first, _, rest = phrase.partition(" ")
    stem = first.removesuffix("e")
    if first.endswith("y") and first[-2:-1] not in set("aeiou"):
        made = [first, first[:-1] + "ies", first[:-1] + "ied", first + "ing"]
    else:
        made = [first, first + "s", stem + "ed", stem + "ing"]
    return [f"{form} {rest}".rstrip() for form in (*made, *irregular.get(first, ()))]


def is_negator(low: str, lexicon_: Lexicon) -> bool:
    """Whether the word negates ("not", "didn't", "cannot")."""
    return low in lexicon_.words["negators"] or low.endswith("n't")


def match(words: Sequence[Word], at: int, table: Mapping[str, CertaintyLevel], lexicon_: Lexicon) -> tuple[str, int] | None:
    """The longest phrase of a table that begins here, and the place after it."""
    for size in range(min(lexicon_.longest.get(words[at].low, 0), len(words) - at), 0, -1):
        phrase = " ".join(word.low for word in words[at : at + size])
        if phrase in table:
            return phrase, at + size
    return None
