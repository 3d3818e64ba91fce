"""Attributions against PolNeAR's: who said what, and on whose word.

    TWOSOURCE_DATA=<folder of data sets> python bench/attribution.py [set] [articles]

Reads `attribution/<set>.jsonl.gz` there (default `dev`) and prints one JSON line per measure: ours, and the same measure of a
baseline in the same run. The baseline is what a desk can do with one regular expression: quotation marks beside "said" and a
capitalised name, and "according to". Nested attributions are dropped before scoring, as PolNeAR marks only the outermost.
"""

import gzip
import json
import os
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from score_attribution import score

from twosource.model import Attribution, Block, Mention, Page, Reading, Role, Sentence, Span
from twosource.page.attribution import find_attributions
from twosource.page.mentions import find_mentions
from twosource.page.sentences import find_sentences

Spans = list[list[int]]
Item = dict[str, Spans]

PEER = "quotes + said/according to"
_LONGEST_HEADLINE = 140
"""Characters; in this corpus the first line is often, not always, the headline."""

_NAME = r"(?P<source>(?:[A-Z][\w.’'-]*|he|she|they)(?:\s[A-Z][\w.’'-]*){0,3})"
_PEER_RULES = (
    re.compile(rf"(?P<content>[“\"][^“”\"\n]+[”\"])\s{_NAME}\s(?P<cue>said|says)"),
    re.compile(rf"(?P<content>[“\"][^“”\"\n]+[”\"])\s(?P<cue>said|says)\s{_NAME}"),
    re.compile(rf"{_NAME}\s(?P<cue>said|says)[,:]?\s(?P<content>[“\"][^“”\"\n]+[”\"])"),
    re.compile(rf"(?P<content>[^.\n“”\"]+),\s(?P<cue>according to)\s{_NAME}"),
    re.compile(rf"(?P<cue>According to)\s{_NAME},\s(?P<content>[^.\n]+)"),
)


def baseline(text: str) -> list[Item]:
    """What the regular expressions find."""
    return [
        {role: [[found.start(role), found.end(role)]] for role in ("source", "cue", "content")}
        for rule in _PEER_RULES
        for found in rule.finditer(text)
    ]


def ours(text: str) -> list[Item]:
    """What twosource finds, one line of the text being one block."""
    reading = Reading(page=Page(id="p", name="p", text=text), notes=tuple(_blocks(text)))
    reading = reading.having(Sentence, find_sentences(reading))
    reading = reading.having(Mention, find_mentions(reading))
    reading = reading.having(Attribution, find_attributions(reading))
    return [
        {
            "source": [[span.start, span.end] for span in one.source],
            "cue": [[span.start, span.end] for span in one.cue],
            "content": [[span.start, span.end] for span in one.content],
        }
        for one in reading.of(Attribution)
    ]


def _blocks(text: str) -> Iterator[Block]:
    start = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            begin = start + len(line) - len(line.lstrip())
            title = number == 0 and len(line) < _LONGEST_HEADLINE and line.rstrip()[-1] not in '.”"'
            role: Role = "headline" if title else "paragraph"
            span = Span(begin, start + len(line.rstrip()))
            yield Block(id=f"bl-{number}", page="p", by="bench", role=role, span=span, why="one line, one block")
        start += len(line) + 1


def measures(gold: dict[str, dict], finder: Callable[[str], list[Item]]) -> dict[str, float]:
    """F1 of overlap, partial, exact and linked attributions, overall and of direct ones, and the accuracy of sources."""
    found = {name: {"id": name, "attributions": finder(article["text"])} for name, article in gold.items()}
    result = score(gold, found, drop_nested=True)
    figures = {f"{measure} F1": values["f1"] for measure, values in result["attribution"]["all"].items()}
    figures |= {f"{kind} overlap F1": result["attribution"][kind]["overlap"]["f1"] for kind in ("direct", "mixed", "indirect")}
    figures["overlap precision"] = result["attribution"]["all"]["overlap"]["p"]
    figures["overlap recall"] = result["attribution"]["all"]["overlap"]["r"]
    figures["source accuracy"] = result["source"]["all"]["accuracy"]
    return figures


def main(name: str = "dev", articles: int = 0) -> None:
    """Score a set, or a seeded sample of so many of its articles."""
    data = Path(os.environ["TWOSOURCE_DATA"]) / "attribution" / f"{name}.jsonl.gz"
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    if articles:
        gold = random.Random(7).sample(gold, articles)  # noqa: S311 -- a sample that is the same each time
    by_id = {article["id"]: article for article in gold}
    mine, theirs = measures(by_id, ours), measures(by_id, baseline)
    for measure, value in mine.items():
        row = {"bench": "attribution", "set": f"polnear {name}", "measure": measure, "ours": round(value, 4)}
        print(json.dumps({**row, "peers": {PEER: round(theirs[measure], 4)}, "n": len(gold)}))


if __name__ == "__main__":
    main(*sys.argv[1:2], *map(int, sys.argv[2:3]))
