"""What looks like a quantity and is none: years, labels, names, pronouns. A table of named rules."""

import re
from collections.abc import Callable, Sequence

from twosource.page.quantity.draft import Draft, Scene
from twosource.page.quantity.numerals import looks_like_year
from twosource.page.quantity.units import GAP

_TIME_UNITS = ("time", "age")


class Sight:
    """A draft and the words next to it, for the rules below."""

    __slots__ = ("after", "attached", "before", "draft", "follows", "role_is_text", "scene", "word_after", "word_before")

    def __init__(self, scene: Scene, draft: Draft) -> None:
        self.scene, self.draft = scene, draft
        self.before = scene.text[scene.reach(draft.start, _NEAR) : draft.start]
        self.after = scene.text[draft.end : min(scene.end, draft.end + _NEAR)]
        after = _NEXT_WORD.match(self.after)
        self.word_before, gap = _last_word(self.before)
        self.word_after = after["word"] if after else ""
        self.attached = gap == "-"
        self.follows = self.after[:1]
        self.role_is_text = scene.role != "headline"


_NEAR = 40
"""Characters on either side of a number that these rules look at."""

_WORD_MARKS = "_’'.&"


def _last_word(text: str) -> tuple[str, str]:
    """The word before the end of a text, from its first letter, and the one or two blanks or hyphens after it."""
    bare = text.rstrip(" \u00a0-")
    gap = text[len(bare) :]
    if len(gap) not in (1, 2):
        return "", ""
    place = len(bare)
    while place and (bare[place - 1].isalnum() or bare[place - 1] in _WORD_MARKS):
        place -= 1
    word = bare[place:].lstrip("0123456789" + _WORD_MARKS)
    return (word, gap) if word else ("", "")


_NEXT_WORD = re.compile(r"[ \u00a0-](?P<word>[^\W\d_][\w’'-]*)")
_POSSESSIVE = re.compile("[’']s?$")
_WORDS = re.compile(r"[^\W\d_][\w’'.]*")
_IN_PLACE = re.compile(rf"(?<!\w)(?i:in|at|near|from|on){GAP}(?:[A-Z][\w’-]*{GAP}){{1,2}}$")
_STARTS = re.compile(r"(?:^|[.:;!?“\"‘'(—–])\s*$")
"""What stands before the first word of a sentence, a quotation or an item: its capital tells nothing."""

_ORDINAL_PART = re.compile(
    rf"(?:first|second|third|fourth|latter|final|other|top|bottom|upper|lower|front|back|last){GAP}$", re.IGNORECASE
)
_FRACTION_AFTER = re.compile(rf"{GAP}(?:of|more|less|fewer|higher|lower|larger|smaller|in)(?!\w)|[.,;]", re.IGNORECASE)
_YEAR = range(1500, 2101)


def is_measured(draft: Draft) -> bool:
    """Whether its value is told by a unit other than a time word, or it has a scale: no label looks like that."""
    return draft.numeral.scale != 1 or (draft.unit is not None and draft.unit.family not in _TIME_UNITS)


def _glued(sight: Sight) -> bool:
    """Letters touch it, or it is the number of a note: "G7", "F16", "Covid-19", "5G", "7A", "the end.1"."""
    draft = sight.draft
    hyphen = sight.before.endswith("-") and sight.before[-2:-1].isalpha()
    glued_before = hyphen and draft.unit is None and draft.numeral.form == "digits"
    glued_before = glued_before or (bool(sight.before) and sight.before[-1].isalnum())
    note = draft.start == draft.numeral.start and sight.before[-1:] == "." and sight.before[-2:-1].isalpha()
    return glued_before or note or (sight.follows.isalnum() or sight.follows == "_")


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


def _postcode(sight: Sight) -> bool:
    """A postal code behind two capitals: "Springfield, IL 62704"."""
    draft = sight.draft
    plain = draft.numeral.plain and draft.numeral.end - draft.numeral.start == _POSTCODE_DIGITS and draft.unit is None
    return plain and len(sight.word_before) == 2 and sight.word_before.isupper() and draft.counted is None


_POSTCODE_DIGITS = 5


def _format(sight: Sight) -> bool:
    """A format of pictures: "4K", "1080p"."""
    return sight.scene.text[sight.draft.numeral.start : sight.draft.end] in sight.scene.known.formats


def _model(sight: Sight) -> bool:
    """A number that begins a name: "the 787 Dreamliner"."""
    draft = sight.draft
    number = draft.numeral.plain and draft.numeral.end - draft.numeral.start == 3 and draft.unit is None
    return number and draft.bound == "exact" and draft.counted is None and sight.word_after[:1].isupper() and sight.role_is_text


def _clock(sight: Sight) -> bool:
    """An hour told by its number alone: "shortly before six", "since four", "ten to eleven"."""
    draft = sight.draft
    small = draft.unit is None and draft.numeral.scale == 1 and 0 < draft.low <= 12 and 0 < draft.high <= 12
    if not small or draft.numeral.form != "words" or (draft.counted is not None and not draft.inherited):
        return False
    if _HALF_PAST.search(sight.before) or (draft.bound == "range" and _AT_CLOCK.search(sight.before)):
        return True
    return draft.bound == "exact" and _SINCE_CLOCK.search(sight.before) is not None and sight.word_after.lower() in _AFTER_HOUR


_AFTER_HOUR = frozenset({"", "on", "in", "yesterday", "today", "tomorrow"})
_HALF_PAST = re.compile(rf"(?<!\w)(?:half|quarter){GAP}(?:past|to){GAP}$", re.IGNORECASE)
_AT_CLOCK = re.compile(rf"(?<!\w)at{GAP}$", re.IGNORECASE)
_SINCE_CLOCK = re.compile(rf"(?<!\w)(?:before|since|until|till|(?:shortly|just|soon){GAP}after){GAP}$", re.IGNORECASE)


def _set_phrase(sight: Sight) -> bool:
    """Words that count nothing together: "three and out", "not a few cooks", "from one cook to another"."""
    draft = sight.draft
    written = sight.scene.text[draft.numeral.start : draft.numeral.end].lower()
    if written == "a few" and sight.word_before.lower() == "not":
        return True
    if _ONE_BY_ONE.match(sight.scene.text, draft.start, sight.scene.end):
        return True
    if written == "one" and draft.counted is not None:
        return _ANOTHER.match(sight.scene.text, draft.counted.end, sight.scene.end) is not None
    return written == "three" and _AND_OUT.match(sight.after) is not None


_ANOTHER = re.compile(rf"{GAP}(?:to|after|or|from|by){GAP}(?:another|the{GAP}next|the{GAP}other)(?!\w)", re.IGNORECASE)
_ONE_BY_ONE = re.compile(r"one[- ](?:to|by|on|for|after)[- ]one(?!\w)|one[- ](?:by|after)[- ]another", re.IGNORECASE)
_AND_OUT = re.compile(rf"(?:{GAP}|-)and(?:{GAP}|-)out(?!\w)", re.IGNORECASE)


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
    draft, known = sight.draft, sight.scene.known
    before = sight.word_before.lower()
    following = _NEXT_WORD.match(sight.scene.text, draft.numeral.end, sight.scene.end)
    if _OR_TWO.match(sight.scene.text, draft.numeral.end, sight.scene.end):
        return False
    word = following["word"].lower() if following else ""
    if before == "only" and _THE_ONLY.search(sight.before) is None and word not in ("of", "to", "who", "that", "in"):
        return False
    if following is None or before in known.one_not_after or word in known.one_not_before:
        return True
    if draft.unit is not None:
        return False
    if draft.counted is None or draft.inherited or before in known.one_speech_before:
        return True
    tail = _SPEAKS.match(sight.scene.text, draft.counted.end, min(sight.scene.end, draft.counted.end + _SPEECH_REACH))
    return tail is not None and tail["word"].lower() in known.one_speech


_OR_TWO = re.compile(rf"{GAP}(?:or|to|and{GAP}a{GAP}half){GAP}(?:two|three|more)(?!\w)|-to-", re.IGNORECASE)
_THE_ONLY = re.compile(rf"(?<!\w)(?:the|not|an|no){GAP}only{GAP}$", re.IGNORECASE)
_SPEECH_REACH = 140
_SPEAKS = re.compile(rf"(?:,{GAP}(?:who|speaking|citing|familiar|briefed|involved)[^,;.]{{0,100}},)?{GAP}(?P<word>[^\W\d_]+)")
"""What one who speaks does, right behind the noun or behind a remark on who speaks."""


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
    """The number of a list item: "1. ", "2) ", "3 Ada Moor."."""
    draft = sight.draft
    if not draft.numeral.plain or draft.unit is not None:
        return False
    text, start = sight.scene.text, sight.scene.start
    if sight.follows == ")" and text.count("(", start, draft.start) <= text.count(")", start, draft.start):
        return True
    if draft.start != sight.scene.start:
        return False
    ranked = draft.counted is None and draft.high <= _MOST_RANKED and sight.word_after[:1].isupper() and sight.role_is_text
    return ranked or _ITEM_END.match(sight.after) is not None


_MOST_RANKED = 20
"""Places a list of names has at most."""


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
    ("postcode", _postcode),
    ("format", _format),
    ("model", _model),
    ("clock", _clock),
    ("set phrase", _set_phrase),
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
