"""Noun phrases beside a figure, read without a parser: words up to the next small word, verb or mark of the same sentence.

What a measure measures stands behind it ("900 tonnes of wheat", "a $5 million loan") or before it ("its main interest rate
unchanged at 4%"). Where no such phrase can be read whole, there is none: a wrong phrase is worse.
"""

import functools
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from twosource.corpus.points.nouns import singular
from twosource.language import lexicon
from twosource.model import Figure, Span

_TOKEN = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*|[^\w\s]")
_OF = re.compile(r"[”’\"']?(?:\s?\([^()]{1,30}\))?\s{1,3}(?:worth\s)?of\s{1,3}")
_BESIDE = re.compile(r"[ -]")
_VERBAL = re.compile(r"[a-z-]+(?:ed|ing|ly)")
LONGEST = 4
"""Words of a phrase at most, and of what follows its "of"."""
NEAR = 5
"""Words between a phrase and the figure behind it at most."""
_REACH = 160
"""Code points on either side of a figure that are read."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What a measure measures.

    Attributes:
        words: as on the page, without an article.
        way: "of" for the stuff itself ("tonnes of wheat"), "is" for a quantity that has the value ("its main rate").
    """

    words: str
    way: Literal["of", "is"]

    @property
    def key(self) -> tuple[str, ...]:
        """The words for comparing: lower case, the last in the singular."""
        *before, last = self.words.casefold().split()
        return (*before, singular(last))

    @property
    def head(self) -> str:
        """The noun itself: the last word before any "of"."""
        words = self.key
        return singular(words[words.index("of") - 1]) if "of" in words[1:] else words[-1]


def measured_by(figure: Figure, sentence: Span, text: str) -> Measured | None:
    """What one measure measures, from the words of its own sentence; None where that cannot be read."""
    end = min(sentence.end, figure.span.end + _REACH)
    of = _OF.match(text, figure.span.end, end)
    if of:
        words = _run(text, of.end(), end)
        place = words[:1].isupper() and figure.unit in lexicon("points")["measures"]["lengths"]
        return Measured(words=words, way="of") if words and not place else None
    if _BESIDE.match(text, figure.span.end, end):
        words = _with_of(text, figure.span.end + 1, end)
        if words:
            return Measured(words=words, way="is")
    lead = text[max(sentence.start, figure.span.start - _REACH) : figure.span.start]
    if {figure.unit, figure.unit_code} & _knows()["speeds"] and _is_going(lead):
        return Measured(words="speed in motion", way="is")
    words = _before(text, max(sentence.start, figure.span.start - _REACH), figure.span.start)
    return Measured(words=words, way="is") if words else None


def _is_going(lead: str) -> bool:
    """Whether a speed is said to be gone, not allowed."""
    words = {token.group().casefold() for token in _TOKEN.finditer(lead[-_REACH // 2 :])}
    return bool(words & _knows()["going"]) and "limit" not in words


def is_attributive(figure: Figure, sentence: Span, text: str) -> bool:
    """Whether a noun stands right behind a measure, so that it is taken for granted ("the $5 million loan")."""
    end = min(sentence.end, figure.span.end + _REACH)
    return _BESIDE.match(text, figure.span.end, end) is not None and bool(_run(text, figure.span.end + 1, end))


def _with_of(text: str, start: int, end: int) -> str:
    """A noun phrase with what its "of" (or, for a change, "in") adds."""
    words = _run(text, start, end)
    if not words:
        return ""
    at = text.index(words.split()[-1], start, end) + len(words.split()[-1])
    joins = "of|in" if singular(words.split()[-1].casefold()) in _knows()["changes"] else "of"
    more = re.compile(rf"\s(?:{joins})\s").match(text, at, end)
    tail = _run(text, more.end(), end) if more else ""
    return f"{words} {more.group().strip()} {tail}" if more and tail else words


def _run(text: str, start: int, end: int) -> str:
    """The words of a noun phrase that begins at `start`; "" if none does."""
    found: list[str] = []
    for token in _TOKEN.finditer(text, start, end):
        word = token.group()
        if not found and word.casefold() in _knows()["articles"]:
            continue
        if _breaks(word, first=not found) or len(found) == LONGEST:
            break
        found.append(word)
    return "" if len(found) == LONGEST and not _ends_here(text, start, end, found) else " ".join(found)


def _ends_here(text: str, start: int, end: int, found: list[str]) -> bool:
    """Whether a phrase of full length is a whole one."""
    tokens = [token.group() for token in _TOKEN.finditer(text, start, end)]
    at = next((at for at in range(len(tokens)) if tokens[at : at + len(found)] == found), 0) + len(found)
    return at >= len(tokens) or _breaks(tokens[at], first=False)


def _before(text: str, start: int, end: int) -> str:
    """The last noun phrase before a figure, if it names something that has a value ("rate", "price")."""
    runs = list(_runs(text, start, end))
    if not runs:
        return ""
    words, after = runs[-1]
    known = singular(words[-1].casefold()) in _knows()["quantities"]
    return " ".join(words) if known and after <= NEAR and len(words) <= LONGEST else ""


def _runs(text: str, start: int, end: int) -> Iterator[tuple[list[str], int]]:
    """Noun phrases of the last clause before `end`, each with the number of words between it and `end`."""
    tokens = [token.group() for token in _TOKEN.finditer(text, start, end)]
    clause = next((at + 1 for at in range(len(tokens) - 1, -1, -1) if not tokens[at][0].isalnum()), 0)
    words: list[str] = []
    for at in range(clause, len(tokens)):
        named = at + 1 < len(tokens) and singular(tokens[at + 1].casefold()) in _knows()["quantities"]
        if _breaks(tokens[at], first=not words or (named and tokens[at].endswith("ing"))):
            if words:
                yield words, len(tokens) - at
            words = []
        else:
            words.append(tokens[at])
    if words:
        yield words, 0


def _breaks(word: str, *, first: bool) -> bool:
    """Whether a word cannot belong to a noun phrase (or, behind its first word, most likely is a verb)."""
    low = word.casefold()
    if first and low in _knows()["changes"]:
        return False
    if not word[0].isalpha() or low in _small() or low in _knows()["breaks"] or low in _knows()["articles"]:
        return True
    return not first and word.islower() and _VERBAL.fullmatch(word) is not None


@functools.cache
def _small() -> frozenset[str]:
    return frozenset(lexicon("points")["stop"]["words"])


@functools.cache
def _knows() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lexicon("points")["phrases"].items()}
