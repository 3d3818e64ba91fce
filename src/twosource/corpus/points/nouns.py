"""Counted nouns: the class of what is counted, singulars and plurals, by the `points` lexicon."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from twosource.language import lexicon
from twosource.language.states import states_in, without_states

NATIONALS = "nationals"
"""The class of a bare nation's name ("300 Danes")."""


def head_of(counted: str) -> str:
    """The class of what a noun phrase counts: "North Korean troops" and "soldiers" are both `soldier`."""
    if not counted:
        return ""
    bare = without_states(counted).casefold()
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", bare)
    before = list(_until_preposition(words))
    if not before:
        return NATIONALS if states_in(counted) else ""
    classes = _classes()
    for size in (3, 2, 1):
        tail = " ".join((*before[-size:-1], singular(before[-1]))) if len(before) >= size else ""
        for noun in (tail, " ".join(before[-size:])):
            if noun in classes:
                return classes[noun]
    return "" if singular(before[-1]) in lexicon("points")["bare"]["heads"] else singular(before[-1])


def singular(noun: str) -> str:
    """A plural noun in the singular, by the regular endings; irregular ones stand in the lexicon as they are."""
    if noun in _irregular():
        return _irregular()[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3 else noun


def plural(noun: str) -> str:
    """A noun in the plural, by the lexicon's irregular nouns and the regular endings; plurals stay as they are."""
    if noun.endswith("s") or noun in _irregular() or noun in lexicon("points")["plural"]["already"]:
        return noun
    if re.search(r"[^aeiou]y$", noun):
        regular = f"{noun[:-1]}ies"
    else:
        regular = f"{noun}es" if noun.endswith(("ch", "sh", "x", "z")) else f"{noun}s"
    return min((many for many, one in _irregular().items() if one == noun), default=regular)


def _until_preposition(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if word in lexicon("points")["clause"]["prepositions"]:
            return
        yield word


@functools.cache
def _classes() -> Mapping[str, str]:
    return {noun: name for name, nouns in lexicon("points")["things"].items() for noun in nouns}


@functools.cache
def _irregular() -> Mapping[str, str]:
    return dict(lexicon("points")["irregular"])
