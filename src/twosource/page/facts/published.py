"""When the page appeared and was last changed, as it states itself: the user's word, its markup's, that of its date lines."""

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from twosource.model import Block, Page, Period, Published, Span
from twosource.page.facts.address import address_of, captured
from twosource.page.facts.dates import between, iso_period
from twosource.page.facts.lines import DateLine

DAY_LENGTH = len("2024-10-25")
UTC = ("Z", "+00:00")
ZONE_DAYS = 1
"""Days by which two statements of one moment may differ because each is in its own zone, or in none."""
_MIDNIGHT = re.compile(r"^\d{4}-\d\d-\d\d[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?$")


def as_published(
    period: Period | None, how: str, evidence: tuple[Span, ...] = (), *, day: str | None = None
) -> Published | None:
    """A period as a statement on the page; None where an end is open. `day` is kept where the period is of one day."""
    if period is None or period.first is None or period.last is None:
        return None
    own = (day or period.first)[:DAY_LENGTH] if period.first[:DAY_LENGTH] == period.last[:DAY_LENGTH] else None
    fields = {"first": period.first, "last": period.last, "grain": period.grain, "how": how, "evidence": evidence, "day": own}
    return msgspec.convert(fields, Published, strict=True)


def find_published(page: Page, blocks: Sequence[Block], lines: Sequence[DateLine]) -> Published | None:
    """Given, else the markup's, else a date line's; None where nothing states it.

    A line that states the markup's day, or the day beside it (the markup's may be in UTC), is its evidence. A day after the
    one on which the page was captured is refused.
    """
    if page.given.published and (given := as_published(iso_period(page.given.published), "given", day=page.given.published)):
        return given
    head = _head(blocks)
    stated = page.stated.published if page.stated else None
    if stated and (period := _stated_period(stated, page)) and not _too_late(period, page):
        shown = _shown(stated, period, lines, after=head)
        if shown and period.grain == "day" and shown.period.grain == "minute":
            period = shown.period
        elif period.grain == "day" and (address := address_of(page)) and address.day not in {None, period.first}:
            return None
        return as_published(period, "stated", (shown.span,) if shown else (), day=_own_day(stated, shown, page))
    told = [(line, period) for line in lines if line.label != "updated" and (period := _settled(line, page))]
    line, period = min(told, key=lambda item: _standing(item[0], head), default=(None, None))
    return as_published(period, "stated", (line.span,), day=_shown_day(line)) if line else None


def _stated_period(stated: str, page: Page) -> Period | None:
    """The period that the markup states. Midnight to the second is how sites write a day without an hour, so it is the day.

    Not where the page's address names another: then it can be the evening before, in UTC.
    """
    address = address_of(page)
    whole = _MIDNIGHT.search(stated) is not None and (address is None or address.day in {None, stated[:DAY_LENGTH]})
    return iso_period(stated[:DAY_LENGTH] if whole else stated)


def _own_day(stated: str, shown: DateLine | None, page: Page) -> str:
    """The day of what the markup states in the newsroom's calendar: as its line shows it, else in the offset it is stated in.

    One stated in UTC is of the day in the page's address, where that lies beside it.
    """
    address = address_of(page) if stated.endswith(UTC) else None
    named = address.day if address and address.day else ""
    near = bool(named) and abs((dt.date.fromisoformat(named) - dt.date.fromisoformat(stated[:DAY_LENGTH])).days) <= ZONE_DAYS
    return _shown_day(shown) or (named if near else stated)


def _shown_day(line: DateLine | None) -> str | None:
    return line.days[0].isoformat() if line and len(line.days) == 1 else None


def _standing(line: DateLine, head: int) -> tuple[bool, bool, bool, int]:
    """How well a line tells when the page appeared, least first.

    At the report's head before below it, where other reports and comments have theirs; with a label before without; under
    the headline before above it, where pages write the day on which they were fetched; then the nearest to it.
    """
    above = line.span.start < head
    return not line.head, line.label != "published", above, abs(line.span.start - head)


def _settled(line: DateLine, page: Page) -> Period | None:
    """The period of a date line; of two days that figures can mean, the one that the address and the capture allow, else both.

    None for a day after the capture.
    """
    if len(line.days) == 1:
        return None if _too_late(line.period, page) else line.period
    address = address_of(page)
    named = {day for day in line.days if address and address.day == day.isoformat()}
    days = [day for day in sorted(named or line.days) if not _after_capture(day, page)]
    return between(days[0].isoformat(), days[-1].isoformat()) if days else None


def _head(blocks: Sequence[Block]) -> int:
    """Where the headline stands; above it pages write the day on which they were fetched."""
    return next((block.span.start for block in blocks if block.role == "headline"), 0)


def _shown(stated: str, period: Period, lines: Sequence[DateLine], *, after: int) -> DateLine | None:
    """The first line that states what the markup states: its moment, its day, or if that is in UTC the day beside it."""
    near = ZONE_DAYS if stated.endswith(UTC) else 0
    day = dt.date.fromisoformat(stated[:10]) if len(stated) >= DAY_LENGTH else None
    for line in lines:
        if day is None or line.span.start < after:
            continue
        if line.period.grain == period.grain == "minute":
            same = line.period.first == period.first
        else:
            reach = near if line.label != "updated" else 0
            same = any(abs((shown - day).days) <= reach for shown in line.days)
        if same:
            return line
    return None


def find_updated(
    page: Page, blocks: Sequence[Block], lines: Sequence[DateLine], published: Published | None
) -> Published | None:
    """The markup's word, else a date line's. A change before the page appeared is refused."""
    changes = [line for line in lines if line.label == "updated"]
    stated = page.stated.updated if page.stated else None
    told: list[tuple[Period | None, tuple[Span, ...], str | None]]
    told = [(_settled(line, page), (line.span,), _shown_day(line)) for line in changes]
    if stated and (change := _stated_period(stated, page)):
        exact = [
            line for line in lines if not line.label and line.period.grain == "minute" and line.period.first == change.first
        ]
        shown = _shown(stated, change, [*changes, *exact], after=_head(blocks))
        told.insert(0, (change, (shown.span,) if shown else (), _own_day(stated, shown, page)))
    for period, evidence, day in told:
        early = period and published and published.first and _day(period) < _day(published) - dt.timedelta(days=ZONE_DAYS)
        if period and not early and not _too_late(period, page):
            return as_published(period, "stated", evidence, day=day)
    return None


def _day(period: Period) -> dt.date:
    return dt.date.fromisoformat((period.first or "")[:10])


def _too_late(period: Period, page: Page) -> bool:
    """Whether the period begins more than a day after the page was captured."""
    return _after_capture(_day(period), page)


def _after_capture(day: dt.date, page: Page) -> bool:
    taken = captured(page)
    if taken is None or taken.last is None:
        return False
    return (day - dt.date.fromisoformat(taken.last[:10])).days > ZONE_DAYS
