"""Rules for years and what they hold: months, seasons, quarters, decades."""

from twosource.page.timex.forms import Form, Fraction, Month, Season, Years
from twosource.page.timex.numerals import Line, year_number

Read = tuple[Form, int]
_STOPS = frozenset(".,;:)]”\"'’!?")


def years_away(line: Line, at: int) -> tuple[int, int] | None:
    """The year after a month, season or date ("of last year", "this year"), as years from this one."""
    start = at + 1 if line.low(at) in {"of", "in"} else at
    if line.low(start) in {"last", "this", "next"} and line.low(start + 1) == "year":
        return {"last": -1, "this": 0, "next": 1}[line.low(start)], start + 2
    if line.phrase(start, 2) == "the year":
        return 0, start + 2
    return None


def _licensed(line: Line, at: int) -> bool:
    """Whether the word before lets a bare month, season or year be a time."""
    before = line.low(at - 1)
    return before in line.lexicon.words["licence"] or before in {"(", "the", "each", "every"}


def year(line: Line, at: int) -> Read | None:
    """A bare year, where the words around it do not make it a count."""
    number = year_number(line, at)
    if number is None or line.low(at - 1) in {"$", "£", "€", "#"} or line.low(at + 1) in {"%", "percent"}:
        return None
    if line.low(at + 1) in {"-", "–"}:
        to = year_number(line, at + 2)
        if to and to[0] > number[0]:
            return Years(number[0], to[0], "year"), to[1]
    if line.plural(at + 1) or line.low(at + 1) == "-" or _is_count(line, at):
        return None
    beside_year = line.low(at - 1) in {",", "and", "or", "to", "-", "–"} and year_number(line, at - 2) is not None
    named = line.capital(at + 1) or line.capital(at - 1)
    return (Years(number[0], number[0], "year"), at + 1) if _licensed(line, at) or beside_year or named else None


def _is_count(line: Line, at: int) -> bool:
    """Whether the number counts what follows: "1500 people", "2012 boxes", but not "the 2012 elections"."""
    after = line.low(at + 1)
    if not after.isalpha() or line.capital(at + 1):
        return False
    if after.endswith(line.lexicon.plurals):
        return True
    plural = after.endswith("s") and not after.endswith("ss") and after not in {"is", "was", "as", "has"}
    return plural and line.low(at - 1) not in {"the", "since"}


def month(line: Line, at: int) -> Read | None:
    """A month: "August 2023", "in August", "last August", "June last year", "August of 2023"."""
    which, start = _which(line, at)
    known = line.lexicon
    low = line.low(start)
    if not line.capital(start) or (low not in known.months and low not in known.month_abbreviations):
        return None
    number = known.months.get(low) or known.month_abbreviations[low]
    end = start + 2 if low in known.month_abbreviations and line.low(start + 1) == "." else start + 1
    dated = _year_of(line, end)
    if dated:
        return Month(number, dated[0], which, dated[1]), dated[2]
    if which is None and not _month_alone(line, start, end):
        return None
    return Month(number, None, which), end


def _month_alone(line: Line, at: int, end: int) -> bool:
    """Whether a month without a year is a time and not a name, a verb or a common word."""
    licensed = _licensed(line, at) or line.low(at - 1) in {"-", "mid"}
    surname = line.capital(end) and not line.capital(at - 1) and line.low(end) not in line.lexicon.months
    if line.low(at) in line.lexicon.words["double_months"]:
        return licensed and not surname and line.low(at - 1) not in {"the", "as", "about", "or"}
    if line.low(at) in line.lexicon.months:
        return licensed or not (at > 0 and line.capital(at - 1))
    return licensed and not surname and line.low(end - 1) == "."


def _which(line: Line, at: int) -> tuple[int | None, int]:
    """The place beside now that stands before a name ("last", "this past"), and the place of the name."""
    start = at + 1 if line.low(at) == "the" else at
    if line.phrase(start, 2) == "this past":
        return -1, start + 2
    which = line.lexicon.which.get(line.low(start))
    return (which, start + 1) if which is not None else (None, at)


def _year_of(line: Line, at: int) -> tuple[int | None, int | None, int] | None:
    """The year after a month, season or fraction: year, years away, place after."""
    start = at + 1 if line.low(at) in {"of", ","} else at
    number = year_number(line, start)
    if number:
        return number[0], None, number[1]
    away = years_away(line, at)
    return (None, away[0], away[1]) if away else None


def season(line: Line, at: int) -> Read | None:
    """A season: "summer of 2012", "last winter", "the upcoming winter", "in the spring"; part of no name."""
    which, start = _which(line, at)
    low = line.low(start)
    if which is None and line.low(at) == "the":
        start, low = at + 1, line.low(at + 1)
    number = line.lexicon.seasons.get(low)
    if number is None or (line.capital(start) and line.capital(start + 1) and not line.shouted(start)):
        return None
    dated = _year_of(line, start + 1)
    if dated:
        return Season(number, dated[0], which, dated[1]), dated[2]
    if which is not None:
        return Season(number, None, which), start + 1
    article = line.low(start - 1) == "the"
    licensed = line.low(start - (2 if article else 1)) in {
        "in",
        "since",
        "until",
        "during",
        "by",
        "this",
        "through",
        "over",
        "late",
        "early",
    }
    verb = low in line.lexicon.words["double_seasons"] and (not licensed or line.low(start + 1).isalpha())
    return None if verb or (article and not licensed) else (Season(number), start + 1)


def fraction(line: Line, at: int) -> Read | None:
    """A quarter or half of a year: "the third quarter of 2023", "Q3 2023", "the first half of the year"."""
    low = line.low(at)
    if low in {"q", "quarter"} and line.low(at + 1) in {"1", "2", "3", "4"} and line.glued(at + 1):
        dated = _year_of(line, at + 2)
        return (Fraction(int(line.low(at + 1)), 4, dated[0], None, dated[1]), dated[2]) if dated else None
    start = at + 1 if low == "the" else at
    number = line.lexicon.ordinals.get(line.low(start))
    unit = line.low(start + 1)
    if number is None or unit not in {"quarter", "half"} or (unit == "half" and number > 2):
        return None
    dated = _year_of(line, start + 2)
    if dated:
        return Fraction(number, 4 if unit == "quarter" else 2, dated[0], None, dated[1]), dated[2]
    return (Fraction(number, 4), start + 2) if unit == "quarter" and line.low(start + 2) not in {"-", "of"} else None


def decade(line: Line, at: int) -> Read | None:
    """A decade or century: "the 1930s", "the '80s", "the nineties", "the 19th century"."""
    start = at + 1 if line.low(at) == "the" else at
    low = line.low(start).replace("'", "")
    if line.low(start).isdecimal() and line.low(start + 1) in {"'s", "s"} and line.glued(start + 1):
        low = low + "s"
        end = start + 2
    else:
        end = start + 1
    digits = low[:-1] if low.endswith("s") else ""
    if digits.isdecimal() and digits.isascii() and digits.endswith("0") and len(digits) in {2, 4}:
        first = int(digits) if len(digits) == 4 else 1900 + int(digits)
        grain_century = first % 100 == 0 and first < 2000 and len(digits) == 4
        return Years(first, first + (99 if grain_century else 9), "century" if grain_century else "decade"), end
    if low in line.lexicon.decades and line.low(start - 1) == "the":
        return Years(line.lexicon.decades[low], line.lexicon.decades[low] + 9, "decade"), end
    ordinal = low[:-2] if low[-2:] in {"st", "nd", "rd", "th"} else ""
    if ordinal.isdecimal() and ordinal.isascii() and line.low(start + 1) == "century" and 1 <= int(ordinal) <= 22:
        first = (int(ordinal) - 1) * 100
        return Years(first, first + 99, "century"), start + 2
    return None
