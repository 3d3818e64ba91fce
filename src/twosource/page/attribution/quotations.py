"""Where quotations stand: double marks, straight or curly, and single marks used as quotation marks."""

import re

from twosource.model import Span

_MARK = re.compile(r"[“”„\"«»]|``|''|(?<!\w)‘(?=\w)|(?<![\w])'(?=\w)|[’'](?!\w)")
_OPENING = {"“": "”", "„": "“”", "``": "''", "«": "»", "‘": "’"}
_LONGEST_SINGLE = 600
"""Code points; an opening single mark without a close within this is an apostrophe."""


def find_quotations(text: str, block: Span) -> tuple[Span, ...]:
    """The quotations of one block, marks included, in text order, never nested.

    A double mark left open runs to the end of the block, as a quotation that goes on in the next paragraph does. A single mark
    left open is an apostrophe. Single marks inside double ones are part of the outer quotation.
    """
    found: list[Span] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, block.start, block.end):
        if (
            opened is not None
            and _is_single(opened)
            and (mark.end() - opened.start() > _LONGEST_SINGLE or not _is_single(mark))
        ):
            opened = None
        if opened is None:
            opened = mark if _may_open(text, mark, block) else None
        elif _closes(text, opened, mark):
            found.append(Span(opened.start(), mark.end()))
            opened = None
    if opened is not None and not _is_single(opened):
        found.append(Span(opened.start(), block.end))
    return tuple(found)


def _is_single(mark: re.Match[str]) -> bool:
    return mark.group() in "‘’'"


def _may_open(text: str, mark: re.Match[str], block: Span) -> bool:
    if mark.group() in ("‘", "'"):
        return mark.start() == block.start or not text[mark.start() - 1].isalnum()
    if mark.group() == "''":
        return mark.end() < block.end and not text[mark.end()].isspace()
    return mark.group() in ("“", "„", '"', "``", "«")


def _closes(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    opening, closing = opened.group(), mark.group()
    if opening in ("‘", "'"):
        before = text[mark.start() - 1]
        # “the officials’ view” is no end of a quotation: a plain s before the mark is a possessive unless punctuation follows.
        possessive = before == "s" and text[mark.end() : mark.end() + 2].strip()[:1].isalnum()
        return closing == ("’" if opening == "‘" else "'") and not possessive
    if opening in {'"', "''"}:
        return closing in (opening, "”")
    return closing in _OPENING[opening] or closing == '"'
