"""Pages of one story -> origins: how many reports there are, however many pages carry them, and who made each.

Copies, abridgements, edits, rewrites and updates are folded into the report they come from; shared quotations fold nothing.
"""

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from twosource.language import lexicon
from twosource.model import Block, Derivation, DerivationKind, NamedFact, Origin, PageFacts, Reading, content_id

CARRIED = 0.25
"""Least share of a page that must still be its root's, taken as the product of the shares along the way. A rewrite of a rewrite
of a rewrite, each holding about 60 % of the one before, is below it. Chosen, not measured: no set holds such lines."""

_VERBS: Mapping[DerivationKind, str] = {
    "copy": "copies",
    "abridged": "abridges",
    "edited": "edits",
    "update": "updates",
    "rewrite": "rewrites",
}


def find_origins(readings: Sequence[Reading], derivations: Sequence[Derivation]) -> tuple[Origin, ...]:
    """Fold the pages of one story into reports.

    Args:
        readings: the story's pages with `PageFacts` and `Block`; in any order.
        derivations: those found among these pages. Only each child's main one folds.

    Returns:
        Origins in the order of their first page (name, then id); every page is in exactly one.
    """
    ranked = sorted(readings, key=lambda reading: (reading.page.name, reading.page.id))
    by_id = {reading.page.id: reading for reading in ranked}
    main = {found.child: found for found in derivations if found.main and found.kind in _VERBS}
    direct = {(found.child, found.parent) for found in derivations if found.kind in _VERBS}
    roots = _roots(by_id, main, direct)
    members: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in ranked:
        members[roots[reading.page.id]].append(reading)
    return tuple(_origin(by_id[root], pages, main) for root, pages in members.items())


def count_newsrooms(origins: Iterable[Origin]) -> int:
    """How many newsrooms made these reports.

    Reports of one newsroom count once. A report of unknown newsroom counts as one of its own: had its pages come from another's
    report or credited one, it would not be unknown.
    """
    known = {_plain(origin.newsroom) for origin in origins if origin.newsroom is not None}
    return len(known) + sum(origin.newsroom is None for origin in origins)


def _roots(pages: Iterable[str], main: Mapping[str, Derivation], direct: AbstractSet[tuple[str, str]]) -> dict[str, str]:
    """The root of each page: its parent's, if it comes from that or holds enough of it by way of others; else itself."""
    roots: dict[str, str] = {}
    shares: dict[str, float] = {}
    for page in pages:
        for here in reversed(_upwards(page, main, roots)):
            parent = main[here].parent if here in main else None
            roots[here], shares[here] = here, 1.0
            if parent in roots:
                share = shares[parent] * main[here].containment[0]
                if share >= CARRIED or (here, roots[parent]) in direct:
                    roots[here], shares[here] = roots[parent], share
    return roots


def _upwards(page: str, main: Mapping[str, Derivation], known: Mapping[str, str]) -> list[str]:
    """The page, its parent and so on, up to one whose root is known; a page met twice ends the line."""
    line: dict[str, None] = {}
    here: str | None = page
    while here is not None and here not in known and here not in line:
        line[here] = None
        here = main[here].parent if here in main else None
    return list(line)


def _origin(root: Reading, pages: Sequence[Reading], main: Mapping[str, Derivation]) -> Origin:
    credits_by_page = {reading.page.id: _credited(reading) for reading in pages}
    agency = credits_by_page[root.page.id] or _most_credited(credits_by_page.values())
    publisher = _publisher(root)
    newsroom = agency or publisher
    seen = agency is None or any(_agency(_publisher(reading)) == agency for reading in pages)
    return Origin(
        id=content_id("or", *sorted(credits_by_page)),
        why=" ".join([_folded(root, pages, main), _made_by(root, agency, publisher, seen=seen)]),
        pages=tuple(reading.page.id for reading in pages),
        newsroom=newsroom,
        seen=seen,
    )


# Who made it


@functools.cache
def _agencies() -> Mapping[str, str]:
    """Agency by each way it is written, without case and article."""
    return {_plain(alias): name for name, others in lexicon("outlets")["agencies"].items() for alias in (name, *others)}


def _plain(name: str) -> str:
    """A name without case and article, for comparing."""
    return name.casefold().removeprefix("the ").strip()


def _agency(name: str | None) -> str | None:
    return _agencies().get(_plain(name)) if name is not None else None


def _publisher(reading: Reading) -> str | None:
    return next((facts.publisher.name for facts in reading.of(PageFacts) if facts.publisher), None)


def _credited(reading: Reading) -> str | None:
    """The agency whose report the page carries: its own if an agency publishes it, else the first it credits.

    "... told the Agency" in the running text is a credit only on a page that has no author and no other credit, since papers
    quote what was told to agencies.
    """
    facts = next(iter(reading.of(PageFacts)), None)
    if facts is None:
        return None
    own = _agency(_publisher(reading))
    if own is not None:
        return own
    lines = [named for named in facts.agencies if not _is_told(named, reading)]
    if lines:
        return _name(lines[0])
    return _name(facts.agencies[0]) if len(facts.agencies) == 1 and not facts.authors else None


def _name(named: NamedFact) -> str:
    return _agency(named.name) or named.name


def _is_told(named: NamedFact, reading: Reading) -> bool:
    """Whether the agency is named in running text only."""
    text = [block.span for block in reading.of(Block) if block.role in ("paragraph", "standfirst")]
    return bool(named.evidence) and all(any(span.holds(words) for span in text) for words in named.evidence)


def _most_credited(credited: Iterable[str | None]) -> str | None:
    counts = Counter(agency for agency in credited if agency is not None)
    return min(counts, key=lambda agency: (-counts[agency], agency), default=None)


# Why


def _folded(root: Reading, pages: Sequence[Reading], main: Mapping[str, Derivation]) -> str:
    if len(pages) == 1:
        return "No other page comes from it or gave rise to it."
    names = {reading.page.id: reading.page.name for reading in pages}
    steps = [
        f"{name} {_VERBS[main[page].kind]} {names.get(main[page].parent, root.page.name)}"
        for page, name in names.items()
        if page != root.page.id
    ]
    return f"{len(pages)} pages carry one report: {', '.join(steps)}."


def _made_by(root: Reading, agency: str | None, publisher: str | None, *, seen: bool) -> str:
    if agency is not None and seen:
        return f"{agency} published it."
    if agency is not None:
        return f"It is credited to {agency}, whose own page is not among those given."
    if publisher is not None:
        return f"{publisher} published it and credits no agency."
    return f"Nothing on {root.page.name} tells who made it."
