"""Rules for days and hours: dates, weekdays, "yesterday", "Tuesday night", "10:15 GMT"."""

import re

from twosource.page.timex import clocks
from twosource.page.timex.forms import Clock, Day, DayPart, Form, Part, Range, Shift, Weekday
from twosource.page.timex.numerals import Line, day_number, full_year, whole_number, year_number
from twosource.page.timex.years import years_away

Read = tuple[Form, int]
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:t(\d{2}):(\d{2}))?")
_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})")
_DASHES = frozenset("-–—")


def weekday_number(line: Line, at: int) -> tuple[int, int] | None:
    """A weekday by its name, or by an abbreviation that a full stop or a date vouches for."""
    known = line.lexicon
    low = line.low(at)
    if not line.capital(at):
        return None
    if low in known.weekdays:
        named = any(line.phrase(place, size) in known.words["names"] for place in (at, at - 1) for size in (2, 3))
        return None if named and not line.shouted(at) else (known.weekdays[low], at + 1)
    if low in known.weekday_abbreviations:
        end = at + 2 if line.low(at + 1) == "." else at + 1
        dated = month_number(line, end + (line.low(end) == ",")) or day_number(line, end + (line.low(end) == ","))
        return (known.weekday_abbreviations[low], end) if dated else None
    return None


def month_number(line: Line, at: int) -> tuple[int, int] | None:
    """A month by its name or abbreviation, capitalised; whether it is a time the caller must see."""
    known = line.lexicon
    low = line.low(at)
    if not line.capital(at):
        return None
    if low in known.months:
        return known.months[low], at + 1
    if low in known.month_abbreviations:
        return known.month_abbreviations[low], at + 2 if line.low(at + 1) == "." and line.glued(at + 1) else at + 1
    return None


def _year_after(line: Line, at: int) -> tuple[int | None, int | None, int]:
    """The year a date may end in: ", 2024", "2024", "last year". Year, years away, and the place after."""
    comma = at + 1 if line.low(at) == "," else at
    year = year_number(line, comma)
    if year is not None:
        return year[0], None, year[1]
    away = years_away(line, at)
    return (None, away[0], away[1]) if away else (None, None, at)


def date(line: Line, at: int) -> Read | None:
    """A day of a month: "October 25, 2024", "25 October", "the 25th of October", "2024-10-25", "25/10/2024"."""
    return _written(line, at) or _day_first(line, at) or _numeric(line, at)


def _written(line: Line, at: int) -> Read | None:
    """Month, then day; or month, then two days ("May 5-7")."""
    month = month_number(line, at)
    day = day_number(line, month[1]) if month else None
    if month is None or day is None:
        return None
    to = day_number(line, day[1] + 1) if line.low(day[1]) in _DASHES or line.low(day[1]) in {"to", "through"} else None
    end = to[1] if to else day[1]
    year, away, end = _year_after(line, end)
    first = Day(month[0], day[0], year, away)
    return (Range(first, Day(month[0], to[0], year, away)) if to else first), end


def _day_first(line: Line, at: int) -> Read | None:
    """Day, then month; or two days, then month ("5-7 May")."""
    start = at + 1 if line.low(at) == "the" else at
    day = day_number(line, start)
    if day is None:
        return None
    to = day_number(line, day[1] + 1) if line.low(day[1]) in _DASHES or line.low(day[1]) == "to" else None
    end = to[1] if to else day[1]
    month = month_number(line, end + 1 if line.low(end) == "of" else end)
    if month is None:
        return None
    year, away, end = _year_after(line, month[1])
    first = Day(month[0], day[0], year, away)
    return (Range(first, Day(month[0], to[0], year, away)) if to else first), end


def _numeric(line: Line, at: int) -> Read | None:
    """ISO 8601 dates; slashed ones where only one reading is a date, since countries differ on the order."""
    found = _ISO.fullmatch(line.low(at)) if line.low(at)[:4].isdigit() else None
    if found:
        year, month, day = (int(part) for part in found.groups()[:3])
        return (Day(month, day, year), at + 1) if 1 <= month <= 12 and 1 <= day <= 31 else None
    found = _SLASHED.fullmatch(line.low(at))
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), full_year(found[4])
    if found[2] == "." or first == second:
        return (Day(second, first, year), at + 1) if 1 <= first <= 31 and 1 <= second <= 12 else None
    if 12 < first <= 31 and 1 <= second <= 12:
        return Day(second, first, year), at + 1
    return (Day(first, second, year), at + 1) if 12 < second <= 31 and 1 <= first <= 12 else None


def day_alone(line: Line, at: int) -> Read | None:
    """A day of the month told of ("on the 17th"), where no noun follows."""
    if line.low(at) != "the" or line.low(at - 1) not in line.lexicon.words["before_day"]:
        return None
    low = line.low(at + 1)
    number = day_number(line, at + 1) if low[-2:] in {"st", "nd", "rd", "th"} else None
    after = line.low(at + 2)
    if number is None or (after.isalpha() and after not in line.lexicon.words["after_day"]) or after == "-":
        return None
    return Day(0, number[0]), number[1]


def holiday(line: Line, at: int) -> Read | None:
    """A day with a name: "Christmas Eve", "last Christmas", "9/11"."""
    known = line.lexicon
    if line.low(at) in known.events:
        year, month, day = (int(part) for part in known.events[line.low(at)].split("-"))
        return Day(month, day, year), at + 1
    which = {"last": -1, "next": 1}.get(line.low(at))
    start = at if which is None else at + 1
    if not line.capital(start):
        return None
    for size in range(min(4, len(line.words) - start), 0, -1):
        name = line.phrase(start, size).replace(" '", "'")
        if name in known.holidays:
            month, day = (int(part) for part in known.holidays[name].split("-"))
            date_year, away, end = _year_after(line, start + size)
            return Day(month, day, date_year, away, which), end
    return None


def weekday(line: Line, at: int) -> Read | None:
    """A weekday, alone, with "last" or "next", with its week ("Tuesday last week"), or before its date."""
    which: int | None = None
    start = at
    if line.low(at) == "this" and line.low(at + 1) in {"past", "coming"}:
        which, start = -1 if line.low(at + 1) == "past" else 2, at + 2
    elif line.low(at) in line.lexicon.which:
        which, start = line.lexicon.which[line.low(at)], at + 1
        which = 2 if line.low(at) in {"coming", "upcoming", "following"} else which
    number = weekday_number(line, start)
    if number is None:
        return None
    if which is None:
        dated = date(line, number[1] + 1 if line.low(number[1]) == "," else number[1])
        if dated:
            return dated
        if line.low(number[1]) == "last" and line.unit(number[1] + 1) is None:
            return Weekday(number[0], -1), number[1] + 1
        week = _week_of(line, number[1])
        if week:
            return Weekday(number[0], None, week[0]), week[1]
    return Weekday(number[0], which), number[1]


def _week_of(line: Line, at: int) -> tuple[int, int] | None:
    """The week after a weekday ("last week", "of this week"), as weeks from this one."""
    start = at + 1 if line.low(at) in {"of", "in"} else at
    weeks = {"last": -1, "this": 0, "next": 1}.get(line.low(start))
    return (weeks, start + 2) if weeks is not None and line.low(start + 1) == "week" else None


def deictic(line: Line, at: int) -> Read | None:
    """Days named from the page's own: "yesterday", "last night", "this morning", "overnight", "the day before yesterday"."""
    known = line.lexicon
    low = line.low(at)
    if low in known.deictic_days:
        return Shift("day", known.deictic_days[low]), at + 1
    if low == "tonight":
        return DayPart("TNI", Shift("day", 0)), at + 1
    if low == "overnight":
        return _overnight(line, at)
    if low in {"last", "this"} and line.low(at + 1) in known.day_parts:
        days = -1 if low == "last" else 0
        return DayPart(known.day_parts[line.low(at + 1)], Shift("day", days)), at + 2
    start = at + 1 if low == "the" else at
    away = known.deictic_phrases.get(line.phrase(start, 3))
    return (Shift("day", away), start + 3) if away is not None else None


def _overnight(line: Line, at: int) -> Read:
    """The night before the page's day; "overnight on Thursday", "overnight into Friday"."""
    joint = line.low(at + 1)
    named = weekday_number(line, at + 2) if joint in {"on", "into", "to"} else None
    if named and joint == "on":
        return DayPart("TNI", Weekday(named[0])), named[1]
    if named:
        return Range(Weekday((named[0] - 2) % 7 + 1), Weekday(named[0])), named[1]
    return Range(Shift("day", -1), Shift("day", 0)), at + 1


def from_text(line: Line, at: int) -> Read | None:
    """Times beside the one told of before: "the following day", "the same week", "that night"."""
    known = line.lexicon
    if line.low(at) == "that":
        return _that(line, at)
    if line.low(at) == "the" and line.low(at + 1) in {*known.text_which, "next"}:
        unit = line.unit(at + 2)
        n = known.text_which.get(line.low(at + 1), 1)
        beside = unit in {"day", "night"} or (line.low(at + 1) != "next" and not line.plural(at + 2))
        if unit and beside:
            return Shift(unit, n, from_text=True), at + 3
        part = known.day_parts.get(line.low(at + 2))
        return (DayPart(part, Shift("day", n, from_text=True)), at + 3) if part else None
    return None


def _that(line: Line, at: int) -> Read | None:
    """The time told of before, pointed at: "that night", "that same week"."""
    at += line.low(at + 1) == "same"
    part = line.lexicon.day_parts.get(line.low(at + 1))
    if part:
        return DayPart(part, Shift("day", 0, from_text=True)), at + 2
    unit = line.unit(at + 1)
    if unit is None or line.plural(at + 1) or unit in {"second", "minute", "hour", "decade", "century", "quarter"}:
        return None
    return Shift(unit, 0, from_text=True), at + 2


def clock(line: Line, at: int) -> Read | None:
    """A time of day with its day where that follows ("8 p.m. on Friday")."""
    read = clocks.hours(line, at) or clocks.hour(line, at)
    return _with_day(line, *read) if read else None


def part_alone(line: Line, at: int) -> Read | None:
    """A part of a day, with its day where that follows ("by mid-morning", "dawn on Thursday")."""
    read = clocks.part_alone(line, at)
    named = plain_day(line, read[1] + 1) if read and line.low(read[1]) == "on" else None
    return (DayPart(read[0].code, named[0]), named[1]) if read and named else read


def _with_day(line: Line, hour: Clock, at: int) -> Read:
    """The clock time, joined with a day that follows ("on Friday", ", October 25")."""
    start = at + 1 if line.low(at) in {",", "on"} else at
    day = plain_day(line, start)
    return (Clock(hour.hour, hour.minute, hour.ahead_of_utc, day[0]), day[1]) if day else (hour, at)


def plain_day(line: Line, at: int) -> Read | None:
    """A day without a part of it or an hour."""
    return weekday(line, at) or date(line, at) or deictic(line, at) or holiday(line, at)


def _small_hours(line: Line, at: int) -> Read | None:
    """The beginning of a day: "the early hours of Thursday", "the small hours of this morning"."""
    start = at + 1 if line.low(at) == "the" else at
    if line.phrase(start, 3) not in {"early hours of", "small hours of"}:
        return None
    inner = plain_day(line, start + 3)
    if inner is None:
        return None
    form, end = inner
    if line.low(end) == "morning":
        end += 1
    return DayPart("TMO", form.of if isinstance(form, DayPart) and form.of else form), end


def day(line: Line, at: int) -> Read | None:
    """A day, with a part of it or an hour ("late Thursday", "Tuesday night", "the morning of May 5", "Friday at 3 p.m.")."""
    if at not in line.days:
        line.days[at] = _read_day(line, at)
    return line.days[at]


def _read_day(line: Line, at: int) -> Read | None:
    """As `day` says."""
    start = at
    early = line.lexicon.parts.get(line.low(at)) if line.low(at) in {"early", "late", "earlier", "later", "mid"} else None
    if early:
        start = at + 2 if line.low(at + 1) in {"on", "-"} else at + 1
    hours = _small_hours(line, at)
    if hours:
        return hours
    whole_part = line.lexicon.day_parts.get(line.low(start))
    if whole_part and line.low(start + 1) == "of":
        plain = plain_day(line, start + 2)
        return (DayPart(whole_part, plain[0]), plain[1]) if plain else None
    plain = plain_day(line, start)
    if plain is None:
        return None
    form, end = plain
    code = line.lexicon.day_parts.get(line.low(end))
    if code and not (line.capital(end) and not line.shouted(end)):
        form, end = DayPart(code, form), end + (3 if line.phrase(end + 1, 2) == "local time" else 1)
    at_hour = end + 1 if line.low(end) == "at" else end
    hour = clock(line, at_hour) if whole_number(line, at_hour) is not None or line.low(at_hour)[:1].isdigit() else None
    if hour and isinstance(hour[0], Clock) and hour[0].of is None:
        form, end = Clock(hour[0].hour, hour[0].minute, hour[0].ahead_of_utc, form), hour[1]
    return (Part(early, form) if early else form), end
