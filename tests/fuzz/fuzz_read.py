"""Fuzzes every reader of `twosource.read` with atheris (libFuzzer); run by hand, for a bounded time (`pip install atheris`).

    python tests/fuzz/fuzz_read.py -max_total_time=600 -rss_limit_mb=4096 -timeout=20 [CORPUS]

The first byte chooses the name the bytes come under. Anything but pages, faults and notices is a crash, which libFuzzer
writes to a file `crash-...` that can be given to this script again. Without a corpus the golden inputs are the seeds.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["twosource.read", "warcio", "feedparser", "zipfile", "plistlib"]):
    from twosource.read.intake import read_source
    from twosource.read.sources import Source, from_bytes

_SUFFIXES = " .html .txt .jsonl .json .csv .tsv .xml .rss .warc .warc.gz .warc.zst .zip .wacz .gz .zst .mhtml .webarchive"
SUFFIXES = tuple(_SUFFIXES.split(" "))
SEEDS = Path(__file__).parents[1] / "golden" / "inputs"


def one_input(data: bytes) -> None:
    """Reads one file."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else ""
    for _ in read_source(Source(place=f"a{suffix}", name=f"a{suffix}", open=lambda: from_bytes(data[1:]))):
        pass


def seeds(folder: Path) -> None:
    """The golden inputs, each behind the byte that stands for its suffix."""
    for file in sorted(SEEDS.iterdir()):
        number = next((n for n, suffix in enumerate(SUFFIXES) if suffix and file.name.endswith(suffix)), 0)
        if file.is_file():
            (folder / file.name).write_bytes(bytes([number]) + file.read_bytes())


def main() -> None:
    """Fuzzes until the time is up or something is found."""
    arguments = list(sys.argv)
    with tempfile.TemporaryDirectory() as folder:
        if all(argument.startswith("-") for argument in arguments[1:]):
            seeds(Path(folder))
            arguments.append(folder)
        atheris.Setup(arguments, one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
