"""Which estimates speak to one matter: same thing, same predicate, same people, same part."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from twosource.corpus.points.counted import Thing
from twosource.corpus.points.estimates import Estimate
from twosource.corpus.points.nouns import NATIONALS
from twosource.corpus.points.predicates import open_predicate
from twosource.language import lexicon

SHARED_SUBJECT = 0.5
"""Share of the smaller set of content words that two measures of one unit must have in common to measure one thing."""
SHARED_WORDS = 2
"""Content words two figures must share where neither the counted words nor a predicate ties them together."""
SHARED_BY_THINGS = 3
"""Content words that two counts of things of which nothing is said to have happened must share,"""
SHARED_SHARE = 0.4
"""and the share of the smaller set that these must be."""
NAMED_NEARBY = 0.4
"""Tie of a measure of something to one that only has its name in the words before."""
OTHER_TIME = 60
"""Days between the times two counts are about from which they are of different matters (an earlier disaster, last year)."""


def matters(estimates: Sequence[Estimate]) -> tuple[tuple[Estimate, ...], ...]:
    """Groups of estimates that speak to one matter, each and all in reading order.

    Groups are built strongest tie first, and never hold two estimates that a rule keeps apart.
    """
    groups: list[list[Estimate]] = []
    for block in _blocks(estimates):
        groups += _gathered(block)
    return tuple(sorted((tuple(group) for group in groups), key=lambda group: group[0].rank))


def _blocks(estimates: Sequence[Estimate]) -> Iterator[list[Estimate]]:
    """Estimates that could meet at all: one unit, one noun, or people; one predicate; one time; parts or wholes."""
    people = lexicon("points")["people"]["classes"]
    blocks: defaultdict[tuple[str, ...], list[Estimate]] = defaultdict(list)
    for found in estimates:
        thing = found.thing
        counted = (
            ("unit", thing.unit)
            if thing.unit
            else ("people", _told(thing) or "")
            if thing.head in people
            else (
                "thing",
                thing.head,
                _told(thing) or "",
            )
        )
        blocks[*counted, found.era, str(found.part), str(found.figure.change_role == "by")].append(found)
    return (blocks[key] for key in sorted(blocks))


def _gathered(block: Sequence[Estimate]) -> list[list[Estimate]]:
    together: defaultdict[tuple[object, ...], list[Estimate]] = defaultdict(list)
    for found in block:
        together[_signature(found)].append(found)
    nodes = sorted(together.values(), key=lambda node: node[0].rank)
    veto = _Veto()
    kinds = [veto.kind(node[0]) for node in nodes]
    ties = [
        (strength, at, beside)
        for at, one in enumerate(nodes)
        for beside, other in enumerate(nodes[at + 1 :], start=at + 1)
        if not veto(kinds[at], kinds[beside]) and (strength := strength_of(one[0], other[0])) > 0
    ]
    home = list(range(len(nodes)))
    members = {at: {kinds[at]} for at in home}
    for _, at, beside in sorted(ties, key=lambda edge: (-edge[0], edge[1], edge[2])):
        one, other = sorted((_root(home, at), _root(home, beside)))
        if one == other or any(veto(left, right) for left in members[one] for right in members[other]):
            continue
        home[other] = one
        members[one] |= members.pop(other)
    groups: defaultdict[int, list[Estimate]] = defaultdict(list)
    for at, node in enumerate(nodes):
        groups[_root(home, at)] += node
    return [sorted(group, key=lambda found: found.rank) for group in groups.values()]


def _root(home: list[int], at: int) -> int:
    while home[at] != at:
        home[at] = home[home[at]]
        at = home[at]
    return at


class _Veto:
    """Which kinds of estimates the rules keep apart; a kind is all that the rules look at, so each pair is asked once."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[object, ...], int] = {}
        self._firsts: list[Estimate] = []
        self._asked: dict[tuple[int, int], bool] = {}

    def kind(self, found: Estimate) -> int:
        thing = found.thing
        looked_at = (
            (thing.head, thing.unit, _told(thing), thing.states, thing.around, thing.measured),
            (found.place.states, found.part, found.figure.change_role == "by", found.about, found.era),
        )
        if looked_at not in self._kinds:
            self._kinds[looked_at] = len(self._firsts)
            self._firsts.append(found)
        return self._kinds[looked_at]

    def __call__(self, one: int, other: int) -> bool:
        if (one, other) not in self._asked:
            self._asked[one, other] = self._asked[other, one] = apart(self._firsts[one], self._firsts[other])
        return self._asked[one, other]


def _signature(found: Estimate) -> tuple[object, ...]:
    """Estimates that are tied to all others in the same way."""
    return (found.thing, found.place, found.part, found.figure.change_role == "by", found.about, found.era)


def tie(left: Estimate, right: Estimate) -> float:
    """How strongly two estimates speak to one matter, from 0 (not at all) to 1."""
    return 0.0 if apart(left, right) else strength_of(left, right)


def strength_of(left: Estimate, right: Estimate) -> float:
    """How strongly two estimates that no rule keeps apart speak to one matter, from 0 (not at all) to 1."""
    one, other = left.thing, right.thing
    shared = len(one.subject & other.subject)
    least = min(len(one.subject), len(other.subject)) or 1
    if one.unit:
        return _measure_tie(one, other, shared, least)
    strength = 0.3 * (one.head == other.head) + 0.2 * min(1.0, shared / least)
    if one.states & other.states:
        return strength + 0.4
    if one.states or other.states:
        named, bare = (one, other) if one.states else (other, one)
        return strength + 0.2 if named.states & bare.around else 0.0
    if one.predicate == other.predicate and one.predicate not in (None, open_predicate()):
        return strength + 0.2
    people = one.head in lexicon("points")["people"]["classes"]
    enough = shared >= SHARED_WORDS if people else shared >= SHARED_BY_THINGS and shared / least >= SHARED_SHARE
    return strength if enough else 0.0


def _measure_tie(one: Thing, other: Thing, shared: int, least: int) -> float:
    """How strongly two measures of one unit measure one thing: by what they say they measure, else by the words around."""
    share = shared / least
    alike = share if share >= SHARED_SUBJECT and shared >= SHARED_WORDS else 0.0
    if not names_same(one, other):
        return alike
    return 1.0 if one.measured and other.measured else max(alike, NAMED_NEARBY)


def names_same(one: Thing, other: Thing) -> bool:
    """Whether two measures are of one thing by name, of more than one word; one may have the name in the words before it."""
    if one.measured and other.measured:
        return one.measured.key == other.measured.key and _is_telling(one)
    named, bare = (one, other) if one.measured else (other, one)
    return named.measured is not None and _is_telling(named) and set(named.measured.key) <= bare.nearby


def _is_telling(thing: Thing) -> bool:
    """Whether the name of what is measured is of more than one word, or one of which a story has but one."""
    key = thing.measured.key if thing.measured else ()
    return len(key) > 1 or bool(set(key) & set(lexicon("points")["phrases"]["alone"]))


def apart(left: Estimate, right: Estimate) -> bool:
    """Whether a rule keeps two estimates from ever being of one matter."""
    return any(rule(left, right) for rule in KEEP_APART)


def _other_thing(left: Estimate, right: Estimate) -> bool:
    one, other = left.thing.head, right.thing.head
    if one == other or (NATIONALS in (one, other) and "" not in (one, other)):
        return False
    told = left.thing.predicate if left.thing.predicate == right.thing.predicate else None
    return told is None or not {one, other} <= set(lexicon("points")["predicates"][told].get("same", ()))


def _other_measured(left: Estimate, right: Estimate) -> bool:
    one, other = left.thing.measured, right.thing.measured
    return one is not None and other is not None and one.head != other.head


def _other_people(left: Estimate, right: Estimate) -> bool:
    one, other = left.thing.states, right.thing.states
    return bool(one and other and not one & other)


def _other_predicate(left: Estimate, right: Estimate) -> bool:
    return left.thing.unit is None and _told(left.thing) != _told(right.thing)


def _other_part(left: Estimate, right: Estimate) -> bool:
    return left.part != right.part


def _other_change(left: Estimate, right: Estimate) -> bool:
    return (left.figure.change_role == "by") != (right.figure.change_role == "by")


def _other_state(left: Estimate, right: Estimate) -> bool:
    one, other = left.place.states, right.place.states
    return bool(one and other and not one & other)


def _other_era(left: Estimate, right: Estimate) -> bool:
    return left.era != right.era


def _other_ground(left: Estimate, right: Estimate) -> bool:
    """Where no word counted names a people, the sentences must not name different states only."""
    if left.thing.states or right.thing.states:
        return False
    one, other = left.thing.around | left.place.states, right.thing.around | right.place.states
    return bool(one and other and not one & other)


def _other_time(left: Estimate, right: Estimate) -> bool:
    early, late = (left.about, right.about) if left.about.before(right.about) else (right.about, left.about)
    if not early.before(late) or early.last is None or late.first is None:
        return False
    return days_between(early.last, late.first) >= OTHER_TIME


def _told(thing: Thing) -> str | None:
    return None if thing.predicate == open_predicate() else thing.predicate


def days_between(early: str, late: str) -> int:
    """Days from one ISO day to another; 0 for a day no calendar of ours holds."""
    try:
        return (date.fromisoformat(late) - date.fromisoformat(early)).days
    except ValueError:
        return 0


KEEP_APART: tuple[Callable[[Estimate, Estimate], bool], ...] = (
    _other_thing,
    _other_measured,
    _other_people,
    _other_predicate,
    _other_part,
    _other_change,
    _other_state,
    _other_ground,
    _other_era,
    _other_time,
)
