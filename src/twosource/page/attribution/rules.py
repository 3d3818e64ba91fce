"""The rules that find who said what in one sentence. Each is named; the name goes with what it finds.

Wherever a rule must choose, it follows PolNeAR (Newell, Margolin and Ruths, LREC 2018): the cue is one verb group, the source a
whole noun phrase with its appositions, the content holds its "that" and its quotation marks.
"""

from collections.abc import Iterator
from typing import NamedTuple

from twosource.model import Span
from twosource.page.attribution.contents import Lead, after_cue, before_cue, lead_of
from twosource.page.attribution.cues import Cue, find_cues
from twosource.page.attribution.lexical import Kind, english
from twosource.page.attribution.subjects import Subject, after_verb, before_verb, walk_left
from twosource.page.attribution.words import Line

_FIRST_PERSON = frozenset(("i", "we"))


class Draft(NamedTuple):
    """An attribution before it is joined with its neighbours and with the mentions."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind
    rule: str
    addressee: tuple[Span, ...] = ()
    channel: tuple[Span, ...] = ()


def find_drafts(line: Line, *, is_headline: bool = False) -> list[Draft]:
    """All attributions of one sentence, in the order of their cues."""
    found: list[Draft] = list(_verbs(line))
    found += _according(line)
    found += _nouns(line)
    found += _hearsay(line)
    if not found or is_headline:
        found += _colon(line, is_headline=is_headline)
    if not found:
        found += _any_verb_at_quotation(line)
    return sorted(found, key=lambda draft: (draft.cue, draft.content))


def _verbs(line: Line) -> Iterator[Draft]:
    cues = find_cues(line)
    last_source: tuple[Span, ...] = ()
    for number, cue in enumerate(cues):
        limit = _limit(line, cue, cues[number + 1 :])
        draft = _verb(line, cue, limit, last_source)
        if draft is None:
            continue
        if cue.voice == "finite" and draft.source:
            last_source = draft.source
        yield draft


def _verb(line: Line, cue: Cue, limit: int, last_source: tuple[Span, ...]) -> Draft | None:
    if cue.voice == "passive":
        return _passive(line, cue, limit)
    if cue.voice == "infinitive":
        return None
    if cue.voice == "participle":
        return _participle(line, cue, limit, last_source)
    inverted = _inverted(line, cue)
    if inverted is not None:
        return _inverted_draft(line, cue, inverted, limit)
    subject = before_verb(line, cue)
    if subject is None:
        return _second_verb(line, cue, limit, last_source)
    if line[cue.verb].quoted and line.low(subject.last) in _FIRST_PERSON and cue.kind == "belief":
        return None  # "I think" inside a quotation is the speaker's hedge, not another speaker
    return _plain(line, cue, subject, limit)


def _second_verb(line: Line, cue: Cue, limit: int, last_source: tuple[Span, ...]) -> Draft | None:
    """The second of two verbs with one subject ("said it was over and called for calm")."""
    if line.low(cue.first - 1) not in ("and", "but", "or") or not last_source:
        return None
    lead = lead_of(line, cue)
    content = _content_after(line, cue, lead, limit)
    return _draft(line, cue, last_source, (content,), "second verb", lead) if content else None


def _plain(line: Line, cue: Cue, subject: Subject, limit: int) -> Draft | None:
    lead = lead_of(line, cue)
    source = (line.stretch(subject.first, _without_comma(line, subject)),)
    pre = _before(line, subject.first)
    rest = _has_words(line, lead.start, limit)
    parenthetical = pre is not None and line.low(lead.start) == ","
    after = _content_after(line, cue, lead, limit)
    quoted_before = pre is not None and line[subject.first - 1].quoted
    if pre is not None and _takes_clause(cue) and (quoted_before or parenthetical or not rest):
        more = _more(line, lead.start, limit, quoted=quoted_before)
        return _draft(line, cue, source, (pre, *more), "content before the verb", lead, subject)
    if after is None:
        return None
    return _draft(line, cue, source, (after,), "content after the verb", lead, subject)


def _without_comma(line: Line, subject: Subject) -> int:
    return subject.last if line[subject.last].text != "," else subject.last - 1


def _takes_clause(cue: Cue) -> bool:
    return cue.particle is None and (not cue.frames or bool(cue.frames & {"clause", "that"}))


def _has_words(line: Line, start: int, limit: int) -> bool:
    return any(line[at].is_word for at in range(start, limit))


def _before(line: Line, subject: int) -> Span | None:
    """The content that stands before a subject: what a comma or a closing quotation mark sets off."""
    at = subject - 1
    if at < 0:
        return None
    if line[at].quoted and not line[at].is_word:
        return _preceding(line, at)
    if line[at].text in (",", "—", "–") and at > 0:
        return _preceding(line, at - 1)
    return None


def _preceding(line: Line, end: int) -> Span | None:
    start = 0
    for at in range(end, 0, -1):
        if line[at - 1].text == ";" and not line[at - 1].quoted:
            start = at
            break
    span = before_cue(line, start, end)
    if span is None or not any(word.is_word for word in line.words[start : end + 1]):
        return None
    lead = line[start].low
    enough = end - start >= 3 or line[end].quoted
    opens_aside = (
        lead in english().prepositions
        or lead in english().asides
        or lead in ("as", "when", "while", "although", "though", "if", "because", "asked", "speaking", "after")
    )
    return span if enough and not (opens_aside and not _clause_within(line, start, end)) else None


def _clause_within(line: Line, start: int, end: int) -> bool:
    """Whether words that begin like an aside hold a whole statement: a verb after a comma, or a quotation."""
    if line[end].quoted:
        return True
    comma = next((at for at in range(start, end) if line[at].text == ","), None)
    return comma is not None and any(english().is_verb(line.low(at)) for at in range(comma, end + 1))


def _more(line: Line, start: int, limit: int, *, quoted: bool) -> tuple[Span, ...]:
    """The rest of a statement that its cue interrupts."""
    while start < limit and line[start].text in (",", ":", "—", "–") and not line[start].quoted:
        start += 1
    if quoted:
        start = next((at for at in range(start, limit) if line[at].quoted), limit)
    elif start < limit and line.low(start) in ("adding", "and", "but", "while", "who", "which", "as"):
        return ()
    rest = after_cue(line, start, limit)
    return (rest,) if rest and _has_words(line, start, limit) else ()


def _content_after(line: Line, cue: Cue, lead: Lead, limit: int) -> Span | None:
    start = lead.start
    while start < limit and line[start].text in (":", ",") and not line[start].quoted:
        start += 1
    if start >= limit or not _frame_fits(line, cue, lead, start, limit):
        return None
    return after_cue(line, start, limit)


def _frame_fits(line: Line, cue: Cue, lead: Lead, start: int, limit: int) -> bool:
    known, word = english(), line[start]
    if word.quoted and not word.is_word:
        return True
    if cue.particle is not None:
        return word.is_word
    if word.low in ("that", "whether", "if", "what", "why", "how", "when", "where"):
        return bool(cue.frames & {"clause", "that", "how", "object", "about"}) and (
            word.low in ("that", "whether", "what", "how", "why") or "clause" in cue.frames
        )
    if word.low == "to":
        return "to" in cue.frames
    if lead.sure:
        return word.is_word and (word.low not in known.prepositions or "clause" in cue.frames)
    if "object" in cue.frames and word.is_word and word.low not in known.prepositions and start == cue.last + 1:
        return word.low not in known.conjunctions and not known.is_adverb(word.low)
    return "clause" in cue.frames and word.is_word and _finite_within(line, start, limit)


def _finite_within(line: Line, start: int, limit: int) -> bool:
    if line.low(start) in english().prepositions and line.low(start + 1) in english().relatives:
        return False
    return limit - start >= 2 or line.low(start) in ("so", "yes", "no", "nothing", "this", "that", "it")


def _inverted(line: Line, cue: Cue) -> Subject | None:
    """The subject after a verb that follows its content ("...,” said Ann Lee", "..., says minister")."""
    at = cue.first - 1
    if at < 0 or cue.first != cue.verb or not _takes_clause(cue) or line.low(cue.last + 1) == "that":
        return None
    by_quote = line[at].quoted and not line[at].is_word
    if not by_quote and line[at].text not in (",", "—", "–"):
        return None
    start = cue.last + 1
    if start >= len(line) or not line[start].is_word or line.low(start) in english().times or line[start].quoted:
        return None
    if line.low(start) in english().prepositions or line.low(start) in english().conjunctions:
        return None
    subject = after_verb(line, start)
    if subject is None or by_quote:
        return subject
    after = subject.last + 1
    at_end = not _has_words(line, after, len(line)) or line[after].text in (",", ".")
    return (
        subject
        if at_end and _before(line, cue.first) and before_verb(line, cue) is None or at_end and not _head_aside(line, cue)
        else None
    )


def _head_aside(line: Line, cue: Cue) -> bool:
    subject = before_verb(line, cue)
    return subject is not None and (line[subject.first].capital or subject.aside is not None)


def _inverted_draft(line: Line, cue: Cue, subject: Subject, limit: int) -> Draft | None:
    content = _before(line, cue.first)
    if content is None:
        return None
    by_quote = line[cue.first - 1].quoted
    more = _more(line, subject.last + 1, limit, quoted=True) if by_quote else ()
    source = (line.stretch(subject.first, subject.last),)
    return _draft(line, cue, source, (content, *more), "verb before its subject", Lead(subject.last + 1))


def _participle(line: Line, cue: Cue, limit: int, last_source: tuple[Span, ...]) -> Draft | None:
    lead = lead_of(line, cue)
    content = _content_after(line, cue, lead, limit)
    if content is None or cue.first == 0:
        return None
    source = last_source or _first_noun(line, cue.first)
    return _draft(line, cue, source, (content,), "participle", lead) if source else None


def _first_noun(line: Line, before: int) -> tuple[Span, ...]:
    """The sentence's subject, for a participle whose main verb is no cue: the words before its first sure verb."""
    known = english()
    for at in range(1, before):
        if known.is_verb(line.low(at)) or (
            line.low(at).endswith("ed") and not line[at].capital and line.low(at - 1) not in known.determiners
        ):
            end = at - 1
            while end > 0 and known.is_adverb(line.low(end)):
                end -= 1
            if not line[end].is_word:
                return ()
            first = walk_left(line, end)
            return (line.stretch(first, end),) if first is not None else ()
    return ()


def _passive(line: Line, cue: Cue, limit: int) -> Draft | None:
    """ "It was reported that", "is expected to": nobody is named, unless "by" names one."""
    if cue.lemma not in english().impersonal or cue.first == cue.verb:
        return None
    after = line.low(cue.last + 1)
    if after == "that" and line.low(cue.first - 1) == "it":
        content = after_cue(line, cue.last + 1, limit)
        return _draft(line, cue, (), (content,), "nobody named", Lead(cue.last + 1)) if content else None
    if after != "to":
        return None
    first = walk_left(line, cue.first - 1) if cue.first else None
    content = after_cue(line, cue.last + 1, limit)
    if first is None or content is None:
        return None
    return _draft(line, cue, (), (line.stretch(first, cue.first - 1), content), "nobody named", Lead(cue.last + 1))


def _limit(line: Line, cue: Cue, later: list[Cue]) -> int:
    """The place where a content after the cue must end: before the next cue of the same speaker, or the end of the sentence."""
    for at in range(cue.last + 1, len(line)):
        if not line[at].quoted and line[at].text == "," and line.low(at + 1) == "according" and line.low(at + 2) == "to":
            return at
    for other in later:
        cut = _cut_before(line, cue, other)
        if cut is not None and not line[cut].quoted and cut > cue.last + 1:
            return cut
    return len(line)


def _cut_before(line: Line, cue: Cue, other: Cue) -> int | None:
    at = other.first - 1
    if other.voice == "participle" and line[at].text == ",":
        return at
    if other.voice != "finite":
        return None
    if line.low(at) in ("and", "but", "or"):
        return at - 1 if line[at - 1].text == "," else at
    first = walk_left(line, at) if line[at].is_word else None
    if (
        first is not None
        and first >= 2
        and line[first - 2].text == ","
        and line.low(first - 1) in ("but", "while", "and", "though", "although")
    ):
        return first - 2
    return None


def _according(line: Line) -> Iterator[Draft]:
    for at in range(len(line) - 2):
        if line.low(at) != "according" or line.low(at + 1) != "to":
            continue
        source = after_verb(line, at + 2)
        if source is None:
            continue
        cue = (line.stretch(at, at + 1),)
        content = _according_content(line, at, source.last + 1)
        if content:
            yield Draft((line.stretch(source.first, source.last),), cue, content, "speech", "according to")


def _according_content(line: Line, at: int, after: int) -> tuple[Span, ...]:
    opens = at == 0 or line[at - 1].text in (";", "—", "–") or (line.low(at - 1) in ("and", "but") and at < 3)
    rest = after_cue(line, after, len(line)) if _has_words(line, after, len(line)) else None
    if opens:
        return (rest,) if rest else ()
    start = next((k for k in range(at - 1, 0, -1) if line[k].text == ";" and not line[k].quoted), -1) + 1
    before = before_cue(line, start, at - 1)
    if before is None:
        return ()
    goes_on = (
        rest is not None
        and line[after].text == ","
        and line[at - 1].text == ","
        and line.low(after + 1) not in ("and", "but", "while", "who", "which", "with", "as")
    )
    return (before, rest) if goes_on and rest else (before,)


def _nouns(line: Line) -> Iterator[Draft]:
    """Nouns with an owner ("his claim that")."""
    known = english()
    for at, word in enumerate(line.words):
        frames = known.nouns.get(word.low)
        after = line.low(at + 1)
        if frames is None or after not in frames or after == "" or word.capital or at == 0:
            continue
        owner = at - 1
        while (
            owner > 0
            and at - owner < 4
            and line[owner].is_word
            and not line[owner].owns
            and line.low(owner) not in ("his", "her", "its", "their")
        ):
            owner -= 1
        if not (line[owner].owns or line.low(owner) in ("his", "her", "its", "their")) or line.low(owner) in (
            "it",
            "he",
            "she",
            "that",
        ):
            continue
        first = walk_left(line, owner) if line[owner].owns else owner
        content = after_cue(line, at + 1 if after in ("that", "to") else at + 2, _noun_limit(line, at))
        if first is not None and content is not None:
            last = at if after in ("that", "to") else at + 1
            yield Draft(
                (line.stretch(first, owner),), (line.stretch(owner + 1, last),), (content,), "speech", "noun with an owner"
            )


def _noun_limit(line: Line, at: int) -> int:
    for k in range(at + 2, len(line)):
        if line[k].text in (",", ";", "—", "–") and not line[k].quoted:
            return k
        if k > at + 3 and line.low(at + 1) != "that" and english().is_verb(line.low(k)):
            return k
    return len(line)


def _hearsay(line: Line) -> Iterator[Draft]:
    """ "reportedly": somebody said so, nobody is named."""
    for at, word in enumerate(line.words):
        if word.low in english().hearsay and not word.quoted:
            start = next(
                (k + 1 for k in range(at - 1, -1, -1) if line[k].text in (",", ";", "—", "–", ":") and not line[k].quoted), 0
            )
            end = next(
                (k for k in range(at + 1, len(line)) if line[k].text in (",", ";", "—", "–") and not line[k].quoted), len(line)
            )
            before = before_cue(line, start, at - 1) if at > start else None
            after = after_cue(line, at + 1, end)
            content = tuple(span for span in (before, after) if span)
            if content:
                yield Draft((), (line.stretch(at, at),), content, "speech", "hearsay adverb")


def _colon(line: Line, *, is_headline: bool) -> Iterator[Draft]:
    """A speaker, a colon and a quotation; in a headline also a plain statement ("Minister: no plan to go")."""
    for at in range(1, min(len(line) - 1, 12)):
        if line[at].text != ":" or line[at].quoted:
            continue
        quote = line[at + 1].quoted and not line[at + 1].is_word
        short = at <= 5 and all(line[k].is_word for k in range(at)) and line[0].capital
        first = 0 if short else walk_left(line, at - 1)
        content = after_cue(line, at + 1, len(line))
        named = first is not None and (line[first].capital or line.low(first) in english().subject_pronouns)
        if content and first is not None and named and line[at - 1].is_word and (quote or (is_headline and short and at <= 4)):
            yield Draft((line.stretch(first, at - 1),), (line.stretch(at, at),), (content,), "speech", "colon")
        return


def _any_verb_at_quotation(line: Line) -> Iterator[Draft]:
    """A quotation, a name and any past or present verb at the end of the sentence ("...,” Lee groused")."""
    for at in range(1, len(line) - 1):
        if (
            not (line[at].quoted and not line[at].is_word)
            or line[at + 1].quoted
            or line[at - 1].text not in (",", "?", "!", "—", ".")
        ):
            continue
        verb = next((k for k in range(at + 2, min(len(line), at + 9)) if _past_like(line, k)), None)
        content = before_cue(line, 0, at)
        if verb is None or content is None or not line[at + 1].is_word:
            return
        if not (
            line[at + 1].capital or line.low(at + 1) in english().subject_pronouns or line.low(at + 1) in english().determiners
        ):
            return
        yield Draft(
            (line.stretch(at + 1, verb - 1),), (line.stretch(verb, verb),), (content,), "speech", "any verb at a quotation"
        )
        return


def _past_like(line: Line, at: int) -> bool:
    word = line[at]
    return word.is_word and not word.capital and not word.quoted and word.low.endswith("ed") and len(word.low) > 3


def _draft(
    line: Line,
    cue: Cue,
    source: tuple[Span, ...],
    content: tuple[Span, ...],
    rule: str,
    lead: Lead,
    subject: Subject | None = None,
) -> Draft:
    addressee = (line.stretch(*lead.addressee),) if lead.addressee else ()
    channel = [line.stretch(*lead.channel)] if lead.channel else []
    if subject and subject.aside and line.low(subject.aside[0]) in english().channel_prepositions:
        if any(line.low(at) in english().channels for at in range(subject.aside[0], subject.aside[1] + 1)):
            channel.insert(0, line.stretch(*subject.aside))
    return Draft(
        source, (line.stretch(cue.first, cue.last),), tuple(sorted(content)), cue.kind, rule, addressee, tuple(channel)
    )
