"""The lexicons of quantities, in the shape the rules read: sets, tables and compiled patterns."""

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, cast

import msgspec

from twosource.language import lexicon
from twosource.model import Bound
from twosource.page.quantity.tokens import GLYPHS
from twosource.page.quantity.units import GAP, choice


class Moving(NamedTuple):
    """A verb of change: its words, its direction ("" if it tells none), and what it needs beside it."""

    words: tuple[str, ...]
    way: str
    strength: str


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
    formats: frozenset[str]
    acronyms: frozenset[str]
    determiners: frozenset[str]
    before: dict[tuple[str, ...], Bound]
    longest_before: int
    last_before: frozenset[str]
    after: dict[str, Bound]
    after_pattern: re.Pattern[str]
    not_after: dict[str, frozenset[str]]
    during: dict[str, frozenset[str]]
    change: dict[str, tuple[Moving, ...]]
    phrasal: frozenset[str]
    change_nouns: dict[str, str]
    change_after: dict[str, str]
    openers: re.Pattern[str]
    opener_words: frozenset[str]
    condition: re.Pattern[str]
    opening_condition: re.Pattern[str]
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
    groups: dict[str, str]
    group: re.Pattern[str]
    including: re.Pattern[str]
    of_them: frozenset[str]
    place: re.Pattern[str]
    titles: frozenset[str]
    origins: frozenset[str]
    age: re.Pattern[str]
    aged_people: frozenset[str]
    year: str
    openers_of_numbers: frozenset[str]
    articles: frozenset[str]
    after_article: frozenset[str]
    telling: frozenset[str]


_ARTICLES = frozenset({"a", "an"})


@functools.cache
def words(language: str) -> Words:
    """The words about quantities of a language. Without a digit or a `telling` word a sentence has no number and asks for none.

    Raises:
        PageError: the language has no lexicon.
    """
    table = lexicon("quantity", language)
    fractions = {word: 1 / value for word, value in _values(table["fractions"]).items()}
    plural = {("halves" if word == "half" else f"{word}s"): value for word, value in fractions.items()}
    bounds = table["bounds"]
    before, after = _by_bound(bounds["before"]), _by_bound(bounds["after"])
    change, nouns = _change(table["change"])
    places = table["places"]
    totals = table["totals"]
    openers = frozenset(_openers(table))
    after_article = frozenset(
        [word for part in ("scales", "fractions") for word in table[part]]
        + [word.split()[1] for word in table["vague_times"] if word.startswith("a ")]
    )
    return Words(
        cardinals=_values(table["cardinals"]),
        scales=_values(table["scales"]),
        short_scales=_values(table["short_scales"]["free"]),
        money_scales=_values(table["short_scales"]["money"]),
        fractions={**fractions, **plural},
        vague=_intervals(table["vague"]),
        vague_of=_intervals(table["vague_of"]),
        vague_times=_intervals(table["vague_times"]),
        few_after=frozenset(table["few"]["after"]),
        formats=frozenset(table["formats"]["pictures"]),
        acronyms=frozenset(table["stop"]["acronyms"]),
        determiners=frozenset(table["change"]["determiners"]),
        before={tuple(phrase.split()): bound for phrase, bound in before.items()},
        longest_before=max(len(phrase.split()) for phrase in before),
        last_before=frozenset(phrase.split()[-1] for phrase in before),
        after=after,
        after_pattern=re.compile(rf"(?:{GAP}+|(?=-))(?P<phrase>(?i:{choice(after)}))(?!\w)"),
        not_after={word: frozenset(others) for word, others in bounds["not_after"].items()},
        during={word: frozenset(others) for word, others in bounds["during"].items()},
        change=change,
        phrasal=frozenset(table["change"]["phrasal"]),
        change_nouns=nouns,
        change_after={word: way for way in ("up", "down") for word in table["change"][way]["after"]},
        openers=re.compile(rf"(?<!\w)(?i:{choice(table['hypothetical']['openers'])})(?!\w)"),
        opener_words=frozenset(table["hypothetical"]["openers"]),
        condition=re.compile(rf",?{GAP}(?P<condition>(?i:{choice(table['conditions'])})(?!\w)[^,.;:!?“”\"]{{3,150}})(?<!\s)"),
        opening_condition=re.compile(rf"[“\"‘]?(?P<condition>(?i:{choice(table['conditions'])})(?!\w)[^,.;:!?“”\"]{{3,150}}),"),
        labels=frozenset(table["labels"]),
        addresses=frozenset(table["addresses"]),
        months=frozenset(table["calendar"]["months"]),
        ago=frozenset(table["calendar"]["ago"]),
        clock=frozenset(table["calendar"]["clock"]),
        year_before=frozenset(table["calendar"]["year_before"]),
        year_levels=frozenset(table["calendar"]["year_levels"]),
        lasting=frozenset(table["lasting"]),
        hyphenated=frozenset(table["hyphenated"]),
        one_not_before=frozenset(table["one"]["not_before"]),
        one_not_after=frozenset(table["one"]["not_after"]),
        one_speech=frozenset(table["one"]["speech"]),
        one_speech_before=frozenset(table["one"]["speech_before"]),
        stop=frozenset([*table["stop"]["words"], *table["one"]["speech"]]),
        fillers=frozenset(table["stop"]["fillers"]),
        modifiers=frozenset(table["stop"]["modifiers"]),
        singulars=frozenset(table["stop"]["singulars"]),
        heads=frozenset(table["stop"]["heads"]),
        plurals=_values(table["plurals"]),
        tolls=_values(totals["tolls"]),
        total=re.compile(
            rf"(?<!\w)(?i:(?:{choice(totals['nouns'])}){GAP}of{GAP}+(?P<of>)|(?P<toll>{choice(totals['tolls'])}))(?!-)"
        ),
        groups=_values(totals["groups"]),
        group=re.compile(rf"(?<!\w)(?P<group>(?i:{choice(totals['groups'])})){GAP}of{GAP}$"),
        including=re.compile(rf"(?<!\w)(?i:{choice(table['parts']['including'])})(?!\w)"),
        of_them=frozenset(table["parts"]["of_them"]),
        place=_place(places),
        titles=frozenset(places["titles"]),
        origins=frozenset(table["origins"]),
        aged_people=frozenset(table["ages"]["people"]),
        year=table["ages"]["year"],
        openers_of_numbers=openers,
        articles=_ARTICLES,
        after_article=after_article,
        telling=(openers - _ARTICLES) | after_article | {"many"},
        age=re.compile(rf"(?<!\w)(?i:{choice(table['ages']['before'])}),?{GAP}$"),
    )


def _openers(table: Mapping[str, Any]) -> Iterator[str]:
    """The words a number can begin with."""
    for part in ("cardinals", "scales", "fractions", "vague", "vague_of", "vague_times"):
        for phrase in table[part]:
            yield phrase.split()[0]
    yield from (f"{word}s" for word in table["fractions"])
    yield from (f"{word}fold" for word in table["cardinals"])
    yield from ("a", "an", "halves", *GLYPHS)


def _values(table: Mapping[str, list[Any]]) -> dict[str, Any]:
    """What a table says of each word, without the example."""
    return {word: facts[0] for word, facts in table.items()}


def _by_bound(table: Mapping[str, Mapping[str, str]]) -> dict[str, Bound]:
    return {phrase: cast("Bound", bound) for bound, phrases in table.items() for phrase in phrases}


def _intervals(table: Mapping[str, list[Any]]) -> dict[str, tuple[float, float]]:
    return {word: (float(facts[0]), float(facts[1])) for word, facts in table.items()}


def _change(table: Mapping[str, Any]) -> tuple[dict[str, tuple[Moving, ...]], dict[str, str]]:
    """Verbs of change by their first word, the longest first; nouns with their direction."""
    verbs: dict[str, Moving] = {}
    nouns: dict[str, str] = {}
    for way in ("up", "down"):
        for strength in ("points", "roles", "weak", "strong"):
            verbs.update({verb: Moving(tuple(verb.split()), way, strength) for verb in table[way].get(strength, ())})
        nouns.update(dict.fromkeys(table[way]["nouns"], way))
    verbs.update({verb: Moving(tuple(verb.split()), "", "weak") for verb in table["moves"]})
    grouped: dict[str, list[Moving]] = defaultdict(list)
    for moving in verbs.values():
        grouped[moving.words[0]].append(moving)
    return {
        first: tuple(sorted(group, key=lambda one: (-len(one.words), one.words))) for first, group in grouped.items()
    }, nouns


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
