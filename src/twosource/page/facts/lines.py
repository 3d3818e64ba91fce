"""Lines that state when a page appeared or was changed, in any language."""

import bisect
import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from twosource.language import lexicon
from twosource.model import Block, Period, Role, Span
from twosource.page.facts.written import month_names, shown_dates

DATE_LINE = 160
"""Most characters of a line that states when the page appeared."""
MORE_WORDS = 3
"""Most other words in a line that is a date line without a label: the outlet, the section, the place."""
BYLINE_WORDS = 8
"""The same in a line that begins as bylines do."""
UNDER = 6
"""Blocks, at most, from the headline, or without one from the first paragraph, down to a date without a label."""
ABOVE_HEADLINE, ABOVE_REPORT = 3, 6
"""Blocks, at most, from a date without a label to the headline under it, or without a headline to the report. Farther up stand
the day on which the page was fetched and the dates of other reports."""
TITLE_WORDS = 4
"""Words, at least, of a line that can be the title of the report, if no block was taken for it."""
FAR_DATES = 2
"""Dates, at most, that stand farther up, each under what can be a title or beside a byline; more are a list of reports."""
UNSPACED = ("ja", "ko", "zh")
"""Languages whose labels run on into the next word."""

_DATING: frozenset[Role] = frozenset({"furniture", "byline", "dateline"})
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"\w+")
_ZONE = re.compile(r"[A-Z]{2,4}T")
_LABEL_REACH = 60
"""Most characters before a date in which its label begins."""


class DateLine(msgspec.Struct, frozen=True, kw_only=True):
    """A date in a line that tells when the page appeared.

    Attributes:
        label: "published", "updated", or "" for a date alone.
        days: the day in the calendar of who wrote it; two where day and month can be exchanged.
        head: whether it stands above the report, or is its first paragraph.
    """

    label: str
    period: Period
    days: tuple[dt.date, ...]
    span: Span
    head: bool


def date_lines(text: str, blocks: Sequence[Block], language: str) -> Iterator[DateLine]:
    """The dates of lines that tell when the page appeared, in text order; a date alone counts only around the report's head.

    Args:
        text: of the page.
        blocks: of the page, in order.
        language: ISO 639-1 code of the page, with lexicons or without.
    """
    dated = _dated(text, blocks)
    if not dated:
        return
    head = _head(text, blocks, dated, language)
    for number in dated:
        block = blocks[number]
        begin = block.span.start
        alone = _date_alone(text, block)
        if not alone and block.role not in _DATING:
            continue
        for found in shown_dates(text, begin, block.span.end, language):
            label = _label(text, begin, found.span.start)
            if label or (alone and number in head.numbers):
                above = number <= head.first
                yield DateLine(label=label, period=found.period, days=found.days, span=found.span, head=above)
            begin = found.span.end


class Head(msgspec.Struct, frozen=True):
    """The numbers of the blocks in which a date alone tells when the page appeared, and of the report's first paragraph."""

    numbers: frozenset[int]
    first: int


def _head(text: str, blocks: Sequence[Block], dated: Sequence[int], language: str) -> Head:
    """The blocks around the headline, up to the report; a standfirst or a title may have been taken for its first paragraph.

    Dates of several days after the first paragraph are those of a chronicle.
    """
    first = _first_paragraph(text, blocks)
    title = next((number for number, block in enumerate(blocks[: first + UNDER]) if block.role == "headline"), None)
    near = max(first - ABOVE_REPORT if title is None else title - ABOVE_HEADLINE, 0)
    last = max(first, (first if title is None else title) + UNDER)
    far = {number for number in dated if number < near and _stands_at_a_title(text, blocks, number)}
    after = [number for number in dated if first < number <= last and _date_alone(text, blocks[number])]
    spans = (blocks[number].span for number in after)
    days = {found.days for span in spans for found in shown_dates(text, span.start, span.end, language)}
    numbers = {*range(near, first + 1), *(far if len(far) <= FAR_DATES else ()), *(after if len(days) == 1 else ())}
    return Head(frozenset(numbers), first)


def _stands_at_a_title(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether the line right above can be a title, or a byline stands near; never at the very top of the page."""
    beside = blocks[max(number - 2, 0) : number + 3]
    title = len(_WORD.findall(text, blocks[number - 1].span.start, blocks[number - 1].span.end)) >= TITLE_WORDS
    return number > 2 and (title or any(block.role == "byline" for block in beside))


def _dated(text: str, blocks: Sequence[Block]) -> list[int]:
    """The numbers of the short blocks that hold a year, in order."""
    starts = [block.span.start for block in blocks]
    held = {bisect.bisect_right(starts, year.start()) - 1 for year in _YEAR.finditer(text)}
    return sorted(number for number in held if number >= 0 and len(blocks[number].span) <= DATE_LINE)


def _first_paragraph(text: str, blocks: Sequence[Block]) -> int:
    """The number of the block with which the report begins, its first paragraph that is no date; if none is, of all blocks."""
    for number, block in enumerate(blocks):
        if block.role == "paragraph" and (len(block.span) > DATE_LINE or not _date_alone(text, block)):
            return number
    return len(blocks)


def _label(text: str, start: int, end: int) -> str:
    """What the words right before a date say happened then."""
    said = _labels().search(text[max(start, end - _LABEL_REACH) : end].lower())
    if said is None:
        return ""
    return "updated" if said["updated"] or said["updated_cjk"] else "published"


@functools.cache
def _labels() -> re.Pattern[str]:
    """The labels of all languages, with what may stand between them and the date: a small word and the day of the week."""
    spaced: dict[str, list[str]] = {}
    running: dict[str, list[str]] = {}
    for kind in ("updated", "published"):
        spaced[kind] = list(lexicon("outlets")["published"][kind])
        for language, labels in lexicon("dates", "any")[kind].items():
            (running if language in UNSPACED else spaced).setdefault(kind, []).extend(labels)
    groups = [rf"(?P<{kind}>{_any(spaced[kind])})\b" for kind in spaced]
    groups += [rf"(?P<{kind}_cjk>{_any(running[kind])})\w{{0,3}}" for kind in running]
    small = _any(lexicon("dates", "any")["small"]["words"])
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(groups)})[\s:：|,.(–—-]*(?:(?:{small})\s+)?(?:[^\W\d_]{{2,14}}[,.]?\s*)?$")


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _date_alone(text: str, block: Block) -> bool:
    """Whether a block is a byline or dateline, or a line of little more than dates and who wrote; no sentence, no post."""
    if block.role in {"byline", "dateline"}:
        return True
    line = block.span.of(text)
    if line[0] in '—@“‘"' or not _YEAR.search(line):
        return False
    most = 0 if block.role == "headline" else BYLINE_WORDS if _by().match(line) else MORE_WORDS
    more = _more_words(text, block.span)
    return more <= most and (block.role in _DATING or more == 0 or line[-1] not in ".!?")


@functools.cache
def _by() -> re.Pattern[str]:
    """The words with which bylines begin."""
    return re.compile(rf"(?:{_any(lexicon('dates', 'any')['by']['words'])})\b", re.IGNORECASE)


def _more_words(text: str, line: Span) -> int:
    """How many words of a line are of no date, and of nothing that pages write beside one ("4 min read")."""
    beside = _beside()
    words = _WORD.findall(text, line.start, line.end)
    return sum(not (word[0].isdecimal() or word.lower() in beside or _ZONE.fullmatch(word)) for word in words)


@functools.cache
def _beside() -> frozenset[str]:
    """Words in small letters that lines put beside a date, with the names of days, months and zones.

    The labels of updates are not among them: an updated text tells of other days than those on which it was published.
    """
    known, others = lexicon("outlets"), lexicon("dates", "any")
    said = known["published"]
    zones = (*known["zones"], *known["seasonal_zones"])
    names = (*said["beside"], *said["published"], *lexicon("time")["weekdays"], *known["months"], *zones)
    published = (label for labels in others["published"].values() for label in labels)
    small = (*others["small"]["words"], *others["small"]["weekdays"])
    return frozenset(word for name in (*names, *month_names(), *published, *small) for word in name.lower().split())
