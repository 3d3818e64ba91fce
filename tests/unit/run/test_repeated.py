"""What pages of one run share is told to the step that judges lines, whatever the order of pages."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.model import Block, Page, content_id
from twosource.run import analyse
from twosource.run.repeated import LONGEST, repeated_lines

MENU = ("Harbour cams", "Bell ringing rota", "Ludd at large")
FERRY = (
    "The ferry to Ludd will stop at dusk from Monday, the harbour board said on Friday.",
    "Its chairwoman, Ida Roe, told members that the night crossing had lost money for six years.",
    "Fishermen said they would ask the council to pay for two late boats a week.",
)
SCHOOL = (
    "Pupils at the Kelm primary school went home early on Tuesday after its boiler failed.",
    "The head teacher, Tom Ask, said a new part would arrive from the mainland by Thursday.",
    "Parents were told to keep children warm and to bring coats for the rest of the week.",
)


def page(number, *lines, medium="text"):
    text = "\n".join(lines)
    return Page(id=content_id("pg", text), name=f"{number}.txt", text=text, medium=medium)


def roles(coverage):
    return {
        (reading.page.name, block.span.of(reading.page.text)): block.role
        for reading in coverage.readings
        for block in reading.of(Block)
    }


def test_a_menu_on_two_pages_becomes_furniture():
    first, second = page(1, *FERRY, *MENU), page(2, *SCHOOL, *MENU)
    together = roles(analyse([first, second]))
    assert {together["1.txt", line] for line in MENU} == {together["2.txt", line] for line in MENU} == {"furniture"}
    assert {together["1.txt", line] for line in FERRY} == {together["2.txt", line] for line in SCHOOL} == {"paragraph"}


def test_copies_of_one_report_keep_it():
    subhead = "Two late boats"
    first = page(1, *FERRY[:2], subhead, FERRY[2])
    second = page(2, *FERRY[:2], subhead, FERRY[2], "The board meets again in May, its secretary said.")
    together = roles(analyse([first, second]))
    assert together["1.txt", subhead] == together["2.txt", subhead] == roles(analyse([first]))["1.txt", subhead] == "subhead"


@pytest.mark.parametrize(
    "headline",
    [
        "Night ferry to Ludd ends on Monday",
        "Night ferry to Ludd ends on Monday as the harbour board counts what six years have cost",
        "Will islanders ever see the night ferry to Ludd again?",
    ],
)
def test_two_reports_of_one_event_keep_the_headline_they_share(headline):
    other = (
        "Islanders at Ludd were told on Saturday that no ferry would sail at night from now on.",
        "A petition against the end of the late boat has 900 names, its writers said.",
    )
    together = roles(analyse([page(1, headline, *FERRY, *MENU), page(2, headline, *other, *MENU)]))
    assert together["1.txt", headline] == together["2.txt", headline] == "headline"
    assert {together["2.txt", line] for line in MENU} == {"furniture"}


def test_a_line_twice_on_one_page_and_a_page_given_twice_repeat_nothing():
    one = page(1, *MENU, *MENU)
    assert repeated_lines([one, one]) == [frozenset(), frozenset()]


def test_lines_are_compared_without_white_space_at_their_ends():
    assert (
        repeated_lines([page(1, "  Harbour cams\t", "a"), page(2, "Harbour cams\r", "b")]) == [frozenset({"Harbour cams"})] * 2
    )


@pytest.mark.parametrize(("line", "medium"), [("x" * (LONGEST + 1), "text"), ("", "text"), ("Harbour cams", "html")])
def test_long_lines_blank_lines_and_pages_with_markup_are_left_out(line, medium):
    assert repeated_lines([page(1, line, "a"), page(2, line, "b", medium=medium)]) == [frozenset(), frozenset()]


LINES = st.lists(st.sampled_from((*MENU, *FERRY, *SCHOOL, "", " ")), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(LINES, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_pages_changes_nothing(texts, chance: random.Random):
    pages = [page(number, *lines) for number, lines in enumerate(texts)]
    told = dict(zip((page.name for page in pages), repeated_lines(pages), strict=True))
    shuffled = list(pages)
    chance.shuffle(shuffled)
    assert dict(zip((page.name for page in shuffled), repeated_lines(shuffled), strict=True)) == told


@settings(max_examples=8, deadline=None, derandomize=True)
@given(
    st.lists(LINES.filter(lambda lines: "".join(lines).strip()), min_size=2, max_size=4, unique_by="\n".join),
    st.randoms(use_true_random=False),
)
def test_nor_does_it_change_a_run(texts, chance):
    pages = [page(number, *lines) for number, lines in enumerate(texts)]
    shuffled = list(pages)
    chance.shuffle(shuffled)
    assert analyse(shuffled) == analyse(pages)
