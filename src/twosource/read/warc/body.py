"""The body of an HTTP message out of its transfer and content encodings (RFC 9112, section 7; RFC 9110, section 8.4)."""

import io
import zlib
from collections.abc import Callable, Mapping

from twosource.errors import PageError
from twosource.read.zstd import FRAME, Damaged, Frame, Inflater, unpacker

_SAVE = "save the page itself and give that file"
_BROTLI = "pip install 'brotli>=1.2'"


def plain_body(body: bytes, *, transfer: str, content: str, most: int) -> bytes:
    """The bytes as the page has them.

    Many tools store a body already unpacked under headers that still say it is packed; such a body is taken as it is.

    Args:
        body: as the record holds it.
        transfer: the header Transfer-Encoding, or "".
        content: the header Content-Encoding, or "".
        most: bytes the page may have; of what unpacks to more no more is unpacked.

    Raises:
        PageError: it is broken, unpacks to more than `most`, or is in an encoding that cannot be read.
    """
    if "chunked" in transfer.lower():
        body = _dechunked(body)
    for name in reversed([part.strip().lower() for part in content.split(",")]):
        if name in _UNPACKERS:
            body = _unpacked(name, body, most)
        elif name not in {"", "identity", "none", "utf-8"}:
            raise PageError(f"its body is packed in a way that is not read ({name[:20]})", _SAVE)
    if len(body) > most:
        raise PageError(f"it has more than {most // 1_000_000} MB", _SAVE)
    return body


def _dechunked(body: bytes) -> bytes:
    """The chunks joined; a body that is in no chunks as it is.

    Raises:
        PageError: the chunks break off.
    """
    from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader  # noqa: PLC0415 - only where there is a WARC

    reader = ChunkedDataReader(io.BytesIO(body), raise_exceptions=True)
    parts = []
    try:
        while part := reader.read(1 << 20):
            parts.append(part)
    except ChunkedDataException as error:
        if not parts and not _begins_in_chunks(body):
            return body
        raise PageError("its body breaks off", "the archive is incomplete; capture the page again") from error
    return b"".join(parts)


def _begins_in_chunks(body: bytes) -> bool:
    """Whether the first line is the length of a chunk."""
    line = body[:64].split(b"\r\n", 1)[0].split(b";")[0].strip()
    return 0 < len(line) <= 8 and all(byte in b"0123456789abcdefABCDEF" for byte in line)


def _unpacked(name: str, body: bytes, most: int) -> bytes:
    """One content encoding undone.

    Raises:
        PageError: see `plain_body`.
    """
    for unpack in _UNPACKERS[name]:
        data, begun = unpack(body, most)
        if data is not None:
            if len(data) > most:
                raise PageError(f"it unpacks to more than {most // 1_000_000} MB", _SAVE)
            return data
        if begun:
            raise PageError("its body is damaged: it cannot be unpacked", "capture the page again")
    return body


Unpacker = Callable[[bytes, int], tuple[bytes | None, bool]]
"""Gives the bytes (at most one more than allowed), or None; and whether any could be unpacked."""


def _members(new: Callable[[], Inflater], start: bytes, *, sure: bool = True) -> Unpacker:
    """Unpacks one member or frame after another, each beginning with `start`; what follows the last is left out.

    `sure` says that bytes which are not packed so would not be unpacked by chance.
    """

    def unpack(body: bytes, most: int) -> tuple[bytes | None, bool]:
        data = bytearray()
        while True:
            member = new()
            try:
                while body and not member.eof and len(data) <= most:
                    data += member.decompress(body, most + 1 - len(data))
                    body = member.unconsumed_tail
            except (zlib.error, Damaged):
                return None, sure and bool(data or (start and body.startswith(start)))
            if len(data) > most:
                return bytes(data), True
            if not member.eof:
                return None, sure and bool(data)
            body = member.unused_data
            if not start or not body.startswith(start):
                return bytes(data), True

    return unpack


def _brotli(body: bytes, most: int) -> tuple[bytes | None, bool]:
    try:
        import brotli  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415 - seldom needed
    except ImportError:
        raise PageError("its body is packed with brotli, which is not installed", _BROTLI) from None
    unpacker = brotli.Decompressor()
    if not hasattr(unpacker, "can_accept_more_data"):
        raise PageError("its body is packed with brotli, and the one installed cannot stop at a bomb", _BROTLI)
    data = bytearray()
    try:
        data += unpacker.process(body, output_buffer_limit=most + 1)
        while len(data) <= most and not unpacker.can_accept_more_data():
            data += unpacker.process(b"", output_buffer_limit=most + 1 - len(data))
    except brotli.error:
        return None, bool(data)
    return (bytes(data), True) if unpacker.is_finished() or len(data) > most else (None, bool(data))


_INFLATED = (
    _members(lambda: zlib.decompressobj(31), b"\x1f\x8b"),
    _members(lambda: zlib.decompressobj(15), b""),
    _members(lambda: zlib.decompressobj(-15), b"", sure=False),
)
_UNPACKERS: Mapping[str, tuple[Unpacker, ...]] = {
    "gzip": _INFLATED,
    "x-gzip": _INFLATED,
    "deflate": _INFLATED,
    "br": (_brotli,),
    "zstd": (_members(lambda: Frame(unpacker()), FRAME),),
}
"""By the name of the encoding; servers mix up those that zlib unpacks."""
