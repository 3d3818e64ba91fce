import gzip
import io
import sys
import time
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from twosource.errors import UsageError
from twosource.read import html_page, read_paths
from twosource.read.web import Capture, WebOptions, fetch

PAGE = "<html><body><h1>Fair opens at Kelm</h1><p>The fair opened on Sunday, its organiser said.</p></body></html>"


def answers(archive: bytes) -> list[tuple[str, str, bytes]]:
    """Address, status and content of every answer in an archive."""
    return [
        (record.rec_headers["WARC-Target-URI"], record.http_headers.get_statuscode(), record.content_stream().read())
        for record in ArchiveIterator(io.BytesIO(archive), check_digests="raise")
        if record.rec_type == "response"
    ]


def test_a_page_is_fetched_and_archived_with_what_was_asked(site, get):
    url = site.has("/fair", PAGE)
    fetched, archive = get(url)
    assert fetched.captures == (Capture(asked=url, url=url, trail=(url,), at="2026-03-04T05:06:08Z"),)
    assert fetched.faults == ()
    assert answers(archive) == [(url, "200", PAGE.encode())]
    records = list(ArchiveIterator(io.BytesIO(archive)))
    assert [record.rec_type for record in records] == ["warcinfo", "response", "request"]
    assert records[1].rec_headers["WARC-Date"] == "2026-03-04T05:06:08Z"
    assert records[1].rec_headers["WARC-IP-Address"] == "127.0.0.1"
    assert records[2].http_headers.to_str().startswith("GET /fair HTTP/1.1\r\n")


def test_we_say_who_asks_and_ask_for_robots_txt_first(site, get):
    get(site.has("/fair", PAGE))
    assert site.paths == ["/robots.txt", "/fair"]
    assert all(headers["user-agent"].startswith("twosource/") for _, headers in site.asked)
    assert all("cookie" not in headers for _, headers in site.asked)


def test_redirections_are_followed_and_recorded(site, get):
    site.has("/old", status=301, location="/older#part")
    site.has("/older", status=302, location=site.url("/fair"))
    url = site.has("/fair", PAGE)
    fetched, archive = get(site.url("/old"))
    assert fetched.captures[0].url == url
    assert fetched.captures[0].trail == (site.url("/old"), site.url("/older"), url)
    assert [(address, status) for address, status, _ in answers(archive)] == [
        (site.url("/old"), "301"),
        (site.url("/older"), "302"),
        (url, "200"),
    ]
    asked = [
        record.rec_headers["Twosource-Asked"]
        for record in ArchiveIterator(io.BytesIO(archive))
        if record.rec_type == "response"
    ]
    assert asked == [" ".join((site.url("/old"), site.url("/older"), url)[:count]) for count in (1, 2, 3)]


def test_a_capture_is_asked_for_without_its_frame_and_known_by_the_address_that_was_given(site, get):
    original = "/web/20240131120500id_/https://kelm.example/fair"
    site.has("/web/2024id_/https://kelm.example/fair", status=302, location=original)
    site.has(original, PAGE)
    asked = site.url("/web/2024/https://kelm.example/fair")
    fetched, archive = get(asked)
    assert fetched.captures[0].url == site.url(original)
    assert asked.encode() in gzip.decompress(archive)


def test_a_page_two_addresses_lead_to_is_fetched_once(site, get):
    site.has("/old", status=301, location="/fair")
    url = site.has("/fair", PAGE)
    fetched, _ = get(site.url("/old"), url, url)
    assert [capture.url for capture in fetched.captures] == [url, url]
    assert site.paths.count("/fair") == 1


def test_a_site_that_wants_a_cookie_handed_back_gets_it_but_no_other_does(site, get):
    def door(handler):
        if "seen=1" in handler.headers.get("cookie", ""):
            return 200, {"content-type": "text/html"}, PAGE.encode()
        return 302, {"location": "/fair", "set-cookie": "seen=1"}, b""

    site.pages["/fair"] = door
    other = site.has("/other", PAGE)
    fetched, _ = get(site.url("/fair"), other)
    assert len(fetched.captures) == 2
    assert "cookie" not in dict(site.asked)["/other"]


def test_a_cookie_that_no_header_can_hold_is_dropped(site, get):
    site.has("/old", status=302, location="/fair", set_cookie="a=\xe9")
    site.has("/fair", PAGE)
    assert len(get(site.url("/old"))[0].captures) == 1


def test_names_and_paths_go_over_the_wire_in_ascii(site, get):
    site.has("/%C3%A9", PAGE)
    fetched, archive = get(site.url("/é", "bücher.example"))
    assert fetched.captures[0].url == site.url("/%C3%A9", "xn--bcher-kva.example")
    assert answers(archive)[0][0] == fetched.captures[0].url


@pytest.fixture(params=["no cache", "cache"])
def cache(request, tmp_path: Path) -> Path | None:
    return tmp_path / "cache" if request.param == "cache" else None


@pytest.mark.parametrize(
    "answer",
    [
        (404, {}, "there is no such page (404)"),
        (403, {}, "refuses it (403)"),
        (500, {}, "the server fails (500)"),
        (302, {"location": "/page"}, "points elsewhere more than 8 times"),
        (302, {}, "does not say where (302)"),
        (302, {"location": "http://[::1"}, "to what is no web address"),
        (302, {"location": "javascript:alert(1)"}, "to what is no web address"),
        (302, {"location": "file:///etc/passwd"}, "to what is no web address"),
        (302, {"location": "http://ida:secret@127.0.0.1/"}, "to what is no web address"),
        (200, {"content_type": "application/pdf"}, "this is application/pdf, not a page of HTML"),
        (200, {"content_type": "image/\x1b[31mpng"}, "not a page"),
        (200, {"content_type": ""}, "this is of no stated kind, not a page of HTML"),
        (200, {"content_length": "99000000"}, "more than 20 MB"),
        (200, {"content_encoding": "br"}, "packs the page in a way nobody asked for"),
        (200, {"content_encoding": "gzip"}, "came in broken"),
        (204, {}, "answers 204"),
    ],
)
def test_each_failure_is_one_line_and_the_rest_goes_on(site, get, cache, answer):
    status, headers, words = answer
    url = site.has("/page", "x", status=status, **headers)
    other = site.has("/fair", PAGE)
    fetched, _ = get(url, other, cache=cache)
    [fault] = fetched.faults
    assert fault.path == url
    assert fault.message.startswith(url)
    assert words in fault.message
    assert "\n" not in fault.message
    assert "\x1b" not in fault.message
    assert fault.mend
    assert [capture.url for capture in fetched.captures] == [other]


def test_the_archive_gives_the_same_pages_and_faults_again(site, get, tmp_path):
    site.has("/old", status=301, location="/fair")
    site.has("/bare", "<html><body><script>draw()</script></body></html>")
    site.has("/pdf", b"%PDF", content_type="application/pdf")
    url = site.has("/fair", gzip.compress(PAGE.encode()), content_encoding="gzip")
    fetched, archive = get(site.url("/old"), site.url("/none"), site.url("/bare"), site.url("/pdf"))
    path = tmp_path / "fair.warc.gz"
    path.write_bytes(archive)
    taken = read_paths([str(path)])
    [page] = taken.pages
    assert page.url == url
    assert set(page.addresses) == {site.url("/old"), url, f"{path}:4"}
    assert page.id == html_page(PAGE, name="x").id
    assert page.captured == "2026-03-04T05:06Z"
    assert [fault for fault in taken.faults if fault.step == "fetch"] == sorted(fetched.faults, key=lambda fault: fault.path)
    assert [fault.message for fault in taken.faults if fault.step == "read"] == [
        f"{path}, record 9 ({site.url('/bare')}): this page shows no text"
    ]
    assert taken.notices == ()


def test_an_empty_page_is_a_fault(site, get):
    assert "empty page" in get(site.has("/page", " \n"))[0].faults[0].message


def test_what_is_no_address_is_a_fault_without_its_password(site, get):
    odd = ("http://:0/", "http://☃☃.example/", "http://a\x1b[31m/", "http://kelm\udce9.example/", "http://kelm.example/\udce9")
    fetched, _ = get("https://ida:secret@kelm.example/a", *odd)
    assert len(fetched.faults) == 6
    assert all(fault.message.isprintable() for fault in fetched.faults)
    assert not any("secret" in str(fault) for fault in fetched.faults)
    assert site.asked == []


def test_a_page_of_unsaid_length_is_cut_off_at_the_limit(site, get):
    url = site.has("/page", "y" * 3_000)
    fetched, archive = get(url, most_bytes=2_000)
    assert "more than 0.002 MB" in fetched.faults[0].message
    assert answers(archive) == []


def test_a_packed_page_is_kept_as_it_came(site, get):
    url = site.has("/fair", gzip.compress(PAGE.encode()), content_encoding="gzip")
    _, archive = get(url)
    assert answers(archive) == [(url, "200", PAGE.encode())]
    assert b"content-encoding: gzip" in b"".join(gzip_members(archive)).lower()


def gzip_members(archive: bytes) -> list[bytes]:
    return [gzip.decompress(archive)]


def test_a_small_page_that_unpacks_to_a_large_one_is_a_fault(site, get):
    url = site.has("/page", gzip.compress(bytes(3_000_000)), content_encoding="gzip")
    assert "more than 2 MB" in get(url, most_bytes=2_000_000)[0].faults[0].message


def test_chunks_are_joined_and_the_archive_says_so(site, get):
    def chunked(handler):
        handler.send_response(200)
        handler.send_header("content-type", "text/html")
        handler.send_header("transfer-encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b"5\r\n<p>Ke\r\n6\r\nlm</p>\r\n0\r\n\r\n")

    site.pages["/fair"] = chunked
    _, archive = get(site.url("/fair"))
    assert answers(archive)[0][2] == b"<p>Kelm</p>"
    assert b"transfer-encoding" not in gzip.decompress(archive).lower()


def test_trouble_that_may_pass_is_tried_again_with_growing_rests(site, get, waits):
    tries = iter([503, 503, 200])
    site.pages["/fair"] = lambda _: (next(tries), {"content-type": "text/html"}, PAGE.encode())
    fetched, _ = get(site.url("/fair"))
    assert len(fetched.captures) == 1
    assert site.paths.count("/fair") == 3
    assert waits.waited == [1.0, 2.0, 4.0]


def test_a_server_says_when_to_come_again(site, get, waits):
    tries = iter([429, 200])
    site.pages["/fair"] = lambda _: (next(tries), {"content-type": "text/html", "retry-after": "17"}, PAGE.encode())
    assert len(get(site.url("/fair"))[0].captures) == 1
    assert waits.waited == [1.0, 17.0]


def test_a_server_that_wants_a_long_rest_gets_it(site, get):
    url = site.has("/fair", PAGE, status=429, retry_after="86400")
    assert "asked less often (429)" in get(url)[0].faults[0].message
    assert site.paths.count("/fair") == 1


def test_a_page_that_is_not_there_is_asked_for_once(site, get):
    get(site.url("/none"))
    assert site.paths.count("/none") == 1


def test_a_connection_cut_short_is_tried_again_and_then_a_fault(site, get):
    site.pages["/fair"] = lambda _: None
    fetched, _ = get(site.url("/fair"))
    assert "does not answer as a web server does" in fetched.faults[0].message
    assert site.paths.count("/fair") == 3


def test_a_page_cut_short_is_not_taken_for_whole(site, get):
    url = site.has("/fair", PAGE, content_length=str(len(PAGE) + 10))
    site.pages["/fair"][1]["connection"] = "close"
    fetched, archive = get(url, tries=1, pause=0.3)
    assert len(fetched.faults) == 1
    assert answers(archive) == []


def test_a_silent_server_is_given_up(site, get):
    site.pages["/fair"] = lambda _: time.sleep(0.6)
    assert "takes too long" in get(site.url("/fair"), tries=1, pause=0.1)[0].faults[0].message


def test_a_server_that_never_ends_is_given_up(site):
    def drip(handler):
        handler.send_response(200)
        handler.send_header("content-type", "text/html")
        handler.end_headers()
        for _ in range(20):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    site.pages["/fair"] = drip
    options = WebOptions(allow_private=True, delay=0, tries=1, pause=5, seconds=0.3)
    fetched = fetch([site.url("/fair")], archive=io.BytesIO(), options=options)
    assert "takes too long" in fetched.faults[0].message


def test_a_host_that_is_down_is_not_tried_for_every_page(get, waits):
    fetched, archive = get(*(f"http://127.0.0.1:1/{number}" for number in range(5)))
    assert [fault.message.split(": ", 1)[1] for fault in fetched.faults] == ["127.0.0.1 cannot be reached"] * 5
    assert waits.waited == [2.0, 4.0]
    assert answers(archive) == []


def test_robots_txt_is_obeyed(site, get, waits):
    site.has("/robots.txt", "User-agent: *\nDisallow: /desk\nCrawl-delay: 7\n", content_type="text/plain")
    site.has("/desk", PAGE)
    url = site.has("/fair", PAGE)
    site.has("/way", status=302, location="/desk")
    fetched, _ = get(site.url("/desk"), url, site.url("/way"))
    assert [capture.url for capture in fetched.captures] == [url]
    assert all("robots.txt of 127.0.0.1" in fault.message for fault in fetched.faults)
    assert f"{site.url('/way')} leads to {site.url('/desk')}: " in fetched.faults[1].message
    assert "/desk" not in site.paths
    assert max(waits.waited) == 7.0


def test_robots_txt_may_lie_elsewhere(site, get):
    site.has("/robots.txt", status=301, location="/rules")
    site.has("/rules", gzip.compress(b"User-agent: *\nDisallow: /\n"), content_encoding="gzip")
    assert "robots.txt" in get(site.has("/fair", PAGE))[0].faults[0].message


def test_hosts_that_need_not_wait_go_first(site, get, waits):
    site.has("/a", PAGE)
    site.has("/b", PAGE)
    fetched, _ = get(*(site.url(path, host) for path in ("/a", "/b") for host in ("127.0.0.1", "kelm.example", "orla.example")))
    assert len(fetched.captures) == 6
    assert site.paths[:3] == ["/robots.txt", "/a", "/robots.txt"]
    assert sum(waits.waited) < 5


def test_private_addresses_are_not_called(site, get):
    url = site.has("/fair", PAGE)
    named = site.url("/fair", "kelm.example")
    fetched, archive = get(url, named, "http://[::ffff:127.0.0.1]/", allow_private=False)
    assert "127.0.0.1, which is no public address and is not called" in fetched.faults[0].message
    assert "kelm.example is at 127.0.0.1" in fetched.faults[1].message
    assert all("--allow-private" in fault.mend for fault in fetched.faults)
    assert site.asked == []
    assert answers(archive) == []


def test_a_public_page_cannot_lead_us_to_a_private_one(site, monkeypatch, waits):
    monkeypatch.setattr("twosource.read.web.wire.is_public", lambda address: address == "127.0.0.1")
    site.has("/fair", status=302, location=f"http://desk.example:{site.port}/secret")
    site.has("/secret", PAGE)
    fetched = fetch(
        [site.url("/fair", "kelm.example")],
        archive=io.BytesIO(),
        clock=waits.clock,
        resolve=lambda host, _: ["127.0.0.1" if host == "kelm.example" else "169.254.169.254"],
    )
    assert "leads to" in fetched.faults[0].message
    assert "desk.example is at 169.254.169.254" in fetched.faults[0].message
    assert "/secret" not in site.paths


def test_a_server_without_tls_is_no_safe_one(site, get):
    url = site.url("/fair").replace("http:", "https:")
    assert "no safe connection" in get(url, tries=1)[0].faults[0].message


def test_what_was_fetched_a_short_while_ago_is_not_asked_for_again(site, get, tmp_path):
    url = site.has("/fair", PAGE, cache_control="max-age=600")
    first, before = get(url, cache=tmp_path)
    asked = len(site.asked)
    second, after = get(url, cache=tmp_path)
    assert len(site.asked) == asked + 1  # robots.txt of this server may not be kept
    assert site.paths.count("/fair") == 1
    assert second == first
    assert answers(after) == answers(before)
    kinds = [record.rec_type for record in ArchiveIterator(io.BytesIO(after))]
    assert kinds == ["warcinfo", "response"]  # no request was sent
    assert b"twosource-received" not in gzip.decompress(after)


def test_a_stale_page_is_only_asked_whether_it_has_changed(site, get, tmp_path):
    def tagged(handler):
        if handler.headers.get("if-none-match") == '"a"':
            return 304, {"etag": '"a"', "cache-control": "no-cache"}, b""
        return 200, {"etag": '"a"', "cache-control": "no-cache", "content-type": "text/html"}, PAGE.encode()

    site.pages["/fair"] = tagged
    first, before = get(site.url("/fair"), cache=tmp_path)
    second, after = get(site.url("/fair"), cache=tmp_path)
    assert second.captures[0].at > first.captures[0].at
    assert answers(after) == answers(before)


def test_private_pages_are_cached_apart(site, get, tmp_path):
    url = site.has("/fair", PAGE, cache_control="max-age=600")
    site.has("/robots.txt", "", cache_control="max-age=600")
    get(url, cache=tmp_path)
    fetched, _ = get(url, cache=tmp_path, allow_private=False)
    assert "not called" in fetched.faults[0].message


@pytest.mark.parametrize("spoil", [lambda path: path.write_text("x"), lambda path: path.mkdir()])
def test_a_cache_that_cannot_be_used_is_done_without(site, get, tmp_path: Path, spoil, capfd):
    folder = tmp_path / "cache"
    folder.mkdir()
    spoil(folder / "web-private.sqlite")
    assert len(get(site.has("/fair", PAGE), cache=folder)[0].captures) == 1
    (tmp_path / "file").write_text("x")
    assert len(get(site.url("/fair"), cache=tmp_path / "file" / "cache")[0].captures) == 1
    assert capfd.readouterr().err == ""


def test_without_the_packages_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "hishel", None)
    with pytest.raises(UsageError) as caught:
        fetch(["https://kelm.example/"], archive=io.BytesIO())
    assert caught.value.mend == "pip install 'twosource[web]'"
