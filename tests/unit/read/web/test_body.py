import gzip
import zlib

import pytest

from twosource.errors import PageError
from twosource.read.web.body import joined, plain

TEXT = b"<p>The fair opened on Sunday.</p>"


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (TEXT, ""),
        (TEXT, "identity"),
        (gzip.compress(TEXT), "gzip"),
        (gzip.compress(TEXT), "X-GZIP"),
        (zlib.compress(TEXT), "deflate"),
        (bare(TEXT), "deflate"),
        (gzip.compress(zlib.compress(TEXT)), "deflate, gzip"),
    ],
)
def test_unpacking(body: bytes, encoding: str):
    assert plain(body, encoding, most=1_000) == TEXT


def test_a_small_page_that_unpacks_to_a_large_one_is_refused():
    bomb = gzip.compress(bytes(5_000_000))
    assert len(bomb) < 10_000
    with pytest.raises(PageError, match=r"more than 0\.1 MB"):
        plain(bomb, "gzip", most=100_000)


@pytest.mark.parametrize(
    ("body", "encoding"), [(b"no gzip", "gzip"), (gzip.compress(TEXT)[:-9], "gzip"), (TEXT, "br"), (TEXT, "aes128gcm")]
)
def test_what_cannot_be_unpacked(body: bytes, encoding: str):
    with pytest.raises(PageError):
        plain(body, encoding, most=1_000)


def test_reading_stops_at_the_limit():
    def chunks():
        yield b"a" * 600
        yield b"a" * 600
        raise AssertionError("read on")

    with pytest.raises(PageError, match="more than"):
        joined(chunks(), most=1_000)
