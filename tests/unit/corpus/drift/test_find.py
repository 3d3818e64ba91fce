"""The rules together: a report of our own, copied, edited without harm, and retold with one change at a time."""

import pytest

from twosource.model import Reading


def test_an_untouched_copy_has_no_drift(retell):
    assert retell(kind="copy") == []


def test_a_harmless_edit_has_no_drift(retell):
    edits = [
        ("Tuesday.", "on Tuesday."),
        ("Mayor Tove Brink", "the mayor Tove Brink"),
        ("storm like this one.”", "storm like this one”."),
        ("Brink told", "Ms Brink told"),
        ("3 million", "three million"),
        ("neither confirmed nor denied", "has neither confirmed nor denied"),
        ("according to engineers", "engineers said"),
        ("A contractor who", "A contractor, who"),
        ("Two tanker lorries", "2 tanker lorries"),
        ("crowns", "crowns, or 1.5 per cent of the budget,"),
    ]
    assert retell(*edits) == []


def test_spelling_of_the_other_side_of_the_ocean_is_no_drift(story):
    before = "The U.S. defense program at the harbor center cost 12,000 dollars, 4 percent more than in World War II.\n"
    after = "The US defence programme at the harbour centre cost 12000 dollars, 4 per cent more than in the Second World War.\n"
    assert story.drifts("copy", story.read(before), story.read(after)) == ()


def test_a_claim_left_out_whole_is_no_drift(retell):
    gone = [
        ("Two tanker lorries from Vestby were stopped at the harbour toll bridge by police on Monday night.\n", ""),
        ("Repairs will cost 3 million crowns if the foundations are sound, according to engineers at the site.\n", ""),
    ]
    assert retell(*gone, kind="abridged") == []


CHANGES = {
    "caveat in a sentence of its own": (
        ("The board provided no evidence for its statement.\n", ""),
        "caveat_lost",
        "The board provided no evidence for its statement.",
        "Saline water may have entered the northern reservoir, said Oskar Lindqvist, a spokesman for the Bay Water Board.",
    ),
    "caution of the speaker": (
        ("She cautioned that some of the homes had been counted twice.\n", ""),
        "caveat_lost",
        "She cautioned that some of the homes had been counted twice.",
        (
            "The pumping station in Halden Bay failed early Monday, leaving about 4,200 homes without water, "
            "Mayor Tove Brink said Tuesday."
        ),
    ),
    "refusal to confirm": (
        ("Lindqvist neither confirmed nor denied that alarms had been switched off.\n", ""),
        "denial_lost",
        "Lindqvist neither confirmed nor denied that alarms had been switched off.",
        "A contractor who asked not to be named said alarms had been switched off for most of the weekend.",
    ),
    "hedge": (
        ("may have entered", "has entered"),
        "hedge_lost",
        "may have entered the northern",
        "Saline water has entered the northern reservoir",
    ),
    "hedge that was not there": (
        ("were stopped at the harbour", "were apparently stopped at the harbour"),
        "hedge_added",
        "Two tanker lorries from Vestby were stopped at the harbour toll bridge by police on Monday night",
        "apparently stopped at the harbour",
    ),
    "attribution": (
        ("A contractor who asked not to be named said alarms", "Alarms"),
        "attribution_lost",
        "A contractor who asked not to be named said alarms had been switched off for most of the weekend",
        "Alarms had been switched off for most of the weekend.",
    ),
    "words of a quotation": (
        ("were never built for a storm like this one", "were not made for storms like this one"),
        "quotation_altered",
        "were never built for a storm like this one.",
        "were not made for storms like this one.",
    ),
    "day it was said": (("Brink said Tuesday", "Brink has said"), "time_lost", "said Tuesday", "said"),
    "condition": (
        ("crowns if the foundations are sound", "crowns"),
        "detail_lost",
        "if the foundations are sound",
        "Repairs will cost 3 million crowns, according to engineers at the site.",
    ),
    "part of a whole": (("some of the homes", "the homes"), "detail_lost", "some of the homes", "homes"),
    "negation": (
        ("alarms had been switched off for most", "alarms had not been switched off for most"),
        "claim_shifted",
        "switched",
        "not been switched",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_one_change_is_one_drift(retell, name):
    change, kind, before, after = CHANGES[name]
    assert (kind, before, after) in retell(change)
    assert {found for found, *_ in retell(change)} == {kind}


def test_hearsay_in_place_of_the_speakers_own_doubt(story, report):
    text = report.page.text.replace("Saline water may have entered", "Saline water has reportedly entered")
    (drift,) = story.drifts("rewrite", report, story.read(text))
    assert (drift.kind, drift.weight) == ("hedge_lost", "notable")
    assert "“reportedly”" in drift.why


def test_the_hour_is_lost_where_the_day_stays(retell):
    assert retell(("early Monday", "on Monday"), times=[("Monday", "about", None)]) == [("time_lost", "early Monday", "Monday")]


def test_another_day_is_a_changed_time(retell):
    changed = retell(("early Monday", "early Sunday"), times=[("early Sunday", "about", None)])
    assert ("time_changed", "early Monday", "early Sunday") in changed


def test_another_number_is_a_changed_figure(retell):
    figures = [("about 2,400", 2400, 2400, "about", "home", "homes")]
    assert retell(("about 4,200", "about 2,400"), figures=figures) == [("figure_changed", "about 4,200", "about 2,400")]


def test_a_vaguer_number_is_a_blurred_figure(retell):
    figures = [("thousands of", 2000, 19999, "vague", "home", "homes")]
    assert retell(("about 4,200", "thousands of"), figures=figures) == [("figure_blurred", "about 4,200", "thousands of")]


def test_in_an_update_a_new_number_is_brought_up_to_date(retell):
    figures = [("about 5,000", 5000, 5000, "about", "home", "homes")]
    assert retell(("about 4,200", "about 5,000"), figures=figures, kind="update") == [
        ("figure_updated", "about 4,200", "about 5,000")
    ]


def test_a_prediction_is_overtaken_in_an_update(story):
    before = story.read("The toll bridge at Vestby will reopen to lorries on Sunday after repairs.\n")
    after = story.read("The toll bridge at Vestby was reopened to lorries on Sunday after repairs.\n")
    (drift,) = story.drifts("update", before, after)
    assert drift.kind == "prediction_overtaken"
    assert drift.before.span.of(before.page.text).startswith("will reopen")


def test_a_stated_correction_is_shown(story):
    before = story.read("Divers searched the lock at Vestby.\n")
    after = story.read(
        "Divers searched the lock at Vestby.\nAn earlier version misstated the depth.\n", roles={1: "correction"}
    )
    assert [drift.kind for drift in story.drifts("update", before, after)] == ["correction_made"]


def test_an_own_voice_sentence_the_report_lacks_is_an_addition(retell):
    added = "Crumbling concrete and dishonest invoices had plagued ratepayers there for years.\n"
    text = "The board provided no evidence for its statement.\n"
    assert retell((text, text + added), kind="rewrite") == [("unsourced_addition", None, added.strip())]


def test_an_added_sentence_with_a_source_is_none(retell):
    added = "Crumbling concrete and dishonest invoices had plagued ratepayers there for years, a former clerk said.\n"
    text = "The board provided no evidence for its statement.\n"
    assert retell((text, text + added), kind="rewrite") == []


def test_shared_quotations_alone_are_not_compared(story, report):
    assert story.drifts("shared_quotes", report, report) == ()


def test_a_page_without_notes_has_no_drift(story, report):
    bare = Reading(page=report.page)
    assert story.drifts("copy", report, bare) == ()
    assert story.drifts("copy", bare, report) == ()


def test_the_gravest_stands_first_and_ids_tell_them_apart(story, report):
    text = report.page.text.replace("may have entered", "has entered").replace("early Monday", "on Monday")
    drifts = story.drifts("edited", report, story.read(text))
    weights = [drift.weight for drift in drifts]
    assert weights == sorted(weights, key=["grave", "notable", "slight"].index)
    assert len({drift.id for drift in drifts}) == len(drifts) > 0
