"""What can be read off a line without knowing the words of any site: its shape, its person, its neighbours and its place.

Every sign is a short English phrase that holds of the line or does not; the table `lines` of the language tells how much each
speaks for furniture. Phrases that begin with "beside" or with "before" and "after" are of the lines around.
"""

import functools
import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from twosource.language import lexicon
from twosource.page.blocks.house import site_words, speaks_to_reader
from twosource.page.blocks.lines import QUOTED, Line
from twosource.page.blocks.phrases import Verdict
from twosource.page.blocks.topic import stems

SIZES = ((0, "no words"), (1, "one word"), (2, "two words"), (4, "a few words"), (7, "five to seven words"))
LONGER = ((11, "eight to eleven words"), (16, "a headline's words"), (30, "a sentence's words"), (10**9, "a paragraph's words"))
STEPS = ((1, "next to"), (3, "a few lines from"), (10, "some lines from"), (10**9, "far from"))
"""Lines between a line and the running text."""
WINDOW = 4
"""Lines on either side that are counted."""
ROWS = ((1, "one"), (2, "two"), (5, "three to five"), (10**9, "many"))
"""Lines that stand in a row with a line."""
LIST_ITEMS = 12
"""Most lines of a list that a colon announces."""
ANNOUNCED_WORDS = 4
"""Fewest words of a line that announces a list."""

_END = re.compile(r"[.!?…:;,–—-][\"'”’)\]]*$")
_PAST = re.compile(r"[a-z]{2,}ed\b")
_CELLS = re.compile(r"\t| {2,}")
_LABELLED = re.compile(r"[-•*·▪–—‣●]?\s*[^\W\d_][^:;.!?|]{0,30}: \S")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What lines are judged against.

    Attributes:
        begin: index of the first line of the running text.
        end: index behind the last.
        closed: index of the line that heads other matter, or the number of lines.
        told: beginnings of the longer words of the running text, and in how many of its lines each stands.
        spoken: index of the first furniture below the last line that surely tells something; the number of lines if none is.
        menu: whether a menu stands above the running text.
        likely: what phrases and rules of place take lines for, by index.
    """

    begin: int
    end: int
    closed: int
    told: Mapping[str, int]
    spoken: int
    menu: bool
    likely: Mapping[int, str]


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of all lines of a page, by index.

    Attributes:
        kinds: what each is to its neighbours.
        running: how many of the lines before each index are running text.
        rows: how many in a row with each are no running text.
        flats: how many in a row with each read as headlines, labels or furniture; 0 for other lines.
        aside: how many of the lines before each index are furniture.
        head: of the headline; -1 if there is none.
        texts: how often each text stands on the page.
        topics: how many of the longer words of each line's row stand in the report, in words for it; empty for other lines.
    """

    kinds: Sequence[str]
    running: Sequence[int]
    rows: Sequence[int]
    flats: Sequence[int]
    aside: Sequence[int]
    head: int
    texts: Mapping[str, int]
    topics: Sequence[str]


@functools.cache
def _words(section: str, key: str, language: str) -> frozenset[str]:
    return frozenset(lexicon("furniture", language)[section][key])


@functools.cache
def _small(language: str) -> frozenset[str]:
    """Words of grammar."""
    return frozenset(lexicon("function", language)["own"]) | {"the", "a", "of", "to"}


def _named(names: Sequence[tuple[int, str]], number: int) -> str:
    """The name of the first of some steps that a number does not exceed."""
    return next(name for most, name in names if number <= most)


def size(line: Line) -> str:
    """How long a line is, in words for it."""
    return _named(SIZES if line.words <= SIZES[-1][0] else LONGER, line.words)


def kind(line: Line, verdict: Verdict | None) -> str:
    """What a line is to its neighbours."""
    if verdict is not None and verdict.role != "standfirst":
        return verdict.role
    if line.running:
        return "running text"
    return "a short sentence" if line.ended else "an announcement" if line.runs_on else "a short line"


def around_of(lines: Sequence[Line], verdicts: Sequence[Verdict | None], told: Mapping[str, int]) -> Around:
    """What the signs of single lines need to know of all."""
    kinds = [kind(line, verdict) for line, verdict in zip(lines, verdicts, strict=True)]
    running = [name == "running text" for name in kinds]
    return Around(
        kinds=kinds,
        running=[0, *itertools.accumulate(running)],
        rows=_rows([not one for one in running]),
        flats=_rows([name in {"furniture", "a short line"} for name in kinds]),
        aside=[0, *itertools.accumulate(name == "furniture" for name in kinds)],
        head=kinds.index("headline") if "headline" in kinds else -1,
        texts=Counter(line.text for line in lines),
        topics=list(_topics(lines, [not one for one in running], told)),
    )


def _topics(lines: Sequence[Line], which: Sequence[bool], told: Mapping[str, int]) -> Iterator[str]:
    """What the rows of the lines in question are about; empty for lines outside rows of two and more."""
    for one, row in itertools.groupby(range(len(lines)), key=lambda i: which[i]):
        held = list(row)
        about = frozenset[str]().union(*(stems(lines[i].tokens) for i in held)) if one and len(held) > 1 else frozenset()
        yield from [_level(about, told, least=1) if about else ""] * len(held)


def _level(about: Collection[str], told: Mapping[str, int], *, least: int) -> str:
    """How many words stand in the report, in words for it."""
    share = sum([told.get(stem, 0) >= least for stem in about]) / len(about)
    return "nothing" if share == 0 else "little" if share < 0.34 else "half" if share < 0.67 else "most"


def _rows(which: Sequence[bool]) -> list[int]:
    """For each line in question how many of them stand in a row with it; 0 for others."""
    sizes: list[int] = []
    for one, row in itertools.groupby(which):
        size_ = len(list(row))
        sizes += [size_ if one else 0] * size_
    return sizes


def signs_of(
    lines: Sequence[Line], verdicts: Sequence[Verdict | None], asked: Collection[int], setting: Setting, language: str
) -> Iterator[tuple[int, list[str]]]:
    """The signs of each line that is asked about, with its index, in order."""
    page = around_of(lines, verdicts, setting.told)
    for i in asked:
        line = lines[i]
        found = [*own_signs(line, language), *_beside(page, i), *_place(line, i, setting, page.kinds[i])]
        found += _order(line, i, setting, page)
        found += _set_apart(line, i, setting, page)
        found += _listed(lines, i, page)
        found += _since(i, setting, page)
        if page.topics[i]:
            found.append(f"{page.topics[i]} of its row's words in the report, {_where(i, setting)} it")
        if i in setting.likely:
            found.append(setting.likely[i])
        count = page.texts[line.text]
        if count > 1:
            found.append("stands on the page twice" if count == 2 else "stands on the page three times or more")
        yield i, found


def own_signs(line: Line, language: str) -> Iterator[str]:
    """The signs of a line by itself."""
    text, low, long = line.text, line.low, size(line)
    last = _END.search(text[-4:])
    mark = last.group()[0] if last else ""
    yield f"{long}, {'an end mark' if line.ended else 'no end mark'}"
    if mark in "?!…:" and mark:
        yield f"ends with {mark}" + (", long" if line.words > 16 else "")
    quoted = QUOTED.search(text) is not None
    if quoted:
        yield "quotation marks"
    yield from _case(line)
    if line.words > 3:
        share = len(low & _small(language)) / line.words
        yield f"{'hardly any' if share < 0.12 else 'many' if share > 0.3 else 'some'} words of grammar"
        if _PAST.search(text) or "was" in low or "were" in low or "had" in low:
            yield "the past tense"
    yield from _matter(line, quoted=quoted, language=language)
    if _DIGITS.search(text, 0, 60):
        yield "numbers" + (", short" if line.words < 8 else "")
    if "@" in text or "www." in text or "://" in text or ".com" in text:
        yield "an address"
    if "|" in text or " · " in text or "»" in text or "›" in text:
        yield "bars"
    if len(_CELLS.findall(text)) > 1:
        yield "a row of a table"
    if not line.running and _LABELLED.match(text):
        yield "a label, a colon and more"


def _matter(line: Line, *, quoted: bool, language: str) -> Iterator[str]:
    """Who speaks to whom, and of what."""
    low = line.low
    if not quoted and not low.isdisjoint(_words("house_words", "address", language)):
        yield "speaks to the reader" + ("" if line.words < 30 else ", at length")
    if not low.isdisjoint(_words("site", "persons", language)):
        yield "he, she or said"
    elif not low.isdisjoint(_words("site", "telling", language)):
        yield "words of telling"
    site = len(low & site_words(language))
    if site:
        yield "one of the site's words" if site == 1 else "two of the site's words" if site == 2 else "many of the site's words"
        if 4 * site >= line.words:
            yield "mostly the site's words"
        if speaks_to_reader(line, language):
            yield "several words of the site's to its reader"
    if line.tokens and line.tokens[0].lower() in _words("site", "calls", language) and not quoted:
        yield "begins with what to do" + ("" if line.words < 20 else ", long")
    if line.words and line.words < 5 and low <= _words("newsroom", "sections", language):
        yield "only words that name sections"


def _case(line: Line) -> Iterator[str]:
    """Signs of its letters' case, and of its first character."""
    first = line.text[:1]
    if first.islower():
        yield "begins in small letters"
    elif first in "-•*·▪–—‣●":
        yield "begins with a list mark"
    if line.running:
        return
    long = [word for word in line.tokens[:30] if len(word) > 3]
    if long:
        if all(word.isupper() for word in long):
            yield "all in capitals"
        elif len(long) > 1 and all(word[:1].isupper() for word in long):
            yield "all longer words with capitals"
    half, odd = divmod(line.words, 2)
    if half > 2 and not odd and line.tokens[:half] == line.tokens[half:]:
        yield "says the same twice"


@functools.cache
def _neighbour(where: str, kind_: str) -> str:
    return f"{where}: {kind_}"


def _beside(page: Around, i: int) -> Iterator[str]:
    """Signs of the neighbours."""
    kinds, count = page.kinds, len(page.kinds)
    yield _neighbour("before", kinds[i - 1] if i else "nothing")
    yield _neighbour("after", kinds[i + 1] if i + 1 < count else "nothing")
    yield _neighbour("second before", kinds[i - 2] if i > 1 else "nothing")
    yield _neighbour("second after", kinds[i + 2] if i + 2 < count else "nothing")
    before = page.running[i] - page.running[max(0, i - WINDOW)]
    after = page.running[min(count, i + 1 + WINDOW)] - page.running[i + 1]
    yield f"{before} of {WINDOW} before are running text"
    yield f"{after} of {WINDOW} after are running text"
    if row := page.rows[i]:
        yield f"in a row of {_named(ROWS, row)}"


@functools.cache
def _placed(own: str, where: str, step: str) -> tuple[str, ...]:
    """The names of a place."""
    names = (f"{own} {where} the report", f"{where} the report, {step} its edge")
    return names if where == "in" else (*names, f"{own} {where} the report, {step} it")


def _where(i: int, setting: Setting) -> str:
    return "above" if i < setting.begin else "in" if i < setting.end else "below"


def _place(line: Line, i: int, setting: Setting, own: str) -> Iterator[str]:
    """Signs of the place: before, in or behind the running text, how far from it, and what is spoken of."""
    where = _where(i, setting)
    distance = min(abs(i - setting.begin), abs(i - setting.end + 1))
    yield from _placed(own, where, _named(STEPS, distance))
    if i >= setting.closed:
        yield "under the heading of other matter" + ("" if not line.running else ", running text")
    about = stems(line.tokens)
    if about:
        level = _level(about, setting.told, least=1 + (where == "in" and line.running))
        yield f"{level} of its words in the report"
        if own == "running text":
            yield f"running text, {level} of its words in the report, {where} it"


def _order(line: Line, i: int, setting: Setting, page: Around) -> Iterator[str]:
    """Signs of the order of the page: its first and last lines, its headline, its small print."""
    kinds = page.kinds
    if i < 3:
        yield "the first line" if i == 0 else "the second or third line"
    if i + 3 >= len(kinds):
        yield f"{kinds[i]}, {'the last line' if i + 1 == len(kinds) else 'one of the last three'}"
    if i < setting.begin:
        yield f"{kinds[i]} {'above the headline' if i < page.head else 'under the headline'}"
    if i > setting.spoken:
        yield f"{kinds[i]} behind the last quotation and furniture"
        if line.low.isdisjoint(_words("site", "telling", "en")) and not _DIGITS.search(line.text):
            yield "tells nothing, behind the last quotation and furniture"


def _since(i: int, setting: Setting, page: Around) -> Iterator[str]:
    """Whether furniture stands between a line outside the running text and it."""
    if setting.begin <= i < setting.end:
        return
    between = page.aside[setting.begin] - page.aside[i] if i < setting.begin else page.aside[i] - page.aside[setting.end]
    where = "above" if i < setting.begin else "below"
    amount = "no furniture" if not between else "furniture" if between < 3 else "much furniture"
    yield f"{where} the report, {amount} between"
    if page.rows[i]:
        menu = "with" if setting.menu else "without"
        yield f"{amount} between, row of {_named(ROWS, page.rows[i])}, {where}, page {menu} menu"


def _set_apart(line: Line, i: int, setting: Setting, page: Around) -> Iterator[str]:
    """Signs of a line without an end, and of the like lines beside it: headlines of other pages, menus."""
    row = page.flats[i]
    if not row:
        return
    beside = "alone" if row == 1 else "with another" if row == 2 else "among several"
    like = "reads as a headline" if line.headline_like else "reads as a label"
    yield from _apart(like, beside, _where(i, setting), long=line.headline_like and line.words > 9)


@functools.cache
def _apart(like: str, beside: str, where: str, *, long: bool) -> tuple[str, ...]:
    names = (f"{like}, {beside}", f"{like}, {beside}, {where} the report")
    return (*names, f"a long headline, {beside}, {where} the report") if long else names


def _listed(lines: Sequence[Line], i: int, page: Around) -> Iterator[str]:
    """Signs of a list, or a table, of the report: its lines are built alike, or a colon announces them."""
    if not page.rows[i]:
        return
    line = lines[i]
    beside = [lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines) and page.rows[j]]
    own = _build(line.text)
    if own and any(_build(other.text) == own for other in beside):
        yield "marks and numbers as in the line beside it"
    if line.words > 2 and any(other.tokens[:1] == line.tokens[:1] for other in beside):
        yield "begins as the line beside it does"
    j = i - 1
    while j > max(-1, i - 1 - LIST_ITEMS) and page.rows[j] and not lines[j].runs_on:
        j -= 1
    if j >= 0 and lines[j].text.endswith(":") and lines[j].words >= ANNOUNCED_WORDS:
        yield "in a list that a colon announces"


def _build(text: str) -> str:
    """A line's marks and numbers in their order, without its words; empty where there are none."""
    return _DIGITS.sub("0", _LETTERS.sub("", text)).replace(" ", "") if len(text) < 120 else ""
