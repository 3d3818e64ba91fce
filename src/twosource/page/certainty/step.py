"""One certainty for each attribution and each sentence in the page's own voice."""

import bisect
from collections.abc import Mapping, Sequence

import msgspec

from twosource.model import (
    BODY_ROLES,
    Attribution,
    Certainty,
    CertaintyLevel,
    EvidenceKind,
    Reading,
    Sentence,
    Span,
    content_id,
)
from twosource.page.certainty.basis import basis_of
from twosource.page.certainty.caveats import Caveat, caveats_of
from twosource.page.certainty.cues import cue_hedge
from twosource.page.certainty.evidence import offered
from twosource.page.certainty.governing import WEAKNESS, judge
from twosource.page.certainty.outlook import outlook_of
from twosource.page.certainty.words import Word, known, words_in

BY = "certainty/1"


class Evidence(msgspec.Struct, frozen=True):
    """What is said of evidence, and where."""

    kind: EvidenceKind = "unstated"
    spans: tuple[Span, ...] = ()


def find_certainty(reading: Reading) -> tuple[Certainty, ...]:
    """How sure each speaker on a page is.

    The level is the stance toward the words as they stand: "he said it will not come" is certain, "he denied that it will come"
    denied. It comes from the cue ("estimates", "declined to say") and from the hedges that govern the main predicate of the
    content; the weaker wins. Evidentials ("reportedly") count as likely. A caveat in one of the next sentences ("provided no
    evidence for its claims") is carried back to the claims of the party it names.

    Args:
        reading: needs Sentence; uses Attribution, and Mention to know whose caveat it is.

    Returns:
        One for each Attribution (`target` its id), and one for each body sentence that no span of an attribution touches
        (`target` the sentence's id), in text order. Empty where there is neither.
    """
    attributions = reading.of(Attribution)
    sentences = tuple(note for note in reading.of(Sentence) if note.role in BODY_ROLES)
    caveats = caveats_of(reading, attributions, sentences)
    near = _nearby(reading, attributions)
    found = [(note.content[0].start, _of_attribution(reading, note, near[note.id], caveats)) for note in attributions]
    found += [(note.span.start, _of_sentence(reading, note)) for note in own_voice(sentences, attributions)]
    return tuple(note for _, note in sorted(found, key=lambda one: (one[0], one[1].id)))


def own_voice(sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> list[Sentence]:
    """The sentences that no span of an attribution touches."""
    touched: set[str] = set()
    starts = [sentence.span.start for sentence in sentences]
    for note in attributions:
        for span in (*note.source, *note.cue, *note.content):
            at = max(bisect.bisect_right(starts, span.start) - 1, 0)
            while at < len(sentences) and sentences[at].span.start < span.end:
                if sentences[at].span.meets(span):
                    touched.add(sentences[at].id)
                at += 1
    return [sentence for sentence in sentences if sentence.id not in touched]


def _nearby(reading: Reading, attributions: Sequence[Attribution]) -> dict[str, Span]:
    """The sentence around each attribution's cue, or its content where it has no cue."""
    sentences = reading.of(Sentence)
    starts = [sentence.span.start for sentence in sentences]
    near = {}
    for note in attributions:
        place = (note.cue or note.content)[0]
        at = bisect.bisect_right(starts, place.start) - 1
        inside = at >= 0 and sentences[at].span.meets(place)
        near[note.id] = sentences[at].span if inside else place
    return near


def _of_attribution(reading: Reading, note: Attribution, around: Span, caveats: Mapping[str, Caveat]) -> Certainty:
    """The certainty of one attribution."""
    lexicon = known()
    content = words_in(reading.page.text, note.content)
    cue = cue_hedge(reading.page.text, note, around, lexicon)
    judged = judge(content, lexicon)
    level: CertaintyLevel = judged.level
    rule = judged.rule
    if cue is not None and (cue.settles or WEAKNESS[cue.level] >= WEAKNESS[level]):
        level, rule = cue.level, "cue"
    spans = {Span(content[hedge.first].span.start, content[hedge.last - 1].span.end) for hedge in judged.hedges}
    if cue is not None:
        spans |= set(cue.spans)
    shown = _evidence(content, _outside(reading.page.text, note, around), caveats.get(note.id))
    return Certainty(
        id=content_id("ce", reading.page.id, note.id),
        page=reading.page.id,
        by=BY,
        target=note.id,
        level=level,
        cues=tuple(sorted(spans)) if level != "certain" else (),
        evidence=shown.kind,
        evidence_spans=shown.spans,
        basis=basis_of(
            words_in(reading.page.text, note.source), words_in(reading.page.text, note.cue), content, judged, lexicon
        ),
        outlook=outlook_of(content, lexicon),
        rule=rule,
    )


def _outside(text: str, note: Attribution, around: Span) -> list[Word]:
    """The words of the sentence that are not content."""
    return [word for word in words_in(text, (around,)) if not any(span.meets(word.span) for span in note.content)]


def _evidence(content: Sequence[Word], outside: Sequence[Word], caveat: Caveat | None) -> Evidence:
    """What is shown in the sentence; else a caveat that tells none was."""
    lexicon = known()
    for words in (content, outside):
        span = offered(words, lexicon)
        if span is not None:
            return Evidence("offered", (span,))
    return Evidence("none_offered", caveat.spans) if caveat is not None else Evidence()


def _of_sentence(reading: Reading, sentence: Sentence) -> Certainty:
    """The certainty of one sentence in the page's own voice."""
    lexicon = known()
    words = words_in(reading.page.text, (sentence.span,))
    judged = judge(words, lexicon)
    span = offered(words, lexicon)
    return Certainty(
        id=content_id("ce", reading.page.id, sentence.id),
        page=reading.page.id,
        by=BY,
        target=sentence.id,
        level=judged.level,
        cues=tuple(Span(words[hedge.first].span.start, words[hedge.last - 1].span.end) for hedge in judged.hedges),
        evidence="offered" if span else "unstated",
        evidence_spans=(span,) if span else (),
        basis=basis_of((), (), words, judged, lexicon),
        outlook=outlook_of(words, lexicon),
        rule=judged.rule,
    )
