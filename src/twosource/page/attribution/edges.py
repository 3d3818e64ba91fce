"""Where the stretches the tagger marks should begin and end: marks left over, quotation marks cut off, names left out."""

from collections.abc import Sequence

from twosource.model import Span
from twosource.page.attribution.rules.subjects import with_name
from twosource.page.attribution.words import Line

_PAIRS = {"”": "“", "»": "«", "’": "‘", '"': '"'}
_DASHES = " —–-"
_RELATIVE = frozenset({"that", "who", "which"})
_LONGEST_CLOSE = 3
"""Code points, a stop and the closing mark, that may be cut off a quotation's end."""


def whole(text: str, span: Span) -> Span:
    """The span with a quotation mark that was cut off it, without a comma or colon left over at its ends."""
    start, end = span.start, span.end
    while start < end - 1 and (text[start] in ",;:" or text[start].isspace()):
        start += 1
    while end > start + 1 and (text[end - 1] in ",;" or text[end - 1].isspace()):
        end -= 1
    words = text[start:end]
    for closing, opening in _PAIRS.items():
        if closing == '"':
            lacks_end = words.count('"') % 2 and words.startswith('"')
        else:
            lacks_end = words.count(opening) > words.count(closing)
        if lacks_end and text[end : end + 1] == closing:
            end += 1
    return Span(start, end)


def without_rest(text: str, span: Span) -> Span:
    """The span without a dash or a relative pronoun left over at its end: "the man who"."""
    kept = span.of(text).rstrip(_DASHES)
    words = kept.rsplit(None, 1)
    if len(words) > 1 and words[1].lower() in _RELATIVE:
        kept = words[0].rstrip(_DASHES + ",")
    return Span(span.start, span.start + len(kept)) if kept else span


def named(line: Line, span: Span) -> Span:
    """The span with the name before it that it explains: "a former minister" behind "Nora Quill, "."""
    places = line.within(span)
    if len(places) < 2 or line[places[0]].start != span.start:
        return span
    return Span(line[with_name(line, places[0])].start, span.end)


def outside(text: str, span: Span, source: Sequence[Span]) -> Span:
    """A content without the name at its end that belongs to the source behind it."""
    end = next((other.start for other in source if span.start < other.start < span.end), None)
    kept = text[span.start : end].rstrip(" ,") if end else ""
    return Span(span.start, span.start + len(kept)) if kept else span


def balanced(line: Line, span: Span) -> Span:
    """The span with the mark of a quotation that it holds but for that mark."""
    opened = line.quote_at(span.start)
    start = opened.start if opened and opened.start == span.start - 1 and opened.end <= span.end else span.start
    closed = line.quote_at(span.end - 1)
    if closed is None or closed.start < start or not 0 < closed.end - span.end <= _LONGEST_CLOSE:
        return Span(start, span.end)
    cut_off = line.text[span.end : closed.end]
    return Span(start, span.end if any(mark.isalnum() or mark.isspace() for mark in cut_off) else closed.end)
