"""Learn the weights: `python -m training.lines.fit PAGES OUT` (PAGES: the folder of the page sets; OUT: the table's file).

Pages of the hosts that are measured on are never read. The first table is fitted on the signs of every line that no rule is
sure of; the second on what the first, fitted on the other parts of the hosts, says of the line and its neighbours; the sum from
which a line is furniture is the one that loses at most `LOST` of the report's lines on hosts that neither table was fitted on.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from training.lines.pages import Saved, saved_pages
from training.lines.savers import Copy, copied, fed, mixed, picked, whole
from twosource.page.blocks.lines import cut
from twosource.page.blocks.survey import PageKind, Survey, survey
from twosource.page.blocks.weighing import first_sum, second_signs

PARTS = 5
"""Parts of the hosts for the second table and the threshold."""
RARE = 12
"""Lines a sign must hold of to be learned."""
CALM = (16.0, 8.0)
"""Strength of the pull to nought (L2) in the two tables."""
REPORT_WEIGHT = 3.0
"""How much a line of report counts beside one of furniture."""
LOST = 0.0003
"""Most of the report's lines that the weights may lose on hosts they were not fitted on; the rules lose some more."""
SAVER_WEIGHTS: Mapping[Callable[[Saved], Copy], float] = {whole: 0.2, copied: 0.2, picked: 1.5, fed: 2.5}
"""How much a line counts by its saver: the first two leave far more furniture than the others, and nearly the same."""
MIXED_WEIGHT, DRAWS = 2.5, 4
"""The same for `mixed`, and copies of each page with lines drawn by chance."""
SLIGHT = 0.01
"""Least weight that is written."""

Table = Mapping[str, float]


class Example(NamedTuple):
    """One copy of a page: its survey, labels of the lines asked about (1 furniture, 0 report), and its lines of report."""

    part: int
    weight: float
    seen: Survey
    labels: dict[int, int]
    report: int


class Row(NamedTuple):
    """One line: its signs, what the first look says (0 at the first look), its label (1 furniture), how much it counts."""

    signs: Sequence[str]
    number: float
    label: int
    weight: float


def example(copy: Copy, host: str, weight: float) -> Example:
    """A copy as the product sees it, with labels."""
    lines = cut(copy.text)
    seen = survey(lines, "en")
    named = {"furniture": 1, "report": 0}
    labels = [copy.label(line.span) for line in lines]
    asked = {i: named[labels[i]] for i in seen.signs if labels[i] in named}
    return Example(int(hashlib.sha256(host.encode()).hexdigest()[:8], 16) % PARTS, weight, seen, asked, labels.count("report"))


def examples_of(page: Saved) -> Iterator[Example]:
    """A page as every saver makes it; those without a line of report are left out."""
    made = [(saver(page), weight) for saver, weight in SAVER_WEIGHTS.items()]
    made += [(mixed(page, draw), MIXED_WEIGHT) for draw in range(DRAWS)]
    for copy, weight in made:
        one = example(copy, page.host, weight)
        if one.report:
            yield one


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


def by_page(signs: Iterable[str], page: PageKind) -> list[str]:
    """Signs, and each once more as a sign of this kind of page."""
    return [named for sign in signs for named in (sign, f"{page}: {sign}")]


def first_rows(examples: Iterable[Example]) -> list[Row]:
    """Lines for the first table."""
    return [
        Row(by_page(one.seen.signs[i], one.seen.page), 0.0, label, _heavy(one, label))
        for one in examples
        for i, label in one.labels.items()
    ]


def second_rows(examples: Iterable[Example], table: Table) -> list[Row]:
    """Lines for the second table, judged by a first one."""
    rows = []
    for one in examples:
        sums = {i: first_sum(by_page(signs, one.seen.page), table) for i, signs in one.seen.signs.items()}
        beside = second_signs(one.seen, sums)
        rows += [Row(beside[i], sums[i], label, _heavy(one, label)) for i, label in one.labels.items()]
    return rows


def _heavy(one: Example, label: int) -> float:
    return one.weight * (1 if label else REPORT_WEIGHT)


def total_of(row: Row, table: Table) -> float:
    """The sum a line gets from the second table."""
    return table["first look"] * row.number + first_sum(row.signs, table)


def learn(examples: Sequence[Example]) -> tuple[dict[str, float], dict[str, float], float]:
    """Both tables, and the least sum of furniture."""
    held = []
    for part in range(PARTS):
        table = fit(first_rows(one for one in examples if one.part != part), CALM[0])
        held.append(second_rows((one for one in examples if one.part == part), table))
    totals = []
    for k in range(PARTS):
        table = fit([row for j, rows in enumerate(held) if j != k for row in rows], CALM[1])
        totals += [(total_of(row, table), row.label) for row in held[k]]
    least = _least(totals, int(LOST * sum(one.report for one in examples)))
    return fit(first_rows(examples), CALM[0]), fit([row for rows in held for row in rows], CALM[1]), least


def _least(totals: Sequence[tuple[float, int]], most: int) -> float:
    """The sum above which `most` lines of report lie; says how much furniture does."""
    report = sorted((total for total, label in totals if not label), reverse=True)
    furniture = [total for total, label in totals if label]
    least = report[most]
    found = sum(total > least for total in furniture) / len(furniture)
    print(
        f"{len(report)} report and {len(furniture)} furniture lines: from {least:.2f} on {most} and {found:.1%} are furniture"
    )
    return least


def written(signs: Table, beside: Table, least: float) -> str:
    """The table as TOML."""
    lines = [
        "# How much each sign of a line of plain text speaks for furniture (above nought) or for the report (below).",
        "# Learned by training/lines from saved news pages; see its README. A line is furniture from the sum `least` on.",
        "# `signs` are weighed on any page; `mostly`, `half` and `little` add to them by how much of a page is running text.",
        f"least = {least:.3f}",
    ]
    kinds = get_args(PageKind)
    tables = {"signs": {sign: weight for sign, weight in signs.items() if not sign.startswith(tuple(f"{k}: " for k in kinds))}}
    for name in kinds:
        mark = f"{name}: "
        tables[name] = {sign.removeprefix(mark): weight for sign, weight in signs.items() if sign.startswith(mark)}
    tables["beside"] = dict(beside)
    del tables["signs"]["first look"]
    for name, table in tables.items():
        lines += ["", f"[{name}]"]
        lines += [f'"{key}" = {table[key]:.3f}' for key in sorted(table) if key == "first look" or abs(table[key]) >= SLIGHT]
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
