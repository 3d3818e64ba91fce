"""Which of a page's dates tells when it appeared, and in which section it stands. All pages are invented."""

import msgspec
import pytest

from twosource.model import Block, MarkupFacts, PageFacts, Reading
from twosource.page.blocks import find_blocks
from twosource.page.facts import inferred_dates, stated_facts
from twosource.read import text_page

TITLE = "New lift at the quarry to open a year late"
LEAD = "The quarry board said on Monday that the new lift would open in spring, a year later than planned."
SECOND = "Its chair, Ada Quill, told reporters that the delay had been caused by a shortage of steel."
THIRD = "Climbers who use the old lift said they had been given no notice, and asked the board to meet them."


def facts_of(*lines, language="en", **fields):
    page = msgspec.structs.replace(text_page("\n".join(lines), name="a"), **fields)
    reading = Reading(page=page)
    reading = reading.having(Block, find_blocks(reading))
    reading = reading.having(PageFacts, (stated_facts(reading, language, analysed=language == "en"),))
    return page, inferred_dates(reading)


def published(*lines, **fields):
    page, facts = facts_of(*lines, **fields)
    found = facts.published
    return found and (found.first, found.last, found.how, [span.of(page.text) for span in found.evidence])


def test_the_day_at_the_top_of_the_page_is_that_of_its_fetching():
    top = ("Monday, March 18, 2030", "Home", "Business", "Weather", "Sign in")
    assert published(*top, TITLE, "By Una Moor", LEAD, SECOND, THIRD) is None
    told = published(*top, TITLE, "By Una Moor", "March 4, 2030", LEAD, SECOND, THIRD)
    assert told == ("2030-03-04", "2030-03-04", "stated", ["March 4, 2030"])


def test_a_label_counts_before_a_date_alone_and_the_head_before_what_is_below():
    below = "Posted March 9, 2030 by a reader"
    assert published(TITLE, "March 4, 2030", LEAD, SECOND, THIRD, below)[0] == "2030-03-04"
    assert published(TITLE, "March 5, 2030", "Published March 4, 2030", LEAD, SECOND)[0] == "2030-03-04"


def test_figures_are_settled_by_the_capture_and_the_address():
    lines = (TITLE, "04/03/2030", LEAD, SECOND)
    assert published(*lines)[:3] == ("2030-03-04", "2030-04-03", "stated")
    assert published(*lines, captured="2030-03-06T10:20Z")[:2] == ("2030-03-04", "2030-03-04")
    assert published(*lines, url="https://quarry.example/2030/04/03/lift")[:2] == ("2030-04-03", "2030-04-03")


def test_a_day_after_the_capture_is_refused():
    assert published(TITLE, "25/03/2030", LEAD, SECOND, captured="2030-03-06T10:20Z")[:3] == (None, "2030-03-06", "inferred")


@pytest.mark.parametrize("line", ["3 hours ago", "Il y a 3 heures", "vor 3 Stunden", "3 часа назад", "3時間前"])
def test_hours_before_the_capture(line):
    lines = (TITLE, line, LEAD, SECOND)
    told = published(*lines, captured="2030-03-06T10:20Z")
    assert told == ("2030-03-06T06:20Z", "2030-03-06T08:20Z", "inferred", [line])
    assert published(*lines) is None


def test_the_line_of_a_change_is_no_past_date_of_the_report():
    _, facts = facts_of(TITLE, "Updated 2:15 p.m. ET, Mon March 4, 2030", LEAD, SECOND)
    assert (facts.published, facts.updated.first) == (None, "2030-03-04T19:15Z")


def test_a_moment_of_the_markup_is_shown_by_the_day_in_its_own_zone():
    stated = MarkupFacts(published="2030-03-05T04:34Z")
    page, facts = facts_of(TITLE, "Published 11:34 PM EST March 4, 2030", LEAD, SECOND, stated=stated)
    assert [span.of(page.text) for span in facts.published.evidence] == ["11:34 PM EST March 4, 2030"]


@pytest.mark.parametrize(
    ("lines", "fields", "told"),
    [
        (("Home > News > Politics", TITLE, "By Una Moor"), {}, ("Politics", "stated", ["Politics"])),
        (("POLITICS", TITLE, "By Una Moor"), {}, ("POLITICS", "stated", ["POLITICS"])),
        (("Politics", "Business", "Opinion", TITLE), {}, None),
        ((TITLE,), {"url": "https://quarry.example/politics/2030/03/04/new-lift"}, ("Politics", "inferred", [])),
        ((TITLE,), {"url": "https://quarry.example/politics"}, None),
        (("Opinion", TITLE), {"stated": MarkupFacts(section="opinion")}, ("opinion", "stated", ["Opinion"])),
        ((TITLE,), {"stated": MarkupFacts(section="Quarrying")}, ("Quarrying", "stated", [])),
    ],
)
def test_sections(lines, fields, told):
    page, facts = facts_of(*lines, LEAD, SECOND, THIRD, **fields)
    found = facts.section
    assert (found and (found.name, found.how, [span.of(page.text) for span in found.evidence])) == told


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("Photo: AFP", []),
        ("Photo by Una Moor, Reuters", []),
        ("With reporting by AFP", ["Agence France-Presse"]),
        ("Reporting and photos by AFP", ["Agence France-Presse"]),
    ],
)
def test_who_took_a_picture_did_not_report(credit, names):
    assert [fact.name for fact in facts_of(TITLE, LEAD, SECOND, THIRD, credit)[1].agencies] == names


def test_authors_of_pages_in_other_languages():
    page, facts = facts_of("Neuer Aufzug im Steinbruch kommt später", "Von Una Moor", LEAD, SECOND, language="de")
    assert [(author.name, [span.of(page.text) for span in author.evidence]) for author in facts.authors] == [
        ("Una Moor", ["Una Moor"])
    ]


def test_the_month_in_the_address_bounds_what_nothing_states():
    told = "Steel was ordered on 6 March 2030, the board said."
    url = "https://quarry.example/2030/03/new-lift/"
    assert published(TITLE, LEAD, SECOND, url=url) == ("2030-03-01", "2030-03-31", "inferred", [])
    assert published(TITLE, LEAD, told, url=url) == ("2030-03-06", "2030-03-31", "inferred", ["6 March 2030"])
    assert published(TITLE, LEAD, told, url="https://quarry.example/2029/03/new-lift/")[:2] == ("2030-03-06", None)
    assert published(TITLE, LEAD, SECOND, url="https://quarry.example/2030/03/12/")[:2] == ("2030-03-12", "2030-03-12")
