"""What happened to what is counted."""

import pytest
from build import PageBuilder, number

from twosource.corpus.points.predicates import predicate_of
from twosource.model import Figure, Sentence


def predicate(words, stated, counted):
    page = PageBuilder("a.txt")
    page.tells(words, [number(stated, int(stated), counted)])
    reading = page.reading()
    return predicate_of(reading.of(Figure)[0], reading.of(Sentence)[0].span, reading.page.text)[0]


@pytest.mark.parametrize(
    ("words", "counted", "expected"),
    [
        ("300 residents were moved to a school.", "residents", "displaced"),
        ("300 soldiers were moved to a school.", "soldiers", "present"),
        ("300 people cannot go home, the office says.", "people", "displaced"),
        ("300 villagers are still unable to return.", "villagers", "displaced"),
        ("300 people have gone home.", "people", "returned"),
        ("All but 300 of the people in the hall have gone home.", "people", "displaced"),
        ("All but 300 of the passengers were killed.", "passengers", None),
        ("Two of the 300 passengers died.", "passengers", None),
        ("300 people, two of them children, were killed.", "people", "killed"),
        ("A clerk died as 300 people walked past.", "people", None),
        ("A gunman shot 300 people.", "people", "shot"),
    ],
)
def test_the_nearest_predicate_of_the_clause(words, counted, expected):
    assert predicate(words, "300", counted) == expected
