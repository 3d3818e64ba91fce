from twosource.corpus.drift.align import find_pairs, weigh
from twosource.corpus.drift.view import view


def paired(story, before: str, after: str, roles=None) -> list[tuple[int, int, bool]]:
    parent, child = view(story.read(before)), view(story.read(after, roles=roles))
    pairs = find_pairs(parent, child, weigh(parent, child))
    return [(pair.before.index, pair.after.index, pair.close) for pair in pairs]


REPORT = (
    "Troops crossed the Lenne bridge at dawn.\nA bakery on the square sold out of bread.\nThe envoy left for Doran by train.\n"
)


def test_the_same_sentence_edited_is_close(story):
    assert paired(story, REPORT, "The envoy has left for Doran by train.\n") == [(2, 0, True)]


def test_other_words_for_it_are_a_loose_pair(story):
    assert paired(
        story, REPORT, "At dawn soldiers were seen near the bridge over the Lenne, as rain set in from the west.\n"
    ) == [(0, 0, False)]


def test_sentences_on_other_things_are_no_pair(story):
    assert paired(story, REPORT, "Fishing quotas were raised again.\n") == []


def test_a_headline_of_the_child_is_not_compared(story):
    assert paired(story, REPORT, "The envoy left for Doran by train.\n", roles={0: "headline"}) == []


def test_merged_sentences_pair_with_both(story):
    merged = "Troops crossed the Lenne bridge at dawn and the envoy left for Doran by train.\n"
    assert {before for before, *_ in paired(story, REPORT, merged)} == {0, 2}


def test_no_sentences(story):
    assert paired(story, REPORT, "\n") == []
