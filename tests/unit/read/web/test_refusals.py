import datetime as dt
import socket
import ssl

import httpcore
import pytest

from twosource.read.web.refusals import may_pass, network_error, retry_after, status_error

NOW = dt.datetime(2026, 3, 4, 5, 6, 7, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, 0),
        ("12", 12),
        ("Wed, 04 Mar 2026 05:07:07 GMT", 60),
        ("Wed, 04 Mar 2026 05:00:00 GMT", 0),
        ("soon", 0),
        ("-5", 0),
        ("9" * 400, 0),
        ("Sun, 99 Nov 99999 02:53:49 GMT", 0),
    ],
)
def test_retry_after(value: str | None, seconds: float):
    assert retry_after(value, NOW) == seconds


@pytest.mark.parametrize("status", [100, 204, 206, 301, 304, 400, 401, 403, 404, 410, 418, 429, 451, 500, 503, 599, 999])
def test_every_status_has_a_message_and_a_mend(status: int):
    error = status_error(status)
    assert str(status) in error.message
    assert error.mend


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


def test_a_certificate_that_is_not_good_is_not_tried_again():
    cause = ssl.SSLCertVerificationError(1, "certificate verify failed")
    cause.verify_message = "certificate has expired"
    error = caused(httpcore.ConnectError("x"), cause)
    assert (
        network_error(error, "kelm.example").message == "the certificate of kelm.example is not good: certificate has expired"
    )
    assert not may_pass(error)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (httpcore.ConnectTimeout(), "does not answer"),
        (httpcore.ReadTimeout(), "takes too long"),
        (caused(httpcore.ConnectError(), ConnectionRefusedError()), "cannot be reached"),
        (httpcore.ReadError(), "does not answer as a web server does"),
        (httpcore.RemoteProtocolError(), "does not answer as a web server does"),
        (caused(httpcore.ConnectError(), ssl.SSLError(1, "x")), "no safe connection"),
        (caused(httpcore.ConnectError(), socket.gaierror()), "cannot be reached"),
    ],
)
def test_errors_of_the_network(error: Exception, words: str):
    told = network_error(error, "kelm.example")
    assert words in told.message
    assert "kelm.example" in told.message
    assert told.mend
    assert may_pass(error)
