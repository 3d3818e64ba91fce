"""Words before and after a number that say how exact it is."""

import re
from collections.abc import Sequence

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
    if match is None or draft.bound not in ("exact", "about") or _adds(scene, draft, match):
        return draft
    return msgspec.structs.replace(draft, end=match.end(), bound=_behind(match, scene.known))


def bound_behind(scene: Scene, draft: Draft) -> Draft:
    """The draft with the bound that stands behind what it counts ("300 soldiers or more"); its span stays."""
    if draft.counted is None or draft.inherited or draft.bound not in ("exact", "about"):
        return draft
    match = scene.known.after_pattern.match(scene.text, draft.counted.end, scene.end)
    return msgspec.structs.replace(draft, bound=_behind(match, scene.known)) if match else draft


def _adds(scene: Scene, draft: Draft, match: re.Match[str]) -> bool:
    """Whether "plus" adds something ("$10 plus postage") or belongs to a name ("Note 10 Plus")."""
    if match["phrase"].lower() != "plus" or match.group()[0] == "-":
        return False
    return match["phrase"][0].isupper() or (draft.unit is not None and scene.text[match.end() : match.end() + 2][1:].isalpha())


def shared_with_conversions(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; one in brackets that says the one before it in another unit has its limit ("over 7 miles (11 km)")."""
    done: list[Draft] = []
    for draft in drafts:
        last = done[-1] if done else None
        if last and _is_conversion(scene, last, draft):
            done.append(msgspec.structs.replace(draft, bound=last.bound))
        else:
            done.append(draft)
    return done


_LIMITS = frozenset({"at_least", "more_than", "at_most", "less_than"})


def _is_conversion(scene: Scene, left: Draft, right: Draft) -> bool:
    if left.unit is None or right.unit is None or left.unit == right.unit or left.unit.family != right.unit.family:
        return False
    limited = left.bound in _LIMITS and right.bound == "exact"
    return limited and _OPENED.fullmatch(scene.text, left.end, right.start) is not None


_OPENED = re.compile(r"[\s\u00a0]\(")


def _behind(match: re.Match[str], known: Words) -> Bound:
    return known.after[" ".join(match["phrase"].lower().split())]


def _before(scene: Scene, draft: Draft) -> Draft:
    known = scene.known
    if not _may_bound(scene, draft.start):
        return draft
    place = scene.reach(draft.start, _REACH)
    tokens = [(match.group().lower(), match.start(), match.end()) for match in _TOKEN.finditer(scene.text, place, draft.start)]
    found: list[Bound] = []
    begin = draft.start
    for _ in range(_MOST_STACKED):
        size = _phrase(scene.text, tokens, begin, draft, known)
        if not size or _lasts(draft, tokens, size, known):
            break
        found.append(known.before[tuple(word for word, _, _ in tokens[-size:])])
        begin = tokens[-size][1]
        tokens = tokens[:-size]
    if not found:
        return draft
    return msgspec.structs.replace(draft, start=begin, bound=_joined(draft, [*reversed(found)]))


def _phrase(text: str, tokens: list[tuple[str, int, int]], begin: int, draft: Draft, known: Words) -> int:
    """How many of the last tokens make a bound phrase that touches `begin`; 0 if none does."""
    if not tokens or text[tokens[-1][2] : begin].strip():
        return 0
    for size in range(min(known.longest_before, len(tokens)), 0, -1):
        phrase = tuple(word for word, _, _ in tokens[-size:])
        if phrase not in known.before or "\n" in text[tokens[-size][1] : begin]:
            continue
        before = tokens[-size - 1][0] if len(tokens) > size else ""
        lasting = draft.unit is not None and draft.unit.family == "time" and before in known.during.get(phrase[0], ())
        return 0 if before in known.not_after.get(phrase[0], ()) and not lasting else size
    return 0


def _may_bound(scene: Scene, place: int) -> bool:
    """Whether the last word before a place can end a bound phrase; most numbers have none, so this saves the work."""
    near = scene.text[scene.reach(place, _LAST_REACH) : place].rstrip()
    last = _LAST_TOKEN.search(near[-_LAST_REACH:])
    return last is not None and last.group().lower() in scene.known.last_before


_LAST_REACH = 20
"""Characters that hold the last word of a bound phrase; no such word takes more than 13."""

_LAST_TOKEN = re.compile(r"[\w’'.]+$|[<>≥≤~≈]$")


def _lasts(draft: Draft, tokens: list[tuple[str, int, int]], size: int, known: Words) -> bool:
    """Whether "over" tells how long something takes, not how much more ("600 jobs would go over three years")."""
    if draft.unit is None or draft.unit.family != "time" or size != 1 or tokens[-1][0] not in known.during:
        return False
    return len(tokens) == 1 or tokens[-2][0] not in known.during[tokens[-1][0]]


def _joined(draft: Draft, found: list[Bound]) -> Bound:
    """The first bound that says more than "about"; a range or a vague number stays what it is."""
    if draft.bound in ("range", "vague"):
        return draft.bound
    firm: list[Bound] = [one for one in found if one != "about"]
    if draft.bound != "exact":
        firm.append(draft.bound)
    return firm[0] if firm else "about"
