"""The tagger: a small encoder that tells for each word of a paragraph whether it is source, cue or content, and names.

It ships with the package (`en/tagger/`, see the model card there), is loaded when first asked, and needs neither network nor
torch. Each paragraph is one run of its own, so what else a page or a run holds never changes what is found in it.
"""

import collections
import functools
import importlib.util
import json
import math
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import onnxruntime
    import tokenizers

    Numbers = np.ndarray[Any, np.dtype[np.float32]]

_REMEMBERED = 8192
"""Paragraphs whose tags are kept in memory: the same paragraph on another page is not read twice."""
_IMPOSSIBLE = -1000.0
"""Steps of this score or less are never taken: a span goes on only after it began."""


class Tag(NamedTuple):
    """A stretch of the paragraph and what it was taken for: source, cue, content, person, organisation, location or other."""

    start: int
    end: int
    label: str


class Tags(NamedTuple):
    """What stands in a paragraph, each in text order and without overlap.

    Attributes:
        outer: sources, cues and contents of attributions.
        inner: the same of attributions inside those contents.
        names: persons, organisations, locations and other names.
    """

    outer: tuple[Tag, ...]
    inner: tuple[Tag, ...]
    names: tuple[Tag, ...]


@functools.cache
def tagger(language: str = "en") -> "Tagger | None":
    """The tagger of a language; None where `onnxruntime` or `tokenizers` is not installed."""
    try:
        return load(resources.files(__package__) / language / "tagger")
    except ImportError:
        return None


def load(folder: Traversable) -> "Tagger":
    """The tagger whose files stand in a folder.

    Raises:
        ImportError: `onnxruntime` or `tokenizers` is not installed.
    """
    import onnxruntime  # noqa: PLC0415 -- heavy: loaded when a page first needs it
    import tokenizers  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # pages are read side by side
    weights = (folder / "tagger.onnx").read_bytes()
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    tokenizer = tokenizers.Tokenizer.from_str((folder / "tokenizer.json").read_text("utf-8"))
    return Tagger(session, tokenizer, json.loads((folder / "tagger.json").read_text("utf-8")))


def models() -> dict[str, str]:
    """SHA-256 of the weights of each language's tagger, for the record of a run; empty where it cannot run."""
    if any(_is_missing(name) for name in ("onnxruntime", "tokenizers")):
        return {}
    card = resources.files(__package__) / "en" / "tagger" / "tagger.json"
    return {"en/tagger": json.loads(card.read_text("utf-8"))["digest"]}


def _is_missing(name: str) -> bool:
    """Whether a package cannot be imported, without importing it."""
    try:
        return importlib.util.find_spec(name) is None
    except ValueError:  # it was imported and taken away again
        return True


class Tagger:
    """Reads paragraphs one at a time. `tag` gives the same for the same words, whatever was read before."""

    def __init__(
        self, session: "onnxruntime.InferenceSession", tokenizer: "tokenizers.Tokenizer", card: dict[str, Any]
    ) -> None:
        import numpy as np  # noqa: PLC0415 -- comes with onnxruntime, as heavy

        self._numpy = np
        self._session = session
        self._tokenizer = tokenizer
        self._roles: list[str] = card["roles"]
        self._kinds: list[str] = card["kinds"]
        self._outer, self._inner = Steps(card["steps"]["outer"]), Steps(card["steps"]["inner"])
        self._start = tokenizer.token_to_id("[CLS]")
        self._end = tokenizer.token_to_id("[SEP]")
        self._known: collections.OrderedDict[tuple[str, bool], Tags] = collections.OrderedDict()

    def forget(self) -> None:
        """Drop what is remembered of paragraphs read before; nothing changes but the time it takes."""
        self._known.clear()

    def tag(self, text: str, *, headline: bool = False) -> Tags:
        """What stands in one paragraph (or headline); offsets into `text`."""
        key = (text, headline)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._read(text, headline=headline)
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return found

    def _read(self, text: str, *, headline: bool) -> Tags:
        from twosource.language.pieces import cut, pieces  # noqa: PLC0415 -- imports tokenizers

        np = self._numpy
        outer: list[Tag] = []
        inner: list[Tag] = []
        names: list[Tag] = []
        roles = len(self._roles)
        for part in cut(pieces(self._tokenizer, text), text):
            ids = np.array([self._start, *part.ids, self._end], dtype=np.int64)
            fed = {"types": np.full_like(ids, int(headline)), "places": np.arange(len(ids), dtype=np.int64)}
            (scores,) = self._session.run(None, {"ids": ids, "shapes": np.array([0, *part.shapes, 0], dtype=np.int64), **fed})
            of_words = scores[np.array(part.first) + 1]
            outer += _spans(part.words, self._roles, self._outer.path(of_words[:, :roles]))
            inner += _spans(part.words, self._roles, self._inner.path(of_words[:, roles : 2 * roles]))
            names += _spans(part.words, self._kinds, of_words[:, 2 * roles :].argmax(axis=1).tolist())
        return Tags(tuple(outer), tuple(inner), tuple(names))


class Steps:
    """Scores of one label after another, as the lists a plain loop over a few labels is quickest with."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._begin: list[float] = table["begin"]
        rows: list[list[float]] = table["steps"]
        self._ways = tuple(
            tuple((before, row[label]) for before, row in enumerate(rows) if row[label] > _IMPOSSIBLE)
            for label in range(len(rows))
        )

    def path(self, scores: "Numbers") -> list[int]:
        """The best sequence of labels (Viterbi).

        Args:
            scores: [words, labels], at least one word.
        """
        if not scores.argmax(axis=1).any():
            return [0] * len(scores)  # every word is likeliest outside: most paragraphs of most pages
        first, *rest = scores.tolist()
        ahead = [begin + score for begin, score in zip(self._begin, first, strict=True)]
        back: list[list[int]] = []
        for row in rest:
            best: list[float] = []
            chosen: list[int] = []
            for score, ways in zip(row, self._ways, strict=True):
                top, at = -math.inf, 0
                for before, step in ways:
                    way = ahead[before] + step
                    if way > top:
                        top, at = way, before
                best.append(top + score)
                chosen.append(at)
            ahead = best
            back.append(chosen)
        path = [max(range(len(ahead)), key=ahead.__getitem__)]
        for chosen in reversed(back):
            path.append(chosen[path[-1]])
        return path[::-1]


def _spans(words: list[tuple[int, int]], names: list[str], labels: list[int]) -> list[Tag]:
    """Runs of one label as spans. A run that does not open with its beginning opens one all the same."""
    out: list[Tag] = []
    before = "O"
    for (start, end), number in zip(words, labels, strict=True):
        prefix, _, label = names[number].partition("-")
        if prefix == "I" and label == before:
            out[-1] = out[-1]._replace(end=end)
        elif prefix != "O":
            out.append(Tag(start, end, label))
        before = label
    return out
