"""Reading counts and numbers at a place in a line of words. A reader returns what it read and the place after it, or None."""

from collections.abc import Callable, Sequence

from twosource.page.timex.forms import Form, Unit
from twosource.page.timex.words import Lexicon, Word

FIRST_YEAR, LAST_YEAR = 1000, 2199
PIVOT = 40
"""Two digits from here on are years of the 1900s, below it of the 2000s."""
PADDING = 16
"""Empty words after the last, which places before the first read too; no rule looks further than that beyond an end."""
LARGEST_COUNT = 10_000
"""Units of time; a larger number before a unit is no length that news tells of."""


class Line:
    """The words of one sentence with the lexicon, read by place; places outside it read as an empty word."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self._low = [word.low for word in words] + [""] * PADDING
        self.low: Callable[[int], str] = self._low.__getitem__
        """The word at a place, in lower case. The list's own method: rules ask for words more often than for anything else."""
        self.days: dict[int, tuple[Form, int] | None] = {}
        """What the rule for days read at each place; several rules begin with it."""

    def capital(self, at: int) -> bool:
        """Whether the word begins with a capital letter."""
        return 0 <= at < len(self.words) and self.words[at].capital

    def shouted(self, at: int) -> bool:
        """Whether the word is in capital letters throughout."""
        return 0 <= at < len(self.words) and len(self.words[at].raw) > 1 and self.words[at].raw.isupper()

    def phrase(self, at: int, length: int) -> str:
        """The next words in lower case, with single spaces."""
        return " ".join(self._low[max(at, 0) : max(at, 0) + length]).rstrip()

    def unit(self, at: int) -> Unit | None:
        """The unit of time that the word names."""
        return self.lexicon.units.get(self.low(at))

    def plural(self, at: int) -> bool:
        """Whether the word is a unit in the plural."""
        return self.low(at) in self.lexicon.units and self.low(at).endswith("s")

    def weekday(self, at: int) -> bool:
        """Whether the word is the name of a weekday."""
        return self.low(at) in self.lexicon.weekdays and self.capital(at)

    def glued(self, at: int) -> bool:
        """Whether the word stands against the one before it, with nothing between."""
        return 0 < at < len(self.words) and self.words[at].start == self.words[at - 1].end


def whole_number(line: Line, at: int) -> int | None:
    """A number in digits, without thousands commas."""
    low = line.low(at)
    return int(low) if low.isdecimal() and low.isascii() and len(low) <= 5 else None


def count(line: Line, at: int) -> tuple[int | None, int] | None:
    """A count: digits, number words up to hundreds, "a" (one), or a vague one (None): "several", "a few", "a couple of"."""
    low = line.low(at)
    some = line.lexicon.words["some"]
    if low in {"a", "an"}:
        if line.low(at + 1) in some:
            return None, at + 3 if line.low(at + 2) == "of" else at + 2
        large = line.lexicon.large_numbers.get(line.low(at + 1))
        return (large, at + 2) if large is not None else (1, at + 1)
    if low in some:
        return None, at + 2 if line.low(at + 1) == "of" else at + 1
    number = whole_number(line, at)
    if number is not None:
        return (number, at + 1) if number <= LARGEST_COUNT else None
    return _number_word(line, at)


def _number_word(line: Line, at: int) -> tuple[int, int] | None:
    """A number in words: "three", "twenty-four", "two hundred"."""
    known = line.lexicon
    if line.low(at) not in known.numbers:
        return None
    total, at = known.numbers[line.low(at)], at + 1
    if total >= 20 and line.low(at) == "-" and known.numbers.get(line.low(at + 1), 10) < 10:
        return total + known.numbers[line.low(at + 1)], at + 2
    if total < 100 and line.low(at) in known.large_numbers:
        return total * known.large_numbers[line.low(at)], at + 1
    return total, at


def day_number(line: Line, at: int) -> tuple[int, int] | None:
    """A day of the month: "5", "5th", "05"."""
    low = line.low(at)
    digits = low[:-2] if low[-2:] in {"st", "nd", "rd", "th"} else low
    if not (digits.isdecimal() and digits.isascii() and len(digits) <= 2 and 1 <= int(digits) <= 31):
        return None
    return int(digits), at + 1


def year_number(line: Line, at: int) -> tuple[int, int] | None:
    """A year in four digits, or in two after an apostrophe ("’84")."""
    low = line.low(at)
    if low in {"'", "’"} and line.glued(at + 1) and len(line.low(at + 1)) == 2 and line.low(at + 1).isdecimal():
        return (full_year(line.low(at + 1)), at + 2) if line.low(at + 1).isascii() else None
    if len(low) == 4 and low.isdecimal() and low.isascii() and FIRST_YEAR <= int(low) <= LAST_YEAR:
        return int(low), at + 1
    return None


def full_year(digits: str) -> int:
    """The year that two or four digits name."""
    number = int(digits)
    return number if len(digits) == 4 else number + (1900 if number >= PIVOT else 2000)
