"""Dates in the ways pages write them. All lines are invented."""

import datetime as dt

import pytest

from twosource.page.facts.written import shown_dates, written_dates
from twosource.page.facts.zones import minutes_ahead


def shown(text, language="en"):
    return [(d.period.first, d.period.last, d.span.of(text)) for d in shown_dates(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("Publicado el 4 de marzo de 2030", "2030-03-04", "4 de marzo de 2030"),
        ("Publié le lundi 1er mars 2030 à 14h02", "2030-03-01", "1er mars 2030"),
        ("4. März 2030, 14:02 Uhr", "2030-03-04", "4. März 2030, 14:02"),
        ("Опубликовано 4 марта 2030", "2030-03-04", "4 марта 2030"),
        ("2030年3月4日", "2030-03-04", "2030年3月4日"),
        ("2030년 3월 4일", "2030-03-04", "2030년 3월 4일"),
        ("4 مارس 2030", "2030-03-04", "4 مارس 2030"),
        ("4 मार्च 2030", "2030-03-04", "4 मार्च 2030"),
        ("2030. március 4.", "2030-03-04", "2030. március 4"),
        ("28.5.2030 kl. 17.43", "2030-05-28", "28.5.2030"),
        ("25/03/2030", "2030-03-25", "25/03/2030"),
        ("2030/03/25 01:10", "2030-03-25", "2030/03/25 01:10"),
        ("28 luglio 203010:43", "2030-07-28", "28 luglio 2030"),
    ],
)
def test_days_in_any_language(text, day, words):
    assert [(first, told) for first, _, told in shown(text)] == [(day, words)]


def test_a_month_of_two_languages_is_that_of_the_page():
    line = "4 listopada 2030"
    assert [shown(line, code)[0][0] for code in ("pl", "hr")] == ["2030-11-04", "2030-10-04"]
    assert shown(line) == []


def test_figures_that_can_be_exchanged_are_both_days_in_english():
    assert shown("04/03/2030")[0][:2] == ("2030-03-04", "2030-04-03")
    assert shown("04/03/2030", "fr")[0][:2] == ("2030-03-04", "2030-03-04")


@pytest.mark.parametrize(
    "text", ["version 10.11.12", "1/2/3456789", "31/02/2030", "room 2030", "12 angry men 2030", "7.4.9999"]
)
def test_what_is_no_date(text):
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("Published 11:34 PM EST March 4, 2030", "2030-03-05T04:34Z"),
        ("2:15 p.m. ET, Mon March 4, 2030", "2030-03-04T19:15Z"),
        ("July 4, 2030, 2:15 p.m. ET", "2030-07-04T18:15Z"),
        ("Tue 5 Mar 2030 14.02 GMT", "2030-03-05T14:02Z"),
        ("4 Mar 2030 10.15 GMT+8", "2030-03-04T02:15Z"),
        ("1909 GMT (0309 HKT) March 4, 2030", "2030-03-04T19:09Z"),
        ("March 4, 2030 / 9 PM EST", "2030-03-05T02:00Z"),
        ("2030-03-04T10:15:00+02:00", "2030-03-04T08:15Z"),
        ("22 December 2030 16:22, UK", "2030-12-22T16:22Z"),
    ],
)
def test_hours_with_their_zone(text, minute):
    assert [period.first for period in (d.period for d in written_dates(text, 0, len(text)))] == [minute]


def test_the_day_is_that_of_who_wrote_it():
    text = "March 4, 2030, 11:34 PM EST"
    assert [found.days for found in written_dates(text, 0, len(text))] == [(dt.date(2030, 3, 4),)]


@pytest.mark.parametrize(
    ("zone", "day", "minutes"),
    [
        ("ET", (2030, 3, 9), -300),
        ("ET", (2030, 3, 10), -240),
        ("PT", (2030, 11, 3), -480),
        ("UK", (2030, 3, 30), 0),
        ("UK", (2030, 3, 31), 60),
        ("UTC-03:30", (2030, 1, 1), -210),
        ("+05:30", (2030, 1, 1), 330),
        ("XYZ", (2030, 1, 1), None),
    ],
)
def test_zones(zone, day, minutes):
    assert minutes_ahead(zone, dt.date(*day), "en") == minutes


@pytest.mark.parametrize("piece", ["2030 ", "4 March ", "12/12/2030", "March 4, 2030 ", "2030-01-", "11:34 PM EST ", "4 de "])
def test_long_text_comes_back(piece):
    text = piece * (200_000 // len(piece))
    assert sum(1 for _ in shown_dates(text, 0, len(text), "en")) >= 0
    assert sum(1 for _ in written_dates(text, 0, len(text))) >= 0
