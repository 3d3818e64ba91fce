"""What can be read off a line without knowing the words of any site: its shape, its person, its neighbours and its place.

Every sign is a short English phrase that holds of the line or does not; the table `lines` of the language tells how much each
speaks for furniture. Phrases that begin with "beside" or with "before" and "after" are of the lines around.
"""

import functools
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

_END = re.compile(r"[.!?…:;,–—-][\"'”’)\]]*$")
_PAST = re.compile(r"[a-z]{2,}ed\b")


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What lines are judged against.

    Attributes:
        begin: index of the first line of the running text.
        end: index behind the last.
        closed: index of the line that heads other matter, or the number of lines.
        told: beginnings of the longer words of the running text, and in how many of its lines each stands.
        spoken: index of the first furniture below the last line that surely tells something; the number of lines if none is.
        likely: what rules of place take lines for, by index.
    """

    begin: int
    end: int
    closed: int
    told: Mapping[str, int]
    spoken: int
    likely: Mapping[int, str]


@functools.cache
def _words(section: str, key: str, language: str) -> frozenset[str]:
    return frozenset(lexicon("furniture", language)[section][key])


@functools.cache
def _small(language: str) -> frozenset[str]:
    """Words of grammar."""
    return frozenset(lexicon("function", language)["own"]) | {"the", "a", "of", "to"}


def size(line: Line) -> str:
    """How long a line is, in words for it."""
    return next(name for most, name in (*SIZES, *LONGER) if line.words <= most)


def kind(line: Line, verdict: Verdict | None) -> str:
    """What a line is to its neighbours."""
    if verdict is not None and verdict.role != "standfirst":
        return verdict.role
    if line.running:
        return "running text"
    return "a short sentence" if line.ended else "an announcement" if line.runs_on else "a short line"


def signs_of(
    lines: Sequence[Line], verdicts: Sequence[Verdict | None], asked: Collection[int], setting: Setting, language: str
) -> Iterator[tuple[int, list[str]]]:
    """The signs of each line that is asked about, with its index, in order."""
    kinds = [kind(line, verdict) for line, verdict in zip(lines, verdicts, strict=True)]
    texts = Counter(line.text for line in lines)
    running = [name == "running text" for name in kinds]
    share = sum(running) / max(1, len(lines))
    head = kinds.index("headline") if "headline" in kinds else -1
    flat = [name in {"furniture", "a short line"} for name in kinds]
    general = [f"page: {'mostly' if share > 0.6 else 'half' if share > 0.3 else 'hardly any'} running text"]
    for i in asked:
        line = lines[i]
        found = [*general, *own_signs(line, language), *_around(kinds, running, i), *_place(line, i, setting, kinds[i])]
        found += _order(line, i, setting, kinds, head)
        found += _set_apart(line, i, setting, flat)
        if i in setting.likely:
            found.append(setting.likely[i])
        count = texts[line.text]
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
    if any(char.isdigit() for char in text[:60]):
        yield "numbers" + (", short" if line.words < 8 else "")
    if "@" in text or "www." in text or "://" in text or ".com" in text:
        yield "an address"
    if "|" in text or "\t" in text or " · " in text or "»" in text or "›" in text:
        yield "bars or tabs"


def _matter(line: Line, *, quoted: bool, language: str) -> Iterator[str]:
    """Who speaks to whom, and of what."""
    low = line.low
    if not quoted and not low.isdisjoint(_words("house_words", "address", language)):
        yield "speaks to the reader" + ("" if line.words < 30 else ", at length")
    if not low.isdisjoint(_words("site", "persons", language)):
        yield "he, she or said"
    elif not low.isdisjoint(_words("site", "telling", language)):
        yield "words of telling"
    if speaks_to_reader(line, language):
        yield "several words of the site's to its reader"
    site = len(low & site_words(language))
    if site:
        yield "one of the site's words" if site == 1 else "two of the site's words" if site == 2 else "many of the site's words"
        if 4 * site >= line.words:
            yield "mostly the site's words"
    if line.tokens and line.tokens[0].lower() in _words("site", "calls", language) and not quoted:
        yield "begins with what to do" + ("" if line.words < 20 else ", long")


def _case(line: Line) -> Iterator[str]:
    """Signs of its letters' case, and of its first character."""
    first = line.text[:1]
    if first.islower():
        yield "begins in small letters"
    elif first in "-•*·▪–—‣●":
        yield "begins with a list mark"
    long = [word for word in line.tokens[:30] if len(word) > 3]
    if long and not line.running:
        if all(word.isupper() for word in long):
            yield "all in capitals"
        elif len(long) > 1 and all(word[:1].isupper() for word in long):
            yield "all longer words with capitals"


def _around(kinds: Sequence[str], running: Sequence[bool], i: int) -> Iterator[str]:
    """Signs of the neighbours."""
    for step, name in ((-1, "before"), (1, "after"), (-2, "second before"), (2, "second after")):
        j = i + step
        yield f"{name}: {kinds[j] if 0 <= j < len(kinds) else 'nothing'}"
    for name, window in (("before", running[max(0, i - WINDOW) : i]), ("after", running[i + 1 : i + 1 + WINDOW])):
        yield f"{sum(window)} of {WINDOW} {name} are running text"
    if not running[i]:
        row = _row(running, i)
        yield f"in a row of {'one' if row == 1 else 'two' if row == 2 else 'three to five' if row < 6 else 'many'}"


def _row(running: Sequence[bool], i: int) -> int:
    """How many lines that are no running text stand in a row with this one, up to six counted."""
    low = high = i
    while low > 0 and not running[low - 1] and i - low < 6:
        low -= 1
    while high + 1 < len(running) and not running[high + 1] and high - i < 6:
        high += 1
    return high - low + 1


def _place(line: Line, i: int, setting: Setting, own: str) -> Iterator[str]:
    """Signs of the place: before, in or behind the running text, how far from it, and what is spoken of."""
    inside = setting.begin <= i < setting.end
    where = "in" if inside else "above" if i < setting.begin else "below"
    distance = min(abs(i - setting.begin), abs(i - setting.end + 1))
    step = next(name for most, name in STEPS if distance <= most)
    yield f"{own} {where} the report"
    yield f"{where} the report, {step} its edge"
    if not inside:
        yield f"{own} {where} the report, {step} it"
    if i >= setting.closed:
        yield "under the heading of other matter" + ("" if not line.running else ", running text")
    about = stems(line.tokens)
    if about:
        least = 1 + (inside and line.running)
        share = sum(setting.told.get(stem, 0) >= least for stem in about) / len(about)
        level = "nothing" if share == 0 else "little" if share < 0.34 else "half" if share < 0.67 else "most"
        yield f"{level} of its words in the report"
        if own == "running text":
            yield f"running text, {level} of its words in the report, {where} it"


def _order(line: Line, i: int, setting: Setting, kinds: Sequence[str], head: int) -> Iterator[str]:
    """Signs of the order of the page: its first and last lines, its headline, its small print."""
    if i < 3:
        yield "the first line" if i == 0 else "the second or third line"
    if i + 3 >= len(kinds):
        yield f"{kinds[i]}, {'the last line' if i + 1 == len(kinds) else 'one of the last three'}"
    if i < setting.begin:
        yield f"{kinds[i]} {'above the headline' if i < head else 'under the headline'}"
    if i > setting.spoken:
        yield f"{kinds[i]} behind the last quotation and furniture"
        if line.low.isdisjoint(_words("site", "telling", "en")) and not any(char.isdigit() for char in line.text):
            yield "tells nothing, behind the last quotation and furniture"


def _set_apart(line: Line, i: int, setting: Setting, flat: Sequence[bool]) -> Iterator[str]:
    """Signs of a line without an end, and of the like lines beside it: headlines of other pages, menus."""
    if not flat[i]:
        return
    row = _row([not one for one in flat], i)
    beside = "alone" if row == 1 else "with another" if row == 2 else "among several"
    where = "above" if i < setting.begin else "in" if i < setting.end else "below"
    like = "reads as a headline" if line.headline_like else "reads as a label"
    yield f"{like}, {beside}"
    yield f"{like}, {beside}, {where} the report"
    if like == "reads as a headline" and line.words > 9:
        yield f"a long headline, {beside}, {where} the report"
