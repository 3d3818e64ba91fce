"""Where a report was filed from: "KYIV, Ukraine (AP) —" at the front of a paragraph."""

import re

from twosource.language import lexicon

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?"
_CAPS = r"[^\W\d_a-z]{2,}[^\W\d_a-z.'’-]*"
_TITLE = r"[^\W\d_a-z][\w.'’-]*"
_SMALL = r"(?:of|de|la|el|al|del|le|les|des|du|do|da|on|upon|am|an|der)"
_REGION = rf"(?:{_TITLE}(?:\s+(?:{_SMALL}\s+)?{_TITLE}){{0,3}})"
_CITY_CAPS = rf"{_CAPS}(?:\s+(?:{_SMALL}\s+)?{_CAPS}){{0,3}}(?:\s*/\s*{_CAPS}(?:\s+{_CAPS}){{0,2}}){{0,3}}"
_CITY_TITLE = rf"{_TITLE}(?:\s+(?:{_SMALL}\s+)?{_TITLE}){{0,2}}"
_AGENCY = r"\((?:[^()\n]{2,40})\)"
_SLASHED = r"/[A-Z][A-Za-z ]{1,20}/"
_DASH = r"(?:—|–|--|-|−|―)"

_LETTERS = re.compile(r"[^\W\d_]+")
_WITH_AGENCY = re.compile(
    rf"(?:(?:{_CITY_CAPS}|{_CITY_TITLE})(?:,\s*{_REGION}){{0,2}}(?:[,.]\s*{_DATE})?[,.]?\s*)?"
    rf"{_AGENCY}\s*{_DASH}{{1,2}}\s*"
)
_TASS = re.compile(
    rf"{_CITY_CAPS}(?:,\s*{_REGION})?,\s*{_DATE}\.?\s*(?:{_SLASHED}|\({_TITLE}[^()\n]{{0,30}}\))\.?\s*{_DASH}?\s*"
)
_CAPS_PLACE = re.compile(
    rf"{_CITY_CAPS}(?:,\s*{_REGION}){{0,2}}(?:[,.]?\s*{_DATE})?\s*(?:(?:\s{_DASH}{{1,2}}|—|–)\s*|:\s+(?=[\"“A-Z]))"
)
_TITLE_PLACE = re.compile(rf"{_CITY_TITLE}(?:,\s*{_REGION}){{0,2}}(?:,\s*{_DATE})?\s*(?:—|–|--|\s-)\s*(?=[\"“‘A-Z])")


def dateline_end(text: str, *, first: bool, language: str = "en") -> int | None:
    """How many characters of the paragraph are its dateline; None if it has none.

    A place with an agency or a date in capitals is one anywhere; a bare place only at the start of the report (`first`),
    in capitals, or in any case if a sentence begins after the dash.
    """
    for pattern in (_WITH_AGENCY, _TASS) if "(" in text or "/" in text else ():
        if (found := pattern.match(text)) and found.end() < len(text):
            return found.end()
    for pattern in (_CAPS_PLACE, _TITLE_PLACE) if first else ():
        if (found := pattern.match(text)) and found.end() < len(text):
            words = {word.lower() for word in _LETTERS.findall(found.group())}
            return None if words & set(lexicon("furniture", language)["dateline"]["not_places"]) else found.end()
    return None
