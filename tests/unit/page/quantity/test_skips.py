import pytest

from twosource.model import Page, Reading, Sentence, Span, TimeRef
from twosource.page.quantity import find_figures


@pytest.mark.parametrize(
    "text",
    [
        "It opened in 2019.",
        "It opened on 5 May 2019 at 10:30 a.m.",
        "It opened on Sept. 20-24.",
        "It opened at 7 p.m. and at three o'clock.",
        "It opened in the 1990s.",
        "The 2024 elections came.",
        "It came three days ago.",
        "The 3rd and the second guest left.",
        "A third country joined.",
        "In the first half of the game they slept.",
        "See Article 5 and Game 7 and page 12.",
        "A Boeing 737 landed.",
        "The G7, the F-16, Covid-19 and 5G.",
        "The Group of Seven met.",
        "He lives at 10 Bower Street.",
        "Call 555-123-4567 or see https://example.org/12/3.",
        "No one came, and one of the guests left.",
        "One day the two met.",
        "Few came.",
        "It was a four-way race.",
        "He is 6'3\" tall.",
        "The file is number 12345678901.",
        "Two-faced he was.",
        '"Yes," said one official.',
    ],
)
def test_these_are_no_figures(words, text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Wash 12 plates.", ["12"]),
        ("In France 20 cooks left.", ["20"]),
        ("More than 2,000 cooks left.", ["More than 2,000"]),
        ("Some 2000 cooks left.", ["Some 2000"]),
        ("One cook was hurt.", ["One"]),
        ("A third of the cooks left.", ["A third"]),
        ("Half the cooks left.", ["Half"]),
        ("In the last few weeks it rained.", ["few weeks"]),
        ("It cut output to 80 percent below 2005 levels.", ["80 percent"]),
    ],
)
def test_these_are(words, text, found):
    assert words(text) == found


def test_the_digits_of_a_time_are_no_figure_but_a_duration_in_it_is():
    text = "By spring 44 it was over, in the past two years."
    sentence = Sentence(id="se", page="page", by="test", span=Span(0, len(text)), block="block", role="paragraph")
    times = (
        TimeRef(id="t1", page="page", by="test", span=Span(3, 12), rule="test"),
        TimeRef(id="t2", page="page", by="test", span=Span(28, 47), rule="test"),
    )
    made = Reading(page=Page(id="page", name="page", text=text), notes=(sentence, *times))
    assert [figure.span.of(text) for figure in find_figures(made)] == ["two years"]


def test_title_case_does_not_make_a_name_of_a_number(words):
    assert words("Five Cooks Hurt In Oven Fire", role="headline") == ["Five"]
