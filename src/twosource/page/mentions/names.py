"""Names, with or without a title or an office before them."""

from twosource.model import PartyKind, Span
from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import english
from twosource.page.mentions.places import affiliation_in, countries_in
from twosource.page.mentions.runs import Run
from twosource.page.mentions.tokens import Row

_LONGEST_PERSON = 4
"""Words; a longer run of capitals without a title is a body."""
_LONGEST_ACRONYM = 6
"""Letters."""

_LONGEST_APPOSITION = 9
"""Tokens from a name to the end of the noun that explains it."""

_ENDS_HEAD = frozenset({",", ".", "of", "in", "at", "for", "from", "with", "that", "which", "who", "based", "on", "and"})
_VERBAL = ("ing", "ed", "ly")
"""Endings of words that open a sentence and are no names."""
_SMALL = frozenset({"of", "for", "on", "and", "the", "&"})


def titled_name(row: Row, run: Run, head: int) -> Found | None:
    """A name with its title or office, which ends at `head`: "US defence secretary Lloyd Lee", "Mr Lee"."""
    known = english()
    first = next((at for at in range(head + 1, run.last + 1) if row.tokens[at].text[0].isalnum()), run.last + 1)
    last = next((at for at in range(first, run.last) if row.tokens[at].owns), run.last)
    while last > first and not row.capital(last):
        last -= 1
    if first > last or not row.capital(first):
        return None
    low = row.low(head)
    is_title = low in known.titles and low not in known.persons
    office = head if is_title else office_start(row, run, head)
    affiliation = affiliation_in(row, run.first, office - 1)
    whole = affiliation is not None or row.low(run.first) in known.determiners
    words = tuple(token.bare for token in row.tokens[first : last + 1])
    given = known.given.get(words[0].lower()) if len(words) > 1 else None
    return Found(
        span=row.stretch(run.first if whole else office, last),
        row=row.number,
        first=run.first,
        last=last,
        form="name" if len(words) > 1 else "short",
        kind="person",
        head=surname(words),
        name=" ".join(words),
        role=None if is_title else row.stretch(office, head),
        role_noun=None if is_title else _role_noun(row, office, head),
        affiliation=affiliation,
        words=words,
        country=countries_in(row, run.first, office - 1),
        gender=known.titles.get(low) or known.gendered.get(low) or given,
        quoted=row.tokens[first].quoted,
    )


def _role_noun(row: Row, first: int, last: int) -> str:
    return next((row.low(at) for at in range(last, first - 1, -1) if row.low(at) in english().persons), row.low(last))


def office_start(row: Row, run: Run, head: int) -> int:
    """Where the words of an office begin: "national security spokesman", not the body or country before them."""
    start = head
    while start > run.first and _is_office_word(row, start - 1):
        start -= 1
    return start


def _is_office_word(row: Row, at: int) -> bool:
    known, token = english(), row.tokens[at]
    if token.owns or token.low == "house" or token.low in known.numerals or (token.capital and known.is_place(token.bare)):
        return False
    if token.capital and at > 0 and row.low(at + 1) not in {"of", "for"} and not row.capital(at + 1):
        return False
    return token.low in known.modifiers or token.low in known.persons or token.low in {"of", "for", "and", "-"}


def surname(words: tuple[str, ...]) -> str:
    """The word a person is called by for short: the last that is no suffix ("Jr.")."""
    plain = [word for word in words if word not in english().suffixes] or list(words)
    return plain[-1].lower()


def plain_name(row: Row, run: Run) -> tuple[Found | None, int] | None:
    """A name without a role before it, and its last token; no mention where the name speaks for nobody."""
    known = english()
    part = _capitals(row, run)
    if part is None:
        return None
    first, last = part
    words = tuple(token.bare for token in row.tokens[first : last + 1])
    name_first = first
    if len(words) == 2 and words[1].isupper() and words[0] in known.peoples:
        name_first, words = last, words[1:]  # "the Ukrainian GUR" is the GUR
    kind = kind_of_name(words)
    if kind is None or (kind == "unknown" and first == 0 and words[0].endswith(_VERBAL)):
        return None, last
    article = first > run.first and row.low(first - 1) == "the" and kind != "person"
    name = " ".join(words)
    given = known.given.get(words[0].lower()) if kind == "person" and len(words) > 1 else None
    articled = row.low(first - 1) == "the" and len(words) > 1
    if kind == "person" and given is None and (articled or _shown_as_body(row, last)):
        kind = "organisation"
    person = kind in {"person", "unknown"}
    found = Found(
        span=row.stretch(first - 1 if article else first, last),
        row=row.number,
        first=run.first,
        last=last,
        form="name" if len(words) > 1 or kind != "person" else "short",
        kind=kind,
        head=surname(words) if person else name.lower(),
        name=name.removeprefix("The ") if kind == "outlet" else name,
        words=words,
        country=known.countries.get(name) or countries_in(row, first, last),
        affiliation=_owner(row, name_first, kind),
        gender=given,
        quoted=row.tokens[first].quoted,
        untold=kind == "person" and given is None and not _shown_as_person(row, last),
    )
    return found, last


def _shown_as_body(row: Row, last: int) -> bool:
    """Whether what follows a name shows a body: ", which", ", a consultancy", "’s shareholders"."""
    known = english()
    if row.tokens[last].owns:
        return row.low(last + 1) in known.firm_owned or row.low(last + 1) == "chief"
    if row.low(last + 1) != ",":
        return False
    if row.low(last + 2) == "which":
        return True
    if row.low(last + 2) not in {"a", "an", "the"}:
        return False
    ahead = range(last + 3, min(len(row.tokens), last + _LONGEST_APPOSITION))
    end = next((at for at in ahead if row.low(at) in _ENDS_HEAD), None)
    return end is not None and row.low(end - 1) in known.bodies and not row.capital(end - 1)


def _shown_as_person(row: Row, last: int) -> bool:
    """Whether what follows a name shows a person: ", who", an age, an office or a calling."""
    known = english()
    if row.low(last + 1) != ",":
        return row.low(last + 1) == "who"
    if row.low(last + 2) in {"who", "whose"} or (row.low(last + 2).isdigit() and row.low(last + 3) == ","):
        return True
    ahead = range(last + 2, min(len(row.tokens), last + _LONGEST_APPOSITION))
    end = next((at for at in ahead if row.low(at) in _ENDS_HEAD), None)
    return end is not None and known.is_person_head(row.low(end - 1))


def _capitals(row: Row, run: Run) -> Run | None:
    """The part of a run that is one name: capitals with small words between them, up to a possessive."""
    known = english()
    first = next(
        (at for at in range(run.first, run.last + 1) if row.capital(at) and row.low(at) not in known.determiners), None
    )
    if first is None:
        return None
    last = first
    for at in range(first, run.last + 1):
        if row.capital(at):
            last = at
            if row.tokens[at].owns:
                break
        elif row.low(at) not in _SMALL and row.low(at) not in known.particles:
            break
    return Run(first, last)


def _owner(row: Row, first: int, kind: PartyKind) -> Span | None:
    """The country before a body's name: "Ukraine’s Main Directorate", "the Ukrainian GUR"."""
    if kind != "organisation" or first == 0:
        return None
    before = row.tokens[first - 1]
    return row.stretch(first - 1, first - 1) if before.owns or english().is_place(before.bare) else None


def kind_of_name(words: tuple[str, ...]) -> PartyKind | None:
    """What a bare name is the name of; None for what speaks for nobody: a place, a people, a war."""
    known, name = english(), " ".join(words)
    if name in known.countries:
        return "government"
    if words[-1].lower() in known.things or name in known.places or name in known.peoples or name in known.place_adjectives:
        return None
    if _names_outlet(words):
        return "outlet"
    if _names_body(words):
        return "organisation"
    if len(words) == 1:
        return "unknown"
    placed = words[0] in known.places or words[0] in known.peoples
    return "organisation" if placed or len(words) > _LONGEST_PERSON else "person"


def _names_outlet(words: tuple[str, ...]) -> bool:
    known = english()
    if " ".join(words).removeprefix("The ") in known.outlets:
        return True
    return len(words) > 1 and words[-1] in known.outlet_heads and words[0].lower() not in known.given


def _names_body(words: tuple[str, ...]) -> bool:
    known = english()
    if " ".join(words) in known.named_bodies:
        return True
    if len(words) == 1:
        return words[0].isupper() and 1 < len(words[0].replace(".", "")) <= _LONGEST_ACRONYM
    ends = len(words) > 1 and (words[-1].lower() in known.bodies | known.firm_heads or "&" in words)
    return ends or (len(words) > 2 and words[0].lower() in known.bodies)
