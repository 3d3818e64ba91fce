"""Page facts: what a page says of itself.

**title**, **publisher**, **dateline** (its place): right if the words are the same, letter case, punctuation and a leading
"the" aside. **agencies**, **authors**: names as sets, compared likewise. **published**: the first and last day are equal;
**published overlapping**: the two intervals share a day. Each is an F1 over pages (agencies, authors: over names): of what the
system lists and what the gold lists. What was given to the system (the gold's `given`) is left out on that page.
"""

import re
from collections.abc import Iterator

from scoring.case import Case, Item
from scoring.tally import Counts, Row, compared, f1_rows

NAMES = ("title", "publisher", "agencies", "authors", "dateline", "published", "published overlapping")


def tally(case: Case) -> Counts:
    """The counts of one story."""
    counts: Counts = Counts()
    for view in case.pages.values():
        gold, found, given = view.gold["facts"], view.found or {}, view.gold["facts"].get("given") or {}
        for name in ("title", "publisher", "agencies", "authors", "dateline"):
            if name not in given:
                wanted, listed = names(name, gold.get(name)), names(name, found.get(name))
                compared(counts, name, right=len(wanted & listed), listed=len(listed), wanted=len(wanted))
        if "published" not in given:
            wanted_days, listed_days = days(gold.get("published")), days(found.get("published"))
            meets = bool(wanted_days and listed_days and wanted_days[0] <= listed_days[1] and listed_days[0] <= wanted_days[1])
            sides = {"listed": listed_days is not None, "wanted": wanted_days is not None}
            compared(counts, "published", right=wanted_days is not None and wanted_days == listed_days, **sides)
            compared(counts, "published overlapping", right=meets, **sides)
    return counts


def rows(counts: Counts) -> Iterator[Row]:
    """The layer's figures."""
    for name in NAMES:
        yield from f1_rows(counts, name)


def names(field: str, value: Item | list[Item] | None) -> frozenset[str]:
    """The names of a field, folded."""
    key = {"title": "text", "dateline": "place"}.get(field, "name")
    values = value if isinstance(value, list) else [value] if value else []
    return frozenset(folded(one[key]) for one in values) - {""}


def folded(text: str) -> str:
    """Words in lower case without a leading "the"."""
    return " ".join(re.findall(r"\w+", text.lower())).removeprefix("the ")


def days(value: Item | None) -> tuple[str, str] | None:
    """First and last day; None where either is not known."""
    if not value or not value.get("first") or not (value.get("last") or value.get("first")):
        return None
    return value["first"][:10], (value.get("last") or value["first"])[:10]
