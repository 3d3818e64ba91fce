"""Passages of our own, marked up by hand, as articles to learn from.

A file holds passages with a line `---` between them. A line that begins with `# ` is a headline, any other a paragraph. Marks:

    [s:…] [c:…] [t:…]   source, cue and content of an attribution
    [S:…] [C:…] [T:…]   the same for an attribution inside the content of another
    {p:…} {o:…} {l:…} {x:…}   a person's, an organisation's, a place's, another name

Marks may lie inside one another, never cross.
"""

import argparse
import re
from pathlib import Path
from typing import Any

from training.data import KINDS, ROLES, Article

_MARK = re.compile(r"\[[sctSCT]:|\{[polx]:|[\]}]")
_ROLE = dict(zip("sct", ROLES, strict=True))
_KIND = dict(zip("polx", KINDS, strict=True))


class BadMark(ValueError):
    """A passage whose marks do not fit; the message says where."""


def parsed(name: str, marked: str) -> Article:
    """One passage without its marks, and its labels.

    Raises:
        BadMark: a mark is not closed, crosses another, or its words begin or end with a space.
    """
    out: list[str] = []
    length = 0
    headlines = []
    spans: list[tuple[str, int, int]] = []
    for line in marked.strip("\n").split("\n"):
        is_headline = line.startswith("# ")
        if is_headline:
            headlines.append(length)
        text, found = _line(name, line[2:] if is_headline else line)
        spans += [(mark, start + length, end + length) for mark, start, end in found]
        out.append(text)
        length += len(text) + 1
    whole = "\n".join(out)

    def attributions(case: str) -> list[dict[str, Any]]:
        """One attribution a span: labels need no more."""
        return [
            {role: [[start, end]] if mark == letter else [] for letter, role in zip(case, ROLES, strict=True)}
            for mark, start, end in spans
            if mark in case
        ]

    entities = [(start, end, _KIND[mark]) for mark, start, end in spans if mark in _KIND]
    return Article(name, whole, attributions("sct"), attributions("SCT"), [], entities, frozenset(headlines))


def _line(name: str, line: str) -> tuple[str, list[tuple[str, int, int]]]:
    open_marks: list[tuple[str, str, int]] = []
    out: list[str] = []
    found: list[tuple[str, int, int]] = []
    at = length = 0
    for mark in _MARK.finditer(line):
        out.append(line[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark.group() in "]}":
            if not open_marks or open_marks[-1][0] != mark.group():
                raise BadMark(f"{name}: unexpected {mark.group()} after …{line[max(0, mark.start() - 40) : mark.start()]}")
            _, kind, start = open_marks.pop()
            inside = "".join(out)[start:]
            if not inside or inside != inside.strip():
                raise BadMark(f"{name}: [{inside}] is empty or begins or ends with a space")
            found.append((kind, start, length))
        else:
            open_marks.append(("]" if mark.group()[0] == "[" else "}", mark.group()[1], length))
    if open_marks:
        raise BadMark(f"{name}: a mark {open_marks[-1][1]} is not closed in: {line[:80]}")
    out.append(line[at:])
    return "".join(out), sorted(found, key=lambda one: (one[1], -one[2]))


def read_passages(path: Path) -> list[Article]:
    """All passages of a file.

    Raises:
        BadMark: see `parsed`.
    """
    passages = re.split(r"^---\n", path.read_text("utf-8"), flags=re.MULTILINE)
    return [parsed(f"{path.stem}-{number}", passage) for number, passage in enumerate(passages) if passage.strip()]


def main() -> None:
    """Check files and count what they hold."""
    parser = argparse.ArgumentParser(description="Check marked passages.")
    parser.add_argument("files", type=Path, nargs="+")
    for path in parser.parse_args().files:
        articles = read_passages(path)
        counts = {role: sum(bool(one[role]) for article in articles for one in article.attributions) for role in ROLES}
        print(f"{path}: {len(articles)} passages, {counts}, {sum(len(one.entities or ()) for one in articles)} names")


if __name__ == "__main__":
    main()
