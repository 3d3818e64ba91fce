"""Ages told without a unit: "Smith, 65, said", "aged 65", "people under 30"."""

import re

import msgspec

from twosource.page.quantity.antecedents import is_bare
from twosource.page.quantity.draft import Draft, Scene
from twosource.page.quantity.measures import of_age
from twosource.page.quantity.units import GAP

_OLDEST = 120
"""Years; above, no number between commas is an age."""

_NEAR = 24
"""Characters before a number in which "at the age of" stands."""

_TO_AGE = re.compile(r"-\d{1,3}(?!\w)")
"""The other end of "ages 5-11"."""

_NAME_REACH = 40
_NAME_BEFORE = re.compile(r"(?<![^\W_])[A-Z][\w’'.-]*,\s(?:then\s|now\s)?$")
_APART = re.compile(r",|\s[–—―]|\.(?:\s|$)|;|\sand\s|\)")
_WORD_BEFORE = re.compile(rf"(?<!\w)(?P<word>[^\W\d_]+){GAP}$")


def as_age(scene: Scene, draft: Draft) -> Draft:
    """The draft as an age if it stands behind a name and a comma, or behind "aged", "who is" and the like."""
    if not _may_be_age(draft) and not (draft.unit is None and draft.numeral.form == "words" and draft.high <= _OLDEST):
        return draft
    told = scene.known.age.search(scene.text, scene.reach(draft.start, _NEAR), draft.start)
    if told is not None and (is_bare(scene, draft) or _TO_AGE.match(scene.text, draft.end, scene.end)):
        return _aged(scene, draft)
    beside = _NAME_BEFORE.search(scene.text, scene.reach(draft.start, _NAME_REACH), draft.start)
    if beside is not None and draft.numeral.plain and draft.low > 1 and _APART.match(scene.text, draft.end, scene.end):
        return _aged(scene, draft)
    return draft


def as_age_limit(scene: Scene, draft: Draft) -> Draft:
    """The draft as an age if it bounds people ("people under 30"); needs its bound words."""
    if not _may_be_age(draft) or draft.bound == "exact":
        return draft
    word = _WORD_BEFORE.search(scene.text, scene.reach(draft.start, _NEAR), draft.start)
    if word is None or word["word"].lower() not in scene.known.aged_people or not is_bare(scene, draft):
        return draft
    return _aged(scene, draft)


def _may_be_age(draft: Draft) -> bool:
    return draft.unit is None and draft.numeral.plain and draft.high <= _OLDEST


def _aged(scene: Scene, draft: Draft) -> Draft:
    return msgspec.structs.replace(draft, unit=of_age(scene.units.by_word[scene.known.year]), rule="age")
