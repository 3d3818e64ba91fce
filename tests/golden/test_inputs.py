"""Each kind of input, from the file to its pages: compared with what a reader of the file would say is in it.

The files were made by `inputs/make.py`; `inputs/expected.json` was written by this module when run by itself, and then read
against the files.
"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from twosource.cli import main
from twosource.read import read_paths

HERE = Path(__file__).parent / "inputs"
FILES = sorted(file.name for file in HERE.iterdir() if file.name not in {"make.py", "expected.json", "__pycache__"})
MAPPINGS = {"mapped.csv": {"title": "headline", "publisher": "outlet", "published": "day", "text": "body"}}
DOCS = Path(__file__).parents[2] / "docs" / "inputs.md"


def told(name):
    """What is read from one file, without what other rooms make of it."""
    read = read_paths([str(HERE / name)], mapping=MAPPINGS.get(name))

    def short(text):
        return text.replace(f"{HERE}/", "")

    return {
        "pages": [
            {
                "name": page.name,
                "path": short(page.path) if page.path else None,
                "url": page.url,
                "addresses": [short(address) for address in page.addresses],
                "medium": page.medium,
                "captured": page.captured,
                "given": {field: value for field in page.given.__struct_fields__ if (value := getattr(page.given, field))},
                "authors": list(page.stated.authors) if page.stated else [],
                "text": page.text,
            }
            for page in read.pages
        ],
        "faults": [short(fault.message) for fault in read.faults],
        "notices": [short(notice.message) for notice in read.notices],
        "wanted": [item.url for item in read.wanted],
    }


@pytest.fixture(scope="module")
def expected():
    return json.loads((HERE / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_a_file_gives_its_pages(name, expected):
    assert told(name) == expected[name]


def test_the_files_are_those_that_are_made(monkeypatch):
    monkeypatch.syspath_prepend(str(HERE))
    import make

    made = make.files()
    assert sorted(made) == FILES
    # Of Zstandard another version of the library may write other frames for the same content.
    assert all((HERE / name).read_bytes() == data for name, data in made.items() if not name.endswith(".zst"))


@pytest.mark.parametrize("name", FILES)
def test_each_kind_stands_in_the_docs(name):
    assert f"`{name}`" in DOCS.read_text(encoding="utf-8")


def test_the_command_reads_on_past_what_is_broken_and_says_so():
    paths = [str(HERE / name) for name in ("truncated.warc", "pages.jsonl", "mapped.csv")]
    result = CliRunner().invoke(main, ["report", "--json", *paths, "--map", "title=headline,text=body"])
    assert result.exit_code == 1
    faults = [line for line in result.stderr.splitlines() if line.startswith("fault: ")]
    assert len(faults) == len(json.loads(result.stdout)["faults"])
    for place in ("truncated.warc, record 2", "pages.jsonl, line 2", "mapped.csv, row 4"):
        assert len([line for line in faults if place in line]) == 1


if __name__ == "__main__":
    found = {name: told(name) for name in FILES}
    (HERE / "expected.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
