"""Countries and bodies named inside a phrase, and the places a page shows."""

from collections.abc import Iterable

from twosource.model import Span
from twosource.page.mentions.lexical import english
from twosource.page.mentions.tokens import Row

_LONGEST_PLACE = 3
"""Words."""
_LONGEST_COUNTRY = 4
"""Words ("Democratic Republic of Congo")."""


def countries_in(row: Row, first: int, last: int) -> str | None:
    """The countries named, by any name, between two places, both inclusive, joined by "+"; None if none is."""
    known = english()
    found: set[str] = set()
    at = max(first, 0)
    while at <= last:
        size = next((size for size in range(min(_LONGEST_COUNTRY, last - at + 1), 0, -1) if _country(row, at, size)), 0)
        if size:
            name = row.bare(at, at + size - 1)
            found.add(known.countries.get(name) or known.peoples[name])
        at += max(size, 1)
    return "+".join(sorted(found)) or None


def _country(row: Row, at: int, size: int) -> bool:
    name = row.bare(at, at + size - 1)
    return name in english().countries or name in english().peoples


def affiliation_in(row: Row, first: int, last: int) -> Span | None:
    """The words before an office that tell whose it is: "US" in "US defence secretary", "Kenya" in "Kenya’s new envoy"."""
    known = english()
    if first == 0 and row.low(0) in known.modifiers and not known.is_place(row.bare(0, 0)):
        first = 1  # a capital only because it opens the sentence: "Former mayor Ann Lee"
    while first <= last and (row.low(first) in known.determiners or not row.tokens[first].text[0].isalnum()):
        first += 1
    owner = next((at for at in range(first, last + 1) if row.tokens[at].owns), last)
    last = min(last, owner)
    while last >= first and not (row.capital(last) or row.low(last) in known.bodies):
        last -= 1
    return row.stretch(first, last) if first <= last else None


def places_of(rows: Iterable[Row], dateline: str | None) -> frozenset[str]:
    """The names the page uses as a place's: in its dateline, after "in" or "near", after "the city of"; in lower case.

    After a preposition only names of two or three words count: one word after "in" may be anybody's ("faith in Lee").
    """
    found = {part.strip().lower() for part in (dateline or "").split(",") if part.strip()}
    for row in rows:
        for at in range(1, len(row.tokens)):
            if row.capital(at) and not row.capital(at - 1) and _leads_to_place(row, at - 1):
                found.update(_place_name(row, at))
    return frozenset(found)


def _leads_to_place(row: Row, at: int) -> bool:
    known, low = english(), row.low(at)
    if low in known.before_place:
        return row.low(at - 1) not in known.not_before_place
    return low == "of" and row.low(at - 1) in known.place_kinds and not row.capital(at - 1)


def _place_name(row: Row, first: int) -> Iterable[str]:
    last = first
    while row.capital(last + 1) and not row.tokens[last].owns and last - first < _LONGEST_PLACE:
        last += 1
    words = row.tokens[first : last + 1]
    few = len(words) == 1 and row.low(first - 1) != "of"
    named = any(token.low in english().titles or english().is_head(token.low) for token in words)
    if not few and not named and len(words) <= _LONGEST_PLACE and words[0].low not in english().given:
        yield row.bare(first, last).lower()
