"""Furniture lines in plain text: saved news pages as careless savers make text of them, and the invented stories.

    TWOSOURCE_DATA=DIR bench/plain.py

DIR holds `pages` as for `pages.py`. The hosts measured are those that the weights never saw (`training/lines`). A line counts
as furniture if the gold text does not hold it; headlines, bylines, captions and summaries are left out, and so are the links,
offers and credits that some gold texts keep ("report lines lost, disputed ones too" counts these). Prints one JSON line a
figure: `furniture lines` precision, recall and F1 by line, and the share of the report's lines set aside. `every line` keeps
all.
"""

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from twosource.model import Block, Reading
from twosource.page.blocks import find_blocks
from twosource.read import text_page

sys.path.insert(0, str(Path(__file__).parent.parent))  # `training` is a package beside this folder, and is not installed

from training.lines.pages import Saved, saved_pages
from training.lines.savers import SAVERS, Copy, copies

STORIES = Path(__file__).parent / "stories" / "open"
BODY = frozenset({"standfirst", "dateline", "paragraph", "subhead", "pullquote", "correction"})
HELD = re.compile(r"[^\W_]")
"""What a line must hold to be counted: rows of marks between paragraphs are nobody's loss."""
Counts = Counter[str]


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text."""
    return find_blocks(Reading(page=text_page(text, name="copy")))


def tally(copy: Copy) -> Counts:
    """Lines of one copy, by label and verdict."""
    counts: Counts = Counter()
    for block in blocks(copy.text):
        label = copy.label(block.span)
        if block.role != "dateline" and HELD.search(block.span.of(copy.text)):
            counts[f"{label}, {'set aside' if block.role == 'furniture' else 'kept'}"] += 1
    return counts


def tally_story(page: dict[str, Any]) -> Counts:
    """The same for the text of an invented page, whose gold has roles."""
    counts: Counts = Counter()
    aside = [block.span for block in blocks(page["text"]) if block.role == "furniture"]
    for block in page["blocks"]:
        start, end = block["span"]
        held = sum(max(0, min(end, span.end) - max(start, span.start)) for span in aside)
        label = "furniture" if block["role"] == "furniture" else "report" if block["role"] in BODY else "left out"
        counts[f"{label}, {'set aside' if 2 * held > end - start else 'kept'}"] += 1
    return counts


def rows(name: str, counts: Counts) -> Iterator[dict[str, Any]]:
    """The figures of one way of saving."""
    found, missed = counts["furniture, set aside"], counts["furniture, kept"]
    lost, report = counts["report, set aside"], counts["report, set aside"] + counts["report, kept"]
    disputed = counts["disputed, set aside"], counts["disputed, set aside"] + counts["disputed, kept"]
    precision, recall = found / max(1, found + lost), found / max(1, found + missed)
    yield _row(name, "furniture lines F1", 2 * precision * recall / max(1e-9, precision + recall), found + missed)
    yield _row(name, "furniture lines precision", precision, found + lost)
    yield _row(name, "furniture lines recall", recall, found + missed)
    yield _row(name, "report lines lost", lost / max(1, report), report)
    if disputed[1]:
        both = report + disputed[1]
        yield _row(name, "report lines lost, disputed ones too", (lost + disputed[0]) / both, both)


def _row(name: str, measure: str, value: float, n: int) -> dict[str, Any]:
    peers = {"every line": 0.0} if measure == "furniture lines F1" else {}
    return {"bench": "plain", "set": name, "measure": measure, "ours": round(value, 4), "peers": peers, "n": n}


def all_rows(pages: list[Saved]) -> Iterator[dict[str, Any]]:
    """All figures."""
    total: Counts = Counter()
    for saver in SAVERS:
        counts = sum((tally(copy) for copy in copies(pages, [saver])), Counter())
        total += counts
        yield from rows(f"unused sites, {saver.__name__}", counts)
    yield from rows("unused sites, all savers", total)
    golds = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(STORIES.glob("*/gold.json"))]
    told = [page for gold in golds for page in gold["pages"]]
    yield from rows("open stories as text", sum(map(tally_story, told), Counter()))


def main() -> None:
    """Print the figures."""
    data = Path(os.environ["TWOSOURCE_DATA"]) / "pages"
    for row in all_rows([page for page in saved_pages(data) if page.measured]):
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
