"""Words as two pages can share them: one key for a word however it is spelled, inflected or abbreviated.

House styles differ ("the U.S.", "per cent", "defence", "Second World War", "12,000" or "twelve thousand"); none of that is a
change to what is said. Keys fold such differences away; spans keep the page's own characters.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from twosource.language import lexicon
from twosource.model import Span

REMEMBERED = 20_000
"""Words whose forms are kept at hand."""
LONGEST_PHRASE = 3
"""Words in the longest entry of `[same]`."""
TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|%")

UNITS = {
    word: value
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
            *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        )
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2)
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}


class Word(msgspec.Struct, frozen=True):
    """A word, or a phrase that stands for one thing.

    Attributes:
        key: equal for two words that are one word in other dress.
        near: as `key`, and equal for words that retellings put for one another; only for finding what belongs together.
        kind: only content words and numbers are compared; a word of saying tells that somebody speaks, not what.
        name: whether it starts with a capital.
    """

    span: Span
    key: str
    near: str
    kind: Literal["content", "number", "saying", "function"]
    name: bool


def find_words(text: str, span: Span) -> tuple[Word, ...]:
    """The words of a stretch of text, in order; empty if it has none."""
    tokens = [Span(found.start(), found.end()) for found in TOKEN.finditer(text, span.start, span.end)]
    return tuple(_read(text, tokens))


def _read(text: str, tokens: list[Span]) -> Iterator[Word]:
    at = 0
    while at < len(tokens):
        length, word = _phrase(text, tokens, at) or _number(text, tokens, at) or (1, _single(text, tokens[at]))
        yield word
        at += length


def _phrase(text: str, tokens: list[Span], at: int) -> tuple[int, Word] | None:
    """A phrase or abbreviation of `[same]` that starts here."""
    for length in range(min(LONGEST_PHRASE, len(tokens) - at), 0, -1):
        stretch = Span(tokens[at].start, tokens[at + length - 1].end)
        if len(stretch) > 40:
            continue
        words = stretch.of(text)
        if words == "us":  # the pronoun
            continue
        standard = _standards().get(_plain(words))
        if standard is not None:
            return length, Word(stretch, standard, _nears().get(standard, standard), "content", words[0].isupper())
    return None


def _number(text: str, tokens: list[Span], at: int) -> tuple[int, Word] | None:
    """A number in digits or words, with its scale ("12,000", "twelve thousand", "1.5 million")."""
    total = group = 0.0
    end = at
    while end < len(tokens):
        word = tokens[end].of(text).lower()
        if word[0].isdecimal() and end == at:
            group = _digits(word)
        elif word in SCALES and end > at:
            total, group = _scaled(total, group, SCALES[word])
        elif (word in UNITS or word in TENS) and not (end > at and tokens[at].of(text)[0].isdecimal()):
            group += UNITS.get(word, 0) + TENS.get(word, 0)
        else:
            break
        end += 1
    if end == at or (end == at + 1 and tokens[at].of(text).lower() == "one"):
        return None
    key = f"#{total + group:.6g}" if total + group < 10**6 else f"#{total + group:.0f}"
    return end - at, Word(Span(tokens[at].start, tokens[end - 1].end), key, key, "number", False)  # noqa: FBT003


def _scaled(total: float, group: float, scale: int) -> tuple[float, float]:
    group = (group or 1) * scale
    return (total, group) if scale == 100 else (total + group, 0.0)


def _digits(word: str) -> float:
    """The value of a run of digits; commas group thousands, a last full stop is a decimal point."""
    try:
        return float(word.replace(",", "").removesuffix(":00"))
    except ValueError:  # "6:30", "12.10.2024", a version number: its digits are its name
        return float(re.sub(r"\D", "", word)[:15])


def _single(text: str, span: Span) -> Word:
    raw = span.of(text)
    plain = _plain(raw)
    named = raw[0].isupper()
    if plain in _words_of("function"):
        return Word(span, plain, plain, "function", named)
    key = stem(plain)
    kind: Literal["content", "saying"] = "saying" if plain in _words_of("saying") else "content"
    return Word(span, key, _nears().get(key, key), kind, named)


@functools.lru_cache(maxsize=REMEMBERED)
def _plain(raw: str) -> str:
    """Lower case, one white space, no possessive, no closing full stop."""
    folded = " ".join(raw.lower().replace("’", "'").replace("-", " ").split()).rstrip(".")
    return folded.removesuffix("'s").removesuffix("'")


SUFFIXES = (
    "ations", "ation", "itions", "ition", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ied",
    "ians", "ian", "edly", "yy", "iy", "ers", "ans", "ed", "es", "ly", "er", "an", "ia", "s",
)  # fmt: skip
BRITISH = (
    (re.compile(r"is(?=(?:e|es|ed|ing|ation|ations|er|ers)$)"), "iz"),
    (re.compile(r"our(?=(?:s|ed|ing|able|ite|hood)?$)"), "or"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers)$)"), "l"),
    (re.compile(r"yz(?=(?:e|es|ed|ing|er)$)"), "ys"),
)
SHORTEST_STEM = 3


def spelled(word: str) -> str:
    """A lower-case word in American spelling, as far as rules go; the same for both spellings is all that counts."""
    if len(word) > SHORTEST_STEM + 1:
        for pattern, american in BRITISH:
            word = pattern.sub(american, word)
    return word


@functools.lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """What is left of a word when its ending is cut: `deployment`, `deployed` -> `deploy`; `colour` -> `color`.

    Deliberately coarse, and the same for names, so that their spellings (Zelensky, Zelenskyy) and a people and its country
    (Ukrainian, Ukraine) meet: keys are only ever compared between two pages on one story.
    """
    if len(word) <= SHORTEST_STEM:
        return word
    word = spelled(word)
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            word = word[: -len(suffix)]
            break
    if word[-1] == word[-2] and word[-1] != "s":
        word = word[:-1]
    if word[-1] in "ey" and word[-2] not in "aeou" and len(word) > SHORTEST_STEM:
        word = word[:-1]
    if word.endswith("at") and len(word) > SHORTEST_STEM + 2:
        word = word[:-2]
    return word


@functools.cache
def _words_of(part: str) -> frozenset[str]:
    return frozenset(lexicon("drift")[part])


@functools.cache
def _standards() -> Mapping[str, str]:
    return {_plain(form): standard for standard, forms in lexicon("drift")["same"].items() for form in (standard, *forms)}


@functools.cache
def _nears() -> Mapping[str, str]:
    return {stem(form): f"~{first}" for first, forms in lexicon("drift")["near"].items() for form in (first, *forms)}
