"""Attributions: who says what.

The two figures are those of `score_attribution.py` (the scorer for PolNeAR), its definitions kept. Gold and system attributions
of a page are paired one to one by Dice of the word tokens of their contents, best first. **overlap** F1: a pair counts.
**linked** F1: a pair counts if its source is right as well: it shares a word with the gold's, or both have none (pronouns are
not resolved here). Punctuation never decides. **outermost**: the same over the attributions that do not lie, source, cue and
content, inside the content of another, on both sides.
"""

from collections.abc import Iterator, Sequence

from scoring.case import ROLES, Case, Item, listed_attributions, paired, wanted_attributions
from scoring.tally import Counts, Row, compared, f1_rows


def tally(case: Case) -> Counts:
    """The counts of one story."""
    counts: Counts = Counts()
    for view in case.pages.values():
        gold, found = wanted_attributions(view), listed_attributions(view, case.output)
        for name, wanted, listed in (
            ("attributions", gold, found),
            ("outermost attributions", outermost(gold), outermost(found)),
        ):
            matched = paired(wanted, listed)
            linked = sum(same_source(g, f) for g, f in matched)
            compared(counts, f"{name}, overlap", right=len(matched), listed=len(listed), wanted=len(wanted))
            compared(counts, f"{name}, linked", right=linked, listed=len(listed), wanted=len(wanted))
    return counts


def rows(counts: Counts) -> Iterator[Row]:
    """The layer's figures."""
    for name in ("attributions", "outermost attributions"):
        for measure in ("overlap", "linked"):
            yield from f1_rows(counts, f"{name}, {measure}", parts=(name, measure) == ("attributions", "overlap"))


def same_source(gold: Item, found: Item) -> bool:
    """Whether the sources share a word, or neither has one."""
    return bool(gold["source"] & found["source"]) if gold["source"] else not found["source"]


def outermost(items: Sequence[Item]) -> list[Item]:
    """Without those all of whose words lie inside the content of another one."""

    def inside(one: Item, other: Item) -> bool:
        return all(one["chars"][role] <= other["chars"]["content"] for role in ROLES)

    return [
        one for one in items if not any(other is not one and inside(one, other) and not inside(other, one) for other in items)
    ]
