"""Score a system's output for an invented story, or print the pages a system is to read.

    python score.py open/STORY/gold.json OUTPUT.json [OUTPUT.json ...] [--json]
    python score.py --pages open/STORY/gold.json > pages.jsonl
    python score.py --pages --retelling 3 open/STORY/gold.json > retelling-3.jsonl

OUTPUT.json is the JSON object that `twosource report --json` prints, or that of any other system in the same form; lists that a
system does not answer may be left out. The output for the story's pages and those for retellings (each run with the lead alone)
may be given together, in any order: an output is known as a retelling's by the page `retelling-N` in it.

With `--pages` the pages are printed as JSON Lines: `id`, `text` or (where the story has the page as HTML) `html`, and what is
given about a page, `publisher` and `published`. What each figure means stands in the modules of `scoring`, a module a layer.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from scoring import layers
from scoring.case import RETELLING, Case, retelling_page, stem

Item = dict[str, Any]


def records(gold: Item, html: dict[str, str], retelling: Item | None = None) -> list[Item]:
    """The pages of a story, or the lead and a retelling, as a system may read them.

    Args:
        gold: the story.
        html: markup by page name, of the pages that have it.
        retelling: one of the story's.
    """
    pages = gold["pages"]
    if retelling is not None:
        pages = [*(page for page in pages if page["name"] == gold["lead"]), retelling_page(retelling)]
    found = []
    for page in pages:
        given = page["facts"].get("given") or {}
        markup = html.get(page["name"])
        body = {"html": markup} if markup is not None else {"text": page["text"]}
        found.append({"id": page["name"], **body, **{key: given[key] for key in sorted(given)}})
    return found


def html_of(folder: Path) -> dict[str, str]:
    """The markup of a story's pages by name."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted((folder / "pages").glob("*.html"))}


def case_of(gold: Item, output: Item) -> Case:
    """The case an output is for: the story, or the retelling whose page it holds."""
    held = {stem(page["name"]) for page in output["pages"]}
    told = (one for one in gold["retellings"] if f"{RETELLING}{one['name']}" in held)
    return Case(gold, output, next(told, None))


def main() -> int:
    """Print pages or figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("outputs", nargs="*", type=Path, metavar="OUTPUT.json")
    parser.add_argument("--pages", action="store_true", help="print the story's pages as JSON Lines")
    parser.add_argument("--retelling", metavar="N", help="with --pages: the lead and this retelling")
    parser.add_argument("--json", action="store_true", help="one JSON object a line instead of a table")
    chosen = parser.parse_args()
    gold = json.loads(chosen.gold.read_text(encoding="utf-8"))
    if chosen.pages:
        told = {one["name"]: one for one in gold["retellings"]}
        if chosen.retelling is not None and chosen.retelling not in told:
            parser.error(f"no retelling {chosen.retelling}; there are {', '.join(told) or 'none'}")
        for record in records(gold, html_of(chosen.gold.parent), told.get(chosen.retelling)):
            sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        return 0
    if not chosen.outputs:
        parser.error("give the output to score, or --pages")
    cases = [case_of(gold, json.loads(file.read_text(encoding="utf-8"))) for file in chosen.outputs]
    shown = None
    for layer, (measure, value, n) in layers.rows(layers.counted(cases)):
        if chosen.json:
            print(json.dumps({"layer": layer, "measure": measure, "value": round(value, 4), "n": n}))
            continue
        if layer != shown:
            print(layer)
            shown = layer
        print(f"  {measure:58s} {value:7.3f}  {n:6d}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
