"""What a figure counts: the thing, what happened to it, whose it is. Read from the words around it and the `points` lexicon."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from twosource.language import lexicon
from twosource.language.states import states_in, without_states
from twosource.model import Figure, Span

_WORD = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*")
_CLAUSE = re.compile(r"[;:–—()]|,(?!\d)|(?<=[^\W_])\.(?=\s)")
NEAR = 9
"""Words between a figure and the verb that tells what happened, at most ("12 of those who had stayed behind were killed")."""
AROUND = 12
"""Words on either side of a count, in any clause, that tell what is counted."""
BESIDE = 8
"""Words on either side of a measure, in its own clause, that tell what is measured."""
_REACH = 240
"""Code points on either side of a figure that are read at most."""
SHARE = "share"
"""The unit of fractions ("two thirds of the homes")."""
NATIONALS = "nationals"
"""The class of a bare nation's name ("300 Danes")."""


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """What a figure counts.

    Attributes:
        head: class of the counted noun ("soldier"), or the noun in the singular; "" for a bare number.
        unit: for measures, money and shares, the code or name of the unit; None for counts.
        predicate: what happened to it ("killed"), None where no known word tells; `told` if a word of its own clause does.
        states: codes of states in the counted words; `around` those in its sentence, for words that name none.
        subject: content words around it, without endings.
    """

    head: str
    unit: str | None
    predicate: str | None
    told: bool
    states: frozenset[str]
    around: frozenset[str]
    subject: frozenset[str]


def thing_of(figure: Figure, sentence: Span, text: str) -> Thing:
    """What one figure counts, from its own words and those of its sentence."""
    counted = figure.counted or ""
    unit = _unit(figure)
    nearby = Span(
        max(sentence.start, figure.span.start - _REACH), max(figure.span.end, min(sentence.end, figure.span.end + _REACH))
    )
    words = (
        nearby.of(text)
        if not unit
        else _last_clause(text[nearby.start : figure.span.start]) + _first_clause(text[figure.span.end : nearby.end])
    )
    predicate, told = _predicate(figure, nearby, text)
    return Thing(
        head="" if unit else head_of(counted or figure.unit or ""),
        unit=unit,
        predicate=predicate,
        told=told,
        states=frozenset(states_in(_with_origin(figure, text))),
        around=frozenset(states_in(words)),
        subject=frozenset(_content(figure, nearby, text)),
    )


def head_of(counted: str) -> str:
    """The class of what a noun phrase counts: "North Korean troops" and "soldiers" are both `soldier`."""
    if not counted:
        return ""
    bare = without_states(counted).casefold()
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", bare)
    before = list(_until_preposition(words))
    if not before:
        return NATIONALS if states_in(counted) else ""
    classes = _classes()
    for size in (3, 2, 1):
        tail = " ".join((*before[-size:-1], singular(before[-1]))) if len(before) >= size else ""
        for noun in (tail, " ".join(before[-size:])):
            if noun in classes:
                return classes[noun]
    return "" if singular(before[-1]) in lexicon("points")["bare"]["heads"] else singular(before[-1])


def singular(noun: str) -> str:
    """A plural noun in the singular, by the regular endings; irregular ones stand in the lexicon as they are."""
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return (
        noun[:-1]
        if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3
        else _irregular().get(noun, noun)
    )


def grows(predicate: str | None) -> bool:
    """Whether a later, higher count overtakes an earlier one."""
    return predicate is not None and bool(lexicon("points")["predicates"][predicate]["grows"])


def plain(text: str) -> list[str]:
    """The words of a text in lower case, numbers included."""
    return [word.casefold() for word in _WORD.findall(text)]


def _with_origin(figure: Figure, text: str) -> str:
    """The counted words with a "from X" or "of X" right behind them."""
    if figure.counted_span is None:
        return figure.counted or ""
    behind = text[figure.counted_span.end : figure.counted_span.end + 40]
    origin = re.match(r"\s+(?:from|of)\s+(?:the\s+)?(?:[A-Z][\w.’']*\s?){1,4}", behind)
    return f"{figure.counted or ''} {origin.group() if origin else ''}"


def _predicate(figure: Figure, nearby: Span, text: str) -> tuple[str | None, bool]:
    """The predicate nearest to the figure: in the counted words, then within its clause, then the only one of the sentence.

    The second value tells whether it stands in the counted words or the clause.
    """
    known = _predicates("things" if not _of_people(figure) else "people")
    own = [known[word] for word in plain(figure.counted or "") if word in known]
    if own:
        return own[0], True
    end = max(figure.span.end, figure.counted_span.end if figure.counted_span else 0)
    after = plain(_first_clause(text[end : nearby.end]))[:NEAR]
    before = plain(_last_clause(text[nearby.start : figure.span.start]))[-NEAR:]
    ranked = [(float(at), known[word]) for at, word in _happening(after) if word in known]
    ranked += [(at + 0.5, known[word]) for at, word in _happening(before[::-1]) if word in known]
    told = [(at, predicate) for at, predicate in ranked if predicate != _open()] or ranked
    if told:
        return min(told)[1], True
    words = plain(nearby.of(text))
    spread = {known[word] for word in words if word in known} - {_open()}
    if set(words) & set(lexicon("points")["clause"]["negators"]):
        return None, False
    return (next(iter(spread)) if len(spread) == 1 and _of_people(figure) else None), False


def _unit(figure: Figure) -> str | None:
    """The unit of a measure, an amount of money or a share; None for counts."""
    if figure.unit_code is not None or figure.unit in _measured():
        return figure.unit_code or figure.unit
    stated = [number for number in (figure.low, figure.high) if number is not None]
    return SHARE if any(0 < number < 1 for number in stated) else None


def _of_people(figure: Figure) -> bool:
    """Whether people are counted; a bare number may count them too."""
    head = head_of(figure.counted or figure.unit or "")
    return not head or head in lexicon("points")["people"]["classes"]


def _content(figure: Figure, nearby: Span, text: str) -> Iterator[str]:
    """Content words on either side, in a rough base form; of a measure, only those of its own clause."""
    lead, rest = text[nearby.start : figure.span.start], text[figure.span.end : nearby.end]
    if _unit(figure):
        before, after = plain(_last_clause(lead))[-BESIDE:], plain(_first_clause(rest))[:BESIDE]
    else:
        before, after = plain(lead)[-AROUND:], plain(rest)[:AROUND]
    for word in (*before, *after):
        if word[0].isalpha() and len(word) > 2 and word not in _stop():
            yield re.sub(r"(?:ies|ing|ed|es|s)$", "", re.sub(r"['’]s$", "", word))


def _first_clause(words: str) -> str:
    cut = _CLAUSE.search(words)
    return words[: cut.start()] if cut else words


def _last_clause(words: str) -> str:
    end = 0
    for cut in _CLAUSE.finditer(words):
        end = cut.end()
    return words[end:]


def _to_clause_end(words: Sequence[str]) -> Iterator[str]:
    """Words up to the first that begins another clause or another number."""
    ends = lexicon("points")["clause"]["ends"]
    for word in words:
        if word in ends or word[0].isdigit():
            return
        yield word


def _happening(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The words of the clause with their distance; none if the clause says that nothing happened."""
    clause = list(_to_clause_end(words))
    if not set(clause) & set(lexicon("points")["clause"]["negators"]):
        yield from enumerate(clause)


def _until_preposition(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if word in lexicon("points")["clause"]["prepositions"]:
            return
        yield word


def _open() -> str:
    return str(lexicon("points")["open"]["predicate"])


@functools.cache
def _classes() -> Mapping[str, str]:
    return {noun: name for name, nouns in lexicon("points")["things"].items() for noun in nouns}


@functools.cache
def _predicates(of: str) -> Mapping[str, str]:
    """The words of the predicates that can happen to people, or to things."""
    found: dict[str, str] = {}
    for name, row in lexicon("points")["predicates"].items():
        for word in row["words"] if row["of"] in (of, "both") else ():
            found.setdefault(word, name)
    return found


@functools.cache
def _irregular() -> Mapping[str, str]:
    return dict(lexicon("points")["irregular"])


@functools.cache
def _measured() -> frozenset[str]:
    return frozenset(lexicon("points")["measures"]["units"])


@functools.cache
def _stop() -> frozenset[str]:
    return frozenset(lexicon("points")["stop"]["words"])
