import pytest


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It needs between 1,500 and 12,000 cooks.", [(1500, 12_000)]),
        ("It needs 5,000 to 5,500 cooks.", [(5000, 5500)]),
        ("It needs 5-10 cooks.", [(5, 10)]),
        ("It costs $10 to $15 billion.", [(10e9, 15e9)]),
        ("It costs from $250,000 to $1 million.", [(250_000, 1e6)]),
        ("It pays $30,000 to $60,000 a year.", [(30_000, 60_000)]),
        ("It needs 3,000, 10,000 or even 100,000 cooks.", [(3000, 3000), (10_000, 10_000), (100_000, 100_000)]),
        ("The house voted 52-48.", [(52, 52), (48, 48)]),
        ("They won 3-2.", [(3, 3), (2, 2)]),
        ("One in five cooks left.", [(0.2, 0.2)]),
        ("Nine out of 10 cooks left.", [(0.9, 0.9)]),
    ],
)
def test_ranges_scores_lists_and_odds(figures, text, values):
    assert [(figure.low, figure.high) for figure in figures(text)] == values


def test_a_list_shares_unit_and_scale(figures):
    found = figures("It grew by five, six or seven per cent.")
    assert [figure.unit for figure in found] == ["percentage"] * 3
    assert [figure.low for figure in figures("It has two or three million cooks.")] == [2e6, 3e6]


def test_a_list_shares_what_is_counted(figures):
    found = figures("It needs 3,000 or 4,000 pastry cooks.")
    assert [figure.counted for figure in found] == ["pastry cooks"] * 2


def test_a_year_beside_a_percentage_takes_no_unit(words):
    assert words("In 2012, 43 percent of cooks left.") == ["43 percent"]


def test_a_change_is_no_range(figures):
    found = figures("The crew grew from 4 to 6.")
    assert [(figure.low, figure.change_role) for figure in found] == [(4, "from"), (6, "to")]
