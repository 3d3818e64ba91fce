"""What a figure counts: the thing, what happened to it, whose it is. Read from the words around it and the `points` lexicon."""

import functools
import re
from collections.abc import Iterator

import msgspec

from twosource.corpus.points.nouns import head_of, singular
from twosource.corpus.points.phrases import Measured, measured_by
from twosource.corpus.points.predicates import predicate_of
from twosource.corpus.points.reading import first_clause, last_clause, plain
from twosource.language import lexicon
from twosource.language.states import states_in
from twosource.model import Figure, Span

AROUND = 12
"""Words on either side of a count, in any clause, that tell what is counted."""
BESIDE = 8
"""Words on either side of a measure, in its own clause, that tell what is measured."""
_REACH = 240
"""Code points on either side of a figure that are read at most."""
SHARE = "share"
"""The unit of fractions ("two thirds of the homes")."""


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """What a figure counts.

    Attributes:
        head: class of the counted noun ("soldier"), or the noun in the singular; "" for a bare number.
        unit: for measures, money and shares, the code or name of the unit; None for counts.
        predicate: what happened to it ("killed"), None where no known word tells; `told` if a word of its own clause does.
        states: codes of states in the counted words; `around` those in its sentence, for words that name none.
        subject: content words around it, without endings.
        measured: what a measure measures; None for counts, and where it cannot be read.
        nearby: plain words of its sentence and the one before, for measures that do not say what they measure.
    """

    head: str
    unit: str | None
    predicate: str | None
    told: bool
    states: frozenset[str]
    around: frozenset[str]
    subject: frozenset[str]
    measured: Measured | None = None
    nearby: frozenset[str] = frozenset()


def thing_of(figure: Figure, sentence: Span, text: str, *, before: Span | None = None) -> Thing:
    """What one figure counts, from its own words and those of its sentence; `before` is the sentence before that one."""
    counted = figure.counted or ""
    unit = _unit(figure)
    nearby = Span(
        max(sentence.start, figure.span.start - _REACH), max(figure.span.end, min(sentence.end, figure.span.end + _REACH))
    )
    words = (
        nearby.of(text)
        if not unit
        else last_clause(text[nearby.start : figure.span.start]) + first_clause(text[figure.span.end : nearby.end])
    )
    predicate, told = predicate_of(figure, nearby, text)
    return Thing(
        head="" if unit else head_of(counted or figure.unit or ""),
        unit=unit,
        predicate=predicate,
        told=told,
        states=frozenset(states_in(_with_origin(figure, text))),
        around=frozenset(states_in(words)),
        subject=frozenset(_content(figure, nearby, text)),
        measured=measured_by(figure, sentence, text) if unit else None,
        nearby=_nearby(nearby, before, text) if unit else frozenset(),
    )


def _nearby(sentence: Span, before: Span | None, text: str) -> frozenset[str]:
    lead = text[max(before.start, before.end - _REACH) : before.end] if before else ""
    return frozenset(singular(word) for word in plain(f"{lead} {sentence.of(text)}"))


def _with_origin(figure: Figure, text: str) -> str:
    """The counted words with a "from X" or "of X" right behind them."""
    if figure.counted_span is None:
        return figure.counted or ""
    behind = text[figure.counted_span.end : figure.counted_span.end + 40]
    origin = re.match(r"\s+(?:from|of)\s+(?:the\s+)?(?:[A-Z][\w.’']*\s?){1,4}", behind)
    return f"{figure.counted or ''} {origin.group() if origin else ''}"


def _unit(figure: Figure) -> str | None:
    """The unit of a measure, an amount of money or a share; None for counts."""
    if figure.unit_code is not None or figure.unit in _measured():
        return figure.unit_code or figure.unit
    stated = [number for number in (figure.low, figure.high) if number is not None]
    return SHARE if any(0 < number < 1 for number in stated) else None


def _content(figure: Figure, nearby: Span, text: str) -> Iterator[str]:
    """Content words on either side, in a rough base form; of a measure, only those of its own clause."""
    lead, rest = text[nearby.start : figure.span.start], text[figure.span.end : nearby.end]
    if _unit(figure):
        before, after = plain(last_clause(lead))[-BESIDE:], plain(first_clause(rest))[:BESIDE]
    else:
        before, after = plain(lead)[-AROUND:], plain(rest)[:AROUND]
    for word in (*before, *after):
        if word[0].isalpha() and len(word) > 2 and word not in _stop():
            yield re.sub(r"(?:ies|ing|ed|es|s)$", "", re.sub(r"['’]s$", "", word))


@functools.cache
def _measured() -> frozenset[str]:
    return frozenset(lexicon("points")["measures"]["units"])


@functools.cache
def _stop() -> frozenset[str]:
    return frozenset(lexicon("points")["stop"]["words"])
