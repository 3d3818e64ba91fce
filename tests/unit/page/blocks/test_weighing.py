"""Lines that no rule is sure of: their signs, how they are weighed, and what is said of it."""

import textwrap

import pytest

from twosource.language import lexicon
from twosource.model import Reading
from twosource.page.blocks import find_blocks
from twosource.page.blocks.lines import cut
from twosource.page.blocks.survey import survey
from twosource.page.blocks.weighing import around, chance, weigh, weights
from twosource.read import text_page

HEADLINE = "Mill owners ask for more time to clear the weir"
REPORT = [
    "The owners of the paper mill at Trell asked on Monday for another year to clear the weir.",
    "Their lawyer, Noor Halden, told the river court that the work had been held up by floods.",
    "Anglers who keep boats below the mill said they had heard the same promise in three other years.",
    "“We will row up and clear it ourselves,” said Per Osk, who runs the boat club.",
]
MENU = [
    "Home",
    "Rivers",
    "Opinion",
    "Puzzles and games",
    "Ferry to Brill sold to a school",
    "Why the old bakery closed its doors",
    "Ten walks for a wet Sunday",
    "Weather on the coast",
    "Crossword",
    "Our writers",
    "Tide tables",
    "Events in Trell",
    "Archive",
]
BELOW = ["Small ads", "Lost and found", "Choir sings at the quay", "Letters to us", "Boats for sale", "About this paper"]


def blocks(*lines, repeated=frozenset()):
    page = text_page("\n".join(lines), name="a")
    return {block.span.of(page.text): block for block in find_blocks(Reading(page=page), repeated)}


def test_menus_above_and_below_are_furniture_and_the_report_stays():
    found = blocks(*MENU, HEADLINE, *REPORT, *BELOW)
    assert [found[line].role for line in REPORT] == ["paragraph"] * 4
    assert found[HEADLINE].role == "headline"
    assert {line for line in (*MENU, *BELOW) if found[line].role != "furniture"} == set()


def test_the_reason_names_signs_of_the_line():
    teasers = [
        "Choir of the lower town sings at the quay before the winter fair",
        "Who keeps the tide tables of Brill in print and why",
    ]
    lines = cut("\n".join([*MENU, HEADLINE, *REPORT, "Share this article", *teasers, *MENU[4:], *teasers]))
    seen = survey(lines, "en")
    weighed = weigh(seen, "en")
    furniture = {i: one for i, one in weighed.items() if one.sum >= 0}
    assert furniture
    for one in furniture.values():
        assert 1 <= len(one.reasons) <= 3


def test_every_weight_is_a_number_and_no_sign_is_a_sentence_of_a_page():
    table = weights("en")
    assert {"always", "first look"} <= set(table.beside)
    assert all(len(sign.split()) <= 14 for sign in (*table.signs, *table.beside))
    assert lexicon("lines")["least"] == table.least


def test_chance_is_the_logistic_function_and_never_overflows():
    assert chance(0.0) == 0.5
    assert chance(-1e9) < 1e-9 < chance(1e9) <= 1.0


def test_lines_around_are_told_by_what_the_first_look_says():
    found = around([1.0, 1.0, 0.5, 0.0, 0.0], 2)
    assert "before reads as furniture" in found
    assert "after reads as report" in found
    assert "all of 5 before read as furniture" in found
    assert "none of 5 after read as furniture" in found


def test_short_lines_that_other_pages_have_are_furniture():
    odd = "A paper for those who live by the water"
    lines = (HEADLINE, *REPORT[:2], "At the boat club", *REPORT[2:], odd)
    found = blocks(*lines, repeated=frozenset({odd, "At the boat club"}))
    assert (found[odd].role, found["At the boat club"].role) == ("furniture", "furniture")


def test_copies_of_one_report_share_their_headings_without_loss():
    lines = (HEADLINE, *REPORT[:2], "At the boat club", *REPORT[2:])
    found = blocks(*lines, repeated=frozenset(lines))
    assert found["At the boat club"].role == "subhead"


def test_time_stamps_of_a_live_page_part_its_entries():
    lines = [HEADLINE, REPORT[0], "14:32", "Court rises for lunch", REPORT[1], "15:05", "Anglers leave the room", *REPORT[2:]]
    found = blocks(*lines)
    assert found["14:32"].role == found["15:05"].role == "furniture"
    assert "time of day" in found["14:32"].why
    assert found["Court rises for lunch"].role == found["Anglers leave the room"].role == "subhead"


def test_a_page_broken_at_a_fixed_width_is_joined_though_menus_are_not():
    broken = [line for paragraph in REPORT for line in textwrap.wrap(paragraph, 44)]
    joined = [line.text.replace("\n", " ") for line in cut("\n".join([*MENU, HEADLINE, *broken]))]
    assert set(REPORT) <= set(joined)
    assert set(MENU) <= set(joined)


@pytest.mark.parametrize("line", ["Una Moor writes about rivers and law.", "Printed by hand every second Friday."])
def test_small_print_behind_the_furniture_is_furniture(line):
    assert blocks(HEADLINE, *REPORT, "Share this article", line)[line].role == "furniture"


def test_names_of_speakers_stay_though_they_stand_on_the_page_often():
    talk = ["Noor Halden", REPORT[0], "Per Osk", REPORT[1], "Noor Halden", REPORT[2], "Per Osk", REPORT[3]]
    found = blocks(HEADLINE, *talk, "Noor Halden", "The weir will be cleared by the end of May, I promise you that.")
    assert (found["Noor Halden"].role, found["Per Osk"].role) == ("subhead", "subhead")


def test_a_table_of_the_report_stays():
    rows = ["Weir\tLength\tOwner", "Trell\t40\tPaper mill", "Brill\t32\tRiver court", "Upper Brill\t18\tBoat club"]
    found = blocks(HEADLINE, *REPORT[:2], *rows, *REPORT[2:])
    assert {found[row].role for row in rows} == {"subhead"}
    wide = [row.replace("\t", "     ") for row in rows]
    found = blocks(HEADLINE, *REPORT[:2], *wide, *REPORT[2:])
    assert {found[row].role for row in wide[1:]} == {"subhead"}


def test_a_list_of_the_report_that_begins_alike_is_no_row_of_headlines():
    rows = [f"Boats to {place} leave from the lower quay beside the old mill" for place in ("Brill", "Kelm", "Tarn")]
    found = blocks(HEADLINE, *REPORT[:2], *rows, *REPORT[2:])
    assert {found[row].role for row in rows} <= {"paragraph", "subhead"}


def test_a_sentence_that_names_other_pages_stays_inside_the_report():
    line = "Read more of the letters and you find that the mill had asked for the same delay before."
    assert blocks(HEADLINE, *REPORT[:2], line, *REPORT[2:])[line].role == "paragraph"


def test_a_time_spelled_as_in_a_sentence_heads_an_entry_of_the_report():
    found = blocks(HEADLINE, REPORT[0], "10 p.m.", *REPORT[1:])
    assert found["10 p.m."].role == "paragraph"


def test_lines_under_the_heading_of_comments_are_furniture_only_where_they_speak_to_the_reader():
    rule, more = "Keep to the point and mind your manners, all of you.", "Thunder kept the boats in harbour all week."
    found = blocks(HEADLINE, *REPORT, "Comments", rule, more)
    assert (found[rule].role, found[more].role) == ("furniture", "paragraph")


def test_a_sentence_alone_is_never_given_up():
    for line in ("The court will sit again in May.", "Nobody from the mill was there.", "Boats may pass until then."):
        assert blocks(HEADLINE, *REPORT, line)[line].role == "paragraph"


def test_paragraphs_broken_at_a_width_are_joined_among_longer_lists_of_links():
    links = [f"Why the old bakery at number {number} closed its doors this week" for number in range(60)]
    broken = ["\n".join(textwrap.wrap(f"{line} {REPORT[1]} {REPORT[2]}", 72)) for line in REPORT]
    text = "\n\n".join(["\n".join(links), HEADLINE, *broken])
    joined = [line.span.of(text) for line in cut(text)]
    assert joined[: len(links)] == links
    assert len(joined) == len(links) + 1 + len(REPORT)


def test_far_from_the_report_of_a_page_saved_whole_only_what_speaks_of_it_stays():
    about = "Paper mill at Trell and its lawyer Noor Halden to clear the weir"
    other = "Nurse wins the boat race at Brill for the second time"
    found = blocks(other, about, *MENU, HEADLINE, *REPORT, *BELOW, *MENU)
    assert found[other].role == "furniture"
    assert "far from the report" in found[other].why
    assert "far from the report" not in found[about].why
