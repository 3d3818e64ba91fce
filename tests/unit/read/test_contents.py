import functools
import gzip
import io
import json
import sys
import warnings
import zipfile

import pytest
import zstandard

from twosource.engine import Limits, map_items
from twosource.model import Page
from twosource.read import contents as contents_module
from twosource.read import read_each, read_paths

TEXT = "The bridge at Kelm is shut, the mayor said on Tuesday."


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def zipped(files, **options):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def outcome(folder, name, content, **options):
    return read_paths([write(folder, name, content)], **options)


def messages(read):
    return [fault.message for fault in read.faults]


def test_a_zip_archive_of_pages_by_what_it_is_not_by_its_name(tmp_path):
    data = zipped({"b.txt": TEXT + " B", "a/a.html": f"<p>{TEXT}", "__MACOSX/a.txt": "no", ".x.txt": "no", "c.css": "p {}"})
    read = outcome(tmp_path, "pages.bin", data)
    assert [page.name for page in read.pages] == ["a.html", "b.txt"]
    assert all(page.path is None for page in read.pages)
    assert read.pages[0].addresses[0].endswith("pages.bin/a/a.html")
    assert read.faults == ()
    assert "3 files" in read.notices[0].message


@pytest.mark.parametrize("name", ["../a.txt", "/a.txt", "x/../../a.txt", "C:/a.txt", "..\\a.txt"])
def test_names_that_lead_out_are_refused_and_the_rest_is_read(tmp_path, name):
    read = outcome(tmp_path, "a.zip", zipped({name: TEXT, "good.txt": TEXT + "!"}))
    assert [page.name for page in read.pages] == ["good.txt"]
    assert "leads out" in messages(read)[0]


def test_a_file_without_a_name_is_refused_and_the_rest_is_read(tmp_path):
    data = zipped({"nameless": TEXT, "good.txt": TEXT + "!", "folder/": "", "x/.": TEXT + "?"}).replace(
        b"nameless", b"\0ameless"
    )
    read = outcome(tmp_path, "a.zip", data)
    assert "good.txt" in [page.name for page in read.pages]
    assert "has no name" in messages(read)[0]


def test_two_files_of_one_name_are_both_read(tmp_path):
    with warnings.catch_warnings(action="ignore"):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("a.txt", TEXT)
            archive.writestr("a.txt", f"{TEXT} Again.")
    assert sorted(page.text for page in outcome(tmp_path, "a.zip", target.getvalue()).pages) == [TEXT, f"{TEXT} Again."]


def test_files_that_lie_over_one_another_are_refused(tmp_path):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", TEXT * 3)
        archive.writestr("b.txt", TEXT)
        archive.getinfo("b.txt").header_offset = 20
    read = outcome(tmp_path, "a.zip", target.getvalue())
    assert [page.name for page in read.pages] == ["a.txt"]
    assert "lies over another" in messages(read)[0]


def test_names_are_shown_without_marks_of_control(tmp_path):
    read = outcome(tmp_path, "a.zip", zipped({"a\x1b[31m\n.txt": TEXT, "b\n.html": ""}))
    assert all(char.isprintable() for page in read.pages for char in page.name)
    assert all(message.isprintable() for message in messages(read))


def test_a_link_in_an_archive_is_refused(tmp_path):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/hostname")
    assert "link" in messages(outcome(tmp_path, "a.zip", target.getvalue()))[0]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    for module in ("sources", "archives"):
        monkeypatch.setattr(f"twosource.read.{module}.SMALL", 1_000_000)
    bomb = b"\n" * 2_000_000
    read = outcome(tmp_path, "a.zip", zipped({"bomb.jsonl": bomb, "good.txt": TEXT}))
    assert [page.name for page in read.pages] == ["good.txt"]
    assert "200 times" in messages(read)[0]
    assert "200 times" in messages(outcome(tmp_path, "bomb.jsonl.gz", gzip.compress(bomb)))[0]


def test_an_archive_in_an_archive_is_refused(tmp_path):
    inner = zipped({"a.txt": TEXT})
    assert "within an archive" in messages(outcome(tmp_path, "a.zip", zipped({"b.zip": inner})))[0]
    assert "within a gzip file" in messages(outcome(tmp_path, "a.zip.gz", gzip.compress(inner)))[0]


def test_an_encrypted_member_is_refused(tmp_path):
    data = bytearray(zipped({"a.txt": TEXT}))
    directory = data.rfind(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert "encrypted" in messages(outcome(tmp_path, "a.zip", bytes(data)))[0]


def test_a_damaged_member_is_a_fault_and_the_others_are_read(tmp_path):
    data = bytearray(zipped({"a.txt": TEXT * 9, "b.txt": TEXT}))
    data[45:50] = b"\0\0\0\0\0"
    read = outcome(tmp_path, "a.zip", bytes(data))
    assert [page.name for page in read.pages] == ["b.txt"]
    assert "a.zip/a.txt" in messages(read)[0]


@pytest.mark.parametrize(
    ("name", "what"),
    [("[Content_Types].xml", "office"), ("META-INF/container.xml", "e-book"), ("META-INF/MANIFEST.MF", "program")],
)
def test_what_is_packed_as_a_zip_archive_is_named(tmp_path, name, what):
    assert what in messages(outcome(tmp_path, "a.docx", zipped({name: "x"})))[0]


def test_an_archive_in_a_folder_that_holds_no_page_is_passed_over(tmp_path):
    write(tmp_path, "fonts.zip", zipped({"a.woff": "x"}))
    write(tmp_path, "a.txt", TEXT)
    read = read_paths([str(tmp_path)])
    assert read.faults == ()
    assert any("holds no page" in notice.message for notice in read.notices)
    assert "holds no page" in messages(read_paths([str(tmp_path / "fonts.zip")]))[0]


def test_what_was_read_before_a_file_breaks_off_is_kept(tmp_path):
    lines = "".join(json.dumps({"id": str(number), "text": f"{TEXT} {number * 7919}"}) + "\n" for number in range(3_000))
    read = outcome(tmp_path, "a.jsonl.gz", gzip.compress(lines.encode())[:-2_000])
    assert len(read.pages) > 100
    assert any("breaks off" in message for message in messages(read))


def test_a_web_archive_whose_first_record_is_damaged_is_read_on(tmp_path):
    record = (
        b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://k.example/%d\r\nContent-Type: text/plain\r\n"
        b"Content-Length: 11\r\n\r\nSome words.\r\n\r\n"
    )
    parts = [bytearray(gzip.compress(record % number)) for number in range(3)]
    parts[0][12:20] = bytes(8)
    read = outcome(tmp_path, "a.warc.gz", b"".join(parts))
    assert [page.url for page in read.pages] == ["https://k.example/1"]
    assert len(read.pages[0].addresses) == 4
    assert len(read.faults) == 1


def test_tables_in_folders_count_only_if_they_hold_texts(tmp_path):
    write(tmp_path, "facts.csv", "page,publisher\na.txt,Kelm Post\n")
    write(tmp_path, "texts.csv", f'id,text\na,"{TEXT}"\n')
    read = read_paths([str(tmp_path)])
    assert [page.name for page in read.pages] == ["a"]
    assert read.faults == ()
    assert any("facts.csv" in notice.message for notice in read.notices)


@pytest.mark.parametrize(("table", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "|")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_tables_in_their_dialects(tmp_path, table, delimiter, encoding):
    text = "The café at Kelm is shut – so they said"
    read = outcome(tmp_path, table, f"id{delimiter}text\r\nx{delimiter}{text}\r\n".encode(encoding))
    assert [(page.name, page.text) for page in read.pages] == [("x", text)]


def test_rows_that_cannot_be_read_are_faults_of_their_own(tmp_path):
    read = outcome(tmp_path, "a.csv", f"id,text\na,{TEXT.replace(',', '')}\nb,c,d,e\n\nf,{TEXT.replace(',', ';')}\n")
    assert [page.name for page in read.pages] == ["a", "f"]
    assert "row 3" in messages(read)[0]


@pytest.mark.parametrize("content", ["", "\n", '"' + "x" * 30])
def test_a_table_without_rows_is_a_fault(tmp_path, content):
    assert len(outcome(tmp_path, "a.csv", content).faults) == 1


@pytest.mark.parametrize(
    "name", ["a.html", "a.txt", "a.json", "a.jsonl", "a.csv", "a.xml", "a.rss", "a.warc", "a.zip", "a.mhtml"]
)
@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n"])
def test_an_empty_file_is_called_empty(tmp_path, name, content):
    assert "empty" in messages(outcome(tmp_path, name, content))[0]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"RIFF\x10\0\0\0WEBPVP8 " + bytes(30), "WebP"),
        (b"\0\0\0\x18ftypheic" + bytes(30), "picture, video"),
        (b"Rar!\x1a\x07\0" + bytes(50), "RAR"),
        (b"a.txt" + bytes(252) + b"ustar  \0" + bytes(300), "tar archive"),
        (b"\n%PDF-1.4\n%\xe2\xe3 obj" + bytes(range(128, 250)), "PDF"),
        (b"filedesc://a.arc 0.0.0.0 20310514064500 text/plain 70\n1 0 x\n", "ARC"),
    ],
)
def test_what_is_no_text_is_named(tmp_path, content, what):
    for name in ("a.html", "a.txt", "a"):
        (message,) = messages(outcome(tmp_path, name, content))
        assert what in message


@pytest.mark.parametrize("text", ["THE HEATWAVE ends, they said.", "BZh is short for it.", "x" * 253 + "mustard is sold."])
def test_words_that_look_like_marks_are_words(tmp_path, text):
    assert outcome(tmp_path, "a.txt", text).pages[0].text == text


def test_a_stray_zero_byte_costs_no_page_but_many_do(tmp_path):
    words = TEXT * 60
    assert "�" in outcome(tmp_path, "a.txt", words.replace("said", "said\0", 1)).pages[0].text
    assert "zero bytes" in messages(outcome(tmp_path, "a.txt", words.replace("said", "said\0")))[0]


@pytest.mark.parametrize("start", ["<?xml version='1.0'?><x>", "<opml version='2.0'>", "\n<urlset xmlns='x'>"])
def test_xml_of_any_name_is_no_text(tmp_path, start):
    assert "neither a feed nor a page" in messages(outcome(tmp_path, "a.dat", f"{start}{TEXT}"))[0]


def test_any_file_packed_with_zstandard(tmp_path):
    packed = zstandard.compress
    assert outcome(tmp_path, "a.txt.zst", packed(TEXT.encode())).pages[0].text == TEXT
    lines = [packed(json.dumps({"text": f"{TEXT} {number}"}).encode() + b"\n") for number in range(3)]
    assert len(outcome(tmp_path, "a.jsonl.zst", b"".join(lines)).pages) == 3
    assert outcome(tmp_path, "b.html", packed(f"<p>{TEXT}".encode())).pages[0].medium == "html"
    cut = outcome(tmp_path, "c.jsonl.zst", lines[0] + lines[1][:-5])
    assert len(cut.pages) == 1
    assert "breaks off" in messages(cut)[0]
    assert "breaks off" in messages(outcome(tmp_path, "d.jsonl.zst", lines[0] + b"x" * 99))[0]
    assert "200 times" in messages(outcome(tmp_path, "bomb.jsonl.zst", packed((b" " * 9_999_999 + b"\n") * 6)))[0]
    assert "Zstandard file" in messages(outcome(tmp_path, "e.zip.zst", packed(zipped({"a.txt": TEXT}))))[0]


def test_without_the_package_that_unpacks_the_message_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "zstandard", None)
    for name in ("a.txt.zst", "a.warc.zst"):
        read = outcome(tmp_path, name, b"\x28\xb5\x2f\xfd" + bytes(30))
        assert "not installed" in messages(read)[0]
        assert "pip install" in read.faults[0].mend


def test_json_is_parsed_where_limits_hold(tmp_path):
    write(tmp_path, "a.json", json.dumps([{"text": TEXT}, {"html": f"<p>{TEXT} Again."}, {"text": 3}]))
    write(tmp_path, "big.json", "[" + "[[]]," * 1_500_000 + "3]")
    write(tmp_path, "c.json", json.dumps({"text": f"{TEXT} Last."}))
    apart = functools.partial(map_items, workers=1, limits=Limits(memory=100_000_000))
    read = read_paths([str(tmp_path)], apply=apart)
    assert [page.name for page in read.pages] == ["a.json:1", "a.json:2", "c.json:1"]
    assert [message.split("/")[-1] for message in messages(read)] == [
        "a.json, record 3: text is not a string",
        "big.json: this page needs more than 0.1 GB of memory",
    ]


def test_a_json_document_over_the_limit_is_refused_but_json_lines_of_that_name_are_not(tmp_path, monkeypatch):
    monkeypatch.setattr(contents_module, "MOST_JSON_BYTES", 1_000)
    records = [{"text": f"{TEXT} {number}"} for number in range(20)]
    whole = outcome(tmp_path, "a.json", json.dumps(records))
    assert "a JSON document may have" in messages(whole)[0]
    assert "JSON Lines" in whole.faults[0].mend
    assert len(outcome(tmp_path, "b.json", "\n".join(map(json.dumps, records))).pages) == 20


@pytest.mark.parametrize(("name", "line"), [("a.jsonl", "[]\n"), ("a.json", "3,")])
def test_of_many_records_that_fail_alike_the_first_are_told_and_the_others_counted(tmp_path, name, line):
    bad = line * 500
    good = json.dumps({"text": TEXT})
    read = outcome(tmp_path, name, f"[{bad}{good}]" if name == "a.json" else bad + good)
    assert len(read.pages) == 1
    assert len(read.faults) == 21
    (counted,) = [message for message in messages(read) if "480 more" in message]
    assert "is not an object" in counted


def test_a_table_without_its_mapping_is_few_faults_that_say_what_to_do(tmp_path):
    rows = "".join(f"Bridge shut {number},Some words.\n" for number in range(300))
    read = outcome(tmp_path, "a.csv", f"headline,body\n{rows}")
    assert len(read.faults) == 21
    assert all("--map" in fault.mend for fault in read.faults)


def test_of_very_many_faults_the_first_are_told_and_the_others_counted(tmp_path):
    read = outcome(tmp_path, "a.warc", b"WARC/1.0\r\n\r\n" * 1_500)
    assert len(read.faults) == 1_001
    assert len([message for message in messages(read) if "500 more of the kind" in message]) == 1


def test_frames_without_data_may_stand_first(tmp_path):
    packed = b"\x50\x2a\x4d\x18\x04\0\0\0abcd" + zstandard.compress(json.dumps({"text": TEXT}).encode())
    assert outcome(tmp_path, "a.jsonl.zst", packed).pages[0].text == TEXT


class Pipe:
    """What cannot be sought in or peeked into, and how much was asked of it."""

    def __init__(self, data):
        self.data, self.taken = io.BytesIO(data), 0

    def read(self, size):
        data = self.data.read(min(size, 65_536))
        self.taken += len(data)
        return data


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (f"<html><body><p>{TEXT}</p></body></html>".encode(), 1),
        (b"".join(json.dumps({"text": f"{TEXT} {n}"}).encode() + b"\n" for n in range(5_000)), 5_000),
        (zipped({"a.txt": TEXT, "b.txt": TEXT + "!"}), 2),
        (gzip.compress(TEXT.encode()), 1),
    ],
)
def test_standard_input_as_a_stream(data, count):
    assert len(read_paths(["-"], stdin=Pipe(data)).pages) == count


@pytest.mark.parametrize("start", [b"", b"<html>", b'[{"', b"PK\x03\x04"])
def test_of_standard_input_no_more_is_taken_than_of_a_file(start, monkeypatch):
    monkeypatch.setattr(contents_module, "MOST_JSON_BYTES", 1_000_000)
    monkeypatch.setattr(contents_module, "MOST_PIPED_BYTES", 1_000_000)
    pipe = Pipe(start + b"words " * 5_000_000)
    (fault,) = read_paths(["-"], stdin=pipe).faults
    assert " MB; a" in fault.message
    assert pipe.taken <= 21_000_000


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_an_empty_pipe_is_a_fault(data):
    assert "empty" in messages(read_paths(["-"], stdin=Pipe(data)))[0]


def test_a_mapping_names_columns_and_their_lack(tmp_path):
    lines = [{"h": "Bridge shut", "meta": {"outlet": "Kelm Post"}, "b": TEXT}, {"h": "Nothing"}]
    mapping = {"title": "h", "text": "b", "publisher": "meta.outlet"}
    read = outcome(tmp_path, "a.jsonl", "\n".join(map(json.dumps, lines)), mapping=mapping)
    assert read.pages[0].given.publisher == "Kelm Post"
    assert messages(read) == [f"{tmp_path}/a.jsonl, line 2 has no b"]


def test_addresses_without_texts_are_one_fault_and_are_told(tmp_path):
    lines = "\n".join(json.dumps({"url": f"https://kelm.example/{number}"}) for number in range(9))
    read = outcome(tmp_path, "a.jsonl", lines)
    assert len(read.faults) == 1
    assert len(read.wanted) == 9


def test_xml_that_is_no_feed_is_refused_not_read_as_text(tmp_path):
    assert "neither a feed nor a page" in messages(outcome(tmp_path, "a.xml", "<?xml version='1.0'?><urlset></urlset>"))[0]
    page = '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Words.</p></body></html>'
    assert outcome(tmp_path, "b.xml", page).pages[0].medium == "html"


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (b'{"articles": [{"publishedAt": "2031-05-14", "url": "https://k.example/", "content": "Some words."}]}', 1),
        (b'[{"text": "a"}, {"text": "b"}]', 2),
        (b"<rss version='2.0'><channel><item><description>Words.</description></item></channel></rss>", 1),
        (gzip.compress(b"A page."), 1),
        (zipped({"a.txt": "A page."}), 1),
        (b"id,text\n", 1),
    ],
)
def test_standard_input_is_told_by_its_beginning(data, count):
    assert len(read_paths(["-"], stdin=data).pages) == count


def test_a_folder_that_a_browser_saved_beside_a_page_is_passed_over(tmp_path):
    write(tmp_path, "Ferry.html", f"<p>{TEXT}")
    write(tmp_path, "Ferry_files/frame.html", "<p>Buy now")
    write(tmp_path, "Other_files/a.html", "<p>No page of that name")
    read = read_paths([str(tmp_path)])
    assert [page.name for page in read.pages] == ["Ferry.html", "a.html"]


def test_a_server_s_encoding_goes_before_the_page_s_own():
    from twosource.read.decode import decode

    data = '<meta charset="utf-8"><p>Łódź jest duża'.encode("iso-8859-2")
    assert "Łódź" in decode(data, html=True, declared="ISO-8859-2")
    for strange in ("unicode_escape", "punycode", "zlib", "nonsense", "utf-7"):
        assert decode(b"<p>\xa35", declared=strange) == "<p>£5"


def test_pages_read_in_other_processes_are_the_same(tmp_path):
    for number in range(3):
        write(tmp_path, f"{number}.html", f"<title>Kelm</title><p>{TEXT} {number}</p>")
    write(tmp_path, "d.txt", TEXT)
    write(tmp_path, "f.xml", f"<rss version='2.0'><channel><item><description>{TEXT}</description></item></channel></rss>")
    write(tmp_path, "deep.html", "<div>" * 5_000 + "x")
    apart = functools.partial(map_items, workers=1, limits=Limits())
    assert read_paths([str(tmp_path)], apply=apart) == read_paths([str(tmp_path)])


def test_a_page_that_kills_its_process_is_a_fault_and_the_others_are_read(tmp_path):
    write(tmp_path, "a.html", f"<p>{TEXT}")
    write(tmp_path, "big.html", b"<p>" + b"x <b>y</b>" * 400_000)
    write(tmp_path, "c.html", f"<p>{TEXT} Again.")
    apart = functools.partial(map_items, workers=1, limits=Limits(memory=150_000_000))
    read = read_paths([str(tmp_path)], apply=apart)
    assert [page.name for page in read.pages] == ["a.html", "c.html"]
    (message,) = messages(read)
    assert "big.html" in message


def test_pages_come_one_by_one(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(
        contents_module, "_document", lambda *args, real=contents_module._document: opened.append(1) or real(*args)
    )
    for number in range(50):
        write(tmp_path, f"{number}.html", f"<p>{TEXT} {number}</p>")
    outcomes = read_each([str(tmp_path)])
    assert isinstance(next(outcomes), Page)
    assert len(opened) < 5
