"""How far two people who labelled the same story agree, a layer at a time.

    python agreement.py FIRST/gold.json SECOND/gold.json [MORE PAIRS ...]

The second gold is scored as if it were a system's output against the first (see `score.py`), so every figure has the meaning it
has there; of F1 and B-cubed it does not matter who is first. Certainty and evidence have Cohen's kappa besides (J. Cohen, A
coefficient of agreement for nominal scales, 1960), over attributions and sentences that both have. Prints a Markdown table for
README.md. The texts of the two must be the same.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scoring import as_output, certainty, layers
from scoring.case import Case
from scoring.tally import Counts, Row, confusion

Item = dict[str, Any]
ONE_SIDED = re.compile(r"(?:recall|precision|lost|wrong|not resolved)$|^(?:drifts listed|false alarms)")
"""Measures of who misses what, which two equals do not have."""


def cases(first: Item, second: Item) -> Iterator[Case]:
    """The story and its retellings, the second gold as the output.

    Raises:
        ValueError: the two are not of the same texts.
    """
    texts = [{page["name"]: page["text"] for page in [*gold["pages"], *gold["retellings"]]} for gold in (first, second)]
    if texts[0] != texts[1]:
        raise ValueError(f"{first['story']}: the two were not labelled on the same texts")
    yield Case(first, as_output.of_story(second))
    told = {one["name"]: one for one in second["retellings"]}
    for one in first["retellings"]:
        yield Case(first, as_output.of_retelling(second, told[one["name"]]), one)


def kappa_rows(counts: Counts) -> Iterator[Row]:
    """Cohen's kappa of each of the two scales."""
    for name in certainty.MISSING:
        table = confusion(counts, name)
        total = sum(table.values())
        if not total:
            continue
        agreed = sum(n for (one, other), n in table.items() if one == other) / total
        classes = {one for pair in table for one in pair}
        chance = sum(
            sum(n for (g, _), n in table.items() if g == one) * sum(n for (_, f), n in table.items() if f == one)
            for one in classes
        ) / (total * total)
        yield f"{name} kappa", (agreed - chance) / (1 - chance) if chance < 1 else 1.0, int(total)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("golds", nargs="+", type=Path, help="first and second gold of a story, story after story")
    files = parser.parse_args().golds
    if len(files) % 2:
        parser.error("give two gold.json for each story")
    golds = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    counts = layers.counted([case for at in range(0, len(golds), 2) for case in cases(golds[at], golds[at + 1])])
    print("| layer | measure | agreement | n |\n|---|---|--:|--:|")
    found = [*layers.rows(counts), *(("certainty", row) for row in kappa_rows(counts["certainty"]))]
    for layer, (measure, value, n) in found:
        if not ONE_SIDED.search(measure):
            print(f"| {layer} | {measure} | {value:.3f} | {n} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
