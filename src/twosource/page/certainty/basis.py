"""Whether the speaker saw it, was told it, or infers it."""

from collections.abc import Sequence
from typing import Literal

from twosource.page.certainty.words import Lexicon, Word

Basis = Literal["witnessed", "told", "inferred"]


def basis_of(source: Sequence[Word], cue: Sequence[Word], content: Sequence[Word], known: Lexicon) -> Basis | None:
    """How the speaker knows, as far as the words of source, cue and first sentence tell; None where they do not.

    What was seen goes before what was told, and that before what is inferred, since an inference may rest on either.
    """
    lows = [word.low for word in (*source, *cue, *content)]
    kinds: tuple[Basis, ...] = ("witnessed", "told", "inferred")
    for kind in kinds:
        table = known.basis[kind]
        phrases = [phrase for low in lows if low in table for phrase in table[low]]
        if phrases and _holds_any(lows, phrases):
            return kind
    return "inferred" if any(known.cues.get(word.low) in {"likely", "possible"} for word in cue) else None


def _holds_any(lows: Sequence[str], phrases: Sequence[str]) -> bool:
    """Whether one of these phrases stands among the words."""
    padded = f" {' '.join(lows)} "
    return any(f" {phrase} " in padded for phrase in phrases)
