"""What stands beside a mention: complements, appositions, acronyms, and the reason somebody is not named."""

from twosource.model import PartyKind, Span
from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import english
from twosource.page.mentions.places import countries_in
from twosource.page.mentions.tokens import Row

_REACH = 14
"""Tokens a complement ("of the ministry's office for ...") may hold."""
_LONGEST_INTRODUCTION = 7
"""Tokens between a name and its acronym: ", known by its acronym"."""

_BODIES = frozenset({"organisation", "outlet"})
_COMPLEMENT = frozenset({"of", "in", "at", "from", "for", "with", "within", "inside", "on", "to"})
_OWNING = frozenset({"of", "in", "at", "from", "for", "with"})
_MARKS = frozenset('.,;:—–()“”"?!')
_INSIDE = frozenset({"of", "and", "the", "’", "'", "&"})


def widened(row: Row, one: Found) -> Found:
    """A phrase with what limits it: "officials in Kyiv", "two people familiar with the matter"."""
    after = row.lows[one.last + 1]
    end = one.last
    if (
        after in _COMPLEMENT
        and one.kind not in {"document", "outlet"}
        and not (one.kind == "group" and after in {"on", "with"})
        and not (one.kind == "group" and after == "to" and one.role_noun not in english().joined_by_to)
    ):
        end = _complement_end(row, one.last + 1)
    elif knowing := _knowing_end(row, one.last + 1):
        end = knowing
    if end <= one.last + 1:
        return one
    return one.but(
        span=row.stretch(one.first, end),
        last=end,
        affiliation=one.affiliation or complement_affiliation(row, one.last),
        country=one.country or countries_in(row, one.last + 1, end),
    )


def complement_affiliation(row: Row, last: int) -> Span | None:
    """What follows "of", "for", "at" or "from" after an office: the body it belongs to, up to a comma or verb."""
    if row.lows[last + 1] not in _OWNING:
        return None
    end = _complement_end(row, last + 1)
    start = next((at for at in range(last + 2, end + 1) if row.lows[at] not in english().determiners), end + 1)
    return row.stretch(start, end) if start <= end else None


def _complement_end(row: Row, at: int) -> int:
    """The last token of the complement that the preposition at a place opens; the place before it if none does."""
    known = english()
    end, k = at - 1, at + 1
    while k < row.size and k - at <= _REACH:
        low = row.lows[k]
        if low == "," and end == k - 1 and _lists_on(row, k):
            k += 2 if row.lows[k + 1] == "and" else 1
            continue
        if _ends_complement(row, k):
            break
        if (row.capitals[k] and low not in known.ordinary) or known.is_head(low) or low in known.complement_nouns:
            end = k
        elif low not in known.limiting and low not in _INSIDE:
            break
        k += 1
    return end


def _ends_complement(row: Row, at: int) -> bool:
    known, low = english(), row.lows[at]
    noun = row.capitals[at] or known.is_head(low) or low in known.complement_nouns
    verb = low in known.cue_verbs and not noun
    return low in _MARKS or low in known.auxiliaries or verb


def _lists_on(row: Row, comma: int) -> bool:
    """Whether a comma goes on with a list of names: "the U.S., Japan and South Korea"."""
    if not row.capitals[comma - 1]:
        return False
    if row.lows[comma + 1] == "and":
        return row.capitals[comma + 2]
    ahead = range(comma + 1, min(comma + 6, row.size))
    stop = next((at for at in ahead if row.lows[at] in {"and", ","}), None)
    if stop is None or not row.capitals[comma + 1] or not all(row.capitals[at] for at in range(comma + 1, stop)):
        return False
    return row.lows[stop] == "and" or _lists_on(row, stop)


def _knowing_end(row: Row, at: int) -> int | None:
    """The end of "familiar with the matter" and the like."""
    known = english()
    if row.lows[at] not in known.knowing_openers:
        return None
    words = f"{row.lows[at]} {row.lows[at + 1]} {row.lows[at + 2]} "
    if not any(words.startswith(phrase + " ") or phrase.startswith(words) for phrase in known.knowing):
        return None
    stop = at + 1
    while stop < row.size and stop - at < _REACH and not _ends_complement(row, stop) and row.lows[stop] != "and":
        stop += 1
    return stop - 1


def explains_last(row: Row, one: Found, before: list[Found]) -> bool:
    """Whether a role phrase stands in apposition to the name before its comma: "Ann Lee, head of the office".

    Not in "it was led by Ann Lee, the ministry said", where it is who says so.
    """
    if not before or row.lows[one.first - 1] != ",":
        return False
    named = before[-1]
    if named.name is None or named.last != one.first - 2 or row.owns[named.last] or one.plural:
        return False
    if row.lows[one.last + 1] in english().cue_verbs and named.first > 0:
        return False
    if one.kind in _BODIES:
        return (
            named.kind in _BODIES or (named.untold and named.role is None) or (named.kind == "unknown" and one.form == "role")
        )
    return named.kind in {"person", "unknown"} and one.kind in {"person", "anonymous"}


def explained(row: Row, person: Found, one: Found) -> Found:
    """A name with the office its apposition gives it, or with the noun that tells what sort of body it is of."""
    if person.role is not None:
        return person
    called = one.words if one.definite else None
    if one.kind in _BODIES:
        return as_body(person, one.kind, one.head).but(called=called)
    return person.but(
        called=called,
        kind="person" if person.kind == "unknown" else person.kind,
        untold=False,
        role=one.role,
        role_noun=one.head,
        affiliation=person.affiliation or one.affiliation or complement_affiliation(row, one.last),
        country=person.country or one.country,
        gender=person.gender or one.gender,
    )


def as_body(one: Found, kind: PartyKind, noun: str) -> Found:
    """A name that is a body's, called by a noun."""
    name = (one.name or "").lower()
    body = one.kind in _BODIES
    return one.but(kind=one.kind if body else kind, form="name", head=name, untold=False, role_noun=noun, gender=None)


def with_names(row: Row, found: list[Found]) -> list[Found]:
    """Join a name to what stands before its comma: "the country’s spy chief, Ann Lee, said", "the operator, Elm Lines"."""
    out: list[Found] = []
    for one in found:
        office = out[-1] if out else None
        if office and _names_holder(row, office, one):
            out.append(_holding(one, office))
        elif office and _names_body(row, office, one):
            out.append(as_body(one, office.kind, office.head).but(joined_to_last=True))
        else:
            out.append(one)
    return out


def _holding(one: Found, office: Found) -> Found:
    return one.but(
        joined_to_last=True,
        role=one.role or office.role,
        role_noun=one.role_noun or office.role_noun,
        affiliation=one.affiliation or office.affiliation,
        country=one.country or office.country,
        gender=one.gender or office.gender,
    )


def _names_holder(row: Row, office: Found, one: Found) -> bool:
    """Whether a name right after a comma is that of the one the office before it speaks of."""
    if office.name is not None or office.form == "pronoun" or office.plural or office.kind not in {"person", "anonymous"}:
        return False
    beside = row.lows[one.first - 1] == "," and one.kind == "person" and row.lows[one.last + 1] in {",", ".", ""}
    return beside and (one.first == office.last + 2 or _is_complement(row, office.last + 1, one.first - 1))


def _is_complement(row: Row, first: int, comma: int) -> bool:
    """Whether the words from a preposition to a comma only go on with an office: "minister for health,"."""
    if row.lows[first] not in _COMPLEMENT or comma - first > _REACH:
        return False
    return all(row.lows[at].isalpha() and not english().is_verb(row.lows[at]) for at in range(first, comma))


def _names_body(row: Row, office: Found, one: Found) -> bool:
    """Whether a name right after a comma is that of the body called by a noun before it."""
    called = office.name is None and office.kind in _BODIES and office.form == "role" and not office.plural
    beside = one.first == office.last + 2 and row.lows[one.first - 1] == ","
    return called and beside and (one.untold or one.kind in {*_BODIES, "unknown"}) and row.lows[one.last + 1] in {",", ".", ""}


def with_acronyms(row: Row, found: list[Found]) -> list[Found]:
    """Join "(GUR)" and "known by its acronym GUR" to the name before."""
    out: list[Found] = []
    for one in found:
        full = out[-1] if out else None
        if full and full.name and " " in full.name and full.kind not in {"person", "anonymous"} and _introduces(row, full, one):
            out[-1] = full.but(acronym=one.name)
            out.append(one.but(joined_to_last=True, kind=full.kind))
        else:
            out.append(one)
    return out


def _introduces(row: Row, full: Found, one: Found) -> bool:
    """Whether an acronym stands in brackets after a name, or after words that say it is one."""
    if one.name is None or " " in one.name or not one.name.replace(".", "").isupper():
        return False
    between = [row.lows[at] for at in range(full.last + 1, one.first)]
    if between in (["("], ["(", "the"]):
        return row.lows[one.last + 1] == ")"
    told = {"acronym", "as", "called"} & set(between) or between == [",", "or"]
    return bool(told) and between[0] == "," and len(between) <= _LONGEST_INTRODUCTION


def with_reason(row: Row, text: str, found: list[Found]) -> list[Found]:
    """Give the reason for anonymity to the last unnamed mention before its words."""
    if english().reason_words.isdisjoint(row.lows):
        return found
    lower = row.span.of(text).lower()
    at = min((place for phrase in english().reasons if (place := lower.find(phrase)) >= 0), default=None)
    if at is None:
        return found
    end = next((k for k in range(at + 1, len(lower)) if lower[k] in ',.;”"'), len(lower))
    start = row.span.start + at
    unnamed = [k for k, one in enumerate(found) if one.span.end <= start and one.name is None and one.form != "pronoun"]
    if not unnamed:
        return found
    number = unnamed[-1]
    told = found[number].but(reason=Span(start, row.span.start + end))
    return [*found[:number], told, *found[number + 1 :]]
