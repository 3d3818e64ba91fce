"""The lexicons of quantities, in the shape the rules read: sets, tables and compiled patterns."""

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from twosource.language import lexicon
from twosource.model import Bound

GAP = r"[\s\u00a0]"
"""White space between the parts of an expression."""


class Unit(msgspec.Struct, frozen=True):
    """A unit: English name in the singular, code (ISO 4217 or UCUM; None where there is none), and its family."""

    name: str
    code: str | None
    family: str


class Units(msgspec.Struct, frozen=True):
    """All units of a language.

    Attributes:
        by_word, by_symbol, by_sign: what a lower-cased word, a symbol, or a currency sign before a number stands for.
        after, before: patterns that match a unit right after a number, or a currency right before one (ends at the number).
        per: matches " a barrel", "/km", " per second" right after a unit; `denominators` tells name and code.
        pounds: what the ambiguous "pounds" are as money and as mass; `pound_signs` finds the signs of money on a page.
    """

    by_word: dict[str, Unit]
    by_symbol: dict[str, Unit]
    by_sign: dict[str, Unit]
    after: re.Pattern[str]
    before: re.Pattern[str]
    per: re.Pattern[str]
    denominators: dict[str, tuple[str, str]]
    pounds: tuple[Unit, Unit]
    pound_signs: re.Pattern[str]


class Words(msgspec.Struct, frozen=True):
    """All words about quantities of a language, by what the rules ask of them."""

    cardinals: dict[str, float]
    scales: dict[str, float]
    short_scales: dict[str, float]
    money_scales: dict[str, float]
    fractions: dict[str, float]
    vague: dict[str, tuple[float, float]]
    vague_of: dict[str, tuple[float, float]]
    vague_times: dict[str, tuple[float, float]]
    few_after: frozenset[str]
    before: dict[tuple[str, ...], Bound]
    longest_before: int
    after: dict[str, Bound]
    after_pattern: re.Pattern[str]
    not_after: dict[str, frozenset[str]]
    change: dict[str, tuple[str, str]]
    phrasal: frozenset[str]
    change_nouns: dict[str, str]
    noun_pattern: re.Pattern[str]
    openers: re.Pattern[str]
    labels: frozenset[str]
    addresses: frozenset[str]
    months: frozenset[str]
    ago: frozenset[str]
    clock: frozenset[str]
    year_before: frozenset[str]
    year_levels: frozenset[str]
    lasting: frozenset[str]
    hyphenated: frozenset[str]
    one_not_before: frozenset[str]
    one_not_after: frozenset[str]
    one_speech: frozenset[str]
    one_speech_before: frozenset[str]
    stop: frozenset[str]
    fillers: frozenset[str]
    modifiers: frozenset[str]
    singulars: frozenset[str]
    heads: frozenset[str]
    plurals: dict[str, str]
    tolls: dict[str, str]
    total: re.Pattern[str]
    including: re.Pattern[str]
    of_them: frozenset[str]
    place: re.Pattern[str]
    titles: frozenset[str]
    origins: frozenset[str]
    age: re.Pattern[str]
    aged_people: frozenset[str]
    year: str
    any: re.Pattern[str]


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
    for family in sorted(set(table) - {"per", "ambiguous_pound"}):
        for name, facts in table[family].items():
            unit = Unit(name=name, code=facts["code"] or None, family=family)
            by_word.update(dict.fromkeys(facts.get("words", ()), unit))
            by_symbol.update(dict.fromkeys([*facts.get("symbols", ()), *facts.get("tight", ())], unit))
            by_sign.update(dict.fromkeys(facts.get("before", ()), unit))
            tight.update(facts.get("tight", ()))
    pound = table["ambiguous_pound"]
    money = Unit(family="currency", **pound["money"])
    mass = Unit(family="mass", **pound["mass"])
    by_word.update(dict.fromkeys(pound["words"], mass))
    per = table["per"]
    return Units(
        by_word=by_word,
        by_symbol=by_symbol,
        by_sign=by_sign,
        after=re.compile(
            rf"(?P<tight>{choice(tight)})(?![\w²³])"
            rf"|[\s\u00a0-]{{0,2}}(?:(?P<symbol>{choice(set(by_symbol) - tight)})|(?P<word>(?i:{choice(by_word)})))(?![\w²³])"
        ),
        before=re.compile(rf"(?<![^\W_])(?:{choice(by_sign)}){GAP}?$"),
        per=re.compile(
            rf"(?:{GAP}?/{GAP}?|[\s\u00a0-]per[\s\u00a0-]|{GAP}(?P<article>an?|each|every){GAP}|{GAP}?a-)"
            rf"(?P<denominator>(?i:{choice(per['words'])}))(?!\w)(?!{GAP}(?:ago|earlier|later|before|after|on)(?!\w))"
        ),
        denominators={word: (per["names"].get(word, word), code) for word, code in per["words"].items()},
        pounds=(money, mass),
        pound_signs=re.compile(choice(pound["money_signs"])),
    )


@functools.cache
def words(language: str) -> Words:
    """The words about quantities of a language.

    Raises:
        PageError: the language has no lexicon.
    """
    table = lexicon("quantity", language)
    fractions = {word: 1 / value for word, value in table["fractions"].items()}
    plural = {("halves" if word == "half" else f"{word}s"): value for word, value in fractions.items()}
    bounds = table["bounds"]
    change, nouns = _change(table["change"])
    places = table["places"]
    totals = table["totals"]
    return Words(
        cardinals=table["cardinals"],
        scales=table["scales"],
        short_scales=table["short_scales"]["free"],
        money_scales=table["short_scales"]["money"],
        fractions={**fractions, **plural},
        vague=_intervals(table["vague"]),
        vague_of=_intervals(table["vague_of"]),
        vague_times=_intervals(table["vague_times"]),
        few_after=frozenset(table["few"]["after"]),
        before={tuple(phrase.split()): bound for phrase, bound in bounds["before"].items()},
        longest_before=max(len(phrase.split()) for phrase in bounds["before"]),
        after=bounds["after"],
        after_pattern=re.compile(rf"(?:{GAP}+|(?=-))(?P<phrase>(?i:{choice(bounds['after'])}))(?!\w)"),
        not_after={word: frozenset(others) for word, others in bounds["not_after"].items()},
        change=change,
        phrasal=frozenset(table["change"]["phrasal"]["verbs"]),
        change_nouns=nouns,
        noun_pattern=re.compile(rf"(?<![\w-])(?i:{choice(nouns)})(?![\w-])"),
        openers=re.compile(rf"(?<!\w)(?i:{choice(table['hypothetical']['openers'])})(?!\w)"),
        labels=frozenset(table["labels"]["nouns"]),
        addresses=frozenset(table["addresses"]["words"]),
        months=frozenset(table["calendar"]["months"]),
        ago=frozenset(table["calendar"]["ago"]),
        clock=frozenset(table["calendar"]["clock"]),
        year_before=frozenset(table["calendar"]["year_before"]),
        year_levels=frozenset(table["calendar"]["year_levels"]),
        lasting=frozenset(table["lasting"]["nouns"]),
        hyphenated=frozenset(table["hyphenated"]["nouns"]),
        one_not_before=frozenset(table["one"]["not_before"]),
        one_not_after=frozenset(table["one"]["not_after"]),
        one_speech=frozenset(table["one"]["speech"]),
        one_speech_before=frozenset(table["one"]["speech_before"]),
        stop=frozenset(table["stop"]["words"]),
        fillers=frozenset(table["stop"]["fillers"]),
        modifiers=frozenset(table["stop"]["modifiers"]),
        singulars=frozenset(table["stop"]["singulars"]),
        heads=frozenset(table["stop"]["heads"]),
        plurals=table["plurals"],
        tolls=totals["tolls"],
        total=re.compile(
            rf"(?<!\w)(?i:(?P<toll>{choice(totals['tolls'])})|(?:{choice(totals['nouns'])}){GAP}of{GAP}+(?P<of>))(?!-)"
        ),
        including=re.compile(rf"(?<!\w)(?i:{choice(table['parts']['including'])})(?!\w)"),
        of_them=frozenset(table["parts"]["of_them"]),
        place=_place(places),
        titles=frozenset(places["titles"]),
        origins=frozenset(table["origins"]["heads"]),
        aged_people=frozenset(table["ages"]["people"]),
        year=table["ages"]["year"],
        any=_any(table),
        age=re.compile(rf"(?<!\w)(?i:{choice(table['ages']['before'])}){GAP}$"),
    )


def _any(table: Mapping[str, Any]) -> re.Pattern[str]:
    """Matches whatever a number can begin with: what a sentence without a match does not hold need not be looked for."""
    phrases = [
        phrase for part in ("cardinals", "scales", "fractions", "vague", "vague_of", "vague_times") for phrase in table[part]
    ]
    names = {re.escape(phrase.removeprefix("a ").split()[0]) for phrase in phrases}
    plurals = {f"{name}s" for name in table["fractions"]}
    return re.compile(rf"\d|[½⅓⅔¼¾⅕⅛⅜⅝⅞]|(?<!\w)(?i:{choice(names | plurals | {'halves'})})(?!\w)")


def _intervals(table: dict[str, list[float]]) -> dict[str, tuple[float, float]]:
    return {word: (float(low), float(high)) for word, (low, high) in table.items()}


def _change(table: Mapping[str, Any]) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Verbs of change with their direction and what they need beside them; nouns with their direction."""
    verbs: dict[str, tuple[str, str]] = {}
    nouns: dict[str, str] = {}
    for way in ("up", "down"):
        for strength in ("points", "roles", "weak", "strong"):
            verbs.update(dict.fromkeys(table[way].get(strength, ()), (way, strength)))
        nouns.update(dict.fromkeys(table[way]["nouns"], way))
    verbs.update(dict.fromkeys(table["moves"]["verbs"], ("", "weak")))
    return verbs, nouns


def _place(places: dict[str, list[str]]) -> re.Pattern[str]:
    """Matches, right after a counted noun, at most four words and a preposition, then a place: a name, or "the border"."""
    part = rf"(?:(?:{choice(places['parts'])}){GAP})?(?:the[ \u00a0])?"
    name = r"(?-i:[A-Z])[\w’'.-]*(?:[ \u00a0](?-i:[A-Z])[\w’'-]*){0,3}"
    some = rf"the[ \u00a0](?:{choice(places['nouns'])})(?!\w)"
    return re.compile(
        rf"(?:{GAP}(?:{choice(places['between'])})(?!\w)){{0,4}}{GAP}(?P<preposition>{choice(places['prepositions'])}){GAP}+"
        rf"(?P<place>{part}{name}(?:[ \u00a0](?:{choice(places['nouns'])})(?!\w))?|{some})",
        re.IGNORECASE,
    )
