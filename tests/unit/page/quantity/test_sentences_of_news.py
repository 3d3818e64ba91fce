"""What news sentences state, one rule a row: words of the figures with value, bound and unit."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lasted over three years.", [("over three years", "more_than", "year")]),
        (
            "No more than 60 goats will go, over three years.",
            [("No more than 60", "at_most", "goat"), ("three years", "exact", "year")],
        ),
        ("It went up to 6.5 percent.", [("6.5 percent", "exact", "percentage")]),
        ("It is over 7 miles (11 km) long.", [("over 7 miles", "more_than", "mile"), ("11 km", "more_than", "kilometre")]),
        ("It costs $10 plus postage.", [("$10", "exact", "us dollar")]),
        ("They waited three silent weeks.", [("three silent weeks", "exact", "week")]),
        ("It takes two-three days.", [("two-three days", "range", "day")]),
        ("It runs three- to five-year terms.", [("three- to five-year", "range", "year")]),
        ("It is for people between the ages of 18 and 35.", [("between the ages of 18 and 35", "range", "year of age")]),
        ("It costs $59 - $89.", [("$59 - $89", "range", "us dollar")]),
        ("The current was 1.3 A/cm2.", [("1.3 A/cm2", "exact", "ampere per square centimetre")]),
        (
            "It cost R1.2 billion and PS2.7m.",
            [("R1.2 billion", "exact", "south african rand"), ("PS2.7m", "exact", "pound sterling")],
        ),
        ("It grew sixfold.", [("sixfold", "exact", "fold")]),
        ("Roughly 13,000 US soldiers remain.", [("Roughly 13,000", "about", "soldier")]),
        ("The size of a crowd of about 8,000 is not known.", [("about 8,000", "about", "person")]),
        ("Only one call was heard.", [("one", "exact", "call")]),
        ("It holds half a dozen eggs.", [("half a dozen", "about", "egg")]),
    ],
)
def test_words_bound_and_unit(figures, text, expected):
    assert [(one.span.of(text), one.bound, one.unit) for one in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("It weighs 1.6×10−3 kilograms.", 0.0016),
        ("It has a ratio of 3:1.", 3),
        ("They won by a three-to-one margin.", 3),
        ("It measured 1.000,5 and 1.000.000 tonnes.", 1000.5),
        ("It cost 10 crore rupees.", 10e7),
        ("It has 3 lakh goats.", 3e5),
    ],
)
def test_values(figures, text, low):
    assert figures(text)[0].low == pytest.approx(low)


@pytest.mark.parametrize(
    "text",
    [
        "Trump 2.0 and Web 2.0 begin.",
        "The Group of 20 met.",
        "It broke in 2008-9 and in ’08.",
        "It came shortly before six on Tuesday.",
        "They held one-to-one talks, one by one.",
        "It does not pass from one goat to another.",
        "This is not a few goats.",
        "It goes on 1) here and 2) there.",
        "3 Ada Moor.",
        "The 787 Dreamliner flew.",
        "It lives in Springfield, IL 62704.",
        "So it ended.1",
        '"Yes," said one baker, who would not be named.',
    ],
)
def test_nothing_is_counted(words, text):
    assert words(text) == []


def test_up_from_makes_two_ends_of_one_change(figures):
    found = figures("They want 45 million crowns, up from 38 million.")
    assert [(one.low, one.change, one.change_role, one.unit) for one in found] == [
        (45e6, "up", "to", "crown"),
        (38e6, "up", "from", "crown"),
    ]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Shares closed 11 percent higher.", ("up", "by")),
        ("Shares soared above 20 percent.", ("up", "to")),
        ("Output was cut by a third.", ("down", "by")),
        ("The index stood at -0.6%.", ("down", "by")),
        ("It raised its offer that night to 6.5 percent.", ("up", "to")),
        ("The expanded 26 MW plant runs.", (None, None)),
    ],
)
def test_change(figures, text, change):
    [figure] = figures(text)
    assert (figure.change, figure.change_role) == change


@pytest.mark.parametrize(
    "sentences",
    [
        ("Only 31 goats of the 214 came.",),
        ("Fourteen goats, out of 187, were ill.",),
        ("There were 63 goats, 58 of them kids.",),
        ("It counted 90 goats.", "He slept.", "He ate.", "He sat.", "He ran.", "It said that 61 of the goats were ill."),
    ],
)
def test_a_part_names_its_whole(figures, sentences):
    found = figures(*sentences)
    assert {one.part_of for one in found} - {None} <= {one.id for one in found}
    assert sum(one.part_of is not None for one in found) == 1


def test_what_is_asked_for_is_counted_by_the_answer(figures):
    found = figures("How many goats are out?", "The farm says 11.", "We saw two.")
    assert [one.unit for one in found] == ["goat", "goat"]


def test_a_consequence_of_what_is_not_so_is_supposed(figures):
    [figure] = figures("If it spread, the farm would have 2,000 cases.")
    assert figure.hypothetical


def test_alternatives_told_one_after_the_other_are_supposed(figures):
    found = figures("It may be 50, it may be 500.")
    assert [one.hypothetical for one in found] == [True, True]


def test_a_condition_limits_a_figure(figures):
    text = "It will keep 40 goats if the grass lasts, he said."
    [figure] = figures(text)
    assert [span.of(text) for span in figure.scope.condition] == ["if the grass lasts"]
