"""The table of who held which office when: a line that cannot be right is found here, not on a page."""

import datetime as dt
import importlib.resources
import itertools
import re

import pytest

from twosource.language import lexicon
from twosource.model import Span
from twosource.page.facts.bounds import find_bounds

HANDOVER = dt.timedelta(days=31)
"""Most days by which a holder's span may reach into the next one's: from being named, or voted out, to the oath."""
_HEADING = re.compile(r"# (?P<body>[A-Z][\w .]*)$")
_LINE = re.compile(r'"(?P<office>[^":]+): (?P<names>[^"]+)" = "(?P<spans>[^"]+)"(?: # (?P<remark>\S.*))?$')
_SPAN = re.compile(r"\d{4}-\d\d-\d\d/(?:\d{4}-\d\d-\d\d)?$")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+)+$")
_OPEN = dt.date(9999, 12, 31)

TENURES = lexicon("tenures")


def _period(span):
    first, last = span.split("/")
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else _OPEN


def _rows():
    """Body, office, names, spans and remark of each line of terms, as written."""
    text = importlib.resources.files("twosource.language").joinpath("en", "tenures.toml").read_text(encoding="utf-8")
    body = None
    for line in text.partition("\n[terms]\n")[2].partition("\n[since]\n")[0].splitlines():
        heading, row = _HEADING.match(line), _LINE.match(line)
        if heading:
            body = heading["body"]
        elif row:
            yield body, row["office"], tuple(row["names"].split(", ")), row["spans"].split(" "), row["remark"]
        else:
            assert not line or line.startswith("# "), line


ROWS = tuple(_rows())


def test_every_line_is_read_and_stands_under_a_heading():
    assert [f"{office}: {', '.join(names)}" for _, office, names, _, _ in ROWS] == list(TENURES["terms"])
    assert None not in {body for body, *_ in ROWS}


def test_every_office_has_holders_and_is_written_as_pages_are_read():
    offices = TENURES["offices"]
    assert {office for _, office, *_ in ROWS} == set(offices)
    ways = [way for office in offices for way in (office, *offices[office])]
    assert [way for way in ways if way != way.lower() or "defence" in way or way != way.strip()] == []
    assert [office for office in offices if len({office, *offices[office]}) != 1 + len(offices[office])] == []


def _faults(names, spans):
    if not all(_SPAN.match(span) for span in spans):
        return "a span is no two days"
    days = [day for span in spans for day in _period(span)]
    if days != sorted(set(days)):
        return "the days are not in order"
    if not all(_NAME.match(name) for name in names) or len(set(names)) != len(names):
        return "a name is not in full, or stands twice"
    return None


def test_every_line_has_days_in_order_and_names_in_full():
    assert [(office, names, _faults(names, spans)) for _, office, names, spans, _ in ROWS if _faults(names, spans)] == []


@pytest.mark.parametrize(
    ("names", "spans"),
    [
        (("Ann Brill",), ["2011-05-01/2011-05-01"]),
        (("Ann Brill",), ["2014-05-01/2011-05-01"]),
        (("Ann Brill",), ["2011-05-01/2014-05-01", "2013-05-01/"]),
        (("Ann Brill",), ["2011-05-01/", "2013-05-01/2014-05-01"]),
        (("Ann Brill",), ["2011-05-01"]),
        (("Brill",), ["2011-05-01/"]),
        (("Ann Brill", "Ann Brill"), ["2011-05-01/"]),
    ],
)
def test_a_bad_line_is_found(names, spans):
    assert _faults(names, spans)


def test_nobody_has_two_lines_for_one_office():
    held = [(office, name) for _, office, names, _, _ in ROWS for name in names]
    assert sorted(key for key in set(held) if held.count(key) > 1) == []


def test_an_office_has_one_holder_at_a_time():
    together = []
    plain = sorted((row for row in ROWS if row[4] is None), key=lambda row: (row[0], row[1]))
    for (body, office), rows in itertools.groupby(plain, key=lambda row: (row[0], row[1])):
        held = [(*_period(span), names[0]) for _, _, names, spans, _ in rows for span in spans]
        for one, other in itertools.combinations(held, 2):
            if min(one[1], other[1]) - max(one[0], other[0]) > HANDOVER:
                together.append((body, office, one[2], other[2]))
    assert together == []


def test_one_way_of_writing_does_not_speak_of_two_offices_of_a_person():
    ways = {office: {office, *others} for office, others in TENURES["offices"].items()}
    by_name = {}
    for _, office, names, *_ in ROWS:
        for name in names:
            by_name.setdefault(name, []).append(office)
    assert [
        (name, one, other)
        for name, offices in sorted(by_name.items())
        for one, other in itertools.combinations(offices, 2)
        if ways[one] & ways[other]
    ] == []


def test_the_spellings_of_a_person_stand_together_in_every_line():
    lines = {}
    for _, _, names, _, _ in ROWS:
        for name in names:
            lines.setdefault(name, set()).add(frozenset(names))
    assert {name: spellings for name, spellings in lines.items() if len(spellings) > 1} == {}


def test_words_first_used_on_a_day_have_a_day():
    assert [words for words, day in TENURES["since"].items() if dt.date.fromisoformat(day).isoformat() != day] == []


def test_words_of_another_time_are_single_words():
    words = TENURES["not_in_office"]["before"]
    assert [word for word in words if not re.fullmatch(r"[a-z0-9]+", word)] == []
    assert len(set(words)) == len(words)


def bounds(text):
    found = find_bounds(text, [Span(0, len(text))], "en", None)
    return tuple(bound and bound.day.isoformat() for bound in (found.first, found.last))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chancellor Olaf Scholz said on Friday that the pier was late.", ("2021-12-08", "2025-05-13")),
        ("Chancellor Rishi Sunak said on Friday that the pier was late.", ("2020-02-13", "2022-07-12")),
        ("Finance Minister Christian Lindner said on Friday that the pier was late.", ("2021-12-08", "2024-11-14")),
        ("Attorney General Pam Bondi opened the pier.", ("2011-01-04", None)),
        ("U.S. Attorney General Pam Bondi opened the pier.", ("2025-02-04", None)),
        ("Indian Foreign Secretary Subrahmanyam Jaishankar opened the pier.", ("2015-01-28", None)),
        ("White House press secretary Karoline Leavitt opened the pier.", ("2025-01-20", None)),
        ("Prime Minister Kaja Kallas said on Friday that the pier was late.", ("2021-01-26", "2024-07-30")),
        ("EU foreign policy chief Kaja Kallas said on Friday that the pier was late.", ("2024-12-01", None)),
        ("Prime Minister Robert Fico said on Friday that the pier was late.", ("2006-07-04", None)),
        ("Prime Minister Stephen Harper said on Friday that the pier was late.", ("2006-02-06", "2015-11-11")),
        ("South African President Jacob Zuma said on Friday that the pier was late.", ("2007-12-18", None)),
    ],
)
def test_the_span_is_that_of_the_office_named(text, expected):
    assert bounds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Campaign press secretary Karoline Leavitt opened the pier.",
        "Incoming White House press secretary Karoline Leavitt opened the pier.",
        "The next prime minister, Mark Carney, opened the pier.",
        "Prime Minister-designate Mark Carney opened the pier.",
        "Marco Rubio, the pick for secretary of state, opened the pier.",
        "Donald Trump, who is running for president, opened the pier.",
        "Alternate Prime Minister Naftali Bennett said on Friday that the pier was late.",
        "Under Secretary of Defense Ash Carter opened the pier.",
        "A judge appointed by President Joe Biden said on Friday that the pier was late.",
        "Ousted President Bashar Assad said on Friday that the pier was late.",
        "King Charles Street and the pier of Pope Leo XIII were closed.",
        "The Oct. 7 attacks and the Jan. 6 attack closed the pier.",
        "The actor, formerly Twitter's chief, said on X Factor that the pier was late.",
    ],
)
def test_other_times_and_other_things_bound_nothing(text):
    assert bounds(text) == (None, None)
