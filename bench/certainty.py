"""How well the certainty of events is told: MEANTIME, beside the majority and a plain list of cues.

Prints one JSON object a line: {"bench", "set", "measure", "ours", "peers", "n"}. The data lie under the folder that the
environment variable TWOSOURCE_DATA names. Articles are split in two by a digest of their names: errors may be looked at in "dev
seen" while rules are written; of "dev scored" no errors were looked at. The gold events below level 5 of both halves had been
listed once before the first rule was written, so neither half is unseen: only the held-back part is.
"""

import gzip
import hashlib
import importlib.util
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from twosource.page.certainty import event_levels

MEASURES = ("accuracy", "macro F1", "fact", "uncertain", "negated", "cue (below 5)")
HEDGES = frozenset({
    "may", "might", "could", "would", "can", "possible", "possibly", "probable", "probably", "likely", "perhaps",
    "expected", "expects", "believe", "believes", "think", "thinks", "plan", "plans", "intend", "intends", "suggest",
    "suggests", "appear", "appears", "seem", "seems", "if", "whether", "hope", "hopes",
})  # fmt: skip
NEGATIONS = frozenset({"not", "n't", "no", "never", "without", "fail", "failed", "fails", "deny", "denied", "denies"})
REACH = 3
"""Tokens after a cue that the plain list marks."""


def scorer() -> Any:  # noqa: ANN401 - a module
    """The scorer that lies beside this file."""
    spec = importlib.util.spec_from_file_location("score_certainty", Path(__file__).with_name("score_certainty.py"))
    if spec is None or spec.loader is None:
        raise FileNotFoundError("score_certainty.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_seen(name: str) -> bool:
    """Whether errors in this article may be looked at."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def plain_list(tokens: Sequence[str]) -> dict[int, int]:
    """The peer: the few tokens after a hedge are possible, after a negation denied."""
    levels: dict[int, int] = {}
    for at, token in enumerate(tokens):
        level = 3 if token.lower() in HEDGES else 1 if token.lower() in NEGATIONS else 5
        if level < 5:
            levels.update(dict.fromkeys(range(at + 1, min(at + 1 + REACH, len(tokens))), level))
    return levels


def predict(rows: Sequence[dict[str, Any]], levels_of: Callable[[Sequence[str]], dict[int, int]]) -> dict[str, Any]:
    """Predictions in the scorer's form."""
    return {
        row["id"]: {"events": [{"tokens": [at], "level": level} for at, level in levels_of(row["tokens"]).items()]}
        for row in rows
    }


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The benchmark's rows."""
    with gzip.open(folder / "certainty" / "meantime_dev.jsonl.gz", "rt", encoding="utf-8") as file:
        sentences = [json.loads(line) for line in file if line.strip()]
    sets = {
        "meantime dev": sentences,
        "meantime dev seen": [row for row in sentences if is_seen(row["doc"])],
        "meantime dev scored": [row for row in sentences if not is_seen(row["doc"])],
    }
    systems: dict[str, Callable[[Sequence[str]], dict[int, int]]] = {
        "ours": event_levels,
        "cue list": plain_list,
        "majority": lambda _: {},
    }
    score = scorer().score
    for name, part in sets.items():
        gold = {row["id"]: row for row in part}
        scores = {system: score(gold, predict(part, levels_of)) for system, levels_of in systems.items()}
        for measure in MEASURES:
            values = {
                system: found[measure]["F1"] if isinstance(found[measure], dict) else found[measure]
                for system, found in scores.items()
            }
            yield {
                "bench": "certainty",
                "set": name,
                "measure": measure if measure in {"accuracy", "macro F1"} else f"{measure} F1",
                "ours": values.pop("ours"),
                "peers": values,
                "n": scores["ours"]["events"],
            }
        if name == "meantime dev seen" and os.environ.get("SHOW_ERRORS"):
            show_errors(part)


def show_errors(part: Sequence[dict[str, Any]]) -> None:
    """Each event whose level is not the gold's, to standard error."""
    for row in part:
        levels = event_levels(row["tokens"])
        for event in row["events"]:
            ours = min((levels.get(at, 5) for at in event["tokens"]), default=5)
            if event["level"] is not None and ours != event["level"]:
                marked = [f"[[{token}]]" if at in event["tokens"] else token for at, token in enumerate(row["tokens"])]
                print(event["level"], ours, " ".join(marked), file=sys.stderr)


def main() -> int:
    """Print the rows."""
    folder = os.environ.get("TWOSOURCE_DATA")
    if not folder:
        print("set TWOSOURCE_DATA to the folder that holds the data sets", file=sys.stderr)
        return 2
    for row in rows(Path(folder)):
        print(json.dumps(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
