"""Why a page could not be fetched, and what to do: from an HTTP status, or from an error of the network."""

import datetime as dt
import email.utils
import ssl

import httpcore

from twosource.errors import PageError

TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may be another one a moment later."""
NETWORK_ERRORS = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError)
"""What the transport raises where a server cannot be reached, is too slow, or does not speak HTTP."""

_BY_BROWSER = "open it in a browser, save the page and give the file"
_STATUSES = {
    401: ("the server wants a login (401)", _BY_BROWSER),
    402: ("the server wants to be paid (402)", _BY_BROWSER),
    403: ("the server refuses it (403)", _BY_BROWSER),
    404: ("there is no such page (404)", "check the address; a web archive may have a capture of it"),
    406: ("the server refuses it (406)", _BY_BROWSER),
    410: ("the page was taken down (410)", "a web archive may have a capture of it"),
    429: ("the server asks to be asked less often (429)", "try again later"),
    451: ("the page is withheld for legal reasons (451)", "a web archive may have a capture of it"),
}


def status_error(status: int) -> PageError:
    """The error for an answer that is no page."""
    if status in _STATUSES:
        return PageError(*_STATUSES[status])
    if status in {301, 302, 303, 307, 308}:
        return PageError(f"the server points elsewhere but does not say where ({status})", _BY_BROWSER)
    if status >= 500:
        return PageError(f"the server fails ({status})", "try again later")
    return PageError(f"the server answers {status}, not with a page", _BY_BROWSER)


def network_error(error: Exception, host: str) -> PageError:
    """The error for one of `NETWORK_ERRORS`."""
    cause = _cause(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return PageError(f"the certificate of {host} is not good: {cause.verify_message}", _BY_BROWSER)
    if isinstance(cause, ssl.SSLError):
        reason = (getattr(cause, "reason", None) or "it fails").replace("_", " ").lower()
        return PageError(f"there is no safe connection to {host}: {reason}", _BY_BROWSER)
    if isinstance(error, httpcore.ConnectTimeout):
        return PageError(f"{host} does not answer", "try again later; or check the address")
    if isinstance(error, httpcore.TimeoutException):
        return PageError(f"{host} takes too long", "try again later; or save the page in a browser and give the file")
    if isinstance(error, httpcore.ConnectError):
        return PageError(f"{host} cannot be reached", "check the address and your own connection")
    return PageError(f"{host} does not answer as a web server does", "check the address; or save the page and give the file")


def may_pass(error: Exception) -> bool:
    """Whether the next try may fare better."""
    return not isinstance(_cause(error), ssl.SSLCertVerificationError)


def _cause(error: Exception) -> BaseException | None:
    return error.__cause__ or error.__context__


def retry_after(value: str | None, now: dt.datetime) -> float:
    """Seconds that a `Retry-After` header asks for, as a count or a date; 0 if there is none, or none that can be read."""
    if value is None:
        return 0.0
    if value.strip().isdecimal() and len(value) < 12:
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - now).total_seconds())
