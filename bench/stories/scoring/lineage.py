"""Lineage: which pages were made from which, how many reports and newsrooms there are.

**derivations** F1: pairs (child, parent) of a page and the page it was made from, `shared_quotes` aside. Of the system's pairs
only the main ones (`main`, true where absent) can be wrong, since a system may list every pair it verified; all can be right.
**derivations with kind** F1: the kind is right as well. **shared quotes** F1: unordered pairs of that kind.

**origins** B-cubed: pages that go back to one report. A page in no origin is a cluster by itself. **newsrooms counted right**:
the share of stories with the gold's number (of a story that the system takes apart the numbers are added).
**newsrooms named right**: of pages whose gold origin has a newsroom, the share whose origin has the same name.
**pages in one story**: the share of pages that lie in the largest story the system makes of them.

**retellings traced** and **retellings with kind**: of the retellings, the share that the system derives from the lead (by a
pair that is not `shared_quotes`), and with the kind right; each retelling is run as a story of two pages.
"""

from collections import Counter
from collections.abc import Iterator

from scoring.case import RETELLING, Case, Item
from scoring.facts import folded
from scoring.tally import Counts, Row, cluster_rows, clustered, compared, f1_rows, judged, share_rows

SHARED = "shared_quotes"
Pair = tuple[str, str]


def tally(case: Case) -> Counts:
    """The counts of one story or one retelling."""
    counts: Counts = Counts()
    listed = [(case.named(item["child"]), case.named(item["parent"]), item) for item in case.output.get("derivations", ())]
    if case.retelling is not None:
        made = {
            item["kind"]
            for child, parent, item in listed
            if (child, parent) == (f"{RETELLING}{case.retelling['name']}", case.gold["lead"])
        }
        judged(counts, "retellings traced", right=bool(made - {SHARED}))
        judged(counts, "retellings with kind", right=case.retelling["kind"] in made)
        return counts
    _derivations(counts, case.gold["derivations"], listed)
    _origins(counts, case)
    return counts


def rows(counts: Counts) -> Iterator[Row]:
    """The layer's figures."""
    yield from f1_rows(counts, "derivations", parts=True)
    yield from f1_rows(counts, "derivations with kind")
    yield from f1_rows(counts, "shared quotes")
    yield from cluster_rows(counts, "origins")
    yield from share_rows(counts, "newsrooms counted right", "newsrooms named right", "pages in one story")
    yield from share_rows(counts, "retellings traced", "retellings with kind")


def _derivations(counts: Counts, gold: list[Item], listed: list[tuple[str, str, Item]]) -> None:
    wanted = {(item["child"], item["parent"]): item["kind"] for item in gold if item["kind"] != SHARED}
    found = {(child, parent): item for child, parent, item in listed if item["kind"] != SHARED}
    counted = {pair for pair, item in found.items() if pair in wanted or item.get("main", True)}
    right = wanted.keys() & counted
    same = sum(found[pair]["kind"] == wanted[pair] for pair in right)
    compared(counts, "derivations", right=len(right), listed=len(counted), wanted=len(wanted))
    compared(counts, "derivations with kind", right=same, listed=len(counted), wanted=len(wanted))
    one = {frozenset((item["child"], item["parent"])) for item in gold if item["kind"] == SHARED}
    other = {frozenset((child, parent)) for child, parent, item in listed if item["kind"] == SHARED}
    compared(counts, "shared quotes", right=len(one & other), listed=len(other), wanted=len(one))


def _origins(counts: Counts, case: Case) -> None:
    stories = case.output.get("stories", ())
    origin_of: dict[str, tuple[int, Item]] = {}
    for number, origin in enumerate(origin for story in stories for origin in story["origins"]):
        for page in origin["pages"]:
            origin_of.setdefault(page, (number, origin))
    by_name = {name: origin_of.get(view.found["id"]) if view.found else None for name, view in case.pages.items()}
    wanted = {page: [number] for number, origin in enumerate(case.gold["origins"]) for page in origin["pages"]}
    clustered(counts, "origins", wanted, {name: [found[0]] for name, found in by_name.items() if found})
    if case.gold["newsrooms"] is not None:
        said = sum(story.get("newsrooms") or 0 for story in stories)
        judged(counts, "newsrooms counted right", right=said == case.gold["newsrooms"])
    for origin in case.gold["origins"]:
        for page in origin["pages"] if origin.get("newsroom") else ():
            found = by_name.get(page)
            name = folded(found[1].get("newsroom") or "") if found else ""
            judged(counts, "newsrooms named right", right=name == folded(origin["newsroom"]))
    story_of = {page: number for number, story in enumerate(stories) for page in story["pages"]}
    sizes = Counter(
        story_of.get(view.found["id"], f"alone {name}") if view.found else f"alone {name}" for name, view in case.pages.items()
    )
    judged(counts, "pages in one story", right=max(sizes.values()), of=len(case.pages))
