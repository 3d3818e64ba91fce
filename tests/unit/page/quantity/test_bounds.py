import pytest


@pytest.mark.parametrize(
    ("phrase", "bound", "low", "high"),
    [
        ("3,000", "exact", 3000, 3000),
        ("about 3,000", "about", 3000, 3000),
        ("some 3,000", "about", 3000, 3000),
        ("nearly 3,000", "about", 3000, 3000),
        ("an estimated 3,000", "about", 3000, 3000),
        ("more than 3,000", "more_than", 3000, None),
        ("just over 3,000", "more_than", 3000, None),
        ("at least 3,000", "at_least", 3000, None),
        ("no fewer than 3,000", "at_least", 3000, None),
        ("up to 3,000", "at_most", None, 3000),
        ("as many as 3,000", "at_most", None, 3000),
        ("no more than 3,000", "at_most", None, 3000),
        ("fewer than 3,000", "less_than", None, 3000),
        ("just under 3,000", "less_than", None, 3000),
        ("3,000 or more", "at_least", 3000, None),
        ("3,000+", "at_least", 3000, None),
        ("3,000 or so", "about", 3000, 3000),
        ("up to around 3,000", "at_most", None, 3000),
        ("about 3,000 to 4,000", "range", 3000, 4000),
        ("between 3,000 and 4,000", "range", 3000, 4000),
        ("thousands of", "vague", 2000, 19_999),
    ],
)
def test_bound_words_are_read_and_held_by_the_span(figures, phrase, bound, low, high):
    text = f"The firm hired {phrase} cooks."
    [figure] = figures(text)
    assert (figure.bound, figure.low, figure.high) == (bound, low, high)
    assert figure.span.of(text) == phrase.removesuffix(" of")
    assert figure.unit == "cook"


def test_a_bound_behind_what_is_counted_leaves_the_span(figures):
    text = "They need 12,000 cooks or more."
    [figure] = figures(text)
    assert (figure.bound, figure.span.of(text)) == ("at_least", "12,000")


def test_about_as_a_preposition_bounds_nothing(figures):
    [figure] = figures("They were talking about 300 cooks.")
    assert figure.bound == "exact"


def test_a_bound_may_stand_between_number_and_unit(figures):
    [figure] = figures("It took 15-plus years.")
    assert (figure.bound, figure.unit) == ("at_least", "year")
