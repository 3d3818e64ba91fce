"""When it was said, and when it happens: times that a retelling drops or changes."""

import re
from collections.abc import Iterable, Iterator

from twosource.corpus.drift.comparison import Comparison, Finding, clause_at, hull, keys_in, quoted, speaks, words_in
from twosource.corpus.drift.days import share_a_day
from twosource.corpus.drift.view import Line, View, near_keys
from twosource.language.days import calendar_words
from twosource.model import Attribution, Span, TimeRef

KEPT = 0.75
"""Least share of the words around a time that a sentence must hold for the time to be missed there."""
LEAST_AROUND = 2
LONGEST_DAY = 2
"""Digits of a day of the month."""
BESIDE = 12
"""Code points between a verb of saying and the time it is shown with."""
COARSE = frozenset({"season", "year", "decade", "century", "quarter"})
"""Grains too coarse for their loss to matter beside an event ("the summer campaign")."""
POINTING = frozenset(
    {"last", "next", "this", "past", "coming", "ago", "a", "an", "and", "late", "early", "earlier", "later", "between"}
)
"""Words of a time that do not tell which."""
RELATIVE = re.compile(r"\b(?:yesterday|tomorrow|ago|(?:last|next|this|past|coming)\s+\w+)\b", re.IGNORECASE)


def times_lost(comparison: Comparison) -> Iterator[Finding]:
    """Times of saying and times of the event that are gone, or less fine, where the claim stays."""
    for line, time in _dated(comparison.parent):
        keepers = _keepers(comparison, line, time)
        if not keepers:
            continue
        there = [found for keeper in keepers for found in _times_near(comparison.child, keeper)]
        same = [found for found in there if compatible(comparison.parent, time, comparison.child, found)]
        if not same and _words_kept(comparison, time, keepers):
            continue
        if same:
            yield from _hour_lost(comparison, time, same, keepers)
        elif not _stray(comparison, keepers[0]):
            said = time.tells == "said"
            yield Finding(
                "time_lost",
                "slight" if said else "notable",
                _with_cue(comparison.parent, time),
                _told(comparison, keepers[0], time, line),
                f"{quoted(comparison.parent, time.span)}, {'when it was said' if said else 'when it is about'}, is gone.",
            )


def times_changed(comparison: Comparison) -> Iterator[Finding]:
    """Times of a sentence kept nearly word for word that are now others."""
    for pair in comparison.pairs:
        if not pair.close:
            continue
        for time in comparison.parent.times_at(pair.before.span):
            for other in comparison.child.times_at(pair.after.span):
                if _stands_alike(pair.before, time, pair.after, other) and _differ(comparison, time, other):
                    before, after = quoted(comparison.parent, time.span), quoted(comparison.child, other.span)
                    yield Finding("time_changed", "notable", time.span, other.span, f"{before} has become {after}.")


def compatible(parent: View, time: TimeRef, child: View, other: TimeRef) -> bool:
    """Whether two times can be one: same words or value, a shared day name, or a day in common that both name."""
    if time.value and time.value == other.value:
        return True
    here, there = _plain(parent.said(time.span)), _plain(child.said(other.span))
    if here == there:
        return True
    days = [{int(word) for word in words if word.isdecimal() and len(word) <= LONGEST_DAY} for words in (here, there)]
    if _calendar(parent.said(time.span)) & _calendar(child.said(other.span)) and (days[0] == days[1] or not all(days)):
        return True
    return share_a_day(parent, time, child, other) is True


def _dated(page: View) -> Iterator[tuple[Line, TimeRef]]:
    """The times of a page's body that point at a day, week or month."""
    for line in page.lines:
        if line.role != "headline":
            for time in page.times_at(line.span):
                if _points(page, time):
                    yield line, time


def _points(page: View, time: TimeRef) -> bool:
    if (time.value or "").startswith(("P", "F")) or (time.period and time.period.grain in COARSE):
        return False
    words = page.said(time.span)
    return bool(_calendar(words) or RELATIVE.search(words))


def _keepers(comparison: Comparison, line: Line, time: TimeRef) -> list[Line]:
    """The child's sentences in which the time, had it been kept, would stand."""
    after = [pair.after for pair in comparison.homes(line)]
    if time.tells == "said":
        note = next((note for note in comparison.parent.attributions if note.id == time.attribution), None)
        if note is None:
            return []
        keys = keys_in(comparison.parent, _contents(comparison.parent, note))
        return [
            keeper
            for keeper in comparison.carriers(keys, after, least=KEPT)
            if speaks(comparison.child, keeper) and comparison.weights.telling(keys)
        ]
    clause = clause_at(comparison.parent, line, time.span)
    around = near_keys(word for word in words_in(line, clause) if not time.span.meets(word.span))
    if len(around) < LEAST_AROUND or not comparison.weights.telling(around):
        return []
    return list(comparison.carriers(around, after, least=KEPT))


def _contents(page: View, note: Attribution) -> Iterator[Span]:
    """What the same source says in the same words of saying or beside them ("said ..., calling ...")."""
    for other in page.attributions:
        if other.id == note.id or (other.source and other.source == note.source):
            yield from other.content


def _words_kept(comparison: Comparison, time: TimeRef, keepers: list[Line]) -> bool:
    """Whether a word of the time stands in the child's sentence, though no time was found in it ("the upcoming weeks")."""
    telling = {word for word in _plain(comparison.parent.said(time.span)) if word not in POINTING}
    return any(telling & _plain(comparison.child.said(keeper.span)) for keeper in keepers)


def _times_near(page: View, line: Line) -> Iterable[TimeRef]:
    """Times of a sentence and of its neighbours in the same block."""
    block = [line, *(other for other in page.neighbours(line) if other.block == line.block)]
    return [time for other in block for time in page.times_at(other.span)]


def _stray(comparison: Comparison, keeper: Line) -> bool:
    """Whether the child's sentence has a time that no sentence it comes from has: it may be the same in other words."""
    known = [time for pair in comparison.origins(keeper) for time in comparison.parent.times_at(pair.before.span)]
    return any(
        _points(comparison.child, other)
        and not any(compatible(comparison.parent, time, comparison.child, other) for time in known)
        for other in comparison.child.times_at(keeper.span)
    )


def _hour_lost(comparison: Comparison, time: TimeRef, same: list[TimeRef], keepers: list[Line]) -> Iterator[Finding]:
    """A part of the day that is gone while the day stays ("late Thursday", "on Thursday")."""
    words = _plain(comparison.parent.said(time.span))
    if not words & calendar_words("dayparts") or not words & calendar_words("weekdays"):
        return
    kept = {word for keeper in keepers for word in _plain(comparison.child.said(keeper.span))}
    if not kept & calendar_words("dayparts"):
        before, after = quoted(comparison.parent, time.span), quoted(comparison.child, same[0].span)
        yield Finding("time_lost", "slight", time.span, same[0].span, f"{before} has become {after}: the hour is gone.")


def _stands_alike(before: Line, time: TimeRef, after: Line, other: TimeRef) -> bool:
    """Whether two times stand between the same words and tell the same thing."""
    if time.tells != other.tells:
        return False
    return _beside(before, time.span) == _beside(after, other.span)


def _beside(line: Line, span: Span) -> tuple[str | None, str | None]:
    """The content words before and after a span."""
    told = [word for word in line.words if word.kind in {"content", "saying", "number"}]
    before = [word.near for word in told if word.span.end <= span.start]
    after = [word.near for word in told if word.span.start >= span.end]
    return (before[-1] if before else None, after[0] if after else None)


def _differ(comparison: Comparison, time: TimeRef, other: TimeRef) -> bool:
    """Whether two times cannot be one."""
    if compatible(comparison.parent, time, comparison.child, other):
        return False
    if share_a_day(comparison.parent, time, comparison.child, other) is False:
        return True
    here, there = _calendar(comparison.parent.said(time.span)), _calendar(comparison.child.said(other.span))
    return any(here & calendar_words(part) and there & calendar_words(part) for part in ("weekdays", "months"))


def _told(comparison: Comparison, keeper: Line, time: TimeRef, line: Line) -> Span:
    """The child's words where the time was: its verb of saying, or the clause with most of the words around."""
    if time.tells == "said":
        cues = _cues(comparison, keeper, time)
        return cues[0] if len(cues) == 1 else keeper.span
    clause = clause_at(comparison.parent, line, time.span)
    keys = near_keys(words_in(line, clause))
    held = [word.span for word in keeper.words if word.near in keys]
    return hull(held) if held else keeper.span


def _cues(comparison: Comparison, keeper: Line, time: TimeRef) -> list[Span]:
    """The verbs of saying in the child's sentence that tell what the time dated: not those inside it, nor beside it."""
    child = comparison.child
    dated = [note for note in comparison.parent.attributions if note.id == time.attribution]
    keys = keys_in(comparison.parent, [span for note in dated for span in note.content])
    notes = [note for note in child.outermost(child.attributions_at(keeper.span)) if note.source]
    held = {note.id: comparison.weights.share(keys, keys_in(child, note.content)) for note in notes}
    fullest = max(held.values(), default=0.0)
    return [span for note in notes if held[note.id] == fullest for span in note.cue if keeper.span.holds(span)]


def _with_cue(page: View, time: TimeRef) -> Span:
    """A time of saying together with the verb it stands beside."""
    note: Attribution | None = next((note for note in page.attributions if note.id == time.attribution), None)
    if time.tells != "said" or note is None:
        return time.span
    near = [cue for cue in note.cue if max(cue.start, time.span.start) - min(cue.end, time.span.end) <= BESIDE]
    return hull((*near, time.span))


def _calendar(words: str) -> frozenset[str]:
    return _plain(words) & (calendar_words("weekdays") | calendar_words("months"))


def _plain(words: str) -> frozenset[str]:
    found = frozenset(word.strip(".,").removesuffix("'s") for word in words.lower().replace("’", "'").split())
    return found - {"on", "in", "the", "at", "of", "by", "since", "until", "from", "to"}
