"""Rules for times of day: "10:15 GMT", "half past nine", "shortly before six", "by mid-morning"."""

import re

from twosource.page.timex.forms import Clock, DayPart
from twosource.page.timex.numerals import Line

Hour = tuple[Clock, int]
_HOUR = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")
_QUARTER, _HALF = 15, 30


def hour(line: Line, at: int) -> Hour | None:
    """A time of day without its day: in digits, in words, or by name ("noon")."""
    low = line.low(at)
    if low in {"noon", "midnight", "midday"}:
        return Clock(0 if low == "midnight" else 12, 0), at + 1
    if line.low(at + 1) in line.lexicon.zones and low.isdecimal() and len(low) == 4 and low < "2400" and low[2:] < "60":
        return Clock(int(low[:2]), int(low[2:]), line.lexicon.zones[line.low(at + 1)]), at + 2
    return _in_digits(line, at) or _in_words(line, at)


def _in_digits(line: Line, at: int) -> Hour | None:
    """An hour in digits that "a.m.", a zone, "o'clock" or a part of the day vouches for, or a colon after a preposition."""
    low = line.low(at)
    found = _HOUR.fullmatch(low) if low[:1].isdigit() and low.isascii() else None
    if found is None or int(found[1]) > 24 or int(found[2] or 0) > 59:
        return None
    number, end = int(found[1]) % 24, at + 1
    half = line.low(end).replace(".", "")
    if half in {"am", "pm"} and 1 <= number <= 12:
        number, end = number % 12 + (12 if half == "pm" else 0), end + 1
    elif line.low(end) == "o'clock":
        number, end = _of_half(line, number, end + 1)
    elif found[2] is None and 1 <= number <= 12:
        told = _of_half(line, number, end)
        if told[1] == end and line.low(end) not in line.lexicon.zones:
            return (Clock(number, 0), end) if _beside_hour(line, at, end) else None
        number, end = told
    elif line.low(end) not in line.lexicon.zones and not (":" in low and line.low(at - 1) in line.lexicon.clock["before"]):
        return None
    return _in_zone(line, number, int(found[2] or 0), end)


def _in_zone(line: Line, number: int, minute: int, end: int) -> Hour:
    """The hour with a zone or "local time" after it."""
    zone = line.lexicon.zones.get(line.low(end))
    end += zone is not None
    if line.phrase(end, 2) == "local time":
        end += 2
    return Clock(number, minute, zone), end


def _of_half(line: Line, number: int, at: int) -> tuple[int, int]:
    """The hour on the 24-hour clock where the part of the day follows ("in the evening"), and the place after it."""
    part = line.low(at + 2) if line.phrase(at, 2) == "in the" else "night" if line.phrase(at, 2) == "at night" else ""
    end = at + 3 if part and part != "night" else at + 2
    if part in line.lexicon.clock["first_half"]:
        return number % 12, end
    if part in line.lexicon.clock["second_half"]:
        return number % 12 + 12, end
    return number, at


def _hour_word(line: Line, at: int) -> int | None:
    """One to twelve, in a word."""
    number = line.lexicon.numbers.get(line.low(at))
    return number if number is not None and 1 <= number <= 12 else None


def _in_words(line: Line, at: int) -> Hour | None:
    """As in "six o'clock", "half past nine", "ten to eleven", "seven in the morning", "shortly before six"."""
    past = _past_or_to(line, at)
    if past is not None:
        return past
    number = _hour_word(line, at)
    if number is None:
        return None
    if line.low(at + 1) == "o'clock":
        number, end = _of_half(line, number, at + 2)
        return Clock(number, 0), end
    told, end = _of_half(line, number, at + 1)
    if end > at + 1:
        return Clock(told, 0), end
    return (Clock(number, 0), at + 1) if _beside_hour(line, at, at + 1) else None


def _past_or_to(line: Line, at: int) -> Hour | None:
    """Minutes past or to an hour; plain numbers need a preposition before and the end of the phrase after."""
    low = line.low(at)
    start = at + 1 if low == "a" and line.low(at + 1) == "quarter" else at
    minutes = {"half": _HALF, "quarter": _QUARTER}.get(line.low(start)) or line.lexicon.numbers.get(line.low(start))
    turn = line.low(start + 1)
    to = _hour_word(line, start + 2)
    if minutes is None or minutes > _HALF or turn not in {"past", "to"} or to is None:
        return None
    named = line.low(start) in {"half", "quarter"} and not (turn == "to" and minutes == _HALF)
    if not named and not (line.low(at - 1) in line.lexicon.clock["before"] and ends(line, start + 3)):
        return None
    number, end = _of_half(line, to, start + 3)
    return (Clock(number, minutes), end) if turn == "past" else (Clock((number - 1) % 24, 60 - minutes), end)


def _beside_hour(line: Line, at: int, end: int) -> bool:
    """Whether words before a bare number make it an hour ("shortly before six", "since four") that no noun follows."""
    before = line.low(at - 1)
    near = before in {"before", "after"} and line.low(at - 2) in line.lexicon.clock["near"]
    return (near or before in line.lexicon.clock["bare"]) and not line.low(at).startswith("0") and ends(line, end)


def ends(line: Line, at: int) -> bool:
    """Whether the phrase is over: a mark follows, or nothing."""
    low = line.low(at)
    return not low or low in line.lexicon.clock["ends"]


def hours(line: Line, at: int) -> Hour | None:
    """Two times of one day ("between 05:00 and 09:00", "from 6 p.m. to midnight"), read as the first."""
    opening = line.low(at)
    if opening not in {"between", "from"}:
        return None
    first = hour(line, at + 1)
    joints = {"and"} if opening == "between" else {"to", "until", "till", "-", "–"}
    last = hour(line, first[1] + 1) if first and line.low(first[1]) in joints else None
    return (first[0], last[1]) if first and last else None


def part_alone(line: Line, at: int) -> tuple[DayPart, int] | None:
    """A part of a day that stands without its day ("by mid-morning", "before dawn", "in the early afternoon")."""
    known = line.lexicon
    start = at + 1 if line.low(at) == "the" else at
    before = line.low(at - 1)
    if start == at and before not in known.clock["parts_after"]:
        return None
    if start > at and before not in {"in", "during"}:
        return None
    inner = start + 2 if line.low(start + 1) == "-" else start + 1
    place = inner if line.low(start) in {"early", "late", "mid"} else start
    low = line.low(place)
    if (start > at and low not in known.clock["with_article"]) or low not in known.day_parts:
        return None
    end = place + 2 if line.low(place + 1) == "hours" else place + 1
    if start > at:
        return (DayPart(known.day_parts[low]), end) if ends(line, end) else None
    return (DayPart(known.day_parts[low]), end) if line.low(end) != "of" and not line.weekday(end) else None
