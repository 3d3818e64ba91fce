"""Drift: what was lost or changed on the way from one page to another.

A gold and a system drift are partners if they have the same parent, child and kind and their words overlap on at least one
side, one to one, most overlap first. **drift recall**: of the gold's drifts, the share with a partner; **drift precision**:
of the system's, likewise; both over the derived pages of stories, over retellings, and together, by kind and by weight
(recall: by those of the gold; precision: by those the system names; a partner of another weight is a partner). **weights
right**: of partners, the share with the same weight. A drift whose derivation the system did not see is a drift not found;
one listed on a pair that the gold does not derive is listed without need.

What has no partner is told apart, as shares of all the system lists: **under another kind** (its words overlap those of a
gold drift without a partner), **on harmless edits** (its words overlap a gold `harmless` edit on each side where both have
words) and the rest, **on nothing the gold marks**. **false alarms on harmless edits** is the second as a share of the gold's
harmless edits: how many of them raise an alarm. **drifts listed on a retelling that changed nothing**: their mean number on
retellings whose gold lists none.
"""

from collections.abc import Iterator

from scoring.case import RETELLING, Case, Item
from scoring.tally import Counts, Row, compared, f1_rows, judged, pairs, share_rows

SIDES = ("before", "after")
ASTRAY = ("under another kind", "on harmless edits", "on nothing the gold marks")
IDLE = "drifts listed on a retelling that changed nothing"
ALARMS = "false alarms on harmless edits"
WEIGHT = "weights right"


def tally(case: Case) -> Counts:
    """The counts of one story or one retelling."""
    counts: Counts = Counts()
    gold = case.gold if case.retelling is None else case.retelling
    wanted = [_placed(case, item, of_gold=True) for item in gold["drifts"]]
    harmless = [_placed(case, item, of_gold=True) for item in gold["harmless"]]
    listed = [_placed(case, item, of_gold=False) for item in case.output.get("drifts", ())]
    partners = pairs(wanted, listed, likeness)
    for name in ("drift", "drift in stories" if case.retelling is None else "drift in retellings"):
        compared(counts, name, right=len(partners), listed=len(listed), wanted=len(wanted))
    _by_class(counts, wanted, listed, partners)
    for i, j in partners:
        judged(counts, WEIGHT, right=wanted[i]["weight"] == listed[j]["weight"])
    missed = [item for i, item in enumerate(wanted) if i not in {i for i, _ in partners}]
    alarms = set()
    for j, item in enumerate(listed):
        astray = None if j in {j for _, j in partners} else _astray(item, missed, harmless)
        alarms |= {i for i, edit in enumerate(harmless) if astray == ASTRAY[1] and on_edit(edit, item)}
        for name in ASTRAY:
            judged(counts, f"drifts listed {name}", right=astray == name)
    judged(counts, ALARMS, right=len(alarms), of=len(harmless))
    if case.retelling is not None and not wanted:
        judged(counts, IDLE, right=len(listed))
    return counts


def rows(counts: Counts) -> Iterator[Row]:
    """The layer's figures."""
    for name in ("drift", "drift in stories", "drift in retellings"):
        yield from f1_rows(counts, name, parts=True)
    yield from share_rows(counts, *sorted({str(key[0]) for key in counts if str(key[0]).startswith("drift, ")}))
    yield from share_rows(counts, WEIGHT, *(f"drifts listed {name}" for name in ASTRAY), ALARMS, IDLE)


def likeness(gold: Item, found: Item) -> float:
    """0 unless kind, parent and child are the same; else how much the words overlap, sides first."""
    if any(gold[key] != found[key] for key in ("kind", "parent", "child")):
        return 0
    shared = [_overlap(gold[side], found[side]) for side in SIDES]
    return sum(bool(share) for share in shared) + sum(shared) / 2


def on_edit(edit: Item, found: Item) -> bool:
    """Whether the words of a system drift lie on a harmless edit: on each side where both have words."""
    if (edit["parent"], edit["child"]) != (found["parent"], found["child"]):
        return False
    shared = [_overlap(edit[side], found[side]) for side in SIDES if edit[side] and found[side]]
    return bool(shared) and all(shared)


def _astray(item: Item, missed: list[Item], harmless: list[Item]) -> str:
    if any(likeness({**one, "kind": item["kind"]}, item) for one in missed):
        return ASTRAY[0]
    return ASTRAY[1] if any(on_edit(edit, item) for edit in harmless) else ASTRAY[2]


def _by_class(counts: Counts, wanted: list[Item], listed: list[Item], partners: list[tuple[int, int]]) -> None:
    """Recall by the gold's kind and weight, precision by the system's."""
    for key, label in (("kind", "drift, {}"), ("weight", "drift, {} ones")):
        for i, item in enumerate(wanted):
            judged(counts, f"{label.format(item[key])} recall", right=i in {i for i, _ in partners})
        for j, item in enumerate(listed):
            judged(counts, f"{label.format(item[key])} precision", right=j in {j for _, j in partners})


def _placed(case: Case, item: Item, *, of_gold: bool) -> Item:
    """The drift with page names and places."""
    found: Item = {key: item[key] for key in ("kind", "weight") if key in item}
    for key in ("parent", "child"):
        found[key] = _retold(item[key]) if of_gold else case.named(item[key])
    for side in SIDES:
        words = item.get(side)
        if words is None:
            found[side] = frozenset()
            continue
        page = _retold(words["page"]) if of_gold else case.named(words["page"])
        view = case.pages.get(page)
        places = (view.wanted if of_gold else view.listed)([words["span"]]) if view else frozenset()
        found[side] = frozenset((page, at) for at in places)
    return found


def _retold(name: str) -> str:
    """The gold calls a retelling's page "retelling 1", its file "retelling-1"."""
    return RETELLING + name.removeprefix("retelling ") if name.startswith("retelling ") else name


def _overlap(one: frozenset[tuple[str, int]], other: frozenset[tuple[str, int]]) -> float:
    """Dice of two sets of places."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
