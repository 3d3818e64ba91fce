import socket

import httpcore
import pytest

from twosource.read.web.clock import Clock
from twosource.read.web.wire import NoSuchHost, PrivateAddress, Wire


class Network(httpcore.NetworkBackend):
    """Remembers what is connected to, and connects to nothing."""

    def __init__(self, *answering: str) -> None:
        self.answering = answering
        self.called: list[tuple[str, float | None]] = []

    def connect_tcp(self, host, port, timeout=None, *_: object):  # noqa: ARG002 - httpcore's signature
        self.called.append((host, timeout))
        if host not in self.answering:
            raise httpcore.ConnectError("nobody there")
        return httpcore.NetworkStream()


def wire(network: Network, resolve, clock: Clock | None = None, *, allow_private: bool = False) -> Wire:
    made = Wire(allow_private=allow_private, clock=clock or Clock(), resolve=resolve)
    made._plain = network
    return made


def test_a_name_is_resolved_once_and_the_judged_address_connected_to():
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    network = Network("8.8.8.8")
    wire(network, lambda *_: next(answers)).connect_tcp("rebinding.example", 80, 5.0)
    assert [host for host, _ in network.called] == ["8.8.8.8"]
    assert next(answers) == ["127.0.0.1"]


def test_one_private_address_among_public_ones_refuses_the_host():
    network = Network("8.8.8.8")
    with pytest.raises(PrivateAddress, match=r"mixed.example is at ::ffff:10.0.0.1"):
        wire(network, lambda *_: ["8.8.8.8", "::ffff:10.0.0.1"]).connect_tcp("mixed.example", 80)
    assert network.called == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "0x7f.1", "2130706433", "0", "::1", "::ffff:127.0.0.1"])
def test_loopback_in_every_spelling_is_refused(host: str):
    # Numeric spellings and "localhost" are resolved by the system without asking anyone.
    network = Network()
    with pytest.raises((PrivateAddress, NoSuchHost)):
        Wire(allow_private=False, clock=Clock()).connect_tcp(host, 80, 1.0)
    assert network.called == []


def test_private_addresses_are_called_where_that_is_wanted():
    network = Network("10.0.0.1")
    wire(network, lambda *_: ["10.0.0.1"], allow_private=True).connect_tcp("desk.example", 80)
    assert [host for host, _ in network.called] == ["10.0.0.1"]


def test_the_next_address_is_tried_where_one_does_not_answer():
    network = Network("9.9.9.9")
    wire(network, lambda *_: ["2606:4700::1", "9.9.9.9"]).connect_tcp("two.example", 80)
    assert [host for host, _ in network.called] == ["2606:4700::1", "9.9.9.9"]


def raising(error: Exception):
    def resolve(*_: object) -> list[str]:
        raise error

    return resolve


@pytest.mark.parametrize("error", [socket.gaierror(socket.EAI_NONAME, "x"), UnicodeError("label too long"), OSError("x")])
def test_a_name_without_an_address(error: Exception):
    with pytest.raises(NoSuchHost, match=r"there is no host named none.example"):
        wire(Network(), raising(error)).connect_tcp("none.example", 80)


def test_a_name_service_that_is_down_may_be_tried_again():
    with pytest.raises(httpcore.ConnectError):
        wire(Network(), raising(socket.gaierror(socket.EAI_AGAIN, "x"))).connect_tcp("later.example", 80)


def test_nothing_lasts_beyond_the_deadline(waits):
    network = Network("8.8.8.8")
    made = wire(network, lambda *_: ["8.8.8.8"], waits.clock)
    made.end_after(3.0)
    made.connect_tcp("a.example", 80, 10.0)
    waits.clock.wait(2.0)
    made.connect_tcp("a.example", 80, 0.5)
    made.connect_tcp("a.example", 80, None)
    assert [timeout for _, timeout in network.called] == [3.0, 0.5, 1.0]
    waits.clock.wait(1.0)
    with pytest.raises(httpcore.ConnectTimeout):
        made.connect_tcp("a.example", 80, 10.0)
