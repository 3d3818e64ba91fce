"""The words and runs of digits of a sentence, read once for all rules."""

import re
from typing import NamedTuple

from twosource.model import Span

GLYPHS = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
"""Fractions that are one character."""

_TOKEN = re.compile(r"[^\W\d_]+|\d+")


class Token(NamedTuple):
    """A run of letters, in small letters, or of digits, and where it stands."""

    word: str
    start: int
    end: int


def tokens(text: str, within: Span) -> list[Token]:
    """The tokens of a stretch of text, in text order; a hyphen or an apostrophe parts two."""
    make = tuple.__new__  # what Token() does besides costs a tenth of the whole step
    found = _TOKEN.finditer(text, within.start, within.end)
    return [make(Token, (match[0].lower(), match.start(), match.end())) for match in found]
