"""Claims of a retelling, on nobody's word, that the report does not make.

A rewrite puts most things in other words, so new words alone prove nothing. What is taken for an addition has many words that
stand nowhere in the report, and no sentence of the report in its place that it could be a paraphrase of.
"""

import re
from collections.abc import Iterator

from twosource.corpus.drift.comparison import Comparison, Finding, Weight, body, clauses, hull, speaks, words_in
from twosource.corpus.drift.cues import find_cues
from twosource.corpus.drift.view import Line, near_keys
from twosource.corpus.drift.words import Word
from twosource.model import Span

LEAST_NEW = 3
"""Content words an addition must have that stand nowhere in the parent."""
LEAST_NEW_REWRITE = 4
"""The same in a rewrite, where most things stand in other words."""
LEAST_PLAIN = 2
"""New words of these that are neither names nor numbers: a date line adds no claim."""
NEW = 0.6
"""Least share of their weight in the clause or sentence: the rest may be old names."""
NEW_ROUNDING = 0.3
"""The same for a rounding-off sentence, which mostly repeats the story's own words."""
PARAPHRASED = 0.25
"""A sentence of the report in this place, not carried otherwise, may be the source if it has this share of the new weight."""
NEAR = 3
"""Sentences from those that carry its neighbours within which the source of a child's sentence is looked for."""
LIKE = 0.2
"""A sentence of the report with two rare words and this share of the addition's weight says the same in other words."""
ENDED = re.compile(r"[.!?…]['\"”’)\]]{0,2}\Z")
"""How a sentence closes."""
MOST_OWN = 0.4
"""Share of an edited page's sentences that come from nowhere in the parent, above which it has other sources of its own."""


def additions(comparison: Comparison) -> Iterator[Finding]:
    """Own-voice sentences, or clauses of them, that are new against the report.

    What follows the last words of the report in a page that else keeps its wording is a footer, not a claim.
    """
    if comparison.kind == "edited" and _own_text(comparison) > MOST_OWN:
        return
    known = frozenset(key for line in comparison.parent.lines for word in line.words for key in (word.key, word.near))
    told = frozenset(key for line in comparison.child.lines for word in line.words for key in (word.key, word.near))
    last = max(comparison.by_after, default=-1) if comparison.kind != "rewrite" else len(comparison.child.lines)
    for line in body(comparison.child):
        if line.index > last or speaks(comparison.child, line) or _beside_report(comparison, line):
            continue
        added = _added(comparison, line, known)
        if added is not None and not _paraphrase(comparison, line, words_in(line, added), known, told):
            yield _addition(comparison, line, added, known)


def _beside_report(comparison: Comparison, line: Line) -> bool:
    """Whether a line asks, sells or administers, or is no sentence: it stands beside the report and claims nothing in it."""
    child = comparison.child
    unfinished = line.role != "dateline" and not ENDED.search(child.said(line.span)[-4:])
    return unfinished or bool(find_cues("furniture", child.text, line.span))


def _own_text(comparison: Comparison) -> float:
    lines = body(comparison.child)
    homed = {pair.after.index for pair in comparison.pairs}
    return sum(line.index not in homed for line in lines) / len(lines) if lines else 0.0


def _added(comparison: Comparison, line: Line, known: frozenset[str]) -> Span | None:
    """The clause that is new, or the sentence where it is new as a whole, else nothing."""
    parts = clauses(comparison.child, line)
    fresh = [clause for clause in parts if _is_new(comparison, words_in(line, clause), known, NEW)]
    if len(fresh) == 1 and len(parts) > 1:
        return fresh[0]
    if fresh or (not comparison.origins(line) and _is_new(comparison, line.words, known, _least_new(comparison, line))):
        return line.span
    return None


def _least_new(comparison: Comparison, line: Line) -> float:
    return NEW_ROUNDING if find_cues("vague", comparison.child.text, line.span) else NEW


def _fresh(words: tuple[Word, ...], known: frozenset[str]) -> tuple[Word, ...]:
    """Content words and numbers that are not among those known."""
    return tuple(word for word in words if near_keys((word,)) and word.key not in known and word.near not in known)


def _is_new(comparison: Comparison, words: tuple[Word, ...], known: frozenset[str], least: float) -> bool:
    fresh = _fresh(words, known)
    number = LEAST_NEW_REWRITE if comparison.kind == "rewrite" else LEAST_NEW
    if len(near_keys(fresh)) < number or sum(word.kind == "content" and not word.name for word in fresh) < LEAST_PLAIN:
        return False
    return comparison.weights.share(near_keys(words), near_keys(fresh)) >= least


def _paraphrase(
    comparison: Comparison, line: Line, added: tuple[Word, ...], known: frozenset[str], told: frozenset[str]
) -> bool:
    """Whether the report may say this in other words: one sentence shares much with it, or has words the child has nowhere."""
    keys, weights = near_keys(added), comparison.weights
    if any(weights.telling(keys & other.near) and weights.share(keys, other.near) >= LIKE for other in comparison.parent.lines):
        return True
    if find_cues("vague", comparison.child.text, hull(word.span for word in added)):
        return False
    wanted = PARAPHRASED * weights.of(near_keys(_fresh(added, known)))
    return any(weights.of(near_keys(_fresh(other.words, told))) >= wanted for other in _in_its_place(comparison, line))


def _in_its_place(comparison: Comparison, line: Line) -> Iterator[Line]:
    """Sentences of the parent a child's sentence may be made from: those it is paired with, and unpaired ones near them.

    An unpaired one must share two words with it: the child leaves out much.
    """
    paired = {pair.before.index for pair in comparison.pairs}
    around = {pair.before.index for near in (line, *comparison.child.neighbours(line)) for pair in comparison.origins(near)[:1]}
    yield from (pair.before for pair in comparison.origins(line))
    for other in comparison.parent.lines:
        near = any(abs(other.index - index) <= NEAR for index in around)
        shared = line.near & other.near
        if near and other.index not in paired and len(shared) > 1:
            yield other


def _addition(comparison: Comparison, line: Line, added: Span, known: frozenset[str]) -> Finding:
    fresh = _fresh(words_in(line, added), known)
    if find_cues("vague", comparison.child.text, added):
        return Finding(
            "unsourced_addition", "slight", None, added, "A general remark on nobody's word that the report does not make."
        )
    facts = any(word.kind == "number" or (word.name and word.span.start > added.start) for word in fresh)
    weight: Weight = "grave" if facts and comparison.kind != "edited" else "notable"
    return Finding("unsourced_addition", weight, None, added, "Nobody is named for this, and the report does not say it.")
