"""Roles of the lines of a page that has no markup: what the words say first, then shape and place.

The running text (ended sentences) is found first; what stands before it is searched for headline, standfirst and byline, what
stands after it or is set apart in it is furniture unless it reads as part of the report. A sentence of the report is never
given up for a line of furniture: where shape does not tell, the line stays a paragraph.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from twosource.page.blocks.bylines import is_agency, is_newsroom, is_signed, outlet_words
from twosource.page.blocks.house import is_clear_report, speaks_to_reader, tells_nothing
from twosource.page.blocks.lines import WORD, Line
from twosource.page.blocks.phrases import Verdict, judge

SUBHEAD_WORDS = 9
"""Most words of a heading inside the text; longer lines without a full stop are headlines of other pages."""
ALONE_WORDS = 16
"""Most words of a headline of another page that stands alone; longer lines may be sentences that lack their full stop."""
HEAD_LINES = 12
"""Lines before the running text among which a headline is looked for; more is a menu."""
STANDFIRST_WORDS = range(8, 61)
"""Words of the summary under a headline."""
REPORTING = re.compile(
    r"\b(?:said|told|added|according to)\b|^[“\"]|^(?:The|It|He|She|They|His|Her|Its|This|But|And)\s.*\bthe\b"
)
"""Words of reported speech, quotations, and openings with articles after them, that headlines avoid."""
NAME_INSIDE = re.compile(r"(?<=[a-z,] )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]\w\w+")
"""A capitalised word inside a sentence: a name."""
ITEM = re.compile(r"\d{1,2}[.)]\s")
"""A number at the front of an item of a list."""
STEM, CONTENT_LETTERS = 5, 4
"""Letters by which words are compared, and fewest letters of words that are."""
OPENING_LINES = 8
"""Paragraphs of the report's opening that its headline is compared with."""
TAIL_SHARE = 0.25
"""Most running text behind the report's furniture, as a share of all, that is read as small print."""
TAIL_WORDS = 35
"""Most words of one such line."""
TAIL_TOPIC = 0.5
"""Share of its longer words in the report from which a line is about what the report is about."""
HEADLINE_SHARE = 0.4
"""Least share of a headline's longer words that stand in the opening, where no name of the opening is among them."""
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
AFTER_SHARE = 0.25
"""Most running text after the heading of other matter, as a share of that before it, for the report to end there."""
COMMENTS_SHARE = 0.5
"""The same after the heading of the readers' comments where nothing below it is surely the report's: house rules are long."""
SPOKEN = Verdict(role="furniture", why="The site speaks to its reader here, beside other furniture.")

Verdicts = list[Verdict | None]


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
    end = min(stop, _end_of_report(lines, verdicts, [i for i in running if begin <= i < stop], language))
    first = next(i for i in running if i >= begin)
    last = max((i for i in running if i < end), default=first)
    _head(lines, verdicts, first, language)
    runs = _runs(lines, verdicts, (first, last))
    for i in range(first, last + 1):
        verdicts[i] = verdicts[i] or _inside(lines, i, runs.get(i, 0))
    for i in range(last + 1, len(lines)):
        verdicts[i] = verdicts[i] or _after(lines, i, end)
    _tail(lines, verdicts, running, language)
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


def _end_of_report(lines: Sequence[Line], verdicts: Verdicts, running: list[int], language: str) -> int:
    """Index of the line at which the report ends: one that heads other matter, with little running text after it.

    Lines of the site speaking to its reader move the end up to them where only furniture or more of their kind follows.
    """
    end = len(lines)
    total = sum(lines[i].words for i in running)
    before, sure = 0, max((i for i in running if is_clear_report(lines[i].text, language)), default=0)
    for i in range(running[0], len(lines)):
        verdict = verdicts[i]
        if verdict is None and lines[i].running:
            before += lines[i].words
        elif verdict is not None and verdict.ends and total - before <= _share(verdict, clear=sure > i) * before:
            end = i
            break
    return _house_voice(lines, verdicts, end, language)


def _share(verdict: Verdict, *, clear: bool) -> float:
    """How much running text, as a share of that before it, may stand below a heading that ends the report."""
    return COMMENTS_SHARE if verdict.ends == "comments" and not clear else AFTER_SHARE


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
        verdicts[j] = SPOKEN
    return first


def _head(lines: Sequence[Line], verdicts: Verdicts, first: int, language: str) -> None:
    """Gives headline, byline, standfirst and furniture to the lines before the running text."""
    open_ = [i for i in range(first) if verdicts[i] is None]
    likely = [i for i in range(first) if lines[i].headline_like and _may_head(verdicts[i])]
    if likely:
        chosen = _foremost(lines, verdicts, likely, first, language) if first <= HEAD_LINES else _likeliest(lines, likely)
        verdicts[chosen] = Verdict(role="headline", why="The line before the running text that reads most as a headline.")
        for i in (i for i in open_ if chosen < i <= chosen + 2):
            if lines[i].words in STANDFIRST_WORDS:
                verdicts[i] = Verdict(role="standfirst", why="A line of summary between the headline and the running text.")
    _signed(lines, verdicts, first, language)
    for i in open_:
        if verdicts[i] is None and lines[i].running:
            verdicts[i] = Verdict(role="furniture", why="Running text apart from the report, among a page's menus.")
        elif verdicts[i] is None and not _kept(lines[i], first):
            verdicts[i] = Verdict(role="furniture", why="A short line before the running text that is no headline.")


def _may_head(verdict: Verdict | None) -> bool:
    """Whether a line in the head may be the headline: nothing is known of it, or only that it begins as teasers do."""
    return verdict is None or (verdict.role == "furniture" and verdict.teaser)


def _content(text: str) -> frozenset[str]:
    """The beginnings of a text's longer words: what it is about, whatever the ending."""
    words = (word for word in WORD.findall(text) if len(word) >= CONTENT_LETTERS and not word[0].isdigit())
    return frozenset(word.lower()[:STEM] for word in words)


def _foremost(lines: Sequence[Line], verdicts: Verdicts, likely: Sequence[int], first: int, language: str) -> int:
    """The first candidate of whose longer words a good share, or a name, stands in the opening; else the one with most.

    Mottoes, menus and notices above the headline share hardly any, and no names but the site's own.
    """
    outlets = outlet_words(language)
    opening = [
        line.text for line, verdict in zip(lines[first:], verdicts[first:], strict=True) if verdict is None and line.running
    ]
    told = _content(" ".join(opening[:OPENING_LINES]))
    names = {name[:STEM] for text in opening[:OPENING_LINES] for name in NAME_INSIDE.findall(text)}
    shares = {}
    for i in likely:
        words, own = WORD.findall(lines[i].text), _content(lines[i].text)
        shares[i] = len(own & told) / max(1, len(own))
        named = any(word[:STEM] in names for word in words) and outlets.isdisjoint(words)
        if named or shares[i] >= HEADLINE_SHARE:
            return i
    return max(likely, key=lambda i: (verdicts[i] is None, shares[i], -i))


def _signed(lines: Sequence[Line], verdicts: Verdicts, first: int, language: str) -> None:
    """Makes lines between the headline and the running text bylines that read as nothing else there."""
    head = next((i for i in range(first) if (verdict := verdicts[i]) is not None and verdict.role == "headline"), None)
    for i in range(first if head is None else head + 1, first):
        verdict, line = verdicts[i], lines[i]
        loose = verdict is None or (verdict.role == "furniture" and not verdict.ends)
        if not loose or line.ended:
            continue
        if is_newsroom(line.text, language):
            verdicts[i] = Verdict(role="byline", why="This line names a part of a newsroom, under the headline.")
        elif is_agency(line.text, language):
            verdicts[i] = Verdict(role="byline", why="This line names a news agency, under the headline.")
        elif verdict is None and is_signed(line.text, dated=_dated(verdicts, i), language=language):
            verdicts[i] = Verdict(role="byline", why="This line is a name, under the headline.")


def _dated(verdicts: Verdicts, i: int) -> bool:
    """Whether a date stands right before or after a line."""
    beside = (verdicts[j] for j in (i - 1, i + 1) if 0 <= j < len(verdicts))
    return any(verdict is not None and verdict.why.startswith("This line is a date") for verdict in beside)


def _kept(line: Line, first: int) -> bool:
    """Whether a short line before the running text is the report's: it announces more, or is a sentence of a clean text."""
    return (line.runs_on and line.words >= 6) or (line.ended and first <= HEAD_LINES)


def _likeliest(lines: Sequence[Line], likely: Sequence[int]) -> int:
    """The headline of a page with menus: among the last candidates one that the page has twice, else the longest."""
    texts = Counter(line.text for line in lines)
    return max(likely[-HEAD_LINES:], key=lambda i: (texts[lines[i].text] > 1 and lines[i].words >= 5, lines[i].words, -i))


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


def _tail(lines: Sequence[Line], verdicts: Verdicts, running: Sequence[int], language: str) -> None:
    """Makes furniture of short lines at the very end, behind other furniture, that are about anything but the report.

    What stands there is read as the site's small print if it holds no quotation and no figure, nobody tells anything in it, and few of its
    longer words stand in the report.
    """
    sure = max((i for i in running if is_clear_report(lines[i].text, language)), default=running[0])
    begin = next((i for i in range(sure + 1, len(lines)) if _is_furniture(verdicts[i])), len(lines))
    rest = [i for i in range(begin + 1, len(lines)) if not _is_furniture(verdicts[i])]
    words = sum(lines[i].words for i in running)
    if not rest or sum(lines[i].words for i in rest) > TAIL_SHARE * words:
        return
    told = _content(" ".join(lines[i].text for i in running if i < begin))
    for i in rest:
        own = _content(lines[i].text)
        if any(char.isdigit() for char in lines[i].text):
            continue
        if lines[i].words <= TAIL_WORDS and len(own & told) < TAIL_TOPIC * len(own) and tells_nothing(lines[i].text, language):
            verdicts[i] = Verdict(role="furniture", why="A line about other things than the report, behind its furniture.")


def _is_furniture(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.role == "furniture" and not verdict.why.startswith("This line is a date")


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
