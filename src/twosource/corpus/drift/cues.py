"""Cue words and patterns of the lexicon, found in text."""

import functools
import re
from collections.abc import Iterable, Iterator

import msgspec

from twosource.language import lexicon
from twosource.model import Span

WORD = re.compile(r"[^\W_]+")
APART = r"[^\w.;:!?]{1,3}"
"""What may stand between two words of one cue: never the end of a clause that a full stop or semicolon makes."""
GAP = rf"(?:{APART}[\w'’-]{{1,30}}){{0,6}}?{APART}"


class Cue(msgspec.Struct, frozen=True):
    """Words found by an entry of the lexicon, and the class of the entry ("evidence", "possible", ...)."""

    span: Span
    kind: str


def find_cues(part: str, text: str, span: Span) -> tuple[Cue, ...]:
    """The cues of one part of the lexicon in a stretch of text, in order; none overlap.

    Args:
        part: `hedges`, `caveats`, `denials`, `reporting`, `vague`, `conditions`, or another list of the lexicon.
        text: of the page.
        span: where to look.
    """
    found = sorted(_found(part, text, span), key=lambda cue: (cue.span.start, -cue.span.end, cue.kind))
    kept: list[Cue] = []
    for cue in found:
        if not kept or cue.span.start >= kept[-1].span.end:
            kept.append(cue)
    return tuple(kept)


def _found(part: str, text: str, span: Span) -> Iterator[Cue]:
    words = frozenset(WORD.findall(span.of(text).lower()))
    for pattern in _patterns(part):
        if not words.isdisjoint(pattern.first):
            for match in _compiled(pattern.phrases).finditer(text, span.start, span.end):
                yield Cue(Span(match.start(), match.end()), pattern.kind)


class Pattern(msgspec.Struct, frozen=True):
    """The entries of one class, and the words they start with: most sentences have none of them, most pages no class."""

    kind: str
    first: frozenset[str]
    phrases: tuple[str, ...]


@functools.cache
def _patterns(part: str) -> tuple[Pattern, ...]:
    entries = lexicon("drift")[part]
    classes = entries if isinstance(entries, dict) else {part: entries}
    return tuple(Pattern(kind, _first(phrases), tuple(phrases)) for kind, phrases in classes.items())


def _first(phrases: Iterable[str]) -> frozenset[str]:
    """The first words of some entries, without what follows an apostrophe or hyphen."""
    openings = [phrase.split()[0] for phrase in phrases]
    slots = lexicon("drift")["slots"]
    entries = [entry for opening in openings for entry in (slots[opening[1:-1]] if opening.startswith("{") else [opening])]
    return frozenset(WORD.findall(entry.lower())[0] for entry in entries)


@functools.cache
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The entries of a class as one expression; made when a class is first met, since making it is slow."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(_pattern(phrase) for phrase in longest_first) + r")\b", re.IGNORECASE)


def _pattern(phrase: str) -> str:
    """A pattern of the lexicon as a regular expression.

    `{slot}` is a list of words, `...` up to six words, `*ing` a word that ends so.
    """
    stretches = [APART.join(_word(word) for word in stretch.split()) for stretch in phrase.split("...")]
    return GAP.join(stretches)


def _word(word: str) -> str:
    if word.startswith("{"):
        slot = lexicon("drift")["slots"][word[1:-1]]
        return "(?:" + "|".join(_words(entry) for entry in sorted(slot, key=lambda entry: (-len(entry), entry))) + ")"
    if word.startswith("*"):
        return rf"\w{{1,20}}{re.escape(word[1:])}"
    return _words(word)


def _words(entry: str) -> str:
    return APART.join(re.escape(word).replace("'", "['’]") for word in entry.split())
