"""Which days the time expressions of a page mean, and whether they tell when words were said or what they are about."""

import bisect
import datetime as dt
from collections.abc import Mapping

import msgspec

from twosource.model import Attribution, PageFacts, Period, Published, Reading, Sentence, TimeRef
from twosource.page.timex.arithmetic import plus_days
from twosource.page.timex.calendar import Days, reckon
from twosource.page.timex.find import Expression, bare_value, read_sentences, times_told
from twosource.page.timex.forms import Clock, DayPart, Form, Shift, Stretch, Valued, is_absolute, is_from_text, is_without_day
from twosource.page.timex.grammar import is_day
from twosource.page.timex.standing import Standing, standing
from twosource.page.timex.tense import direction
from twosource.page.timex.words import Word, known

SAME_NEWS_DAYS = 6
"""Days. What was said within a week of the page is told in the page's week: its days are reckoned from the statement. Of an
older statement in indirect speech the writer has moved the days to the page's own."""


class Anchor(msgspec.Struct, frozen=True):
    """The day to reckon from, as an interval that holds it."""

    first: dt.date
    last: dt.date


class Placed(msgspec.Struct, frozen=True):
    """An expression with its note, how it stands in its sentence, and where its verb points.

    `edge` is -1 where the words before make it the last day of those meant ("by Monday"), 1 where the first ("since Monday").
    """

    ref: TimeRef
    form: Form
    standing: Standing
    toward: int
    quoted: bool
    edge: int


def resolve_times(reading: Reading) -> tuple[TimeRef, ...]:
    """Resolve the time expressions of one page.

    Each is reckoned from the page's date, or from the day the statement was made that it stands in, in the direction the verb
    gives; without any tense a weekday is the last one, a month the nearest. Where the page's date is an interval, so is the
    answer: it holds every day that could be meant. Where there is none, only absolute dates get a period.

    Args:
        reading: needs Sentence and TimeRef; uses PageFacts and Attribution where there are any.

    Returns:
        The notes of `find_times`, in the same order with the same ids, with `period`, `value`, `basis`, `tells` and
        `attribution` filled as far as the page tells. Notes that `find_times` did not make are returned as they are.
    """
    placed = _placed(reading)
    page = _page_anchor(reading)
    attributions = {note.id: note for note in reading.of(Attribution)}
    said: dict[str, Anchor] = {}
    done: dict[str, TimeRef] = {}
    for item in placed:
        if item.standing.tells == "said" and item.standing.attribution is not None and not is_from_text(item.form):
            done[item.ref.id] = _resolved(item, page, "page")
            spoken = _as_anchor(done[item.ref.id].period)
            if spoken is not None:
                said.setdefault(item.standing.attribution, spoken)
    latest: Anchor | None = None
    day: Anchor | None = None
    for item in placed:
        if item.ref.id not in done:
            if is_without_day(item.form) and day is not None and item.toward <= 0:
                done[item.ref.id] = _resolved(item, day, "text")
            elif is_from_text(item.form):
                done[item.ref.id] = _resolved(item, latest, "text")
            else:
                anchor, basis = _anchor_of(item, page, said, attributions)
                done[item.ref.id] = _resolved(item, anchor, basis)
        latest = _as_anchor(done[item.ref.id].period) or latest
        if item.edge == 0 and item.toward <= 0 and item.standing.tells == "about" and is_day(item.form):
            day = _as_anchor(done[item.ref.id].period, widest=0) or day
    return tuple(done.get(ref.id, ref) for ref in reading.of(TimeRef))


def _page_anchor(reading: Reading) -> Anchor | None:
    """The page's date, in its newsroom's calendar; up to its last change, if that is of the same news week.

    Words of a page that was changed can be of either day.
    """
    for facts in reading.of(PageFacts):
        appeared, changed = _own_day(facts.published), _own_day(facts.updated)
        if appeared and changed and appeared.last < changed.last <= plus_days(appeared.last, SAME_NEWS_DAYS):
            return Anchor(appeared.first, changed.last)
        return appeared
    return None


def _own_day(published: Published | None) -> Anchor | None:
    """When a page appeared or was changed, in its newsroom's calendar where that is known."""
    if published is None or published.day is None:
        return _as_anchor(published, widest=None)
    day = dt.date.fromisoformat(published.day)
    return Anchor(day, day)


def _as_anchor(period: Period | None, *, widest: int | None = 31) -> Anchor | None:
    """A period as a day to reckon from; None where an end is open, or it is wider than so many days."""
    if period is None or period.first is None or period.last is None:
        return None
    anchor = Anchor(dt.date.fromisoformat(period.first[:10]), dt.date.fromisoformat(period.last[:10]))
    return anchor if widest is None or (anchor.last - anchor.first).days <= widest else None


def _placed(reading: Reading) -> list[Placed]:
    """Every expression of the page with what its sentence tells of it, in text order."""
    refs = {ref.span: ref for ref in reading.of(TimeRef)}
    sentences = read_sentences(reading)
    near = _by_sentence(reading, sentences)
    placed: list[Placed] = []
    told = times_told(reading.page.text, tuple(sentence.span for sentence in sentences))
    for sentence, (words, found) in zip(sentences, told, strict=True):
        directions: dict[int, int] = {}
        for one in found:
            here = standing(words, one.first, one.last, one.form, near.get(sentence.id, ()))
            toward = here.toward or _direction(words, one, directions)
            directions.update(dict.fromkeys(range(one.first, one.last + 1), 0 if here.tells == "said" else toward))
            if one.span in refs:
                form = _with_day(one.form, found, one.first)
                edge = _edge(words, one.first)
                placed.append(Placed(refs[one.span], form, here, toward, _in_quotes(words, one.first), edge))
    return placed


def _edge(words: list[Word], first: int) -> int:
    """Which end of the days meant the words before an expression make it."""
    lists = known().words
    at = first - 1
    while at > 0 and words[at].low in lists["loosely"]:
        at -= 1
    low = words[at].low if at >= 0 else ""
    return -1 if low in lists["last_of"] else 1 if low in lists["first_of"] else 0


def _direction(words: list[Word], one: Expression, earlier: Mapping[int, int]) -> int:
    """The verb's direction, or that of the expression itself."""
    if isinstance(one.form, Shift | Stretch):
        own = one.form.sense if isinstance(one.form, Stretch) else (one.form.n or 0)
        if own:
            return 1 if own > 0 else -1
    return direction(words, one.first, one.last, known(), earlier)


def _with_day(form: Form, found: list[Expression], first: int) -> Form:
    """A time of day by itself, joined with the nearest day of its sentence."""
    if not is_without_day(form):
        return form
    plain = [(other.first, other.form.of if isinstance(other.form, Clock | DayPart) else other.form) for other in found]
    days = [(abs(at - first), at, day) for at, day in plain if day is not None and is_day(day)]
    return msgspec.structs.replace(form, of=min(days, key=lambda day: day[:2])[2]) if days else form


def _in_quotes(words: list[Word], at: int) -> bool:
    """Whether the word stands inside quotation marks that open in its sentence."""
    opened = False
    for word in words[:at]:
        if word.raw in {"“", "«"} or (word.raw == '"' and not opened):
            opened = True
        elif word.raw in {"”", "»", '"'}:
            opened = False
    return opened


def _by_sentence(reading: Reading, sentences: tuple[Sentence, ...]) -> dict[str, tuple[Attribution, ...]]:
    """The attributions that have words in each sentence."""
    starts = [sentence.span.start for sentence in sentences]
    near: dict[str, dict[str, Attribution]] = {}
    for note in reading.of(Attribution):
        for span in (*note.source, *note.cue, *note.content):
            at = max(bisect.bisect_right(starts, span.start) - 1, 0)
            while at < len(sentences) and sentences[at].span.start < span.end:
                if sentences[at].span.meets(span):
                    near.setdefault(sentences[at].id, {})[note.id] = note
                at += 1
    return {sentence: tuple(notes.values()) for sentence, notes in near.items()}


def _anchor_of(
    item: Placed, page: Anchor | None, said: Mapping[str, Anchor], attributions: Mapping[str, Attribution]
) -> tuple[Anchor | None, str]:
    """What to reckon from: the day of the innermost statement that has one, where it governs; else the page's date."""
    at = item.standing.attribution if item.standing.tells == "about" else None
    seen: set[str] = set()
    while at is not None and at not in seen:
        seen.add(at)
        if at in said:
            direct = item.quoted or attributions[at].mode == "direct"
            return (said[at], "statement") if direct or _governs(said[at], item.form, page) else (page, "page")
        at = attributions[at].within if at in attributions else None
    return page, "page"


def _governs(day: Anchor, form: Form, page: Anchor | None) -> bool:
    """Whether indirect speech keeps the statement's own reckoning: not of "yesterday" and the like, not in old statements."""
    if isinstance(form, Shift) and form.unit in {"day", "night"}:
        return False
    return page is None or plus_days(day.first, SAME_NEWS_DAYS) >= page.last


def _resolved(item: Placed, anchor: Anchor | None, basis: str) -> TimeRef:
    """The note with its days."""
    form = msgspec.structs.replace(item.form, of=Shift("day", 0)) if is_without_day(item.form) else item.form
    days = _edged(_reckoned(form, anchor, item.toward), anchor, item.edge)
    absolute = is_absolute(item.form)
    value = (days.value if days else None) or bare_value(item.form)
    return msgspec.structs.replace(
        item.ref,
        period=_period(form, days),
        value=value,
        basis=("text" if absolute else basis) if days else None,
        tells=None if isinstance(item.form, Valued) else item.standing.tells,
        attribution=item.standing.attribution,
    )


def _reckoned(form: Form, anchor: Anchor | None, toward: int) -> Days | None:
    """The days, as the interval that holds whatever is meant from any day of the anchor."""
    if anchor is None:
        return reckon(form, dt.date(2000, 1, 1), toward) if is_absolute(form) else None
    early, late = reckon(form, anchor.first, toward), reckon(form, anchor.last, toward)
    if early is None or late is None or early == late:
        return early if late is not None else None
    return Days(early.first, late.last, late.grain, early.value if early.value == late.value else None)


def _edged(days: Days | None, anchor: Anchor | None, edge: int) -> Days | None:
    """The days up to the one that is named ("by Monday"), or from it on ("since Monday"), as far as the day reckoned from.

    What is reckoned lies on the other side of a past deadline or of a beginning still to come: then the day itself is meant.
    The value stays that of the words.
    """
    if days is None or edge == 0:
        return days
    if edge < 0 and anchor is not None and days.last is not None and anchor.last < days.last:
        return Days(anchor.first, days.last, days.grain, days.value)
    if edge > 0 and days.first is not None and (anchor is None or days.first <= anchor.first):
        return Days(days.first, anchor.last if anchor else None, days.grain, days.value)
    return days


def _period(form: Form, days: Days | None) -> Period | None:
    """The days as the model has them; a minute where the clock time's zone is known."""
    if days is None:
        return None
    if isinstance(form, Clock) and form.ahead_of_utc is not None and days.first is not None and days.first == days.last:
        local = dt.datetime.combine(
            days.first, dt.time(form.hour, form.minute), dt.timezone(dt.timedelta(hours=form.ahead_of_utc))
        )
        minute = local.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%MZ")
        return Period(first=minute, last=minute, grain="minute")
    first, last = (day.isoformat() if day else None for day in (days.first, days.last))
    return Period(first=first, last=last, grain=days.grain)
