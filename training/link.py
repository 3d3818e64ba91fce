"""Learn the weights by which sources, cues and contents find one another. Writes `linking.toml`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import scipy.optimize

from training.data import read_lines
from twosource.model import Span
from twosource.page.attribution.linking import Features, Part, Scene, cue_choices, source_choices

_STOP = re.compile(r"[.!?][”\"’')]*\s+(?=[“\"‘A-Z])")
Numbers = np.ndarray[Any, np.dtype[np.float64]]
Choices = list[tuple[Span | None, Features]]


def scenes(row: dict[str, Any]) -> Iterator[tuple[Scene, int]]:
    """The paragraphs of an article with the gold parts, and where each begins."""
    text = row["text"]
    spans = sorted(
        (start, end, role) for one in row["attributions"] for role in ("source", "cue", "content") for start, end in one[role]
    )
    for found in re.finditer(r"[^\n]+", text):
        parts: list[Part] = []
        for start, end, role in spans:
            if found.start() <= start < found.end() and (not parts or start >= parts[-1].span.end):
                parts.append(Part(Span(start, end), role))
        if parts:
            stops = [stop.end() for stop in _STOP.finditer(text, found.start(), found.end())]
            yield Scene(text, parts, stops), found.start()


def choices(path: Path) -> Iterator[tuple[str, Choices, Span | None]]:
    """What there is to choose from and what is right, for every cue and every content."""
    for row in read_lines(path):
        right_source = {tuple(one["cue"][0]): one["source"] for one in row["attributions"] if one["cue"]}
        right_cue = {tuple(span): one["cue"] for one in row["attributions"] for span in one["content"]}
        before: Span | None = None
        for scene, _ in scenes(row):
            for cue in scene.of("cue"):
                gold = right_source.get((cue.start, cue.end))
                options = list(source_choices(scene, cue))
                if gold is not None:
                    answer = next((one for one, _ in options if one and [one.start, one.end] in gold), None)
                    if answer is not None or not gold:
                        yield "source", options, answer
            for content in scene.of("content"):
                gold = right_cue.get((content.start, content.end))
                options = list(cue_choices(scene, content, before))
                answer = next((one for one, _ in options if gold and one and [one.start, one.end] in gold), None)
                yield "cue", options, answer
            before = scene.of("cue")[-1] if scene.of("cue") else before


def learned(rows: list[tuple[Choices, Span | None]]) -> Features:
    """Weights that make the right choices likely, held small (L2)."""
    names = sorted({name for options, _ in rows for _, features in options for name in features})
    at = {name: number for number, name in enumerate(names)}
    table = np.zeros((sum(len(options) for options, _ in rows), len(names)))
    owner = np.repeat(np.arange(len(rows)), [len(options) for options, _ in rows])
    right = np.zeros(len(table), dtype=bool)
    line = 0
    for options, answer in rows:
        for choice, features in options:
            for name, value in features.items():
                table[line, at[name]] = value
            right[line] = choice == answer
            line += 1
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])

    def cost(weights: Numbers) -> tuple[float, Numbers]:
        scores = table @ weights
        top = np.maximum.reduceat(scores, starts)[owner]
        powers = np.exp(scores - top)
        sums = np.add.reduceat(powers, starts)[owner]
        shares = powers / sums
        loss = -np.log(shares[right]).sum() + 0.5 * (weights**2).sum()
        slope = table.T @ (shares - right) + weights
        return float(loss), slope

    found = scipy.optimize.minimize(cost, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {name: round(float(value), 3) for name, value in zip(names, found.x, strict=True)}


def write(attributions: Path, out: Path) -> None:
    """Learn from the corpus and write the table of weights."""
    rows: dict[str, list[tuple[Choices, Span | None]]] = {"source": [], "cue": []}
    for kind, options, answer in choices(attributions):
        rows[kind].append((options, answer))
    lines = [
        "# How a source is found for a cue, and a cue for a content: weights learned by `training/link.py`, by feature.",
        "",
    ]
    for kind, table in rows.items():
        lines += [f"[{kind}]", *(f'"{name}" = {value}' for name, value in learned(table).items()), ""]
    out.write_text("\n".join(lines), "utf-8")
