"""A page's body as words that compare across house styles, each with its place on the page."""

import bisect
import functools
import itertools
import re
from collections.abc import Iterable, Mapping

import msgspec

from twosource.language import lexicon
from twosource.model import BODY_ROLES, Block, Reading, Sentence, Span

READ_WORDS = 30_000
"""Words of a page that are compared; a report is far shorter, and time grows with this."""
STEM = 6
"""Letters of a word that are compared when sentences may be in other words ("escalation", "escalating")."""
SENTENCE_WORDS = 120
"""Most words in a sentence; text without full stops is cut there."""

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_STOP = re.compile(r"[.!?…]['\"”’)\]]*\s")
_SPELLED_FROM = 6


class Words(msgspec.Struct, frozen=True):
    """The body words of one page, as parallel lists in text order.

    Attributes:
        norm: spelling, case and punctuation evened out; what runs of words are compared by.
        spans: where each word stands.
        quoted: whether it stands in double quotation marks.
        sentences: first and last+1 place of each sentence, in order; together they hold every word.
    """

    norm: list[str]
    spans: list[Span]
    quoted: list[bool]
    sentences: list[tuple[int, int]]

    def span(self, first: int, end: int) -> Span:
        """Where the words from `first` up to `end` stand."""
        return Span(self.spans[first].start, self.spans[end - 1].end)


def body_words(reading: Reading) -> Words:
    """The words of the page's body blocks, in text order; without courtesy titles. A page without a body is read whole."""
    text = reading.page.text
    blocks = [block.span for block in reading.of(Block) if block.role in BODY_ROLES]
    blocks = blocks or [block.span for block in reading.of(Block)]
    found: list[tuple[str, Span, bool, int]] = []
    for at, block in enumerate(blocks):
        words = ((norm, span, quoted, at) for norm, span, quoted in _block_words(text, block))
        found.extend(itertools.islice(words, READ_WORDS - len(found)))
    spans = [span for _, span, _, _ in found]
    return Words(
        norm=[norm for norm, _, _, _ in found],
        spans=spans,
        quoted=[quoted for _, _, quoted, _ in found],
        sentences=_sentences(reading, spans, [at for _, _, _, at in found]),
    )


@functools.cache
def _spelling() -> tuple[Mapping[str, str], tuple[tuple[str, str], ...], frozenset[str]]:
    table = lexicon("spelling")
    return table["words"], tuple((british, american) for british, american in table["suffixes"]), frozenset(table["titles"])


@functools.lru_cache(maxsize=100_000)
def normal(word: str) -> str:
    """One form for a word, whatever the house style: case, possessive, full stops, thousands commas, British spelling."""
    plain = word.lower().replace("’", "'").removesuffix("'s")
    if plain[0].isdigit():
        return plain.replace(",", "")
    plain = plain.replace(".", "")
    words, suffixes, _ = _spelling()
    if plain in words:
        return str(words[plain])
    if len(plain) >= _SPELLED_FROM:
        for british, american in suffixes:
            if plain.endswith(british):
                return plain[: -len(british)] + american
    return plain


def stem(norm: str) -> str:
    """The first letters of a word, all of a number."""
    return norm if norm[0].isdigit() else norm[:STEM]


def _block_words(text: str, block: Span) -> Iterable[tuple[str, Span, bool]]:
    """Normal form, place and whether quoted, of each word of a block. Quotations left open end with the block."""
    _, _, titles = _spelling()
    quoted, before = False, block.start
    for match in _WORD.finditer(text, block.start, block.end):
        quoted = _after(text, before, match.start(), quoted=quoted)
        before = match.end()
        norm = normal(match.group())
        if norm not in titles:
            yield norm, Span(match.start(), match.end()), quoted


def _after(text: str, start: int, end: int, *, quoted: bool) -> bool:
    """Whether a quotation is open after the characters between two words."""
    for mark in text[start:end]:
        if mark == "“":
            quoted = True
        elif mark == "”":
            quoted = False
        elif mark == '"':
            quoted = not quoted
    return quoted


def _sentences(reading: Reading, spans: list[Span], block_of: list[int]) -> list[tuple[int, int]]:
    """Word ranges of the page's sentences: those already found, or else cut at full stops."""
    starts = [sentence.span.start for sentence in reading.of(Sentence)]
    if not starts:
        text = reading.page.text
        starts = [here.start for last, here in itertools.pairwise(spans) if _STOP.match(text, last.end, here.start)]
    firsts = {bisect.bisect_left(spans, Span(start, start + 1)) for start in starts}
    firsts |= {at for at in range(1, len(spans)) if block_of[at] != block_of[at - 1]}
    edges = sorted({0, len(spans)} | {at for at in firsts if at < len(spans)})
    return [
        (first, min(first + SENTENCE_WORDS, end))
        for begin, end in itertools.pairwise(edges)
        for first in range(begin, end, SENTENCE_WORDS)
    ]
