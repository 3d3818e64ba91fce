"""What counts as new in a rewrite, and what as the same in other words."""

import pytest

REPORT = """\
A copper mine near Talvi was closed after cracks appeared in the tailings dam, the ministry said.
About three hundred miners were sent home with pay.
A photograph of the minister laughing at a banquet caused an outcry in Talvi.
"""


@pytest.fixture
def added(story):
    def found(told: str, kind: str = "rewrite") -> list[tuple[str, str]]:
        drifts = story.drifts(kind, story.read(REPORT), story.read(told))
        return [(drift.weight, drift.after.span.of(told)) for drift in drifts if drift.kind == "unsourced_addition"]

    return found


def test_a_clause_of_its_own(added):
    told = (
        "The ministry said a copper mine near Talvi was closed after cracks appeared in the tailings dam. "
        "A photograph of the minister laughing at a banquet provoked a backlash in Talvi, "
        "especially given his recent vows of thrift and humble service.\n"
    )
    assert added(told) == [("notable", "especially given his recent vows of thrift and humble service.")]


def test_other_words_for_a_sentence_of_the_report(added):
    assert added("Some 300 workers received wages and were told to go back to their families.\n") == []


def test_a_new_name_is_grave(added):
    told = "The dam had been drafted by a disgraced engineering bureau in Port Sarn, Helvig Brothers.\n"
    assert [weight for weight, _ in added(told)] == ["grave"]


def test_a_rounding_off_is_slight(added):
    told = "It remains to be seen how the closure will affect the communities and the wider economy.\n"
    assert [weight for weight, _ in added(told)] == ["slight"]


def test_an_edited_page_mostly_of_its_own_words_has_other_sources(added):
    told = (
        "Unions marched with drums and banners.\nShops lowered their shutters early.\nSnow fell on the empty station square.\n"
    )
    assert added(told, kind="edited") == []
    assert added(told, kind="copy") == []


def test_a_footer_after_the_last_words_of_the_report_is_none(added):
    footer = "Rude, unlawful or boring jokes get removed by our moderators.\n"
    assert added(REPORT + footer, kind="abridged") == []
    first = REPORT.splitlines(keepends=True)
    assert [weight for weight, _ in added(first[0] + footer + "".join(first[1:]), kind="abridged")] == ["notable"]


def test_a_line_that_sells_or_asks_adds_no_claim(retell):
    for line in (
        "(Advertisement) Fresh tulip bulbs, half price until closing",
        "Members may earn garden vouchers from our website.",
    ):
        changes = [("Two tanker lorries", f"{line}\nTwo tanker lorries")]
        assert retell(*changes, kind="abridged") == []
