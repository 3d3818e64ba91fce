"""Names, with or without a title or an office before them."""

from twosource.model import PartyKind, Span
from twosource.page.mentions.beside import as_body
from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import english, singular
from twosource.page.mentions.places import affiliation_in, countries_in
from twosource.page.mentions.runs import APOSTROPHES, Run
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
    first = next((at for at in range(head + 1, run.last + 1) if row.texts[at][0].isalnum()), run.last + 1)
    last = next((at for at in range(first, run.last) if row.owns[at]), run.last)
    while last > first and not row.capitals[last]:
        last -= 1
    if first > last or not row.capitals[first]:
        return None
    low = row.lows[head]
    is_title = low in known.titles and low not in known.persons
    office = head if is_title else office_start(row, run, head)
    affiliation = affiliation_in(row, run.first, office - 1)
    whole = affiliation is not None or row.lows[run.first] in known.determiners
    words = row.words(first, last)
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
        quoted=row.quoted[first],
    )


def _role_noun(row: Row, first: int, last: int) -> str:
    return next((row.lows[at] for at in range(last, first - 1, -1) if row.lows[at] in english().persons), row.lows[last])


def office_start(row: Row, run: Run, head: int) -> int:
    """Where the words of an office begin: "national security spokesman", not the body or country before them."""
    start = head
    while start > run.first and _is_office_word(row, start - 1):
        start -= 1
    return start


def _is_office_word(row: Row, at: int) -> bool:
    known, low = english(), row.lows[at]
    if row.owns[at] or low == "house" or low in known.numerals or (row.capitals[at] and known.is_place(row.texts[at])):
        return False
    if row.capitals[at] and at > 0 and row.lows[at + 1] not in {"of", "for"} and not row.capitals[at + 1]:
        return False
    return low in known.modifiers or low in known.persons or low in {"of", "for", "and", "-"}


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
    words = _name_words(row, first, last)
    name_first = first
    if len(words) == 2 and words[1].isupper() and words[0] in known.peoples:
        name_first, words = last, words[1:]  # "the Ukrainian GUR" is the GUR
    kind = kind_of_name(words, articled=row.lows[first - 1] == "the")
    if kind is None or (kind == "unknown" and first == 0 and _is_common(row)):
        return None, last
    article = first > run.first and row.lows[first - 1] == "the" and kind != "person"
    name = " ".join(words)
    given = known.given.get(words[0].lower()) if kind == "person" and len(words) > 1 else None
    articled = row.lows[first - 1] == "the" and len(words) > 1
    if given is None and (
        (kind == "person" and articled) or (kind in {"person", "unknown"} and _shown_as_body(row, first, last))
    ):
        kind = "organisation"
    person = kind in {"person", "unknown"}
    noun = _body_noun(row, run, first)
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
        quoted=row.quoted[first],
        untold=kind == "person" and given is None and not _shown_as_person(row, last),
    )
    if noun and kind in {"person", "unknown", "organisation"} and given is None:
        found = as_body(found, "outlet" if noun in known.outlet_nouns else "organisation", singular(noun))
    return found, last


def _is_common(row: Row) -> bool:
    """Whether the one word with a capital that opens a sentence is likelier a common word: "Asked ...", "Marks on the road"."""
    low, after = row.lows[0], row.lows[1]
    if low.endswith(_VERBAL):
        return True
    dated = after == "on" and row.lows[2] in english().days
    return low.endswith("s") and after in english().prepositions and after != "of" and not dated


def _body_noun(row: Row, run: Run, first: int) -> str | None:
    """The common noun right before a name that tells it is a body's: "the brewer Kolm", "Brewers Kolm and Holm"."""
    at = first - 1
    noun = row.lows[at] if at >= run.first else ""
    if noun not in english().bodies or row.owns[at] or (row.capitals[at] and at > 0):
        return None
    return noun


def _shown_as_body(row: Row, first: int, last: int) -> bool:
    """Whether what is beside a name shows a body: ", which", ", a consultancy", "’s shareholders", "shares in"."""
    known = english()
    if f"{row.lows[first - 2]} {row.lows[first - 1]}" in known.before_firm:
        return True
    if row.owns[last] or row.lows[last + 1] in APOSTROPHES:
        at = last + 1 if row.owns[last] else last + 2
        return row.lows[at] in known.firm_owned or f"{row.lows[at]} {row.lows[at + 1]}" in known.firm_owned
    if row.lows[last + 1] != ",":
        return False
    if row.lows[last + 2] == "which":
        return True
    if row.lows[last + 2] not in {"a", "an", "the"}:
        return False
    ahead = range(last + 3, min(row.size, last + _LONGEST_APPOSITION))
    end = next((at for at in ahead if row.lows[at] in _ENDS_HEAD), None)
    return end is not None and row.lows[end - 1] in known.bodies and not row.capitals[end - 1]


def _shown_as_person(row: Row, last: int) -> bool:
    """Whether what follows a name shows a person: ", who", an age, an office or a calling."""
    known = english()
    if row.lows[last + 1] != ",":
        return row.lows[last + 1] == "who"
    if row.lows[last + 2] in {"who", "whose"} or (row.lows[last + 2].isdigit() and row.lows[last + 3] == ","):
        return True
    ahead = range(last + 2, min(row.size, last + _LONGEST_APPOSITION))
    end = next((at for at in ahead if row.lows[at] in _ENDS_HEAD), None)
    return end is not None and known.is_person_head(row.lows[end - 1])


def _capitals(row: Row, run: Run) -> Run | None:
    """The part of a run that is one name: capitals with small words between them, up to a possessive."""
    known = english()
    first = next(
        (at for at in range(run.first, run.last + 1) if row.capitals[at] and row.lows[at] not in known.determiners), None
    )
    if first == 0 and run.last > 0 and row.capitals[1] and row.lows[0] in known.bodies and known.is_plural(row.lows[0]):
        first = 1  # a capital only because it opens the sentence: "Brewers Kolm and Holm"
    if first is None:
        return None
    last = first
    for at in range(first, run.last + 1):
        if row.capitals[at]:
            last = at
            if row.owns[at]:
                break
        elif row.lows[at] not in _SMALL and row.lows[at] not in known.particles and row.lows[at] not in APOSTROPHES:
            break
    return Run(first, last)


def _name_words(row: Row, first: int, last: int) -> tuple[str, ...]:
    """The words of a name, a plural's apostrophe with the word before it: "Farmers’ Union"."""
    words: list[str] = []
    for word in row.words(first, last):
        if words and word in APOSTROPHES:
            words[-1] += word
        else:
            words.append(word)
    return tuple(words)


def _owner(row: Row, first: int, kind: PartyKind) -> Span | None:
    """The country before a body's name: "Ukraine’s Main Directorate", "the Ukrainian GUR"."""
    if kind != "organisation" or first == 0:
        return None
    owner = row.owns[first - 1] or english().is_place(row.texts[first - 1])
    return row.stretch(first - 1, first - 1) if owner else None


def kind_of_name(words: tuple[str, ...], *, articled: bool = False) -> PartyKind | None:
    """What a bare name is the name of; None for what speaks for nobody: a place, a people, a war."""
    known, name = english(), " ".join(words)
    if name in known.countries:
        return "government"
    owners = len(words) > 1 and words[0].endswith(("s’", "s'"))  # "Farmers’ Bridge"
    if (words[-1].lower() in known.things and not owners) or name in known.unheard:
        return None
    if _names_outlet(words, articled=articled):
        return "outlet"
    if owners or _names_body(words):
        return "organisation"
    if len(words) == 1:
        return "unknown"
    placed = words[0] in known.places or words[0] in known.peoples
    return "organisation" if placed or len(words) > _LONGEST_PERSON else "person"


def _names_outlet(words: tuple[str, ...], *, articled: bool) -> bool:
    known = english()
    if " ".join(words).removeprefix("The ") in known.outlets:
        return True
    if len(words) > 1 and words[0] in known.outlet_openers:
        return True
    if len(words) == 1 and articled and words[0] in known.outlet_heads:
        return True
    return len(words) > 1 and words[-1] in known.outlet_heads and words[0].lower() not in known.given


def _names_body(words: tuple[str, ...]) -> bool:
    known = english()
    if " ".join(words) in known.named_bodies:
        return True
    if len(words) == 1:
        return words[0].isupper() and 1 < len(words[0].replace(".", "")) <= _LONGEST_ACRONYM
    if len(words) == 2 and words[0].lower() in known.given and words[1].lower() in known.firm_surnames:
        return False
    ends = len(words) > 1 and (words[-1].lower() in known.body_heads or "&" in words)
    return ends or (len(words) > 2 and words[0].lower() in known.bodies)
