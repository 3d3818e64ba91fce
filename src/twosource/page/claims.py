"""Claims: what one attribution, or one sentence in the page's own voice, asserts, joined with all other notes on it."""

import bisect
import re
from collections.abc import Sequence
from typing import TypeVar

from twosource.model import Attribution, Certainty, Claim, Figure, Mention, Reading, Sentence, Span, TimeRef, content_id

BY = "claims/2"

N = TypeVar("N", Figure, TimeRef)

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
_FEWEST_WORDS = 4
"""Words; a shorter sentence in the page's own voice ("No comment.") asserts nothing of its own."""
_NEAREST = 64
"""Contents looked at that begin before a note; more never lie inside one another on a page people wrote."""


def make_claims(reading: Reading) -> tuple[Claim, ...]:
    """Make one claim per attribution, and one per sentence of the body that nobody else's words touch.

    No claim is made of an attribution that more likely than not reports nobody ("has hired", "seems to win"): its sentence is
    the page's own word. A figure or time inside nested attributions belongs to the innermost claim only.

    Args:
        reading: needs Sentence and Attribution; joins Mention, Certainty, Figure and TimeRef where they are.

    Returns:
        In text order; empty if the page has no sentences.
    """
    desk = _Desk(reading)
    claims = [desk.of_attribution(attribution) for attribution in desk.attributions.values()]
    claims += [desk.of_sentence(sentence) for sentence in reading.of(Sentence) if desk.is_own_voice(sentence)]
    return tuple(sorted(claims, key=lambda claim: (claim.spans, claim.attribution or "", claim.id)))


class _Desk:
    """One page's notes, laid out for joining."""

    def __init__(self, reading: Reading) -> None:
        self.page = reading.page
        self.attributions = {attribution.id: attribution for attribution in reading.of(Attribution) if attribution.reports}
        self._within = {attribution.id: attribution.within for attribution in reading.of(Attribution)}
        self.parties = {mention.id: mention.party for mention in reading.of(Mention)}
        self.certainties = {certainty.target: certainty.id for certainty in reading.of(Certainty)}
        self.sentences = reading.of(Sentence)
        self._starts = [sentence.span.start for sentence in self.sentences]
        self._judged = self._own_certainties(reading.of(Attribution))
        self._touched = _merged(
            [span for one in self.attributions.values() for role in (one.source, one.cue, one.content) for span in role]
        )
        self._figures = _by_holder(reading.of(Figure), self.attributions)
        self._times = _by_holder(reading.of(TimeRef), self.attributions)
        self._said = {time.attribution: time.id for time in reversed(reading.of(TimeRef)) if time.tells == "said"}

    def _own_certainties(self, attributions: Sequence[Attribution]) -> dict[str, str]:
        """The certainty of each sentence; of one that only attributions without a claim touch, that of the first of these."""
        found = {sentence.id: self.certainties[sentence.id] for sentence in self.sentences if sentence.id in self.certainties}
        for attribution in attributions:
            certainty = self.certainties.get(attribution.id)
            if certainty is not None and attribution.id not in self.attributions:
                found.setdefault(self._sentence_at((attribution.cue or attribution.content)[0].start), certainty)
        return found

    def is_own_voice(self, sentence: Sentence) -> bool:
        """Whether a body sentence is long enough, judged (if any is), and touched by nobody's words."""
        if self.certainties and sentence.id not in self._judged:
            return False
        if sentence.role == "headline" or len(_WORD.findall(sentence.span.of(self.page.text))) < _FEWEST_WORDS:
            return False
        before = bisect.bisect_left(self._touched, sentence.span.end, key=lambda touched: touched.start)
        return before == 0 or not self._touched[before - 1].meets(sentence.span)

    def of_attribution(self, attribution: Attribution) -> Claim:
        """The claim of one attribution."""
        return self._claim(
            attribution.content,
            attribution=attribution.id,
            via=self._via(attribution),
            certainty=self.certainties.get(attribution.id, ""),
        )

    def of_sentence(self, sentence: Sentence) -> Claim:
        """The claim of one sentence in the page's own voice."""
        return self._claim((sentence.span,), attribution=None, via=(), certainty=self._judged.get(sentence.id, ""))

    def _claim(self, spans: tuple[Span, ...], *, attribution: str | None, via: tuple[str, ...], certainty: str) -> Claim:
        figures = _inside(self._figures.get(attribution, ()), spans)
        times = _inside(self._times.get(attribution, ()), spans)
        about = next((time.id for time in times if time.tells == "about" and time.period is not None), None)
        return Claim(
            id=content_id("cl", self.page.id, attribution or "", *spans),
            page=self.page.id,
            by=BY,
            spans=spans,
            attribution=attribution,
            sentence=self._sentence_at(spans[0].start),
            certainty=certainty,
            via=via,
            said=self._said.get(attribution) if attribution else None,
            about=about,
            figures=tuple(figure.id for figure in figures),
            times=tuple(time.id for time in times),
        )

    def _via(self, attribution: Attribution) -> tuple[str, ...]:
        """Parties from the outermost speaker to the innermost; those nobody is named for are left out."""
        chain: list[str] = []
        seen: set[str] = set()
        at: str | None = attribution.id
        while at is not None and at not in seen:
            seen.add(at)
            speaker = self.attributions.get(at)
            party = self.parties.get(speaker.mention or "") if speaker else None
            if party and (not chain or chain[-1] != party):
                chain.append(party)
            at = self._within.get(at)
        return tuple(reversed(chain))

    def _sentence_at(self, offset: int) -> str:
        at = bisect.bisect_right(self._starts, offset) - 1
        return self.sentences[max(at, 0)].id if self.sentences else ""


def _inside(notes: Sequence[N], holders: tuple[Span, ...]) -> list[N]:
    """Those of the notes, which stand in text order, that a span holds. Only notes that begin inside a span are looked at."""
    found: dict[str, N] = {}
    for holder in sorted(holders):
        begin, end = (
            bisect.bisect_left(notes, edge, key=lambda note: note.span.start) for edge in (holder.start, holder.end + 1)
        )
        found |= {note.id: note for note in notes[begin:end] if holder.holds(note.span)}
    return list(found.values())


def _by_holder(notes: tuple[N, ...], attributions: dict[str, Attribution]) -> dict[str | None, list[N]]:
    """Notes by the innermost attribution whose content holds them, in text order; None for those in no content."""
    contents = sorted((span, attribution.id) for attribution in attributions.values() for span in attribution.content)
    held: dict[str | None, list[N]] = {}
    for note in sorted(notes, key=lambda note: note.span):
        stop = bisect.bisect_right(contents, note.span.start, key=lambda content: content[0].start)
        holders = [content for content in contents[max(0, stop - _NEAREST) : stop] if content[0].holds(note.span)]
        innermost = min(holders, key=lambda content: (len(content[0]), content[1]), default=None)
        held.setdefault(innermost[1] if innermost else None, []).append(note)
    return held


def _merged(spans: list[Span]) -> list[Span]:
    """The stretches that at least one span covers, in text order."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
