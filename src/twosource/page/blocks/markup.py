"""Roles of the blocks of a page that has markup.

The evidence, in this order: the words of the line, its element and what encloses it, whether the extractor took it, and its
place between blocks that it took. Where the extractor took nothing, the page is judged as plain text is.
"""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from twosource.model import MarkupBlock, Page, Span
from twosource.page.blocks import plain
from twosource.page.blocks.head import STANDFIRST_WORDS
from twosource.page.blocks.house import is_pitch
from twosource.page.blocks.lines import Line, measure
from twosource.page.blocks.phrases import Verdict, judge
from twosource.page.blocks.survey import AFTER_SHARE

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
APART = frozenset(
    {"nav", "footer", "form", "menu", "dialog", "button", ".navigation", ".comments", ".newsletter", ".share", ".tags"}
)
"""Enclosures whose words are not the report's, whatever the extractor took."""
DOUBTFUL = frozenset({"aside", ".related", ".advert", "header"})
"""Enclosures whose words are not the report's unless the extractor took them."""
PROMOTING = frozenset({"aside", ".related", ".advert", ".newsletter", ".share"})
"""Enclosures in which a line that tells the reader what to do is an offer, though the extractor took it."""
STANDFIRST_REACH = 8
"""Most lines under the headline at which a summary stands."""
BYLINE_WORDS = 20
"""Most words of a byline that only its class shows."""
HEADING_WORDS = 15
"""Most words of a heading that the extractor left out."""
TEASERS, TEASER_WORDS = 2, 50
"""Fewest teasers, each a heading and a paragraph, under the heading of other pages; most words of either."""

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_WORD = re.compile(r"\w+")


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a markup block, with what its place shows.

    Attributes:
        title: it has the words of the stated title.
        between: it stands between the first and the last block the extractor took.
        before: it stands before the first of them.
        beside: it stands in a row of like blocks most of whose words the extractor took.
        below_title: lines between it and the title above it, 1 for the next; 0 if there is none.
        enclosed: what encloses it and not the report as a whole.
    """

    line: Line
    block: MarkupBlock
    title: bool
    between: bool
    before: bool
    beside: bool
    below_title: int
    enclosed: frozenset[str]


def roles(page: Page, language: str) -> list[tuple[Line, Verdict]]:
    """The lines of the page with one verdict each, in order."""
    lines = [(line, block) for block in page.markup for line in _lines(page.text, block)]
    taken = [i for i, (_, block) in enumerate(lines) if block.extracted]
    if not taken:
        only = [line for line, _ in lines]
        return list(zip(only, plain.roles(only, language), strict=True))
    placed = _placed(page, lines, taken)
    verdicts = [_verdict(one, language) for one in placed]
    _one_headline(placed, verdicts)
    _comments(placed, verdicts)
    _teasers(placed, verdicts)
    return [(one.line, verdict) for one, verdict in zip(placed, verdicts, strict=True)]


def _placed(page: Page, lines: Sequence[tuple[Line, MarkupBlock]], taken: Sequence[int]) -> list[Placed]:
    """Every line with what its place shows."""
    title = _words(page.stated.title) if page.stated and page.stated.title else []
    titled = [bool(title) and _words(line.text) == title for line, _ in lines]
    beside = _beside(lines, taken)
    common = _common(lines, taken)
    placed, last_title = [], None
    for i, (line, block) in enumerate(lines):
        placed.append(
            Placed(
                line=line,
                block=block,
                title=titled[i],
                between=taken[0] < i < taken[-1],
                before=i < taken[0],
                beside=i in beside,
                below_title=0 if last_title is None else i - last_title,
                enclosed=frozenset(block.within) - common,
            )
        )
        if titled[i] and (i < taken[0] or last_title is None):
            last_title = i
    return placed


def _common(lines: Sequence[tuple[Line, MarkupBlock]], taken: Sequence[int]) -> frozenset[str]:
    """What encloses most of the running text that the extractor took: it tells nothing of furniture."""
    total, words = 0, Counter[str]()
    for i in taken:
        line, block = lines[i]
        if line.running:
            total += line.words
            words.update(dict.fromkeys(block.within, line.words))
    return frozenset(name for name, count in words.items() if 2 * count > total)


def _beside(lines: Sequence[tuple[Line, MarkupBlock]], taken: Sequence[int]) -> frozenset[int]:
    """The lines in runs of like blocks of whose running words the extractor took at least half, but not all."""
    found: set[int] = set()
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and _alike(lines[end][1], lines[start][1]):
            continue
        run = [i for i in range(start, end) if lines[i][0].running]
        words = sum(lines[i][0].words for i in run)
        had = sum(lines[i][0].words for i in run if lines[i][1].extracted)
        if 2 * had >= words > had:
            found.update(run)
        start = end
    return frozenset(found.difference(taken))


def _alike(one: MarkupBlock, other: MarkupBlock) -> bool:
    """Whether two blocks have the same element and enclosures."""
    return one.tag == other.tag and one.within == other.within


def _lines(text: str, block: MarkupBlock) -> list[Line]:
    """The block's lines: `<br>` breaks them."""
    return [measure(text, Span(*found.span())) for found in _LINE.finditer(text, block.span.start, block.span.end)]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _verdict(one: Placed, language: str) -> Verdict:
    verdict = next((verdict for rule in RULES if (verdict := rule(one, language))), None)
    return verdict or Verdict(role="furniture", why="The extractor did not take this block for the report.")


def _headline(one: Placed, _language: str) -> Verdict | None:
    if one.title and (one.block.tag in HEADINGS or one.before):
        return Verdict(role="headline", why="This block has the words of the title that the page's markup states.")
    if one.block.tag == "h1" and not one.block.within and one.before and one.line.words >= 4:
        return Verdict(role="headline", why="The markup makes this block a heading of the first level.")
    return None


def _apart(one: Placed, _language: str) -> Verdict | None:
    enclosure = next((name for name in one.block.within if name in APART & one.enclosed), None)
    if enclosure and not (one.block.extracted and one.line.running and enclosure.startswith((".", "form"))):
        return Verdict(role="furniture", why=f"This block stands in the page's {enclosure.lstrip('.')}.")
    return None


def _said_by_words(one: Placed, language: str) -> Verdict | None:
    verdict = judge(one.line, language)
    if verdict is None or (verdict.role == "furniture" and one.block.extracted and one.line.running and one.line.words > 40):
        return None
    if verdict.role == "byline" and one.block.extracted and one.line.ended:
        return None
    return verdict


def _caption(one: Placed, _language: str) -> Verdict | None:
    if one.block.tag == "figcaption" or "figcaption" in one.block.within:
        return Verdict(role="caption", why="The markup makes this block a caption.")
    if ".caption" in one.block.within and not one.block.extracted:
        return Verdict(role="caption", why="The class of its element calls this block a caption.")
    return None


def _byline(one: Placed, _language: str) -> Verdict | None:
    short = one.line.words <= BYLINE_WORDS and not one.line.running and not one.block.extracted
    if short and ".byline" in one.block.within and (one.before or one.between):
        return Verdict(role="byline", why="The class of its element calls this block a byline.")
    return None


def _standfirst(one: Placed, _language: str) -> Verdict | None:
    if not one.below_title or one.line.words not in STANDFIRST_WORDS:
        return None
    if ".standfirst" in one.enclosed and one.below_title <= STANDFIRST_REACH:
        return Verdict(role="standfirst", why="The class of its element calls this block a summary.")
    if one.block.extracted or not one.before:
        return None
    if "a" in one.enclosed or DOUBTFUL & one.enclosed - {"header"}:
        return None
    if one.block.tag in {"h2", "h3", "p"} and one.below_title == 1:
        return Verdict(role="standfirst", why="A summary right under the headline, before the report.")
    return None


def _taken(one: Placed, language: str) -> Verdict | None:
    block, line = one.block, one.line
    if not block.extracted:
        return None
    if PROMOTING & one.enclosed and is_pitch(line, language, apart=True):
        return Verdict(role="furniture", why="The class of its element calls this block an offer, and so do its words.")
    if "a" in block.within and not line.ended:
        return Verdict(role="furniture", why="This line is nothing but a link to another page.")
    if block.tag in HEADINGS:
        return Verdict(role="subhead", why="A heading inside the report.")
    if ".pullquote" in block.within:
        return Verdict(role="pullquote", why="The class of its element calls this block a pulled quotation.")
    return Verdict(role="paragraph", why="The extractor took this block for the report.")


def _passed_over(one: Placed, _language: str) -> Verdict | None:
    """What the extractor left out between or beside blocks that it took."""
    if "a" in one.enclosed or DOUBTFUL & one.enclosed:
        return None
    if one.between and one.block.tag in {"p", "blockquote"} and one.line.running:
        return Verdict(role="paragraph", why="A paragraph of ended sentences between blocks of the report.")
    if one.between and one.block.tag in HEADINGS and one.line.words <= HEADING_WORDS:
        return Verdict(role="subhead", why="A heading between blocks of the report.")
    if one.beside and one.line.running:
        return Verdict(role="paragraph", why="A paragraph in a row of like ones that are mostly the report's.")
    return None


Rule = Callable[[Placed, str], Verdict | None]
RULES: tuple[Rule, ...] = (
    _headline,
    _apart,
    _caption,
    _said_by_words,
    _byline,
    _standfirst,
    _taken,
    _passed_over,
)


def _comments(placed: Sequence[Placed], verdicts: list[Verdict]) -> None:
    """Makes furniture what stands under the heading of the readers' comments, where little of the report would be lost."""
    words = [one.line.words if verdict.role == "paragraph" else 0 for one, verdict in zip(placed, verdicts, strict=True)]
    total, before = sum(words), 0
    for i, verdict in enumerate(verdicts):
        before += words[i]
        if verdict.ends == "comments" and total - before <= AFTER_SHARE * before:
            for j in range(i + 1, len(verdicts)):
                if verdicts[j].role != "furniture":
                    verdicts[j] = Verdict(role="furniture", why="This block stands under the heading of the readers' comments.")
            return


def _teasers(placed: Sequence[Placed], verdicts: list[Verdict]) -> None:
    """Makes furniture what stands under the heading of other pages, if all of it is headings with one paragraph each."""
    at = next((i for i, verdict in enumerate(verdicts) if verdict.ends == "pages" and not placed[i].before), len(verdicts))
    rest = [i for i in range(at + 1, len(verdicts)) if verdicts[i].role in {"subhead", "paragraph"}]
    told = [verdicts[i].role == "paragraph" for i in rest]
    pairs = sum(not head and text for head, text in itertools.pairwise(told))
    if told.count(True) == pairs >= TEASERS and all(placed[i].line.words <= TEASER_WORDS for i in rest):
        for i in range(at + 1, len(verdicts)):
            if verdicts[i].role != "furniture":
                verdicts[i] = Verdict(
                    role="furniture", why="This block stands in a list of teasers under the heading of other pages."
                )


def _one_headline(placed: Sequence[Placed], verdicts: list[Verdict]) -> None:
    """Keeps the best headline, the last of the best before the report, and makes the others furniture."""
    heads = [i for i, verdict in enumerate(verdicts) if verdict.role == "headline"]
    if len(heads) < 2:
        return
    kept = max(heads, key=lambda i: (placed[i].title, placed[i].block.tag == "h1", i))
    for i in heads:
        if i != kept:
            verdicts[i] = Verdict(role="furniture", why="The headline once more, or that of another page.")
