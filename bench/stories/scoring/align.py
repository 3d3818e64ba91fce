"""Offsets of a system's text -> offsets of the gold text, where the two differ (as a rendering of HTML may).

Both texts are cut into tokens (runs of word characters, single other characters), compared without regard to case and to the
shape of quotation marks and dashes. Longest common stretches of tokens are aligned first (`difflib.SequenceMatcher`, after
Ratcliff and Obershelp 1988); what is left on both sides is tried again, up to `PASSES` times, since a rendering may put a line
elsewhere; in these later passes a stretch must have `STRETCH` tokens or fill a line. Tokens without a partner have no place in
the gold.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

PASSES = 4
"""Passes over what is left; each finds lines that were moved past one another."""
STRETCH = 4
"""Fewest tokens of a stretch aligned out of order, unless it fills a line."""
NOWHERE = -1
_TOKEN = re.compile(r"\w+|[^\w\s]")
_SAME = str.maketrans("“”„‘’‚–—‑", "\"\"\"'''---")

Token = tuple[str, int, bool, bool]
"""Folded form, offset, whether it begins its line, whether it ends it."""


def places(system: str, gold: str) -> list[int]:
    """The gold offset of each character of the system's text; `NOWHERE` where there is none."""
    if system == gold:
        return list(range(len(gold)))
    found = [NOWHERE] * len(system)
    left, right = _tokens(system), _tokens(gold)
    for turn in range(PASSES):
        left, right, matched = _pass(left, right, in_order=turn == 0)
        for one, other in matched:
            for at in range(len(one[0])):
                found[one[1] + at] = other[1] + at
        if not matched:
            break
    return found


def _tokens(text: str) -> list[Token]:
    found = []
    start = 0
    for line in text.splitlines(keepends=True):
        spans = [match.span() for match in _TOKEN.finditer(line)]
        for number, (first, last) in enumerate(spans):
            form = _folded(line[first:last])
            found.append((form, start + first, number == 0, number == len(spans) - 1))
        start += len(line)
    return found


def _folded(form: str) -> str:
    """Lower case and plain marks, never of another length."""
    lower = form.translate(_SAME).lower()
    return lower if len(lower) == len(form) else form


def _pass(
    left: Sequence[Token], right: Sequence[Token], *, in_order: bool
) -> tuple[list[Token], list[Token], list[tuple[Token, Token]]]:
    """What is left on both sides, and the pairs aligned."""
    matcher = SequenceMatcher(None, [token[0] for token in left], [token[0] for token in right], autojunk=False)
    pairs: list[tuple[int, int]] = []
    for block in matcher.get_matching_blocks():
        at, other, size = block
        whole = size and all(side[start][2] and side[start + size - 1][3] for side, start in ((left, at), (right, other)))
        if size and (in_order or whole or size >= STRETCH):
            pairs += zip(range(at, at + size), range(other, other + size), strict=True)
    return (
        _without(left, (one for one, _ in pairs)),
        _without(right, (other for _, other in pairs)),
        [(left[one], right[other]) for one, other in pairs],
    )


def _without(tokens: Sequence[Token], used: Iterable[int]) -> list[Token]:
    taken = set(used)
    return [token for at, token in enumerate(tokens) if at not in taken]
