"""Which mention the words of a source are: the head of the phrase, not what owns, limits or explains it."""

import bisect
import functools
import re
from collections.abc import Sequence

from twosource.language import lexicon
from twosource.model import Mention, Span
from twosource.page.attribution.lexical import english

_OWNS = ("’s ", "'s ", "’ ", "' ")
_RELATIVES = frozenset({"who", "whose", "whom", "which", "that"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "this", "these", "those"})
_PERSONS = frozenset({"person", "anonymous", "group"})
_NEXT = re.compile(r"\A (?:[a-z]+ )?(?:co-)?([a-z]+)\b")
"""Behind a mention: the next word, or the one after it, written small."""
_PLACES = frozenset({"government", "unknown"})
_AND = re.compile(r"\b(?:and|or)\s+(?:(?:the|an?|its|his|her|their)\s+)?(?:[\w’'-]+\s+){0,3}$")
"""Before the second of two who speak together: "and its rival "."""
_REACH = 4
"""Words before a mention in which a preposition is looked for."""
_WINDOW = 64
"""Code points before a mention in which an "and" is looked for."""


def head_mention(text: str, mentions: Sequence[Mention], source: Sequence[Span]) -> str | None:
    """The mention that speaks, where a source is a whole phrase ("Ann Lee, who leads the office", "voters in Lima").

    What stands behind a preposition or before "'s" only tells where or whose the speaker is, and a relative pronoun only goes
    on about somebody: none of them is the speaker.

    Args:
        text: of the page.
        mentions: of the page, in text order, not overlapping.
        source: the spans of the source's words.

    Returns:
        The id of the mention; None if no mention is the head, if it is a pronoun of which the text does not show whom it
        means, or if several parties speak together ("Lee and Ray"), who are not any one of them.
    """
    for span in source:
        inside = _inside(mentions, span)
        heads = [one for one in inside if not _only_limits(text, span, one)]
        if not heads:
            continue
        head = min(heads, key=lambda one: (not span.holds(one.span), one.span))
        if _second_of_two(text[span.start : head.span.start]):
            return None
        others = [one for one in inside if one.span.start >= head.span.end and one.party != head.party]
        second = next((one for one in others if _speaks_too(text, head, one)), None)
        if second is None:
            return None if head.form == "pronoun" and head.kind == "unknown" else head.id
        return second.id if _one_with_two_offices(text, head, second) else None
    return None


def _inside(mentions: Sequence[Mention], span: Span) -> list[Mention]:
    at = bisect.bisect_left(mentions, span.end, key=lambda mention: mention.span.start)
    found = []
    while at > 0 and mentions[at - 1].span.end > span.start:
        at -= 1
        found.append(mentions[at])
    return found[::-1]


def _only_limits(text: str, source: Span, mention: Mention) -> bool:
    """Whether a mention owns what the source is, goes on about it, or is led to by a preposition behind words of the source."""
    after = text[mention.span.end : min(source.end, mention.span.end + _WINDOW)]
    if after.startswith(_OWNS):
        return True  # the owner of a spokesman or of a victory is not the one who speaks
    if mention.kind not in _PERSONS and any(word in _callings() for word in _NEXT.findall(after)):
        return True  # "study co-author", "Tribune dance critic"
    if mention.span.start <= source.start:
        return False
    if mention.form == "pronoun" and mention.span.of(text).lower() in _RELATIVES:
        return True
    before = text[source.start : mention.span.start].split()[-_REACH:]
    first = text[source.start :].split(None, 1)[0]
    while before and (before[-1].lower() in _DETERMINERS or _is_adjective(before[-1])):
        before.pop()
    return bool(before) and before[-1].lower() in english().limiting and first != before[-1]


@functools.cache
def _callings() -> frozenset[str]:
    """Nouns for persons by their office or calling."""
    return frozenset(lexicon("roles")["persons"]["nouns"])


def _is_adjective(word: str) -> bool:
    """Whether a word before a name or noun most likely only describes it: "on digital services", not "in talks, Lee"."""
    return word.islower() and word.isalpha() and word not in english().limiting | english().speakers | {"and", "or"}


def _second_of_two(before: str) -> bool:
    """Whether the words before a name are those of another speaker: "aides and Lee", not "founder and chief executive Lee"."""
    words = before.split()
    while words and words[-1].lower() in _DETERMINERS:
        words.pop()
    if len(words) < 2 or words[-1].lower() not in {"and", "or"}:
        return False
    first = words[-2].lower().rstrip(",")
    return (
        words[-2][:1].isupper() or first in english().plural_subjects or (first.endswith("s") and first in english().speakers)
    )


def _speaks_too(text: str, head: Mention, other: Mention) -> bool:
    """Whether an "and" makes another mention a second subject: "Lee, a baker, and her brother Tom", not "in Kyiv and Lviv"."""
    between = text[head.span.end : other.span.start]
    opens = text[max(head.span.end, other.span.start - _WINDOW) : other.span.start]
    joins = _AND.search(opens)
    if joins is None:
        return False
    if other.kind in _PLACES and other.form == "name" and " in " in f" {head.span.of(text)} ":
        return False
    aside = between[: len(between) - len(joins.group())]
    # A second subject stands behind the head itself or behind an aside that commas close.
    return not aside.strip() or aside.rstrip().endswith(",")


def _one_with_two_offices(text: str, head: Mention, other: Mention) -> bool:
    """Whether the second is the same person by another office: "the founder and chief executive, Ann Lee"."""
    one_person = head.name is None and head.form != "pronoun" and head.kind in {"person", "anonymous"}
    bare = text[head.span.end : other.span.start].strip() == "and" and other.span.of(text)[:1].islower()
    articled = other.span.of(text).split(" ", 1)[0].lower() in _DETERMINERS
    return one_person and bare and not articled and other.kind in {"person", "anonymous"}
