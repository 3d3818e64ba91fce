"""What is known of a language: lexicons as TOML, one fact a line.

A lexicon is a TOML file `language/<code>/<name>.toml`. Logic stays in the rooms that read it; a person who cannot program can
correct or add a language here.
"""

import functools
import hashlib
import importlib.resources
from collections.abc import Mapping
from typing import Any

import tomli  # tomllib, compiled: the lexicons are read at every start, five times as fast

from twosource.errors import PageError

ANALYSED = ("en",)
"""Languages that have lexicons. Pages in others are kept and reported as not analysed."""


@functools.cache
def lexicon(name: str, language: str = "en") -> Mapping[str, Any]:
    """One lexicon, parsed. Treat it as read-only.

    Raises:
        PageError: the language has no such lexicon.
    """
    file = importlib.resources.files(__name__) / language / f"{name}.toml"
    if not file.is_file():
        raise PageError(f"no lexicon {name!r} for language {language!r}", "give --language en if the page is English")
    return tomli.loads(file.read_text(encoding="utf-8"))


def digests() -> dict[str, str]:
    """SHA-256 of each shipped lexicon, by `language/name`, for the record of a run."""
    found = {}
    for language in ("any", *ANALYSED):
        for file in sorted((importlib.resources.files(__name__) / language).iterdir(), key=lambda file: file.name):
            if file.name.endswith(".toml"):
                found[f"{language}/{file.name[:-5]}"] = hashlib.sha256(file.read_bytes()).hexdigest()
    return found
