"""Where bytes come from: files, members of archives, standard input; plain or gzipped. Nothing is unpacked to disk."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import BinaryIO

import msgspec

from twosource.errors import PageError
from twosource.read.document import printable

BUFFER = 65_536
"""Bytes read at a time."""
MOST_RATIO = 200
"""Times its size that a file may unpack to. Text shrinks to a third or a tenth of its size, tables of numbers to a fiftieth;
bombs are made to shrink to a thousandth."""
SMALL = 50_000_000
"""Bytes up to which the ratio does not matter: they do no harm."""
STREAM_TROUBLE = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError)
"""What reading from a damaged file, archive or gzip stream can raise: `RuntimeError` stands for encryption,
`NotImplementedError` for a compression method that is not known."""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes that can be opened.

    Attributes:
        place: as a user would name it: "all.zip/a.html".
        name: its last part.
        own: whether it is a file of its own, not a part of one.
        named: whether the user named it; otherwise it stands in a folder or archive, and may be something else than pages.
        open: gives a stream that can be peeked into.
        nested: whether it stands in an archive.
        mapping: the columns a user named for records, by field.
    """

    place: str
    name: str
    own: bool = True
    named: bool = True
    nested: bool = False
    open: Callable[[], BinaryIO]
    mapping: Mapping[str, str] = {}

    @property
    def suffix(self) -> str:
        """The suffix in small letters, with its dot; of a gzipped file that of what it holds."""
        name = PurePosixPath(self.name.lower())
        return PurePosixPath(name.stem).suffix if name.suffix == ".gz" else name.suffix


def head_of(stream: BinaryIO, size: int = 4_096) -> bytes:
    """The next bytes of a stream, which stay in it."""
    return bytes(stream.peek(size)[:size])  # type: ignore[attr-defined] # all streams here can be peeked into


def from_bytes(data: bytes) -> BinaryIO:
    """A stream of bytes that are at hand, which can be peeked into."""
    return io.BufferedReader(io.BytesIO(data), BUFFER)


class _Gunzipped(io.RawIOBase):
    """The content of a gzip stream, which may have several members, until it grows as only a bomb does."""

    def __init__(self, stream: BinaryIO) -> None:
        self._packed = _Counted(stream)
        self._plain = gzip.GzipFile(fileobj=self._packed, mode="rb")
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # the base takes any buffer
        data = self._plain.read1(len(buffer))
        self._count += len(data)
        if self._count > SMALL and self._count > MOST_RATIO * self._packed.count:
            raise PageError(f"it unpacks to more than {MOST_RATIO} times its size", "unpack it yourself if it is what you want")
        buffer[: len(data)] = data
        return len(data)


class _Counted:
    """A stream that counts what was read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data

    def seek(self, _offset: int, _whence: int = 0, /) -> int:
        raise io.UnsupportedOperation("a gzip stream is read forwards")


def gunzipped(stream: BinaryIO) -> BinaryIO:
    """The content of a gzip stream, as a stream that can be peeked into.

    Reading from it raises `PageError` once it has given more than `MOST_RATIO` times what it took.
    """
    return io.BufferedReader(_Gunzipped(stream), BUFFER)


def gzip_head(head: bytes, size: int = 512) -> bytes:
    """How the content of a gzip stream begins, told from its first bytes; empty if they are damaged."""
    try:
        return zlib.decompressobj(31).decompress(head, size)
    except zlib.error:
        return b""


def reason(error: Exception) -> str:
    """Why a stream broke, in one line."""
    told = error.strerror if isinstance(error, OSError) and error.strerror else " ".join(str(error).split())
    return printable(told[:120]) or type(error).__name__
