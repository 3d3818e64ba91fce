"""A WARC file as a stream that is read forwards and in little memory, and can be taken back to where a record began.

A record that is damaged is left where it broke, and reading goes on at the next place where one plausibly begins, which may lie
inside what the damaged one seemed to take up; so the last bytes are kept.
"""

import re
from typing import BinaryIO

CHUNK = 65_536
KEPT = 32_000_000
"""Bytes since a record's beginning that can be gone back; a record of more is no page, and is lost with what hides in it."""
MOST_HEADER = 1_000_000
"""Bytes of a record's headers, and of one line of them."""
_LONGEST = 32
"""Bytes that a match of a pattern has at most, that it may be cut into by the end of a chunk."""


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
        start = self.at - self._base
        end = self._held.find(b"\n", start, start + size) + 1
        if end:
            self.at += end - start
            return bytes(self._held[start:end])
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
