"""Where a content may begin and end among the other clauses of its sentence."""

from collections.abc import Sequence

from twosource.model import Span
from twosource.page.attribution.lexical import english
from twosource.page.attribution.rules.contents import before_cue
from twosource.page.attribution.rules.cues import Cue
from twosource.page.attribution.rules.phrases import walk_left
from twosource.page.attribution.words import Line

FEWEST_BEFORE = 3
"""Words a statement without quotation marks needs before its cue; fewer are an adverbial ("On Monday, she said")."""


def limit_after(line: Line, cue: Cue, later: Sequence[Cue]) -> int:
    """The place where a content after the cue must end.

    That is the end of its quotation, the next cue of the same speaker, a main clause after an opening subordinate one, or the
    end of the sentence.
    """
    end = _end_of_quotation(line, cue)
    clause = _end_of_opening_clause(line, cue, end)
    if clause is not None:
        return clause
    for at in range(cue.last + 1, end):
        if not line[at].quoted and line[at].text == "," and line.low(at + 1) == "according" and line.low(at + 2) == "to":
            return at
    if cue.particle is not None:
        end = next(
            (at for at in range(cue.last + 1, end - 1) if line[at].text == "," and line.low(at + 1) in ("and", "but")), end
        )
    for other in later:
        cut = _cut_before(line, other)
        if cut is not None and cue.last + 1 < cut < end and line[cut].quoted is line[cue.verb].quoted:
            return cut
    return end


def _end_of_quotation(line: Line, cue: Cue) -> int:
    if not line[cue.verb].quoted:
        return len(line)
    quote = line.quote_at(line[cue.verb].start)
    for at in range(cue.verb, len(line)):
        if quote is None or line[at].end >= quote.end or not line[at].quoted:
            return at
    return len(line)


def _end_of_opening_clause(line: Line, cue: Cue, end: int) -> int | None:
    """For "While Lee said it was over, others went on": the comma."""
    first = next((at for at in range(cue.first) if line[at].is_word), None)
    if first is None or line.low(first) not in english().opening or cue.first - first > 12:
        return None
    if any(line[at].text == "," and not line[at].quoted for at in range(first, cue.first)):
        return None
    return next((at for at in range(cue.last + 1, end) if line[at].text == "," and not line[at].quoted), None)


def _cut_before(line: Line, other: Cue) -> int | None:
    """Where a content must end because a later cue has the same speaker, or a speaker of its own."""
    at = other.first - 1
    if other.voice == "participle" and line[at].text == ",":
        return at
    if other.voice != "finite" or at < 1:
        return None
    if line.low(at) in ("and", "but", "or"):
        return at - 1 if line[at - 1].text == "," else at
    first = walk_left(line, at) if line[at].is_word else None
    if first is None or first < 2:
        return None
    if line[first - 2].text == "," and line.low(first - 1) in ("but", "while", "and", "though", "although", "whereas"):
        return first - 2
    return None


def content_before(line: Line, subject: int, *, fewest: int = FEWEST_BEFORE, surely: bool = False) -> Span | None:
    """The content that stands before a subject (or an inverted verb): what a comma or a closing quotation mark sets off.

    Without quotation marks it must have `fewest` words, and be no aside ("On Monday, she said"), unless `surely` tells that
    nothing else can be the content.
    """
    at = subject - 1
    if at < 0:
        return None
    if line[at].quoted and not line[at].is_word and not (subject < len(line) and line[subject].quoted):
        return _preceding(line, at, fewest, surely=surely)
    if line[at].text in (",", "—", "–") and at > 0:
        return _preceding(line, at - 1, fewest, surely=surely)
    return None


def _preceding(line: Line, end: int, fewest: int, *, surely: bool) -> Span | None:
    start = _start_of_clause(line, end)
    span = before_cue(line, start, end)
    if span is None or not any(word.is_word for word in line.words[start : end + 1]):
        return None
    closes_quotation = line[end].quoted and not line[end].is_word
    if closes_quotation:
        return span
    if end - start + 1 < fewest:
        return None
    lead = next((line.low(at) for at in range(start, end + 1) if line[at].is_word), "")
    known = english()
    aside = (
        lead in known.prepositions
        or lead in known.asides
        or lead in known.opening
        or lead in ("asked", "speaking")
        or lead.endswith("ing")
    )
    return span if surely or not aside or _clause_within(line, start, end) else None


def _start_of_clause(line: Line, end: int) -> int:
    """The first place of the clause that ends at a place: after a semicolon, or where the quotation around it opens."""
    inside = line[end].quoted and line[end].is_word
    for at in range(end, 0, -1):
        if inside and not line[at - 1].quoted:
            return at + 1 if not line[at].is_word else at
        if line[at - 1].text == ";" and line[at - 1].quoted is line[end].quoted:
            return at
        if line[at - 1].text == ":" and line[at].quoted and not line[at - 1].quoted and not line[at].is_word:
            return at
    return 0


def _clause_within(line: Line, start: int, end: int) -> bool:
    """Whether words that begin like an aside hold a whole statement: a comma and a verb after it."""
    comma = next((at for at in range(start, end) if line[at].text == ","), None)
    return comma is not None and any(english().is_verb(line.low(at)) for at in range(comma, end + 1))


def rest_after(line: Line, start: int, limit: int, *, quoted: bool) -> int | None:
    """Where the rest of a statement begins that its cue interrupts; None if it does not go on."""
    while start < limit and line[start].text in (",", ":", "—", "–") and not line[start].quoted:
        start += 1
    if quoted:
        start = next((at for at in range(start, limit) if line[at].quoted), limit)
    elif line.low(start) in english().resuming:
        return None
    return start if has_words(line, start, limit) else None


def has_words(line: Line, start: int, limit: int) -> bool:
    """Whether a stretch holds anything but marks."""
    return any(line[at].is_word for at in range(start, limit))
