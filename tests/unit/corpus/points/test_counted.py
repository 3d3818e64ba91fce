"""What a figure counts."""

import pytest

from twosource.corpus.points.counted import thing_of
from twosource.corpus.points.nouns import head_of
from twosource.model import Figure, Span


@pytest.mark.parametrize(
    ("counted", "head"),
    [
        ("soldiers", "soldier"),
        ("Danish troops", "soldier"),
        ("troops from Denmark", "soldier"),
        ("people in the valley", "person"),
        ("fatalities", "person"),
        ("Norwegians", "nationals"),
        ("fishing boats", "ship"),
        ("oil barrels", "barrel"),
        ("libraries", "library"),
        ("servicemen", "soldier"),
        ("total", ""),
        ("", ""),
    ],
)
def test_the_head_is_the_class_of_the_counted_noun(counted, head):
    assert head_of(counted) == head


def thing(text, words, counted, **more):
    start = text.index(words)
    at = text.index(counted) if counted else 0
    figure = Figure(
        id="fg-1",
        page="pg-1",
        by="test/1",
        span=Span(start, start + len(words)),
        low=1.0,
        high=1.0,
        bound="exact",
        counted=counted,
        counted_span=Span(at, at + len(counted)) if counted else None,
        rule="test",
        **more,
    )
    return thing_of(figure, Span(0, len(text)), text)


@pytest.mark.parametrize(
    ("text", "words", "counted", "predicate"),
    [
        ("The flood killed at least 12 people and injured 30 others.", "12", "people", "killed"),
        ("The flood killed at least 12 people and injured 30 others.", "30", "", "injured"),
        ("In the flood 12 people were killed, police said.", "12", "people", "killed"),
        ("The death toll rose to 15.", "15", "", "killed"),
        ("Norway sent 300 soldiers to the valley.", "300", "soldiers", "present"),
        ("There are 300 soldiers in the valley.", "300", "soldiers", "present"),
        ("Some 400 residents were evacuated after two deaths.", "400", "residents", "displaced"),
        ("A choir of 40 singers performed.", "40", "singers", None),
    ],
)
def test_the_predicate_is_the_nearest_known_word(text, words, counted, predicate):
    assert thing(text, words, counted).predicate == predicate


def test_whose_it_is_comes_from_the_counted_words_and_what_follows_them():
    assert thing("Some 300 Norwegian soldiers left.", "300", "Norwegian soldiers").states == {"NO"}
    assert thing("Some 300 soldiers from Norway left for Kenya.", "300", "soldiers").states == {"NO"}
    assert thing("Norway moved 300 soldiers.", "300", "soldiers").around == {"NO"}


def test_a_measure_counts_nothing():
    found = thing("Rain of 80 mm fell.", "80 mm", "", unit="millimetre", unit_code="mm")
    assert (found.head, found.unit) == ("", "mm")
