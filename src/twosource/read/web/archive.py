"""What came over the wire, kept as a WARC (ISO 28500:2017), so that the evidence outlives the page."""

import io
from collections.abc import Sequence
from typing import BinaryIO

import msgspec
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from twosource.model import Fault
from twosource.read.web.clock import Clock
from twosource.read.web.marks import ASKED, FAILURE, packed_failure


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """One request and its answer.

    Attributes:
        url: what was asked for.
        asked: the request's headers; None where the cache answered.
        at: when the answer came over the wire, as an ISO 8601 instant with seconds.
        server: the network address that answered; None where the cache did.
        headers: the answer's, as they came.
        body: as it came, only joined: still in its content encoding, no longer in chunks.
    """

    url: str
    asked: tuple[tuple[str, str], ...] | None = None
    at: str
    server: str | None = None
    version: str = "HTTP/1.1"
    status: int
    reason: str = ""
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Archive:
    """A WARC in the making: each record is compressed by itself and stands as soon as it is kept."""

    def __init__(self, file: BinaryIO, *, software: str, clock: Clock) -> None:
        self._writer = WARCWriter(file, gzip=True, warc_version="1.1")
        self._software = software
        self._clock = clock
        self._begun = False

    def keep(self, exchange: Exchange, *, asked: Sequence[str] = ()) -> None:
        """Writes the answer, and the request if one was sent.

        Args:
            exchange: the answer.
            asked: the addresses asked for, from the one a person named to this one.
        """
        self._begin()
        told = {"WARC-Date": exchange.at}
        if exchange.server:
            told["WARC-IP-Address"] = exchange.server
        if asked:
            told[ASKED] = " ".join(asked)
        response = self._writer.create_warc_record(
            exchange.url,
            "response",
            payload=io.BytesIO(exchange.body),
            length=len(exchange.body),
            http_headers=StatusAndHeaders(
                f"{exchange.status} {exchange.reason}".rstrip(), _archived(exchange), protocol=exchange.version
            ),
            warc_headers_dict=told,
        )
        if exchange.asked is None:
            self._writer.write_record(response)
            return
        request = self._writer.create_warc_record(
            exchange.url,
            "request",
            http_headers=StatusAndHeaders(f"GET {_target(exchange.url)} HTTP/1.1", list(exchange.asked), is_http_request=True),
        )
        self._writer.write_request_response_pair(request, response)

    def fail(self, fault: Fault) -> None:
        """Writes why an address gave no page."""
        self._begin()
        content = packed_failure(fault)
        record = self._writer.create_warc_record(
            fault.path,
            "metadata",
            payload=io.BytesIO(content),
            length=len(content),
            warc_content_type=FAILURE,
            warc_headers_dict={"WARC-Date": self._now()},
        )
        self._writer.write_record(record)

    def _now(self) -> str:
        return self._clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")

    def _begin(self) -> None:
        """Writes what makes the archive, before all else."""
        if self._begun:
            return
        self._begun = True
        told = {"software": self._software, "format": "WARC File Format 1.1", "robots": "obey"}
        record = self._writer.create_warcinfo_record(None, told)
        record.rec_headers.replace_header("WARC-Date", self._now())
        self._writer.write_record(record)


def _archived(exchange: Exchange) -> list[tuple[str, str]]:
    """The answer's headers, without the one that says the body comes in chunks, as it no longer does."""
    return [(name, value) for name, value in exchange.headers if name.lower() != "transfer-encoding"]


def _target(url: str) -> str:
    """What the request line asks for."""
    return "/" + url.split("/", 3)[3] if url.count("/") >= 3 else "/"
