"""What a text is about, by its longer words and its names."""

import re
from collections.abc import Iterable, Sequence

STEM, CONTENT_LETTERS = 5, 4
"""Letters by which words are compared, and fewest letters of words that are."""
NAME_INSIDE = re.compile(r"(?<=[a-z,] )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]\w\w+")
"""A capitalised word inside a sentence: a name."""


def stems(tokens: Iterable[str]) -> frozenset[str]:
    """The beginnings of the longer words: what they are about, whatever the ending."""
    return frozenset([word[:STEM].lower() for word in tokens if len(word) >= CONTENT_LETTERS and not word[0].isdigit()])


def names_inside(texts: Sequence[str]) -> frozenset[str]:
    """The beginnings of the names in some texts."""
    return frozenset(name[:STEM] for text in texts for name in NAME_INSIDE.findall(text))


def shares_name(tokens: Iterable[str], names: frozenset[str]) -> bool:
    """Whether one of the names stands among some words."""
    return any(word[:STEM] in names for word in tokens)
