"""The rules that find who said what in one sentence. Each is named; the name goes with what it finds.

Wherever a rule must choose, it follows PolNeAR (Newell, Margolin and Ruths, LREC 2018): the cue is one verb group, the source a
whole noun phrase with its appositions, the content holds its "that" and its quotation marks.
"""

from collections.abc import Iterator

from twosource.model import Span
from twosource.page.attribution.drafts import Draft
from twosource.page.attribution.lexical import english
from twosource.page.attribution.rules.contents import after_cue, before_cue
from twosource.page.attribution.rules.limits import has_words
from twosource.page.attribution.rules.phrases import walk_left
from twosource.page.attribution.rules.subjects import after_verb
from twosource.page.attribution.rules.verbs import verb_drafts
from twosource.page.attribution.words import Line


def find_drafts(line: Line, *, is_headline: bool = False) -> list[Draft]:
    """All attributions of one sentence, in the order of their cues."""
    found = [*verb_drafts(line), *_according(line), *_nouns(line), *_hearsay(line)]
    if not found or is_headline:
        found += _colon(line, is_headline=is_headline)
    if not found and is_headline:
        found += _dash(line)
    if not found:
        found += _any_verb_at_quotation(line)
    return sorted(found, key=lambda draft: (draft.cue, draft.content))


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
    """What stands after "According to X", or before ", according to X", with what goes on behind it."""
    opens = at == 0 or line[at - 1].text in {";", "—", "–"} or (line.low(at - 1) in {"and", "but"} and at < 3)
    rest = after_cue(line, after, len(line)) if has_words(line, after, len(line)) else None
    if opens:
        return (rest,) if rest else ()
    start = next((k for k in range(at - 1, 0, -1) if line[k].text == ";" and not line[k].quoted), -1) + 1
    before = before_cue(line, start, at - 1)
    if before is None:
        return ()
    interrupts = rest is not None and line[after].text == "," and line[at - 1].text == ","
    goes_on = interrupts and line.low(after + 1) not in english().resuming | {"with"}
    return (before, rest) if goes_on and rest else (before,)


def _nouns(line: Line) -> Iterator[Draft]:
    """Nouns with an owner ("his claim that")."""
    for at, word in enumerate(line.words):
        after = line.low(at + 1)
        if word.capital or after not in english().nouns.get(word.low, ()):
            continue
        owner = _owner(line, at)
        if owner is None:
            continue
        opens = after in {"that", "to"}
        content = after_cue(line, at + 1 if opens else at + 2, _noun_limit(line, at))
        first = walk_left(line, owner) if line[owner].owns else owner
        if first is not None and content is not None:
            source, cue = line.stretch(first, owner), line.stretch(owner + 1, at if opens else at + 1)
            yield Draft((source,), (cue,), (content,), "speech", "noun with an owner")


def _owner(line: Line, noun: int) -> int | None:
    """The place of "his" or "the ministry's" shortly before a noun."""
    for at in range(noun - 1, max(-1, noun - 5), -1):
        if line.low(at) in {"his", "her", "its", "their"} or (
            line[at].owns and line.low(at) not in {"it", "he", "she", "that"}
        ):
            return at
        if not line[at].is_word or line[at].owns:
            return None
    return None


def _noun_limit(line: Line, at: int) -> int:
    for k in range(at + 2, len(line)):
        if line[k].text in (",", ";", "—", "–") and not line[k].quoted:
            return k
        if k > at + 3 and line.low(at + 1) != "that" and english().is_verb(line.low(k)):
            return k
    return len(line)


def _hearsay(line: Line) -> Iterator[Draft]:
    """An adverb like "reportedly": somebody said so, nobody is named."""
    for at, word in enumerate(line.words):
        if word.low in english().hearsay and not word.quoted:
            start = next((k + 1 for k in range(at - 1, -1, -1) if _closes_clause(line, k)), 0)

            end = next(
                (k for k in range(at + 1, len(line)) if line[k].text in (",", ";", "—", "–") and not line[k].quoted), len(line)
            )
            before = before_cue(line, start, at - 1) if at > start else None
            after = after_cue(line, at + 1, end)
            content = tuple(span for span in (before, after) if span)
            if content:
                yield Draft((), (line.stretch(at, at),), content, "speech", "hearsay adverb")


def _closes_clause(line: Line, at: int) -> bool:
    """Whether the clause a hearsay adverb stands in begins after this word."""
    if line[at].text in (",", ";", "—", "–", ":"):
        return not line[at].quoted
    form = english().forms.get(line.low(at))
    return line.low(at) == "that" or (form is not None and "past" in form.shapes)


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
        if (
            content
            and first is not None
            and named
            and line[at - 1].is_word
            and (quote or (is_headline and short and at <= 4 and _may_speak(line, at)))
        ):
            yield Draft((line.stretch(first, at - 1),), (line.stretch(at, at),), (content,), "speech", "colon")
        return


def _dash(line: Line) -> Iterator[Draft]:
    """A headline that ends with a dash and a speaker ("Ferry was overloaded — coastguard")."""
    last = len(line) - 1
    at = next((k for k in range(last - 1, max(0, last - 6), -1) if line[k].text in {"—", "–", "-"}), None)
    if at is None or at < 2 or not all(line[k].is_word and not line[k].quoted for k in range(at + 1, last + 1)):
        return
    content = before_cue(line, 0, at - 1)
    if content and (line.low(last) in english().speakers or all(line[k].capital for k in range(at + 1, last + 1))):
        yield Draft((line.stretch(at + 1, last),), (line.stretch(at, at),), (content,), "speech", "dash")


def _may_speak(line: Line, colon: int) -> bool:
    """Whether the words before the colon of a headline can be a speaker: a noun for one at their end, or names alone.

    "Minister: no plan to go" has one; "Bridge collapse: what we know" names a matter.
    """
    known, last = english(), line[colon - 1]
    if line.low(colon + 1) in known.openers | {"a", "an", "the"} or any(known.is_verb(line.low(at)) for at in range(colon)):
        return last.low in known.speakers and line.low(colon + 1) not in known.openers
    if last.low in known.speakers:
        return True
    named = all(line[at].capital for at in range(colon)) and colon <= 2 and last.low not in known.not_speakers
    return named and not line.title_case and not last.low.isdigit()


def _any_verb_at_quotation(line: Line) -> Iterator[Draft]:
    """A quotation, a name and any past verb ("...,” Lee groused")."""
    for at in range(1, len(line) - 1):
        if not _closes_quotation(line, at):
            continue
        verb = next((k for k in range(at + 2, min(len(line), at + 9)) if _past_like(line, k)), None)
        content = before_cue(line, 0, at)
        if verb is not None and content is not None and _begins_speaker(line, at + 1):
            source, cue = line.stretch(at + 1, verb - 1), line.stretch(verb, verb)
            yield Draft((source,), (cue,), (content,), "speech", "any verb at a quotation")
        return


def _closes_quotation(line: Line, at: int) -> bool:
    mark = line[at].quoted and not line[at].is_word and not line[at + 1].quoted
    return mark and line[at - 1].text in {",", "?", "!", "—", "."}


def _begins_speaker(line: Line, at: int) -> bool:
    known, word = english(), line[at]
    return word.is_word and (word.capital or word.low in known.subject_pronouns or word.low in known.determiners)


def _past_like(line: Line, at: int) -> bool:
    word = line[at]
    return word.is_word and not word.capital and not word.quoted and word.low.endswith("ed") and len(word.low) > 3
