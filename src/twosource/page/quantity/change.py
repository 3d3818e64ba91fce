"""Quantities that rise and fall: direction, and whether a value is the one before, the one after or the difference.

A table of named rules, `_RULES`; the first that tells of a change wins.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, cast

import msgspec

from twosource.page.quantity.draft import Draft, Scene
from twosource.page.quantity.lexicon import Moving
from twosource.page.quantity.units import GAP

_REACH = 90
"""Characters between a verb of change and the value it changes to or from."""

_NOUN_REACH = 45
_NOUN_AFTER_REACH = 24
_ROLE_REACH = 8
"""Characters that "from" and a blank take, and some."""

_MOST_GAP_WORDS = 9
"""Words between them ("raised its estimate of the number of soldiers to 12,000")."""

_ROLE = re.compile(rf"(?<!\w)(?P<role>to|from|by){GAP}$", re.IGNORECASE)
_AT_ONCE = re.compile(
    rf"(?:{GAP}(?:by|up|down|another|an|a|additional|further|[^\W\d_]+ly|as|much))*{GAP}$|{GAP}(?:in|by){GAP}\w+{GAP}by{GAP}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"(?:{GAP}[^\W\d_]+){{0,2}}{GAP}\W{{0,3}}\d")
"""A number soon after the verb, before "to" or "from" ("lost 3% to 40")."""

_CLAUSE = re.compile(
    r"[.;:!?](?:\s|$)|,?\s(?:but|while|who|which|because|after|when|where)\s"
    r"|,?\sthat\s(?!(?:night|day|week|month|year|evening|morning|afternoon|time)\W)|[“”\"]",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    rf"(?:well{GAP}|just{GAP})?(?:above|past|beyond|north|below|under|as{GAP}high|as{GAP}low)(?!\w)", re.IGNORECASE
)
"""Bound words that tell a level that is reached, not by how much it changed ("soared above 20%")."""

_NOUN_LINK = re.compile(rf"{GAP}(?:of|to|from|by|in{GAP}[^\W\d_]+{GAP}of){GAP}$", re.IGNORECASE)
_NOUN_AFTER = re.compile(rf"{GAP}(?P<word>[^\W\d_]+{GAP})?$", re.IGNORECASE)
_BESIDE_AFTER = re.compile(
    rf"{GAP}(?P<word>[^\W\d_]+)(?!\w)(?!{GAP}(?:than|end|limit|bound|house|chamber)(?!\w))", re.IGNORECASE
)
_OR_SHARE = re.compile(rf",?{GAP}or{GAP}|{GAP}\($", re.IGNORECASE)
_AT = re.compile(
    rf"(?:{GAP}(?:higher|lower|up|down|firmer|weaker|stronger))?(?:{GAP}(?:on{GAP})?[A-Z][a-z]+day)?,?{GAP}at{GAP}",
    re.IGNORECASE,
)
_DIFFERENCE_FROM = re.compile(rf",?{GAP}(?:(?P<up>up)|down){GAP}from{GAP}", re.IGNORECASE)
_SIGNED = re.compile(r"(?:(?<![^\s(])|(?<=\())[-−+]$")
_SAID_AGAIN = 8
"""Characters between a value and the same in another unit ("190 points, or 0.6%")."""

_FROM_TO_REACH = 40
"""Characters between the value before and words like "up from" after the value after."""

Way = Literal["up", "down"]
Role = Literal["from", "to", "by"]


class Change(msgspec.Struct, frozen=True):
    """How a quantity changes; `way` is None where the verb does not tell ("went from 4 to 6")."""

    way: Way | None
    role: Role


class _Verb(msgspec.Struct, frozen=True):
    """A verb of change in a sentence: where it stands, and what the lexicon says of it."""

    start: int
    end: int
    moving: Moving


class Motion:
    """The verbs and nouns of change of a sentence, found once for all its numbers."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.verbs = list(_verbs(scene))
        self.nouns = [token for token in scene.tokens if token.word in scene.known.change_nouns]

    def of(self, draft: Draft) -> Change | None:
        """The change a number is part of, by the words beside it; None if there is none."""
        for rule in _RULES.values():
            if change := rule(self, draft):
                return change
        return None

    def all(self, drafts: Sequence[Draft]) -> list[Change | None]:
        """The change each number is part of; a verb that tells no direction takes it from the two values."""
        found = [self.of(draft) for draft in drafts]
        for place in range(1, len(drafts)):
            left, right = drafts[place - 1], drafts[place]
            found[place] = found[place] or _after(self.scene, left, right, found[place - 1])
            found[place - 1] = found[place - 1] or _before(self.scene, left, right, found[place])
        return [_by_values(drafts, found, place) if one and one.way is None else one for place, one in enumerate(found)]


def _verbs(scene: Scene) -> Iterator[_Verb]:
    """The verbs of change in a sentence; "up" and "down" of other verbs are none ("make up 80 percent")."""
    known, read = scene.known, scene.tokens
    past = 0
    for place, token in enumerate(read):
        movings = known.change.get(token[0])
        if movings is None or place < past:
            continue
        for moving in movings:
            size = len(moving.words)
            if size > 1 and tuple([one[0] for one in read[place : place + size]]) != moving.words:
                continue
            past = place + size
            end = read[past - 1].end
            if not _is_part(scene, moving, place, end):
                yield _Verb(token.start, end, moving)
            break


def _is_part(scene: Scene, moving: Moving, place: int, end: int) -> bool:
    """Whether what looks like a verb of change is part of another word or verb, or describes ("the expanded plant")."""
    start, known = scene.tokens[place].start, scene.known
    if scene.text[start - 1 : start] == "-" or scene.text[end : end + 1] == "-":
        return True
    last = scene.tokens[place - 1].word if place else ""
    phrasal = moving.words in (("up",), ("down",)) and last in known.phrasal
    return phrasal or (last in known.determiners and moving.words[0].endswith(("ed", "ing", "en")))


def _by_verb(motion: Motion, draft: Draft) -> Change | None:
    """A verb of change before the number ("rose 5%", "raised its estimate of the number of soldiers to 12,000")."""
    scene = motion.scene
    role = _role(scene, draft)
    until = draft.start - (len(role) + 1 if role else 0)
    reach = scene.reach(draft.start, _REACH)
    for verb in reversed(motion.verbs):
        if verb.end > until:
            continue
        if verb.start < reach:
            return None
        gap = scene.text[verb.end : until]
        if _CLAUSE.search(gap) or len(gap.split()) > _MOST_GAP_WORDS:
            return None
        if role is None and _LEVEL.match(scene.text, draft.start, draft.numeral.start) and not gap.strip():
            role = "to"
        at_once = not gap.strip() or _AT_ONCE.match(scene.text, verb.end, draft.start) is not None
        way, strength = verb.moving.way, verb.moving.strength
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
    match = _ROLE.search(scene.text, scene.reach(draft.start, _ROLE_REACH), draft.start)
    return cast("Role", match["role"].lower()) if match else None


def _is_relative(draft: Draft, strength: str = "weak") -> bool:
    """Whether it is a share, a percentage, points or money, which weak verbs of change take ("gained 3%")."""
    if draft.numeral.form == "fraction" and draft.unit is None:
        return True
    if draft.unit is None:
        return False
    points = draft.unit.family == "percentage" or draft.unit.name in ("point", "fold")
    return points or (draft.unit.family == "currency" and strength != "points")


def _by_noun_before(motion: Motion, draft: Draft) -> Change | None:
    """A noun of change before it ("an increase of 5%")."""
    scene = motion.scene
    for noun in motion.nouns:
        if noun.start < draft.start - _NOUN_REACH or noun.end > draft.start:
            continue
        if _NOUN_LINK.match(scene.text, noun.end, draft.start):
            return Change(cast("Way", scene.known.change_nouns[noun.word]), _role(scene, draft) or "by")
    return None


def _by_noun_after(motion: Motion, draft: Draft) -> Change | None:
    """A noun of change after it ("a 5% increase")."""
    scene = motion.scene
    noun = next((token for token in motion.nouns if token.start >= draft.end), None)
    if noun is None or noun.end > draft.end + _NOUN_AFTER_REACH or not _is_relative(draft):
        return None
    between = _NOUN_AFTER.match(scene.text, draft.end, noun.start)
    if between is None or (between["word"] or "").strip().lower() in scene.known.stop:
        return None
    return Change(cast("Way", scene.known.change_nouns[noun.word]), "by")


def _by_word_after(motion: Motion, draft: Draft) -> Change | None:
    """An adverb of change after it ("closed 11 percent higher"), unless two things are compared ("higher than")."""
    scene = motion.scene
    if not _is_relative(draft):
        return None
    match = _BESIDE_AFTER.match(scene.text, draft.end, scene.end)
    way = scene.known.change_after.get(match["word"].lower()) if match else None
    return Change(cast("Way", way), "by") if way else None


def _by_sign(motion: Motion, draft: Draft) -> Change | None:
    """A sign before a percentage ("FTSE -0.6%")."""
    if draft.unit is None or draft.unit.family != "percentage":
        return None
    text = motion.scene.text
    sign = text[draft.start : draft.start + 1]
    if sign not in "-−" and _SIGNED.search(text, max(draft.start - 2, 0), draft.start) is None:
        return None
    return Change("down" if sign in "-−" else "up", "by")


_RULES: dict[str, Callable[[Motion, Draft], Change | None]] = {
    "verb": _by_verb,
    "noun before": _by_noun_before,
    "noun after": _by_noun_after,
    "word after": _by_word_after,
    "sign": _by_sign,
}


def _after(scene: Scene, left: Draft, right: Draft, change: Change | None) -> Change | None:
    """The change of a number by the one before it: said again ("190 points, or 0.6%"), or reached ("fell 1% at 1,463")."""
    if change is None or change.role != "by":
        return None
    if _said_again(scene, left, right):
        return change
    relative = right.unit is not None and right.unit.family == "percentage"
    near = left.end < right.start <= left.end + _FROM_TO_REACH
    if relative or not near or not _AT.fullmatch(scene.text, left.end, right.start):
        return None
    return Change(change.way, "to")


def _before(scene: Scene, left: Draft, right: Draft, change: Change | None) -> Change | None:
    """The change of a number by the one after it: "45 million crowns, up from 38 million"."""
    if change is None or change.role != "from" or left.rule == "score":
        return None
    since = left.counted.end if left.counted and not left.inherited else left.end
    if not since < right.start <= since + _FROM_TO_REACH:
        return None
    match = _DIFFERENCE_FROM.fullmatch(scene.text, since, right.start)
    return Change("up" if match["up"] else "down", "to") if match else None


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
