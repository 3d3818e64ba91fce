"""Who holds a statement for which the tagger marks nobody."""

import pytest

from twosource.model import Span
from twosource.page.attribution.holders import holder, is_its_subject
from twosource.page.attribution.quotations import find_quotations
from twosource.page.attribution.words import Line


def line_of(text: str) -> Line:
    return Line(text, Span(0, len(text)), find_quotations(text, Span(0, len(text))))


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def held(text: str, cue: str, *content: str) -> str | None:
    found = holder(line_of(text), span_of(text, cue), [span_of(text, words) for words in content])
    return found.of(text) if found else None


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("The envoys of Norvia met in Tarn and voiced concern about it.", "voiced concern about", "it", "The envoys of Norvia"),
        ("While warning that it leaked, the council kept it open.", "warning", "that it leaked", "the council"),
        ("In warning that it leaked, Nora Quill broke ranks.", "warning", "that it leaked", "Nora Quill"),
        ("Nora Quill left early, saying that it leaked.", "saying", "that it leaked", "Nora Quill"),
        ("Divers who feared that it leaked left.", "feared", "that it leaked", "who"),
        ("The council was worried that it leaked.", "was worried", "that it leaked", "The council"),
        ("The plan was praised by the mayor.", "was praised", "The plan", "the mayor"),
        ("A plan rejected by the council is dead.", "rejected", "A plan", "the council"),
        ("Nora Quill dropped her calls for repairs.", "calls for", "repairs", "her"),
        ("Saying the port had failed, the union called a strike.", "Saying", "the port had failed", "the union"),
    ],
)
def test_the_sentence_names_somebody(text, cue, content, expected):
    assert held(text, cue, content) == expected


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("It was reported that nobody came.", "was reported", "that nobody came"),
        ("It seems that nobody came.", "seems", "that nobody came"),
        ("The port seems to be shut.", "seems", "to be shut"),
        ("The port was asked to close.", "was asked", "to close"),
        ("The port had “never been asked to close” a berth.", "had “never been asked", "to close” a berth"),
        ("There is talk of a strike.", "is talk of", "a strike"),
        ("Reports of shots reached the port.", "Reports of", "shots"),
        ("Last week proved that it leaks.", "proved", "that it leaks"),
        ("The port left the choice to protest to others.", "to protest", "to others"),
        ("You know that it leaks.", "know", "that it leaks"),
    ],
)
def test_the_sentence_names_nobody(text, cue, content):
    assert held(text, cue, content) is None


def test_words_of_the_content_hold_nothing():
    assert held("The plan has failed to please.", "has failed", "The plan", "to please") is None


@pytest.mark.parametrize(
    ("text", "cue", "before", "after", "expected"),
    [
        ("Norvia has looked for help.", "has looked for", "Norvia", "help", True),
        ("Nora Quill, worried about the wall, left.", "worried about", "Nora Quill", "the wall", True),
        ("The plan is expected to fail.", "is expected", "The plan", "to fail", False),
        ("The plan has been said to fail.", "has been said", "The plan", "to fail", False),
    ],
)
def test_the_first_of_two_stretches_may_be_the_subject(text, cue, before, after, expected):
    content = [span_of(text, before), span_of(text, after)]
    assert is_its_subject(line_of(text), span_of(text, cue), content) is expected
