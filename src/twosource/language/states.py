"""Which states words speak of: "Ukrainian", "Kyiv" and "Ukraine" are one, the "White House" belongs to the United States.

Read case-sensitively ("US" is a state, "us" is not); "U.S." and "US" are the same. Nothing here tells whether a government or a
country is meant: that is for the reader of the words around.
"""

import functools
import re
from collections.abc import Iterator, Mapping

from twosource.language import lexicon

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,8}|[^\W\d_]+(?:['’][^\W\d_]+)?")
_ARTICLES = ("the", "The")
_LONGEST = 5
"""Tokens in the longest name of the lexicon ("Democratic Republic of the Congo"), checked by a test."""


@functools.lru_cache(maxsize=16384)
def states_in(text: str, language: str = "en") -> tuple[str, ...]:
    """The states a text speaks of.

    Args:
        text: any words; only a phrase or sentence makes a useful answer.
        language: code of a language with a `states` lexicon.

    Returns:
        ISO 3166-1 codes in order of first appearance, each once; empty if none is named.
    """
    return tuple(dict.fromkeys(code for code, *_ in _found(text, language)))


def government_of(name: str, language: str = "en") -> str | None:
    """The state whose government a name stands for as a whole: "Washington", "the U.S.", "the Danish government".

    Returns:
        The ISO 3166-1 code, or None if the name is more or something else ("the White House", "U.S. officials").
    """
    tokens = [_plain(token) for token in _TOKEN.findall(name)]
    tokens = [token for token in tokens if token not in _ARTICLES]
    heads = lexicon("states", language)["government"]["heads"]
    bare = [token for token in tokens if token.casefold() not in heads and token not in ("of", "in")]
    governs = len(bare) < len(tokens)
    kind_code = _aliases(language).get(tuple(bare))
    if kind_code is None:
        return None
    code, kind = kind_code
    return code if kind in ("state", "seat") or (kind == "people" and governs) else None


@functools.lru_cache(maxsize=16384)
def without_states(text: str, language: str = "en") -> str:
    """The words of a text that name no state: "Ukraine’s Main Directorate" gives "Main Directorate"; offices stay."""
    kept = list(text)
    for _, kind, (start, end) in _found(text, language):
        if kind != "office":
            kept[start:end] = [""] * (end - start)
    return re.sub(r"\s+", " ", re.sub(r"(?<!\w)['’]s\b", " ", "".join(kept))).strip(" -,’'")


def _found(text: str, language: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Codes with the kind of name and the range of its words, the longest name first at each place."""
    aliases = _aliases(language)
    places = [(match.start(), match.end(), _plain(match.group())) for match in _TOKEN.finditer(text)]
    starts = _starts(language)
    at = 0
    while at < len(places):
        longest = min(_LONGEST, len(places) - at) if places[at][2] in starts else 0
        for size in range(longest, 0, -1):
            words = [token for _, _, token in places[at : at + size]]
            hit = aliases.get(tuple(words)) or aliases.get((*words[:-1], _singular(words[-1])))
            if hit is None:
                continue
            following = text[places[at + size][0]] if at + size < len(places) else ""
            if hit[1] == "seat" and following.isupper() and text[places[at + size - 1][1]] == " ":
                continue  # "Paris Agreement": part of another name
            end = places[at + size - 1][1]
            yield *hit, (places[at][0], end)
            at += size - 1
            break
        at += 1


def _plain(token: str) -> str:
    """A token without the dots of an abbreviation and without a possessive ending."""
    return token.replace(".", "").replace("’", "'").removesuffix("'s")


def _singular(token: str) -> str:
    return token[:-1] if len(token) > 3 and token.endswith("s") else token


@functools.cache
def _aliases(language: str) -> Mapping[tuple[str, ...], tuple[str, str]]:
    """Names as tuples of tokens, with the state's code and what kind of name it is."""
    known: dict[tuple[str, ...], tuple[str, str]] = {}
    knowledge = lexicon("states", language)
    for name, code in knowledge["offices"].items():
        known[_tokens(name)] = (code, "office")
    for code, kinds in knowledge["states"].items():
        for kind in ("seat", "people", "state"):
            for name in kinds[kind]:
                known[_tokens(name)] = (code, kind)
    return known


@functools.cache
def _starts(language: str) -> frozenset[str]:
    """First words of names, in the plural too ("Danes", "Americans")."""
    first = {words[0] for words in _aliases(language)}
    return frozenset(first | {f"{word}s" for word in first})


def _tokens(name: str) -> tuple[str, ...]:
    return tuple(_plain(token) for token in _TOKEN.findall(name))
