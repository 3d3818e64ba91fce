"""What the words of a line alone say it is: comment rules, sign-in prompts, credits, captions, corrections, bylines."""

import functools
import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from twosource.language import lexicon
from twosource.model import Role
from twosource.page.blocks.house import concerns_site, is_label, is_pitch, names_comments, thing_words
from twosource.page.blocks.lines import WORD, Line, straight

FURNITURE = ("comments", "account", "newsletter", "sharing", "cookies", "copyright", "links", "credit", "support", "stamp")
PICTURE_WORDS = ("photo", "photograph", "picture", "image", "illustration", "graphic")
"""What a photographer is named for."""
PHRASE_WORDS = 70
"""Most words of a line that is judged by how it begins; no furniture line in the pages read by hand was longer."""
LONGEST = 150
"""Most words of any line that is told by its words: corrections are the longest."""
SILENT_WORDS = 25
"""Words from which only what a line begins with, and a few words and marks in it, can tell anything."""
PICTURES = frozenset(f"{word}{ending}" for word in PICTURE_WORDS for ending in ("", "s"))
"""Words before a photographer's name."""
END_WORDS = 12
"""Most words of a line that heads other matter."""
ROW_WORDS = 16
"""Most words of a row of labels."""
LABEL_WORDS = 4
"""Most words of one of them."""
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

_FIRST_WORD = re.compile(r"[^\w#]*([^\W_]*)")
_ASKED_FOR = ("?", "@", "www.", "://", "©", "\t", "|", "·", "•", "►", "▸", ">", "  ")
"""Marks that tests ask for."""
_DIGIT = re.compile(r"\d")
_SPACES = re.compile(r"\s+")
_OUTER = re.compile(r"^[\s|•·<>«»‹›→←▶►▸+\-–—*:#]+|[\s|•·<>«»‹›→←▶►▸+\-–—*:.!…]+$")
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
_PICTURED = re.compile(
    rf"(?:^|[.)\]:;—–-]\s+|\s{{2,}})(?:Photo|Photograph|Picture|Image|Illustration|Graphic)s?(?:\s+by|\s+credit)?:?\s+(?:{_NAME}|[A-Z]\w+)"
    rf"(?:\s*/\s*[\w ]{{2,30}})?\.?$|[.’”\w]\s+\({_NAME}\s*/\s*[A-Z][\w’' .-]{{1,40}}\)\.?$"
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


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """One section of the lexicon, ready to match; `openers` are the first words of what is matched at a line's beginning."""

    whole: frozenset[str]
    openers: frozenset[str]
    starts: re.Pattern[str]
    labels: re.Pattern[str]
    holds: re.Pattern[str]
    why: str


def plain(text: str) -> str:
    """The line as phrases are written: lower case, plain quotation marks and dashes, single blanks, no outer marks."""
    flat = _SPACES.sub(" ", straight(text).lower()).strip()
    return _OUTER.sub("", flat)


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases; `*` stands for up to six words, `#` for a number. Never matches if there are none."""
    parts = [re.escape(phrase).replace(r"\ \*\ ", r" (?:\S+ ){0,6}?").replace(r"\#", r"\d+") for phrase in sorted(phrases)]
    closed = [part + r"(?!\w)" if part[-1:].isalnum() else part for part in parts]
    return re.compile("|".join(closed) if closed else r"(?!)")


def _opener(flat: str) -> str:
    """The first word of a phrase or line; empty if it begins with none."""
    found = _FIRST_WORD.match(flat)
    return found[1] if found else ""


@functools.cache
def _held(language: str) -> re.Pattern[str]:
    """What any section holds: hardly any line has any of it."""
    return _pattern(sorted({phrase for name in FURNITURE for phrase in lexicon("furniture", language)[name].get("holds", ())}))


@functools.cache
def _held_words(language: str) -> frozenset[str]:
    """The longest word of each phrase that any section holds: a line with none of them has none of the phrases."""
    phrases = (phrase for name in FURNITURE for phrase in lexicon("furniture", language)[name].get("holds", ()))
    return frozenset(max(WORD.findall(phrase), key=len, default="©") for phrase in phrases)


@functools.cache
def _section(name: str, language: str) -> Phrases:
    entry = lexicon("furniture", language)[name]
    begun = (*entry.get("starts", ()), *entry.get("labels", ()))
    return Phrases(
        whole=frozenset(entry.get("whole", ())),
        openers=frozenset(_opener(phrase) for phrase in begun),
        starts=_pattern(phrase.rstrip() for phrase in entry.get("starts", ())),
        labels=_pattern(phrase.rstrip() for phrase in entry.get("labels", ())),
        holds=_pattern(entry.get("holds", ())),
        why=entry.get("why", ""),
    )


def judge(line: Line, language: str = "en") -> Verdict | None:
    """What the words of the line say it is; None if they say nothing.

    The named tests are tried in a fixed order; the first that speaks wins.
    """
    if line.words > LONGEST or (line.words > SILENT_WORDS and _silent(line, language)):
        return None
    flat = plain(line.text)
    for test in (_marks, _correction, _small_print, _phrase, _row, _counter, _stamp, _byline, _caption, _menu, _site):
        if verdict := test(line, flat, language):
            return verdict
    return None


def _silent(line: Line, language: str) -> bool:
    """Whether a long line has no word, and no mark, that any test asks for: most paragraphs; cheap to ask."""
    if any(mark in line.text for mark in _ASKED_FOR) or line.text[-8:].rstrip('.’”" ').endswith((")", "]")):
        return False
    openers, held = _asked_for(language)
    return held.isdisjoint(line.low) and _opener(line.text[:40].lower()) not in openers


@functools.cache
def _asked_for(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """First words, and words anywhere, without one of which no test tells anything of a long line."""
    known = lexicon("furniture", language)
    begun = (*known["correction"]["starts"], *known["caption"]["starts"], *known["byline"]["starts"])
    openers = {_opener(phrase) for phrase in begun}.union(*(_section(name, language).openers for name in FURNITURE))
    ends = {word for phrase in known["caption"]["ends"] for word in WORD.findall(phrase)}
    return frozenset(openers), _held_words(language) | _caption_words(language) | thing_words(language) | ends | PICTURES


def _marks(line: Line, flat: str, _language: str) -> Verdict | None:
    if not line.words and _ONLY_MARKS.fullmatch(line.text):
        return Verdict(role="furniture", why="This line holds no words, only marks.")
    if len(line.text) <= 12 and _MANGLED.fullmatch(line.text):
        return Verdict(role="furniture", why="This line is a mangled character.")
    if (flat[:1] in "hwp@#" or "@" in flat) and _URL.fullmatch(flat):
        return Verdict(role="furniture", why="This line is an address or a tag.")
    return None


def _small_print(line: Line, flat: str, language: str) -> Verdict | None:
    if _COPYRIGHT.match(line.text):
        return Verdict(role="furniture", why=f"This line {_section('copyright', language).why}.")
    if line.words <= CONTRIBUTED_WORDS and flat.endswith(" contributed"):
        return Verdict(role="furniture", why=f"This line {_section('credit', language).why}.")
    heading, _, rest = line.text.partition(" ")
    if heading in lexicon("furniture", language)["site"]["headings"] and not line.ended and rest and not rest.isupper():
        return Verdict(role="furniture", why=f"This line {_section('links', language).why}.")
    return None


def _correction(_line: Line, flat: str, language: str) -> Verdict | None:
    if _section("correction", language).starts.match(flat):
        return Verdict(role="correction", why="This line begins with the words of a correction.")
    return None


def _phrase(line: Line, flat: str, language: str) -> Verdict | None:
    if line.words > PHRASE_WORDS:
        return None
    ends = _ends(line, flat, language)
    opener = _opener(flat)
    held = "©" in flat or not _held_words(language).isdisjoint(line.low)
    held = held and _held(language).search(flat) is not None
    for name in FURNITURE:
        section = _section(name, language)
        begun = opener in section.openers
        hit = flat in section.whole or (begun and section.starts.match(flat)) or (held and section.holds.search(flat))
        if hit or (begun and line.words <= 25 and _labelled(line, flat, section)):
            return Verdict(
                role="furniture",
                why=f"This line {section.why}.",
                ends=ends,
                teaser=not hit and _TEASING.search(flat) is not None,
            )
    if ends:
        return Verdict(role="furniture", why=f"This line {_section('end', language).why}.", ends=ends)
    return None


def _labelled(line: Line, flat: str, section: Phrases) -> bool:
    """Whether a line begins with a label and has no full stop, as headlines have none; behind a colon it may be a question."""
    found = section.labels.match(flat)
    return found is not None and (not line.ended or (line.text.endswith("?") and found.group()[-1:] in ":|"))


def _ends(line: Line, flat: str, language: str) -> Literal["", "pages", "comments"]:
    """What a line heads that ends the report: a short one without a full stop that names comments or other pages."""
    section = _section("end", language)
    if line.ended or line.words > END_WORDS or not (flat in section.whole or section.labels.match(flat)):
        return ""
    return "comments" if names_comments(flat, language) else "pages"


def _row(line: Line, flat: str, language: str) -> Verdict | None:
    """A row of labels: buttons or menu entries that the saved page has on one line ("Home World Sport")."""
    if line.ended or not 2 <= line.words <= ROW_WORDS:
        return None
    words = WORD.findall(flat)
    labels, start = _labels(language), 0
    while start < len(words):
        size = next((size for size in range(LABEL_WORDS, 0, -1) if tuple(words[start : start + size]) in labels), 0)
        if not size:
            return None
        start += size
    return Verdict(role="furniture", why="This line is a row of labels.")


def _menu(line: Line, _flat: str, _language: str) -> Verdict | None:
    """A row of short entries set apart by bars, dots or wide gaps ("Islands · Politics · Letters")."""
    if line.ended or not _BARS.search(line.text):
        return None
    entries = _BARS.split(line.text.strip())
    sizes = [len(WORD.findall(entry)) for entry in entries]
    table = "\t" in line.text or sum(entry[:1].isdigit() for entry in entries) > 1
    if len(entries) < MENU_ENTRIES or table or max(sizes) > MENU_ENTRY_WORDS or sum(sizes) > 3 * len(sizes):
        return None
    return Verdict(role="furniture", why="This line is a row of short entries, as menus are.")


@functools.cache
def _labels(language: str) -> frozenset[tuple[str, ...]]:
    """What stands alone on labels and buttons, as words."""
    whole = {phrase for name in FURNITURE for phrase in _section(name, language).whole}
    return frozenset(words for phrase in whole if 0 < len(words := tuple(WORD.findall(phrase))) <= LABEL_WORDS)


def _counter(line: Line, flat: str, _language: str) -> Verdict | None:
    if line.words <= 5 and _COUNT.fullmatch(flat):
        return Verdict(role="furniture", why="This line is a counter.")
    return None


def _stamp(line: Line, flat: str, _language: str) -> Verdict | None:
    """A date, a time of day or an age, alone or with a word that says of what ("Updated 14 min ago")."""
    if line.words > STAMP_WORDS or not _DIGIT.search(flat):
        return None
    parts = [_STAMPED.sub("", part.rstrip(" .")) for part in _BARS.split(flat)]
    if not any(pattern.fullmatch(parts[0]) for pattern in (_DATE_LINE, _NUMERIC_DATE, _CLOCK, _AGE)):
        return None
    if all(len(WORD.findall(part)) <= STAMP_PART for part in parts[1:]):
        if _CLOCK.fullmatch(parts[0]):
            return Verdict(role="furniture", why="This line is a time of day, as over an entry of a live page.", border=True)
        return Verdict(role="furniture", why="This line is a date." if parts == [flat] else "This line is a date stamp.")
    return None


def _site(line: Line, flat: str, language: str) -> Verdict | None:
    if not concerns_site(line, language):
        return None
    label = is_label(line, language)
    if label or is_pitch(line, language):
        why = f"This line {lexicon('furniture', language)['site']['why']}."
        return Verdict(role="furniture", why=why, ends="comments" if label and names_comments(flat, language) else "")
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
    name, _, rest = _PARTED.sub("\n", line.text, count=1).partition("\n")
    if rest and _DIGIT.search(rest) and re.fullmatch(_NAMES, name) and _DATE_LINE.fullmatch(plain(rest)):
        return Verdict(role="byline", why="This line is a name with a date, as bylines are.")
    if line.words <= 14 and (place.fullmatch(line.text) or role.fullmatch(line.text)):
        return Verdict(role="byline", why="This line is a name with an office or a place, as bylines are.", shape=True)
    return None


def _mostly_names(rest: str) -> bool:
    """Whether what follows "By" is names and offices: nearly all longer words begin with a capital."""
    words = [word for word in WORD.findall(rest) if len(word) > 3 or word[0].isupper()]
    return len(words) <= 18 and sum(word[0].isupper() for word in words) >= 0.5 * len(words)


@functools.cache
def _caption_patterns(language: str) -> tuple[re.Pattern[str], tuple[str, ...], re.Pattern[str]]:
    entry = lexicon("furniture", language)["caption"]
    return _pattern(start.rstrip() for start in entry["starts"]), tuple(sorted(entry["ends"])), _pattern(entry["holds"])


@functools.cache
def _caption_words(language: str) -> frozenset[str]:
    """The longest word of each phrase that captions hold."""
    return frozenset(max(WORD.findall(phrase), key=len) for phrase in lexicon("furniture", language)["caption"]["holds"])


def _caption(line: Line, flat: str, language: str) -> Verdict | None:
    if line.words > 80:
        return None
    starts, ends, holds = _caption_patterns(language)
    begun = starts.match(flat) is not None or flat.rstrip(".").endswith(ends)
    held = not _caption_words(language).isdisjoint(line.low) and holds.search(flat) is not None
    if begun or held or _PICTURED.search(line.text[-CREDIT_REACH:]):
        return Verdict(role="caption", why="This line begins or ends as picture captions do.")
    return None
