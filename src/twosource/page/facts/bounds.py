"""Between which days a text can have appeared that does not state its date.

What a text tells of as past lies before it: full dates, months with a year, persons named with an office they hold. What it
quotes an office-holder as saying "on Friday" was said while the office was held, in the week before. Where both ends are known
and near enough, months without a year narrow them: by the custom of English news (AP Stylebook, "months") a month without one
is of the same year, or has just passed.
"""

import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from twosource.language import lexicon
from twosource.model import Span
from twosource.page.facts.names import any_of
from twosource.page.facts.written import month_numbers, written_dates, written_months

OFFICE_REACH = 60
"""Most characters between the words of an office and the name of who holds it."""
AHEAD_REACH = 60
"""Most characters before a date in which a word shows that it is to come."""
CLOSE_WORDS = 4
"""Words right before the words of an office that can change what they tell ("former", "deputy", "by")."""
SENTENCE_REACH = 400
"""Most characters after a name that are taken to be of its sentence."""
SPEECH_DAYS = 7
"""Days back to which a weekday without a date can reach."""
MONTHS_BACK = 6
"""Months back, across a new year, to which a month without a year can reach. Within the year it can reach to its beginning."""
EARLIEST = dt.date(1995, 1, 1)
"""Before it there were no pages: an older bound tells nothing."""
NARROWED = 800
"""Days between bounds, at most, that months without a year narrow: two years and a little."""

_PAST = re.compile(r"\b(?:was|were|had|has|have|did|said|told|since|\w{3,}ed)\b")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|until|by|before|due|scheduled|expected|plan(?:s|ned|ning)?|upcoming|set|may|might|could|if|next)\b"
)
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[,;:()“”\"—–]|(?<!\b\w)\.(?=\s)")
_GOES_ON = re.compile(r"[-'’]|\s+[A-Z]")
_YEAR = re.compile(r"\d{4}")


class Bound(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """A day that a text's publication does not precede, or does not follow, and the words that show it."""

    day: dt.date
    span: Span


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """The strictest bounds a text gives; None where it gives none."""

    first: Bound | None
    last: Bound | None


def find_bounds(text: str, paragraphs: Sequence[Span], language: str, latest: dt.date | None) -> Bounds:
    """The bounds that paragraphs give.

    Args:
        text: of the page.
        paragraphs: of the report, in order.
        language: one that has lexicons.
        latest: a day that the page surely does not follow, if one is known; what would contradict it is left out.
    """
    firsts = list(_since(text, paragraphs, language))
    lasts: list[Bound] = []
    for paragraph in paragraphs:
        held = list(_offices(text, paragraph, language))
        firsts += [begun for begun, _ in held]
        if _YEAR.search(text, paragraph.start, paragraph.end):
            firsts += _past_dates(text, paragraph, language)
        lasts += [ended for _, ended in held if ended]
    firsts = [bound for bound in firsts if bound.day >= EARLIEST and (latest is None or bound.day <= latest)]
    first = max(firsts, key=lambda bound: (bound.day, -bound.span.start), default=None)
    last = min(lasts, default=None)
    if first and last and first.day > last.day:
        return Bounds(first=first, last=None)
    return Bounds(first=first, last=last)


def _past_dates(text: str, paragraph: Span, language: str) -> Iterator[Bound]:
    """Full dates, and months with their year, that the words around them tell of as past."""
    for read in (written_dates, written_months):
        for found in read(text, paragraph.start, paragraph.end, language):
            if found.period.first is not None and _told_as_past(text, paragraph, found.span):
                yield Bound(day=dt.date.fromisoformat(found.period.first[:10]), span=found.span)


def _told_as_past(text: str, block: Span, span: Span) -> bool:
    """Whether the words around a date tell of it as past."""
    around = text[max(block.start, span.start - 120) : min(block.end, span.end + 60)]
    return (
        _PAST.search(around) is not None
        and _AHEAD.search(text[max(block.start, span.start - AHEAD_REACH) : span.start]) is None
    )


@functools.cache
def _since_days(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    known = lexicon("tenures", language)["since"]
    return re.compile(any_of(known) + r"(?!\w)"), known


def _since(text: str, paragraphs: Sequence[Span], language: str) -> Iterator[Bound]:
    """Words that were not used before a known day."""
    pattern, days = _since_days(language)
    if not any(words in text for words in days):
        return
    for paragraph in paragraphs:
        for found in pattern.finditer(text, paragraph.start, paragraph.end):
            yield Bound(day=dt.date.fromisoformat(days[found.group()]), span=Span(*found.span()))


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """An office that a person holds or held: the words for it, its first day and, where it ended for good, its last."""

    words: re.Pattern[str]
    first: dt.date
    last: dt.date | None


@functools.cache
def _terms(language: str) -> tuple[re.Pattern[str], Mapping[str, tuple[Term, ...]]]:
    """One pattern of all names, and the terms by name."""
    known = lexicon("tenures", language)
    by_name: dict[str, list[Term]] = {}
    for line, spans in known["terms"].items():
        office, names = line.split(": ")
        ways = sorted((office, *known["offices"][office]), key=lambda way: (-len(way), way))
        ends = [span.split("/") for span in spans.split()]
        last = ends[-1][1]
        term = Term(
            words=re.compile(r"\b(?:" + "|".join(map(re.escape, ways)) + r")\b"),
            first=dt.date.fromisoformat(ends[0][0]),
            last=dt.date.fromisoformat(last) if last else None,
        )
        for name in names.split(", "):
            by_name.setdefault(name, []).append(term)
    return re.compile(any_of(by_name) + r"(?!\w)"), {name: tuple(terms) for name, terms in by_name.items()}


def _offices(text: str, paragraph: Span, language: str) -> Iterator[tuple[Bound, Bound | None]]:
    """For each person named with an office the day it began; if a weekday dates the person's words, the day it ended too."""
    pattern, terms = _terms(language)
    for found in pattern.finditer(text, paragraph.start, paragraph.end):
        start = max(paragraph.start, found.start() - OFFICE_REACH)
        end = min(paragraph.end, found.end() + OFFICE_REACH)
        before, after = _plain(text[start : found.start()]), text[found.end() : end]
        for term in terms[found.group()]:
            if not _holds(term, found.group(), before, after, language):
                continue
            span = Span(*found.span())
            ended = term.last if term.last and not _named_by_the_way(term, before, language) else None
            spoke = ended is not None and _spoke_on_a_weekday(text, paragraph, span, language)
            last = ended + dt.timedelta(days=SPEECH_DAYS) if spoke and ended else None
            yield Bound(day=term.first, span=span), Bound(day=last, span=span) if last else None


def _plain(words: str) -> str:
    """Small letters, American spelling."""
    return words.lower().replace("defence", "defense")


def _holds(term: Term, name: str, before: str, after: str, language: str) -> bool:
    """Whether the words right before or after a name give it the office, and not as a thing of another time.

    What stands before the name comes in plain, what stands after it as written: a name behind the office shows whose it is.
    """
    known = _other_words(language)
    ahead = _ahead(term, before)
    if ahead or term.words.match(name.lower()):
        close = _WORD.findall(_CLAUSE.split(before[: ahead.start()] if ahead else before)[-1])
        return known.other.isdisjoint(close[-CLOSE_WORDS:]) and known.any_holder.isdisjoint(close[-1:])
    plain = _plain(after)
    behind = term.words.search(plain) if after.startswith(",") and len(plain) == len(after) else None
    if not behind or _CLAUSE.search(after, 1, behind.start()) or _GOES_ON.match(after, behind.end()):
        return False
    return (known.other | known.between).isdisjoint(_WORD.findall(plain[1 : behind.start()]))


def _ahead(term: Term, before: str) -> re.Match[str] | None:
    """The words of the office, right before the name."""
    return next((found for found in term.words.finditer(before) if before[found.end() :] in {" ", ", "}), None)


def _named_by_the_way(term: Term, before: str, language: str) -> bool:
    """Whether the office stands behind a preposition ("a judge appointed by President ..."): another may speak."""
    ahead = _ahead(term, before)
    close = _CLAUSE.split(before[: ahead.start()])[-1] if ahead else before
    return not _other_words(language).between.isdisjoint(_WORD.findall(close)[-CLOSE_WORDS:])


class OtherWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words near an office: of another time or office, of another thing between it and its holder, of any holder at all."""

    other: frozenset[str]
    between: frozenset[str]
    any_holder: frozenset[str]


@functools.cache
def _other_words(language: str) -> OtherWords:
    known = lexicon("tenures", language)["not_in_office"]
    return OtherWords(
        other=frozenset(known["before"]), between=frozenset(known["between"]), any_holder=frozenset(known["any_holder"])
    )


@functools.cache
def _speech(language: str) -> re.Pattern[str]:
    """Right after a name, a verb of speech, and later in the sentence a weekday without a date."""
    verbs = "|".join(lexicon("tenures", language)["speech"]["verbs"])
    days = "|".join(day.capitalize() for day in lexicon("time", language)["weekdays"])
    undated = rf"(?:{days})\b(?!,?\s+(?:\d|[A-Z][a-z]{{2,8}}\.?\s+\d))"
    return re.compile(rf"(?:,?\s+\w+){{0,3}}?\s+(?:{verbs})\b(?P<between>.*?)\b{undated}", re.DOTALL)


def _spoke_on_a_weekday(text: str, paragraph: Span, name: Span, language: str) -> bool:
    """Whether the sentence dates the words of the person named in it by a bare weekday that is past."""
    reach = min(paragraph.end, name.end + SENTENCE_REACH)
    end = _SENTENCE.search(text, name.end, reach)
    found = _speech(language).match(text, name.end, end.start() if end else reach)
    return found is not None and _AHEAD.search(found["between"][-AHEAD_REACH:]) is None


def narrowed(
    first: dt.date, last: dt.date, text: str, paragraphs: Sequence[Span], language: str
) -> tuple[dt.date, dt.date, tuple[Span, ...]]:
    """The bounds without what lies outside the days on which news would write of past months as this text does.

    Returns:
        The bounds, and the words that narrowed them, none if nothing did.
    """
    if (last - first).days > NARROWED:
        return first, last, ()
    named = {month: span for paragraph in paragraphs for month, span in _bare_months(text, paragraph, language)}
    days = [first + dt.timedelta(days=i) for i in range((last - first).days + 1)]
    fit = [day for day in days if all(month <= day.month or day.month + 12 - month <= MONTHS_BACK for month in named)]
    if not fit or len(fit) == len(days):
        return first, last, ()
    return fit[0], fit[-1], tuple(sorted(named.values()))


@functools.cache
def _months(language: str) -> re.Pattern[str]:
    names = "|".join(
        sorted({name.capitalize() for name in month_numbers(language) if len(name) > 4 or name in {"may", "june", "july"}})
    )
    return re.compile(
        rf"\b(?:in|since|early|mid|late)[ -](?:(?:early|mid|late)[ -])?(?:to[ -](?:mid|late)[ -])?(?P<month>{names})\b"
        r"(?!\.?,?\s+(?:\d|last\b|of\b|that\b|next\b))"
    )


def _bare_months(text: str, paragraph: Span, language: str) -> Iterator[tuple[int, Span]]:
    """Months without a year or day that are told of as past, each with its words."""
    numbers = month_numbers(language)
    for found in _months(language).finditer(text, paragraph.start, paragraph.end):
        if _told_as_past(text, paragraph, Span(*found.span())):
            yield numbers[found["month"].lower()], Span(*found.span())
