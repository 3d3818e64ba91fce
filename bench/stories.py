"""Score twosource on the invented stories, beside baselines.

    python bench/stories.py [--only open|sealed] [--show STORY] [--table]

Prints one JSON object a line: {"bench", "set", "measure", "ours", "peers", "n"}, or with --table one table of all. The open set
is `stories/open`; the sealed set is the archive `stories/sealed.tar.xz`, read in memory and never written out: only totals are
printed of it, and a failure on it names the kind of error and nothing of a page. A set that is not there is skipped. What the
figures mean is told in `stories/scoring`, what the baselines are in `stories/baselines.py`.

Pages go to the program as records (as `twosource report -` reads them): a page the story has as HTML goes as HTML, with what is
given about it. Each retelling is run with the lead alone.
"""

import argparse
import io
import json
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from twosource.read import read_paths
from twosource.report import machine
from twosource.run import Options, analyse

HERE = Path(__file__).parent / "stories"
sys.path.insert(0, str(HERE))  # the folder stands by itself for those who download it alone: it is no package

import baselines  # noqa: E402 - see above
from score import html_of, records  # noqa: E402
from scoring import layers  # noqa: E402
from scoring.case import Case  # noqa: E402

SEALED = HERE / "sealed.tar.xz"
Item = dict[str, Any]
Story = tuple[Item, dict[str, str]]
"""A gold and the markup of its pages by name."""


def open_stories(folder: Path) -> Iterator[Story]:
    """The stories of a folder that have been built."""
    for file in sorted(folder.glob("*/gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        yield {**gold, "story": file.parent.name}, html_of(file.parent)


def sealed_stories(archive: Path) -> Iterator[Story]:
    """The stories of the archive, in memory."""
    with tarfile.open(archive, "r:xz") as tar:
        texts = {
            member.name: _text(tar, member) for member in tar if member.isfile() and member.name.endswith((".json", ".html"))
        }
    for name in sorted(texts):
        path = PurePosixPath(name)
        if path.name == "gold.json":
            pages = {PurePosixPath(other): text for other, text in texts.items() if other.endswith(".html")}
            yield (
                json.loads(texts[name]),
                {other.stem: text for other, text in pages.items() if other.parent == path.parent / "pages"},
            )


def _text(tar: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    file = tar.extractfile(member)
    return io.TextIOWrapper(file, encoding="utf-8").read() if file else ""


def outputs(story: Story) -> Iterator[tuple[Item | None, Item]]:
    """Our output for the story (None) and for each of its retellings."""
    gold, html = story
    for retelling in (None, *gold["retellings"]):
        lines = "".join(json.dumps(record) + "\n" for record in records(gold, html, retelling))
        intake = read_paths(["-"], stdin=lines.encode())
        if intake.faults:
            raise ValueError(f"{len(intake.faults)} pages cannot be read")
        coverage = analyse(intake.pages, notices=intake.notices, options=Options(debug=True))
        yield retelling, json.loads(machine.encode(coverage))


def rows(name: str, stories: Iterator[Story]) -> Iterator[Item]:
    """The rows of one set: ours, with the baselines' figures beside."""
    ours: list[Case] = []
    peers: dict[str, list[Case]] = {peer: [] for peer in baselines.LAYERS}
    for story in stories:
        for retelling, output in outputs(story):
            ours.append(Case(story[0], output, retelling))
            for peer, answer in baselines.answers(output).items():
                peers[peer].append(Case(story[0], answer, retelling))
    beside = {
        peer: {key: row[1] for key, row in _by_measure(layers.counted(cases, baselines.LAYERS[peer])).items()}
        for peer, cases in peers.items()
    }
    for key, (measure, value, n) in _by_measure(layers.counted(ours)).items():
        figures = {peer: round(held[key], 3) for peer, held in beside.items() if key in held}
        yield {"bench": "stories", "set": name, "measure": measure, "ours": round(value, 3), "peers": figures, "n": n}


def _by_measure(counts: dict[str, Any]) -> dict[tuple[str, str], tuple[str, float, int]]:
    return {(layer, row[0]): row for layer, row in layers.rows(counts)}


def table(found: list[Item]) -> str:
    """One line a measure: for each set ours, then the baselines'; "-" where a baseline does not answer."""
    sets = list(dict.fromkeys(row["set"] for row in found))
    peers = list(dict.fromkeys(peer for row in found for peer in row["peers"]))
    by_key = {(row["measure"], row["set"]): row for row in found}
    columns = [(name, column) for name in sets for column in ("twosource", *peers)]
    lines = [f"{'':52}" + "".join(f"{name + ': ' + column:>26}" for name, column in columns)]
    for measure in dict.fromkeys(row["measure"] for row in found):
        cells = []
        for name, column in columns:
            row = by_key.get((measure, name), {"peers": {}})
            value = row.get("ours") if column == "twosource" else row["peers"].get(column)
            cells.append(f"{'-' if value is None else format(value, '.3f'):>26}")
        lines.append(f"{measure:52}" + "".join(cells))
    return "\n".join(lines)


def chosen_rows(only: str | None, show: str | None) -> Iterator[Item]:
    """The rows of the sets that were asked for."""
    if only != "sealed":
        told = (story for story in open_stories(HERE / "open") if show in (None, story[0]["story"]))
        yield from rows("open" if show is None else show, told)
    if only != "open" and show is None and SEALED.is_file():
        failed = None
        try:
            yield from rows("sealed", sealed_stories(SEALED))
        except Exception as error:  # noqa: BLE001 - a message may hold words of a page
            failed = type(error).__name__
        if failed:
            raise SystemExit(f"stories: the sealed set failed with {failed}")


def main() -> int:
    """Print the rows of both sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=("open", "sealed"))
    parser.add_argument("--show", metavar="STORY", help="this open story alone")
    parser.add_argument("--table", action="store_true", help="one table in place of JSON rows")
    chosen = parser.parse_args()
    found = chosen_rows(chosen.only, chosen.show)
    if chosen.table:
        print(table(list(found)))
    else:
        for row in found:
            print(json.dumps(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
