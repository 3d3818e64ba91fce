"""The bytes of an answer: read up to a limit, and taken out of their content encoding (RFC 9110, section 8.4)."""

import zlib
from collections.abc import Iterable

from twosource.errors import PageError

ACCEPTED = "gzip, deflate"
"""The encodings that are asked for, as `Accept-Encoding` writes them."""


def joined(chunks: Iterable[bytes], *, most: int) -> bytes:
    """All chunks; none is taken once there are too many bytes.

    Raises:
        PageError: there are more than `most` bytes.
    """
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > most:
            raise too_large(most)
    return bytes(body)


def plain(body: bytes, encoding: str, *, most: int) -> bytes:
    """The bytes out of their content encoding; of what unpacks to more than the limit no more is unpacked.

    Raises:
        PageError: they unpack to more than `most` bytes, are broken, or in an encoding that was not asked for.
    """
    for name in reversed([part.strip().lower() for part in encoding.split(",")]):
        if name in {"gzip", "x-gzip", "deflate"}:
            body = _inflated(body, most)
        elif name not in {"", "identity"}:
            raise PageError("the server packs the page in a way nobody asked for", "save the page and give the file")
    return body


def _inflated(body: bytes, most: int) -> bytes:
    # A window of 47 reads gzip and zlib; some servers send "deflate" bare, without zlib's two bytes.
    for window in (47, -15):
        unpacker = zlib.decompressobj(window)
        try:
            unpacked = unpacker.decompress(body, most + 1)
        except zlib.error:
            continue
        if len(unpacked) > most:
            raise too_large(most)
        if unpacker.eof:
            return unpacked
    raise PageError("the page came in broken", "try again; or save the page and give the file")


def too_large(most: int) -> PageError:
    """The error for a page over the limit."""
    return PageError(f"the page has more than {most / 1_000_000:g} MB", "save the page as text and give the file")
