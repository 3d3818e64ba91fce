"""Parties: who the sources are, the same across the pages of a story.

Over matched attributions (see `attributions`) whose gold names a party. **sources** B-cubed: the attributions of one gold party
against those of one `source_id`; an attribution without a `source_id` is a cluster by itself.

**sources right / wrong / not resolved**: shares of the same attributions. A `source_id` is right for a gold party if more than
half of its matched attributions in the story belong to that party, and its name or one of its names shares a word (articles
and prepositions aside) with the party's name or names; for anonymous parties and groups, whom the gold merely describes, the
words of their sources on the pages count as names too. Not resolved: no `source_id`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from scoring.case import Case, Item
from scoring.tally import Counts, Row, cluster_rows, clustered, judged, share_rows

OUTCOMES = ("sources right", "sources wrong", "sources not resolved")
DESCRIBED = frozenset({"anonymous", "group", "unknown"})
"""Kinds of party whose gold name is a description."""
_STOP = frozenset(
    {"a", "an", "the", "of", "for", "in", "on", "at", "by", "to", "from", "and", "or", "with", "who"}
    | {"he", "she", "it", "they", "his", "her", "its", "their"}
)


def tally(case: Case) -> Counts:
    """The counts of one story."""
    counts: Counts = Counts()
    matched = [
        (view, gold, found["item"])
        for name, view in case.pages.items()
        for gold, found in case.attributions[name]
        if gold["item"].get("party")
    ]
    keys = [(view.name, gold["item"]["id"]) for view, gold, _ in matched]
    listed = {
        key: [found["source_id"]] if found.get("source_id") else [] for key, (_, _, found) in zip(keys, matched, strict=True)
    }
    clustered(
        counts, "sources", {key: [gold["item"]["party"]] for key, (_, gold, _) in zip(keys, matched, strict=True)}, listed
    )
    by_source: dict[str, Counter[str]] = defaultdict(Counter)
    for _, gold, found in matched:
        by_source[found.get("source_id") or ""][gold["item"]["party"]] += 1
    known = party_words(case)
    names = {source["id"]: words([source["name"], *(source.get("names") or ())]) for source in case.output.get("sources", ())}
    for _, gold, found in matched:
        party, source = gold["item"]["party"], found.get("source_id")
        most = source and 2 * by_source[source][party] > sum(by_source[source].values())
        right = bool(most and names.get(source, frozenset()) & known[party])
        outcome = OUTCOMES[2] if not source else OUTCOMES[0] if right else OUTCOMES[1]
        for name in OUTCOMES:
            judged(counts, name, right=name == outcome)
    return counts


def rows(counts: Counts) -> Iterator[Row]:
    """The layer's figures."""
    yield from cluster_rows(counts, "sources")
    yield from share_rows(counts, *OUTCOMES)


def party_words(case: Case) -> dict[str, frozenset[str]]:
    """The words by which each gold party may be known."""
    found = {name: words([party.get("name", name), *party.get("names", ())]) for name, party in case.gold["parties"].items()}
    for view in case.pages.values():
        for item in view.gold["attributions"]:
            party = item.get("party")
            if party and _kind(case.gold, party) in DESCRIBED:
                found[party] |= words(view.text[start:end] for start, end in item["source"])
    return found


def _kind(gold: Item, party: str) -> str:
    return str(gold["parties"][party].get("kind", "unknown"))


def words(texts: Iterable[str]) -> frozenset[str]:
    """Words in lower case that tell anything."""
    return frozenset(word for text in texts for word in re.findall(r"\w+", text.lower())) - _STOP
