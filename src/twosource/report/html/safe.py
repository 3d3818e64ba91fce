"""Words of a page on their way into ours: hostile until shown otherwise.

Escaping is the template engine's work (it is on for every template). This module deals with what escaping leaves: characters
that nobody sees, and those that turn the direction of the words around them.
"""

import re
import unicodedata

_BLANK = re.compile(r"\s+")
_CONTROL_PICTURES = {code: 0x2400 + code for code in range(32) if code not in (9, 10, 13)} | {0x7F: 0x2421}
"""NUL and its kin cannot stand in HTML; U+2400 and up are their pictures, one for one, so that offsets hold."""

_AHEAD = 400
"""Characters read beyond four times those shown, for texts that begin with much white space."""
_UNSEEN = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Zero-width characters and direction marks, shown by their number on annotated pages. The soft hyphen is left alone: it is
common and harmless."""


def verbatim(text: str) -> str:
    """A page's words, character for character, with control characters replaced by their pictures.

    The answer has the length of `text`, so offsets into the one hold in the other.
    """
    return text.translate(_CONTROL_PICTURES)


def unseen_split(text: str) -> list[tuple[str, str]]:
    """The words cut at characters nobody sees: pairs of a kind and a piece, in order.

    The kind is "" for a run of ordinary characters, else the character's number ("U+202E").
    """
    found: list[tuple[str, str]] = []
    start = 0
    for at, character in enumerate(text):
        if character in _UNSEEN:
            if start < at:
                found.append(("", text[start:at]))
            found.append((f"U+{ord(character):04X}", character))
            start = at + 1
    if start < len(text):
        found.append(("", text[start:]))
    return found


def label(text: str, most: int = 60) -> str:
    """A page's words as a label of ours: one line, nothing unseen, at most `most` characters, an ellipsis where cut.

    Of a text much longer than that only the beginning is looked at.
    """
    begin = text[: _AHEAD + 4 * most]
    shown = "".join(character for character in begin if character.isspace() or unicodedata.category(character)[0] != "C")
    shown = _BLANK.sub(" ", shown).strip()
    if len(shown) <= most:
        return shown if len(begin) == len(text) else f"{shown[: most - 1]}…"
    cut = shown[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most * 2 // 3 else cut).rstrip(" ,;:") + "…"
