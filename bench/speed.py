"""How fast a whole run is, and where the time goes.

    python bench/speed.py [--limit N]

Pages: the texts of the ECB+ and story-chain sets (`stories` in TWOSOURCE_DATA), as records, one worker. Prints JSON rows: pages
per CPU second for the whole of `report` (reading to HTML) and for each step, peak memory of a process of its own for each
size, and the share of a start-up that asking for help takes. Figures, times and certainty together are also timed by the
sentence, on the texts of PolNeAR dev (`attribution`) with their gold attributions, the better of two passes; without that set
the row is left out and why is said. Timings depend on the machine; compare them within one run.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from twosource.model import Attribution, Page, Reading, Sentence, Span
from twosource.read import read_paths
from twosource.report import html, machine
from twosource.run import PAGE_STEPS, analyse, page_step

SETS = ("ecbplus.dev.jsonl.gz", "chains.dev.jsonl.gz")
SIZES = (100, 700)
SPOKEN = "attribution/dev.jsonl.gz"
BY_SENTENCE = ("find_times", "find_figures", "resolve_times", "find_certainty")
HELP_STARTS = 5


def records(limit: int) -> list[str]:
    """The first pages of the sets, as JSON lines."""
    lines: list[str] = []
    for name in SETS:
        with gzip.open(Path(os.environ["TWOSOURCE_DATA"]) / "stories" / name, "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                record = {"id": f"{name[:4]}-{row['id']}", "text": row["text"], "published": row.get("date"), "language": "en"}
                lines.append(json.dumps(record))
    return lines[:limit]


def whole_run(limit: int) -> None:
    """One run in this process, so that its memory can be told; prints seconds and KiB."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages.jsonl"
        file.write_text("\n".join(records(limit)))
        began = time.process_time()
        taken = read_paths([str(file)])
        coverage = analyse(taken.pages)
        machine.encode(coverage)
        html.render(coverage)
        print(json.dumps([len(taken.pages), time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))


def steps(limit: int) -> dict[str, float]:
    """CPU seconds of each page step over the pages."""
    spent: dict[str, float] = defaultdict(float)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages.jsonl"
        file.write_text("\n".join(records(limit)))
        for page in read_paths([str(file)]).pages:
            reading = Reading(page=page)
            for step in PAGE_STEPS:
                began = time.process_time()
                reading = page_step(step, reading, language="en", analysed=True)
                spent[f"{step.room}.{step.function}"] += time.process_time() - began
    return spent


def sentences_told(rows: list[dict[str, Any]]) -> tuple[int, float]:
    """How many sentences the texts have, and the CPU seconds that figures, times and certainty of all of them take."""
    before = [row for row in PAGE_STEPS if row.function in {"find_blocks", "find_sentences"}]
    timed = [row for row in PAGE_STEPS if row.function in BY_SENTENCE]
    readings = []
    for row in rows:
        reading = Reading(page=Page(id=row["id"], name=row["id"], text=row["text"]))
        for step in before:
            reading = page_step(step, reading, language="en", analysed=True)
        readings.append(reading.having(Attribution, gold(row)))
    best = float("inf")
    for _ in range(2):
        began = time.process_time()
        for reading in readings:
            done = reading
            for step in timed:
                done = page_step(step, done, language="en", analysed=True)
        best = min(best, time.process_time() - began)
    return sum(len(reading.of(Sentence)) for reading in readings), best


def gold(row: dict[str, Any]) -> tuple[Attribution, ...]:
    """The gold attributions of a text."""
    parts = [[tuple(Span(*span) for span in one[part]) for part in ("source", "cue", "content")] for one in row["attributions"]]
    return tuple(
        Attribution(
            id=f"at-{n}", page=row["id"], by="bench", source=source, cue=cue, content=content, mode="indirect", rule="gold"
        )
        for n, (source, cue, content) in enumerate(parts)
    )


def help_seconds() -> float:
    """The quickest of some starts of `twosource --help`, by the clock."""
    best = float("inf")
    for _ in range(HELP_STARTS):
        began = time.perf_counter()
        subprocess.run([Path(sys.executable).with_name("twosource"), "--help"], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        best = min(best, time.perf_counter() - began)
    return best


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, default=100, help="pages for the figures by step")
    parser.add_argument("--whole", type=int, help="only one whole run over this many pages; prints [pages, seconds, KiB]")
    args = parser.parse_args()
    if args.whole:
        whole_run(args.whole)
        return

    def row(measure: str, value: float, n: int, name: str = "stories dev") -> None:
        rounded = round(value, 3 if value < 1 else 1)
        print(json.dumps({"bench": "speed", "set": name, "measure": measure, "ours": rounded, "peers": {}, "n": n}))

    for size in SIZES:
        done = subprocess.run([sys.executable, __file__, "--whole", str(size)], check=True, capture_output=True, text=True)  # noqa: S603
        pages, seconds, kib = json.loads(done.stdout.splitlines()[-1])
        row(f"whole report, {pages} pages: pages per CPU second", pages / seconds, pages)
        row(f"whole report, {pages} pages: peak memory, MB", kib / 1024, pages)
    for name, seconds in steps(args.limit).items():
        row(f"{name}: pages per CPU second", args.limit / max(seconds, 1e-6), args.limit)
    spoken = Path(os.environ["TWOSOURCE_DATA"]) / SPOKEN
    if spoken.is_file():
        with gzip.open(spoken, "rt", encoding="utf-8") as lines:
            sentences, seconds = sentences_told([json.loads(line) for line in lines])
        row("figures, times and certainty: sentences per CPU second", sentences / seconds, sentences, "polnear dev")
    else:
        print(f"sentences per CPU second: not measured, there is no {SPOKEN} in TWOSOURCE_DATA", file=sys.stderr)
    row("twosource --help: seconds", help_seconds(), HELP_STARTS)


if __name__ == "__main__":
    main()
