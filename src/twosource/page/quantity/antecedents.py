"""What bare numbers count: things named before them, in "the number of X", in the sentence or in one just before."""

import re
from collections.abc import Sequence

import msgspec

from twosource.page.quantity import counted
from twosource.page.quantity.draft import Draft, Scene
from twosource.page.quantity.lexicon import GAP

ANTECEDENT_REACH = 3
"""Sentences back in which a bare number looks for what it counts ("Whether it will be 3,000 or 10,000 ...")."""

_LARGE = 100
"""Bare numbers from here on are counts; smaller ones may be anything, so they inherit nothing from another sentence."""

_COMPARED_REACH = 80
"""Characters between two numbers that are compared."""

_NEAR = 16
_BARE_AFTER = re.compile(rf"[.,;:!?)”\"’—–]|$|{GAP}(?P<word>[^\W\d_]+)|\s*[-–—]\s")
_COMPARED = re.compile(r"(?<!\w)(?:from|to|compared|versus|against|than|was|of|at)(?!\w)", re.IGNORECASE)
_RELATIVE = re.compile(r"(?<!\w)(?:from|compared|versus|than)(?!\w)", re.IGNORECASE)
_MORE_BEFORE = re.compile(rf"(?<!\w)(?:another|further|other|additional){GAP}$", re.IGNORECASE)
_GOES_ON = re.compile(
    rf"{GAP}(?:(?:were|are|was|have|had|of{GAP}(?:them|whom|those)|more)(?!\w)|\w{{2,16}}ed(?!\w))", re.IGNORECASE
)


class Memory:
    """The last count of the sentences read so far: what bare numbers and "of them" refer to."""

    def __init__(self) -> None:
        self._sentence = -1
        self._last: tuple[Draft, str] | None = None

    def add(self, sentence: int, draft: Draft, figure: str) -> None:
        """Remembers a count, the sentence it stands in and the id of its figure."""
        self._sentence, self._last = sentence, (draft, figure)

    def last(self, sentence: int) -> tuple[Draft, str] | None:
        """The last count and its figure's id, as seen from a sentence; None if it is too far back."""
        return self._last if sentence - self._sentence <= ANTECEDENT_REACH else None


def with_antecedents(scene: Scene, drafts: Sequence[Draft], earlier: Draft | None) -> list[Draft]:
    """The drafts of a sentence; bare numbers among them with the unit or the noun they share with one before.

    Args:
        scene: the sentence.
        drafts: its numbers, in text order.
        earlier: the last count of the sentences before, if it is near.
    """
    done: list[Draft] = []
    count: Draft | None = None
    for draft in drafts:
        finished = draft
        if draft.unit is None and draft.head is None and draft.rule != "score" and is_bare(scene, draft):
            finished = _with_unit(scene, draft, done) or _with_noun(scene, draft, count, earlier)
        done.append(finished)
        count = finished if finished.is_several else count
    return done


def is_bare(scene: Scene, draft: Draft) -> bool:
    """Whether nothing that could be a noun follows: a stop word, a verb, punctuation or the end."""
    match = _BARE_AFTER.match(scene.text, draft.end, scene.end)
    if match is None:
        return False
    word = (match["word"] or "").lower()
    known = scene.known
    return not word or word in known.stop or word in known.fillers or word.endswith("ed") or word in known.change


def _with_unit(scene: Scene, draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The draft with the unit of the number it is compared with ("rose from 21% to 23"); None if it is not compared."""
    last = before[-1] if before else None
    if last is None or last.unit is None or last.unit.family in ("time", "age"):
        return None
    told = _RELATIVE if last.unit.family == "percentage" else _COMPARED
    if draft.start - last.end > _COMPARED_REACH or not told.search(scene.text, last.end, draft.start):
        return None
    return msgspec.structs.replace(draft, unit=last.unit)


def _with_noun(scene: Scene, draft: Draft, last: Draft | None, earlier: Draft | None) -> Draft:
    """The draft with the noun of "the number of X", of the last count in the sentence, or of an earlier one."""
    noun = counted.total(scene, draft)
    if noun is not None:
        return msgspec.structs.replace(draft, counted=noun.span, head=noun.head, inherited=True)
    if last is None and earlier is not None and _goes_on(scene, draft):
        last = earlier
    if last is None:
        return draft
    return msgspec.structs.replace(draft, counted=last.counted, head=last.head, inherited=True)


def _goes_on(scene: Scene, draft: Draft) -> bool:
    """Whether a bare number may count what an earlier sentence counts: it is large, or its words say that it goes on."""
    if draft.high >= _LARGE or draft.numeral.form == "vague":
        return True
    more = _MORE_BEFORE.search(scene.text, scene.reach(draft.start, _NEAR), draft.start)
    return more is not None or _GOES_ON.match(scene.text, draft.end, scene.end) is not None
