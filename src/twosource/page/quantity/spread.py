"""Numbers that belong together: ranges, scores, and lists whose last number carries the unit of all."""

import re
from collections.abc import Sequence

import msgspec

from twosource.page.quantity.draft import Draft, Scene
from twosource.page.quantity.numerals import Numeral, exact, looks_like_year
from twosource.page.quantity.units import GAP

_DASH = re.compile(r"[-–—−]")
_SPACED_DASH = re.compile(r" [-–] ")
_UP_TO = re.compile(rf"{GAP}(?:up|down|right){GAP}to{GAP}", re.IGNORECASE)
_TO = re.compile(rf"{GAP}to{GAP}|-to-|-{GAP}to{GAP}|{GAP}to-|{GAP}through{GAP}", re.IGNORECASE)
_AND = re.compile(rf"{GAP}(?:and|to|or){GAP}", re.IGNORECASE)
_BETWEEN = re.compile(rf"(?<!\w)between{GAP}(?:(?:about|around|some|(?:the{GAP})?ages?(?:{GAP}of)?){GAP})?$", re.IGNORECASE)
_FROM = re.compile(rf"(?<!\w)from{GAP}(?:(?:about|around|some){GAP})?$", re.IGNORECASE)
_OPENER_REACH = 24
"""Characters before a number in which "between some" may stand."""

_RATIO = re.compile(r"(?<!\w)(?:ratios?|odds|outnumber(?:ed|ing|s)?|proportions?)(?!\w)[^.,;]{0,24}$", re.IGNORECASE)
_RATIO_REACH = 40
_TO_ONE = re.compile(r"-to-")

_SCORE = re.compile(
    r"\b(?:won|wins?|winning|beat|beats|beating|defeat(?:ed|s)?|lost|lose|loses|losing|vote[ds]?|voting|led|leads?|leading|draw|drew|tied|"
    r"ties?|victory|score[ds]?|scoring|scoreline|ruled|ruling|decision|split|margin|record|drubbed|thrashed|down|ahead|trailed|trailing|"
    r"passed|approved|rejected|against|majority)\b",
    re.IGNORECASE,
)
_SCORE_AFTER = re.compile(
    rf"{GAP}(?:vote|win|victory|loss|defeat|decision|majority|margin|draw|lead|record|ruling|split|drubbing|thrashing|tie|score)s?(?!\w)",
    re.IGNORECASE,
)
_ODDS = re.compile(rf"{GAP}(?:(?P<in>in|out{GAP}of)|of){GAP}(?P<every>every{GAP})?", re.IGNORECASE)
_THINGS = re.compile(rf"{GAP}[^\W\d_]{{2,20}}s(?!\w)")
_SCORE_REACH = 60
_MOST_IN_SCORE = 1000

_OR = re.compile(r"(?<!\w)or(?!\w)", re.IGNORECASE)
_APART = "."
"""Stands for text too long to link two numbers."""

_LINK = re.compile(
    r"-?,?[\s\u00a0]*(?:and|or|to|nor)[\s\u00a0]+(?:(?:even|perhaps|possibly|maybe|then|about|around|some|nearly|almost)[\s\u00a0]+)?"
    r"|-?,[\s\u00a0]+(?:(?:or[\s\u00a0]+)?it[\s\u00a0]+(?:may|might|could)[\s\u00a0]+(?:even[\s\u00a0]+)?be[\s\u00a0]+)?",
    re.IGNORECASE,
)
_OF = re.compile(
    rf",?{GAP}(?:out{GAP})?of{GAP}(?:(?:the|its|their|those|these|all|his|her|our){GAP})?(?:some{GAP}|about{GAP})?",
    re.IGNORECASE,
)


def join(scene: Scene, drafts: Sequence[Draft], moved: Sequence[bool]) -> list[Draft]:
    """The drafts of one sentence with ranges made one, scores kept two, and units and scales shared along lists.

    Args:
        scene: the sentence.
        drafts: its numbers, in text order, without their bound words.
        moved: for each draft, whether words of change stand before it, so that "from 4 to 6" is a move and no range.
    """
    joined: list[Draft] = []
    place = 0
    while place < len(drafts):
        left = drafts[place]
        right = drafts[place + 1] if place + 1 < len(drafts) else None
        if right is None:
            joined.append(left)
            place += 1
        elif _is_odds(scene, left, right):
            joined.append(_odds(left, right, "odds"))
            place += 2
        elif _is_ratio(scene, left, right):
            joined.append(_odds(left, right, "ratio"))
            place += 2
        elif _is_score(scene, left, right):
            joined += [_scored(left), _scored(right)]
            place += 2
        elif (opened := _opened(scene, left, right, change=moved[place])) is not None:
            joined.append(_range(left, right, opened))
            place += 2
        else:
            joined.append(left)
            place += 1
    return _share(scene, joined)


def _between(scene: Scene, left: Draft, right: Draft) -> str:
    return scene.text[left.end : right.start] if right.start - left.end <= _SCORE_REACH else _APART


def _is_score(scene: Scene, left: Draft, right: Draft) -> bool:
    """Whether two numbers joined by a dash are a score or a vote ("52-48"), not a range."""
    if not _DASH.fullmatch(_between(scene, left, right)) or left.unit or right.unit:
        return False
    if not (left.numeral.plain and right.numeral.plain and max(left.low, right.low) < _MOST_IN_SCORE):
        return False
    if left.low >= right.low or _SCORE_AFTER.match(scene.text, right.end):
        return True
    told = _SCORE.search(scene.text, scene.reach(left.start, _SCORE_REACH), left.start)
    return told is not None and not _THINGS.match(scene.text, right.end)


def _is_odds(scene: Scene, left: Draft, right: Draft) -> bool:
    """Whether two numbers tell a share: "one in five", "nine out of 10", "eight of every ten"."""
    link = _ODDS.fullmatch(_between(scene, left, right))
    if link is None or left.unit or right.unit or not 0 < left.low < right.low or looks_like_year(right.numeral):
        return False
    whole = right.low in (10, 100, 1000, 10_000, 100_000, 1_000_000)
    return whole or (left.low == 1 and (link["every"] is not None or link["in"] is not None))


def _is_ratio(scene: Scene, left: Draft, right: Draft) -> bool:
    """Whether two numbers tell how much larger one thing is: "a ratio of 3:1", "by three to one", "a three-to-one margin"."""
    if left.unit or right.unit or left.low <= 0 or right.low <= 0 or left.bound != "exact":
        return False
    link = _between(scene, left, right)
    told = _RATIO.search(scene.text, scene.reach(left.start, _RATIO_REACH), left.start)
    if right.low == 1 and left.low > 1 and (link == ":" or _TO_ONE.fullmatch(link)):
        return True
    return told is not None and (link == ":" or _TO.fullmatch(link) is not None)


def _odds(left: Draft, right: Draft, rule: str) -> Draft:
    share = exact(left.low / right.low)
    return msgspec.structs.replace(left, end=right.end, low=share, high=share, numeral=_spanning(left, right), rule=rule)


def _spanning(left: Draft, right: Draft) -> Numeral:
    return msgspec.structs.replace(left.numeral, end=right.numeral.end, plain=False, form="digits")


def _scored(draft: Draft) -> Draft:
    return msgspec.structs.replace(draft, rule="score")


def _opened(scene: Scene, left: Draft, right: Draft, *, change: bool) -> int | None:
    """Where the range that two numbers make starts; None if they make none."""
    link = _between(scene, left, right)
    place = scene.reach(left.start, _OPENER_REACH)
    between = _BETWEEN.search(scene.text, place, left.start)
    signed = right.start < right.numeral.start and left.start == left.numeral.start
    if not _same_unit(left, right) or (signed and looks_like_year(left.numeral)):
        return None
    if between and _AND.fullmatch(link):
        return between.start() if _low(left, right) <= right.high else None
    since = _FROM.search(scene.text, place, left.start)
    dashed = _DASH.fullmatch(link) or (right.unit is not None and _SPACED_DASH.fullmatch(link))
    to = _TO.fullmatch(link) or (since and _UP_TO.fullmatch(link))
    if not (dashed or to) or _low(left, right) > right.high:
        return None
    if dashed:
        return left.start
    if change:
        return None
    return since.start() if since else left.start


def _same_unit(left: Draft, right: Draft) -> bool:
    """Whether two numbers can be the ends of one range: the units agree, or one of them has none."""
    if left.unit is None or right.unit is None:
        return left.unit is None or right.unit is None or left.unit == right.unit
    rate = right.unit.name.startswith((f"{left.unit.name} per ", f"{left.unit.name} "))
    return rate or left.unit == right.unit or left.unit.family == right.unit.family == "age"


def _low(left: Draft, right: Draft) -> float:
    """The low end of a range; it takes the scale of the high end where it has none ("2 to 3 million")."""
    return exact(left.low * right.numeral.scale) if _takes_scale(left, right) else left.low


def _takes_scale(left: Draft, right: Draft) -> bool:
    bare = left.numeral.scale == 1 and right.numeral.scale != 1
    return bare and left.numeral.form == right.numeral.form and left.numeral.mantissa < right.numeral.mantissa


def _range(left: Draft, right: Draft, opened: int) -> Draft:
    return msgspec.structs.replace(
        right,
        start=opened,
        low=_low(left, right),
        high=right.high,
        bound="range",
        unit=right.unit or left.unit,
        rule="range",
    )


def linked(scene: Scene, left: Draft, right: Draft) -> bool:
    """Whether two numbers stand in one list, with nothing but "and", "or", "to" or a comma between them."""
    return _LINK.fullmatch(_between(scene, left, right)) is not None


def is_of(scene: Scene, left: Draft, right: Draft) -> bool:
    """Whether the left number is a part of the right one: "12 of the 15", "12 goats of the 15", "12, out of 15"."""
    if _OF.fullmatch(_between(scene, left, right)):
        return True
    if left.counted is None or left.inherited or left.counted.end >= right.start:
        return False
    return _OF.fullmatch(scene.text, left.counted.end, right.start) is not None


def _share(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Gives numbers in a list the unit and scale of the next ("five, six or seven per cent")."""
    shared = list(drafts)
    for place in range(len(shared) - 2, -1, -1):
        left, right = shared[place], shared[place + 1]
        if left.unit or left.rule == "score" or looks_like_year(left.numeral) or not linked(scene, left, right):
            continue
        low, high = left.low, left.high
        if _takes_scale(left, right) and (right.unit or _OR.search(_between(scene, left, right))):
            low, high = exact(low * right.numeral.scale), exact(high * right.numeral.scale)
        unit = right.unit if right.unit and right.unit.family != "age" else None
        shared[place] = msgspec.structs.replace(left, low=low, high=high, unit=unit)
    return shared
