"""Figures against NewsQuant, beside quantulum3 on the same sentences.

    TWOSOURCE_DATA=DIR python bench/quantities.py [--half seen|unseen|all] [--errors N]

Reads `DIR/quantities/newsquant_dev.jsonl.gz` (Almasian et al., CQE: A Comprehensive Quantity Extractor, EMNLP 2023; the data
are not shipped). The sentences are split by a digest of their id: the seen half was read while the rules were written, the
unseen half was only scored. Prints one JSON object a line: bench, set, measure, ours, peers, n.

How our figures are put into the scorer's terms: `at_most` is `up_to`, a range keeps low and high and is `exact`, a bound is
closed to its value, a change "by" gives `up` or `down`. NewsQuant marks no vague magnitudes ("several games") and no scores
("89-89"), so these two kinds of figure are left out; nothing else is.
"""

import argparse
import gzip
import hashlib
import importlib.util
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from twosource.model import Figure, Page, Reading, Sentence, Span
from twosource.page.quantity import find_figures

SPLIT = "twosource"
"""Seed of the split into halves."""

MODIFIERS = {"at_most": "up_to", "range": "exact"}
UNITS = {"indian rupee": "rupee", "fold": "count", "time": "count"}


def scorer() -> ModuleType:
    """The scorer beside this file."""
    place = Path(__file__).with_name("score_quantities.py")
    spec = importlib.util.spec_from_file_location("score_quantities", place)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def half(row: dict[str, Any]) -> str:
    """Which half a sentence belongs to."""
    return ("seen", "unseen")[hashlib.sha256(f"{SPLIT}:{row['id']}".encode()).digest()[0] % 2]


def ours(text: str) -> list[dict[str, Any]]:
    """Our figures of one sentence in the scorer's terms."""
    page = Page(id="page", name="page", text=text)
    sentence = Sentence(id="sentence", page="page", by="bench", span=Span(0, len(text)), block="block", role="paragraph")
    figures = find_figures(Reading(page=page, notes=(sentence,)))
    return [told(figure) for figure in figures if figure.bound != "vague" and not figure.rule.startswith("score")]


def told(figure: Figure) -> dict[str, Any]:
    """One figure in the scorer's terms."""
    changed = figure.change if figure.change_role == "by" else None
    unit = (
        (figure.unit or "").removeprefix("us ")
        if figure.unit_code == "USD" or "us dollar per" in (figure.unit or "")
        else figure.unit
    )
    return {
        "low": figure.low if figure.low is not None else figure.high,
        "high": figure.high if figure.high is not None else figure.low,
        "modifier": changed or MODIFIERS.get(figure.bound, figure.bound),
        "unit_norm": UNITS.get(unit or "", unit),
        "counted": figure.counted,
    }


def quantulum() -> Callable[[str], list[dict[str, Any]]]:
    """quantulum3 without its classifier, its quantities in the scorer's terms."""
    from quantulum3 import parser  # noqa: PLC0415 (the peer is optional)

    def read(text: str) -> list[dict[str, Any]]:
        found = []
        for one in parser.parse(text, classifier_path=None):
            spread = one.uncertainty or 0.0
            found.append(
                {
                    "low": one.value - spread,
                    "high": one.value + spread,
                    "modifier": "exact",
                    "unit_norm": "" if one.unit.name == "dimensionless" else one.unit.name,
                    "counted": None,
                }
            )
        return found

    return read


def predict(rows: Iterable[dict[str, Any]], read: Callable[[str], list[dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """The predictions of one system, by sentence."""
    return {row["id"]: {"quantities": read(row["text"])} for row in rows}


def main() -> int:
    """Runs both systems and prints what the scorer says of them."""
    options = argparse.ArgumentParser(description="figures against NewsQuant")
    options.add_argument("--half", choices=("seen", "unseen", "all"), default="unseen")
    options.add_argument("--errors", type=int, default=0)
    chosen = options.parse_args()
    folder = os.environ.get("TWOSOURCE_DATA")
    if not folder:
        print("set TWOSOURCE_DATA to the folder that holds quantities/newsquant_dev.jsonl.gz", file=sys.stderr)
        return 2
    with gzip.open(Path(folder) / "quantities" / "newsquant_dev.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = [row for row in rows if chosen.half in ("all", half(row))]
    gold = {row["id"]: row for row in rows}
    score = scorer().score
    predict(rows[:20], ours)
    began = time.process_time()
    mine = predict(rows, ours)
    spent = time.process_time() - began
    found = score(gold, mine, chosen.errors)
    peer = score(gold, predict(rows, quantulum()))
    name = "newsquant dev" if chosen.half == "all" else f"newsquant dev ({chosen.half} half)"
    for measure, result in found.items():
        key = "F1" if "F1" in result else "R"
        row = {
            "bench": "quantities",
            "set": name,
            "measure": f"{measure} {key}",
            "ours": result[key],
            "peers": {"quantulum3": peer[measure][key]},
            "n": result["gold"],
        }
        print(json.dumps(row))
    speed = round(len(rows) / spent)
    print(
        json.dumps(
            {
                "bench": "quantities",
                "set": name,
                "measure": "sentences per CPU second",
                "ours": speed,
                "peers": {},
                "n": len(rows),
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
