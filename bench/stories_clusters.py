"""How well pages are grouped into stories: ECB+, Google News headlines and business chains, beside plain TF-IDF.

Prints one JSON object a line: {"bench", "set", "measure", "ours", "peers", "n"}. The data lie under the folder that the
environment variable TWOSOURCE_DATA names. ECB+ (by topic) and the headlines (by story) are split in two by a digest: the
threshold was chosen on one half, for ours and for the peer; the other half is reported. The chains are too few to split; the
peer keeps its threshold of the headlines.

The peer is cosine of TF-IDF vectors (all words, 1 + ln tf, ln N/df) with single linkage: what a first script does, and what
DBSCAN with two pages a group amounts to.
"""

import collections
import gzip
import hashlib
import importlib.util
import itertools
import json
import math
import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from twosource.corpus.stories import find_stories
from twosource.model import Block, Page, PageFacts, Published, Reading, Span, Title, content_id

THRESHOLDS = [step / 50 for step in range(3, 40)]
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+")

Row = dict[str, Any]


def load(path: Path) -> list[Row]:
    """The rows of a gzipped JSON-lines file; a row without an id has its address for one."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    return [{**row, "id": row.get("id") or row["url"]} for row in rows]


def scorer() -> Any:  # noqa: ANN401 - a module
    """The scorer that lies beside this file."""
    spec = importlib.util.spec_from_file_location("score_clusters", Path(__file__).with_name("score_clusters.py"))
    if spec is None or spec.loader is None:
        raise FileNotFoundError("score_clusters.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_tuned(key: str) -> bool:
    """Whether thresholds were chosen on this topic or story."""
    return hashlib.sha256(f"twosource:{key}".encode()).digest()[0] % 2 == 0


def reading_of(row: Row) -> Reading:
    """The row as a page whose lines are paragraphs; title and date are given where the row has them."""
    text = row.get("text", "")
    blocks = tuple(
        Block(
            id=content_id("bl", row["id"], line.start()),
            page=row["id"],
            by="bench",
            role="paragraph",
            span=Span(*line.span()),
            why="",
        )
        for line in _LINE.finditer(text)
    )
    day = row.get("date")
    facts = PageFacts(
        id="pf",
        page=row["id"],
        by="bench",
        language="en",
        analysed=True,
        title=Title(text=row["title"], span=None) if row.get("title") else None,
        published=Published(first=day, last=day, grain="day", how="given") if day else None,
    )
    return Reading(page=Page(id=row["id"], name=row["id"], text=text), notes=(facts, *blocks))


def ours(rows: Sequence[Row]) -> dict[str, str]:
    """Our story of each page."""
    groups = find_stories([reading_of(row) for row in rows])
    return {page: str(number) for number, group in enumerate(groups) for page in group.pages}


def cosines(rows: Sequence[Row]) -> list[tuple[float, int, int]]:
    """Cosine of each two rows' TF-IDF vectors that is above the lowest threshold, highest first."""
    counts = [collections.Counter(_WORD.findall(f"{row.get('title', '')} {row.get('text', '')}".lower())) for row in rows]
    held_by: dict[str, list[int]] = collections.defaultdict(list)
    for at, count in enumerate(counts):
        for word in count:
            held_by[word].append(at)
    vectors = []
    for count in counts:
        raw = {word: (1 + math.log(n)) * math.log(len(rows) / len(held_by[word])) for word, n in count.items()}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        vectors.append({word: value / length for word, value in raw.items()})
    found = []
    for at, vector in enumerate(vectors):
        near: dict[int, float] = collections.defaultdict(float)
        for word, value in vector.items():
            for other in held_by[word]:
                if other > at:
                    near[other] += value * vectors[other][word]
        found.extend((cosine, at, other) for other, cosine in near.items() if cosine >= THRESHOLDS[0])
    return sorted(found, reverse=True)


def single_link(rows: Sequence[Row], pairs: Sequence[tuple[float, int, int]], threshold: float) -> dict[str, str]:
    """Connected rows of at least that cosine."""
    parent = list(range(len(rows)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for _, one, other in itertools.takewhile(lambda pair: pair[0] >= threshold, pairs):
        parent[root(one)] = root(other)
    return {row["id"]: str(root(at)) for at, row in enumerate(rows)}


def rows(folder: Path) -> Iterator[Row]:
    """The benchmark's rows."""
    score = scorer().score
    peer_threshold = 0.0
    for name, key in (("ecbplus", "topic"), ("headlines", "story"), ("chains", None)):
        documents = load(folder / "stories" / f"{name}.dev.jsonl.gz")
        told = [row for row in documents if key is None or not is_tuned(row[key])]
        gold = {row["id"]: row["story"] for row in told}
        if key is not None:
            tuned = [row for row in documents if is_tuned(row[key])]
            tuned_gold, tuned_pairs = {row["id"]: row["story"] for row in tuned}, cosines(tuned)
            reached = {at: score(tuned_gold, single_link(tuned, tuned_pairs, at))["bcubed"]["f1"] for at in THRESHOLDS}
            peer_threshold = max(reached, key=lambda at: (reached[at], -at))
        peer = score(gold, single_link(told, cosines(told), peer_threshold))
        began = time.perf_counter()
        mine = score(gold, ours(told))
        seconds = time.perf_counter() - began
        for measure, part in (("B-cubed F1", "f1"), ("B-cubed precision", "p"), ("B-cubed recall", "r")):
            yield row_of(name, measure, mine["bcubed"][part], {"TF-IDF, single link": peer["bcubed"][part]}, len(told))
        yield row_of(name, "pages a second", len(told) / seconds, {}, len(told))


def row_of(name: str, measure: str, value: float, peers: dict[str, float], count: int) -> Row:
    """One row of the report."""
    rounded = {peer: round(figure, 3) for peer, figure in peers.items()}
    return {"bench": "stories_clusters", "set": name, "measure": measure, "ours": round(value, 3), "peers": rounded, "n": count}


def main() -> int:
    """Print the rows."""
    folder = os.environ.get("TWOSOURCE_DATA")
    if not folder:
        print("set TWOSOURCE_DATA to the folder that holds the data sets", file=sys.stderr)
        return 2
    for row in rows(Path(folder)):
        print(json.dumps(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
