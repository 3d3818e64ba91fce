import pytest

from twosource.model import Figure, Span
from twosource.report.html import words


def figure(low, high, bound, **more):
    return Figure(
        id="fg-1", page="pg-1", by="quantity/1", span=Span(0, 1), low=low, high=high, bound=bound, rule="digits", **more
    )


def test_count_writes_small_numbers_out():
    assert [words.count(number) for number in (0, 1, 12, 13, 1200)] == ["no", "one", "twelve", "13", "1,200"]


def test_several_agrees_in_number():
    assert words.several(1, "page") == "one page"
    assert words.several(3, "party", "parties") == "three parties"


def test_listed():
    assert words.listed(["A"]) == "A"
    assert words.listed(["A", "B", "C"]) == "A, B and C"
    assert words.listed([]) == ""


@pytest.mark.parametrize(
    ("low", "high", "bound", "expected"),
    [
        (340, 340, "exact", "340"),
        (340, 340, "about", "≈ 340"),
        (3000, None, "more_than", "> 3,000"),
        (500, None, "at_least", "≥ 500"),
        (None, 12000, "at_most", "≤ 12,000"),
        (None, 9, "less_than", "< 9"),
        (5000, 5500, "range", "5,000 – 5,500"),
        (24, 99, "vague", "24 – 99"),
        (2.5, 2.5, "exact", "2.5"),
    ],
)
def test_reads(low, high, bound, expected):
    assert words.reads(figure(low, high, bound)) == expected


def test_counts_prefers_the_words_of_the_page():
    assert words.counts(figure(3, 3, "exact", counted="lock gates", unit="gate")) == "lock gates"
    assert words.counts(figure(3, 3, "exact", unit="year")) == "years"
    assert words.counts(figure(1, 1, "exact", unit="year")) == "year"
    assert words.counts(figure(3, 3, "exact", unit="percentage")) == "%"
    assert words.counts(figure(58, 58, "exact", unit="year of age")) == "years of age"
    assert words.counts(figure(3, 3, "exact")) == ""


def test_brief_writes_round_millions_out():
    assert [words.brief(number) for number in (950, 12_000, 11_000_000, 2_500_000, 1_234_567, 3e9)] == [
        "950",
        "12,000",
        "11 million",
        "2.5 million",
        "1,234,567",
        "3 billion",
    ]
