import gzip
import io
import re
import sys
import zlib
from pathlib import Path

import pytest

from twosource.errors import PageError
from twosource.model import Fault
from twosource.read.drafts import Draft, Notice
from twosource.read.warc import warc_drafts
from twosource.read.warc.body import plain_body
from twosource.read.warc.stream import CHUNK, Bytes

sys.path.insert(0, str(Path(__file__).parents[2] / "golden" / "inputs"))

from make import chunked, record, response

HTML = "Content-Type: text/html"
MOST = 1_000_000


def page(number, size=50):
    return response(f"https://kelm.example/{number}", f"<html><p>{f'Page {number}. ' * size}</p></html>".encode(), HTML)


PAGES = [page(number) for number in range(4)]


def read(data):
    return list(warc_drafts(io.BytesIO(data), place="a.warc", most=MOST))


def names(outcomes):
    return [outcome.name for outcome in outcomes if isinstance(outcome, Draft)]


def faults(outcomes):
    return [outcome.message for outcome in outcomes if isinstance(outcome, Fault)]


def gzipped(parts):
    return b"".join(gzip.compress(part, mtime=0) for part in parts)


@pytest.mark.parametrize("pack", [b"".join, gzipped, lambda parts: gzip.compress(b"".join(parts), mtime=0)])
def test_records_plain_packed_one_by_one_and_packed_whole(pack):
    outcomes = read(pack(PAGES))
    assert names(outcomes) == [f"kelm.example/{number}" for number in range(4)]
    assert faults(outcomes) == []
    assert [outcome.captured for outcome in outcomes] == ["2031-05-14T07:45Z"] * 4


@pytest.mark.parametrize("cut", [1, 200, 400, 700])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_record_cut_short_is_a_fault_and_the_next_is_read(cut, pack):
    parts = [pack(part) for part in PAGES]
    parts[1] = parts[1][: min(cut, len(parts[1]) - 20)]
    outcomes = read(b"".join(parts))
    assert names(outcomes) == ["kelm.example/0", "kelm.example/2", "kelm.example/3"]
    (message,) = faults(outcomes)
    assert "record 2" in message
    assert f"byte {len(parts[0]):,}" in message


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_file_cut_short_keeps_what_came_before(pack):
    data = b"".join(pack(part) for part in PAGES)[:-60]
    outcomes = read(data)
    assert names(outcomes) == [f"kelm.example/{number}" for number in range(3)]
    assert len(faults(outcomes)) == 1


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_every_broken_record_is_a_fault_of_its_own(pack):
    parts = [pack(part) for part in [*PAGES, *PAGES]]
    for number in (1, 4, 5):
        half = len(parts[number]) // 2
        parts[number] = parts[number][:half] + bytes(15) + parts[number][half + 15 :]
    outcomes = read(b"".join(parts))
    assert len(names(outcomes)) == 5
    assert len(faults(outcomes)) == 3


def test_a_changed_byte_is_seen_by_the_digest():
    outcomes = read(b"".join(PAGES).replace(b"Page 2.", b"Page 9.", 1))
    assert len(names(outcomes)) == 3
    assert "digest" in faults(outcomes)[0]


def test_a_length_too_small_and_one_too_large():
    short = re.sub(rb"Content-Length: \d+", b"Content-Length: 100", PAGES[1])
    long = re.sub(rb"Content-Length: \d+", b"Content-Length: 900", PAGES[1])
    for broken in (short, long):
        outcomes = read(b"".join([PAGES[0], broken, PAGES[2], PAGES[3]]))
        assert names(outcomes) == ["kelm.example/0", "kelm.example/2", "kelm.example/3"]
        assert len(faults(outcomes)) == 1


@pytest.mark.parametrize("data", [b"WARC/1.0\r\n", b"WARC/1.0\r\n\r\n", b"\x1f\x8b\x08", b"no warc at all\n" * 9, b"\r\n\r\n"])
def test_what_is_no_record_is_one_fault(data):
    outcomes = read(data)
    assert len(outcomes) == len(faults(outcomes)) == 1


def test_headers_without_end_are_refused_and_reading_goes_on():
    endless = b"WARC/1.0\r\n" + b"X-Long: aaaaaaaaaaaaaaaaaaaaaa\r\n" * 60_000
    outcomes = read(endless + b"\r\n" + b"".join(PAGES))
    assert len(names(outcomes)) == 4
    assert "headers" in faults(outcomes)[0]


def test_what_is_no_page_is_counted():
    outcomes = read(
        b"".join(
            [
                record("warcinfo", None, b"x", "application/warc-fields"),
                response("https://kelm.example/a.png", b"\x89PNG", "Content-Type: image/png"),
                response("https://kelm.example/b", b"gone", HTML, status="404 Not Found"),
                record("revisit", "https://kelm.example/c", b"", "application/http"),
                record("resource", "https://kelm.example/d", b"Some words.", "text/plain"),
            ]
        )
    )
    assert names(outcomes) == ["kelm.example/d"]
    (notice,) = [outcome for outcome in outcomes if isinstance(outcome, Notice)]
    assert "3 records" in notice.fault.message


def test_a_page_over_the_limit_is_passed_over():
    outcomes = read(page(1, size=200_000) + PAGES[2])
    assert names(outcomes) == ["kelm.example/2"]


def test_bytes_are_forgotten_as_they_are_read():
    source = Bytes(io.BytesIO(bytes(50 * CHUNK)))
    while source.read(CHUNK):
        source.mark()
        assert len(source._held) <= 3 * CHUNK


BODY = b"<html><p>Some words stand here, and some more.</p></html>"


@pytest.mark.parametrize(
    ("body", "transfer", "content"),
    [
        (BODY, "", ""),
        (chunked(BODY, 10), "chunked", ""),
        (BODY, "chunked", ""),
        (gzip.compress(BODY), "", "gzip"),
        (BODY, "", "gzip"),
        (zlib.compress(BODY), "", "deflate"),
        (zlib.compress(BODY)[2:-4], "", "deflate"),
        (chunked(gzip.compress(BODY), 10), "chunked", "gzip"),
        (gzip.compress(gzip.compress(BODY)), "", "gzip, gzip"),
        (BODY, "", "identity"),
    ],
)
def test_bodies_come_out_of_their_encodings(body, transfer, content):
    assert plain_body(body, transfer=transfer, content=content, most=MOST) == BODY


def test_brotli():
    brotli = pytest.importorskip("brotli")
    assert plain_body(brotli.compress(BODY), transfer="", content="br", most=MOST) == BODY
    with pytest.raises(PageError, match="more than"):
        plain_body(brotli.compress(bytes(40_000_000), quality=1), transfer="", content="br", most=MOST)
    with pytest.raises(PageError, match="damaged"):
        plain_body(brotli.compress(BODY * 99)[:-9], transfer="", content="br", most=MOST)


@pytest.mark.parametrize(
    ("body", "transfer", "content"),
    [
        (chunked(BODY, 10)[:-20], "chunked", ""),
        (gzip.compress(BODY)[:-12], "", "gzip"),
        (gzip.compress(BODY)[:12] + b"xxxx" + gzip.compress(BODY)[16:], "", "gzip"),
        (gzip.compress(bytes(40_000_000), 1), "", "gzip"),
        (BODY, "", "zstd"),
    ],
)
def test_broken_bodies_and_bombs_are_refused_with_a_reason(body, transfer, content):
    with pytest.raises(PageError) as caught:
        plain_body(body, transfer=transfer, content=content, most=MOST)
    assert caught.value.mend
