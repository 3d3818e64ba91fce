"""A paragraph as the tagger sees it: word pieces, and what the shape of the characters tells about each."""

from typing import NamedTuple

import tokenizers

SHAPES = 30
"""Number of values a shape can take: 5 cases x 3 places at quotation marks x 2 spacings."""

LONGEST = 254
"""Pieces of a window; a longer paragraph is cut."""

_OPENING = "“„«‹"
_CLOSING = "”»›"


class Pieces(NamedTuple):
    """The word pieces of one text, without the marks put around it.

    Attributes:
        ids: number of each piece in the vocabulary.
        shapes: per piece, see `SHAPES`.
        first: per word, the place of its first piece.
        words: per word, its first and end code point.
    """

    ids: list[int]
    shapes: list[int]
    first: list[int]
    words: list[tuple[int, int]]

    def part(self, start: int, end: int) -> "Pieces":
        """The words `start` to `end`, with the shapes they have in the whole; code points stay those of the whole text."""
        low = self.first[start]
        high = self.first[end] if end < len(self.first) else len(self.ids)
        return Pieces(
            self.ids[low:high], self.shapes[low:high], [at - low for at in self.first[start:end]], self.words[start:end]
        )


def pieces(tokenizer: tokenizers.Tokenizer, text: str) -> Pieces:
    """Cut a paragraph into word pieces."""
    encoded = tokenizer.encode(text, add_special_tokens=False)
    first: list[int] = []
    words: list[tuple[int, int]] = []
    quoted = quotation_states(text)
    shapes: list[int] = []
    before: int | None = None
    for at, (number, (start, end)) in enumerate(zip(encoded.word_ids, encoded.offsets, strict=True)):
        if number != before:
            first.append(at)
            words.append((start, end))
            before = number
        else:
            words[-1] = (words[-1][0], end)
        shapes.append(0)
    for word, (start, end) in enumerate(words):
        spaced = start == 0 or text[start - 1].isspace()
        shape = _case(text[start:end]) + 5 * quoted[start] + 15 * spaced
        stop = first[word + 1] if word + 1 < len(first) else len(shapes)
        for at in range(first[word], stop):
            shapes[at] = shape
    return Pieces(encoded.ids, shapes, first, words)


def _case(word: str) -> int:
    """0 small letters, 1 capital first, 2 all capitals (two or more), 3 mixed, 4 no letters."""
    if word.islower():
        return 0
    if word.istitle():
        return 1
    if word.isupper():
        return 2
    return 3 if any(char.isalpha() for char in word) else 4


def quotation_states(text: str) -> bytearray:
    """Per code point 0 outside quotation marks, 1 inside, 2 for a mark. What is never closed ends with its line."""
    states = bytearray(len(text) + 1)
    inside = single = False
    for at, char in enumerate(text):
        if char == "\n":
            inside = single = False
        elif char in _OPENING:
            inside = True
            states[at] = 2
        elif char in _CLOSING:
            inside = False
            states[at] = 2
        elif char == '"':
            inside = not inside
            states[at] = 2
        elif char in "‘’'" and not inside and _is_mark(text, at, open_before=single):
            single = not single
            states[at] = 2
        else:
            states[at] = 1 if inside or single else 0
    return states


def _is_mark(text: str, at: int, *, open_before: bool) -> bool:
    """Whether a single quotation mark is one, not an apostrophe."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if open_before:
        return text[at] != "‘" and not after.isalnum() and (not before.isspace())
    if text[at] == "’":
        return False
    return (before.isspace() or before in "([—–-") and after.isalnum() and text[at] in "‘'" and _closes(text, at)


def _closes(text: str, at: int) -> bool:
    """Whether a mark that can end a quotation follows on the line, after a stop or a comma."""
    if text[at] == "‘":
        return True
    line = text.find("\n", at)
    rest = text[at + 2 : line if line >= 0 else len(text)]
    return any(mark in rest for mark in (",'", ".'", "?'", "!'", "' ", "'.", "',"))


def cut(whole: Pieces, text: str) -> list[Pieces]:
    """A paragraph in parts of at most `LONGEST` pieces less two marks, cut after a full stop where there is one."""
    out = []
    start = 0
    while start < len(whole.words):
        end = start
        stop = None
        while end < len(whole.words):
            after = whole.first[end + 1] if end + 1 < len(whole.first) else len(whole.ids)
            if after - whole.first[start] > LONGEST - 2:
                break
            end += 1
            if text[whole.words[end - 1][0]] in ".!?":
                stop = end
        if end < len(whole.words) and stop is not None:
            end = stop
        end = max(end, start + 1)
        out.append(whole.part(start, end))
        start = end
    return out
