"""Zip archives -> the files in them, read in place: nothing is written to disk, so no name can lead out of a folder.

Names that try to are refused all the same: an archive made to harm is not one to trust the rest of blindly. WACZ (Web Archive
Collection Zipped 1.1.1) is a zip archive whose WARC files stand in `archive/`.
"""

import stat
import struct
import zipfile
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import BinaryIO

import msgspec

from twosource.errors import PageError
from twosource.model import Fault
from twosource.read.document import printable
from twosource.read.drafts import Notice
from twosource.read.files import NO_PAGES
from twosource.read.sources import MOST_RATIO, SMALL, STREAM_TROUBLE, Source, reason, suffix_of

MOST_MEMBERS = 200_000
"""Files in one archive."""
MOST_DIRECTORY = 64_000_000
"""Bytes of an archive's table of contents; it is read whole."""
_TAIL = 65_557
"""Bytes at the end of a zip archive in which its last record must begin."""
_UNPACK = "unpack the archive yourself and give the files"
_OTHERS = (
    ("[Content_Types].xml", "an office document"),
    ("META-INF/MANIFEST.MF", "a program"),
    ("META-INF/container.xml", "an e-book"),
    ("content.xml", "an OpenDocument file"),
)
"""Zip archives that are something else, by a file all of them have."""


class Members(msgspec.Struct, frozen=True, kw_only=True):
    """The files of an archive that are to be read, and what is to be said of the others."""

    sources: tuple[Source, ...]
    faults: tuple[Fault, ...]
    notices: tuple[Notice, ...]


def opened_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """The archive in a stream that can be sought in.

    Raises:
        PageError: it is damaged, too large in its table of contents, or something else packed as a zip archive.
    """
    _check_directory(stream)
    try:
        archive = zipfile.ZipFile(stream)
    except (*STREAM_TROUBLE, struct.error) as error:
        raise PageError(f"this zip archive cannot be opened: {reason(error)}", "pack it again, or give the files") from error
    names = archive.NameToInfo
    for telling, what in _OTHERS:
        if telling in names:
            raise PageError(f"this is {what}, not a zip archive of pages", "save it as text and give that file")
    return archive


def _check_directory(stream: BinaryIO) -> None:
    """Refuse a table of contents so long that reading it would fill the memory."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    wide = tail.rfind(b"PK\x06\x06", 0, max(at, 0))
    if wide >= 0:
        directory = max(directory if directory < 0xFFFFFFFF else 0, int.from_bytes(tail[wide + 40 : wide + 48], "little"))
    if directory > MOST_DIRECTORY and (wide >= 0 or directory < 0xFFFFFFFF):
        raise PageError(f"this zip archive has a table of contents of {directory / 1e6:.0f} MB", _UNPACK)


def members(archive: zipfile.ZipFile, source: Source) -> Members:
    """The files of an archive, in the order of their names.

    Refused, each with its reason: names that lead out of the folder, links, encrypted files, files within files, and files that
    unpack to more than `MOST_RATIO` times their size.
    """
    # `is_dir` of `zipfile` fails on a file without a name.
    infos = sorted((info for info in archive.infolist() if not info.filename.endswith("/")), key=lambda info: info.filename)
    if len(infos) > MOST_MEMBERS:
        raise PageError(f"this zip archive has {len(infos):,} files; {MOST_MEMBERS:,} are read at most", _UNPACK)
    web = _is_web_collection(archive)
    overlapping = _overlapping(infos)
    sources: list[Source] = []
    faults: list[Fault] = []
    passed = 0
    for info in infos:
        place = f"{source.place}/{printable(info.filename)}"
        refused = "lies over another file, as bombs do; it is not read" if info in overlapping else _refused(info)
        if refused is not None:
            faults.append(Fault(path=place, step="read", message=f"{place} {refused}", mend=_UNPACK))
        elif web and not info.filename.startswith("archive/"):
            continue
        elif _no_page(info.filename):
            passed += 1
        else:
            sources.append(_member(archive, info, source, place))
    notices = (_passed(source.place, passed),) if passed else ()
    return Members(sources=tuple(sources), faults=tuple(faults), notices=notices)


def _overlapping(infos: Sequence[zipfile.ZipInfo]) -> frozenset[zipfile.ZipInfo]:
    """The files whose bytes begin within those of another (Fifield, A better zip bomb, 2019)."""
    end = 0
    found = []
    for info in sorted(infos, key=lambda info: (info.header_offset, info.filename)):
        if info.header_offset < end:
            found.append(info)
        end = max(end, info.header_offset + info.compress_size)
    return frozenset(found)


def _is_web_collection(archive: zipfile.ZipFile) -> bool:
    names = archive.NameToInfo
    return "datapackage.json" in names and any(name.startswith("archive/") for name in names)


def _no_page(name: str) -> bool:
    """Whether a file is hidden, or of a kind that holds no pages."""
    path = PurePosixPath(name)
    return any(part.startswith(".") or part == "__MACOSX" for part in path.parts) or suffix_of(path.name) in NO_PAGES


def _refused(info: zipfile.ZipInfo) -> str | None:
    """Why a file is not read; None if nothing speaks against it."""
    name = info.filename.replace("\\", "/")
    if not name:
        return "has no name; it is not read"
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":" or "\0" in info.orig_filename:
        return "has a name that leads out of the archive; it is not read"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link; it is not followed"
    if info.flag_bits & 1:
        return "is encrypted"
    if info.file_size > SMALL and info.file_size > MOST_RATIO * max(1, info.compress_size):
        return f"unpacks to more than {MOST_RATIO} times its size; it is not read"
    return None


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source, place: str) -> Source:
    def opened() -> BinaryIO:
        return archive.open(info)  # type: ignore[return-value] # a ZipExtFile is a BinaryIO in all but name

    return Source(
        place=place,
        name=printable(PurePosixPath(info.filename).name or info.filename),
        own=False,
        named=False,
        nested=True,
        open=opened,
        mapping=source.mapping,
    )


def _passed(place: str, count: int) -> Notice:
    files = "1 file that is no page was" if count == 1 else f"{count} files that are no pages were"
    return Notice(Fault(path=place, step="read", message=f"{files} passed over", mend="unpack the archive to have one read"))
