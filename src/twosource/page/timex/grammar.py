"""Rules that build on others: parts, ranges, stretches, distances, lengths and sets of days and longer times."""

from typing import Literal

from twosource.page.timex import beside, dates, years
from twosource.page.timex.forms import (
    Away,
    Clock,
    Day,
    DayPart,
    Form,
    Nth,
    Part,
    PartName,
    Range,
    Shift,
    Stretch,
    Unit,
    Valued,
    Weekday,
)
from twosource.page.timex.numerals import Line, count, day_number, year_number

Read = tuple[Form, int]
_LETTERS: dict[Unit, str] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "fortnight": "W", "weekend": "WE",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
_DAYS = (Day, Weekday, DayPart, Clock)
_WIDE = frozenset({"week", "weekend", "month", "quarter", "year", "decade", "century", "fortnight"})


def frame(line: Line, at: int) -> Read | None:
    """A week, month, year, ... beside now: "last week", "this weekend", "the weekend", "next month"."""
    start = at + 1 if line.low(at) == "the" else at
    if line.low(start) == "this" and line.low(start + 1) in {"past", "coming"}:
        unit = line.unit(start + 2)
        side = -1 if line.low(start + 1) == "past" else 0 if unit == "weekend" else 1
        return (Shift(unit, side), start + 3) if unit in _WIDE and not line.plural(start + 2) else None
    if start > at and line.low(start) in {"weekend", "weekends"}:
        return Shift("weekend", None), start + 1
    which = line.lexicon.which.get(line.low(start))
    unit = line.unit(start + 1)
    if (
        which is None
        or unit not in _WIDE
        or line.plural(start + 1)
        or line.low(start + 2) == "-"
        or _is_end_of(line, start + 1, start + 1)
    ):
        return None
    if start > at and line.low(start) in {"last", "past", "next", "coming"} and unit != "weekend":
        return Stretch(unit, 1, -1 if which < 0 else 1), start + 2
    if start > at and line.low(start) not in {"coming", "upcoming", "current", "past", "last", "next"}:
        return None
    return Shift(unit, 0 if unit == "weekend" and line.low(start) in {"coming", "upcoming"} else which), start + 2


def long_time(line: Line, at: int) -> Read | None:
    """Whatever is longer than a day and can have parts."""
    return frame(line, at) or years.month(line, at) or years.season(line, at) or years.year(line, at) or years.decade(line, at)


def part(line: Line, at: int) -> Read | None:
    """A part of a longer time: "late September", "mid-October", "earlier this month", "the end of the year"."""
    start = at + 1 if line.low(at) == "the" else at
    name = line.lexicon.parts.get(line.low(start))
    middle = line.lexicon.middles.get(line.low(at)) or (line.unit(at + 2) if line.phrase(at, 2) == "mid -" else None)
    if middle in {"week", "month", "year"}:
        return Part("mid", Shift(middle, 0)), at + (1 if line.low(at) in line.lexicon.middles else 3)
    if name is None:
        return _two_parts(line, at) or _unit_end(line, at)
    two = _two_parts(line, at)
    if two:
        return two
    if line.low(start + 1) == "of":
        return _part_of(line, start + 2, name, deadline=_is_deadline(line, start, at))
    if line.low(start) in {"earlier", "later"} and line.low(start + 1) in {"in", "on"} and line.low(start + 2) == "the":
        unit = line.unit(start + 3)
        told = unit in {"day", "night"}
        return (Part(name, Shift(unit, 0, from_text=told)), start + 4) if unit and not line.plural(start + 3) else None
    whole = long_time(line, start + 2 if line.low(start + 1) in {"-", "in"} else start + 1)
    return (
        (Part(name, whole[0]), whole[1]) if whole and line.low(start) not in {"middle", "beginning", "close", "rest"} else None
    )


def _is_deadline(line: Line, name: int, at: int) -> bool:
    """Whether "by" makes the end a last day."""
    return line.low(name) in {"end", "close"} and line.low(at - 1) in {"by", "before", "until", "till"}


def _part_of(line: Line, at: int, name: PartName, *, deadline: bool) -> Read | None:
    """The whole after "end of": named, or the one that holds now ("the month")."""
    part_name: PartName = "last_day" if deadline else name
    whole = long_time(line, at)
    if whole and not isinstance(whole[0], Stretch):
        return Part(part_name, whole[0]), whole[1]
    unit = line.unit(at + 1) if line.low(at) == "the" else None
    if unit and not line.plural(at + 1):
        return Part(part_name, Shift(unit, 0)), at + 2
    return None


def _two_parts(line: Line, at: int) -> Read | None:
    """Two parts of one time: "early to mid October", "mid- to late June"."""
    first = line.lexicon.parts.get(line.low(at))
    to = at + 2 if line.low(at + 1) == "-" else at + 1
    second = line.lexicon.parts.get(line.low(to + 1)) if line.low(to) in {"to", "or", "and"} else None
    if first is None or second is None:
        return None
    whole = long_time(line, to + 3 if line.low(to + 2) == "-" else to + 2)
    return (Range(Part(first, whole[0]), Part(second, whole[0])), whole[1]) if whole else None


def _unit_end(line: Line, at: int) -> Read | None:
    """The end of a year or month in one word: "year-end", "year end", "the year's end"."""
    if line.low(at) == "the" and line.low(at + 2) == "'s":
        return _unit_end(line, at + 1)
    if line.low(at) not in {"year", "month"} or line.low(at - 1) not in {"by", "before", "until", "the", "at"}:
        return None
    end = at + 2 if line.low(at + 1) in {"-", "'s"} else at + 1
    return (Part("last_day", Shift(line.lexicon.units[line.low(at)], 0)), end + 1) if line.low(end) == "end" else None


def between(line: Line, at: int) -> Read | None:
    """Two days and what lies between: "between Sunday and Monday", "Monday through Friday", "from May 5 to May 9"."""
    if line.low(at) == "between":
        return _days_joined(line, at + 1, frozenset({"and"}))
    joints = frozenset({"-", "–", "—", "through"}) | ({"to", "until", "till"} if line.low(at - 1) == "from" else frozenset())
    return _days_joined(line, at, joints)


def _days_joined(line: Line, at: int, joints: frozenset[str]) -> Read | None:
    """Two days joined by one of these words; longer times stay two expressions, as TIMEX3 has them."""
    first = dates.day(line, at)
    if first is None or line.low(first[1]) not in joints or not is_day(first[0]):
        return _numbers_joined(line, at) if "and" in joints else None
    last = dates.day(line, first[1] + 1)
    if last is None and isinstance(first[0], Day):
        number = day_number(line, first[1] + 1)
        last = (Day(first[0].month, number[0], first[0].year), number[1]) if number else None
    return (Range(first[0], last[0]), last[1]) if last and is_day(last[0]) else None


def _numbers_joined(line: Line, at: int) -> Read | None:
    """Two days of one month: "between 5 and 7 October"."""
    number = day_number(line, at)
    last = dates.date(line, number[1] + 1) if number and line.low(number[1]) == "and" else None
    if number is None or last is None or not isinstance(last[0], Day):
        return None
    return Range(Day(last[0].month, number[0], last[0].year), last[0]), last[1]


def is_day(form: Form) -> bool:
    """Whether it is as fine as a day."""
    if isinstance(form, Part):
        return is_day(form.of)
    if isinstance(form, Nth):
        return form.count == 1 and (isinstance(form.unit, Weekday) or form.unit == "day")
    return isinstance(form, _DAYS) or (isinstance(form, Shift) and form.unit == "day")


def ago(line: Line, at: int) -> Read | None:
    """A count of units back from now or ahead: "two years ago", "years ago", "three weeks from now"."""
    counted = _counted(line, at)
    if counted is None:
        return None
    unit, n, place = counted
    if line.low(place) == "ago":
        exact = line.low(place + 1) == "today" and n is not None
        return Away(unit, n, -1, _bound(line, at), exact=exact), place + (2 if exact else 1)
    if line.phrase(place, 2) in {"from now", "from today"}:
        return Away(unit, n, 1, _bound(line, at)), place + 2
    owned = line.low(place) in {"'", "'s"} and line.low(place + 1) == "time"
    return (Away(unit, n, 1), place + 2) if owned and line.low(at - 1) == "in" else None


def _counted(line: Line, at: int) -> tuple[Unit, int | None, int] | None:
    """A count of units, with halves in smaller ones ("two and a half years", "half a century"), and the place after it."""
    halves = line.lexicon.halves
    if line.low(at) == "half" and line.low(at + 1) in {"a", "an"}:
        half = halves.get(line.unit(at + 2) or "")
        return (half[0], half[2], at + 3) if half else None
    number = count(line, at)
    place = number[1] if number else at
    inner = number is not None and line.phrase(place, 3) == "and a half"
    place += 3 * inner
    unit = line.unit(place)
    if unit is None or (number is None and not line.plural(place)):
        return None
    end = place + 1
    if number is not None and not inner and line.phrase(end, 3) == "and a half":
        inner, end = True, end + 3
    n = number[0] if number else None
    if not inner or n is None:
        return unit, n, end
    half = halves.get(unit)
    return (half[0], n * half[1] + half[2], end) if half else (unit, n, end)


def _bound(line: Line, at: int) -> Literal["less", "more"] | None:
    """What the words before a count make of it: "nearly three years ago", "more than a week ago"."""
    before = line.low(at - 1)
    if before in line.lexicon.words["nearly"] or line.phrase(at - 2, 2) == "less than":
        return "less"
    return "more" if before in line.lexicon.words["over"] or line.phrase(at - 2, 2) == "more than" else None


def stretch(line: Line, at: int) -> Read | None:
    """A stretch that ends or begins now: "the past two years", "the next few days", "coming weeks"."""
    start = at + 1 if line.low(at) in {"the", "these"} else at
    sense = line.lexicon.stretch.get(line.low(start))
    if sense is None:
        return None
    if start == at and line.low(at) == "last" and line.low(at - 1) in line.lexicon.words["before_verb"]:
        return None
    number = count(line, start + 1) if line.low(start + 1) not in {"a", "an"} else None
    place = number[1] if number else start + 1
    unit = line.unit(place)
    if unit is None or (number is None and not line.plural(place)) or line.low(place + 1) in {"-", "of"}:
        return None
    return Stretch(unit, number[0] if number else None, -1 if sense < 0 else 1), place + 1


def ahead(line: Line, at: int) -> Read | None:
    """A stretch without a number that begins now: "the weeks ahead", "the months to come"."""
    unit = line.unit(at + 1) if line.low(at) == "the" and line.plural(at + 1) else None
    size = 1 if line.low(at + 2) == "ahead" and line.low(at + 3) != "of" else 2 * (line.phrase(at + 2, 2) == "to come")
    return (Stretch(unit, None, 1), at + 2 + size) if unit and size else None


def inside(line: Line, at: int) -> Read | None:
    """Units of a longer time ("the first week of October", "the last day of the month")."""
    return beside.inside(line, at, _longer)


def _longer(line: Line, at: int) -> Read | None:
    """A time that has units: named, or the one that holds now ("the year")."""
    named = long_time(line, at)
    if named and not isinstance(named[0], Stretch):
        return named
    unit = line.unit(at + 1) if line.low(at) == "the" else None
    return (Shift(unit, 0), at + 2) if unit in _WIDE and not line.plural(at + 1) else None


def length(line: Line, at: int) -> Read | None:
    """A length of time: "three years", "several weeks", "a three-year", "for a week", "half an hour". Ages are none."""
    if line.low(at) == "half" and line.low(at + 1) in {"a", "an"} and line.unit(at + 2):
        halves = {"hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"}
        value = halves.get(line.unit(at + 2) or "")
        return (Valued("duration", value), at + 3) if value else None
    if line.low(at) in line.lexicon.lengths:
        return Valued("duration", line.lexicon.lengths[line.low(at)]), at + 1
    if line.low(at + 1) == "-" and line.low(at + 2) == "long" and line.unit(at):
        return Valued("duration", duration(None if line.plural(at) else 1, line.lexicon.units[line.low(at)])), at + 3
    number = count(line, at)
    article = line.low(at) in {"a", "an"} and number is not None and number[0] == 1
    place = number[1] if number else at
    hyphen = number is not None and line.low(place) == "-"
    place += hyphen
    if number is not None and not article and line.low(place) in line.lexicon.words["kinds_of_day"]:
        place += 1
    unit = line.unit(place)
    if (
        unit is None
        or _is_end_of(line, at, place)
        or _is_no_length(line, at, place)
        or (year_number(line, at) and not line.plural(place) and not hyphen)
    ):
        return None
    if number is None or article:
        marked = line.low(at - 1) in line.lexicon.words["for_length"] or line.low(place + 1) == "of"
        if not marked or not (article or line.plural(place)) or (unit == "second" and line.low(place + 1).isalpha()):
            return None
    return Valued("duration", duration(number[0] if number else None, unit)), place + 1


def _is_end_of(line: Line, at: int, unit: int) -> bool:
    """Whether the unit is the last of something: "the last days of the war", "the final week of the trial"."""
    return line.low(at - 1) in line.lexicon.words["last_units"] and line.low(at - 2) == "the" and line.low(unit + 1) == "of"


def _is_no_length(line: Line, at: int, unit: int) -> bool:
    """Whether the words from `at` to the unit tell an age or a point in time."""
    after = line.low(unit + 1)
    if after in {"old", "ago"} or line.low(at - 1) == "aged":
        return True
    return line.phrase(unit + 1, 2) in {"- old", "of age"}


def duration(n: int | None, unit: Unit) -> str:
    """A TIMEX3 duration; X for a vague count."""
    letters = _LETTERS[unit]
    if n is not None and unit == "fortnight":
        n *= 2
    if n is not None and unit in {"decade", "century"}:
        n, letters = n * (10 if unit == "decade" else 100), "Y"
    amount = "X" if n is None else str(n)
    return f"PT{amount}{letters[1]}" if letters[0] == "T" else f"P{amount}{letters}"


def recurring(line: Line, at: int) -> Read | None:
    """A time that comes again: "every Friday", "each year", "Mondays", "daily", "twice a week"."""
    known = line.lexicon
    low = line.low(at)
    if low in known.sets and not (line.capital(at) and at > 0) and not line.capital(at + 1):
        return Valued("set", known.sets[low]), at + 1
    if low.endswith("s") and low[:-1] in known.weekdays and line.capital(at):
        return Valued("set", f"XXXX-WXX-{known.weekdays[low[:-1]]}"), at + 1
    if line.low(at - 1) in {"once", "twice", "times"} and low in {"a", "an", "per", "each", "every"} and line.unit(at + 1):
        return Valued("set", duration(1, known.units[line.low(at + 1)])), at + 2
    if low not in {"every", "each"}:
        return None
    weekday = dates.weekday_number(line, at + 1)
    if weekday:
        return Valued("set", f"XXXX-WXX-{weekday[0]}"), weekday[1]
    number = count(line, at + 1)
    place = number[1] if number else at + 1
    unit = line.unit(place)
    return (Valued("set", duration(number[0] if number else 1, unit)), place + 1) if unit else None
