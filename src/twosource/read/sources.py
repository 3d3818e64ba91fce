"""Where bytes come from: files, members of archives, standard input; plain or packed. Nothing is unpacked to disk."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import IO, BinaryIO

import msgspec

from twosource.errors import PageError
from twosource.read.document import printable
from twosource.read.zstd import FRAME, Damaged, Frame, Frames, unpacker

BUFFER = 65_536
"""Bytes read at a time."""
PACKED = frozenset({".gz", ".zst"})
"""Suffixes of files that are packed as they stand."""
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
        """The suffix in small letters, with its dot; of a packed file that of what it holds."""
        return suffix_of(self.name)


def suffix_of(name: str) -> str:
    """The suffix of a file's name in small letters, with its dot; of a packed file that of what it holds."""
    path = PurePosixPath(name.lower())
    return PurePosixPath(path.stem).suffix if path.suffix in PACKED else path.suffix


def head_of(stream: BinaryIO, size: int = 4_096) -> bytes:
    """The next bytes of a stream, which stay in it."""
    return bytes(stream.peek(size)[:size])  # type: ignore[attr-defined] # all streams here can be peeked into


def from_bytes(data: bytes) -> BinaryIO:
    """A stream of bytes that are at hand, which can be peeked into."""
    return io.BufferedReader(io.BytesIO(data), BUFFER)


def from_pipe(stream: IO[bytes]) -> BinaryIO:
    """A stream that can be peeked into, of one that perhaps cannot; closing it leaves that open."""
    return io.BufferedReader(_Piped(stream), BUFFER)


class _Piped(io.RawIOBase):
    """What comes through a pipe, in full buffers: how a file begins must be there at once to be told."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # the base takes any buffer
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(io.RawIOBase):
    """The content of a packed stream, which may have several members, until it grows as only a bomb does.

    Args:
        packed: the stream.
        plain: what unpacks it, and gives at most as many bytes as asked.
    """

    def __init__(self, packed: "_Counted", plain: Callable[[int], bytes]) -> None:
        self._packed = packed
        self._plain = plain
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # as above
        data = self._plain(len(buffer))
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
        raise io.UnsupportedOperation("a packed stream is read forwards")


def gunzipped(stream: BinaryIO) -> BinaryIO:
    """The content of a gzip stream, as a stream that can be peeked into.

    Reading from it raises `PageError` once it has given more than `MOST_RATIO` times what it took.
    """
    packed = _Counted(stream)
    return io.BufferedReader(_Unpacked(packed, gzip.GzipFile(fileobj=packed, mode="rb").read1), BUFFER)


def unframed(stream: BinaryIO) -> BinaryIO:
    """The same of a stream of Zstandard frames.

    Raises:
        PageError: what unpacks them is not installed.
    """
    packed = _Counted(stream)
    return io.BufferedReader(_Unpacked(packed, Frames(packed).read1), BUFFER)


def packed_head(head: bytes, size: int = 512) -> bytes:
    """How the content of a packed stream begins, told from its first bytes; empty if it is not packed or damaged."""
    try:
        if head.startswith(b"\x1f\x8b"):
            return zlib.decompressobj(31).decompress(head, size)
        return Frame(unpacker()).decompress(head, size) if head.startswith(FRAME) else b""
    except (zlib.error, Damaged):
        return b""


def reason(error: Exception) -> str:
    """Why a stream broke, in one line."""
    told = error.strerror if isinstance(error, OSError) and error.strerror else " ".join(str(error).split())
    return printable(told[:120]) or type(error).__name__
