"""Countries and bodies named inside a phrase."""

from twosource.model import Span
from twosource.page.mentions.lexical import english
from twosource.page.mentions.tokens import Row

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
    while first <= last and (row.low(first) in known.determiners or not row.tokens[first].text[0].isalnum()):
        first += 1
    owner = next((at for at in range(first, last + 1) if row.tokens[at].owns), last)
    last = min(last, owner)
    while last >= first and not (row.capital(last) or row.low(last) in known.bodies):
        last -= 1
    return row.stretch(first, last) if first <= last else None
