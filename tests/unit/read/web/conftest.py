import contextlib
import datetime as dt
import io
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from twosource.read.web import Fetched, WebOptions, fetch
from twosource.read.web.clock import Clock

Answer = tuple[int, Mapping[str, str], bytes]
Page = Answer | Callable[[BaseHTTPRequestHandler], Answer | None]


class Site:
    """A web server on loopback, the only address these tests ever call: what it answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.port = 0
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, Mapping[str, str]]] = []

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def has(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        content = body.encode() if isinstance(body, str) else body
        self.pages[path] = (status, {"content-type": "text/html; charset=utf-8", **named}, content)
        return self.url(path)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            page = site.pages.get(self.path, (404, {}, b"nothing here"))
            answer = page(self) if callable(page) else page
            if answer is None:
                self.close_connection = True
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "content-length" not in headers:
                self.send_header("content-length", str(len(body)))
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@pytest.fixture
def handler(site: Site) -> type[BaseHTTPRequestHandler]:
    return _handler(site)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(made))
    server.daemon_threads = True
    made.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


class Waits:
    """A clock that goes on only when something waits, and remembers for how long."""

    def __init__(self) -> None:
        self.waited: list[float] = []
        self.clock = Clock(now=self._now, seconds=lambda: sum(self.waited), wait=self.waited.append)

    def _now(self) -> dt.datetime:
        return dt.datetime(2026, 3, 4, 5, 6, 7, tzinfo=dt.UTC) + dt.timedelta(seconds=sum(self.waited))


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def get(waits: Waits) -> Callable[..., tuple[Fetched, bytes]]:
    """Fetches from loopback: what came of it, and the archive."""

    def run(*addresses: str, **options: object) -> tuple[Fetched, bytes]:
        archive = io.BytesIO()
        settings = WebOptions(**{"allow_private": True, "pause": 5.0, "seconds": 5.0, **options})
        fetched = fetch(addresses, archive=archive, options=settings, clock=waits.clock, resolve=lambda *_: ["127.0.0.1"])
        return fetched, archive.getvalue()

    return run
