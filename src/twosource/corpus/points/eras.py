"""Which other time than that of the report a sentence tells of."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from twosource.corpus.points.counted import Thing
from twosource.corpus.points.days import named_days
from twosource.corpus.points.reading import plain
from twosource.language import lexicon
from twosource.model import Figure, Reading, Sentence, TimeRef

_COARSE = re.compile(r"(?:\d{4}|XXXX)(?:-(?:\d{2}|Q\d|SP|SU|FA|WI))?")
_AGO = re.compile(
    r"\b(?:ago|last (?:year|decade|century)|decades?|centur(?:y|ies)|earlier (?:this|last) year)\b", re.IGNORECASE
)
_TAKES_UP = re.compile(r"\W*(?:It|That|This|They|He|She|Those|These)\b")
_LONG_AGO = re.compile(r"\b(?:years?|decades?|centur(?:y|ies)) (?:ago|after|since|earlier|before)\b", re.IGNORECASE)
_NTH_DAY = re.compile(
    r"\b(?:the|its|a|their)\s(?:second|third|fourth|fifth|sixth|final|last)\s(?:day|night|week|evening|morning)\b",
    re.IGNORECASE,
)
_READ = 1000
"""Code points of a sentence that are read for words that tell of another day."""


class Era(msgspec.Struct, frozen=True, kw_only=True):
    """Another time than that of the report.

    Attributes:
        key: what tells times apart; "" for the time of the report.
        words: as on the page.
        start: where it stands, for a month without a year: it tells of another time only for what stands behind it.
        near: whether it is so near that it tells only of what happens once.
    """

    key: str = ""
    words: str = ""
    start: int = 0
    near: bool = False


def eras_of(reading: Reading, sentences: Sequence[Sentence], begun: str | None) -> list[Era]:
    """For each sentence, the other time it tells of; a sentence that takes up the one before ("It killed") is of its time."""
    text = reading.page.text
    eras = [Era()] * len(sentences)
    starts = [sentence.span.start for sentence in sentences]
    for time in reading.of(TimeRef):
        at = bisect_right(starts, time.span.start) - 1
        found = _era(time, text, begun)
        if at >= 0 and time.tells != "said" and found.key and not eras[at].key:
            eras[at] = found
    for at, sentence in enumerate(sentences):
        long_ago = _LONG_AGO.search(text, sentence.span.start, sentence.span.end)
        if long_ago and not eras[at].key:
            eras[at] = Era(key=" ".join(plain(long_ago.group())), words=long_ago.group())
    for at, sentence in enumerate(sentences):
        nth = _NTH_DAY.search(text, sentence.span.start, min(sentence.span.end, sentence.span.start + _READ))
        if nth and not eras[at].key:
            eras[at] = Era(key=" ".join(plain(nth.group())[1:]), words=nth.group())
    for at in range(1, len(sentences)):
        taken = eras[at - 1]
        if eras[at].key in ("", taken.key) and _TAKES_UP.match(text, sentences[at].span.start, sentences[at].span.end):
            eras[at] = msgspec.structs.replace(taken, start=0)
    return eras


def era_of(figure: Figure, thing: Thing, era: Era) -> Era:
    """The era of a sentence, if it holds for a figure in it."""
    once = thing.predicate in lexicon("points")["once"]["predicates"]
    return era if era.start < figure.span.start and (once or not era.near) else Era()


def _era(time: TimeRef, text: str, begun: str | None) -> Era:
    """The month a time lies in if that is well before the story; for times nobody resolved, what is named coarsely.

    Of "since 2019" that is the year, however near the story its last day is: it is another count than the story's own.
    """
    words = " ".join(time.span.of(text).split())
    if time.period is not None and begun is not None:
        named = named_days(time, text)
        if not named.last or named.last >= _days_before(begun[:10], int(lexicon("points")["once"]["days"])):
            return Era()
        return Era(key=(named.first or "before")[:7], words=words, near=named.last[:7] >= _month_before(begun))
    if time.value and _COARSE.fullmatch(time.value):
        return Era(key=time.value, words=words, start=time.span.start if time.value.startswith("XXXX") else 0)
    return Era(key=" ".join(plain(words)), words=words) if _AGO.search(words) else Era()


def _days_before(day: str, days: int) -> str:
    """The ISO day some days before one; the day itself where the calendar has no such day."""
    try:
        return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day


def _month_before(day: str) -> str:
    """The month before that of an ISO day."""
    year, month = int(day[:4]), int(day[5:7] or "1")
    return f"{year - 1:04d}-12" if month == 1 else f"{year:04d}-{month - 1:02d}"
