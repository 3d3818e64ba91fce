import pytest

from twosource.corpus.drift.words import find_words, stem
from twosource.model import Span


def keys(text: str) -> list[str]:
    return [word.key for word in find_words(text, Span(0, len(text))) if word.kind in {"content", "number"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colour", "color"),
        ("organised", "organization"),
        ("travelled", "traveled"),
        ("deployed", "deployment"),
        ("escalating", "escalation"),
        ("Zelensky", "Zelenskyy"),
        ("cities", "city"),
        ("running", "runs"),
    ],
)
def test_a_stem_outlives_spelling_and_ending(one, other):
    assert stem(one.lower()) == stem(other.lower())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the U.S. and the UK", "the United States and the U.K."),
        ("12,000 men", "twelve thousand men"),
        ("1.5 million litres", "1500000 liters"),
        ("6:00 p.m.", "6 p.m."),
        ("4 percent", "4 per cent"),
        ("four percent", "4%"),
        ("World War II", "the Second World War"),
        ("the e-mail", "an email"),
    ],
)
def test_house_styles_have_one_key(one, other):
    assert keys(one) == keys(other)


def test_the_pronoun_is_no_country():
    assert keys("tell us now") == []
    assert keys("US now") == ["united states"]


def test_words_that_replace_one_another_meet_only_in_near():
    (one,) = find_words("soldiers", Span(0, 8))
    (other,) = find_words("troops", Span(0, 6))
    assert one.near == other.near
    assert one.key != other.key


def test_no_words():
    assert find_words("— …", Span(0, 3)) == ()
