import re

import pytest

from twosource.page.quantity.units import Forms


@pytest.mark.parametrize(
    ("text", "words", "low", "unit"),
    [
        ("It cost $10B.", "$10B", 10e9, ("us dollar", "USD")),
        ("It cost £2.5bn.", "£2.5bn", 2.5e9, ("pound sterling", "GBP")),
        ("It cost 10 million euros.", "10 million euros", 10e6, ("euro", "EUR")),
        ("It cost Rs 10 crore.", "Rs 10 crore", 10e7, ("indian rupee", "INR")),
        ("It cost US $1.1 million.", "US $1.1 million", 1.1e6, ("us dollar", "USD")),
        ("It cost three billion yen.", "three billion yen", 3e9, ("japanese yen", "JPY")),
        ("It rose 5 per cent.", "5 per cent", 5, ("percentage", "%")),
        ("It rose four percentage points.", "four percentage points", 4, ("percentage point", None)),
        ("It holds 600 sq km.", "600 sq km", 600, ("square kilometre", "km2")),
        ("It holds 250ml.", "250ml", 250, ("millilitre", "mL")),
        ("It pours 40 cubic metres a second.", "40 cubic metres a second", 40, ("cubic metre per second", "m3/s")),
        ("It sells for $80 a barrel.", "$80 a barrel", 80, ("us dollar per barrel", None)),
        ("It weighs 12.5m tonnes.", "12.5m tonnes", 12.5e6, ("tonne", "t")),
        ("It is minus 12 degrees Celsius.", "minus 12 degrees Celsius", -12, ("degree celsius", "Cel")),
        ("It took 35 minutes.", "35 minutes", 35, ("minute", "min")),
        ("It took half an hour.", "half an hour", 0.5, ("hour", "h")),
        ("The swimmer won the 100m freestyle.", "100m", 100, ("metre", "m")),
        ("The channel has 5m viewers.", "5m", 5e6, ("viewer", None)),
        ("He ran three times.", "three times", 3, ("time", None)),
    ],
)
def test_units_beside_a_number(figures, text, words, low, unit):
    [figure] = figures(text)
    assert figure.span.of(text) == words
    assert (figure.low, figure.unit, figure.unit_code) == (pytest.approx(low), *unit)
    assert figure.counted is None or unit[0] == "viewer"


def test_a_year_earlier_is_no_rate(figures):
    [figure] = figures("They made $6 million a year earlier.")
    assert figure.unit == "us dollar"


def test_pounds_are_money_only_where_the_page_shows_it(figures):
    assert figures("The crate weighs 30 pounds.")[0].unit_code == "[lb_av]"
    assert figures("They paid £2 then.", "Now it is 30 pounds.")[1].unit_code == "GBP"
    assert figures("They paid 3 million pounds.")[0].unit_code == "GBP"


def test_thousands_of_euros_are_money(figures):
    [figure] = figures("It cost thousands of euros.")
    assert (figure.unit_code, figure.bound, figure.low) == ("EUR", "vague", 2000)


@pytest.mark.parametrize(
    ("text", "unit", "bound"),
    [
        ("The 18-year-old baker left.", "year of age", "exact"),
        ("The nearly 3-year-old war goes on.", "year", "about"),
        ("Ada Moor, 65, sold it.", "year of age", "exact"),
        ("It is for men aged 40.", "year of age", "exact"),
        ("It is for people under 30.", "year of age", "less_than"),
        ("It is for those 35 years or older.", "year", "at_least"),
    ],
)
def test_ages_and_durations(figures, text, unit, bound):
    [figure] = figures(text)
    assert (figure.unit, figure.bound) == (unit, bound)


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [("5 miles away", 2, "miles"), ("5 mile", 2, "mile"), ("5 miles per hour", 2, "miles per hour"), ("5 milestones", 2, None)],
)
def test_the_longest_form_is_found(text, place, expected):
    forms = Forms(["mile", "miles", "miles per hour"], re.compile(r"[a-z]+"), r"(?i:{})(?!\w)")
    found = forms.match(re.compile("miles?").match(text, place).group(), text, place, len(text))
    assert (found.group() if found else None) == expected


def test_what_no_form_opens_with_is_none():
    assert Forms(["mile"], re.compile("[a-z]+"), "{}").match("milestones", "milestones", 0, 10) is None
