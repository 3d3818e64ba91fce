"""The step: figures of a page, from its sentences."""

import bisect
import re
from collections.abc import Sequence

import msgspec

from twosource.model import Attribution, Figure, PageFacts, Reading, Scope, Sentence, Span, TimeRef, content_id
from twosource.page.quantity import context, counted
from twosource.page.quantity.ages import as_age, as_age_limit
from twosource.page.quantity.antecedents import Memory, with_antecedents
from twosource.page.quantity.bounds import bound, bound_behind, shared_with_conversions
from twosource.page.quantity.change import Change, Motion
from twosource.page.quantity.digits import junk
from twosource.page.quantity.draft import Draft, Scene
from twosource.page.quantity.lexicon import words
from twosource.page.quantity.measures import measure
from twosource.page.quantity.numerals import Numeral, find_numerals, may_tell_number, number_style
from twosource.page.quantity.skips import skipped
from twosource.page.quantity.spread import join
from twosource.page.quantity.tokens import tokens
from twosource.page.quantity.units import GAP, find_pounds, units

STEP = "quantity/3"

SENTENCE_REACH = 5_000
"""Characters of a sentence that are read. Nobody writes longer ones; a text without an end must not stop the run."""

_TIME_REACH = 12
"""Characters between what is counted and the time that limits it ("troops by the end of")."""

_TIME_LINK = re.compile(rf",?{GAP}(?:(?:on|in|by|since|during|at){GAP}(?:the{GAP})?)?", re.IGNORECASE)


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """A finished draft with what its sentence says of it."""

    id: str
    draft: Draft
    change: Change | None
    hypothetical: bool
    whole: str | None
    place: Span | None
    condition: Span | None


class _Page:
    """What the rules need of a page, looked up once."""

    def __init__(self, reading: Reading) -> None:
        facts = reading.of(PageFacts)
        self.id = reading.page.id
        self.text = reading.page.text
        self.language = facts[0].language if facts else "en"
        self.known = words(self.language)
        self.units = units(self.language)
        self.style = number_style(self.text)
        self.pounds = find_pounds(self.text, self.units)
        self.times = sorted(reading.of(TimeRef), key=lambda time: (time.span, time.id))
        self.time_starts = [time.span.start for time in self.times]

    def scene(self, sentence: Sentence) -> Scene:
        """One sentence as the rules look at it."""
        end = min(sentence.span.end, sentence.span.start + SENTENCE_REACH)
        read = tokens(self.text, Span(sentence.span.start, end))
        return Scene(
            text=self.text,
            start=sentence.span.start,
            end=end,
            role=sentence.role,
            known=self.known,
            units=self.units,
            pounds=self.pounds,
            tokens=read,
            words=frozenset([token[0] for token in read]),
        )


def find_figures(reading: Reading) -> tuple[Figure, ...]:
    """Find the quantities stated on one page.

    One figure per number and thing counted, in text order; a range is one figure, a score or a list of alternatives several.
    Digits, words, mixtures, vague magnitudes ("dozens", as intervals of the lexicon), fractions, percentages, money, measures,
    ages and durations are read; ordinals, dates, clock times, labels and names are not. Values are in the stated unit; nothing
    is converted.

    Args:
        reading: needs `Sentence`; uses `TimeRef` (digits of dates are skipped), `Attribution` (to say whose figure it is) and
            `PageFacts` (language), where they are there. Without sentences the answer is empty.

    Raises:
        PageError: the page's language has no lexicon.
    """
    page = _Page(reading)
    memory = Memory()
    found: list[_Found] = []
    for number, sentence in enumerate(reading.of(Sentence)):
        if not may_tell_number(sentence.span.of(page.text), page.known):
            continue
        scene = page.scene(sentence)
        memory.ask(number, counted.asked(scene))
        numerals = find_numerals(page.text, Span(scene.start, scene.end), page.language, page.style, scene.tokens)
        if numerals:
            found += _of_sentence(page, scene, numerals, (number, memory))
    spoken = _speakers([one.draft for one in found], [one for one in reading.of(Attribution) if one.reports])
    return tuple(_figure(page, one, spoken.get(one.draft.start)) for one in found)


def _of_sentence(page: _Page, scene: Scene, numerals: Sequence[Numeral], earlier_ones: tuple[int, Memory]) -> list[_Found]:
    number, memory = earlier_ones
    earlier = memory.last(number)
    motion = Motion(scene)
    drafts = [draft for draft in _drafts(page, scene, numerals, motion) if not skipped(scene, draft)]
    drafts = with_antecedents(scene, drafts, earlier[0] if earlier else None, memory.asked(number))
    wholes = context.wholes(scene, drafts, earlier[1] if earlier else None, memory.of)
    supposed = context.hypothetical(scene, drafts)
    changed = motion.all(drafts)
    ids = [content_id("fg", page.id, draft.start, draft.end) for draft in drafts]
    found = []
    for place, draft in enumerate(drafts):
        whole = wholes[place]
        found.append(
            _Found(
                id=ids[place],
                draft=draft,
                change=changed[place],
                hypothetical=supposed[place],
                whole=ids[whole] if isinstance(whole, int) else whole,
                place=context.place_of(scene, draft),
                condition=context.condition_of(scene, draft),
            )
        )
        if draft.is_several:
            memory.add(number, draft, ids[place], whole=whole is None)
    return found


def _drafts(page: _Page, scene: Scene, numerals: Sequence[Numeral], motion: Motion) -> list[Draft]:
    """The numbers of a sentence with units, ranges, bounds and what follows them, before any is dropped as a name."""
    no_figures = junk(scene, numerals)
    drafts = [as_age(scene, measure(scene, numeral)) for numeral in numerals]
    drafts = [draft for draft in drafts if not _is_date(page, draft, no_figures)]
    moved = [motion.of(draft) is not None for draft in drafts] if len(drafts) > 1 else []
    drafts = [as_age_limit(scene, bound(scene, _aged_range(scene, draft))) for draft in join(scene, drafts, moved)]
    drafts = [bound_behind(scene, counted.count(scene, draft)) for draft in drafts]
    return shared_with_conversions(scene, counted.share_forward(scene, drafts))


def _aged_range(scene: Scene, draft: Draft) -> Draft:
    """A range as ages where it bounds them ("aged between 5 and 11"); single numbers were looked at before."""
    return as_age(scene, draft) if draft.rule == "range" else draft


def _is_date(page: _Page, draft: Draft, no_figures: Sequence[Span]) -> bool:
    """Whether the digits stand in a date, a clock time or an address; a duration inside a time expression is a figure."""
    numeral = Span(draft.numeral.start, draft.numeral.end)
    place = bisect.bisect_left(no_figures, numeral.end, key=lambda span: span.start) - 1
    if place >= 0 and no_figures[place].meets(numeral):
        return True
    if draft.unit is not None and draft.unit.family in ("time", "age"):
        return False
    place = bisect.bisect_right(page.time_starts, numeral.start) - 1
    return place >= 0 and page.times[place].span.holds(numeral)


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


def _figure(page: _Page, found: _Found, attribution: str | None) -> Figure:
    draft = found.draft
    return Figure(
        id=found.id,
        page=page.id,
        by=STEP,
        span=Span(draft.start, draft.end),
        low=None if draft.bound in ("at_most", "less_than") else draft.low,
        high=None if draft.bound in ("at_least", "more_than") else draft.high,
        bound=draft.bound,
        unit=draft.unit.name if draft.unit else draft.head,
        unit_code=draft.unit.code if draft.unit else None,
        counted=draft.counted.of(page.text) if draft.counted else None,
        counted_span=draft.counted,
        scope=_scope(page, found),
        part_of=found.whole,
        change=found.change.way if found.change else None,
        change_role=found.change.role if found.change else None,
        hypothetical=found.hypothetical,
        attribution=attribution,
        rule=draft.rule,
    )


def _scope(page: _Page, found: _Found) -> Scope | None:
    """The place and time named right after what is counted, and the condition under which it holds."""
    draft = found.draft
    time = None
    if draft.counted is not None and not draft.inherited:
        time = _time_after(page, found.place.end if found.place else draft.counted.end)
    if found.place is None and time is None and found.condition is None:
        return None
    return Scope(
        place=(found.place,) if found.place else (), time=time, condition=(found.condition,) if found.condition else ()
    )


def _time_after(page: _Page, end: int) -> str | None:
    place = bisect.bisect_left(page.time_starts, end)
    if place == len(page.times):
        return None
    time = page.times[place]
    near = time.span.start - end <= _TIME_REACH and _TIME_LINK.fullmatch(page.text, end, time.span.start)
    return time.id if near else None
