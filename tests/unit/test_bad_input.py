"""Bad input, end to end: each bad page costs itself alone, one line on stderr, one entry in the faults, and the exit code."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from twosource.cli import main
from twosource.model import Block, Reading
from twosource.page.blocks import find_blocks
from twosource.page.facts import stated_facts
from twosource.read import text_page
from twosource.read.document import MOST_DEPTH, MOST_LINES, MOST_TEXT
from twosource.read.files import MOST_PAGE_BYTES

PAGE = (
    "Bridge closed at Kelm\n\nKELM (Orla Wire) — At least 12 people were hurt when a bridge gave way on Monday, the mayor said "
    "on Tuesday.\n\n“We were lucky,” said Ida Roe, the mayor of Kelm, at a news conference in the town hall.\n"
)
FRENCH = (
    "Le pont de Kelm est fermé\n\nAu moins douze personnes ont été blessées lundi quand un pont s'est effondré, a dit mardi la "
    "maire de la ville. Les trains ne circulent plus et la route est fermée jusqu'à nouvel ordre, selon la préfecture.\n\n"
    "« Nous avons eu de la chance », a déclaré la maire devant les journalistes réunis à l'hôtel de ville.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "good.txt").write_text(PAGE, encoding="utf-8")
    return pages


class Outcome:
    """What a run gave: exit code, machine output, and the lines of stderr."""

    def __init__(self, *arguments: str | Path, stdin: bytes | None = None) -> None:
        result = CliRunner().invoke(main, ["report", "--json", *map(str, arguments)], input=stdin)
        self.code = result.exit_code
        self.lines = result.stderr.splitlines()
        self.json = json.loads(result.stdout) if result.stdout else None
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.stderr

    @property
    def faults(self) -> list[str]:
        return [line for line in self.lines if line.startswith("fault: ")]

    @property
    def notes(self) -> list[str]:
        return [line for line in self.lines if line.startswith("note: ")]

    def page(self, name: str) -> dict:
        return next(page for page in self.json["pages"] if page["name"] == name)


def findings(outcome: Outcome) -> list[str]:
    """What is found on the good page, without what depends on other pages."""
    page = outcome.page("good.txt")
    own = [
        item["id"]
        for kind in ("attributions", "figures", "times", "claims")
        for item in outcome.json[kind]
        if item["page"] == page["id"]
    ]
    return [*own, json.dumps(page["blocks"])]


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n\xe2\x80\x8b\n", "empty"),
    "image.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG image"),
    "document.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF document"),
    "archive.html": (b"PK\x03\x04\x14\x00\x00\x00", "zip archive"),
    "nulls.txt": (b"\x00" * 400, "not text"),
    "noise.txt": (bytes(range(1, 32)) * 40, "not text"),
    "deep.html": (b"<div>" * 100_000 + b"x" + b"</div>" * 100_000, f"more than {MOST_DEPTH:,} elements"),
    "invisible.html": (b"<html><body><script>var a = 1;</script></body></html>", "shows no text"),
    "lines.txt": (b"Kelm\n" * (MOST_LINES + 2), "lines"),
    "record.json": (b'{"id": "a", "text": ', "not JSON"),
    "list.json": (b"[1, 2]", "not an object"),
    "records.jsonl": (b"", "holds no record"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_page_is_one_fault_and_the_others_are_whole(folder: Path, name: str):
    alone = Outcome(folder)
    content, reason = BAD[name]
    (folder / name).write_bytes(content)
    outcome = Outcome(folder)
    assert outcome.code == 1
    own = [line for line in outcome.faults if name in line]
    assert len(own) == len(outcome.faults) == len(outcome.json["faults"]) >= 1
    assert all(reason in line for line in own)
    assert outcome.json["faults"][0]["path"].endswith(name)
    assert all(fault["message"] and fault["mend"] for fault in outcome.json["faults"])
    assert findings(outcome) == findings(alone)


@pytest.mark.parametrize("name", ["empty.txt", "image.txt", "deep.html", "record.json"])
def test_nothing_but_bad_pages_is_exit_code_3(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(BAD[name][0])
    outcome = Outcome(tmp_path / name)
    assert outcome.code == 3
    assert len(outcome.faults) == 1
    assert outcome.json is None


def test_a_missing_path(folder: Path):
    outcome = Outcome(folder, folder / "gone.txt")
    assert outcome.code == 1
    assert len(outcome.faults) == len(outcome.json["faults"]) == 1
    assert "there is no" in outcome.faults[0]
    assert Outcome(folder / "gone.txt").code == 3


def test_a_folder_without_pages(tmp_path: Path):
    (tmp_path / "style.css").write_text("p {}", encoding="utf-8")
    outcome = Outcome(tmp_path)
    assert outcome.code == 3
    assert outcome.lines
    assert Outcome(folder_of(tmp_path / "bare")).code == 3


def folder_of(path: Path) -> Path:
    path.mkdir()
    return path


def test_a_link_that_leads_back(folder: Path):
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self").symlink_to(folder / "self")
    outcome = Outcome(folder)
    assert outcome.code == 1
    assert sorted(Path(fault["path"]).name for fault in outcome.json["faults"]) == ["loop", "self"]
    assert len(outcome.json["pages"]) == 1


def test_a_file_over_the_limit_is_refused_without_being_read(folder: Path):
    with (folder / "huge.txt").open("wb") as file:
        os.truncate(file.fileno(), 4_000_000_000)
    outcome = Outcome(folder)
    assert outcome.code == 1
    assert f"a page may have {MOST_PAGE_BYTES // 1_000_000} MB" in outcome.faults[0]


def test_text_over_the_limit_is_refused(folder: Path):
    sentence = "The harbour board said on Monday that the pier would open in spring. "
    (folder / "long.txt").write_text(sentence * (15_000_000 // len(sentence)), encoding="utf-8")
    outcome = Outcome(folder)
    assert outcome.code == 1
    assert f"a page may have {MOST_TEXT:,}" in outcome.faults[0]


def test_a_page_of_very_many_short_lines_is_judged():
    lines = [
        f"{words} {i}" for i in range(3_000) for words in ("Kelm pier", "By Ida Roe", "Comments", "3 May 2024", "Read more")
    ]
    reading = Reading(page=text_page("\n".join([PAGE, *lines, PAGE]), name="a"))
    reading = reading.having(Block, find_blocks(reading))
    assert len(reading.of(Block)) > len(lines)
    assert stated_facts(reading, "en", analysed=True).analysed


def test_a_long_attribute_does_no_harm(folder: Path):
    (folder / "wide.html").write_text(f"<html><body><p class='{'a b ' * 2_500_000}'>{PAGE}</p></body></html>", encoding="utf-8")
    outcome = Outcome(folder)
    assert outcome.code == 0


def test_bytes_that_no_encoding_explains(folder: Path):
    (folder / "odd.txt").write_bytes(bytes((i * 7919 >> 3) % 255 + 1 for i in range(5_000)))
    outcome = Outcome(folder)
    assert outcome.code == 1
    assert len(outcome.faults) == 1


def test_a_broken_line_of_records_names_its_number(tmp_path: Path):
    target = tmp_path / "pages.jsonl"
    good = json.dumps({"id": "a", "text": PAGE})
    other = json.dumps({"id": "c", "text": PAGE.replace("Kelm", "Tarn")})
    target.write_text(f"{good}\n{{broken\n{other}\n", encoding="utf-8")
    outcome = Outcome(target)
    assert outcome.code == 1
    assert [page["name"] for page in outcome.json["pages"]] == ["a", "c"]
    assert len(outcome.faults) == 1
    assert "line 2" in outcome.faults[0]


def test_script_in_title_and_text_is_text(tmp_path: Path):
    hostile = "<script>alert(1)</script>"
    page = tmp_path / "hostile.txt"
    page.write_text(f"{hostile} Bridge closed at Kelm\n\n{PAGE}“{hostile},” said Bo Lind on Monday.\n", encoding="utf-8")
    target = tmp_path / "out.html"
    result = CliRunner().invoke(main, ["report", str(page), "-o", str(target)])
    assert result.exit_code == 0
    written = target.read_text(encoding="utf-8")
    assert hostile not in written
    assert "&lt;script&gt;alert(1)" in written


def test_marks_of_direction_and_of_no_width_keep_their_place(tmp_path: Path):
    text = PAGE.replace("Ida Roe", "\u202eIda\u200b Roe\u202c").replace("Kelm", "K\u00adelm\u2066")
    target = tmp_path / "marks.txt"
    target.write_text(text, encoding="utf-8")
    outcome = Outcome(target)
    assert outcome.code == 0
    assert outcome.json["pages"][0]["text"] == text
    html = tmp_path / "out.html"
    assert CliRunner().invoke(main, ["report", str(target), "-o", str(html)]).exit_code == 0


def test_one_content_at_two_places_is_one_page(folder: Path):
    (folder / "same.txt").write_text(PAGE, encoding="utf-8")
    outcome = Outcome(folder)
    assert outcome.code == 0
    assert [page["name"] for page in outcome.json["pages"]] == ["good.txt"]
    assert [Path(place).name for place in outcome.json["pages"][0]["addresses"]] == ["good.txt", "same.txt"]
    assert len(outcome.notes) == 1
    assert not outcome.faults


def test_a_page_in_another_language_is_kept_and_said_to_be(folder: Path):
    (folder / "french.txt").write_text(FRENCH, encoding="utf-8")
    outcome = Outcome(folder)
    assert outcome.code == 0
    french = outcome.page("french.txt")
    assert (french["language"], french["analysed"]) == ("fr", False)
    assert outcome.page("good.txt")["analysed"]
    assert len(outcome.notes) == 1
    assert "fr" in outcome.notes[0]
    assert Outcome(folder, "--language", "en").page("french.txt")["analysed"]


def test_a_short_page_is_in_the_language_of_the_run(folder: Path):
    (folder / "short.txt").write_text("Le pont.", encoding="utf-8")
    assert Outcome(folder).page("short.txt")["language"] == "en"


def test_a_record_says_its_own_language_but_the_option_wins(tmp_path: Path):
    target = tmp_path / "pages.jsonl"
    target.write_text(json.dumps({"id": "a", "text": PAGE, "language": "fr"}), encoding="utf-8")
    assert Outcome(target).page("a")["language"] == "fr"
    assert Outcome(target, "--language", "en").page("a")["language"] == "en"


def test_standard_input(folder: Path):
    assert Outcome("-", stdin=b"").code == 3
    assert Outcome("-", stdin=PAGE.encode()).code == 0
    assert Outcome("-", folder, stdin=b"\x89PNG\r\n").code == 1
