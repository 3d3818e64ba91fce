"""How a time stands to the attributions of its sentence: when it was said, or what it is about."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from twosource.model import Attribution, Span
from twosource.page.timex.forms import Form, Stretch, Valued
from twosource.page.timex.tense import verb_direction
from twosource.page.timex.words import Word, known


class Standing(msgspec.Struct, frozen=True):
    """What the time tells, of which attribution; `toward` is set for a time of saying."""

    tells: Literal["said", "about"]
    attribution: str | None
    toward: int = 0


def standing(words: Sequence[Word], first: int, last: int, form: Form, near: Sequence[Attribution]) -> Standing:
    """How the time at `words[first:last + 1]` stands.

    Args:
        words: of its sentence.
        first: the place of its first word.
        last: the place of its last word.
        form: what it says; durations, sets and stretches never tell when something was said.
        near: the attributions with words in the sentence.

    Returns:
        `said` with the attribution whose cue it stands with, outside its content and in no clause of its own; else `about`
        with the innermost attribution whose content holds it, or none in the page's own voice.
    """
    here = Span(words[first].start, words[last].end)
    holders = [note for note in near if any(span.holds(here) for span in note.content)]
    holder = min(holders, key=lambda note: (sum(len(span) for span in note.content), note.id), default=None)
    about = Standing("about", holder.id if holder else None)
    if isinstance(form, Valued | Stretch) or _is_bound_elsewhere(words, first, last):
        return about
    speakers = [note for note in near if _may_date(note, here, holder, words)]
    dated = [(gap, note.id, note) for note in speakers if (gap := _gap(note, words, first, last)) is not None]
    if not dated:
        return about
    _, name, note = min(dated, key=lambda one: one[:2])
    return Standing("said", name, 1 if _cue_ahead(words, note) else -1)


def _is_bound_elsewhere(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a word beside the time ties it to something other than the cue: "Friday's attack", "since May", "by Monday"."""
    before = words[first - 1].low if first else ""
    after = words[last + 1] if last + 1 < len(words) else None
    owned = after is not None and after.low.startswith("'") and after.start == words[last].end
    return owned or before in {"by", "of", "-"} or before in known().said["apart"]


def _may_date(note: Attribution, here: Span, holder: Attribution | None, words: Sequence[Word]) -> bool:
    """Whether the attribution has its cue in the same layer of speech as the time, and the time is no part of the source."""
    if any(span.meets(here) for span in (*note.content, *note.source)) or not note.cue or _looks_ahead(note, words):
        return False
    return holder is None or any(span.holds(note.cue[0]) for span in holder.content)


def _looks_ahead(note: Attribution, words: Sequence[Word]) -> bool:
    """Whether the cue is of an expectation, so that a time beside it is that of the thing expected ("expected on Monday")."""
    return any(
        word.low in known().said["expecting"] and any(span.start <= word.start < span.end for span in note.cue)
        for word in words
    )


def _gap(note: Attribution, words: Sequence[Word], first: int, last: int) -> int | None:
    """Words between time and cue that are no content; None where a clause or another verb lies between, or there is no cue."""
    cue = [at for at, word in enumerate(words) if any(span.start <= word.start < span.end for span in note.cue)]
    if not cue:
        return None
    between = range(max(cue) + 1, first) if max(cue) < first else range(last + 1, min(cue)) if last < min(cue) else range(0)
    spoken = note.content
    plain = [at for at in between if not any(span.start <= words[at].start < span.end for span in (*spoken, *note.source))]
    if any(_parts(words, at) for at in plain):
        return None
    if last < min(cue) and any(_parts(words, at) for at in _segment(words, first)):
        return None
    return len(plain)


def _segment(words: Sequence[Word], first: int) -> range:
    """The words from the last comma or the sentence's beginning up to the time."""
    at = first
    while at > 0 and words[at - 1].low not in {",", ";", "—", "–"}:
        at -= 1
    return range(at, first)


def _parts(words: Sequence[Word], at: int) -> bool:
    """Whether the word opens a clause of its own or is a verb that does not carry speech."""
    lexicon = known()
    low = words[at].low
    if low in lexicon.said["apart"]:
        return True
    return low not in lexicon.said["carriers"] and verb_direction(words, at, lexicon) != 0


def _cue_ahead(words: Sequence[Word], note: Attribution) -> bool:
    """Whether the cue itself is in the future ("will announce on Friday")."""
    in_cue = [at for at, word in enumerate(words) if any(span.start <= word.start < span.end for span in note.cue)]
    return any(words[at].low in {"will", "shall", "'ll"} for at in in_cue) or (
        bool(in_cue) and in_cue[0] > 0 and words[in_cue[0] - 1].low in {"will", "shall", "'ll"}
    )
