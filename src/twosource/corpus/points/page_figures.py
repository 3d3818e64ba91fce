"""The figures of one page that can speak to a matter: each with its claim, what it counts, and which time it tells of."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from twosource.corpus.points.counted import Thing, plain, thing_of
from twosource.language import lexicon
from twosource.model import Attribution, Claim, Figure, PageFacts, Reading, Sentence, Span, TimeRef

TAKEN_UP = 2
"""Sentences back to which a bare number ("put the figure at 900") takes up what was counted."""
SAME_SIZE = 100.0
"""A bare number that many times smaller or larger than the one before counts something else."""
_COARSE = re.compile(r"(?:\d{4}|XXXX)(?:-(?:\d{2}|Q\d|SP|SU|FA|WI))?")
_AGO = re.compile(
    r"\b(?:ago|last (?:year|decade|century)|decades?|centur(?:y|ies)|earlier (?:this|last) year)\b", re.IGNORECASE
)
_TAKES_UP = re.compile(r"\W*(?:It|That|This|They|He|She|Those|These)\b")
_LONG_AGO = re.compile(r"\b(?:years?|decades?|centur(?:y|ies)) (?:ago|after|since|earlier|before)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\bof\s+(?:the\s+|these\s+|those\s+)?$", re.IGNORECASE)
_OF_THEM = re.compile(r"\s{1,3}of\s{1,3}(?:the|these|those|them|which|whom|its|their)\b")
_FURTHER_BEFORE = re.compile(r"\b(?:another|an additional|a further|an extra|additional|other)\s+$", re.IGNORECASE)
_FURTHER_AFTER = re.compile(r"\s+(?:more(?!\s+than)|others?|additional|further|extra)\b")
_READ = 1000
"""Code points of a sentence that are read for words that point back."""
MOST_FIGURES = 300
"""Figures of one page that are compared with others, from its top: beyond, it is a table and no report."""
_MEASURED_BEFORE = 24
"""Code points before a bare number in which a word like "magnitude" shows that nothing is counted."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of one page.

    Attributes:
        era: "" for the time of the report; else the other time the sentence tells of ("2003-12", "a year ago").
        partial: whether it counts a part of another figure ("30 of the 80").
    """

    claim: Claim
    figure: Figure
    thing: Thing
    era: str
    partial: bool


class _Era(msgspec.Struct, frozen=True, kw_only=True):
    """Another time than that of the report. A month without a year tells of another only for what stands behind it."""

    key: str = ""
    start: int = 0


def page_figures(reading: Reading) -> Iterator[Found]:
    """The figures that state an amount inside some claim, in text order.

    Left out: words that name a speaker ("two officials"), what only adds to another figure ("two more"), "one" where nothing
    tells what happened to it, and lengths of time, which mean another thing on every page.
    """
    text = reading.page.text
    owner = _owners(reading)
    sentences = sorted(reading.of(Sentence), key=lambda sentence: sentence.span)
    starts = [sentence.span.start for sentence in sentences]
    eras = _eras(reading, sentences)
    speakers = sorted(span for found in reading.of(Attribution) for span in found.source)
    last: tuple[int, Figure, Thing] | None = None
    for figure in sorted(reading.of(Figure), key=lambda figure: figure.span)[:MOST_FIGURES]:
        at = bisect_right(starts, figure.span.start) - 1
        sentence = sentences[at].span if at >= 0 else figure.span
        thing = thing_of(figure, sentence, text)
        if not thing.head and not thing.unit:
            taken = _taken_up(figure, at, sentence, text, last)
            if taken is None:
                continue
            thing = msgspec.structs.replace(taken, around=thing.around, subject=thing.subject)
        partial = (
            figure.part_of is not None
            or _OF_THEM.match(text, figure.span.end) is not None
            or _is_of(figure, at, text, thing, last)
        )
        if thing.head and not partial:
            last = (at, figure, thing)
        if figure.id in owner and _tells(figure, thing, text) and not _names_speaker(figure.span, speakers):
            yield Found(
                claim=owner[figure.id],
                figure=figure,
                thing=thing,
                era=eras[at].key if at >= 0 and eras[at].start < figure.span.start else "",
                partial=partial,
            )


def _taken_up(figure: Figure, at: int, sentence: Span, text: str, last: tuple[int, Figure, Thing] | None) -> Thing | None:
    """What a bare number counts: what the number before it counted, if the words point back to it."""
    if last is None or figure.unit_code or not _whole(figure):
        return None
    before = plain(text[max(sentence.start, figure.span.start - _MEASURED_BEFORE) : figure.span.start])
    if set(before) & set(lexicon("points")["measures"]["names"]):
        return None
    if figure.unit or figure.counted:
        bare = set(plain(figure.counted or figure.unit or "")) & set(lexicon("points")["bare"]["heads"])
        return last[2] if bare and at - last[0] <= TAKEN_UP else None
    words = plain(text[sentence.start : min(sentence.end, sentence.start + _READ)])
    reach = TAKEN_UP if set(words) & set(lexicon("points")["bare"]["anaphors"]) else int(figure.hypothetical)
    if at - last[0] > reach:
        return None
    one, other = figure.high or figure.low or 0.0, last[1].high or last[1].low or 0.0
    if not (one > 0 and other > 0 and max(one, other) / min(one, other) <= SAME_SIZE):
        return None
    own = thing_of(msgspec.structs.replace(figure, counted=last[1].counted), sentence, text)
    return msgspec.structs.replace(last[2], predicate=own.predicate or last[2].predicate)


def _whole(figure: Figure) -> bool:
    return all(number is None or number == int(number) for number in (figure.low, figure.high))


def _tells(figure: Figure, thing: Thing, text: str) -> bool:
    """Whether a figure states an amount that could be compared with others."""
    if (figure.low, figure.high) == (None, None) or _is_further(figure, text):
        return False
    if (thing.unit or thing.head) in lexicon("points")["measures"]["durations"]:
        return False
    lone = figure.low == figure.high == 1 and thing.unit is None
    return not lone or (thing.told and thing.predicate is not None)


def _is_of(figure: Figure, at: int, text: str, thing: Thing, last: tuple[int, Figure, Thing] | None) -> bool:
    """Whether the sentence gave the whole just before: "of the 23 arrested, 12 are from the valley"."""
    if last is None or last[0] != at or last[2].head != thing.head or thing.unit:
        return False
    whole, start = last[1].high or last[1].low or 0.0, last[1].span.start
    return whole >= (figure.high or figure.low or 0.0) and _OUT_OF.search(text[max(0, start - 20) : start]) is not None


def _is_further(figure: Figure, text: str) -> bool:
    """Whether the figure adds to another one ("two more victims", "another 40")."""
    before = text[max(0, figure.span.start - 20) : figure.span.start]
    return bool(_FURTHER_BEFORE.search(before) or _FURTHER_AFTER.match(text, figure.span.end, figure.span.end + 20))


def _names_speaker(figure: Span, speakers: Sequence[Span]) -> bool:
    at = bisect_right(speakers, figure.start, key=lambda span: span.start) - 1
    return at >= 0 and speakers[at].holds(figure)


def _owners(reading: Reading) -> Mapping[str, Claim]:
    """The innermost claim of each figure: the one of its own attribution, else the one with the fewest words."""
    attribution = {figure.id: figure.attribution for figure in reading.of(Figure)}
    owner: dict[str, Claim] = {}
    for claim in sorted(reading.of(Claim), key=lambda claim: (sum(len(span) for span in claim.spans), claim.id)):
        for figure in claim.figures:
            if figure not in owner or (claim.attribution == attribution.get(figure) != owner[figure].attribution):
                owner[figure] = claim
    return owner


def _eras(reading: Reading, sentences: Sequence[Sentence]) -> list[_Era]:
    """For each sentence, the other time it tells of; a sentence that takes up the one before ("It killed") is of its time."""
    facts = next(iter(reading.of(PageFacts)), None)
    published = facts.published.first if facts and facts.published else None
    text = reading.page.text
    eras = [_Era()] * len(sentences)
    starts = [sentence.span.start for sentence in sentences]
    for time in reading.of(TimeRef):
        at = bisect_right(starts, time.span.start) - 1
        found = _era(time, time.span.of(text), published)
        if at >= 0 and time.tells != "said" and found.key and not eras[at].key:
            eras[at] = found
    for at, sentence in enumerate(sentences):
        long_ago = _LONG_AGO.search(text, sentence.span.start, sentence.span.end)
        if long_ago and not eras[at].key:
            eras[at] = _Era(key=" ".join(plain(long_ago.group())))
    for at in range(1, len(sentences)):
        if not eras[at].key and _TAKES_UP.match(text, sentences[at].span.start, sentences[at].span.end):
            eras[at] = _Era(key=eras[at - 1].key)
    return eras


def _era(time: TimeRef, words: str, published: str | None) -> _Era:
    """The month a time lies in if that is well before the page; for times nobody resolved, what is named coarsely."""
    if time.period is not None and published is not None:
        last = time.period.last
        return _Era(key=(time.period.first or "before")[:7]) if last and last[:7] < _month_before(published) else _Era()
    if time.value and _COARSE.fullmatch(time.value):
        return _Era(key=time.value, start=time.span.start if time.value.startswith("XXXX") else 0)
    return _Era(key=" ".join(plain(words))) if _AGO.search(words) else _Era()


def _month_before(day: str) -> str:
    """The month before that of an ISO day."""
    year, month = int(day[:4]), int(day[5:7] or "1")
    return f"{year - 1:04d}-12" if month == 1 else f"{year:04d}-{month - 1:02d}"
