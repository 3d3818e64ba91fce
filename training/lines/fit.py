"""Learn the weights: `python -m training.lines.fit PAGES OUT` (PAGES: the folder of the page sets; OUT: the table's file).

Pages of the hosts that are measured on are never read. The first table is fitted on the signs of every line that no rule is
sure of; the second on what the first, fitted on the other two thirds of the hosts, says of the line and its neighbours; the
sum from which a line is furniture is the one that loses at most `LOST` of the report lines so judged.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from training.lines.pages import Saved, saved_pages
from training.lines.savers import Copy, fed, mixed, picked, whole
from twosource.page.blocks.lines import cut
from twosource.page.blocks.survey import Survey, survey
from twosource.page.blocks.weighing import around, chance, first_sum

PARTS = 3
"""Parts of the hosts for the second table and the threshold."""
RARE = 12
"""Lines a sign must hold of to be learned."""
CALM = (4.0, 8.0)
"""Strength of the pull to nought (L2) in the two tables."""
REPORT_WEIGHT = 3.0
"""How much a line of report counts beside one of furniture."""
LOST, LOST_LIKELY = 0.0002, 0.012
"""Most of the report lines that may be lost: by the weights alone, and where a rule of place agrees."""
SAVER_WEIGHTS = {"whole": 0.7, "picked": 1.0, "fed": 1.5, "mixed": 0.7}
LEARNED_FROM = (whole, picked, fed)
"""Savers learned from beside `mixed`; `copied` gives the lines of `whole` again."""
DRAWS = 4
"""Copies of each page with lines drawn by chance."""

Table = Mapping[str, float]


class Example(NamedTuple):
    """One copy of a page: its survey, and labels of the lines asked about (1 furniture, 0 report, None neither)."""

    part: int
    weight: float
    seen: Survey
    labels: dict[int, int | None]


class Row(NamedTuple):
    """One line: its signs, what the first look says (0 at the first look), its label (1 furniture), how much it counts."""

    signs: Sequence[str]
    number: float
    label: int
    weight: float
    likely: bool


def example(copy: Copy, host: str, saver: str) -> Example:
    """A copy as the product sees it, with labels."""
    lines = cut(copy.text)
    seen = survey(lines, "en")
    named = {"furniture": 1, "report": 0}
    labels = {i: named.get(copy.label(lines[i].span)) for i in seen.signs}
    return Example(int(hashlib.sha256(host.encode()).hexdigest()[:8], 16) % PARTS, SAVER_WEIGHTS[saver], seen, labels)


def examples_of(page: Saved) -> Iterator[Example]:
    """A page as every saver makes it."""
    for saver in LEARNED_FROM:
        yield example(saver(page), page.host, saver.__name__)
    for draw in range(DRAWS):
        yield example(mixed(page, draw), page.host, "mixed")


def fit(rows: Sequence[Row], calm: float) -> dict[str, float]:
    """Logistic regression with an L2 penalty, by L-BFGS.

    Args:
        rows: one per line.
        calm: strength of the penalty; the bias ("always") has none.
    """
    counts = Counter(sign for row in rows for sign in set(row.signs))
    names = sorted(sign for sign, count in counts.items() if count >= RARE)
    index = {name: i for i, name in enumerate(names)}
    places = [(r, index[sign]) for r, row in enumerate(rows) for sign in row.signs if sign in index]
    numbers = np.array([row.number for row in rows])
    labels = np.array([row.label for row in rows], dtype=float)
    weights = np.array([row.weight for row in rows])
    shape = (len(rows), len(names))
    matrix = csr_matrix((np.ones(len(places)), tuple(zip(*places, strict=True))), shape=shape)

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        total = matrix @ values[:-2] + values[-2] * numbers + values[-1]
        slope = weights * (1 / (1 + np.exp(-np.clip(total, -30, 30))) - labels)
        cost = np.sum(weights * (np.logaddexp(0, total) - labels * total)) + calm * np.sum(values[:-2] ** 2)
        gradient = np.concatenate([matrix.T @ slope + 2 * calm * values[:-2], [slope @ numbers, slope.sum()]])
        return cost, gradient

    found = minimize(loss, np.zeros(len(names) + 2), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {**dict(zip(names, found[:-2], strict=True)), "first look": found[-2], "always": found[-1]}


def first_rows(examples: Iterable[Example]) -> list[Row]:
    """Lines for the first table."""
    return [
        Row(seen.signs[i], 0.0, label, weight * (1 if label else REPORT_WEIGHT), likely=i in seen.likely)
        for _, weight, seen, labels in examples
        for i, label in labels.items()
        if label is not None
    ]


def second_rows(examples: Iterable[Example], table: Table) -> list[Row]:
    """Lines for the second table, judged by a first one."""
    rows = []
    for _, weight, seen, labels in examples:
        sums = {i: first_sum(signs, table) for i, signs in seen.signs.items()}
        chances = [float(verdict is not None and verdict.role == "furniture") for verdict in seen.verdicts]
        for i, total in sums.items():
            chances[i] = chance(total)
        for i, label in labels.items():
            if label is not None:
                heavy = weight * (1 if label else REPORT_WEIGHT)
                rows.append(Row(around(chances, i), sums[i], label, heavy, likely=i in seen.likely))
    return rows


def total_of(row: Row, table: Table) -> float:
    """The sum a line gets from the second table."""
    return table["always"] + table["first look"] * row.number + sum(table.get(sign, 0.0) for sign in row.signs)


def learn(examples: Sequence[Example]) -> tuple[dict[str, float], dict[str, float], tuple[float, float]]:
    """Both tables, and the least sums of furniture: by the weights alone, and where a rule of place agrees."""
    parts = sorted({one.part for one in examples})
    held = []
    for part in parts:
        table = fit(first_rows(one for one in examples if one.part != part), CALM[0])
        held.append(second_rows((one for one in examples if one.part == part), table))
    totals: dict[bool, list[tuple[float, int]]] = {False: [], True: []}
    for k in range(len(parts)):
        table = fit([row for j, rows in enumerate(held) if j != k for row in rows], CALM[1])
        for row in held[k]:
            totals[row.likely].append((total_of(row, table), row.label))
    count = sum(not label for rows in totals.values() for _, label in rows)
    least = (_least(totals[False], int(LOST * count)), _least(totals[True], int(LOST_LIKELY * count)))
    return fit(first_rows(examples), CALM[0]), fit([row for rows in held for row in rows], CALM[1]), least


def _least(totals: Sequence[tuple[float, int]], most: int) -> float:
    """The sum above which `most` lines of report lie; says how much furniture does."""
    report = sorted((total for total, label in totals if not label), reverse=True)
    furniture = [total for total, label in totals if label]
    least = report[most]
    found = sum(total > least for total in furniture) / len(furniture)
    for share in (0.02, 0.05, 0.1, 0.15, 0.2):
        limit = report[int(share * len(report))]
        print(f"  from {limit:.2f} on {share:.0%}, {sum(total > limit for total in furniture) / len(furniture):.1%}")
    print(
        f"{len(report)} report and {len(furniture)} furniture lines: from {least:.2f} on {most} and {found:.1%} are furniture"
    )
    return least


def written(signs: Table, beside: Table, least: tuple[float, float]) -> str:
    """The table as TOML."""
    lines = [
        "# How much each sign of a line of plain text speaks for furniture (above nought) or for the report (below).",
        "# Learned by training/lines from saved news pages; see its README. A line is furniture from the sum `least` on,",
        "# and where a rule of place takes it for furniture, from `likely` on.",
        f"least = {least[0]:.3f}",
        f"likely = {least[1]:.3f}",
    ]
    for name, table in (("signs", signs), ("beside", beside)):
        lines += ["", f"[{name}]"]
        lines += [f'"{key}" = {table[key]:.3f}' for key in sorted(table) if key == "first look" or abs(table[key]) >= 0.01]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    examples = [one for page in saved_pages(given.pages) if not page.measured for one in examples_of(page)]
    given.out.write_text(written(*learn(examples)), encoding="utf-8")


if __name__ == "__main__":
    main()
