"""Figures against NewsQuant, beside quantulum3 on the same sentences.

    TWOSOURCE_DATA=DIR python bench/quantities.py [--half seen|unseen|all] [--errors N] [--kinds]

Reads `DIR/quantities/newsquant_dev.jsonl.gz` (Almasian et al., CQE: A Comprehensive Quantity Extractor, EMNLP 2023; the data
are not shipped). The sentences are split by a digest of their id: the seen half was read while the rules were written, of the
unseen half only totals and counts of errors by kind were. Prints one JSON object a line: bench, set, measure, ours, peers, n;
where n is below 200 also `interval`, the 95 % confidence interval of ours (percentile bootstrap over sentences). `--kinds`
prints how many errors of which kind there are in place of all that.

How our figures are put into the scorer's terms: `at_most` is `up_to`, a range keeps low and high and is `exact`, a bound is
closed to its value, a change "by" gives `up` or `down`, a move "from 4 to 6" is one interval. NewsQuant marks no vague
magnitudes ("several games") and no scores ("89-89"), so these two kinds of figure are left out; nothing else is.
"""

import argparse
import gzip
import hashlib
import importlib.util
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from twosource.model import Figure, Page, Reading, Sentence, Span
from twosource.page.quantity import find_figures

SPLIT = "twosource"
"""Seed of the split into halves."""

FEW = 200
"""Items below which a figure is printed with its confidence interval."""

ROUNDS = 5
"""Passes over the sentences that are timed, after one that is not."""

DRAWS = 400
"""Samples for a confidence interval."""

MOST_BETWEEN = 60
"""Characters between the ends of a move."""

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
    figures = [figure for figure in figures if figure.bound != "vague" and not figure.rule.startswith("score")]
    rows: list[dict[str, Any]] = []
    for place, figure in enumerate(figures):
        row = told(figure)
        if place and is_move(text, figures[place - 1], figure):
            row |= {"low": rows[-1]["low"], "unit_norm": row["unit_norm"] or rows[-1]["unit_norm"]}
            rows.pop()
        rows.append(row)
    return rows


def is_move(text: str, left: Figure, right: Figure) -> bool:
    """Whether two figures are the ends of a move "from 4 to 6", which NewsQuant gives as one interval."""
    between = text[left.span.end : right.span.start]
    plain = len(between) <= MOST_BETWEEN and not set(between) & set(",.;()")
    return plain and left.change_role == "from" and right.change_role == "to" and left.unit == right.unit


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


def intervals(score: Callable[..., Any], gold: dict[str, Any], found: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """The 95 % confidence interval of each measure: sentences drawn with replacement, the middle of what the scorer says."""
    draw = random.Random(SPLIT)  # noqa: S311 - a seeded sample, no secret
    drawn: dict[str, list[float]] = {}
    for _ in range(DRAWS):
        chosen = draw.choices(sorted(gold), k=len(gold))
        result = score(*({f"{place}": rows[key] for place, key in enumerate(chosen)} for rows in (gold, found)))
        for measure, figures in result.items():
            drawn.setdefault(measure, []).append(figures.get("F1", figures["R"]))
    edge = DRAWS // 40
    return {measure: (sorted(values)[edge], sorted(values)[-edge - 1]) for measure, values in drawn.items()}


def kinds(score: ModuleType, gold: dict[str, Any], found: dict[str, Any]) -> Counter[str]:
    """How many errors of which kind: what is missed, listed without need, or found with a wrong bound, unit or noun."""
    counts: Counter[str] = Counter()
    for key, row in gold.items():
        wanted, listed = row["quantities"], found[key]["quantities"]
        pairs = score.match(wanted, listed)
        counts.update(f"missed, {what(one)}" for place, one in enumerate(wanted) if place not in {left for left, _ in pairs})
        counts.update("listed without need" for place in range(len(listed)) if place not in {right for _, right in pairs})
        for left, right in pairs:
            one, other = wanted[left], listed[right]
            if not score.mod_ok(one, other, strict=False):
                counts[f"bound {other['modifier']} for {one['modifier']}"] += 1
            counts["wrong unit"] += not score.unit_ok(one, other, strict=False)
            counts["wrong noun"] += one["kind"] == "count" and not score.noun_ok(one, other, strict=False)
    return counts


def what(one: dict[str, Any]) -> str:
    """The kind of a gold quantity."""
    if one["low"] != one["high"]:
        return "interval"
    return "the number one" if one["low"] == 1 and one["kind"] != "measure" else str(one["kind"])


def main() -> int:
    """Runs both systems and prints what the scorer says of them."""
    options = argparse.ArgumentParser(description="figures against NewsQuant")
    options.add_argument("--half", choices=("seen", "unseen", "all"), default="unseen")
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--kinds", action="store_true")
    chosen = options.parse_args()
    folder = os.environ.get("TWOSOURCE_DATA")
    if not folder:
        print("set TWOSOURCE_DATA to the folder that holds quantities/newsquant_dev.jsonl.gz", file=sys.stderr)
        return 2
    with gzip.open(Path(folder) / "quantities" / "newsquant_dev.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = [row for row in rows if chosen.half in ("all", half(row))]
    gold = {row["id"]: row for row in rows}
    module = scorer()
    score = module.score
    mine = predict(rows, ours)
    began = time.process_time()
    for _ in range(ROUNDS):
        predict(rows, ours)
    spent = (time.process_time() - began) / ROUNDS
    if chosen.kinds:
        print(json.dumps(dict(sorted(kinds(module, gold, mine).items())), indent=1))
        return 0
    found = score(gold, mine, chosen.errors)
    margins = intervals(score, gold, mine)
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
        if result["gold"] < FEW:
            row["interval"] = margins[measure]
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
