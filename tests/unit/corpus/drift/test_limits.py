"""Limits that a retelling keeps, drops with their claim, or drops alone."""

import pytest

REPORT = """\
The rebels took the radio station at Umbra before noon, their spokesman Dio Kanza said.
He said four guards had fled across the river in a boat.
Kanza did not provide any evidence for the claim.
"""


@pytest.fixture
def kinds(story):
    def found(told: str, report: str = REPORT) -> list[str]:
        return [drift.kind for drift in story.drifts("abridged", story.read(report), story.read(told))]

    return found


def test_the_claim_stays_and_the_caveat_goes(kinds):
    assert kinds("".join(REPORT.splitlines(keepends=True)[:2])) == ["caveat_lost"]


def test_the_claim_goes_with_its_caveat(kinds):
    assert kinds("Rain is expected on the coast.\n") == []


def test_the_caveat_stays_in_other_words(kinds):
    told = REPORT.replace("Kanza did not provide any evidence for the claim.", "The claim could not be verified.")
    assert kinds(told) == []


def test_the_caveat_becomes_a_clause(kinds):
    told = REPORT.replace(" in a boat.\nKanza did not provide any evidence for the claim.", " in a boat, but gave no proof.")
    assert kinds(told) == []


def test_a_caveat_inside_a_sentence(kinds):
    report = "The rebels took the radio station at Umbra before noon, Kanza said, without offering any evidence.\n"
    assert kinds("The rebels took the radio station at Umbra before noon, Kanza said.\n", report) == ["caveat_lost"]


def test_what_nobody_knows_is_no_caveat_by_itself(kinds):
    report = "The ferry sank off Umbra in a storm on its way from Lisk.\nThe number of passengers was not known.\n"
    assert kinds("The ferry sank off Umbra in a storm on its way from Lisk.\n", report) == []


def test_a_denial_of_what_stays(kinds):
    report = "Kanza accused the bishop of hiding rifles in the crypt.\nThe bishop denied hiding rifles in the crypt.\n"
    assert kinds("Kanza accused the bishop of hiding rifles in the crypt.\n", report) == ["denial_lost"]
    assert kinds("Kanza accused the bishop of hiding rifles in the crypt, which he denies.\n", report) == []


def test_a_denial_of_what_is_gone(kinds):
    report = (
        "Kanza accused the bishop of hiding rifles in the crypt.\nThe bishop denied hiding rifles in the crypt.\nIt rained.\n"
    )
    assert kinds("It rained.\n", report) == []


def test_a_denial_in_other_words_is_not_lost(retell):
    changes = [
        ("Lindqvist neither confirmed nor denied that alarms", "Lindqvist would not be drawn on it, denying nothing: alarms")
    ]
    assert [found for found in retell(*changes) if found[0] == "denial_lost"] == []


def test_a_caveat_told_in_other_words_is_not_lost(retell):
    changes = [
        ("She cautioned that some of the homes had been counted twice", "Some homes were counted twice over, she warned")
    ]
    assert [found for found in retell(*changes) if found[0] == "caveat_lost"] == []


def test_an_update_may_leave_out_a_refusal_to_answer(retell):
    gone = ("Lindqvist neither confirmed nor denied that alarms had been switched off.\n", "")
    assert [found[0] for found in retell(gone, kind="abridged")] == ["denial_lost"]
    assert retell(gone, kind="update") == []
