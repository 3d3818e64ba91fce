"""How well times are found and resolved: GUM's dated expressions, beside dateparser.

Prints one JSON object a line: {"bench", "set", "measure", "ours", "peers", "n"}. The data lie under the folder that the
environment variable TWOSOURCE_DATA names. The documents are split in two by a digest of their names: errors may be looked at in
"dev seen" while rules are written; of "dev scored" no errors were looked at. The gold expressions of both halves were listed
once before the first rule was written, so neither half is unseen: only the held-back part is.

Each line of a document is given to the step as one body sentence, so that the step is measured and not what comes before it.
"""

import datetime as dt
import gzip
import hashlib
import importlib.util
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from twosource.model import Page, PageFacts, Published, Reading, Sentence, Span, TimeRef, content_id
from twosource.page.timex import find_times, resolve_times

MEASURES = (
    ("span relaxed", "F1"), ("span strict", "F1"), ("value", "F1"), ("value accuracy", "A"), ("value overlap", "F1"),
    ("recall of value, relative only", "R"),
)  # fmt: skip
_LINE = re.compile(r"[^\n]+")


def load(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def scorer() -> Any:  # noqa: ANN401 - a module
    """The scorer that lies beside this file."""
    spec = importlib.util.spec_from_file_location("score_time", Path(__file__).with_name("score_time.py"))
    if spec is None or spec.loader is None:
        raise FileNotFoundError("score_time.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_seen(name: str) -> bool:
    """Whether errors on this document may be looked at."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def reading_of(row: dict[str, Any]) -> Reading:
    """The document as a page whose lines are its sentences and whose date is given."""
    page = row["id"]
    lines = [line for line in _LINE.finditer(row["text"]) if line.group().strip()]
    sentences = tuple(
        Sentence(
            id=content_id("se", page, line.start()), page=page, by="bench", span=Span(*line.span()), block="", role="paragraph"
        )
        for line in lines
    )
    published = Published(first=row["dct"], last=row["dct"], grain="day", how="given")
    facts = PageFacts(id="pf", page=page, by="bench", language="en", analysed=True, published=published)
    return Reading(page=Page(id=page, name=page, text=row["text"]), notes=(facts, *sentences))


def ours(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Our times in the scorer's form; without a period a value alone."""
    reading = reading_of(row)
    reading = reading.having(TimeRef, find_times(reading))
    times = []
    for ref in resolve_times(reading):
        days = {"from_date": ref.period.first, "to_date": ref.period.last} if ref.period else {}
        times.append({"start": ref.span.start, "end": ref.span.end, "value": ref.value or "", **days})
    return times


def dateparser_search(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The peer: dateparser.search, told the document's date and to prefer the past, which suits news."""
    from dateparser.search import search_dates  # noqa: PLC0415 - a slow import, and a peer only

    settings = {"RELATIVE_BASE": dt.datetime.fromisoformat(row["dct"]), "PREFER_DATES_FROM": "past"}
    times = []
    for line in _LINE.finditer(row["text"]):
        at = line.start()
        for words, when in search_dates(line.group(), languages=["en"], settings=settings) or []:
            start = row["text"].find(words, at, line.end())
            if start >= 0:
                at = start + len(words)
                times.append({"start": start, "end": at, "value": when.date().isoformat()})
    return times


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The benchmark's rows."""
    score_time = scorer()
    documents = load(folder / "time" / "gum_dates_dev.jsonl.gz")
    systems: dict[str, Callable[[dict[str, Any]], list[dict[str, Any]]]] = {"ours": ours, "dateparser": dateparser_search}
    found = {name: {row["id"]: {"times": run(row)} for row in documents} for name, run in systems.items()}
    sets = {
        "gum dev": documents,
        "gum dev seen": [row for row in documents if is_seen(row["id"])],
        "gum dev scored": [row for row in documents if not is_seen(row["id"])],
    }
    for name, part in sets.items():
        gold = {row["id"]: row for row in part}
        show = int(os.environ.get("SHOW_ERRORS", "0")) if name == "gum dev seen" else 0
        scores = {system: score_time.score(gold, times, show * (system == "ours"), True) for system, times in found.items()}  # noqa: FBT003 - the scorer's own signature
        for measure, letter in MEASURES:
            values = {system: score[measure][letter] for system, score in scores.items()}
            yield {
                "bench": "times",
                "set": name,
                "measure": f"{measure} {letter}",
                "ours": values.pop("ours"),
                "peers": values,
                "n": scores["ours"][measure].get("gold", 0),
            }


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
