"""What limits a count to less than the whole: who counted ("the hospital has registered"), and what is left out of it."""

import functools
import re
from collections.abc import Sequence

from twosource.corpus.points.predicates import told_in
from twosource.corpus.points.reading import plain
from twosource.language import lexicon
from twosource.model import Figure, Sentence, Span

_REACH = 240
"""Code points of a sentence on either side of a figure that are read."""
_SHOWN = 60
"""Code points of a limit that are shown."""
_POINTS = re.compile(r"\W{0,3}(?:the|that|this|its|their|these|those|it|they)\b", re.IGNORECASE)
_OPENING = 8
"""Words of a sentence in which a limit must begin to be about the figure before ("The figure does not include")."""
_ALONE = re.compile(r"\b(?:in|at|on|from)\s(?:the\s)?(?:[\w’'-]{1,30}\s){1,5}alone\b")
_SUBJECT = re.compile(r"\b(?:said|says|that|but|while|and)\b|[;:]")
_VERB = 4
"""Words right before a figure among which the verb of counting stands."""
_AT = re.compile(
    r"\s(?:[a-z]{2,14}\s){0,4}(?:at|in)\s(?:the\s|its\s|his\s|her\s)?(?:[A-Z][\w’'.-]{1,30}\s){1,4}(?:[a-z’'-]{2,20}\s)?([\w’'-]{2,20})"
)


def limit_of(figure: Figure, at: int, sentences: Sequence[Sentence], text: str) -> str:
    """The words that limit a count, on one line; "" if none do.

    Args:
        figure: the count.
        at: number of its sentence.
        sentences: of the page, in order.
        text: of the page.
    """
    if at < 0:
        return ""
    whole = sentences[at].span
    own = Span(max(whole.start, figure.span.start - _REACH), max(figure.span.end, min(whole.end, figure.span.end + _REACH)))
    before, after = text[own.start : figure.span.start], text[figure.span.end : own.end]
    behind = sentences[at + 1].span if at + 1 < len(sentences) else None
    return _shown(_left_out(figure, own, behind, text) or _alone(after) or _house(figure, before, after, text))


def _left_out(figure: Figure, own: Span, behind: Span | None, text: str) -> str:
    """What the sentence, or the one behind it if that points at the figure, says is left out."""
    cut = _excluding().search(text, own.start, own.end)
    if cut:
        return _if_same(figure, text[cut.start() : own.end], text[own.start : cut.start()])
    if behind is None:
        return ""
    end = min(behind.end, behind.start + _REACH)
    cut = _excluding().search(text, behind.start, end)
    if cut is None or not _POINTS.match(text, behind.start) or len(plain(text[behind.start : cut.start()])) > _OPENING:
        return ""
    return _if_same(figure, text[cut.start() : end], f"{own.of(text)} {text[behind.start : cut.start()]}")


def _if_same(figure: Figure, excluded: str, counted: str) -> str:
    """The words, unless they leave out only what is another matter anyway (the injured, of a count of the dead)."""
    others = told_in(excluded)
    return "" if others and not others & (told_in(counted) | told_in(figure.counted or "")) else excluded


def _alone(after: str) -> str:
    found = _ALONE.search(after)
    return found.group() if found else ""


def _house(figure: Figure, before: str, after: str, text: str) -> str:
    """A count of one house or part of a land: its subject ("the clinic has admitted 12") or its place ("at Tarn Hospital")."""
    subject = _SUBJECT.split(before)[-1]
    words = [word.removesuffix("'s") for word in plain(subject)]
    if set(words[-_VERB:]) & _knows("counts") and _is_one_house(words):
        return subject
    end = figure.counted_span.end if figure.counted_span else figure.span.end
    place = _AT.match(text, end, min(len(text), end + _REACH))
    return place.group() if place and place.group(1).casefold() in _knows("houses") and after else ""


def _is_one_house(words: Sequence[str]) -> bool:
    """Whether the words name one house or part of the land: "the clinic", "the larger of two hospitals", not "hospitals"."""
    one = _knows("houses") | _knows("parts")
    return bool(set(words) & one) or any(
        word[:-1] in one and "of" in words[max(0, at - _VERB) : at] for at, word in enumerate(words)
    )


def _shown(words: str) -> str:
    line = " ".join(words.split()).strip(" ,;.")
    if len(line) <= _SHOWN:
        return line
    return line[: line.rindex(" ", 0, _SHOWN)] if " " in line[:_SHOWN] else line[:_SHOWN]


@functools.cache
def _knows(name: str) -> frozenset[str]:
    return frozenset(lexicon("points")["limits"][name])


@functools.cache
def _excluding() -> re.Pattern[str]:
    phrases = sorted(lexicon("points")["limits"]["leaves_out"], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)
