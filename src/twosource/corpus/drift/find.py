"""All rules, in the order in which one gives way to another."""

from twosource.corpus.drift.comparison import Comparison, Finding, Rule, as_drift, compare
from twosource.corpus.drift.hedges import hedges_added, hedges_lost
from twosource.corpus.drift.limits import caveats_lost, denials_lost
from twosource.model import DerivationKind, Derivation, Drift, Reading

RETELLINGS: frozenset[DerivationKind] = frozenset({"copy", "abridged", "edited", "rewrite"})
ALL: frozenset[DerivationKind] = RETELLINGS | {"update"}
RULES: tuple[tuple[Rule, frozenset[DerivationKind]], ...] = (
    (caveats_lost, ALL),
    (denials_lost, ALL),
    (hedges_lost, ALL),
    (hedges_added, RETELLINGS),
)
HEAVIEST_FIRST = {"grave": 0, "notable": 1, "slight": 2}


def find_drifts(derivation: Derivation, parent: Reading, child: Reading) -> tuple[Drift, ...]:
    """x"""
    if derivation.kind not in ALL:
        return ()
    comparison = compare(derivation, parent, child)
    found = [item for rule, kinds in RULES if derivation.kind in kinds for item in rule(comparison)]
    drifts = {drift.id: drift for drift in (as_drift(item, comparison) for item in found)}
    return tuple(sorted(drifts.values(), key=lambda d: (HEAVIEST_FIRST[d.weight], d.before.span.start if d.before else -1, d.after.span.start if d.after else -1, d.kind)))
