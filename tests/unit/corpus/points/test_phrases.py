"""What a measure measures, read from the words beside it."""

import pytest
from build import PageBuilder, number

from twosource.corpus.points.phrases import is_attributive, measured_by
from twosource.model import Figure, Sentence


def read(words, stated, unit="tonne", unit_code="t"):
    page = PageBuilder("a.txt")
    page.tells(words, [number(stated, 1, unit=unit, unit_code=unit_code)])
    reading = page.reading()
    (figure,) = reading.of(Figure)
    (sentence,) = reading.of(Sentence)
    return figure, sentence.span, reading.page.text


@pytest.mark.parametrize(
    ("words", "stated", "measured", "way"),
    [
        ("The silo held 40 tonnes of winter barley when it fell.", "40 tonnes", "winter barley", "of"),
        ("They sold 40 tonnes of barley stored at the dock.", "40 tonnes", "barley", "of"),
        ("They stole 3 million crowns worth of copper.", "3 million crowns", "copper", "of"),
        ("It takes a 3 million crowns loan to the town.", "3 million crowns", "loan", "is"),
        ("A 4 per cent rise in bread prices was planned.", "4 per cent", "rise in bread prices", "is"),
        ("The bank left its main lending rate unchanged at 4 per cent.", "4 per cent", "main lending rate", "is"),
        ("Bread prices rose 4 per cent.", "4 per cent", "Bread prices", "is"),
    ],
)
def test_what_is_measured(words, stated, measured, way):
    found = measured_by(*read(words, stated))
    assert found is not None
    assert (found.words, found.way) == (measured, way)


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("The blast was felt 40 tonnes away.", "40 tonnes"),
        ("The office closed. In all 40 tonnes", "40 tonnes"),
        ("The party won 12 per cent.", "12 per cent"),
    ],
)
def test_no_phrase_is_better_than_a_wrong_one(words, stated):
    assert measured_by(*read(words, stated)) is None


def test_a_distance_is_made_of_no_town():
    figure, sentence, text = read("It fell 20 miles of Kelm.", "20 miles", unit="mile", unit_code="[mi_i]")
    assert measured_by(figure, sentence, text) is None


def test_a_noun_right_behind_takes_the_measure_for_granted():
    assert is_attributive(*read("It takes a 3 million crowns loan.", "3 million crowns"))
    assert not is_attributive(*read("It pays 3 million crowns for the bridge.", "3 million crowns"))
