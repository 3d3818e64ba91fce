"""An attribution before it is joined with its neighbours and with the mentions."""

from typing import NamedTuple

from twosource.model import Span
from twosource.page.attribution.lexical import Kind

GUESSED = "tagger, content by a rule"
"""The rule of a cue by the tagger whose content only a doubtful rule finds."""


class Draft(NamedTuple):
    """Who said what in one sentence, and the name of the rule that found it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind
    rule: str
    addressee: tuple[Span, ...] = ()
    channel: tuple[Span, ...] = ()
