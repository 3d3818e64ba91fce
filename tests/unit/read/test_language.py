import pytest

from twosource.errors import UsageError
from twosource.model import GivenFacts
from twosource.read import detect_languages, language, text_page
from twosource.read.language import surely_english

ENGLISH = "The harbour board said on Monday that the new pier would open in spring, a year later than it had planned. " * 4
FRENCH = "Le conseil du port a annoncé lundi que la nouvelle jetée ouvrirait au printemps, un an plus tard que prévu. " * 4


def codes(pages, forced=None):
    found = detect_languages(pages, forced)
    return [found[page.id] for page in pages]


def test_languages_are_detected():
    assert codes([text_page(ENGLISH, name="a"), text_page(FRENCH, name="b")]) == ["en", "fr"]


def test_a_short_page_follows_the_others():
    short = text_page("Oui.", name="c")
    assert codes([text_page(FRENCH, name="b"), short]) == ["fr", "fr"]
    assert codes([short]) == ["en"]


def test_given_wins_over_detection_and_forced_over_both():
    page = text_page(ENGLISH, name="a", given=GivenFacts(language="de"))
    assert codes([page]) == ["de"]
    assert codes([page], "fr-CA") == ["fr"]


def test_no_language_is_a_usage_error():
    with pytest.raises(UsageError):
        detect_languages([], "English")


def test_no_pages():
    assert detect_languages([]) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, True),
        (FRENCH, False),
        (ENGLISH[:150] + FRENCH, False),
        ("Der Hafenrat sagte am Montag, dass der neue Pier im Frühling öffnen werde, ein Jahr später als geplant. " * 4, False),
        (ENGLISH[:110] + "港の理事会は月曜日に新しい桟橋が春に開くと述べた" * 2, False),
        ("Kelm 3 Tarn 1, Orla 2 Fosse 2, Varn 0 Brand 4. " * 10, False),
    ],
)
def test_only_clear_english_is_told_by_its_words_of_grammar(text, expected):
    assert surely_english(text) is expected


def test_clear_english_needs_no_model(monkeypatch):
    monkeypatch.setattr(language, "_identifier", lambda: pytest.fail("the model was loaded"))
    assert codes([text_page(ENGLISH, name="a")]) == ["en"]


def test_short_english_does_not_follow_a_run_in_another_language():
    short = text_page(
        "The harbour board said on Monday that the new pier would open in spring, and that it had been paid for.", name="a"
    )
    assert codes([short, text_page(FRENCH, name="b")]) == ["en", "fr"]
