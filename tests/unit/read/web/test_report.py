"""The command, from addresses to a report, and from what was kept to the same report again."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from twosource.cli import main
from twosource.cli.web import with_fetched
from twosource.errors import UsageError

PAGE = (
    '<html lang="en"><head><title>Bridge closed</title></head><body><article><h1>Bridge closed at {place}</h1><p>At least'
    " {count} people were hurt when a bridge gave way on Monday, the mayor said.</p><p>“We were lucky,” said Ida Roe, the"
    " mayor, who visited the river on Monday evening with her staff.</p></article></body></html>"
)
SILENT = """
import sys

def watch(event, arguments):
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.connect", "socket.sendto"}:
        raise AssertionError((event, arguments))

sys.addaudithook(watch)
from twosource.cli import main
from twosource.cli.web import with_fetched
from twosource.errors import UsageError

try:
    main(["report", *sys.argv[1:]], standalone_mode=False)
except SystemExit as done:
    loaded = [name for name in ("httpx", "httpcore", "hishel", "protego", "twosource.read.web.session") if name in sys.modules]
    print(done.code, loaded)
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch, waits):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("twosource.read.web.Clock", lambda: waits.clock)


def run(*arguments: str):
    return CliRunner().invoke(main, ["report", *arguments])


def test_the_report_of_what_was_kept_is_the_same_to_the_byte(site, monkeypatch):
    site.has("/a", PAGE.format(place="Kelm", count=12))
    site.has("/moved", status=302, location="/a")
    Path("urls.txt").write_text(f"# the bridge\n{site.has('/b', PAGE.format(place='Orla', count=14))}\n{site.url('/none')}\n")
    known = ("--published", f"{site.url('/moved')}=2024-05-06")
    done = run(site.url("/moved"), "--urls", "urls.txt", "--allow-private", "-o", "first.json", *known)
    assert done.exit_code == 1, done.output
    assert "what was fetched is kept in first.warc.gz" in done.stderr
    assert f"note: {site.url('/moved')} leads to {site.url('/a')}" in done.stderr
    assert done.stderr.count(f"fault: {site.url('/none')}: there is no such page (404)") == 1
    first = json.loads(Path("first.json").read_text())
    assert [page["url"] for page in first["pages"]] == [site.url("/a"), site.url("/b")]
    assert first["pages"][0]["published"]["first"] == "2024-05-06"
    assert site.url("/moved") in first["pages"][0]["addresses"]
    assert [fault["path"] for fault in first["faults"]] == [site.url("/none")]

    asked = len(site.asked)
    monkeypatch.setattr(socket, "getaddrinfo", None)
    again = run("first.warc.gz", "-o", "again.json", *known)
    assert again.exit_code == 1
    assert Path("again.json").read_bytes() == Path("first.json").read_bytes()
    assert len(site.asked) == asked


def fetched(url: str, **options: object) -> tuple[str, ...]:
    told = {"urls": (), "warc": None, "allow_private": True, "no_cache": False, "beside": None, **options}
    return with_fetched([url], told)


def test_what_was_kept_is_never_written_over(site):
    url = site.has("/a", PAGE)
    assert [fetched(url, beside="x.y.html") for _ in range(3)] == [("x.y.warc.gz",), ("x.y-2.warc.gz",), ("x.y-3.warc.gz",)]
    assert [fetched(url, beside=beside) for beside in (None, "-")] == [("fetched.warc.gz",), ("fetched-2.warc.gz",)]
    before = len(site.asked)
    with pytest.raises(UsageError, match=r"fetched.warc.gz is there already"):
        fetched(url, warc="fetched.warc.gz")
    assert len(site.asked) == before


def test_the_cache_can_be_passed_by(site):
    url = site.has("/a", PAGE, cache_control="max-age=600")
    fetched(url)
    fetched(url)
    assert site.paths.count("/a") == 1
    fetched(url, no_cache=True)
    assert site.paths.count("/a") == 2


def test_a_run_that_cannot_fetch_leaves_no_archive(site, monkeypatch):
    monkeypatch.setitem(sys.modules, "warcio", None)
    with pytest.raises(UsageError, match="further packages"):
        fetched(site.has("/a", PAGE))
    assert list(Path().glob("*.gz")) == []


def test_nothing_fetched_is_nothing_measured(site):
    done = run(site.has("/a", PAGE), "-o", "out.html")
    assert done.exit_code == 3
    assert "is no public address and is not called; give --allow-private" in done.stderr.replace("which ", "")
    assert site.asked == []


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--urls", "none.txt"),
        ("--urls", "words.txt"),
        ("http://a.example/", "--warc", "x/y.warc.gz"),
        ("http://a.example/", "http://b.example/", "--published", "2024-05-06"),
        ("http://a.example/", "--urls", "urls.txt", "--published", "2024-05-06"),
    ],
)
def test_wrong_use(arguments):
    Path("words.txt").write_text("no address\n")
    Path("urls.txt").write_text("http://b.example/\n")
    done = run(*arguments)
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1


def test_only_report_fetches():
    for command in ("show", "explain"):
        done = CliRunner().invoke(main, [command, *(["x"] if command == "explain" else []), "https://a.example/"])
        assert done.exit_code == 2
        assert "only report fetches pages" in done.stderr


def test_without_addresses_nothing_of_the_network_is_loaded_or_used():
    Path("a.txt").write_text("Bridge closed\n\nAt least 12 people were hurt, the mayor said Tuesday.\n")
    done = subprocess.run(
        [sys.executable, "-c", SILENT, "a.txt", "--language", "fr"], capture_output=True, text=True, check=False
    )
    assert done.stdout.endswith(" []\n"), done.stderr
    assert "socket." not in done.stderr
