"""Rules for times that lean on another: "the day before", "days later", "the first week of May", "the week of October 14"."""

from collections.abc import Callable

from twosource.page.timex import dates
from twosource.page.timex.clocks import ends
from twosource.page.timex.forms import Away, DayPart, Form, Holder, Nth, Part, Shift, Unit, Weekday, is_from_text
from twosource.page.timex.numerals import Line, count

Read = tuple[Form, int]
_ORDER: tuple[Unit, ...] = ("day", "night", "weekend", "week", "fortnight", "month", "quarter", "year", "decade", "century")
_LARGEST_PLACE = 12
"""Of a unit in a longer time; "the twentieth week of the year" is not written."""


def pair(line: Line, at: int) -> Read | None:
    """The unit beside one told of ("the day before", "the morning after"), or two from now ("the week before last")."""
    if line.low(at) != "the" or line.low(at + 2) not in {"before", "after"}:
        return None
    part = line.lexicon.day_parts.get(line.low(at + 1))
    unit = line.unit(at + 1)
    if (part is None and unit is None) or line.plural(at + 1):
        return None
    side = -1 if line.low(at + 2) == "before" else 1
    if line.low(at + 3) == ("last" if side < 0 else "next") and ends(line, at + 4):
        shift, end = Shift("day" if part else unit or "day", 2 * side), at + 4
    elif ends(line, at + 3) or line.low(at + 3) in line.lexicon.words["after_beside"]:
        shift, end = Shift("day" if part else unit or "day", side, from_text=True), at + 3
    else:
        return None
    return (DayPart(part, shift) if part else shift), end


def later(line: Line, at: int) -> Read | None:
    """A count of units from a time told of: "two weeks later", "days earlier", "a month after", "several months before"."""
    number = count(line, at)
    place = number[1] if number else at
    unit = line.unit(place)
    if unit is None or (number is None and not line.plural(place)):
        return None
    side = line.low(place + 1)
    if side in {"before", "after"}:
        if not (ends(line, place + 2) or line.low(place + 2) in line.lexicon.words["after_beside"]):
            return None
    elif side not in {"earlier", "later"} or line.low(place + 2) == "than":
        return None
    return Away(unit, number[0] if number else None, 1 if side in {"after", "later"} else -1, from_text=True), place + 2


def part_told_of(line: Line, at: int) -> Read | None:
    """A part of a time told of: "later that day", "earlier that month", "later the same week"."""
    name = line.lexicon.parts.get(line.low(at))
    if name not in {"early", "late", "earlier", "later"}:
        return None
    told = dates.from_text(line, at + 1)
    return (Part(name, told[0]), told[1]) if told and is_from_text(told[0]) and not isinstance(told[0], Away) else None


def holder(line: Line, at: int) -> Read | None:
    """The week or weekend of a day: "the week of October 14", "the week ending 18 October"."""
    start = at + 1 if line.low(at) == "the" else at
    unit = line.unit(start)
    words = line.lexicon.words
    if unit not in {"week", "weekend"} or line.plural(start):
        return None
    ending = line.low(start + 1) in words["to_day"]
    if not ending and line.low(start + 1) not in words["of_day"]:
        return None
    day = dates.plain_day(line, start + 3 if line.low(start + 2) == "on" else start + 2)
    return (Holder(unit, day[0], ending=ending), day[1]) if day else None


def _unit_or_weekday(line: Line, at: int) -> Unit | Weekday | None:
    """A unit, or a day of the week."""
    if line.weekday(at):
        return Weekday(line.lexicon.weekdays[line.low(at)])
    return line.unit(at)


def inside(line: Line, at: int, whole: Callable[[Line, int], Read | None]) -> Read | None:
    """So many units of a longer time: "the first week of October", "the last Monday in May", "the final days of the year".

    Args:
        line: the words.
        at: the place of its first word.
        whole: reads the longer time.
    """
    known = line.lexicon
    start = at + 1 if line.low(at) == "the" else at
    low = line.low(start)
    last = low in known.words["last_units"]
    n = -1 if last else 1 if low in known.words["first_units"] else known.ordinals.get(low)
    if n is None or n > _LARGEST_PLACE:
        return None
    number = count(line, start + 1) if line.low(start + 1) not in {"a", "an"} else None
    place = number[1] if number else start + 1
    unit = _unit_or_weekday(line, place)
    if unit is None or line.low(place + 1) not in {"of", "in"}:
        return None
    longer = whole(line, place + 2)
    if longer is None or not _is_longer(longer[0], unit):
        return None
    if (number is None and line.plural(place)) or (number is not None and number[0] is None):
        return (Part("late" if last else "early", longer[0]), longer[1]) if abs(n) == 1 else None
    size = number[0] if number and number[0] else 1
    return (Nth(n, unit, longer[0], size), longer[1]) if size == 1 or abs(n) == 1 else None


def _is_longer(form: Form, unit: Unit | Weekday) -> bool:
    """Whether the unit is one of the whole's: days and weeks of a month, months of a year."""
    if isinstance(unit, Weekday):
        return not isinstance(form, Shift) or form.unit not in {"week", "weekend"}
    if unit not in _ORDER:
        return False
    return not isinstance(form, Shift) or (form.unit in _ORDER and _ORDER.index(unit) < _ORDER.index(form.unit))
