"""Labelled articles as windows of word pieces, the form the tagger learns from."""

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import tokenizers

from twosource.language.pieces import LONGEST, Pieces, cut, pieces

ROLES = ("source", "cue", "content")
KINDS = ("person", "organisation", "location", "other")
ROLE_LABELS = ("O", *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
KIND_LABELS = ("O", *(f"{prefix}-{kind}" for kind in KINDS for prefix in "BI"))
_SILVER_KIND = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "location", "MISC": "other"}
HELD_OUT = 20
"""Every twentieth article is not learned from: choices are made on articles that are new to the tagger."""
UNKNOWN = -100
"""A label that is not learned from."""


class Article(NamedTuple):
    """A text and its labels.

    Attributes:
        inner: parts of attributions inside the content of others; None where nobody looked for them.
        words: (start, end, part of speech, entity kind or O, relation); empty where nobody parsed the text.
        headlines: starts of the paragraphs that are headlines.
    """

    id: str
    text: str
    attributions: list[dict[str, Any]]
    inner: list[dict[str, Any]] | None
    words: list[tuple[int, int, str, str, str]]
    entities: list[tuple[int, int, str]] | None
    headlines: frozenset[int]


class Window(NamedTuple):
    """One sequence for the encoder. Per word: labels of the outer and the inner attributions, of names, and of the parse."""

    ids: list[int]
    shapes: list[int]
    types: list[int]
    first: list[int]
    outer: list[int]
    inner: list[int]
    kinds: list[int]
    parts: list[int]
    relations: list[int]
    spans: list[tuple[int, int]]


def read_lines(path: Path) -> Iterator[Any]:
    """The records of a JSONL file, gzipped or not."""
    opener: Any = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_articles(path: Path, silver: Path | None = None, inner: Path | None = None) -> list[Article]:
    """Articles of a file in the documented form, with the machine's parse and the nested attributions where there are any."""
    nested = {row["id"]: row["attributions"] for row in read_lines(inner)} if inner else {}
    parsed = {row["id"]: row["sentences"] for row in read_lines(silver)} if silver else {}
    articles = []
    for row in read_lines(path):
        words = [
            (start, end, part, kind, relation)
            for sentence in parsed.get(row["id"], ())
            for start, end, part, kind, _, relation in sentence
        ]
        entities = _entities(words) if words else None
        heads = _headline(row["text"])
        articles.append(Article(row["id"], row["text"], row["attributions"], nested.get(row["id"]), words, entities, heads))
    return articles


def _headline(text: str) -> frozenset[int]:
    """The first line of an article is its headline if it is short and another paragraph follows."""
    line = text.split("\n", 1)[0]
    return frozenset({0}) if len(line.split()) <= 24 and "\n" in text else frozenset()


def _entities(words: Sequence[tuple[int, int, str, str, str]]) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    before = "O"
    for start, end, _, tag, _ in words:
        kind = _SILVER_KIND.get(tag, "O")
        if kind != "O":
            if kind == before and start - out[-1][1] <= 1:
                out[-1] = (out[-1][0], end, kind)
            else:
                out.append((start, end, kind))
        before = kind
    return out


class Labeller:
    """Turns articles into windows. `parts` and `relations` are the label sets of the parse, in a fixed order."""

    def __init__(self, tokenizer: tokenizers.Tokenizer, parts: Sequence[str], relations: Sequence[str]) -> None:
        self.tokenizer = tokenizer
        self.parts = {name: number for number, name in enumerate(parts)}
        self.relations = {name: number for number, name in enumerate(relations)}
        self.start = tokenizer.token_to_id("[CLS]")
        self.end = tokenizer.token_to_id("[SEP]")

    def windows(self, article: Article, longest: int, *, keep_types: bool = True) -> Iterator[Window]:
        """Windows of whole paragraphs up to `longest` word pieces (a longer paragraph is cut)."""
        text = article.text
        outer = char_labels(text, article.attributions)
        inner = char_labels(text, article.inner) if article.inner is not None else None
        kinds = kind_labels(text, article.entities) if article.entities is not None else None
        parsed = {start: (part, relation) for start, _, part, _, relation in article.words}
        rows: list[tuple[Pieces, int, int]] = []
        for found in re.finditer(r"[^\n]+", text):
            whole = pieces(self.tokenizer, found.group())
            kind = int(keep_types and found.start() in article.headlines)
            rows += [(part, found.start(), kind) for part in cut(whole, found.group())]
        held: list[tuple[Pieces, int, int]] = []
        for row in rows:
            if held and sum(len(one.ids) + 1 for one, _, _ in held) + len(row[0].ids) > min(longest, LONGEST):
                yield self._window(held, outer, inner, kinds, parsed)
                held = []
            held.append(row)
        if held:
            yield self._window(held, outer, inner, kinds, parsed)

    def _window(
        self,
        rows: list[tuple[Pieces, int, int]],
        outer: list[int],
        inner: list[int] | None,
        kinds: list[int] | None,
        parsed: dict[int, tuple[str, str]],
    ) -> Window:
        window = Window([self.start], [0], [0], [], [], [], [], [], [], [])
        for part, offset, kind in rows:
            base = len(window.ids)
            window.ids.extend([*part.ids, self.end])
            window.shapes.extend([*part.shapes, 0])
            window.types.extend([kind] * (len(part.ids) + 1))
            for at, (start, end) in zip(part.first, part.words, strict=True):
                place = offset + start
                window.first.append(base + at)
                window.spans.append((place, offset + end))
                window.outer.append(outer[place])
                window.inner.append(inner[place] if inner is not None else UNKNOWN)
                window.kinds.append(kinds[place] if kinds is not None else UNKNOWN)
                pos, relation = parsed.get(place, ("", ""))
                window.parts.append(self.parts.get(pos, UNKNOWN))
                window.relations.append(self.relations.get(relation, UNKNOWN))
        for labels in (window.outer, window.inner, window.kinds):
            _begun(labels)
        return window


def _begun(labels: list[int]) -> None:
    """Make the label of a span begin it where the span's first code point is not the first of a word."""
    for at, label in enumerate(labels):
        if label > 0 and label % 2 == 0 and (at == 0 or labels[at - 1] not in (label, label - 1)):
            labels[at] = label - 1


def char_labels(text: str, attributions: Iterable[dict[str, Any]]) -> list[int]:
    """Per code point the number of its role label; the first code point of a span begins it."""
    labels = [0] * len(text)
    for role_number, role in ((2, "content"), (0, "source"), (1, "cue")):
        for one in attributions:
            for start, end in one[role]:
                for at in range(start, min(end, len(text))):
                    labels[at] = 2 + 2 * role_number
                first = next((at for at in range(start, end) if not text[at].isspace()), start)
                labels[first] = 1 + 2 * role_number
    return labels


def kind_labels(text: str, entities: Iterable[tuple[int, int, str]]) -> list[int]:
    """Per code point the number of its entity label."""
    labels = [0] * len(text)
    for start, end, kind in entities:
        number = KINDS.index(kind)
        for at in range(start, end):
            labels[at] = 2 + 2 * number
        labels[start] = 1 + 2 * number
    return labels


def batches(windows: list[Window], pieces_each: int, chance: random.Random) -> list[list[Window]]:
    """Batches of windows of like length, in a random order."""
    windows = sorted(windows, key=lambda window: (len(window.ids), chance.random()))
    out: list[list[Window]] = []
    for window in windows:
        longest = len(window.ids)
        if out and (len(out[-1]) + 1) * longest <= pieces_each:
            out[-1].append(window)
        else:
            out.append([window])
    chance.shuffle(out)
    return out
