"""Find attributions inside the contents of others, where the corpus marks only the outermost.

A tagger that has learned the outermost ones reads each content as a text of its own; what it finds there, cue and content
together, teaches the inner head. Writes JSONL: {"id", "attributions"}.
"""

import json
from pathlib import Path
from typing import Any

from training.data import read_lines
from twosource.language.tagger import Tag, Tagger, load

_SHORTEST = 4
"""Words of a content that can hold a statement."""


def nested(model: Tagger, text: str, attributions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The parts of attributions inside the contents of an article, one part an entry."""
    out = []
    for start, end in sorted({tuple(span) for one in attributions for span in one["content"]}):
        words = text[start:end].replace("\n", " ")
        if len(words.split()) >= _SHORTEST:
            out += [
                {
                    role: [[start + tag.start, start + tag.end]] if role == tag.label else []
                    for role in ("source", "cue", "content")
                }
                for tag in _complete(model.tag(words).outer, len(words))
            ]
    return out


def _complete(tags: tuple[Tag, ...], length: int) -> tuple[Tag, ...]:
    """The tags, unless there is no cue with a content, or one tag takes all."""
    labels = {tag.label for tag in tags}
    return tags if {"cue", "content"} <= labels and all(tag.end - tag.start < length - 4 for tag in tags) else ()


def write(folder: Path, attributions: Path, out: Path) -> None:
    """Look into every content of the corpus with the tagger of a folder, and write what is found."""
    model = load(folder)
    found = (
        {"id": row["id"], "attributions": nested(model, row["text"], row["attributions"])} for row in read_lines(attributions)
    )
    new = out.with_suffix(".new")
    new.write_text("".join(json.dumps(row) + "\n" for row in found), "utf-8")
    new.replace(out)
