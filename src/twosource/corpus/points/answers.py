"""Claims without a figure that answer one: "The company denied the figure", "The ministry would not comment on the count"."""

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from twosource.corpus.points.estimates import Estimate
from twosource.corpus.points.reading import plain
from twosource.language import lexicon
from twosource.model import Attribution, Certainty, Claim, Reading, Sentence, Source

NEAR = 3
"""Sentences back to which "the figure" points."""
_READ = 400
"""Code points of an answer that are read."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that denies a figure, or declines to confirm or deny it."""

    claim: Claim
    source: Source | None
    kind: Literal["denied", "unanswered"]
    words: str
    to: Estimate


def answers(reading: Reading, estimates: Sequence[Estimate], sources: dict[str, Source]) -> Iterator[Answer]:
    """The answers of one page to its own figures, in text order.

    Where nobody is named ("the figure has been disputed") nobody answers; who tells that another denied it denies nothing.

    Args:
        reading: with Attribution, Certainty, Claim and Sentence.
        estimates: of this page, in text order.
        sources: by party.
    """
    if not estimates:
        return
    text = reading.page.text
    spoken = {found.id: found for found in reading.of(Attribution)}
    levels = {found.id: found.level for found in reading.of(Certainty)}
    starts = sorted(sentence.span.start for sentence in reading.of(Sentence))
    telling = {found.within for found in spoken.values() if found.source and _answer(found, None, text)[0]}
    for claim in sorted(reading.of(Claim), key=lambda claim: claim.spans):
        attribution = spoken.get(claim.attribution or "")
        if attribution is None or claim.figures or not attribution.source or attribution.id in telling:
            continue
        kind, words = _answer(attribution, levels.get(claim.certainty), text)
        to = _answered(words, attribution, estimates, starts) if kind else None
        if kind and to is not None:
            source = next((sources[party] for party in reversed(claim.via) if party in sources), None)
            if source is None or source != to.source:
                yield Answer(claim=claim, source=source, kind=kind, words=words, to=to)


def _answer(attribution: Attribution, level: str | None, text: str) -> tuple[Literal["denied", "unanswered"] | None, str]:
    """Whether an attribution denies, or leaves open, what it calls "the figure"; and its words."""
    said = " ".join(" ".join(span.of(text)[:_READ].split()) for span in (*attribution.cue, *attribution.content))
    if not _figure_word().search(said):
        return None, said
    if _phrases("declines").search(said) or level == "undetermined":
        return "unanswered", said
    return ("denied" if level == "denied" or _phrases("denies").match(said) else None), said


def _answered(words: str, answer: Attribution, estimates: Sequence[Estimate], starts: Sequence[int]) -> Estimate | None:
    """The estimate that is meant: the first count of the one it is said to be of, else the nearest before it."""
    at = min(span.start for span in (*answer.cue, *answer.content))
    before = [found for found in estimates if found.figure.span.start < at]
    told = set(plain(words))
    owned = [found for found in before if not found.thing.unit and found.source and _named(found.source) & told]
    if owned and _owner().search(words):
        return owned[0]
    if not before or bisect_right(starts, at) - bisect_right(starts, before[-1].figure.span.start) > NEAR:
        return None
    return before[-1]


def _named(source: Source) -> set[str]:
    """The words that tell a source, by name or office."""
    return {word.removesuffix("'s") for word in plain(f"{source.name} {source.role or ''}")} | {
        f"{word}'s" for word in plain(f"{source.name} {source.role or ''}")
    }


@functools.cache
def _figure_word() -> re.Pattern[str]:
    nouns = "|".join(lexicon("points")["answers"]["nouns"])
    return re.compile(
        rf"(?:\b(?:the|that|this|those|these|its|his|her|their|any)|['’]s?)\s(?:[\w-]{{1,20}}\s){{0,2}}(?:{nouns})s?\b",
        re.IGNORECASE,
    )


@functools.cache
def _owner() -> re.Pattern[str]:
    nouns = "|".join(lexicon("points")["answers"]["nouns"])
    return re.compile(rf"['’]s?\s(?:[\w-]{{1,20}}\s){{0,2}}(?:{nouns})s?\b|\b(?:given|stated|named) by\b", re.IGNORECASE)


@functools.cache
def _phrases(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('points')['answers'][name])})\b", re.IGNORECASE)
