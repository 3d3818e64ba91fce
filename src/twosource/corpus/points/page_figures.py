"""The figures of one page that can speak to a matter: each with its claim, what it counts, and which time it tells of."""

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from twosource.corpus.points.counted import Thing, thing_of
from twosource.corpus.points.eras import Era, era_of, eras_of
from twosource.corpus.points.limits import limit_of
from twosource.corpus.points.phrases import is_attributive
from twosource.corpus.points.predicates import is_all_but, open_predicate
from twosource.corpus.points.reading import first_clause, last_clause, plain
from twosource.corpus.points.rows import row_place
from twosource.language import lexicon
from twosource.model import Attribution, Claim, Figure, Reading, Sentence, Span

TAKEN_UP = 2
"""Sentences back to which a bare number ("put the figure at 900") takes up what was counted."""
SAME_SIZE = 100.0
"""A bare number that many times smaller or larger than the one before counts something else."""
_OUT_OF = re.compile(r"\bof\s+(?:the\s+|these\s+|those\s+)?$", re.IGNORECASE)
_OUT_OF_POOL = re.compile(r"\s{1,3}(?:out\s{1,3})?of\s{1,3}(?:(?:the|its|their|some|about|all)\s{1,3}){0,2}$", re.IGNORECASE)
_OF_PEOPLE = re.compile(r"\s{1,3}of\s{1,3}(?:these|those|them|which|whom)\b")
_OF_THEM = re.compile(r"\s{1,3}of\s{1,3}(?:the|these|those|them|which|whom|its|their)\b")
_FURTHER_BEFORE = re.compile(r"\b(?:another|an additional|a further|an extra|additional|other)\s+$", re.IGNORECASE)
_FURTHER_AFTER = re.compile(r"\s+(?:more(?!\s+than)|others?|additional|further|extra)\b")
_OF_SOMETHING = re.compile(r"\s{1,3}of\s")
_EXPECTED = 6
"""Words before a figure among which one for an expectation makes it a forecast."""
_EXPECTED_BEHIND = 4
"""Words right behind it likewise ("about 70 were expected")."""
_POOL_NEAR = 24
"""Code points between a figure and the one it is taken out of."""
_JOINED = re.compile(r"[-‐‑][A-Za-z]")
_NOT = re.compile(r"\d[^.;:!?]{0,60},\s+not\s+$")
"""What sets a number against the one that holds ("780 drivers, not 640")."""
_DOING = re.compile(r"\b\w{2,14}ing\s+$")
_AFTER = re.compile(r"\b(?:after|following|since|because|over|whose)\b[^,;:]{0,80}$")
_SO_FAR = re.compile(r"\b(?:so far|to date|already)\b", re.IGNORECASE)
_DONE = re.compile(
    r"\s{0,2}(?:[\w’'-]{1,20}\s){0,4}?(?:(?:have|has|had)\s(?:already\s|so far\s)?(?:been\s)?|(?:was|were)\s)"
    r"(?P<verb>[a-z]{2,14})\b"
)
"""Words of what has happened, before a count in its clause and behind it ("so far 40 arrests have been made and we expect")."""
_CLAUSE_BACK = 90
"""Code points before a figure in which a word like "after" puts it in the past."""
_BETWEEN = 8
"""Code points between two numbers that are said in one breath."""
_READ = 1000
"""Code points of a sentence that are read for words that point back."""
MOST_FIGURES = 300
"""Figures of one page that are compared with others, from its top: beyond, it is a table and no report."""
_MEASURED_BEFORE = 24
"""Code points before a bare number in which a word like "magnitude" shows that nothing is counted."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of one page.

    Attributes:
        era: "" for the time of the report; else the other time the sentence tells of ("2003-12", "a year ago").
        when: the words for that time.
        partial: whether it counts a part of another figure ("30 of the 80").
        limit: words that limit the count to less than the whole; "" if there are none.
        row: its place, where the sentence counts the same at another place too ("nine in Orle and four in Veld"); "" elsewhere.
        takes: id of the figure whose counted thing it takes up ("put the number at 900"); "" for none.
        before: whether the words say that the count was given earlier, by who now gives another ("had at first put it at 40").
        expected: whether the words make it one of what is to come ("about 70 were expected").
        given: whether the words take the figure for granted, whatever the sentence says of the future or leaves open.
        done: whether its own clause tells of what has happened, whatever another clause expects.
        deed: whether the words tell what somebody did by it ("causing nine deaths"), so that who denies it denies the deed.
    """

    claim: Claim
    figure: Figure
    thing: Thing
    era: str
    partial: bool
    when: str
    limit: str
    row: str
    takes: str
    before: bool
    expected: bool
    given: bool
    done: bool
    deed: bool


def page_figures(reading: Reading, begun: str | None) -> Iterator[Found]:
    """The figures that state an amount inside some claim, in text order; `begun` is the day the story's first page is of.

    Left out: words that name a speaker ("two officials"), what only adds to another figure ("two more"), "one" where nothing
    tells what happened to it, and lengths of time, which mean another thing on every page.
    """
    text = reading.page.text
    owner = _owners(reading)
    sentences = sorted(reading.of(Sentence), key=lambda sentence: sentence.span)
    starts = [sentence.span.start for sentence in sentences]
    eras = eras_of(reading, sentences, begun)
    speakers = sorted(span for found in reading.of(Attribution) for span in found.source)
    last: tuple[int, Figure, Thing] | None = None
    measures: dict[str, tuple[int, Figure, Thing]] = {}
    figures = sorted(reading.of(Figure), key=lambda figure: figure.span)[:MOST_FIGURES]
    pools = _pools(figures, text)
    for number, figure in enumerate(figures):
        at = bisect_right(starts, figure.span.start) - 1
        sentence = sentences[at].span if at >= 0 else figure.span
        thing = thing_of(figure, sentence, text, before=sentences[at - 1].span if at > 0 else None)
        takes = ""
        if last is not None and _shares_noun(figure, thing, last, sentence):
            takes = last[1].id
            if thing.predicate is None:
                thing = msgspec.structs.replace(thing, predicate=last[2].predicate, told=last[2].told)
            thing = msgspec.structs.replace(thing, subject=thing.subject | last[2].subject)
        if thing.unit:
            takes, thing = _measure_taken_up(thing, at, _lead(figure, sentence, text), measures)
            if not takes:
                measures[thing.unit or ""] = (at, figure, thing)
        if not thing.head and not thing.unit:
            taken = _taken_up(figure, at, sentence, text, last)
            if taken is None:
                continue
            takes = last[1].id if last is not None else ""
            thing = msgspec.structs.replace(taken, around=thing.around, subject=thing.subject | taken.subject)
        partial = _is_partial(figure, at, text, thing, last) and figure.id not in pools
        if thing.head and not partial and figure.id not in pools.values():
            last = (at, figure, thing)
        beside = (figures[number - 1] if number else None, figures[number + 1] if number + 1 < len(figures) else None)
        era = era_of(figure, thing, eras[at]) if at >= 0 else Era()
        if (
            figure.id in owner
            and figure.id not in pools.values()
            and _tells(figure, thing, text)
            and not _says_again(figure, beside, text)
            and not _names_speaker(figure.span, speakers)
        ):
            yield Found(
                claim=owner[figure.id],
                figure=figure,
                thing=thing,
                era=era.key,
                when=era.words,
                partial=partial,
                limit=limit_of(figure, at, sentences, text),
                row=row_place(figure, beside, sentence, text),
                takes=takes,
                before=_is_before(figure, sentence, text),
                expected=_is_expected(figure, sentence, text),
                given=_is_given(figure, thing, sentence, text),
                done=_is_done(figure, sentence, text),
                deed=_is_deed(figure, thing, sentence, text),
            )


def _shares_noun(figure: Figure, thing: Thing, last: tuple[int, Figure, Thing], sentence: Span) -> bool:
    """Whether the noun it counts stands before it, with an earlier count ("put the number at 900"), and it tells no more."""
    noun = figure.counted_span
    if noun is None or noun.start >= figure.span.start or thing.head != last[2].head or not thing.head or thing.unit:
        return False
    return thing.predicate in (None, open_predicate()) and (last[2].told or noun.start < sentence.start)


def _measure_taken_up(thing: Thing, at: int, lead: str, measures: Mapping[str, tuple[int, Figure, Thing]]) -> tuple[str, Thing]:
    """The measure that one takes up by a noun before it ("put the share below 45 percent"; "" if none), and what it measures.

    Args:
        thing: of the measure.
        at: number of its sentence.
        lead: the words of its sentence before it.
        measures: the last one of each unit.
    """
    last = measures.get(thing.unit or "")
    if last is None or at - last[0] > TAKEN_UP or at == last[0] or (thing.measured and len(thing.measured.key) > 1):
        return "", thing
    known = lexicon("points")["taking_up"]
    words = plain(lead)
    points = len(words) > 1 and words[-2] == "it" and words[-1] in ("was", "is", "at")
    if not points and not any(
        word in known["nouns"] and words[n - 1] in known["articles"] for n, word in enumerate(words) if n
    ):
        return "", thing
    joined = msgspec.structs.replace(thing, measured=last[2].measured, subject=thing.subject | last[2].subject)
    return last[1].id, joined


def _is_before(figure: Figure, sentence: Span, text: str) -> bool:
    lead = _lead(figure, sentence, text)
    return _set_back().search(lead) is not None or _NOT.search(lead) is not None


def _lead(figure: Figure, sentence: Span, text: str) -> str:
    return text[max(sentence.start, figure.span.start - _CLAUSE_BACK) : figure.span.start]


def _is_expected(figure: Figure, sentence: Span, text: str) -> bool:
    """Whether a word for an expectation governs the figure: close before it, or right behind it in its own clause."""
    known = frozenset(lexicon("points")["expected"]["words"])
    ahead = plain(last_clause(_lead(figure, sentence, text)))[-_EXPECTED:]
    behind = plain(first_clause(text[figure.span.end : min(sentence.end, figure.span.end + _CLAUSE_BACK)]))[:_EXPECTED_BEHIND]
    return any("than" not in words and not known.isdisjoint(words) for words in (ahead, behind))


@functools.cache
def _set_back() -> re.Pattern[str]:
    known = lexicon("points")["before"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, (*known['words'], *known['phrases'])))})\b", re.IGNORECASE)


def _pools(figures: Sequence[Figure], text: str) -> Mapping[str, str]:
    """By figure, the one it is taken out of, which only tells how many there are ("640 of its 1,120 drivers were out")."""
    known = {figure.id: figure for figure in figures}
    found = {}
    for figure in figures:
        whole = known.get(figure.part_of or "")
        if whole is None or whole.span.start < figure.span.end or whole.span.start - figure.span.end > _POOL_NEAR:
            continue
        if _OUT_OF_POOL.match(text[figure.span.end : whole.span.start]):
            found[figure.id] = whole.id
    return found


def _is_partial(figure: Figure, at: int, text: str, thing: Thing, last: tuple[int, Figure, Thing] | None) -> bool:
    """Whether a figure counts a part of another; not where something else is told of it ("killed 4 of them")."""
    if is_all_but(figure, text):
        return False
    other = last is not None and last[0] == at and last[2].told and thing.told and last[2].predicate != thing.predicate
    if other and _OF_THEM.match(text, figure.span.end):
        return False
    of = _OF_PEOPLE if thing.unit else _OF_THEM
    return figure.part_of is not None or of.match(text, figure.span.end) is not None or _is_of(figure, at, text, thing, last)


def _taken_up(figure: Figure, at: int, sentence: Span, text: str, last: tuple[int, Figure, Thing] | None) -> Thing | None:
    """What a bare number counts: what the number before it counted, if the words point back to it."""
    if last is None or not _is_bare(figure, sentence, text):
        return None
    if figure.unit or figure.counted:
        return last[2] if at - last[0] <= TAKEN_UP else None
    words = plain(text[sentence.start : min(sentence.end, sentence.start + _READ)])
    reach = TAKEN_UP if set(words) & set(lexicon("points")["bare"]["anaphors"]) else int(figure.hypothetical)
    if at - last[0] > reach:
        return None
    one, other = figure.high or figure.low or 0.0, last[1].high or last[1].low or 0.0
    if not (one > 0 and other > 0 and max(one, other) / min(one, other) <= SAME_SIZE):
        return None
    own = thing_of(msgspec.structs.replace(figure, counted=last[1].counted), sentence, text)
    return msgspec.structs.replace(last[2], predicate=own.predicate or last[2].predicate)


def _is_bare(figure: Figure, sentence: Span, text: str) -> bool:
    """Whether a whole number tells nothing of what it counts, or only "figure" or the like; a "count of murder" does tell."""
    if figure.unit_code or not _whole(figure):
        return False
    if figure.counted_span and _OF_SOMETHING.match(text, figure.counted_span.end):
        return False
    before = plain(text[max(sentence.start, figure.span.start - _MEASURED_BEFORE) : figure.span.start])
    stated = set(plain(figure.counted or figure.unit or ""))
    known = lexicon("points")
    return not set(before) & set(known["measures"]["names"]) and (not stated or bool(stated & set(known["bare"]["heads"])))


def _whole(figure: Figure) -> bool:
    return all(number is None or number == int(number) for number in (figure.low, figure.high))


def _tells(figure: Figure, thing: Thing, text: str) -> bool:
    """Whether a figure states an amount that could be compared with others."""
    if (figure.low, figure.high) == (None, None) or _is_further(figure, thing, text) or _is_compound(figure, text):
        return False
    if is_all_but(figure, text) and not thing.told:
        return False
    if (thing.unit or thing.head) in lexicon("points")["measures"]["durations"]:
        return False
    lone = figure.low == figure.high == 1 and thing.unit is None
    return not lone or (thing.told and thing.predicate is not None)


def _is_of(figure: Figure, at: int, text: str, thing: Thing, last: tuple[int, Figure, Thing] | None) -> bool:
    """Whether the sentence gave the whole just before: "of the 23 arrested, 12 are from the valley"."""
    if last is None or last[0] != at or last[2].head != thing.head or thing.unit:
        return False
    whole, start = last[1].high or last[1].low or 0.0, last[1].span.start
    return whole >= (figure.high or figure.low or 0.0) and _OUT_OF.search(text[max(0, start - 20) : start]) is not None


def _is_further(figure: Figure, thing: Thing, text: str) -> bool:
    """Whether the figure adds to another one ("two more victims", "another 40"); "injuring 40 others" adds to no injured."""
    before = text[max(0, figure.span.start - 20) : figure.span.start]
    after = _FURTHER_AFTER.match(text, figure.span.end, figure.span.end + 20)
    if after and after.group().strip() in ("other", "others") and thing.told and _DOING.search(before):
        return False
    return bool(_FURTHER_BEFORE.search(before) or after)


def _is_compound(figure: Figure, text: str) -> bool:
    """Whether the number is half of an adjective ("a two-party system")."""
    return figure.unit_code is None and _JOINED.match(text, figure.span.end) is not None


def _says_again(figure: Figure, beside: tuple[Figure | None, Figure | None], text: str) -> bool:
    """Whether a measure converts the one before ("7 km (4 miles)"), or a number shares the age behind ("68 and 48 years")."""
    before, behind = beside
    if before is not None and before.unit_code and figure.unit_code and before.unit_code != figure.unit_code:
        between = text[before.span.end : figure.span.start]
        if len(between) <= _BETWEEN and between.strip() in ("(", "[", "or", "/"):
            return True
    if behind is None or not (behind.unit or "").startswith("year of age") or figure.unit_code:
        return False
    between = text[figure.span.end : behind.span.start] if figure.span.end <= behind.span.start else ""
    return bool(between) and len(between) <= _BETWEEN and between.strip(" ,-–") in ("and", "or", "")


def _is_given(figure: Figure, thing: Thing, sentence: Span, text: str) -> bool:
    """Whether a figure stands before its noun ("the $5 million loan"), or in a clause on what went before ("after 12 died")."""
    if thing.unit and is_attributive(figure, sentence, text):
        return True
    clause = text[max(sentence.start, figure.span.start - _CLAUSE_BACK) : figure.span.start]
    return thing.told and _AFTER.search(clause) is not None


def _is_done(figure: Figure, sentence: Span, text: str) -> bool:
    """Whether the clause a count stands in tells of what has happened."""
    if _SO_FAR.search(last_clause(_lead(figure, sentence, text))):
        return True
    found = _DONE.match(first_clause(text[figure.span.end : min(sentence.end, figure.span.end + _CLAUSE_BACK)]))
    return found is not None and found["verb"] not in lexicon("points")["expected"]["intended"]


def _is_deed(figure: Figure, thing: Thing, sentence: Span, text: str) -> bool:
    """Whether the words tell what somebody did to those counted: that they are so many is not what who denies it denies."""
    done = thing.predicate in lexicon("points")["once"]["predicates"]
    return done and _DOING.search(_lead(figure, sentence, text)) is not None


def _names_speaker(figure: Span, speakers: Sequence[Span]) -> bool:
    at = bisect_right(speakers, figure.start, key=lambda span: span.start) - 1
    return at >= 0 and speakers[at].holds(figure)


def _owners(reading: Reading) -> Mapping[str, Claim]:
    """The innermost claim of each figure: the one of its own attribution, else the one with the fewest words."""
    attribution = {figure.id: figure.attribution for figure in reading.of(Figure)}
    owner: dict[str, Claim] = {}
    for claim in sorted(reading.of(Claim), key=lambda claim: (sum(len(span) for span in claim.spans), claim.id)):
        for figure in claim.figures:
            if figure not in owner or (claim.attribution == attribution.get(figure) != owner[figure].attribution):
                owner[figure] = claim
    return owner
