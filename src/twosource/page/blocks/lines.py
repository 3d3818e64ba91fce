"""Cuts a text into lines, joins what a fixed column width broke, and measures the shape of each."""

import itertools
import re
from collections.abc import Iterator

import msgspec

from twosource.model import Span

LINE = re.compile(r"\S(?:[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*\S)?")
"""A line without the white space at its ends."""
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
END_MARK = re.compile(r"[.!?…](?: ?[)\]\"'”’»*])*[ \u00a0]*[ÂÃ\ufffd]?$")
OPEN_END = re.compile(r"[,;:–—-][\"'”’]?$")
SENTENCE_BREAK = re.compile(r"[a-z0-9)”\"’][.!?][\"”’)]* +[\"“‘(]?[A-Z]")
QUOTED = re.compile(r"[“”\"]")

STRAIGHT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("\u00a0", " "), ("…", "..."))
"""Marks, and what the lexicons write for them."""

SENTENCE_WORDS = 6
"""Fewest words of an ended sentence that is running text."""
TEASER_WORDS = 25
"""Most words of a line that may be a teaser or a lone question."""
MANY_WORDS = 40
"""Words above which a line is running text whatever its end."""
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
WRAP_PARAGRAPHS, WRAP_BREAKS_CLEAR = 3, 2
"""Fewest paragraphs that show the width by themselves, and breaks that each of these has."""
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
        words: their number.
        low: the same in small letters with straight apostrophes, each once.
        ended: a sentence ends at its end.
        runs_on: its end shows that more is to come (comma, colon, dash).
        running: it reads as running text: an ended sentence of six words that is no teaser and no lone question, or very
            many words.
    """

    span: Span
    text: str
    tokens: tuple[str, ...]
    words: int
    low: frozenset[str]
    ended: bool
    runs_on: bool
    running: bool

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
    start, end = span.start, span.end
    whole = end - start <= SHAPE_REACH
    piece = text[start:end] if whole else text[start : start + SHAPE_REACH]
    words = WORD.findall(piece)
    low = " ".join(words).lower()
    marked = _marked(text, end)
    ended = marked and _ended(text, span)
    return Line(
        span=span,
        text=piece,
        tokens=tuple(words),
        words=len(words),
        low=frozenset((low if low.isascii() else low.replace("’", "'")).split(" ")) if words else frozenset(),
        ended=ended,
        runs_on=whole and marked and OPEN_END.search(piece[-4:]) is not None,
        running=not whole or _running(piece, len(words), ended=ended),
    )


def _running(text: str, words: int, *, ended: bool) -> bool:
    """Whether a whole line reads as running text."""
    if words > TEASER_WORDS:
        return words > MANY_WORDS or ended or SENTENCE_BREAK.search(text) is not None
    teaser = text.endswith(("...", "…")) or (text.endswith("?") and not QUOTED.search(text))
    return ended and words >= SENTENCE_WORDS and not teaser


def _marked(text: str, end: int) -> bool:
    """Whether a mark may stand before `end`, or a letter of mangled text: most lines of menus end in a plain letter."""
    last = text[end - 1]
    return not (last.isascii() and last.isalnum())


def _ended(text: str, line: Span) -> bool:
    """Whether a sentence ends at the line's end."""
    return _marked(text, line.end) and END_MARK.search(text[max(line.start, line.end - 8) : line.end]) is not None


def cut(text: str) -> list[Line]:
    """All non-blank lines in order; lines broken by a fixed width, and sentences broken at a link, joined."""
    spans = [Span(*found.span()) for found in LINE.finditer(text)]
    return [measure(text, span) for span in _mended(text, _unwrapped(text, spans))]


def _blank_between(text: str, start: int, end: int) -> bool:
    """Whether a whole blank line lies between two lines."""
    between = text[start:end]
    if len(between) < 2:
        return False
    return between.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1


def _unwrapped(text: str, spans: list[Span]) -> list[Span]:
    """Joins lines where a program broke them: there the next word would not have fitted into the width.

    Either the whole text shows it: nearly all breaks inside paragraphs are of this kind, and most of them inside sentences;
    breaks after short lines, of menus and headings, tell nothing. Or, among long lists of links, several paragraphs between
    blank lines do, and only such paragraphs are joined.
    """
    inner = [(a, b) for a, b in itertools.pairwise(spans) if not _blank_between(text, a.end, b.start)]
    width = max((len(a) for a, _ in inner), default=0)
    if width not in WRAP_WIDTH:
        return spans
    filled = [(a, b) for a, b in inner if len(a) >= WRAP_FILLED * width]
    forced = [(a, b) for a, b in filled if _forced(text, a, b, width)]
    cut_short = sum(not _ended(text, a) for a, _ in forced)
    within = sum(text[b.start].islower() for _, b in forced)
    share = WRAP_SHARE_CLEAR if 2 * within > len(forced) else WRAP_SHARE
    if cut_short < WRAP_BREAKS or 2 * cut_short < len(forced):
        return spans
    joins = {a for a, _ in forced}
    if len(forced) < share * len(filled):
        joins = _wrapped_paragraphs(inner, joins)
    joined, start = [], None
    for span in spans:
        start = span.start if start is None else start
        if span not in joins:
            joined.append(Span(start, span.end))
            start = None
    return joined


def _wrapped_paragraphs(inner: list[tuple[Span, Span]], forced: set[Span]) -> set[Span]:
    """The lines to join in paragraphs all of whose breaks are forced; none if too few such paragraphs have several breaks."""
    paragraphs: list[list[Span]] = []
    for line, following in inner:
        if paragraphs and paragraphs[-1][-1] == line:
            paragraphs[-1].append(following)
        else:
            paragraphs.append([line, following])
    wrapped = [lines[:-1] for lines in paragraphs if forced.issuperset(lines[:-1])]
    clear = sum(len(breaks) >= WRAP_BREAKS_CLEAR for breaks in wrapped)
    return {line for breaks in wrapped for line in breaks} if clear >= WRAP_PARAGRAPHS else set()


def _mended(text: str, spans: list[Span]) -> Iterator[Span]:
    """Joins the pieces of a sentence that a line break cut: the next line goes on in lower case, and the last one ends."""
    i = 0
    while i < len(spans):
        j = i
        while j + 1 < len(spans) and j - i < MOST_PIECES and _goes_on(text, spans[j], spans[j + 1]):
            j += 1
        while j > i and not _ended(text, spans[j]):
            j -= 1
        yield Span(spans[i].start, spans[j].end) if j > i else spans[i]
        i = j + 1


def _goes_on(text: str, line: Span, following: Span) -> bool:
    """Whether a line without an end is followed, with no blank line between, by one in lower case."""
    if not text[following.start].islower() or _blank_between(text, line.end, following.start):
        return False
    return len(line) > 3 and not _ended(text, line)


def _forced(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    word = text[following.start : following.start + width].split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > width
