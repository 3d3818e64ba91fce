"""The step: figures of a page, from its sentences."""

import bisect
import re
from collections.abc import Sequence
from typing import Literal, cast

import msgspec

from twosource.model import Attribution, Figure, PageFacts, Reading, Scope, Sentence, Span, TimeRef, content_id
from twosource.page.quantity import context, counted
from twosource.page.quantity.bounds import bound, bound_behind
from twosource.page.quantity.draft import Draft
from twosource.page.quantity.lexicon import GAP, Unit, Words, units, words
from twosource.page.quantity.measures import find_pounds, measure, of_age
from twosource.page.quantity.numerals import Style, find_numerals, number_style
from twosource.page.quantity.skips import Sight, junk, skipped
from twosource.page.quantity.spread import join

STEP = "quantity/1"

SENTENCE_REACH = 10_000
"""Characters of a sentence that are read. Nobody writes longer ones; a text without an end must not stop the run."""

ANTECEDENT_REACH = 3
"""Sentences back in which a bare number looks for what it counts ("Whether it will be 3,000 or 10,000 ...")."""

_MAY_HOLD = re.compile(r"\d|[½⅓⅔¼¾⅕⅛⅜⅝⅞]")
_AGE_BEFORE = re.compile(r"(?<![^\W_])[A-Z][\w’'.-]*,\s(?:then\s|now\s)?$")
_AGE_AFTER = re.compile(r",|\.(?:\s|$)|;|\sand\s|\)")
_OLDEST = 120
"""Years; above, no number between commas is an age."""

_COMPARED_REACH = 80
"""Characters between two numbers that are compared."""

_TIME_REACH = 12
"""Characters between what is counted and the time that limits it ("troops by the end of")."""

_BARE_AFTER = re.compile(rf"[.,;:!?)”\"’—–]|$|{GAP}(?P<word>[^\W\d_][^\W\d_]*)|\s*[-–—]\s")
_COMPARED = re.compile(r"(?<!\w)(?:from|to|compared|versus|against|than|was|of|at)(?!\w)", re.IGNORECASE)
_RELATIVE = re.compile(r"(?<!\w)(?:from|compared|versus|than)(?!\w)|(?<!\w)from\s.{1,12}to\s$|decreas|fell by|rose by", re.IGNORECASE)
_TIME_LINK = re.compile(rf",?{GAP}(?:(?:on|in|by|since|during|at){GAP}(?:the{GAP})?)?", re.IGNORECASE)


class _Found(msgspec.Struct, frozen=True):
    """A finished draft with what its sentence says of it."""

    draft: Draft
    sentence: int
    change: tuple[str, str] | None
    hypothetical: bool
    whole: str | None
    place: Span | None


class _Memory:
    """The counts of the sentences read so far, the newest last; what bare numbers and "of them" refer to."""

    def __init__(self) -> None:
        self.counts: list[tuple[int, Draft, str]] = []

    def add(self, sentence: int, draft: Draft, figure: str) -> None:
        self.counts = [*self.counts[-7:], (sentence, draft, figure)]

    def last(self, sentence: int) -> tuple[Draft, str] | None:
        if self.counts and sentence - self.counts[-1][0] <= ANTECEDENT_REACH:
            return self.counts[-1][1], self.counts[-1][2]
        return None


class _Page:
    """What the rules need of a page, looked up once."""

    def __init__(self, reading: Reading) -> None:
        facts = reading.of(PageFacts)
        self.id = reading.page.id
        self.text = reading.page.text
        self.language = facts[0].language if facts else "en"
        self.known: Words = words(self.language)
        self.style: Style = number_style(self.text)
        self.pounds: Unit = find_pounds(self.text, self.language)
        self.year: Unit = units(self.language).by_word["year"]
        self.times = sorted(reading.of(TimeRef), key=lambda time: (time.span, time.id))
        self.time_starts = [time.span.start for time in self.times]
        self.any_word = re.compile(rf"(?<!\w)(?i:{'|'.join(sorted(_number_words(self.known)))})(?!\w)")


def _number_words(known: Words) -> set[str]:
    names = {*known.cardinals, *known.scales, *known.fractions, *known.vague, *known.vague_of, *known.vague_times}
    return {re.escape(name.rpartition(" ")[2] if name.startswith("a ") else name.split()[0]) for name in names}


def find_figures(reading: Reading) -> tuple[Figure, ...]:
    """Find the quantities stated on one page.

    One figure per number and thing counted, in text order; a range is one figure, a score or a list of alternatives several. Digits,
    words, mixtures, vague magnitudes ("dozens", as intervals of the lexicon), fractions, percentages, money, measures, ages and
    durations are read; ordinals, dates, clock times, labels and names are not. Values are in the stated unit: nothing is converted.

    Args:
        reading: needs `Sentence`; uses `TimeRef` (digits of dates are skipped), `Attribution` (to say whose figure it is) and
            `PageFacts` (language), where they are there. Without sentences the answer is empty.

    Raises:
        PageError: the page's language has no lexicon.
    """
    page = _Page(reading)
    memory = _Memory()
    found: list[_Found] = []
    for number, sentence in enumerate(reading.of(Sentence)):
        found += _of_sentence(page, sentence, number, memory)
    spoken = _speakers([one.draft for one in found], reading.of(Attribution))
    return tuple(_figure(page, one, spoken.get(one.draft.start)) for one in found)


def _of_sentence(page: _Page, sentence: Sentence, number: int, memory: _Memory) -> list[_Found]:
    start, end = sentence.span.start, min(sentence.span.end, sentence.span.start + SENTENCE_REACH)
    if not _MAY_HOLD.search(page.text, start, end) and not page.any_word.search(page.text, start, end):
        return []
    drafts = _drafts(page, start, end)
    drafts = [draft for draft in drafts if not skipped(Sight(page.text, draft, start, end, page.known, sentence.role))]
    drafts = _with_antecedents(page, drafts, start, end, number, memory)
    earlier = memory.last(number)
    wholes = context.wholes(page.text, drafts, page.known, earlier=earlier is not None)
    supposed = context.hypothetical(page.text, drafts, start, page.known)
    changes = _changes(page, drafts, start, end)
    ids = [_id(page, draft) for draft in drafts]
    found = []
    for place, draft in enumerate(drafts):
        whole = wholes[place]
        found.append(
            _Found(
                draft,
                number,
                changes[place],
                supposed[place],
                None if whole is None else ids[whole] if whole >= 0 else earlier[1] if earlier else None,
                context.place_of(page.text, draft, end, page.known),
            )
        )
        if draft.is_count and draft.head and draft.high > 1:
            memory.add(number, draft, ids[place])
    return found


def _drafts(page: _Page, start: int, end: int) -> list[Draft]:
    """The numbers of a sentence with units, ranges, bounds and what follows them, before any is dropped as a name."""
    text, known = page.text, page.known
    numerals = find_numerals(text, start, end, page.language, page.style)
    no_figures = junk(text, start, end) if numerals else []
    drafts = []
    for numeral in numerals:
        draft = measure(text, numeral, (start, end), page.language, page.pounds)
        draft = _as_age(page, draft, start, end)
        if not _is_date(page, draft, no_figures):
            drafts.append(draft)
    moved = [context.change(text, draft, start, end, known) is not None for draft in drafts]
    drafts = join(text, drafts, start, moved)
    drafts = [bound(text, draft, (start, end), known) for draft in drafts]
    drafts = [bound_behind(text, counted.count(text, draft, end, known), end, known) for draft in drafts]
    return counted.share_forward(text, drafts)


def _as_age(page: _Page, draft: Draft, start: int, end: int) -> Draft:
    """Reads "Smith, 65, said" and "aged 65" as ages."""
    if draft.unit is not None or not draft.numeral.plain or draft.high > _OLDEST:
        return draft
    told = page.known.age.search(page.text, max(start, draft.start - 16), draft.start)
    beside = _AGE_BEFORE.search(page.text, max(start, draft.start - 40), draft.start)
    if told or (beside and draft.low > 1 and _AGE_AFTER.match(page.text, draft.end, end)):
        return msgspec.structs.replace(draft, unit=of_age(page.year), rule="age")
    return draft


def _is_date(page: _Page, draft: Draft, no_figures: Sequence[Span]) -> bool:
    """Whether the digits stand in a date, a clock time or an address; a duration inside a time expression is a figure."""
    numeral = Span(draft.numeral.start, draft.numeral.end)
    if any(span.meets(numeral) for span in no_figures):
        return True
    if draft.unit is not None and draft.unit.family in ("time", "age"):
        return False
    place = bisect.bisect_right(page.time_starts, numeral.start) - 1
    return place >= 0 and page.times[place].span.holds(numeral)


def _with_antecedents(page: _Page, drafts: list[Draft], start: int, end: int, number: int, memory: _Memory) -> list[Draft]:
    """Bare numbers with what they count, found before them: in "the number of X", in the sentence, in the one before."""
    done: list[Draft] = []
    for draft in drafts:
        finished = draft
        if draft.unit is None and draft.head is None and draft.rule != "score" and _is_bare(page, draft, end):
            finished = _with_unit_of(page, draft, done) or _with_noun_of(page, draft, done, start, number, memory)
        done.append(finished)
    return done


def _is_bare(page: _Page, draft: Draft, end: int) -> bool:
    """Whether nothing that could be a noun follows: a stop word, a verb in -ed, punctuation or the end."""
    match = _BARE_AFTER.match(page.text, draft.end, end)
    if match is None:
        return False
    word = (match["word"] or "").lower()
    return not word or word in page.known.stop or word in page.known.fillers or word.endswith("ed") or word in page.known.change


def _with_unit_of(page: _Page, draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The draft with the unit of the number it is compared with ("rose 3 points to 120"); None if it is not compared."""
    if not before or before[-1].unit is None or before[-1].unit.family in ("time", "age"):
        return None
    last = before[-1]
    link = page.text[last.end : draft.start]
    told = _RELATIVE if last.unit.family == "percentage" else _COMPARED
    if len(link) > _COMPARED_REACH or not told.search(link):
        return None
    return msgspec.structs.replace(draft, unit=last.unit)


def _with_noun_of(page: _Page, draft: Draft, before: Sequence[Draft], start: int, number: int, memory: _Memory) -> Draft:
    noun = counted.total(page.text, start, draft, page.known)
    if noun is not None:
        return msgspec.structs.replace(draft, counted=noun.span, head=noun.head, inherited=True)
    counts = [one for one in before if one.is_count and one.head and one.high > 1]
    earlier = memory.last(number)
    last = counts[-1] if counts else earlier[0] if earlier else None
    if last is None:
        return draft
    return msgspec.structs.replace(draft, counted=last.counted, head=last.head, inherited=True)


def _changes(page: _Page, drafts: Sequence[Draft], start: int, end: int) -> list[tuple[str, str] | None]:
    """Direction and role of each draft; a verb that tells no direction takes it from the two values."""
    found = [context.change(page.text, draft, start, end, page.known) for draft in drafts]
    for place in range(1, len(drafts)):
        before = found[place - 1]
        if found[place] is None and before is not None and before[1] == "by" and context.same_change(page.text, drafts[place - 1], drafts[place]):
            found[place] = before
    for place, one in enumerate(found):
        if one is not None and not one[0]:
            found[place] = _by_values(drafts, found, place)
    return found


def _by_values(
    drafts: Sequence[Draft], found: Sequence[tuple[str, str] | None], place: int
) -> tuple[str, str] | None:
    other = place + 1 if found[place] == ("", "from") else place - 1
    if not 0 <= other < len(drafts) or drafts[other].unit != drafts[place].unit or found[other] is None:
        return None
    before, after = sorted((place, other))
    if drafts[before].high == drafts[after].high:
        return None
    role = (found[place] or ("", ""))[1]
    return ("up" if drafts[before].high < drafts[after].high else "down"), role


def _speakers(drafts: Sequence[Draft], attributions: Sequence[Attribution]) -> dict[int, str]:
    """The innermost attribution whose content holds each draft, by where the draft starts."""
    contents = sorted((span.start, -span.end, one.id) for one in attributions for span in one.content)
    spoken: dict[int, str] = {}
    open_ones: list[tuple[int, int, str]] = []
    place = 0
    for draft in drafts:
        while place < len(contents) and contents[place][0] <= draft.start:
            open_ones.append(contents[place])
            place += 1
        open_ones = [one for one in open_ones if -one[1] >= draft.end]
        if open_ones:
            spoken[draft.start] = open_ones[-1][2]
    return spoken


def _id(page: _Page, draft: Draft) -> str:
    return content_id("fg", page.id, draft.start, draft.end)


def _figure(page: _Page, found: _Found, attribution: str | None) -> Figure:
    draft = found.draft
    low = None if draft.bound in ("at_most", "less_than") else draft.low
    high = None if draft.bound in ("at_least", "more_than") else draft.high
    direction, role = found.change or (None, None)
    return Figure(
        id=_id(page, draft),
        page=page.id,
        by=STEP,
        span=Span(draft.start, draft.end),
        low=low,
        high=high,
        bound=draft.bound,
        unit=draft.unit.name if draft.unit else draft.head,
        unit_code=draft.unit.code if draft.unit else None,
        counted=draft.counted.of(page.text) if draft.counted else None,
        counted_span=draft.counted,
        scope=_scope(page, found),
        part_of=found.whole,
        change=cast("Literal['up', 'down'] | None", direction),
        change_role=cast("Literal['from', 'to', 'by'] | None", role),
        hypothetical=found.hypothetical,
        attribution=attribution,
        rule=draft.rule,
    )


def _scope(page: _Page, found: _Found) -> Scope | None:
    """The place and time named right after what is counted."""
    draft = found.draft
    if draft.counted is None or draft.inherited:
        return None
    time = _time_after(page, found.place.end if found.place else draft.counted.end)
    if found.place is None and time is None:
        return None
    return Scope(place=(found.place,) if found.place else (), time=time)


def _time_after(page: _Page, end: int) -> str | None:
    place = bisect.bisect_left(page.time_starts, end)
    if place == len(page.times):
        return None
    time = page.times[place]
    near = time.span.start - end <= _TIME_REACH and _TIME_LINK.fullmatch(page.text, end, time.span.start)
    return time.id if near else None
