"""What fetching writes into its archives beside what servers answered, and reads from them later.

The standard (ISO 28500:2017) lets a WARC hold headers and kinds of metadata of one's own; other programs pass them over.
"""

import msgspec

from twosource.model import Fault

ASKED = "Twosource-Asked"
"""A header of records: the addresses asked for, from the one a person named to the record's own, separated by blanks."""
FAILURE = "application/vnd.twosource.failure+json"
"""Media type of `metadata` records that tell why an address gave no page."""
MOST_ASKED = 50
MOST_WORDS = 500
"""Characters of a message; those of fetching have fewer than 300 and an address."""


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """Why an address gave no page, and what to do."""

    asked: str
    message: str
    mend: str


def asked_of(header: str | None) -> tuple[str, ...]:
    """The addresses in the header."""
    steps = (header or "").split()[:MOST_ASKED]
    return tuple(step for step in steps if step.isprintable() and step.lower().startswith(("http://", "https://")))


def packed_failure(fault: Fault) -> bytes:
    """A fault of fetching as a record's content."""
    return msgspec.json.encode(Failure(asked=fault.path or "", message=fault.message, mend=fault.mend))


def fault_of(content: bytes) -> Fault | None:
    """The fault again, whoever wrote it; None if it cannot be read."""
    try:
        failure = msgspec.json.decode(content, type=Failure)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return Fault(path=_line(failure.asked), step="fetch", message=_line(failure.message), mend=_line(failure.mend))


def _line(text: str) -> str:
    return "".join(character if character.isprintable() else "\ufffd" for character in text[:MOST_WORDS])
