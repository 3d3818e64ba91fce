"""What bare numbers count: things named before them, in "the number of X", in the sentence or in one just before."""

import re
from collections.abc import Sequence

import msgspec

from twosource.page.quantity import counted
from twosource.page.quantity.draft import Draft, Scene
from twosource.page.quantity.units import GAP

ANTECEDENT_REACH = 3
"""Sentences back in which a bare number looks for what it counts ("Whether it will be 3,000 or 10,000 ...")."""

_LARGE = 100
"""Bare numbers from here on are counts; smaller ones may be anything, so they inherit nothing from another sentence."""

_LIMITS = frozenset({"at_least", "at_most", "more_than", "less_than"})
_COMPARED_REACH = 80
"""Characters between two numbers that are compared."""

_MOST_COMPARED = 2
"""Numbers one of which gives its unit ("lost 162.3 points, or 2.1%, to fall to 7,425.8")."""

_NEAR = 16
_BARE_AFTER = re.compile(rf"[.,;:!?)”\"’—–]|$|{GAP}(?P<word>[^\W\d_]+)|\s*[-–—]\s")
_COMPARED = re.compile(r"(?<!\w)(?:from|to|compared|versus|against|than|was|of|at)(?!\w)", re.IGNORECASE)
_RELATIVE = re.compile(r"(?<!\w)(?:from|compared|versus|than)(?!\w)", re.IGNORECASE)
_MOVED = re.compile(
    rf"(?<!\w)(?:by|gain(?:ed|ing|s)?|los(?:t|es|ing)|rose|fell|added|shed|dropped|climbed|slipped){GAP}$", re.IGNORECASE
)
"""What goes before a change told without its unit ("lost six points while the other gained four")."""

_MORE_BEFORE = re.compile(rf"(?<!\w)(?:another|further|other|additional){GAP}$", re.IGNORECASE)
_GOES_ON = re.compile(
    rf"{GAP}(?:(?:were|are|was|have|had|of{GAP}(?:them|whom|those)|more)(?!\w)|\w{{2,16}}ed(?!\w))", re.IGNORECASE
)


class Memory:
    """The last count of the sentences read so far: what bare numbers and "of them" refer to."""

    def __init__(self) -> None:
        self._sentence = -1
        self._last: tuple[Draft, str] | None = None
        self._asked: tuple[int, counted.Noun] | None = None
        self._by_head: dict[str, str] = {}

    def add(self, sentence: int, draft: Draft, figure: str, *, whole: bool) -> None:
        """Remembers a count, the sentence it stands in, the id of its figure, and whether it is no part of another."""
        self._sentence, self._last = sentence, (draft, figure)
        if whole and draft.head:
            self._by_head[draft.head.lower()] = figure

    def ask(self, sentence: int, noun: counted.Noun | None) -> None:
        """Remembers what a sentence asks the number of."""
        if noun is not None:
            self._asked = (sentence, noun)

    def asked(self, sentence: int) -> counted.Noun | None:
        """What was asked for in a sentence near before: even small bare numbers answer it."""
        near = self._asked is not None and 0 < sentence - self._asked[0] <= ANTECEDENT_REACH
        return self._asked[1] if near and self._asked else None

    def of(self, head: str) -> str | None:
        """The id of the figure that last counted things of this name, anywhere before on the page."""
        return self._by_head.get(head.lower())

    def last(self, sentence: int) -> tuple[Draft, str] | None:
        """The last count and its figure's id, as seen from a sentence; None if it is too far back."""
        return self._last if sentence - self._sentence <= ANTECEDENT_REACH else None


def with_antecedents(
    scene: Scene, drafts: Sequence[Draft], earlier: Draft | None, asked: counted.Noun | None = None
) -> list[Draft]:
    """The drafts of a sentence; bare numbers among them with the unit or the noun they share with one before.

    Args:
        scene: the sentence.
        drafts: its numbers, in text order.
        earlier: the last count of the sentences before, if it is near.
        asked: what a sentence near before asks the number of.
    """
    done: list[Draft] = []
    count: Draft | None = None
    for draft in drafts:
        finished = draft
        if draft.unit is None and draft.head is None and draft.rule != "score" and is_bare(scene, draft):
            finished = _with_unit(scene, draft, done) or _with_noun(scene, draft, count, earlier)
            if finished.head is None and finished.unit is None and asked is not None:
                finished = msgspec.structs.replace(finished, counted=asked.span, head=asked.head, inherited=True)
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
    """The draft with the unit of a number it is compared with ("rose from 21% to 23"); None if it is compared with none."""
    for last in reversed(before[-_MOST_COMPARED:]):
        if last.unit is None or draft.start - last.end > _COMPARED_REACH:
            return None
        if last.unit.family in ("time", "age"):
            return None
        share = last.unit.family == "percentage"
        moved = _MOVED.search(scene.text, max(last.end, draft.start - _NEAR), draft.start)
        if moved or (_RELATIVE if share else _COMPARED).search(scene.text, last.end, draft.start):
            return msgspec.structs.replace(draft, unit=last.unit)
        if not share:
            return None
    return None


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
    if draft.high >= _LARGE or draft.numeral.form == "vague" or draft.bound in _LIMITS:
        return True
    more = _MORE_BEFORE.search(scene.text, scene.reach(draft.start, _NEAR), draft.start)
    return more is not None or _GOES_ON.match(scene.text, draft.end, scene.end) is not None
