"""What happened to what is counted: the predicate nearest to a figure, by the words and phrases of the `points` lexicon."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from twosource.corpus.points.nouns import head_of
from twosource.corpus.points.reading import first_clause, last_clause, plain
from twosource.language import lexicon
from twosource.model import Figure, Span

NEAR = 9
"""Words between a figure and the verb that tells what happened, at most ("12 of those who had stayed behind were killed")."""
_ALL_BUT = re.compile(r"\ball but\s{1,3}(?:\w{1,9}\s{1,3})?$", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:\d{1,9}|one|two|three|four|five|six|seven|eight|nine|ten|some|most|many|several|none|half|any|each)\s{1,3}of\s{1,3}"
    r"(?:the|these|those|its|their)\s{1,3}$",
    re.IGNORECASE,
)
_BEFORE = 32
"""Code points before a figure in which "all but" or "two of the" is looked for."""


def predicate_of(figure: Figure, nearby: Span, text: str) -> tuple[str | None, bool]:
    """The predicate nearest to the figure: in the counted words, then within its clause, then the only one of the sentence.

    The second value tells whether it stands in the counted words or the clause. Of "all but 12 have returned", the 12 have not;
    of "two of the three died", the three have none.
    """
    if _WHOLE.search(text[max(0, figure.span.start - _BEFORE) : figure.span.start]):
        return None, False
    known = _known(figure)
    end = max(figure.span.end, figure.counted_span.end if figure.counted_span else 0)
    if is_all_but(figure, text):
        return _opposite([known[word] for _, word in _words(plain(text[end : nearby.end])) if word in known])
    own = [known[word] for word in _to_clause_end(plain(figure.counted or "")) if word in known]
    if own:
        return own[0], True
    told = _nearest(_told(known, text[end : nearby.end], text[nearby.start : figure.span.start]))
    if told is not None:
        return told, True
    if not _of_people(figure):
        return None, False
    words = [*_in_reach(text[nearby.start : figure.span.start], backwards=True), *_in_reach(text[end : nearby.end])]
    spread = {known[word] for word in words if word in known} - {open_predicate()}
    return (None if len(spread) != 1 or set(words) & _negators() else next(iter(spread))), False


def is_all_but(figure: Figure, text: str) -> bool:
    """Whether the figure counts those of whom the sentence does not hold ("all but 12")."""
    return _ALL_BUT.search(text[max(0, figure.span.start - _BEFORE) : figure.span.start]) is not None


def grows(predicate: str | None) -> bool:
    """Whether a later, higher count overtakes an earlier one."""
    return predicate is not None and bool(lexicon("points")["predicates"][predicate]["grows"])


def falls(predicate: str | None) -> bool:
    """Whether a later, lower count does so too: people go home, the missing are found."""
    return predicate is not None and bool(lexicon("points")["predicates"][predicate].get("falls"))


def open_predicate() -> str:
    """The predicate that a figure with none may share."""
    return str(lexicon("points")["open"]["predicate"])


def told_in(words: str) -> frozenset[str]:
    """All predicates of people that some words tell of."""
    known = _predicates("people")
    return frozenset(known[word] for _, word in _words(plain(words)) if word in known)


def _told(known: Mapping[str, str], after: str, before: str) -> Iterator[tuple[float, str]]:
    """The predicates of the figure's clause with their distance in words; those behind the figure win a tie."""
    behind = plain(first_clause(after))[:NEAR]
    ahead = plain(last_clause(before))[-NEAR:][::-1]
    for at, word in _happening(behind):
        if word in known:
            yield float(at), known[word]
    for at, word in _happening(ahead, backwards=True):
        if word in known:
            yield at + 0.5, known[word]


def _in_reach(words: str, *, backwards: bool = False) -> Iterator[str]:
    """Words across commas, up to one that begins a clause on something else ("as", "when", "by")."""
    found = plain(words)
    stops = lexicon("points")["clause"]["elsewhere"]
    for word in reversed(found) if backwards else found:
        if word in stops:
            return
        yield word


def _nearest(told: Iterator[tuple[float, str]]) -> str | None:
    ranked = list(told)
    sure = [(at, predicate) for at, predicate in ranked if predicate != open_predicate()]
    return min(sure or ranked, default=(0.0, None))[1]


def _opposite(told: Sequence[str]) -> tuple[str | None, bool]:
    known = lexicon("points")["predicates"]
    found = next((known[predicate]["opposite"] for predicate in told if "opposite" in known[predicate]), None)
    return found, found is not None


def _happening(words: Sequence[str], *, backwards: bool = False) -> Iterator[tuple[int, str]]:
    """The words and phrases of the clause with their distance; only phrases if the clause says that nothing happened.

    A phrase may hold its own negation ("cannot return home").
    """
    clause = list(_to_clause_end(words))
    size = len(clause)
    found = list(_words(clause[::-1] if backwards else clause))
    nothing = bool(set(clause) & _negators())
    for at, word in found:
        if " " in word or not nothing:
            yield (size - 1 - at if backwards else at), word


def _words(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each phrase of the lexicon with its place, then each word."""
    starts = _phrases()
    for at, word in enumerate(words):
        for phrase in starts.get(word, ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                yield at, " ".join(phrase)
    yield from enumerate(words)


def _to_clause_end(words: Sequence[str]) -> Iterator[str]:
    """Words up to the first that begins another clause or another number."""
    ends = lexicon("points")["clause"]["ends"]
    for word in words:
        if word in ends or word[0].isdigit():
            return
        yield word


def _of_people(figure: Figure) -> bool:
    """Whether people are counted; a bare number may count them too."""
    head = head_of(figure.counted or figure.unit or "")
    return not head or head in lexicon("points")["people"]["classes"]


def _known(figure: Figure) -> Mapping[str, str]:
    if not _of_people(figure):
        return _predicates("things")
    civil = head_of(figure.counted or figure.unit or "") in lexicon("points")["people"]["civil"]
    return _predicates("civilians" if civil else "people")


def _negators() -> frozenset[str]:
    return frozenset(lexicon("points")["clause"]["negators"])


@functools.cache
def _predicates(of: str) -> Mapping[str, str]:
    """The words and phrases of the predicates that can happen to people, to people who are no soldiers, or to things."""
    found: dict[str, str] = {}
    rows = lexicon("points")["predicates"].items()
    if of == "civilians":
        found = {word: name for name, row in rows for word in row.get("civil", ())}
        of = "people"
    for name, row in rows:
        for word in (*row["words"], *row.get("phrases", ())) if row["of"] in (of, "both") else ():
            found.setdefault(word, name)
    return found


@functools.cache
def _phrases() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases of all predicates, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in lexicon("points")["predicates"].values():
        for phrase in row.get("phrases", ()):
            found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return {first: tuple(sorted(phrases)) for first, phrases in found.items()}
