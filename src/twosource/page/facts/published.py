"""When the page appeared and was last changed, as it states itself: the user's word, its markup's, that of its date lines."""

import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from twosource.language import lexicon
from twosource.model import Block, Page, Period, Published, Role, Span
from twosource.page.facts.address import address_of, captured
from twosource.page.facts.dates import iso_period, written_dates

DATE_LINE = 160
"""Most characters of a line that states when the page appeared."""
DAY_LENGTH = len("2024-10-25")
MORE_WORDS = 3
"""Most other words in a line that is a date line without a label: the outlet, the section, the place."""
ZONE_DAYS = 1
"""Days by which two statements of one moment may differ because each is in its own zone, or in none."""

_DATING: frozenset[Role] = frozenset({"furniture", "byline", "dateline"})
_PROSE: frozenset[Role] = frozenset({"paragraph", "standfirst"})
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"\w+")


class DateLine(msgspec.Struct, frozen=True, kw_only=True):
    """A date in a line that tells when the page appeared. The label is "published", "updated", or "" for a date alone."""

    label: str
    period: Period
    span: Span


def as_published(period: Period | None, how: str, evidence: tuple[Span, ...] = ()) -> Published | None:
    """A period as a statement on the page; None where an end is open."""
    if period is None or period.first is None or period.last is None:
        return None
    fields = {"first": period.first, "last": period.last, "grain": period.grain, "how": how, "evidence": evidence}
    return msgspec.convert(fields, Published, strict=True)


def find_published(page: Page, blocks: Sequence[Block], language: str) -> Published | None:
    """Given, else the markup's, else a date line's; None where nothing states it.

    A line that states the markup's day, or the day beside it (the markup's may be in UTC), is its evidence. A day after the
    one on which the page was captured is refused.
    """
    if page.given.published and (given := as_published(iso_period(page.given.published), "given")):
        return given
    lines = list(date_lines(page.text, blocks, language))
    stated = page.stated.published if page.stated else None
    if stated and (period := iso_period(stated)) and not _too_late(period, page):
        shown = _shown(stated, period, lines, after=_head(blocks))
        if shown and period.grain == "day" and shown.period.grain == "minute":
            period = shown.period
        elif period.grain == "day" and (address := address_of(page)) and address.day not in {None, period.first}:
            return None
        return as_published(period, "stated", (shown.span,) if shown else ())
    told = [line for line in lines if line.label != "updated" and not _too_late(line.period, page)]
    line = min(told, key=lambda line: line.label != "published", default=None)
    return as_published(line.period, "stated", (line.span,)) if line else None


def _head(blocks: Sequence[Block]) -> int:
    """Where the headline stands; above it pages write the day on which they were fetched."""
    return next((block.span.start for block in blocks if block.role == "headline"), 0)


def _shown(stated: str, period: Period, lines: Sequence[DateLine], *, after: int) -> DateLine | None:
    """The first line that states what the markup states: its day, or if that is in UTC the day beside it."""
    days = ZONE_DAYS if stated.endswith(("Z", "+00:00")) else 0
    day = dt.date.fromisoformat(stated[:10]) if len(stated) >= DAY_LENGTH else None
    for line in lines:
        if day is None or line.span.start < after:
            continue
        if line.period.grain == period.grain == "minute":
            same = line.period.first == period.first
        else:
            same = abs((_day(line.period) - day).days) <= (days if line.label != "updated" else 0)
        if same:
            return line
    return None


def find_updated(page: Page, blocks: Sequence[Block], language: str, published: Published | None) -> Published | None:
    """The markup's word, else a date line's. A change before the page appeared is refused."""
    lines = [line for line in date_lines(page.text, blocks, language) if line.label == "updated"]
    stated = page.stated.updated if page.stated else None
    told: list[tuple[Period | None, tuple[Span, ...]]] = [(line.period, (line.span,)) for line in lines]
    if stated and (change := iso_period(stated)):
        shown = _shown(stated, change, lines, after=_head(blocks))
        told.insert(0, (change, (shown.span,) if shown else ()))
    for period, evidence in told:
        early = period and published and published.first and _day(period) < _day(published) - dt.timedelta(days=ZONE_DAYS)
        if period and not early and not _too_late(period, page):
            return as_published(period, "stated", evidence)
    return None


def _day(period: Period) -> dt.date:
    return dt.date.fromisoformat((period.first or "")[:10])


def _too_late(period: Period, page: Page) -> bool:
    """Whether the period begins more than a day after the page was captured."""
    taken = captured(page)
    if taken is None or taken.last is None:
        return False
    return (_day(period) - dt.date.fromisoformat(taken.last[:10])).days > ZONE_DAYS


def date_lines(text: str, blocks: Sequence[Block], language: str) -> Iterator[DateLine]:
    """The dates of lines that tell when the page appeared, in text order; a date alone counts only around its head."""
    labels = _labels(language)
    first = len(text)
    for block in blocks:
        short = len(block.span) <= DATE_LINE and _YEAR.search(text, block.span.start, block.span.end)
        plain = block.role in _PROSE and block.span.start < first
        if not short or (block.role not in _DATING and not (plain and _more_words(text, block.span, language) == 0)):
            first = min(first, block.span.start) if block.role == "paragraph" else first
            continue
        begin = block.span.start
        for found in written_dates(text, begin, block.span.end, language):
            said = labels.search(text[begin : found.span.start].lower())
            label = "" if said is None else "updated" if said["updated"] else "published"
            if label or (found.span.start <= first and _date_alone(text, block, language)):
                yield DateLine(label=label, period=found.period, span=found.span)
            begin = found.span.end


@functools.cache
def _labels(language: str) -> re.Pattern[str]:
    known = lexicon("outlets", language)["published"]
    updated, published = ("|".join(map(re.escape, sorted(known[key], reverse=True))) for key in ("updated", "published"))
    return re.compile(rf"\b(?:(?P<updated>{updated})|(?P<published>{published}))\b[\s:]*(?:[a-z]{{3,9}},?\s*)?$")


def _date_alone(text: str, block: Block, language: str) -> bool:
    """Whether a block is a byline or dateline, or a line that holds little more than dates."""
    return block.role in {"byline", "dateline"} or _more_words(text, block.span, language) <= MORE_WORDS


def _more_words(text: str, line: Span, language: str) -> int:
    """How many words of a line are of no date, and of nothing that pages write beside one ("4 min read")."""
    beside = _beside(language)
    words = _WORD.findall(text, line.start, line.end)
    return sum(not (word[0].isdecimal() or word.lower() in beside) for word in words)


@functools.cache
def _beside(language: str) -> frozenset[str]:
    """Words in small letters that lines put beside a date, with the names of days, months and zones.

    The labels of updates are not among them: an updated text tells of other days than those on which it was published.
    """
    known = lexicon("outlets", language)
    said = known["published"]
    names = (*said["beside"], *said["published"], *lexicon("time", language)["weekdays"], *known["months"], *known["zones"])
    return frozenset(word for name in names for word in name.lower().split())
