"""Times: expressions and the days they mean.

A gold and a system time are partners if their words overlap, one to one, most overlap first. **times found** F1: partners.
**times with first and last day** F1: a partner counts if the days are the same (hours aside); where the gold has no days (they
cannot be known, or it is a duration or a set), if the system gives none.
"""

from collections.abc import Iterator

from scoring.case import Case, Item
from scoring.tally import Counts, Row, compared, f1_rows, pairs


def tally(case: Case) -> Counts:
    """The counts of one story."""
    counts: Counts = Counts()
    for view in case.pages.values():
        gold, found = view.gold["times"], view.items(case.output, "times")
        wanted, listed = ([view.wanted([g["span"]]) for g in gold], [view.listed([f["span"]]) for f in found])
        partners = pairs(wanted, listed, lambda g, f: len(g & f))
        same = sum(days(gold[i]) == days(found[j]) for i, j in partners)
        compared(counts, "times found", right=len(partners), listed=len(found), wanted=len(gold))
        compared(counts, "times with first and last day", right=same, listed=len(found), wanted=len(gold))
    return counts


def rows(counts: Counts) -> Iterator[Row]:
    """The layer's figures."""
    yield from f1_rows(counts, "times found")
    yield from f1_rows(counts, "times with first and last day")


def days(item: Item) -> tuple[str, str]:
    """First and last day, empty where not known."""
    return (item.get("first") or "")[:10], (item.get("last") or "")[:10]
