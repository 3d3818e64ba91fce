"""Numbers that a retelling changes or makes vaguer."""

from collections import defaultdict
from collections.abc import Iterator

from twosource.corpus.drift.comparison import Comparison, Finding, Weight, body, clause_at, quoted, words_in
from twosource.corpus.drift.view import Line, View, near_keys
from twosource.corpus.drift.words import find_words, stem
from twosource.model import Figure

SAME_CLAUSE = 0.5
"""Least share of the words around a number, in a loose pair, for the other number to be about the same."""
SURE_CLAUSE = 0.7
"""The same in a rewrite, which may have the other number from elsewhere."""
ANYBODY = frozenset({stem("others"), "~people"})
"""Keys of nouns that count people of any sort."""
ROUNDED = 0.1
"""A number this near, relative to the first, and rounder is the same made vaguer."""


def figures_changed(comparison: Comparison) -> Iterator[Finding]:
    """Figures of the retelling that are not, or less exactly, those of the report for the same thing counted.

    Where several numbers could stand in the place of one, none of them is taken for it.
    """
    found: dict[str, list[tuple[Figure, Figure]]] = defaultdict(list)
    for line in body(comparison.child):
        for after in comparison.child.figures_at(line.span):
            before = _counterpart(comparison, line, after)
            if before is not None and not (before.bound == "range" and after.low in {before.low, before.high}):
                found[before.id].append((before, after))
    for changes in found.values():
        if len({(after.low, after.high, after.bound) for _, after in changes}) == 1:
            yield _changed(comparison, *changes[0])


def _counterpart(comparison: Comparison, line: Line, after: Figure) -> Figure | None:
    """The parent's figure in whose place the child's stands; None if the parent has the child's figure itself."""
    if after.hypothetical or after.change is not None:
        return None
    known = [note for note in comparison.parent.figures if _same_thing(comparison, note, after)]
    if any(_same_value(note, after) for note in known):
        return None
    for pair in comparison.origins(line):
        candidates = [
            note
            for note in comparison.parent.figures_at(pair.before.span)
            if note in known and not note.hypothetical and not _kept(comparison, note, line)
        ]
        if pair.close or comparison.later:
            beside = [note for note in candidates if _stands_alike(pair.before, note, line, after)]
            candidates = beside if len(beside) == 1 else candidates
        least = SURE_CLAUSE if comparison.kind == "rewrite" and after.bound != "vague" else SAME_CLAUSE
        if len(candidates) == 1 and (pair.close or _alike(comparison, pair.before, candidates[0], line, least)):
            return candidates[0]
    return None


def _stands_alike(before_line: Line, before: Figure, line: Line, after: Figure) -> bool:
    """Whether the same word stands before both figures."""
    here = [word.near for word in before_line.words if word.span.end <= before.span.start and near_keys((word,))]
    there = [word.near for word in line.words if word.span.end <= after.span.start and near_keys((word,))]
    return bool(here and there) and here[-1] == there[-1]


def _kept(comparison: Comparison, before: Figure, line: Line) -> bool:
    """Whether the child's sentence has the parent's figure itself."""
    return any(
        _same_thing(comparison, before, note) and _same_value(before, note) for note in comparison.child.figures_at(line.span)
    )


def _alike(comparison: Comparison, before_line: Line, before: Figure, line: Line, least: float) -> bool:
    """Whether the words around the parent's number are in the child's sentence."""
    clause = clause_at(comparison.parent, before_line, before.span)
    around = near_keys(word for word in words_in(before_line, clause) if not before.span.meets(word.span))
    return comparison.weights.share(around, line.near) >= least


def _same_thing(comparison: Comparison, before: Figure, after: Figure) -> bool:
    """Whether two figures count or measure the same: the same unit, the same noun, and no words that part them."""
    if before.unit_code != after.unit_code or before.change != after.change:
        return False
    here, there = _counted(comparison.parent, before), _counted(comparison.child, after)
    if not here or not there:
        return not here and not there and before.unit == after.unit
    besides, other = set(here[:-1]), set(there[:-1])
    if here[-1] == there[-1]:
        return besides <= other or other <= besides
    return (here[-1] in ANYBODY and there[-1] in _around(comparison.parent, before)) or (
        there[-1] in ANYBODY and here[-1] in _around(comparison.child, after)
    )


def _around(page: View, figure: Figure) -> frozenset[str]:
    """The keys of the clause a figure stands in: "injuring about 120 others" counts the injured."""
    line = next((line for line in page.lines if line.span.holds(figure.span)), None)
    if line is None:
        return frozenset()
    return near_keys(words_in(line, clause_at(page, line, figure.span)))


def _counted(page: View, figure: Figure) -> tuple[str, ...]:
    """The keys of the noun phrase that is counted, without what follows its head ("of ...", "sent by ...")."""
    if figure.counted_span is None:
        return (stem(figure.unit),) if figure.unit and figure.unit_code is None else ()
    keys: list[str] = []
    for word in find_words(page.text, figure.counted_span):
        if word.kind == "function" and keys:
            break
        if word.kind == "content":
            keys.append(word.near)
    return tuple(keys)


def _same_value(before: Figure, after: Figure) -> bool:
    """Whether two figures say the same to a reader: "more than 3,000" and "over 3,000", "about" and "around"."""
    return (before.low, before.high, _sort(before)) == (after.low, after.high, _sort(after))


def _sort(figure: Figure) -> str:
    return {"at_least": "over", "more_than": "over", "at_most": "under", "less_than": "under"}.get(figure.bound, figure.bound)


def _changed(comparison: Comparison, before: Figure, after: Figure) -> Finding:
    here, there = quoted(comparison.parent, before.span), quoted(comparison.child, after.span)
    if comparison.later:
        return Finding("figure_updated", "notable", before.span, after.span, f"{here} has been brought up to {there}.")
    if _vaguer(before, after):
        return Finding(
            "figure_blurred",
            "slight",
            before.span,
            after.span,
            f"{here} has become the vaguer {there}, for the same thing counted.",
        )
    if before.low is not None and (before.low, before.high) == (after.low, after.high):
        return Finding("figure_changed", "slight", before.span, after.span, f"{here} has become {there}: the bound is another.")
    same_number = {before.low, before.high} & {after.low, after.high} - {None}
    weight: Weight = "notable" if same_number else "grave"
    return Finding("figure_changed", weight, before.span, after.span, f"{here} has become {there}, for the same thing counted.")


def _vaguer(before: Figure, after: Figure) -> bool:
    """Whether the child's figure holds the parent's and says less."""
    if after.bound == "vague" and before.bound != "vague":
        return True
    if before.bound in {"exact", "about"} and after.bound in {"exact", "about"}:
        return before.low is not None and after.low is not None and before.low != after.low and _rounded(before.low, after.low)
    if before.bound in {"exact", "about", "range", "vague"} and after.bound not in {"exact", "about"}:
        return _within(before, after)
    return False


def _within(before: Figure, after: Figure) -> bool:
    low = after.low is None or (before.low is not None and before.low >= after.low)
    high = after.high is None or (before.high is not None and before.high <= after.high)
    return low and high and (before.low, before.high) != (after.low, after.high)


def _rounded(exact: float, other: float) -> bool:
    """Whether `other` is `exact` with fewer digits that count."""
    digits = [len(f"{number:.6g}".replace(".", "").strip("0")) for number in (exact, other)]
    return abs(exact - other) <= ROUNDED * abs(exact) and digits[1] < digits[0]
