"""What the sentence says of a number: supposition, parts and wholes, place."""

import re
from collections.abc import Callable, Sequence

from twosource.model import Span
from twosource.page.quantity.draft import Draft, Scene
from twosource.page.quantity.spread import is_of, linked
from twosource.page.quantity.units import GAP

_DEFINITE = re.compile(rf"(?<!\w)(?:the|these|those|its|their|his|her){GAP}$", re.IGNORECASE)
_FAR_APART = 3.0
"""Alternatives whose values differ by this factor give no estimate ("3,000 or 10,000"); nearer ones are an approximation."""

_EITHER = frozenset({"or", "may", "might", "could"})
_AND = re.compile(rf",?{GAP}(?:and|or|plus|as{GAP}well{GAP}as){GAP}(?:\w+{GAP})?$|,{GAP}$", re.IGNORECASE)
_OF_THEM = re.compile(rf"{GAP}of{GAP}(?P<word>[^\W\d_]+)", re.IGNORECASE)
_STOPPED = re.compile(r"[,;:.!?](?:\s|$)")
_ENDED = re.compile(r"[;!?]|\.\s")
_NEW_PART = re.compile('[,“"]')
_PART_REACH = 120
"""Characters from a supposition, or from a whole, to the number."""

_MOST_BETWEEN = 5
"""Words between "including" and the number of the part."""


def hypothetical(scene: Scene, drafts: Sequence[Draft]) -> list[bool]:
    """For each draft of a sentence, whether it is supposed and no estimate: "whether it is 3,000 or 10,000"."""
    runs = _runs(scene, drafts)
    found = [False] * len(drafts)
    for run in runs:
        first = drafts[run[0]]
        counts = [drafts[place] for place in run if drafts[place].unit is None and drafts[place].rule != "score"]
        supposed = _supposed(scene, first) or (len(counts) > 1 and _far_apart(scene, counts))
        for place in run:
            found[place] = supposed
    return found


def _runs(scene: Scene, drafts: Sequence[Draft]) -> list[list[int]]:
    """Places of drafts that stand in one list, as runs."""
    runs: list[list[int]] = []
    for place, draft in enumerate(drafts):
        if runs and linked(scene, drafts[place - 1], draft):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _supposed(scene: Scene, draft: Draft) -> bool:
    if scene.words.isdisjoint(scene.known.opener_words):
        return False
    if not scene.words.isdisjoint(_WOULD) and _CONSEQUENCE.search(scene.text, scene.start, draft.start):
        return True
    openers = list(scene.known.openers.finditer(scene.text, scene.reach(draft.start, _PART_REACH), draft.start))
    if not openers or _STOPPED.search(scene.text, openers[-1].end(), draft.start):
        return False
    return _DEFINITE.search(scene.text, scene.start, draft.start) is None


_WOULD = frozenset({"would", "might", "could"})
_CONSEQUENCE = re.compile(
    r"(?<!\w)if\s[^.,;:!?“”]{3,120},\s[^.,;:!?“”]{0,60}(?<!\w)(?:would|might|could)(?!\w)[^.,;:!?“”]{0,40}$",
    re.IGNORECASE,
)
"""What would follow from something that is not so: "if it spread, the town would have 2,000 cases"."""


def condition_of(scene: Scene, draft: Draft) -> Span | None:
    """The words of a condition that limit a figure: right after what is counted, or opening the sentence."""
    since = draft.counted.end if draft.counted and not draft.inherited else draft.end
    after = scene.known.condition.match(scene.text, since, min(scene.end, since + _CONDITION_REACH))
    match = after or scene.known.opening_condition.match(
        scene.text, scene.start, min(draft.start, scene.start + _CONDITION_REACH)
    )
    return Span(*match.span("condition")) if match else None


_CONDITION_REACH = 160
"""Characters a condition may take; a longer one is a text without stops."""


def _far_apart(scene: Scene, counts: Sequence[Draft]) -> bool:
    values = [draft.high for draft in counts if draft.low > 0]
    joined = scene.text[counts[-2].end : counts[-1].start].lower().split()
    return bool(_EITHER & set(joined)) and len(values) > 1 and max(values) >= _FAR_APART * min(values)


def wholes(
    scene: Scene, drafts: Sequence[Draft], earlier: str | None, named: Callable[[str], str | None]
) -> list[int | str | None]:
    """For each draft of a sentence, what it is a part of: the place of another draft, or the id of an earlier figure.

    Args:
        scene: the sentence.
        drafts: its numbers, in text order.
        earlier: the id of the last count of earlier sentences, which "of them" may mean.
        named: the id of the last figure that counts things of a name, which "of the cases" may mean.
    """
    found: list[int | str | None] = [None] * len(drafts)
    last: int | None = None
    for place, draft in enumerate(drafts):
        if draft.unit is not None and draft.unit.family != "percentage":
            continue
        if place + 1 < len(drafts) and drafts[place + 1].is_count and is_of(scene, draft, drafts[place + 1]):
            found[place] = place + 1
        elif _is_of_them(scene, draft):
            found[place] = earlier if last is None else last
        elif _is_of_the(scene, draft):
            same = [before for before in range(place) if drafts[before].head == draft.head and drafts[before].is_several]
            found[place] = same[-1] if same else named(draft.head or "")
        elif last is not None and draft.start - drafts[place - 1].end <= _PART_REACH:
            found[place] = _included(scene, drafts[place - 1], draft, last, found[place - 1])
        if draft.is_several and found[place] is None:
            last = place
    return found


def _is_of_them(scene: Scene, draft: Draft) -> bool:
    match = _OF_THEM.match(scene.text, draft.end, scene.end)
    return match is not None and match["word"].lower() in scene.known.of_them


def _is_of_the(scene: Scene, draft: Draft) -> bool:
    """Whether the number takes some of things spoken of: "61 of the cases"."""
    if draft.counted is None or draft.inherited or draft.head is None or draft.unit is not None:
        return False
    return _OF_THE.fullmatch(scene.text, draft.end, draft.counted.start) is not None


_OF_THE = re.compile(rf"{GAP}of{GAP}(?:the|these|those|its|their|his|her){GAP}", re.IGNORECASE)


def _included(scene: Scene, last: Draft, draft: Draft, before: int, whole: int | str | None) -> int | str | None:
    """The whole that "including" names, or that the part coordinated with this one, the last before it, has."""
    link = scene.text[last.end : draft.start]
    if _ENDED.search(link):
        return None
    if named := scene.known.including.search(link):
        between = link[named.end() :].strip(" ,")
        if not _NEW_PART.search(between) and len(between.split()) <= _MOST_BETWEEN:
            return before
    since = last.counted.end if last.counted and not last.inherited else last.end
    return whole if since <= draft.start and _AND.match(scene.text, since, draft.start) else None


def place_of(scene: Scene, draft: Draft) -> Span | None:
    """The place named right after what is counted ("3,000 troops now in Kursk"), without its preposition."""
    if draft.counted is None or draft.inherited:
        return None
    match = scene.known.place.match(scene.text, draft.counted.end, scene.end)
    if match is None:
        return None
    first = match["place"].removeprefix("the ").split()[0].lower().rstrip(".")
    if first in scene.known.months or first in scene.known.stop or first in scene.known.titles:
        return None
    return Span(match.start("place"), match.end("place") - match["place"].endswith("."))
