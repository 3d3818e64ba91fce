"""What a text is about, by its longer words and its names."""

import re
from collections.abc import Sequence

from twosource.page.blocks.lines import WORD

STEM, CONTENT_LETTERS = 5, 4
"""Letters by which words are compared, and fewest letters of words that are."""
NAME_INSIDE = re.compile(r"(?<=[a-z,] )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]\w\w+")
"""A capitalised word inside a sentence: a name."""


def content(text: str) -> frozenset[str]:
    """The beginnings of a text's longer words: what it is about, whatever the ending."""
    words = (word for word in WORD.findall(text) if len(word) >= CONTENT_LETTERS and not word[0].isdigit())
    return frozenset(word.lower()[:STEM] for word in words)


def names_inside(texts: Sequence[str]) -> frozenset[str]:
    """The beginnings of the names in some texts."""
    return frozenset(name[:STEM] for text in texts for name in NAME_INSIDE.findall(text))


def shares_name(text: str, names: frozenset[str]) -> bool:
    """Whether one of the names stands in a text."""
    return any(word[:STEM] in names for word in WORD.findall(text))
