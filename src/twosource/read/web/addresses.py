"""Web addresses as a user names them: on the command line, or in a file with one a line."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from twosource.errors import PageError, UsageError
from twosource.read.decode import decode

MOST_ADDRESS = 2_000
"""Characters of an address; servers refuse longer ones."""

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_USER = re.compile(r"^(https?://)[^/?#]*@", re.IGNORECASE)
_MEND = "write it as https://host/page"
_COMMENT = re.compile(r"(?:^|\s)#")
"""Where a comment begins; a "#" within an address is part of that."""
_CONTROL = re.compile(r"[\x00-\x20\x7f]")


def is_address(path: str) -> bool:
    """Whether what a user named is to be fetched from the web, and is no file."""
    return _ADDRESS.match(path) is not None


def cleaned(address: str) -> str:
    """The address as it is asked for: scheme and host in small letters, without a fragment.

    Raises:
        PageError: it is none, or holds a user's name and password, which a report must not show.
    """
    if len(address) > MOST_ADDRESS or not is_address(address):
        raise PageError("this is no web address", _MEND)
    try:
        parts = urlsplit(_CONTROL.sub(lambda found: f"%{ord(found[0]):02X}", address.strip()))
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise PageError(f"this is no web address: {error}", _MEND) from error
    if not host or "%" in host.partition("%25")[0]:
        raise PageError("this names no host", _MEND)
    if parts.username is not None or parts.password is not None:
        raise PageError("the address holds a name or password", "save the page in a browser and give the file")
    shown = f"[{host}]" if ":" in host else host
    default = {"http": 80, "https": 443}[parts.scheme]
    place = shown if port in {None, default} else f"{shown}:{port}"
    return urlunsplit((parts.scheme, place, parts.path or "/", parts.query, ""))


def shown(address: str) -> str:
    """The address as a message may have it: one line, not endless, and without a user's name and password."""
    plain = "".join(character if character.isprintable() else "\ufffd" for character in address[:MOST_ADDRESS])
    return _USER.sub(r"\1", plain)[:300]


def addresses_in(path: str) -> tuple[str, ...]:
    """The addresses in a file, one a line, each once and in order; blank lines and comments ("# ...") are passed over.

    Raises:
        UsageError: the file cannot be read, or a line is no web address.
    """
    try:
        text = decode(Path(path).read_bytes())
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}", "check the name") from error
    except PageError as error:
        raise UsageError(f"{path}: {error.message}", "write one address a line") from error
    return tuple(dict.fromkeys(_lines(path, text.splitlines())))


def _lines(path: str, lines: Iterable[str]) -> Iterable[str]:
    for number, line in enumerate(lines, start=1):
        address = _COMMENT.split(line, maxsplit=1)[0].strip()
        if not address:
            continue
        if not is_address(address):
            raise UsageError(f"{path}, line {number}: {address[:80]!r} is no web address", "write one https://... a line")
        yield address
