"""The table of rules: each row with an example, and where rules are asked at all. All sentences are invented."""

from collections.abc import Iterator

import pytest

from twosource.page.timex.find import expressions
from twosource.page.timex.numerals import Line
from twosource.page.timex.rules import RULES, may_tell_time, opened
from twosource.page.timex.words import known, words_of

EXAMPLES = [
    ("range of days", "between", "The pier shut from Monday to Wednesday."),
    ("range of days", "between", "The pier shut between 5 and 7 October."),
    ("day", "day", "The pier shut on Tuesday night."),
    ("day", "day", "The pier shut in the small hours of Thursday."),
    ("day", "day", "The pier shut the day before yesterday."),
    ("day", "day", "The pier shut on Halloween."),
    ("clock time", "clock", "The pier shut shortly before six."),
    ("clock time", "clock", "The pier shut at a quarter past nine."),
    ("part of a day alone", "part_alone", "The pier shut before dawn."),
    ("part of a day alone", "part_alone", "The pier shut in the early afternoon."),
    ("day of the month told of", "day_alone", "The pier shut on the 17th."),
    ("beside a time in the text", "from_text", "The pier shut the following week."),
    ("beside a time in the text", "pair", "The pier shut the morning after."),
    ("beside a time in the text", "later", "The pier shut several weeks later."),
    ("part of a time in the text", "part_told_of", "The pier shut later that week."),
    ("week of a day", "holder", "The pier shut the week ending 18 October."),
    ("part of a longer time", "part", "The pier must shut by the year's end."),
    ("part of a longer time", "part", "The pier shut in midweek."),
    ("fraction of a year", "fraction", "The pier shut in Q3 2023."),
    ("fraction of a year", "fraction", "The pier shut in the third quarter of 2023."),
    ("units of a longer time", "inside", "The pier shut in the opening week of October."),
    ("stretch", "stretch", "The pier shut twice in the past two years."),
    ("stretch", "ahead", "The pier will shut in the weeks ahead."),
    ("beside now", "frame", "The pier shut last month."),
    ("beside now", "frame", "The pier shut at the weekend."),
    ("month", "month", "The pier shut in August."),
    ("season", "season", "The pier shut in the spring."),
    ("decade or century", "decade", "The pier was built in the '80s."),
    ("decade or century", "decade", "The pier was built in the nineties."),
    ("year", "year", "The pier was built in ’84."),
    ("so long ago", "ago", "The pier shut half a century ago."),
    ("set", "recurring", "The pier shuts on Mondays."),
    ("set", "recurring", "The pier shuts twice a year."),
    ("duration", "length", "The pier has been shut for a fortnight."),
]


def words(text):
    return words_of(text, 0, len(text))


def asked(text) -> Iterator[tuple[str, str]]:
    """Each place where rules are asked: its word, and the function of each."""
    line = Line(words(text), known())
    return ((line.low(at), rule.read.__name__) for at, rules in opened(line) for rule in rules)


@pytest.mark.parametrize(("name", "reader", "text"), EXAMPLES)
def test_every_rule_reads_its_example(name, reader, text):
    [found] = expressions(words(text))
    assert found.rule == name
    assert reader in {rule for _, rule in asked(text)}


def test_every_rule_has_an_example():
    assert {(rule.name, rule.read.__name__) for rule in RULES} == {(name, reader) for name, reader, _ in EXAMPLES}


@pytest.mark.parametrize("text", [text for _, _, text in EXAMPLES])
def test_a_sentence_with_a_time_is_read(text):
    assert may_tell_time(text)


@pytest.mark.parametrize(
    "text", ["The mayor of the town said so.", "This is the last of that.", "From a few came an early answer.", "", "…"]
)
def test_a_sentence_without_is_not(text):
    assert not may_tell_time(text)


def test_an_article_or_a_count_opens_nothing_where_no_time_is_named_soon():
    assert list(asked("Many of the town, said the mayor, gave the clerk a cake, one loaf, several rolls.")) == []
    assert ("the", "frame") in asked("Many of the town gave the last week to it.")


def test_an_abbreviation_with_a_number_is_no_quarter():
    assert [one.rule for one in expressions(words("QE2 2010 was a fair."))] != ["fraction of a year"]
