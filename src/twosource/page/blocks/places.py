"""What the place of a line and the lines beside it say: rules that are mostly right, and some that are sure.

Each names what a line of furniture is likely to be there ("a headline of another page"); the weights judge how much that tells.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from twosource.page.blocks.house import concerns_reader, is_offer, speaks_to_reader, tells_nothing
from twosource.page.blocks.lines import Line
from twosource.page.blocks.phrases import Verdict
from twosource.page.blocks.topic import stems

SUBHEAD_WORDS = 9
"""Most words of a heading inside the text; longer lines without a full stop are headlines of other pages."""
LABEL_WORDS = 7
"""Most words of the name of a paper or of a section, with its motto."""
HEADLINE_WORDS = 8
"""Fewest words of the headlines of other pages that stand in a row."""
ALONE_WORDS = 16
"""Most words of a headline of another page that stands alone; longer lines may be sentences that lack their full stop."""
MENU_RUN = 3
"""Short lines in a row, without a full stop, that are a menu or list of links and no headings."""
MENU_BELOW, MENU_TOPIC = 5, 0.34
"""Fewest short lines in a row of the menu below a report, and share of its longer words that may stand in the report."""
HEADLINES_TOPIC = 0.5
"""Share of the longer words of a row of headlines in the report from which the row may be the report's."""
APART = 0.34
"""Share of a line's longer words that may stand in the report for the line to be about other things."""
MOST_HEADLINES = 12
"""Most headlines of other pages looked for on either side."""
HEAD_LINES = 12
"""Most lines before the running text of a clean text; more are a menu."""
TWICE = 2
"""Times a short line may stand on a page: twice a heading and its entry in a list of contents."""
PRINT_WORDS = 35
"""Most words of a line of small print."""
PRINT_SHARE = 0.25
"""Most words behind the report's furniture, as a share of those before it, that are read as small print."""
PRINT_TOPIC = 0.5
"""Share of its longer words in the report from which a line is about what the report is about."""

FAR_LINES = 10
"""Lines between the report and a line far from it."""

READER = "the site speaking to its reader, beside furniture"
HEADLINES = "one of several long headlines of other pages"
OFFER = "an offer to the reader between paragraphs"
SMALL_PRINT = "small print, behind the report and its furniture"
ABOVE = "a label above the headline"
BESIDE = "a line beside furniture above the report, about other things"
MOTTO = "a line without a full stop above the headline"
UNDER = "a line under the heading of other matter"
BELOW = "a line without a full stop after the last sentence"
RULES = "a line under the heading of readers' comments"
MENU = "one of many short lines below the report, about other things"
FAR = "a line far from the report on a page saved with its menus, about other things"
REPEATED = "a short line that stands on the page several times"
SURE_WHERE_CLEAN = frozenset({BELOW, MOTTO})
"""What needs none in a text that is mostly running text."""
SURE = frozenset({READER, HEADLINES, OFFER, SMALL_PRINT, ABOVE, REPEATED, RULES, MENU, BESIDE, FAR})
"""What needs no weighing."""
TELLING = re.compile(r"\b(?:said|told|added|according to)\b|^[“\"]")
"""Words of reported speech, which headlines avoid."""

_DIGIT = re.compile(r"\d")
_BEGUN = re.compile(r"[\"'“‘]?[^\W_a-z]")

Verdicts = Sequence[Verdict | None]


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """Indices of lines; one that there is none of is the number of lines.

    Attributes:
        first: of the running text.
        last: of the running text.
        spoken: the first furniture behind the last words that surely are the report's.
        closed: heads other matter.
        menu: whether a menu stands above the running text.
        whole: whether so little of the page is running text that it was saved with all that stands around the report.
    """

    first: int
    last: int
    spoken: int
    closed: int
    menu: bool
    whole: bool


def likely_furniture(
    lines: Sequence[Line], verdicts: Verdicts, bounds: Bounds, told: Mapping[str, int], language: str
) -> dict[int, str]:
    """What lines that no rule is sure of are likely to be, by index; those that read as the report's are left out.

    Args:
        lines: all of the page.
        verdicts: of each; None where no rule is sure.
        bounds: of the running text.
        told: beginnings of the longer words of the running text.
        language: of the lexicons.
    """
    found = dict.fromkeys(_spoken(lines, verdicts, language), READER)
    rows = _rows(lines, verdicts)
    head = next((i for i, verdict in enumerate(verdicts) if verdict is not None and verdict.role == "headline"), 0)
    for i, line in enumerate(lines):
        if verdicts[i] is not None or i in found or line.running:
            continue
        if i < bounds.first:
            over = i < head and not line.ended and not line.runs_on
            name = (ABOVE if _label(line, told, language) else MOTTO) if over else _above(line, bounds.first)
            name = BESIDE if not over and _beside(lines, verdicts, i, told) else name
        elif i < bounds.last:
            name = HEADLINES if _long_headlines(lines, verdicts, i, told) else _inside(line, rows[i], told, language)
        else:
            name = _below(lines, i)
        if name:
            found[i] = name
    small = _small_print(lines, verdicts, bounds.spoken, told, language)
    under = [i for i in range(bounds.closed, len(lines)) if verdicts[i] is None]
    heading = verdicts[bounds.closed] if bounds.closed < len(lines) else None
    name = RULES if heading is not None and heading.ends == "comments" and bounds.closed > bounds.last else UNDER
    again = dict.fromkeys((i for i in _repeated(lines, verdicts) if not bounds.first <= i <= bounds.last), REPEATED)
    below = dict.fromkeys(_menu_below(lines, verdicts, bounds, rows, told), MENU)
    beneath = {i: name if concerns_reader(lines[i], language) and _apart(lines[i], told) else UNDER for i in under}
    far = dict.fromkeys(_far(lines, verdicts, bounds, told), FAR)
    return {**beneath, **dict.fromkeys(small, SMALL_PRINT), **found, **far, **below, **again}


def _far(lines: Sequence[Line], verdicts: Verdicts, bounds: Bounds, told: Mapping[str, int]) -> Iterator[int]:
    """Lines without running text many lines above or below the report of a page that was saved whole."""
    outside = (*range(bounds.first - FAR_LINES + 1), *range(bounds.last + FAR_LINES, len(lines))) if bounds.whole else ()
    for i in outside:
        if verdicts[i] is None and not lines[i].running and _apart(lines[i], told):
            yield i


def _menu_below(
    lines: Sequence[Line], verdicts: Verdicts, bounds: Bounds, rows: Sequence[int], told: Mapping[str, int]
) -> Iterator[int]:
    """Labels in long rows below the report of a page with a menu that hardly share a word with the report."""
    i = bounds.last + 1 if bounds.menu else len(lines)
    while i < len(lines):
        size = max(1, rows[i])
        row = range(i, min(len(lines), i + size))
        i += size
        if size < MENU_BELOW:
            continue
        about = frozenset[str]().union(*(stems(lines[j].tokens) for j in row if verdicts[j] is None))
        if sum(stem in told for stem in about) < MENU_TOPIC * len(about):
            yield from (
                j for j in row if verdicts[j] is None and lines[j].words <= LABEL_WORDS and not _DIGIT.search(lines[j].text)
            )


def _repeated(lines: Sequence[Line], verdicts: Verdicts) -> Iterator[int]:
    """Short lines that stand on the page more than twice, and mostly not right above running text, as names of speakers do."""
    texts = Counter(line.text for line in lines)
    again = [
        i
        for i, line in enumerate(lines)
        if verdicts[i] is None and texts[line.text] > TWICE and not (line.running or line.ended or line.runs_on)
    ]
    heading = Counter(lines[i].text for i in again if i + 1 < len(lines) and lines[i + 1].running)
    for i in again:
        text = lines[i].text
        if 2 * heading[text] < texts[text] and "\t" not in text and "  " not in text:
            yield i


def _rows(lines: Sequence[Line], verdicts: Verdicts) -> list[int]:
    """For each line how many in a row with it are short without an end, or furniture; 0 for others.

    A time stamp begins an entry of a live page: it ends the row before it and is of none.
    """
    sizes = [0] * len(lines)
    start = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and _flat(lines[i], verdicts[i]):
            continue
        for j in range(start, i):
            sizes[j] = i - start
        start = i + 1
    return sizes


def _flat(line: Line, verdict: Verdict | None) -> bool:
    if verdict is not None:
        return verdict.role == "furniture" and not verdict.border
    return not (line.running or line.ended or line.runs_on)


def _above(line: Line, first: int) -> str | None:
    """A line before the running text: the report's only if it announces more, or is a sentence of a clean text."""
    if (line.runs_on and line.words >= 6) or (line.ended and first <= HEAD_LINES):
        return None
    return "a short line before the running text"


def _beside(lines: Sequence[Line], verdicts: Verdicts, i: int, told: Mapping[str, int]) -> bool:
    """Whether a line without an end stands next to furniture and is about other things than the report."""
    line = lines[i]
    near = [verdicts[j] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    furniture = any(verdict is not None and verdict.role == "furniture" for verdict in near)
    return furniture and not line.ended and not line.runs_on and _apart(line, told)


def _label(line: Line, told: Mapping[str, int], language: str) -> bool:
    """Whether a line above the headline is too short for a summary, or a notice: a paper's name, its motto, a section."""
    return line.words <= LABEL_WORDS or (concerns_reader(line, language) and _apart(line, told))


def _apart(line: Line, told: Mapping[str, int]) -> bool:
    """Whether a line is about other things than the report."""
    about = stems(line.tokens)
    return sum(stem in told for stem in about) < APART * len(about)


def _inside(line: Line, row: int, told: Mapping[str, int], language: str) -> str | None:
    if line.ended or line.runs_on:
        return None
    if row > 1 and line.headline_like:
        return "one of several headlines of other pages"
    if row >= MENU_RUN:
        return "one of several short lines in a row"
    if line.headline_like and SUBHEAD_WORDS < line.words <= ALONE_WORDS:
        return OFFER if is_offer(line, language) and _apart(line, told) else "a headline of another page"
    return None


def _long_headlines(lines: Sequence[Line], verdicts: Verdicts, i: int, told: Mapping[str, int]) -> bool:
    """Whether a line stands in a row of headlines too long for headings of the text, which no colon announces.

    Lists of the report begin alike, and are about what it is about; pieces of broken sentences begin in small letters.
    """
    start, end = i, i + 1
    while start > 0 and i - start < MOST_HEADLINES and _long_headline(lines[start - 1], verdicts[start - 1]):
        start -= 1
    while end < len(lines) and end - i < MOST_HEADLINES and _long_headline(lines[end], verdicts[end]):
        end += 1
    announced = start > 0 and lines[start - 1].runs_on
    if end - start < 2 or announced or not _long_headline(lines[i], verdicts[i]):
        return False
    row = lines[start:end]
    if len({line.tokens[0] for line in row}) < len(row) or not all(_BEGUN.match(line.text) for line in row):
        return False
    about = frozenset[str]().union(*(stems(line.tokens) for line in row))
    return sum(stem in told for stem in about) < HEADLINES_TOPIC * len(about)


def _long_headline(line: Line, verdict: Verdict | None) -> bool:
    likely = verdict is None and line.words >= HEADLINE_WORDS and line.headline_like
    return likely and not line.ended and not TELLING.search(line.text)


def _below(lines: Sequence[Line], i: int) -> str | None:
    line = lines[i]
    beside = any(other.headline_like for other in (*lines[i - 1 : i], *lines[i + 1 : i + 2]))
    if (line.headline_like and (beside or line.words <= ALONE_WORDS)) or (line.words < 4 and not line.ended):
        return BELOW
    return None


def _spoken(lines: Sequence[Line], verdicts: Verdicts, language: str) -> Iterator[int]:
    """Lines of the site speaking to its reader that stand, all alike, next to furniture or next to each other."""
    i = 0
    while i < len(lines):
        start = i
        while i < len(lines) and verdicts[i] is None and speaks_to_reader(lines[i], language):
            i += 1
        if i > start:
            sides = [verdicts[j] for j in (start - 1, i) if 0 <= j < len(lines)]
            if i - start > 1 or any(verdict is not None and verdict.role == "furniture" for verdict in sides):
                yield from range(start, i)
        i += 1


def _small_print(
    lines: Sequence[Line], verdicts: Verdicts, behind: int, told: Mapping[str, int], language: str
) -> Iterator[int]:
    """Short lines behind furniture at the end that hold no quotation and no figure, and are about other things."""
    rest = [line.words for line, verdict in zip(lines[behind + 1 :], verdicts[behind + 1 :], strict=True) if verdict is None]
    report = [line.words for line, verdict in zip(lines[:behind], verdicts[:behind], strict=True) if verdict is None]
    if sum(rest) > PRINT_SHARE * sum(report):
        return
    for i in range(behind + 1, len(lines)):
        line = lines[i]
        if verdicts[i] is not None or line.words > PRINT_WORDS or _DIGIT.search(line.text):
            continue
        own = stems(line.tokens)
        if sum(told.get(stem, 0) > line.running for stem in own) < PRINT_TOPIC * len(own) and tells_nothing(
            line.text, language
        ):
            yield i
