"""Which language each page is in."""

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from twosource.errors import UsageError
from twosource.language import lexicon
from twosource.model import Page
from twosource.read.records import language_code

DEFAULT = "en"
ENOUGH_LETTERS = 200
"""Letters of text under which py3langid is not relied on."""
ENOUGH_GRAMMAR = 80
"""The same for words of grammar. Of 2,250 openings of English paragraphs, 100 characters long, 84 % are told by them; of 280 in
other languages one is taken for English (the English title of a record)."""
SURE = 0.9
"""Least probability at which a detection counts."""
SAMPLE = 5_000
"""Characters, from the middle of the page, that the language is detected on."""
OWN_SHARE = 0.2
"""Least share of English grammar words among all words of surely English text. Of 2,048 news pages in English 98 % have 0.21
or more, of 73 in other languages none has more than 0.10."""
FOREIGN_SHARE = 0.04
"""Most share of other languages' grammar words in it: none of those English pages has more; of the others 44 have."""
LATIN_SHARE = 0.95
"""Least share of unaccented Latin letters in it: 99 % of those English pages have 0.998 or more."""
_LANGUAGES = (
    "af ar be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk kn ko ku ky la lb lo lt"
    " lv mk ml mn mr ms mt ne nb nl nn no pa pl ps pt ro ru rw si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh"
)
LANGUAGES = _LANGUAGES.split()
"""Languages news is written in; the identifier knows more, and takes short English for some of them."""

_WORD = re.compile(r"[^\W\d_]+")


def detect_languages(pages: Sequence[Page], forced: str | None = None) -> Mapping[str, str]:
    """The ISO 639-1 code of each page's language, by page id.

    `forced` wins over all, then what is given for a page, then what is detected: English by its grammar words, all else by
    py3langid (Lui and Baldwin 2012), whose model takes a second to load. A page too short or doubtful has the language of most
    pages of the run, "en" if there are none.

    Raises:
        UsageError: `forced` is no language code.
    """
    if forced is not None:
        code = language_code(forced)
        if code is None:
            raise UsageError(f"{forced!r} is no language", "write an ISO 639-1 code, such as en")
        return {page.id: code for page in pages}
    known = {page.id: page.given.language or _detected(page) for page in pages}
    counts = Counter(code for code in known.values() if code)
    usual = min(counts, key=lambda code: (-counts[code], code != DEFAULT, code), default=DEFAULT)
    return {page: code or usual for page, code in known.items()}


def _detected(page: Page) -> str | None:
    """The language detected, or stated by the markup where detection is not sure of another; None if doubtful."""
    stated = page.stated.language if page.stated else None
    middle = max(0, (len(page.text) - SAMPLE) // 2)
    sample = page.text[middle : middle + SAMPLE]
    letters = len(_letters(sample))
    if letters >= ENOUGH_GRAMMAR and surely_english(sample):
        return "en"
    if letters < ENOUGH_LETTERS:
        return stated
    code, probability = _identifier().classify(sample)
    code = "no" if code in {"nb", "nn"} else code
    return str(code) if probability >= SURE else stated


def surely_english(text: str) -> bool:
    """Whether the words of grammar in a text are English ones: many of them, hardly any of another language, no other letters.

    False says nothing: the text may still be English.
    """
    letters = _letters(text)
    if len(letters.encode("ascii", "ignore")) < LATIN_SHARE * len(letters):
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    own, foreign = (sum(map(known.__contains__, words)) for known in _grammar_words())
    return own >= OWN_SHARE * len(words) and foreign <= FOREIGN_SHARE * len(words)


def _letters(text: str) -> str:
    """The letters of a text, in order."""
    return "".join(filter(str.isalpha, text))


@functools.cache
def _grammar_words() -> tuple[frozenset[str], frozenset[str]]:
    """English words of grammar, and those of other languages."""
    known = lexicon("function")
    return frozenset(known["own"]), frozenset(known["foreign"])


@functools.cache
def _identifier() -> Any:  # noqa: ANN401 - the library has no types
    """py3langid's model, with probabilities, confined to languages news is written in."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads a model

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in LANGUAGES if code in identifier.labels])
    return identifier
