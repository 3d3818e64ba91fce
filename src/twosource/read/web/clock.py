"""Time, as an argument: what fetching asks of the machine's clock, so that tests need not wait."""

import datetime as dt
import time
from collections.abc import Callable

import msgspec


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """The hour of the day in UTC, a count of seconds that never goes back, and waiting for some."""

    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    seconds: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep
