"""Noun phrases that stand for parties: runs of titles, roles and names, taken apart into who, what office and whose."""

from typing import NamedTuple

from twosource.model import PartyKind
from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import Gender, english, singular
from twosource.page.mentions.tokens import Row

_LONGEST = 16
"""Tokens; longer runs of capitals are headlines or lists, not names."""

_NUMERALS = frozenset(
    (
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "several",
        "many",
        "some",
        "most",
        "both",
        "few",
        "dozens",
    )
)
_AFTER_PHRASE = frozenset(
    (
        "and",
        "or",
        "but",
        "nor",
        "that",
        "which",
        "who",
        "whose",
        "when",
        "where",
        "while",
        "as",
        "if",
        "than",
        "then",
        "also",
        "not",
        "now",
        "says",
        "so",
    )
)
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "his", "her", "its", "their", "both"))
_ORGANISED_BY = frozenset(("of", "for", "on"))


class Run(NamedTuple):
    """A run of tokens that may be one phrase: first and last place, and where an article or number before it begins."""

    first: int
    last: int


def phrase_at(row: Row, at: int) -> tuple[Found | None, int] | None:
    """The phrase that begins at a place and the place of its last token; None if none does.

    The phrase itself is None where it is a name that speaks for nobody: a people, a place, a war.
    """
    run = _run_at(row, at)
    if run is None:
        return None
    head = _last_head(row, run)
    if head is not None and head < run.last:
        return _titled_name(row, run, head) or _name(row, run)
    if head is not None:
        return _name(row, run) if _is_named_body(row, run) else None if _modifies(row, head) else _role_phrase(row, run, head)
    return _name(row, run)


def _run_at(row: Row, at: int) -> Run | None:
    known, tokens = english(), row.tokens
    begins = (row.low(at) in known.determiners and row.low(at) != "that") or row.low(at) in _NUMERALS
    if not (begins or _belongs(row, at)):
        return None
    end = at + 1 if begins else at
    loose = 0
    while end < len(tokens) and end - at < _LONGEST:
        if _belongs(row, end) or (row.low(end) in _NUMERALS and end == at + 1):
            end += 1
        elif _joins(row, at, end):
            end += 1
        elif (
            begins
            and end <= at + 2
            and loose < 1
            and tokens[end].low.isalpha()
            and _belongs(row, end + 1)
            and not row.capital(end + 1)
            and _may_modify(row, end)
        ):
            loose += 1
            end += 1
        else:
            break
        if end < len(tokens) and tokens[end - 1].owns and not _belongs(row, end):
            break
    last = end - 1
    while last >= at and (
        row.low(last) in ("and", "of", "or", "for", "on", "the", "&")
        or row.low(last) in known.particles
        or not tokens[last].text[0].isalnum()
    ):
        last -= 1
    if last < at or (begins and last == at):
        return None
    return Run(at, last)


def _modifies(row: Row, head: int) -> bool:
    """Whether a lower-case body or document noun only describes the noun after it: "intelligence assessments", "campaign bus"."""
    known, low, after = english(), row.low(head), row.low(head + 1)
    if low in known.persons or low in known.groups or low in known.unnamed or row.tokens[head].owns or not after.isalpha():
        return False
    plain = (
        after not in known.prepositions
        and after not in known.auxiliaries
        and after not in known.cue_verbs
        and after not in known.determiners
    )
    return plain and not after.endswith(("ed", "ing", "ly")) and after not in _AFTER_PHRASE


def _may_modify(row: Row, at: int) -> bool:
    low = row.low(at)
    return (
        low not in english().prepositions
        and low not in english().auxiliaries
        and low not in english().cue_verbs
        and low not in ("and", "or", "that", "who")
    )


def _belongs(row: Row, at: int) -> bool:
    """Whether a token can be part of a titled name or a role phrase."""
    if not 0 <= at < len(row.tokens):
        return False
    known, token = english(), row.tokens[at]
    if token.capital:
        plain = _begins_nothing(token.low)
        return not plain and not (token.text.isupper() and len(token.text) > 7 and token.text.isalpha())
    if token.low in known.modifiers or known.is_head(token.low):
        return token.low not in known.cue_verbs or not _is_subject_of(row, at)
    return False


def _begins_nothing(low: str) -> bool:
    """Whether a capitalised word is an ordinary one, also with a contraction ("We’ve")."""
    known = english()
    stem = low.split("’")[0].split("'")[0]
    return (low in known.ordinary or (stem != low and stem in known.ordinary)) and not known.is_head(low)


def _is_subject_of(row: Row, at: int) -> bool:
    """Whether a word that may be a noun is a verb here: a capital or a pronoun stands right before it."""
    return at > 0 and (row.capital(at - 1) or row.low(at - 1) in ("who", "which", "it", "he", "she", "they"))


def _joins(row: Row, first: int, at: int) -> bool:
    """Whether a small word joins two parts of one name or phrase."""
    known, low = english(), row.low(at)
    if at == first or at + 1 >= len(row.tokens):
        return False
    if low in _ORGANISED_BY and row.capital(at - 1):
        after = at + 2 if row.low(at + 1) == "the" else at + 1
        return row.capital(after) and (
            row.low(at - 1) in known.bodies or row.low(first) in known.bodies or row.low(at - 1) in known.persons
        )
    if low == "the":
        return row.low(at - 1) in _ORGANISED_BY and row.capital(at + 1) and row.capital(at - 2)
    if low in ("and", "or", "&"):
        return _joins_adjectives(row, first, at) or (low == "&" and row.capital(at + 1)) or _joins_body(row, first, at)
    if low in known.particles:
        return row.capital(at - 1) and (row.capital(at + 1) or row.low(at + 1) in known.particles)
    return False


def _joins_adjectives(row: Row, first: int, at: int) -> bool:
    """ "South Korean and Ukrainian officials": adjectives of place on both sides, a head after."""
    known = english()
    left = _place_before(row, at, first)
    right = next(
        (k for k in range(at + 1, min(at + 6, len(row.tokens))) if known.is_head(row.low(k)) and not row.capital(k)), None
    )
    return left and right is not None and all(_belongs(row, k) for k in range(at + 1, right))


def _place_before(row: Row, at: int, first: int) -> bool:
    known = english()
    for start in range(max(first, at - 2), at):
        words = " ".join(token.bare for token in row.tokens[start:at])
        if words in known.peoples or words in known.place_adjectives or words in known.countries:
            return True
    return False


def _joins_body(row: Row, first: int, at: int) -> bool:
    """ "Department of Health and Human Services": an "and" inside the name of a body."""
    known = english()
    of = any(row.low(k) == "of" for k in range(first, at))
    return of and row.low(first) in known.bodies and row.capital(first) and row.capital(at + 1) and row.capital(at - 1)


def _last_head(row: Row, run: Run) -> int | None:
    """The last person or group noun of a run, or its last token if that heads a body or document in lower case."""
    known = english()
    last = row.tokens[run.last]
    if known.is_head(last.low) and (
        not last.capital or last.low in known.persons or last.low in known.groups or last.low in known.unnamed
    ):
        return run.last
    for at in range(run.last - 1, run.first - 1, -1):
        low = row.low(at)
        role = (low in known.persons or low in known.titles) and not row.tokens[at].owns and not _is_surname(row, run, at)
        if role and row.low(at - 1) not in ("who", "which", "that", "he", "she", "it", "they"):
            return _with_complement(row, run, at)
        if low in known.groups and not row.tokens[at].capital:
            return None
    return None


def _is_surname(row: Row, run: Run, at: int) -> bool:
    """Whether a capitalised role noun is a name: a given name stands before it ("Martin King")."""
    return row.capital(at) and at > run.first and row.tokens[at - 1].low in english().given


def _with_complement(row: Row, run: Run, at: int) -> int:
    """The end of an office's own complement: "Secretary of State"."""
    if row.low(at + 1) in ("of", "for") and at + 2 <= run.last:
        end = at + 2
        while end < run.last and (row.low(end + 1) in english().modifiers or row.low(end + 1) in ("and", "the")):
            end += 1
        if row.low(end) in english().modifiers or row.low(end) == "commerce":
            return end
    return at


def _titled_name(row: Row, run: Run, head: int) -> tuple[Found, int] | None:
    """A name with its title or office before it: "US defence secretary Lloyd Austin", "Mr Lee"."""
    known = english()
    first, last = head + 1, run.last
    while first <= last and not row.tokens[first].text[0].isalnum():
        first += 1
    owner = next((at for at in range(first, last) if row.tokens[at].owns), None)
    last = owner if owner is not None else last
    while last > first and not row.capital(last):
        last -= 1
    if first > last or not row.capital(first):
        return None
    low = row.low(head)
    title = low in known.titles and low not in known.persons
    start = head
    while start > run.first and not title and _is_office_word(row, start - 1):
        start -= 1
    affiliation = _affiliation(row, run.first, start - 1)
    begin = run.first if affiliation is not None or title or row.low(run.first) in known.determiners else start
    words = tuple(token.bare for token in row.tokens[first : last + 1])
    given = known.given.get(words[0].lower()) if len(words) > 1 else None
    found = Found(
        span=row.stretch(start if title and affiliation is None else begin, last),
        form="name" if len(words) > 1 else "short",
        kind="person",
        head=surname(words),
        row=row.number,
        name=" ".join(words),
        role=None if title else row.stretch(start, head),
        role_noun=None if title else _role_noun(row, start, head),
        affiliation=row.stretch(*affiliation) if affiliation else None,
        words=words,
        country=country_in(row, run.first, start - 1),
        gender=known.titles.get(low) or known.gendered.get(low) or given,
        quoted=row.tokens[first].quoted,
    )
    return found, last


def _role_noun(row: Row, start: int, head: int) -> str:
    return next((row.low(at) for at in range(head, start - 1, -1) if row.low(at) in english().persons), row.low(head))


def _is_office_word(row: Row, at: int) -> bool:
    known, token = english(), row.tokens[at]
    if token.owns or _is_place(row, at):
        return False
    if token.low == "house" or (token.capital and row.low(at + 1) not in ("of", "for") and not row.capital(at + 1)):
        return False
    return token.low in known.modifiers or token.low in known.persons or (token.low in ("of", "for", "and", "-") and at > 0)


def _is_place(row: Row, at: int) -> bool:
    known, word = english(), row.tokens[at].bare
    return row.tokens[at].capital and (word in known.peoples or word in known.countries or word in known.place_adjectives)


def _affiliation(row: Row, first: int, last: int) -> tuple[int, int] | None:
    while first <= last and (row.low(first) in english().determiners or not row.tokens[first].text[0].isalnum()):
        first += 1
    owner = next((at for at in range(first, last + 1) if row.tokens[at].owns), None)
    last = last if owner is None else owner
    while last >= first and not (row.capital(last) or row.low(last) in english().bodies):
        last -= 1
    return (first, last) if first <= last else None


def country_in(row: Row, first: int, last: int) -> str | None:
    """The countries named, by any name, between two places, both inclusive, joined by "+"; None if none is."""
    known = english()
    found: list[str] = []
    at = max(first, 0)
    while at <= last:
        for size in (4, 3, 2, 1):
            words = " ".join(token.bare for token in row.tokens[at : min(at + size, last + 1)])
            country = known.countries.get(words) or known.peoples.get(words)
            if country and at + size - 1 <= last:
                found.append(country)
                at += size - 1
                break
        at += 1
    return "+".join(sorted(set(found))) or None


def surname(words: tuple[str, ...]) -> str:
    """The word a person is called by for short: the last that is no suffix ("Jr.")."""
    plain = [word for word in words if word not in english().suffixes] or list(words)
    return plain[-1].lower()


def _role_phrase(row: Row, run: Run, head: int) -> tuple[Found, int] | None:
    """An office, a group, a body or a document without a name: "a senior official", "the agency", "western officials"."""
    known, low = english(), row.low(head)
    first = row.low(run.first)
    number = next((at for at in range(run.first, head) if row.low(at) in _NUMERALS), None)
    owned = any(row.tokens[at].owns for at in range(run.first, head))
    plural = known.is_plural(low) or number is not None and low in known.groups
    definite = first in _DEFINITE or (owned and not plural)
    kind = _kind_of(row, low, plural=plural)
    named = (
        kind in ("person", "anonymous")
        and low in known.persons
        and not plural
        and (definite or (row.capital(head) and first not in ("a", "an")))
    )
    form = (
        "role"
        if named or (definite and kind not in ("group",)) or kind in ("organisation", "government", "document", "outlet")
        else "anonymous"
    )
    if row.capital(head) and not named and low in known.persons and head == run.first:
        return None
    found = Found(
        span=row.stretch(run.first, head),
        form=form,
        kind="person" if named else kind,
        head=singular(low),
        row=row.number,
        role=_office_span(row, run, head),
        role_noun=singular(low),
        affiliation=_affiliation_span(row, run.first, head - 1),
        words=tuple(token.low for token in row.tokens[run.first : head] if token.low not in known.determiners),
        country=country_in(row, run.first, head - 1),
        gender=known.gendered.get(singular(low)),
        plural=plural,
        definite=definite,
        quoted=row.tokens[head].quoted,
    )
    return found, head


def _office_span(row: Row, run: Run, head: int):  # noqa: ANN202
    start = head
    while start > run.first and _is_office_word(row, start - 1):
        start -= 1
    return row.stretch(start, head)


def _affiliation_span(row: Row, first: int, last: int):  # noqa: ANN202
    found = _affiliation(row, first, last)
    return row.stretch(*found) if found else None


def _kind_of(row: Row, low: str, *, plural: bool) -> PartyKind:
    known, one = english(), singular(low)
    if low in known.government_heads:
        return "government"
    if low in known.outlet_nouns:
        return "outlet"
    if low in known.unnamed or one in known.unnamed:
        return "anonymous"
    if one in known.persons:
        return "group" if plural else "anonymous"
    if low in known.groups:
        return "group"
    if low in known.bodies or one in known.bodies:
        return "organisation"
    return "document"


def _is_named_body(row: Row, run: Run) -> bool:
    """Whether a run that ends in a body's head is its name: capitals throughout, not only an article."""
    head = row.tokens[run.last]
    return head.capital and head.low in english().bodies


def _name(row: Row, run: Run) -> tuple[Found | None, int] | None:
    """A name without a role before it, told apart by what it is the name of."""
    known = english()
    first, last = run.first, run.last
    while first <= last and not (row.capital(first) and row.low(first) not in known.determiners):
        first += 1
    while last >= first and not row.capital(last):
        last -= 1
    if first > last:
        return None
    for at in range(first, last):
        if row.tokens[at].owns:
            last = at
            break
    lows = [
        at
        for at in range(first, last + 1)
        if not row.capital(at)
        and row.low(at) not in ("of", "for", "on", "and", "the", "&")
        and row.low(at) not in known.particles
    ]
    if lows:
        last = lows[0] - 1
    words = tuple(token.bare for token in row.tokens[first : last + 1])
    begins = first
    if len(words) == 2 and words[1].isupper() and words[0] in known.peoples:
        first, words = last, words[1:]  # "the Ukrainian GUR" is the GUR
    kind, name = _kind_of_name(words, known.given.get(words[0].lower()))
    if kind is None:
        return None, last
    article = first > 0 and row.low(first - 1) == "the" and kind != "person"
    begin = first - 1 if article and first - 1 >= run.first else begins
    begin = min(begin, run.first) if begins != first else begin
    country = known.countries.get(name) or country_in(row, begins, last)
    found = Found(
        span=row.stretch(begin, last),
        form="name" if len(words) > 1 or kind != "person" else "short",
        kind=kind,
        head=surname(words) if kind in ("person", "unknown") else name.lower(),
        row=row.number,
        name=name,
        words=words,
        country=country,
        affiliation=_own_affiliation(row, first, last, kind),
        gender=known.given.get(words[0].lower()) if kind == "person" and len(words) > 1 else None,
        quoted=row.tokens[first].quoted,
    )
    return found, last


def _own_affiliation(row: Row, first: int, last: int, kind: PartyKind):  # noqa: ANN202
    """The country before a body's name: "Ukraine’s Main Directorate" (the possessive token just before)."""
    if kind != "organisation" or first == 0 or not row.tokens[first - 1].owns:
        return None
    return row.stretch(first - 1, first - 1)


def _kind_of_name(words: tuple[str, ...], given: Gender | None) -> tuple[PartyKind | None, str]:
    known, name = english(), " ".join(words)
    plain = name.removeprefix("The ")
    if words[-1].lower() in known.things:
        return None, name
    if name in known.countries:
        return "government", name
    if name in known.places or name in known.peoples or name in known.place_adjectives:
        return None, name
    if name in known.outlets or plain in known.outlets:
        return "outlet", plain
    if (
        name in known.named_bodies
        or (words[-1].lower() in known.bodies and len(words) > 1)
        or words[0].lower() in known.bodies
        and len(words) > 2
    ):
        return "organisation", name
    if len(words) > 1 and words[-1] in known.outlet_heads and given is None:
        return "outlet", name
    if len(words) == 1:
        acronym = name.isupper() and 2 <= len(name.replace(".", "")) <= 6
        return ("organisation" if acronym else "unknown"), name
    if words[0] in known.places or words[0] in known.peoples:
        return "organisation", name
    return ("person" if len(words) <= 4 else "organisation"), name
