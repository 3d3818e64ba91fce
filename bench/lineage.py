"""How well derivations are told from independent pages, and their kinds: labelled pairs, beside MinHash.

Prints one JSON object a line: {"bench", "set", "measure", "ours", "peers", "n"}. The data lie under the folder that the
environment variable TWOSOURCE_DATA names. Pairs are split in two by a digest of their topic or source text.

Derived or not is two-fold: each half is judged with the four weights fitted, and the peers' thresholds chosen, on the other
(the package ships weights fitted on both). The kinds are judged on the half that their thresholds were not chosen on. Each
pair is given as a story of its own, with no date, publisher or credit, so updates cannot be told from edits: the two count as
one kind.

Peers: Jaccard of word 5-shingles as datasketch's MinHash estimates it (128 permutations), at its best threshold on the other
half; and MinHashLSH at its usual 0.5.
"""

import gzip
import hashlib
import importlib.util
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from datasketch import MinHash

from twosource.corpus.lineage import find_derivations, verdict
from twosource.corpus.lineage.pairs import prepare
from twosource.model import Block, Page, Reading, Span, content_id

NEWS_WEIGHT = 3.0
"""What a pair of real news pages counts in fitting, against one of the made sets."""
RIDGE = 0.5
THRESHOLDS = [step / 100 for step in range(1, 80)]
_LINE = re.compile(r"[^\n]+")

Row = dict[str, Any]


def load(path: Path) -> list[Row]:
    """The rows of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def scorer() -> Any:  # noqa: ANN401 - a module
    """The scorer that lies beside this file."""
    spec = importlib.util.spec_from_file_location("score_lineage", Path(__file__).with_name("score_lineage.py"))
    if spec is None or spec.loader is None:
        raise FileNotFoundError("score_lineage.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reading_of(row: Row) -> Reading:
    """The document as a page whose lines are paragraphs."""
    blocks = tuple(
        Block(
            id=content_id("bl", row["id"], line.start()),
            page=row["id"],
            by="bench",
            role="paragraph",
            span=Span(*line.span()),
            why="",
        )
        for line in _LINE.finditer(row["text"])
    )
    return Reading(page=Page(id=row["id"], name=row["id"], text=row["text"]), notes=blocks)


def halves(pairs: Sequence[Row]) -> dict[tuple[str, str], int]:
    """0 or 1 for each pair: by topic (ecb), by source text and all made from it (rw), by author (csa)."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for pair in pairs:
        if pair["set"] == "rw" and pair["from"]:
            parent[root(pair["a"])] = root(pair["b"])
    groups = {
        "ecb": lambda pair: pair["a"].split(":")[1].split("_")[0],
        "rw": lambda pair: root(min(pair["a"], pair["b"])),
        "csa": lambda pair: pair["b"].split("_")[0] + pair["a"].split("_")[0],
    }
    return {
        (pair["a"], pair["b"]): hashlib.sha256(f"twosource:{groups[pair['set']](pair)}".encode()).digest()[0] % 2
        for pair in pairs
    }


def measured(pairs: Sequence[Row], readings: dict[str, Reading]) -> dict[tuple[str, str], tuple[float, ...]]:
    """The features of each pair, the shorter page as the child."""
    pages = {name: prepare(reading) for name, reading in readings.items()}
    found = {}
    for pair in pairs:
        child, parent = sorted((pages[pair["a"]], pages[pair["b"]]), key=lambda page: (len(page.words.norm), page.name))
        measures = verdict.measure(child.words, parent.words, child.own_stems, parent.stems)
        found[pair["a"], pair["b"]] = verdict.features(measures)
    return found


def fit(pairs: Sequence[Row], features: dict[tuple[str, str], tuple[float, ...]]) -> tuple[float, ...]:
    """Logistic regression by Newton's method, with a small ridge."""
    matrix = np.array([features[pair["a"], pair["b"]] for pair in pairs])
    truth = np.array([float(pair["derived"]) for pair in pairs])
    counts = np.array([NEWS_WEIGHT if pair["set"] == "ecb" else 1.0 for pair in pairs])
    weights = np.zeros(matrix.shape[1])
    for _ in range(50):
        chances = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (counts * (chances - truth)) + RIDGE * weights
        curve = (matrix * (counts * chances * (1 - chances))[:, None]).T @ matrix + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return tuple(float(weight) for weight in weights)


def ours(pairs: Sequence[Row], readings: dict[str, Reading], weights: tuple[float, ...]) -> list[Row]:
    """Our answer for each pair, under these weights."""
    shipped, verdict.WEIGHTS = verdict.WEIGHTS, weights
    answers = []
    for pair in pairs:
        found = find_derivations([readings[pair["a"]], readings[pair["b"]]])
        answers.append({"a": pair["a"], "b": pair["b"], "label": found[0].kind if found else "independent"})
    verdict.WEIGHTS = shipped
    return answers


def sketch(text: str) -> MinHash:
    """MinHash of the text's word 5-shingles."""
    words = re.findall(r"\w+", text.lower())
    made = MinHash(num_perm=128)
    for at in range(max(1, len(words) - 4)):
        made.update(" ".join(words[at : at + 5]).encode())
    return made


def above(pairs: Sequence[Row], likeness: Callable[[Row], float], threshold: float) -> list[Row]:
    """The peer's answer for each pair."""
    return [{"a": pair["a"], "b": pair["b"], "derived": likeness(pair) >= threshold} for pair in pairs]


def rows(folder: Path) -> Iterator[Row]:
    """The benchmark's rows."""
    score_lineage = scorer()
    documents = load(folder / "lineage" / "docs.dev.jsonl.gz")
    readings = {row["id"]: reading_of(row) for row in documents}
    sketches = {row["id"]: sketch(row["text"]) for row in documents}
    pairs = load(folder / "lineage" / "pairs.dev.jsonl.gz")
    half = halves(pairs)
    pairs = [pair for pair in pairs if pair["derived"] is not None]
    folds = [[pair for pair in pairs if half[pair["a"], pair["b"]] == fold] for fold in (0, 1)]
    features = measured(pairs, readings)

    def jaccard(pair: Row) -> float:
        return float(sketches[pair["a"]].jaccard(sketches[pair["b"]]))

    def score(part: Sequence[Row], answers: Sequence[Row]) -> Row:
        merge = {"update": "edited"}
        return score_lineage.score(part, {score_lineage.key(answer): answer for answer in answers}, merge)

    answers: list[list[Row]] = []
    peers: dict[str, list[Row]] = {"MinHash, best threshold": [], "MinHash, 0.5": []}
    for fold, other in ((0, 1), (1, 0)):
        answers.append(ours(folds[fold], readings, fit(folds[other], features)))
        reached = {at: score(folds[other], above(folds[other], jaccard, at))["derived"]["f1"] for at in THRESHOLDS}
        best = max(reached, key=lambda at: (reached[at], -at))
        peers["MinHash, best threshold"] += above(folds[fold], jaccard, best)
        peers["MinHash, 0.5"] += above(folds[fold], jaccard, 0.5)
    for name in ("ecb", "rw", "csa"):
        part = [pair for pair in pairs if pair["set"] == name]
        mine = score(part, answers[0] + answers[1])["derived"]
        theirs = {peer: score(part, said)["derived"] for peer, said in peers.items()}
        for measure in ("f1", "p", "r"):
            values = {peer: round(figures[measure], 3) for peer, figures in theirs.items()}
            yield row_of(name, f"derived or not, {LETTERS[measure]}", mine[measure], values, len(part))
        told = [pair for pair in folds[1] if pair["set"] == name]
        yield row_of(name, "kind, macro F1", score(told, answers[1])["macro_f1"], {}, len(told))


LETTERS = {"f1": "F1", "p": "precision", "r": "recall"}


def row_of(name: str, measure: str, value: float, peers: dict[str, float], count: int) -> Row:
    """One row of the report."""
    return {"bench": "lineage", "set": name, "measure": measure, "ours": round(value, 3), "peers": peers, "n": count}


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
