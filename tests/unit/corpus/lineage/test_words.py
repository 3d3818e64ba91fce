import pytest

from twosource.corpus.lineage.words import body_words, normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("defence", "defense"),
        ("Organised", "organized"),
        ("neighbouring", "neighboring"),
        ("centre", "Center"),
        ("U.S.", "US"),
        ("12,000", "12000"),
        ("Voss’s", "Voss"),
        ("travelled", "traveled"),
    ],
)
def test_house_styles_come_to_one_form(one, other):
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), [("four", "for"), ("1.5", "15"), ("rise", "rose")])
def test_different_words_stay_different(one, other):
    assert normal(one) != normal(other)


def test_titles_are_left_out_and_spans_point_at_the_words(page):
    reading = page("a", "Mr Ek saw it.")
    words = body_words(reading)
    assert words.norm == ["ek", "saw", "it"]
    assert [span.of(reading.page.text) for span in words.spans] == ["Ek", "saw", "it"]


def test_quotation_marks_of_either_kind_and_none_left_open_over_a_block(page):
    words = body_words(page("a", 'He "never" left, she said “not so\nThey left.'))
    assert [norm for norm, quoted in zip(words.norm, words.quoted, strict=True) if quoted] == ["never", "not", "so"]


def test_sentences_hold_every_word(page):
    words = body_words(page("a", "It rained. Nobody came! Why?\nA second line"))
    assert words.sentences == [(0, 2), (2, 4), (4, 5), (5, 8)]
