"""What a later version of a running text has that the earlier had not: outcomes and corrections."""

import re
from collections.abc import Iterator

import msgspec

from twosource.corpus.drift.align import Pair
from twosource.corpus.drift.comparison import Comparison, Finding, clause_at, quoted, words_in
from twosource.corpus.drift.cues import Cue, find_cues
from twosource.corpus.drift.times import compatible
from twosource.corpus.drift.view import Line, View, near_keys
from twosource.corpus.drift.words import Word
from twosource.model import PageFacts, Reading, Span, TimeRef

HEAD = 3
"""Content words of a prediction that tell what is to happen."""
KEPT = 0.5
"""Least share of the weight of what is predicted that the later sentence must hold to tell of it."""
AUXILIARY = 12
"""Code points before a verb in which "has" or "was" makes it past."""
REACH = 24
"""Code points before a verb in which a word of the future bears on it."""
PERFECT = re.compile(r"\s(?:not\s)?(?:have|be\s\w+ing)\b|n['’]t\b")
"""What makes a modal speak of the past, or deny."""
DAY = 10
"""Characters of a date."""
LONGEST_STATED = 200
"""Code points on both sides of these words by which two such statements are compared."""
LONGEST_PAGE = 200_000
"""Code points of a page looked through for the words of an update."""


class Event(msgspec.Struct, frozen=True):
    """What is to happen: the word that says so, the verb, and the words that tell of what."""

    cue: Cue
    verb: Word
    last: Word
    keys: frozenset[str]
    times: tuple[TimeRef, ...]


def is_later_version(parent: Reading, child: Reading, *, stamped: bool = True) -> bool:
    """Whether a page says of itself that it has been brought up to date or corrected, and the other does not say the same.

    Without `stamped`, a mere "Updated 16.20" does not count: pages put it over anything.
    """
    if stamped and _updated(child) > max(_updated(parent), _published(parent)):
        return True
    return bool(_update_lines(child.page.text, stamped=stamped) - _update_lines(parent.page.text, stamped=stamped))


def _updated(reading: Reading) -> str:
    """The first day a page says it was updated on; "" if it does not."""
    return max((page.updated.first or "" for page in reading.of(PageFacts) if page.updated), default="")[:DAY]


def _published(reading: Reading) -> str:
    return max((page.published.first or "" for page in reading.of(PageFacts) if page.published), default="")[:DAY]


def _update_lines(text: str, *, stamped: bool) -> frozenset[str]:
    """The lines in which a page says that it has been updated."""
    found = find_cues("updating", text, Span(0, max(1, min(len(text), LONGEST_PAGE))))
    return frozenset(_line_around(text, cue.span) for cue in found if _states(text, cue.span, stamped=stamped))


def _line_around(text: str, span: Span) -> str:
    before = text[max(0, span.start - LONGEST_STATED) : span.start].rpartition("\n")[2]
    return before + text[span.start : span.end + LONGEST_STATED].partition("\n")[0]


def _states(text: str, span: Span, *, stamped: bool) -> bool:
    """Whether "updated" says when or heads a line, and "correction" heads one: "updated its forecast" is news."""
    words = span.of(text).lower()
    if words.startswith(("correction", "clarification")):
        return text[span.end : span.end + 1] in {":", "\n"} and bool(HEADED.search(text[max(0, span.start - 3) : span.start]))
    if not words.startswith("update"):
        return True
    return stamped and bool(STAMP.match(text, span.end) or HEADED.search(text[max(0, span.start - 3) : span.start]))


STAMP = re.compile(r"\s?(?::|at\b|on\b|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|[A-Z][a-z]{2,8}\.?\s\d)")
HEADED = re.compile(r"(?:[\n|·•(]\s?|^)\Z")


def predictions_overtaken(comparison: Comparison) -> Iterator[Finding]:
    """What was to happen in the earlier version and has happened, or is now sure or at another time, in the later."""
    for pair in comparison.pairs:
        if comparison.parent.said(pair.before.span) == comparison.child.said(pair.after.span):
            continue
        for event in _events(comparison.parent, pair.before):
            told = _overtaken(comparison, pair, event)
            if told is not None:
                before = Span(event.cue.span.start, event.last.span.end)
                why = f"{quoted(comparison.parent, before)} has become {quoted(comparison.child, told)} since."
                yield Finding("prediction_overtaken", "notable", before, told, why)
                break


def _events(page: View, line: Line) -> Iterator[Event]:
    """What a sentence says is to happen, each with its verb; a verb after "to" may stand farther on."""
    for cue in _expectations(page, line):
        clause = clause_at(page, line, cue.span)
        told = [word for word in words_in(line, clause) if near_keys((word,)) and not cue.span.meets(word.span)]
        following = [word for word in told if word.span.start >= cue.span.end]
        dated = page.times_at(clause)
        for number, verb in enumerate(following):
            infinitive = page.text[max(0, verb.span.start - 3) : verb.span.start] == "to "
            if number and not infinitive:
                continue
            rest = following[number : number + HEAD]
            free = [word for word in rest if not any(time.span.meets(word.span) for time in dated)]
            subject = [word for word in told if word.span.end <= cue.span.start]
            keys = near_keys([*free, *subject[-HEAD:]] if len(free) == 1 else free)
            if len(keys) > 1 and free and free[0] == verb:
                yield Event(cue, verb, rest[-1], keys, tuple(time for time in dated if time.span.start > verb.span.end))


def _expectations(page: View, line: Line) -> tuple[Cue, ...]:
    """Words of the future in a sentence; "might have", "could not" and the month of May are none."""
    cues = (*find_cues("future", page.text, line.span), *find_cues("prospects", page.text, line.span))
    told = (cue for cue in cues if not PERFECT.match(page.text, cue.span.end) and page.said(cue.span) != "May")
    return tuple(sorted(told, key=lambda cue: cue.span.start))


def _overtaken(comparison: Comparison, pair: Pair, event: Event) -> Span | None:
    """The later sentence's words for the same event, done, or sure now, or at another time; None if it says the same."""
    child, line = comparison.child, pair.after
    if comparison.weights.share(event.keys, line.near) < KEPT:
        return None
    for verb in (word for word in line.words if word.near == event.verb.near):
        window = Span(max(line.span.start, verb.span.start - REACH), verb.span.start + 1)
        cues = [cue for cue in _expectations(child, line) if cue.span.meets(window) or window.holds(cue.span)]
        if not cues and _past(child, line, verb):
            return verb.span
        dated = [time for time in child.times_at(clause_at(child, line, verb.span)) if time.span.start > verb.span.end]
        if cues and (_surer(comparison, event, cues[-1]) or _other_time(comparison, event, dated)):
            return Span(cues[-1].span.start, max([verb.span.end, *(time.span.end for time in dated[:1])]))
    return None


def _past(page: View, line: Line, verb: Word) -> bool:
    before = Span(max(line.span.start, verb.span.start - AUXILIARY), verb.span.start + 1)
    return page.said(verb.span).lower().endswith("ed") or bool(find_cues("past", page.text, before))


def _surer(comparison: Comparison, event: Event, cue: Cue) -> bool:
    """Whether what might be is now what will be."""
    return event.cue.kind == "prospects" and comparison.child.said(cue.span).lower() in {"will", "would", "is to", "are to"}


def _other_time(comparison: Comparison, event: Event, dated: list[TimeRef]) -> bool:
    """Whether both tell when, and not the same."""
    if not event.times or not dated:
        return False
    return not any(compatible(comparison.parent, time, comparison.child, other) for time in event.times for other in dated)


def corrections_made(comparison: Comparison) -> Iterator[Finding]:
    """Corrections the later page states and the earlier did not: each with the words corrected where both pages have them."""
    known = {comparison.parent.said(line.span) for line in comparison.parent.lines}
    for notice in _notices(comparison.child):
        if comparison.child.said(notice[0].span) in known:
            continue
        span = Span(notice[0].span.start, notice[-1].span.end)
        changed = _corrected(comparison, notice)
        before, after = changed or (None, span)
        why = "The later page states that something has been corrected."
        if changed is not None:
            words = f"{quoted(comparison.parent, changed[0])} to {quoted(comparison.child, changed[1])}"
            why = f"The later page states a correction: {words}."
        yield Finding("correction_made", "notable", before, after, why)


def _notices(page: View) -> Iterator[tuple[Line, ...]]:
    """The sentences of each correction: from the one that says so to the end of its block."""
    blocks: dict[str, list[Line]] = {}
    for line in page.lines:
        started = line.block in blocks
        states = line.role == "correction" or _about_itself(page, line)
        if started or (states and find_cues("correcting", page.text, line.span)):
            blocks.setdefault(line.block, []).append(line)
    yield from (tuple(lines) for lines in blocks.values())


def _about_itself(page: View, line: Line) -> bool:
    """Whether a sentence outside a marked correction speaks of the report: "an earlier version of this story"."""
    return bool(ITSELF.search(page.said(line.span)))


ITSELF = re.compile(r"\b(?:this|our)\s(?:report|story|article|page|version)\b|^(?:correction|clarification)\b", re.IGNORECASE)


def _corrected(comparison: Comparison, notice: tuple[Line, ...]) -> tuple[Span, Span] | None:
    """The words of a sentence kept otherwise that the notice is about, old and new; None where not exactly one differs."""
    named = frozenset(word.near for line in notice for word in line.words if near_keys((word,)))
    inside = {line.index for line in notice}
    for pair in comparison.pairs:
        if pair.after.index in inside or not pair.close:
            continue
        gone = [word for word in pair.before.words if near_keys((word,)) and word.near not in pair.after.near]
        new = [word for word in pair.after.words if near_keys((word,)) and word.near not in pair.before.near]
        matter = pair.before.near & pair.after.near & named
        if len(gone) == len(new) == 1 and named & {gone[0].near, new[0].near} and matter:
            return _whole(comparison.parent, gone[0]), _whole(comparison.child, new[0])
    return None


def _whole(page: View, word: Word) -> Span:
    """The figure or time a word belongs to, else the word."""
    spans = [*(note.span for note in page.figures), *(note.span for note in page.times)]
    return next((span for span in spans if span.holds(word.span)), word.span)
