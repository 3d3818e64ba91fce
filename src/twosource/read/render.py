"""An HTML tree -> the text a reader sees, block by block, with the way back to the document's text nodes.

White space is collapsed as CSS 2.2 (16.6.1) collapses it; blocks stand on lines of their own. What a browser does not show
(scripts, hidden elements) is left out, but its text nodes are counted, so that a node's number is its number in the document.
Mangled characters are shown mended, and lead back to nothing.
"""

import functools
import re
from typing import Any

import msgspec

from twosource.model import MarkupBlock, SourceRun, Span
from twosource.read.repair import Piece, pieces

_BLOCKS = (
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table tbody"
    " tfoot thead tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that begin and end a line."""
_SKIPPED = (
    "applet audio canvas datalist head iframe input math noembed noframes noscript object script select style svg template"
    " textarea title video"
)
SKIPPED = frozenset(_SKIPPED.split())
"""Elements whose text no reader sees."""
ARCHIVES = frozenset({"wm-ipp-base", "wm-ipp", "wm-ipp-print", "donato"})
"""Ids of what the Wayback Machine puts into the pages it shows: its toolbar, its appeal. They are no part of the page."""
_TELLING = (
    "address article aside blockquote button details dialog dl figcaption figure footer form header main menu nav ol table ul"
)
TELLING = frozenset(_TELLING.split())
"""Elements whose names are kept for what they tell of the text in them."""
HINTS = {
    "advert": "ad ads advert advertisement sponsored sponsor promoted",
    "byline": "byline author authors writer contributor contributors",
    "caption": "caption credit",
    "comments": "comments comment disqus respond",
    "date": "date time timestamp datetime dateline published updated pubdate",
    "navigation": "breadcrumb breadcrumbs menu navigation navbar pagination",
    "newsletter": "newsletter signup subscribe subscription paywall",
    "pullquote": "pullquote",
    "related": "related recirc recirculation recommended recommendations trending popular promo teaser outbrain taboola",
    "share": "share sharing social socials",
    "standfirst": "standfirst dek deck subtitle subheadline subheading summary excerpt lede strapline",
    "tags": "tags topics keywords",
}
"""Words of class names, ids and roles, and the hint each gives; kept in `MarkupBlock.within` with a dot before."""
HINT_OF = {word: hint for hint, words in HINTS.items() for word in words.split()}
ROLE_OF = {"navigation": "nav", "complementary": "aside", "contentinfo": "footer", "banner": "header", "dialog": "dialog"}
"""ARIA roles, and the element each makes of another."""

POPUPS = frozenset({"hovercard", "popover", "popup", "rollover", "tooltip"})
"""Words of class names of what shows when a reader points at it. The element pointed at often has the same word."""

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_GAP = re.compile(r" *[\t\n\r\f][ \t\n\r\f]*|  +")
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_EDGE = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + "\u200b\u200c\u200d\u2060\ufeff"
CLASS_REACH = 300
"""Most characters of an attribute that are read for hints."""


class Rendered(msgspec.Struct, frozen=True, kw_only=True):
    """The text, its blocks (`extracted` not yet known) and the runs back to the text nodes."""

    text: str
    blocks: tuple[MarkupBlock, ...]
    runs: tuple[SourceRun, ...]


class _Open(msgspec.Struct):
    """An element that is open, with the nearest block-level element and what the elements around it tell."""

    tag: str
    block: bool
    nearest: str
    within: tuple[str, ...]


class _Part(msgspec.Struct):
    """Characters of the block being filled; `node` is -1 for characters of our own."""

    text: str
    node: int
    offset: int


class _Renderer:
    """Collects parts into blocks."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.length = 0
        self.blocks: list[MarkupBlock] = []
        self.runs: list[SourceRun] = []
        self.open: list[_Open] = [_Open(tag="", block=False, nearest="body", within=())]
        self.links = 0
        self.node = -1
        self.parts: list[_Part] = []
        self.space: _Part | None = None
        self.all_linked = True
        self.breaks = 0
        self.where: tuple[str, tuple[str, ...]] = ("body", ())

    def text(self, characters: str) -> None:
        """Takes one text node."""
        self.node += 1
        if not self.parts and not characters.strip(" \t\n\r\f"):
            return
        for piece in pieces(characters):
            self._piece(piece)

    def _piece(self, piece: Piece) -> None:
        start = 0
        for gap in _GAP.finditer(piece.text):
            self._words(piece, start, gap.start())
            self._gap(piece, gap.start())
            start = gap.end()
        self._words(piece, start, len(piece.text))

    def _words(self, piece: Piece, start: int, end: int) -> None:
        """Takes a stretch in which words stand one blank apart; a blank may stand at either end."""
        characters = piece.text
        if start < end and characters[start] == " ":
            self._gap(piece, start)
            start += 1
        last = end - 1 if start < end and characters[end - 1] == " " else end
        if start < last:
            self._word(self._part(piece, start, last))
        if last < end:
            self._gap(piece, last)

    def _gap(self, piece: Piece, at: int) -> None:
        """Takes white space: one blank, the document's own if it is one."""
        if self.space is None:
            self.space = self._part(piece, at, at + 1) if piece.text[at] == " " else _Part(" ", -1, 0)

    def _part(self, piece: Piece, start: int, end: int) -> _Part:
        if piece.offset is None:
            return _Part(piece.text[start:end], -1, 0)
        return _Part(piece.text[start:end], self.node, piece.offset + start)

    def _word(self, word: _Part) -> None:
        if self.breaks > 1:
            self.end_block()
        if not self.parts:
            self.where = (self.open[-1].nearest, self.open[-1].within)
        elif self.breaks:
            self.parts.append(_Part("\n", -1, 0))
        elif self.space is not None:
            self.parts.append(self.space)
        self.space, self.breaks = None, 0
        self.all_linked = self.all_linked and self.links > 0
        self.parts.append(word)

    def line_break(self) -> None:
        """Takes a `<br>`; two in a row end the block."""
        if self.parts:
            self.breaks += 1

    def cell(self) -> None:
        """Sets the next table cell apart."""
        if self.parts:
            self.space = _Part("\t", -1, 0)

    def end_block(self) -> None:
        """Closes the block being filled, if it holds anything."""
        self.space, self.breaks = None, 0
        if not self.parts:
            return
        parts, self.parts = _trimmed(self.parts), []
        linked, self.all_linked = self.all_linked, True
        if not parts:
            return
        if self.length:
            self.length += 1
        start = self.length
        for part in parts:
            self._run(part)
            self.length += len(part.text)
        self.lines.append("".join(part.text for part in parts))
        tag, within = self.where
        span = Span(start, self.length)
        self.blocks.append(MarkupBlock(span=span, tag=tag, within=(*within, "a") if linked else within, extracted=False))

    def _run(self, part: _Part) -> None:
        """Adds a part to the last run where both texts go on, else begins another."""
        if part.node < 0:
            return
        end = self.length + len(part.text)
        if self.runs:
            last = self.runs[-1]
            if last.end == self.length and last.node == part.node and last.offset + last.end - last.start == part.offset:
                self.runs[-1] = SourceRun(last.start, end, last.node, last.offset)
                return
        self.runs.append(SourceRun(self.length, end, part.node, part.offset))


def _trimmed(parts: list[_Part]) -> list[_Part]:
    """The parts without blanks, also unbreakable and invisible ones, at either end."""
    while parts and not (kept := parts[-1].text.rstrip(_EDGE)):
        parts.pop()
    if parts:
        parts[-1] = _Part(kept, parts[-1].node, parts[-1].offset)
    begin = 0
    while begin < len(parts) and not parts[begin].text.lstrip(_EDGE):
        begin += 1
    parts = parts[begin:]
    if parts:
        first = parts[0]
        cut = len(first.text) - len(first.text.lstrip(_EDGE))
        parts[0] = _Part(first.text[cut:], first.node, first.offset + cut if first.node >= 0 else 0)
    return parts


def render(root: Any) -> Rendered:  # noqa: ANN401 - lxml's elements have no public type of their own
    """The visible text of a document.

    Blocks end with a line break, `<br>` is one, table cells are set apart by a tab; no blanks stand at line ends.

    Args:
        root: an lxml element; nothing in it is changed.
    """
    from lxml import etree  # noqa: PLC0415 - slow to import; text files do without

    page = _Renderer()
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if _hidden(element):
                walk.skip_subtree()
                page.node += _text_nodes(element)
                page.open.append(_Open(tag="", block=False, nearest="", within=()))
            else:
                _start(page, element)
        elif event == "end":
            _end(page)
        if event != "start" and element is not root and element.tail:
            page.text(element.tail)
    page.end_block()
    return Rendered(text="\n".join(page.lines), blocks=tuple(page.blocks), runs=tuple(page.runs))


def _start(page: _Renderer, element: Any) -> None:  # noqa: ANN401 - see `render`
    tag = element.tag.lower()
    block = tag in BLOCKS
    if block:
        page.end_block()
    elif tag == "br":
        page.line_break()
    elif tag in {"td", "th"}:
        page.cell()
    page.links += tag == "a"
    around = page.open[-1]
    within = around.within
    for name in _tells(element, tag):
        if name not in within:
            within = (*within, name)
    page.open.append(_Open(tag=tag, block=block, nearest=tag if block else around.nearest, within=within))
    if element.text:
        page.text(element.text)


def _end(page: _Renderer) -> None:
    closed = page.open.pop()
    if closed.block:
        page.end_block()
    page.links -= closed.tag == "a"


def _hidden(element: Any) -> bool:  # noqa: ANN401 - see `render`
    """Whether a browser shows nothing of the element as long as the reader points at nothing."""
    tag = element.tag
    if not isinstance(tag, str) or tag.lower() in SKIPPED:
        return True
    if element.get("id") in ARCHIVES:
        return True
    if element.get("hidden") is not None or (tag == "dialog" and element.get("open") is None):
        return True
    style = element.get("style")
    if style is not None and _HIDDEN.search(style[:CLASS_REACH]) is not None:
        return True
    return tag == "span" and (element.get("role") == "tooltip" or (_is_popup(element) and _is_popup(element.getparent())))


def _is_popup(element: Any) -> bool:  # noqa: ANN401 - see `render`
    """Whether the element's class names what pops up, or what it pops up from."""
    names = element.get("class") if element is not None and element.tag == "span" else None
    return names is not None and not POPUPS.isdisjoint(_class_words(names[:CLASS_REACH]))


def _text_nodes(element: Any) -> int:  # noqa: ANN401 - see `render`
    """How many text nodes the element holds."""
    count = 0
    for inner in element.iter():
        count += inner.text is not None and isinstance(inner.tag, str) and inner.text != ""
        count += inner is not element and bool(inner.tail)
    return count


def _tells(element: Any, tag: str) -> tuple[str, ...]:  # noqa: ANN401 - see `render`
    """What the element tells of the text in it: its name, then hints of its class, id and role."""
    if tag in {"html", "body"}:
        return ()
    attributes = element.attrib
    if not attributes:
        return (tag,) if tag in TELLING else ()
    role = ROLE_OF.get(attributes.get("role", ""))
    words = "\x1f".join([attributes[name][:CLASS_REACH] for name in _HINTING if name in attributes])
    hints = _hints(words) if words else ()
    return (role or tag, *hints) if role or tag in TELLING else hints


_HINTING = ("class", "id", "itemprop", "data-component")
"""Attributes whose words hint at what an element holds."""


@functools.lru_cache(maxsize=8_192)
def _hints(names: str) -> tuple[str, ...]:
    """The hints that the words of class names and ids give, sorted."""
    return tuple(sorted({f".{hint}" for word in _class_words(names) if (hint := HINT_OF.get(word))}))


def _class_words(names: str) -> list[str]:
    """The words of class names, small letters: "articleBody main-text" has four."""
    return [word.lower() for word in _CLASS_WORD.findall(names)]
