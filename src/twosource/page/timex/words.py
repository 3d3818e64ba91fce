"""The words of a sentence, and what the lexicon says of them."""

import functools
import re
from collections.abc import Mapping
from typing import Any, cast

import msgspec

from twosource.language import lexicon
from twosource.page.timex.forms import PartName, Unit

# A number keeps its thousands commas and its decimals, a word its apostrophe. Bounded quantifiers keep hostile input linear.
_WORD = re.compile(
    r"[a-z]{1,40}+(?=[ ,])"  # most words, without trying the rest
    r"|(?=\d)(?:"
    r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?"
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}\.\d{1,2}\.\d{2,4}(?![\d.]\d)"
    r"|\d{1,2}[:.]\d{2}(?=\s?[ap]\.?m\b|\s?[A-Z]{3,4}\b|[^\w.:]|[.:](?!\d)|$)"
    r"|\d{1,4}(?:st|nd|rd|th|s|['’]s)\b"
    r"|\d{1,12}(?:[,.]\d{1,12}){0,4})"
    r"|['’]\d0s\b|[ap]\.m\.|[ap]m\b"
    r"|[^\W\d_]{1,40}(?:['’][^\W\d_]{1,10})?|\S"
)
_POSSESSIVE = re.compile(r"['’]s?$")
LONGEST_SENTENCE = 20_000
"""Code points. Nothing that long is prose; reading stops there so that hostile pages cost no more than others."""


class Word(msgspec.Struct, frozen=True):
    """One word or mark: as written, in lower case without a possessive ending, and where it stands in the page."""

    raw: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.raw[:1].isupper()


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of `text[start:end]`, in order. The possessive ending is outside the span of its word."""
    words = []
    for found in _WORD.finditer(text, start, min(end, start + LONGEST_SENTENCE)):
        raw = found[0]
        low = raw.lower()
        if low.isalnum():
            words.append(Word(raw, low, found.start(), found.end()))
            continue
        low = low.replace("’", "'")
        ending = _POSSESSIVE.search(low) if len(low) > 2 and raw[0].isalpha() and not low.endswith("o'clock") else None
        if ending and low[: ending.start()].isalpha():
            words.append(Word(raw[: ending.start()], low[: ending.start()], found.start(), found.start() + ending.start()))
            words.append(Word(raw[ending.start() :], low[ending.start() :], found.start() + ending.start(), found.end()))
        else:
            words.append(Word(raw, low, found.start(), found.end()))
    return words


class Lexicon(msgspec.Struct, frozen=True):
    """The time lexicon with its types; see `language/en/time.toml` for what each table means."""

    weekdays: Mapping[str, int]
    weekday_abbreviations: Mapping[str, int]
    months: Mapping[str, int]
    month_abbreviations: Mapping[str, int]
    seasons: Mapping[str, int]
    units: Mapping[str, Unit]
    numbers: Mapping[str, int]
    large_numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    which: Mapping[str, int]
    text_which: Mapping[str, int]
    stretch: Mapping[str, int]
    deictic_days: Mapping[str, int]
    deictic_phrases: Mapping[str, int]
    day_parts: Mapping[str, str]
    parts: Mapping[str, PartName]
    halves: Mapping[str, tuple[Unit, int, int]]
    middles: Mapping[str, Unit]
    lengths: Mapping[str, str]
    sets: Mapping[str, str]
    holidays: Mapping[str, str]
    events: Mapping[str, str]
    zones: Mapping[str, int]
    decades: Mapping[str, int]
    plurals: tuple[str, ...]
    words: Mapping[str, frozenset[str]]
    tense: Mapping[str, frozenset[str]]
    said: Mapping[str, frozenset[str]]
    clock: Mapping[str, frozenset[str]]


@functools.cache
def known(language: str = "en") -> Lexicon:
    """The time lexicon of a language.

    Raises:
        PageError: the language has none.
    """
    raw = lexicon("time", language)
    lists = {name: {key: frozenset(value) for key, value in raw[name].items()} for name in ("words", "tense", "said", "clock")}
    plurals = {"plurals": tuple(raw["words"]["plurals"])}
    return Lexicon(**cast("dict[str, Any]", {**raw, **lists, **plurals}))
