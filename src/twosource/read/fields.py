"""What single fields of markup hold: a line of plain text, the types of a JSON-LD object."""

import html
import re
from collections.abc import Mapping

from twosource.read.repair import repaired

MOST_FIELD = 4_000
"""Characters of one field that are read."""

_TAG = re.compile(r"<[^<>]{0,400}>")


def clean(value: object) -> str | None:
    """One line of plain text out of a field; None if there is none."""
    if not isinstance(value, str):
        return None
    return repaired(" ".join(_TAG.sub(" ", html.unescape(html.unescape(value[:MOST_FIELD]))).split())) or None


def kinds(node: Mapping[str, object]) -> tuple[str, ...]:
    """The types of a JSON-LD object."""
    told = node.get("@type")
    return tuple(kind for kind in (told if isinstance(told, list) else [told]) if isinstance(kind, str))
