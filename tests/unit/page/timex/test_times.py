"""Times by example: found, resolved, and how they stand to what is said. All sentences are invented."""

import pytest

from twosource.model import (
    Attribution,
    Page,
    PageFacts,
    Published,
    Reading,
    Sentence,
    Span,
    TimeRef,
    content_id,
)
from twosource.page.timex import find_times, resolve_times

FRIDAY = "2024-10-25"


def span(text, words, *, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def attribution(text, source, cue, content, name="at", **more):
    return Attribution(
        id=name,
        page="p",
        by="test",
        source=(span(text, source),) if source else (),
        cue=(span(text, cue),),
        content=(span(text, content),),
        mode=more.pop("mode", "indirect"),
        rule="test",
        **more,
    )


def reading(text, published=FRIDAY, *notes, role="paragraph"):
    facts = ()
    if published:
        first, last = (published.split("/") * 2)[:2]
        day = Published(first=first, last=last, grain="day", how="given")
        facts = (PageFacts(id="pf", page="p", by="test", language="en", analysed=True, published=day),)
    sentences = []
    at = 0
    for line in text.split("\n"):
        if line:
            sentences.append(
                Sentence(id=content_id("se", at), page="p", by="test", span=Span(at, at + len(line)), block="b", role=role)
            )
        at += len(line) + 1
    return Reading(page=Page(id="p", name="p", text=text), notes=(*facts, *sentences, *notes))


def found(text):
    page = reading(text)
    return [(note.span.of(text), note.value) for note in find_times(page)]


def test_a_holiday_may_begin_with_a_name_that_owns_it():
    assert found("They met on Valentine's Day.") == [("Valentine's Day", "XXXX-02-14")]


def test_a_holiday_may_be_the_last_word():
    assert ("Christmas", "XXXX-12-25") in found("They met on the weekend before Christmas")


def resolved(text, published=FRIDAY, *notes):
    page = reading(text, published, *notes)
    return resolve_times(page.having(TimeRef, find_times(page)))


def days(text, published=FRIDAY, *notes):
    return [(n.span.of(text), n.period and (n.period.first, n.period.last)) for n in resolved(text, published, *notes)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on October 5, 2023.", [("October 5, 2023", "2023-10-05")]),
        ("It opened on 5 October 2023.", [("5 October 2023", "2023-10-05")]),
        ("It opened on Oct. 5th, 2023.", [("Oct. 5th, 2023", "2023-10-05")]),
        ("It opened on Thursday, Oct. 5, 2023.", [("Thursday, Oct. 5, 2023", "2023-10-05")]),
        ("It opened on 2023-10-05.", [("2023-10-05", "2023-10-05")]),
        ("It opened on 25/10/2023.", [("25/10/2023", "2023-10-25")]),
        ("It opened in August 2023.", [("August 2023", "2023-08")]),
        ("It opened in 2016 and shut in the 1990s.", [("2016", "2016"), ("the 1990s", "199X")]),
        ("It opened in the third quarter of 2023.", [("the third quarter of 2023", "2023-Q3")]),
        ("It opened in the summer of 2012.", [("the summer of 2012", "2012-SU")]),
        ("It dates from the 19th century.", [("the 19th century", "18XX")]),
        ("It opened in late 2023.", [("late 2023", "2023-09-01/2023-12-31")]),
        ("It took three years.", [("three years", "P3Y")]),
        ("It took several weeks and 35 minutes.", [("several weeks", "PXW"), ("35 minutes", "PT35M")]),
        ("A three-year war.", [("three-year", "P3Y")]),
        ("They had weeks of training.", [("weeks", "PXW")]),
        ("The council meets every Friday.", [("every Friday", "XXXX-WXX-5")]),
        ("The council meets twice a week.", [("a week", "P1W")]),
        ("It opened in August.", [("August", "XXXX-08")]),
    ],
)
def test_value_that_needs_no_page_date(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may march on, a spring in their step.",
        "Give me a second, the second man said.",
        "It sold 2012 boxes and 1500 people came.",
        "It cost $2012 or 2,016 crowns.",
        "Theresa May and June Smith met.",
        "He reads the Sunday Times on the sofa.",
        "The 28-year-old driver was 28 years old.",
        "Come as soon as you can.",
        "The troops are now inside and will soon be out.",
        "On 03/04/2023 nobody can agree.",
    ],
)
def test_what_only_looks_like_a_time(text):
    assert found(text) == []


def test_expressions_do_not_overlap_and_prepositions_are_outside():
    text = "Since August 2023, and by the end of next year, by 10:15 GMT on Friday."
    assert [words for words, _ in found(text)] == ["August 2023", "the end of next year", "10:15 GMT on Friday"]


def test_only_body_and_headline_are_read():
    assert find_times(reading("It opened on Monday.", role="headline"))
    assert not find_times(reading("Opening hours on Monday.", role="furniture"))


def test_find_fills_no_period_and_keeps_ids_when_resolved():
    page = reading("They met on Monday.")
    times = find_times(page)
    assert [note.period for note in times] == [None]
    assert [note.id for note in resolve_times(page.having(TimeRef, times))] == [note.id for note in times]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Wednesday.", ("2024-10-23", "2024-10-23")),
        ("They will meet on Wednesday.", ("2024-10-30", "2024-10-30")),
        ("They met on Friday.", ("2024-10-25", "2024-10-25")),
        ("Leaders to meet Wednesday.", ("2024-10-30", "2024-10-30")),
        ("On Wednesday, the newly elected mayor will travel.", ("2024-10-30", "2024-10-30")),
        ("The units will be used between Sunday and Monday.", ("2024-10-27", "2024-10-28")),
        ("The units were used between Sunday and Monday.", ("2024-10-20", "2024-10-21")),
        ("They met late Thursday.", ("2024-10-24", "2024-10-24")),
        ("They met on Tuesday night.", ("2024-10-22", "2024-10-22")),
        ("They met last Friday.", ("2024-10-18", "2024-10-18")),
        ("They could come as early as this weekend.", ("2024-10-26", "2024-10-27")),
        ("They met over the weekend.", ("2024-10-19", "2024-10-20")),
        ("They met yesterday.", ("2024-10-24", "2024-10-24")),
        ("They shelled it overnight.", ("2024-10-24", "2024-10-25")),
        ("They met last week.", ("2024-10-14", "2024-10-20")),
        ("They met a week ago.", ("2024-10-18", "2024-10-18")),
        ("They met more than a week ago.", (None, "2024-10-18")),
        ("They met almost three months ago.", ("2024-07-01", "2024-08-31")),
        ("They met two years ago.", ("2022-01-01", "2022-12-31")),
        ("They met earlier this month.", ("2024-10-01", "2024-10-25")),
        ("They will leave by the end of the month.", ("2024-10-25", "2024-10-31")),
        ("It moved them from early to mid October.", ("2024-10-01", "2024-10-20")),
        ("They will leave in the next week.", ("2024-10-25", "2024-11-01")),
        ("They will leave next week.", ("2024-10-28", "2024-11-03")),
        ("They captured it in August.", ("2024-08-01", "2024-08-31")),
        ("They are expected to begin in November.", ("2024-11-01", "2024-11-30")),
        ("They met in November.", ("2023-11-01", "2023-11-30")),
        ("They met in October last year.", ("2023-10-01", "2023-10-31")),
        ("They met last winter.", ("2023-12-01", "2024-02-29")),
        ("They bought coats for the upcoming winter.", ("2024-12-01", "2025-02-28")),
        ("They met in the past two years.", ("2022-10-25", "2024-10-25")),
        ("It happened at 3.10 a.m. on Friday.", ("2024-10-25", "2024-10-25")),
        ("It happened at 23:30 EST on Thursday.", ("2024-10-25T04:30Z", "2024-10-25T04:30Z")),
        ("It ran from Monday to Wednesday, they said.", ("2024-10-21", "2024-10-23")),
        ("It ran on May 5-7.", ("2024-05-05", "2024-05-07")),
    ],
)
def test_days_from_the_page_date(text, expected):
    assert [period for _, period in days(text)] == [expected]


def test_a_list_of_times_has_one_direction():
    text = "We go to Rome next month, Oslo in December and Bonn in January."
    assert [period[0] for _, period in days(text)] == ["2024-11-01", "2024-12-01", "2025-01-01"]


def test_the_page_date_may_be_an_interval():
    assert days("They met on Thursday.", "2024-10-25/2024-10-26") == [("Thursday", ("2024-10-24", "2024-10-24"))]
    assert days("They met on Friday.", "2024-10-24/2024-10-26") == [("Friday", ("2024-10-18", "2024-10-25"))]
    (note,) = resolved("They met on Friday.", "2024-10-24/2024-10-26")
    assert note.value == "XXXX-WXX-5"
    assert note.period.grain == "day"


def test_without_a_page_date_only_absolute_times_have_days():
    text = "They met on Monday, in June and on 5 May 2021."
    assert [period for _, period in days(text, None)] == [None, None, ("2021-05-05", "2021-05-05")]
    assert [note.basis for note in resolved(text, None)] == [None, None, "text"]


def test_impossible_dates_have_no_days():
    assert days("It opened on February 30, 2023.") == [("February 30, 2023", None)]


def test_beside_the_time_told_before():
    text = "They met on 5 May 2021.\nThe following day they left."
    assert days(text)[1] == ("The following day", ("2021-05-06", "2021-05-06"))
    assert resolved(text)[1].basis == "text"


def test_a_time_with_the_cue_tells_when_it_was_said():
    text = "Guards left the port on Tuesday, the harbour office said in a statement late Thursday."
    note = attribution(text, "the harbour office", "said", "Guards left the port on Tuesday")
    about, said = resolved(text, FRIDAY, note)
    assert (about.tells, about.attribution, about.period.first) == ("about", "at", "2024-10-22")
    assert (said.tells, said.attribution, said.period.first) == ("said", "at", "2024-10-24")


def test_a_time_before_the_cue_tells_when_it_was_said():
    text = "Speaking on Thursday, the mayor said that the port will reopen on Monday."
    note = attribution(text, "the mayor", "said", "that the port will reopen on Monday")
    said, about = resolved(text, FRIDAY, note)
    assert (said.tells, said.period.first) == ("said", "2024-10-24")
    assert (about.tells, about.period.first, about.basis) == ("about", "2024-10-28", "statement")


def test_a_time_in_a_clause_about_the_speaker_is_not_when_it_was_said():
    text = "The mayor, who was elected in 2016, said the port is shut."
    note = attribution(text, "The mayor", "said", "the port is shut")
    (time,) = resolved(text, FRIDAY, note)
    assert (time.tells, time.attribution) == ("about", None)


def test_quoted_words_are_reckoned_from_the_statement():
    text = "“We sail tomorrow,” the captain said on Tuesday."
    note = attribution(text, "the captain", "said", "“We sail tomorrow,”", mode="direct")
    about, _ = resolved(text, FRIDAY, note)
    assert (about.period.first, about.basis) == ("2024-10-23", "statement")


def test_indirect_yesterday_is_the_writers():
    text = "The captain said on Thursday that they sailed yesterday."
    note = attribution(text, "The captain", "said", "that they sailed yesterday")
    _, about = resolved(text, FRIDAY, note)
    assert (about.period.first, about.basis) == ("2024-10-24", "page")


def test_the_innermost_attribution_holds_the_time():
    text = "The clerk said that the guard believes they left on Monday."
    outer = attribution(text, "The clerk", "said", "that the guard believes they left on Monday", "outer")
    inner = attribution(text, "the guard", "believes", "they left on Monday", "inner", within="outer")
    (time,) = resolved(text, FRIDAY, outer, inner)
    assert (time.tells, time.attribution) == ("about", "inner")


def test_a_future_cue_looks_ahead():
    text = "The mayor will announce on Wednesday that the port is open."
    note = attribution(text, "The mayor", "will announce", "that the port is open")
    (time,) = resolved(text, FRIDAY, note)
    assert (time.tells, time.period.first) == ("said", "2024-10-30")


def test_durations_and_sets_tell_nothing_of_when():
    text = "The mayor said every Friday for three years that the port is open."
    note = attribution(text, "The mayor", "said", "that the port is open")
    assert [(time.tells, time.period) for time in resolved(text, FRIDAY, note)] == [(None, None), (None, None)]


def test_an_empty_page_has_no_times():
    assert resolve_times(Reading(page=Page(id="p", name="p", text=""))) == ()


def test_a_long_line_costs_no_more_than_its_beginning():
    text = "Monday " * 100_000
    assert 0 < len(find_times(reading(text))) < 5_000


DAY = ("2024-10-25", "2024-10-25")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The work will be done by Monday.", ("2024-10-25", "2024-10-28")),
        ("The work was done by Monday.", ("2024-10-21", "2024-10-21")),
        ("The road has been shut since Tuesday.", ("2024-10-22", "2024-10-25")),
        ("The road has been shut since March.", ("2024-03-01", "2024-10-25")),
        ("A deal could come before the weekend.", ("2024-10-26", "2024-10-27")),
        ("It happened on the 17th.", ("2024-10-17", "2024-10-17")),
        ("They will meet on the 2nd.", ("2024-11-02", "2024-11-02")),
        ("They came two weeks ago.", ("2024-10-11", "2024-10-11")),
        ("The note was drawn up in November, they said.", ("2023-11-01", "2023-11-30")),
        ("They called those who had left to be back on Monday.", ("2024-10-28", "2024-10-28")),
    ],
)
def test_deadlines_beginnings_and_plain_days(text, expected):
    assert [period for _, period in days(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The gates had opened at 08:00.", "08:00"),
        ("The gates stood open between 05:00 and 09:00.", "between 05:00 and 09:00"),
        ("A lorry hit the wall shortly before six.", "six"),
        ("The bakers had been out since four.", "four"),
        ("They rose at half past nine in the evening.", "half past nine in the evening"),
        ("They rose at ten to eleven.", "ten to eleven"),
        ("The bread had sold out by mid-morning.", "mid-morning"),
        ("It struck before dawn.", "dawn"),
    ],
)
def test_a_time_of_day_alone_is_of_the_page_day(text, words):
    assert days(text) == [(words, DAY)]


def test_a_time_of_day_is_of_the_day_told_of_before():
    assert days("The wall fell on Tuesday.\nA lorry had hit it at 6 a.m.")[-1] == ("6 a.m.", ("2024-10-22", "2024-10-22"))
    assert days("The wall fell on Tuesday.\nThe bridge will shut at 6 a.m.")[-1] == ("6 a.m.", DAY)


def test_that_night_points_back():
    assert days("The wall fell on Tuesday.\nThey left that night.")[-1] == ("that night", ("2024-10-22", "2024-10-22"))


def test_a_time_beside_an_expectation_is_that_of_the_thing_expected():
    text = "The mayor is expected in the town on Monday."
    note = attribution(text, None, "expected", "in the town")
    assert days(text, "2024-10-25", note) == [("Monday", ("2024-10-28", "2024-10-28"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trial will last five weeks.", [("five weeks", "P5W")]),
        ("They have 120 working days.", [("120 working days", "P120D")]),
        ("The letter went out three weeks before it was read.", [("three weeks", "P3W")]),
        ("It was signed on 14.11.23.", [("14.11.23", "2023-11-14")]),
        ("It was built in summer ’84.", [("summer ’84", "1984-SU")]),
    ],
)
def test_lengths_and_short_years(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He was aged 30 years.",
        "For a second morning the trams stood.",
        "She won 3:2 and ten to eleven people came.",
        "They live on the 17th floor.",
        "The morning rush was over.",
    ],
)
def test_what_only_looks_like_a_time_of_day(text):
    assert found(text) == []


def stated(text, published, updated=None):
    """The days of the only time on a page that states when it appeared, and when it was changed."""
    facts = PageFacts(id="pf", page="p", by="test", language="en", analysed=True, published=published, updated=updated)
    page = reading(text, None).having(PageFacts, (facts,))
    (time,) = resolve_times(page.having(TimeRef, find_times(page)))
    return time.period and (time.period.first, time.period.last)


def a_day(day):
    return Published(first=day, last=day, grain="day", how="stated", day=day)


def test_days_are_reckoned_from_the_newsrooms_own_calendar():
    minute = {"first": "2030-03-01T22:00Z", "last": "2030-03-01T22:00Z", "grain": "minute", "how": "stated"}
    assert stated("It opened on Saturday.", Published(**minute, day="2030-03-02")) == ("2030-03-02", "2030-03-02")
    assert stated("It opened on Saturday.", Published(**minute)) == ("2030-02-23", "2030-02-23")


@pytest.mark.parametrize(
    ("words", "updated", "expected"),
    [
        ("on Friday", "2030-03-06", ("2030-03-01", "2030-03-01")),
        ("on Tuesday", "2030-03-06", ("2030-02-26", "2030-03-05")),
        ("yesterday", "2030-03-06", ("2030-03-03", "2030-03-05")),
        ("on Tuesday", "2030-03-04", ("2030-02-26", "2030-02-26")),
        ("on Tuesday", "2030-06-06", ("2030-02-26", "2030-02-26")),
    ],
)
def test_words_of_a_page_changed_within_the_week_are_of_either_day(words, updated, expected):
    assert stated(f"The pier was shut {words}.", a_day("2030-03-04"), a_day(updated)) == expected
