import json
import os

import msgspec
import pytest

from twosource.errors import UsageError
from twosource.model import GivenFacts
from twosource.read import read_facts_csv, read_paths
from twosource.read.files import MOST_PAGE_BYTES


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def messages(faults):
    return [fault.message for fault in faults]


def test_files_and_folders_hidden_ones_aside(tmp_path):
    write(tmp_path, "b.txt", "Second page.")
    write(tmp_path, "sub/a.txt", "First page.")
    write(tmp_path, ".hidden/c.txt", "Not seen.")
    write(tmp_path, ".d.txt", "Not seen either.")
    read = read_paths([str(tmp_path)])
    assert [page.name for page in read.pages] == ["a.txt", "b.txt"]
    assert read.faults == ()


def test_what_is_no_page_is_passed_over_in_folders_but_not_when_named(tmp_path):
    write(tmp_path, "a.txt", "A page.")
    image = write(tmp_path, "i.png", b"\x89PNG\r\n\x1a\n....")
    read = read_paths([str(tmp_path)])
    assert len(read.pages) == 1
    assert "1 files that are no pages" in read.notices[0].message
    assert "PNG" in read_paths([image]).faults[0].message


def test_the_order_of_arguments_changes_nothing(tmp_path):
    paths = [write(tmp_path, f"{name}.txt", f"Page {name}.") for name in "cab"]
    assert read_paths(paths) == read_paths(paths[::-1])


def test_patterns(tmp_path):
    write(tmp_path, "a.txt", "Page a.")
    write(tmp_path, "b.md", "Page b.")
    assert [page.name for page in read_paths([str(tmp_path / "*.txt")]).pages] == ["a.txt"]
    assert "no file fits" in read_paths([str(tmp_path / "*.nothing")]).faults[0].message


def test_a_file_that_cannot_be_read_is_a_fault_and_the_rest_is_read(tmp_path):
    good = write(tmp_path, "a.txt", "A page.")
    empty = write(tmp_path, "e.txt", " \n")
    missing = str(tmp_path / "no.txt")
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    read = read_paths([good, empty, missing, str(loop)])
    assert len(read.pages) == 1
    assert len(read.faults) == 3
    assert all(fault.step == "read" and fault.mend and "\n" not in fault.message for fault in read.faults)


def test_names_no_line_can_hold_are_shown_without_what_spoils_it(tmp_path):
    named = os.fsdecode(os.fsencode(tmp_path) + b"/a\xff\nb.txt")
    write(tmp_path, "good.txt", "Page a.")
    with open(named, "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(b"Page b.")
    read = read_paths([str(tmp_path), named + "x"])
    assert [page.name for page in read.pages] == ["a��b.txt", "good.txt"]
    (message,) = messages(read.faults)
    assert message.endswith("a��b.txtx")
    msgspec.json.encode([*read.pages, *read.faults])


@pytest.mark.parametrize("path", ["file:///etc/none", "ftp://kelm.example/a", "www.kelm.example/a"])
def test_what_looks_like_an_address_but_is_none_says_how_they_begin(path):
    assert "https://" in read_paths([path]).faults[0].mend


def test_a_folder_that_leads_back_to_itself_ends(tmp_path):
    write(tmp_path, "a.txt", "A page.")
    (tmp_path / "back").symlink_to(tmp_path, target_is_directory=True)
    read = read_paths([str(tmp_path)])
    assert len(read.pages) == 1
    assert "leads back" in read.faults[0].message


def test_a_file_over_the_limit_is_refused_with_its_size(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MOST_PAGE_BYTES * 3)
    message = read_paths([str(path)]).faults[0].message
    assert "60.0 MB" in message
    assert "20 MB" in message


def test_pipes_in_a_folder_are_left_alone(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    write(tmp_path, "a.txt", "A page.")
    read = read_paths([str(tmp_path)])
    assert len(read.pages) == 1
    assert "not a file" in read.faults[0].message


def test_of_several_captures_of_one_content_the_earliest_counts(tmp_path):
    for year in (2032, 2031):
        record = {"title": "The pier", "maintext": "The pier opens.", "date_download": f"{year}-05-14T07:45:00Z"}
        write(tmp_path, f"{year}.jsonl", json.dumps(record))
    assert [page.captured for page in read_paths([str(tmp_path)]).pages] == ["2031-05-14T07:45Z"]


def test_the_same_content_is_one_page_with_two_addresses(tmp_path):
    first, second = write(tmp_path, "a.txt", "The same."), write(tmp_path, "b.txt", "\ufeffThe same.")
    read = read_paths([second, first])
    assert [(page.name, page.path, page.addresses) for page in read.pages] == [("a.txt", first, (first, second))]
    assert "one page, 2 addresses" in read.notices[0].message


def test_records(tmp_path):
    lines = [
        json.dumps({"id": "r1", "text": "Page one.", "url": "https://quay.example/1", "published": "2023-03-06", "x": 1}),
        '{"id": "r2", "text": ',
        json.dumps({"id": "r3"}),
        "",
        json.dumps({"id": 4, "html": "<p>Page four.</p>", "publisher": "Quay Post", "language": "en-GB"}),
        json.dumps({"text": "Page five.", "published": "soon"}),
        "[1]",
        json.dumps({"id": "r8", "text": 5}),
    ]
    path = write(tmp_path, "all.jsonl", "\n".join(lines))
    read = read_paths([path])
    pages = {page.name: page for page in read.pages}
    assert list(pages) == ["4", "all.jsonl:6", "r1"]
    assert pages["r1"].given == GivenFacts(published="2023-03-06")
    assert pages["r1"].url == "https://quay.example/1"
    assert pages["r1"].addresses == (f"{path}:1", "https://quay.example/1")
    assert pages["r1"].path is None
    assert pages["4"].given == GivenFacts(publisher="Quay Post", language="en")
    assert pages["4"].medium == "html"
    found = messages(read.faults)
    assert [next(number for number in (2, 3, 7, 8) if f"line {number}" in message) for message in found] == [2, 3, 7, 8]
    assert all(message.startswith(path) for message in found)
    assert "published 'soon'" in read.notices[0].message


def test_json_with_one_record_or_a_list(tmp_path):
    one = write(tmp_path, "one.json", '{"id": "a", "text": "Page a."}')
    many = write(tmp_path, "many.json", '[{"id": "b", "text": "Page b."}, 3]')
    read = read_paths([one, many])
    assert [page.name for page in read.pages] == ["a", "b"]
    assert "record 2 is not an object" in read.faults[0].message


def test_html_by_suffix_and_by_content(tmp_path):
    named = write(tmp_path, "a.html", "<p>Page a.</p>")
    plain = write(tmp_path, "b.txt", "<!DOCTYPE html>\n<html><body><p>Page b.</p></body></html>")
    text = write(tmp_path, "c.txt", "He wrote <b>bold</b> words.")
    assert [page.medium for page in read_paths([named, plain, text]).pages] == ["html", "html", "text"]


@pytest.mark.parametrize(
    ("data", "names", "medium"),
    [
        (b"A page.", ["stdin"], "text"),
        (b"<html><body>A page.</body></html>", ["stdin"], "html"),
        (b'{"text": "A page."}\n{"id": "b", "text": "Another."}\n', ["b", "stdin:1"], "text"),
    ],
)
def test_standard_input(data, names, medium):
    read = read_paths(["-"], stdin=data)
    assert [page.name for page in read.pages] == names
    assert all(page.medium == medium and page.path is None for page in read.pages)


def test_empty_standard_input_is_a_fault():
    assert "empty" in read_paths(["-"], stdin=b" ").faults[0].message


def test_given_facts_win_over_a_records(tmp_path):
    path = write(tmp_path, "r.jsonl", '{"id": "a", "text": "Page a.", "publisher": "Old", "title": "T"}')
    table = write(tmp_path, "facts.csv", "page,publisher,published\na,New,2023-03\nnobody,X,\n")
    read = read_paths([path], given=GivenFacts(publisher="Middle", language="en"), facts=read_facts_csv(table))
    assert read.pages[0].given == GivenFacts(title="T", publisher="New", published="2023-03", language="en")
    assert "nobody" in read.notices[0].message


def test_facts_name_a_page_by_name_path_address_or_id(tmp_path):
    path = write(tmp_path, "a.txt", "Page a.")
    page = read_paths([path]).pages[0]
    for name in (page.id, "a.txt", path):
        read = read_paths([path], facts={name: GivenFacts(title="T")})
        assert read.pages[0].given.title == "T"
        assert read.notices == ()


def test_the_table_gives_addresses_too(tmp_path):
    path = write(tmp_path, "a.txt", "Page a.")
    table = write(tmp_path, "facts.csv", "\ufeffpage,url\r\na.txt,https://quay.example/a\r\n")
    assert read_paths([path], facts=read_facts_csv(table)).pages[0].url == "https://quay.example/a"


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("name,title\na,b\n", "'name'"),
        ("title\na\n", "page"),
        ("page,published\na.txt,03/04/2023\n", "03/04/2023"),
        ("page,language\na.txt,English\n", "English"),
        ("page,title\na,b,c\n", "3 cells"),
        ("page,title\na,b\na,c\n", "twice"),
        ("page,title\n,b\n", "no page"),
        ("", "page"),
    ],
)
def test_a_bad_table_is_a_usage_error(tmp_path, table, what):
    with pytest.raises(UsageError, match=what) as caught:
        read_facts_csv(write(tmp_path, "facts.csv", table))
    assert caught.value.mend


def test_a_table_that_is_not_there(tmp_path):
    with pytest.raises(UsageError):
        read_facts_csv(str(tmp_path / "no.csv"))
