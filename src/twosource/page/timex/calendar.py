"""The calendar: which days a form means, reckoned from a day and in a direction. Weeks run from Monday (ISO 8601)."""

import datetime as dt

import msgspec

from twosource.model import Grain
from twosource.page.timex.arithmetic import date_of, days_in_month, months_from, plus_days
from twosource.page.timex.forms import (
    Away,
    Clock,
    Day,
    DayPart,
    Form,
    Fraction,
    Holder,
    Month,
    Nth,
    Part,
    Range,
    Season,
    Shift,
    Stretch,
    Unit,
    Valued,
    Weekday,
    Years,
)

SEASON_CODES = ("SP", "SU", "FA", "WI")
DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
NAMELESS_DAYS = 335
"""Days. A date or month some eleven months off, whose namesake is at hand, is given with its year."""
ABOUT_A_FEW = 4
"""Units that a vague count ("the past few weeks") is taken to span at most."""


class Days(msgspec.Struct, frozen=True):
    """First and last day, both inclusive, `None` where that side is open; `value` is None where no TIMEX3 value fits."""

    first: dt.date | None
    last: dt.date | None
    grain: Grain
    value: str | None = None


def reckon(form: Form, now: dt.date, toward: int) -> Days | None:
    """The days a form means.

    Args:
        form: any; forms with a year do not look at `now`.
        now: the day to reckon from.
        toward: -1 back, 1 ahead, 0 where nothing tells.

    Returns:
        None for durations, sets, vague references, clock times without a day, and days that no calendar has.
    """
    match form:
        case Day() | Month() | Season() | Fraction() | Years() | Weekday():
            return _named(form, now, toward)
        case Shift() | Away() | Stretch():
            return _beside(form, now, toward)
        case Valued():
            return None
        case _:
            return _composed(form, now, toward)


def _named(form: Day | Month | Season | Fraction | Years | Weekday, now: dt.date, toward: int) -> Days | None:
    """Forms that the calendar has a name or number for."""
    match form:
        case Day():
            return _day(form, now, toward)
        case Weekday():
            return _one_day(_weekday(form, now, toward))
        case Years(first=first, last=last, grain=grain):
            value = {"year": f"{first:04}", "decade": f"{first // 10:03}X", "century": f"{first // 100:02}XX"}[grain]
            value = f"{first:04}/{last:04}" if grain == "year" and last > first else value
            return Days(date_of(first, 1, 1), date_of(last, 12, 31), grain, value)
        case _:
            return _in_year(form, now, toward)


def _beside(form: Shift | Away | Stretch, now: dt.date, toward: int) -> Days:
    """Forms that are so many units from now."""
    match form:
        case Shift(unit=unit, n=n):
            return unit_at(unit, _weekend_count(now, toward) if n is None else n, now, toward)
        case Away():
            return _away(form, now)
        case Stretch():
            return _stretch(form, now)


def _composed(form: Part | Holder | Nth | DayPart | Clock | Range, now: dt.date, toward: int) -> Days | None:
    """Forms that hold other forms."""
    if isinstance(form, Range):
        return _range(form, now, toward)
    whole = reckon(form.of, now, toward) if form.of is not None else None
    if whole is None:
        return None
    match form:
        case Part():
            return _part(form, whole, now)
        case Holder():
            return _holder(form, whole)
        case Nth():
            return _nth(form, whole)
        case DayPart() | Clock():
            return _within_day(form, whole)


def _range(form: Range, now: dt.date, toward: int) -> Days | None:
    """From one time to the next of the other; days of the week that are past end before now."""
    first, last = reckon(form.first, now, toward), reckon(form.last, now, toward)
    if first is None or last is None:
        return None
    if first.first and last.last and last.last < first.first:
        last = reckon(form.last, first.first, 1) or last
    if isinstance(form.last, Weekday) and toward < 0 and first.first and last.last and last.last > now:
        return _joined(*(_one_day(plus_days(day, -7)) for day in (first.first, last.last)))
    return _joined(first, last)


def _within_day(form: DayPart | Clock, whole: Days) -> Days:
    """A part of a day, or an hour: the days are the day's, the value has the code after it."""
    code = form.code if isinstance(form, DayPart) else f"T{form.hour:02}:{form.minute:02}"
    value = whole.value + code if whole.grain == "day" and whole.value else whole.value
    return Days(whole.first, whole.last, whole.grain, value)


def _joined(first: Days, last: Days) -> Days:
    """From the first day of one to the last day of the other."""
    value = f"{first.value.split('/')[0]}/{last.value.split('/')[-1]}" if first.value and last.value else None
    return Days(first.first, last.last, last.grain, value)


def _one_day(day: dt.date) -> Days:
    return Days(day, day, "day", day.isoformat())


def nearest(candidates: list[tuple[dt.date, dt.date]], now: dt.date, toward: int) -> int:
    """The one of three consecutive times that is meant: the last begun, the first not over, or the nearest.

    The nearest too where the verb points at one so far off that a writer would have named its year.

    Returns:
        Its place in `candidates`, which are in order of time.
    """
    apart = [max((first - now).days, (now - last).days, 0) for first, last in candidates]
    near = apart.index(min(apart))
    if toward < 0:
        chosen = max(place for place, (first, _) in enumerate(candidates) if first <= now or place == 0)
    elif toward > 0:
        chosen = min(place for place, (_, last) in enumerate(candidates) if last >= now or place == len(candidates) - 1)
    else:
        return near
    return chosen if apart[chosen] <= NAMELESS_DAYS else near


def _day(form: Day, now: dt.date, toward: int) -> Days | None:
    """A day of the month. The 29th of February without a year is looked for in leap years only."""
    year = form.year if form.years_away is None else now.year + form.years_away
    if year is not None:
        return _one_day(date_of(year, form.month, form.day)) if form.day <= days_in_month(year, form.month) else None
    if form.month == 0:
        months = [divmod(now.year * 12 + now.month - 1 + n, 12) for n in (-1, 0, 1)]
        held = [(year, month + 1) for year, month in months if form.day <= days_in_month(year, month + 1)]
    else:
        years = [now.year + n for n in range(-1, 2)]
        held = [(year, form.month) for year in years if form.day <= days_in_month(year, form.month)]
    days = [date_of(year, month, form.day) for year, month in held]
    if form.which:
        beside = [day for day in days if (day < now if form.which < 0 else day > now)]
        return _one_day(beside[-1 if form.which < 0 else 0]) if beside else None
    return _one_day(days[nearest([(day, day) for day in days], now, toward)]) if days else None


def _bounds(form: Month | Season | Fraction, year: int) -> tuple[dt.date, dt.date]:
    """That month, season or fraction of that year; a winter is named for the year it begins in."""
    match form:
        case Month(month=month):
            return months_from(year, month, 1)
        case Season(number=number):
            return months_from(year, number * 3, 3)
        case Fraction(number=number, of=parts):
            size = 12 // parts
            return months_from(year, (number - 1) * size + 1, size)


def _in_year(form: Month | Season | Fraction, now: dt.date, toward: int) -> Days:
    """A month, season or fraction of a year."""
    year = form.year if form.year is not None else _year_of(form, now, toward)
    first, last = _bounds(form, year)
    match form:
        case Month(month=month):
            return Days(first, last, "month", f"{year:04}-{month:02}")
        case Season(number=number):
            return Days(first, last, "season", f"{year:04}-{SEASON_CODES[number - 1]}")
        case Fraction(number=number, of=parts):
            return Days(first, last, "quarter", f"{year:04}-{'Q' if parts == 4 else 'H'}{number}")


def _year_of(form: Month | Season | Fraction, now: dt.date, toward: int) -> int:
    """The year of one that stands without it: "last" is over, "next" has not begun, "this" is the nearest."""
    if form.years_away is not None:
        return now.year + form.years_away
    years = [min(max(now.year + n, dt.MINYEAR), dt.MAXYEAR) for n in range(-1, 2)]
    spans = [_bounds(form, year) for year in years]
    if form.which == -1:
        return years[max((place for place, (_, last) in enumerate(spans) if last < now), default=0)]
    if form.which == 1:
        return years[min((place for place, (first, _) in enumerate(spans) if first > now), default=2)]
    if form.which == 0:
        toward = 0
    return years[nearest(spans, now, toward)]


def _weekday(form: Weekday, now: dt.date, toward: int) -> dt.date:
    """The named day. Bare, it may be `now` itself; "last" is before it, "next" in the week after, "coming" the first ahead.

    "This" is to come, save where the verb tells that it is past.
    """
    if form.weeks is not None:
        return plus_days(now, form.number - now.isoweekday() + 7 * form.weeks)
    back = (now.isoweekday() - form.number) % 7
    ahead = (form.number - now.isoweekday()) % 7
    if form.which == 1:
        return plus_days(now, 7 - now.isoweekday() + form.number)
    if form.which == -1:
        return plus_days(now, -(back or 7))
    if form.which == 2 or toward > 0 or (form.which == 0 and toward == 0):
        return plus_days(now, ahead)
    return plus_days(now, -back)


def _weekend_count(now: dt.date, toward: int) -> int:
    """Weeks away of "the weekend": the one to come if looked for ahead or while it lasts, else the one that was."""
    return 0 if toward > 0 or now.isoweekday() >= 6 else -1


def unit_at(unit: Unit, n: int, now: dt.date, toward: int = 0) -> Days:
    """The day, week, month, ... `n` units from the one that holds `now`."""
    if unit in {"second", "minute", "hour"}:
        return _one_day(now)
    if unit in {"day", "night"}:
        day = _one_day(plus_days(now, n))
        return day if unit == "day" else Days(day.first, day.last, "day", f"{day.value}TNI")
    if unit in DAYS_IN:
        return _week_at(unit, n, now, toward)
    size = MONTHS_IN[unit]
    if unit == "month":
        first, last = months_from(now.year, now.month, 1, offset=n)
        return Days(first, last, "month", first.isoformat()[:7])
    if unit == "quarter":
        first, last = months_from(now.year, (now.month - 1) // 3 * 3 + 1, 3, offset=3 * n)
        return Days(first, last, "quarter", f"{first.year:04}-Q{(first.month + 2) // 3}")
    years = size // 12
    first, last = months_from(now.year // years * years, 1, size, offset=size * n)
    value = first.isoformat()[: {1: 4, 10: 3, 100: 2}[years]] + {1: "", 10: "X", 100: "XX"}[years]
    return Days(first, last, "year" if years == 1 else "decade" if years == 10 else "century", value)


def _week_at(unit: Unit, n: int, now: dt.date, toward: int) -> Days:
    """A week, fortnight or weekend. "This weekend", told in the past before Saturday, is the one that was."""
    if unit == "weekend" and n == 0 and toward < 0 and now.isoweekday() < 6:
        n = -1
    monday = plus_days(now, 1 - now.isoweekday() + n * DAYS_IN[unit])
    year, week, _ = monday.isocalendar()
    if unit == "weekend":
        return Days(plus_days(monday, 5), plus_days(monday, 6), "weekend", f"{year:04}-W{week:02}-WE")
    last = plus_days(monday, DAYS_IN[unit] - 1)
    return Days(monday, last, "week", f"{year:04}-W{week:02}" if unit == "week" else f"{monday.isoformat()}/{last.isoformat()}")


def _step(unit: Unit, n: int, now: dt.date) -> dt.date:
    """The day `n` units away."""
    if unit in DAYS_IN:
        return plus_days(now, n * DAYS_IN[unit])
    if unit in MONTHS_IN:
        first, _ = months_from(now.year, now.month, 1, offset=n * MONTHS_IN[unit])
        return date_of(first.year, first.month, now.day)
    return plus_days(now, -1 if n < 0 else 1) if unit == "hour" and abs(n) >= 24 else now


def _away(form: Away, now: dt.date) -> Days:
    """A count of units back or ahead, as fine as the unit (a decade ago: that year; weeks ago: that day).

    Vague counts leave the far side open, and so does "more than". The value of a vague count is all that is past, or to come,
    as the words have it; its days begin two units away. Vague hours and minutes are of the day.
    """
    unit: Unit = "week" if form.unit == "fortnight" else "year" if form.unit in {"decade", "century"} else form.unit
    if form.n is None:
        if unit in {"second", "minute", "hour"}:
            return _one_day(now)
        open_days = _open(_step(form.unit, 2 * form.sense, now), form.sense, "day")
        value = f"/{now.isoformat()}" if form.sense < 0 else f"{now.isoformat()}/"
        return Days(open_days.first, open_days.last, open_days.grain, value)
    edge = _step(form.unit, form.n * form.sense, now)
    if form.exact:
        return _one_day(edge)
    there = unit_at(unit, 0, edge)
    if form.bound is None:
        return Days(edge, edge, "week", there.value) if unit == "week" else there
    if form.bound == "less":
        nearer = unit_at(unit, -form.sense, edge)
        ends = (there.first, nearer.last) if form.sense < 0 else (nearer.first, there.last)
        return Days(*ends, there.grain, there.value)
    return _open(edge, form.sense, there.grain)


def _open(edge: dt.date, sense: int, grain: Grain) -> Days:
    """All before or all after a day; ISO 8601-2 leaves an unknown end of an interval blank."""
    if sense < 0:
        return Days(None, edge, grain, f"/{edge.isoformat()}")
    return Days(edge, None, grain, f"{edge.isoformat()}/")


def _stretch(form: Stretch, now: dt.date) -> Days:
    """From or to now. A vague count is given room for a few."""
    far = _step(form.unit, (form.n or ABOUT_A_FEW) * form.sense, now)
    first, last = (far, now) if form.sense < 0 else (now, far)
    grain: Grain = "day" if form.unit not in {"week", "month", "year", "decade", "century", "quarter"} else form.unit
    vague = "PAST_REF" if form.sense < 0 else "FUTURE_REF"
    return Days(first, last, grain, vague if form.n is None else f"{first.isoformat()}/{last.isoformat()}")


def _part(form: Part, whole: Days, now: dt.date) -> Days:
    """A third of the whole; "earlier" and "later" are cut by now; a deadline ("by the end of") is the last day."""
    first, last = whole.first, whole.last
    if first is None or last is None or whole.grain == "day":
        return whole
    if form.part == "last_day":
        return _one_day(last)
    if form.part == "earlier":
        return Days(first, min(last, now) if now >= first else last, whole.grain, whole.value)
    if form.part == "later":
        return Days(max(first, now) if now <= last else first, last, whole.grain, whole.value)
    first, last = _third(first, last, ("early", "mid", "late").index(form.part))
    return Days(first, last, whole.grain, f"{first.isoformat()}/{last.isoformat()}")


def _holder(form: Holder, whole: Days) -> Days | None:
    """The unit that holds the last day of the whole, or ends with it."""
    if whole.last is None:
        return None
    if not form.ending:
        return unit_at(form.unit, 0, whole.last)
    first = plus_days(_step(form.unit, -1, whole.last), 1)
    return Days(first, whole.last, whole.grain, f"{first.isoformat()}/{whole.last.isoformat()}")


def _nth(form: Nth, whole: Days) -> Days | None:
    """So many units, counted from the first day of the whole or back from its last; None where they lie outside."""
    if whole.first is None or whole.last is None:
        return None
    unit = form.unit
    if isinstance(unit, Weekday) or unit == "weekend":
        number = unit.number if isinstance(unit, Weekday) else 6
        first = plus_days(whole.first, (number - whole.first.isoweekday()) % 7 + 7 * (form.n - 1))
        if form.n < 0:
            first = plus_days(whole.last, -((whole.last.isoweekday() - number) % 7))
        found = _one_day(first) if isinstance(unit, Weekday) else unit_at("weekend", 0, first)
        return found if first <= whole.last else None
    if form.n > 0:
        first = _step(unit, form.n - 1, whole.first)
        last = plus_days(_step(unit, form.count, first), -1)
    else:
        first, last = _step(unit, -form.count, plus_days(whole.last, 1)), whole.last
    if not whole.first <= first <= last <= whole.last:
        return None
    if first == last:
        return _one_day(first)
    grain: Grain = unit if unit in {"week", "month", "quarter", "year", "decade"} else "day"
    return Days(first, last, grain, f"{first.isoformat()}/{last.isoformat()}")


def _third(first: dt.date, last: dt.date, place: int) -> tuple[dt.date, dt.date]:
    """The first, second or last third; of a year or more in whole months."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= 12:
        cuts = [months * part // 3 for part in range(4)]
        return months_from(first.year, first.month, cuts[place + 1] - cuts[place], offset=cuts[place])
    length = (last - first).days + 1
    return plus_days(first, length * place // 3), plus_days(first, length * (place + 1) // 3 - 1)
