"""A WARC file as the stretches its records stand in: plain, or one gzip member after another (RFC 1952).

Read forwards and in little memory. A stretch that is damaged is left where it broke, and reading goes on at the next place
where a record plausibly begins, which may lie inside what the damaged one seemed to take up; so the last bytes are kept.
"""

import re
import zlib
from typing import BinaryIO

CHUNK = 65_536
KEPT = 32_000_000
"""Bytes since a record's beginning that can be gone back; a record of more is no page, and is lost with what hides in it."""
MOST_HEADER = 1_000_000
"""Bytes of a record's headers, and of one line of them."""
GZIP = b"\x1f\x8b\x08"

_BEGIN = re.compile(rb"WARC/(?:1\.[01]|0\.1[78])[ \t]{0,9}\r?\n")
_MEMBER = re.compile(re.escape(GZIP))
_EITHER = re.compile(_MEMBER.pattern + b"|" + _BEGIN.pattern)
_LONGEST = 32
"""Bytes that a match of either pattern has at most, that it may be cut into by the end of a chunk."""


class Broken(Exception):
    """A record cannot be read as it should; the argument says why."""


class Bytes:
    """A stream read forwards that can be taken back to a mark."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = bytearray()
        self._base = 0
        self._mark = 0
        self.at = 0

    def mark(self) -> None:
        """Keeps what follows at hand, and lets go of what came before."""
        self._mark = self.at
        self._let_go()

    def back_to(self, position: int) -> None:
        """Goes back, at most to the earliest byte at hand."""
        self.at = max(position, self._base)

    def _let_go(self) -> None:
        keep = max(min(self._mark, self.at), self.at - KEPT)
        if keep - self._base >= CHUNK:
            del self._held[: keep - self._base]
            self._base = keep

    def _fill(self, size: int) -> int:
        """Holds `size` bytes ahead, or all there are; how many it holds."""
        while (ahead := self._base + len(self._held) - self.at) < size:
            chunk = self._stream.read(CHUNK)
            if not chunk:
                return ahead
            self._held += chunk
            self._let_go()
        return ahead

    def peek(self, size: int) -> bytes:
        """The next bytes, which stay."""
        self._fill(size)
        start = self.at - self._base
        return bytes(self._held[start : start + size])

    def read(self, size: int) -> bytes:
        """The next bytes, at most a chunk of them; none at the end."""
        data = self.peek(min(size, CHUNK))
        self.at += len(data)
        return data

    def readline(self, size: int) -> bytes:
        """A line, or its first `size` bytes."""
        found, looked = -1, 0
        while found < 0 and looked < size:
            ahead = min(self._fill(min(size, looked + CHUNK)), size)
            start = self.at - self._base
            found = self._held.find(b"\n", start + looked, start + ahead)
            if ahead == looked:
                break
            looked = ahead
        length = found + 1 - (self.at - self._base) if found >= 0 else looked
        return self.read_all(length)

    def read_all(self, size: int) -> bytes:
        """The next bytes, fewer only at the end."""
        parts = []
        while size > 0 and (part := self.read(size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def find(self, pattern: re.Pattern[bytes]) -> bool:
        """Goes to the next match of a pattern; at the end of the stream if there is none."""
        while True:
            self.mark()
            ahead = self._fill(CHUNK)
            start = self.at - self._base
            if found := pattern.search(self._held, start):
                self.at = self._base + found.start()
                return True
            if ahead < CHUNK:
                self.at += ahead
                return False
            self.at += ahead - _LONGEST


class Stretch:
    """What records are parsed from: reads of the plain bytes, with a limit on the length of headers."""

    def __init__(self, source: Bytes) -> None:
        self._source = source
        self.headers = 0

    def read(self, size: int = -1) -> bytes:
        """Some of the next bytes; none at the end."""
        return self._read(CHUNK if size < 0 else size)

    def readline(self, size: int = -1) -> bytes:
        """A line.

        Raises:
            Broken: the record's headers are too long.
        """
        line = self._readline(MOST_HEADER if size < 0 else min(size, MOST_HEADER))
        self.headers += len(line)
        if self.headers > MOST_HEADER:
            raise Broken(f"its headers are longer than {MOST_HEADER // 1_000_000} MB")
        return line

    def ended(self) -> bool:
        """Whether nothing follows in this stretch."""
        raise NotImplementedError

    def _read(self, size: int) -> bytes:
        raise NotImplementedError

    def _readline(self, size: int) -> bytes:
        raise NotImplementedError


class Plain(Stretch):
    """A record that is not compressed."""

    def ended(self) -> bool:
        """Whether the file has ended."""
        return not self._source.peek(1)

    def _read(self, size: int) -> bytes:
        return self._source.read(size)

    def _readline(self, size: int) -> bytes:
        return self._source.readline(size)


class Member(Stretch):
    """The content of one gzip member."""

    def __init__(self, source: Bytes) -> None:
        super().__init__(source)
        self._inflater = zlib.decompressobj(31)
        self._held = b""
        self._at = 0

    def ended(self) -> bool:
        """Whether the member has ended, sound to its last byte.

        Raises:
            Broken: it is damaged or cut off.
        """
        return not self._fill()

    def _fill(self) -> bool:
        """Holds some bytes, unless the member has ended.

        Raises:
            Broken: the member is damaged or cut off.
        """
        while self._at >= len(self._held):
            if self._inflater.eof:
                return False
            packed = self._inflater.unconsumed_tail or self._source.read(CHUNK)
            if not packed:
                raise Broken("the file ends within it")
            try:
                self._held, self._at = self._inflater.decompress(packed, CHUNK), 0
            except zlib.error as error:
                raise Broken("it is damaged: it cannot be unpacked") from error
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


def go_on(source: Bytes, *, packed: bool | None) -> bool:
    """Goes to the next place where a record plausibly begins; False if there is none.

    Args:
        source: the file.
        packed: whether the records before were packed, as then all are; None if there were none.
    """
    pattern = {True: _MEMBER, False: _BEGIN, None: _EITHER}[packed]
    while source.find(pattern):
        if source.peek(3) != GZIP or _is_record(source):
            return True
        source.at += 1
    return False


def _is_record(source: Bytes) -> bool:
    """Whether a gzip member that begins here holds a record."""
    try:
        return zlib.decompressobj(31).decompress(source.peek(1_024), 16).startswith(b"WARC/")
    except zlib.error:
        return False
