"""Countries and bodies named inside a phrase, and the places a page shows."""

from collections.abc import Iterable

from twosource.model import Span
from twosource.page.mentions.lexical import english
from twosource.page.mentions.tokens import Row

_LONGEST_PLACE = 3
"""Words."""


def countries_in(row: Row, first: int, last: int) -> str | None:
    """The countries named, by any name, between two places, both inclusive, joined by "+"; None if none is."""
    begin = max(first, 0)
    if True not in row.capitals[begin : last + 1]:
        return None
    opens = english().opens_country
    found: set[str] = set()
    end = begin
    for at in range(begin, last + 1):
        named = _country(row, at, last) if at >= end and row.bare(at) in opens else None
        if named:
            country, end = named
            found.add(country)
    return "+".join(sorted(found)) or None


def _country(row: Row, at: int, last: int) -> tuple[str, int] | None:
    """The country that the longest name at a place stands for, and the place after the name, which does not pass `last`."""
    known = english()
    for size in range(min(known.opens_country[row.bare(at)], last - at + 1), 0, -1):
        name = " ".join(row.words(at, at + size - 1))
        country = known.countries.get(name) or known.peoples.get(name)
        if country:
            return country, at + size
    return None


def affiliation_in(row: Row, first: int, last: int) -> Span | None:
    """The words before an office that tell whose it is: "US" in "US defence secretary", "Kenya" in "Kenya’s new envoy"."""
    known = english()
    if first == 0 and row.lows[0] in known.modifiers and not known.is_place(row.texts[0]):
        first = 1  # a capital only because it opens the sentence: "Former mayor Ann Lee"
    while first <= last and (row.lows[first] in known.determiners or not row.texts[first][0].isalnum()):
        first += 1
    owner = next((at for at in range(first, last + 1) if row.owns[at]), last)
    last = min(last, owner)
    while last >= first and not (row.capitals[last] or row.lows[last] in known.bodies):
        last -= 1
    return row.stretch(first, last) if first <= last else None


def places_of(rows: Iterable[Row], dateline: str | None) -> frozenset[str]:
    """The names the page uses as a place's: in its dateline, after "in" or "near", after "the city of"; in lower case.

    After a preposition only names of two or three words count: one word after "in" may be anybody's ("faith in Lee").
    """
    found = {part.strip().lower() for part in (dateline or "").split(",") if part.strip()}
    leading = english().before_place | {"of"}
    for row in rows:
        if leading.isdisjoint(row.lows):
            continue
        for at in [at for at in range(row.size) if row.lows[at] in leading]:
            if row.capitals[at + 1] and not row.capitals[at] and _leads_to_place(row, at):
                found.update(_place_name(row, at + 1))
    return frozenset(found)


def _leads_to_place(row: Row, at: int) -> bool:
    known, low = english(), row.lows[at]
    if low in known.before_place:
        return row.lows[at - 1] not in known.not_before_place
    return low == "of" and row.lows[at - 1] in known.place_kinds and not row.capitals[at - 1]


def _place_name(row: Row, first: int) -> Iterable[str]:
    last = first
    while row.capitals[last + 1] and not row.owns[last] and last - first < _LONGEST_PLACE:
        last += 1
    words = row.lows[first : last + 1]
    few = len(words) == 1 and row.lows[first - 1] != "of"
    named = any(word in english().titles or english().is_head(word) for word in words)
    if not few and not named and len(words) <= _LONGEST_PLACE and words[0] not in english().given:
        yield " ".join(row.words(first, last)).lower()
