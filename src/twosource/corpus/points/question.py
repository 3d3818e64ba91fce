"""A neutral, short question for a point, made of the pages' own words."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from twosource.corpus.points.estimates import Estimate, is_nationals
from twosource.language import lexicon
from twosource.model import Reading

_TAIL = re.compile(
    r"\s+(?:(?:that|who|which|have|has|had|were|was|are|is|being|been|be|now|already)\s+){0,4}"
    r"((?:[a-z]{3,14}\s+){0,2}(?:to|in|into|at|from)\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})"
)
_BEHIND = 80
"""Code points behind the counted words in which a predicate is looked for."""


def question_for(group: Sequence[Estimate], readings: Mapping[str, Reading]) -> str:
    """The question: "How many North Korean troops in Russia?", "How many people were killed?", "How much: ... ?"."""
    thing = group[0].thing
    if thing.unit:
        return f"How much, in {_unit(group)}: {_subject(group)}?"
    counted = _commonest([_bare(found.figure.counted or "") for found in group if not is_nationals(found.thing)])
    counted = counted or _commonest([_bare(found.figure.counted or "") for found in group]) or _plural(thing.head)
    told = _commonest_predicate(group)
    if told:
        return f"How many {_without_outcome(counted)} {told}?"
    tail = _commonest([_tail(found, readings[found.page].page.text) for found in group], least=2)
    return f"How many {counted} {tail}?" if tail else f"How many {counted}?"


def _commonest_predicate(group: Sequence[Estimate]) -> str:
    known = Counter(found.thing.predicate for found in group if found.thing.predicate)
    predicate = min(known, key=lambda name: (-known[name], name or ""), default=None)
    return str(lexicon("points")["predicates"][predicate]["ask"]) if predicate else ""


def _commonest(phrases: Sequence[str], least: int = 1) -> str:
    """The phrase most often found; a tie goes to the shortest, then by alphabet. Empty if none is found `least` times."""
    counted = Counter(phrase for phrase in phrases if phrase)
    found = min(counted, key=lambda phrase: (-counted[phrase], len(phrase), phrase), default="")
    return found if counted[found] >= least else ""


def _bare(counted: str) -> str:
    return re.sub(r"^(?:the|of|these|those|such|a|an)\s+", "", " ".join(counted.split()))


def _without_outcome(counted: str) -> str:
    """The counted words, or "people" where they name the outcome itself ("deaths", "dead")."""
    outcomes = {word for row in lexicon("points")["predicates"].values() for word in row["words"]}
    last = counted.rsplit(maxsplit=1)[-1].casefold() if counted else ""
    return "people" if last in outcomes or not counted else counted


def _tail(found: Estimate, text: str) -> str:
    span = found.figure.counted_span
    if span is None or span.start < found.figure.span.start:
        return ""
    match = _TAIL.match(text, span.end, min(len(text), span.end + _BEHIND))
    return " ".join(match.group(1).split()) if match else ""


def _plural(noun: str) -> str:
    return noun if noun.endswith("s") else f"{noun}s"


def _unit(group: Sequence[Estimate]) -> str:
    return _commonest([found.figure.unit or found.figure.unit_code or "" for found in group])


def _subject(group: Sequence[Estimate]) -> str:
    """The words around the first figure that others share, as they stand there."""
    shared = Counter(word for found in group for word in found.thing.subject)
    words = sorted(word for word in group[0].thing.subject if shared[word] > 1)
    return ", ".join(words[:5]) or "this"
