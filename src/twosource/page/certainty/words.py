"""The words that are judged, and the certainty lexicon."""

import bisect
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

import msgspec

from twosource.language import lexicon
from twosource.model import CertaintyLevel, Span

_WORD = re.compile(
    r"[a-z]{1,60}+(?=[ ,])"  # most words, without trying the rest
    r"|[^\W_]{1,60}(?:[-'’.][^\W_]{1,30}){0,4}|\S"
)
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
        Word(found[0], found[0].lower().replace("’", "'"), Span(found.start(), found.end()))
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


class Phrases(dict[str, CertaintyLevel]):
    """Phrases in lower case with their levels; `longest` has, by their first words, how many words the longest takes."""

    def __init__(self, levels: Mapping[str, CertaintyLevel]) -> None:
        super().__init__(levels)
        self.longest: dict[str, int] = {}
        for phrase in levels:
            first = phrase.split(" ")[0]
            self.longest[first] = max(self.longest.get(first, 0), phrase.count(" ") + 1)


class Lexicon(msgspec.Struct, frozen=True):
    """The certainty lexicon; tables of phrases are keyed by the words in lower case with all forms of the first.

    `hedging` are the words that a hedge may begin with, `sign_words` those that a sign of evidence is looked for at; `basis`
    has phrases by their first words; `bands` has the published bands of the yardsticks' words, ready to show.
    """

    hedging: frozenset[str]
    modals: Mapping[str, CertaintyLevel]
    adverbs: Mapping[str, CertaintyLevel]
    predicates: Phrases
    attributive: Mapping[str, CertaintyLevel]
    nouns: Mapping[str, CertaintyLevel]
    embedding: Phrases
    cues: Phrases
    when_negated: Phrases
    when_negated_cues: Phrases
    phrases: Phrases
    intentions: Phrases
    fears: Mapping[str, CertaintyLevel]
    ability: Mapping[str, CertaintyLevel]
    failure: Phrases
    words: Mapping[str, frozenset[str]]
    outlook: Mapping[str, frozenset[str]]
    evidence: Mapping[str, frozenset[str]]
    basis: Mapping[str, Mapping[str, tuple[str, ...]]]
    sign_words: frozenset[str]
    bands: Mapping[str, str]


_INFLECTED = ("embedding", "cues", "when_negated", "when_negated_cues", "phrases", "intentions", "failure")
YARDSTICKS = {"icd203": "ICD 203", "phia": "PHIA"}
"""Names of the intelligence yardsticks by their keys in the lexicon."""
SIGNS = ("seen", "supply", "check", "recorded", "visual", "public", "without", "verification", "explain", "resting", "copy")
"""Lists of words that signs of evidence are looked for at."""
_LISTS = ("words", "outlook", "evidence")
_HEDGES = ("modals", "adverbs", "attributive", "nouns")
_HEDGING_PHRASES = ("phrases", "predicates", "embedding", "when_negated")
"""Tables of words that may be a hedge, and of phrases that may; what else begins one are "if" and "whether"."""


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
    tables["predicates"] = Phrases({phrase: entry["level"] for phrase, entry in raw["yardsticks"].items()} | raw["predicates"])
    for name in _INFLECTED:
        inflected = {form: level for phrase, level in raw[name].items() for form in forms(phrase, irregular)}
        tables[name] = Phrases(inflected | raw[name])
    lists = {name: {key: frozenset(values) for key, values in raw[name].items()} for name in _LISTS}
    told, words = lists["evidence"], lists["words"]
    more = {
        "hedging": words["conditions"].union(
            words["whether"],
            *(tables[name] for name in _HEDGES),
            *(tables[name].longest for name in _HEDGING_PHRASES),
        ),
        "basis": {kind: _by_first_word(phrases) for kind, phrases in raw["basis"].items()},
        "sign_words": told["unverified"].union(*(told[name] for name in SIGNS)),
        "bands": {phrase: ", ".join(_bands(entry)) for phrase, entry in raw["yardsticks"].items()},
    }
    return Lexicon(**cast("dict[str, Any]", tables | lists | more))


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Phrases by their first words."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        first = phrase.split(" ")[0]
        found[first] = (*found.get(first, ()), phrase)
    return found


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


def match(words: Sequence[Word], at: int, table: Phrases) -> tuple[str, int] | None:
    """The longest phrase of a table that begins here, and the place after it."""
    longest = table.longest.get(words[at].low)
    if longest is None:
        return None
    for size in range(min(longest, len(words) - at), 0, -1):
        phrase = " ".join(word.low for word in words[at : at + size])
        if phrase in table:
            return phrase, at + size
    return None
