"""Our own words in the report: numbers, plurals, and a plain phrase for each value of the model."""

from collections.abc import Sequence

from twosource.model import Figure

_SMALL = (*("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),)

_NO_PLURAL = ("yen", "won", "baht", "yuan", "renminbi", "japanese yen", "chinese yuan", "south korean won", "degree celsius")

ASSESSMENT = {
    "corroborated": "corroborated",
    "conflicting": "conflicting",
    "superseded": "superseded",
    "one_source": "one source",
    "one_newsroom": "one newsroom",
    "open": "open",
}
DERIVATION = {
    "copy": "copy",
    "abridged": "abridged",
    "edited": "edited",
    "update": "update",
    "rewrite": "rewrite",
    "shared_quotes": "shares quotes",
}
RETOLD = {
    "copy": "carried it",
    "abridged": "cut it",
    "edited": "edited it",
    "update": "carried it on",
    "rewrite": "retold it",
    "shared_quotes": "shares its quotes",
}
RELATION = {
    "agree": "agrees with",
    "compatible": "compatible with",
    "conflict": "conflicts with",
    "superseded": "superseded by",
    "denied": "denied by",
    "unanswered": "left unanswered by",
    "outcome": "outcome told by",
    "not_comparable": "not comparable with",
}
EVIDENCE = {"offered": "evidence offered", "none_offered": "says it offers none", "unstated": "evidence unstated"}
DIRECTION = {
    "time": "time",
    "credit": "credit line",
    "containment": "containment",
    "unknown": "not known",
}
WEIGHT = {"grave": 3, "notable": 2, "slight": 1}
BASIS = {"witnessed": "seen first hand", "told": "told by others", "inferred": "inferred"}


def count(number: int) -> str:
    """A number in words up to twelve, else in figures."""
    return _SMALL[number] if number < len(_SMALL) else grouped(number)


def several(number: int, noun: str, nouns: str | None = None) -> str:
    """A number and what it counts: "two pages", "one page", "no pages"."""
    return f"{count(number)} {noun if number == 1 else nouns or noun + 's'}"


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def listed(items: Sequence[str]) -> str:
    """A list in a sentence: "A, B and C"."""
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)


def grouped(number: float) -> str:
    """A number with thousands grouped, and no more decimals than it has."""
    if number == int(number):
        return f"{int(number):,}"
    return f"{number:,.4f}".rstrip("0").rstrip(".")


def brief(number: float) -> str:
    """A number for an axis or a mark: millions and billions in words ("2.5 million")."""
    for size, name in ((1e9, "billion"), (1e6, "million")):
        if abs(number) >= size and number % (size / 100) == 0:
            return f"{grouped(number / size)} {name}"
    return grouped(number)


def reads(figure: Figure) -> str:
    """How a figure was read, in signs: "≈ 3,200", "> 7,000", "5,000 – 5,500"."""
    low, high = figure.low, figure.high
    if figure.bound in ("range", "vague") and low is not None and high is not None:
        return f"{grouped(low)} – {grouped(high)}"
    sign = {"about": "≈ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}.get(figure.bound, "")
    value = low if low is not None else high
    return f"{sign}{grouped(value)}" if value is not None else "no number"


def counts(figure: Figure) -> str:
    """What a figure counts or measures: the words of the page, else the unit."""
    if figure.counted:
        return figure.counted
    if figure.unit is None:
        return ""
    if figure.unit == "percentage":
        return "%"
    one = figure.low == figure.high == 1
    head, of, rest = figure.unit.partition(" of ")
    return figure.unit if one or figure.unit in _NO_PLURAL or head.endswith(("s", "z")) else f"{head}s{of}{rest}"


def enum(value: str) -> str:
    """A value of the model as words: "attribution_lost" reads "attribution lost"."""
    return value.replace("_", " ")
