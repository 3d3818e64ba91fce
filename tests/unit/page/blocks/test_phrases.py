"""What the words of a line alone tell, test by test, and how a line is measured."""

import pytest

from twosource.model import Span
from twosource.page.blocks.furniture import Phrases, opener, plain
from twosource.page.blocks.lines import cut, measure
from twosource.page.blocks.phrases import judge


def line(text):
    return measure(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("» READ\u00a0 More …", "read more"),
        ("— “It’s late” –", '"it\'s late"'),
        ("#pier", "pier"),
        ("watch #", "watch #"),
        ("...", ""),
    ],
)
def test_lines_are_compared_as_phrases_are_written(text, flat):
    assert plain(text) == flat


def test_a_phrase_may_hold_words_and_a_number_and_ends_with_its_word():
    phrases = Phrases(["load # more", "in this * photo", "(c)"])
    assert phrases.openers == {"load", "in", "c"}
    begins = phrases.pattern.match
    assert begins("load 12 more replies")
    assert begins("in this rather old undated photo of the pier")
    assert begins("(c)2021")
    assert not begins("in this one two three four five six seven photo")
    assert not begins("load 12 moreover")
    assert not begins("please load 12 more")
    assert not Phrases([]).pattern.search("")


@pytest.mark.parametrize(("flat", "word"), [('"load 3 more', "load"), ("editor's note", "editor"), ("©", ""), ("#pier", "")])
def test_the_first_word_of_a_line(flat, word):
    assert opener(flat) == word


@pytest.mark.parametrize(
    ("text", "role", "why"),
    [
        ("* * *", "furniture", "holds no words"),
        ("â€™", "furniture", "mangled"),
        ("@quaypost", "furniture", "an address or a tag"),
        ("https://quaypost.example/pier via Kelm", "furniture", "an address or a tag"),
        ("Correction: an earlier version named the wrong pier.", "correction", "the words of a correction"),
        ("Copyright 2021 Quay Post", "furniture", "claims copyright"),
        ("Una Moor contributed", "furniture", "credits"),
        ("WATCH How the pier was built", "furniture", "other pages"),
        ("Load 12 more", "furniture", "comments"),
        ("Home World Sport", "furniture", "a row of labels"),
        ("14 comments", "furniture", "a counter"),
        ("Updated 14 min ago", "furniture", "a date stamp"),
        ("6 March 2023", "furniture", "a date."),
        ("21:30", "furniture", "a time of day"),
        ("By Una Moor", "byline", "begins as a byline"),
        ("Una Moor | 6 March 2023", "byline", "a name with a date"),
        ("Una Moor in Kelm", "byline", "an office or a place"),
        ("Una MoorStaff Reporter", "byline", "an office or a place"),
        ("In this undated photo the pier is seen from the sea.", "caption", "captions"),
        ("The pier at low tide. Photo: Bo Lind", "caption", "captions"),
        ("The pier at low tide (Bo Lind/Orla Press)", "caption", "captions"),
        ("The pier at low tide (Orla Press via AP)", "caption", "captions"),
        ("Islands · Letters · Tides", "furniture", "a row of short entries"),
        ("Kelm Weekly app", "furniture", "reader"),
    ],
)
def test_each_test_tells_its_own(text, role, why):
    verdict = judge(line(text))
    assert verdict is not None
    assert verdict.role == role
    assert why in verdict.why


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board said the new pier would open in spring.",
        "Byron came to Kelm in March",
        "Harbour board puts off opening of new pier",
        "Correctional officers walk out",
        "Photographers crowd the pier/quay",
        "Board meets, in part, on Monday",
    ],
)
def test_words_that_only_look_like_it_tell_nothing(text):
    assert judge(line(text)) is None


@pytest.mark.parametrize(
    ("text", "ended", "runs_on", "running"),
    [
        ("The board said it would open in spring.", True, False, True),
        ("“We were promised a pier by the board.” ", True, False, True),
        ("The board said it would open in spring…", True, False, False),
        ("Will the board open it this spring?", True, False, False),
        ("“Will the board open it in spring?”", True, False, True),
        ("It did open.", True, False, False),
        ("The board said the following:", False, True, False),
        ("Pier to open late", False, False, False),
        ("word " * 41, False, False, True),
        ("The board met. They left. " + "word " * 26, False, False, True),
        ("word " * 30, False, False, False),
        ("promisedÂ", False, False, False),
        ("The new pier was opened in May.Â", True, False, True),
    ],
)
def test_the_shape_of_a_line(text, ended, runs_on, running):
    (found,) = cut(text)
    assert (found.ended, found.runs_on, found.running) == (ended, runs_on, running)
    assert found.words == len(found.tokens)


def test_lines_are_cut_without_the_white_space_around_them():
    text = "\u00a0 One two \r\n\r\n\t\u2028 Three\x0b\u3000\n"
    assert [found.span.of(text) for found in cut(text)] == ["One two", "Three"]
