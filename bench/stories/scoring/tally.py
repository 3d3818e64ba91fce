"""Figures from counts: ratios, F1, macro F1, B-cubed, greedy pairs.

Counts lie in one mapping whose keys are tuples that begin with the figure's name. A figure over nothing is left out, never 0.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
U = TypeVar("U")
Row = tuple[str, float, int]
"""Measure, figure, and the number of items behind it."""


class Counts(defaultdict[tuple[Any, ...], float]):
    """Numbers by key, 0 where there is none yet."""

    def __init__(self) -> None:
        super().__init__(float)

    def add(self, other: "Counts") -> None:
        """Add the counts of another story."""
        for key, number in other.items():
            self[key] += number


def compared(counts: Counts, name: str, *, right: float, listed: float, wanted: float) -> None:
    """Add to the counts of a comparison of two lists: how many have a partner, how many the system and the gold list."""
    counts[name, "right"] += right
    counts[name, "listed"] += listed
    counts[name, "wanted"] += wanted


def f1_rows(counts: Counts, name: str, *, parts: bool = False) -> Iterator[Row]:
    """F1 of a comparison; with `parts` precision and recall too. n is what the gold lists."""
    right, listed, wanted = (counts[name, part] for part in ("right", "listed", "wanted"))
    if listed + wanted:
        yield f"{name} F1", 2 * right / (listed + wanted), int(wanted)
    if parts:
        yield from parts_rows(counts, name)


def parts_rows(counts: Counts, name: str) -> Iterator[Row]:
    """Recall (n: what the gold lists) and precision (n: what the system lists)."""
    right, listed, wanted = (counts[name, part] for part in ("right", "listed", "wanted"))
    if wanted:
        yield f"{name} recall", right / wanted, int(wanted)
    if listed:
        yield f"{name} precision", right / listed, int(listed)


def judged(counts: Counts, name: str, *, right: float, of: float = 1) -> None:
    """Add to the counts of a share."""
    counts[name, "part"] += right
    counts[name, "whole"] += of


def share_rows(counts: Counts, *names: str) -> Iterator[Row]:
    """Shares, by their whole."""
    for name in names:
        if counts[name, "whole"]:
            yield name, counts[name, "part"] / counts[name, "whole"], int(counts[name, "whole"])


def classed(counts: Counts, name: str, gold: str, found: str) -> None:
    """Add one item with the gold's class and the system's."""
    counts[name, "class", gold, found] += 1


def macro_rows(counts: Counts, name: str) -> Iterator[Row]:
    """Macro F1 over the classes the gold holds, and accuracy."""
    table = confusion(counts, name)
    total = sum(table.values())
    if not total:
        return
    classes = sorted({gold for gold, _ in table})
    scores = []
    for one in classes:
        gold = sum(n for (g, _), n in table.items() if g == one)
        found = sum(n for (_, f), n in table.items() if f == one)
        scores.append(2 * table.get((one, one), 0) / (gold + found))
    yield f"{name} macro F1", sum(scores) / len(scores), int(total)
    yield f"{name} accuracy", sum(n for (g, f), n in table.items() if g == f) / total, int(total)


def confusion(counts: Counts, name: str) -> dict[tuple[str, str], float]:
    """(class of the gold, class of the system) -> number."""
    return {(key[2], key[3]): n for key, n in counts.items() if len(key) == 4 and key[:2] == (name, "class")}


def clustered(counts: Counts, name: str, gold: Mapping[T, Iterable[Hashable]], found: Mapping[T, Iterable[Hashable]]) -> None:
    """Add B-cubed precision and recall of each item of `gold`.

    Extended to items in several clusters as Amigó and others have it (A comparison of extrinsic clustering evaluation metrics,
    2009): of two items that the system puts together s times and the gold g times, min(s, g) are right. An item in no cluster
    is one by itself.
    """
    items = list(gold)
    wanted = {item: set(gold[item]) or {("alone", item)} for item in items}
    listed = {item: set(found.get(item, ())) or {("alone", item)} for item in items}
    for one in items:
        shared = [(len(wanted[one] & wanted[other]), len(listed[one] & listed[other])) for other in items]
        precise = [min(g, s) / s for g, s in shared if s]
        complete = [min(g, s) / g for g, s in shared if g]
        counts[name, "precision"] += sum(precise) / len(precise)
        counts[name, "recall"] += sum(complete) / len(complete)
        counts[name, "items"] += 1


def cluster_rows(counts: Counts, name: str) -> Iterator[Row]:
    """B-cubed F1, precision and recall over items."""
    items = counts[name, "items"]
    if not items:
        return
    precision, recall = counts[name, "precision"] / items, counts[name, "recall"] / items
    yield f"{name} B-cubed F1", 2 * precision * recall / (precision + recall), int(items)
    yield f"{name} B-cubed precision", precision, int(items)
    yield f"{name} B-cubed recall", recall, int(items)


def pairs(gold: Sequence[T], found: Sequence[U], likeness: Callable[[T, U], float]) -> list[tuple[int, int]]:
    """Positions of one-to-one partners, greedily from the most alike, then in list order; likeness 0 never pairs."""
    ranked = sorted((-like, i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if (like := likeness(g, f)) > 0)
    chosen: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, i, j in ranked:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            chosen.append((i, j))
    return chosen


def dice(left: frozenset[int], right: frozenset[int]) -> float:
    """Twice the common part over the sum; 0 where either is empty."""
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0
