"""Times that lean on another time or on now, by example. All sentences are invented; the page is of Friday, 25 October 2024."""

import pytest

from twosource.model import Page, PageFacts, Published, Reading, Sentence, Span, TimeRef, content_id
from twosource.page.timex import find_times, resolve_times


def reading(text):
    """A page with a sentence a line."""
    day = Published(first="2024-10-25", last="2024-10-25", grain="day", how="given")
    notes = [PageFacts(id="pf", page="p", by="test", language="en", analysed=True, published=day)]
    at = 0
    for line in text.split("\n"):
        where = Span(at, at + len(line))
        notes.append(Sentence(id=content_id("se", at), page="p", by="test", span=where, block="b", role="paragraph"))
        at += len(line) + 1
    return Reading(page=Page(id="p", name="p", text=text), notes=tuple(notes))


def found(text):
    return [(note.span.of(text), note.value) for note in find_times(reading(text))]


def resolved(text):
    page = reading(text)
    return resolve_times(page.having(TimeRef, find_times(page)))


def days(text):
    return [(note.span.of(text), note.period and (note.period.first, note.period.last)) for note in resolved(text)]


def only(text):
    """The one time of a text: its words and days."""
    (time,) = days(text)
    return time


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It shut the week before last.", "the week before last", "2024-10-07", "2024-10-13"),
        ("It will shut the year after next.", "the year after next", "2026-01-01", "2026-12-31"),
        ("It shut the night before last.", "the night before last", "2024-10-23", "2024-10-23"),
        ("It shut on Tuesday last week.", "Tuesday last week", "2024-10-15", "2024-10-15"),
        ("It shut on Tuesday of last week.", "Tuesday of last week", "2024-10-15", "2024-10-15"),
        ("It shut on Monday this week.", "Monday this week", "2024-10-21", "2024-10-21"),
        ("It will shut this coming Monday.", "this coming Monday", "2024-10-28", "2024-10-28"),
        ("It will shut this coming week.", "this coming week", "2024-10-28", "2024-11-03"),
        ("It shut last Christmas.", "last Christmas", "2023-12-25", "2023-12-25"),
        ("It shut in the early hours of Thursday.", "the early hours of Thursday", "2024-10-24", "2024-10-24"),
        ("It shut at dawn on Thursday.", "dawn on Thursday", "2024-10-24", "2024-10-24"),
        ("It shut overnight into Friday.", "overnight into Friday", "2024-10-24", "2024-10-25"),
        ("It shut on Thursday night local time.", "Thursday night local time", "2024-10-24", "2024-10-24"),
        ("It shut in midweek.", "midweek", "2024-10-23", "2024-10-24"),
        ("It must shut by the year's end.", "the year's end", "2024-10-25", "2024-12-31"),
        ("It will shut in two weeks' time.", "two weeks' time", "2024-11-08", "2024-11-08"),
        ("It will shut in the weeks ahead.", "the weeks ahead", "2024-10-25", "2024-11-22"),
        ("It will shut in the months to come.", "the months to come", "2024-10-25", "2025-02-25"),
        ("It shut in these past two weeks.", "these past two weeks", "2024-10-11", "2024-10-25"),
    ],
)
def test_beside_now(text, words, first, last):
    assert only(text) == (words, (first, last))


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It shut a year ago today.", "a year ago today", "2023-10-25", "2023-10-25"),
        ("It shut a year and a half ago.", "a year and a half ago", "2023-04-01", "2023-04-30"),
        ("It shut two and a half years ago.", "two and a half years ago", "2022-04-01", "2022-04-30"),
        ("It shut half a century ago.", "half a century ago", "1974-01-01", "1974-12-31"),
        ("It shut a hundred years ago.", "a hundred years ago", "1924-01-01", "1924-12-31"),
        ("It shut two hundred years ago.", "two hundred years ago", "1824-01-01", "1824-12-31"),
        ("It shut a dozen years ago.", "a dozen years ago", "2012-01-01", "2012-12-31"),
        ("It shut hours ago.", "hours ago", "2024-10-25", "2024-10-25"),
    ],
)
def test_so_long_ago(text, words, first, last):
    assert only(text) == (words, (first, last))


def test_the_value_of_a_vague_count_is_all_that_is_past():
    (note,) = resolved("It shut several years ago.")
    assert (note.value, note.period.first, note.period.last) == ("/2024-10-25", None, "2022-10-25")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("the day before", "2024-10-21", "2024-10-21"),
        ("the day after", "2024-10-23", "2024-10-23"),
        ("the morning after", "2024-10-23", "2024-10-23"),
        ("the week before", "2024-10-14", "2024-10-20"),
        ("two days after", "2024-10-24", "2024-10-24"),
        ("two weeks earlier", "2024-10-08", "2024-10-08"),
        ("later that day", "2024-10-22", "2024-10-22"),
        ("later that month", "2024-10-22", "2024-10-31"),
        ("earlier that week", "2024-10-21", "2024-10-22"),
        ("later the same day", "2024-10-22", "2024-10-22"),
        ("later in the day", "2024-10-22", "2024-10-22"),
        ("that same day", "2024-10-22", "2024-10-22"),
        ("hours later", "2024-10-22", "2024-10-22"),
        ("days later", "2024-10-24", None),
    ],
)
def test_beside_a_time_told_of(words, first, last):
    assert days(f"The wall fell on Tuesday.\nThe shop shut {words}.")[-1] == (words, (first, last))


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It shut in the first week of October.", "the first week of October", "2024-10-01", "2024-10-07"),
        ("It shut in the last week of September.", "the last week of September", "2024-09-24", "2024-09-30"),
        ("It shut on the first Monday of October.", "the first Monday of October", "2024-10-07", "2024-10-07"),
        ("It shut on the last Friday in September.", "the last Friday in September", "2024-09-27", "2024-09-27"),
        ("It shut on the last day of September.", "the last day of September", "2024-09-30", "2024-09-30"),
        ("It fell in the first three months of the year.", "the first three months of the year", "2024-01-01", "2024-03-31"),
        ("It fell in the final days of September.", "the final days of September", "2024-09-21", "2024-09-30"),
        ("It shut in the week of October 16.", "the week of October 16", "2024-10-14", "2024-10-20"),
        ("It shut in the week ending 18 October.", "the week ending 18 October", "2024-10-12", "2024-10-18"),
    ],
)
def test_units_of_a_longer_time(text, words, first, last):
    assert only(text) == (words, (first, last))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The weeklong, then months-long, row ended.", [("weeklong", "P1W"), ("months-long", "PXM")]),
        ("It happened the day before the fire.", []),
        ("A month before the vote they met.", []),
        ("It came on the first day of the strike.", []),
        ("It came in the last days of the war.", []),
        ("It came in the last year of his life.", []),
        ("They met on Easter Sunday.", []),
        ("It came two weeks later than planned.", [("two weeks", "P2W")]),
    ],
)
def test_lengths_and_days_of_an_event(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The match was postponed until Monday.", "2024-10-28"),
        ("The launch was put off to Monday.", "2024-10-28"),
        ("Trams were to run again from Monday.", "2024-10-28"),
        ("The school reopens on Monday.", "2024-10-28"),
        ("The board met this Tuesday.", "2024-10-22"),
        ("The board meets this Tuesday.", "2024-10-29"),
        ("They had planned it for the coming Tuesday.", "2024-10-29"),
        ("The man appeared to stumble on Monday.", "2024-10-21"),
    ],
)
def test_direction(text, first):
    assert only(text)[1][0] == first


def test_past_days_of_the_week_end_before_now():
    assert only("The fair ran from Thursday to Sunday.")[1] == ("2024-10-17", "2024-10-20")
