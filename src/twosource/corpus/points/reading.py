"""Words and clauses of a sentence, in plain reading: what the rules about figures look at."""

import re

_WORD = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*")
_CLAUSE = re.compile(r"[;:–—()]|,(?!\d)|(?<=[^\W_])\.(?=\s)")


def plain(text: str) -> list[str]:
    """The words of a text in lower case, numbers included, apostrophes straight."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def first_clause(words: str) -> str:
    """The words up to the first mark that ends a clause."""
    cut = _CLAUSE.search(words)
    return words[: cut.start()] if cut else words


def last_clause(words: str) -> str:
    """The words behind the last mark that ends a clause."""
    end = 0
    for cut in _CLAUSE.finditer(words):
        end = cut.end()
    return words[end:]
