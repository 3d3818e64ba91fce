"""When a claim counts as told on nobody's word."""

import pytest

REPORT = """\
Smoke rose from the eastern silo for two hours before the alarm, a night watchman said.
Trains were halted.
"""
SAID = (("a night watchman", "said", "Smoke rose from the eastern silo for two hours before the alarm"),)
CLAIM = "Smoke rose from the eastern silo for two hours before the alarm"


def kinds(story, told: str) -> list[str]:
    drifts = story.drifts("rewrite", story.read(REPORT, SAID), story.read(told))
    return [drift.kind for drift in drifts]


def test_the_page_says_it_itself(story):
    assert kinds(story, f"{CLAIM}.\n") == ["attribution_lost"]


@pytest.mark.parametrize(
    "told",
    [
        f"{CLAIM}, according to an employee.\n",
        f"{CLAIM}.\nThe smoke rose from the silo for two hours before the alarm, a watchman told us.\n",
        f"A night watchman described the evening. {CLAIM}.\n",
    ],
)
def test_somebody_is_named_for_it(story, told):
    assert kinds(story, told) == []


def test_the_report_says_it_on_nobodys_word_too(story):
    parent = story.read(f"{REPORT}{CLAIM}.\n", SAID)
    assert story.drifts("rewrite", parent, story.read(f"{CLAIM}.\n")) == ()


def test_an_unnamed_source_lost_is_grave(story):
    report = "Smoke rose from the eastern silo for two hours, said a guard who asked not to be named.\n"
    said = [("a guard who asked not to be named", "said", "Smoke rose from the eastern silo for two hours")]
    child = story.read("Smoke rose from the eastern silo for two hours.\n")
    assert [drift.weight for drift in story.drifts("edited", story.read(report, said), child)] == ["grave"]
