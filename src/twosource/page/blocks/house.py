"""Lines in which a site speaks of its own matters to its reader: offers, prompts, labels of its buttons.

Such lines differ from house to house, so they are told by what kind of words they are made of, not by how they begin. A line
with a quotation mark, or with words of telling ("said", "he"), is never one: it may be the report's.
"""

import functools
import re
from collections.abc import Sequence

from twosource.language import lexicon
from twosource.page.blocks.lines import WORD, Line, straight

HOUSE_WORDS = 3
"""Fewest words of a site's own matters that, with a word of address, make a paragraph furniture beside other furniture."""
HOUSE_SHORT = 16
"""Words up to which a line needs two words of such matters, and a quarter of its words of either kind."""
LEAST_MATTERS = 2
"""Fewest of them in any line."""
LABEL_WORDS = 12
"""Most words of a label."""
LABEL_NAMES = 4
"""Most names in one ("Get the Quay Post app")."""
PITCH_WORDS = 45
"""Most words of an offer or a prompt."""
PITCH_SHARE = 0.2
"""Least share of words of address, the site's things and calls in one."""
PITCH_ALONE = 0.25
"""The same where two such words are all there is, and none of them tells what to do."""

_OPENING = re.compile(r"(?:^|[.!?:|>»•·/–—-]\s+|^please\s+|[.!?:]\s+please\s+)([a-z'-]+)")
_ASKED = re.compile(r"\?\s+(?:please\s+)?([a-z]+)")
_QUOTED = re.compile(r'"|(?<!\w)\'\w')
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|(?:https?://|www\.)\S+")
_NUMBER = re.compile(r"[$€£]?\d[\d.,]*[a-z%]{0,2}")


@functools.cache
def _words(section: str, key: str, language: str) -> frozenset[str]:
    return frozenset(lexicon("furniture", language)[section][key])


@functools.cache
def thing_words(language: str) -> frozenset[str]:
    """The longest word of each of the site's things: most lines have none of them."""
    return frozenset(max(WORD.findall(name), key=len) for name in _words("site", "things", language))


def concerns_site(line: Line, language: str = "en") -> bool:
    """Whether a line may be a label or a pitch at all; cheap to ask."""
    if line.words > PITCH_WORDS:
        return False
    text = line.text
    return not thing_words(language).isdisjoint(line.low) or "?" in text or "@" in text or "www." in text or "://" in text


@functools.cache
def _thing_pattern(language: str) -> re.Pattern[str]:
    names = sorted(_words("site", "things", language), key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w-])")


def _things(flat: str, language: str) -> list[str]:
    """The site's things that a line in small letters names; the pattern is slow, and most lines have none."""
    named = any(name in flat for name in _words("site", "things", language))
    return _thing_pattern(language).findall(flat) if named else []


def speaks_to_reader(line: Line, language: str = "en") -> bool:
    """Whether an unquoted line speaks of the site's own matters to its reader ("your account", "our rules").

    Good only for lines beside other furniture.
    """
    matters = line.low & _words("house_words", "matter", language)
    if len(matters) < LEAST_MATTERS or any(mark in line.text for mark in '“”"'):
        return False
    if not _words("site", "persons", language).isdisjoint(line.low):
        return False
    address = line.low & _words("house_words", "address", language)
    if line.words <= HOUSE_SHORT:
        return 4 * (len(address) + len(matters)) >= line.words
    return len(matters) >= HOUSE_WORDS + (not address)


@functools.cache
def site_words(language: str) -> frozenset[str]:
    """Words of the site's own matters that stand alone."""
    things = {thing for thing in _words("site", "things", language) if " " not in thing}
    return (_words("house_words", "matter", language) | things) - {"link", "access", "sign", "staff", "policy", "terms"}


def concerns_reader(line: Line, language: str = "en") -> bool:
    """Whether a line has a word of address, or one of the site's own matters."""
    return not (line.low.isdisjoint(_words("house_words", "address", language)) and line.low.isdisjoint(site_words(language)))


def is_offer(line: Line, language: str = "en") -> bool:
    """Whether a line names a thing of the site's, or tells the reader to do something for the site or for money."""
    if any(mark in line.text for mark in '“”"'):
        return False
    if _things(straight(line.text).lower(), language):
        return True
    opening = line.tokens[0].lower() if line.tokens else ""
    asks = opening in _words("site", "calls", language)
    return asks and (not line.low.isdisjoint({"our", "us", "we"}) or any(sign in line.text for sign in "£$€"))


def is_label(line: Line, language: str = "en") -> bool:
    """Whether a short line without a full stop names something of the site's, in words that sites put on labels and buttons.

    All its words must be such words, numbers or names, and one at least a thing of the site's ("Get the Quay Post app").
    """
    if line.words > LABEL_WORDS or (line.ended and line.text[-1:] not in "!?…"):
        return False
    known = _label_words(language)
    rest = [word for word in line.tokens if word.lower() not in known and not _NUMBER.fullmatch(word.lower())]
    if len(rest) > LABEL_NAMES or (rest and len(rest) >= line.words - 1) or not all(word[:1].isupper() for word in rest):
        return False
    flat = straight(line.text).lower()
    return not _QUOTED.search(flat) and bool(_things(flat, language))


@functools.cache
def _label_words(language: str) -> frozenset[str]:
    """Words that stand in labels."""
    known = {
        word for key in ("things", "calls", "fillers") for entry in _words("site", key, language) for word in entry.split()
    }
    return frozenset(known) | _words("house_words", "address", language) | _words("house_words", "matter", language)


def is_pitch(line: Line, language: str = "en", *, apart: bool = False) -> bool:
    """Whether the site offers its reader something, or asks something of them ("Subscribers get it by email. Sign up here.").

    It names a thing of the site's, or an address, and tells what to do, or has words of address or more such things; all
    together they are a good share of the line.

    Args:
        line: of any kind.
        language: of the lexicon.
        apart: the line stands apart by its markup: one sign will do.
    """
    if line.runs_on or not 3 <= line.words <= PITCH_WORDS:
        return False
    flat = straight(line.text).lower()
    words = WORD.findall(flat)
    if "?" in flat and _asks(flat, words, language):
        return True
    if not _words("site", "telling", language).isdisjoint(words) or _QUOTED.search(flat):
        return False
    things = {*_things(flat, language), *(_ADDRESS.findall(flat) if "@" in flat or "://" in flat or "www." in flat else ())}
    if not things and not apart:
        return False
    openings = [word for word in _OPENING.findall(flat) if word in _words("site", "calls", language)]
    address = [word for word in words if word in _words("house_words", "address", language)]
    signs = len(openings) + len(things) + len(address)
    if apart:
        return signs > 0
    told = bool(openings) or signs >= 3 or (signs >= 2 and signs >= PITCH_ALONE * len(words))
    return told and signs >= PITCH_SHARE * len(words)


def names_comments(flat: str, language: str = "en") -> bool:
    """Whether a label in plain small letters heads the readers' comments or their rules ("Comments: house rules")."""
    return not _words("site", "commenting", language).isdisjoint(WORD.findall(flat))


def _asks(flat: str, words: Sequence[str], language: str) -> bool:
    """Whether a question to the reader is followed by what to do about it ("Seen something? Send us a picture.")."""
    calls = _words("site", "calls", language)
    if _QUOTED.search(flat) or not _words("site", "persons", language).isdisjoint(words):
        return False
    asked = any(found[1] in calls for found in _ASKED.finditer(flat))
    return asked and not _words("house_words", "address", language).isdisjoint(words)


def tells_nothing(text: str, language: str = "en") -> bool:
    """Whether a line has no quotation and nobody who says or did anything."""
    flat = straight(text).lower()
    return not _QUOTED.search(flat) and _words("site", "telling", language).isdisjoint(WORD.findall(flat))


def is_clear_report(text: str, language: str = "en") -> bool:
    """Whether a line is surely the report's: words in quotation marks and a verb of telling."""
    if sum(text.count(mark) for mark in '“”"') < 2:
        return False
    flat = straight(text).lower()
    return not _words("site", "verbs", language).isdisjoint(WORD.findall(flat))
