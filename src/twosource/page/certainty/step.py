"""One certainty for each attribution and each sentence in the page's own voice."""

import bisect
from collections.abc import Sequence

from twosource.model import (
    BODY_ROLES,
    Attribution,
    Certainty,
    CertaintyLevel,
    Reading,
    Sentence,
    Span,
    content_id,
)
from twosource.page.certainty.basis import basis_of
from twosource.page.certainty.caveats import Evidence, Told, evidence_of
from twosource.page.certainty.cues import cue_hedge
from twosource.page.certainty.governing import WEAKNESS, first_sentence, judge
from twosource.page.certainty.outlook import outlook_of
from twosource.page.certainty.words import PageWords, known

BY = "certainty/2"


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
    page = PageWords(reading.page.text, (note.span for note in reading.of(Sentence)))
    shown, told = evidence_of(reading, attributions, sentences, page)
    near = _nearby(reading, attributions)
    found = [
        (note.content[0].start, _of_attribution(page, note, near[note.id], shown.get(note.id, Evidence())))
        for note in attributions
    ]
    found += [(note.span.start, _of_sentence(page, note, told.get(note.id))) for note in own_voice(sentences, attributions)]
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


def _of_attribution(page: PageWords, note: Attribution, around: Span, shown: Evidence) -> Certainty:
    """The certainty of one attribution."""
    lexicon = known()
    content = page.within(note.content)
    cue = cue_hedge(page, note, around, lexicon)
    end = first_sentence(content, lexicon)
    judged = judge(content, end, lexicon)
    level: CertaintyLevel = judged.level
    rule = judged.rule
    if cue is not None and (cue.settles or WEAKNESS[cue.level] >= WEAKNESS[level]):
        level, rule = cue.level, "cue"
    spans = {Span(content[hedge.first].span.start, content[hedge.last - 1].span.end) for hedge in judged.hedges}
    if cue is not None:
        spans |= set(cue.spans)
    return Certainty(
        id=content_id("ce", note.page, note.id),
        page=note.page,
        by=BY,
        target=note.id,
        level=level,
        cues=tuple(sorted(spans)) if level != "certain" else (),
        evidence=shown.kind,
        evidence_spans=shown.spans,
        basis=basis_of(page.within(note.source), page.within(note.cue), content[:end], lexicon),
        outlook=outlook_of(content, end, lexicon),
        rule=rule,
    )


def _of_sentence(page: PageWords, sentence: Sentence, told: Told | None) -> Certainty:
    """The certainty of one sentence in the page's own voice. That nothing could be verified is what the page does not know."""
    lexicon = known()
    words = page.within((sentence.span,))
    end = first_sentence(words, lexicon)
    judged = judge(words, end, lexicon)
    spans = tuple(Span(words[hedge.first].span.start, words[hedge.last - 1].span.end) for hedge in judged.hedges)
    level, rule = judged.level, judged.rule
    if told is not None and told.sign.kind == "unchecked":
        level, rule, spans = "undetermined", "caveat", (told.span,)
    shown = told is not None and told.sign.kind == "shown"
    return Certainty(
        id=content_id("ce", sentence.page, sentence.id),
        page=sentence.page,
        by=BY,
        target=sentence.id,
        level=level,
        cues=spans,
        evidence="offered" if shown else "unstated",
        evidence_spans=(told.span,) if told is not None and shown else (),
        basis=basis_of((), (), words[:end], lexicon),
        outlook=outlook_of(words, end, lexicon),
        rule=rule,
    )
