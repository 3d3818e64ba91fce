"""Later versions: what says that a page is one, outcomes, and corrections with the words corrected."""

from twosource.corpus.drift.versions import is_later_version

BEFORE = (
    "The lock at Vestby, built in 1874, has 12 gates of oak.\nThe ferry is expected to leave the lower harbour on Friday.\n"
)


def test_a_page_that_says_so_is_a_later_version(story):
    before, after = story.read(BEFORE), story.read(BEFORE + "This story has been updated with the new count.\n")
    assert is_later_version(before, after)
    assert not is_later_version(after, before)


def test_a_stamp_says_so_only_where_stamps_count(story):
    before, after = story.read(BEFORE), story.read("Updated: 16.20\n" + BEFORE)
    assert is_later_version(before, after)
    assert not is_later_version(before, after, stamped=False)


def test_news_of_an_update_makes_no_later_version(story):
    before, after = story.read(BEFORE), story.read(BEFORE + "The board updated its forecast.\n")
    assert not is_later_version(before, after)


def test_a_correction_shows_the_words_corrected_and_is_told_once(story):
    before = story.read(BEFORE)
    after = story.read(
        BEFORE.replace("1874", "1878") + "Correction: this report first gave the year of the lock at Vestby as 1874.\n",
        roles={2: "correction"},
    )
    (drift,) = story.drifts("edited", before, after)
    assert drift.kind == "correction_made"
    assert (drift.before.span.of(before.page.text), drift.after.span.of(after.page.text)) == ("1874", "1878")


def test_a_note_that_a_page_was_updated_is_no_correction(story):
    after = story.read(BEFORE + "This story has been updated with the second day.\n", roles={2: "correction"})
    assert story.drifts("update", story.read(BEFORE), after) == ()


def test_what_was_expected_and_has_happened_is_overtaken_not_surer(story):
    before = story.read("The relief ferry was expected to reach the lower harbour of Vestby before dusk.\n")
    after = story.read("Updated: 16.20\nThe relief ferry reached the lower harbour of Vestby before dusk.\n")
    (drift,) = story.drifts("edited", before, after)
    assert (drift.kind, drift.after.span.of(after.page.text)) == ("prediction_overtaken", "reached")


def test_what_may_happen_and_is_now_sure_is_overtaken(story):
    before = story.read("The second meeting of the harbour board may be held at the old customs house.\n")
    after = story.read("Updated: 16.20\nThe second meeting of the harbour board will be held at the old customs house.\n")
    (drift,) = story.drifts("edited", before, after)
    assert (drift.kind, drift.before.span.of(before.page.text).split()[0]) == ("prediction_overtaken", "may")
