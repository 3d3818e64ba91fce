import datetime as dt

import pytest

from twosource.model import Period, Published
from twosource.report.html import dates


@pytest.mark.parametrize(
    ("first", "last", "grain", "expected"),
    [
        ("2031-05-06", "2031-05-06", "day", "6 May 2031"),
        ("2031-05-06T18:50Z", "2031-05-06T18:50Z", "minute", "6 May 2031, 18:50 UTC"),
        ("2031-05-06", "2031-05-08", "day", "6 to 8 May 2031"),
        ("2031-04-30", "2031-05-02", "day", "30 Apr to 2 May 2031"),
        ("2030-12-30", "2031-01-02", "day", "30 Dec 2030 to 2 Jan 2031"),
        ("2031-05-01", "2031-05-31", "month", "May 2031"),
        ("2031-01-01", "2031-12-31", "year", "2031"),
        (None, "2031-05-02", "day", "until 2 May 2031"),
        ("2031-05-02", None, "day", "from 2 May 2031 on"),
        (None, None, "day", "not known"),
    ],
)
def test_span_of(first, last, grain, expected):
    assert dates.span_of(Period(first=first, last=last, grain=grain)) == expected


def test_place_is_none_for_what_is_open_or_wide():
    assert dates.place(Period(first="2031-05-06", last="2031-05-07", grain="day")) == dt.date(2031, 5, 6)
    assert dates.place(Period(first="2031-05-01", last="2031-05-31", grain="month")) is None
    assert dates.place(Period(first=None, last="2031-05-07", grain="day")) is None
    assert dates.place(None) is None


def test_published_says_what_is_inferred():
    assert dates.published(None) == "date not known"
    inferred = Published(first="2031-05-06", last="2031-05-08", grain="day", how="inferred")
    assert dates.published(inferred) == "6 to 8 May 2031 (inferred)"
