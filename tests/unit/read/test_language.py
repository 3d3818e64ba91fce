import pytest

from twosource.errors import UsageError
from twosource.model import GivenFacts
from twosource.read import detect_languages, text_page

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
