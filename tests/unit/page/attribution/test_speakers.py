"""Which mention the words of a source are."""

import pytest

from twosource.model import Block, Page, Reading, Sentence, Span
from twosource.page.attribution.speakers import head_mention
from twosource.page.mentions import find_mentions
from twosource.page.sentences import find_sentences


def speaker(text: str, source: str) -> str | None:
    """The words of the mention that the first occurrence of a source is."""
    block = Block(id="bl", page="p", by="test", role="paragraph", span=Span(0, len(text)), why="told")
    reading = Reading(page=Page(id="p", name="p", text=text), notes=(block,))
    mentions = find_mentions(reading.having(Sentence, find_sentences(reading)))
    start = text.index(source)
    found = head_mention(text, mentions, (Span(start, start + len(source)),))
    return next((one.span.of(text) for one in mentions if one.id == found), None)


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Ann Lee, who leads the office, said no.", "Ann Lee, who leads the office", "Ann Lee"),
        ("Voters in Lima said no.", "Voters in Lima", "Voters in Lima"),
        ("Mr Lee’s lawyer, Ana Ruiz, said no.", "Mr Lee’s lawyer, Ana Ruiz", "Mr Lee’s lawyer"),
        ("Tom Lind, a spokesman for Elm Lines, said no.", "Tom Lind, a spokesman for Elm Lines", "Tom Lind"),
        ("Elm Lines said no. It denied the rest.", "It", "It"),
        ("The minister, who said no, left.", "who", "who"),
        ("The Cooks and Bakers Union said no.", "The Cooks and Bakers Union", "The Cooks and Bakers Union"),
        (
            "The founder and chief executive Ann Lee said no.",
            "The founder and chief executive Ann Lee",
            "chief executive Ann Lee",
        ),
        ("Officials in Peru and Chile said no.", "Officials in Peru and Chile", "Officials in Peru and Chile"),
    ],
)
def test_the_head_speaks(text, source, expected):
    assert speaker(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ann Lee and Tom Lind said no.", "Ann Lee and Tom Lind"),
        ("Elm Lines, a ferry firm, and its rival Oak Freight said no.", "Elm Lines, a ferry firm, and its rival Oak Freight"),
        ("Reps for Oak and Elm Lines said no.", "Reps for Oak and Elm Lines"),
        ("Norvian politicians and Tom Lind said no.", "Norvian politicians and Tom Lind"),
    ],
)
def test_two_who_speak_together_are_neither_of_them(text, source):
    assert speaker(text, source) is None


def test_a_pronoun_nothing_explains_is_nobody_known():
    assert speaker("She said no.", "She") is None


def test_what_only_limits_or_goes_on_is_not_the_speaker():
    text = "Folk at Mr Lee’s pier, who asked for more, said no."
    assert speaker(text, "Folk at Mr Lee’s pier, who asked for more") not in {"Mr Lee", "who"}


def test_what_stands_behind_a_preposition_and_its_adjectives_is_not_the_speaker():
    assert (
        speaker(
            "A majority of folk relying on new digital services said no.", "A majority of folk relying on new digital services"
        )
        is None
    )


def test_no_source():
    assert head_mention("", (), ()) is None
