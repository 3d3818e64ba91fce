"""Finding time expressions in sentences."""

import datetime as dt
import functools
from typing import NamedTuple

import msgspec

from twosource.model import BODY_ROLES, Reading, Sentence, Span, TimeRef, content_id
from twosource.page.timex.calendar import reckon
from twosource.page.timex.forms import Away, Day, DayPart, Form, Month, Part, Range, Valued, Weekday, is_absolute
from twosource.page.timex.grammar import is_day
from twosource.page.timex.numerals import Line
from twosource.page.timex.rules import Rule, may_tell_time, opened
from twosource.page.timex.words import Word, known, words_of

BY = "timex/3"
_ANY_DAY = dt.date(2000, 1, 1)


class Expression(msgspec.Struct, frozen=True):
    """A time expression: the rule that read it, what it says, and which words of its sentence it is."""

    rule: str
    form: Form
    span: Span
    first: int
    last: int


class Told(NamedTuple):
    """A sentence's words, and the time expressions among them; both empty where it tells no time."""

    words: list[Word]
    expressions: list[Expression]


_NO_TIME = Told([], [])


def find_times(reading: Reading) -> tuple[TimeRef, ...]:
    """Find the time expressions of one page, not yet resolved.

    Dates, weekdays, months, seasons, years and clock times; times beside now ("last week", "a week ago"); stretches ("the past
    two years"); ranges; durations and sets. Words that no day could be given for ("now", "soon") are left
    alone. `value` is filled where it needs no page date, `period` never.
    Prepositions are outside the span, save in a range ("between Sunday and Monday"), which is one expression.

    Args:
        reading: needs Sentence; sentences of the body and the headline are read.

    Returns:
        In text order, none overlapping another; empty where the page has no sentences or tells no time.
    """
    return tuple(
        TimeRef(
            id=content_id("tm", reading.page.id, found.span.start, found.span.end),
            page=reading.page.id,
            by=BY,
            span=found.span,
            value=bare_value(found.form),
            rule=found.rule,
        )
        for told in times_told(reading.page.text, tuple(note.span for note in read_sentences(reading)))
        for found in told.expressions
    )


@functools.lru_cache(maxsize=1)
def times_told(text: str, sentences: tuple[Span, ...]) -> tuple[Told, ...]:
    """What each sentence of a page tells of time. Read-only: finding and resolving share the last page's."""
    return tuple(_told(text, span) for span in sentences)


def _told(text: str, span: Span) -> Told:
    """What one sentence tells of time."""
    if not may_tell_time(span.of(text)):
        return _NO_TIME
    words = words_of(text, span.start, span.end)
    found = expressions(words)
    return Told(words, found) if found else _NO_TIME


def read_sentences(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences in which times are looked for."""
    return tuple(note for note in reading.of(Sentence) if note.role in BODY_ROLES or note.role == "headline")


def bare_value(form: Form) -> str | None:
    """The value that a form has without any page date; X stands for what is not known."""
    match form:
        case Month() | Day() | Weekday() | Away():
            return _unplaced(form)
        case DayPart(of=None, code=code):
            return f"XXXX-XX-XX{code}"
        case Range(first=first, last=last):
            ends = bare_value(first), bare_value(last)
            return f"{ends[0]}/{ends[1]}" if all(ends) and not is_absolute(form) else _value(form)
        case Part(of=of) | DayPart(of=of) if of is not None and is_day(of):
            return bare_value(of)
        case _:
            return _value(form)


def _unplaced(form: Month | Day | Weekday | Away) -> str | None:
    """The value of what the calendar has every year or week, and of a vague count."""
    match form:
        case Month(year=None, month=month, years_away=None):
            return f"XXXX-{month:02}"
        case Day(year=None, month=month, day=day, years_away=None):
            return f"XXXX-{month:02}-{day:02}" if month else f"XXXX-XX-{day:02}"
        case Weekday(number=number):
            return f"XXXX-WXX-{number}"
        case Away(n=None, sense=sense):
            return "PAST_REF" if sense < 0 else "FUTURE_REF"
        case _:
            return _value(form)


def _value(form: Form) -> str | None:
    """The value of a form that needs no page date."""
    if isinstance(form, Valued):
        return form.value
    days = reckon(form, _ANY_DAY, 0) if is_absolute(form) else None
    return days.value if days else None


def expressions(words: list[Word]) -> list[Expression]:
    """The time expressions of one sentence's words: from left to right, at each place the longest, then the first rule."""
    line = Line(words, known())
    found: list[Expression] = []
    end = 0
    for at, rules in opened(line):
        best = _longest(line, at, rules) if at >= end else None
        if best is not None:
            found.append(best)
            end = best.last + 1
    return found


def _longest(line: Line, at: int, rules: tuple[Rule, ...]) -> Expression | None:
    """The longest expression that begins here."""
    best: tuple[int, str, Form] | None = None
    for rule in rules:
        read = rule.read(line, at)
        if read is not None and (best is None or read[1] > best[0]):
            best = (read[1], rule.name, read[0])
    if best is None:
        return None
    end, name, form = best
    span = Span(line.words[at].start, line.words[end - 1].end)
    return Expression(name, form, span, at, end - 1)
