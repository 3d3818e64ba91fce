import datetime as dt

import pytest

from twosource.model import Span
from twosource.page.facts.bounds import find_bounds, narrowed


def bounds(text, latest=None):
    found = find_bounds(text, [Span(0, len(text))], "en", latest)
    return [(bound.day.isoformat(), bound.span.of(text)) if bound else None for bound in (found.first, found.last)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Stone was ordered in August 2023, the board said.", ("2023-08-01", "August 2023")),
        ("Stone was ordered on 3 October 2024.", ("2024-10-03", "3 October 2024")),
        ("President Barack Obama opened the pier.", ("2009-01-20", "Barack Obama")),
        ("Barack Obama, the president, opened the pier.", ("2009-01-20", "Barack Obama")),
        ("Vice President Kamala Harris opened the pier.", ("2021-01-20", "Kamala Harris")),
        ("Ben Wallace, UK defence secretary, opened the pier.", ("2019-07-24", "Ben Wallace")),
        ("The board said on the social platform X that the pier was late.", ("2023-07-23", "social platform X")),
        ("It was built in May 2011 and closed in March 2014.", ("2014-03-01", "March 2014")),
    ],
)
def test_what_is_past_comes_first(text, first):
    assert bounds(text) == [first, None]


@pytest.mark.parametrize(
    "text",
    [
        "The pier will open in August 2031.",
        "They plan to open the new pier with a fair for all of Brill on January 4, 2031.",
        "Candidate for president Barack Obama opened the pier.",
        "Vice President Barack Obama is a slip.",
        "Barack Obama opened the pier.",
        "The leader of the board, Barack Obama said.",
        "Barack Obama, the president-elect, opened the pier.",
        "Barack Obama, who wrote to the president, opened the pier.",
        "They wrote to the president. Barack Obama opened the pier.",
        "A president, Barack Obama or another, opens the pier.",
        "The board said on Monday that the pier was late.",
    ],
)
def test_what_is_not_past_or_not_in_office_bounds_nothing(text):
    assert bounds(text) == [None, None]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Prime Minister Theresa May said on Friday that the pier was late.", "2019-07-31"),
        ("Prime Minister Theresa May also said at a news conference with the board on Friday that it was late.", "2019-07-31"),
        ("Prime Minister Theresa May said the pier would open on Friday.", None),
        ("Prime Minister Theresa May said in a speech that the pier was late. The board met on Friday.", None),
        ("Former Prime Minister Theresa May said on Friday that the pier was late.", None),
        ("Prime Minister Theresa May opened the pier.", None),
        ("A judge named by Prime Minister Theresa May said on Friday that the pier was late.", None),
        ("President Vladimir Putin said on Friday that the pier was late.", None),
    ],
)
def test_words_dated_by_a_weekday_were_said_in_office(text, last):
    found = bounds(text)[1]
    assert (found and found[0]) == last


def test_a_bound_after_the_last_possible_day_is_left_out():
    assert bounds("It was built in May 2011 and closed in March 2014.", dt.date(2013, 1, 1))[0] == ("2011-05-01", "May 2011")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Stone was ordered in August.", "2024-08-01", "2025-01-27"),
        ("Stone was ordered in August and laid from early to mid October.", "2024-10-01", "2025-01-27"),
        ("The pier will open in August.", "2024-07-05", "2025-01-27"),
        ("Stone was ordered in August last year.", "2024-07-05", "2025-01-27"),
        ("Stone may be late.", "2024-07-05", "2025-01-27"),
    ],
)
def test_months_without_a_year_narrow(text, first, last):
    begin, end, spans = narrowed(dt.date(2024, 7, 5), dt.date(2025, 1, 27), text, [Span(0, len(text))], "en")
    assert (begin.isoformat(), end.isoformat(), bool(spans)) == (first, last, first != "2024-07-05")


def test_far_bounds_are_not_narrowed():
    text = "Stone was ordered in August."
    assert narrowed(dt.date(2004, 7, 5), dt.date(2025, 1, 27), text, [Span(0, len(text))], "en")[2] == ()


@pytest.mark.parametrize(
    "piece", ["President Joe Biden said ", "in May 2011 ", "Joe Biden, ", "3 May ", "a post on X ", "on Friday "]
)
def test_long_text_comes_back(piece):
    assert bounds(piece * (200_000 // len(piece)))[1] is None


def test_what_is_older_than_any_page_bounds_nothing():
    assert bounds("The board was founded in May 1924.") == [None, None]
