"""One run's fetching: pages asked for in turn, redirections followed, each answer kept."""

import importlib.metadata
from collections.abc import Iterable, Sequence
from typing import BinaryIO, Self
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from twosource.errors import PageError
from twosource.model import Fault
from twosource.read.web.addresses import cleaned, shown
from twosource.read.web.archive import Archive, Exchange
from twosource.read.web.body import ACCEPTED, joined, plain, too_large
from twosource.read.web.cache import cached
from twosource.read.web.clock import Clock
from twosource.read.web.options import Capture, Fetched, WebOptions
from twosource.read.web.pace import Pace
from twosource.read.web.refusals import NETWORK_ERRORS, TRANSIENT, may_pass, network_error, retry_after, status_error
from twosource.read.web.robots import AGENT, Answer, Robots
from twosource.read.web.wayback import unframed
from twosource.read.web.wire import RECEIVED, NoSuchHost, PrivateAddress, Resolver, Transport, Wire

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
"""Media types a page comes in: those that pages are read from in an archive."""
MOST_REDIRECTS = 8
BACK_OFF = 2.0
"""Seconds before the second try; twice as many before each further one."""
MOST_WAIT = 60.0
"""Seconds a server may ask us to wait before the next try; if it asks for more, that was the last one."""


def fetch_all(addresses: Sequence[str], *, archive: BinaryIO, options: WebOptions, clock: Clock, resolve: Resolver) -> Fetched:
    """See `twosource.read.web.fetch`."""
    with Session(archive, options=options, clock=clock, resolve=resolve) as session:
        outcomes = session.fetch(addresses)
    return Fetched(
        captures=tuple(outcome for outcome in outcomes if isinstance(outcome, Capture)),
        faults=tuple(outcome for outcome in outcomes if isinstance(outcome, Fault)),
    )


class Session:
    """The connections, the rules and the pace of one run."""

    def __init__(self, archive: BinaryIO, *, options: WebOptions, clock: Clock, resolve: Resolver) -> None:
        software = f"twosource/{importlib.metadata.version('twosource')}"
        self._archive = Archive(archive, software=software, clock=clock)
        self._options = options
        self._clock = clock
        self._pace = Pace(options.delay, clock)
        self._robots = Robots(self._ask_robots, self._pace.wish)
        self._down: dict[str, PageError] = {}
        self._done: dict[str, str] = {}
        wire = Wire(allow_private=options.allow_private, clock=clock, resolve=resolve)
        transport = Transport(wire, self._pace, clock=clock, seconds=options.seconds)
        self._transport = cached(transport, options.cache, private=options.allow_private)
        self._cookies = httpx.Cookies()
        self._timeout = httpx.Timeout(options.pause, connect=options.connect).as_dict()
        self._headers = {
            "User-Agent": f"{software} (reads pages that a person named; obeys robots.txt as {AGENT})",
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.1",
            "Accept-Encoding": ACCEPTED,
            "Accept-Language": "en,*;q=0.5",
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._transport.close()

    def fetch(self, addresses: Sequence[str]) -> list[Capture | Fault]:
        """What became of each address, in the order of `addresses`; hosts that may be asked now go before others."""
        outcomes: dict[str, Capture | Fault] = {}
        waiting = {address: _host(address) for address in addresses}
        while waiting:
            address = min(waiting, key=lambda waiting_one: self._pace.ready_in(waiting[waiting_one]))
            del waiting[address]
            outcomes[address] = self._outcome(address)
        return [outcomes[address] for address in dict.fromkeys(addresses)]

    def _outcome(self, address: str) -> Capture | Fault:
        trail: list[str] = []
        named = shown(address)
        try:
            at = self._page(address, trail)
        except PageError as error:
            where = named if len(trail) < 2 else f"{named} leads to {trail[-1]}"
            fault = Fault(path=named, step="fetch", message=f"{where}: {error.message}", mend=error.mend)
            self._archive.fail(fault)
            return fault
        return Capture(asked=address, url=trail[-1], trail=tuple(trail), at=at)

    def _page(self, address: str, trail: list[str]) -> str:
        """Keeps the page at an address, redirections followed; when it came. `trail` takes every address asked for.

        Raises:
            PageError: there is none.
        """
        url = _ascii(unframed(cleaned(address)))
        self._cookies = httpx.Cookies()  # some sites want one handed back on the way to a page; none goes on to the next page
        for _ in range(MOST_REDIRECTS + 1):
            trail.append(url)
            if url in self._done:
                return self._done[url]
            self._robots.check(url)
            exchange, onward = self._ask(url, page=True)
            if exchange.status == 200:
                _check_body(exchange, self._options.most_bytes)
                self._archive.keep(exchange, asked=_asked(address, trail))
                self._done[url] = exchange.at
                return exchange.at
            self._archive.keep(exchange, asked=_asked(address, trail))
            if onward is None:
                raise status_error(exchange.status)
            url = onward
        raise PageError(
            f"the server points elsewhere more than {MOST_REDIRECTS} times", "open it in a browser and save the page"
        )

    def _ask_robots(self, url: str) -> Answer:
        for _ in range(MOST_REDIRECTS + 1):
            exchange, onward = self._ask(url, page=False)
            if onward is None:
                encoding = _header(exchange, "content-encoding")
                return Answer(exchange.status, plain(exchange.body, encoding, most=self._options.most_bytes))
            url = onward
        return Answer(404, b"")

    def _ask(self, url: str, *, page: bool) -> tuple[Exchange, str | None]:
        """An answer, and where it points to if it points elsewhere; several tries where the trouble may pass.

        Raises:
            PageError: the server cannot be reached, may not be, or answers with what is no page.
        """
        host, site = _host(url), urlsplit(url).netloc
        if site in self._down:
            raise self._down[site]
        for attempt in range(1, self._options.tries + 1):
            asked_for = 0.0
            try:
                exchange, onward = self._exchange(url, page=page)
            except NETWORK_ERRORS as error:
                if attempt == self._options.tries or not may_pass(error):
                    trouble = network_error(error, host)
                    if isinstance(error, httpcore.ConnectError | httpcore.ConnectTimeout):
                        self._down[site] = trouble
                    raise trouble from error
            except (NoSuchHost, PrivateAddress) as error:
                self._down[site] = error
                raise
            else:
                asked_for = retry_after(_header(exchange, "retry-after") or None, self._clock.now())
                if exchange.status not in TRANSIENT or attempt == self._options.tries or asked_for > MOST_WAIT:
                    break
            self._pace.rest(host, max(asked_for, BACK_OFF * 2 ** (attempt - 1)))
        return exchange, onward

    def _request(self, url: str) -> httpx.Request:
        told = {"timeout": self._timeout}
        try:
            return httpx.Request("GET", url, headers=self._headers, cookies=self._cookies, extensions=told)
        except UnicodeEncodeError:  # a cookie that no header can hold
            return httpx.Request("GET", url, headers=self._headers, extensions=told)

    def _exchange(self, url: str, *, page: bool) -> tuple[Exchange, str | None]:
        """One request and its answer, read whole."""
        request = self._request(url)
        response = self._transport.handle_request(request)
        response.request = request
        try:
            self._cookies.extract_cookies(response)
            if page and response.status_code == 200:
                _check_head(response, self._options.most_bytes)
            body = joined(response.iter_raw(), most=self._options.most_bytes)
        finally:
            response.close()
        return _as_exchange(url, request, response, body, self._clock), _onward(url, response)


def _asked(address: str, trail: Sequence[str]) -> list[str]:
    """The addresses asked for, from the one that a person named to the last of a trail."""
    return [step for step in dict.fromkeys((address, *trail)) if not any(character.isspace() for character in step)]


def _host(address: str) -> str:
    """The host of an address; empty if it is none."""
    try:
        return httpx.URL(address).raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError):
        return ""


def _ascii(address: str) -> str:
    """The address as it goes over the wire: names by IDNA, all else percent-encoded.

    Raises:
        PageError: it cannot go there.
    """
    try:
        return str(httpx.URL(address))
    except (httpx.InvalidURL, UnicodeError) as error:
        raise PageError("this is no web address", "write it as https://host/page") from error


def _header(exchange: Exchange, name: str) -> str:
    return ", ".join(value for key, value in exchange.headers if key.lower() == name)


def _onward(url: str, response: httpx.Response) -> str | None:
    """Where the answer points to, if it points elsewhere.

    Raises:
        PageError: to what is no web address.
    """
    if not response.has_redirect_location:
        return None
    try:
        return _ascii(cleaned(urljoin(url, response.headers["location"])))
    except (ValueError, PageError) as error:
        mend = "open it in a browser, save the page and give the file"
        raise PageError("the server points to what is no web address", mend) from error


def _check_head(response: httpx.Response, most: int) -> None:
    """Refuses by its head what is no page, before its body is read.

    Raises:
        PageError: it is none.
    """
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in PAGE_TYPES:
        stated = "".join(character for character in kind if character.isalnum() or character in "/+.-")[:60]
        raise PageError(f"this is {stated or 'of no stated kind'}, not a page of HTML", "save it as a file and give that")
    length = response.headers.get("content-length", "")
    if length.isdecimal() and len(length) < 20 and int(length) > most:
        raise too_large(most)


def _check_body(exchange: Exchange, most: int) -> None:
    """Raises `PageError` for a body that is empty, broken or too large once unpacked."""
    if not plain(exchange.body, _header(exchange, "content-encoding"), most=most).strip():
        raise PageError("the server answers with an empty page", "open it in a browser, save the page and give the file")


def _as_exchange(url: str, request: httpx.Request, response: httpx.Response, body: bytes, clock: Clock) -> Exchange:
    """An answer as it is kept, from the network or from the cache."""
    sent = "wire_headers" in response.extensions
    headers = _pairs(response.extensions["wire_headers"] if sent else response.headers.raw)
    return Exchange(
        url=url,
        asked=_pairs(request.headers.raw) if sent else None,
        at=response.headers.get(RECEIVED) or clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        server=response.extensions.get("server"),
        version=response.http_version,
        status=response.status_code,
        reason=response.reason_phrase,
        headers=tuple((name, value) for name, value in headers if name.lower() != RECEIVED),
        body=body,
    )


def _pairs(raw: Iterable[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in raw)
