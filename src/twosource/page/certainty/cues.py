"""What the cue of an attribution tells: "estimates", "denied", "declined to say", "has neither confirmed nor denied"."""

from collections.abc import Sequence

import msgspec

from twosource.model import Attribution, CertaintyLevel, Span
from twosource.page.certainty.governing import WEAKNESS
from twosource.page.certainty.hedges import negation_before
from twosource.page.certainty.words import Lexicon, PageWords, Word, match

BEFORE = 6
"""Words before the cue that may belong to it ("has neither confirmed nor")."""
AFTER = 2
"""Words after the cue that may complete a phrase ("ruled" + "out")."""


class CueHedge(msgspec.Struct, frozen=True):
    """What a cue makes of its content, and its words; a cue that `settles` leaves the content's own hedges no say."""

    level: CertaintyLevel
    spans: tuple[Span, ...]
    settles: bool


def cue_hedge(page: PageWords, note: Attribution, around: Span, known: Lexicon) -> CueHedge | None:
    """The level the cue gives, or None where it says no more than that something was said.

    Args:
        page: its words.
        note: the attribution.
        around: the sentence of its cue.
        known: the lexicon of the page's language.
    """
    if not note.cue:
        return None
    apart = (*note.content, *note.source)
    spoken = [word for word in page.within((around,)) if not _stands_in(word, apart)]
    inside = [at for at, word in enumerate(spoken) if _stands_in(word, note.cue)]
    if not inside:
        return None
    start = max(inside[0] - BEFORE, 0)
    window = _own_clause(spoken[start : inside[-1] + 1 + AFTER], inside[0] - start)
    hedges = _hedges(window, note.cue, known)
    if not hedges:
        return None
    level, first, last = max(hedges, key=lambda hedge: WEAKNESS[hedge[0]])
    return CueHedge(
        level, (Span(window[first].span.start, window[last - 1].span.end),), level in {"denied", "undetermined", "certain"}
    )


def _stands_in(word: Word, spans: Sequence[Span]) -> bool:
    """Whether a word is, or is part of, one of these stretches."""
    return any(map(word.span.meets, spans))


def _own_clause(window: Sequence[Word], cue: int) -> Sequence[Word]:
    """The window from the last comma or joint before the cue."""
    for at in range(cue - 1, -1, -1):
        if window[at].low in {",", ";", "who", "which", "that", "“", "”"}:
            return window[at + 1 :]
    return window


def _hedges(window: Sequence[Word], cue: Sequence[Span], known: Lexicon) -> list[tuple[CertaintyLevel, int, int]]:
    """Level and place of each word of the cue that tells more than saying; a fixed phrase takes the place of all."""
    for at in range(len(window)):
        phrase = match(window, at, known.phrases)
        if phrase and any(_stands_in(word, cue) for word in window[at : phrase[1]]):
            return [(known.phrases[phrase[0]], at, phrase[1])]
    found: list[tuple[CertaintyLevel, int, int]] = []
    for at, word in enumerate(window):
        if not _stands_in(word, cue):
            continue
        place = negation_before(window, at, known)
        told = (
            match(window, at, known.when_negated) or match(window, at, known.when_negated_cues) if place is not None else None
        )
        if told and place is not None:
            found.append((known.when_negated.get(told[0]) or known.when_negated_cues[told[0]], place, told[1]))
            continue
        plain = match(window, at, known.cues)
        if plain and place is None:
            found.append((known.cues[plain[0]], at, plain[1]))
        elif word.low in known.adverbs:
            found.append((known.adverbs[word.low], at, at + 1))
    return found
