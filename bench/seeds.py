"""Score twosource on the five real pages: what a careful reader found against what the program lists.

    python bench/seeds.py [--show]

The gold is in `seeds/gold.json` (offsets only); the texts are looked for in the folder `seeds` beside the one that the
environment variable TWOSOURCE_DATA names. Prints one JSON row a measure; `--show` adds what was missed and what was listed
without need, with their words.

Measures. Attributions, figures and drifts are paired one to one with the gold, best overlap first. `found`: the share of the
gold that is not optional and has a partner. `right`: the share of all listed that has a partner (optional ones count as right).
A figure's partner needs the same value and bound. A drift's partner needs one of the accepted kinds and words that overlap on
at least one side. `party`: of found attributions, the share whose source is the gold party.
"""

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from twosource.read import read_paths
from twosource.report import machine
from twosource.run import analyse

Item = dict[str, Any]
Rows = Iterator[tuple[str, float, int]]
GOLD = Path(__file__).parent / "seeds" / "gold.json"
ALL_BUT_EDGES = 0.9
"""Share of a furniture line that must be set aside for the line to count as found."""


def overlap(left: list[list[int]], right: list[list[int]]) -> int:
    """Code points two lists of spans share."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)


def length(spans: list[list[int]]) -> int:
    """Code points in a list of spans."""
    return sum(end - start for start, end in spans)


def pair(gold: list[Item], found: list[Item], likeness: Callable[[Item, Item], float]) -> dict[int, int]:
    """Index in `found` -> index in `gold`, greedily from the most alike; likeness 0 never pairs."""
    ranked = sorted(((-likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if likeness(g, f) > 0))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in ranked:
        if i not in used and j not in pairs:
            used.add(i)
            pairs[j] = i
    return pairs


def attribution_likeness(gold: Item, found: Item) -> float:
    """Dice of the contents, plus a little for a source that overlaps (so that nested ones find their own)."""
    shared = overlap(gold["content"], found["content"])
    dice = 2 * shared / (length(gold["content"]) + length(found["content"]))
    return dice + (0.5 if shared and overlap(gold["source"], found["source"]) else 0.0)


def figure_likeness(gold: Item, found: Item) -> float:
    """1 where the spans meet and value and bound agree."""
    if not overlap([gold["span"]], [found["span"]]):
        return 0.0
    if gold["bound"] == "vague":
        return float(found["bound"] == "vague")
    return float((gold["low"], gold["high"], gold["bound"]) == (found["low"], found["high"], found["bound"]))


def drift_likeness(gold: Item, found: Item) -> float:
    """1 or 2 where the kind is accepted and the words overlap on one side or both."""
    if found["kind"] not in gold["kinds"] or found["child"] != gold["child"]:
        return 0.0
    sides = 0
    for side in ("before", "after"):
        if gold[side] and found[side] and overlap([gold[side]], [found[side]["span"]]):
            sides += 1
    return float(sides)


class Tally:
    """Counts of one layer, and lines on what was missed or listed without need."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.wanted = self.found = self.listed = self.right = 0
        self.remarks: list[str] = []

    def add(self, gold: list[Item], found: list[Item], pairs: dict[int, int], words: Callable[[Item], str]) -> None:
        """Count one page's (or the run's) items; `words` tells an item for a remark."""
        self.wanted += sum(not item["optional"] for item in gold)
        self.found += sum(not gold[i]["optional"] for i in pairs.values())
        self.listed += len(found)
        self.right += len(pairs)
        missed = [item for i, item in enumerate(gold) if i not in pairs.values() and not item["optional"]]
        extra = [item for j, item in enumerate(found) if j not in pairs]
        self.remarks += [f"missed {self.label}: {words(item)}" for item in missed]
        self.remarks += [f"extra {self.label}: {words(item)} {item['why']}" for item in extra]


def load() -> tuple[Item, Item] | None:
    """The gold and the machine output for the pages; None where the pages are not at hand."""
    data = os.environ.get("TWOSOURCE_DATA", "")
    folder = Path(data).parent / "seeds"
    if not data or not folder.is_dir():
        return None
    gold = json.loads(GOLD.read_text())
    document = json.loads(msgspec.json.encode(machine.document(analyse(read_paths([str(folder)]).pages))))
    for page in document["pages"]:
        if hashlib.sha256(page["text"].encode()).hexdigest() != gold["pages"][page["name"][:3]]["sha256"]:
            raise SystemExit(f"seeds: the text of {page['name']} is not the one that was labelled")
    return gold, document


def furniture_rows(gold: Item, pages: dict[str, Item]) -> Rows:
    """Lines of furniture found, and blocks of a report set aside."""
    found = lost = 0
    for name, page in pages.items():
        wanted = gold["pages"][name]["furniture"]
        set_aside = [block["span"] for block in page["blocks"] if block["role"] == "furniture"]
        found += sum(overlap([span], set_aside) >= ALL_BUT_EDGES * length([span]) for span in wanted)
        lost += sum(not overlap([span], wanted) for span in set_aside)
    lines = sum(len(gold["pages"][name]["furniture"]) for name in pages)
    yield "furniture lines found", found / lines, lines
    yield "report blocks lost", lost, len(pages)


def attribution_rows(gold: Item, document: Item, pages: dict[str, Item], remarks: list[str]) -> Rows:
    """Attributions, and whether their sources are the right parties."""
    tally, right, named = Tally("attribution"), 0, 0
    names = {source["id"]: " / ".join([source["name"], *source["names"]]).lower() for source in document["sources"]}
    for name, page in pages.items():
        wanted = gold["pages"][name]["attributions"]
        listed = [item for item in document["attributions"] if item["page"] == page["id"]]
        pairs = pair(wanted, listed, attribution_likeness)

        def words(item: Item, name: str = name, text: str = page["text"]) -> str:
            parts = (" … ".join(text[s:e] for s, e in item[role])[:80] for role in ("source", "cue", "content"))
            return f"{name}: {' | '.join(parts)}"

        tally.add(wanted, listed, pairs, words)
        for j, i in pairs.items():
            party = wanted[i]["party"]
            if party and not wanted[i]["optional"]:
                named += 1
                given = names.get(listed[j]["source_id"], "nobody")
                is_right = any(form in given for form in gold["parties"][party])
                right += is_right
                if not is_right:
                    remarks.append(f"wrong party: {given!r} for {party!r}: {words(listed[j])}")
    remarks += tally.remarks
    yield from tally_rows("attributions", tally)
    yield "sources resolved to the right party", right / max(named, 1), named


def figure_rows(gold: Item, document: Item, pages: dict[str, Item], remarks: list[str]) -> Rows:
    """Figures with their value and bound."""
    tally = Tally("figure")
    for name, page in pages.items():
        wanted = gold["pages"][name]["figures"]
        listed = [item for item in document["figures"] if item["page"] == page["id"]]

        def words(item: Item, name: str = name, text: str = page["text"]) -> str:
            start, end = item["span"]
            return f"{name}: …{text[max(0, start - 30) : end + 25]!r} {item['bound']} {item['low']} {item['high']}"

        tally.add(wanted, listed, pair(wanted, listed, figure_likeness), words)
    remarks += tally.remarks
    yield from tally_rows("figures with bound", tally)


def drift_rows(gold: Item, document: Item, pages: dict[str, Item], remarks: list[str]) -> Rows:
    """Drifts of the retellings, and how many kinds of them are found."""
    tally = Tally("drift")
    by_id = {page["id"]: name for name, page in pages.items()}
    listed = [{**item, "child": by_id[item["child"]], "parent": by_id[item["parent"]]} for item in document["drifts"]]
    pairs = pair(gold["drifts"], listed, drift_likeness)

    def words(item: Item) -> str:
        shown = []
        for side, name in (("before", item["parent"]), ("after", item["child"])):
            span = item[side]["span"] if isinstance(item[side], dict) else item[side]
            shown.append(pages[name]["text"][span[0] : span[1]][:90] if span else "-")
        return f"{item['child']} {item.get('kind') or item['kinds']}: {' => '.join(shown)}"

    tally.add(gold["drifts"], listed, pairs, words)
    remarks += tally.remarks + [f"right drift: {words(listed[j])}" for j in pairs]
    yield from tally_rows("drifts", tally)
    wanted = {kind for item in gold["drifts"] if not item["optional"] for kind in item["kinds"][:1]}
    yield "kinds of drift found", len({listed[j]["kind"] for j in pairs}), len(wanted)


def lineage_rows(gold: Item, document: Item, pages: dict[str, Item]) -> Rows:
    """Stories, origins, newsrooms and derivations."""
    by_id = {page["id"]: name for name, page in pages.items()}
    folded = [item for item in document["derivations"] if item["main"] and item["kind"] != "shared_quotes"]
    listed = {(by_id[item["child"]], by_id[item["parent"]], item["kind"]) for item in folded}
    wanted = {(item["child"], item["parent"], item["kind"]) for item in gold["derivations"]}
    yield "stories (should be 1)", len(document["stories"]), len(pages)
    yield f"origins (should be {len(gold['origins'])})", sum(len(story["origins"]) for story in document["stories"]), len(pages)
    yield f"newsrooms (should be {gold['newsrooms']})", sum(story["newsrooms"] for story in document["stories"]), len(pages)
    yield "derivations found", len(listed & wanted) / len(wanted), len(wanted)
    yield "derivations listed without need", len(listed - wanted), len(listed)


def tally_rows(label: str, tally: Tally) -> Rows:
    """The two shares of a layer."""
    yield f"{label} found", tally.found / max(tally.wanted, 1), tally.wanted
    yield f"{label} listed that are right", tally.right / max(tally.listed, 1), tally.listed


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="also print what was missed or listed without need")
    show = parser.parse_args().show
    loaded = load()
    if loaded is None:
        sys.stderr.write("seeds: skipped, no folder `seeds` beside the one that TWOSOURCE_DATA names\n")
        return
    gold, document = loaded
    pages = {page["name"][:3]: page for page in document["pages"]}
    remarks: list[str] = []
    rows = [
        *lineage_rows(gold, document, pages),
        *furniture_rows(gold, pages),
        *attribution_rows(gold, document, pages, remarks),
        *figure_rows(gold, document, pages, remarks),
        *drift_rows(gold, document, pages, remarks),
    ]
    if show:
        print("\n".join(remarks))
    for measure, value, n in rows:
        row = {"bench": "seeds", "set": "five real pages", "measure": measure, "ours": round(value, 3), "peers": {}, "n": n}
        print(json.dumps(row))


if __name__ == "__main__":
    main()
