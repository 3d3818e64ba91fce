"""What the words of a line alone say it is: comment rules, sign-in prompts, credits, captions, corrections, bylines."""

import functools
import re
from collections.abc import Callable
from typing import Literal

import msgspec

from twosource.language import lexicon
from twosource.model import Role
from twosource.page.blocks.furniture import (
    LABEL_WORDS,
    PICTURE_WORDS,
    PICTURES,
    Furniture,
    Section,
    furniture,
    opener,
    plain,
)
from twosource.page.blocks.house import concerns_site, is_label, is_pitch, names_comments
from twosource.page.blocks.lines import WORD, Line

PHRASE_WORDS = 70
"""Most words of a line that is judged by how it begins; no furniture line in the pages read by hand was longer."""
LONGEST = 150
"""Most words of any line that is told by its words: corrections are the longest."""
SILENT_WORDS = 25
"""Words from which only what a line begins with, and a few words and marks in it, can tell anything."""
END_WORDS = 12
"""Most words of a line that heads other matter."""
ROW_WORDS = 16
"""Most words of a row of labels."""
MANGLED_LENGTH = 12
"""Most characters of a line that may be nothing but a mangled one."""
LABELLED_WORDS = 25
"""Most words of a line that begins with a label."""
COUNTER_WORDS = 5
"""Most words of a counter."""
BYLINE_WORDS, ENDED_BYLINE_WORDS, SHAPED_WORDS = 25, 8, 14
"""Most words of a byline, of one with a full stop, and of one that only the shape of its words tells."""
CAPTION_WORDS = 80
"""Most words of a caption."""
CREDIT_REACH = 120
"""Most characters at the end of a caption that are searched for the photographer."""
STAMP_WORDS, STAMP_PART = 24, 8
"""Most words of a date stamp, and of what stands behind a bar in it."""
CONTRIBUTED_WORDS = 14
"""Most words of a line that names who contributed."""
MENU_ENTRIES = 3
"""Fewest entries of a menu on one line."""
MENU_ENTRY_WORDS = 6
"""Most words of one of them."""

_ASKED_FOR = ("?", "@", "www.", "://", "©", "\t", "|", "·", "•", "►", "▸", ">", "  ")
"""Marks that tests ask for."""
_DIGIT = re.compile(r"\d")
_ONLY_MARKS = re.compile(r"[\W_]+")
_MANGLED = re.compile(r"[ÂÃâ€�¬˜™\u00a0\u0080-\u009f\ufeff\u200b\s]+")
_COUNT = re.compile(
    r"(?:\d[\d,.]*[km]?\s*)?(?:comments?|shares?|views?|likes?|replies|reactions?|min(?:ute)?s?(?: read)?"
    r"|(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago)?\s*\d*"
)
_BARS = re.compile(r"\s*[|·•▸►>]\s*|[ \u00a0]{2,}|\s/\s")
_COPYRIGHT = re.compile(r"(?:[Cc]opyright|COPYRIGHT|\([Cc]\))\s+(?:©|\([Cc]\)|\d|[A-Z])")
_TEASING = re.compile(r"^\w+(?: \w+)?[:|]")
_URL = re.compile(r"(?:https?://|www\.|pic\.twitter)\S+(?:\s+via\s+\S+)?|@\w+|#\w+(?:\s+#\w+)*|[\w.+-]+@[\w-]+\.[\w.]+")
_NAME = r"[^\W\d_a-z][\w'’.-]*(?:\s+(?:(?:de|la|van|von|der|den|bin|al|el|di|da|du|le|Mc|ben)\s+)?[^\W\d_a-z][\w'’.-]*){1,3}"
_NAMES = rf"{_NAME}(?:\s*(?:,|and|&|,\s*and)\s*{_NAME}){{0,5}}"
_PLACED = r"\s+in\s+[^\W\d_a-z][\w'’.-]*(?:\s+[^\W\d_a-z][\w'’.-]*){0,3}"
_NAME_BEGINS = re.compile(r"[^\W\d_a-z][\w'’.-]*\s+(?:(?:de|la|van|von|der|den|bin|al|el|di|da|du|le|Mc|ben)\s+)?[^\W\d_a-z]")
"""With what every name begins; cheap to ask."""
_DATE_LINE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)?[.,]?\s*"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?,?\s*(?:\d{1,2}(?:st|nd|rd|th)?)?,?\s*(?:\d{4})?"
    r"[\s,|at•·-]*(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)?\s*(?:\(?[a-z]{2,5}\)?)?(?:[+-]\d+)?"
)
_STAMPED = re.compile(r"^(?:first |last )?(?:updated|published|posted|modified|edited|filed)\b:?\s*(?:on |at )?")
_PARTED = re.compile(r"\s+[|•·–—-]\s+")
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?(?:[a-z]{2,4}|utc[+-]\d{1,2})\)?)?|\d{1,2}\s*[ap]\.?m\.?"
)
_AGE = re.compile(
    r"\d{1,3}\s*(?:s|m|h|d|w|mo|y|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?|weeks?|months?|years?)(?:\s+ago)?"
)
_NUMERIC_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[,T\s]+\d{1,2}:\d{2}.{0,12})?")


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The role a line's words give it, and the sentence that says why.

    Attributes:
        role: of the line.
        why: one plain sentence.
        ends: what the line heads, if it also ends the report.
        shape: only the shape of its words speaks for it.
        teaser: only its first words do, which headlines may have too ("Analysis: ...").
        border: it is a time of day, as stands over the entries of a live page.
    """

    role: Role
    why: str
    ends: Literal["", "pages", "comments"] = ""
    shape: bool = False
    teaser: bool = False
    border: bool = False


Verdicts = list[Verdict | None]


class Asked(msgspec.Struct, frozen=True):
    """A line as the tests ask about it: what several of them need is found once.

    Attributes:
        line: as it was measured.
        flat: as phrases are written.
        opener: the first word of `flat`.
        digits: it has some.
        marked: it has one of `_ASKED_FOR`.
        language: of the lexicon.
        known: what the lexicon has.
    """

    line: Line
    flat: str
    opener: str
    digits: bool
    marked: bool
    language: str
    known: Furniture


def judge(line: Line, language: str = "en") -> Verdict | None:
    """What the words of the line say it is; None if they say nothing.

    The named tests are tried in a fixed order; the first that speaks wins. Each asks first what is cheap to ask.
    """
    if line.words > LONGEST:
        return None
    known = furniture(language)
    marked = _is_marked(line.text)
    if line.words > SILENT_WORDS and not marked and _silent(line, known):
        return None
    flat = plain(line.text)
    asked = Asked(line, flat, opener(flat), _DIGIT.search(flat) is not None, marked, language, known)
    for test in TESTS:
        if verdict := test(asked):
            return verdict
    return None


def _is_marked(text: str) -> bool:
    """Whether the text has one of the marks that tests ask for; a plain loop, as every line is asked."""
    for mark in _ASKED_FOR:  # noqa: SIM110 - `any` takes three times as long
        if mark in text:
            return True
    return False


def _silent(line: Line, known: Furniture) -> bool:
    """Whether a long line without marks has no word, and no bracket at its end, that any test asks for: most paragraphs."""
    if line.text[-8:].rstrip('.’”" ').endswith((")", "]")):
        return False
    return known.asked_words.isdisjoint(line.low) and opener(line.text[:40].lower()) not in known.asked_openers


def _marks(asked: Asked) -> Verdict | None:
    text, flat = asked.line.text, asked.flat
    if not asked.line.words and _ONLY_MARKS.fullmatch(text):
        return Verdict(role="furniture", why="This line holds no words, only marks.")
    if len(text) <= MANGLED_LENGTH and _MANGLED.fullmatch(text):
        return Verdict(role="furniture", why="This line is a mangled character.")
    if (flat[:1] in "hwp@#" or "@" in flat) and _URL.fullmatch(flat):
        return Verdict(role="furniture", why="This line is an address or a tag.")
    return None


def _correction(asked: Asked) -> Verdict | None:
    correction = asked.known.correction
    if asked.opener in correction.openers and correction.starts.pattern.match(asked.flat):
        return Verdict(role="correction", why="This line begins with the words of a correction.")
    return None


def _small_print(asked: Asked) -> Verdict | None:
    line, known = asked.line, asked.known
    if _COPYRIGHT.match(line.text):
        return Verdict(role="furniture", why=f"This line {known.copyright}.")
    if line.words <= CONTRIBUTED_WORDS and asked.flat.endswith(" contributed"):
        return Verdict(role="furniture", why=f"This line {known.credit}.")
    heading, _, rest = line.text.partition(" ")
    if heading in known.headings and not line.ended and rest and not rest.isupper():
        return Verdict(role="furniture", why=f"This line {known.links}.")
    return None


def _phrase(asked: Asked) -> Verdict | None:
    line, flat, known = asked.line, asked.flat, asked.known
    if line.words > PHRASE_WORDS:
        return None
    ends = _ends(asked)
    held = ("©" in flat or not known.held_words.isdisjoint(line.low)) and known.holds.pattern.search(flat) is not None
    for section in known.sections if held else known.by_opener.get(asked.opener, ()):
        begun = asked.opener in section.openers
        hit = flat in section.whole or (begun and section.starts.pattern.match(flat))
        hit = hit or (held and section.holds.pattern.search(flat))
        if hit or (begun and line.words <= LABELLED_WORDS and _labelled(line, flat, section)):
            teaser = not hit and _TEASING.search(flat) is not None
            return Verdict(role="furniture", why=f"This line {section.why}.", ends=ends, teaser=teaser)
    if ends:
        return Verdict(role="furniture", why=f"This line {known.end.why}.", ends=ends)
    return None


def _labelled(line: Line, flat: str, section: Section) -> bool:
    """Whether a line begins with a label and has no full stop, as headlines have none; behind a colon it may be a question."""
    found = section.labels.pattern.match(flat)
    return found is not None and (not line.ended or (line.text.endswith("?") and found.group()[-1:] in ":|"))


def _ends(asked: Asked) -> Literal["", "pages", "comments"]:
    """What a line heads that ends the report: a short one without a full stop that names comments or other pages."""
    line, flat, end = asked.line, asked.flat, asked.known.end
    if line.ended or line.words > END_WORDS or asked.opener not in asked.known.end_openers:
        return ""
    if flat not in end.whole and not end.labels.pattern.match(flat):
        return ""
    return "comments" if names_comments(flat, asked.language) else "pages"


def _row(asked: Asked) -> Verdict | None:
    """A row of labels: buttons or menu entries that the saved page has on one line ("Home World Sport")."""
    line, known = asked.line, asked.known
    if line.ended or not 2 <= line.words <= ROW_WORDS or (asked.opener and asked.opener not in known.label_openers):
        return None
    words = WORD.findall(asked.flat)
    start = 0
    while start < len(words):
        size = next((size for size in range(LABEL_WORDS, 0, -1) if tuple(words[start : start + size]) in known.labels), 0)
        if not size:
            return None
        start += size
    return Verdict(role="furniture", why="This line is a row of labels.")


def _counter(asked: Asked) -> Verdict | None:
    if asked.line.words <= COUNTER_WORDS and _COUNT.fullmatch(asked.flat):
        return Verdict(role="furniture", why="This line is a counter.")
    return None


def _stamp(asked: Asked) -> Verdict | None:
    """A date, a time of day or an age, alone or with a word that says of what ("Updated 14 min ago")."""
    if not asked.digits or asked.line.words > STAMP_WORDS:
        return None
    parts = [_STAMPED.sub("", part.rstrip(" .")) for part in _BARS.split(asked.flat)]
    if not any(pattern.fullmatch(parts[0]) for pattern in (_DATE_LINE, _NUMERIC_DATE, _CLOCK, _AGE)):
        return None
    if all(len(WORD.findall(part)) <= STAMP_PART for part in parts[1:]):
        if _CLOCK.fullmatch(parts[0]):
            return Verdict(role="furniture", why="This line is a time of day, as over an entry of a live page.", border=True)
        return Verdict(role="furniture", why="This line is a date." if parts == [asked.flat] else "This line is a date stamp.")
    return None


@functools.cache
def _byline_starts(language: str) -> re.Pattern[str]:
    starts = "|".join(re.escape(start.strip()) for start in lexicon("furniture", language)["byline"]["starts"])
    return re.compile(rf"(?i:{starts})\b:?\s*(?P<rest>.*)", re.DOTALL)


@functools.cache
def _byline_shapes(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Names with a place, and names with an office or an agency."""
    names = lexicon("furniture", language)["byline"]["roles"]
    roles = "|".join(re.escape(role) for role in sorted(names, key=lambda role: (-len(role), role)))
    return (
        re.compile(rf"{_NAMES}{_PLACED}(?:\s*(?:,|and|&)\s*{_NAMES}(?:{_PLACED})?){{0,4}}"),
        re.compile(
            rf"{_NAMES}\s*[,|/•·-]?\s*(?:the\s+)?(?:[A-Z][\w'’]*\s+){{0,4}}(?i:{roles})(?:\s+(?:at|for|in|of)\s+.{{1,40}}|\s*[,|].{{0,60}})?"
        ),
    )


def _byline(asked: Asked) -> Verdict | None:
    line = asked.line
    if line.words > BYLINE_WORDS or (line.ended and line.words > ENDED_BYLINE_WORDS):
        return None
    begun = asked.opener in asked.known.byline_openers and _byline_starts(asked.language).fullmatch(line.text)
    if begun and _mostly_names(begun["rest"]):
        return Verdict(role="byline", why="This line begins as a byline does and goes on with names.")
    if not _NAME_BEGINS.match(line.text):
        return None
    if asked.digits and _is_dated_name(line.text):
        return Verdict(role="byline", why="This line is a name with a date, as bylines are.")
    if line.words <= SHAPED_WORDS and _is_shaped_name(asked):
        return Verdict(role="byline", why="This line is a name with an office or a place, as bylines are.", shape=True)
    return None


def _is_dated_name(text: str) -> bool:
    name, _, rest = _PARTED.sub("\n", text, count=1).partition("\n")
    return bool(_DIGIT.search(rest) and re.fullmatch(_NAMES, name) and _DATE_LINE.fullmatch(plain(rest)))


def _is_shaped_name(asked: Asked) -> bool:
    """Whether names come with a place or an office; "in", and a part of an office, are asked for first."""
    text = asked.line.text
    placed, held = "in" in asked.line.low, any(role in asked.flat for role in asked.known.byline_roles)
    if not placed and not held:
        return False
    place, role = _byline_shapes(asked.language)
    return bool((placed and place.fullmatch(text)) or (held and role.fullmatch(text)))


def _mostly_names(rest: str) -> bool:
    """Whether what follows "By" is names and offices: nearly all longer words begin with a capital."""
    words = [word for word in WORD.findall(rest) if len(word) > 3 or word[0].isupper()]
    return len(words) <= 18 and sum(word[0].isupper() for word in words) >= 0.5 * len(words)


def _caption(asked: Asked) -> Verdict | None:
    line, flat, known = asked.line, asked.flat, asked.known
    if line.words > CAPTION_WORDS:
        return None
    begun = asked.opener in known.caption.openers and known.caption.starts.pattern.match(flat)
    closed = line.words and line.tokens[-1].lower() in known.caption_closers and flat.rstrip(".").endswith(known.caption_ends)
    held = not known.caption_words.isdisjoint(line.low) and known.caption.holds.pattern.search(flat)
    if begun or closed or held or _credited(line):
        return Verdict(role="caption", why="This line begins or ends as picture captions do.")
    return None


def _credited(line: Line) -> bool:
    """Whether a line ends with a photographer's name, behind what was made ("Photo: ...") or with an agency ("(.../...)")."""
    end = line.text[-CREDIT_REACH:]
    bracketed = "/" in end and end.endswith((")", ")."))
    return (bracketed or not PICTURES.isdisjoint(line.low)) and _credit().search(end) is not None


@functools.cache
def _credit() -> re.Pattern[str]:
    made = "|".join(word.capitalize() for word in PICTURE_WORDS)
    return re.compile(
        rf"(?:^|[.)\]:;—–-]\s+|\s{{2,}})(?:{made})s?(?:\s+by|\s+credit)?:?\s+(?:{_NAME}|[A-Z]\w+)(?:\s*/\s*[\w ]{{2,30}})?\.?$"
        rf"|[.’”\w]\s+\({_NAME}\s*/\s*[A-Z][\w’' .-]{{1,40}}\)\.?$"
    )


def _menu(asked: Asked) -> Verdict | None:
    """A row of short entries set apart by bars, dots or wide gaps ("Islands · Politics · Letters")."""
    text = asked.line.text
    barred = asked.marked or "/" in text or "\u00a0" in text
    if asked.line.ended or not barred or not _BARS.search(text):
        return None
    entries = _BARS.split(text.strip())
    sizes = [len(WORD.findall(entry)) for entry in entries]
    table = "\t" in text or sum(entry[:1].isdigit() for entry in entries) > 1
    if len(entries) < MENU_ENTRIES or table or max(sizes) > MENU_ENTRY_WORDS or sum(sizes) > 3 * len(sizes):
        return None
    return Verdict(role="furniture", why="This line is a row of short entries, as menus are.")


def _site(asked: Asked) -> Verdict | None:
    line, language = asked.line, asked.language
    if not concerns_site(line, language):
        return None
    label = is_label(line, language)
    if label or is_pitch(line, language):
        ends: Literal["", "comments"] = "comments" if label and names_comments(asked.flat, language) else ""
        return Verdict(role="furniture", why=f"This line {asked.known.site}.", ends=ends)
    return None


Test = Callable[[Asked], Verdict | None]
TESTS: tuple[Test, ...] = (
    _marks,
    _correction,
    _small_print,
    _phrase,
    _row,
    _counter,
    _stamp,
    _byline,
    _caption,
    _menu,
    _site,
)
