"""Points: where accounts can be compared, and what comes of it.

A claim of a system's point is matched to one of the claims and outsiders of the gold's points on the same page: where both
have a figure, by the figures' words; else by Dice of the words of claim and content, which must reach `ALIKE` (ties: by the
source's words). Several claims of the system may be matched to one of the gold.

**points** B-cubed over the gold's claims and outsiders (extended to claims in several points). An outsider is a cluster by
itself; a claim of the system's point that stands in relations there, all of them `not_comparable`, counts as set aside.
Claims that the gold has in no point are not judged.

**conflict, superseded, denied, unanswered, outcome, agree, compatible**: F1, recall and precision of relations between matched
claims (also of different points). A relation counts for its two *nodes*: a claim's node is its origin in the gold, its value
(the figure's interval and bound; of a claim without one whether it is asserted, denied or left open) and its party. So it
makes no difference whether relations between copies are listed too; those within one node are left out. conflict, agree and
compatible have no direction. The gold lists every conflict, superseded, denied, unanswered and outcome, so any further one is
wrong; of agree and compatible only those count against precision whose two nodes the gold relates in another way. The output
names relations by claim: where a claim has several figures in a point, a relation counts for those of them for which it is
right, and as one wrong relation if there are none.

**points matched**: of the gold's points, the share that has a point of the system's with two claims in common at least (one
to one, by Dice of their claims). **assessments right**: of these, the share with the gold's assessment. **assessments right
of all points**: the same over all points of the gold.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from scoring.case import Case, Item, PageView, Places
from scoring.tally import Counts, Row, cluster_rows, clustered, dice, f1_rows, judged, pairs, share_rows

ALIKE = 0.5
"""Least Dice of the word tokens of two claims without figures in common."""
IN_COMMON = 2
"""Claims that a point of the system's shares with a gold point at least."""
STRICT = ("conflict", "superseded", "denied", "unanswered", "outcome")
LOOSE = ("agree", "compatible")
UNDIRECTED = frozenset({"conflict", "agree", "compatible"})
Node = tuple[int, str, str]
Relation = tuple[Node, Node, str]
Entry = tuple[str, str | None]
"""A claim and a figure of the system's."""


class GoldClaim:
    """A claim of a gold point: its words, its figure's words, its node."""

    def __init__(self, case: Case, name: str) -> None:
        self.page, _, rest = name.partition("/")
        claim, _, figure = rest.partition("/")
        view = case.pages[self.page]
        item = next(one for one in [*view.gold["attributions"], *view.gold["own"]] if one["id"] == claim)
        held = next((one for one in view.gold["figures"] if one["id"] == figure), None)
        self.words = view.words(view.wanted(item.get("content", item.get("spans"))))
        self.source = view.words(view.wanted(item.get("source")))
        self.figure = view.wanted([held["span"]]) if held else None
        origins = (number for number, origin in enumerate(case.gold["origins"]) if self.page in origin["pages"])
        stance = item["certainty"] if item["certainty"] in ("denied", "undetermined") else "asserted"
        value = f"{held['low']} {held['high']} {held['bound']}" if held else stance
        self.node: Node = (
            next(origins, -1),
            value,
            item.get("party") or ("nobody named" if "content" in item else "own voice"),
        )


def tally(case: Case) -> Counts:
    """The counts of one story; retellings have no points."""
    counts: Counts = Counts()
    if case.retelling is not None:
        return counts
    gold = {
        name: GoldClaim(case, name) for point in case.gold["points"] for name in [*point["claims"], *point.get("outsiders", ())]
    }
    matched = _matched(case, gold)
    _points(counts, case, gold, matched)
    _relations(counts, case, gold, matched)
    return counts


def rows(counts: Counts) -> Iterator[Row]:
    """The layer's figures."""
    yield from cluster_rows(counts, "points")
    for name in (*STRICT, *LOOSE):
        yield from f1_rows(counts, name, parts=True)
    yield from share_rows(counts, "points matched", "assessments right", "assessments right of all points")


def _matched(case: Case, gold: dict[str, GoldClaim]) -> dict[Entry, str]:
    """The gold claim of each claim in the system's points."""
    claims = {item["id"]: item for item in case.output.get("claims", ())}
    figures = {item["id"]: item for item in case.output.get("figures", ())}
    sources = {item["id"]: item["source"] for item in case.output.get("attributions", ())}
    found = {}
    for point in case.output.get("points", ()):
        for entry in point["claims"]:
            claim, figure = claims.get(entry["claim"]), figures.get(entry.get("figure") or "")
            view = case.pages.get(case.named(claim["page"])) if claim else None
            if claim is None or view is None:
                continue
            near = _nearest(view, gold, claim, figure, sources.get(claim.get("attribution") or ""))
            if near:
                found[entry["claim"], entry.get("figure")] = near
    return found


def _nearest(
    view: PageView,
    gold: dict[str, GoldClaim],
    claim: Item,
    figure: Item | None,
    source: Any,  # noqa: ANN401 - spans or None
) -> str | None:
    """The name of the gold claim a system's claim is matched to."""
    words, said_by = view.words(view.listed(claim["spans"])), view.words(view.listed(source))
    number: Places | None = view.listed([figure["span"]]) if figure else None
    ranked = []
    for name, one in gold.items():
        if one.page != view.name:
            continue
        alike, tie = dice(one.words, words), dice(one.source, said_by)
        if one.figure is not None and number is not None:
            if one.figure & number:
                ranked.append((2, dice(one.figure, number), alike, tie, name))
        elif alike >= ALIKE:
            ranked.append((int(one.figure is None and number is None), alike, tie, 0.0, name))
    return min(ranked, key=lambda rank: (*(-part for part in rank[:4]), rank[4]))[4] if ranked else None


def _points(counts: Counts, case: Case, gold: dict[str, GoldClaim], matched: dict[Entry, str]) -> None:
    wanted: dict[str, list[str]] = {name: [] for name in gold}
    for point in case.gold["points"]:
        for name in point["claims"]:
            wanted[name].append(point["id"])
    listed: dict[str, set[str]] = defaultdict(set)
    for point in case.output.get("points", ()):
        aside = _set_aside(point)
        for entry in point["claims"]:
            name = matched.get((entry["claim"], entry.get("figure")))
            if name and entry["claim"] not in aside:
                listed[name].add(point["id"])
    clustered(counts, "points", wanted, listed)
    ours = [{name for name, points in listed.items() if point["id"] in points} for point in case.output.get("points", ())]

    def likeness(point: Item, found: set[str]) -> float:
        common = len(found & set(point["claims"]))
        return 2 * common / (len(found) + len(point["claims"])) if common >= min(IN_COMMON, len(point["claims"])) else 0

    partners = pairs(case.gold["points"], ours, likeness)
    right = sum(case.gold["points"][i]["assessment"] == case.output["points"][j].get("assessment") for i, j in partners)
    judged(counts, "points matched", right=len(partners), of=len(case.gold["points"]))
    judged(counts, "assessments right", right=right, of=len(partners))
    judged(counts, "assessments right of all points", right=right, of=len(case.gold["points"]))


def _set_aside(point: Item) -> set[str]:
    """The claims all of whose relations in the point are not_comparable."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for relation in point.get("relations", ()):
        for side in ("left", "right"):
            kinds[relation[side]].add(relation["kind"])
    return {claim for claim, held in kinds.items() if held == {"not_comparable"}}


def _relations(counts: Counts, case: Case, gold: dict[str, GoldClaim], matched: dict[Entry, str]) -> None:
    wanted = {
        _directed(gold[one["left"]].node, gold[one["right"]].node, one["kind"])
        for point in case.gold["points"]
        for one in point.get("relations", ())
        if gold[one["left"]].node != gold[one["right"]].node
    }
    related = {frozenset(relation[:2]) for relation in wanted}
    listed: set[Relation] = set()
    for point in case.output.get("points", ()):
        nodes: dict[str, list[Node]] = defaultdict(list)
        for entry in point["claims"]:
            name = matched.get((entry["claim"], entry.get("figure")))
            if name:
                nodes[entry["claim"]].append(gold[name].node)
        for one in point.get("relations", ()):
            meant = {
                _directed(left, right, one["kind"])
                for left in nodes[one["left"]]
                for right in nodes[one["right"]]
                if left != right
            }
            listed |= {relation for relation in meant if relation in wanted} or set(sorted(meant)[:1])
    for kind in (*STRICT, *LOOSE):
        mine, theirs = ({relation for relation in side if relation[2] == kind} for side in (listed, wanted))
        counts[kind, "wanted"] += len(theirs)
        counts[kind, "right"] += len(mine & theirs)
        wrong = {relation for relation in mine - theirs if kind in STRICT or frozenset(relation[:2]) in related}
        counts[kind, "listed"] += len(mine & theirs) + len(wrong)


def _directed(left: Node, right: Node, kind: str) -> Relation:
    one, other = sorted((left, right)) if kind in UNDIRECTED else (left, right)
    return one, other, kind
