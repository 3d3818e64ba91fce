"""Units and currencies beside a number. Names by ISO 4217, codes by ISO 4217 and UCUM; nothing is converted."""

import re

import msgspec

from twosource.page.quantity.draft import Draft, Scene
from twosource.page.quantity.numerals import Numeral, exact
from twosource.page.quantity.units import GAP, Found, Unit

_SIGN_REACH = 8
"""The most characters a sign and its blank take before a number."""

_MINUS = re.compile(r"(?:(?<![^\s(\[:=])[-−]|(?<!or\s)(?<!\w)(?i:minus)[\s-])$")
_LINK_OF = re.compile(rf"{GAP}of{GAP}(?:(?:an?|the){GAP})?(?:US{GAP})?|{GAP}an?{GAP}", re.IGNORECASE)
_BETWEEN = re.compile(rf"{GAP}(?P<word>[a-z]{{3,14}})(?={GAP}[a-z])")
"""A word between a number and its unit: "three silent weeks", "120 working days"."""

_AGE = re.compile(rf"(?:[\s-]olds?|{GAP}of{GAP}age)(?!\w)(?:{GAP}(?P<noun>[^\W\d_]+))?", re.IGNORECASE)
_MILLION = re.compile(rf"m(?!\w)(?={GAP}(?P<noun>[^\W\d_]+))", re.IGNORECASE)
_POUND_SCALE = 1e6
"""Weights in pounds this large are rare in print; money is not."""

_SHY = frozenset({"second", "point", "degree", "time", "stone", "foot", "cup"})
"""Singular unit words that also mean something else: taken only behind digits, a hyphen or "one"."""

_PARTED = frozenset({"time", "length", "area", "volume", "mass", "power"})
"""Families whose units may stand one word after the number; other words between may be what is counted."""


def measure(scene: Scene, numeral: Numeral) -> Draft:
    """A number with the currency before it or the unit after it; without one, the bare number."""
    draft = Draft(
        start=numeral.start,
        end=numeral.end,
        numeral=numeral,
        low=numeral.low,
        high=numeral.high,
        bound="vague" if numeral.form == "vague" else "about" if numeral.rough else "exact",
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
    found = scene.units.sign(scene.text, scene.start, draft.start)
    return msgspec.structs.replace(draft, start=found[1], unit=found[0]) if found else draft


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
    elif draft.unit is None and letter in "mM" and (match := _MILLION.match(scene.text, draft.end, scene.end)):
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
    if draft.unit is not None or draft.bound != "exact":
        return draft
    match = scene.known.after_pattern.match(scene.text, draft.end, scene.end)
    if match is None or scene.units.after(scene.text, match.end(), scene.end) is None:
        return draft
    found = scene.known.after[" ".join(match["phrase"].lower().split())]
    return msgspec.structs.replace(draft, end=match.end(), bound=found)


def _with_minus(scene: Scene, draft: Draft) -> Draft:
    if draft.numeral.form not in ("digits", "words"):
        return draft
    match = _MINUS.search(scene.text, scene.reach(draft.start, _SIGN_REACH), draft.start)
    return msgspec.structs.replace(draft, start=match.start(), low=-draft.high, high=-draft.low) if match else draft


def _with_unit(scene: Scene, draft: Draft) -> Draft:
    found = scene.units.after(scene.text, draft.end, scene.end) or _linked_unit(scene, draft) or _parted_unit(scene, draft)
    if found is None:
        return draft
    if found.word in _SHY and not (
        draft.numeral.form in ("digits", "fraction") or draft.low == 1 or scene.text.startswith("-", draft.end)
    ):
        return draft
    unit = found.unit
    if unit is scene.units.pounds[1]:
        unit = scene.units.pounds[0] if draft.low >= _POUND_SCALE else scene.pounds
    return msgspec.structs.replace(draft, end=found.end, unit=unit)


def _linked_unit(scene: Scene, draft: Draft) -> Found | None:
    """The unit behind "of" or "a": "thousands of euros", "half an hour", "1/16 of a pint"."""
    form = draft.numeral.form
    if form == "digits" or (form == "words" and draft.numeral.scale == 1):
        return None
    link = _LINK_OF.match(scene.text, draft.end, scene.end)
    return scene.units.after(scene.text, link.end(), scene.end) if link else None


def _parted_unit(scene: Scene, draft: Draft) -> Found | None:
    """The unit one word later, that word being no noun of its own: "three silent weeks"."""
    between = _BETWEEN.match(scene.text, draft.end, scene.end)
    if between is None or between["word"].endswith("s") or between["word"] in scene.known.stop:
        return None
    if between["word"] in scene.known.plurals or between["word"] in scene.units.by_word or draft.low == 1:
        return None
    found = scene.units.after(scene.text, between.end(), scene.end)
    return found if found and found.unit.family in _PARTED and found.word.endswith("s") else None


def _with_per(scene: Scene, draft: Draft) -> Draft:
    if draft.unit is None:
        return draft
    divided = scene.units.divided(draft.unit, scene.text, draft.end, scene.end)
    return msgspec.structs.replace(draft, unit=divided[0], end=divided[1]) if divided else draft


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
