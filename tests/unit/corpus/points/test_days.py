"""Which days a count is of: what the words name, not the days they run over from the page's own."""

import msgspec
import pytest
from build import PageBuilder, number, origin, person, story

from twosource.corpus.points.days import Days, named_days
from twosource.corpus.points.eras import eras_of
from twosource.corpus.points.estimates import estimates_of
from twosource.model import Claim, Period, Reading, Sentence, TimeRef

TODAY = "2031-03-05"
FRIDAY, MAY = "2031-03-07", "2031-05"


def page(sentence: str, words: str, first: str, last: str, grain: str = "day", **more) -> tuple[Reading, TimeRef]:
    """A page of one sentence with one time, and that time."""
    builder = PageBuilder("a.txt", published=TODAY)
    builder.tells(sentence, time=words)
    reading = builder.reading()
    (time,) = reading.of(TimeRef)
    time = msgspec.structs.replace(time, period=Period(first=first, last=last, grain=grain), tells="about", **more)
    return msgspec.structs.replace(reading, notes=tuple(time if note.id == time.id else note for note in reading.notes)), time


@pytest.mark.parametrize(
    ("told", "named"),
    [
        (("By Friday 40 had come.", "Friday", TODAY, FRIDAY, "day", FRIDAY), (FRIDAY, FRIDAY)),
        (("By about May 40 had come.", "May", TODAY, "2031-05-31", "month", MAY), ("2031-05-01", "2031-05-31")),
        (("Since 2019 40 have come.", "2019", "2019-01-01", TODAY, "year", "2019"), ("2019-01-01", "2019-12-31")),
        (("Since last week 40 have come.", "last week", "2031-02-24", TODAY, "week", "2031-W09"), ("2031-02-24", "2031-03-02")),
        (("On Friday 40 came.", "Friday", FRIDAY, FRIDAY, "day", FRIDAY), (FRIDAY, FRIDAY)),
        (
            ("By early May 40 come.", "early May", TODAY, "2031-05-10", "month", "2031-05-01/2031-05-10"),
            ("2031-05-01", "2031-05-10"),
        ),
        (("By Friday 40 had come.", "Friday", "2031-03-01", "2031-03-14", "day", "XXXX-WXX-5"), ("2031-03-01", "2031-03-14")),
        (("By 9 a.m. 40 had come.", "9 a.m.", TODAY, TODAY, "day", f"{TODAY}T09:00"), (None, None)),
        (
            ("By 9 a.m. Sunday 40 had come.", "9 a.m. Sunday", "2031-03-02", "2031-03-02", "day", "2031-03-02T09:00"),
            ("2031-03-02",) * 2,
        ),
    ],
)
def test_the_days_named(told, named):
    reading, time = page(*told[:-1], value=told[-1], basis="page")
    assert named_days(time, reading.page.text) == Days(first=named[0], last=named[1])


def test_a_time_of_day_is_of_the_day_told_before():
    reading, time = page("By 9 a.m. 40 had come.", "9 a.m.", TODAY, TODAY, value=f"{TODAY}T09:00", basis="text")
    assert named_days(time, reading.page.text) == Days(first=TODAY, last=TODAY)


@pytest.mark.parametrize("grain", ["weekend", "week", "month", "season", "quarter", "year", "decade", "century"])
def test_the_first_and_last_days_of_the_calendar_hold(grain):
    early, time = page("By then 40 had come.", "then", "0001-01-01", "0001-01-02", grain, value="0001")
    assert named_days(time, early.page.text).last == "0001-01-02"
    late, time = page("Since then 40 have come.", "then", "9999-12-30", "9999-12-31", grain, value="9999")
    assert named_days(time, late.page.text).first == "9999-12-30"


@pytest.mark.parametrize(
    ("told", "key"),
    [
        (("Since 2019 some 1,200 have died.", "2019", "2019-01-01", TODAY, "year", "2019"), "2019-01"),
        (("Since Monday 12 have died.", "Monday", "2031-03-03", TODAY, "day", "2031-03-03"), ""),
        (("By Friday 12 will have died.", "Friday", TODAY, FRIDAY, "day", FRIDAY), ""),
        (("At 9 a.m. 12 had died.", "9 a.m.", "2031-01-05", "2031-01-05", "day", "2031-01-05T09:00"), ""),
    ],
)
def test_a_count_since_long_ago_is_of_another_time(told, key):
    reading, _ = page(*told[:-1], value=told[-1], basis="page")
    assert [era.key for era in eras_of(reading, reading.of(Sentence), TODAY)] == [key]


def test_a_count_has_the_day_named_in_its_claim_where_a_time_of_day_stands_first():
    builder = PageBuilder("a.txt", published=TODAY)
    builder.says(person("Ida Lund"), "said", "at 9 a.m. some 40 cars had crossed on Sunday", [number("40", 40, "cars")])
    reading = builder.reading()
    (claim,) = reading.of(Claim)

    def time(words: str, day: str, value: str) -> TimeRef:
        span = builder.span(words, claim.spans[0])
        period = Period(first=day, last=day, grain="day")
        return TimeRef(
            id=words, page=reading.page.id, by="test/1", span=span, period=period, value=value,
            basis="page", tells="about", attribution=claim.attribution, rule="test",
        )  # fmt: skip

    times = (time("9 a.m.", TODAY, f"{TODAY}T09:00"), time("Sunday", "2031-03-02", "2031-03-02"))
    dated = msgspec.structs.replace(claim, about="9 a.m.", times=("9 a.m.", "Sunday"))
    notes = [dated if note is claim else note for note in reading.notes]
    reading = msgspec.structs.replace(reading, notes=(*notes, *times))
    (found,) = estimates_of(story(origin("Aurel Wire", builder)), [reading], [], [])
    assert found.about == Days(first="2031-03-02", last="2031-03-02")
