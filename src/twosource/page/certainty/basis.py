"""Whether the speaker saw it, was told it, or infers it."""

from collections.abc import Sequence
from typing import Literal

from twosource.page.certainty.governing import first_sentence
from twosource.page.certainty.words import Lexicon, Word

Basis = Literal["witnessed", "told", "inferred"]


def basis_of(source: Sequence[Word], cue: Sequence[Word], content: Sequence[Word], known: Lexicon) -> Basis | None:
    """How the speaker knows, as far as the words tell; None where they do not.

    What was seen goes before what was told, and that before what is inferred, since an inference may rest on either.
    """
    said = " ".join(word.low for word in (*source, *cue, *content[: first_sentence(content, known)]))
    padded = f" {said} "
    kinds: tuple[Basis, ...] = ("witnessed", "told", "inferred")
    for kind in kinds:
        if any(f" {phrase} " in padded for phrase in sorted(known.basis[kind])):
            return kind
    return "inferred" if any(known.cues.get(word.low) in {"likely", "possible"} for word in cue) else None
