import gzip
import io
import re
import sys
import zlib
from functools import partial
from pathlib import Path

import pytest
import zstandard

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


def zstd(data, dictionary=None, *, summed=True):
    compressor = zstandard.ZstdCompressor(level=1, dict_data=dictionary, write_checksum=summed)
    return compressor.compress(data)


def frame_to_skip(data, number=0xD):
    return bytes([0x50 + number]) + b"\x2a\x4d\x18" + len(data).to_bytes(4, "little") + data


def trained():
    return zstandard.train_dictionary(4_000, [page(number, size=number % 7 + 5) for number in range(200)])


@pytest.mark.parametrize(
    "pack",
    [
        b"".join,
        gzipped,
        lambda parts: gzip.compress(b"".join(parts), mtime=0),
        lambda parts: b"".join(map(zstd, parts)),
        lambda parts: zstd(b"".join(parts)),
        lambda parts: b"".join(frame_to_skip(b"WARC/1.0", 3) + zstd(part) for part in parts) + frame_to_skip(b""),
    ],
)
def test_records_plain_packed_one_by_one_and_packed_whole(pack):
    outcomes = read(pack(PAGES))
    assert names(outcomes) == [f"kelm.example/{number}" for number in range(4)]
    assert faults(outcomes) == []
    assert [outcome.captured for outcome in outcomes] == ["2031-05-14T07:45Z"] * 4


@pytest.mark.parametrize("cut", [1, 200, 400, 700])
@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd, partial(zstd, summed=False)])
def test_a_record_cut_short_is_a_fault_and_the_next_is_read(cut, pack):
    parts = [pack(part) for part in PAGES]
    parts[1] = parts[1][: min(cut, len(parts[1]) - 20)]
    outcomes = read(b"".join(parts))
    assert names(outcomes) == ["kelm.example/0", "kelm.example/2", "kelm.example/3"]
    (message,) = faults(outcomes)
    assert "record 2" in message
    assert f"byte {len(parts[0]):,}" in message


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd, partial(zstd, summed=False)])
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


@pytest.mark.parametrize("packed", [False, True])
def test_frames_share_the_dictionary_that_stands_first(packed):
    dictionary = trained()
    data = dictionary.as_bytes()
    start = frame_to_skip(zstd(data) if packed else data)
    parts = [zstd(part, dictionary) for part in PAGES]
    assert names(read(start + b"".join(parts))) == [f"kelm.example/{number}" for number in range(4)]
    parts[1] = parts[1][:-30]
    outcomes = read(start + b"".join(parts))
    assert names(outcomes) == ["kelm.example/0", "kelm.example/2", "kelm.example/3"]
    assert len(faults(outcomes)) == 1
    assert faults(read(b"".join(parts)))  # without the dictionary


@pytest.mark.parametrize("data", [b"\x37\xa4\x30\xecjunk", zstd(b"\x37\xa4\x30\xecjunk"), zstd(bytes(9_000))[:-5]])
def test_a_damaged_dictionary_is_one_fault_and_what_needs_none_is_read(data):
    outcomes = read(frame_to_skip(data) + b"".join(map(zstd, PAGES)))
    assert len(names(outcomes)) == 4
    (message,) = faults(outcomes)
    assert "dictionary" in message


def test_a_damaged_frame_behind_one_to_skip_is_one_fault():
    parts = [zstd(part) for part in PAGES]
    parts[1] = frame_to_skip(b"x" * 20, 3) + parts[1][:-20]
    outcomes = read(b"".join(parts))
    assert len(names(outcomes)) == 3
    assert len(faults(outcomes)) == 1


def test_a_frame_that_hides_the_rest_is_a_fault():
    hiding = b"\x50\x2a\x4d\x18\xff\xff\xff\xff"
    outcomes = read(zstd(PAGES[0]) + hiding + b"".join(map(zstd, PAGES[1:])))
    assert len(names(outcomes)) == 4
    assert len(faults(outcomes)) == 1


@pytest.mark.parametrize("pack", [zstd, partial(gzip.compress, compresslevel=1)])
def test_a_record_that_unpacks_as_bombs_do_is_left_out(pack):
    bomb = response("https://kelm.example/bomb", bytes(60_000_000), HTML)
    outcomes = read(pack(PAGES[0]) + pack(bomb) + pack(PAGES[1]))
    assert names(outcomes) == ["kelm.example/0", "kelm.example/1"]
    assert "bombs" in faults(outcomes)[0]


@pytest.mark.parametrize("name", [b"s\0a1", b"shake_128", b"\xff"])
def test_a_digest_that_cannot_be_asked_costs_its_own_record_alone(name):
    outcomes = read(PAGES[0].replace(b"Digest: sha1", b"Digest: " + name) + PAGES[1])
    assert "kelm.example/1" in names(outcomes)
    assert len(names(outcomes)) + len(faults(outcomes)) == 2


def test_a_damaged_frame_is_a_fault_and_the_next_is_read():
    parts = [zstd(part) for part in PAGES]
    parts[1] = parts[1][:90] + bytes(15) + parts[1][105:]
    outcomes = read(b"".join(parts))
    assert len(names(outcomes)) == 3
    assert "record 2" in faults(outcomes)[0]


def test_a_changed_byte_is_seen_by_the_digest():
    changed = [part.replace(b"Page 2.", b"Page 9.", 1) for part in PAGES]
    for parts in (changed, [zstd(part, summed=False) for part in changed]):
        outcomes = read(b"".join(parts))
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
        (gzip.compress(BODY[:20]) + gzip.compress(BODY[20:]), "", "gzip"),
        (gzip.compress(BODY) + bytes(9), "", "gzip"),
        (zstd(BODY), "", "zstd"),
        (zstd(BODY[:20]) + zstd(BODY[20:]), "", "zstd"),
        (BODY, "", "zstd"),
        (gzip.compress(zstd(BODY)), "", "zstd, gzip"),
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
        (BODY, "", "compress"),
        (zstd(BODY)[:-8], "", "zstd"),
        (zstd(BODY)[:8] + b"xxxx" + zstd(BODY)[12:], "", "zstd"),
        (zstd(bytes(40_000_000)), "", "zstd"),
    ],
)
def test_broken_bodies_and_bombs_are_refused_with_a_reason(body, transfer, content):
    with pytest.raises(PageError) as caught:
        plain_body(body, transfer=transfer, content=content, most=MOST)
    assert caught.value.mend
