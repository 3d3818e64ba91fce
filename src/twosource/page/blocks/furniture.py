"""The lexicon `furniture`, ready to match: its phrases by section and by first word.

Hardly any line begins with the first word of a phrase, so that word is looked up before any pattern is asked, and a pattern is
compiled when the first line asks it.
"""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from twosource.language import lexicon
from twosource.page.blocks.house import thing_words
from twosource.page.blocks.lines import WORD, straight

SECTIONS = ("comments", "account", "newsletter", "sharing", "cookies", "copyright", "links", "credit", "support", "stamp")
"""What a site prints beside its reports, in the order in which it is asked for."""
PICTURE_WORDS = ("photo", "photograph", "picture", "image", "illustration", "graphic")
"""What a photographer is named for."""
PICTURES = frozenset(f"{word}{ending}" for word in PICTURE_WORDS for ending in ("", "s"))
"""Words before a photographer's name."""
LABEL_WORDS = 4
"""Most words of a label in a row of them."""

_FIRST_WORD = re.compile(r"[^\w#]*([^\W_]*)")
_MARKS = " |•·<>«»‹›→←▶►▸+-–—*:"
_BEFORE, _BEHIND = _MARKS + "#", _MARKS + ".!…"
"""Marks that stand around the words of a label."""


class Phrases:
    """Phrases of one kind, matched together.

    Attributes:
        openers: their first words.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = sorted(phrases)
        self.openers = frozenset(opener(phrase) for phrase in self._phrases)

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of them; `*` stands for up to six words, `#` for a number. Never matches if there are none."""
        parts = [re.escape(phrase).replace(r"\ \*\ ", r" (?:\S+ ){0,6}?").replace(r"\#", r"\d+") for phrase in self._phrases]
        closed = [part + r"(?!\w)" if part[-1:].isalnum() else part for part in parts]
        return re.compile("|".join(closed) if closed else r"(?!)")


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One section of the lexicon.

    Attributes:
        whole: lines that are nothing but these words.
        starts: with what lines begin.
        labels: with what lines without a full stop begin.
        holds: what lines have somewhere.
        openers: the first words of `starts` and `labels`.
        why: ends the sentence "This line ...".
    """

    whole: frozenset[str]
    starts: Phrases
    labels: Phrases
    holds: Phrases
    openers: frozenset[str]
    why: str


class Furniture(msgspec.Struct, frozen=True, kw_only=True):
    """What a language's lexicon tells furniture, captions, corrections and bylines by.

    Attributes:
        sections: in the order of `SECTIONS`.
        by_opener: first word to the sections that have a phrase with it, in that order.
        holds: what any section holds; hardly any line has any of it.
        held_words: the longest word of each of them: a line with none of these words has none of the phrases.
        headings: first words, in capitals, of links to other pages.
        labels: what stands alone on labels and buttons, as words.
        label_openers: the first words of these.
        end: what heads other pages or the readers' comments.
        end_openers: its first words.
        correction: how corrections begin.
        caption: how captions begin, and what they hold.
        caption_ends: how they end.
        caption_closers: the last words of these.
        caption_words: the longest word of each phrase that captions hold.
        byline_openers: the first words of bylines.
        byline_roles: the shortest parts of offices and agencies without one of which a line names none of them.
        copyright: ends the sentence "This line ..." of what claims rights; `credit`, `links` and `site` likewise.
        asked_openers: first words; a long line without one of them and without `asked_words` is told by no test but by marks.
        asked_words: words anywhere in it.
    """

    sections: tuple[Section, ...]
    by_opener: Mapping[str, tuple[Section, ...]]
    holds: Phrases
    held_words: frozenset[str]
    headings: frozenset[str]
    labels: frozenset[tuple[str, ...]]
    label_openers: frozenset[str]
    end: Section
    end_openers: frozenset[str]
    correction: Section
    caption: Section
    caption_ends: tuple[str, ...]
    caption_closers: frozenset[str]
    caption_words: frozenset[str]
    byline_openers: frozenset[str]
    byline_roles: tuple[str, ...]
    copyright: str
    credit: str
    links: str
    site: str
    asked_openers: frozenset[str]
    asked_words: frozenset[str]


def plain(text: str) -> str:
    """The line as phrases are written: lower case, plain quotation marks and dashes, single blanks, no outer marks."""
    return " ".join(straight(text).lower().split()).lstrip(_BEFORE).rstrip(_BEHIND)


def opener(flat: str) -> str:
    """The first word of a phrase or line; empty if it begins with none."""
    found = _FIRST_WORD.match(flat)
    return found[1] if found else ""


@functools.cache
def furniture(language: str) -> Furniture:
    """What the language's lexicon has."""
    known = lexicon("furniture", language)
    sections = tuple(_section(known[name]) for name in SECTIONS)
    end, correction, caption, byline = (_section(known[name]) for name in ("end", "correction", "caption", "byline"))
    holds = {phrase for name in SECTIONS for phrase in known[name].get("holds", ())}
    labels = _labels(sections)
    caption_ends = tuple(sorted(known["caption"]["ends"]))
    end_words = [WORD.findall(phrase) for phrase in caption_ends]
    held_words, caption_words = _longest_words(holds), _longest_words(known["caption"]["holds"])
    return Furniture(
        sections=sections,
        by_opener=_by_opener(sections),
        holds=Phrases(holds),
        held_words=held_words,
        headings=frozenset(known["site"]["headings"]),
        labels=labels,
        label_openers=frozenset(opener(words[0]) for words in labels),
        end=end,
        end_openers=_all_openers(end),
        correction=correction,
        caption=caption,
        caption_ends=caption_ends,
        caption_closers=frozenset(words[-1] for words in end_words),
        caption_words=caption_words,
        byline_openers=byline.openers,
        byline_roles=_shortest(known["byline"]["roles"]),
        copyright=known["copyright"]["why"],
        credit=known["credit"]["why"],
        links=known["links"]["why"],
        site=known["site"]["why"],
        asked_openers=frozenset[str]().union(*(section.openers for section in (*sections, correction, caption, byline))),
        asked_words=held_words.union(caption_words, thing_words(language), PICTURES, *end_words),
    )


def _section(entry: Mapping[str, Any]) -> Section:
    starts, labels = (Phrases(phrase.rstrip() for phrase in entry.get(key, ())) for key in ("starts", "labels"))
    return Section(
        whole=frozenset(entry.get("whole", ())),
        starts=starts,
        labels=labels,
        holds=Phrases(entry.get("holds", ())),
        openers=starts.openers | labels.openers,
        why=entry.get("why", ""),
    )


def _all_openers(section: Section) -> frozenset[str]:
    return section.openers.union(opener(phrase) for phrase in section.whole)


def _by_opener(sections: Sequence[Section]) -> Mapping[str, tuple[Section, ...]]:
    words = sorted(frozenset[str]().union(*(_all_openers(section) for section in sections)))
    return {word: tuple(section for section in sections if word in _all_openers(section)) for word in words}


def _labels(sections: Iterable[Section]) -> frozenset[tuple[str, ...]]:
    whole = {phrase for section in sections for phrase in section.whole}
    return frozenset(words for phrase in whole if 0 < len(words := tuple(WORD.findall(phrase))) <= LABEL_WORDS)


def _shortest(names: Sequence[str]) -> tuple[str, ...]:
    """The names that hold no other."""
    return tuple(name for name in sorted(names) if not any(other in name for other in names if other != name))


def _longest_words(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase; a mark where it has none."""
    return frozenset(max(WORD.findall(phrase), key=len, default="©") for phrase in phrases)
