"""A page without markup seen as a whole: what rules are sure of, where the running text lies, the signs of all other lines."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

from twosource.language import lexicon
from twosource.page.blocks.head import name_head
from twosource.page.blocks.house import is_clear_report
from twosource.page.blocks.lines import Line
from twosource.page.blocks.phrases import Verdict, Verdicts, judge
from twosource.page.blocks.places import SURE, SURE_WHERE_CLEAN, Bounds, likely_furniture
from twosource.page.blocks.signs import Setting, signs_of
from twosource.page.blocks.topic import stems

SHORT_WEIGHT, FURNITURE_WEIGHT, END_WEIGHT = 4.0, 6.0, 40.0
"""Words of running text that one short line, one line of furniture, or the heading of other matter outweighs. Measured on our
rendering of news pages without its markup."""
MENU_LINES, MENU_SHARE = 12, 0.6
"""Lines, and share of short ones among them, from which a stretch is menus and teasers."""
CLEAN = 0.5
"""Least share of running text among the lines of a text that was not saved with its menus."""
MOSTLY, HALF = 0.6, 0.3
"""Shares of running text among the lines from which a page is mostly, or about half, running text."""
SHARED = 0.2
"""Most of the running text that other pages may have too for what else they share to be the site's: copies share it all."""
AFTER_SHARE = 0.25
"""Most running text after the heading of other matter, as a share of that before it, for the report to end there."""


PageKind = Literal["mostly", "half", "little"]

SOFT = ("links", "sharing")
"""What phrases say of sentences that reports may have too."""
ROW = "This line is a row of short entries, as menus are."


class Survey(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the lines before any is weighed.

    Attributes:
        verdicts: of each line; None, or a standfirst, where no rule is sure.
        signs: of each line no rule is sure of, by index.
        likely: what rules of place take such lines for, by index.
        first: index of the first line of running text; the number of lines if there is none.
        last: index of the last.
        page: how much of it is running text.
    """

    verdicts: Verdicts
    signs: dict[int, list[str]]
    likely: dict[int, str]
    first: int
    last: int
    page: PageKind


def survey(lines: Sequence[Line], language: str, repeated: frozenset[str] = frozenset()) -> Survey:
    """The lines of one page as rules and signs have them; `repeated` are lines that other pages of the run have too."""
    verdicts: Verdicts = [judge(line, language) for line in lines]
    if verdicts and (opening := verdicts[0]) is not None and opening.shape:
        verdicts[0] = None
    claimed = _claimed(lines, verdicts, language)
    running = [i for i, line in enumerate(lines) if verdicts[i] is None and line.running]
    _repeated(lines, verdicts, running, repeated)
    if not running:
        return Survey(verdicts=verdicts, signs={}, likely={}, first=len(lines), last=len(lines), page="little")
    begin, end = _core(lines, verdicts)
    closed = _closed(lines, verdicts, [i for i in running if begin <= i < end] or running)
    menu = _menus(lines, verdicts, range(begin))
    first = next((i for i in running if i >= begin), running[0]) if menu else running[0]
    name_head(lines, verdicts, first, language)
    inside = [i for i in running if begin <= i < min(end, closed)]
    spoken = _spoken(lines, verdicts, running, language)
    whole = len(running) <= HALF * len(lines)
    bounds = Bounds(first=first, last=max(inside, default=first), spoken=spoken, closed=closed, menu=menu, whole=whole)
    doubtful = [
        i
        for i, line in enumerate(lines)
        if _open(verdicts[i]) and (i in claimed or not line.running or not begin <= i < closed or i >= min(end, spoken))
    ]
    if not doubtful:
        return Survey(verdicts=verdicts, signs={}, likely={}, first=first, last=bounds.last, page="mostly")
    told = Counter(stem for i in inside for stem in stems(lines[i].tokens))
    likely = {**likely_furniture(lines, verdicts, bounds, told, language), **claimed}
    sure = SURE | SURE_WHERE_CLEAN if len(running) >= CLEAN * len(lines) else SURE
    for i, name in likely.items():
        if name in sure and verdicts[i] is None:
            verdicts[i] = Verdict(role="furniture", why=f"By its words and its place this line is {name}.")
    setting = Setting(begin=begin, end=end, closed=closed, told=told, spoken=spoken, menu=menu, likely=likely)
    asked = [i for i in doubtful if _open(verdicts[i])]
    signs = dict(signs_of(lines, verdicts, asked, setting, language))
    return Survey(
        verdicts=verdicts, signs=signs, likely=likely, first=first, last=bounds.last, page=_page(lines, verdicts, running)
    )


def _page(lines: Sequence[Line], verdicts: Verdicts, running: Sequence[int]) -> PageKind:
    """How much of a page is running text."""
    share = sum(_open(verdicts[i]) for i in running) / len(lines)
    return "mostly" if share > MOSTLY else "half" if share > HALF else "little"


def _claimed(lines: Sequence[Line], verdicts: Verdicts, language: str) -> dict[int, str]:
    """Takes back what phrases say of lines that reports may have too, and gives it as signs, by index.

    Lines above all running text are left as they are: a headline is looked for there.
    """
    known = lexicon("furniture", language)
    claimed = {}
    first = next((i for i, line in enumerate(lines) if verdicts[i] is None and line.running), len(lines))
    for i in range(first, len(lines)):
        line, verdict = lines[i], verdicts[i]
        if verdict is None or verdict.role != "furniture" or verdict.ends:
            continue
        if (sign := _doubted(line, verdict, known)) is not None:
            claimed[i] = sign
    for i in claimed:
        verdicts[i] = None
    return claimed


def _doubted(line: Line, verdict: Verdict, known: Mapping[str, Any]) -> str | None:
    """The sign made of what a phrase says of a line that a report may have too; None where it is sure.

    Sentences that name other pages or ask to share; rows of short entries with figures, which tables are too; the time over an
    entry, spelled as in a sentence.
    """
    if verdict.border and line.ended and line.text[:1].isdigit():
        return "a time of day, spelled as in a sentence"
    if verdict.why == ROW and any(char.isdigit() or char == "\t" for char in line.text):
        return "a row of short entries"
    named = next((name for name in SOFT if line.running and verdict.why == f"This line {known[name]['why']}."), None)
    return f"a sentence that {known[named]['why']}" if named else None


def _repeated(lines: Sequence[Line], verdicts: Verdicts, running: Sequence[int], repeated: frozenset[str]) -> None:
    """Makes short lines furniture that other pages have too, where these do not have the report as well."""
    shared = sum(lines[i].text in repeated for i in running)
    if not repeated or shared > SHARED * len(running):
        return
    for i, line in enumerate(lines):
        if verdicts[i] is None and not line.running and not line.runs_on and line.text in repeated:
            verdicts[i] = Verdict(role="furniture", why="A short line that other pages of this run have too.")


def _open(verdict: Verdict | None) -> bool:
    """Whether no rule is sure of a line."""
    return verdict is None or verdict.role == "standfirst"


def _core(lines: Sequence[Line], verdicts: Verdicts) -> tuple[int, int]:
    """Where the running text begins and ends on a page that may have been saved whole, menus and teasers with it.

    The stretch of lines with the greatest sum of weights: words of running text count for it, every other line against it
    (Kadane's maximum subarray).
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
    return begin, end


def _against(line: Line, verdict: Verdict | None) -> float:
    """How much a line that is no running text speaks against one report's going on over it, in words."""
    if verdict is not None:
        return END_WEIGHT if verdict.ends else FURNITURE_WEIGHT if verdict.role == "furniture" else 0.0
    return 0.0 if line.ended else SHORT_WEIGHT


def _menus(lines: Sequence[Line], verdicts: Verdicts, stretch: range) -> bool:
    """Whether lines look like menus and teasers: many, and most of them short."""
    short = sum(verdicts[i] is not None or not (lines[i].running or lines[i].ended) for i in stretch)
    return short >= MENU_LINES and short >= MENU_SHARE * len(stretch)


def _closed(lines: Sequence[Line], verdicts: Verdicts, running: Sequence[int]) -> int:
    """Index of the line that heads other matter and has little running text after it; the number of lines if there is none."""
    total, before, at = sum(lines[i].words for i in running), 0, 0
    for i in range(running[0], len(lines)):
        while at < len(running) and running[at] < i:
            before += lines[running[at]].words
            at += 1
        verdict = verdicts[i]
        if verdict is not None and verdict.ends and total - before <= AFTER_SHARE * before:
            return i
    return len(lines)


def _spoken(lines: Sequence[Line], verdicts: Verdicts, running: Sequence[int], language: str) -> int:
    """Index of the first furniture below the last line that surely tells something; the number of lines if there is none."""
    sure = next((i for i in reversed(running) if is_clear_report(lines[i].text, language)), running[0])
    after = (i for i in range(sure + 1, len(lines)) if (verdict := verdicts[i]) is not None and verdict.role == "furniture")
    return next(after, len(lines))
