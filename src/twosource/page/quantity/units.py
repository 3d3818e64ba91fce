"""Units of measure and currencies, and finding them beside a number. Codes: ISO 4217 and UCUM; nothing is converted."""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from twosource.language import lexicon

GAP = r"[\s\u00a0]"
"""White space between the parts of an expression."""

_NO_FAMILIES = frozenset({"ambiguous_pound", "per", "prefixes", "stroke"})
_BLANK = re.compile(r"[\s\u00a0-]{0,2}")
_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST = re.compile(r".")
_TWO_DIGITS = re.compile(r"\d\d")
_MONEY = re.compile(r"\d{1,3}(?:,\d{3}|\.\d)|\d{1,3}[\s\u00a0-]?(?:[mb]n?|[mbtr]{1,2}illion)(?!\w)", re.IGNORECASE)
_SIGN_REACH = 8
"""The most characters a currency sign and its blank take before a number."""


class Unit(msgspec.Struct, frozen=True):
    """A unit: English name in the singular, code (ISO 4217 or UCUM; None where there is none), and its family."""

    name: str
    code: str | None
    family: str


class Found(NamedTuple):
    """A unit right after a number, where it ends, and its word in small letters ("" for a symbol)."""

    unit: Unit
    end: int
    word: str


class Forms:
    """Words or symbols, grouped by how they open, and a pattern for each group, the longest first.

    Most places where no unit stands cost one look-up. There are hundreds of groups and a page needs few of them, so that each
    pattern is compiled when a text first asks for it.
    """

    def __init__(self, forms: Iterable[str], opening: re.Pattern[str], pattern: str) -> None:
        self._forms: dict[str, list[str]] = defaultdict(list)
        self._pattern = pattern
        self._compiled: dict[str, re.Pattern[str]] = {}
        for form in forms:
            if match := opening.match(form):
                self._forms[match.group()].append(form)

    def match(self, opening: str, text: str, start: int, end: int) -> re.Match[str] | None:
        """The longest form that opens so and stands at a place of a text; None if there is none."""
        if opening not in self._forms:
            return None
        if opening not in self._compiled:
            self._compiled[opening] = re.compile(self._pattern.format(choice(self._forms[opening])))
        return self._compiled[opening].match(text, start, end)


class Units(msgspec.Struct, frozen=True):
    """All units of a language.

    Attributes:
        by_word, by_symbol, by_sign: what a lower-cased word, a symbol, or a currency sign before a number stands for.
        tight: symbols that must touch the number.
        words, symbols: the words by the letters they begin with, the symbols by their first character.
        before, sign_ends: a currency right before a number (ends at the number), and the characters such signs end with.
        coarse: of these, what counts only before what looks like money.
        above, below: symbols that are units only in front of a stroke, or behind one.
        divides: matches " a ", "/", " per " right after a unit; `denominators` tells what the words behind it are.
        pounds: what the ambiguous "pounds" are as money and as mass; `pound_signs` finds the signs of money on a page.
    """

    by_word: dict[str, Unit]
    by_symbol: dict[str, Unit]
    by_sign: dict[str, Unit]
    tight: frozenset[str]
    words: Forms
    symbols: Forms
    before: re.Pattern[str]
    sign_ends: frozenset[str]
    coarse: frozenset[str]
    above: dict[str, Unit]
    below: dict[str, Unit]
    divides: re.Pattern[str]
    denominators: frozenset[str]
    pounds: tuple[Unit, Unit]
    pound_signs: re.Pattern[str]

    def after(self, text: str, place: int, end: int) -> Found | None:
        """The unit that begins at most two blanks (or a hyphen) after a place."""
        begin = _BLANK.match(text, place, end)
        start = begin.end() if begin else place
        if start >= end:
            return None
        return self._symbol(text, start, end, touches=start == place) or self._word(text, start, end)

    def _word(self, text: str, start: int, end: int) -> Found | None:
        letters = _LETTERS.match(text, start, end)
        match = self.words.match(letters.group().lower(), text, start, end) if letters else None
        if match is None:
            return None
        word = " ".join(match.group().lower().split())
        return Found(self.by_word[word], match.end(), word)

    def _symbol(self, text: str, start: int, end: int, *, touches: bool) -> Found | None:
        match = self.symbols.match(text[start], text, start, end)
        if match is None:
            return None
        symbol = match.group()
        if text.startswith("/", match.end()) and symbol in self.above:
            return Found(self.above[symbol], match.end(), "")
        if symbol not in self.by_symbol or (symbol in self.tight and not touches):
            return None
        return Found(self.by_symbol[symbol], match.end(), "")

    def sign(self, text: str, start: int, place: int) -> tuple[Unit, int] | None:
        """The currency whose sign stands right before a place, not before `start`, and where it begins."""
        last = text[place - 1 : place]
        if last not in self.sign_ends and not (last.isspace() and text[place - 2 : place - 1] in self.sign_ends):
            return None
        match = self.before.search(text, max(start, place - _SIGN_REACH), place)
        if match is None:
            return None
        written = " ".join(match.group().split())
        if written in self.coarse and not (_MONEY.match(text, place) or (len(written) > 1 and _TWO_DIGITS.match(text, place))):
            return None
        return self.by_sign[written], match.start()

    def divided(self, unit: Unit, text: str, place: int, end: int) -> tuple[Unit, int] | None:
        """A unit with what divides it ("$80 a barrel", "kg/m3", "metres per second"), and where that ends."""
        match = self.divides.match(text, place, end)
        if match is None:
            return None
        found = self._denominator(text, match.end(), end, symbols=match["per"] is None and match["article"] is None)
        if found is None or (match["article"] and _LATER.match(text, found.end, end)):
            return None
        code = f"{unit.code}/{found.unit.code}" if unit.code and found.unit.code and unit.family != "currency" else None
        return Unit(name=f"{unit.name} per {found.unit.name}", code=code, family=unit.family), found.end

    def _denominator(self, text: str, start: int, end: int, *, symbols: bool) -> Found | None:
        if start >= end:
            return None
        match = self.symbols.match(text[start], text, start, end)
        if match and match.group() in self.by_symbol and match.group() not in self.tight:
            return Found(self.by_symbol[match.group()], match.end(), "")
        if match and symbols and match.group() in self.below:
            return Found(self.below[match.group()], match.end(), "")
        found = self._word(text, start, end)
        if found:
            return found
        word = _LETTERS.match(text, start, end)
        name = word.group().lower() if word else ""
        return Found(Unit(name, None, ""), word.end(), name) if word and name in self.denominators else None


_LATER = re.compile(rf"{GAP}(?:ago|earlier|later|before|after|on)(?!\w)", re.IGNORECASE)


def choice(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; a blank in a word stands for any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", rf"{GAP}+") for word in ordered)


@functools.cache
def units(language: str) -> Units:
    """The units of a language.

    Raises:
        PageError: the language has no lexicon.
    """
    table = lexicon("units", language)
    by_word: dict[str, Unit] = {}
    by_symbol: dict[str, Unit] = {}
    by_sign: dict[str, Unit] = {}
    tight: set[str] = set()
    coarse: set[str] = set()
    for unit, facts in _all(table):
        for word in facts.get("words", ()):
            by_word.setdefault(word, unit)
        for symbol in (*facts.get("symbols", ()), *facts.get("tight", ())):
            by_symbol.setdefault(symbol, unit)
        by_sign.update(dict.fromkeys((*facts.get("before", ()), *facts.get("coarse", ())), unit))
        coarse.update(facts.get("coarse", ()))
        tight.update(facts.get("tight", ()))
    pound = table["ambiguous_pound"]
    mass = Unit(family="mass", **pound["mass"])
    by_word.update(dict.fromkeys(pound["words"], mass))
    named = {unit.name: unit for unit in by_word.values()}
    above, below = ({sign: named[name] for sign, name in table["stroke"][place].items()} for place in ("above", "below"))
    return Units(
        by_word=by_word,
        by_symbol=by_symbol,
        by_sign=by_sign,
        tight=frozenset(tight),
        words=Forms(by_word, _LETTERS, r"(?i:{})(?![\w²³])"),
        symbols=Forms([*by_symbol, *above, *below], _FIRST, r"(?:{})(?![\w²³])"),
        before=re.compile(rf"(?<![^\W_])(?:{choice(by_sign)}){GAP}?$"),
        sign_ends=frozenset(sign[-1] for sign in by_sign),
        coarse=frozenset(coarse),
        above=above,
        below=below,
        divides=re.compile(
            rf"{GAP}?/{GAP}?|(?P<per>[\s\u00a0-]per[\s\u00a0-])|(?P<article>{GAP}(?:an?|each|every){GAP}|[\s\u00a0-]?an?-)"
        ),
        denominators=frozenset(table["per"]),
        pounds=(Unit(family="currency", **pound["money"]), mass),
        pound_signs=re.compile(choice(pound["money_signs"])),
    )


def _all(table: Mapping[str, Any]) -> Iterator[tuple[Unit, Mapping[str, Any]]]:
    """Every unit with its forms, what the prefixes make of it among them. Written out beats made: "kt" is the knot."""
    families = [family for family in table if family not in _NO_FAMILIES]
    lines = [(family, name, facts) for family in families for name, facts in table[family].items()]
    for family, name, facts in lines:
        yield Unit(name=name, code=facts["code"] or None, family=family), facts
    for family, name, facts in lines:
        for prefix in facts.get("prefixes", ()):
            known = table["prefixes"][prefix]
            forms = {
                "words": [f"{prefix}{word}" for word in facts.get("words", ())],
                "symbols": [f"{sign}{symbol}" for sign in known["signs"] for symbol in facts["si"]],
            }
            yield Unit(name=f"{prefix}{name}", code=f"{known['code']}{facts['code']}", family=family), forms


def find_pounds(text: str, known: Units) -> Unit:
    """What "pounds" mean on a page: money where the page shows its sign, else a weight."""
    return known.pounds[0] if known.pound_signs.search(text, 0, _PAGE_REACH) else known.pounds[1]


_PAGE_REACH = 200_000
"""Characters of a page in which signs of its currency show."""
