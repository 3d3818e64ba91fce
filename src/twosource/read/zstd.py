"""Zstandard frames (RFC 8878) unpacked by zstandard, bit by bit, so that no bomb fills the memory."""

from typing import Any, Protocol

from twosource.errors import PageError

FRAME = b"\x28\xb5\x2f\xfd"
"""How a frame begins."""
PIECE = 1_024
"""Packed bytes unpacked at a time: they give at most 32 MB (a block of 128 kB may take four bytes)."""
CHUNK = 65_536
"""Packed bytes read at a time."""
WINDOW = 1 << 27
"""Bytes a frame may ask to be kept in memory, as the reference decoder has it."""


class Inflater(Protocol):
    """What undoes a compression: the part of zlib's interface that is used here.

    `decompress` gives about as many plain bytes as asked for at most, and leaves what it did not take in `unconsumed_tail`;
    after the end, which `eof` tells, what follows is in `unused_data`.
    """

    @property
    def eof(self) -> bool: ...  # noqa: D102 - see the class
    @property
    def unused_data(self) -> bytes: ...  # noqa: D102 - as above
    @property
    def unconsumed_tail(self) -> bytes: ...  # noqa: D102 - as above
    def decompress(self, data: bytes, size: int, /) -> bytes: ...  # noqa: D102 - as above


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int, /) -> bytes: ...  # noqa: D102 - as of any stream


class Damaged(ValueError):
    """The bytes are no sound frame."""


class Frame:
    """An `Inflater` of one frame. Frames that are only to be skipped give nothing.

    Args:
        unpacker: of `unpacker`; it can be used for one frame after another.
    """

    def __init__(self, unpacker: Any) -> None:  # noqa: ANN401 - a class of a library that may be missing
        self._frame = unpacker.decompressobj()
        self.eof = False
        self.unused_data = b""
        self.unconsumed_tail = b""

    def decompress(self, data: bytes, size: int, /) -> bytes:
        """The next plain bytes: as many as the data gives, or `size` and at most what one piece more gives.

        Raises:
            Damaged: they are no sound frame.
        """
        from zstandard import ZstdError  # noqa: PLC0415 - is there, if a frame is

        parts = []
        count = at = 0
        while at < len(data) and count < size and not self.eof:
            try:
                part = self._frame.decompress(data[at : at + PIECE])
            except ZstdError as error:
                raise Damaged(str(error)) from error
            parts.append(part)
            count += len(part)
            at += PIECE
            self.eof = self._frame.eof
        self.unused_data = self._frame.unused_data + data[at:] if self.eof else b""
        self.unconsumed_tail = b"" if self.eof else data[at:]
        return b"".join(parts)


def is_framed(head: bytes) -> bool:
    """Whether a file begins with a frame, perhaps one of those without data that some programs write first."""
    return head.startswith(FRAME) or (head[1:4] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F)


class Frames:
    """The content of a stream of frames.

    Raises:
        PageError: zstandard is not installed.
    """

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._unpacker = unpacker()
        self._frame: Frame | None = None
        self._packed = b""
        self._plain = b""
        self._at = 0

    def read1(self, size: int) -> bytes:
        """Some of the next bytes; none at the end.

        Raises:
            Damaged: they are no sound frame.
            EOFError: the stream ends within a frame.
        """
        while self._at >= len(self._plain):
            if not self._packed:
                self._packed = self._stream.read(CHUNK)
            if not self._packed and self._frame is None:
                return b""
            if not self._packed:
                raise EOFError("the file ends within a frame")
            frame = self._frame or Frame(self._unpacker)
            self._plain, self._at = frame.decompress(self._packed, size), 0
            self._packed = frame.unused_data if frame.eof else frame.unconsumed_tail
            self._frame = None if frame.eof else frame
        data = self._plain[self._at : self._at + size]
        self._at += len(data)
        return data


def unpacker(dictionary: bytes = b"") -> Any:  # noqa: ANN401 - see `Frame`
    """What frames are unpacked with, and the dictionary they share, if they do.

    Raises:
        PageError: zstandard is not installed.
        Damaged: the dictionary is none.
    """
    try:
        import zstandard  # noqa: PLC0415 - seldom needed
    except ImportError:
        raise PageError("it is packed with Zstandard, which is not installed", "pip install 'zstandard>=0.23'") from None
    try:
        known = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
        return zstandard.ZstdDecompressor(dict_data=known, max_window_size=WINDOW)
    except zstandard.ZstdError as error:
        raise Damaged(str(error)) from error
