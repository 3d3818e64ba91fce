"""What a user sets of fetching, and what comes of it."""

from pathlib import Path

import msgspec

from twosource.model import Fault
from twosource.read.files import MOST_PAGE_BYTES


class WebOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How pages are fetched.

    Attributes:
        allow_private: whether loopback, private and other addresses that are not public may be called.
        cache: folder of the HTTP cache; None for none.
        delay: least seconds between two requests to one host.
        connect: most seconds until a server is connected.
        pause: most seconds a server may be silent.
        seconds: most seconds for one request and its answer, both together.
        most_bytes: most bytes of one page, packed or unpacked.
        tries: requests for one page at most, where the trouble may pass.
    """

    allow_private: bool = False
    cache: Path | None = None
    delay: float = 1.0
    connect: float = 10.0
    pause: float = 20.0
    seconds: float = 60.0
    most_bytes: int = MOST_PAGE_BYTES
    tries: int = 3


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """A page that was fetched.

    Attributes:
        asked: the address the user named.
        url: the address it came from in the end.
        trail: every address asked for on the way, the first and the last among them.
        at: when it came over the wire (ISO 8601, UTC).
    """

    asked: str
    url: str
    trail: tuple[str, ...]
    at: str


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What came of fetching, in the order of the addresses. The archive holds both: reading it gives the same faults again."""

    captures: tuple[Capture, ...]
    faults: tuple[Fault, ...]
