"""Words before and after a number that say how exact it is."""

import re

import msgspec

from twosource.model import Bound
from twosource.page.quantity.draft import Draft, Scene
from twosource.page.quantity.lexicon import Words

_REACH = 56
"""Characters before a number in which its bound words are looked for; the longest stack in the lexicon takes 45."""

_MOST_STACKED = 3
"""Bound words that may stand one before the other ("up to around some 300")."""

_TOKEN = re.compile(r"[\w’'.]+|[<>≥≤~≈]")


def bound(scene: Scene, draft: Draft) -> Draft:
    """The draft with the bound that the words right beside it give; its span grows to hold them."""
    draft = _before(scene, draft)
    match = scene.known.after_pattern.match(scene.text, draft.end, scene.end)
    if match is None or draft.bound not in ("exact", "about"):
        return draft
    return msgspec.structs.replace(draft, end=match.end(), bound=_behind(match, scene.known))


def bound_behind(scene: Scene, draft: Draft) -> Draft:
    """The draft with the bound that stands behind what it counts ("300 soldiers or more"); its span stays."""
    if draft.counted is None or draft.inherited or draft.bound not in ("exact", "about"):
        return draft
    match = scene.known.after_pattern.match(scene.text, draft.counted.end, scene.end)
    return msgspec.structs.replace(draft, bound=_behind(match, scene.known)) if match else draft


def _behind(match: re.Match[str], known: Words) -> Bound:
    return known.after[" ".join(match["phrase"].lower().split())]


def _before(scene: Scene, draft: Draft) -> Draft:
    known = scene.known
    place = scene.reach(draft.start, _REACH)
    tokens = [(match.group().lower(), match.start(), match.end()) for match in _TOKEN.finditer(scene.text, place, draft.start)]
    found: list[Bound] = []
    begin = draft.start
    for _ in range(_MOST_STACKED):
        size = _phrase(scene.text, tokens, begin, known)
        if not size:
            break
        found.append(known.before[tuple(word for word, _, _ in tokens[-size:])])
        begin = tokens[-size][1]
        tokens = tokens[:-size]
    if not found:
        return draft
    return msgspec.structs.replace(draft, start=begin, bound=_joined(draft, [*reversed(found)]))


def _phrase(text: str, tokens: list[tuple[str, int, int]], begin: int, known: Words) -> int:
    """How many of the last tokens make a bound phrase that touches `begin`; 0 if none does."""
    if not tokens or text[tokens[-1][2] : begin].strip():
        return 0
    for size in range(min(known.longest_before, len(tokens)), 0, -1):
        phrase = tuple(word for word, _, _ in tokens[-size:])
        if phrase not in known.before or "\n" in text[tokens[-size][1] : begin]:
            continue
        before = tokens[-size - 1][0] if len(tokens) > size else ""
        return 0 if before in known.not_after.get(phrase[0], ()) else size
    return 0


def _joined(draft: Draft, found: list[Bound]) -> Bound:
    """The first bound that says more than "about"; a range or a vague number stays what it is."""
    if draft.bound in ("range", "vague"):
        return draft.bound
    firm: list[Bound] = [one for one in found if one != "about"]
    if draft.bound != "exact":
        firm.append(draft.bound)
    return firm[0] if firm else "about"
