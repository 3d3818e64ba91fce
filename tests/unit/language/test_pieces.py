"""Word pieces and their shapes."""

from importlib import resources

import pytest
import tokenizers

from twosource.language.pieces import LONGEST, SHAPES, cut, pieces, quotation_states


@pytest.fixture(scope="module")
def tokenizer() -> tokenizers.Tokenizer:
    folder = resources.files("twosource.language") / "en" / "tagger"
    return tokenizers.Tokenizer.from_str((folder / "tokenizer.json").read_text("utf-8"))


def marked(text: str) -> str:
    """The code points inside quotation marks."""
    return "".join(char for char, state in zip(text, quotation_states(text), strict=False) if state == 1)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “no” twice", "no"),
        ('He said "no" twice', "no"),
        ("He said ‘no’ twice", "no"),
        ("He said 'no,' twice", "no,"),
        ("He said «no» twice", "no"),
        ("It’s the port’s crane", ""),
        ("It's the port's crane", ""),
        ("the officials' view of 'em", ""),
        ("“He said it’s ‘fine’ now”", "He said it’s ‘fine’ now"),
        ("“never closed\nnext line", "never closed"),
    ],
)
def test_quotation_states(text, inside):
    assert marked(text) == inside


def test_words_slice_back_and_cover_the_text(tokenizer):
    text = "Ms Ó Briain’s “well-known” dog cost £1,000.50 — naïve!"
    found = pieces(tokenizer, text)
    assert "".join(text[start:end] for start, end in found.words) == text.replace(" ", "")
    assert len(found.ids) == len(found.shapes)
    assert all(0 <= shape < SHAPES for shape in found.shapes)


def test_a_shape_tells_capitals_quotation_and_space(tokenizer):
    plain, capital, quoted = (pieces(tokenizer, text).shapes[-1] for text in ("a port", "a Port", "“a port"))
    assert len({plain, capital, quoted}) == 3
    assert pieces(tokenizer, "a-b").shapes[-1] != pieces(tokenizer, "a- b").shapes[-1]


def test_a_long_paragraph_is_cut_after_a_stop_and_nothing_is_lost(tokenizer):
    text = "The crane fell on the quay. " * 80
    whole = pieces(tokenizer, text)
    parts = cut(whole, text)
    assert len(parts) > 1
    assert all(len(part.ids) <= LONGEST - 2 for part in parts)
    assert [word for part in parts for word in part.words] == whole.words
    assert all(text[part.words[-1][0]] == "." for part in parts)


def test_words_without_stops_are_cut_all_the_same(tokenizer):
    text = "port " * 1000
    parts = cut(pieces(tokenizer, text), text)
    assert [len(part.ids) for part in parts[:2]] == [LONGEST - 2, LONGEST - 2]


def test_nothing_gives_nothing(tokenizer):
    assert cut(pieces(tokenizer, ""), "") == []
