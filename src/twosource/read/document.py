"""Decoded text or HTML -> `Page`."""

import functools
import hashlib
import re
from typing import Any

from twosource.errors import PageError
from twosource.model import GivenFacts, MarkupFacts, Page, SourceRun
from twosource.read.extract import extracted_blocks, extraction_of
from twosource.read.render import render
from twosource.read.repair import repaired
from twosource.read.stated import stated_facts

MOST_DEPTH = 1_000
"""Elements within one another that a document may have; news pages have fewer than a hundred."""
MOST_TEXT = 1_000_000
"""Characters of one page's text: a page of news has rarely more than 100,000, a whole book 500,000."""
MOST_LINES = 20_000
"""Lines of one page; live pages of a day have a few thousand, and each line is judged by itself."""
EXTRACTOR_DEPTH = 250
"""Depth up to which the extractor, which calls itself for each level, is asked."""
EXTRACTOR_SIZE = 5_000_000
"""Characters of HTML up to which it is asked."""
EXTRACTOR_ELEMENTS = 30_000
"""Elements up to which the extractor is asked: it takes seconds for more; live pages of a day have 10,000."""

_BLANK = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]*")
_LOOKS_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_INLINE = re.compile(
    r"""data:(?<=["'(=]data:)[\w.+-]{1,40}/[\w.+-]{1,80}(?:;[\w=.+-]{1,40}){0,3},[^"'\s()<>]{1000,}""", re.ASCII
)
"""Pictures and fonts in attributes and styles: a page saved as one file is mostly these, and parsers get slow on them."""
_NOT_CHARACTERS = re.compile("[\0\ud800-\udfff]")


def page_id(source: str) -> str:
    """The digest of a page's content: 16 hexadecimal digits."""
    return hashlib.sha256(source.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]


def looks_like_html(text: str) -> bool:
    """Whether the text begins as an HTML document does."""
    return _LOOKS_HTML.match(text[:10_000]) is not None


def sound(text: str) -> str:
    """The text with what is no character (halves of surrogate pairs, as JSON can hold) replaced by U+FFFD, one for one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _NOT_CHARACTERS.sub("\ufffd", text)
    return text.replace("\0", "\ufffd")


def printable(text: str) -> str:
    """The text with what would spoil a message (line breaks, marks of control or direction) replaced by U+FFFD, one for one."""
    return text if text.isprintable() else "".join(char if char.isprintable() else "\ufffd" for char in text)


def text_page(
    text: str, *, name: str, path: str | None = None, url: str | None = None, given: GivenFacts | None = None
) -> Page:
    """A page of plain text: its text is the decoded file, character for character.

    Raises:
        PageError: there is nothing but blanks in it.
    """
    text = sound(text)
    if _BLANK.fullmatch(text):
        raise PageError("this page is empty", "save the page again; it may have been saved before it was loaded")
    _check_extent(text)
    return Page(
        id=page_id(text),
        name=name,
        path=path,
        url=url,
        medium="text",
        text=text,
        given=given or GivenFacts(),
        source_map=(SourceRun(0, len(text), 0, 0),),
    )


def html_page(
    source: str, *, name: str, path: str | None = None, url: str | None = None, given: GivenFacts | None = None
) -> Page:
    """A page of HTML: its text is our rendering of what a reader sees.

    Raises:
        PageError: it cannot be parsed, is nested too deep, or shows no text.
    """
    content = sound(source)
    source = _INLINE.sub("data:,", content)
    tree = _parsed(source)
    depth, elements = _extent(tree)
    if depth > MOST_DEPTH:
        raise PageError(f"this HTML has more than {MOST_DEPTH:,} elements within one another", "save the page as text")
    shown = render(tree)
    if not shown.text:
        raise PageError("this page shows no text", "save it after its scripts have run (as a complete page), or as text")
    _check_extent(shown.text)
    simple = depth <= EXTRACTOR_DEPTH and elements <= EXTRACTOR_ELEMENTS and len(source) <= EXTRACTOR_SIZE
    stated: MarkupFacts = stated_facts(tree)
    extraction = repaired(extraction_of(tree)) if simple else ""
    return Page(
        id=page_id(content),
        name=name,
        path=path,
        url=url,
        medium="html",
        text=shown.text,
        given=given or GivenFacts(),
        stated=stated,
        markup=extracted_blocks(shown.blocks, shown.text, extraction),
        source_map=shown.runs,
    )


def _parsed(source: str) -> Any:  # noqa: ANN401 - lxml's elements have no public type of their own
    """The document's tree.

    Raises:
        PageError: there is none.
    """
    from lxml import etree, html  # noqa: PLC0415 - slow to import; text files do without

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    parser.set_element_class_lookup(_one_class())
    try:
        return html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise PageError("this HTML cannot be parsed", "save the page again, or save it as text") from error


@functools.cache
def _one_class() -> Any:  # noqa: ANN401 - see `_parsed`
    """One class for all elements: lxml would else choose one for each, in Python, at every step of every walk."""
    from lxml import etree, html  # noqa: PLC0415 - see `_parsed`

    return etree.ElementDefaultClassLookup(
        element=html.HtmlElement, comment=html.HtmlComment, pi=html.HtmlProcessingInstruction, entity=html.HtmlEntity
    )


def _check_extent(text: str) -> None:
    """Refuse what is longer than any page of news, or has more lines: it would take minutes and tell nothing.

    Raises:
        PageError: it is.
    """
    mend = "cut it, or write it as JSONL records, one a page"
    if len(text) > MOST_TEXT:
        raise PageError(f"this page has {len(text):,} characters of text; a page may have {MOST_TEXT:,}", mend)
    count = text.count("\n")
    if count > MOST_LINES:
        raise PageError(f"this page has {count:,} lines; a page may have {MOST_LINES:,}", mend)


def _extent(tree: object) -> tuple[int, int]:
    """How many elements stand within one another at the deepest place, and how many there are."""
    from lxml import etree  # noqa: PLC0415 - see `_parsed`

    deepest = level = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        started = event == "start"
        count += started
        level += 1 if started else -1
        deepest = max(deepest, level)
    return deepest, count
