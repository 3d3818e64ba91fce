"""Cuts a text into lines, joins what a fixed column width broke, and measures the shape of each."""

import itertools
import re
from collections.abc import Iterator

import msgspec

from twosource.model import Span

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
END_MARK = re.compile(r"[.!?…](?: ?[)\]\"'”’»*])*[ \u00a0]*[ÂÃ\ufffd]?$")
OPEN_END = re.compile(r"[,;:–—-][\"'”’]?$")
SENTENCE_BREAK = re.compile(r"[a-z0-9)”\"’][.!?][\"”’)]* +[\"“‘(]?[A-Z]")
QUOTED = re.compile(r"[“”\"]")

STRAIGHT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("\u00a0", " "), ("…", "..."))
"""Marks, and what the lexicons write for them."""

SHAPE_REACH = 2_000
"""Most characters of a line that its shape is measured on: longer lines are running text whatever their end."""

WRAP_WIDTH = range(40, 121)
"""Widths in characters at which a text is taken to have been broken by a program; measured line lengths of typed mail and
agency text lie at 60 to 80."""
WRAP_BREAKS = 4
"""Fewest line breaks that must show the width."""
WRAP_SHARE = 0.8
"""Least share of all breaks inside paragraphs at which the next word would not have fitted."""

WRAP_SHARE_CLEAR = 0.3
"""The same where most such breaks are followed by small letters: pages saved with their menus."""
WRAP_FILLED = 0.5
"""Share of the width that a line must fill for its break to tell anything."""

MOST_PIECES = 12
"""Most lines one sentence is mended from."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line, or several that a fixed column width made of one.

    Attributes:
        span: without white space at its ends.
        text: its characters (the first `SHAPE_REACH` of them).
        tokens: the words of `text`, as written.
        low: the same in small letters with straight apostrophes, each once.
        ended: a sentence ends at its end.
        runs_on: its end shows that more is to come (comma, colon, dash).
        running: it reads as running text: an ended sentence of six words that is no teaser and no lone question, or very
            many words.
    """

    span: Span
    text: str
    tokens: tuple[str, ...]
    low: frozenset[str]
    ended: bool
    runs_on: bool
    running: bool

    @property
    def words(self) -> int:
        """Number of words in `text`."""
        return len(self.tokens)

    @property
    def headline_like(self) -> bool:
        """Whether it could be a headline: a few words to a line's worth, no full stop, no sentence run on."""
        if self.running or self.runs_on or self.text[:1] in "-•*·▪–—":
            return False
        return 4 <= self.words <= 25 and (not self.ended or self.text.endswith(("?", "!", "...", "…")))


def straight(text: str) -> str:
    """The text with quotation marks, dashes and blanks as the lexicons write them."""
    if text.isascii():
        return text
    for mark, plain in STRAIGHT:
        text = text.replace(mark, plain)
    return text


def stripped(text: str, start: int, end: int) -> Span | None:
    """The span without white space at either end; None if nothing is left."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    tail = len(piece) - len(piece.rstrip())
    return Span(start + lead, end - tail) if lead < len(piece) else None


def measure(text: str, span: Span) -> Line:
    """The line at `span` with its shape."""
    whole = len(span) <= SHAPE_REACH
    piece = text[span.start : min(span.end, span.start + SHAPE_REACH)]
    words = WORD.findall(piece)
    low = " ".join(words).lower()
    ended = END_MARK.search(text[max(span.start, span.end - 8) : span.end]) is not None
    teaser = piece.endswith(("...", "…")) and len(words) <= 25
    many = len(words) > 40 or (len(words) > 25 and SENTENCE_BREAK.search(piece) is not None)
    question = piece.endswith("?") and len(words) <= 25 and not QUOTED.search(piece)
    running = not whole or many or (ended and len(words) >= 6 and not teaser and not question)
    return Line(
        span=span,
        text=piece,
        tokens=tuple(words),
        low=frozenset((low if low.isascii() else low.replace("’", "'")).split(" ")) if words else frozenset(),
        ended=ended,
        runs_on=OPEN_END.search(piece[-4:]) is not None if whole else False,
        running=running,
    )


def cut(text: str) -> list[Line]:
    """All non-blank lines in order; lines broken by a fixed width, and sentences broken at a link, joined."""
    spans = [span for found in LINE.finditer(text) if (span := stripped(text, found.start(), found.end()))]
    return [measure(text, span) for span in _mended(text, list(_unwrapped(text, spans)))]


def _blank_between(text: str, start: int, end: int) -> bool:
    """Whether a whole blank line lies between two lines."""
    between = text[start:end]
    return between.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1


def _unwrapped(text: str, spans: list[Span]) -> Iterator[Span]:
    """Joins lines where a program broke them: there the next word would not have fitted into the width.

    The test is the whole text's: only where nearly all breaks inside paragraphs are of this kind, and most of them inside
    sentences; and only those are joined. Breaks after short lines, of menus and headings, tell nothing.
    """
    inner = [(a, b) for a, b in itertools.pairwise(spans) if not _blank_between(text, a.end, b.start)]
    width = max((len(a) for a, _ in inner), default=0)
    inner = [(a, b) for a, b in inner if len(a) >= WRAP_FILLED * width]
    forced = [_forced(text, a, b, width) for a, b in inner] if width in WRAP_WIDTH else []
    cut_short = sum(_open(text, a) for (a, _), broken in zip(inner, forced, strict=False) if broken)
    within = sum(text[b.start].islower() for (_, b), broken in zip(inner, forced, strict=False) if broken)
    share = WRAP_SHARE_CLEAR if 2 * within > sum(forced) else WRAP_SHARE
    if cut_short < WRAP_BREAKS or 2 * cut_short < sum(forced) or sum(forced) < share * len(forced):
        yield from spans
        return
    joins = {a for (a, _), broken in zip(inner, forced, strict=True) if broken}
    start = None
    for span in spans:
        start = span.start if start is None else start
        if span not in joins:
            yield Span(start, span.end)
            start = None


def _mended(text: str, spans: list[Span]) -> Iterator[Span]:
    """Joins the pieces of a sentence that a line break cut: the next line goes on in lower case, and the last one ends."""
    i = 0
    while i < len(spans):
        j = i
        while j + 1 < len(spans) and j - i < MOST_PIECES and _goes_on(text, spans[j], spans[j + 1]):
            j += 1
        while j > i and _open(text, spans[j]):
            j -= 1
        yield Span(spans[i].start, spans[j].end)
        i = j + 1


def _goes_on(text: str, line: Span, following: Span) -> bool:
    """Whether a line without an end is followed, with no blank line between, by one in lower case."""
    if not text[following.start].islower() or _blank_between(text, line.end, following.start):
        return False
    return len(line) > 3 and _open(text, line)


def _open(text: str, line: Span) -> bool:
    """Whether no sentence ends at the line's end."""
    return END_MARK.search(text[max(line.start, line.end - 8) : line.end]) is None


def _forced(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    word = text[following.start : following.start + width].split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > width
