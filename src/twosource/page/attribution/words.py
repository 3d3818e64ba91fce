"""A sentence as words, each with its place and whether it stands inside quotation marks."""

import bisect
import re
from typing import NamedTuple

from twosource.model import Span

_WORD = re.compile(
    r"(?:[A-Z]\.){2,8}|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Jr|Sr|Prof|Capt|Maj|Sgt|Adm|St|Rev|Amb|No)\.|\b[A-Z]\.(?=\s+[A-Z])"
    r"|\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.|\b[ap]\.m\."
    r"|\d+(?:[.,]\d+){1,8}|\w+(?:[-.’'&@/]\w+){0,12}|``|''|[^\w\s]"
)


_SMALL_WORD = 4
"""Letters; headlines in title case leave words up to this length in lower case."""


class Word(NamedTuple):
    """A word or a punctuation mark; `low` is the word in lower case without a possessive ending."""

    text: str
    low: str
    start: int
    end: int
    quoted: bool

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or a digit."""
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def owns(self) -> bool:
        """Whether it is a possessive: "Seoul's", "officials’"."""
        return self.text[-2:] in ("'s", "’s")


class Line:
    """The words of one sentence, with the quotations of its block."""

    def __init__(self, text: str, span: Span, quotes: tuple[Span, ...]) -> None:
        self.text = text
        self.span = span
        self.quotes = quotes
        starts = [quote.start for quote in quotes]
        self.words: list[Word] = []
        for found in _WORD.finditer(text, span.start, span.end):
            word, low = found.group(), found.group().lower()
            if low[-2:] in ("'s", "’s") and len(low) > 2:
                low = low[:-2]
            at = bisect.bisect_right(starts, found.start()) - 1
            quoted = at >= 0 and found.start() < quotes[at].end
            self.words.append(Word(word, low, found.start(), found.end(), quoted))
        letters = [word for word in self.words if word.text[0].isalpha() and len(word.text) > _SMALL_WORD]
        self.title_case = len(letters) > 2 and all(word.capital for word in letters)

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, at: int) -> Word:
        return self.words[at]

    def low(self, at: int) -> str:
        """The word at a place in lower case; empty beyond either end."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def quote_at(self, offset: int) -> Span | None:
        """The quotation that holds a code point."""
        at = bisect.bisect_right(self.quotes, offset, key=lambda quote: quote.start) - 1
        return self.quotes[at] if at >= 0 and offset < self.quotes[at].end else None

    def stretch(self, first: int, last: int) -> Span:
        """The code points from the first to the last word, both inclusive."""
        return Span(self.words[first].start, self.words[last].end)
