"""Page parties to sources: who speaks, the same across pages and spellings.

The steps: parties of each page (`parties`), parties that are one beyond doubt (`nodes`), what links nodes (`match`, on
`spelling`), groups with vetoes (`gather`), and here the sources made of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from twosource.corpus.sources.gather import Group, gather
from twosource.corpus.sources.nodes import core_words, nodes_of
from twosource.corpus.sources.parties import Party, parties_of, settled
from twosource.corpus.sources.spelling import person_name, plain_words, sound
from twosource.language import lexicon
from twosource.language.states import government_of, states_in
from twosource.model import PageSpan, PartyKind, Reading, Source, content_id

__all__ = ["find_sources"]


def find_sources(readings: Sequence[Reading]) -> tuple[Source, ...]:
    """Join the parties of all pages into sources.

    Only parties that speak (are the source of an attribution) on some page become sources, with all they are joined to.
    Spellings of one name, a body and its acronym, a government and its seat are one source; persons with different given
    names never are. Parties nobody names are one only where a passage with them was copied.

    Args:
        readings: with Mention, Attribution and Sentence; in any order.

    Returns:
        Sources in the order of their first mention, pages by name and id. Empty if nobody is quoted. A copied page adds none.
    """
    ordered = sorted(readings, key=lambda reading: (reading.page.name, reading.page.id))
    rank = {reading.page.id: number for number, reading in enumerate(ordered)}
    parties = settled([party for reading in ordered for party in parties_of(reading)])
    groups = [group for group in gather(nodes_of(parties)) if any(party.speaks for party in _members(group))]
    sources = sorted((_source(group, rank) for group in groups), key=lambda source: _place(source.mentions[0], rank))
    offices = {party.id: (*party.affiliations, *party.roles) for group in groups for party in _members(group)}
    return _with_principals(_with_single_ids(sources), offices)


def _source(group: Group, rank: Mapping[str, int]) -> Source:
    members = sorted(_members(group), key=lambda party: (rank[party.page], party.mentions))
    mentions = sorted(
        {PageSpan(page=party.page, span=span) for party in members for span in party.mentions},
        key=lambda mention: _place(mention, rank),
    )
    kind = _kind(members)
    name = _name(members)
    named = any(party.names for party in members)
    return Source(
        id=_id(group, name, members, strong=named and not all(node.weak for node in group.nodes)),
        why=_why(group, members),
        name=name,
        names=tuple(sorted({name for party in members for name in party.names})),
        kind=kind,
        role=_most(members, "roles"),
        affiliation=_most(members, "affiliations"),
        anonymity_reason=next((party.reason for party in members if party.reason), None),
        parties=tuple(sorted(party.id for party in members)),
        mentions=tuple(mentions),
    )


def _members(group: Group) -> tuple[Party, ...]:
    return tuple(party for node in group.nodes for party in node.parties)


def _kind(members: Sequence[Party]) -> PartyKind:
    """The kind most pages give; a tie goes to the earlier in the alphabet. "Unknown" only if nobody knows better."""
    counted: Counter[PartyKind] = Counter(party.kind for party in members if party.kind != "unknown")
    return min(counted, key=lambda kind: (-counted[kind], kind), default="unknown")


def _name(members: Sequence[Party]) -> str:
    """The fullest name: most words, then longest, then by alphabet; without any, the words of the first party."""
    names = {name for party in members for name in party.names}
    return min(names, key=lambda name: (-len(plain_words(name)), -len(name), name), default=members[0].words)


def _most(members: Sequence[Party], field: str) -> str | None:
    """The role or affiliation given most often; a tie goes to the longest, then by alphabet."""
    counted = Counter(text for party in members for text in getattr(party, field))
    return min(counted, key=lambda text: (-counted[text], -len(text), text), default=None)


def _id(group: Group, name: str, members: Sequence[Party], *, strong: bool) -> str:
    """From the folded name where that tells who is meant; else from the place of the first mention."""
    if not strong:
        first = min(members, key=lambda party: (party.page, party.mentions))
        return content_id("so", first.page, first.mentions[0])
    if any(node.lead.sort == "person" for node in group.nodes):
        return content_id("so", "person", *(sound(word) for word in person_name(name).tokens), person_name(name).suffix)
    government = government_of(name)
    return content_id("so", "body", *((government,) if government else (*states_in(name), *core_words(name))))


def _with_single_ids(sources: Sequence[Source]) -> list[Source]:
    """The sources with the page and place of their first mention in the id where two would share one."""
    counted = Counter(source.id for source in sources)
    return [
        source
        if counted[source.id] == 1
        else msgspec.structs.replace(source, id=content_id("so", source.id, min(source.mentions)))
        for source in sources
    ]


def _place(mention: PageSpan, rank: Mapping[str, int]) -> tuple[int, int, int]:
    return rank[mention.page], mention.span.start, mention.span.end


def _why(group: Group, members: Sequence[Party]) -> str:
    pages = len({party.page for party in members})
    on_pages = f"on {pages} pages" if pages > 1 else "on one page"
    if group.reasons:
        return f"{_counted(members)}: {'; '.join(group.reasons)}."
    lead = group.nodes[0].lead
    if lead.names:
        return f"“{lead.main}” is named {on_pages}."
    if lead.sort == "group":
        return f"The words “{lead.main}” tell who speaks {on_pages}."
    if pages > 1:
        return f"The words “{lead.main}” stand in the same sentence {on_pages}; unnamed parties are joined in no other way."
    return f"The words “{lead.main}” name nobody; unnamed parties of different pages are not taken for one."


def _counted(members: Sequence[Party]) -> str:
    """The variants with the number of pages each stands on."""
    pages: dict[str, set[str]] = {}
    for party in members:
        for name in party.names[:1] or (party.words,):
            pages.setdefault(name, set()).add(party.page)
    shown = (f"“{name}” ({len(on)} {'page' if len(on) == 1 else 'pages'})" for name, on in sorted(pages.items()))
    return ", ".join(shown)


def _with_principals(sources: Sequence[Source], offices: Mapping[str, Sequence[str]]) -> tuple[Source, ...]:
    """The sources with `speaks_for` filled for those whose role is to speak for a body that is a source too.

    Args:
        sources: all of them, with their ids settled.
        offices: by party, the words of its affiliations and roles.
    """
    bodies = [source for source in sources if source.kind in ("organisation", "government", "outlet")]
    return tuple(
        msgspec.structs.replace(source, speaks_for=_principal(source, bodies, offices)) if _is_voice(source) else source
        for source in sources
    )


def _is_voice(source: Source) -> bool:
    role = " ".join(plain_words(source.role or ""))
    return any(role.endswith(word) or f"{word} " in role for word in lexicon("translit")["speaking"]["roles"])


def _principal(source: Source, bodies: Iterable[Source], offices: Mapping[str, Sequence[str]]) -> str | None:
    """The body whose name the affiliations (or roles) hold; the longest name if several do."""
    words = " ".join(words for party in source.parties for words in offices[party])
    core = set(core_words(words))
    states = set(states_in(words))
    fitting = [
        (len(core_words(name)), name, body.id)
        for body in bodies
        for name in (body.name, *body.names)
        if _is_named(name, core, states) and body.id != source.id
    ]
    return max(fitting, default=(0, "", None))[2]


def _is_named(name: str, core: set[str], states: set[str]) -> bool:
    government = government_of(name)
    if government is not None:  # "a Danish spokesman", but not "a Danish army spokesman"
        voices = {word for role in lexicon("translit")["speaking"]["roles"] for word in role.split()}
        return government in states and core <= voices | {"government"}
    return bool(core_words(name)) and set(core_words(name)) <= core and set(states_in(name)) <= states | set(states_in(name))
