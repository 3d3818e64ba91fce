"""Roles of the lines of a page that has no markup: what the words say first, then shape and place.

The running text (ended sentences) is found first; what stands before it is searched for headline, standfirst and byline, what
stands after it or is set apart in it is furniture unless it reads as part of the report. A sentence of the report is never
given up for a line of furniture: where shape does not tell, the line stays a paragraph.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from twosource.page.blocks.head import judge_head
from twosource.page.blocks.house import speaks_to_reader
from twosource.page.blocks.lines import Line
from twosource.page.blocks.phrases import Verdict, Verdicts, judge
from twosource.page.blocks.tail import SPOKEN, end_of_report, judge_tail

SUBHEAD_WORDS = 9
"""Most words of a heading inside the text; longer lines without a full stop are headlines of other pages."""
ALONE_WORDS = 16
"""Most words of a headline of another page that stands alone; longer lines may be sentences that lack their full stop."""
REPORTING = re.compile(
    r"\b(?:said|told|added|according to)\b|^[“\"]|^(?:The|It|He|She|They|His|Her|Its|This|But|And)\s.*\bthe\b"
)
"""Words of reported speech, quotations, and openings with articles after them, that headlines avoid."""
ITEM = re.compile(r"\d{1,2}[.)]\s")
"""A number at the front of an item of a list."""
SHORT_WEIGHT, FURNITURE_WEIGHT, END_WEIGHT = 4.0, 6.0, 40.0
"""Words of running text that one short line, one line of furniture, or the heading of other matter outweighs. Measured on our
rendering of news pages without its markup."""
MENU_LINES, MENU_SHARE = 12, 0.6
"""Lines, and share of short ones among them, from which a stretch is menus and teasers."""
LIST_ITEMS = 12
"""Most items of a list that a colon announces."""
MENU_RUN = 3
"""Short lines in a row, without a full stop, that are a menu or list of links and no headings."""
REPEATS = 3
"""Times a short line must stand on a page to be the page's, not the report's."""


def roles(lines: Sequence[Line], language: str) -> list[Verdict]:
    """One verdict a line, in order."""
    verdicts: Verdicts = [judge(line, language) for line in lines]
    if verdicts and (opening := verdicts[0]) is not None and opening.shape:
        verdicts[0] = None
    _repeated(lines, verdicts)
    _spoken(lines, verdicts, language)
    running = [i for i, line in enumerate(lines) if verdicts[i] is None and line.running]
    if not running:
        return [verdict or Verdict(role="paragraph", why="No running text tells what this line is.") for verdict in verdicts]
    begin, stop = _core(lines, verdicts)
    end = min(stop, end_of_report(lines, verdicts, [i for i in running if begin <= i < stop], language))
    first = next(i for i in running if i >= begin)
    last = max((i for i in running if i < end), default=first)
    judge_head(lines, verdicts, first, language)
    runs = _runs(lines, verdicts, (first, last))
    for i in range(first, last + 1):
        verdicts[i] = verdicts[i] or _inside(lines, i, runs.get(i, 0))
    for i in range(last + 1, len(lines)):
        verdicts[i] = verdicts[i] or _after(lines, i, end)
    judge_tail(lines, verdicts, running, language)
    return [verdict or Verdict(role="paragraph", why="Nothing tells this line from the report.") for verdict in verdicts]


def _repeated(lines: Sequence[Line], verdicts: Verdicts) -> None:
    """Makes short lines furniture that stand on the page three times or more ("Article content")."""
    counts = Counter(line.text for line in lines if not line.running)
    for i, line in enumerate(lines):
        if verdicts[i] is None and not line.running and counts[line.text] >= REPEATS and not line.text.endswith(":"):
            verdicts[i] = Verdict(role="furniture", why="A short line that the page repeats.")


def _spoken(lines: Sequence[Line], verdicts: Verdicts, language: str) -> None:
    """Makes lines furniture in which the site speaks to its reader right beside other furniture, on either side."""
    for order, step in ((range(1, len(lines)), -1), (range(len(lines) - 2, -1, -1), 1)):
        for i in order:
            beside = verdicts[i + step]
            if (
                verdicts[i] is None
                and beside is not None
                and beside.role == "furniture"
                and speaks_to_reader(lines[i], language)
            ):
                verdicts[i] = SPOKEN


def _core(lines: Sequence[Line], verdicts: Verdicts) -> tuple[int, int]:
    """Where the report begins and ends on a page that was saved whole, menus and teasers with it.

    The stretch of lines with the greatest sum of weights: words of running text count for it, every other line against it
    (Kadane's maximum subarray). What lies outside is cut off only where it has the look of menus, so that a clean text,
    with a few lines of furniture, is never cut.
    """
    best, begin, here, start = 0.0, 0, 0.0, 0
    end = len(lines)
    for i, line in enumerate(lines):
        weight = float(line.words) if verdicts[i] is None and line.running else -_against(line, verdicts[i])
        if here <= 0:
            here, start = 0.0, i
        here += weight
        if here > best:
            best, begin, end = here, start, i + 1
    before, after = range(begin), range(end, len(lines))
    return (begin if _menus(lines, verdicts, before) else 0), (end if _menus(lines, verdicts, after) else len(lines))


def _against(line: Line, verdict: Verdict | None) -> float:
    """How much a line that is no running text speaks against one report's going on over it, in words."""
    if verdict is not None:
        return END_WEIGHT if verdict.ends else FURNITURE_WEIGHT if verdict.role == "furniture" else 0.0
    return 0.0 if line.ended else SHORT_WEIGHT


def _menus(lines: Sequence[Line], verdicts: Verdicts, stretch: range) -> bool:
    """Whether lines look like menus and teasers: many, and most of them short."""
    short = sum(verdicts[i] is not None or not (lines[i].running or lines[i].ended) for i in stretch)
    return short >= MENU_LINES and short >= MENU_SHARE * len(stretch)


def _runs(lines: Sequence[Line], verdicts: Verdicts, bounds: tuple[int, int]) -> dict[int, int]:
    """For each line set apart from the running text, short without an end or furniture, how many stand in a row."""
    sizes: dict[int, int] = {}
    row: list[int] = []
    for i in range(bounds[0], bounds[1] + 1):
        verdict, line = verdicts[i], lines[i]
        if verdict.role == "furniture" if verdict is not None else not (line.running or line.ended or line.runs_on):
            row.append(i)
            continue
        sizes.update(dict.fromkeys(row, len(row)))
        row = []
    return sizes


def _inside(lines: Sequence[Line], i: int, row: int) -> Verdict | None:
    """The role of a line between the first and the last line of running text; `row` as `_runs` gives it."""
    return next((verdict for rule in INSIDE_RULES if (verdict := rule(lines, i, row))), None)


def _running(lines: Sequence[Line], i: int, _row: int) -> Verdict | None:
    if lines[i].running or lines[i].ended:
        return Verdict(role="paragraph", why="This line ends as a sentence does.")
    return None


def _continued(lines: Sequence[Line], i: int, _row: int) -> Verdict | None:
    if lines[i].runs_on and lines[i].words >= 2:
        return Verdict(role="paragraph", why="This line ends as one does that announces the next.")
    return _reporting(lines[i])


def _reporting(line: Line) -> Verdict | None:
    """A sentence that lacks its full stop: reports say "said" and "the", headlines say "says" and leave articles out."""
    if not line.ended and line.words >= 6 and REPORTING.search(line.text):
        return Verdict(role="paragraph", why="A sentence, by its words, that lacks its full stop.")
    return None


def _listed(lines: Sequence[Line], i: int, _row: int) -> Verdict | None:
    if lines[i].text[:1] in "-•*·▪–—‣●" or ITEM.match(lines[i].text):
        return Verdict(role="paragraph", why="This line is an item of a list in the text.")
    j = i
    while j > max(0, i - LIST_ITEMS) and not lines[j].running and not lines[j].runs_on:
        j -= 1
    if lines[j].text.endswith(":") and lines[j].words >= 4:
        return Verdict(role="paragraph", why="This line belongs to a list that a colon announces.")
    return None


def _other_headlines(lines: Sequence[Line], i: int, row: int) -> Verdict | None:
    if row > 1 and lines[i].headline_like:
        return Verdict(role="furniture", why="One of several headlines of other pages, set into the running text.")
    if row >= MENU_RUN:
        return Verdict(role="furniture", why="One of several short lines in a row, as in menus and lists of links.")
    if lines[i].headline_like and SUBHEAD_WORDS < lines[i].words <= ALONE_WORDS:
        return Verdict(role="furniture", why="A headline of another page, set into the running text.")
    return None


def _subhead(lines: Sequence[Line], i: int, _row: int) -> Verdict | None:
    if lines[i].words <= SUBHEAD_WORDS:
        return Verdict(role="subhead", why="A short line without a full stop inside the running text.")
    return None


InsideRule = Callable[[Sequence[Line], int, int], Verdict | None]
INSIDE_RULES: tuple[InsideRule, ...] = (_running, _continued, _listed, _other_headlines, _subhead)


def _after(lines: Sequence[Line], i: int, end: int) -> Verdict | None:
    """The role of a line after the running text of the report."""
    line = lines[i]
    if i >= end:
        return Verdict(role="furniture", why="This line stands after the report, under the heading of other matter.")
    if verdict := _reporting(line):
        return verdict
    beside = any(other.headline_like for other in (*lines[i - 1 : i], *lines[i + 1 : i + 2]))
    if (line.headline_like and (beside or line.words <= ALONE_WORDS)) or (line.words < 4 and not line.ended):
        return Verdict(role="furniture", why="A line without a full stop after the last sentence of the report.")
    return None
