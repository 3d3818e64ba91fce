"""Numbers as English writes them: digits, words, both, vague magnitudes, fractions. No units yet, no bounds, no context."""

import functools
import re
from typing import Literal

import msgspec

from twosource.model import Span
from twosource.page.quantity.lexicon import GAP, Words, choice, words

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
_STYLE_REACH = 200_000
"""Characters of a page in which its way of writing numbers shows."""

_GLYPHS = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 128, 1000})
"""What a written fraction is over; "9/11" and "24/7" are none."""

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
    """

    start: int
    end: int
    low: float
    high: float
    form: Form
    mantissa: float
    scale: float = 1.0
    plain: bool = False


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
    if _ONLY_CONTINENTAL.search(text, 0, _STYLE_REACH) and not _ONLY_ENGLISH.search(text, 0, _STYLE_REACH):
        return "continental"
    return "english"


def find_numerals(text: str, within: Span, language: str, style: Style) -> list[Numeral]:
    """The numbers in a stretch of text, in text order. Nothing is left out yet: years and labels are among them."""
    pattern = _master(language, style)
    known = words(language)
    found: list[Numeral] = []
    place = within.start
    while match := pattern.search(text, place, within.end):
        numeral = _READERS[str(match.lastgroup)](match, known, style)
        place = max(match.start() + 1, numeral.end if numeral else match.end())
        if numeral:
            found.append(numeral)
    return found


@functools.cache
def _master(language: str, style: Style) -> re.Pattern[str]:
    """One pattern for all forms; the outermost named group tells which reader reads it."""
    known = words(language)
    scale = choice(known.scales)
    short = choice(known.short_scales)
    few = choice(known.cardinals)
    below_ten = choice(word for word, value in known.cardinals.items() if 0 < value < 10)
    first = rf"(?<![\w-])(?:an?{GAP}(?:{scale})|{few})(?!\w)"
    more = rf"(?:(?:[\s-]|{GAP}and{GAP}|-and-)(?:{few}|{scale})(?!\w)){{0,12}}"
    share = rf"(?:(?:[\s-]and[\s-]an?[\s-](?:half|quarter|third))(?!\w)(?:[\s-](?:{scale})(?!\w))?)?"
    written = rf"(?:[\s-]?[{''.join(_GLYPHS)}]|[\s-]\d{{1,2}}[/⁄]\d{{1,2}}(?!\d))?"
    scales = rf"(?:[\s-]?(?:{scale})(?!\w)|{GAP}?(?:{short})(?!\w)){{0,3}}"
    inner = (
        rf"(?<![\w-])(?:(?:{choice(known.vague)})|(?:{choice(known.vague_of)})(?={GAP}of(?!\w)))(?!\w)(?P<vague>)",
        rf"(?<![\w-])(?:{choice(known.vague_times)})(?:{GAP}(?:of{GAP})?(?:{scale}))?(?!\w)(?P<times>)",
        rf"(?<![\w-])(?:(?:an?{GAP})?half[\s-](?:an?{GAP})?|an?{GAP}quarter{GAP}of{GAP}an?{GAP})(?:{scale})(?!\w)(?P<portion>)",
        rf"(?<![\w-])(?:an?|{below_ten})[\s-](?:{choice(known.fractions)})(?!\w)(?P<fraction>)",
        rf"(?<![\w-])half(?={GAP}(?:of|the|an?|its|their|his|her|our|all|those|these)(?!\w))(?P<half>)",
        rf"{first}{more}{share}(?P<words>)",
        r"\d{1,3}[/⁄]\d{1,4}(?![\d/⁄])(?P<over>)",
        rf"(?:{_NUMBER[style]}){written}{scales}(?P<digits>)",
        rf"[{''.join(_GLYPHS)}](?P<glyph>)",
    )
    return re.compile("|".join(inner), re.IGNORECASE)


def _read_vague(match: re.Match[str], known: Words, _style: Style) -> Numeral | None:
    word = _plain_blanks(match.group())
    low, high = known.vague.get(word) or known.vague_of[word]
    return Numeral(*match.span(), low, high, "vague", low)


def _read_times(match: re.Match[str], known: Words, _style: Style) -> Numeral | None:
    phrase = _plain_blanks(match.group())
    head, _, last = phrase.rpartition(" ")
    scale = known.scales.get(last, 1.0)
    word = head.removesuffix(" of") if scale != 1 else phrase
    low, high = known.vague_times.get(word) or known.vague_times[f"{word} of"]
    return Numeral(*match.span(), low * scale, high * scale, "vague", low, scale)


def _read_portion(match: re.Match[str], known: Words, _style: Style) -> Numeral | None:
    parts = re.split(r"[\s-]+", match.group().lower())
    scale = known.scales[parts[-1]]
    share = known.fractions["quarter" if "quarter" in parts else "half"]
    return _one(match, share * scale, "words", share, scale)


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
    return _one(match, _GLYPHS[match.group()], "fraction", _GLYPHS[match.group()])


def _one(match: re.Match[str], value: float, form: Form, mantissa: float, scale: float = 1.0) -> Numeral:
    return Numeral(*match.span(), value, value, form, mantissa, scale)


_WORD = re.compile(r"[^\W\d_]+")


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
    scale = 1.0
    for word in _WORD.findall(rest.lower()):
        scale *= known.scales.get(word) or known.short_scales.get(word, 1.0)
    plain = number.group().isdigit() and not rest
    product = exact(value * scale)
    return Numeral(*match.span(), product, product, "digits", value, scale, plain)


_DIGITS: dict[Style, re.Pattern[str]] = {
    "english": re.compile(_NUMBER["english"]),
    "continental": re.compile(_NUMBER["continental"]),
}
_WRITTEN_SHARE = re.compile(rf"[\s-]?(?:(?P<glyph>[{''.join(_GLYPHS)}])|(?P<over>\d{{1,2}})[/⁄](?P<under>\d{{1,2}}))")


def _share(rest: str) -> float:
    """The fraction behind a whole number ("2 1/2", "2½")."""
    match = _WRITTEN_SHARE.match(rest)
    if match is None:
        return 0.0
    if match["glyph"]:
        return _GLYPHS[match["glyph"]]
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
}


def _plain_blanks(phrase: str) -> str:
    return " ".join(phrase.lower().split())
