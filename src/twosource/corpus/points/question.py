"""A neutral, short question for a point, made of the pages' own words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from twosource.corpus.points.estimates import Estimate, is_nationals
from twosource.language import lexicon
from twosource.model import Reading

_TAIL = re.compile(
    r"\s+(?:(?:that|who|which|have|has|had|were|was|are|is|being|been|be|now|already)\s+){0,4}"
    r"((?:[a-z]{3,14}\s+){0,2}(?:to|in|into|at|from)\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})"
)
_BEHIND = 80
"""Code points behind the counted words (or around a measure) in which the words of a question are looked for."""
_COMPARED = 6
"""Measures of a point whose words are compared for the question."""
_WORD = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*")


def question_for(group: Sequence[Estimate], readings: Mapping[str, Reading]) -> str:
    """The question, as in "How many people were killed?" or "“oil output”: how much, in barrel?"."""
    thing = group[0].thing
    if thing.unit:
        return f"“{_subject(group, readings)}”: how much, in {_unit(group)}?"
    counted = _commonest([_bare(found.figure.counted or "") for found in group if not is_nationals(found.thing)])
    counted = _plural(counted or _commonest([_bare(found.figure.counted or "") for found in group]) or thing.head)
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
    """The counted words without those that name the outcome itself ("damaged"); "people" if nothing is left ("deaths")."""
    outcomes = {word for row in lexicon("points")["predicates"].values() for word in row["words"]}
    words = counted.split()
    kept = [word for word in words if word.casefold() not in outcomes]
    return " ".join(kept) if words and words[-1] in kept else "people"


def _tail(found: Estimate, text: str) -> str:
    span = found.figure.counted_span
    if span is None or span.start < found.figure.span.start:
        return ""
    match = _TAIL.match(text, span.end, min(len(text), span.end + _BEHIND))
    return " ".join(match.group(1).split()) if match else ""


def _plural(counted: str) -> str:
    """The counted words in the plural, by the lexicon's irregular nouns and the regular ending."""
    before, _, last = counted.rpartition(" ")
    irregular = lexicon("points")["irregular"]
    if last.endswith("s") or last in irregular or last in lexicon("points")["plural"]["already"]:
        return counted
    regular = f"{last[:-1]}ies" if re.search(r"[^aeiou]y$", last) else f"{last}s"
    plural = min((many for many, one in irregular.items() if one == last), default=regular)
    return f"{before} {plural}".strip()


def _unit(group: Sequence[Estimate]) -> str:
    return _commonest([found.figure.unit or found.figure.unit_code or "" for found in group])


def _subject(group: Sequence[Estimate], readings: Mapping[str, Reading]) -> str:
    """The longest run of words that stands around two of the figures, verbatim; else the first counted words."""
    windows = [_window(found, readings[found.page].page.text) for found in group[:_COMPARED]]
    runs = {run for at, one in enumerate(windows) for other in windows[at + 1 :] for run in _common_runs(one, other)}
    best = min(runs, key=lambda run: (-_content(run), len(run), run), default=())
    return " ".join(best) or (group[0].figure.counted or "this")


def _window(found: Estimate, text: str) -> tuple[str, ...]:
    start, end = max(0, found.figure.span.start - _BEHIND), found.figure.span.end + _BEHIND
    before, after = text[start : found.figure.span.start], text[found.figure.span.end : end]
    return (*_WORD.findall(before)[1:], "", *_WORD.findall(after)[:-1])


def _common_runs(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Runs of words that both hold; none crosses the figure, holds a number, or begins or ends with a small word."""
    held = set(_runs(one))
    yield from (run for run in _runs(other) if run in held)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    small = lexicon("points")["stop"]["words"]
    for size in range(1, 7):
        for at in range(len(words) - size + 1):
            run = tuple(words[at : at + size])
            ends = (run[0].casefold(), run[-1].casefold())
            if all(run) and not any(word in small or len(word) < 3 for word in ends) and not any(map(_has_digit, run)):
                yield run


def _content(run: Sequence[str]) -> int:
    small = lexicon("points")["stop"]["words"]
    return sum(word.casefold() not in small and len(word) > 2 for word in run)


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
