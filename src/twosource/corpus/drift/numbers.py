"""Numbers that a retelling changes or makes vaguer."""

from collections.abc import Iterator

from twosource.corpus.drift.comparison import Comparison, Finding, clause_at, quoted, words_in
from twosource.corpus.drift.view import Line, View, near_keys
from twosource.corpus.drift.words import find_words, stem
from twosource.model import Figure

SAME_CLAUSE = 0.5
"""Least share of the words around a number, in a loose pair, for the other number to be about the same."""
ROUNDED = 0.1
"""A number this near, relative to the first, and rounder is the same made vaguer."""
BOUNDED = {"at_least": "low", "more_than": "low", "at_most": "high", "less_than": "high", "exact": "", "about": ""}


def figures_changed(comparison: Comparison) -> Iterator[Finding]:
    """Figures of the retelling that are not, or less exactly, those of the report for the same thing counted."""
    for line in comparison.child.lines:
        if line.role == "headline":
            continue
        for after in comparison.child.figures_at(line.span):
            before = _counterpart(comparison, line, after)
            if before is not None:
                yield _changed(comparison, before, after)


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
        if len(candidates) == 1 and (pair.close or _alike(comparison, pair.before, candidates[0], line)):
            return candidates[0]
    return None


def _kept(comparison: Comparison, before: Figure, line: Line) -> bool:
    """Whether the child's sentence has the parent's figure itself."""
    return any(
        _same_thing(comparison, before, note) and _same_value(before, note) for note in comparison.child.figures_at(line.span)
    )


def _alike(comparison: Comparison, before_line: Line, before: Figure, line: Line) -> bool:
    """Whether the words around the parent's number are in the child's sentence."""
    clause = clause_at(comparison.parent, before_line, before.span)
    around = near_keys(word for word in words_in(before_line, clause) if not before.span.meets(word.span))
    return comparison.weights.share(around, line.near) >= SAME_CLAUSE


def _same_thing(comparison: Comparison, before: Figure, after: Figure) -> bool:
    """Whether two figures count or measure the same: the same unit, and nouns that do not part them."""
    if before.unit_code != after.unit_code or (before.part_of is None) != (after.part_of is None):
        return False
    if before.unit and after.unit and stem(before.unit) != stem(after.unit) and before.unit_code is not None:
        return False
    here, there = _counted(comparison.parent, before), _counted(comparison.child, after)
    return bool(here & there) if here or there else before.unit == after.unit


def _counted(page: View, figure: Figure) -> frozenset[str]:
    """The keys of the head noun of what is counted, the last word of the phrase before any preposition."""
    if figure.counted_span is None:
        return near_keys(find_words(figure.unit or "", _whole(figure.unit))) if figure.unit else frozenset()
    return near_keys(find_words(page.text, figure.counted_span))


def _same_value(before: Figure, after: Figure) -> bool:
    return (before.low, before.high, _sort(before)) == (after.low, after.high, _sort(after))


def _sort(figure: Figure) -> str:
    """Bounds that mean one thing to a reader: "more than 3,000" and "at least 3,000"."""
    return BOUNDED.get(figure.bound, figure.bound) if figure.bound not in {"about"} else "about"
