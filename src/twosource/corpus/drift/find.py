"""All rules, and what gives way where two of them find the same words."""

from collections.abc import Iterable

from twosource.corpus.drift.additions import additions
from twosource.corpus.drift.comparison import Finding, Rule, as_drift, compare
from twosource.corpus.drift.details import claims_reversed, details_lost, parties_changed
from twosource.corpus.drift.hedges import hedges_added, hedges_lost
from twosource.corpus.drift.limits import caveats_lost, denials_lost
from twosource.corpus.drift.numbers import figures_changed
from twosource.corpus.drift.quotes import quotations_altered
from twosource.corpus.drift.sourcing import attributions_lost
from twosource.corpus.drift.speakers import quotations_moved
from twosource.corpus.drift.times import times_changed, times_lost
from twosource.corpus.drift.versions import corrections_made, is_later_version, predictions_overtaken
from twosource.model import Derivation, DerivationKind, Drift, PageFacts, Reading, Span

RETELLINGS: frozenset[DerivationKind] = frozenset({"copy", "abridged", "edited", "rewrite"})
ALL: frozenset[DerivationKind] = RETELLINGS | {"update"}
LIKELY_UPDATES: frozenset[DerivationKind] = frozenset({"copy", "edited", "abridged"})
"""What a later version without dates of its own is taken for; its own words may tell that it is one."""
MASTHEAD = 300
"""Code points at the top and bottom of a page where its publisher is named."""
RULES: tuple[tuple[Rule, frozenset[DerivationKind]], ...] = (
    (corrections_made, frozenset({"update"})),
    (predictions_overtaken, frozenset({"update"})),
    (quotations_altered, ALL),
    (quotations_moved, ALL),
    (claims_reversed, RETELLINGS),
    (parties_changed, RETELLINGS),
    (attributions_lost, ALL),
    (caveats_lost, ALL),
    (denials_lost, ALL),
    (figures_changed, ALL),
    (hedges_lost, ALL),
    (hedges_added, RETELLINGS),
    (details_lost, RETELLINGS),
    (times_changed, RETELLINGS),
    (times_lost, RETELLINGS),
    (additions, RETELLINGS - {"copy"}),
)
"""Each rule with the derivations it is for: an update is expected to have new times, words of doubt and additions."""
HEAVIEST_FIRST = {"grave": 0, "notable": 1, "slight": 2}


def find_drifts(derivation: Derivation, parent: Reading, child: Reading) -> tuple[Drift, ...]:
    """Find what changed between a report and its retelling, one claim at a time.

    Sentences are aligned by their rarer words; each rule then compares what stands together. Claims left out whole are no
    drift, nor is another house style.

    Args:
        derivation: how the child comes from the parent; of pages that only share quotations nothing is compared.
        parent: needs Sentence; Attribution, Figure, TimeRef, Mention and Certainty as far as found.
        child: the same.

    Returns:
        The gravest first, then in the parent's order; empty for an untouched copy, and where the parent is plainly the same
        publisher's later version of the child.
    """
    if derivation.kind not in ALL or _turned_round(parent, child):
        return ()
    kind = _kind(derivation, parent, child)
    later = kind == "update" or (kind in LIKELY_UPDATES and is_later_version(parent, child))
    comparison = compare(kind, parent, child, later=later)
    found: list[Finding] = []
    for rule, kinds in RULES:
        if kind in kinds:
            found.extend(item for item in rule(comparison) if not _told_already(item, found))
    drifts = {drift.id: drift for drift in (as_drift(item, comparison) for item in found)}
    return tuple(sorted(drifts.values(), key=_rank))


def _kind(derivation: Derivation, parent: Reading, child: Reading) -> DerivationKind:
    """How the child comes from the parent; a copy that says that it has been updated is an update."""
    likely = derivation.kind in LIKELY_UPDATES
    return "update" if likely and is_later_version(parent, child, stamped=derivation.kind != "abridged") else derivation.kind


def _turned_round(parent: Reading, child: Reading) -> bool:
    """Whether the parent is the same publisher's later version of the child: nothing was lost on the way back."""
    names = {page.publisher.name for reading in (parent, child) for page in reading.of(PageFacts) if page.publisher}
    if len(names) != 1 or not is_later_version(child, parent) or is_later_version(parent, child):
        return False
    name = min(names)
    return all(name in reading.page.text[:MASTHEAD] or name in reading.page.text[-MASTHEAD:] for reading in (parent, child))


def _told_already(item: Finding, found: Iterable[Finding]) -> bool:
    """Whether an earlier rule has found the same words of the parent, or of the child inside an altered quotation."""
    return any(
        _inside(item.before, other.before) or (other.kind == "quotation_altered" and _inside(item.after, other.after))
        for other in found
        if other.kind in GIVES_WAY.get(item.kind, ())
    )


def _inside(span: Span | None, other: Span | None) -> bool:
    return span is not None and other is not None and span.meets(other)


GIVES_WAY = {
    "hedge_lost": ("quotation_altered", "prediction_overtaken"),
    "hedge_added": ("quotation_altered",),
    "figure_changed": ("quotation_altered", "correction_made", "prediction_overtaken"),
    "figure_updated": ("quotation_altered", "correction_made", "prediction_overtaken"),
    "figure_blurred": ("quotation_altered", "correction_made"),
    "detail_lost": ("quotation_altered", "attribution_lost", "caveat_lost", "hedge_lost", "figure_changed"),
    "claim_shifted": ("quotation_altered",),
    "time_lost": ("quotation_altered", "attribution_lost", "caveat_lost", "denial_lost", "time_changed"),
}


def _rank(drift: Drift) -> tuple[int, int, int, str]:
    before = drift.before.span.start if drift.before else 0
    after = drift.after.span.start if drift.after else 0
    return (HEAVIEST_FIRST[drift.weight], before, after, drift.id)
