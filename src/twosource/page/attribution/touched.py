"""Spans that can be asked, in time that does not grow with their number, which of them meet another."""

import bisect
from collections.abc import Iterable

from twosource.model import Span

_NEAREST = 64
"""Spans looked at that begin before a place; more never lie inside one another on a page people wrote."""


class Touched:
    """What somebody's statements cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans)

    def any_meets(self, span: Span) -> bool:
        """Whether any shares a code point with `span`."""
        stop = bisect.bisect_left(self.spans, span.end, key=lambda other: other.start)
        return any(other.meets(span) for other in self.spans[max(0, stop - _NEAREST) : stop])
