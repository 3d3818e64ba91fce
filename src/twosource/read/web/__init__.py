"""Web addresses -> an archive (WARC) of what their servers answered; pages are then read from the archive, now and later.

Importing this costs nothing and opens nothing: the packages that speak HTTP are loaded when a page is fetched.
"""

import importlib.util
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

from twosource.errors import UsageError
from twosource.read.web.addresses import addresses_in, is_address
from twosource.read.web.clock import Clock
from twosource.read.web.options import Capture, Fetched, WebOptions

if TYPE_CHECKING:
    from twosource.read.web.wire import Resolver

__all__ = ["Capture", "Fetched", "WebOptions", "addresses_in", "fetch", "is_address"]

NEEDED = ("hishel", "httpx", "protego", "warcio")
"""Packages that only fetching needs: the extra `web`."""


def fetch(
    addresses: Sequence[str],
    *,
    archive: BinaryIO,
    options: WebOptions | None = None,
    clock: Clock | None = None,
    resolve: "Resolver | None" = None,
) -> Fetched:
    """Fetch pages, one after the other, and keep what their servers answered.

    Robots.txt is obeyed, each host is asked at its pace, redirections are followed, and addresses that are not public are not
    called. A page that cannot be had is a fault; the rest is fetched.

    Args:
        addresses: each is fetched once.
        archive: takes the WARC: every answer, also a redirection or a refusal, with its request; and every failure.
        options: see `WebOptions`.
        clock: see `Clock`.
        resolve: finds a host's network addresses; the operating system by default.

    Raises:
        UsageError: packages that fetching needs are not installed.
    """
    if any(importlib.util.find_spec(name) is None for name in NEEDED):
        raise UsageError("fetching pages from the web needs further packages", "pip install 'twosource[web]'")
    from twosource.read.web.session import fetch_all  # noqa: PLC0415 - loads what speaks HTTP
    from twosource.read.web.wire import system_resolver  # noqa: PLC0415 - the same

    return fetch_all(
        addresses, archive=archive, options=options or WebOptions(), clock=clock or Clock(), resolve=resolve or system_resolver
    )
