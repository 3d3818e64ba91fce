"""What the user names -> the files to read: files, folders, patterns."""

import glob
import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from twosource.errors import PageError
from twosource.model import Fault
from twosource.read.document import printable
from twosource.read.sources import suffix_of

MOST_PAGE_BYTES = 20_000_000
"""Bytes of one page; the largest news page measured has 4 million."""
_NO_PAGES = (
    ".css .js .mjs .map .png .jpg .jpeg .gif .webp .svg .ico .bmp .avif .tif .tiff .woff .woff2 .ttf .otf .eot .mp3 .mp4 .webm"
    " .m4a .wav .ogg .flac .heic .mov .avi .mkv .rar"
    " .bz2 .xz .7z .tar .tgz .cdx .cdxj .idx .toml .yaml .yml .py .pyc .db .sqlite .exe .dll .so"
)
_LIKE_ADDRESS = re.compile(r"[a-z]{2,10}:/|www\.", re.IGNORECASE)
NO_PAGES = frozenset(_NO_PAGES.split())
"""Suffixes of files that a folder is not searched for: what browsers save beside a page, programs, archives not read."""


BESIDE = "_files"
"""How browsers name the folder they save beside a page, with its pictures, scripts and frames."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Files to read, as the user would name them, in order, and what went wrong in finding them.

    `named` are those the user named; the others were found in folders.
    """

    files: tuple[str, ...]
    named: frozenset[str]
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]


def find_files(paths: Sequence[str]) -> Found:
    """The files that `paths` name: themselves, those in folders (hidden ones aside), those that patterns fit. Each once."""
    search = _Search()
    for path in sorted(set(paths)):
        search.look(path)
    return Found(
        files=tuple(sorted(search.files)),
        named=frozenset(search.named),
        faults=tuple(search.faults),
        notices=tuple(
            fault(folder, f"{count} files that are no pages were passed over", "name a file itself to have it read")
            for folder, count in sorted(search.passed.items())
        ),
    )


def fault(path: str, message: str, mend: str) -> Fault:
    """A fault of this step, in one line whatever the file is called."""
    return Fault(path=printable(path), step="read", message=printable(message), mend=mend)


class _Search:
    """What has been found so far."""

    def __init__(self) -> None:
        self.files: set[str] = set()
        self.named: set[str] = set()
        self.faults: list[Fault] = []
        self.passed: dict[str, int] = {}
        self.folders: set[tuple[int, int]] = set()

    def look(self, path: str) -> None:
        """Takes one path of the user's."""
        if not os.path.lexists(path) and glob.has_magic(path):
            hits = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - the path stays as the user wrote it
            if not hits:
                self.faults.append(fault(path, f"no file fits {path}", "check the pattern"))
            for hit in hits:
                self._take(hit, named=True)
            return
        self._take(path, named=True)

    def _take(self, path: str, *, named: bool) -> None:
        try:
            state = os.stat(path)  # noqa: PTH116 - the path stays as the user wrote it
        except (OSError, ValueError) as error:
            self.faults.append(fault(path, _reason(path, error), _mend(path, error)))
            return
        if stat.S_ISDIR(state.st_mode):
            self._folder(path, (state.st_dev, state.st_ino))
        elif not stat.S_ISREG(state.st_mode) and not named:
            self.faults.append(fault(path, f"{path} is not a file", "give files or folders"))
        elif not named and suffix_of(path) in NO_PAGES:
            folder = str(Path(path).parent)
            self.passed[folder] = self.passed.get(folder, 0) + 1
        else:
            self.files.add(path)
            if named:
                self.named.add(path)

    def _folder(self, path: str, identity: tuple[int, int]) -> None:
        if identity in self.folders:
            if Path(path).is_symlink():
                self.faults.append(fault(path, f"{path} leads back to a folder already read", "remove the link"))
            return
        self.folders.add(identity)
        try:
            names = sorted(entry for entry in os.listdir(path) if not entry.startswith("."))  # noqa: PTH208 - as above
        except OSError as error:
            self.faults.append(fault(path, _reason(path, error), "check who may read it"))
            return
        pages = {name.rsplit(".", 1)[0] for name in names if name.lower().endswith((".html", ".htm"))}
        for name in names:
            if name.endswith(BESIDE) and name.removesuffix(BESIDE) in pages and (Path(path) / name).is_dir():
                self.passed[str(Path(path) / name)] = sum(1 for _ in (Path(path) / name).iterdir())
            else:
                self._take(str(Path(path) / name), named=False)


def _mend(path: str, error: OSError | ValueError) -> str:
    """What to do about a path that cannot be read."""
    if isinstance(error, FileNotFoundError) and _LIKE_ADDRESS.match(path):
        return "an address of the web begins with https:// or http://; else check the name"
    return "check the name and who may read it"


def _reason(path: str, error: OSError | ValueError) -> str:
    """Why a path cannot be read, in the system's words."""
    if isinstance(error, FileNotFoundError):
        return f"there is no {path or 'file without a name'}"
    return f"{path} cannot be read: {(error.strerror or error) if isinstance(error, OSError) else error}"


def file_stream(path: str) -> BinaryIO:
    """The file's bytes, as a stream that can be peeked into.

    Raises:
        PageError: the file cannot be opened.
    """
    try:
        return open(path, "rb", buffering=65_536)  # noqa: PTH123 - as above; whoever asked for it closes it
    except (OSError, ValueError) as error:
        raise PageError(_reason(path, error), "check the name and who may read it") from error


def file_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The stream's lines, one at a time; a line over the limit is cut short just above it."""
    while line := stream.readline(MOST_PAGE_BYTES + 2):
        yield line
        while len(line) > MOST_PAGE_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MOST_PAGE_BYTES)
            if not line:
                break
