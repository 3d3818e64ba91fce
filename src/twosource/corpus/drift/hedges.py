"""Words of doubt that a retelling drops or adds."""

from collections.abc import Iterator

import msgspec

from twosource.corpus.drift.comparison import Comparison, Finding, clause_at, clauses, hull, quoted, words_in
from twosource.corpus.drift.cues import Cue, find_cues
from twosource.corpus.drift.view import Line, View, near_keys
from twosource.model import Span

HELD = 0.75
"""Least share of the hedged words' weight that the other side must hold: the same claim, not only the same matter."""
LEAST_HEDGED = 3
"""Content words a hedged clause must have to be recognised in other words."""


class Hedged(msgspec.Struct, frozen=True):
    """A word of doubt and the content words of its clause."""

    cue: Cue
    clause: Span
    keys: frozenset[str]


def hedges_lost(comparison: Comparison) -> Iterator[Finding]:
    """Claims that are surer in the retelling."""
    for line, hedged, other in _one_each(_one_sided(comparison, comparison.parent, comparison.child)):
        before, after = _shown(comparison.parent, line, hedged), _same_words(comparison.child, other, hedged)
        weight = "grave" if hedged.cue.kind in {"possible", "unlikely"} else "notable"
        why = f"{quoted(comparison.parent, hedged.cue.span)} is gone: the claim is surer in the retelling."
        yield Finding("hedge_lost", weight, before, after, why)


def hedges_added(comparison: Comparison) -> Iterator[Finding]:
    """Claims that are less sure in the retelling."""
    for line, hedged, other in _one_each(_one_sided(comparison, comparison.child, comparison.parent)):
        before, after = _same_words(comparison.parent, other, hedged), _shown(comparison.child, line, hedged)
        why = f"{quoted(comparison.child, hedged.cue.span)} is new: the claim is less sure in the retelling."
        yield Finding("hedge_added", "notable", before, after, why)


def _one_each(found: Iterator[tuple[Line, Hedged, Line]]) -> Iterator[tuple[Line, Hedged, Line]]:
    """The first hedge for each two sentences: two words of doubt in one sentence are one change."""
    seen = set()
    for line, hedged, other in found:
        if (line.index, other.index) not in seen:
            seen.add((line.index, other.index))
            yield line, hedged, other


def _one_sided(comparison: Comparison, here: View, there: View) -> Iterator[tuple[Line, Hedged, Line]]:
    """Hedged clauses of one page that the other page has without any hedge."""
    lines = {pair.before.index: pair.before for pair in comparison.pairs}
    if here is comparison.child:
        lines = {pair.after.index: pair.after for pair in comparison.pairs}
    for line in (lines[index] for index in sorted(lines)):
        for hedged in _hedged(here, line):
            other = _unhedged(comparison, hedged, line, there)
            if other is not None:
                yield line, hedged, other


def _hedged(page: View, line: Line) -> Iterator[Hedged]:
    """The hedges of a line. Those of what is not known ("where they may go") belong to the caveat."""
    if find_cues("caveats", page.text, line.span):
        return
    for cue in find_cues("hedges", page.text, line.span):
        if _doubts(page, line, cue):
            clause = clause_at(page, line, cue.span)
            keys = near_keys(word for word in words_in(line, clause) if not cue.span.meets(word.span))
            yield Hedged(cue, clause, keys)


def _doubts(page: View, line: Line, cue: Cue) -> bool:
    """Whether a cue casts doubt here: "May 5", "could not" and "alleged that" do not."""
    if page.said(cue.span) == "May":
        return False
    following = page.text[cue.span.end : min(cue.span.end + 6, line.span.end)].lower()
    asserts = cue.kind in {"hearsay", "likely"} and following.startswith(" that")
    return not asserts and not following.startswith((" not", "n't", "n’t"))


def _unhedged(comparison: Comparison, hedged: Hedged, line: Line, there: View) -> Line | None:
    """The other page's sentence with the same words and no doubt about them; None if any sentence there has doubt."""
    if len(hedged.keys) < LEAST_HEDGED or not comparison.weights.telling(hedged.keys):
        return None
    partners = [
        pair.after if there is comparison.child else pair.before
        for pair in comparison.pairs
        if (pair.before if there is comparison.child else pair.after).index == line.index
    ]
    holders = comparison.carriers(hedged.keys, partners, least=HELD)
    if not holders:
        return None
    lost = there is comparison.child
    if any(_doubted(there, other, hedged, lost=lost) for other in comparison.carriers(hedged.keys, there.lines, least=0.5)):
        return None
    return holders[0]


def _doubted(page: View, line: Line, hedged: Hedged, *, lost: bool) -> bool:
    """Whether a hedge of the line bears on the same words.

    A speaker's own "it is possible" that is now "reportedly" is lost: hearsay doubts the report, not the matter.
    """
    for other in _hedged(page, line):
        hearsay = lost and other.cue.kind == "hearsay" and hedged.cue.kind != "hearsay"
        if not hearsay and (not other.keys or len(other.keys & hedged.keys) * 2 >= len(other.keys)):
            return True
    return False


def _shown(page: View, line: Line, hedged: Hedged) -> Span:
    """The hedge and the content word it stands before, or after where it closes the clause."""
    words = [word.span for word in words_in(line, hedged.clause) if word.near in hedged.keys]
    following = [span for span in words if span.start >= hedged.cue.span.end][:2]
    preceding = [span for span in words if span.end <= hedged.cue.span.start][-1:]
    return hull((hedged.cue.span, *(following or preceding)))


def _same_words(page: View, line: Line, hedged: Hedged) -> Span:
    """The words of the line that the hedge bore on: of the clause that has most of them."""
    found = [[word.span for word in words_in(line, clause) if word.near in hedged.keys] for clause in clauses(page, line)]
    fullest = max(found, key=len)
    return hull(fullest) if fullest else line.span
