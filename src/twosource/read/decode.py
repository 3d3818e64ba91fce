"""bytes -> text: byte-order marks, UTF-8 first, then the declared encoding, then detection.

The order follows the WHATWG Encoding Standard, except that UTF-8 is tried before a declaration: bytes that are valid UTF-8 and
not ASCII are hardly ever anything else, while declarations are often wrong.
"""

import codecs
import re

from twosource.errors import PageError

_BINARY = (
    (rb"PK\x03\x04", "a zip archive or an office document"),
    (rb"\x89PNG", "a PNG image"),
    (rb"GIF8", "a GIF image"),
    (rb"\xff\xd8\xff", "a JPEG image"),
    (rb"II\*\0|MM\0\*", "a TIFF image"),
    (rb"RIFF.{4}WEBP", "a WebP image"),
    (rb"\x1f\x8b", "a gzip archive"),
    (rb"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (rb"\xd0\xcf\x11\xe0", "an old office document or a mail"),
    (rb"\{\\rtf", "a rich-text document"),
    (rb"%!PS", "a PostScript document"),
    (rb".{60}BOOKMOBI", "an e-book"),
    (rb"BZh[1-9]", "a bzip2 archive"),
    (rb"\xfd7zXZ", "an xz archive"),
    (rb"7z\xbc\xaf", "a 7z archive"),
    (rb"Rar!\x1a\x07", "a RAR archive"),
    (rb".{257}ustar[\0 ]", "a tar archive"),
    (rb"bplist0", "a binary property list"),
    (rb"SQLite format 3\0", "a database"),
    (rb"\x7fELF", "a program"),
    (rb"\0\0\0.ftyp", "a picture, video or recording"),
    (rb"\x1a\x45\xdf\xa3", "a video"),
    (rb"ID3[\0-\x04]|OggS\0|RIFF.{4}WAVE", "a sound recording"),
)
BINARY = tuple((re.compile(start, re.DOTALL), what) for start, what in _BINARY)
"""How files begin that are no text, and what they are."""
PDF = b"%PDF-"
PDF_WITHIN = 1_024
"""Bytes within which a PDF document says that it is one; readers allow for junk before."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL_SHARE = 0.02
"""Most control characters, as a share of all, that text has."""
ZERO_WEIGHT = 50
"""Control characters that a zero byte stands for: pages have one by accident, other files have them everywhere."""
BROKEN_SHARE = 0.001
"""Most undecodable places, as a share of the characters, in what is still taken for UTF-8."""
WESTERN_SHARE = 0.3
"""Most bytes above ASCII, as a share of all, in Western text; other alphabets have more, and other ones."""
DETECT_BYTES = 100_000
"""Bytes that the encoding is detected on."""
DECLARED_WITHIN = 4_096
"""Bytes in which an HTML document must declare its encoding (the standard asks for 1,024; pages are laxer)."""

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_LABEL = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|(?:windows|x-cp|cp|ibm|dos)-?\d{3,4}|(?:iso-?)?8859-\d{1,2}|latin-?\d|us-ascii|ascii|koi8-[ru]|gbk"
    r"|gb2312|gb18030|big5(?:-hkscs)?|euc-(?:jp|kr|tw)|(?:x-)?s(?:hift[_-]?)?jis|iso-2022-(?:jp|kr)|ks_c_5601-1987|tis-620"
    r"|mac(?:intosh|-?roman|-?cyrillic)?|x-mac-cyrillic",
    re.ASCII,
)
"""Encodings pages are written in. Python knows others by name: some are none of text, some take hours on hostile bytes."""
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNPACK = "unpack it yourself and give what is in it"
_SAVE_AS = "save the page as text or HTML and give that file"
# Bytes above ASCII that English text in windows-1252 has: quotation marks, dashes, signs, common accented letters.
_WESTERN = bytes({0x80, 0x82, 0x84, 0x85, *range(0x91, 0x98), 0x99, 0xA0, 0xA3, 0xA7, 0xA9, 0xAE, 0xB0, 0xB7, 0xBD, 0xC9})
_WESTERN += bytes({0xDC, 0xD6, 0xC4, 0xDF, 0xE0, 0xE1, 0xE2, 0xE4, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xED, 0xEF, 0xF1, 0xF3, 0xF4})
_WESTERN += bytes({0xF6, 0xF8, 0xFA, 0xFC})


def decode(data: bytes, *, html: bool = False, declared: str | None = None) -> str:
    """The text the bytes stand for, character for character; only a byte-order mark is dropped.

    Args:
        data: a whole file.
        html: look for a declaration of the encoding in the document's first bytes.
        declared: the encoding that came with the bytes (a server's), if any; goes before the document's own.

    Raises:
        PageError: the bytes are no text, or no encoding explains them.
    """
    if (what := _other_kind(data)) is not None:
        raise PageError(f"this is {what}, not a page of text", _UNPACK if what.endswith(" archive") else _SAVE_AS)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _sound(data[len(mark) :].decode(encoding, errors="replace"))
    text = _utf8(data)
    if text is None and declared:
        text = _as_labelled(data, declared)
    if text is None and html:
        text = _declared(data)
    return _sound(text if text is not None else _detected(data))


def _other_kind(data: bytes) -> str | None:
    """What the bytes are, if they are known for something else than text."""
    start = data[:PDF_WITHIN]
    if start.startswith(PDF) or (PDF in start and not start.isascii()):
        return "a PDF document"
    return next((what for begins, what in BINARY if begins.match(start)), None)


def _sound(text: str) -> str:
    """The text itself, unless it is no text."""
    controls = text.count("\0") * ZERO_WEIGHT + len(_CONTROLS.findall(text))
    if controls > CONTROL_SHARE * len(text) or text.count("\ufffd") > 0.1 * len(text):
        raise PageError("this is not text: it holds bytes that no letter has", _SAVE_AS)
    return text


def _utf8(data: bytes) -> str | None:
    """As UTF-8, also with a few broken places; None if it is something else, or has more zero bytes than `_sound` lets pass."""
    sample = data[:DETECT_BYTES]
    if sample.count(0) * ZERO_WEIGHT > CONTROL_SHARE * len(sample):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = len(text.encode("utf-8")) - len(text) - 2 * broken
    return text if broken <= BROKEN_SHARE * len(text) and whole > broken else None


def _declared(data: bytes) -> str | None:
    """In the encoding the document declares; None if it declares none, an unknown one or a wrong one."""
    found = _DECLARED.search(data[:DECLARED_WITHIN])
    if not found:
        return None
    return _as_labelled(data, found[1].decode("ascii"))


def _as_labelled(data: bytes, label: str) -> str | None:
    """In the encoding of that name; None if there is none, or it does not explain the bytes."""
    label = label.strip().lower()
    # The Encoding Standard reads these labels as windows-1252.
    label = "windows-1252" if label in {"iso-8859-1", "latin1", "iso8859-1", "us-ascii", "ascii"} else label
    if not _LABEL.fullmatch(label):
        return None
    try:
        return data.decode(label)
    except (UnicodeError, LookupError, ValueError):
        return None


def _detected(data: bytes) -> str:
    """In the encoding that makes most sense of the bytes."""
    sample = data[:DETECT_BYTES]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if sample and zeros.count(0) > 0.4 * len(zeros):
            return data.decode(encoding, errors="replace")
    if 0 in sample:
        raise PageError("this is not text: it holds zero bytes", _SAVE_AS)
    high = [byte for byte in sample if byte >= 0x80]
    if len(high) <= WESTERN_SHARE * len(sample) and set(high) <= set(_WESTERN):
        return data.decode("windows-1252", errors="replace")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and seldom needed

    best = from_bytes(sample).best()
    if best is None:
        raise PageError("no character encoding makes sense of this file", "save the page as UTF-8 and give that file")
    return data.decode(best.encoding, errors="replace")
