import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from twosource.cli import COMMANDS, main

PAGE = (
    "Bridge closed at Kelm\n\nKELM (Orla Wire) — At least 12 people were hurt when a bridge gave way on Monday, the mayor said "
    "Tuesday.\n\n“We were lucky,” said Ida Roe, the mayor.\n"
)
OTHER = "Harvest fair opens\n\nThe harvest fair opened on Sunday, its organiser said.\n"
HEAVY = ("lxml", "trafilatura", "jinja2", "htmldate", "py3langid", "msgspec")
ASK_FOR_HELP = "import sys; from twosource.cli import main; main(['--help'], standalone_mode=False)"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE, encoding="utf-8")
    (folder / "b.txt").write_text(
        "Harvest fair opens\n\nThe harvest fair opened on Sunday, its organiser said.\n", encoding="utf-8"
    )
    return folder


def run(*arguments: str | Path, stdin: bytes | None = None):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def test_every_command_has_help_and_stands_in_the_readme():
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        result = run(name, "--help")
        assert result.exit_code == 0, result.output
        assert f"twosource {name}" in readme


def test_help_does_not_import_what_reading_needs():
    code = f"{ASK_FOR_HELP}; print([module for module in {HEAVY} if module in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_report_writes_html_and_prints_a_summary(pages: Path, tmp_path: Path):
    target = tmp_path / "out.html"
    result = run("report", pages, "-o", target)
    assert result.exit_code == 0, result.output
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "2 pages, 2 stories" in result.stdout


def test_json_goes_to_stdout_alone(pages: Path):
    result = run("report", pages, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["format"] == "twosource"


def test_json_can_be_written_to_a_file_and_explained_from_it(pages: Path, tmp_path: Path):
    target = tmp_path / "out.json"
    assert run("report", pages, "-o", target).exit_code == 0
    figure = json.loads(target.read_text())["figures"][0]
    result = run("explain", figure["id"], target)
    assert result.exit_code == 0, result.output
    assert "12" in result.stdout
    assert "why:" in result.stdout


def test_explaining_from_the_pages_gives_the_same_words(pages: Path, tmp_path: Path):
    target = tmp_path / "out.json"
    run("report", pages, "-o", target)
    figure = json.loads(target.read_text())["figures"][0]
    assert run("explain", figure["id"], pages).stdout == run("explain", figure["id"], target).stdout


def test_an_unknown_id_is_wrong_use_in_one_line(pages: Path):
    result = run("explain", "fg-nowhere", pages)
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1


def test_show_prints_who_says_what(pages: Path):
    result = run("show", pages / "a.txt")
    assert result.exit_code == 0, result.output
    assert "Ida Roe" in result.stdout
    assert "said" in result.stdout


def test_a_missing_path_is_one_fault_and_the_rest_is_reported(pages: Path, tmp_path: Path):
    target = tmp_path / "out.html"
    result = run("report", pages / "a.txt", pages / "nowhere.txt", "-o", target, "--json")
    assert result.exit_code == 1
    faults = [line for line in result.stderr.splitlines() if line.startswith("fault:")]
    assert len(faults) == 1
    assert "nowhere.txt" in faults[0]
    document = json.loads(result.stdout)
    assert len(document["pages"]) == 1
    assert document["faults"][0]["path"].endswith("nowhere.txt")
    assert target.exists()


def test_nothing_readable_is_exit_code_3_and_leaves_no_report(tmp_path: Path):
    (tmp_path / "empty.txt").write_text("")
    result = run("report", tmp_path / "empty.txt", "-o", tmp_path / "out.html")
    assert result.exit_code == 3
    assert not (tmp_path / "out.html").exists()


def test_a_fact_for_no_page_in_particular_is_wrong_use(pages: Path):
    result = run("report", pages / "a.txt", pages / "b.txt", "--published", "2026-03-01")
    assert result.exit_code == 2


def test_a_date_that_is_none_is_wrong_use(pages: Path):
    assert run("report", pages, "--published", "a.txt=32 March").exit_code == 2


def test_given_facts_reach_the_page(pages: Path):
    result = run("report", pages, "--json", "--published", "a.txt=2026-03-03", "--publisher", "a.txt=Kelm Post")
    page = next(page for page in json.loads(result.stdout)["pages"] if page["name"] == "a.txt")
    assert page["published"]["first"] == "2026-03-03"
    assert page["published"]["how"] == "given"
    assert page["publisher"]["name"] == "Kelm Post"


def test_standard_input_is_read(pages: Path):
    result = run("report", "-", "--json", stdin=(pages / "a.txt").read_bytes())
    assert len(json.loads(result.stdout)["pages"]) == 1


def test_an_interrupted_write_leaves_what_was_there(tmp_path: Path, monkeypatch):
    from twosource.cli import inputs

    target = tmp_path / "out.html"
    target.write_text("before")

    def interrupt(self, target):
        raise KeyboardInterrupt

    monkeypatch.setattr(inputs.Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        inputs.write_whole(str(target), b"after")
    assert target.read_text() == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["out.html"]


def test_a_folder_that_cannot_be_written_is_wrong_use(pages: Path, tmp_path: Path):
    assert run("report", pages, "-o", tmp_path / "no" / "such" / "out.html").exit_code == 2


def test_workers_and_order_change_nothing(pages: Path):
    one = run("report", pages / "a.txt", pages / "b.txt", "--json").stdout
    assert run("report", pages / "b.txt", pages / "a.txt", "--json", "--workers", "2").stdout == one
