"""Two pages of one story -> their derivation, if there is one."""

import functools
from collections.abc import Mapping
from typing import Literal

import msgspec

from twosource.corpus.lineage.passages import passages
from twosource.corpus.lineage.rewrites import sentence_stems
from twosource.corpus.lineage.verdict import Measures, containment, kind_of, measure, reason, score_of
from twosource.corpus.lineage.words import Words, body_words
from twosource.language import lexicon
from twosource.model import Derivation, DerivationKind, PageFacts, Passage, Period, Reading, content_id

By = Literal["time", "credit", "containment", "unknown"]

CLEAR = 0.1
"""Least difference between the shares both ways for the more contained text to be the child."""
QUOTED_MORE = 15
"""Words in quotation marks by which a rewrite's parent must be ahead (right in 90 % of machine rewrites)."""
MUCH_SHORTER = 0.8
"""Most share of its parent's length for a rewrite to be told by length (right in two of three machine rewrites, and in all of
those by people)."""
SAME_SENTENCE = 0.5
"""Least share of a sentence in shared runs for its figures to be compared with the parent's."""


class Prepared(msgspec.Struct, frozen=True):
    """One page, ready to be compared.

    Attributes:
        own_stems, stems: telling stems of each sentence, without and with quotations.
        published: first and last minute it can have appeared, as sortable text.
        publisher: whose page it is.
        authors: who wrote it, in small letters.
        agencies: agencies it credits.
        rank: 2 an agency's own page, 1 a page that credits one, 0 neither.
        changed: the same for its last change; None where it states none.
    """

    id: str
    name: str
    words: Words
    own_stems: list[frozenset[str]]
    stems: list[frozenset[str]]
    published: tuple[str, str] | None
    publisher: str | None
    authors: frozenset[str]
    agencies: frozenset[str]
    rank: int
    changed: tuple[str, str] | None


def prepare(reading: Reading) -> Prepared:
    """Read off a page what comparing needs."""
    facts = next(iter(reading.of(PageFacts)), None)
    words = body_words(reading)
    publisher = facts.publisher.name if facts and facts.publisher else None
    agencies = {_agency(named.name) or named.name for named in facts.agencies} if facts else set()
    own = publisher is not None and _agency(publisher) is not None
    return Prepared(
        id=reading.page.id,
        name=reading.page.name,
        words=words,
        own_stems=sentence_stems(words, quoted=False),
        stems=sentence_stems(words, quoted=True),
        published=_minutes(facts.published) if facts else None,
        publisher=publisher,
        authors=frozenset(named.name.casefold() for named in facts.authors) if facts else frozenset(),
        agencies=frozenset(agencies),
        rank=2 if own else min(1, len(agencies)),
        changed=_minutes(facts.updated) if facts else None,
    )


def compare(one: Prepared, other: Prepared) -> Derivation | None:
    """Measure two pages and tell which comes from which; None if they are independent."""
    shorter, longer = sorted((one, other), key=lambda page: (len(page.words.norm), page.name, page.id))
    measures = _measure(shorter, longer)
    kind = kind_of(measures)
    if kind == "independent":
        return None
    back = _measure(longer, shorter)
    shorter_is_child, by = _direction(shorter, longer, kind, measures, back)
    child, parent, there, here = (shorter, longer, measures, back) if shorter_is_child else (longer, shorter, back, measures)
    settled: DerivationKind = kind
    if kind in ("copy", "abridged", "edited") and _is_update(child, parent, there, by):
        settled = "update"
    elif kind == "abridged" and not shorter_is_child:
        settled = "edited"
    return Derivation(
        id=content_id("de", child.id, parent.id),
        why=reason(settled, there, parent.name),
        child=child.id,
        parent=parent.id,
        main=False,
        kind=settled,
        direction_by=by,
        containment=containment(settled, there, here),
        passages=_proof(settled, there, child.words, parent.words),
        score=score_of(kind, measures),
    )


def _measure(child: Prepared, parent: Prepared) -> Measures:
    return measure(child.words, parent.words, child.own_stems, parent.stems)


def _proof(kind: DerivationKind, measures: Measures, child: Words, parent: Words) -> tuple[Passage, ...]:
    """The shared runs, or for a rewrite the sentences that say the same."""
    if kind != "rewrite":
        return passages(measures.overlap.runs, child, parent)
    return tuple(
        Passage(child=child.span(*child.sentences[here]), parent=parent.span(*parent.sentences[there]))
        for here, there in measures.retelling.pairs
    )


# Which comes from which


def _direction(shorter: Prepared, longer: Prepared, kind: str, measures: Measures, back: Measures) -> tuple[bool, By]:
    """Whether the shorter page is the child, and what tells."""
    if _appeared_later(shorter, longer) or _appeared_later(longer, shorter):
        return _appeared_later(shorter, longer), "time"
    one, other = _versions(shorter, longer, kind)
    if one and other and (one[0] > other[1] or other[0] > one[1]):
        return one[0] > other[1], "time"
    if shorter.rank != longer.rank:
        return shorter.rank < longer.rank, "credit"
    if kind == "rewrite":
        return _rewritten(shorter, longer)
    ahead = measures.overlap.child - back.overlap.child
    if abs(ahead) >= CLEAR:
        return ahead > 0, "containment"
    return _later_by_name(shorter, longer), "unknown"


def _rewritten(shorter: Prepared, longer: Prepared) -> tuple[bool, By]:
    """Rewriting turns quotations into reported speech, so the page that quotes more is the parent; else the much longer one.

    Which page's words the other contains does not tell: machine rewrites add as often as they leave out.
    """
    more = sum(longer.words.quoted) - sum(shorter.words.quoted)
    if abs(more) > QUOTED_MORE:
        return more > 0, "containment"
    if len(shorter.words.norm) < MUCH_SHORTER * len(longer.words.norm):
        return True, "containment"
    return _later_by_name(shorter, longer), "unknown"


def _later_by_name(one: Prepared, other: Prepared) -> bool:
    """What decides where nothing tells: the same on every machine."""
    return (other.name, other.id) < (one.name, one.id)


def _appeared_later(one: Prepared, other: Prepared) -> bool:
    """Whether a page appeared after another that was not changed since: what that one says now it can have taken over."""
    if one.published is None or other.published is None or one.published[0] <= other.published[1]:
        return False
    return other.changed is None or other.changed[1] < one.published[0]


def _versions(one: Prepared, other: Prepared, kind: str) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """When the texts of two pages were last changed, where they can be versions of one running text; else nothing."""
    if kind == "rewrite" or (one.publisher and other.publisher and one.publisher != other.publisher):
        return None, None
    return one.changed or one.published, other.changed or other.published


def _one_newsroom(one: Prepared, other: Prepared) -> bool:
    """Whether two pages are one publisher's, or one author's where a publisher is not known and no agency has a part."""
    if one.publisher and other.publisher:
        return one.publisher == other.publisher
    return bool(one.authors & other.authors) and not (one.agencies or other.agencies)


def _minutes(period: Period | None) -> tuple[str, str] | None:
    """First and last minute, so that plain text order is time order; a whole day lasts until its last minute."""
    if period is None or period.first is None or period.last is None:
        return None
    first, last = period.first, period.last
    return (first if "T" in first else f"{first}T00:00Z"), (last if "T" in last else f"{last}T23:59Z")


def _is_update(child: Prepared, parent: Prepared, measures: Measures, by: By) -> bool:
    """Whether the child is a later version by the same newsroom.

    One newsroom's later page with the same running text is; of two pages that credit one agency, only if figures changed.
    """
    later = by == "time" or (child.changed is not None and parent.changed is None)
    if not later:
        return False
    return _one_newsroom(child, parent) or (
        bool(child.agencies & parent.agencies) and _figures_changed(measures, child.words, parent.words)
    )


def _figures_changed(measures: Measures, child: Words, parent: Words) -> bool:
    """Whether a sentence largely the same on both pages has other numbers."""
    there = {run.child + step: run.parent + step for run in measures.overlap.runs for step in range(run.size)}
    for first, end in child.sentences:
        places = sorted(there[at] for at in range(first, end) if at in there)
        if not places or len(places) < SAME_SENTENCE * (end - first):
            continue
        own = {norm for norm in child.norm[first:end] if norm[0].isdigit()}
        other = {norm for norm in parent.norm[places[0] : places[-1] + 1] if norm[0].isdigit()}
        if own - other and other - own:
            return True
    return False


# Agencies


@functools.cache
def _agencies() -> Mapping[str, str]:
    """Agency by each way it is written."""
    return {alias: name for name, others in lexicon("outlets")["agencies"].items() for alias in (name, *others)}


def _agency(name: str) -> str | None:
    return _agencies().get(name.removeprefix("the ").removeprefix("The "))
