"""What a time expression says, before it is known which day is meant.

`which` places a thing beside now: -1 the one before, 0 this one, 1 the one after; `None` leaves it to the verb. `sense` is -1
for back and 1 for ahead. A count `n` of `None` is a vague one ("several"). `years_away` names the year by its distance from
this one ("June last year": -1).
"""

from typing import Literal, TypeGuard

import msgspec

Unit = Literal[
    "second", "minute", "hour", "day", "night", "week", "fortnight", "weekend", "month", "quarter", "year", "decade", "century"
]
PartName = Literal["early", "mid", "late", "earlier", "later", "last_day"]


class Day(msgspec.Struct, frozen=True):
    """A day of a month, with or without its year; `month` 0 is the month told of ("the 17th")."""

    month: int
    day: int
    year: int | None = None
    years_away: int | None = None
    which: int | None = None


class Month(msgspec.Struct, frozen=True):
    """A named month."""

    month: int
    year: int | None = None
    which: int | None = None
    years_away: int | None = None


class Years(msgspec.Struct, frozen=True):
    """A year, decade or century by its number."""

    first: int
    last: int
    grain: Literal["year", "decade", "century"]


class Weekday(msgspec.Struct, frozen=True):
    """A day of the week, 1 to 7; `weeks` names its week by the distance from this one ("Tuesday last week": -1).

    `which` 2 is the first to come, whatever the verb ("the coming Monday").
    """

    number: int
    which: int | None = None
    weeks: int | None = None


class Season(msgspec.Struct, frozen=True):
    """A season, 1 (spring) to 4."""

    number: int
    year: int | None = None
    which: int | None = None
    years_away: int | None = None


class Fraction(msgspec.Struct, frozen=True):
    """The n-th quarter (of 4) or half (of 2) of a year."""

    number: int
    of: Literal[2, 4]
    year: int | None = None
    which: int | None = None
    years_away: int | None = None


class Shift(msgspec.Struct, frozen=True):
    """The unit `n` away from now ("last week", "tomorrow"), or from the time told of before (`from_text`).

    `n` is None for "the weekend": the verb tells which.
    """

    unit: Unit
    n: int | None
    from_text: bool = False


class Away(msgspec.Struct, frozen=True):
    """A count of units back or ahead ("two years ago", "in three weeks' time").

    `bound` is "less" for nearly, "more" for over; `exact` is set where the day itself is meant ("a year ago today").
    """

    unit: Unit
    n: int | None
    sense: Literal[-1, 1]
    bound: Literal["less", "more"] | None = None
    from_text: bool = False
    exact: bool = False


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of a count of units that ends or begins now ("the past two years", "the coming days")."""

    unit: Unit
    n: int | None
    sense: Literal[-1, 1]


class Part(msgspec.Struct, frozen=True):
    """A part of a longer time ("early October", "later this week")."""

    part: PartName
    of: "Form"


class Holder(msgspec.Struct, frozen=True):
    """The unit that holds a day ("the week of October 14"), or ends with it (`ending`)."""

    unit: Unit
    of: "Form"
    ending: bool = False


class Nth(msgspec.Struct, frozen=True):
    """The n-th unit, or day of the week, of a longer time; from its end where `n` is negative ("the last two weeks of May")."""

    n: int
    unit: Unit | Weekday
    of: "Form"
    count: int = 1


class DayPart(msgspec.Struct, frozen=True):
    """A part of a day; `code` as in TIMEX3 ("TNI"). Without a day (`of` None) it is one told of before, or the page's."""

    code: str
    of: "Form | None" = None


class Clock(msgspec.Struct, frozen=True):
    """A time of day; `ahead_of_utc` in hours where the zone is known. Without a day as in `DayPart`."""

    hour: int
    minute: int
    ahead_of_utc: int | None = None
    of: "Form | None" = None


class Range(msgspec.Struct, frozen=True):
    """From one time to another."""

    first: "Form"
    last: "Form"


class Valued(msgspec.Struct, frozen=True):
    """A duration or a set: a TIMEX3 value and no days."""

    kind: Literal["duration", "set"]
    value: str


Form = (
    Day | Month | Years | Weekday | Season | Fraction | Shift | Away | Stretch | Part | Holder | Nth | DayPart | Clock | Range
    | Valued
)  # fmt: skip
"""Any of them."""


def is_absolute(form: Form) -> bool:
    """Whether its days are known without a day to reckon from."""
    match form:
        case Day(year=year) | Month(year=year) | Season(year=year) | Fraction(year=year):
            return year is not None
        case Part(of=of) | Holder(of=of) | Nth(of=of):
            return is_absolute(of)
        case Clock(of=of) | DayPart(of=of):
            return of is not None and is_absolute(of)
        case Range(first=first, last=last):
            return is_absolute(first) and is_absolute(last)
        case _:
            return isinstance(form, Years)


def is_from_text(form: Form) -> bool:
    """Whether it is reckoned from the time told of before it."""
    match form:
        case Shift(from_text=from_text) | Away(from_text=from_text):
            return from_text
        case Part(of=of) | Holder(of=of) | Nth(of=of):
            return is_from_text(of)
        case DayPart(of=of):
            return of is not None and is_from_text(of)
        case _:
            return False


def is_without_day(form: Form) -> TypeGuard[Clock | DayPart]:
    """Whether it is a time of day that stands without its day."""
    return isinstance(form, Clock | DayPart) and form.of is None
