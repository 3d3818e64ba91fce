import pytest


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Sales rose 5%.", [("up", "by")]),
        ("Sales fell by more than 5%.", [("down", "by")]),
        ("Sales rose to $7 million from $6 million.", [("up", "to"), ("up", "from")]),
        ("The king revised up the total number of cooks to 12,000.", [("up", "to")]),
        ("It was up from 8,000.", [("up", "from")]),
        ("It went from 9 to 4.", [("down", "from"), ("down", "to")]),
        ("The index lost 190 points, or 0.6%.", [("down", "by"), ("down", "by")]),
        ("They saw a 5% increase.", [("up", "by")]),
        ("They saw an increase of 5%.", [("up", "by")]),
        ("They raised $3 million.", [(None, None)]),
        ("They lost $3 million.", [(None, None)]),
        ("They make up 80 percent.", [(None, None)]),
        ("They won 80 percent.", [(None, None)]),
    ],
)
def test_direction_and_role(figures, text, changes):
    assert [(figure.change, figure.change_role) for figure in figures(text)] == changes
