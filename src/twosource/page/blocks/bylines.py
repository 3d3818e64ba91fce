"""Bylines that only their place under the headline shows: parts of a newsroom, and names that stand alone."""

import functools
import re

from twosource.language import lexicon
from twosource.page.blocks.lines import WORD

AGENCY_WORDS = 6
"""Most words of a line that names agencies."""
NEWSROOM_WORDS = 6
"""Most words before the part of a newsroom that is named as the author."""

_PLACE = re.compile(r"\s+in\s+(?=[A-Z])")
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]*(?:\s+[^\W\d_a-z][\w'’.-]*){1,2}")
_AT = re.compile(r"\s+(?:at|in)\s")
_FROM = re.compile(r"(?:From|With|Via)\s+(?=[A-Z])")
_DATED = re.compile(
    r"[,|·•]?\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:\d{1,2}\s+[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?\s+\d{1,2}),?\s+\d{4}.{0,20}$"
)
_AFTER = re.compile(r"\s*(?:[,|/•·]|\s[–—-]\s)\s*[^\W\d_a-z].{0,40}|\s+@\w+|\s+(?:at|in)\s+[^\W\d_a-z].{0,40}")


@functools.cache
def _words(section: str, key: str, language: str) -> frozenset[str]:
    return frozenset(lexicon("furniture", language)[section][key])


@functools.cache
def _given(language: str) -> frozenset[str]:
    names = lexicon("names", language)["given"]
    return frozenset(names["male"]) | frozenset(names["female"])


@functools.cache
def outlet_words(language: str) -> frozenset[str]:
    """Words that stand in the names of papers and stations."""
    return frozenset(lexicon("names", language)["outlets"]["heads"]) | _words("newsroom", "outlets", language)


def is_newsroom(text: str, language: str = "en") -> bool:
    """Whether a line names a part of a newsroom as the author ("Quay Post business desk", "Una Moor and agencies")."""
    words = WORD.findall(_PLACE.sub(" ", _DATED.sub("", text)))
    units, before = _words("newsroom", "units", language), _words("newsroom", "before", language)
    last = max((i for i, word in enumerate(words) if word.lower() in units), default=None)
    if last is None or last > NEWSROOM_WORDS or not all(word[:1].isupper() for word in words[last + 1 :]):
        return False
    return all(word[:1].isupper() or word.lower() in before or word.lower() in units for word in words[:last])


def is_signed(text: str, *, dated: bool, language: str = "en") -> bool:
    """Whether a line is a person's name, with an outlet or a handle after it or without.

    Two or three words in capitals may be a section of the site too: the first must be a given name we know, or a date stand
    beside the line (`dated`).
    """
    bare = _DATED.sub("", text)
    dated = dated or bare != text
    text = bare
    found = _NAME.match(text)
    if not found or (found.end() < len(text) and not _AFTER.fullmatch(text, found.end())):
        return False
    words = [word.lower() for word in WORD.findall(found.group())]
    if not _words("newsroom", "sections", language).isdisjoint(words):
        return False
    return dated or "@" in text or _AT.match(text, found.end()) is not None or words[0] in _given(language)


def is_agency(text: str, language: str = "en") -> bool:
    """Whether a line is the name of a news agency and no more, a date aside ("Orla Press, 21 May 2022")."""
    words = WORD.findall(_DATED.sub("", _FROM.sub("", text)))
    known = lexicon("outlets", language)
    if not 0 < len(words) <= AGENCY_WORDS or not all(word[:1].isupper() or word in {"and", "the"} for word in words):
        return False
    return words[-1] in known["agency_words"]["ends"] or _FROM.match(text) is not None
