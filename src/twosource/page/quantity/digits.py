"""Stretches of digits that are no quantity: dates, clock times, addresses, telephone numbers, type names. Named patterns."""

import re
from collections.abc import Sequence

from twosource.model import Span
from twosource.page.quantity.draft import Scene
from twosource.page.quantity.numerals import Numeral

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\.?"
)
_AND_YEAR = r"(?:,?\s[12]\d{3}(?!\d))?"
_NO_DAY = r"(?!\w|,\d{3}|\s(?:percent|per\scent|million|billion)|%)"
_TO_DAY = r"(?:(?:\s?[-–]\s?|\sto\s|\sand\s)\d{1,2})?"
_FROM_DIGITS = {
    "ISO date": r"\d{4}-\d{2}-\d{2}(?:T[\d:.Z+-]{1,20})?",
    "numeric date": r"\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?!\d)",
    "season": r"(?<!\w)(?:[12]\d{3}|\d{2})/\d{2}(?:\d{2})?(?![\d/])",
    "clock time": r"\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?|GMT|BST|UTC|[ECMP][DS]?T\b|hrs\b)",
    "time on a clock": r"\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?",
    "hour": r"\d{1,2}\s?(?:[ap]\.?m\b\.?|o['’]clock)(?:\W|$)",
    "military hour": r"\d{4}\s?(?:GMT|UTC|hrs|local time)\b",
    "day and month": rf"(?<!\w)\d{{1,2}}(?:st|nd|rd|th)?{_TO_DAY}(?:\sof)?\s(?-i:{_MONTH})(?!\w){_AND_YEAR}",
    "years": r"(?<![\d,.])(?:1[89]|20)\d{2}\s?[-–]\s?(?:(?:1[89]|20)\d{2}|\d{1,2})(?![\d,])",
    "decade": r"(?<!\d)1?\d{1,2}0s(?!\w)",
    "ordinal": r"\d{1,9}(?:st|nd|rd|th)(?!\w)",
    "telephone": r"(?<!\w)\d{1,4}?[\s.-]?\(?\d{2,4}\)?[\s.-]\d{3,4}[\s.-]\d{4}(?!\d)",
    "version": r"\d{1,9}(?:\.\d{1,9}){2,9}",
    "set phrase": r"(?<![\w-])(?:24/7|50/50|9/11|7/7|50-50|20/20)(?!\w)",
    "feet and inches": r"\d{1,2}['’′]\s?\d{1,2}(?:[\"”″]|['’]{2})?",
    "format": r"\d{1,3}[xX×]\d{1,3}(?!\w)",
}
"""What begins with the digits themselves."""

_TO_DIGITS = {
    "month and day": rf"(?<!\w)(?-i:{_MONTH})\s\d{{1,2}}{_TO_DAY}(?:st|nd|rd|th)?{_NO_DAY}{_AND_YEAR}",
    "month and year": rf"(?<!\w)(?-i:{_MONTH}),?\s[12]\d{{3}}(?!\d)",
    "decade": r"(?<!\w)['’]\d0s",
    "short year": r"(?<!\w)(?:in|of|since|by|from|until)\s['’‘]\d{2}(?!\w)",
    "group name": r"(?<!\w)(?-i:Group)\sof\s\d{1,2}(?!\w)",
    "version name": r"(?<!\w)(?-i:[A-Z])[\w’'-]{1,20}\s\d\.0(?![\w%])(?!\s(?:per|percent|million|billion|points?)(?!\w))",
    "number sign": r"#\d{1,9}",
    "assignment": r"(?<!Y)=[\"'“”]?\d{1,30}",
    "type name": r"(?<!\w)(?-i:[A-Z])[\w.]{0,9}-\d{1,6}(?:\.\d{1,6})?(?:-\d{1,6})?[A-Za-z]{0,3}(?!\w)",
}
"""What begins a little before them."""

_ADDRESSES = {
    "web address": r"(?:https?://|www\.)\S{1,2000}",
    "mail address": r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}",
}
_DIGITS = re.compile("|".join(_FROM_DIGITS.values()), re.IGNORECASE)
_LED = re.compile("|".join(_TO_DIGITS.values()), re.IGNORECASE)
_ADDRESS = re.compile("|".join(_ADDRESSES.values()), re.IGNORECASE)
_LED_REACH = 24
"""Characters before digits in which "September" or a type name begins, and some."""


def junk(scene: Scene, numerals: Sequence[Numeral]) -> list[Span]:
    """Stretches in which digits are no quantity: dates, clock times, addresses, telephone numbers, type names.

    Args:
        scene: the sentence.
        numerals: its numbers, in text order; only where digits stand is anything looked for.
    """
    text, end = scene.text, scene.end
    found = _addresses(scene)
    past = scene.start
    for numeral in numerals:
        if numeral.start < past or not text[numeral.start].isdigit():
            continue
        match = _DIGITS.match(text, numeral.start, end) or _led(text, max(past, numeral.start - _LED_REACH), numeral, end)
        if match:
            past = match.end()
            found.append(Span(match.start(), past))
    return sorted(found)


def _led(text: str, start: int, numeral: Numeral, end: int) -> re.Match[str] | None:
    before = text[numeral.start - 1 : numeral.start]
    if before not in _LEADS or (before.isspace() and not _may_lead(text[start : numeral.start])):
        return None
    matches = _LED.finditer(text, start, min(end, numeral.end + _LED_REACH))
    return next((match for match in matches if match.start() <= numeral.start < match.end()), None)


def _may_lead(before: str) -> bool:
    """Whether the last word before digits can be a month, a name or "Group of"."""
    words = before.split()
    return bool(words) and (words[-1][0].isupper() or words[-1] in ("of", "in", "since", "by", "from", "until"))


_LEADS = frozenset(" \u00a0\n\t'’‘#=\"“”-")
"""Characters that may stand right before digits in one of those."""


def _addresses(scene: Scene) -> list[Span]:
    text, start, end = scene.text, scene.start, scene.end
    if text.find("://", start, end) < 0 and text.find("www.", start, end) < 0 and text.find("@", start, end) < 0:
        return []
    return [Span(match.start(), match.end()) for match in _ADDRESS.finditer(text, start, end)]
