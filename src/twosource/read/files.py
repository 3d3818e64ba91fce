"""What the user names -> the files to read: files, folders, patterns."""

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from twosource.model import Fault

MOST_PAGE_BYTES = 20_000_000
"""Bytes of one page; the largest news page measured has 4 million."""
_NO_PAGES = (
    ".css .js .mjs .map .png .jpg .jpeg .gif .webp .svg .ico .bmp .avif .tif .tiff .woff .woff2 .ttf .otf .eot .mp3 .mp4 .webm"
    " .m4a .wav .ogg .zip .gz .bz2 .xz .7z .tar .csv .tsv .toml .yaml .yml .py .pyc .db .sqlite .exe .dll .so"
)
NO_PAGES = frozenset(_NO_PAGES.split())
"""Suffixes of files that a folder is not searched for: what browsers save beside a page, tables, programs, archives."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Files to read, as the user would name them, in order, and what went wrong in finding them."""

    files: tuple[str, ...]
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]


def find_files(paths: Sequence[str]) -> Found:
    """The files that `paths` name: themselves, those in folders (hidden ones aside), those that patterns fit. Each once."""
    search = _Search()
    for path in sorted(set(paths)):
        search.look(path)
    return Found(
        files=tuple(sorted(search.files)),
        faults=tuple(search.faults),
        notices=tuple(
            fault(folder, f"{count} files that are no pages were passed over", "name a file itself to have it read")
            for folder, count in sorted(search.passed.items())
        ),
    )


def fault(path: str, message: str, mend: str) -> Fault:
    """A fault of this step."""
    return Fault(path=path, step="read", message=message, mend=mend)


class _Search:
    """What has been found so far."""

    def __init__(self) -> None:
        self.files: set[str] = set()
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
            self.faults.append(fault(path, _reason(path, error), "check the name and who may read it"))
            return
        if stat.S_ISDIR(state.st_mode):
            self._folder(path, (state.st_dev, state.st_ino))
        elif not stat.S_ISREG(state.st_mode) and not named:
            self.faults.append(fault(path, f"{path} is not a file", "give files or folders"))
        elif not named and Path(path).suffix.lower() in NO_PAGES:
            folder = str(Path(path).parent)
            self.passed[folder] = self.passed.get(folder, 0) + 1
        else:
            self.files.add(path)

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
        for name in names:
            self._take(str(Path(path) / name), named=False)


def _reason(path: str, error: OSError | ValueError) -> str:
    """Why a path cannot be read, in the system's words."""
    if isinstance(error, FileNotFoundError):
        return f"there is no {path}"
    return f"{path} cannot be read: {(error.strerror or error) if isinstance(error, OSError) else error}"


def file_bytes(path: str) -> bytes | Fault:
    """The file's bytes, or why they cannot be had; of a file over the limit no more is read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            data = file.read(MOST_PAGE_BYTES + 1)
            size = os.fstat(file.fileno()).st_size
    except (OSError, ValueError) as error:
        return fault(path, _reason(path, error), "check the name and who may read it")
    if len(data) > MOST_PAGE_BYTES:
        shown = f"{max(size, len(data)) / 1_000_000:.1f}"
        return fault(
            path,
            f"{path} has {shown} MB; a page may have {MOST_PAGE_BYTES // 1_000_000} MB",
            "cut it, or save the page as text",
        )
    return data


def file_lines(path: str) -> Iterator[bytes | Fault]:
    """The file's lines, one at a time; a line over the limit is cut short just above it."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            while line := file.readline(MOST_PAGE_BYTES + 2):
                yield line
                while len(line) > MOST_PAGE_BYTES and not line.endswith(b"\n"):
                    line = file.readline(MOST_PAGE_BYTES)
                    if not line:
                        break
    except (OSError, ValueError) as error:
        yield fault(path, _reason(path, error), "check the name and who may read it")
