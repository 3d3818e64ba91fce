"""Groups of nodes that are one source: the strongest matches first, none that would hold two different parties.

Three rounds, each over what the round before left: names that tell by themselves; copied passages; then names and words that
need pages about the same parties, where a weak node joins only if there is one group it can mean.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from twosource.corpus.sources.match import Match, apart, keys, matches
from twosource.corpus.sources.nodes import Node

RELATED = 2
"""Strongly named parties two pages must share, the compared ones aside, to be about the same parties."""
CROWD = 400
"""Nodes under one key beyond which the key tells nothing (a six-word phrase of a boilerplate line)."""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Nodes that are one source, sorted, and the reasons in the order they were found."""

    nodes: tuple[Node, ...]
    reasons: tuple[str, ...]


class _Edge(msgspec.Struct, frozen=True, kw_only=True):
    left: int
    right: int
    match: Match


def gather(nodes: Sequence[Node]) -> tuple[Group, ...]:
    """All nodes in groups, sorted by the first node's signature.

    Args:
        nodes: sorted by signature.
    """
    forest = _Forest(nodes)
    edges = sorted(_edges(nodes), key=lambda edge: (-edge.match.score, edge.left, edge.right))
    for edge in edges:
        if not edge.match.related and not nodes[edge.left].weak and not nodes[edge.right].weak:
            forest.join(edge)
    for edge in edges:
        if not edge.match.related and (nodes[edge.left].weak or nodes[edge.right].weak):
            forest.join(edge)
    _join_weak(nodes, [edge for edge in edges if edge.match.related], forest)
    return forest.groups()


def _edges(nodes: Sequence[Node]) -> Iterable[_Edge]:
    """All matches of nodes that meet under some key, each pair once."""
    meeting: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for key in sorted(set(keys(node))):
            meeting[key].append(number)
    pairs = {
        (left, right)
        for together in meeting.values()
        if len(together) <= CROWD
        for at, left in enumerate(together)
        for right in together[at + 1 :]
    }
    for left, right in sorted(pairs):
        match = matches(nodes[left], nodes[right])
        if match is not None:
            yield _Edge(left=left, right=right, match=match)


def _join_weak(nodes: Sequence[Node], edges: Sequence[_Edge], forest: "_Forest") -> None:
    """Join nodes that need related pages, each where exactly one group is the best it can mean."""
    named = _named_pages(nodes)
    open_to: defaultdict[int, list[_Edge]] = defaultdict(list)
    for edge in edges:
        if _related(nodes[edge.left], nodes[edge.right], named):
            open_to[edge.left].append(edge)
            open_to[edge.right].append(edge)
    for number in sorted(open_to):
        best = max(edge.match.score for edge in open_to[number])
        leading = [edge for edge in open_to[number] if edge.match.score == best]
        if not _is_anchor(nodes[number], leading, nodes) and len({forest.root_of_other(edge, number) for edge in leading}) == 1:
            forest.join(leading[0])


def _is_anchor(node: Node, leading: Sequence[_Edge], nodes: Sequence[Node]) -> bool:
    """Whether a node is the strong side of its matches: it takes weak ones in, it does not choose among them."""
    return not node.weak and any(nodes[edge.left].weak or nodes[edge.right].weak for edge in leading)


def _named_pages(nodes: Sequence[Node]) -> Mapping[str, frozenset[int]]:
    """By page, the numbers of the strongly named nodes on it."""
    named: defaultdict[str, set[int]] = defaultdict(set)
    for number, node in enumerate(nodes):
        if not node.weak and node.lead.sort in ("person", "body") and node.government is None:
            for page in node.pages:
                named[page].add(number)
    return {page: frozenset(numbers) for page, numbers in named.items()}


def _related(left: Node, right: Node, named: Mapping[str, frozenset[int]]) -> bool:
    nothing: frozenset[int] = frozenset()
    here = frozenset[int]().union(*(named.get(page, nothing) for page in left.pages))
    there = frozenset[int]().union(*(named.get(page, nothing) for page in right.pages))
    return len(here & there) >= RELATED


class _Forest:
    """Union-find over node numbers with a veto: no group holds two nodes that are apart, or a weak node twice on a page."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self._parent = list(range(len(nodes)))
        self._members = {number: [number] for number in range(len(nodes))}
        self._reasons: defaultdict[int, list[str]] = defaultdict(list)

    def root(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def root_of_other(self, edge: _Edge, number: int) -> int:
        return self.root(edge.right if edge.left == number else edge.left)

    def join(self, edge: _Edge) -> None:
        one, other = sorted((self.root(edge.left), self.root(edge.right)))
        if one == other or self._clash(one, other):
            return
        self._parent[other] = one
        self._members[one] += self._members.pop(other)
        self._reasons[one] += [*self._reasons.pop(other, []), edge.match.reason]

    def groups(self) -> tuple[Group, ...]:
        return tuple(
            Group(
                nodes=tuple(self._nodes[number] for number in sorted(members)),
                reasons=tuple(dict.fromkeys(self._reasons[root])),
            )
            for root, members in sorted(self._members.items())
        )

    def _clash(self, one: int, other: int) -> bool:
        for left in (self._nodes[number] for number in self._members[one]):
            for right in (self._nodes[number] for number in self._members[other]):
                if apart(left, right) or ((left.weak or right.weak) and left.pages & right.pages):
                    return True
        return False
