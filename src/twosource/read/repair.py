"""Text that was decoded twice or wrongly ("â€™" for an apostrophe), mended where the mending can be proved.

The proof is ftfy's (Speer, ftfy, 2019, zenodo.2591652): the characters, written in a one-byte encoding and read as UTF-8, give
fewer strange characters than they are. Nothing else of ftfy is used: curly quotation marks, ligatures, widths and line breaks
stay as they are.
"""

import functools
import re

import msgspec

LONGEST = 64
"""Most characters above ASCII in a row that are looked at: what is longer is another alphabet."""

LEAST = "\u00a0"
"""What mended characters are not below: marks of control, which no page shows, are no mending."""

_STRANGE = re.compile(r"[^\x00-\x7f]{2,}")
"""A mangled character is two or more in a row, all above ASCII."""
_FIRST = re.compile(r"[\u00c2-\u00f4\u0102-\u0111\u0192\u0393-\u03c0\u0413\u0432\u2510-\u2560]")
"""Characters that the first byte of a UTF-8 character turns into, in the one-byte encodings that ftfy knows."""


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a mended text, and where it stands in the given one, character for character; None for what was mended."""

    text: str
    offset: int | None


def pieces(text: str) -> tuple[Piece, ...]:
    """The text with mangled characters mended, in order and in time linear in its length; one piece if nothing is mended."""
    if text.isascii() or not _FIRST.search(text):
        return (Piece(text, 0),)
    found: list[Piece] = []
    done = 0
    for strange in _STRANGE.finditer(text):
        mended = _mended(strange.group()) if len(strange.group()) <= LONGEST else None
        if mended is None:
            continue
        if strange.start() > done:
            found.append(Piece(text[done : strange.start()], done))
        found.append(Piece(mended, None))
        done = strange.end()
    if done < len(text):
        found.append(Piece(text[done:], done))
    return tuple(found)


def repaired(text: str) -> str:
    """The text with mangled characters mended, for what nothing points into."""
    return "".join(piece.text for piece in pieces(text))


@functools.lru_cache(maxsize=4096)
def _mended(strange: str) -> str | None:
    """What a run of characters above ASCII stood for; None if it is sound or cannot be proved not to be."""
    from ftfy import TextFixerConfig, fix_encoding  # noqa: PLC0415 - slow to import, and seldom needed

    plain = TextFixerConfig(restore_byte_a0=False, fix_c1_controls=True, replace_lossy_sequences=False)
    mended: str = fix_encoding(strange, plain)
    return mended if mended != strange and min(mended) >= LEAST else None
