"""Parties that are one beyond doubt, on however many pages: what is compared afterwards.

A copied page adds parties to nodes, never a node. That is what keeps a copy from adding a source.
"""

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

from twosource.corpus.sources.parties import Party
from twosource.corpus.sources.spelling import PersonName, person_name, plain_words
from twosource.language import lexicon
from twosource.language.states import government_of, without_states


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """Parties of one signature.

    Attributes:
        signature: what they share; sorts nodes the same way on every machine.
        lead: the party with the smallest id; speaks for the others where they are the same by construction.
        weak: whether name or words alone do not tell who is meant, so that other pages must support a join.
    """

    signature: tuple[str, ...]
    lead: Party
    parties: tuple[Party, ...]
    weak: bool
    person: PersonName | None
    core: tuple[str, ...]
    acronyms: frozenset[str]
    government: str | None
    states: frozenset[str]
    support: frozenset[str]
    pages: frozenset[str]


def nodes_of(parties: Iterable[Party]) -> tuple[Node, ...]:
    """Nodes by signature, sorted."""
    together: defaultdict[tuple[str, ...], list[Party]] = defaultdict(list)
    before: Counter[tuple[str, ...]] = Counter()
    for party in sorted(parties, key=lambda party: (party.page, party.mentions)):
        signature = _signature(party)
        if party.sort == "single":  # two unnamed parties of one page are two, even in the same words
            before[party.page, *signature] += 1
            signature = (*signature, str(before[party.page, *signature]))
        together[signature].append(party)
    return tuple(_node(signature, together[signature]) for signature in sorted(together))


@functools.lru_cache(maxsize=65536)
def core_words(text: str) -> tuple[str, ...]:
    """The words of a body's or group's name without states and small words, in American spelling, in order."""
    knowledge = lexicon("translit")["bodies"]
    words = (knowledge["spelling"].get(word, word) for word in plain_words(without_states(text)))
    return tuple(word for word in words if word not in knowledge["small"])


def is_general(core: tuple[str, ...]) -> bool:
    """Whether a name is so general that only a state or place tells which body is meant."""
    return not core or " ".join(core) in _general()


@functools.cache
def _general() -> frozenset[str]:
    return frozenset(" ".join(core_words(name)) for name in lexicon("translit")["bodies"]["general"])


def _node(signature: tuple[str, ...], parties: list[Party]) -> Node:
    lead = min(parties, key=lambda party: party.id)
    named = lead.main
    acronyms = {acronym.upper() for party in parties for acronym in party.acronyms}
    acronyms.update(_as_acronym(name) for party in parties for name in (party.names or ()) if _as_acronym(name))
    return Node(
        signature=signature,
        lead=lead,
        parties=tuple(parties),
        weak=_is_weak(lead),
        person=person_name(named) if lead.sort in ("person", "surname") or _may_be_person(lead) else None,
        core=core_words(named),
        acronyms=frozenset(acronyms) if lead.sort == "body" else frozenset(),
        government=government_of(named) if lead.sort == "body" else None,
        states=frozenset(code for party in parties for code in party.states),
        support=frozenset(word for party in parties for word in party.support),
        pages=frozenset(party.page for party in parties),
    )


def _signature(party: Party) -> tuple[str, ...]:
    """What makes parties of two pages one without a comparison."""
    if party.sort == "person":
        name = person_name(party.main)
        return ("person", name.run, name.suffix)
    if _is_weak(party):
        return (party.sort, *_known(party), "", *party.voice)
    return (party.sort, *_known(party))


def _known(party: Party) -> tuple[str, ...]:
    if party.sort == "body":
        government = government_of(party.main)
        return (government,) if government else (*sorted(party.states), "", *core_words(party.main))
    if party.sort == "group":
        return (*sorted(party.states), "", *sorted(core_words(party.main)))
    return plain_words(party.main)


def _is_weak(party: Party) -> bool:
    if party.sort == "body":
        return not government_of(party.main) and is_general(core_words(party.main)) and not party.states
    if party.sort == "group":
        return not party.states and len(core_words(party.main)) < 2
    return party.sort in ("surname", "office", "single")


def _may_be_person(party: Party) -> bool:
    """Whether a single word of unknown kind could be a surname."""
    return party.sort == "body" and party.kind == "unknown" and not person_name(party.main).whole


def _as_acronym(name: str) -> str:
    """The acronym a name is or holds beside a state ("GUR", "the GUR", "Ukrainian GUR"), or nothing."""
    words = [word for word in without_states(name).replace(".", "").split() if word.casefold() != "the"]
    return words[0] if len(words) == 1 and 2 <= len(words[0]) <= 6 and words[0].isupper() and words[0].isalpha() else ""
