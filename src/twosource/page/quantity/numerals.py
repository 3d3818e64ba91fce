"""Numbers as English writes them: digits, words, both, vague magnitudes, fractions. No units yet, no bounds, no context."""

import functools
import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from twosource.model import Span
from twosource.page.quantity.lexicon import Words, words
from twosource.page.quantity.tokens import GLYPHS, Token, tokens
from twosource.page.quantity.units import GAP, choice

Form = Literal["digits", "words", "vague", "fraction"]

_MOST_DIGITS = 30
"""Digits in the longest number that can mean a quantity; a longer run is a key or a serial number."""

_NUMBER = {
    "english": r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:[ \u00a0\u202f\u2009’']\d{3})+(?!\d)|\d+)"
    r"(?:\.\d+)?|\.\d+",
    "continental": r"(?:\d{1,3}(?:\.\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0\u202f\u2009’']\d{3})+(?!\d)|\d+)(?:,\d+)?",
}
_ONLY_ENGLISH = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|(?<![\d.,])\d+\.\d{1,2}(?![\d.,])")
_ONLY_CONTINENTAL = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d+)(?!\d)|(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.])")
_THOUSANDS_POINT = re.compile(r"\.\d{3}(?!\d)")
"""A point and three digits; a page without any cannot write its thousands that way."""

_STYLE_REACH = 200_000
"""Characters of a page in which its way of writing numbers shows."""

_POWER = r"[\s\u00a0]?[×x⋅·*][\s\u00a0]?10\^?[⁺⁻+\-−–]?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}(?![\d.,])"
"""Scientific notation ("1.6×10−19", "3 x 10^8"). Without a sign before the exponent print has lost its raising: "×108"."""

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−–", "0123456789+---")

_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 128, 1000})
"""What a written fraction is over; "9/11" and "24/7" are none."""

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")

Style = Literal["english", "continental"]


class Numeral(msgspec.Struct, frozen=True):
    """A number in the text, before anything around it is read.

    Attributes:
        start, end: where it stands.
        low, high: its value; they differ for vague magnitudes.
        form: how it is written.
        mantissa: the number before its scale ("3.5" of "3.5 million"); the value if there is none.
        scale: what it is multiplied by, 1 if nothing.
        plain: digits alone, a whole number without separators: what years and labels look like.
        rough: whether usage takes it for about that many ("half a dozen").
    """

    start: int
    end: int
    low: float
    high: float
    form: Form
    mantissa: float
    scale: float = 1.0
    plain: bool = False
    rough: bool = False


YEARS = range(1900, 2051)
"""Four plain digits in this range are a year unless something else tells."""


def looks_like_year(numeral: Numeral) -> bool:
    """Whether a number is written as years are and lies in the range of years pages speak of."""
    return numeral.plain and numeral.end - numeral.start == 4 and numeral.low in YEARS


def exact(value: float) -> float:
    """A product of written numbers without the noise of binary fractions (65.4 million is 65,400,000)."""
    return float(f"{value:.12g}")


def number_style(text: str) -> Style:
    """Whether a page writes 1,000.5 or 1.000,5. English unless the page has numbers that can only be the other."""
    if _THOUSANDS_POINT.search(text, 0, _STYLE_REACH) is None:
        return "english"
    if _ONLY_CONTINENTAL.search(text, 0, _STYLE_REACH) and not _ONLY_ENGLISH.search(text, 0, _STYLE_REACH):
        return "continental"
    return "english"


def may_tell_number(sentence: str, known: Words) -> bool:
    """Whether a sentence has a digit or a word that a number has or that asks for one; most sentences have neither."""
    return _DIGIT.search(sentence) is not None or not known.telling.isdisjoint(_WORD.findall(sentence.lower()))


def find_numerals(text: str, within: Span, language: str, style: Style, read: Sequence[Token] | None = None) -> list[Numeral]:
    """The numbers in a stretch of text, in text order. Nothing is left out yet: years and labels are among them.

    Args:
        text: of the page.
        within: the stretch.
        language: whose lexicon is read.
        style: how the page writes numbers.
        read: the tokens of the stretch, where they are at hand.
    """
    known = words(language)
    pattern = _master(language, style)
    found: list[Numeral] = []
    place = within.start
    all_tokens = tokens(text, within) if read is None else read
    for number, (word, start, _) in enumerate(all_tokens):
        if start < place or not (word in known.openers_of_numbers or word[0].isdigit()):
            continue
        if word in known.articles and not _article_counts(all_tokens, number, known):
            continue
        before = text[start - 1] if start > within.start else ""
        if before == "-" and _is_joined(text, within.start, all_tokens, number, known):
            match = _master(language, style, joined=True).match(text, start, within.end)
        else:
            point = before == "." and word[0].isdigit() and not (text[start - 2 : start - 1].isalnum() and start >= 2)
            match = pattern.match(text, start - point, within.end)
        if match is None:
            continue
        numeral = _READERS[str(match.lastgroup)](match, known, style)
        place = numeral.end if numeral else match.end()
        if numeral:
            found.append(numeral)
    return found


_JOINED = re.compile(r"[\w%](?:-(?:to|or|and))?-$")
_JOINED_REACH = 6


def _is_joined(text: str, begin: int, read: Sequence[Token], number: int, known: Words) -> bool:
    """Whether a hyphen joins a token to a number before it ("two-three", "three-to-five")."""
    start = read[number].start
    if _JOINED.search(text, max(start - _JOINED_REACH, begin), start) is None:
        return False
    near = [read[place].word for place in (number - 1, number - 2) if place >= 0]
    if near and near[0] in ("to", "or", "and"):
        near = near[1:]
    return bool(near) and (near[0] in known.cardinals or near[0] in known.scales or near[0].isdigit())


def _article_counts(read: Sequence[Token], number: int, known: Words) -> bool:
    """Whether what follows an article can make a number with it ("a hundred", "a few", "a third")."""
    return number + 1 < len(read) and read[number + 1].word in known.after_article


@functools.cache
def _master(language: str, style: Style, *, joined: bool = False) -> re.Pattern[str]:
    """One pattern for all forms; the outermost named group tells which reader reads it.

    `joined`: whether a hyphen may stand before a word, as in "three-to-five"; elsewhere it makes the word part of another.
    """
    apart = r"(?<!\w)" if joined else r"(?<![\w-])"
    known = words(language)
    scale = choice(known.scales)
    short = choice(known.short_scales)
    few = choice(known.cardinals)
    below_ten = choice(word for word, value in known.cardinals.items() if 0 < value < 10)
    below_twenty = choice(word for word, value in known.cardinals.items() if value > 1)
    first = rf"{apart}(?:an?{GAP}(?:{scale})|{few})(?!\w)"
    alone = (
        rf"(?:(?<=\bthe{GAP})|(?<=\banother{GAP})|(?<=\bfirst{GAP})|(?<=\blast{GAP}))(?:dozen|hundred|thousand)(?!\w|{GAP}of)"
    )
    more = rf"(?:(?:[\s-]|{GAP}and{GAP}|-and-)(?:{few}|{scale})(?!\w)){{0,12}}"
    share = rf"(?:(?:[\s-]and[\s-]an?[\s-](?:half|quarter|third))(?!\w)(?:[\s-](?:{scale})(?!\w))?)?"
    written = rf"(?:[\s-]?[{''.join(GLYPHS)}]|[\s-]\d{{1,2}}[/⁄]\d{{1,2}}(?!\d))?"
    scales = rf"(?:{_POWER}|(?:[\s-]?(?:{scale})(?!\w)|{GAP}?(?:{short})(?!\w)){{0,3}})"
    inner = (
        rf"{apart}(?:{choice(known.vague_times)})(?:{GAP}(?:of{GAP})?(?:{scale}))?(?!\w)(?P<times>)",
        rf"{apart}(?:(?:{choice(known.vague)})|(?:{choice(known.vague_of)})(?={GAP}of(?!\w)))(?!\w)(?P<vague>)",
        rf"{apart}(?:(?:an?{GAP})?half[\s-](?:an?{GAP})?|an?{GAP}quarter{GAP}of{GAP}an?{GAP})(?:{scale})(?!\w)(?P<portion>)",
        rf"{apart}(?:an?|{below_ten})[\s-](?:{choice(known.fractions)})(?!\w)(?P<fraction>)",
        rf"{apart}half(?={GAP}(?:of|the|an?|its|their|his|her|our|all|those|these)(?!\w))(?P<half>)",
        rf"(?:{first}|{alone}){more}{share}(?P<words>)",
        r"\d{1,3}[/⁄]\d{1,4}(?![\d/⁄])(?P<over>)",
        rf"(?:{_NUMBER[style]}){written}{scales}(?P<digits>)",
        rf"{apart}(?:{below_twenty})-?fold(?!\w)(?P<fold>)",
        rf"[{''.join(GLYPHS)}](?P<glyph>)",
    )
    return re.compile("|".join(inner), re.IGNORECASE)


def _read_vague(match: re.Match[str], known: Words, _style: Style) -> Numeral | None:
    word = _plain_blanks(match.group())
    low, high = known.vague.get(word) or known.vague_of[word]
    return Numeral(*match.span(), low, high, "words" if low == high else "vague", low)


def _read_times(match: re.Match[str], known: Words, _style: Style) -> Numeral | None:
    phrase = _plain_blanks(match.group())
    head, _, last = phrase.rpartition(" ")
    scale = known.scales.get(last, 1.0)
    word = head.removesuffix(" of") if scale != 1 else phrase.removesuffix(" of")
    end = match.start() + len(match.group()) - (3 if scale == 1 and phrase.endswith(" of") else 0)
    low, high = known.vague_times.get(word) or known.vague_times[f"{word} of"]
    if scale == 1:
        low, high = known.vague_of.get(word.removeprefix("a "), (low, high))
    return Numeral(match.start(), end, low * scale, high * scale, "words" if low == high else "vague", low, scale)


_DOZEN = 12


def _read_portion(match: re.Match[str], known: Words, _style: Style) -> Numeral | None:
    parts = re.split(r"[\s-]+", match.group().lower())
    scale = known.scales[parts[-1]]
    share = known.fractions["quarter" if "quarter" in parts else "half"]
    return msgspec.structs.replace(_one(match, share * scale, "words", share, scale), rough=scale == _DOZEN)


def _read_fraction(match: re.Match[str], known: Words, _style: Style) -> Numeral | None:
    count, denominator = re.split(r"[\s-]+", match.group().lower())
    value = known.cardinals.get(count, 1.0)
    written_plural = denominator.endswith("s") or denominator == "halves"
    if (value != 1) != written_plural:
        end = match.start() + len(count)
        return Numeral(match.start(), end, value, value, "words", value) if count in known.cardinals else None
    share = value * known.fractions[denominator]
    return _one(match, share, "fraction", share)


def _read_half(match: re.Match[str], known: Words, _style: Style) -> Numeral | None:
    return _one(match, known.fractions["half"], "fraction", known.fractions["half"])


def _read_over(match: re.Match[str], _known: Words, _style: Style) -> Numeral | None:
    over, under = (int(part) for part in re.split("[/⁄]", match.group()))
    if under not in _DENOMINATORS or not 0 < over < under:
        return None
    return _one(match, over / under, "fraction", over / under)


def _read_glyph(match: re.Match[str], _known: Words, _style: Style) -> Numeral | None:
    return _one(match, GLYPHS[match.group()], "fraction", GLYPHS[match.group()])


def _read_fold(match: re.Match[str], known: Words, _style: Style) -> Numeral | None:
    """The number of "sixfold"; its unit is read behind it."""
    word = re.split("-?fold", match.group().lower())[0]
    end = match.start() + len(word)
    value = float(known.cardinals[word])
    return Numeral(match.start(), end, value, value, "words", value)


def _one(match: re.Match[str], value: float, form: Form, mantissa: float, scale: float = 1.0) -> Numeral:
    return Numeral(*match.span(), value, value, form, mantissa, scale)


def _read_words(match: re.Match[str], known: Words, _style: Style) -> Numeral | None:
    parts = list(_WORD.finditer(match.group()))
    value, scale, used = _add_up([part.group().lower() for part in parts], known)
    end = match.start() + parts[used - 1].end()
    value = exact(value)
    return Numeral(match.start(), end, value, value, "words", value / scale, scale)


def _add_up(parts: list[str], known: Words) -> tuple[float, float, int]:
    """The value of number words, the scale they end in (1 if none), and how many of them make one number.

    "three hundred and five" is one number; "ten five" is not, and stops after "ten". `room` is what the next cardinal must stay
    below: 10 after "twenty", 100 after "hundred", 1000 after "million", nothing after "five".
    """
    total = group = 0.0
    room = float("inf")
    scale = 1.0
    used = 0
    for place, word in enumerate(parts):
        if word == "and":
            if room < 100 and not _is_share(parts, place):
                break
            continue
        if word in known.cardinals:
            value = known.cardinals[word]
            if value >= room:
                break
            group += value
            room, scale = (10.0 if value >= 20 else 0.0), 1.0
        elif word in known.fractions:
            group += known.fractions[word]
            room = 0.0
        elif word in known.scales:
            scale = known.scales[word]
            total, group, room = _scaled(total, group, scale)
        else:
            continue
        used = place + 1
    return total + group, scale, max(used, 1)


def _is_share(parts: list[str], place: int) -> bool:
    """Whether "and a half" follows."""
    return parts[place + 1 : place + 2] in (["a"], ["an"])


def _scaled(total: float, group: float, scale: float) -> tuple[float, float, float]:
    if scale < 1000:
        return total, max(group, 1.0) * scale, 100.0 if scale == 100 else 0.0
    if group == 0 and total:
        return total * scale, 0.0, 1000.0
    return total + max(group, 1.0) * scale, 0.0, 1000.0


def _read_digits(match: re.Match[str], known: Words, style: Style) -> Numeral | None:
    written = match.group()
    number = _DIGITS[style].match(written)
    if number is None or len(number.group()) > _MOST_DIGITS:
        return None
    bare = re.sub(r"[\s\u00a0\u202f\u2009’']", "", number.group())
    bare = bare.replace(",", "") if style == "english" else bare.replace(".", "").replace(",", ".")
    value = float(bare)
    rest = written[number.end() :]
    value += _share(rest)
    scale = _power(rest)
    for word in _WORD.findall(rest.lower()):
        scale *= known.scales.get(word) or known.short_scales.get(word, 1.0)
    plain = number.group().isdigit() and not rest
    product = exact(value * scale)
    return Numeral(*match.span(), product, product, "digits", value, scale, plain)


def _power(rest: str) -> float:
    """The power of ten behind a number in scientific notation, 1 if there is none."""
    match = _EXPONENT.match(rest)
    return float(f"1e{int(match['exponent'].translate(_RAISED))}") if match else 1.0


_EXPONENT = re.compile(r"[\s\u00a0]?[×x⋅·*][\s\u00a0]?10\^?(?P<exponent>[⁺⁻+\-−–]?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})$")


_DIGITS: dict[Style, re.Pattern[str]] = {
    "english": re.compile(_NUMBER["english"]),
    "continental": re.compile(_NUMBER["continental"]),
}
_WRITTEN_SHARE = re.compile(rf"[\s-]?(?:(?P<glyph>[{''.join(GLYPHS)}])|(?P<over>\d{{1,2}})[/⁄](?P<under>\d{{1,2}}))")


def _share(rest: str) -> float:
    """The fraction behind a whole number ("2 1/2", "2½")."""
    match = _WRITTEN_SHARE.match(rest)
    if match is None:
        return 0.0
    if match["glyph"]:
        return GLYPHS[match["glyph"]]
    under = int(match["under"])
    return int(match["over"]) / under if under else 0.0


_READERS = {
    "vague": _read_vague,
    "times": _read_times,
    "portion": _read_portion,
    "fraction": _read_fraction,
    "half": _read_half,
    "words": _read_words,
    "over": _read_over,
    "digits": _read_digits,
    "glyph": _read_glyph,
    "fold": _read_fold,
}


def _plain_blanks(phrase: str) -> str:
    return " ".join(phrase.lower().split())
