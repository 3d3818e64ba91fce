def test_including_makes_parts_of_a_whole(figures):
    whole, first, second = figures("It sent 12,000 cooks, including some 500 bakers and three tasters.")
    assert whole.part_of is None
    assert first.part_of == second.part_of == whole.id


def test_including_ends_with_its_phrase(figures):
    _, other = figures("It sent 12,000 cooks, including bakers, and says that 500 waiters will follow.")
    assert other.part_of is None


def test_some_of_them(figures):
    whole, part = figures("It sent 12,000 cooks.", "At least 1,140 of them came home.")
    assert part.part_of == whole.id
    assert part.unit == "cook"


def test_some_of_many(figures):
    part, whole = figures("12 of the 15 cooks left.")
    assert part.part_of == whole.id
    assert part.unit == "cook"


def test_whether_makes_a_supposition(figures):
    found = figures("It has cooks.", "Whether it will be 3,000, 10,000 or even 100,000 is open.")
    assert [figure.hypothetical for figure in found] == [True] * 3


def test_a_condition_is_a_supposition_until_its_clause_ends(figures):
    supposed, stated = figures("If 100 cooks came, the 20 tables would do.")
    assert supposed.hypothetical
    assert not stated.hypothetical


def test_alternatives_far_apart_are_no_estimate(figures):
    assert all(figure.hypothetical for figure in figures("3,000 or 10,000 cooks will not be enough."))
    assert not any(figure.hypothetical for figure in figures("Two or three cooks came."))


def test_a_known_number_after_whether_is_stated(figures):
    [figure] = figures("He asked whether the 300 cooks had left.")
    assert not figure.hypothetical


def test_the_place_right_after_limits_the_figure(figures):
    text = "There are 8,000 cooks now in Ruritania."
    [figure] = figures(text)
    assert [span.of(text) for span in figure.scope.place] == ["Ruritania"]


def test_a_month_is_no_place(figures):
    [figure] = figures("There were 8,000 cooks in November.")
    assert figure.scope is None
