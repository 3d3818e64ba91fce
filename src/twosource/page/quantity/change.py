"""Quantities that rise and fall: direction, and whether a value is the one before, the one after or the difference."""

import re
from collections.abc import Sequence
from typing import Literal, cast

import msgspec

from twosource.model import Span
from twosource.page.quantity.draft import Draft, Scene
from twosource.page.quantity.lexicon import GAP

_REACH = 90
"""Characters between a verb of change and the value it changes to or from."""

_NOUN_REACH = 45
_NOUN_AFTER_REACH = 24

_MOST_GAP_WORDS = 9
"""Words between them ("raised its estimate of the number of soldiers to 12,000")."""

_LONGEST = 3
"""Words in the longest verb of change ("inching back up")."""

_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
_ROLE = re.compile(rf"(?<!\w)(?P<role>to|from|by){GAP}$", re.IGNORECASE)
_AT_ONCE = re.compile(
    rf"(?:{GAP}(?:by|up|down|another|an|a|additional|further|[^\W\d_]+ly|as|much))*{GAP}$|{GAP}(?:in|by){GAP}\w+{GAP}by{GAP}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"(?:{GAP}[^\W\d_]+){{0,2}}{GAP}\W{{0,3}}\d")
"""A number soon after the verb, before "to" or "from" ("lost 3% to 40")."""

_CLAUSE = re.compile(r"[.;:!?](?:\s|$)|,?\s(?:but|while|who|which|that|because|after|when|where)\s|[“”\"]", re.IGNORECASE)
_NOUN_LINK = re.compile(rf"{GAP}(?:of|to|from|by|in{GAP}[^\W\d_]+{GAP}of){GAP}$", re.IGNORECASE)
_NOUN_AFTER = re.compile(rf"{GAP}(?P<word>[^\W\d_]+{GAP})?$", re.IGNORECASE)
_OR_SHARE = re.compile(rf",?{GAP}or{GAP}|{GAP}\($", re.IGNORECASE)
_SAID_AGAIN = 8
"""Characters between a value and the same in another unit ("190 points, or 0.6%")."""

Way = Literal["up", "down"]
Role = Literal["from", "to", "by"]


class Change(msgspec.Struct, frozen=True):
    """How a quantity changes; `way` is None where the verb does not tell ("went from 4 to 6")."""

    way: Way | None
    role: Role


def find_change(scene: Scene, draft: Draft) -> Change | None:
    """The change a number is part of, by the verb or noun beside it; None if there is none."""
    return _by_verb(scene, draft) or _by_noun_before(scene, draft) or _by_noun_after(scene, draft)


def changes(scene: Scene, drafts: Sequence[Draft]) -> list[Change | None]:
    """The change each number of a sentence is part of; a verb that tells no direction takes it from the two values."""
    found = [find_change(scene, draft) for draft in drafts]
    for place in range(1, len(drafts)):
        before = found[place - 1]
        again = before is not None and before.role == "by" and _said_again(scene, drafts[place - 1], drafts[place])
        if found[place] is None and again:
            found[place] = before
    return [_by_values(drafts, found, place) if one and one.way is None else one for place, one in enumerate(found)]


def _by_verb(scene: Scene, draft: Draft) -> Change | None:
    place = scene.reach(draft.start, _REACH)
    role = _role(scene, draft)
    until = draft.start - (len(role) + 1 if role else 0)
    for verb in _verbs(scene, Span(place, max(until, place + 1))):
        gap = scene.text[verb.end : until]
        if _CLAUSE.search(gap) or len(gap.split()) > _MOST_GAP_WORDS:
            return None
        at_once = not gap.strip() or _AT_ONCE.match(scene.text, verb.end, draft.start) is not None
        way, strength = verb.way, verb.strength
        if role is None:
            measured = _is_relative(draft, strength) or (strength == "strong" and draft.unit is not None)
            told = at_once and way and measured and strength != "roles"
        else:
            told = at_once or strength in ("strong", "roles") or (not way and role != "by")
            told = told or (_NUMBERED.match(gap) is not None and _is_relative(draft, strength))
        if told:
            return Change(cast("Way", way) if way else None, role or "by")
    return None


def _role(scene: Scene, draft: Draft) -> Role | None:
    match = _ROLE.search(scene.text, scene.reach(draft.start, _REACH), draft.start)
    return cast("Role", match["role"].lower()) if match else None


class _Verb(msgspec.Struct, frozen=True):
    """A verb of change: where it ends, its direction ("" if it tells none), and what it needs beside it."""

    end: int
    way: str
    strength: str


def _verbs(scene: Scene, where: Span) -> list[_Verb]:
    """The verbs of change in a stretch, the last first; "up" and "down" of other verbs are none ("make up 80 percent")."""
    words = list(_WORD.finditer(scene.text, where.start, where.end))
    lower = [word.group().lower() for word in words]
    found: list[_Verb] = []
    place = 0
    while place < len(words):
        sizes = (size for size in range(_LONGEST, 0, -1) if " ".join(lower[place : place + size]) in scene.known.change)
        size = next(sizes, 0)
        phrasal = lower[place] in ("up", "down") and place > 0 and lower[place - 1] in scene.known.phrasal
        if size and not phrasal:
            last = min(place + size, len(words)) - 1
            found.append(_Verb(words[last].end(), *scene.known.change[" ".join(lower[place : last + 1])]))
        place += max(size, 1)
    return found[::-1]


def _is_relative(draft: Draft, strength: str = "weak") -> bool:
    """Whether it is a percentage, points or money, which weak verbs of change take ("gained 3%")."""
    if draft.unit is None:
        return False
    points = draft.unit.family == "percentage" or draft.unit.name in ("point", "fold")
    return points or (draft.unit.family == "currency" and strength != "points")


def _by_noun_before(scene: Scene, draft: Draft) -> Change | None:
    for noun in scene.known.noun_pattern.finditer(scene.text, scene.reach(draft.start, _NOUN_REACH), draft.start):
        if _NOUN_LINK.match(scene.text, noun.end(), draft.start):
            return Change(cast("Way", scene.known.change_nouns[noun.group().lower()]), _role(scene, draft) or "by")
    return None


def _by_noun_after(scene: Scene, draft: Draft) -> Change | None:
    noun = scene.known.noun_pattern.search(scene.text, draft.end, min(scene.end, draft.end + _NOUN_AFTER_REACH))
    if noun is None or not _is_relative(draft):
        return None
    between = _NOUN_AFTER.match(scene.text, draft.end, noun.start())
    if between is None or (between["word"] or "").strip().lower() in scene.known.stop:
        return None
    return Change(cast("Way", scene.known.change_nouns[noun.group().lower()]), "by")


def _said_again(scene: Scene, left: Draft, right: Draft) -> bool:
    """Whether the right number says the left one again in another unit ("190 points, or 0.6%")."""
    since = left.counted.end if left.counted and not left.inherited else left.end
    near = since < right.start and right.start - since < _SAID_AGAIN
    return near and _OR_SHARE.fullmatch(scene.text, since, right.start) is not None


def _by_values(drafts: Sequence[Draft], found: Sequence[Change | None], place: int) -> Change | None:
    one = found[place]
    other = place + 1 if one and one.role == "from" else place - 1
    if one is None or not 0 <= other < len(drafts) or drafts[other].unit != drafts[place].unit or found[other] is None:
        return None
    before, after = sorted((place, other))
    if drafts[before].high == drafts[after].high:
        return None
    return Change("up" if drafts[before].high < drafts[after].high else "down", one.role)
