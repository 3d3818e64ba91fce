"""How two stated values stand to each other."""

import pytest

from twosource.corpus.points.values import Value, compare


def value(low, high, bound="exact"):
    return Value(low=low, high=high, bound=bound, words=f"{bound} {low}-{high}")


EXACT_3000 = value(3000, 3000)
ABOUT_3000 = value(3000, 3000, "about")


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (value(12, 12), value(12, 12), "agree"),
        (value(12, 12), value(15, 15), "conflict"),
        (value(4870, 4870), value(4900, 4900, "about"), "agree"),
        (value(4870, 4870), value(4900, 4900), "agree"),
        (ABOUT_3000, value(3200, 3200, "about"), "agree"),
        (ABOUT_3000, value(3500, 3500, "about"), "compatible"),
        (ABOUT_3000, value(4000, 4000, "about"), "conflict"),
        (EXACT_3000, value(9000, 9000), "conflict"),
        (value(3000, None, "more_than"), value(9000, 9000), "compatible"),
        (value(3000, None, "more_than"), EXACT_3000, "agree"),
        (value(7000, None, "more_than"), value(4870, 4870), "conflict"),
        (value(None, 6000, "at_most"), value(4870, 4870), "compatible"),
        (value(None, 6000, "at_most"), value(9000, 9000), "conflict"),
        (value(None, 6000, "at_most"), value(7000, None, "at_least"), "conflict"),
        (value(3000, None, "at_least"), value(5000, None, "more_than"), "compatible"),
        (value(5000, 5500, "range"), value(5200, 5200), "compatible"),
        (value(5000, 5500, "range"), value(6200, 6200), "conflict"),
        (value(5000, 5500, "range"), value(5000, 5500, "range"), "agree"),
        (value(24, 99, "vague"), value(30, 30), "compatible"),
        (value(24, 99, "vague"), value(120, 120), "compatible"),
        (value(24, 99, "vague"), value(300, 300), "conflict"),
        (value(10, None, "more_than"), value(None, 10, "less_than"), "conflict"),
        (value(10, None, "at_least"), value(None, 10, "at_most"), "compatible"),
    ],
)
def test_two_values(left, right, kind):
    assert compare(left, right)[0] == kind
    assert compare(right, left)[0] == kind


def test_the_reason_quotes_both():
    _, why = compare(Value(low=1, high=1, bound="exact", words="one"), Value(low=9, high=9, bound="exact", words="nine"))
    assert "“one”" in why
    assert "“nine”" in why
