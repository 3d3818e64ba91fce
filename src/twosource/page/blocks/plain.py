"""Roles of the lines of a page that has no markup: what the words say first, then shape and place.

The running text (ended sentences) is found first; what stands before it is searched for headline, standfirst and byline, what
stands after it or is set apart in it is furniture unless it reads as part of the report. A sentence of the report is never
given up for a line of furniture: where shape does not tell, the line stays a paragraph.
"""

from collections.abc import Callable, Sequence

from twosource.page.blocks.lines import Line
from twosource.page.blocks.phrases import Verdict, judge, speaks_to_reader

SUBHEAD_WORDS = 9
"""Most words of a heading inside the text; longer lines without a full stop are headlines of other pages."""
HEAD_LINES = 12
"""Lines before the running text among which a headline is looked for; more is a menu."""
STANDFIRST_WORDS = range(8, 61)
"""Words of the summary under a headline."""

Verdicts = list[Verdict | None]


def roles(lines: Sequence[Line], language: str) -> list[Verdict]:
    """One verdict a line, in order."""
    verdicts: Verdicts = [judge(line, language) for line in lines]
    running = [i for i, line in enumerate(lines) if verdicts[i] is None and line.running]
    if not running:
        return [verdict or Verdict(role="paragraph", why="No running text tells what this line is.") for verdict in verdicts]
    end = _end_of_report(lines, verdicts, running, language)
    running = [i for i in running if i < end]
    first, last = running[0], running[-1]
    _head(lines, verdicts, first)
    for i in range(first, last + 1):
        verdicts[i] = verdicts[i] or _inside(lines, verdicts, i, (first, last))
    for i in range(last + 1, len(lines)):
        verdicts[i] = verdicts[i] or _after(lines, i, end)
    return [verdict or Verdict(role="paragraph", why="Nothing tells this line from the report.") for verdict in verdicts]


def _end_of_report(lines: Sequence[Line], verdicts: Verdicts, running: list[int], language: str) -> int:
    """Index of the line at which the report ends: one that heads other matter with more running text before it than after.

    Lines of the site speaking to its reader move the end up to them where only furniture or more of their kind follows.
    """
    end = len(lines)
    total = sum(lines[i].words for i in running)
    before = 0
    for i in range(running[0], len(lines)):
        verdict = verdicts[i]
        if verdict is None and lines[i].running:
            before += lines[i].words
        elif verdict is not None and verdict.ends and before * 2 > total:
            end = i
            break
    return _house_voice(lines, verdicts, end, language)


def _house_voice(lines: Sequence[Line], verdicts: Verdicts, end: int, language: str) -> int:
    """The end of the report moved up before the last lines in which the site speaks to its reader.

    Such lines are furniture only beside other furniture, or beside each other: one alone may be the report's own.
    """
    i, spoken, first = end - 1, [], end
    while i > 0:
        verdict = verdicts[i]
        if verdict is None and speaks_to_reader(lines[i], language):
            spoken.append(i)
            first = i
        elif verdict is not None and verdict.role == "furniture":
            first = i
        elif verdict is not None or lines[i].running or lines[i].ended:
            break
        i -= 1
    if not spoken or (len(spoken) == 1 and all(verdicts[j] is None for j in range(first, end))):
        return end
    for j in spoken:
        verdicts[j] = Verdict(role="furniture", why="The site speaks to its reader here, beside other furniture.")
    return first


def _head(lines: Sequence[Line], verdicts: Verdicts, first: int) -> None:
    """Gives headline, standfirst and furniture to the lines before the running text."""
    open_ = [i for i in range(first) if verdicts[i] is None]
    likely = [i for i in open_ if lines[i].headline_like]
    if likely:
        chosen = likely[0] if first <= HEAD_LINES else max(likely[-6:], key=lambda i: (lines[i].words, -i))
        verdicts[chosen] = Verdict(role="headline", why="The first line that reads as a headline, before the running text.")
        for i in open_:
            if i > chosen and lines[i].words in STANDFIRST_WORDS and not verdicts[i] and first - i <= 4:
                verdicts[i] = Verdict(role="standfirst", why="A line of summary between the headline and the running text.")
    for i in open_:
        if not verdicts[i] and not lines[i].runs_on:
            verdicts[i] = Verdict(role="furniture", why="A short line before the running text that is no headline.")


def _inside(lines: Sequence[Line], verdicts: Verdicts, i: int, bounds: tuple[int, int]) -> Verdict | None:
    """The role of a line between the first and the last line of running text."""
    return next((verdict for rule in INSIDE_RULES if (verdict := rule(lines, verdicts, i, bounds))), None)


def _running(lines: Sequence[Line], _verdicts: Verdicts, i: int, _bounds: tuple[int, int]) -> Verdict | None:
    if lines[i].running or lines[i].ended:
        return Verdict(role="paragraph", why="This line ends as a sentence does.")
    return None


def _continued(lines: Sequence[Line], _verdicts: Verdicts, i: int, _bounds: tuple[int, int]) -> Verdict | None:
    line = lines[i]
    after = lines[i + 1] if i + 1 < len(lines) else None
    if line.runs_on or line.lower_start or (after is not None and after.lower_start):
        return Verdict(role="paragraph", why="This line is part of a sentence that goes on over line ends.")
    return None


def _listed(lines: Sequence[Line], _verdicts: Verdicts, i: int, _bounds: tuple[int, int]) -> Verdict | None:
    if lines[i].text[:1] in "-•*·▪–—‣●" or lines[i].text[:2].rstrip(".)").isdigit():
        return Verdict(role="paragraph", why="This line is an item of a list in the text.")
    j = i
    while j > 0 and not lines[j].running and not lines[j].runs_on:
        j -= 1
    if lines[j].text.endswith(":") and i - j <= 12:
        return Verdict(role="paragraph", why="This line belongs to a list that a colon announces.")
    return None


def _other_headlines(lines: Sequence[Line], verdicts: Verdicts, i: int, bounds: tuple[int, int]) -> Verdict | None:
    if not lines[i].headline_like:
        return None
    low, high = i, i
    while low > bounds[0] and _set_apart(lines, verdicts, low - 1):
        low -= 1
    while high < bounds[1] and _set_apart(lines, verdicts, high + 1):
        high += 1
    if high > low:
        return Verdict(role="furniture", why="One of several headlines of other pages, set into the running text.")
    if lines[i].words > SUBHEAD_WORDS:
        return Verdict(role="furniture", why="A headline of another page, set into the running text.")
    return None


def _set_apart(lines: Sequence[Line], verdicts: Verdicts, i: int) -> bool:
    """Whether line `i` too is a headline or furniture, not part of the running text."""
    verdict = verdicts[i]
    return lines[i].headline_like if verdict is None else verdict.role == "furniture"


def _subhead(lines: Sequence[Line], _verdicts: Verdicts, i: int, _bounds: tuple[int, int]) -> Verdict | None:
    if lines[i].words <= SUBHEAD_WORDS:
        return Verdict(role="subhead", why="A short line without a full stop inside the running text.")
    return None


InsideRule = Callable[[Sequence[Line], Verdicts, int, tuple[int, int]], Verdict | None]
INSIDE_RULES: tuple[InsideRule, ...] = (_running, _continued, _listed, _other_headlines, _subhead)


def _after(lines: Sequence[Line], i: int, end: int) -> Verdict | None:
    """The role of a line after the running text of the report."""
    line = lines[i]
    if i >= end:
        return Verdict(role="furniture", why="This line stands after the report, under the heading of other matter.")
    if not line.ended and not line.lower_start and not lines[i - 1].runs_on:
        return Verdict(role="furniture", why="A line without a full stop after the last sentence of the report.")
    return None
