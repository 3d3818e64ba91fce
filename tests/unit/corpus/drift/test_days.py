"""Which times can be one: what they name counts, not the days they run over from the page's own."""

import msgspec
import pytest

from twosource.corpus.drift.days import share_a_day
from twosource.corpus.drift.view import view
from twosource.model import Period, TimeRef

TODAY = "2031-03-05"
"""A Wednesday, on which both pages appeared."""


def dated(story, sentence: str, words: str, first: str, last: str, **more):
    """A page of one sentence with one time, and that time."""
    grain = more.pop("grain", "day")
    reading = story.read(f"{sentence}\n", times=[(words, "about", None)])
    (time,) = reading.of(TimeRef)
    time = msgspec.structs.replace(
        time, period=Period(first=first, last=last, grain=grain), **({"value": last, "basis": "page"} | more)
    )
    notes = [time if note.id == time.id else note for note in reading.notes]
    return msgspec.structs.replace(reading, notes=tuple(notes)), time


def meets(story, one, other) -> bool | None:
    (here, time), (there, also) = (dated(story, *given[:4], **given[4]) for given in (one, other))
    return share_a_day(view(here), time, view(there), also)


FRIDAY = ("The bridge will reopen by Friday.", "Friday", TODAY, "2031-03-07", {})
MONDAY = ("The bridge will reopen by Monday.", "Monday", TODAY, "2031-03-10", {})
ON_THURSDAY = ("The bridge will reopen on Thursday.", "Thursday", "2031-03-06", "2031-03-06", {})
ON_FRIDAY = ("The bridge will reopen on Friday.", "Friday", "2031-03-07", "2031-03-07", {})
MAY = ("The bridge will reopen by May.", "May", TODAY, "2031-05-31", {"grain": "month", "value": "2031-05"})
MID_MAY = ("The bridge will reopen by 12 May.", "12 May", TODAY, "2031-05-12", {})
JUNE = ("The bridge will reopen by about June.", "June", TODAY, "2031-06-30", {"grain": "month", "value": "2031-06"})
WEEK = ("The bridge will reopen by next week.", "next week", TODAY, "2031-03-16", {"grain": "week", "value": "2031-W11"})
SINCE_MONDAY = ("It has been shut since Monday.", "Monday", "2031-03-03", TODAY, {"value": "2031-03-03"})
SINCE_SUNDAY = ("It has been shut since Sunday.", "Sunday", "2031-03-02", TODAY, {"value": "2031-03-02"})
SINCE_2019 = ("It has been shut since 2019.", "2019", "2019-01-01", TODAY, {"grain": "year", "value": "2019"})
SINCE_2021 = ("It has been shut since 2021.", "2021", "2021-01-01", TODAY, {"grain": "year", "value": "2021"})
FROM_TO = (
    "It is shut from Monday to Friday.",
    "Monday to Friday",
    "2031-03-03",
    "2031-03-07",
    {"value": "2031-03-03/2031-03-07"},
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (FRIDAY, MONDAY, False),
        (FRIDAY, ON_THURSDAY, False),
        (FRIDAY, ON_FRIDAY, True),
        (MAY, MID_MAY, True),
        (MAY, JUNE, False),
        (WEEK, MONDAY, True),
        (WEEK, FRIDAY, False),
        (SINCE_MONDAY, SINCE_SUNDAY, False),
        (SINCE_2019, SINCE_2021, False),
        (SINCE_2019, FRIDAY, False),
        (FROM_TO, ON_THURSDAY, True),
        (FROM_TO, SINCE_MONDAY, True),
        (FROM_TO, SINCE_SUNDAY, False),
    ],
)
def test_deadlines_and_beginnings_are_compared_by_the_day_they_name(story, one, other, expected):
    assert meets(story, one, other) is expected
    assert meets(story, other, one) is expected


def test_a_deadline_reckoned_from_a_day_nobody_knows_may_be_any(story):
    unsure = {"value": "XXXX-WXX-5"}
    friday = ("The bridge will reopen by Friday.", "Friday", "2031-03-01", "2031-03-14", unsure)
    assert meets(story, friday, MONDAY) is True


NINE = ("The road was shut at 9 a.m.", "9 a.m.", TODAY, TODAY, {"value": f"{TODAY}T09:00"})


def test_a_time_of_day_has_no_day_of_its_own(story):
    later = ("The road was shut at 09:00.", "09:00", "2031-03-06", "2031-03-06", {"value": "2031-03-06T09:00"})
    assert meets(story, NINE, later) is None
    assert meets(story, NINE, ("It happened on Wednesday.", "Wednesday", TODAY, TODAY, {})) is None


def test_a_time_of_day_has_the_day_that_the_page_told_before(story):
    told = (*NINE[:4], {"value": f"{TODAY}T09:00", "basis": "text"})
    assert meets(story, told, ("It happened on Wednesday.", "Wednesday", TODAY, TODAY, {})) is True


def test_the_hour_of_a_day_is_of_that_day(story):
    dated_hour = {"value": f"{TODAY}T09:00"}
    nine = ("The road was shut at 9 a.m. on Wednesday.", "9 a.m. on Wednesday", TODAY, TODAY, dated_hour)
    assert meets(story, nine, ON_FRIDAY) is False


@pytest.mark.parametrize("grain", ["weekend", "week", "month", "season", "quarter", "year", "decade", "century"])
def test_the_first_and_last_days_of_the_calendar_hold(story, grain):
    early = ("It was shut by then, year 1.", "then", "0001-01-01", "0001-01-02", {"grain": grain})
    late = ("It is shut since then, year 9999.", "then", "9999-12-30", "9999-12-31", {"grain": grain})
    assert meets(story, early, late) is False


def changed(story, one, other) -> list[str]:
    (parent, _), (child, _) = (dated(story, *given[:4], **given[4]) for given in (one, other))
    return [drift.kind for drift in story.drifts("edited", parent, child)]


def test_another_deadline_is_a_changed_time(story):
    sentence = "The harbour bridge at Larn will reopen to lorries by {} after repairs."
    friday = (sentence.format("Friday"), "Friday", TODAY, "2031-03-07", {})
    monday = (sentence.format("Monday"), "Monday", TODAY, "2031-03-10", {})
    assert changed(story, friday, monday) == ["time_changed"]
    assert changed(story, friday, friday) == []


def test_an_earlier_beginning_is_a_changed_time(story):
    sentence = "The harbour bridge at Larn has been shut to lorries since {} for repairs."
    late = (sentence.format("2021"), "2021", "2021-01-01", TODAY, {"grain": "year", "value": "2021"})
    early = (sentence.format("2019"), "2019", "2019-01-01", TODAY, {"grain": "year", "value": "2019"})
    assert changed(story, late, early) == ["time_changed"]


def test_the_same_hour_on_pages_of_two_days_is_no_change(story):
    sentence = "The harbour bridge at Larn was shut to lorries at {} for repairs."
    nine = (sentence.format("9 a.m."), "9 a.m.", TODAY, TODAY, {"value": f"{TODAY}T09:00"})
    later = (sentence.format("nine"), "nine", "2031-03-06", "2031-03-06", {"value": "2031-03-06T09:00"})
    assert changed(story, nine, later) == []
