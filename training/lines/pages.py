"""Saved reports with gold text -> their blocks, each labelled report, furniture, disputed or left out.

A block is the report's if the gold text holds its words, in the gold's order; the alignment is the one the page reader lays
extractions on its rendering with. Headlines, bylines, captions and summaries under the headline are left out of the count
wherever the gold has none, since collections differ on them; so are blocks of which the gold holds a part. Links, offers and
credits that a gold text keeps among the report are labelled disputed.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from twosource.errors import PageError
from twosource.model import MarkupBlock, Page
from twosource.page.blocks.lines import END_MARK
from twosource.read import html_page
from twosource.read.extract import extracted_blocks
from twosource.read.language import surely_english

SETS = ("body", "fundus", "naeb")
SHINGLE = 4
"""Words in a row that are compared."""
NEVER_SHARE = 0.2
"""Most of a furniture block's runs of words that the gold may hold."""
BYLINE_WORDS = 20
"""Most words of a byline."""
MEASURED_SHARE = 0.4
"""Share of the hosts that are measured on; the weights never see them."""
UNTITLED = frozenset({".byline", ".caption", ".standfirst", "figcaption"})
"""Enclosures of what is left out where the gold does not have it."""
DISPUTED = frozenset({"a", "nav", "footer", "form", "button", ".newsletter", ".related", ".share", ".advert", ".navigation"})
"""Enclosures of what is disputed where the gold has it."""
DISPUTED_WORDS = re.compile(
    r"advert|newsletter|inbox|subscri|sign up|log ?in\b|\bfollow |contribut|reporting (?:by|from)|reported from"
    r"|originally published|copyright|©"
    r"|rights reserved|read more|^(?:more|related|recommended|comments?|published|image|video|source|photo)\b"
    r"|credit|comment(?:s|ing)?\b|\bemail|@|https?:|www\."
    r"|you might|most read|up next|support our|get in touch|share (?:your|it|this)"
    r"|continues below|(?:listen|download|watch|trending)\b|thanks for reading|^\W+$",
    re.IGNORECASE,
)
"""Words of offers, credits and links: a short line that has one is disputed where the gold has it."""
LABEL_WORDS = 4
"""Most words of a label above the text ("News analysis")."""
HEADLINE_WORDS = 8
"""Fewest words of a line without an end mark that reads as a headline."""
DISPUTED_WORDS_MOST = 35
"""Most words of such a line."""
RUNNING_SHARE = 0.6
"""Least share of a gold's lines that are sentences for the page to be a report; others are tables, lists of deals, rankings."""
SENTENCE_WORDS = 6
"""Fewest words of a line that is one."""

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[“”\"]")

Label = Literal["report", "furniture", "disputed", "left out"]


class Piece(NamedTuple):
    """One block of a page."""

    text: str
    label: Label
    tag: str
    within: tuple[str, ...]


class Saved(NamedTuple):
    """One page; `measured` tells which part of the hosts its own belongs to."""

    id: str
    host: str
    measured: bool
    pieces: tuple[Piece, ...]


def is_measured(host: str) -> bool:
    """Whether pages of this host are measured on and never learned from."""
    return int(hashlib.sha256(f"twosource-lines-1:{host}".encode()).hexdigest()[:8], 16) / 0xFFFFFFFF < MEASURED_SHARE


def saved_pages(folder: Path) -> Iterator[Saved]:
    """The English pages of all sets that have a gold text, in a fixed order."""
    for name in SETS:
        gold = json.loads((folder / name / "gold.json").read_text(encoding="utf-8"))
        for key in sorted(gold):
            record = gold[key]
            if not is_report(record.get("text") or ""):
                continue
            source = gzip.decompress((folder / name / "html" / f"{key}.html.gz").read_bytes()).decode("utf-8", "replace")
            try:
                page = html_page(source, name=key)
            except PageError:
                continue
            host = (urlsplit(record.get("url") or "").hostname or key).removeprefix("www.")
            pieces = _labels_disputed(_rows_disputed(list(_pieces(page, record))))
            yield Saved(id=f"{name}/{key}", host=host, measured=is_measured(host), pieces=tuple(pieces))


def is_report(gold: str) -> bool:
    """Whether a gold text is English and mostly sentences."""
    lines = [line.strip() for line in gold.splitlines() if line.strip()]
    ended = sum(END_MARK.search(line[-8:]) is not None and len(line.split()) >= SENTENCE_WORDS for line in lines)
    return surely_english(gold) and ended >= RUNNING_SHARE * len(lines) > 0


def _pieces(page: Page, record: dict[str, Any]) -> Iterator[Piece]:
    """The blocks of a page with their labels."""
    gold = record["text"]
    words = _WORD.findall(gold.lower())
    held = {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    short = {tuple(_WORD.findall(line.lower())) for line in gold.splitlines()}
    titles = {_plain(title) for title in (record.get("title"), page.stated and page.stated.title) if title}
    authors = _authors(record, page)
    for block in extracted_blocks(page.markup, page.text, gold):
        text = block.span.of(page.text)
        own = _WORD.findall(text.lower())
        share = _share(own, held, short)
        label: Label = "report" if block.extracted else "furniture" if share <= NEVER_SHARE else "left out"
        if label == "furniture" and _set_apart(block, text, titles, authors):
            label = "left out"
        if label == "report" and block.tag == "h1":
            label = "left out"
        elif label == "report" and _disputed(block, text, len(own)):
            label = "disputed"
        if own:
            yield Piece(text=text, label=label, tag=block.tag, within=block.within)


def _rows_disputed(pieces: list[Piece]) -> list[Piece]:
    """The pieces with rows of headlines disputed where the gold has them: most are links to other pages that a parser kept."""
    like = [
        piece.label == "report" and len(piece.text.split()) >= HEADLINE_WORDS and not END_MARK.search(piece.text[-8:])
        for piece in pieces
    ]
    beside = [here and (before or after) for before, here, after in zip([False, *like], like, [*like[1:], False], strict=False)]
    return [piece._replace(label="disputed") if row else piece for piece, row in zip(pieces, beside, strict=True)]


def _labels_disputed(pieces: list[Piece]) -> list[Piece]:
    """The pieces with short labels above the first paragraph disputed where the gold has them."""
    first = next((i for i, piece in enumerate(pieces) if piece.label == "report" and END_MARK.search(piece.text[-8:])), 0)
    short = [i < first and piece.label == "report" and len(piece.text.split()) <= LABEL_WORDS for i, piece in enumerate(pieces)]
    return [piece._replace(label="disputed") if label else piece for piece, label in zip(pieces, short, strict=True)]


def _disputed(block: MarkupBlock, text: str, words: int) -> bool:
    """Whether a block that the gold holds is a link, an offer or a credit by its markup or its words."""
    if DISPUTED & {block.tag, *block.within}:
        return True
    return words <= DISPUTED_WORDS_MOST and not _QUOTED.search(text) and DISPUTED_WORDS.search(text) is not None


def _share(own: list[str], held: set[tuple[str, ...]], short: set[tuple[str, ...]]) -> float:
    """Share of a block's runs of words that the gold holds; of a short one, whether it is a line of the gold."""
    if len(own) < SHINGLE:
        return float(tuple(own) in short)
    runs = [tuple(own[i : i + SHINGLE]) for i in range(len(own) - SHINGLE + 1)]
    return sum(run in held for run in runs) / len(runs)


def _set_apart(block: MarkupBlock, text: str, titles: set[str], authors: list[str]) -> bool:
    """Whether a block is a headline, a byline, a caption or a summary under the headline."""
    plain = _plain(text)
    if block.tag == "h1" or UNTITLED & {block.tag, *block.within} or plain in titles:
        return True
    if any(plain and title.startswith(plain) and len(plain) > 0.5 * len(title) for title in titles):
        return True
    return len(plain.split()) <= BYLINE_WORDS and any(author in plain for author in authors)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _authors(record: dict[str, Any], page: Page) -> list[str]:
    """The authors' names in small letters."""
    named = record.get("authors") or []
    stated = page.stated.authors if page.stated else ()
    return [plain for name in (*named, *stated) if len((plain := _plain(name)).split()) > 1]
