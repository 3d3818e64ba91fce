"""Where sentences end, aware of abbreviations and quotation marks.

A stop ends a sentence unless an abbreviation owns it or the text goes on in lower case. Each candidate stop is judged from a
bounded window around it, so the time is linear in the length of the text whatever the text is.
"""

import functools
import re
from collections.abc import Iterator

from twosource.language import lexicon
from twosource.model import BODY_ROLES, Block, Reading, Sentence, Span, content_id

BY = "sentences/1"

_SPOKEN = (BODY_ROLES | {"headline"}) - {"dateline"}
"""Roles whose blocks hold sentences."""

_REACH = 40
"""Code points looked at before a stop; longer than any abbreviation."""

_STOP = re.compile(r"[.!?…。]{1,8}[\"'’”»)\]]{0,4}(?=\s)")
_LAST_WORD = re.compile(r"[^\s\"'“”‘’(\[—–/]+\Z")
_NEXT = re.compile(r"\s{1,40}[\"'“‘«(\[$£€#@—–-]{0,4}\s?(\w[\w’'.-]{0,30})?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){0,6}[^\W\d_]\Z")
_NAME_AND_VERB = re.compile(r"\s{1,4}(?:[A-Z][\w’'.-]{0,30}\s{1,4}){1,5}([a-z]{2,12})\b")
_WORD = re.compile(r"[^\W_]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@functools.cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    words = lexicon("abbreviations")
    return (
        frozenset(words["before_name"]),
        frozenset(words["anywhere"]),
        frozenset(words["starters"]),
        frozenset(words["takes_up"]),
    )


def find_sentences(reading: Reading) -> tuple[Sentence, ...]:
    """Find the sentences of the headline and of the body.

    A stop inside a quotation ends a sentence, a stop at the end of a quotation does so unless the sentence goes on
    (“Enough!” Smith said). Line ends inside a block are white space; a blank line ends a sentence.

    Args:
        reading: needs Block; datelines, bylines, captions and furniture hold no sentences.

    Returns:
        In text order, without outer white space; empty if no block is of a role that holds sentences.
    """
    text, page = reading.page.text, reading.page.id
    return tuple(
        Sentence(id=content_id("se", page, span.start, span.end), page=page, by=BY, span=span, block=block.id, role=block.role)
        for block in reading.of(Block)
        if block.role in _SPOKEN
        for span in _sentences(text, block.span)
    )


def _sentences(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for end in (*_ends(text, block), block.end):
        span = _trimmed(text, start, end)
        if span and _WORD.search(text, span.start, span.end):
            yield span
        start = end


def _ends(text: str, block: Span) -> list[int]:
    stops = [stop.end() for stop in _STOP.finditer(text, block.start, block.end) if _is_end(text, stop, block)]
    blanks = [line.start() for line in _BLANK_LINE.finditer(text, block.start, block.end)]
    return sorted({*stops, *blanks})


def _is_end(text: str, stop: re.Match[str], block: Span) -> bool:
    before_name, anywhere, starters, takes_up = _abbreviations()
    after = _NEXT.match(text, stop.end(), block.end)
    word = after.group(1) if after else None
    if word and word[0].islower():
        return False
    marks = stop.group()
    if len(marks) > 1 and marks[-1] in "\"'’”»":
        taken = _NAME_AND_VERB.match(text, stop.end(), block.end)
        return not (taken and taken.group(1) in takes_up)
    if marks != ".":
        return True
    last = _LAST_WORD.search(text[max(block.start, stop.start() - _REACH) : stop.start()])
    if last is None:
        return True
    bare = last.group().lower()
    begins = word is None or word.lower() in starters
    if bare in before_name or (_INITIALS.match(bare) and bare not in anywhere):
        # "No." is the answer, not "number", unless a numeral follows; "I." and a single letter at the end may close a sentence.
        return begins if bare != "no" else not (word or "").isdigit()
    return begins if bare in anywhere else True


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
