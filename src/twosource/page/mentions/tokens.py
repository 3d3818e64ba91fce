"""Sentences as tokens for the mention rules, with the stretch each sentence has inside double quotation marks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from twosource.model import Reading, Sentence, Span

_TOKEN = re.compile(
    r"[a-z]+(?![\w.’'&@-])"  # most words, without trying the rest
    r"|(?:[A-Z]\.){2,8}|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Jr|Sr|Prof|Capt|Maj|Sgt|Adm|St|Rev|Amb|Fr|No)\.|\b[A-Z]\.(?=\s{1,3}[A-Z])"
    r"|\d+(?:[.,]\d+){1,8}|\w+(?:[-.’'&@]\w+){0,12}|[^\w\s]"
)
_LONGEST_SENTENCE = 6_000
"""Code points; what is longer is no sentence but text without stops, and is left unread."""
_POSSESSIVE = ("'s", "’s")
_ARTICLES = ("al-", "el-", "ul-", "as-", "ad-", "an-", "ar-")
"""Arabic articles, which a name is joined to ("al-Haddad"): its first letter is the capital."""
_DOUBLE = frozenset({"“", "”", '"'})


class Token(NamedTuple):
    """A word or mark; `low` is in lower case without a possessive ending, `quoted` tells whether quotation marks are open.

    `capital` tells whether it begins with a capital letter, `owns` whether it is a possessive ("Seoul’s"); a plural's bare
    apostrophe is the next token.
    """

    text: str
    low: str
    start: int
    end: int
    quoted: bool
    capital: bool
    owns: bool

    @property
    def bare(self) -> str:
        """The word in the page's spelling without a possessive ending."""
        return self.text[:-2] if self.owns else self.text


class Row:
    """The tokens of one sentence; `number` counts sentences, `block` is the id of its block.

    A plain class with slots: its two look-ups are asked some hundred times a sentence.
    """

    __slots__ = ("_size", "block", "is_headline", "number", "span", "tokens")

    def __init__(self, tokens: tuple[Token, ...], number: int, sentence: Sentence) -> None:
        self.tokens = tokens
        self._size = len(tokens)
        self.number = number
        self.block = sentence.block
        self.is_headline = sentence.role == "headline"
        self.span = sentence.span

    def low(self, at: int) -> str:
        """The token at a place in lower case; empty beyond either end."""
        return self.tokens[at].low if 0 <= at < self._size else ""

    def capital(self, at: int) -> bool:
        """Whether there is a token at a place and it begins with a capital letter."""
        return 0 <= at < self._size and self.tokens[at].capital

    def bare(self, first: int, last: int) -> str:
        """The words from the first to the last token, both inclusive, without possessive endings."""
        return " ".join([token.bare for token in self.tokens[first : last + 1]])

    def stretch(self, first: int, last: int) -> Span:
        """The code points from the first to the last token, both inclusive, without a final possessive ending."""
        token = self.tokens[last]
        return Span(self.tokens[first].start, token.start + len(token.bare))


def find_rows(reading: Reading) -> Iterator[Row]:
    """The sentences of a page as rows of tokens, in text order. Quotation is counted anew in each block."""
    block, quoted = "", False
    for number, sentence in enumerate(reading.of(Sentence)):
        if len(sentence.span) > _LONGEST_SENTENCE:
            continue
        if sentence.block != block:
            block, quoted = sentence.block, False
        tokens = []
        for found in _TOKEN.finditer(reading.page.text, sentence.span.start, sentence.span.end):
            text = found.group()
            if text in _DOUBLE:
                quoted = text == "“" or (text == '"' and not quoted)
            owns = len(text) > 2 and text.endswith(_POSSESSIVE)
            low = text[:-2].lower() if owns else text.lower()
            capital = text[0].isupper() or (text.startswith(_ARTICLES) and text[3:4].isupper())
            tokens.append(Token(text, low, found.start(), found.end(), quoted, capital, owns))
        yield Row(tuple(tokens), number, sentence)
