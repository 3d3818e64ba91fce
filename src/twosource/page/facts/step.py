"""The two steps: what is stated, and the dates that can be inferred."""

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from twosource.language import ANALYSED, lexicon
from twosource.model import Block, Dateline, Page, PageFacts, Period, Published, Reading, Span, Title, content_id
from twosource.page.facts.agencies import canonical, find_agencies
from twosource.page.facts.authors import find_authors
from twosource.page.facts.dates import between, iso_period, written_dates
from twosource.page.facts.publisher import find_publisher

BY = "facts/1"
DATE_LINE = 160
"""Most characters of a line that states when the page appeared."""

_URL_DAY = re.compile(r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?=[/_.-]|$)")
_PLACE = re.compile(
    r"\s*(?P<place>[^\W\d_][^()/—–:\n]*?)\s*"
    r"(?=,?\s*(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d|\d{1,2}\s)|,?\s*[(]|[,.]?\s*/|\s*(?:—|–|--|\s-|:)|$)"
)
_PAST = re.compile(r"\b(?:was|were|had|did|said|told|\w{3,}ed)\b")
_AHEAD = re.compile(r"\b(?:will|would|shall|until|by|before|due|scheduled|expected|planned|set|may|might|could|if)\b")
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
    return PageFacts(
        id=content_id("pf", page.id),
        page=page.id,
        by=BY,
        language=language,
        analysed=analysed,
        title=_title(page, blocks),
        publisher=find_publisher(page, blocks, words),
        agencies=find_agencies(page, blocks, words),
        authors=find_authors(page, blocks, words),
        dateline=_dateline(page.text, blocks),
        published=_published(page, blocks, words),
        updated=_updated(page, blocks, words),
    )


def inferred_dates(reading: Reading) -> PageFacts:
    """The same facts, `published` filled where nothing states it but both bounds are shown.

    The day in the page's address is one such day. Else the latest full date told of as past is the lower bound, the stated
    day of the last change the upper one; with one bound alone `published` stays None.
    """
    facts = reading.of(PageFacts)[0]
    if facts.published is not None:
        return facts
    published = _from_address(reading.page) or _from_bounds(reading, facts)
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


def _as_published(period: Period | None, how: str, evidence: tuple[Span, ...] = ()) -> Published | None:
    if period is None or period.first is None or period.last is None:
        return None
    fields = {"first": period.first, "last": period.last, "grain": period.grain, "how": how, "evidence": evidence}
    return msgspec.convert(fields, Published, strict=True)


def _published(page: Page, blocks: Sequence[Block], language: str) -> Published | None:
    """Given, else the markup's, else a date line of the text."""
    if page.given.published and (given := _as_published(iso_period(page.given.published), "given")):
        return given
    if page.stated and page.stated.published and (stated := _as_published(iso_period(page.stated.published), "stated")):
        return stated
    found = [line for line in _date_lines(page.text, blocks, language) if line[0] != "updated"]
    found.sort(key=lambda line: line[0] != "published")
    return _as_published(found[0][1], "stated", (found[0][2],)) if found else None


def _updated(page: Page, blocks: Sequence[Block], language: str) -> Published | None:
    if page.stated and page.stated.updated:
        return _as_published(iso_period(page.stated.updated), "stated")
    found = [line for line in _date_lines(page.text, blocks, language) if line[0] == "updated"]
    return _as_published(found[0][1], "stated", (found[0][2],)) if found else None


def _date_lines(text: str, blocks: Sequence[Block], language: str) -> Iterator[tuple[str, Period, Span]]:
    """Dates of lines that tell when the page appeared: (label, date, its words), in text order.

    The label is "published", "updated", or "" for a date alone, which counts only around the head of the report.
    """
    labels = _labels(language)
    first = next((block.span.start for block in blocks if block.role == "paragraph"), len(text))
    for block in blocks:
        if block.role not in {"furniture", "byline", "dateline"} or len(block.span) > DATE_LINE:
            continue
        begin = block.span.start
        for found in written_dates(text, begin, block.span.end, language):
            said = labels.search(text[begin : found.span.start].lower())
            label = "" if said is None else "updated" if said["updated"] else "published"
            if label or (found.span.start <= first and _date_alone(text, block, found.span)):
                yield label, found.period, found.span
            begin = found.span.end


@functools.cache
def _labels(language: str) -> re.Pattern[str]:
    known = lexicon("outlets", language)["published"]
    updated, published = ("|".join(map(re.escape, sorted(known[key], reverse=True))) for key in ("updated", "published"))
    return re.compile(rf"\b(?:(?P<updated>{updated})|(?P<published>{published}))\b[\s:]*(?:[a-z]{{3,9}},?\s*)?$")


def _date_alone(text: str, block: Block, span: Span) -> bool:
    """Whether a date stands in a byline or dateline, or is nearly all of its line."""
    rest = _words(text[block.span.start : span.start]) + _words(text[span.end : block.span.end])
    return block.role in {"byline", "dateline"} or len(rest) <= 3


def _from_address(page: Page) -> Published | None:
    """The day in the page's address ("/2024/10/25/"), as an interval of that day and the next: its zone is not told."""
    address = page.url or (page.stated.canonical if page.stated else None)
    found = _URL_DAY.search(address) if address else None
    if not found:
        return None
    day = f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"
    return _as_published(iso_period(day), "inferred")


def _from_bounds(reading: Reading, facts: PageFacts) -> Published | None:
    """From the latest past full date in the body to the day of the last change."""
    if facts.updated is None or facts.updated.last is None:
        return None
    text, last = reading.page.text, facts.updated.last[:10]
    past = [
        (found.period.first[:10], found.span)
        for block in reading.of(Block)
        if block.role == "paragraph"
        for found in written_dates(text, block.span.start, block.span.end)
        if found.period.first is not None and found.period.first[:10] <= last and _told_as_past(text, block.span, found.span)
    ]
    if not past:
        return None
    first, span = max(past)
    return _as_published(between(first, last), "inferred", (span, *facts.updated.evidence))


def _told_as_past(text: str, block: Span, span: Span) -> bool:
    """Whether the words around a date tell of it as past."""
    around = text[max(block.start, span.start - 120) : min(block.end, span.end + 60)]
    return _PAST.search(around) is not None and _AHEAD.search(text[max(block.start, span.start - 40) : span.start]) is None
