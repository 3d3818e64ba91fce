"""Text that was decoded twice or wrongly ("â€™" for an apostrophe), mended where the mending can be proved.

The proof is ftfy's (Speer, ftfy, 2019, zenodo.2591652): the characters, written in a one-byte encoding and read as UTF-8, give
fewer strange characters than they are. Nothing else of ftfy is used: curly quotation marks, ligatures, widths and line breaks
stay as they are.
"""

import functools
import re

import msgspec

from twosource.model import SourceRun

LONGEST = 64
"""Most characters above ASCII in a row that are looked at: what is longer is another alphabet."""

_STRANGE = re.compile(r"[^\x00-\x7f]{2,}")
"""A mangled character is two or more in a row, all above ASCII."""
_FIRST = re.compile(r"[\u00c2-\u00f4\u0102-\u0111\u0192\u0393-\u03c0\u0413\u0432\u2510-\u2560]")
"""Characters that the first byte of a UTF-8 character turns into, in the one-byte encodings that ftfy knows."""


class Repaired(msgspec.Struct, frozen=True, kw_only=True):
    """A mended text, and its way back.

    Attributes:
        text: the mended text; the given one where nothing was to mend.
        runs: what stands in both, character for character; mended characters are in no run.
        places: how many places were mended.
    """

    text: str
    runs: tuple[SourceRun, ...]
    places: int


def repaired(text: str, *, node: int = 0) -> Repaired:
    """The text with mangled characters mended, in time linear in its length.

    Args:
        text: as decoded.
        node: number of the text node it is, for the runs.
    """
    parts: list[str] = []
    runs: list[SourceRun] = []
    length = done = places = 0
    for found in _STRANGE.finditer(text) if _FIRST.search(text) else ():
        mended = _mended(found.group()) if len(found.group()) <= LONGEST else None
        if mended is None:
            continue
        if found.start() > done:
            runs.append(SourceRun(length, length + found.start() - done, node, done))
        parts += (text[done : found.start()], mended)
        length += found.start() - done + len(mended)
        done = found.end()
        places += 1
    if done < len(text):
        runs.append(SourceRun(length, length + len(text) - done, node, done))
    return Repaired(text="".join((*parts, text[done:])) if places else text, runs=tuple(runs), places=places)


@functools.lru_cache(maxsize=4096)
def _mended(strange: str) -> str | None:
    """What a run of characters above ASCII stood for; None if it is sound or cannot be proved not to be."""
    from ftfy import TextFixerConfig, fix_encoding  # noqa: PLC0415 - slow to import, and seldom needed

    plain = TextFixerConfig(restore_byte_a0=False, fix_c1_controls=True, replace_lossy_sequences=False)
    mended: str = fix_encoding(strange, plain)
    return mended if mended != strange else None
