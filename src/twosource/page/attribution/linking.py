"""Which source goes with which cue, and which cue with which content.

Each possible partner of a span is scored by what stands between the two; the best is taken, or none (a conditional logit). The
weights are learned from labelled articles (`training/link.py`) and stand, by the names of the features, in `linking.toml`.
"""

import bisect
import functools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from twosource.language import lexicon
from twosource.model import Span

Role = Literal["source", "cue", "content"]
Features = dict[str, float]

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_BE = frozenset({"was", "were", "is", "are", "been", "being", "be", "asked"})
_JOINING = frozenset({"and", "or", "but", "then", "also", "later"})
_REACH = 20
"""Parts before and behind that are looked at; no partner is farther away in a paragraph people wrote."""
_QUOTES = '“”"«»„‘'


class Part(NamedTuple):
    """A stretch of text with the role it has in somebody's statement."""

    span: Span
    role: Role


class Linked(NamedTuple):
    """One cue with its source and content."""

    source: tuple[Span, ...]
    cue: Span
    content: tuple[Span, ...]


class Scene(NamedTuple):
    """The parts of one paragraph in text order, and where sentences end."""

    text: str
    parts: Sequence[Part]
    stops: Sequence[int]

    def of(self, role: Role) -> list[Span]:
        """The spans with a role, in text order."""
        return [part.span for part in self.parts if part.role == role]


@functools.cache
def _weights() -> Mapping[str, Features]:
    return lexicon("linking")


def linked(scene: Scene, before: Span | None = None) -> tuple[list[Linked], tuple[Span, ...]]:
    """Join the parts of one paragraph.

    Args:
        scene: the paragraph.
        before: the last cue of the paragraph before, from which a quotation may go on.

    Returns:
        One for each cue, in text order, and the contents that go on from the paragraph before. A source may be shared, a
        content belongs to one cue or, if none fits, to nobody.
    """
    contents: dict[Span | None, list[Span]] = {cue: [] for cue in (*scene.of("cue"), before, None)}
    sources: dict[Span, Span | None] = {}
    for number, part in enumerate(scene.parts):
        near = scene._replace(parts=scene.parts[max(0, number - _REACH) : number + _REACH + 1])
        if part.role == "content":
            goes_on = before if number <= _REACH else None
            contents[best(list(cue_choices(near, part.span, goes_on)), _weights()["cue"])].append(part.span)
        elif part.role == "cue":
            sources[part.span] = best(list(source_choices(near, part.span)), _weights()["source"])
    made = [Linked((source,) if source else (), cue, tuple(contents[cue])) for cue, source in sources.items()]
    return made, tuple(contents[before]) if before else ()


def best(choices: Sequence[tuple[Span | None, Features]], weights: Features) -> Span | None:
    """The choice with the highest score; the first of equals."""
    scored = [(score(features, weights), -number, choice) for number, (choice, features) in enumerate(choices)]
    return max(scored, key=lambda one: one[:2])[2] if scored else None


def score(features: Features, weights: Features) -> float:
    """The weighted sum of the features."""
    return sum(value * weights.get(name, 0.0) for name, value in features.items())


def source_choices(scene: Scene, cue: Span) -> Iterator[tuple[Span | None, Features]]:
    """The sources a cue could have, and none, with their features."""
    cues = scene.of("cue")
    first = scene.text[cue.start : cue.end].split(None, 1)[0].lower()
    yield (
        None,
        {
            "none": 1.0,
            "none, cue passive": float(first in _BE),
            "none, cue an adverb": float(first.endswith("ly")),
            "none, cue opens a sentence": float(
                cue.start == 0 or scene.text[max(0, cue.start - 2) : cue.start].strip() in {"", "."}
            ),
        },
    )
    for source in scene.of("source"):
        features = _between(scene, source, cue)
        low = scene.text[source.start : source.end].lower()
        nearest = min(cues, key=lambda other: (_gap(source, other), other.start))
        features["another cue is nearer"] = float(nearest != cue)
        features["another cue is nearer, joined"] = float(
            nearest != cue and nearest.end <= cue.start and _joined(scene.text, cue)
        )
        features["another cue is nearer, behind"] = float(nearest.start > cue.start)
        features["relative"] = float(low in _RELATIVE)
        features["relative, apart"] = float(low in _RELATIVE and _gap(source, cue) > 2)
        features["owner, apart"] = float(low.endswith(("’s", "'s", "’", "'")) and _gap(source, cue) > 12)
        features["behind a passive"] = float(source.start > cue.start and first in _BE)
        features["by"] = float(source.start > cue.start and scene.text[cue.end : source.start].strip().lower() in {"by", "to"})
        yield source, features


def cue_choices(scene: Scene, content: Span, before: Span | None) -> Iterator[tuple[Span | None, Features]]:
    """The cues a content could have, and none, with their features. A cue of the paragraph before comes last."""
    contents = scene.of("content")
    opens = scene.text[content.start] in _QUOTES
    yield None, {"none": 1.0, "none, quoted": float(opens)}
    cues = scene.of("cue")
    for cue in cues:
        features = _between(scene, content, cue)
        nearest = min(contents, key=lambda other: (_gap(other, cue), other.start))
        features["another content is nearer"] = float(nearest != content)
        features["another is nearer, same side"] = float(
            nearest != content and (nearest.start < cue.start) == (content.start < cue.start)
        )
        closer = min(cues, key=lambda other: (_gap(content, other), other.start))
        features["another cue is nearer"] = float(closer != cue)
        features["colon"] = float(scene.text[cue.end : content.start].rstrip().endswith(":") and cue.end <= content.start)
        features["both in one quotation mark style"] = float(opens and scene.text[nearest.start] in _QUOTES)
        yield cue, features
    first = content.start == 0 or scene.text[content.start - 1] == "\n"
    if before is not None and (opens or (first and not cues)):
        earlier = any(part.span.end <= content.start and part.role == "cue" for part in scene.parts)
        colon = scene.text[max(0, scene.parts[0].span.start - 4) : scene.parts[0].span.start]
        yield (
            before,
            {
                "before": 1.0,
                "before, quoted": float(opens),
                "before, a cue between": float(earlier),
                "before, any cue here": float(bool(cues)),
                "before, after a colon": float(":" in colon),
            },
        )


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _joined(text: str, cue: Span) -> bool:
    """Whether "and" or the like stands right before a cue."""
    before = re.findall(r"\w+", text[max(0, cue.start - 24) : cue.start])
    return bool(before) and before[-1].lower() in _JOINING


def _between(scene: Scene, one: Span, cue: Span) -> Features:
    """What stands between a span and a cue."""
    behind = one.start >= cue.end
    low, high = (cue.end, one.start) if behind else (one.end, cue.start)
    words = len(scene.text[low:high].split()) if high > low else 0
    passed: dict[str, int] = {"source": 0, "cue": 0, "content": 0}
    for part in scene.parts:
        if low <= part.span.start and part.span.end <= high and part.span not in (one, cue):
            passed[part.role] += 1
    stops = bisect.bisect_right(scene.stops, high) - bisect.bisect_right(scene.stops, low - 1 if low else 0)
    side = "after" if behind else "before"
    text = scene.text[low:high]
    quotes = sum(text.count(mark) for mark in '“"«') % 2
    return {
        f"{side} the cue": 1.0,
        f"words between, {side}": math.log1p(words),
        f"next to it, {side}": float(words == 0),
        f"cues between, {side}": float(min(passed["cue"], 3)),
        f"sources between, {side}": float(min(passed["source"], 3)),
        f"contents between, {side}": float(min(passed["content"], 3)),
        f"sentences between, {side}": float(min(stops, 3)),
        f"another sentence, {side}": float(stops > 0),
        "half a quotation between": float(quotes),
        "semicolon between": float(";" in text),
    }
