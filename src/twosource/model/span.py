"""Where things stand: half-open ranges of code points, and periods of days."""

import hashlib
from typing import Literal

import msgspec


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A half-open range `[start, end)` of code points in `Page.text`; never empty. Written `[s, e]` in JSON."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters this span stands for."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


Grain = Literal["minute", "hour", "day", "weekend", "week", "month", "season", "quarter", "year", "decade", "century"]


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """From the first to the last day, both inclusive.

    Each end is an ISO day (`2024-10-25`), or an aware UTC minute (`2024-10-25T21:00Z`) where an hour is known, or `None`
    where that side is open or not known. `grain` says how fine the statement is ("in August" is a month).
    """

    first: str | None
    last: str | None
    grain: Grain


def content_id(prefix: str, *parts: object) -> str:
    """An id made from content alone, so that two machines and two runs agree.

    Args:
        prefix: two letters that tell the kind ("at" attribution, "fg" figure, ...).
        parts: what makes the thing itself: page id, kind, spans. Never a score.
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
    return f"{prefix}-{digest[:12]}"
