"""Attributions against PolNeAR's: who said what, and on whose word.

    TWOSOURCE_DATA=<folder of data sets> python bench/attribution.py [set] [articles]

Reads `attribution/<set>.jsonl.gz` there (default `dev`) and prints one JSON line per measure: ours, and the same measure of two
baselines in the same run: what a desk can do with one regular expression (quotation marks beside "said" and a capitalised name,
and "according to"), and our own rules without the tagger. Nested attributions are dropped before scoring, as PolNeAR marks only
the outermost. Speeds are of mentions and attributions together, nested ones too; cold start is a process that reads one
sentence, less one that only starts.
"""

import functools
import gzip
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from score_attribution import score

from twosource.engine.local import map_items
from twosource.language.tagger import tagger
from twosource.model import Attribution, Block, Mention, Page, Reading, Role, Sentence, Span
from twosource.page.attribution import attributions_by_rules, find_attributions
from twosource.page.mentions import find_mentions
from twosource.page.sentences import find_sentences

Spans = list[list[int]]
Item = dict[str, Spans]

PEER, RULES = "quotes + said/according to", "our rules"
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


def sentences_of(text: str) -> Reading:
    """A text as a reading, one line being one block."""
    reading = Reading(page=Page(id="p", name="p", text=text), notes=tuple(_blocks(text)))
    return reading.having(Sentence, find_sentences(reading))


def ours(text: str, find: Callable[[Reading], tuple[Attribution, ...]] = find_attributions) -> list[Item]:
    """What twosource finds."""
    reading = sentences_of(text)
    reading = reading.having(Mention, find_mentions(reading))
    reading = reading.having(Attribution, find(reading))
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
    figures |= {f"exact spans, {role} F1": spans["f1"] for role, spans in result["role_exact_spans"].items()}
    figures["overlap precision"] = result["attribution"]["all"]["overlap"]["p"]
    figures["overlap recall"] = result["attribution"]["all"]["overlap"]["r"]
    figures["source accuracy"] = result["source"]["all"]["accuracy"]
    return figures


def read_closely(reading: Reading) -> int:
    """Find who is named and who says what; the number of words read."""
    reading = reading.having(Mention, find_mentions(reading))
    find_attributions(reading)
    return len(reading.page.text.split())


def speeds(texts: list[str]) -> Iterator[tuple[str, float]]:
    """Words a second on one core and on two; what copies save; memory and cold start."""
    readings = [sentences_of(text) for text in texts]
    read_closely(readings[0])
    _forget()
    began = time.process_time()
    words = sum(map(read_closely, readings[1:]))
    yield "words per CPU second", words / (time.process_time() - began)
    began = time.process_time()
    for reading in readings[1:]:
        read_closely(reading)
    again = time.process_time() - began
    yield "words per CPU second, pages read before", words / again
    _forget()
    began = time.perf_counter()
    words = sum(one for one in map_items(read_closely, readings, workers=2) if isinstance(one, int))
    yield "words per second, two processes with their start", words / (time.perf_counter() - began)
    yield "peak memory, MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield "cold start, seconds", _seconds("tagger().tag('The mayor said it fell.')") - _seconds("pass")


def _forget() -> None:
    """What the tagger remembers of paragraphs, which other measures filled."""
    model = tagger()
    if model is not None:
        model.forget()


def _seconds(code: str) -> float:
    """The quickest of three processes that do something, by the clock."""
    spent = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"from twosource.language.tagger import tagger; {code}"], check=True)  # noqa: S603
        spent.append(time.perf_counter() - began)
    return min(spent)


def main(name: str = "dev", articles: int = 0) -> None:
    """Score a set, or a seeded sample of so many of its articles."""
    data = Path(os.environ["TWOSOURCE_DATA"]) / "attribution" / f"{name}.jsonl.gz"
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    if articles:
        gold = random.Random(7).sample(gold, articles)  # noqa: S311 -- a sample that is the same each time
    by_id = {article["id"]: article for article in gold}
    mine, theirs = measures(by_id, ours), measures(by_id, baseline)
    rules = measures(by_id, functools.partial(ours, find=attributions_by_rules))
    for measure, value in mine.items():
        row = {"bench": "attribution", "set": f"polnear {name}", "measure": measure, "ours": round(value, 4)}
        peers = {RULES: round(rules[measure], 4), PEER: round(theirs[measure], 4)}
        print(json.dumps({**row, "peers": peers, "n": len(gold)}))
    for measure, value in speeds([article["text"] for article in gold]):
        row = {"bench": "attribution", "set": f"polnear {name}", "measure": measure, "ours": round(value, 2)}
        print(json.dumps({**row, "peers": {}, "n": len(gold)}))


if __name__ == "__main__":
    main(*sys.argv[1:2], *map(int, sys.argv[2:3]))
