"""Words of doubt that a retelling drops or adds."""

from collections.abc import Iterator

import msgspec

from twosource.corpus.drift.comparison import Comparison, Finding, Weight, clause_at, clauses, hull, quoted, words_in
from twosource.corpus.drift.cues import Cue, find_cues
from twosource.corpus.drift.view import Line, View, near_keys
from twosource.model import Span

HELD = 0.75
"""Least share of the hedged words' weight that the other side must hold: the same claim, not only the same matter."""
HELD_ALIKE = 0.6
"""The same in sentences alike."""
SOFTENED = 20
"""Code points before a word in which "should" or "able to" keeps it from being said outright."""
HEAD = 3
"""Content words after a hedge that it bears on first; most of them must be on the other side."""
SAID_PLAINLY = 0.9
"""Least share of the words' weight that another sentence of the same page must hold to say them plainly."""
ALIKE = 0.7
"""Share of the words, both ways, of two sentences so alike that a short clause tells as well."""
LEAST_HEDGED = 3
"""Content words a hedged clause must have to be recognised in other words."""


class Hedged(msgspec.Struct, frozen=True):
    """A word of doubt, its clause, the keys of the clause's content words, and of those it bears on first."""

    cue: Cue
    word: str
    clause: Span
    keys: frozenset[str]
    head: tuple[str, ...]


def hedges_lost(comparison: Comparison) -> Iterator[Finding]:
    """Claims that are surer in the retelling."""
    for line, hedged, other in _one_each(_one_sided(comparison, comparison.parent, comparison.child)):
        before, after = _shown(line, hedged), _same_words(comparison.child, other, hedged)
        weight: Weight = "grave" if hedged.cue.kind in {"possible", "unlikely"} else "notable"
        why = f"{quoted(comparison.parent, hedged.cue.span)} is gone: the claim is surer in the retelling."
        hearsay = find_cues("hedges", comparison.child.text, after)
        if hearsay:
            weight = "notable"
            now = quoted(comparison.child, hearsay[0].span)
            why = f"The speaker's own {quoted(comparison.parent, hedged.cue.span)} has become {now}."
        yield Finding("hedge_lost", weight, before, after, why)


def hedges_added(comparison: Comparison) -> Iterator[Finding]:
    """Claims that are less sure in the retelling."""
    for line, hedged, other in _one_each(_one_sided(comparison, comparison.child, comparison.parent)):
        before, after = _same_words(comparison.parent, other, hedged), _shown(line, hedged)
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
        if find_cues("caveats", here.text, line.span):  # doubts of what is not known ("where they may go") belong to the caveat
            continue
        for hedged in _hedged(here, line):
            other = _unhedged(comparison, hedged, line, there)
            if other is not None and not _plain_here(comparison, here, hedged, line, other):
                yield line, hedged, other


def _hedged(page: View, line: Line) -> Iterator[Hedged]:
    """The hedges of a line."""
    for cue in find_cues("hedges", page.text, line.span):
        if _doubts(page, line, cue):
            clause = _told(page, cue, clause_at(page, line, cue.span))
            words = [word for word in words_in(line, clause) if not cue.span.meets(word.span) and near_keys((word,))]
            following = [word for word in words if word.span.start >= cue.span.end][:HEAD]
            if not words:
                continue
            yield Hedged(
                cue, page.said(cue.span).lower(), clause, near_keys(words), tuple(word.near for word in following or words[-1:])
            )


def _told(page: View, cue: Cue, clause: Span) -> Span:
    """The part of a clause that is told on somebody's word, without who tells it, nor on whose word that one has it."""
    parts = [part for note in page.attributions_at(cue.span) for part in note.content if part.holds(cue.span)]
    part = min(parts, key=len, default=clause)
    return Span(max(part.start, clause.start), min(part.end, clause.end))


def _doubts(page: View, line: Line, cue: Cue) -> bool:
    """Whether a cue casts doubt here: "May 5", "could not" and "alleged that" do not."""
    if page.said(cue.span) == "May":
        return False
    following = page.text[cue.span.end : min(cue.span.end + 6, line.span.end)].lower()
    asserts = cue.kind in {"hearsay", "likely"} and following.startswith(" that")
    return not asserts and not following.startswith((" not", "n't", "n’t"))


def _unhedged(comparison: Comparison, hedged: Hedged, line: Line, there: View) -> Line | None:
    """The other page's sentence with the same words and no doubt about them; None if any sentence there has doubt."""
    lost = there is comparison.child
    pairs = comparison.homes(line) if lost else comparison.origins(line)
    alike = any(min(pair.kept, pair.known) >= ALIKE for pair in pairs)
    if not alike and (len(hedged.keys) < LEAST_HEDGED or not comparison.weights.telling(hedged.keys)):
        return None
    partners = [pair.after if lost else pair.before for pair in pairs]
    holders = [
        other
        for other in comparison.carriers(hedged.keys, partners, least=HELD_ALIKE if alike else HELD)
        if _head_kept(there, other, hedged)
    ]
    if not holders or ("expect" in hedged.word and find_cues("expecting", there.text, holders[0].span)):
        return None
    if any(_doubted(there, other, hedged, lost=lost) for other in comparison.carriers(hedged.keys, there.lines, least=0.5)):
        return None
    return holders[0]


def _plain_here(comparison: Comparison, here: View, hedged: Hedged, line: Line, other: Line) -> bool:
    """Whether the page says the same elsewhere without doubt, so that the other page may have it from there."""
    shared = hedged.keys & other.near
    others = (rest for rest in here.lines if rest.index != line.index)
    return any(not any(_hedged(here, rest)) for rest in comparison.carriers(shared, others, least=SAID_PLAINLY))


def _head_kept(page: View, line: Line, hedged: Hedged) -> bool:
    """Whether a sentence has, plainly, the words a hedge bears on first: not "being able to" or "doing" for "could do"."""
    kept = [word for word in line.words if word.near == hedged.head[0]]
    if find_cues("questions", page.text, line.span):
        return False
    if not kept or 2 * len(line.near & set(hedged.head)) <= len(hedged.head):
        return False
    before = page.text[max(line.span.start, kept[0].span.start - SOFTENED) : kept[0].span.start]
    return not page.said(kept[0].span).endswith("ing") and not find_cues("soft", before, Span(0, max(1, len(before))))


def _doubted(page: View, line: Line, hedged: Hedged, *, lost: bool) -> bool:
    """Whether a hedge of the line bears on the same words, or is the same hedge.

    A speaker's own "it is possible" that is now "reportedly" is lost: hearsay doubts the report, not the matter.
    """
    for other in _hedged(page, line):
        if lost and other.cue.kind == "hearsay" != hedged.cue.kind:
            continue
        same = other.word == hedged.word or hedged.head[0] in other.head
        if same or len(other.keys & hedged.keys) * 2 >= len(other.keys):
            return True
    return False


def _shown(line: Line, hedged: Hedged) -> Span:
    """The hedge and the content word it stands before, or after where it closes the clause."""
    words = [word.span for word in words_in(line, hedged.clause) if word.near in hedged.keys]
    following = [span for span in words if span.start >= hedged.cue.span.end][:2]
    preceding = [span for span in words if span.end <= hedged.cue.span.start][-1:]
    return hull((hedged.cue.span, *(following or preceding)))


def _same_words(page: View, line: Line, hedged: Hedged) -> Span:
    """The words of the line that the hedge bore on: of the clause that has most of them."""
    found = [[word for word in words_in(line, clause) if word.near in hedged.keys] for clause in clauses(page, line)]
    fullest = max(found, key=lambda words: (any(word.near == hedged.head[0] for word in words), len(words)))
    return hull(word.span for word in fullest) if fullest else line.span
