"""The words of a content, without the marks around it."""

from twosource.model import Span
from twosource.page.attribution.words import Line

_STOPS = frozenset(".;,:—–-…")


def after_cue(line: Line, start: int, limit: int) -> Span | None:
    """The words from `start` up to, not including, the word at `limit`; outer marks are cut off, those of quotations kept."""
    while start < limit and not line[start].is_word and not line[start].quoted and line[start].text not in "$£€#@":
        start += 1
    last = limit - 1
    while last >= start and not line[last].quoted and line[last].text in _STOPS:
        last -= 1
    if last < start:
        return None
    return line.stretch(start, last)


def before_cue(line: Line, start: int, end: int) -> Span | None:
    """The words from `start` to `end`, both inclusive, before a cue; a quotation reaches back to its opening mark."""
    while start <= end and not line[start].quoted and (not line[start].is_word or line.low(start) in ("but", "and", "yet")):
        if line[start].text in "$£€#@([":
            break
        start += 1
    while end >= start and not line[end].quoted and line[end].text in _STOPS:
        end -= 1
    if start > end:
        return None
    span = line.stretch(start, end)
    quote = line.quote_at(span.start)
    return Span(min(span.start, quote.start), span.end) if quote else span
