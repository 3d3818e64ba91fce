"""Words inside quotation marks, and whether a retelling has them as the report has them."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from twosource.corpus.drift.comparison import Comparison, Finding, Weight, hull, quoted, trimmed
from twosource.corpus.drift.view import View
from twosource.corpus.drift.words import Word, find_words, spelled
from twosource.model import Span

DOUBLE = re.compile(r"“([^“”\n]{2,3000})”|(?<![\w\"])\"([^\"\n]{2,3000})\"(?!\w)")
SINGLE = re.compile(r"(?<!\w)['‘](?=\w)((?:[^'‘’\"“”\n]|(?<=\w)['’](?=\w)){6,600})(?<=[\w.,!?…])['’](?!\w)")
ELISION = re.compile(r"\[[^\]\n]{0,80}\]|\.\s?\.\s?\.|…")
CLAUSE = re.compile(r"[,;:.!?—–]\s")
CONTRACTED = {"n't": "not", "'ve": "have", "'re": "are", "'ll": "will", "'m": "am", "'d": "would"}
NEGATIONS = frozenset({"not", "no", "never", "neither", "nor", "none", "nobody", "cannot"})
MOST = 1000
"""Quotations of a page that are compared."""
LEAST_WORDS = 2
"""Words of a quotation that can be altered; one word in quotation marks is the writer's distance, not a quotation."""
LEAST_SHARED = 2
"""Content words two quotations share to be one quotation, altered."""
SHARED = 0.5
"""Least share of the child's quoted content words that the parent's quotation has."""
SHARED_LONG = 0.4
LEAST_FRAME = 4
FRAME = 0.6
"""Words, and share of the child's words, of two quotations that differ in what they say but not in how they are built."""
LONGER = 2
"""Times a quotation is longer than what became of it, for the part that matters to be shown alone."""
LONG = 8
"""Content words of a long quotation, where more may have been changed."""


class Quotation(msgspec.Struct, frozen=True):
    """What stands between two quotation marks.

    Attributes:
        words: its words.
        pieces: their plain forms, cut where the writer marks that words are left out or put in.
        forms: all plain forms, in order.
        content: keys of what it says.
    """

    span: Span
    words: tuple[Word, ...]
    pieces: tuple[tuple[str, ...], ...]
    forms: tuple[str, ...]
    content: frozenset[str]


def quotations_altered(comparison: Comparison) -> Iterator[Finding]:
    """Quotations of the retelling whose words are nearly, but not, those the report quotes.

    A part of the report's quotation is not altered, nor is one with marked omissions, nor one in other spelling.
    """
    given = find_quotations(comparison.parent)
    running = _running(given, comparison.parent)
    for after in find_quotations(comparison.child):
        if len(after.forms) < LEAST_WORDS or all(_holds(running, piece) for piece in after.pieces):
            continue
        before = _nearest(after, given)
        if before is not None and not _fuller(before, after):
            narrowed = _part(comparison.parent.text, before, after)
            why = (
                f"Both stand inside quotation marks: {quoted(comparison.parent, narrowed)} "
                f"has become {quoted(comparison.child, after.span)}."
            )
            yield Finding("quotation_altered", _weight(before, after), narrowed, after.span, why)


def find_quotations(page: View) -> tuple[Quotation, ...]:
    """The quotations in a page's body, in text order."""
    found: dict[Span, Quotation] = {}
    for line_block in _blocks(page):
        doubles = [_inner(match) for match in DOUBLE.finditer(page.text, line_block.start, line_block.end)]
        singles = [_inner(match) for match in SINGLE.finditer(page.text, line_block.start, line_block.end)]
        for span in (*doubles, *(single for single in singles if not any(double.meets(single) for double in doubles))):
            found[span] = _quotation(page.text, span)
    return tuple(found[span] for span in sorted(found)[:MOST])


def _blocks(page: View) -> list[Span]:
    """The stretches of the body's blocks that sentences cover; quotations never run out of a block."""
    spans: dict[str, Span] = {}
    for line in page.lines:
        if line.role != "headline":
            known = spans.get(line.block, line.span)
            spans[line.block] = Span(min(known.start, line.span.start), max(known.end, line.span.end))
    return sorted(spans.values())


def _inner(match: re.Match[str]) -> Span:
    number = match.lastindex or 0
    return Span(match.start(number), match.end(number))


def _quotation(text: str, span: Span) -> Quotation:
    pieces = []
    start = span.start
    for cut in (*ELISION.finditer(text, span.start, span.end), None):
        end = cut.start() if cut else span.end
        if end > start:
            pieces.append(tuple(_forms(text, find_words(text, Span(start, end)))))
        start = cut.end() if cut else span.end
    words = find_words(text, span)
    content = frozenset(word.key for word in words if word.kind != "function")
    return Quotation(span, words, tuple(filter(None, pieces)), tuple(itertools.chain(*pieces)), content)


def _forms(text: str, words: Sequence[Word]) -> Iterator[str]:
    """Words as they are compared inside quotation marks: inflections count, spelling and contraction do not."""
    for word in words:
        raw = word.span.of(text).lower().replace("’", "'")
        if word.kind == "number" or " " in word.key or not raw.isalpha():
            ending = next((ending for ending in CONTRACTED if raw.endswith(ending)), None)
            if ending:
                yield raw.removesuffix(ending)
                yield CONTRACTED[ending]
            else:
                yield word.key if word.kind in {"number", "content"} else raw
        else:
            yield spelled(raw)


def _running(given: tuple[Quotation, ...], page: View) -> tuple[str, ...]:
    """All that each block quotes, run together and squeezed: "A," he said. "B." may be told as "A. B."."""
    blocks = [[quotation for quotation in given if block.holds(quotation.span)] for block in _blocks(page)]
    return tuple(_squeezed(form for quotation in inside for form in quotation.forms) for inside in blocks)


def _squeezed(forms: Iterable[str]) -> str:
    """Words without what stands between or inside them, so that a stray space in "it ’ s" is no other word."""
    return "".join(letter for form in forms for letter in form if letter.isalnum())


def _holds(running: tuple[str, ...], piece: tuple[str, ...]) -> bool:
    """Whether words stand in a row in what one block quotes."""
    wanted = _squeezed(piece)
    return any(wanted in quoted_words for quoted_words in running)


def _fuller(before: Quotation, after: Quotation) -> bool:
    """Whether the child quotes all that the parent does and more: it has heard the speaker itself."""
    return _squeezed(before.forms) in _squeezed(after.forms)


def _nearest(after: Quotation, given: tuple[Quotation, ...]) -> Quotation | None:
    """The quotation of the parent that the child's must be, if one is near enough."""
    wanted = after.content
    ranked = sorted(given, key=lambda before: (-len(wanted & before.content), len(before.content), before.span))
    best = next(iter(ranked), None)
    if best is None or not wanted & best.content:
        return None
    shared = len(wanted & best.content)
    least = SHARED_LONG if len(wanted) >= LONG else SHARED
    same_content = shared >= LEAST_SHARED and shared / len(wanted) >= least
    return best if same_content or _same_frame(best, after) else None


def _same_frame(before: Quotation, after: Quotation) -> bool:
    """Whether most of the words, the small ones with them, stand in both: "not made for storms", "never built for a storm"."""
    shared = sum((Counter(word.key for word in before.words) & Counter(word.key for word in after.words)).values())
    return shared >= LEAST_FRAME and shared / len(after.words) >= FRAME


def _weight(before: Quotation, after: Quotation) -> Weight:
    if (NEGATIONS & set(after.forms)) != (NEGATIONS & set(before.forms)) and after.content >= before.content:
        return "grave"
    numbers = {word.key for word in after.words if word.kind == "number"}
    if not numbers <= {word.key for word in before.words}:
        return "grave"
    return "slight" if after.content == before.content else "notable"


def _part(text: str, before: Quotation, after: Quotation) -> Span:
    """The clauses of a long quotation that a short one is made from."""
    if len(before.words) <= LONGER * len(after.words):
        return before.span
    cuts = [
        before.span.start,
        *(found.end() for found in CLAUSE.finditer(text, before.span.start, before.span.end)),
        before.span.end,
    ]
    clauses = [trimmed(text, Span(start, end)) for start, end in itertools.pairwise(cuts) if start < end]
    shared = [word.span for word in before.words if word.key in after.content]
    used = [clause for clause in clauses if any(clause.holds(word) for word in shared)]
    return hull(used) if used else before.span
