"""What can be said of a point: by how many origins, newsrooms and sources, and which assessment applies first."""

from collections.abc import Mapping, Sequence

import msgspec

from twosource.corpus.points.estimates import Estimate
from twosource.corpus.points.flaws import comparable
from twosource.corpus.points.proof import same_holder
from twosource.corpus.points.relate import overtaken
from twosource.model import Assessment, Derivation, PageFacts, Reading, Relation


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many stand behind a point's comparable claims."""

    origins: int
    newsrooms: int
    sources: int


def count(group: Sequence[Estimate], own_newsroom: Mapping[str, bool]) -> Counts:
    """Origins, newsrooms and sources behind the comparable estimates (behind all, where none is comparable).

    Args:
        group: the estimates of one point, folded or not: a copy changes no count.
        own_newsroom: by page, whether a page of unknown newsroom counts as one of its own.
    """
    telling = [found for found in group if comparable(found)] or list(group)
    rooms = {room for found in telling if (room := newsroom_of(found, own_newsroom)) is not None}
    return Counts(
        origins=len({found.origin for found in telling}),
        newsrooms=len(rooms),
        sources=len({found.voice for found in telling if found.source is not None}),
    )


def own_newsrooms(readings: Sequence[Reading], derivations: Sequence[Derivation]) -> dict[str, bool]:
    """By page, whether nothing is derived from another page or credited to an agency."""
    taken = {found.child for found in derivations if found.kind != "shared_quotes"}
    credited = {facts.page for reading in readings for facts in reading.of(PageFacts) if facts.agencies}
    return {reading.page.id: reading.page.id not in taken | credited for reading in readings}


def newsroom_of(found: Estimate, own_newsroom: Mapping[str, bool]) -> str | None:
    """The newsroom behind an estimate; the origin itself where it is unknown and counts as its own; else None."""
    if found.newsroom is not None:
        return found.newsroom.casefold()
    return found.origin if own_newsroom.get(found.page, True) else None


def assess(
    shown: Sequence[Estimate], relations: Sequence[Relation], counts: Counts, own_newsroom: Mapping[str, bool]
) -> tuple[Assessment, str]:
    """The first assessment that applies, and why in words.

    Args:
        shown: the representative estimates of the point.
        relations: those between their claims.
        counts: of the point.
        own_newsroom: as in `count`.
    """
    gone = overtaken(shown, {relation.left for relation in relations if relation.kind == "superseded"})
    latest = [found for found in shown if comparable(found) and found.claim.id not in gone]
    standing = {found.claim.id for found in latest}
    holding = [relation for relation in relations if {relation.left, relation.right} <= standing]
    conflict = next((relation for relation in holding if relation.kind == "conflict"), None)
    if conflict is not None:
        return "conflicting", f"among the latest claims, {conflict.why[0].lower()}{conflict.why[1:].rstrip('.')}"
    if gone and latest and all(same_holder(latest[0], found) for found in latest[1:]):
        return "superseded", f"all but “{latest[-1].value.words}” and what its holder says with it are overtaken"
    if counts.newsrooms <= 1:
        return "one_newsroom", "one newsroom's reports stand behind it"
    if counts.sources == 1:
        return "one_source", "only one source is named for it"
    agreeing = _agreeing(latest, holding, own_newsroom)
    if agreeing is not None:
        return "corroborated", f"two newsrooms and two independent sources agree: {agreeing}"
    return "open", "no two independent sources of different newsrooms agree, and none conflict"


def _agreeing(latest: Sequence[Estimate], relations: Sequence[Relation], own_newsroom: Mapping[str, bool]) -> str | None:
    by_claim = {found.claim.id: found for found in latest}
    for relation in relations:
        left, right = by_claim[relation.left], by_claim[relation.right]
        rooms = {newsroom_of(left, own_newsroom), newsroom_of(right, own_newsroom)}
        if relation.kind != "agree" or None in rooms or len(rooms) < 2:
            continue
        if left.source and right.source and _is_firsthand(left, right) and not same_holder(left, right):
            return f"“{left.value.words}” ({left.source.name}) and “{right.value.words}” ({right.source.name})"
    return None


def _is_firsthand(left: Estimate, right: Estimate) -> bool:
    """Whether both are on the word of somebody known who is no other outlet: that one has its word from somebody too."""
    return not {found.source.kind for found in (left, right) if found.source} & {"outlet", "unknown"}
