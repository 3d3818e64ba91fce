"""Figures: quantities with what they count.

A gold and a system figure are partners if their words overlap and value and bound agree (`low`, `high` within one in a
million; for the bound `vague`, that both are vague, since intervals for "dozens" are a convention), one to one, most overlap
first.

**figures** F1: partners. **figures with counted** F1: over gold figures that count something, and the system's figures that
are partners of those or of none; a partner counts if the heads of the two noun phrases are equal, or one phrase's words
contain the other's, or the system's head is the gold's unit. **figures with attribution** F1: a partner counts if both stand
in the page's own voice or their attributions are matched to one another (see `attributions`). **parts of a whole** F1: over
figures with `part_of`; both the part and the whole must be partners.
"""

import math
import re
from collections.abc import Iterator

from scoring.case import Case, Item, PageView
from scoring.tally import Counts, Row, compared, f1_rows, pairs

NEAR = 1e-6
_STOP = frozenset({"a", "an", "the", "of", "in", "on", "at", "and", "or", "to", "for", "from", "with", "by"})
_AFTER_HEAD = re.compile(r"\b(?:of|in|on|at|from|with|by|who|that|which|to|for)\b|,")


def tally(case: Case) -> Counts:
    """The counts of one story."""
    counts: Counts = Counts()
    for view in case.pages.values():
        gold, found = view.gold["figures"], view.items(case.output, "figures")
        partners = figure_pairs(view, gold, found)
        sizes = {"listed": len(found), "wanted": len(gold)}
        both = [(gold[i], found[j]) for i, j in partners]
        spoken = {f["item"]["id"]: g["item"]["id"] for g, f in case.attributions[view.name]}
        compared(counts, "figures", right=len(both), **sizes)
        counting = [(g, f) for g, f in both if g["counted_span"]]
        compared(
            counts,
            "figures with counted",
            right=sum(same_counted(view, g, f) for g, f in counting),
            listed=len(found) - len(both) + len(counting),
            wanted=sum(bool(g["counted_span"]) for g in gold),
        )
        compared(counts, "figures with attribution", right=sum(same_voice(g, f, spoken) for g, f in both), **sizes)
        wholes = {f["id"]: g["id"] for g, f in both}
        compared(
            counts,
            "parts of a whole",
            right=sum(bool(g["part_of"]) and wholes.get(f.get("part_of") or "") == g["part_of"] for g, f in both),
            listed=sum(bool(f.get("part_of")) for f in found),
            wanted=sum(bool(g["part_of"]) for g in gold),
        )
    return counts


def rows(counts: Counts) -> Iterator[Row]:
    """The layer's figures."""
    yield from f1_rows(counts, "figures", parts=True)
    for name in ("figures with counted", "figures with attribution", "parts of a whole"):
        yield from f1_rows(counts, name)


def figure_pairs(view: PageView, gold: list[Item], found: list[Item]) -> list[tuple[int, int]]:
    """Positions of partners."""
    wanted = [(item, view.wanted([item["span"]])) for item in gold]
    listed = [(item, view.listed([item["span"]])) for item in found]
    return pairs(wanted, listed, lambda g, f: len(g[1] & f[1]) if same_value(g[0], f[0]) else 0)


def same_value(gold: Item, found: Item) -> bool:
    """Whether bound and interval agree."""
    if gold["bound"] != found.get("bound"):
        return False
    return gold["bound"] == "vague" or all(_near(gold[end], found.get(end)) for end in ("low", "high"))


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=NEAR, abs_tol=NEAR)


def same_counted(view: PageView, gold: Item, found: Item) -> bool:
    """Whether the same thing is counted."""
    wanted = view.text[slice(*gold["counted_span"])]
    one, other = phrase(wanted), phrase(found.get("counted") or "")
    if not one or not other:
        return one == other
    heads = {head(wanted), *phrase(gold["unit"] or "")[-1:]}
    return head(found["counted"]) in heads or set(one) <= set(other) or set(other) <= set(one)


def head(text: str) -> str:
    """The last word before a preposition, a relative clause or a comma; of a phrase that begins with one, its last word."""
    before = phrase(_AFTER_HEAD.split(text.lower())[0])
    return (before or phrase(text))[-1]


def phrase(text: str) -> list[str]:
    """Words in the singular."""
    return [_singular(word) for word in re.findall(r"[^\W_]+", text.lower()) if word not in _STOP]


def _singular(word: str) -> str:
    if word == "people":
        return "person"
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    if re.search(r"(?:ss|us|is)$", word):
        return word
    if re.search(r"..(?:ch|sh|x|ss)es$", word):
        return word[:-2]
    return word[:-1] if len(word) > 2 and word.endswith("s") else word


def same_voice(gold: Item, found: Item, spoken: dict[str, str]) -> bool:
    """Whether the same attribution, or none, holds the figure; `spoken`: gold attribution by the system's."""
    attribution = found.get("attribution")
    return gold["attribution"] is None if attribution is None else spoken.get(attribution) == gold["attribution"]
