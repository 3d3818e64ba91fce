"""Whether two nodes are one source: small named rules, each returning a score and its reason, or nothing."""

from collections.abc import Callable, Iterator

import msgspec

from twosource.corpus.sources.nodes import Node, core_words, is_general
from twosource.corpus.sources.parties import support_words
from twosource.corpus.sources.spelling import PersonName, loose_sound, one_edit_apart, same_given, sound
from twosource.language import lexicon

LONG_SURNAME = 6
"""Letters in a surname from which one differing letter is more likely a slip than another family."""
ALIKE = 0.8
"""Share of words two sentences must have in common to be the same words (a copy edited for spelling keeps more than this)."""
RUN = 6
"""Words in a run that brings two unnamed parties together,"""
RUNS = 10
"""and how many such runs are taken on either side of the mention."""
LEAST_DESCRIBED = 2
"""Words that describe a body at least, for it to be one on other pages ("civil protection office", not "the office")."""
LEAST_WORDS = 8
"""Distinct words below which the same words around a mention prove nothing."""


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A reason to take two nodes for one source; where `related`, only if their pages are about the same parties."""

    score: float
    reason: str
    related: bool = False


def matches(left: Node, right: Node) -> Match | None:
    """The strongest match of two nodes, or None. The order of the two does not matter."""
    if right.signature < left.signature:
        left, right = right, left
    found = [match for rule in RULES if (match := rule(left, right)) is not None]
    return max(found, key=lambda match: match.score, default=None)


def apart(left: Node, right: Node) -> bool:
    """Whether two nodes can never be one source, whatever else links them."""
    if left.person and right.person and left.person.whole and right.person.whole:
        return not _one_name(left.person, right.person) and not _slip(left, right) and not _longer(left.person, right.person)
    if left.lead.sort == right.lead.sort == "body":
        governments = {left.government, right.government}
        return len(governments) == 2 or (_states_differ(left, right) and not governments - {None})
    return False


def keys(node: Node) -> Iterator[tuple[str, ...]]:
    """Under which keys a node meets others. Two nodes without a common key are never compared."""
    if node.person:
        yield ("name", sound(node.person.family))
        if node.person.whole:
            yield ("run", *sorted(node.person.tokens))
            yield ("given", loose_sound(node.person.given[0]), sound(node.person.family)[:3])
    if node.lead.sort in ("body", "group") and node.core:
        yield ("core", *sorted(node.core))
    if _is_described(node):
        yield ("described", *_described_core(node))
        yield from (("initials", initials) for initials in _initials(node))
    yield from (("initials", acronym) for acronym in node.acronyms)
    if node.lead.sort == "office" or node.lead.roles:
        yield from (("office", code, *word) for code in sorted(node.states | _state_codes(node)) for word in _offices(node))
    if node.lead.kind != "person" and node.core:
        yield ("called", node.core[-1])
    if node.weak or node.lead.sort == "group":
        yield from _phrases(node)


def _phrases(node: Node) -> Iterator[tuple[str, ...]]:
    """Runs of words on either side of the mention: a copied passage has some of them unchanged."""
    voice = node.lead.voice
    at = voice.index("[") if "[" in voice else 0
    words = [word for word in voice[max(0, at - RUNS) : at + RUNS + RUN] if word not in ("[", "]")]
    yield from (("voice", *words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1)))


def _spellings(left: Node, right: Node) -> Match | None:
    if not (left.person and right.person and left.person.whole and right.person.whole):
        return None
    if not _one_name(left.person, right.person):
        return None
    beside = _both(left, right)
    return Match(score=0.97 if beside else 0.93, reason=f"{_pair(left, right)} are spellings of one name{beside}")


def _slipped_letter(left: Node, right: Node) -> Match | None:
    if not (left.person and right.person and _slip(left, right)):
        return None
    return Match(score=0.85, reason=f"{_pair(left, right)} differ by one letter{_both(left, right)}")


def _longer_name(left: Node, right: Node) -> Match | None:
    if not (left.person and right.person and _longer(left.person, right.person) and left.support & right.support):
        return None
    return Match(score=0.85, reason=f"{_pair(left, right)} are a shorter and a longer name{_both(left, right)}")


def _surname(left: Node, right: Node) -> Match | None:
    """A surname alone joins a full name (or the same surname) of pages on the same matter."""
    if not (left.person and right.person) or (left.person.whole and right.person.whole):
        return None
    if sound(left.person.family) != sound(right.person.family):
        return None
    full = left.person.whole or right.person.whole
    beside = _both(left, right)
    return Match(
        score=0.8 + 0.08 * full + 0.05 * bool(beside),
        reason=f"{_pair(left, right)} share the surname on pages about the same parties{beside}",
        related=True,
    )


def _office(left: Node, right: Node) -> Match | None:
    """An office without a name joins the one person who is named with it."""
    if left.lead.sort != "office" and right.lead.sort != "office":
        return None
    if not {left.lead.sort, right.lead.sort} <= {"office", "person"}:
        return None
    both = set(_offices(left)) & set(_offices(right))
    if not both or not (left.states | _state_codes(left)) & (right.states | _state_codes(right)):
        return None
    office = " ".join(min(both))
    return Match(score=0.82, reason=f"{_pair(left, right)} hold one office, {office}", related=True)


def _government(left: Node, right: Node) -> Match | None:
    if left.government is None or left.government != right.government:
        return None
    return Match(score=0.95, reason=f"{_pair(left, right)} stand for one government")


def _body(left: Node, right: Node) -> Match | None:
    if "body" not in (left.lead.sort, right.lead.sort) or not left.core or sorted(left.core) != sorted(right.core):
        return None
    if {left.lead.sort, right.lead.sort} & {"person", "surname"} or _states_differ(left, right):
        return None
    known = bool(left.states and right.states)
    if is_general(left.core) and not known:
        return Match(score=0.7, reason=f"“{left.lead.main}” is named on pages about the same parties", related=True)
    return Match(score=0.94, reason=f"{_pair(left, right)} are names of one body")


def _acronym(left: Node, right: Node) -> Match | None:
    if not left.acronyms & right.acronyms or _states_differ(left, right):
        return None
    acronym = min(left.acronyms & right.acronyms)
    return Match(score=0.92, reason=f"{_pair(left, right)} are known by one acronym, {acronym}")


def _initial_letters(left: Node, right: Node) -> Match | None:
    """An acronym nobody spelt out, beside a name whose first letters it is."""
    for short, full in ((left, right), (right, left)):
        fitting = short.acronyms & _initials(full)
        if fitting and not _states_differ(left, right):
            return Match(
                score=0.8,
                reason=f"“{short.lead.main}” has the first letters of “{full.lead.main}”",
                related=True,
            )
    return None


def _group(left: Node, right: Node) -> Match | None:
    """A group of one word ("analysts") is one on pages about the same parties."""
    if not (left.lead.sort == right.lead.sort == "group" and left.weak and right.weak) or left.core != right.core:
        return None
    return Match(score=0.7, reason=f"the words “{left.lead.main}” stand on pages about the same parties", related=True)


def _called(left: Node, right: Node) -> Match | None:
    """A body called by the last word of its name ("the union"), or without the word for whose it is ("State")."""
    for short, full in ((left, right), (right, left)):
        bodies = lexicon("translit")["bodies"]
        size = len(short.core)
        ends = 0 < size < len(full.core) and full.core[-size:] == short.core
        if full.lead.sort != "body" or not ends or _states_differ(left, right):
            continue
        common = size == 1 and short.weak and not short.lead.names and short.core[0] in bodies["called"]
        bare = size > 1 and short.lead.sort == "body" and full.core[0] in bodies["prefixes"] and len(full.core) == size + 1
        if common or bare:
            return Match(
                score=0.66,
                reason=f"“{short.lead.main}” is short for “{full.lead.main}” on pages about the same parties",
                related=True,
            )
    return None


def _described(left: Node, right: Node) -> Match | None:
    """A body by its description ("the city's civil protection office") is one on pages about the same parties."""
    if not (_is_described(left) and _is_described(right)) or _states_differ(left, right):
        return None
    if _described_core(left) != _described_core(right) or left.government != right.government:
        return None
    return Match(
        score=0.72,
        reason=f"{_pair(left, right)} describe one body on pages about the same parties",
        related=True,
    )


def _is_described(node: Node) -> bool:
    """Whether a body is known by two words or more that are no name, and not by words that fit many at once."""
    bodies = lexicon("translit")["bodies"]
    core = _described_core(node)
    if node.lead.names or node.lead.kind not in ("organisation", "government") or len(core) < LEAST_DESCRIBED:
        return False
    return " ".join(core) not in bodies["many"] and node.core[0] not in bodies["others"]


def _described_core(node: Node) -> tuple[str, ...]:
    """The words of the body without those for the place it is of ("the city's")."""
    owners = lexicon("translit")["bodies"]["owners"]
    return node.core[1:] if node.core and node.core[0] in owners else node.core


def _voice(left: Node, right: Node) -> Match | None:
    """Parties nobody names are one only where the same words stand around the same words: a copied passage."""
    if left.lead.sort != right.lead.sort or left.pages & right.pages or not (left.weak or left.lead.sort == "group"):
        return None
    if _own(left) != _own(right):
        return None
    words, others = set(left.lead.voice), set(right.lead.voice)
    if min(len(words), len(others)) < LEAST_WORDS or len(words & others) < ALIKE * len(words | others):
        return None
    return Match(score=0.9, reason=f"the words “{left.lead.main}” stand in the same sentence on each page")


RULES: tuple[Callable[[Node, Node], Match | None], ...] = (
    _spellings,
    _slipped_letter,
    _longer_name,
    _surname,
    _office,
    _government,
    _body,
    _acronym,
    _initial_letters,
    _group,
    _called,
    _described,
    _voice,
)


def _one_name(left: PersonName, right: PersonName) -> bool:
    """Whether two full names are spellings of one. Names that put the family first must be the same but for order and marks."""
    if left.suffix != right.suffix:
        return False
    if left.run == right.run or sorted(left.tokens) == sorted(right.tokens):
        return True
    if left.settled or right.settled or sound(left.family) != sound(right.family):
        return False
    first, second = left.given, right.given
    if not same_given(first[0], second[0]):
        return False
    return all(same_given(one, other) for one, other in zip(first[1:], second[1:], strict=False))


def _longer(left: PersonName, right: PersonName) -> bool:
    """Whether one name is the beginning of the other ("Pedro Sanchez", "Pedro Sanchez Perez")."""
    short, long = sorted((left.tokens, right.tokens), key=len)
    return len(short) < len(long) and long[: len(short)] == short and left.suffix == right.suffix


def _slip(left: Node, right: Node) -> bool:
    one, other = left.person, right.person
    if one is None or other is None or one.settled or other.settled or not (one.given and other.given):
        return False
    if sound(one.given[0]) != sound(other.given[0]) or one.suffix != other.suffix or not left.support & right.support:
        return False
    short = min(len(one.family), len(other.family))
    return short >= LONG_SURNAME and one_edit_apart(sound(one.family), sound(other.family))


def _states_differ(left: Node, right: Node) -> bool:
    return bool(left.states and right.states and not left.states & right.states)


def _initials(node: Node) -> frozenset[str]:
    """The first letters of a body's name, with and without its small words; of names of three words or more."""
    if node.lead.sort != "body" or len(node.core) < 3:
        return frozenset()
    return frozenset({"".join(word[0] for word in node.core).upper()})


def _offices(node: Node) -> tuple[tuple[str, ...], ...]:
    """The offices held: those of its roles, or its own words. British and American spelling are one."""
    spelling = lexicon("translit")["bodies"]["spelling"]
    unique = {tuple(spelling.get(word, word) for word in head.split()) for head in lexicon("translit")["offices"]["unique"]}
    texts = [node.core] if node.lead.sort == "office" else [core_words(role) for party in node.parties for role in party.roles]
    found = set()
    for words in texts:
        ends = [words[-size:] for size in (3, 2, 1) if words[-size:] in unique and len(words) >= size]
        found.update(ends[:1])
    return tuple(sorted(found))


def _state_codes(node: Node) -> frozenset[str]:
    """States in the support; their codes are in capitals, words are not."""
    return frozenset(word for word in node.support if word.isupper())


def _own(node: Node) -> tuple[str, ...]:
    voice = node.lead.voice
    return voice[voice.index("[") : voice.index("]")] if "[" in voice else voice


def _pair(left: Node, right: Node) -> str:
    one, other = sorted((left.lead.main, right.lead.main))
    return f"“{one}” and “{other}”"


def _shared(left: Node, right: Node) -> str:
    """The words of the role or affiliation two nodes have most in common, or nothing."""
    shared = left.support & right.support
    texts = {text for node in (left, right) for party in node.parties for text in (*party.roles, *party.affiliations)}
    telling = [(len(shared & support_words((text,))), -len(text), text) for text in sorted(texts)]
    most = max(telling, default=(0, 0, ""))
    return most[2] if most[0] else ""


def _both(left: Node, right: Node) -> str:
    shared = _shared(left, right)
    return f", both “{shared}”" if shared else ""
