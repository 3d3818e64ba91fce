"""Whether two times can be one: by the days that their words name."""

from twosource.corpus.drift.view import View
from twosource.language.days import DAY, Edge, edge_of, first_of, last_of, names_no_day
from twosource.model import Period, TimeRef

Days = tuple[str, str]
"""First and last day, both inclusive, as ISO days; "" and "9999" where a side is open."""


def share_a_day(page: View, time: TimeRef, other_page: View, other: TimeRef) -> bool | None:
    """Whether two times name a day in common; None where that is not known.

    Two deadlines are compared by their last day, week or month, two beginnings by their first. A time of day whose words tell
    no day differs from nothing: where the page told none before either, it was given that of the page.
    """
    if time.period is None or other.period is None:
        return None
    edge, other_edge = edge_of(page.text, time.span), edge_of(other_page.text, other.span)
    here = _named(time.period, time.value, edge, alike=edge == other_edge)
    there = _named(other.period, other.value, other_edge, alike=edge == other_edge)
    shared = here[0] <= there[1] and there[0] <= here[1]
    bare = [note for view, note in ((page, time), (other_page, other)) if names_no_day(view.text, note)]
    return shared if not bare or (shared and all(note.basis == "text" for note in bare)) else None


def _named(period: Period, value: str | None, edge: Edge | None, *, alike: bool) -> Days:
    """The days named at the edge that counts; all days of a range that stands against a time without such an edge.

    Where the page's date is not known to the day, no value is, and all days that may be meant are kept.
    """
    first, last = (period.first or "")[:DAY], (period.last or "9999")[:DAY]
    if edge is None or value is None or "X" in value:
        return first, last
    if "/" in value:
        begun, _, over = value.partition("/")
        return ((last, last) if edge == "last" else (first, first)) if alike else (begun[:DAY], over[:DAY] or "9999")
    if edge == "last" and period.last:
        return max(first, first_of(last, period.grain)), last
    if edge == "first" and period.first:
        return first, min(last, last_of(first, period.grain))
    return first, last
