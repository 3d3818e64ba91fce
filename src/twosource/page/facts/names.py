"""Patterns of many names that are quick to search for."""

import re
from collections.abc import Iterable, Mapping, Sequence


def any_of(names: Iterable[str], *, not_after: str = r"\w") -> str:
    """A pattern of any of some names, the longest that fits, where no character of the class `not_after` stands before it.

    The branches are sorted by their first characters, and each looks back only behind its own: a pattern that begins with
    known characters is searched for many times as fast as one that begins by looking back.
    """
    by_first: dict[str, dict[str, list[str]]] = {}
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        by_first.setdefault(name[0], {}).setdefault(name[:2], []).append(name[2:])
    return f"(?:{'|'.join(_branch(first, two, not_after) for first, two in sorted(by_first.items()))})"


def _branch(first: str, by_two: Mapping[str, Sequence[str]], not_after: str) -> str:
    """The names that begin with one character, by their second."""
    parts = (
        rf"{re.escape(two[1:])}(?<![{not_after}]{re.escape(two)})(?:{'|'.join(map(re.escape, rests))})"
        for two, rests in sorted(by_two.items(), key=lambda item: (-len(item[0]), item[0]))
    )
    return f"{re.escape(first)}(?:{'|'.join(parts)})"
