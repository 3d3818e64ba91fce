"""Figures of many pages to points: matters on which claims can be compared.

The steps: figures with all that decides what they compare with (`estimates`, on `counted` and `values`), groups that speak to
one matter (`matter`), one estimate per report and voice (`fold`), how two stand to each other (`relate`), what can be said of it
all (`assess`), and what to call it (`question`).
"""

from collections.abc import Iterator, Sequence

from twosource.corpus.points.assess import assess, count, own_newsrooms
from twosource.corpus.points.estimates import Estimate, estimates_of
from twosource.corpus.points.fold import representatives
from twosource.corpus.points.matter import matters
from twosource.corpus.points.question import question_for
from twosource.corpus.points.relate import comparable, in_order, relate
from twosource.model import Derivation, Point, PointClaim, Reading, Relation, Source, Story, content_id

__all__ = ["find_points"]

MOST_RELATED = 24
"""Representative claims of a point of which every pair is related; beyond, only neighbours in value and what decides."""


def find_points(
    story: Story, readings: Sequence[Reading], sources: Sequence[Source], derivations: Sequence[Derivation]
) -> tuple[Point, ...]:
    """Find the matters on which a story's figures can be compared, and how they stand to one another.

    A point needs claims of two origins or two sources, or two values, or a figure that a page takes over from another in other
    than a copy. Figures that are no estimate (hypothetical, of a part, of what is to come, denied) are shown in it as not
    comparable.

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
    copies = {found.child for found in derivations if found.kind == "copy"}
    own = own_newsrooms(mine, derivations)
    points = []
    for group in matters(estimates_of(story, mine, sources, derivations)):
        if not _is_point(group, copies):
            continue
        shown = representatives(group)
        relations = tuple(_relations(shown))
        counts = count(group, own)
        assessment, why = assess(shown, relations, counts, own)
        points.append(
            Point(
                id=_id(story, group),
                why=f"{_counted(group, shown)}; {why}.",
                story=story.id,
                question=question_for(group, {reading.page.id: reading for reading in mine}),
                kind="figure",
                claims=tuple(
                    PointClaim(
                        claim=found.claim.id,
                        figure=found.figure.id,
                        source_id=found.source.id if found.source else None,
                    )
                    for found in group
                ),
                relations=relations,
                origins=counts.origins,
                newsrooms=counts.newsrooms,
                sources=counts.sources,
                assessment=assessment,
            )
        )
    return tuple(points)


def _is_point(group: Sequence[Estimate], copies: set[str]) -> bool:
    telling = [found for found in group if comparable(found)]
    if not telling or len({found.claim.id for found in group}) < 2:
        return False
    original = [found for found in group if found.page not in copies]
    ways = (
        {found.origin for found in original},
        {found.voice for found in original},
        {(found.value.low, found.value.high, found.value.bound) for found in original},
        {found.page for found in original},
    )
    return any(len(different) > 1 for different in ways)


def _relations(shown: Sequence[Estimate]) -> Iterator[Relation]:
    """Relations between representative claims; what is not comparable is related once, to the first that is."""
    telling = [found for found in shown if comparable(found)]
    for at, one in enumerate(shown):
        for other in shown[at + 1 :]:
            anchored = comparable(one) and comparable(other)
            if not anchored and (not telling or telling[0] not in (one, other)):
                continue
            left, right = in_order(one, other)
            stand = relate(left, right)
            if len(shown) > MOST_RELATED and stand.kind in ("compatible", "not_comparable") and anchored:
                continue
            yield Relation(
                left=left.claim.id, right=right.claim.id, kind=stand.kind, why=f"{stand.why[0].upper()}{stand.why[1:]}."
            )


def _counted(group: Sequence[Estimate], shown: Sequence[Estimate]) -> str:
    claims, pages = len({found.claim.id for found in group}), len({found.page for found in group})
    apart = sum(not comparable(found) for found in shown)
    words = f"{claims} claims on {pages} {'page' if pages == 1 else 'pages'} count the same thing"
    return f"{words}, {apart} of them no estimate of what is so" if apart else words


def _id(story: Story, group: Sequence[Estimate]) -> str:
    """From the story and the claim and figure that come first by content, so that scores and page names change nothing."""
    first = min((found.claim.id, found.figure.id) for found in group)
    return content_id("pt", story.id, *first)
