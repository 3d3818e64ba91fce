"""Every fact of the lexicons comes with a sentence; here each sentence is read, and must show what the fact says."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from twosource.language import lexicon
from twosource.model import Figure
from twosource.page.quantity.counted import singular
from twosource.page.quantity.lexicon import words

Shown = Callable[[tuple[Figure, ...], str, list[Any]], bool]
"""Whether figures show a fact: its word, and what the table says of it without the sentence."""


def _low(factor: float) -> Shown:
    return lambda found, _, facts: [figure.low for figure in found] == [facts[0] * factor]


def _bound(bound: str) -> Shown:
    return lambda found, *_: [figure.bound for figure in found] == [bound]


def _moves(way: str | None, *roles: str) -> Shown:
    return lambda found, *_: [(figure.change, figure.change_role) for figure in found[-1:]] in [[(way, role)] for role in roles]


def _counts(head: str) -> Shown:
    return lambda found, *_: [figure.unit for figure in found] == [head]


def _none(found: tuple[Figure, ...], *_: object) -> bool:
    return not found


def _is_interval(factor: float) -> Shown:
    def shown(found: tuple[Figure, ...], _: str, facts: list[Any]) -> bool:
        vague = "exact" if facts[0] == facts[1] else "vague"
        return [(one.low, one.high, one.bound) for one in found] == [(facts[0] * factor, facts[1] * factor, vague)]

    return shown


def _place(found: tuple[Figure, ...], *_: object) -> bool:
    return len(found) == 1 and found[0].scope is not None and bool(found[0].scope.place)


def _condition(found: tuple[Figure, ...], *_: object) -> bool:
    return len(found) == 1 and found[0].scope is not None and bool(found[0].scope.condition)


_COUNTS_NOTHING: Shown = lambda found, *_: [figure.counted for figure in found] == [None]  # noqa: E731 - a row of the table below
_ONE: Shown = lambda found, *_: len(found) == 1  # noqa: E731 - the same
_AGE: Shown = lambda found, *_: [figure.unit for figure in found] == ["year of age"]  # noqa: E731 - the same

SHOWN: dict[str, Shown] = {
    "cardinals": _low(1),
    "scales": _low(2),
    "short_scales.free": _low(2),
    "short_scales.money": _low(2),
    "fractions": lambda found, _, facts: [figure.low for figure in found] == [pytest.approx(1 / facts[0])],
    "vague": _is_interval(1),
    "vague_of": _is_interval(1),
    "vague_times": _is_interval(100),
    "few.after": _ONE,
    "formats.pictures": _none,
    **{f"bounds.before.{bound}": _bound(bound) for bound in lexicon("quantity")["bounds"]["before"]},
    **{f"bounds.after.{bound}": _bound(bound) for bound in lexicon("quantity")["bounds"]["after"]},
    **{f"bounds.not_after.{word}": _bound("exact") for word in lexicon("quantity")["bounds"]["not_after"]},
    "bounds.during.over": _bound("more_than"),
    **{f"change.{way}.{kind}": _moves(way, "to") for way in ("up", "down") for kind in ("roles", "strong")},
    **{f"change.{way}.{kind}": _moves(way, "by") for way in ("up", "down") for kind in ("points", "weak", "nouns", "after")},
    "change.moves": _moves("up", "to", "from"),
    "change.phrasal": _moves(None, None),
    "change.determiners": _moves(None, None),
    "hypothetical.openers": lambda found, *_: [figure.hypothetical for figure in found] == [True],
    "conditions": _condition,
    "labels": _none,
    "addresses": _none,
    "calendar.ago": _none,
    "calendar.clock": _none,
    "calendar.months": _none,
    "calendar.year_levels": _ONE,
    "calendar.year_before": _none,
    "lasting": _counts("year"),
    "hyphenated": lambda found, word, _: [figure.unit or figure.counted for figure in found] in ([word], ["person"]),
    "one.speech": _none,
    "one.speech_before": _none,
    "one.not_before": _none,
    "one.not_after": _none,
    "stop.words": _COUNTS_NOTHING,
    "stop.acronyms": lambda found, word, _: [figure.counted for figure in found] == [f"{word} bakers"],
    "stop.fillers": lambda found, *_: [figure.counted for figure in found] == ["goats"],
    "stop.modifiers": _counts("dealer"),
    "stop.heads": lambda found, word, _: [figure.unit for figure in found] == [singular(word, words("en"))],
    "stop.singulars": _counts("baker"),
    "plurals": lambda found, _, facts: [figure.unit for figure in found] == [facts[0]],
    "totals.nouns": _counts("goat"),
    "totals.tolls": lambda found, _, facts: [figure.unit for figure in found] == [facts[0]],
    "totals.groups": lambda found, _, facts: [figure.unit for figure in found] == [facts[0]],
    "parts.including": lambda found, *_: len(found) == 2 and found[1].part_of == found[0].id,
    "parts.of_them": lambda found, *_: len(found) == 2 and found[1].part_of == found[0].id,
    "origins": lambda found, *_: len(found) == 1 and (found[0].counted or "").endswith("Ruritania"),
    "places.nouns": _place,
    "places.titles": lambda found, *_: len(found) == 1 and found[0].scope is None,
    "places.parts": _place,
    "places.prepositions": _place,
    "places.between": _place,
    "ages.before": _AGE,
    "ages.people": _AGE,
}


def _facts(table: Any, path: str = "") -> Iterator[tuple[str, str, list[Any], str]]:
    """Table, word, what is said of it, sentence."""
    for word, value in table.items():
        if isinstance(value, dict):
            yield from _facts(value, f"{path}.{word}" if path else word)
        elif path != "ages":
            facts = value if isinstance(value, list) else [value]
            yield path, word, facts[:-1], facts[-1]


_ALL = list(_facts(lexicon("quantity")))


@pytest.mark.parametrize(("table", "word", "facts", "sentence"), _ALL, ids=[f"{table}: {word}" for table, word, *_ in _ALL])
def test_a_fact_is_shown_by_its_sentence(figures, table, word, facts, sentence):
    assert word.lower() in sentence.lower()
    assert SHOWN[table](figures(sentence), word, facts)


_UNITS = [
    (family, name, facts)
    for family, table in lexicon("units").items()
    if family not in ("ambiguous_pound", "per", "prefixes", "stroke")
    for name, facts in table.items()
]


@pytest.mark.parametrize(("family", "name", "facts"), _UNITS, ids=[name for _, name, _ in _UNITS])
def test_a_unit_is_shown_by_its_sentence(figures, family, name, facts):
    [figure] = figures(facts["example"])
    assert (figure.low, figure.unit, figure.unit_code) == (40, name, facts["code"] or None)


@pytest.mark.parametrize(("name", "facts"), [(name, facts) for _, name, facts in _UNITS if "prefixes" in facts])
def test_prefixes_make_units(figures, name, facts):
    for prefix in facts["prefixes"]:
        sign = lexicon("units")["prefixes"][prefix]["signs"][0]
        forms = [f"{prefix}{word}" for word in facts.get("words", ())] + [f"{sign}{symbol}" for symbol in facts["si"]]
        found = {figure.unit for form in forms for figure in figures(f"The meter showed 40 {form}.")}
        assert f"{prefix}{name}" in found


@pytest.mark.parametrize(("word", "sentence"), lexicon("units")["per"].items())
def test_what_divides_is_shown_by_its_sentence(figures, word, sentence):
    [figure] = figures(sentence)
    assert figure.unit == f"us dollar per {word}"
