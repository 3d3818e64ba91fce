import pytest

from twosource.language import lexicon
from twosource.page.quantity.counted import singular
from twosource.page.quantity.lexicon import words as lexicon_words


@pytest.mark.parametrize(
    ("text", "counted", "unit"),
    [
        ("It sent 3,000 Ruritanian pastry cooks north.", "Ruritanian pastry cooks", "cook"),
        ("It sent 3,000 Ruritanians north.", "Ruritanians", "Ruritanian"),
        ("It sent 12 old and rusty lorries.", "old and rusty lorries", "lorry"),
        ("It sent thousands of cooks.", "cooks", "cook"),
        ("It fed 40 people.", "people", "person"),
        ("It lost a third of the votes.", "votes", "vote"),
        ("It has 4 million low- and middle-income families.", "low- and middle-income families", "family"),
        ("It hired 500 cooks from Ruritania.", "cooks", "cook"),
        ("It hired 500 workers from Ruritania.", "workers from Ruritania", "worker"),
        ("It moved 500 workers from Ruritania to Graustark.", "workers", "worker"),
        ("It hired 100 arms dealers.", "arms dealers", "dealer"),
        ("It has a 12-nation council.", "nation", "nation"),
        ("It hired another 20 more cooks.", "cooks", "cook"),
        ("It took 60 percent of the seats.", "seats", "percentage"),
    ],
)
def test_the_noun_phrase_after_a_number(figures, text, counted, unit):
    [figure] = figures(text)
    assert (figure.counted, figure.unit) == (counted, unit)
    assert figure.counted_span.of(text) == counted


def test_a_measure_may_stand_before_what_is_counted(figures):
    bottles, size = figures("It sold eight million 250ml bottles.")
    assert (bottles.low, bottles.counted) == (8e6, "bottles")
    assert size.unit == "millilitre"


def test_the_number_of(figures):
    [figure] = figures("It put the number of pastry cooks sent by the king at around 12,000.")
    assert (figure.counted, figure.unit, figure.bound) == ("pastry cooks", "cook", "about")


def test_a_toll_counts_deaths(figures):
    [figure] = figures("The death toll rose to 40.")
    assert (figure.unit, figure.change, figure.change_role) == ("death", "up", "to")


def test_a_bare_number_takes_the_noun_before_it(figures):
    found = figures("About 10,000 cooks came.", "The guild says it has grown to 11,000.", "The king puts it at up to 12,000.")
    assert [figure.counted for figure in found] == ["cooks"] * 3
    assert len({figure.counted_span for figure in found}) == 1


def test_a_small_bare_number_takes_nothing_from_another_sentence(figures):
    found = figures("About 10,000 cooks came.", "He bets on 17.")
    assert [figure.counted for figure in found] == ["cooks", None]


def test_a_number_strong_counts_people(figures):
    [figure] = figures("A 600-strong choir sang.")
    assert (figure.low, figure.unit) == (600, "person")


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("soldiers", "soldier"),
        ("people", "person"),
        ("cities", "city"),
        ("churches", "church"),
        ("cases", "case"),
        ("chiefs", "chief"),
    ],
)
def test_singulars(plural, one):
    assert singular(plural, lexicon_words("en")) == one


def test_irregular_plurals_are_in_small_letters():
    assert all(word == word.lower() for word in lexicon("quantity")["plurals"])
