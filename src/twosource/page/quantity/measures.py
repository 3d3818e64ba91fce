"""Units and currencies beside a number. Names by ISO 4217, codes by ISO 4217 and UCUM; nothing is converted."""

import re

import msgspec

from twosource.page.quantity.draft import Draft, Scene
from twosource.page.quantity.lexicon import GAP, Unit, Units
from twosource.page.quantity.numerals import Numeral, exact

_SIGN_REACH = 8
"""The most characters a currency sign and its blank take before a number."""

_PAGE_REACH = 200_000
"""Characters of a page in which signs of its currency show."""

_MINUS = re.compile(r"(?:(?<![^\s(\[:=])[-−]|(?<!or\s)(?<!\w)(?i:minus)[\s-])$")
_LINK_OF = re.compile(rf"{GAP}of{GAP}(?:(?:an?|the){GAP})?(?:US{GAP})?|{GAP}an?{GAP}", re.IGNORECASE)
_AGE = re.compile(rf"(?:[\s-]olds?|{GAP}of{GAP}age)(?!\w)(?:{GAP}(?P<noun>[^\W\d_]+))?", re.IGNORECASE)
_MILLION = re.compile(rf"m(?!\w)(?={GAP}(?P<noun>[^\W\d_]+))", re.IGNORECASE)
_POUND_SCALE = 1e6
"""Weights in pounds this large are rare in print; money is not."""

_SHY = frozenset({"second", "point", "degree", "time"})
"""Singular unit words that also mean something else: taken only behind digits, a hyphen or "one"."""


def find_pounds(text: str, known: Units) -> Unit:
    """What "pounds" mean on a page: money where the page shows its sign, else a weight."""
    return known.pounds[0] if known.pound_signs.search(text, 0, _PAGE_REACH) else known.pounds[1]


def measure(scene: Scene, numeral: Numeral) -> Draft:
    """A number with the currency before it or the unit after it; without one, the bare number."""
    draft = Draft(
        start=numeral.start,
        end=numeral.end,
        numeral=numeral,
        low=numeral.low,
        high=numeral.high,
        bound="vague" if numeral.form == "vague" else "exact",
        rule=numeral.form,
    )
    draft = _with_more(scene, _with_letter(scene, _with_sign(scene, draft)))
    draft = _with_minus(scene, draft)
    if draft.unit is None:
        draft = _with_unit(scene, draft)
    if draft.unit is not None:
        draft = _with_age(scene, _with_per(scene, draft))
    return draft


def _with_sign(scene: Scene, draft: Draft) -> Draft:
    match = scene.units.before.search(scene.text, scene.reach(draft.start, _SIGN_REACH), draft.start)
    if match is None:
        return draft
    unit = scene.units.by_sign[re.sub(r"\s+", " ", match.group()).strip()]
    return msgspec.structs.replace(draft, start=match.start(), unit=unit)


def _with_letter(scene: Scene, draft: Draft) -> Draft:
    """Reads "$5b" and "5m people"; a letter after any other number is a unit or a label."""
    if draft.numeral.form != "digits" or draft.numeral.scale != 1:
        return draft
    scale = 1.0
    letter = scene.text[draft.end : draft.end + 1]
    if (
        draft.unit is not None
        and letter in scene.known.money_scales
        and not scene.text[draft.end + 1 : draft.end + 2].isalnum()
    ):
        scale = scene.known.money_scales[letter]
    elif draft.unit is None and (match := _MILLION.match(scene.text, draft.end, scene.end)):
        noun = match["noun"].lower()
        if noun in scene.units.by_word or noun in scene.known.plurals or (noun.endswith("s") and noun not in scene.known.stop):
            scale = scene.known.money_scales["m"]
    if scale == 1:
        return draft
    value = exact(draft.low * scale)
    numeral = msgspec.structs.replace(draft.numeral, scale=scale, end=draft.end + 1, low=value, high=value, plain=False)
    return msgspec.structs.replace(draft, low=value, high=value, end=draft.end + 1, numeral=numeral)


def _with_more(scene: Scene, draft: Draft) -> Draft:
    """Reads "50+ miles", "15-plus years", "10 or more days": bound words between the number and its unit."""
    if scene.text.startswith("+", draft.end):
        return msgspec.structs.replace(draft, end=draft.end + 1, bound="at_least")
    match = scene.known.after_pattern.match(scene.text, draft.end, scene.end)
    if (
        match is None
        or draft.unit is not None
        or draft.bound != "exact"
        or not scene.units.after.match(scene.text, match.end(), scene.end)
    ):
        return draft
    found = scene.known.after[" ".join(match["phrase"].lower().split())]
    return msgspec.structs.replace(draft, end=match.end(), bound=found)


def _with_minus(scene: Scene, draft: Draft) -> Draft:
    match = _MINUS.search(scene.text, scene.reach(draft.start, _SIGN_REACH), draft.start)
    if match is None or draft.numeral.form not in ("digits", "words"):
        return draft
    return msgspec.structs.replace(draft, start=match.start(), low=-draft.high, high=-draft.low)


def _with_unit(scene: Scene, draft: Draft) -> Draft:
    match = scene.units.after.match(scene.text, draft.end, scene.end)
    if (
        match is None
        and draft.numeral.form in ("vague", "fraction", "words")
        and (link := _LINK_OF.match(scene.text, draft.end, scene.end))
    ):
        linked = draft.numeral.form != "words" or draft.numeral.scale != 1
        match = scene.units.after.match(scene.text, link.end(), scene.end) if linked else None
    if match is None:
        return draft
    unit = _unit_of(match, scene.units)
    word = (match["word"] or "").lower()
    if word in _SHY and not (draft.numeral.form == "digits" or draft.low == 1 or scene.text.startswith("-", draft.end)):
        return draft
    if unit is scene.units.pounds[1] and draft.low >= _POUND_SCALE:
        unit = scene.units.pounds[0]
    elif unit is scene.units.pounds[1]:
        unit = scene.pounds
    return msgspec.structs.replace(draft, end=match.end(), unit=unit)


def _unit_of(match: re.Match[str], known: Units) -> Unit:
    symbol = match["tight"] or match["symbol"]
    if symbol:
        return known.by_symbol[symbol]
    return known.by_word[" ".join(match["word"].lower().split())]


def _with_per(scene: Scene, draft: Draft) -> Draft:
    match = scene.units.per.match(scene.text, draft.end, scene.end)
    if match is None or draft.unit is None:
        return draft
    name, code = scene.units.denominators[" ".join(match["denominator"].lower().split())]
    both = f"{draft.unit.code}/{code}" if draft.unit.code and code and draft.unit.family != "currency" else None
    unit = Unit(name=f"{draft.unit.name} per {name}", code=both, family=draft.unit.family)
    return msgspec.structs.replace(draft, end=match.end(), unit=unit)


def _with_age(scene: Scene, draft: Draft) -> Draft:
    """Reads "35 years old" as an age; "a three-year-old war" is a duration, for what lasts has no birthday."""
    if draft.unit is None or draft.unit.family != "time" or not (match := _AGE.match(scene.text, draft.end, scene.end)):
        return draft
    stop = match.start("noun") - 1 if match["noun"] else match.end()
    if (match["noun"] or "").lower() in scene.known.lasting:
        return msgspec.structs.replace(draft, end=stop)
    return msgspec.structs.replace(draft, end=stop, unit=of_age(draft.unit), rule="age")


def of_age(unit: Unit) -> Unit:
    """The unit of an age reckoned in a unit of time."""
    return Unit(name=f"{unit.name} of age", code=unit.code, family="age")
