"""Figures of many pages to points: matters on which claims can be compared.

The steps: figures with all that decides what they compare with (`estimates`, on `counted` and `values`), groups that speak to
one matter (`matter`), one estimate per report and voice (`fold`), how two stand to each other (`relate`), what can be said of
it all (`assess`), and what to call it (`question`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from twosource.corpus.points.answers import Answer, answers
from twosource.corpus.points.assess import assess, count, own_newsrooms
from twosource.corpus.points.estimates import Estimate, estimates_of
from twosource.corpus.points.flaws import Stand, comparable, is_forecast
from twosource.corpus.points.fold import representatives
from twosource.corpus.points.matter import matters
from twosource.corpus.points.predicates import open_predicate
from twosource.corpus.points.proof import holder, proven, same_holder
from twosource.corpus.points.question import question_for
from twosource.corpus.points.relate import in_order, overtaken, relate, set_aside
from twosource.model import Derivation, Point, PointClaim, Reading, Relation, Source, Story, content_id

__all__ = ["find_points"]

MOST_RELATED = 30
"""Comparable claims behind each, in reading order, that it is related to: every pair, but on points of very many claims,"""
LEAST_RELATED = 6
"""and fewer, down to this, on points of so many"""
MOST_PAIRS = 3000
"""that there would be more pairs than this."""


def find_points(
    story: Story, readings: Sequence[Reading], sources: Sequence[Source], derivations: Sequence[Derivation]
) -> tuple[Point, ...]:
    """Find the matters on which a story's figures can be compared, and how they stand to one another.

    A point needs claims of two origins, voices or values, or one exact count that a page takes over in other than a copy.
    Figures that are no estimate (hypothetical, denied), those of another scope, and forecasts beside what is so are shown in
    it, but behind none of its counts. A conflict is named once for two origins, holders (speakers, or governments) and values.

    Args:
        story: its pages and origins; a copied page is in its original's origin and adds to no count.
        readings: with Claim, Figure, Sentence and what these join; pages of other stories are left alone.
        sources: of all pages.
        derivations: of the story's pages.

    Returns:
        Points in the order of their first figure, pages by name and id; claims in the same order; relations by the order of
        their claims. Empty if nothing is counted twice.
    """
    mine = [reading for reading in readings if reading.page.id in story.pages]
    by_id = {reading.page.id: reading for reading in mine}
    copies = {found.child for found in derivations if found.kind == "copy"}
    own = own_newsrooms(mine, derivations)
    points = []
    estimates = estimates_of(story, mine, sources, derivations)
    answered = _answers(mine, estimates, sources)
    for group in matters(estimates):
        replies = [answer for found in group for answer in answered.get(found.figure.id, ())]
        question = question_for(group, by_id)
        if not question or not (_is_point(group, copies) or (replies and comparable(replies[0].to))):
            continue
        shown = representatives(group)
        aside = set_aside(shown)
        relations = tuple(_relations(shown, aside))
        counts = count([found for found in group if not _is_aside(found, aside)], own)
        assessment, why = assess([found for found in shown if found not in aside], relations, counts, own)
        points.append(
            Point(
                id=_id(story, group),
                why=f"{_counted(group, aside)}; {why}.",
                story=story.id,
                question=question,
                kind="figure",
                claims=_claims(group, replies),
                relations=(*relations, *_replies(replies, copies)),
                origins=counts.origins,
                newsrooms=counts.newsrooms,
                sources=counts.sources,
                assessment=assessment,
            )
        )
    return tuple(points)


def _answers(readings: Sequence[Reading], estimates: Sequence[Estimate], sources: Sequence[Source]) -> dict[str, list[Answer]]:
    """The answers without a figure of their own, by the figure they answer."""
    parties = {party: source for source in sources for party in source.parties}
    of_page: defaultdict[str, list[Estimate]] = defaultdict(list)
    for found in estimates:
        of_page[found.page].append(found)
    by_figure: defaultdict[str, list[Answer]] = defaultdict(list)
    for reading in readings:
        for answer in answers(reading, of_page[reading.page.id], parties):
            by_figure[answer.to.figure.id].append(answer)
    return by_figure


def _claims(group: Sequence[Estimate], replies: Sequence[Answer]) -> tuple[PointClaim, ...]:
    """The claims with a figure and, each behind the one it answers, those without."""
    claims = []
    for found in group:
        claims.append(
            PointClaim(claim=found.claim.id, figure=found.figure.id, source_id=found.source.id if found.source else None)
        )
        claims += [
            PointClaim(claim=answer.claim.id, source_id=answer.source.id if answer.source else None)
            for answer in replies
            if answer.to == found
        ]
    return tuple(claims)


def _replies(replies: Sequence[Answer], copies: set[str]) -> Iterator[Relation]:
    for answer in replies:
        if answer.to.page not in copies:
            yield Relation(
                left=answer.to.claim.id,
                right=answer.claim.id,
                kind=answer.kind,
                why=f"“{answer.to.value.words}” is answered: “{answer.words}”.",
            )


def _is_point(group: Sequence[Estimate], copies: set[str]) -> bool:
    """Whether several claims speak: of two origins, voices or values, or one exact figure taken over in other than a copy."""
    telling = [found for found in group if comparable(found)]
    if not telling or len({found.claim.id for found in group}) < 2 or _is_list(telling):
        return False
    original = [found for found in group if found.page not in copies]
    if len({found.page for found in original}) == 1:
        return _is_contrast([found for found in original if comparable(found)])
    if any(
        len(different) > 1
        for different in (
            {found.origin for found in original},
            {found.voice for found in original},
            {(found.value.low, found.value.high, found.value.bound) for found in original},
        )
    ):
        return True
    carried = {found.page for found in original if found.value.bound != "vague" and not found.thing.unit}
    return len(carried) > 1


def _is_list(telling: Sequence[Estimate]) -> bool:
    """Whether one voice of a page gives several counts of things of which nothing is told: a list, each of something else."""
    if any(found.thing.unit or _is_told(found) or found.thing.states for found in telling):
        return False
    given: defaultdict[tuple[str, str], set[tuple[object, ...]]] = defaultdict(set)
    for found in telling:
        if not found.takes and not found.before:
            given[found.page, found.voice].add((found.value.low, found.value.high))
    return any(len(values) > 1 for values in given.values())


def _is_told(found: Estimate) -> bool:
    return found.thing.told and found.thing.predicate != open_predicate()


def _is_contrast(telling: Sequence[Estimate]) -> bool:
    """Whether one page sets holders side by side: several of them, on what its words show to be one thing."""
    return any(
        proven(one, other) and not same_holder(one, other) for at, one in enumerate(telling) for other in telling[at + 1 :]
    )


def _is_aside(found: Estimate, aside: Sequence[Estimate]) -> bool:
    """Whether an estimate is no comparable one, or says again what one set aside for its scope says."""
    if not comparable(found):
        return True
    return any(found.place == other.place and found.voice == other.voice for other in aside if comparable(other))


def _relations(shown: Sequence[Estimate], aside: Sequence[Estimate]) -> Iterator[Relation]:
    """Relations between representative claims. What is set aside or vague is related once, to the first that is neither.

    Forecasts set aside are related with one another too: two can no more both come true than two counts can both be right.
    """
    firm = [found for found in shown if found not in aside and found.value.bound != "vague"]
    anchor = next(iter(firm or shown))
    reach = max(LEAST_RELATED, min(MOST_RELATED, MOST_PAIRS // max(1, len(firm))))
    pairs = [(anchor, other) for other in shown if other is not anchor]
    pairs += [
        (one, other) for at, one in enumerate(firm) for other in firm[at + 1 : at + 1 + reach] if anchor not in (one, other)
    ]
    told = {(one.rank, other.rank) for one, other in pairs}
    forecasts = [found for found in aside if is_forecast(found) and comparable(found)]
    pairs += [(one, other) for one in forecasts for other in firm[:reach] if other is not anchor]
    ahead = [(one, other) for at, one in enumerate(forecasts) for other in forecasts[at + 1 : at + 1 + reach]]
    pairs += [pair for pair in ahead if anchor not in pair]
    told |= {(one.rank, other.rank) for one, other in ahead}
    stands = []
    for one, other in sorted(pairs, key=lambda pair: sorted(found.rank for found in pair)):
        left, right = in_order(one, other)
        stand = relate(left, right)
        if stand.kind == "outcome" or (one.rank, other.rank) in told:
            stands.append((left, right, stand))
    named = _named_conflicts(stands)
    for left, right, stand in stands:
        if stand.kind != "conflict" or (left.claim.id, right.claim.id) in named:
            why = f"{stand.why[0].upper()}{stand.why[1:]}."
            yield Relation(left=left.claim.id, right=right.claim.id, kind=stand.kind, why=why)


def _named_conflicts(stands: Sequence[tuple[Estimate, Estimate, Stand]]) -> set[tuple[str, str]]:
    """Each conflict once for the same two origins, voices and values, between claims nobody overtook if any, then the first.

    None with an overtaken claim of another page, unless their days are known: it may never have stood beside the other.
    """
    shown = [found for left, right, _ in stands for found in (left, right)]
    gone = overtaken(shown, {left.claim.id for left, _, stand in stands if stand.kind == "superseded"})
    conflicts = [
        (left, right)
        for left, right, stand in stands
        if stand.kind == "conflict"
        and (left.page == right.page or (left.said.known and right.said.known) or not {left.claim.id, right.claim.id} & gone)
    ]
    conflicts.sort(key=lambda pair: sum(found.claim.id in gone for found in pair))
    seen: set[frozenset[object]] = set()
    named = set()
    for left, right in conflicts:
        way = frozenset((found.origin, holder(found), found.value.span) for found in (left, right))
        if way not in seen:
            named.add((left.claim.id, right.claim.id))
        seen.add(way)
    return named


def _counted(group: Sequence[Estimate], aside: Sequence[Estimate]) -> str:
    claims, pages = len({found.claim.id for found in group}), len({found.page for found in group})
    words = f"{claims} claims on {pages} {'page' if pages == 1 else 'pages'} count the same thing"
    return f"{words}, {len(aside)} of them not comparable with the others" if aside else words


def _id(story: Story, group: Sequence[Estimate]) -> str:
    """From the story and the claim and figure that come first by content, so that scores and page names change nothing."""
    first = min((found.claim.id, found.figure.id) for found in group)
    return content_id("pt", story.id, *first)
