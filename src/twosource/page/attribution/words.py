"""A sentence as words, each with its place and whether it stands inside quotation marks."""

import bisect
import re
from typing import NamedTuple

from twosource.model import Span

_WORD = re.compile(
    r"[a-z]+(?![\w.’'&@/-])"  # most words, without trying the rest
    r"|(?:[A-Z]\.){2,8}|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Jr|Sr|Prof|Capt|Maj|Sgt|Adm|St|Rev|Amb|No)\.|\b[A-Z]\.(?=\s+[A-Z])"
    r"|\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.|\b[ap]\.m\."
    r"|\d+(?:[.,]\d+){1,8}|\w+(?:[-.’'&@/]\w+){0,12}|``|''|[^\w\s]"
)
_POSSESSIVE = ("'s", "’s")
LONGEST_SENTENCE = 6_000
"""Code points; what is longer is no sentence but text without stops, and is not read by rules."""
_SMALL_WORD = 4
"""Letters; headlines in title case leave words up to this length in lower case."""


class Word(NamedTuple):
    """A word or a punctuation mark.

    `low` is in lower case without a possessive ending. `is_word` tells whether it begins with a letter or digit, `capital`
    whether with a capital letter, `owns` whether it is a possessive ("Seoul's").
    """

    text: str
    low: str
    start: int
    end: int
    quoted: bool
    is_word: bool
    capital: bool
    owns: bool


def _begin(word: Word) -> int:
    return word.start


def _start_of(span: Span) -> int:
    return span.start


def _end_of(span: Span) -> int:
    return span.end


class Line:
    """The words of one sentence, with the quotations that meet it.

    Args:
        text: of the page.
        span: the sentence.
        quotes: of its block or of more, in text order, never nested.
    """

    def __init__(self, text: str, span: Span, quotes: tuple[Span, ...]) -> None:
        self.text = text
        self.span = span
        first = bisect.bisect_right(quotes, span.start, key=_end_of)
        self.quotes = quotes[first : bisect.bisect_left(quotes, span.end, lo=first, key=_start_of)]
        self.words: list[Word] = []
        ahead = iter(self.quotes)
        quote = next(ahead, None)
        for found in _WORD.finditer(text, span.start, span.end):
            word, start = found.group(), found.start()
            while quote is not None and quote.end <= start:
                quote = next(ahead, None)
            owns = word.endswith(_POSSESSIVE)
            low = word[:-2].lower() if owns and len(word) > 2 else word.lower()
            quoted = quote is not None and quote.start <= start
            self.words.append(Word(word, low, start, found.end(), quoted, word[0].isalnum(), word[0].isupper(), owns))
        letters = [word for word in self.words if len(word.text) > _SMALL_WORD and word.text[0].isalpha()]
        self.title_case = len(letters) > 2 and all(word.capital for word in letters)
        self._size = len(self.words)

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, at: int) -> Word:
        return self.words[at]

    def low(self, at: int) -> str:
        """The word at a place in lower case; empty beyond either end."""
        return self.words[at].low if 0 <= at < self._size else ""

    def within(self, span: Span) -> range:
        """The places of the words that begin inside a span."""
        first = bisect.bisect_left(self.words, span.start, key=_begin)
        return range(first, bisect.bisect_left(self.words, span.end, lo=first, key=_begin))

    def quote_at(self, offset: int) -> Span | None:
        """The quotation that holds a code point."""
        at = bisect.bisect_right(self.quotes, offset, key=lambda quote: quote.start) - 1
        return self.quotes[at] if at >= 0 and offset < self.quotes[at].end else None

    def stretch(self, first: int, last: int) -> Span:
        """The code points from the first to the last word, both inclusive."""
        return Span(self.words[first].start, self.words[last].end)
