"""One estimate for many: what a report says once, however many pages carry it or take it over."""

from collections.abc import Sequence

from twosource.corpus.points.estimates import Estimate


def representatives(group: Sequence[Estimate]) -> tuple[Estimate, ...]:
    """The estimates of one matter that are compared with one another, in reading order.

    Of one claim the estimate that holds now is kept ("from 10 to 12": 12). Of one origin, the page that begins it speaks; what
    pages taken from it say on the same voice's word, or with the same value, is the same report retold (drift, not another
    estimate). Later versions of a running text speak for themselves where the value is new.
    """
    kept: list[Estimate] = []
    for found in sorted(_one_a_claim(group), key=lambda found: (not found.leads, found.rank)):
        if not any(_retold(found, earlier) for earlier in kept):
            kept.append(found)
    return tuple(sorted(kept, key=lambda found: found.rank))


def _one_a_claim(group: Sequence[Estimate]) -> list[Estimate]:
    """The estimate that speaks for each claim: not hypothetical, not from before a change, not vague, then the first."""
    best: dict[str, Estimate] = {}
    for found in group:
        other = best.get(found.claim.id)
        if other is None or _weight(found) > _weight(other):
            best[found.claim.id] = found
    return list(best.values())


def _weight(found: Estimate) -> tuple[bool, bool, bool]:
    return not found.figure.hypothetical, found.figure.change_role != "from", found.value.bound != "vague"


def _retold(found: Estimate, earlier: Estimate) -> bool:
    """Whether `earlier` already says it for the same origin."""
    if found.origin != earlier.origin:
        return False
    same_value = _value(found) == _value(earlier)
    if found.page == earlier.page or found.updates:
        return same_value and found.voice == earlier.voice and found.place == earlier.place
    if found.leads:
        return same_value and found.voice == earlier.voice
    return same_value or found.voice == earlier.voice or "page" in (found.voice, earlier.voice)


def _value(found: Estimate) -> tuple[object, ...]:
    return found.value.low, found.value.high, found.value.bound
