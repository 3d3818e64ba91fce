"""Pages -> stories: which pages are about one happening and its follow-ups.

Each page is a vector of its names and content words: sub-linear counts, weighted by how rare a word is in the run, with a
background of ordinary news standing in while the run is small (Robertson 2004 on inverse document frequency; a background
collection as in Allan et al. 1998, topic detection). Pages that share one of their heaviest words are compared, and groups are
merged while the mean likeness between their members stays high (average linkage, Sokal & Michener 1958). Nothing depends on
the order of the pages.
"""

import functools
import heapq
import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from twosource.language import lexicon
from twosource.model import BODY_ROLES, Block, PageFacts, Reading

LIKENESS = 0.18
"""Least mean likeness (0 to 1) between two groups that are merged: on ECB+ and on Google News headlines B-cubed F1 is within
0.02 of its best from 0.16 to 0.2, see `bench/stories_clusters.py`."""
BACKGROUND = 100
"""How many imagined pages of ordinary news stand beside the run's own when rarity is reckoned; 20 to 200 differ little."""
EXPECTED = {"function": 1.0, "common": 0.12, "places": 0.06, "calendar": 0.2}
"""Share of ordinary news pages that hold a word of each list of `stopwords.toml`."""
EXPECTED_OTHER = 0.004
"""The same for any other word."""
TITLE_WEIGHT = 2
"""A word in the headline counts as this many in the body."""
NAME_WEIGHT = 2.0
"""A word the page writes with a capital inside a sentence tells more of which event it is (B-cubed F1 0.950 -> 0.958)."""
TITLE_CASE = 0.7
"""From this share of capitalised words on, a line is in title case and its capitals tell nothing."""
FULL_TERMS = 40
"""A page with fewer different words than this is short: its chance likeness to others is lower, so it needs less."""
SHORT_POWER = 0.75
"""How much less: likeness is raised by `(FULL_TERMS / words) ** SHORT_POWER` (headlines alone: B-cubed F1 0.47 -> 0.82)."""
KEYS = 24
"""How many of the words that a page has in common with any other, the heaviest first, bring it together with others."""
KEY_PAGES = 400
"""A word in more than this many pages brings none together, unless that is under a seventh of the run."""
NEAR_DAYS = 14
"""Days between two pages up to which time does not count against them."""
FAR_DAYS = 120
"""Days between two pages from which time counts fully against them."""
FAR_FACTOR = 0.6
"""What is left of the likeness of two pages that far apart. Chosen, not measured: no set holds enough dated follow-ups."""
READ_WORDS = 4000
"""Words of a page that are read: what a page is about stands near its top."""
LEAD_LETTERS = 160
"""Most characters of the lead sentence that name a story none of whose pages has a headline."""
TELLING = 5
"""Words named in the reason for a group."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*\d|\d")
_SENTENCE_END = re.compile(r"(?<=[a-z\d)”’\"])[.!?](?=\s|$)")
_LEAD_ROLES = frozenset({"standfirst", "paragraph"})
_SENTENCE_OPENERS = frozenset(".!?“\"'‘:")


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Pages of one story, in reading order. `title` stands word for word on one of them, or in its markup."""

    pages: tuple[str, ...]
    title: str
    why: str


class _Vector(msgspec.Struct, frozen=True):
    """One page's words: unit-length weights, and how the page writes each."""

    weights: dict[str, float]
    written: dict[str, str]


def find_stories(readings: Sequence[Reading]) -> tuple[Group, ...]:
    """Group pages by what happened.

    Args:
        readings: pages with `Block`, and `PageFacts` where known; in any order.

    Returns:
        Groups in the order of their first page in `readings`; every page is in exactly one. A page without words is alone.
    """
    ranked = sorted(range(len(readings)), key=lambda at: (readings[at].page.id, readings[at].page.name))
    pages = [readings[at] for at in ranked]
    vectors = _vectors(pages)
    likeness = _likeness([vector.weights for vector in vectors], [_published(page) for page in pages])
    by_place = {at: (readings[at], vectors[rank]) for rank, at in enumerate(ranked)}
    clusters = sorted(sorted(ranked[member] for member in cluster) for cluster in _merge(len(pages), likeness))
    return tuple(_group([by_place[at] for at in cluster]) for cluster in clusters)


# Words of a page


@functools.cache
def _lists() -> Mapping[str, str]:
    """Each word of `stopwords.toml` with the name of its list."""
    return {word: name for name in ("calendar", "places", "common", "function") for word in lexicon("stopwords")[name]}


def _term(word: str) -> str:
    """One form for a word, its plural and its possessive."""
    term = word.lower().replace("’", "'").removesuffix("'s")
    if term in _lists() or len(term) < 4:
        return term
    if term.endswith("ies"):
        return term[:-3] + "y"
    return term[:-1] if term.endswith("s") and not term.endswith(("ss", "us", "is")) else term


class _Tally:
    """Counts the words of one page, and how often each stands with a capital that tells of a name."""

    def __init__(self) -> None:
        self.weight: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        self.written: dict[str, str] = {}
        self.left = READ_WORDS

    def read(self, text: str, weight: int) -> None:
        """Add one block; later blocks are cut short once the page's share is read."""
        found = list(itertools.islice(_WORD.finditer(text), self.left))
        self.left -= len(found)
        telling = [(term, match) for match in found if _lists().get(term := _term(match.group())) != "function"]
        telling = [(term, match) for term, match in telling if len(term) > 1 or term.isdigit()]
        titled = sum(match.group()[0].isupper() for _, match in telling) >= TITLE_CASE * len(telling)
        for term, match in telling:
            self.weight[term] += weight
            self.seen[term] += 1
            self.capital[term] += not titled and _is_capital_inside(text, match)
            self.written.setdefault(term, match.group())

    def is_name(self, term: str) -> bool:
        """Whether at least half of the times the word is written as a name."""
        return 2 * self.capital[term] >= self.seen[term]


def _is_capital_inside(text: str, match: re.Match[str]) -> bool:
    """Whether the word has a capital and does not open a sentence, a quotation or the block."""
    at = match.start()
    return match.group()[0].isupper() and at > 1 and text[at - 1] == " " and text[at - 2] not in _SENTENCE_OPENERS


def _tally(reading: Reading) -> _Tally:
    tally = _Tally()
    title = _headline(reading)
    if title:
        tally.read(title, TITLE_WEIGHT)
    for block in reading.of(Block):
        if block.role in BODY_ROLES:
            tally.read(block.span.of(reading.page.text), 1)
    return tally


def _headline(reading: Reading) -> str | None:
    """The page's title, from its facts or else its headline block."""
    for facts in reading.of(PageFacts):
        if facts.title:
            return facts.title.text
    return next((block.span.of(reading.page.text) for block in reading.of(Block) if block.role == "headline"), None)


def _vectors(pages: Sequence[Reading]) -> list[_Vector]:
    tallies = [_tally(page) for page in pages]
    held_by = Counter(term for tally in tallies for term in tally.weight)
    rarity = {term: _rarity(term, count, len(pages)) for term, count in held_by.items()}
    return [_vector(tally, rarity) for tally in tallies]


def _rarity(term: str, held_by: int, pages: int) -> float:
    expected = EXPECTED.get(_lists().get(term, ""), EXPECTED_OTHER)
    return -math.log((held_by + BACKGROUND * expected) / (pages + BACKGROUND))


def _vector(tally: _Tally, rarity: Mapping[str, float]) -> _Vector:
    raw = {
        term: (1 + math.log(count)) * rarity[term] * (NAME_WEIGHT if tally.is_name(term) else 1)
        for term, count in tally.weight.items()
    }
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return _Vector({term: weight / length for term, weight in raw.items()}, tally.written)


# Likeness of two pages


def _likeness(vectors: Sequence[Mapping[str, float]], days: Sequence[tuple[date, date] | None]) -> dict[tuple[int, int], float]:
    """How like each two pages are that share a heavy word; keys are places in `vectors`, smaller first."""
    found = {}
    for left, right in _meetings(vectors):
        found[left, right] = _alike(vectors[left], vectors[right]) * _nearness(days[left], days[right])
    return found


def _alike(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Cosine of two pages' words, raised for short pages. Countries, days and common words count no more than the others do."""
    telling = listed = 0.0
    for term, weight in one.items():
        if term in other:
            if term in _lists():
                listed += weight * other[term]
            else:
                telling += weight * other[term]
    short: float = max(1.0, FULL_TERMS / max(1, min(len(one), len(other)))) ** SHORT_POWER
    return min(1.0, min(listed, telling) + telling * short)


def _meetings(vectors: Sequence[Mapping[str, float]]) -> list[tuple[int, int]]:
    """Pairs of pages that share one of the heaviest words that each has in common with any other page, sorted."""
    count = Counter(term for weights in vectors for term in weights)
    held_by: defaultdict[str, list[int]] = defaultdict(list)
    for at, weights in enumerate(vectors):
        telling = (term for term in weights if count[term] > 1 and term not in _lists())
        for term in heapq.nsmallest(KEYS, telling, key=lambda term: (-weights[term], term)):
            held_by[term].append(at)
    most = max(KEY_PAGES, len(vectors) // 7)
    return sorted({pair for pages in held_by.values() if len(pages) <= most for pair in itertools.combinations(pages, 2)})


def _published(reading: Reading) -> tuple[date, date] | None:
    for facts in reading.of(PageFacts):
        if facts.published and facts.published.first and facts.published.last:
            return date.fromisoformat(facts.published.first[:10]), date.fromisoformat(facts.published.last[:10])
    return None


def _nearness(one: tuple[date, date] | None, other: tuple[date, date] | None) -> float:
    """1 for pages near in time or of unknown time, falling to `FAR_FACTOR`."""
    if one is None or other is None:
        return 1.0
    apart = max((one[0] - other[1]).days, (other[0] - one[1]).days)
    far = min(1.0, max(0.0, (apart - NEAR_DAYS) / (FAR_DAYS - NEAR_DAYS)))
    return 1.0 - far * (1.0 - FAR_FACTOR)


# Groups


class _Groups:
    """Groups under way, and the summed likeness between each two of them. A merged group gets the next number."""

    def __init__(self, pages: int, likeness: Mapping[tuple[int, int], float]) -> None:
        self.members: dict[int, list[int]] = {page: [page] for page in range(pages)}
        self.between: dict[int, dict[int, float]] = {page: {} for page in range(pages)}
        self.next = pages
        for (one, other), value in likeness.items():
            self.between[one][other] = self.between[other][one] = value

    def mean(self, one: int, other: int) -> float:
        """Mean likeness between the pages of two groups; pairs that were never compared count as 0."""
        return self.between[one].get(other, 0.0) / (len(self.members[one]) * len(self.members[other]))

    def join(self, one: int, other: int) -> int:
        """Merge two groups and return the new one's number."""
        joined, self.next = self.next, self.next + 1
        sums: defaultdict[int, float] = defaultdict(float)
        for group in (one, other):
            for neighbour, value in self.between.pop(group).items():
                if neighbour not in (one, other):
                    sums[neighbour] += value
                    del self.between[neighbour][group]
        for neighbour, value in sums.items():
            self.between[neighbour][joined] = value
        self.between[joined] = dict(sums)
        self.members[joined] = self.members.pop(one) + self.members.pop(other)
        return joined


def _merge(pages: int, likeness: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Average linkage: join the two likest groups, again and again, until none are like enough."""
    groups = _Groups(pages, likeness)
    waiting = [(-value, one, other) for (one, other), value in likeness.items() if value >= LIKENESS]
    heapq.heapify(waiting)
    while waiting:
        _, one, other = heapq.heappop(waiting)
        if one not in groups.members or other not in groups.members:
            continue
        joined = groups.join(one, other)
        for neighbour in groups.between[joined]:
            mean = groups.mean(neighbour, joined)
            if mean >= LIKENESS:
                heapq.heappush(waiting, (-mean, neighbour, joined))
    return list(groups.members.values())


def _group(members: Sequence[tuple[Reading, _Vector]]) -> Group:
    """Name a group and say why it is one."""
    centre: Counter[str] = Counter()
    for _, vector in members:
        for term, weight in vector.weights.items():
            centre[term] += weight  # type: ignore[assignment]  # a Counter adds floats as well
    ranked = sorted(members, key=lambda member: (-_closeness(member[1], centre), member[0].page.id))
    return Group(
        pages=tuple(reading.page.id for reading, _ in members),
        title=_title([reading for reading, _ in ranked]),
        why=_reason(members, centre, ranked[0][1].written),
    )


def _closeness(vector: _Vector, centre: Mapping[str, float]) -> float:
    return sum(weight * centre[term] for term, weight in vector.weights.items())


def _title(ranked: Sequence[Reading]) -> str:
    """The most central headline; without any, the lead sentence of the most central page, at most to a comma; else its name."""
    for reading in ranked:
        if headline := _headline(reading):
            return headline
    central = ranked[0]
    text = central.page.text
    lead = next((block.span.of(text) for block in central.of(Block) if block.role in _LEAD_ROLES), text)
    lead = lead.strip()[: 4 * LEAD_LETTERS]
    sentence = lead[: end.start()] if (end := _SENTENCE_END.search(lead)) else lead
    if len(sentence) > LEAD_LETTERS:
        kept = sentence[:LEAD_LETTERS]
        sentence = next((kept[: kept.rindex(mark)] for mark in (", ", " ") if mark in kept), kept)
    return sentence.rstrip(" .,") or central.page.name


def _reason(members: Sequence[tuple[Reading, _Vector]], centre: Mapping[str, float], written: Mapping[str, str]) -> str:
    if len(members) == 1:
        return "No other page is about the same."
    most = [term for term in written if 2 * sum(term in vector.weights for _, vector in members) > len(members)]
    named = sorted(most, key=lambda term: (-centre[term], term))[:TELLING]
    return f"{len(members)} pages are about the same: most of them tell of {', '.join(written[term] for term in named)}."
