import msgspec
import pytest

from twosource.model import Block, GivenFacts, MarkupFacts, PageFacts, Reading
from twosource.page.blocks import find_blocks
from twosource.page.facts import inferred_dates, stated_facts
from twosource.page.facts.agencies import canonical
from twosource.page.facts.dates import iso_period
from twosource.page.facts.written import written_dates
from twosource.read import text_page

LEAD = "The harbour board said on Monday that the new pier would open in spring, a year later than planned."
SECOND = "Its chair, Ada Quill, told reporters that the delay had been caused by a shortage of stone."
THIRD = "Fishermen who use the old pier said they had been given no notice, and asked the board to meet them."


def facts_of(*lines, stated=None, **fields):
    page = text_page("\n".join(lines), name="a")
    page = msgspec.structs.replace(page, stated=stated, **fields)
    reading = Reading(page=page)
    reading = reading.having(Block, find_blocks(reading))
    reading = reading.having(PageFacts, (stated_facts(reading, "en", analysed=True),))
    return page, inferred_dates(reading)


def words(page, fact):
    return [span.of(page.text) for span in fact.evidence]


def agencies(*lines, **fields):
    page, facts = facts_of(*lines, **fields)
    return {fact.name: words(page, fact) for fact in facts.agencies}


def test_a_bare_report_states_nothing():
    _, facts = facts_of(LEAD, SECOND)
    assert (facts.title, facts.publisher, facts.agencies, facts.authors) == (None, None, (), ())
    assert (facts.dateline, facts.published, facts.updated) == (None, None, None)


@pytest.mark.parametrize(
    ("dateline", "name", "evidence"),
    [
        ("BRILL, Moorland (AP) —", "Associated Press", "AP"),
        ("BRILL, Oct. 25 (Reuters) -", "Reuters", "Reuters"),
        ("BRILL (Aurel Wire) —", "Aurel Wire", "Aurel Wire"),
        ("Brill, Moorland (Meridian Press) –", "Meridian Press", "Meridian Press"),
        ("MOSCOW, October 25. /TASS/.", "TASS", "TASS"),
    ],
)
def test_agencies_in_datelines(dateline, name, evidence):
    assert agencies(f"{dateline} {LEAD}", SECOND) == {name: [evidence]}


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("Associated Press writers Una Moor and Bo Lind contributed to this report.", "Associated Press"),
        ("Aurel Wire correspondent Una Moor contributed reporting.", "Aurel Wire"),
        ("With inputs from Meridian Press", "Meridian Press"),
        ("Copyright 2023 The Associated Press. All rights reserved.", "Associated Press"),
        ("© AFP 2023. All rights reserved.", "Agence France-Presse"),
        ("Additional reporting by the Aurel News Agency", "Aurel News Agency"),
    ],
)
def test_agencies_in_credits(credit, name):
    assert list(agencies(LEAD, SECOND, THIRD, credit)) == [name]


def test_agencies_in_bylines():
    assert list(agencies("Pier to open a year late", "By Una Moor, Associated Press", LEAD, SECOND)) == ["Associated Press"]
    assert list(agencies("Pier to open a year late", "By Una Moor, Aurel Wire", LEAD, SECOND)) == ["Aurel Wire"]


def test_an_agency_that_a_source_told():
    line = "A board member told The Associated Press on Friday that stone was ordered late."
    assert agencies(LEAD, line) == {"Associated Press": ["Associated Press"]}
    assert agencies(LEAD, "A member told the Aurel News Agency that stone was late.") == {
        "Aurel News Agency": ["Aurel News Agency"]
    }


@pytest.mark.parametrize(
    "line",
    [
        "Ada Quill told the Moorland Press Club that stone was ordered late, and left.",
        "The board said in a statement to the press (which few read) that stone was late.",
        "Reuters Square in Brill was closed for the day, the board said on Monday.",
    ],
)
def test_no_agencies(line):
    assert agencies(LEAD, line) == {}


def test_an_agency_that_the_markup_names():
    assert agencies(LEAD, stated=MarkupFacts(authors=("The Associated Press", "Una Moor"))) == {"Associated Press": []}


@pytest.mark.parametrize(
    ("name", "known"), [("AP", "Associated Press"), ("the Associated Press", "Associated Press"), ("Quay", None)]
)
def test_canonical_names(name, known):
    assert canonical(name) == known


def test_publisher_given_stated_found_or_by_host():
    sign_in = "Please sign into your Quay Post account to take part."
    assert facts_of(LEAD, SECOND, sign_in)[1].publisher.name == "Quay Post"
    page, facts = facts_of(LEAD, SECOND, sign_in)
    assert words(page, facts.publisher) == ["Quay Post"]
    assert facts.publisher.how == "stated"
    stated = MarkupFacts(publisher="The Quay")
    assert facts_of(LEAD, sign_in, stated=stated)[1].publisher.name == "The Quay"
    assert facts_of(LEAD, stated=stated, given=GivenFacts(publisher="Given"))[1].publisher.how == "given"
    by_host = facts_of(LEAD, url="https://www.bbc.co.uk/news/1")[1].publisher
    assert (by_host.name, by_host.how) == ("BBC", "inferred")
    assert facts_of(LEAD, url="https://quay.example/1")[1].publisher is None
    archived = facts_of(LEAD, url="https://web.archive.org/web/20241026101500/https://www.bbc.co.uk/news/1")[1]
    assert archived.publisher.name == "BBC"
    assert facts_of(LEAD, url="http://[bad/")[1].publisher is None


@pytest.mark.parametrize(
    ("stated", "url", "name", "how"),
    [
        ("Guardian News & Media", None, "The Guardian", "stated"),
        ("Metro.co.uk", None, "Metro", "stated"),
        ("AP News", None, "Associated Press", "stated"),
        ("Quay Post – all the news of the quay", None, "Quay Post", "stated"),
        ("Quay Holdings", "https://www.theguardian.com/a", "The Guardian", "inferred"),
        ("The Guardian", "https://www.theguardian.com/a", "The Guardian", "stated"),
        ("| News of Brill", None, "News of Brill", "stated"),
    ],
)
def test_a_stated_publisher_is_written_as_the_tables_write_it(stated, url, name, how):
    publisher = facts_of(LEAD, stated=MarkupFacts(publisher=stated), url=url)[1].publisher
    assert (publisher.name, publisher.how) == (name, how)


def test_furniture_is_evidence_where_it_gives_the_same_name():
    page, facts = facts_of(LEAD, "Please sign into your Guardian account.", url="https://www.theguardian.com/a")
    assert (facts.publisher.name, words(page, facts.publisher)) == ("The Guardian", ["Guardian"])


@pytest.mark.parametrize(
    ("canonical_url", "url", "names"),
    [
        ("https://apnews.com/article/1", "https://quay.example/1", ["Associated Press"]),
        ("https://apnews.com/article/1", None, ["Associated Press"]),
        ("https://www.theguardian.com/a", "https://www.bbc.co.uk/1", ["The Guardian"]),
        ("https://www.bbc.com/1", "https://www.bbc.co.uk/1", []),
        ("https://quay.example/1", "https://www.bbc.co.uk/1", []),
    ],
)
def test_a_canonical_address_elsewhere_names_whose_report_it_is(canonical_url, url, names):
    assert list(agencies(LEAD, stated=MarkupFacts(canonical=canonical_url), url=url)) == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2023 Quay Post. All rights reserved.", "Quay Post"),
        ("Copyright © 2020-2023 The Quay Post Ltd. All rights reserved.", "The Quay Post"),
        ("© The Quay Post. To switch off alerts, open the app.", "The Quay Post"),
        ("© St. Orle Post", "St. Orle Post"),
        ("Subscribe to Quay Post for unlimited access to our site", "Quay Post"),
    ],
)
def test_publisher_in_furniture(line, name):
    assert facts_of(LEAD, SECOND, line)[1].publisher.name == name


@pytest.mark.parametrize(
    "line", ["© 2023", "Sign up to our newsletter", "Copyright 2023 The Associated Press. All rights reserved."]
)
def test_no_publisher_in_furniture(line):
    assert facts_of(LEAD, SECOND, line)[1].publisher is None


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Una Moor", ["Una Moor"]),
        ("By UNA MOOR and BO LIND", ["Una Moor", "Bo Lind"]),
        ("By Una Moor in Brill and Bo Lind in Moorland", ["Una Moor", "Bo Lind"]),
        ("By Una Moor, Harbour Correspondent", ["Una Moor"]),
        ("By Una Moor, Associated Press", ["Una Moor"]),
        ("Una Moor - March 6, 2023", ["Una Moor"]),
    ],
)
def test_authors(byline, names):
    _, facts = facts_of("Pier to open a year late", byline, LEAD, SECOND)
    assert [author.name for author in facts.authors] == names
    assert all(author.evidence for author in facts.authors)


def test_authors_of_the_markup_have_words_where_a_byline_has_them():
    stated = MarkupFacts(authors=("Una Moor", "Bo Lind", "Quay Post Staff"))
    page, facts = facts_of("Pier to open a year late", "By Una Moor", LEAD, SECOND, stated=stated)
    assert [(author.name, words(page, author)) for author in facts.authors] == [("Una Moor", ["Una Moor"]), ("Bo Lind", [])]


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("BRILL, Moorland (AP) —", "BRILL, Moorland"),
        ("BRILL, Oct. 25 (Reuters) -", "BRILL"),
        ("NEW MOOR —", "NEW MOOR"),
        ("Brill, Moorland –", "Brill, Moorland"),
        ("MOSCOW, October 25. /TASS/.", "MOSCOW"),
    ],
)
def test_dateline_places(dateline, place):
    page, facts = facts_of(f"{dateline} {LEAD}", SECOND)
    assert (facts.dateline.place, facts.dateline.span.of(page.text)) == (place, place)


def test_a_dateline_of_an_agency_alone_has_no_place():
    assert facts_of(f"(Reuters) - {LEAD}", SECOND)[1].dateline is None


def test_titles():
    page, facts = facts_of("Pier to open a year late", LEAD, SECOND)
    assert facts.title.span.of(page.text) == facts.title.text == "Pier to open a year late"
    given = facts_of("Pier to open a year late", LEAD, given=GivenFacts(title="Another"))[1].title
    assert (given.text, given.span) == ("Another", None)
    stated = facts_of("Pier to open a year late", LEAD, stated=MarkupFacts(title="Pier to open a year late!"))[1].title
    assert stated.span is not None


@pytest.mark.parametrize(
    ("line", "first", "last", "grain"),
    [
        ("Published: 26 October 2024, 10:15 BST", "2024-10-26T09:15Z", "2024-10-26T09:15Z", "minute"),
        ("Oct. 26, 2024", "2024-10-26", "2024-10-26", "day"),
        ("Posted on October 26th, 2024 at 9:05 p.m. EDT", "2024-10-27T01:05Z", "2024-10-27T01:05Z", "minute"),
        ("26 October 2024 10:15", "2024-10-26", "2024-10-26", "day"),
        ("Published 2024-10-26", "2024-10-26", "2024-10-26", "day"),
        ("By Una Moor | October 26, 2024", "2024-10-26", "2024-10-26", "day"),
    ],
)
def test_stated_dates(line, first, last, grain):
    page, facts = facts_of("Pier to open a year late", line, LEAD, SECOND)
    found = facts.published
    assert (found.first, found.last, found.grain, found.how) == (first, last, grain, "stated")
    assert words(page, found)[0] in line


@pytest.mark.parametrize(
    ("stated", "line", "evidence"),
    [
        ("2024-10-26T02:30Z", "October 25, 2024", ["October 25, 2024"]),
        ("2024-10-26T02:30+02:00", "October 25, 2024", []),
        ("2024-10-26T09:15Z", "26 October 2024, 10:15 BST", ["26 October 2024, 10:15 BST"]),
        ("2024-10-26T09:15Z", "26 October 2024, 11:40 BST", []),
        ("2024-10-26", "28 October 2024", []),
    ],
)
def test_a_date_line_is_evidence_of_the_moment_the_markup_states(stated, line, evidence):
    page, facts = facts_of("Pier to open a year late", line, LEAD, SECOND, stated=MarkupFacts(published=stated))
    assert (facts.published.first[:10], words(page, facts.published)) == (stated[:10], evidence) or stated.endswith("+02:00")
    assert words(page, facts.published) == evidence


def test_a_line_with_an_hour_is_finer_than_a_day_in_the_markup():
    line = "26 October 2024, 10:15 BST"
    _, facts = facts_of("Pier to open a year late", line, LEAD, SECOND, stated=MarkupFacts(published="2024-10-26"))
    assert (facts.published.first, facts.published.grain) == ("2024-10-26T09:15Z", "minute")


def test_the_address_wins_over_another_day_without_an_hour():
    _, facts = facts_of(LEAD, stated=MarkupFacts(published="2024-10-30"), url="https://quay.example/2024/10/26/pier")
    assert (facts.published.first, facts.published.how) == ("2024-10-26", "inferred")


def test_impossible_dates_are_refused():
    archived = "https://web.archive.org/web/20241026101500/https://quay.example/pier"
    _, facts = facts_of(LEAD, stated=MarkupFacts(published="2024-11-26", updated="2024-11-27"), url=archived)
    assert (facts.published.first, facts.published.last, facts.updated) == (None, "2024-10-26", None)
    _, facts = facts_of(LEAD, stated=MarkupFacts(published="2024-10-26", updated="2024-10-20"))
    assert (facts.published.first, facts.updated) == ("2024-10-26", None)


def test_no_date_is_later_than_the_capture():
    stated = MarkupFacts(published="2024-11-26", updated="2024-11-27")
    _, facts = facts_of(LEAD, stated=stated, captured="2024-10-26T10:15Z")
    assert (facts.published.first, facts.published.last, facts.updated) == (None, "2024-10-26", None)
    _, facts = facts_of(LEAD, stated=stated, captured="2024-11-30T10:15Z")
    assert (facts.published.first, facts.updated.first) == ("2024-11-26", "2024-11-27")


def test_the_earliest_capture_counts():
    archived = "https://web.archive.org/web/20241026101500/https://quay.example/pier"
    for captured, last in (("2024-10-20T08:00Z", "2024-10-20"), ("2024-10-30T08:00Z", "2024-10-26")):
        assert facts_of(LEAD, url=archived, captured=captured)[1].published.last == last


def test_a_date_of_change_is_no_date_of_publication():
    _, facts = facts_of("Pier to open a year late", "Updated: 27 October 2024", LEAD, SECOND)
    assert facts.published is None
    assert facts.updated.first == "2024-10-27"


def test_a_date_in_the_report_is_no_date_of_publication():
    assert facts_of(LEAD, "The board was founded on 26 October 1924, its records show.")[1].published is None


def test_given_dates_win_over_stated_ones():
    stated = MarkupFacts(published="2024-10-26T23:30+02:00", updated="2024-10-28")
    _, facts = facts_of(LEAD, stated=stated)
    assert (facts.published.first, facts.published.how, facts.updated.first) == ("2024-10-26T21:30Z", "stated", "2024-10-28")
    _, facts = facts_of(LEAD, stated=stated, given=GivenFacts(published="2024-10/2024-11"))
    assert (facts.published.first, facts.published.last, facts.published.how) == ("2024-10-01", "2024-11-30", "given")


def test_the_day_in_the_address_is_inferred():
    _, facts = facts_of(LEAD, url="https://quay.example/2024/10/26/pier.html")
    assert (facts.published.first, facts.published.how) == ("2024-10-26", "inferred")
    assert facts_of(LEAD, url="https://quay.example/2024/13/45/pier.html")[1].published is None


def test_bounds_lie_between_what_is_past_and_the_last_change():
    told = "Stone was ordered on 3 October 2024, the board said."
    assert (facts_of(LEAD, told)[1].published.first, facts_of(LEAD, told)[1].published.last) == ("2024-10-03", None)
    page, facts = facts_of(LEAD, told, THIRD, "Last updated: 9 October 2024")
    assert (facts.published.first, facts.published.last, facts.published.grain) == ("2024-10-03", "2024-10-09", "week")
    assert words(page, facts.published) == ["3 October 2024", "9 October 2024"]


def test_a_date_to_come_is_no_bound():
    assert facts_of(LEAD, "The pier will open by 3 October 2024.", THIRD, "Last updated: 9 October 2024")[1].published is None


@pytest.mark.parametrize(
    ("text", "first", "last", "grain"),
    [
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024-12-31", "2024-12-31", "2024-12-31", "day"),
        ("2024-12-31T23:30-02:00", "2025-01-01T01:30Z", "2025-01-01T01:30Z", "minute"),
        ("2024-12-31T23:30", "2024-12-31", "2024-12-31", "day"),
        ("2024-10-25/2024-10-26", "2024-10-25", "2024-10-26", "week"),
    ],
)
def test_iso_periods(text, first, last, grain):
    period = iso_period(text)
    assert (period.first, period.last, period.grain) == (first, last, grain)


@pytest.mark.parametrize("text", ["", "2024-13", "2024-02-30", "soon", "2024-10-26/2024-10-25", "0000", "9999-99-99"])
def test_no_iso_periods(text):
    assert iso_period(text) is None


def test_written_dates_stand_where_they_stand():
    text = "It began on 3 March 2023 and ended on March 9, 2023; the 4th is free."
    assert [found.span.of(text) for found in written_dates(text, 0, len(text))] == ["3 March 2023", "March 9, 2023"]


def test_facts_of_other_languages_are_stated_too():
    page = text_page("© 2023 Quay Post", name="a")
    reading = Reading(page=page).having(Block, find_blocks(Reading(page=page)))
    facts = stated_facts(reading, "xx", analysed=False)
    assert (facts.language, facts.analysed, facts.publisher.name) == ("xx", False, "Quay Post")
