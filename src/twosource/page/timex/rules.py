"""The rules that read time expressions, as a table: each with its name and the words with which what it reads may begin.

A rule looks at one place in a line of words and returns the form it reads there with the place after it, or None. Most words
begin nothing, so a rule is asked only where one of its own opening words, or a digit, stands.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from twosource.page.timex import beside, dates, grammar, years
from twosource.page.timex.forms import Form
from twosource.page.timex.numerals import Line
from twosource.page.timex.words import known

AHEAD = 5
"""Words after an article or a number within which a time is named, if it opens one."""

_DIGITS = "0"
"""Stands in the table for all words that begin with a digit, or with an apostrophe and a digit ("'80s")."""

_COUNT = ("a", "an", "[some]", "[numbers]", _DIGITS)
_MONTH = ("[months]", "[month_abbreviations]")
_BESIDE = ("this", "the this", "[which]", "the [which]")
_DAY = (
    "the early", "the small", f"the {_DIGITS}", "the [deictic_phrases]", "this", "last", "next", "early", "late", "earlier",
    "later", "mid", "tonight", "overnight", "[which]", "[weekdays]", "[weekday_abbreviations]", *_MONTH, "[day_parts]",
    "[deictic_days]", "[deictic_phrases]", "[holidays]", _DIGITS,
)  # fmt: skip


class Rule(NamedTuple):
    """A named rule. `opens` are the words that its expressions begin with; in brackets all of that table of the lexicon.

    "The" opens too much: it is listed with the word after it.
    """

    name: str
    read: Callable[[Line, int], tuple[Form, int] | None]
    opens: tuple[str, ...]


RULES: Final = (
    Rule("range of days", grammar.between, ("between", *_DAY)),
    Rule("day", dates.day, _DAY),
    Rule(
        "clock time",
        dates.clock,
        ("between", "from", "noon", "midnight", "midday", "a", "half", "quarter", "[numbers]", _DIGITS),
    ),
    Rule(
        "part of a day alone",
        dates.part_alone,
        ("early", "late", "mid", "[day_parts]", "the early", "the late", "the mid", "the [day_parts]"),
    ),
    Rule("day of the month told of", dates.day_alone, (f"the {_DIGITS}",)),
    Rule("beside a time in the text", dates.from_text, ("the next", "the [text_which]", "that")),
    Rule("beside a time in the text", beside.pair, ("the [day_parts]", "the [units]")),
    Rule("beside a time in the text", beside.later, ("[units]", *_COUNT)),
    Rule("part of a time in the text", beside.part_told_of, ("[parts]",)),
    Rule("week of a day", beside.holder, ("[units]", "the [units]")),
    Rule(
        "part of a longer time",
        grammar.part,
        ("mid", "year", "month", "[parts]", "[middles]", "the year", "the month", "the [parts]"),
    ),
    Rule("fraction of a year", years.fraction, ("[ordinals]", "the [ordinals]", "q", "quarter")),
    Rule("units of a longer time", grammar.inside, ("last", "[ordinals]", "the [units_of]", "the [ordinals]")),
    Rule("stretch", grammar.stretch, ("these", "[stretch]", "the [stretch]")),
    Rule("stretch", grammar.ahead, ("the [units]",)),
    Rule("beside now", grammar.frame, (*_BESIDE, "the weekend", "the weekends")),
    Rule("month", years.month, (*_BESIDE, *_MONTH)),
    Rule("season", years.season, (*_BESIDE, "[seasons]", "the [seasons]")),
    Rule("decade or century", years.decade, ("[decades]", "the [decades]", f"the {_DIGITS}", _DIGITS)),
    Rule("year", years.year, ("'", _DIGITS)),
    Rule("so long ago", grammar.ago, ("half", "[units]", *_COUNT)),
    Rule("set", grammar.recurring, ("a", "an", "each", "every", "[sets]", "[mondays]")),
    Rule("duration", grammar.length, ("half", "[units]", "[lengths]", *_COUNT)),
)
"""In order: of two that read equally far, the earlier wins."""

_WEAK = ("the", "these", "that", "from", "between", "half", *_COUNT)
"""Openings so common that they are worth a look only where a time is named soon after."""

_NAMING = (
    "[weekdays]", "[mondays]", "[weekday_abbreviations]", *_MONTH, "[seasons]", "[units]", "[day_parts]", "[deictic_days]",
    "[deictic_phrases]", "[holidays]", "[decades]", "[sets]", "[lengths]", "[middles]", "[numbers]", "tonight", "overnight",
    "noon", "midnight", "midday",
)  # fmt: skip
"""Words of which every expression without a digit has at least one."""

_SOON = (
    "[weekdays]", "[weekday_abbreviations]", *_MONTH, "[seasons]", "[units]", "[day_parts]", "[parts]", "[decades]", "[which]",
    "[deictic_days]", "[sets]", "o'clock", "noon", "midnight", "midday", "hundred",
)  # fmt: skip
"""Words one of which stands soon after a weak opening that opens a time."""

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{1,40}")


class Openings(NamedTuple):
    """For each word, and each after "the", the rules that it may open; words that are `weak`, `name` a time, come `soon`."""

    rules: Mapping[str, tuple[Rule, ...]]
    after_the: Mapping[str, tuple[Rule, ...]]
    weak: frozenset[str]
    name: frozenset[str]
    soon: frozenset[str]


@functools.cache
def openings(language: str = "en") -> Openings:
    """The openings of a language's rules.

    Raises:
        PageError: the language has no lexicon.
    """
    rules: dict[str, tuple[Rule, ...]] = {}
    after_the: dict[str, tuple[Rule, ...]] = {}
    for rule in RULES:
        for opening in sorted(_words(rule.opens, language)):
            article, _, word = opening.rpartition(" ")
            table = after_the if article else rules
            table[word] = (*table.get(word, ()), rule)
    return Openings(rules, after_the, *(_words(words, language) for words in (_WEAK, _NAMING, _SOON)))


def _words(listed: Iterable[str], language: str) -> frozenset[str]:
    """The words listed, and those of the tables named in brackets: of phrases the first word, and "the" with the next.

    The "'s" of a name ("Valentine's Day") is a word by itself.
    """
    lexicon = known(language)
    tables: dict[str, Iterable[str]] = {
        "some": lexicon.words["some"],
        "mondays": [f"{day}s" for day in lexicon.weekdays],
        "units_of": lexicon.words["first_units"] | lexicon.words["last_units"],
    }
    words: set[str] = set()
    for one in listed:
        before, bracket, name = one.rstrip("]").partition("[")
        phrases = (tables.get(name) or getattr(lexicon, name)) if bracket else ("",)
        for phrase in (f"{before}{phrase}".split(" ") for phrase in phrases):
            words.add(" ".join(phrase[:2] if phrase[0] == "the" else phrase[:1]).removesuffix("'s"))
    return frozenset(words)


def may_tell_time(sentence: str) -> bool:
    """Whether a sentence has a digit or a word of which every time without digits has one; most sentences have neither."""
    return _DIGIT.search(sentence) is not None or not openings().name.isdisjoint(_LETTERS.findall(sentence.lower()))


def opened(line: Line) -> Iterator[tuple[int, tuple[Rule, ...]]]:
    """The places of a line at which an expression may begin, in order, with the rules worth asking there."""
    opens = openings()
    for at, word in enumerate(line.words):
        low = word.low
        found = opens.rules.get(low)
        if low == "the":
            after = line.low(at + 1)
            found = opens.after_the.get(after) or (opens.after_the[_DIGITS] if _is_number(after) else None)
        elif found is None and not low.isalpha() and _is_number(low):
            found = opens.rules[_DIGITS]
        if found and (low not in opens.weak or _names_time(line, at, opens)):
            yield at, found


def _is_number(low: str) -> bool:
    """Whether a word is digits, as may be after an apostrophe."""
    return low.lstrip("'")[:1].isdigit()


def _names_time(line: Line, at: int, opens: Openings) -> bool:
    """Whether a time is named soon after a weak opening, or a word stands before it that makes a bare number an hour."""
    if at and line.low(at - 1) in line.lexicon.clock["before"]:
        return True
    ahead = map(line.low, range(at + 1, at + 1 + AHEAD))
    return any(low in opens.soon or low[:1].isdigit() or low[:1] == "'" for low in ahead)
