"""Run every benchmark and write docs/benchmarks.md.

    TWOSOURCE_DATA=... python bench/run.py [NAME ...]

Each benchmark is a script beside this one that prints JSON rows {"bench", "set", "measure", "ours", "peers", "n"}; `peers` maps
a peer's name to its figure in the same run. With names, only those run, and the others keep the rows they had (in bench/out/).
"""

import datetime as dt
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE / "out"
PAGE = HERE.parent / "docs" / "benchmarks.md"
BENCHES = {
    "seeds": "Five real pages on one story, labelled by one reader before measuring (`bench/seeds/README.md`).",
    "pages": "Saved news pages: body text, titles, authors, dates, publishers (dev halves).",
    "plain": "Furniture among the lines of pages saved as plain text, in several ways, from sites that the weights never saw; "
    "and of the open invented stories.",
    "attribution": "PolNeAR dev, `score_attribution.py --drop-nested`. The tagger learned from train and from passages of our "
    "own.",
    "quantities": "NewsQuant dev, split by a seeded hash: error counts by kind, not sentences, of the scored half were looked "
    "at.",
    "times": "Dates in Wikinews text (GUM dev). `scored half`: errors were studied in the other half only.",
    "certainty": "MEANTIME dev: how certain an event is stated to be. Errors were studied in one half only.",
    "lineage": "Labelled pairs of pages (dev): weights fitted on one seeded half, scored on the other, both ways.",
    "stories_clusters": "Story clustering (dev). Our threshold was chosen with all of dev in view, the peer on the other half.",
    "stories": "Invented stories with everything labelled (`bench/stories/README.md`). Rules for furniture, drift and points "
    "were mended while looking at some of the open ones; who wrote rules has not read the sealed ones, which give totals only.",
    "names": "Names in 300 invented sentences, marked by one writer before measuring (`bench/names/README.md`); kinds of named "
    "sources in the open invented stories.",
    "reading": "Reading a WARC that grows: memory and speed. The archive is generated from a fixed seed.",
    "speed": "Pages a second and memory, one worker.",
}

MEASURED = HERE.parent / "src" / "twosource" / "report" / "html" / "measured.toml"
SEALED = "sealed invented stories"
ERRORS = (
    ("who said what", "attribution", "polnear dev", "overlap recall", "overlap precision", "PolNeAR dev"),
    ("who said what", "stories", "sealed", "attributions, overlap recall", "attributions, overlap precision", SEALED),
    ("figures and their bounds", "stories", "sealed", "figures recall", "figures precision", SEALED),
    ("which page from which", "lineage", "ecb", "derived or not, recall", "derived or not, precision", "news pages of ECB+"),
    ("which page from which", "stories", "sealed", "derivations recall", "derivations precision", SEALED),
    ("drifts", "stories", "sealed", "drift recall", "drift precision", SEALED),
    ("conflicts", "stories", "sealed", "conflict recall", "conflict precision", SEALED),
)
"""What the report says of its own errors: label, bench, set, the rows that give the shares found and right, and on what."""
INTRODUCTION = (
    "Written by `make bench`. Every figure was measured in the run of the day named beside it, peers in the same run, on data "
    "that nothing here was trained on. `n` is the number of items behind a figure. What the sets are and where they come from: "
    "[bench/README.md](../bench/README.md)."
)


def rows_of(name: str) -> list[dict[str, object]]:
    """Run one benchmark; its rows, in its order.

    Raises:
        SystemExit: it failed.
    """
    done = subprocess.run([sys.executable, HERE / f"{name}.py"], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise SystemExit(f"bench {name} failed:\n{done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def table(rows: list[dict[str, object]]) -> str:
    """A Markdown table with a column for each peer that any row names."""
    peers = list(dict.fromkeys(peer for row in rows for peer in row["peers"]))
    lines = ["| set | measure | twosource | " + "".join(f"{peer} | " for peer in peers) + "n |"]
    lines.append("|---|---|--:|" + "--:|" * len(peers) + "--:|")
    for row in rows:
        cells = [str(row["set"]), str(row["measure"]), f"**{row['ours']}**"]
        cells += [str(row["peers"].get(peer, "")) for peer in peers]
        lines.append("| " + " | ".join([*cells, str(row["n"])]) + " |")
    return "\n".join(lines)


def measured(rows: dict[tuple[str, str, str], float]) -> str:
    """The table of errors that the report prints, as TOML; a row is left out where a benchmark did not run."""
    lines = ["# Written by bench/run.py from the rows of docs/benchmarks.md."]
    for what, bench, name, found, right, on in ERRORS:
        shares = rows.get((bench, name, found)), rows.get((bench, name, right))
        if None not in shares:
            told = {"what": what, "found": round(shares[0], 2), "right": round(shares[1], 2), "on": on}
            lines += ["", "[[row]]", *(f"{key} = {json.dumps(value)}" for key, value in told.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run what was asked for and write the page."""
    if not Path(os.environ.get("TWOSOURCE_DATA", "")).is_dir() or not os.environ.get("TWOSOURCE_DATA"):
        raise SystemExit("set TWOSOURCE_DATA to the folder that holds the benchmark sets (see bench/README.md)")
    OUT.mkdir(exist_ok=True)
    for name in sys.argv[1:] or BENCHES:
        sys.stderr.write(f"bench {name} ...\n")
        (OUT / f"{name}.json").write_text(json.dumps({"day": str(dt.date.today()), "rows": rows_of(name)}))  # noqa: DTZ011
    parts = [
        "# Benchmarks",
        INTRODUCTION,
        f"Machine: {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}.",
    ]
    for name, about in BENCHES.items():
        if (OUT / f"{name}.json").is_file():
            kept = json.loads((OUT / f"{name}.json").read_text())
            parts += [
                f"## {name.replace('_', ' ')}",
                f"{about} Measured {kept['day']}.",
                table(kept["rows"]) if kept["rows"] else "Skipped.",
            ]
    kept = [json.loads(file.read_text())["rows"] for file in sorted(OUT.glob("*.json"))]
    MEASURED.write_text(measured({(row["bench"], row["set"], row["measure"]): row["ours"] for rows in kept for row in rows}))
    PAGE.write_text("\n\n".join(parts) + "\n")
    sys.stderr.write(f"written: {PAGE}\n")


if __name__ == "__main__":
    main()
