import pytest

from twosource.model import Span
from twosource.page.quantity.lexicon import words
from twosource.page.quantity.numerals import find_numerals, may_tell_number, number_style


def read(text, style="english"):
    found = find_numerals(text, Span(0, len(text)), "en", style)
    return [(text[one.start : one.end], one.low, one.high) for one in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000.5", 1000.5),
        ("1,00,000", 100_000),
        ("12 000", 12_000),
        ("3.5 million", 3_500_000),
        ("65.4 billion", 65_400_000_000),
        ("10 lakh crore", 10**13),
        ("40k", 40_000),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("1/16", 0.0625),
        ("twelve", 12),
        ("twenty-one", 21),
        ("three hundred and five", 305),
        ("one hundred and twenty-five thousand", 125_000),
        ("one million two hundred thousand", 1_200_000),
        ("a hundred", 100),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("two and a half million", 2_500_000),
        ("two-thirds", 2 / 3),
    ],
)
def test_one_number_is_read_whole(text, value):
    [(words, low, high)] = read(text)
    assert words == text
    assert low == high == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens", 24, 99),
        ("several hundred", 300, 900),
        ("a couple of hundred", 200, 300),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of millions", 200_000_000, 999_999_999),
    ],
)
def test_vague_magnitudes_are_intervals(text, low, high):
    assert read(text) == [(text, low, high)]


def test_words_that_make_two_numbers_stay_two():
    assert [words for words, _, _ in read("ten five")] == ["ten", "five"]
    assert [words for words, _, _ in read("500 clerks and three judges")] == ["500", "three"]


def test_an_ordinal_behind_a_number_is_not_its_denominator():
    assert read("two quarter finals") == [("two", 2, 2)]


def test_scores_and_tens_count_only_before_of():
    assert read("The scores were level.") == []
    assert read("scores of goats") == [("scores", 40, 99)]


def test_nobody_means_a_number_of_forty_digits():
    assert read("9" * 40) == []


def test_continental_numbers_where_the_page_tells():
    assert number_style("Es kostet 1.234,50 und 2.000.000") == "continental"
    assert number_style("It costs 1,234.50") == "english"
    assert number_style("It costs 1.234,50, or 1,500.25 there") == "english"
    assert read("1.234,5", "continental") == [("1.234,5", 1234.5, 1234.5)]


@pytest.mark.parametrize(
    "text",
    [
        "She baked a dozen loaves.", "Half of them left.", "Thousands of gulls came.", "They read a few letters.",
        "It rose threefold.", "It holds ½ pint.", "It holds 2½ pints.", "Two thirds of the town voted.", "It is £5.",
        "How many came?",
    ],
)  # fmt: skip
def test_a_sentence_with_a_number_is_read(text):
    assert may_tell_number(text, words("en"))


@pytest.mark.parametrize("text", ["A mayor gave an answer.", "No.", "The clerk of the town said so."])
def test_a_sentence_without_is_not(text):
    assert not may_tell_number(text, words("en"))
    assert not read(text)
