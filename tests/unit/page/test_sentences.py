"""Where sentences end."""

import pytest

from twosource.model import Block, Page, Reading, Role, Span
from twosource.page.sentences import find_sentences


def reading_of(*blocks: str, role: Role = "paragraph") -> Reading:
    text, notes, start = "\n".join(filter(None, blocks)), [], 0
    for number, block in enumerate(filter(None, blocks)):
        span = Span(start, start + len(block))
        notes.append(Block(id=f"bl-{number}", page="p", by="test", role=role, span=span, why="told"))
        start += len(block) + 1
    return Reading(page=Page(id="p", name="p", text=text), notes=tuple(notes))


def sentences(*blocks: str, role: Role = "paragraph") -> list[str]:
    reading = reading_of(*blocks, role=role)
    return [sentence.span.of(reading.page.text) for sentence in find_sentences(reading)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Ode met Dr. Lam at 9 a.m. on Oct. 3 in St. Ives.",
        "The U.N. envoy and U.S. officials left.",
        "J. R. Hale and Ben O. Marsh voted.",
        "Alden Pike Jr. resigned at Pike Bros. Foods, e.g. over pay.",
        "“I know.” he said.",
        "“Enough!” Ada Brink said.",
        "“Is it over?” asked the mayor.",
        "Prices rose 3.5 percent.",
        "No. 7 was empty.",
    ],
)
def test_one_sentence(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Nobody came.", ["It rained.", "Nobody came."]),
        ("“I know. You know,” he said.", ["“I know.", "You know,” he said."]),
        ("She works for the U.S. The office is closed.", ["She works for the U.S.", "The office is closed."]),
        ("They met at 9 p.m. He left.", ["They met at 9 p.m.", "He left."]),
        ("“It is over.” Nobody moved.", ["“It is over.”", "Nobody moved."]),
        ("Was it true? No. It was not.", ["Was it true?", "No.", "It was not."]),
        ("He paid (in cash.) She did not.", ["He paid (in cash.)", "She did not."]),
        ("One line\n\nanother line", ["One line", "another line"]),
    ],
)
def test_two_or_more(text, expected):
    assert sentences(text) == expected


def test_a_hard_wrapped_sentence_is_one():
    assert sentences("The bridge was\nclosed on Friday.  ") == ["The bridge was\nclosed on Friday."]


def test_blocks_bound_sentences_and_notes_carry_their_role():
    reading = reading_of("No stop here", "Nor here", role="headline")
    found = find_sentences(reading)
    assert [(sentence.block, sentence.role) for sentence in found] == [("bl-0", "headline"), ("bl-1", "headline")]


@pytest.mark.parametrize("role", ["furniture", "byline", "caption", "dateline"])
def test_roles_without_sentences(role):
    assert sentences("It rained. Nobody came.", role=role) == []


def test_marks_alone_are_no_sentence():
    assert sentences("___", " — ", "") == []


@pytest.mark.parametrize("text", ["a" * 500_000, ". " * 40_000, '"' * 500_000, "A. b. " * 20_000])
def test_hostile_text_comes_back(text):
    assert all(sentence in text for sentence in sentences(text))
