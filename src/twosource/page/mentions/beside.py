"""What stands beside a mention: complements, appositions, acronyms, and the reason somebody is not named."""

from twosource.model import Span
from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import english
from twosource.page.mentions.places import countries_in
from twosource.page.mentions.tokens import Row

_REACH = 14
"""Tokens a complement ("of the ministry's office for ...") may hold."""
_LONGEST_INTRODUCTION = 7
"""Tokens between a name and its acronym: ", known by its acronym"."""

_COMPLEMENT = frozenset({"of", "in", "at", "from", "for", "with", "within", "inside", "on", "to"})
_OWNING = frozenset({"of", "in", "at", "from", "for", "with"})
_MARKS = frozenset('.,;:—–()“”"?!')
_INSIDE = frozenset({"of", "and", "the", "’", "'", "&"})


def widened(row: Row, one: Found) -> Found:
    """A phrase with what limits it: "officials in Kyiv", "two people familiar with the matter"."""
    after = row.low(one.last + 1)
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
    return one._replace(
        span=row.stretch(one.first, end),
        last=end,
        affiliation=one.affiliation or complement_affiliation(row, one.last),
        country=one.country or countries_in(row, one.last + 1, end),
    )


def complement_affiliation(row: Row, last: int) -> Span | None:
    """What follows "of", "for", "at" or "from" after an office: the body it belongs to, up to a comma or verb."""
    if row.low(last + 1) not in _OWNING:
        return None
    end = _complement_end(row, last + 1)
    start = next((at for at in range(last + 2, end + 1) if row.low(at) not in english().determiners), end + 1)
    return row.stretch(start, end) if start <= end else None


def _complement_end(row: Row, at: int) -> int:
    """The last token of the complement that the preposition at a place opens; the place before it if none does."""
    known = english()
    end, k = at - 1, at + 1
    while k < len(row.tokens) and k - at <= _REACH:
        low = row.low(k)
        if low == "," and end == k - 1 and _lists_on(row, k):
            k += 2 if row.low(k + 1) == "and" else 1
            continue
        if _ends_complement(row, k):
            break
        if (row.capital(k) and low not in known.ordinary) or known.is_head(low) or low in known.complement_nouns:
            end = k
        elif low not in known.limiting and low not in _INSIDE:
            break
        k += 1
    return end


def _ends_complement(row: Row, at: int) -> bool:
    known, token = english(), row.tokens[at]
    noun = known.is_head(token.low) or token.low in known.complement_nouns or token.capital
    verb = token.low in known.cue_verbs and not noun
    return token.text in _MARKS or token.low in known.auxiliaries or verb


def _lists_on(row: Row, comma: int) -> bool:
    """Whether a comma goes on with a list of names: "the U.S., Japan and South Korea"."""
    if not row.capital(comma - 1):
        return False
    if row.low(comma + 1) == "and":
        return row.capital(comma + 2)
    ahead = range(comma + 1, min(comma + 6, len(row.tokens)))
    stop = next((at for at in ahead if row.low(at) in {"and", ","}), None)
    if stop is None or not row.capital(comma + 1) or not all(row.capital(at) for at in range(comma + 1, stop)):
        return False
    return row.low(stop) == "and" or _lists_on(row, stop)


def _knowing_end(row: Row, at: int) -> int | None:
    """The end of "familiar with the matter" and the like."""
    known = english()
    words = f"{row.low(at)} {row.low(at + 1)} {row.low(at + 2)} "
    if not any(words.startswith(phrase + " ") or phrase.startswith(words) for phrase in known.knowing):
        return None
    stop = at + 1
    while stop < len(row.tokens) and stop - at < _REACH and not _ends_complement(row, stop) and row.low(stop) != "and":
        stop += 1
    return stop - 1


def explains_last(row: Row, one: Found, before: list[Found]) -> bool:
    """Whether a role phrase stands in apposition to the name before its comma: "Ann Lee, head of the office"."""
    if not before or row.low(one.first - 1) != ",":
        return False
    person = before[-1]
    named = person.kind in {"person", "unknown"} and person.name is not None
    return named and person.last == one.first - 2 and not row.tokens[person.last].owns


def explained(row: Row, person: Found, one: Found) -> Found:
    """A name with the office its apposition gives it."""
    if person.role is not None:
        return person
    return person._replace(
        kind="person" if person.kind == "unknown" else person.kind,
        untold=False,
        role=one.role,
        role_noun=one.head,
        affiliation=person.affiliation or one.affiliation or complement_affiliation(row, one.last),
        country=person.country or one.country,
        gender=person.gender or one.gender,
    )


def with_names(row: Row, found: list[Found]) -> list[Found]:
    """Join a name to the office before its comma: "the country’s spy chief, Ann Lee, said"."""
    out: list[Found] = []
    for one in found:
        office = out[-1] if out else None
        if office and _names_holder(row, office, one):
            out.append(_holding(one, office))
        else:
            out.append(one)
    return out


def _holding(one: Found, office: Found) -> Found:
    return one._replace(
        joined_to_last=True,
        role=one.role or office.role,
        role_noun=one.role_noun or office.role_noun,
        affiliation=one.affiliation or office.affiliation,
        country=one.country or office.country,
        gender=one.gender or office.gender,
    )


def _names_holder(row: Row, office: Found, one: Found) -> bool:
    """Whether a name right after a comma is that of the one the office before it speaks of."""
    holder = office.name is None and office.form != "pronoun" and office.kind in {"person", "anonymous"} and not office.plural
    beside = one.first == office.last + 2 and row.low(one.first - 1) == ","
    return holder and beside and one.kind == "person" and row.low(one.last + 1) in {",", ".", ""}


def with_acronyms(row: Row, found: list[Found]) -> list[Found]:
    """Join "(GUR)" and "known by its acronym GUR" to the name before."""
    out: list[Found] = []
    for one in found:
        full = out[-1] if out else None
        if full and full.name and " " in full.name and full.kind not in {"person", "anonymous"} and _introduces(row, full, one):
            out[-1] = full._replace(acronym=one.name)
            out.append(one._replace(joined_to_last=True, kind=full.kind))
        else:
            out.append(one)
    return out


def _introduces(row: Row, full: Found, one: Found) -> bool:
    """Whether an acronym stands in brackets after a name, or after words that say it is one."""
    if one.name is None or " " in one.name or not one.name.replace(".", "").isupper():
        return False
    between = [row.low(at) for at in range(full.last + 1, one.first)]
    if between in (["("], ["(", "the"]):
        return row.low(one.last + 1) == ")"
    told = {"acronym", "as", "called"} & set(between) or between == [",", "or"]
    return bool(told) and between[0] == "," and len(between) <= _LONGEST_INTRODUCTION


def with_reason(row: Row, text: str, found: list[Found]) -> list[Found]:
    """Give the reason for anonymity to the last unnamed mention before its words."""
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
    told = found[number]._replace(reason=Span(start, row.span.start + end))
    return [*found[:number], told, *found[number + 1 :]]
