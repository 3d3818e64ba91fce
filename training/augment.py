"""Other spellings of an article: names of other people and places, other quotation marks. Labels move along."""

import random
import re
import tomllib
from pathlib import Path
from typing import Any

from training.data import Article

_NAMES = {
    kind: names.split() for kind, names in tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8")).items()
}


def varied(article: Article, chance: random.Random) -> Article:
    """The article with some of its names swapped (the same name everywhere) and its quotation marks in another style."""
    changes: dict[int, tuple[int, str]] = {}
    if chance.random() < 0.6:
        changes |= _names(article, chance)
    style = chance.random()
    if style < 0.2:
        changes |= {at.start(): (at.end(), '"') for at in re.finditer("[“”]", article.text)}
        changes |= {at.start(): (at.end(), "'") for at in re.finditer("’", article.text)}
    elif style < 0.35:
        changes |= {at.start(): (at.end(), "‘" if at.group() == "“" else "’") for at in re.finditer("[“”]", article.text)}
    elif style < 0.40:
        changes |= {at.start(): (at.end(), "«" if at.group() == "“" else "»") for at in re.finditer("[“”]", article.text)}
    elif style < 0.43:
        changes |= {at.start(): (at.end(), " ") for at in re.finditer("[“”]", article.text)}
    if chance.random() < 0.15:
        changes |= {at.start(): (at.end(), " – ") for at in re.finditer(r" ?— ?| -- ", article.text)}
    return _changed(article, changes) if changes else article


def _names(article: Article, chance: random.Random) -> dict[int, tuple[int, str]]:
    """New names for a random part of the persons' and places' names the parse knows."""
    people: dict[str, str] = {}
    changes: dict[int, tuple[int, str]] = {}
    before = ""
    for number, (start, end, part, kind, _) in enumerate(article.words):
        word = article.text[start:end]
        if (
            kind in ("PERSON", "LOCATION")
            and part.startswith("NNP")
            and word[:1].isupper()
            and len(word) > 1
            and word.isalpha()
        ):
            after = article.words[number + 1][3] if number + 1 < len(article.words) else ""
            if word not in people:
                if chance.random() < 0.25:
                    people[word] = word
                elif kind == "LOCATION":
                    people[word] = chance.choice(_NAMES["places"])
                else:
                    people[word] = chance.choice(_NAMES["first" if after == "PERSON" and before != "PERSON" else "surnames"])
            changes[start] = (end, people[word])
        before = kind
    return changes


def _changed(article: Article, changes: dict[int, tuple[int, str]]) -> Article:
    """The article with each stretch `start: (end, new text)` put in; what begins or ends at a stretch still does."""
    out: list[str] = []
    moved = list(range(len(article.text) + 1))
    at = length = 0
    for start in sorted(changes):
        end, new = changes[start]
        if start < at:
            continue
        for place in range(at, start):
            moved[place] = length + place - at
        out.append(article.text[at:start])
        length += start - at
        for place in range(start, end):
            moved[place] = length + min(place - start, len(new))
        out.append(new)
        length += len(new)
        at = end
    for place in range(at, len(article.text) + 1):
        moved[place] = length + place - at
    out.append(article.text[at:])

    def spans(one: dict[str, Any]) -> dict[str, Any]:
        return {role: [[moved[s], moved[e]] for s, e in one[role]] for role in ("source", "cue", "content")}

    return article._replace(
        text="".join(out),
        attributions=[spans(one) for one in article.attributions],
        inner=None if article.inner is None else [spans(one) for one in article.inner],
        words=[(moved[s], moved[e], *rest) for s, e, *rest in article.words],
        entities=None if article.entities is None else [(moved[s], moved[e], kind) for s, e, kind in article.entities],
        headlines=frozenset(moved[start] for start in article.headlines),
    )
