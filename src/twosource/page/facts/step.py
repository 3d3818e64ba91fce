"""The two steps: what is stated, and the dates that can be inferred."""

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from twosource.language import ANALYSED
from twosource.model import Block, Dateline, Page, PageFacts, Period, Published, Reading, Role, Span, Title, content_id
from twosource.page.facts.address import address_of, captured
from twosource.page.facts.agencies import canonical, find_agencies
from twosource.page.facts.ago import published_ago
from twosource.page.facts.authors import find_authors
from twosource.page.facts.bounds import find_bounds, narrowed
from twosource.page.facts.dates import between, iso_period
from twosource.page.facts.lines import date_lines
from twosource.page.facts.published import as_published, find_published, find_updated
from twosource.page.facts.publisher import find_publisher
from twosource.page.facts.section import find_section
from twosource.page.facts.written import yearless_days

BY = "facts/3"
FILED_DAYS = 2
"""Days after the day in its dateline on which a report can appear."""

_TELLING: frozenset[Role] = frozenset({"paragraph", "standfirst"})
_PLACE = re.compile(
    r"\s*(?P<place>[^\W\d_][^()/—–:\n]*?)\s*"
    r"(?=,?\s*(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d|\d{1,2}\s)|,?\s*[(]|[,.]?\s*/|\s*(?:—|–|--|\s-|:)|$)"
)
_WORD = re.compile(r"\w+")


def stated_facts(reading: Reading, language: str, *, analysed: bool) -> PageFacts:
    """What the page says of itself, for a page of any language.

    Given facts win over the markup's, those over the text's. Dates are stated, never reckoned from words such as "Friday".

    Args:
        reading: needs Block.
        language: ISO 639-1 code of the page.
        analysed: whether the language has lexicons.
    """
    page, blocks = reading.page, reading.of(Block)
    words = language if language in ANALYSED else ANALYSED[0]
    lines = tuple(date_lines(page.text, blocks, language))
    published = find_published(page, blocks, lines)
    return PageFacts(
        id=content_id("pf", page.id),
        page=page.id,
        by=BY,
        language=language,
        analysed=analysed,
        title=_title(page, blocks),
        publisher=find_publisher(page, blocks, words),
        agencies=find_agencies(page, blocks, words),
        authors=find_authors(page, blocks, language),
        section=find_section(page, blocks, words),
        dateline=_dateline(page.text, blocks),
        published=published,
        updated=find_updated(page, blocks, lines, published),
    )


def inferred_dates(reading: Reading) -> PageFacts:
    """The same facts, `published` filled where nothing states it but something bounds it.

    First the day in the page's address, or how long before its capture it says it appeared. Else bounds: what the report tells
    of as past lies before it; its last change, its capture, and words of office-holders dated by a weekday lie after it or in
    its days. Either end may be None, but the last change alone says no more than `updated` does, and leaves `published` None.
    """
    facts = reading.of(PageFacts)[0]
    if facts.published is not None:
        return facts
    page, blocks = reading.page, reading.of(Block)
    published = _from_address(page) or published_ago(page, blocks) or _from_text(reading, facts)
    return msgspec.structs.replace(facts, published=published) if published else facts


def _title(page: Page, blocks: Sequence[Block]) -> Title | None:
    headline = next((block for block in blocks if block.role == "headline"), None)
    stated = page.given.title or (page.stated.title if page.stated else None)
    if stated is None:
        return Title(text=" ".join(headline.span.of(page.text).split()), span=headline.span) if headline else None
    same = next((b for b in blocks if b.role == "headline" and _words(b.span.of(page.text)) == _words(stated)), None)
    return Title(text=stated, span=same.span if same else None)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _dateline(text: str, blocks: Sequence[Block]) -> Dateline | None:
    """The place of the first dateline that names one."""
    for block in blocks:
        found = _PLACE.match(text, block.span.start, block.span.end) if block.role == "dateline" else None
        if found and not canonical(found["place"]):
            return Dateline(place=" ".join(found["place"].split()), span=Span(*found.span("place")))
    return None


def _from_address(page: Page) -> Published | None:
    """The day in the page's address ("/2024/10/25/"), in the calendar of its newsroom."""
    address = address_of(page)
    return as_published(iso_period(address.day), "inferred") if address and address.day else None


def _from_text(reading: Reading, facts: PageFacts) -> Published | None:
    """The days between which the report's words, its last change and its capture put it; an end nothing tells stays open."""
    text = reading.page.text
    blocks = reading.of(Block)
    stamps = facts.updated.evidence if facts.updated else ()
    telling = (block.span for block in blocks if block.role in _TELLING)
    paragraphs = [span for span in telling if not any(span.holds(stamp) for stamp in stamps)]
    latest, changed = _latest(reading.page, facts)
    bounds = find_bounds(text, paragraphs, ANALYSED[0], latest)
    first, last = bounds.first.day if bounds.first else None, latest
    begun, ended = (bounds.first.span,) if bounds.first else (), changed
    if bounds.last and (last is None or bounds.last.day < last):
        last, ended = bounds.last.day, (bounds.last.span,)
    month = _month(reading.page)
    if month and (first is None or first <= month[1]) and (last is None or last >= month[0]):
        first, begun = (first, begun) if first and first > month[0] else (month[0], ())
        last, ended = (last, ended) if last and last < month[1] else (month[1], ())
    evidence = [*begun, *ended]
    if first and last:
        first, last, months = narrowed(first, last, text, paragraphs, ANALYSED[0])
        first, last, filed = _filed(reading, first, last)
        evidence += (*months, *filed)
    if first is None and (last is None or captured(reading.page) is None):
        return None
    begin, end = (day.isoformat() if day else None for day in (first, last))
    period = between(begin, end) if begin and end else Period(first=begin, last=end, grain="year")
    day = begin if begin == end else None
    return Published(
        first=begin, last=end, grain=period.grain, how="inferred", evidence=tuple(dict.fromkeys(evidence)), day=day
    )


def _month(page: Page) -> tuple[dt.date, dt.date] | None:
    """The first and last day of the month in the page's address ("/2024/10/pier")."""
    address = address_of(page)
    if not address or not address.month or not address.month.first or not address.month.last:
        return None
    return dt.date.fromisoformat(address.month.first), dt.date.fromisoformat(address.month.last)


def _latest(page: Page, facts: PageFacts) -> tuple[dt.date | None, tuple[Span, ...]]:
    """The earlier of the day of the page's last change and that of its capture, with the words that tell it."""
    taken = captured(page)
    ends: list[tuple[Period, tuple[Span, ...]]] = [(facts.updated, facts.updated.evidence)] if facts.updated else []
    ends += [(taken, ())] if taken else []
    days = [(dt.date.fromisoformat(period.last[:10]), evidence) for period, evidence in ends if period.last]
    return min(days, default=(None, ()))


def _filed(reading: Reading, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date, tuple[Span, ...]]:
    """The bounds narrowed by the day in the dateline ("BRILL, Oct. 25"), where its year can be but one."""
    text = reading.page.text
    for block in reading.of(Block):
        if block.role != "dateline":
            continue
        for month, day, span in yearless_days(text, block.span.start, block.span.end):
            filed = [dt.date(year, month, day) for year in range(first.year, last.year + 1) if (month, day) != (2, 29)]
            filed = [day for day in filed if first <= day <= last]
            if len(filed) == 1:
                return filed[0], min(last, filed[0] + dt.timedelta(days=FILED_DAYS)), (span,)
    return first, last, ()
