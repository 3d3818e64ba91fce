"""What the words of a line alone say it is: comment rules, sign-in prompts, credits, captions, corrections, bylines."""

import functools
import re
from collections.abc import Iterable

import msgspec

from twosource.language import lexicon
from twosource.model import Role
from twosource.page.blocks.lines import WORD, Line

FURNITURE = ("comments", "account", "newsletter", "sharing", "cookies", "copyright", "links", "credit", "support", "stamp")
PHRASE_WORDS = 70
"""Most words of a line that is judged by how it begins; no furniture line in the pages read by hand was longer."""
HOUSE_WORDS = 3
"""Fewest words of a site's own matters that, with a word of address, make a paragraph furniture beside other furniture."""
HOUSE_SHORT = 16
"""Words up to which a line needs two words of such matters, and a quarter of its words of either kind."""

_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "…": "..."})
_SPACES = re.compile(r"\s+")
_OUTER = re.compile(r"^[\s|•·>»→+\-–—*:#]+|[\s|•·>»→+\-–—*:.!…]+$")
_ONLY_MARKS = re.compile(r"[\W_]+")
_MANGLED = re.compile(r"[ÂÃâ€�¬˜™\u00a0\u0080-\u009f\ufeff\u200b\s]+")
_COUNT = re.compile(
    r"(?:\d[\d,.]*[km]?\s*)?(?:comments?|shares?|views?|likes?|replies|reactions?|min(?:ute)?s?(?: read)?"
    r"|(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago)?\s*\d*"
)
_URL = re.compile(r"(?:https?://|www\.|pic\.twitter)\S+(?:\s+via\s+\S+)?|@\w+|#\w+(?:\s+#\w+)*|[\w.+-]+@[\w-]+\.[\w.]+")
_NAME = r"[^\W\d_a-z][\w'’.-]*(?:\s+(?:(?:de|la|van|von|der|den|bin|al|el|di|da|du|le|Mc|ben)\s+)?[^\W\d_a-z][\w'’.-]*){1,3}"
_NAMES = rf"{_NAME}(?:\s*(?:,|and|&|,\s*and)\s*{_NAME}){{0,5}}"
_DATE_LINE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)?[.,]?\s*"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?,?\s*(?:\d{1,2}(?:st|nd|rd|th)?)?,?\s*(?:\d{4})?"
    r"[\s,|at•·-]*(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)?\s*(?:\(?[a-z]{2,5}\)?)?(?:[+-]\d+)?"
)
_NUMERIC_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[,T\s]+\d{1,2}:\d{2}.{0,12})?")


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The role a line's words give it, and the sentence that says why. `ends` if it also ends the report, `shape` if only the
    shape of its words speaks for it.
    """

    role: Role
    why: str
    ends: bool = False
    shape: bool = False


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """One section of the lexicon, ready to match."""

    whole: frozenset[str]
    starts: re.Pattern[str]
    labels: re.Pattern[str]
    holds: re.Pattern[str]
    why: str


def plain(text: str) -> str:
    """The line as phrases are written: lower case, plain quotation marks and dashes, single blanks, no outer marks."""
    flat = _SPACES.sub(" ", text.translate(_QUOTES).lower()).strip()
    return _OUTER.sub("", flat)


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases; `*` stands for up to six words, `#` for a number. Never matches if there are none."""
    parts = [re.escape(phrase).replace(r"\ \*\ ", r" (?:\S+ ){0,6}?").replace(r"\#", r"\d+") for phrase in sorted(phrases)]
    closed = [part + r"(?!\w)" if part[-1:].isalnum() else part for part in parts]
    return re.compile("|".join(closed) if closed else r"(?!)")


@functools.cache
def _section(name: str, language: str) -> Phrases:
    entry = lexicon("furniture", language)[name]
    return Phrases(
        whole=frozenset(entry.get("whole", ())),
        starts=_pattern(phrase.rstrip() for phrase in entry.get("starts", ())),
        labels=_pattern(phrase.rstrip() for phrase in entry.get("labels", ())),
        holds=_pattern(entry.get("holds", ())),
        why=entry.get("why", ""),
    )


@functools.cache
def _words(section: str, key: str, language: str) -> frozenset[str]:
    return frozenset(lexicon("furniture", language)[section][key])


def judge(line: Line, language: str = "en") -> Verdict | None:
    """What the words of the line say it is; None if they say nothing.

    The named tests are tried in a fixed order; the first that speaks wins.
    """
    flat = plain(line.text)
    for test in (_marks, _correction, _phrase, _counter, _date_line, _byline, _caption):
        if verdict := test(line, flat, language):
            return verdict
    return None


def _marks(line: Line, flat: str, _language: str) -> Verdict | None:
    if _ONLY_MARKS.fullmatch(line.text):
        return Verdict(role="furniture", why="This line holds no words, only marks.")
    if len(line.text) <= 12 and _MANGLED.fullmatch(line.text):
        return Verdict(role="furniture", why="This line is a mangled character.")
    if _URL.fullmatch(flat):
        return Verdict(role="furniture", why="This line is an address or a tag.")
    return None


def _correction(line: Line, flat: str, language: str) -> Verdict | None:
    if line.words <= 150 and _section("correction", language).starts.match(flat):
        return Verdict(role="correction", why="This line begins with the words of a correction.")
    return None


def _phrase(line: Line, flat: str, language: str) -> Verdict | None:
    if line.words > PHRASE_WORDS:
        return None
    ends = _ends(line, flat, language)
    for name in FURNITURE:
        section = _section(name, language)
        hit = flat in section.whole or section.starts.match(flat) or section.holds.search(flat)
        if hit or (not line.ended and line.words <= 25 and section.labels.match(flat)):
            return Verdict(role="furniture", why=f"This line {section.why}.", ends=ends)
    if ends:
        return Verdict(role="furniture", why=f"This line {_section('end', language).why}.", ends=True)
    return None


def _ends(line: Line, flat: str, language: str) -> bool:
    section = _section("end", language)
    return not line.ended and line.words <= 12 and (flat in section.whole or section.labels.match(flat) is not None)


def _counter(line: Line, flat: str, _language: str) -> Verdict | None:
    if line.words <= 5 and _COUNT.fullmatch(flat):
        return Verdict(role="furniture", why="This line is a counter.")
    return None


def _date_line(line: Line, flat: str, _language: str) -> Verdict | None:
    if (
        line.words <= 10
        and any(char.isdigit() for char in flat)
        and (_DATE_LINE.fullmatch(flat) or _NUMERIC_DATE.fullmatch(flat))
    ):
        return Verdict(role="furniture", why="This line is a date.")
    return None


@functools.cache
def _byline_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    entry = lexicon("furniture", language)["byline"]
    starts = "|".join(re.escape(start.strip()) for start in entry["starts"])
    roles = "|".join(re.escape(role) for role in sorted(entry["roles"], key=lambda role: (-len(role), role)))
    return (
        re.compile(rf"(?i:{starts})\b:?\s*(?P<rest>.*)", re.DOTALL),
        re.compile(
            rf"{_NAMES}\s+in\s+[^\W\d_a-z][\w'’.-]*(?:\s+[^\W\d_a-z][\w'’.-]*){{0,3}}(?:\s*(?:,|and|&)\s*{_NAMES}(?:\s+in\s+[^\W\d_a-z][\w'’.-]*(?:\s+[^\W\d_a-z][\w'’.-]*){{0,3}})?){{0,4}}"
        ),
        re.compile(
            rf"{_NAMES}\s*[,|/•·-]?\s*(?:the\s+)?(?:[A-Z][\w'’]*\s+){{0,4}}(?i:{roles})(?:\s+(?:at|for|in|of)\s+.{{1,40}}|\s*[,|].{{0,60}})?"
        ),
    )


def _byline(line: Line, _flat: str, language: str) -> Verdict | None:
    if line.words > 25 or (line.ended and line.words > 8):
        return None
    starts, place, role = _byline_patterns(language)
    if (found := starts.fullmatch(line.text)) and _mostly_names(found["rest"]):
        return Verdict(role="byline", why="This line begins as a byline does and goes on with names.")
    name, _, rest = re.sub(r"\s+[|•·–—-]\s+", "\n", line.text, count=1).partition("\n")
    if rest and re.fullmatch(_NAMES, name) and any(char.isdigit() for char in rest) and _DATE_LINE.fullmatch(plain(rest)):
        return Verdict(role="byline", why="This line is a name with a date, as bylines are.")
    if line.words <= 14 and (place.fullmatch(line.text) or role.fullmatch(line.text)):
        return Verdict(role="byline", why="This line is a name with an office or a place, as bylines are.", shape=True)
    return None


def _mostly_names(rest: str) -> bool:
    """Whether what follows "By" is names and offices: nearly all longer words begin with a capital."""
    words = [word for word in WORD.findall(rest) if len(word) > 3 or word[0].isupper()]
    return len(words) <= 18 and sum(word[0].isupper() for word in words) >= 0.5 * len(words)


@functools.cache
def _caption_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    entry = lexicon("furniture", language)["caption"]
    ends = "|".join(re.escape(end) for end in sorted(entry["ends"]))
    return _pattern(start.rstrip() for start in entry["starts"]), re.compile(rf"(?:{ends})$"), _pattern(entry["holds"])


def _caption(line: Line, flat: str, language: str) -> Verdict | None:
    if line.words > 80:
        return None
    starts, ends, holds = _caption_patterns(language)
    if starts.match(flat) or ends.search(flat.rstrip(".")) or holds.search(flat):
        return Verdict(role="caption", why="This line begins or ends as picture captions do.")
    return None


def speaks_to_reader(line: Line, language: str = "en") -> bool:
    """Whether an unquoted line speaks of the site's own matters to its reader ("your account", "our rules")."""
    if '"' in line.text.translate(_QUOTES):
        return False
    words = [word.lower() for word in WORD.findall(line.text)]
    address = set(words) & _words("house_words", "address", language)
    matters = set(words) & _words("house_words", "matter", language)
    if len(words) <= HOUSE_SHORT:
        return len(matters) >= 2 and 4 * (len(address) + len(matters)) >= len(words)
    return len(matters) >= HOUSE_WORDS + (not address)
