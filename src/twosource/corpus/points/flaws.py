"""Which figures are no estimate of what is so, and which tell of what is to come."""

import msgspec

from twosource.corpus.points.estimates import Estimate
from twosource.model import RelationKind


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """How two estimates stand, and why in words (no full stop)."""

    kind: RelationKind
    why: str


def comparable(found: Estimate) -> bool:
    """Whether it is an estimate at all: not hypothetical, not of what is to come, neither denied nor left open."""
    return not_an_estimate(found) is None


def not_an_estimate(found: Estimate) -> Stand | None:
    """Why a figure is no estimate of what is so, or None if it is one."""
    kind, why = _flaw(found)
    return Stand(kind=kind, why=f"“{found.value.words}” {why}") if kind else None


def _flaw(found: Estimate) -> tuple[RelationKind | None, str]:
    """What a figure is if no estimate, and why. What its words take for granted is none of what is to come or left open."""
    level = found.certainty.level if found.certainty else None
    flaws: tuple[tuple[bool, RelationKind, str], ...] = (
        (found.figure.hypothetical, "not_comparable", "is supposed, not estimated"),
        (found.figure.change_role == "from", "not_comparable", "is given as what held before, not as what holds now"),
        (level == "denied" and found.deed, "not_comparable", "is told of a deed that its speaker denies"),
        (level == "denied", "denied", "is denied by its speaker"),
        (
            level == "undetermined" and found.claim.attribution is not None and not found.given,
            "unanswered",
            "is neither confirmed nor denied by its speaker",
        ),
    )
    return next(((kind, why) for holds, kind, why in flaws if holds), (None, ""))


def is_forecast(found: Estimate) -> bool:
    """Whether it is of what is to come: compared with other forecasts alone."""
    return found.expected or found.ahead
