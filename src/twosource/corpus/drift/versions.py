"""What a later version of a running text has that the earlier had not: outcomes and corrections."""

from collections.abc import Iterator

from twosource.corpus.drift.comparison import CARRIED, Comparison, Finding, clause_at, quoted, words_in
from twosource.corpus.drift.cues import Cue, find_cues
from twosource.corpus.drift.view import Line, near_keys
from twosource.corpus.drift.words import Word
from twosource.model import Span

HEAD = 3
"""Content words of a prediction that tell what is to happen."""
AUXILIARY = 12
"""Code points before a verb in which "has" or "was" makes it past."""


def predictions_overtaken(comparison: Comparison) -> Iterator[Finding]:
    """What was to happen in the earlier version and has happened in the later."""
    for pair in comparison.pairs:
        for cue in find_cues("future", comparison.parent.text, pair.before.span):
            clause = clause_at(comparison.parent, pair.before, cue.span)
            told = words_in(pair.before, clause)
            event = [word for word in told if word.span.start >= cue.span.end and near_keys((word,))][:HEAD]
            keys = near_keys(word for word in told if not cue.span.meets(word.span))
            if not event or comparison.weights.share(keys, pair.after.near) < CARRIED:
                continue
            done = _happened(comparison, pair.after, event[0])
            if done is not None:
                before = _prediction(cue, event)
                why = f"{quoted(comparison.parent, before)} has become {quoted(comparison.child, done)}: it has happened since."
                yield Finding("prediction_overtaken", "notable", before, done, why)


def _prediction(cue: Cue, event: list[Word]) -> Span:
    return Span(cue.span.start, event[-1].span.end)


def _happened(comparison: Comparison, line: Line, verb: Word) -> Span | None:
    """The verb in the past in a sentence without a word of the future."""
    child = comparison.child
    if find_cues("future", child.text, line.span) or find_cues("hedges", child.text, line.span):
        return None
    for word in line.words:
        if word.near == verb.near:
            before = Span(max(line.span.start, word.span.start - AUXILIARY), word.span.start + 1)
            if child.said(word.span).lower().endswith("ed") or find_cues("past", child.text, before):
                return word.span
    return None


def corrections_made(comparison: Comparison) -> Iterator[Finding]:
    """Corrections the later page states and the earlier did not."""
    known = {comparison.parent.said(line.span) for line in comparison.parent.lines}
    for line in comparison.child.lines:
        if line.role == "correction" and comparison.child.said(line.span) not in known:
            yield Finding(
                "correction_made", "notable", None, line.span, "The later page states that something has been corrected."
            )
