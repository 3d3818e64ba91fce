"""The way to a server: an HTTP/1.1 transport that judges the network address before it connects to it, and keeps to a deadline.

httpx leaves the choice of address to the system, name by name; a name may be looked up twice and answer otherwise the second
time (DNS rebinding). So the name is resolved here, once, every address it has is judged, and one of these very addresses is
connected to. TLS still asks for a certificate of the name. Proxies are not used: through one, nobody here could judge.
"""

import functools
import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import httpcore
import httpx

from twosource.errors import PageError
from twosource.read.web.clock import Clock
from twosource.read.web.pace import Pace
from twosource.read.web.reach import is_public

Resolver = Callable[[str, int], list[str]]
"""Host and port -> its network addresses, best first; raises OSError or UnicodeError where there are none."""

RECEIVED = "twosource-received"
"""A header put on what comes from the network, the hour it came (ISO 8601), so that the cache remembers it. Never archived."""


class NoSuchHost(PageError):
    """The name has no network address."""


class PrivateAddress(PageError):
    """The name leads into a private network."""


def system_resolver(host: str, port: int) -> list[str]:
    """The network addresses the operating system finds for a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


class Wire(httpcore.NetworkBackend):
    """Connects to public addresses only, unless told otherwise, and lets nothing last beyond the deadline."""

    def __init__(self, *, allow_private: bool, clock: Clock, resolve: Resolver = system_resolver) -> None:
        self._allow_private = allow_private
        self._clock = clock
        self._resolve = resolve
        self._deadline = float("inf")
        self._plain = httpcore.SyncBackend()

    def end_after(self, seconds: float) -> None:
        """From now on nothing may take longer than this, all reading and writing together."""
        self._deadline = self._clock.seconds() + seconds

    def left(self, timeout: float | None, late: type[Exception] = httpcore.ReadTimeout) -> float:
        """The seconds a step may take: its own limit, or what is left to the deadline.

        Raises:
            late: nothing is left.
        """
        seconds = self._deadline - self._clock.seconds()
        if seconds <= 0:
            raise late
        return seconds if timeout is None else min(timeout, seconds)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the host's addresses, the first that answers.

        Raises:
            NoSuchHost: the name has none.
            PrivateAddress: any of them is not public.
        """
        addresses = self._addresses(host, port)
        for number, address in enumerate(addresses, start=1):
            left = self.left(timeout, httpcore.ConnectTimeout)
            try:
                stream = self._plain.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
                continue
            return _Stream(stream, self)
        raise NoSuchHost(f"there is no host named {host}", "check the address")

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            addresses = self._resolve(host, port)
        except socket.gaierror as error:
            if error.errno == socket.EAI_AGAIN:
                raise httpcore.ConnectError(f"the name {host} cannot be looked up now") from error
            raise NoSuchHost(f"there is no host named {host}", "check the address") from error
        except (OSError, UnicodeError) as error:
            raise NoSuchHost(f"there is no host named {host}", "check the address") from error
        inside = [address for address in addresses if not is_public(address)]
        if inside and not self._allow_private:
            where = "" if host == inside[0] else f"{host} is at "
            raise PrivateAddress(
                f"{where}{inside[0]}, which is no public address and is not called",
                "give --allow-private if your own network is to be read",
            )
        return addresses


@functools.cache
def _trusted() -> ssl.SSLContext:
    """The certificates that are trusted: certifi's, or those the environment names (`SSL_CERT_FILE`). Slow to load."""
    return httpx.create_ssl_context()


class _Stream(httpcore.NetworkStream):
    """A connection that keeps to the wire's deadline."""

    def __init__(self, stream: httpcore.NetworkStream, wire: Wire) -> None:
        self._stream = stream
        self._wire = wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._wire.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._wire.left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self._wire.left(timeout, httpcore.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._wire)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        return self._stream.get_extra_info(info)


class Transport(httpx.BaseTransport):
    """httpx's requests over a `Wire`, each host's at its pace. httpcore's errors are let through as they are."""

    def __init__(self, wire: Wire, pace: Pace, *, clock: Clock, seconds: float) -> None:
        self._wire = wire
        self._pace = pace
        self._clock = clock
        self._seconds = seconds
        self._pool = httpcore.ConnectionPool(
            ssl_context=_trusted(), network_backend=wire, max_connections=10, keepalive_expiry=30
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends a request when it is its turn; of the answer the body is still to be read, within the same limit of time."""
        self._pace.turn(request.url.raw_host.decode("ascii"))
        self._wire.end_after(self._seconds)
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        stream = answer.extensions.get("network_stream")
        server = stream.get_extra_info("server_addr") if stream else None
        received = self._clock.now().isoformat(timespec="seconds").replace("+00:00", "Z")
        own = RECEIVED.encode()
        kept = [(name, value) for name, value in answer.headers if name.lower() != own]
        return httpx.Response(
            status_code=answer.status,
            headers=[*kept, (own, received.encode())],
            stream=_Body(answer),
            extensions={**answer.extensions, "wire_headers": kept, "server": server[0] if server else None},
        )

    def close(self) -> None:
        """Closes all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The bytes of an answer, as they come."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
