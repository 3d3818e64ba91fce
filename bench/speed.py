"""How fast a whole run is, and where the time goes.

    python bench/speed.py [--limit N]

Pages: the texts of the ECB+ and story-chain sets (`stories` in TWOSOURCE_DATA), as records, one worker. Prints JSON rows: pages
per CPU second for the whole of `report` (reading to HTML) and for each step, peak memory of a process of its own for each
size, and the share of a start-up that asking for help takes. Timings depend on the machine; compare them within one run.
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

from twosource.model import Reading
from twosource.read import read_paths
from twosource.report import html, machine
from twosource.run import PAGE_STEPS, analyse, page_step

SETS = ("ecbplus.dev.jsonl.gz", "chains.dev.jsonl.gz")
SIZES = (100, 700)
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

    def row(measure: str, value: float, n: int) -> None:
        rounded = round(value, 3 if value < 1 else 1)
        print(json.dumps({"bench": "speed", "set": "stories dev", "measure": measure, "ours": rounded, "peers": {}, "n": n}))

    for size in SIZES:
        done = subprocess.run([sys.executable, __file__, "--whole", str(size)], check=True, capture_output=True, text=True)  # noqa: S603
        pages, seconds, kib = json.loads(done.stdout.splitlines()[-1])
        row(f"whole report, {pages} pages: pages per CPU second", pages / seconds, pages)
        row(f"whole report, {pages} pages: peak memory, MB", kib / 1024, pages)
    for name, seconds in steps(args.limit).items():
        row(f"{name}: pages per CPU second", args.limit / max(seconds, 1e-6), args.limit)
    row("twosource --help: seconds", help_seconds(), HELP_STARTS)


if __name__ == "__main__":
    main()
