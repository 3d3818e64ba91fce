"""Mangled characters are mended where it can be proved, and every other character keeps its place."""

import pytest

from twosource.read.repair import repaired


def mangled(text, encoding="windows-1252"):
    return text.encode("utf-8").decode(encoding)


@pytest.mark.parametrize("mark", ["’", "“", "—", "…", "é", "£"])
def test_a_character_read_in_the_wrong_encoding_is_mended(mark):
    found = repaired(f"The pier{mangled(mark)}s stone")
    assert found.text == f"The pier{mark}s stone"
    assert found.places == 1


@pytest.mark.parametrize(
    "text",
    [
        "“We were promised a pier,” she said — in vain…",
        "Ça va à São Tomé, naïve Zoë",
        "Переговоры о пирсе",
        "The pier costs £9m, or €10m.",
        "A lone Â at the end Â",
        "「桟橋」は来春に開く",
        "plain",
        "",
    ],
)
def test_sound_text_and_lone_leftovers_stay(text):
    found = repaired(text)
    assert (found.text, found.places) == (text, 0)


def test_the_way_back_is_exact():
    source = f"One {mangled('“')}two{mangled('’')}s – three"
    found = repaired(source)
    assert found.text == "One “two’s – three"
    for run in found.runs:
        size = run.end - run.start
        assert found.text[run.start : run.end] == source[run.offset : run.offset + size]
    held = sum(run.end - run.start for run in found.runs)
    assert held == len(found.text) - found.places


def test_a_million_strange_characters_come_back_soon():
    text = mangled("’") * 300_000
    assert repaired(text).text == text
    assert repaired((mangled("’") + " ") * 50_000).places == 50_000
