"""Who is the press: the page's own newsroom and others, as they are named beside proof ("seen by the Observer")."""

import functools
import re
from collections.abc import Sequence

from twosource.language import lexicon
from twosource.model import PageFacts, Reading
from twosource.page.certainty.words import Lexicon, Word

_NAME = re.compile(r"[^\W_]+")
NAME_REACH = 5
"""Words that a newsroom's name may take with its article and kind ("the news agency Skerry Press")."""


def press_of(reading: Reading) -> frozenset[str]:
    """The words, in lower case, by which the page's publisher and agencies may be named, their initials among them."""
    names = {
        name
        for facts in reading.of(PageFacts)
        for name in (*([facts.publisher.name] if facts.publisher else []), *(agency.name for agency in facts.agencies))
    }
    told: set[str] = set()
    for name in sorted(names):
        words = _NAME.findall(name)
        told.update(word.lower() for word in words if word[:1].isupper() and len(word) > 1)
        told.add("".join(word[0] for word in words if word[:1].isupper()).lower())
    return frozenset(word for word in told if len(word) > 1)


@functools.cache
def known_names(language: str = "en") -> frozenset[str]:
    """One-word names of agencies, in lower case."""
    listed = lexicon("outlets", language)["agencies"]
    names = {name for main, others in listed.items() for name in (main, *others)}
    return frozenset(name.lower() for name in names if name.isalpha())


def is_press(word: Word, press: frozenset[str], known: Lexicon) -> bool:
    """Whether the word is, or belongs to the name of, a newsroom or its people."""
    if word.low in known.evidence["audience"]:
        return True
    if not word.raw[:1].isupper():
        return False
    return word.low in press or word.low in known.evidence["newsroom_words"] or word.low in known_names()


def press_at(words: Sequence[Word], at: int, press: frozenset[str], known: Lexicon) -> int | None:
    """The place after a newsroom's name that begins here, past an article; None where there is none."""
    told = None
    for place in range(at, min(at + NAME_REACH, len(words))):
        word = words[place]
        if is_press(word, press, known):
            told = place + 1
        elif not (word.raw[:1].isupper() or word.low in known.evidence["before_newsroom"]):
            break
    return told
