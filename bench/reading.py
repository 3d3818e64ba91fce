"""How much memory reading an archive takes, whatever its size, and how fast it is.

    python bench/reading.py [--megabytes N] [--pictures N] [--apart]

Writes WARC files of a quarter of the size and of the whole size (random words and bytes from a fixed seed: pages of HTML
among pictures, as a crawl has them; every record compressed by itself), reads each in a process of its own, and prints JSON
rows: peak memory, pages a CPU second, and records a CPU second without parsing their pages, beside how fast warcio alone goes
over them. Every hundredth record is cut short, so that going on after it is measured too. With --apart pages are parsed in
processes of their own, as the command does it; the memory is then of the largest of them.
"""

import argparse
import functools
import gzip
import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from twosource.engine import Limits, map_items
from twosource.model import Fault, Page
from twosource.read import read_each
from twosource.read.files import MOST_PAGE_BYTES
from twosource.read.warc import warc_drafts

PARAGRAPHS = 60
"""Paragraphs of a page, about 700 characters each with their markup."""
PICTURE_BYTES = 150_000
CUT_EVERY = 100
"""Of so many records one is cut short."""
SEED = 20310514


def words(chance: random.Random) -> str:
    """A paragraph of invented words."""
    syllables = ("ka", "lo", "mer", "tin", "os", "bra", "vel", "du", "ne", "fi")
    return " ".join("".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(100)).capitalize() + "."


def record(url: str, media: str, body: bytes) -> bytes:
    """One answer as a WARC record, compressed by itself."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    name = hashlib.sha256(url.encode()).hexdigest()[:32]
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Date: 2031-05-14T07:45:00Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 1, mtime=0)


def records(pictures: int) -> Iterator[bytes]:
    """Records of a crawl without end, so many pictures to a page, the same at every run."""
    chance = random.Random(SEED)  # noqa: S311 - the same pages at every run, nothing secret
    number = 0
    while True:
        number += 1
        text = "".join(f'<p class="text">{words(chance)}</p>\n' for _ in range(PARAGRAPHS))
        page = f"<html><head><title>Page {number}</title></head><body><article>{text}</article></body></html>"
        yield record(f"https://k{number % 50}.example/{number}", "text/html; charset=utf-8", page.encode())
        for picture in range(pictures):
            yield record(f"https://k.example/{number}-{picture}.jpg", "image/jpeg", chance.randbytes(PICTURE_BYTES))


def write(path: Path, megabytes: int, pictures: int) -> int:
    """A WARC file of about that size; how many records it has."""
    size = count = 0
    with path.open("wb") as file:
        for data in records(pictures):
            count += 1
            size += file.write(data[: len(data) // 2] if count % CUT_EVERY == 0 else data)
            if size > megabytes * 1_000_000:
                return count
    return count


def read(path: str, *, apart: bool) -> None:
    """Read a file in this process and print pages, faults, CPU seconds and KiB."""
    began = time.process_time()
    apply = functools.partial(map_items, limits=Limits()) if apart else None
    pages = faults = 0
    for outcome in read_each([path], apply=apply):
        pages += isinstance(outcome, Page)
        faults += isinstance(outcome, Fault)
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = time.process_time() - began
    print(json.dumps([pages, faults, seconds, framing_seconds(path), max(each.ru_maxrss for each in usage)]))


def framing_seconds(path: str) -> float:
    """CPU seconds to find all records and unpack those of pages, without parsing these."""
    began = time.process_time()
    with Path(path).open("rb") as file:
        for _ in warc_drafts(file, place=path, most=MOST_PAGE_BYTES):
            pass
    return time.process_time() - began


def warcio_seconds(path: str) -> float:
    """CPU seconds warcio alone takes to go over the records up to the first that is cut short, a record."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - the peer

    began = time.process_time()
    with Path(path).open("rb") as file:
        for count, each in enumerate(ArchiveIterator(file), start=1):
            each.content_stream().read()
            if count == CUT_EVERY - 1:
                break
    return (time.process_time() - began) / count


def main() -> None:
    """Write, read, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=40, help="size of the larger file")
    parser.add_argument("--pictures", type=int, default=8, help="pictures to a page")
    parser.add_argument("--apart", action="store_true", help="parse in processes of their own")
    parser.add_argument("--read", help="only read this file; prints [pages, faults, seconds, KiB]")
    args = parser.parse_args()
    if args.read:
        read(args.read, apart=args.apart)
        return
    for megabytes in (args.megabytes // 4, args.megabytes):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "crawl.warc.gz"
            count = write(path, megabytes, args.pictures)
            command = [sys.executable, __file__, "--read", str(path), *(["--apart"] if args.apart else [])]
            done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this script itself
            pages, faults, seconds, framing, kib = json.loads(done.stdout.splitlines()[-1])
            peer = {"warcio": round(1 / warcio_seconds(str(path)))}
        rows = {
            "peak memory, MB": (round(kib / 1024, 1), {}, count),
            "records per CPU second, pages not parsed": (round(count / framing), peer, count),
            "pages per CPU second": (round(pages / seconds, 1), {}, pages),
            "faults for each record that is cut short": (round(faults / max(1, count // CUT_EVERY), 3), {}, count // CUT_EVERY),
        }
        for measure, (ours, peers, n) in rows.items():
            row = {
                "bench": "reading",
                "set": f"WARC of {megabytes} MB",
                "measure": measure,
                "ours": ours,
                "peers": peers,
                "n": n,
            }
            print(json.dumps(row))


if __name__ == "__main__":
    main()
