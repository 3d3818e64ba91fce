"""Certainty and evidence: how sure the one who speaks is, and whether anything is shown for it.

Over attributions that were matched (see `attributions`, nested ones too) and own-voice sentences that were matched by their
words to a claim in the page's own voice. **certainty** and **evidence** macro F1: the mean of the F1 of the levels that occur
in the gold (of all stories together); accuracy beside it. What a system did not find is not counted here: look at n.
"""

from collections.abc import Iterator

from scoring.case import Case
from scoring.tally import Counts, Row, classed, macro_rows

MISSING = {"certainty": "undetermined", "evidence": "unstated"}


def tally(case: Case) -> Counts:
    """The counts of one story."""
    counts: Counts = Counts()
    for name in case.pages:
        matched = [(gold["item"], found["item"]) for gold, found in case.attributions[name]]
        for gold, found in [*matched, *case.own[name]]:
            for layer, missing in MISSING.items():
                classed(counts, layer, gold[layer], found.get(layer) or missing)
    return counts


def rows(counts: Counts) -> Iterator[Row]:
    """The layer's figures."""
    for layer in MISSING:
        yield from macro_rows(counts, layer)
