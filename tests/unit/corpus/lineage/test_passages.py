from twosource.corpus.lineage.passages import in_order, overlap
from twosource.corpus.lineage.words import body_words


def test_stock_phrases_are_not_shared_text(page):
    one, other = (
        page("a", "The mayor said in a statement that rain fell."),
        page("b", "Owls, she said in a statement, had left."),
    )
    assert overlap(body_words(one), body_words(other)).child == 0.0


def test_a_changed_word_does_not_break_a_shared_sentence(page, report):
    changed = body_words(page("a", report.replace("expected to last", "set to last").replace("struck", "hit")))
    found = overlap(changed, body_words(page("b", report)))
    assert found.child > 0.97
    assert found.ordered == 1.0


def test_words_quoted_on_one_side_are_not_own_words(page):
    said = "the cracks had grown by four millimetres since the spring"
    one, other = body_words(page("a", f"Voss said {said}.")), body_words(page("b", f"“{said},” Voss said."))
    assert overlap(one, other).child > 0.7
    assert overlap(one, other).unquoted == 0.0


def test_the_heaviest_chain_in_order_wins():
    assert in_order([(5, 2), (1, 3), (2, 3), (9, 1)]) == 7
    assert in_order([]) == 0
