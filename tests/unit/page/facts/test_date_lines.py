"""Lines that state when a page appeared beside other words, by example. All pages are invented."""

import pytest

from twosource.model import Block, Page, PageFacts, Reading
from twosource.page.blocks import find_blocks
from twosource.page.facts import stated_facts

BODY = (
    "The harbour board resumed dredging on Friday after a storm closed the channel for nine days, officials said.\n\n"
    "The board had asked for more boats last month, but none came before the storm, its chair told reporters."
)


def published(line):
    text = f"Harbour dredging resumes after storm\n\nBy Nora Lindqvist\n{line}\n\n{BODY}"
    reading = Reading(page=Page(id="p", name="p.txt", text=text), notes=())
    facts = stated_facts(reading.having(Block, find_blocks(reading)), "en", analysed=True)
    assert isinstance(facts, PageFacts)
    return facts.published and (facts.published.first, facts.published.how)


@pytest.mark.parametrize(
    "line",
    [
        "12 May 2024, reading time 4 minutes",
        "12 May 2024 · 4 min read",
        "May 12, 2024 - 4 minute read",
        "Sunday, May 12, 2024, 4 min read",
        "Estimated reading time 5 minutes, 12 May 2024",
        "12 May 2024 5-minute read",
        "12 May 2024 • Reading time: 3 min • Share",
    ],
)
def test_a_date_with_what_pages_write_beside_it_is_stated(line):
    assert published(line) == ("2024-05-12", "stated")


def test_an_hour_with_its_zone_before_such_words_is_kept():
    assert published("12 May 2024, 08:15 CEST, 3 min read, 14 comments") == ("2024-05-12T06:15Z", "stated")


@pytest.mark.parametrize(
    "line",
    [
        "The dredging of 12 May 2024 was the third",
        "12 May 2024 by the harbour staff with 4 photos",
        "Updated Tuesday 14 May 2024",
    ],
)
def test_a_sentence_with_a_date_and_a_line_of_an_update_state_none(line):
    assert published(line) is None


def test_a_line_of_an_update_states_the_first_publication_it_names():
    assert published("Updated Tuesday 14 May 2024 (first published 12 May 2024)") == ("2024-05-12", "stated")
