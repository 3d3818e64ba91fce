"""Waiting between two requests to one host."""

from twosource.read.web.clock import Clock

MOST_DELAY = 30.0
"""Seconds between two requests beyond which a site's own wish is not followed: a person waits for the report."""


class Pace:
    """When each host may be asked next."""

    def __init__(self, delay: float, clock: Clock) -> None:
        self._delay = delay
        self._clock = clock
        self._next: dict[str, float] = {}
        self._wish: dict[str, float] = {}

    def wish(self, host: str, seconds: float) -> None:
        """Notes the delay a host asks for (`Crawl-delay`); ours is the least, `MOST_DELAY` the most."""
        if seconds > 0:
            self._wish[host] = min(seconds, MOST_DELAY)

    def rest(self, host: str, seconds: float) -> None:
        """Leaves the host alone for so long from now, or longer if that was due anyway."""
        self._next[host] = max(self._next.get(host, 0.0), self._clock.seconds() + seconds)

    def ready_in(self, host: str) -> float:
        """Seconds until the host may be asked; 0 if it may be now."""
        return max(0.0, self._next.get(host, 0.0) - self._clock.seconds())

    def turn(self, host: str) -> None:
        """Waits until the host may be asked, and counts it as asked."""
        if (seconds := self.ready_in(host)) > 0:
            self._clock.wait(seconds)
        self.rest(host, max(self._delay, self._wish.get(host, 0.0)))
