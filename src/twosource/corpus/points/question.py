"""A neutral, short question for a point, made of the pages' own words; none where they give no whole phrase."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from twosource.corpus.points.estimates import Estimate, is_nationals
from twosource.corpus.points.nouns import plural, singular
from twosource.corpus.points.phrases import Measured
from twosource.language import lexicon
from twosource.model import Reading

_TAIL = re.compile(
    r"\s+(?:(?:that|who|which|have|has|had|were|was|are|is|being|been|be|now|already)\s+){0,4}"
    r"((?:[a-z]{3,14}\s+){0,2}(?:to|in|into|at|from)\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})"
)
_BEHIND = 80
"""Code points behind the counted words in which the end of a question is looked for."""
_OWNER = re.compile(r"(?:[\w-]+\s){0,2}[\w-]+(?:['’]s|s['’])\s")
_CURRENCY = 3
"""Letters of a currency's code (ISO 4217)."""
_LONGEST = 5
"""Words of a counted phrase that a question takes at most."""
_ARTICLE = re.compile(r"^(?:the|of|these|those|such|a|an|other|another|more|additional|further|its|their)\s+", re.IGNORECASE)


def question_for(group: Sequence[Estimate], readings: Mapping[str, Reading]) -> str:
    """The question, as in "How many people were killed?" or "How many tonnes of wheat?".

    Returns:
        "" where the words of the pages give no whole phrase for it: then there is no point to show.
    """
    if group[0].thing.unit:
        return _dated(_of_measure(group), group)
    counted = _commonest([_bare(found.figure.counted or "") for found in group if not is_nationals(found.thing)])
    counted = counted or _commonest([_bare(found.figure.counted or "") for found in group]) or group[0].thing.head
    if not counted or len(counted.split()) > _LONGEST:
        return ""
    if singular(counted.split()[-1].casefold()) in lexicon("points")["plural"]["measure"]:
        return _dated(f"What is the {counted}?", group)
    return _dated(_of_count(counted, group, readings), group)


def _of_count(counted: str, group: Sequence[Estimate], readings: Mapping[str, Reading]) -> str:
    """A count's question; none for a part, or for people of whom nothing is told."""
    generic = group[0].thing.head == "person"
    told = _commonest_predicate(group)
    before, _, last = (_without_outcome(counted) if told else counted).rpartition(" ")
    many = f"{before} {plural(last)}".strip()
    tail = told or _commonest([_tail(found, readings[found.page].page.text) for found in group], least=2)
    if generic and (group[0].part or not tail):
        return ""
    return f"How many {many} {tail}".rstrip() + "?"


def _dated(question: str, group: Sequence[Estimate]) -> str:
    """The question with the words for another time than the report's, so that it is not taken for the report's own."""
    when = _commonest([found.when for found in group])
    return f"{question[:-1]} ({when})?" if when and question else question


def _of_measure(group: Sequence[Estimate]) -> str:
    """A measure's question, by what its figures say they measure: the stuff itself first, then a quantity."""
    found = [estimate.thing.measured for estimate in group if estimate.thing.measured]
    of, quantity = _named([one for one in found if one.way == "of"]), _named([one for one in found if one.way == "is"])
    unit = _commonest([estimate.figure.unit or "" for estimate in group])
    if unit in _percent() or not unit:
        if of:
            return f"What share of {of}?" if _is_owned(of) else f"What share of the {of}?"
        return (
            f"What {_be(quantity)} {'' if _is_owned(quantity) else 'the '}{quantity}, in per cent?" if quantity and unit else ""
        )
    units = _units(unit)
    if of:
        return f"How many {units} of {of}?"
    how = "How much" if _is_money(group) else "What"
    return f"{how} {_be(quantity)} {'' if _is_owned(quantity) else 'the '}{quantity}, in {units}?" if quantity else ""


def _is_owned(phrase: str) -> bool:
    """Whether a phrase begins with its owner ("Norway's debt"), so that no article stands before it."""
    return _OWNER.match(phrase) is not None


def _is_money(group: Sequence[Estimate]) -> bool:
    code = group[0].figure.unit_code or ""
    return len(code) == _CURRENCY and code.isupper()


def _named(found: Sequence[Measured]) -> str:
    """The words of the phrase named most often; in them, the shortest spelling, then by alphabet."""
    counted = Counter(one.key for one in found)
    key = min(counted, key=lambda key: (-counted[key], len(key), key), default=())
    return min((one.words for one in found if one.key == key), key=lambda words: (words[:1].isupper(), words), default="")


def _be(phrase: str) -> str:
    head = re.split(r"\s(?:of|in)\s", phrase.casefold(), maxsplit=1)[0].rpartition(" ")[2]
    return "are" if singular(head) != head else "is"


def _percent() -> frozenset[str]:
    return frozenset(lexicon("points")["measures"]["percent"])


def _units(unit: str) -> str:
    """The unit in the plural ("tonnes", "square kilometres", "US dollars", "degrees Celsius")."""
    shown = dict(lexicon("points")["measures"]["shown"])
    if unit in shown:
        return str(shown[unit])
    many, per, time = unit.partition(" per ")
    before, _, last = many.rpartition(" ")
    return f"{before} {plural(last)}{per}{time}".strip()


def _commonest_predicate(group: Sequence[Estimate]) -> str:
    known = Counter(found.thing.predicate for found in group if found.thing.predicate)
    predicate = min(known, key=lambda name: (-known[name], name or ""), default=None)
    return str(lexicon("points")["predicates"][predicate]["ask"]) if predicate else ""


def _commonest(phrases: Sequence[str], least: int = 1) -> str:
    """The phrase most often found, in the spelling with fewest capitals; "" if none is found `least` times.

    A tie goes to the shortest, then by alphabet.
    """
    counted = Counter(phrase.casefold() for phrase in phrases if phrase)
    found = min(counted, key=lambda phrase: (-counted[phrase], len(phrase), phrase), default="")
    if not found or counted[found] < least:
        return ""
    return max(phrase for phrase in phrases if phrase.casefold() == found)


def _bare(counted: str) -> str:
    """The counted words without articles; "others" are people."""
    words = _ARTICLE.sub("", " ".join(counted.split()))
    return "people" if words.casefold() in ("other", "others") else words


def _without_outcome(counted: str) -> str:
    """The counted words without those that name the outcome itself ("damaged"); "people" if nothing is left ("deaths")."""
    outcomes = {word for row in lexicon("points")["predicates"].values() for word in row["words"]}
    words = counted.split()
    kept = [word for word in words if word.casefold() not in outcomes]
    return " ".join(kept) if words and words[-1] in kept else "people"


def _tail(found: Estimate, text: str) -> str:
    """What happened to what is counted, and where, as the end of a question ("were sent to Denmark", "are in Denmark")."""
    span = found.figure.counted_span
    if span is None or span.start < found.figure.span.start:
        return ""
    match = _TAIL.match(text, span.end, min(len(text), span.end + _BEHIND))
    if match is None:
        return ""
    words = match.group(1).split()
    knows = lexicon("points")["tail"]
    if words[0] in knows["stays"]:
        return f"are {' '.join(words)}"
    if words[0].endswith("ed") or words[0] in knows["done"]:
        return f"were {' '.join(words)}"
    return f"are {' '.join(words)}" if words[0].endswith("ing") else ""
