"""The HTTP cache (RFC 9111): what was fetched a short while ago is not asked for again, or only whether it has changed."""

import contextlib
import logging
import sqlite3
from pathlib import Path

import hishel
import httpx
from hishel.httpx import CacheTransport

CACHE_SECONDS = 3_600.0
"""The longest anything is kept. Servers often state none, and a tenth of a page's age, as the standard allows, may be weeks."""
MOST_CACHE_BYTES = 200_000_000
"""Bytes of the cache's file: some 2,000 pages."""

# hishel logs a cache that fails, with a traceback, and then goes on without one; that is no matter for the user.
logging.getLogger("hishel").addHandler(logging.NullHandler())


def cached(wire: httpx.BaseTransport, folder: Path | None, *, private: bool) -> httpx.BaseTransport:
    """The transport with a cache before it; without one if there is no folder, or it cannot be written to.

    Args:
        wire: the way to the servers.
        folder: where the cache lies; made if it is not there, for this user alone.
        private: whether private addresses may be called. What came from them is kept apart, so that a later run which may
            not call them cannot be handed it either.
    """
    if folder is None:
        return wire
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / ("web-private.sqlite" if private else "web.sqlite")
        connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=5)
    except (OSError, sqlite3.Error):
        return wire
    try:
        storage = hishel.SqliteStorage(connection=connection, default_ttl=CACHE_SECONDS, max_size=MOST_CACHE_BYTES)
        storage.get_entries("")  # opens the tables, so that a file that is no cache shows now
    except (RuntimeError, OSError, sqlite3.Error):
        with contextlib.suppress(sqlite3.Error):
            connection.close()
        return wire
    return CacheTransport(wire, storage=storage, rfc=hishel.CacheOptions(shared=False))
