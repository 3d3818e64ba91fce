import plistlib
import sys
from pathlib import Path

import pytest

from twosource.read import read_paths

sys.path.insert(0, str(Path(__file__).parents[2] / "golden" / "inputs"))

from make import mhtml, webarchive

HTML = "<html><body><p>The bridge at Kelm is shut, the mayor said – on Tuesday.</p></body></html>"


def read(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_paths([str(path)])


def mail(*headers, parts=(), mark="x"):
    lines = [*headers, "MIME-Version: 1.0", f'Content-Type: multipart/related; boundary="{mark}"', ""]
    for kind, body in parts:
        lines += [f"--{mark}", f"Content-Type: {kind}", "", body]
    return "\r\n".join([*lines, f"--{mark}--", ""]).encode()


def archived(**main):
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def test_a_mail_s_date_and_address_are_the_page_s(tmp_path):
    data = mail(
        "From: <Saved by Windows Internet Explorer 11>",
        "Date: Wed, 14 May 2031 09:30:00 +0200",
        "Content-Location: https://kelm.example/bridge",
        parts=[("text/html; charset=utf-8", HTML), ("text/html", "<p>An advertisement.</p>")],
    )
    (page,) = read(tmp_path, "a.mht", data).pages
    assert (page.url, page.captured, page.medium) == ("https://kelm.example/bridge", "2031-05-14T07:30Z", "html")
    assert page.text == "The bridge at Kelm is shut, the mayor said – on Tuesday."


def test_the_encoding_is_the_part_s(tmp_path):
    data = mail("Subject: x", parts=[("text/html; charset=iso-8859-2", "<p>PLACE jest duża</p>")])
    data = data.replace(b"PLACE", "Łódź".encode("iso-8859-2")).replace("ż".encode(), "ż".encode("iso-8859-2"))
    assert read(tmp_path, "a.mhtml", data).pages[0].text == "Łódź jest duża"


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a"])
@pytest.mark.parametrize("content", [mhtml(), webarchive()])
def test_such_files_are_told_by_how_they_begin(tmp_path, name, content):
    assert read(tmp_path, name, content).pages[0].url == "https://quay.example/2031/05/14/ferry"


def test_a_text_that_begins_like_a_mail_is_text(tmp_path):
    text = "From: the mayor\r\n\r\nThe bridge is shut.\r\nContent-Type: multipart/related; it says."
    (page,) = read(tmp_path, "a.txt", text).pages
    assert page.text == text


def test_a_mail_gives_its_html_or_else_its_text(tmp_path):
    plain = mail("From: a@kelm.example", parts=[("text/plain", "The bridge is shut.")])
    assert read(tmp_path, "a.eml", plain).pages[0].text == "The bridge is shut."
    both = mail("From: a@kelm.example", parts=[("text/plain", "In short."), ("text/html; charset=utf-8", HTML)])
    assert "mayor" in read(tmp_path, "b.eml", both).pages[0].text
    assert read(tmp_path, "c.eml", b"From: a@kelm.example\r\n\r\nThe bridge is shut.").pages[0].text == "The bridge is shut."


def test_a_web_archive_in_another_encoding(tmp_path):
    data = archived(
        WebResourceData=HTML.encode("windows-1252"),
        WebResourceMIMEType="text/html",
        WebResourceTextEncodingName="windows-1252",
        WebResourceURL="file:///tmp/a.html",
    )
    (page,) = read(tmp_path, "a.webarchive", data).pages
    assert "said – on" in page.text
    assert page.url is None


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.mhtml", b"no mail at all", None),
        ("a.mhtml", mail("Subject: x", parts=[("image/png", "x")]), "no page of HTML"),
        ("a.mhtml", b"", "empty"),
        ("a.mhtml", mail("Subject: x", parts=[("text/html", "")]), "empty|no text|cannot be parsed"),
        ("a.webarchive", webarchive()[:-40], "cannot be parsed"),
        ("a.webarchive", b"bplist00" + bytes(range(256)), "cannot be parsed"),
        ("a.webarchive", plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY), "property list"),
        ("a.webarchive", plistlib.dumps([1], fmt=plistlib.FMT_BINARY), "property list"),
        ("a.webarchive", archived(WebResourceData="x"), "property list"),
        ("a.webarchive", archived(WebResourceData=b"%PDF-", WebResourceMIMEType="application/pdf"), "application/pdf"),
        ("a.webarchive", archived(WebResourceData=b"x"), "not a page of HTML"),
        ("a.webarchive", '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "b">]><plist><string>&a;</string></plist>', "parsed"),
    ],
)
def test_what_holds_no_page_is_one_fault(tmp_path, name, content, what):
    taken = read(tmp_path, name, content)
    if what is None:
        assert taken.pages[0].text == "no mail at all"
        return
    (fault,) = taken.faults
    assert any(part in fault.message for part in what.split("|"))
    assert len(fault.message.splitlines()) == 1
    assert fault.mend


def test_a_mail_of_mails_without_end_is_a_fault_or_a_page(tmp_path):
    data = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n"
    nested = b"".join(b"--%d\r\nContent-Type: multipart/related; boundary=%d\r\n\r\n" % (n, n + 1) for n in range(3_000))
    taken = read(tmp_path, "a.mhtml", data.replace(b"=a", b"=0") + nested)
    assert len(taken.pages) + len(taken.faults) == 1
