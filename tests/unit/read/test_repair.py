"""Mangled characters are mended where it can be proved, and every other character keeps its place."""

import pytest

from twosource.read import html_page
from twosource.read.repair import pieces, repaired


def mangled(text, encoding="windows-1252"):
    return text.encode("utf-8").decode(encoding)


@pytest.mark.parametrize("mark", ["’", "“", "—", "…", "é", "£"])
def test_a_character_read_in_the_wrong_encoding_is_mended(mark):
    assert repaired(f"The pier{mangled(mark)}s stone") == f"The pier{mark}s stone"


@pytest.mark.parametrize(
    "text",
    [
        "“We were promised a pier,” she said — in vain…",
        "Ça va à São Tomé, naïve Zoë",
        "Переговоры о пирсе",
        "The pier costs £9m, or €10m.",
        "A lone Â at the end Â",
        "NUL À\u20ac is no mending",
        "The sign read CAFÉ”, not CAFE",
        "「桟橋」は来春に開く",
        "plain",
        "",
    ],
)
def test_sound_text_and_lone_leftovers_stay(text):
    assert repaired(text) == text
    assert len(pieces(text)) == 1


def test_the_way_back_is_exact():
    source = f"One {mangled('“')}two{mangled('’')}s – three"
    found = pieces(source)
    assert [piece.text for piece in found] == ["One ", "“", "two", "’", "s – three"]
    for piece in found:
        assert piece.offset is None or source.startswith(piece.text, piece.offset)
    assert [piece.text for piece in found if piece.offset is None] == ["“", "’"]


def test_a_million_strange_characters_come_back_soon():
    text = mangled("’") * 300_000
    assert repaired(text) == text
    assert repaired((mangled("’") + " ") * 50_000) == "’ " * 50_000


def test_a_page_shows_mended_characters_and_leads_back_to_all_others():
    nodes = [
        "\n  It wasn" + mangled("’") + "t " + mangled("“") + "nearly",
        "  done",
        "â€\x9d, she said " + mangled("—") + " twice. ",
    ]
    source = f"<body><article><p>{nodes[0]}<b>{nodes[1]}</b>{nodes[2]}</p></article></body>"
    page = html_page(source, name="a.html")
    assert page.text == "It wasn’t “nearly done”, she said — twice."
    for run in page.source_map:
        assert nodes[run.node][run.offset : run.offset + run.end - run.start] == page.text[run.start : run.end]
    held = {i for run in page.source_map for i in range(run.start, run.end)}
    assert "".join(char for i, char in enumerate(page.text) if i not in held) == "’“”—"


def test_the_report_is_found_in_a_mangled_page_as_in_a_sound_one():
    words = " It wasn’t, she said, the stone — it was the tide’s turn, and the board’s, to wait for another spring at Kelm."
    body = "".join(f"<p>Paragraph {number}.{words * 2}</p>" for number in range(8))
    source = f"<body><nav><a href=x>Home</a></nav><article>{body}</article><footer>About us</footer></body>"
    sound, other = html_page(source, name="a.html"), html_page(mangled(source), name="a.html")
    assert any(block.extracted for block in sound.markup)
    assert (other.text, other.markup) == (sound.text, sound.markup)


def test_what_the_markup_states_is_mended_too():
    page = html_page(f"<title>The pier{mangled('’')}s stone</title><p>It will open in spring.", name="a.html")
    assert page.stated.title == "The pier’s stone"
