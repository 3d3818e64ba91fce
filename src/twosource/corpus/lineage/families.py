"""Verified pairs -> each child's most direct parent, and what that makes superfluous."""

from collections.abc import Mapping, Sequence

import msgspec

from twosource.model import Derivation

RUNNING = frozenset({"copy", "abridged", "edited", "update"})
"""Kinds that share running text; closer than any rewrite."""


def with_main_parents(
    found: Sequence[Derivation], place: Mapping[str, int], published: Mapping[str, tuple[str, str] | None]
) -> list[Derivation]:
    """Mark the most direct parent of each child: running text before rewrite, then highest containment, then earliest.

    No page becomes its own ancestor. Rewrites of a page that is in the same family anyway, and quotations shared inside a
    family, are left out: the common parent explains them.
    """

    def directness(pair: Derivation) -> tuple[bool, float, str, int, int]:
        appeared = published[pair.parent]
        early = appeared[0] if appeared else "~"
        return pair.kind not in RUNNING, -pair.containment[0], early, place[pair.parent], place[pair.child]

    parent_of: dict[str, str] = {}
    for pair in sorted((pair for pair in found if pair.kind != "shared_quotes"), key=directness):
        if pair.child not in parent_of and pair.child not in _line(pair.parent, parent_of):
            parent_of[pair.child] = pair.parent
    roots = {page: _line(page, parent_of)[-1] for page in place}
    marked = [msgspec.structs.replace(pair, main=_is_main(pair, parent_of)) for pair in found]
    return [pair for pair in marked if pair.main or pair.kind in RUNNING or roots[pair.child] != roots[pair.parent]]


def _is_main(pair: Derivation, parent_of: Mapping[str, str]) -> bool:
    return pair.kind != "shared_quotes" and parent_of.get(pair.child) == pair.parent


def _line(page: str, parent_of: Mapping[str, str]) -> list[str]:
    """The page, its parent, and so on up to the root."""
    line = [page]
    while line[-1] in parent_of:
        line.append(parent_of[line[-1]])
    return line
