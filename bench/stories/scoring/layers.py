"""All layers over stories: outputs in, rows out."""

from collections.abc import Iterable, Iterator
from types import ModuleType

from scoring import attributions, blocks, certainty, drift, facts, figures, lineage, parties, points, times
from scoring.case import Case
from scoring.tally import Counts, Row

LAYERS: dict[str, ModuleType] = {
    "blocks": blocks,
    "facts": facts,
    "attributions": attributions,
    "certainty": certainty,
    "parties": parties,
    "figures": figures,
    "times": times,
    "lineage": lineage,
    "drift": drift,
    "points": points,
}
OF_RETELLINGS = ("lineage", "drift")
"""The layers that are labelled on retellings."""


def counted(cases: Iterable[Case], only: Iterable[str] = LAYERS) -> dict[str, Counts]:
    """The counts of each layer over all cases; a retelling counts in the layers that are labelled on it."""
    only = tuple(only)
    counts: dict[str, Counts] = {name: Counts() for name in only}
    for case in cases:
        for name in only:
            if case.retelling is None or name in OF_RETELLINGS:
                counts[name].add(LAYERS[name].tally(case))
    return counts


def rows(counts: dict[str, Counts]) -> Iterator[tuple[str, Row]]:
    """Layer and row, in order."""
    for name, layer in LAYERS.items():
        if name in counts:
            yield from ((name, row) for row in layer.rows(counts[name]))
