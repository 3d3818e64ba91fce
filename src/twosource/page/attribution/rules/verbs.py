"""Cue verbs with their subjects and contents: the rules for one sentence."""

from collections.abc import Iterator

from twosource.model import Span
from twosource.page.attribution.drafts import Draft
from twosource.page.attribution.lexical import english
from twosource.page.attribution.rules.contents import after_cue
from twosource.page.attribution.rules.cues import Cue, find_cues, subject_of_with
from twosource.page.attribution.rules.leads import Lead, lead_of, names_channel
from twosource.page.attribution.rules.limits import FEWEST_BEFORE, content_before, has_words, limit_after, rest_after
from twosource.page.attribution.rules.phrases import walk_left
from twosource.page.attribution.rules.subjects import Subject, after_verb, before_verb
from twosource.page.attribution.words import Line

_OWN_VOICE = frozenset({"i", "we", "it", "you"})
_BEFORE_RULES = ("content before the verb", "verb before its subject")


def verb_drafts(line: Line) -> Iterator[Draft]:
    """The attributions that verbs make, in the order of their cues."""
    cues = find_cues(line)
    taken = _taken_before(line, cues)
    last_source: tuple[Span, ...] = ()
    for number, cue in enumerate(cues):
        limit = limit_after(line, cue, cues[number + 1 :])
        ends = [end for start, end in taken if start <= line[cue.verb].start < end]
        if ends:
            limit = min(limit, next((at for at in range(cue.last + 1, len(line)) if line[at].start >= min(ends)), limit))
        draft = _verb(line, cue, limit, last_source)
        if draft is not None:
            last_source = draft.source if cue.voice == "finite" and draft.source else last_source
            yield draft


def _taken_before(line: Line, cues: list[Cue]) -> list[tuple[int, int]]:
    """Stretches of the contents that stand before their cue; a content that begins inside one cannot reach beyond it."""
    found = []
    for cue in cues:
        draft = _verb(line, cue, len(line), ()) if cue.voice == "finite" and not line[cue.verb].quoted else None
        if draft is not None and draft.rule in _BEFORE_RULES:
            found.append((draft.content[0].start, draft.content[0].end))
    return found


def _verb(line: Line, cue: Cue, limit: int, last_source: tuple[Span, ...]) -> Draft | None:
    if cue.voice == "passive":
        return _passive(line, cue, limit)
    if cue.voice == "participle":
        return _participle(line, cue, limit, last_source)
    return _finite(line, cue, limit, last_source) if cue.voice == "finite" else None


def _finite(line: Line, cue: Cue, limit: int, last_source: tuple[Span, ...]) -> Draft | None:
    subject = inverted_subject(line, cue)
    if subject is not None:
        return _inverted(line, cue, subject, limit)
    subject = before_verb(line, cue)
    if subject is None:
        return _second_verb(line, cue, limit, last_source)
    if line.low(cue.first - 1) in {"than", "as"}:
        return None  # "a day later than first announced" has no speaker
    if line[cue.verb].quoted and line.low(subject.last).partition("’")[0].partition("'")[0] in _OWN_VOICE:
        return None  # "I think", "it shows" inside a quotation is the speaker's own voice, not another speaker
    return _plain(line, cue, subject, limit)


def _second_verb(line: Line, cue: Cue, limit: int, last_source: tuple[Span, ...]) -> Draft | None:
    """The second of two verbs with one subject ("said it was over and called for calm")."""
    if line.low(cue.first - 1) not in {"and", "but", "or"}:
        return None
    lead = lead_of(line, cue)
    content = _content_after(line, cue, lead, limit)
    # Hopes and plans of a doer ("the army took the town and hopes to keep it") are the page's words, not the doer's.
    source = last_source or (_main_subject(line, 0, cue.first) if cue.kind != "belief" else ())
    return _draft(line, cue, source, (content,), "second verb", lead) if content and source else None


def _plain(line: Line, cue: Cue, subject: Subject, limit: int) -> Draft | None:
    """A subject and its verb; what is said stands after them, before them, or around them."""
    lead = lead_of(line, cue)
    source = (line.stretch(subject.first, subject.last),)
    if subject.first >= 2 and line.low(subject.first - 1) in {"which", "what"} and line.low(cue.last + 1) == ",":
        return _relative(line, cue, subject, source)
    before = _content_before(line, subject, lead, limit) if _takes_clause(cue) else ()
    if before:
        return _draft(line, cue, source, before, "content before the verb", lead, subject)
    after = _content_after(line, cue, lead, limit)
    return _draft(line, cue, source, (after,), "content after the verb", lead, subject) if after else None


def _content_before(line: Line, subject: Subject, lead: Lead, limit: int) -> tuple[Span, ...]:
    """The content that stands before a subject, and its rest where subject and verb interrupt it; empty if it stands after."""
    interrupts = line.low(lead.start) == "," or (lead.start > subject.last + 2 and line.low(lead.start - 1) == ",")
    start = rest_after(line, lead.start, limit, quoted=False) if interrupts else None
    fewest = FEWEST_BEFORE if start is None else 1
    closes = not has_words(line, lead.start, limit)
    pre = content_before(line, subject.first, fewest=fewest, surely=closes)
    if pre is None:
        # "But, she said, it fell": all of the content stands after.
        around = start is not None and line.low(subject.first - 1) == ","
        return _spans(after_cue(line, start, limit)) if around and start is not None else ()
    by_quotation = line[subject.first - 1].quoted
    if not by_quotation and not interrupts and has_words(line, lead.start, limit):
        return ()
    if by_quotation or not interrupts:
        start = rest_after(line, lead.start, limit, quoted=by_quotation)
    return _spans(pre, after_cue(line, start, limit) if start is not None else None)


def _spans(*found: Span | None) -> tuple[Span, ...]:
    return tuple(span for span in found if span is not None)


def _relative(line: Line, cue: Cue, subject: Subject, source: tuple[Span, ...]) -> Draft | None:
    """The content is what a relative clause explains ("A dozen, which is what the ministry has claimed, ...")."""
    comma = next((at for at in range(subject.first - 1, 0, -1) if line[at].text == ","), None)
    first = walk_left(line, comma - 1) if comma else None
    if comma is None or first is None:
        return None
    return _draft(line, cue, source, (line.stretch(first, comma - 1),), "relative clause", Lead(cue.last + 1), subject)


def _takes_clause(cue: Cue) -> bool:
    return cue.particle is None and (not cue.frames or bool(cue.frames & {"clause", "that"}))


def _content_after(line: Line, cue: Cue, lead: Lead, limit: int) -> Span | None:
    start = lead.start
    while start < limit and line[start].text in (":", ",") and not line[start].quoted:
        start += 1
    if start >= limit or not _frame_fits(line, cue, lead, start, limit):
        return None
    if line.low(start - 1) == "," and start - 1 == cue.last + 1 and not line[start].quoted:
        return None
    return after_cue(line, start, limit)


def _frame_fits(line: Line, cue: Cue, lead: Lead, start: int, limit: int) -> bool:
    """Whether the words after a verb can be its content, by the frames of the verb."""
    word, frames = line[start], cue.frames
    if not word.is_word:
        return word.quoted or word.text in "$£€#@"
    if "figure" in frames:
        return any(line.low(at) in english().figures for at in range(start, min(start + 5, limit)))
    if cue.particle is not None:
        return True
    if word.low in {"that", "whether", "what", "how", "why"}:
        return bool(frames & {"clause", "that", "how", "object"})
    if word.low in {"if", "when", "where"}:
        return "clause" in frames
    return "to" in frames if word.low == "to" else _phrase_fits(line, cue, lead, start, limit)


def _phrase_fits(line: Line, cue: Cue, lead: Lead, start: int, limit: int) -> bool:
    """Whether a content that no "that" or "to" opens suits the verb."""
    known, low = english(), line.low(start)
    approximate = low in ("around", "about", "over", "under", "between") and line.low(start + 1)[:1].isdigit()
    preposition = low in known.prepositions and not approximate
    if "clause" in cue.frames and (limit - start >= 2 or low in ("so", "yes", "no", "nothing", "it")):
        return not (preposition and line.low(start + 1) in known.relatives)
    if lead.sure:
        return not preposition
    if "object" in cue.frames and start == cue.last + 1:
        plain = low in known.determiners or not known.is_adverb(low)
        return not preposition and low not in known.conjunctions and plain
    return False


def inverted_subject(line: Line, cue: Cue) -> Subject | None:
    """The subject after a verb that follows its content ("...,” said Ann Lee", "..., says minister")."""
    at, start = cue.first - 1, cue.last + 1
    if at < 0 or cue.first != cue.verb or not _takes_clause(cue) or not _may_begin_subject(line, start):
        return None
    by_quote = line[at].quoted and not line[at].is_word
    if not by_quote and line[at].text not in (",", "—", "–"):
        return None
    subject = after_verb(line, start)
    if subject is None or by_quote:
        return subject
    after = subject.last + 1
    at_end = not has_words(line, after, len(line)) or line[after].text in (",", ".")
    return subject if at_end and not _has_subject_before(line, cue) else None


def _may_begin_subject(line: Line, at: int) -> bool:
    if at >= len(line) or not line[at].is_word or line[at].quoted:
        return False
    known, low = english(), line.low(at)
    timed = low in known.times and low not in known.determiners
    return not timed and low not in known.prepositions and low not in known.conjunctions


def _has_subject_before(line: Line, cue: Cue) -> bool:
    """Whether the verb has a subject across an aside, so that what follows is its content: "Lee, a baker, said no"."""
    subject = before_verb(line, cue)
    return subject is not None and (line[subject.first].capital or subject.aside is not None)


def _inverted(line: Line, cue: Cue, subject: Subject, limit: int) -> Draft | None:
    content = content_before(line, cue.first)
    by_quote = line[cue.first - 1].quoted
    goes_on = by_quote or content is None
    start = rest_after(line, subject.last + 1, limit, quoted=by_quote) if goes_on else None
    more = after_cue(line, start, limit) if start is not None else None
    if content is None and more is None:
        return None
    source = (line.stretch(subject.first, subject.last),)
    return _draft(line, cue, source, _spans(content, more), "verb before its subject", Lead(subject.last + 1))


def _participle(line: Line, cue: Cue, limit: int, last_source: tuple[Span, ...]) -> Draft | None:
    """An -ing form: ", saying that", "with Ann Lee warning that", and at the head of a sentence "Describing it as ..., she"."""
    lead = lead_of(line, cue)
    if cue.first == 0:
        comma = next((at for at in range(cue.last + 1, len(line)) if line[at].text == "," and not line[at].quoted), None)
        limit = limit if comma is None else min(limit, comma)
    content = _content_after(line, cue, lead, limit)
    if content is None:
        return None
    with_subject = subject_of_with(line, cue)
    source = (line.stretch(with_subject, cue.first - 1),) if with_subject is not None else last_source
    if not source:
        source = _main_subject(line, cue.last if cue.first == 0 else 0, len(line) if cue.first == 0 else cue.first)
    return _draft(line, cue, source, (content,), "participle", lead) if source else None


def _main_subject(line: Line, start: int, stop: int) -> tuple[Span, ...]:
    """The subject of the main verb, for a participle: the noun phrase before the first sure verb outside quotations."""
    known = english()
    if start:
        start = next((at for at in range(start, stop) if line[at].text == "," and not line[at].quoted), stop)
    for at in range(start + 1, stop):
        low = line.low(at)
        past = low.endswith("ed") and not line[at].capital and line.low(at - 1) not in known.determiners
        past = past or (low in known.irregular_past and not line[at].capital and line.low(at - 1) not in known.determiners)
        if line[at].quoted or not (known.is_verb(low) or past):
            continue
        end = at - 1
        while end > start and known.is_adverb(line.low(end)):
            end -= 1
        first = walk_left(line, end) if line[end].is_word else None
        return (line.stretch(first, end),) if first is not None else ()
    return ()


def _passive(line: Line, cue: Cue, limit: int) -> Draft | None:
    """Nobody is named: "It was reported that", "is expected to"."""
    if cue.lemma not in english().impersonal or cue.first == cue.verb:
        return None
    after = line.low(cue.last + 1)
    content = after_cue(line, cue.last + 1, limit)
    if after == "that" and line.low(cue.first - 1) == "it":
        return _draft(line, cue, (), (content,), "nobody named", Lead(cue.last + 1)) if content else None
    first = walk_left(line, cue.first - 1) if cue.first else None
    if after != "to" or first is None or content is None or not _is_infinitive(line, cue.last + 2):
        return None
    return _draft(line, cue, (), (line.stretch(first, cue.first - 1), content), "nobody named", Lead(cue.last + 1))


def _is_infinitive(line: Line, at: int) -> bool:
    """Whether a word after "to" can be a verb: not "reported to us", "reported to the port"."""
    if at >= len(line) or not line[at].is_word or line[at].capital:
        return False
    known, low = english(), line.low(at)
    return low.isalpha() and low not in known.determiners | known.prepositions | known.audience_pronouns | known.addressees


def _draft(  # noqa: PLR0913, PLR0917 -- the parts of one attribution
    line: Line,
    cue: Cue,
    source: tuple[Span, ...],
    content: tuple[Span, ...],
    rule: str,
    lead: Lead,
    subject: Subject | None = None,
) -> Draft:
    return Draft(
        source=source,
        cue=(line.stretch(cue.first, cue.last),),
        content=tuple(sorted(content)),
        kind=cue.kind,
        rule=rule,
        addressee=(line.stretch(*lead.addressee),) if lead.addressee else (),
        channel=_channels(line, lead, subject),
    )


def _channels(line: Line, lead: Lead, subject: Subject | None) -> tuple[Span, ...]:
    """Where it was said: after the verb, between subject and verb, or before the subject ("In a post on X, Lee said")."""
    found = [line.stretch(*lead.channel)] if lead.channel else []
    aside = subject.aside if subject else None
    if subject and aside is None and subject.first >= 3 and line[subject.first - 1].text == ",":
        aside = (0, subject.first - 2)
    if aside and aside[1] - aside[0] < 14 and names_channel(line, *aside):
        found.append(line.stretch(*aside))
    return tuple(sorted(found))
