"""What looks like a quantity and is none: dates, clock times, addresses, labels, names. Tables of named rules."""

import re
from collections.abc import Callable, Sequence

from twosource.model import Span
from twosource.page.quantity.draft import Draft, Scene
from twosource.page.quantity.lexicon import GAP
from twosource.page.quantity.numerals import looks_like_year

_MONTH = (
    r"(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\.?"
)
_AND_YEAR = r"(?:,?\s[12]\d{3}(?!\d))?"
_NO_DAY = r"(?!\w|,\d{3}|\s(?:percent|per\scent|million|billion)|%)"
_TO_DAY = r"(?:(?:\s?[-–]\s?|\sto\s|\sand\s)\d{1,2})?"
_PATTERNS = {
    "web address": r"(?:https?://|www\.)\S{1,2000}",
    "mail address": r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}",
    "ISO date": r"\d{4}-\d{2}-\d{2}(?:T[\d:.Z+-]{1,20})?",
    "numeric date": r"\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?!\d)",
    "season": r"(?<!\w)(?:[12]\d{3}|\d{2})/\d{2}(?:\d{2})?(?![\d/])",
    "clock time": r"\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?|GMT|BST|UTC|[ECMP][DS]?T\b|hrs\b)",
    "time on a clock": r"\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?",
    "hour": r"\d{1,2}\s?(?:[ap]\.?m\b\.?|o['’]clock)(?:\W|$)",
    "military hour": r"\d{4}\s?(?:GMT|UTC|hrs|local time)\b",
    "month and day": rf"(?<!\w){_MONTH}\s\d{{1,2}}{_TO_DAY}(?:st|nd|rd|th)?{_NO_DAY}{_AND_YEAR}",
    "day and month": rf"(?<!\w)\d{{1,2}}(?:st|nd|rd|th)?{_TO_DAY}(?:\sof)?\s{_MONTH}(?!\w){_AND_YEAR}",
    "month and year": rf"(?<!\w){_MONTH},?\s[12]\d{{3}}(?!\d)",
    "years": r"(?<![\d,.])(?:1[89]|20)\d{2}\s?[-–]\s?(?:(?:1[89]|20)\d{2}|\d{2})(?![\d,])",
    "decade": r"(?<!\d)1?\d{1,2}0s(?!\w)|(?<!\w)['’]\d0s",
    "ordinal": r"\d{1,9}(?:st|nd|rd|th)(?!\w)",
    "telephone": r"(?<!\w)\+?\d{1,4}?[\s.-]?\(?\d{2,4}\)?[\s.-]\d{3,4}[\s.-]\d{4}(?!\d)",
    "version": r"\d{1,9}(?:\.\d{1,9}){2,9}",
    "number sign": r"#\d{1,9}",
    "assignment": r"=[\"'“”]?\d{1,30}",
    "set phrase": r"(?<![\w-])(?:24/7|50/50|9/11|7/7|50-50|20/20)(?!\w)",
    "feet and inches": r"\d{1,2}['’′]\s?\d{1,2}(?:[\"”″]|['’]{2})?",
    "format": r"\d{1,3}[xX×]\d{1,3}(?!\w)",
    "type name": r"(?<!\w)(?-i:[A-Z])[\w.]{0,9}-\d{1,6}(?:\.\d{1,6})?(?:-\d{1,6})?[A-Za-z]{0,3}(?!\w)",
}
_JUNK = re.compile("|".join(_PATTERNS.values()), re.IGNORECASE)
_TIME_UNITS = ("time", "age")


def junk(scene: Scene) -> list[Span]:
    """Stretches in which digits are no quantity: dates, clock times, addresses, telephone numbers, type names."""
    return [Span(match.start(), match.end()) for match in _JUNK.finditer(scene.text, scene.start, scene.end)]


class Sight:
    """A draft and the words next to it, for the rules below."""

    __slots__ = ("after", "attached", "before", "draft", "follows", "scene", "word_after", "word_before")

    def __init__(self, scene: Scene, draft: Draft) -> None:
        self.scene, self.draft = scene, draft
        self.before = scene.text[scene.reach(draft.start, _NEAR) : draft.start]
        self.after = scene.text[draft.end : min(scene.end, draft.end + _NEAR)]
        before = _LAST_WORD.search(self.before)
        after = _NEXT_WORD.match(self.after)
        self.word_before = before["word"] if before else ""
        self.word_after = after["word"] if after else ""
        self.attached = bool(before and before["gap"] == "-")
        self.follows = self.after[:1]


_NEAR = 40
"""Characters on either side of a number that these rules look at."""

_LAST_WORD = re.compile(r"(?P<word>[^\W\d_][\w’'.&]*)(?P<gap>[ \u00a0-]{1,2})$")
_NEXT_WORD = re.compile(r"[ \u00a0-](?P<word>[^\W\d_][\w’'-]*)")
_POSSESSIVE = re.compile("[’']s?$")
_WORDS = re.compile(r"[^\W\d_][\w’'.]*")
_IN_PLACE = re.compile(rf"(?<!\w)(?i:in|at|near|from|on){GAP}(?:[A-Z][\w’-]*{GAP}){{1,2}}$")
_STARTS = re.compile(r"(?:^|[.:;!?“\"‘'(—–])\s*$")
"""What stands before the first word of a sentence, a quotation or an item: its capital tells nothing."""

_LETTER_BEFORE = re.compile(r"[^\W\d_]-$")
_ORDINAL_PART = re.compile(
    rf"(?:first|second|third|fourth|latter|final|other|top|bottom|upper|lower|front|back|last){GAP}$", re.IGNORECASE
)
_FRACTION_AFTER = re.compile(rf"{GAP}(?:of|more|less|fewer|higher|lower|larger|smaller|in)(?!\w)|[.,;]", re.IGNORECASE)
_YEAR = range(1500, 2101)


def is_measured(draft: Draft) -> bool:
    """Whether its value is told by a unit other than a time word, or it has a scale: no label looks like that."""
    return draft.numeral.scale != 1 or (draft.unit is not None and draft.unit.family not in _TIME_UNITS)


def _glued(sight: Sight) -> bool:
    """Letters touch it: "G7", "F16", "Covid-19", "5G", "7A"."""
    draft = sight.draft
    glued_before = _LETTER_BEFORE.search(sight.before) is not None and draft.unit is None and draft.numeral.form == "digits"
    glued_before = glued_before or (bool(sight.before) and sight.before[-1].isalnum())
    return glued_before or (sight.follows.isalnum() or sight.follows == "_")


def _ago(sight: Sight) -> bool:
    """A distance in time from now is a date, and so is an hour: "three days ago", "three o'clock"."""
    unit = sight.draft.unit
    ago = unit is not None and unit.family == "time" and sight.word_after.lower() in sight.scene.known.ago
    return ago or (unit is None and sight.word_after.lower().replace("’", "'") in sight.scene.known.clock)


def _year(sight: Sight) -> bool:
    """A bare year: "in 2019", "the 2024 elections"."""
    draft = sight.draft
    if not (draft.numeral.plain and draft.unit is None and len(sight.scene.text[draft.numeral.start : draft.numeral.end]) == 4):
        return False
    level = sight.scene.text[draft.start : draft.numeral.start].lower().strip() in sight.scene.known.year_levels
    if draft.bound not in ("exact", "range") and draft.counted is not None and not level:
        return False
    if looks_like_year(draft.numeral):
        return True
    return int(draft.numeral.low) in _YEAR and (
        draft.counted is None or sight.word_before.lower() in sight.scene.known.year_before
    )


def _label(sight: Sight) -> bool:
    """A number that names: "Article 5", "Game 7", "Boeing 737"."""
    draft = sight.draft
    if is_measured(draft) or draft.numeral.form not in ("digits", "words") or draft.bound not in ("exact", "range"):
        return False
    word = sight.word_before
    if draft.numeral.form == "digits" and word.lower().rstrip(".") in sight.scene.known.labels:
        return draft.counted is None or word[:1].isupper() or sight.attached or word.lower() in ("no.", "number", "top")
    if draft.unit is not None or not draft.numeral.plain:
        return False
    if (
        not word[:1].isupper()
        or draft.rule == "score"
        or _POSSESSIVE.search(word)
        or word.lower() in sight.scene.known.stop
        or draft.end - draft.start > 4
    ):
        return False
    if _STARTS.search(sight.before[: -len(word) - 1]):
        return draft.counted is None
    return draft.counted is None or not _after_preposition(sight)


def _after_preposition(sight: Sight) -> bool:
    """Whether the capitalised word before it is a place of "in": "In France 20 people died"."""
    return _IN_PLACE.search(sight.before) is not None


def _named(sight: Sight) -> bool:
    """A capitalised number word inside a name: "Group of Seven", "Formula One", "Five Eyes"."""
    draft = sight.draft
    first = sight.scene.text[draft.numeral.start : draft.numeral.start + 1]
    if (
        draft.numeral.form != "words"
        or not first.isupper()
        or draft.numeral.start == sight.scene.start
        or draft.unit is not None
    ):
        return False
    if sight.scene.role == "headline":
        return sight.word_before.lower() in sight.scene.known.labels
    start_of_quote = not sight.before.strip() or sight.before.rstrip()[-1:] in "“\"‘'(:—–-.!?"
    if start_of_quote and not sight.word_before:
        return False
    of = sight.word_before.lower() == "of"
    return of or sight.word_before[:1].isupper() or sight.word_after[:1].isupper()


def _address(sight: Sight) -> bool:
    """A house number: "10 Downing Street"."""
    if not sight.draft.numeral.plain or sight.draft.unit is not None:
        return False
    words = _WORDS.findall(sight.after)[:4]
    names = [word.lower().rstrip(".") for word in words if word[:1].isupper()]
    return bool(names) and words[0][:1].isupper() and any(name in sight.scene.known.addresses for name in names)


def _pronoun(sight: Sight) -> bool:
    """Number words that stand for a noun: "no one", "the two met"."""
    draft = sight.draft
    if draft.numeral.form != "words" or is_measured(draft):
        return False
    if sight.scene.text[draft.numeral.start : draft.numeral.end].lower() == "one":
        return _no_one(sight)
    if draft.unit is not None:
        return False
    bare = draft.counted is None or draft.inherited
    return bare and draft.bound == "exact" and draft.low <= 12 and _determined(sight)


def _no_one(sight: Sight) -> bool:
    before = sight.word_before.lower()
    following = _NEXT_WORD.match(sight.scene.text, sight.draft.numeral.end, sight.scene.end)
    if following is None or before in sight.scene.known.one_not_after:
        return True
    if following["word"].lower() in sight.scene.known.one_not_before:
        return True
    if sight.draft.unit is not None:
        return False
    if sight.draft.counted is None or sight.draft.inherited or before in sight.scene.known.one_speech_before:
        return True
    following = _NEXT_WORD.match(sight.scene.text, sight.draft.counted.end, sight.draft.counted.end + 20)
    return following is not None and following["word"].lower() in sight.scene.known.one_speech


_DETERMINER = re.compile(
    rf"(?<!\w)(?:the|these|those|all|its|their|his|her|our|my|your|other|into|in|or){GAP}"
    rf"(?:(?:top|bottom|last|first|next|final|other|big|remaining|latter|same){GAP})?$",
    re.IGNORECASE,
)


def _determined(sight: Sight) -> bool:
    return _DETERMINER.search(sight.before) is not None


def _part_of_whole(sight: Sight) -> bool:
    """A fraction word that is an ordinal or a period: "a third country", "first half", "three quarters in a row"."""
    draft = sight.draft
    if draft.numeral.form != "fraction" or draft.unit is not None:
        return False
    if _ORDINAL_PART.search(sight.before):
        return True
    written = sight.scene.text[draft.numeral.start : draft.numeral.end].lower()
    if written == "half" or written[:1].isdigit() or not written[-1:].isalpha() or "-" in written:
        return False
    by = sight.word_before.lower() == "by"
    return not by and not _FRACTION_AFTER.match(sight.after) and bool(sight.after.strip())


def _compound(sight: Sight) -> bool:
    """Part of a word that counts nothing here: "a four-way race", "two-faced"."""
    draft = sight.draft
    return draft.unit is None and draft.head is None and _COMPOUND.match(sight.after) is not None


_COMPOUND = re.compile(r"-[^\W\d_]")


def _item(sight: Sight) -> bool:
    """A number that counts off points: "one, his temper, and two, his words"."""
    draft = sight.draft
    alone = draft.numeral.form == "words" and draft.unit is None and draft.counted is None and draft.high <= 12
    return alone and sight.follows == "," and _ITEM.search(sight.before) is not None


_ITEM = re.compile(rf",{GAP}(?:and{GAP})?$", re.IGNORECASE)


def _serial(sight: Sight) -> bool:
    """A run of digits too long for a count without separators: an identifier, a telephone number."""
    draft = sight.draft
    return draft.numeral.plain and draft.numeral.end - draft.numeral.start >= _SERIAL and draft.unit is None


_SERIAL = 8
"""Digits without separators from which on a number is an identifier."""


def _few(sight: Sight) -> bool:
    """The word "few" alone denies; it counts after "the last", "every" and the like."""
    written = sight.scene.text[sight.draft.numeral.start : sight.draft.numeral.end].lower()
    return written == "few" and sight.word_before.lower() not in sight.scene.known.few_after


def _ordinary_vague(sight: Sight) -> bool:
    """Small vague numbers without anything counted: "several were there" tells nothing."""
    draft = sight.draft
    return (
        draft.numeral.form == "vague" and draft.high <= 10 and draft.unit is None and (draft.counted is None or draft.inherited)
    )


_ITEM_END = re.compile(r"[.)](?:\s|$)")


def _bullet(sight: Sight) -> bool:
    """The number of a list item: "1. ", "2) "."""
    return sight.draft.start == sight.scene.start and sight.draft.numeral.plain and _ITEM_END.match(sight.after) is not None


def _lone(sight: Sight) -> bool:
    """A bare number alone in brackets: a shirt, a note, a page."""
    draft = sight.draft
    if not draft.numeral.plain or draft.unit is not None or draft.counted is not None or draft.bound != "exact":
        return False
    return sight.before.endswith("(") and sight.follows == ")"


_RULES: Sequence[tuple[str, Callable[[Sight], bool]]] = (
    ("glued", _glued),
    ("ago", _ago),
    ("year", _year),
    ("label", _label),
    ("named", _named),
    ("address", _address),
    ("pronoun", _pronoun),
    ("part of a whole", _part_of_whole),
    ("compound", _compound),
    ("item", _item),
    ("serial", _serial),
    ("few", _few),
    ("ordinary vague", _ordinary_vague),
    ("bullet", _bullet),
    ("lone", _lone),
)


def skipped(scene: Scene, draft: Draft) -> str | None:
    """The name of the rule by which a draft is no figure, None if it is one."""
    sight = Sight(scene, draft)
    for name, rule in _RULES:
        if rule(sight):
            return name
    return None
