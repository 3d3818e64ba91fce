"""The ways in which the records of a WARC file are packed: not at all, as gzip members (RFC 1952), as Zstandard frames.

Of the last, a file's first frame may hold a dictionary for all others (IIPC, Zstandard Compression for WARC Files 1.0).
"""

import functools
import re
import zlib
from collections.abc import Callable

import msgspec

from twosource.read.sources import MOST_RATIO, SMALL
from twosource.read.warc.stream import CHUNK, Broken, Bytes, Stretch
from twosource.read.zstd import FRAME, Damaged, Frame, Inflater, unpacker

GZIP = b"\x1f\x8b\x08"
DICTIONARY = b"\x5d\x2a\x4d\x18"
"""How the frame begins in which the dictionary stands."""
MOST_DICTIONARY = 16_000_000
"""Bytes of a dictionary; those in use have 1 MB."""
MOST_START = 1_024
"""Bytes that tell, as a rule, whether a record begins; of a Zstandard frame nothing is known before its first block ends."""
MOST_BLOCK = MOST_START * 8**3
"""More bytes than a block has."""
MOST_WRONG = 10_000
"""Places that only look like the beginning of a record, after which no more are looked at. Chance makes one in 16 MB."""

_BEGIN = re.compile(rb"WARC/(?:1\.[01]|0\.1[78])[ \t]{0,9}\r?\n")
_SKIPPED = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
"""How a Zstandard frame begins that holds no data of the file."""


class Packing(msgspec.Struct, frozen=True, kw_only=True):
    """A way in which records are packed.

    Attributes:
        start: how a member begins.
        inflater: gives what unpacks one member.
        summed: whether every member has a check sum of its own.
    """

    start: bytes
    inflater: Callable[[], Inflater]
    summed: bool


_GZIPPED = Packing(start=GZIP, inflater=lambda: zlib.decompressobj(31), summed=True)


class Packings:
    """How the records of one file are packed.

    `wrong` counts the places that only looked like the beginning of a record.
    """

    def __init__(self) -> None:
        self._dictionary = b""
        self._zstd: Packing | None = None
        self.wrong = 0

    def next(self, source: Bytes) -> Packing | None:
        """That of the record that begins here; None if it is plain. Frames that hold none are passed over.

        Raises:
            Broken: the file's dictionary cannot be read. What follows the frame it stands in is read without it.
            PageError: what unpacks it is not installed.
        """
        while _SKIPPED.match(source.peek(4)):
            self._skip(source)
        head = source.peek(4)
        if head == FRAME:
            return self._framed()
        return _GZIPPED if head.startswith(GZIP) else None

    def begins(self, source: Bytes) -> bool:
        """Whether a record plausibly begins here, where a pattern says so."""
        packing = self.next(source)
        if packing is None:
            return True
        size = MOST_START
        while size <= (MOST_BLOCK if packing.start == FRAME else MOST_START):
            packed, inflater = source.peek(size), packing.inflater()
            try:
                begun = inflater.decompress(packed, 16)
            except (zlib.error, Damaged):
                break
            if begun.startswith(b"WARC/"):
                return True
            if begun or inflater.eof or len(packed) < size:
                break
            size *= 8
        self.wrong += 1
        return False

    def _framed(self) -> Packing:
        if self._zstd is None:
            unpack = unpacker(self._dictionary)
            self._zstd = Packing(start=FRAME, inflater=lambda: Frame(unpack), summed=False)
        return self._zstd

    def _skip(self, source: Bytes) -> None:
        """Passes over a frame without data; the file's first may hold the dictionary, packed as a frame itself or not."""
        first = source.at == 0
        head = source.read_all(8)
        length = int.from_bytes(head[4:], "little")
        if first and head.startswith(DICTIONARY):
            self._dictionary = _dictionary(source.read_all(min(length, MOST_DICTIONARY)), length)
            return
        while length > 0:
            part = source.read(length)
            if not part:
                raise Broken("the file ends within it")
            length -= len(part)


def _dictionary(data: bytes, length: int) -> bytes:
    """The dictionary in a frame of that length.

    Raises:
        Broken: it is none.
    """
    broken = Broken("the dictionary that all records are packed with is damaged")
    whole = len(data) == length
    try:
        if data.startswith(FRAME):
            packed = Frame(unpacker())
            data = packed.decompress(data, MOST_DICTIONARY)
            whole = packed.eof
        unpacker(data)
    except Damaged as error:
        raise broken from error
    if not whole:
        raise broken
    return data


class Member(Stretch):
    """The content of one gzip member or Zstandard frame, until it grows as only a bomb does."""

    def __init__(self, source: Bytes, packing: Packing) -> None:
        super().__init__(source)
        self._inflater = packing.inflater()
        self._held = b""
        self._at = 0
        self._start = source.at
        self._count = 0

    def ended(self) -> bool:
        """Whether the member has ended, sound to its last byte.

        Raises:
            Broken: it is damaged or cut off.
        """
        return not self._fill()

    def _fill(self) -> bool:
        """Holds some bytes, unless the member has ended.

        Raises:
            Broken: the member is damaged or cut off, or a bomb.
        """
        while self._at >= len(self._held):
            if self._inflater.eof:
                return False
            packed = self._inflater.unconsumed_tail or self._source.read(CHUNK)
            if not packed:
                raise Broken("the file ends within it")
            try:
                self._held, self._at = self._inflater.decompress(packed, CHUNK), 0
            except (zlib.error, Damaged) as error:
                raise Broken("it is damaged: it cannot be unpacked") from error
            self._count += len(self._held)
            if self._count > SMALL and self._count > MOST_RATIO * (self._source.at - self._start):
                raise Broken(f"it unpacks to more than {MOST_RATIO} times its size, as bombs do")
            if self._inflater.eof:
                self._source.back_to(self._source.at - len(self._inflater.unused_data))
        return True

    def _read(self, size: int) -> bytes:
        if not self._fill():
            return b""
        data = self._held[self._at : self._at + size]
        self._at += len(data)
        return data

    def _readline(self, size: int) -> bytes:
        parts: list[bytes] = []
        length = 0
        while length < size and self._fill():
            end = self._held.find(b"\n", self._at, self._at + size - length) + 1
            part = self._read(end - self._at if end else size - length)
            parts.append(part)
            length += len(part)
            if end:
                break
        return b"".join(parts)


def go_on(source: Bytes, packings: Packings, *, usual: bytes | None) -> bool:
    """Goes to the next place where a record plausibly begins; False if there is none.

    Args:
        source: the file.
        packings: how its records are packed.
        usual: how the packed records before began, as then all do; empty if they were plain, None if there were none.
    """
    pattern = _begin_of(usual)
    while packings.wrong < MOST_WRONG and source.find(pattern):
        if packings.begins(source):
            return True
        source.at += 1
    return False


@functools.cache
def _begin_of(usual: bytes | None) -> re.Pattern[bytes]:
    """How records begin; see `go_on`."""
    starts = [re.escape(start) for start in ((GZIP, FRAME) if usual is None else (usual,)) if start]
    return re.compile(b"|".join([*starts, *([] if usual else [_BEGIN.pattern])]))
