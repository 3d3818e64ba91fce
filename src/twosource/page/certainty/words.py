"""The words that are judged, and the certainty lexicon."""

import bisect
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


class PageWords:
    """The words of a page's sentences, read once, by span."""

    def __init__(self, text: str, sentences: Iterable[Span]) -> None:
        self.text = text
        self._words: list[Word] = []
        for span in sorted(sentences):
            if not self._words or span.start >= self._words[-1].span.end:
                self._words += words_in(text, (span,))
        self._starts = [word.span.start for word in self._words]

    def within(self, spans: Iterable[Span]) -> list[Word]:
        """The words that lie inside these spans; stretches outside every sentence are read from the page."""
        found: list[Word] = []
        for span in spans:
            first = bisect.bisect_left(self._starts, span.start)
            last = bisect.bisect_left(self._starts, span.end)
            inside = self._words[first:last]
            if not inside or inside[-1].span.end > span.end:
                inside = words_in(self.text, (span,))
            found += inside
        return found


class Lexicon(msgspec.Struct, frozen=True):
    """The certainty lexicon; tables of phrases are keyed by the words in lower case with all forms of the first.

    `longest` gives for the first word of every phrase the number of words of the longest that begins with it; `sign_words` are
    those that a sign of evidence is looked for at; `bands` has the published bands of the yardsticks' words, ready to show.
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
    sign_words: frozenset[str]
    bands: Mapping[str, str]


_INFLECTED = ("embedding", "cues", "when_negated", "when_negated_cues", "phrases", "intentions", "failure")
YARDSTICKS = {"icd203": "ICD 203", "phia": "PHIA"}
"""Names of the intelligence yardsticks by their keys in the lexicon."""
SIGNS = ("seen", "supply", "check", "recorded", "visual", "public", "without", "verification", "explain", "resting", "copy")
"""Lists of words that signs of evidence are looked for at."""
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
    bands = {phrase: ", ".join(_bands(entry)) for phrase, entry in raw["yardsticks"].items()}
    told = lists["evidence"]
    sign_words = told["unverified"].union(*(told[name] for name in SIGNS))
    return Lexicon(**cast("dict[str, Any]", tables | lists | {"longest": longest, "sign_words": sign_words, "bands": bands}))


def _bands(entry: Mapping[str, Any]) -> Iterator[str]:
    """The bands a word has in each yardstick, in words ("ICD 203: 55 to 80 %")."""
    for key, name in YARDSTICKS.items():
        if key in entry:
            yield f"{name}: {entry[key][0]} to {entry[key][1]} %"


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
