"""Units and currencies beside a number. Names by ISO 4217, codes by ISO 4217 and UCUM; nothing is converted."""

import re

import msgspec

from twosource.page.quantity.draft import Draft
from twosource.page.quantity.lexicon import GAP, Unit, Units, Words, units, words
from twosource.page.quantity.numerals import Numeral

_SIGN_REACH = 8
"""The most characters a currency sign and its blank take before a number."""

_MINUS = re.compile(r"(?:(?<![^\s(\[:=])[-−]|(?<!\w)(?i:minus)[\s-])$")
_LINK_OF = re.compile(rf"{GAP}of{GAP}(?:(?:an?|the){GAP})?(?:US{GAP})?|{GAP}an?{GAP}", re.IGNORECASE)
_AGE = re.compile(rf"(?:[\s-]olds?|{GAP}of{GAP}age)(?!\w)(?:{GAP}(?P<noun>[^\W\d_]+))?", re.IGNORECASE)
_MILLION = re.compile(rf"m(?!\w)(?={GAP}(?P<noun>[^\W\d_]+))", re.IGNORECASE)
_POUND_SCALE = 1e6
"""Weights in pounds this large are rare in print; money is not."""

_SHY = frozenset({"second", "point", "degree", "time"})
"""Singular unit words that also mean something else: taken only behind digits, a hyphen or "one"."""


def find_pounds(text: str, language: str) -> Unit:
    """What "pounds" mean on a page: money where the page shows its sign, else a weight."""
    known = units(language)
    return known.pounds[0] if known.pound_signs.search(text) else known.pounds[1]


def measure(text: str, numeral: Numeral, within: tuple[int, int], language: str, pounds: Unit) -> Draft:
    """A number with the currency before it or the unit after it; without one, the bare number."""
    known = units(language)
    draft = Draft(
        start=numeral.start,
        end=numeral.end,
        core=numeral.start,
        numeral=numeral,
        low=numeral.low,
        high=numeral.high,
        bound="vague" if numeral.form == "vague" else "exact",
        rule=numeral.form,
    )
    draft = _with_sign(text, draft, within[0], known)
    draft = _with_letter(text, draft, within[1], words(language), known)
    if text.startswith("+", draft.end):
        draft = msgspec.structs.replace(draft, end=draft.end + 1, bound="at_least")
    draft = _with_minus(text, draft, within[0])
    if draft.unit is None:
        draft = _with_unit(text, draft, within[1], known, pounds)
    if draft.unit is not None:
        draft = _with_per(text, draft, within[1], known)
        draft = _with_age(text, draft, within[1], words(language))
    return draft


def _with_sign(text: str, draft: Draft, start: int, known: Units) -> Draft:
    match = known.before.search(text, max(start, draft.start - _SIGN_REACH), draft.start)
    if match is None:
        return draft
    unit = known.by_sign[re.sub(r"\s+", " ", match.group()).strip()]
    return msgspec.structs.replace(draft, start=match.start(), core=match.start(), unit=unit)


def _with_letter(text: str, draft: Draft, end: int, known: Words, table: Units) -> Draft:
    """Reads "$5b" and "5m people"; a letter after any other number is a unit or a label."""
    if draft.numeral.form != "digits" or draft.numeral.scale != 1:
        return draft
    scale = 1.0
    letter = text[draft.end : draft.end + 1]
    if draft.unit is not None and letter in known.money_scales and not text[draft.end + 1 : draft.end + 2].isalnum():
        scale = known.money_scales[letter]
    elif draft.unit is None and (match := _MILLION.match(text, draft.end, end)):
        noun = match["noun"].lower()
        if noun in table.by_word or noun in known.plurals or (noun.endswith("s") and noun not in known.stop):
            scale = known.money_scales["m"]
    if scale == 1:
        return draft
    value = draft.low * scale
    numeral = msgspec.structs.replace(draft.numeral, scale=scale, end=draft.end + 1, low=value, high=value, plain=False)
    return msgspec.structs.replace(draft, low=value, high=value, end=draft.end + 1, numeral=numeral)


def _with_minus(text: str, draft: Draft, start: int) -> Draft:
    match = _MINUS.search(text, max(start, draft.start - _SIGN_REACH), draft.start)
    if match is None or draft.numeral.form not in ("digits", "words"):
        return draft
    return msgspec.structs.replace(draft, start=match.start(), core=match.start(), low=-draft.high, high=-draft.low)


def _with_unit(text: str, draft: Draft, end: int, known: Units, pounds: Unit) -> Draft:
    match = known.after.match(text, draft.end, end)
    if match is None and draft.numeral.form in ("vague", "fraction", "words") and (link := _LINK_OF.match(text, draft.end, end)):
        linked = draft.numeral.form != "words" or draft.numeral.scale != 1
        match = known.after.match(text, link.end(), end) if linked else None
    if match is None:
        return draft
    unit = _unit_of(match, known)
    word = (match["word"] or "").lower()
    if word in _SHY and not (draft.numeral.form == "digits" or draft.low == 1 or text.startswith("-", draft.end)):
        return draft
    if unit is known.pounds[1] and draft.low >= _POUND_SCALE:
        unit = known.pounds[0]
    elif unit is known.pounds[1]:
        unit = pounds
    return msgspec.structs.replace(draft, end=match.end(), unit=unit)


def _unit_of(match: re.Match[str], known: Units) -> Unit:
    symbol = match["tight"] or match["symbol"]
    if symbol:
        return known.by_symbol[symbol]
    return known.by_word[" ".join(match["word"].lower().split())]


def _with_per(text: str, draft: Draft, end: int, known: Units) -> Draft:
    match = known.per.match(text, draft.end, end)
    if match is None or draft.unit is None:
        return draft
    name, code = known.denominators[" ".join(match["denominator"].lower().split())]
    both = f"{draft.unit.code}/{code}" if draft.unit.code and code and draft.unit.family != "currency" else None
    unit = Unit(name=f"{draft.unit.name} per {name}", code=both, family=draft.unit.family)
    return msgspec.structs.replace(draft, end=match.end(), unit=unit)


def _with_age(text: str, draft: Draft, end: int, known: Words) -> Draft:
    """Reads "35 years old" as an age; "a three-year-old war" is a duration, for what lasts has no birthday."""
    if draft.unit is None or draft.unit.family != "time" or not (match := _AGE.match(text, draft.end, end)):
        return draft
    stop = match.start("noun") - 1 if match["noun"] else match.end()
    if (match["noun"] or "").lower() in known.lasting:
        return msgspec.structs.replace(draft, end=stop)
    return msgspec.structs.replace(draft, end=stop, unit=of_age(draft.unit), rule="age")


def of_age(unit: Unit) -> Unit:
    """The unit of an age reckoned in a unit of time."""
    return Unit(name=f"{unit.name} of age", code=unit.code, family="age")
