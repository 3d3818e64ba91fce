"""All mentions of one sentence, in text order: phrases, pronouns, and what stands beside them."""

from twosource.model import Span
from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import english
from twosource.page.mentions.phrases import country_in, phrase_at
from twosource.page.mentions.tokens import Row

_HE_SHE = {"he": "male", "she": "female", "his": "male", "her": "female"}
_WHERE = frozenset(
    (
        "in",
        "into",
        "to",
        "from",
        "at",
        "near",
        "across",
        "inside",
        "outside",
        "around",
        "through",
        "toward",
        "towards",
        "of",
        "on",
        "against",
        "with",
        "over",
        "between",
        "for",
        "via",
        "within",
    )
)
_COMPLEMENT = frozenset(("of", "in", "at", "from", "for", "with", "within", "inside", "on", "to"))
_MARKS = frozenset((".", ",", ";", ":", "—", "–", "(", ")", "“", "”", '"', "?", "!"))
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_REACH = 14
"""Tokens a complement ("of the ministry's office for ...") may hold."""


def mentions_of(row: Row, text: str) -> list[Found]:
    """The mentions of one sentence in text order, never nested."""
    found: list[tuple[Found, int, int]] = []
    at = 0
    while at < len(row.tokens):
        pronoun = _pronoun(row, at)
        if pronoun is not None:
            found.append((pronoun, at, at))
            at += 1
            continue
        phrase = phrase_at(row, at)
        if phrase is None:
            at += 1
            continue
        one, last = phrase
        kept = _kept(row, one, at, last, found) if one else None
        if kept is not None:
            kept, last = kept
            found.append((kept, at, last))
        at = max(last, at) + 1
    found = _with_acronyms(row, found)
    marked = [_marked(row, one, first, last) for one, first, last in found]
    return _with_reasons(row, text, marked)


def _kept(row: Row, one: Found, first: int, last: int, before: list[tuple[Found, int, int]]) -> tuple[Found, int] | None:
    """A phrase as a mention, widened by its complement; None for one that speaks for nobody or belongs to the name before."""
    if one.name is not None:
        return _kept_name(row, one, first, last, before)
    if _explains_last(row, first, before):
        person, start, end = before[-1]
        office = one.role or one.span
        affiliation = one.affiliation or _complement_affiliation(row, last)
        if person.role is None:
            before[-1] = (
                person._replace(
                    role=office,
                    role_noun=one.head,
                    affiliation=person.affiliation or affiliation,
                    country=person.country or one.country,
                    gender=person.gender or one.gender,
                ),
                start,
                end,
            )
        return None
    if one.kind == "document" and not one.definite and row.low(first) not in ("a", "an") and not _speaks(row, last):
        return None
    widened, end = _widened(row, one, first, last)
    acts = (
        _speaks(row, end)
        or _said_before(row, first)
        or (_verb_like(row, _after(row, end)) and row.low(first - 1) not in english().prepositions)
    )
    bare = one.kind == "anonymous" and not one.plural and row.low(first) not in english().determiners
    if (one.kind in ("document", "organisation", "group", "outlet") or bare) and not acts:
        return None
    return widened, end


def _kept_name(row: Row, one: Found, first: int, last: int, before: list[tuple[Found, int, int]]) -> tuple[Found, int] | None:
    if one.kind == "unknown" and first == 0 and one.name and one.name.lower() in english().given:
        return one._replace(kind="person"), last
    if (
        one.kind == "government"
        and row.low(first - 1) in _WHERE
        and not _speaks(row, last)
        and not (row.low(first - 1) == "to" and row.low(first - 2) == "according")
    ):
        return None
    if one.kind == "government" and row.tokens[last].owns:
        return None
    if (
        before
        and row.low(first - 1) == ","
        and before[-1][2] == first - 2
        and one.kind == "organisation"
        and before[-1][0].kind in ("organisation", "person")
    ):
        return one, last
    return one, last


def _explains_last(row: Row, first: int, before: list[tuple[Found, int, int]]) -> bool:
    """Whether a role phrase stands in apposition to the name before its comma: "Ann Lee, head of the office"."""
    if not before or row.low(first - 1) != ",":
        return False
    person, _, end = before[-1]
    return person.kind in ("person", "unknown") and person.name is not None and end == first - 2 and not row.tokens[end].owns


def _complement_affiliation(row: Row, last: int) -> Span | None:
    """What follows "of", "for", "at" or "from" after an office: the body it belongs to, up to a comma or verb."""
    if row.low(last + 1) not in ("of", "for", "at", "from", "with", "in"):
        return None
    end = _complement_end(row, last + 1)
    start = last + 2
    while start <= end and row.low(start) in english().determiners:
        start += 1
    return row.stretch(start, end) if start <= end else None


def _complement_end(row: Row, at: int) -> int:
    """The last token of the complement that the preposition at a place opens; the place before it if none does."""
    known = english()
    end, k = at - 1, at + 1
    while k < len(row.tokens) and k - at <= _REACH:
        low = row.low(k)
        if low == "," and end == k - 1 and row.capital(k - 1) and _lists_on(row, k):
            k += 2 if row.low(k + 1) == "and" else 1
            continue
        if (
            row.tokens[k].text in _MARKS
            or low in known.auxiliaries
            or (low in known.cue_verbs and not known.is_head(low) and not row.capital(k))
        ):
            break
        if row.capital(k) and low not in known.ordinary:
            end = k
        elif known.is_head(low) or low in (
            "capital",
            "region",
            "country",
            "city",
            "talks",
            "matter",
            "issue",
            "situation",
            "plan",
            "plans",
            "discussions",
            "sector",
            "field",
        ):
            end = k
        elif (
            low not in known.modifiers
            and low not in known.determiners
            and low not in ("of", "and", "the", "’", "'", "'s")
            and low not in known.particles
        ):
            break
        k += 1
    return end


def _lists_on(row: Row, comma: int) -> bool:
    """Whether a comma goes on with a list of names: "the U.S., Japan and South Korea"."""
    if row.low(comma + 1) == "and":
        return row.capital(comma + 2)
    ahead = range(comma + 1, min(comma + 6, len(row.tokens)))
    stop = next((at for at in ahead if row.low(at) in ("and", ",")), None)
    return stop is not None and row.capital(comma + 1) and all(row.capital(at) for at in range(comma + 1, stop))


def _widened(row: Row, one: Found, first: int, last: int) -> tuple[Found, int]:
    """The phrase with what limits it: "officials in Kyiv", "two people familiar with the matter"."""
    end = last
    if (
        row.low(last + 1) in _COMPLEMENT
        and (one.kind in ("anonymous", "person", "organisation", "government", "group"))
        and not _verb_like(row, last + 1)
    ):
        end = _complement_end(row, last + 1)
        end = end if end > last + 1 else last
        if one.kind == "group" and row.low(last + 1) in ("to", "on", "with"):
            end = last
    elif phrase := _knowing(row, last + 1):
        end = phrase
    affiliation = one.affiliation
    if end > last and affiliation is None and row.low(last + 1) in ("of", "in", "at", "from", "for", "with"):
        affiliation = _complement_affiliation(row, last)
    country = one.country or country_in(row, last + 1, end)
    return one._replace(span=row.stretch(first, end), affiliation=affiliation, country=country), end


def _knowing(row: Row, at: int) -> int | None:
    """The end of "familiar with the matter" and the like."""
    two, three = f"{row.low(at)} {row.low(at + 1)}", f"{row.low(at)} {row.low(at + 1)} {row.low(at + 2)}"
    known = english()
    if not any(phrase == two or phrase == three or phrase.startswith(three + " ") for phrase in known.knowing):
        return None
    end = at + 1
    while (
        end + 1 < len(row.tokens)
        and end - at < _REACH
        and row.tokens[end + 1].text not in _MARKS
        and row.low(end + 1) not in known.cue_verbs
        and row.low(end + 1) not in known.auxiliaries
    ):
        end += 1
    return end


def _pronoun(row: Row, at: int) -> Found | None:
    known, token = english(), row.tokens[at]
    low = token.low
    if token.capital and token.text.isupper() and len(token.text) > 1:
        return None
    if (
        low in ("he", "she", "they", "who")
        or (low == "it" and not token.quoted and _speaks(row, at))
        or (low == "which" and _speaks(row, at))
    ):
        if low == "who" and (row.low(at - 1) not in (",", "") and not _near_noun(row, at - 1)):
            return None
        word = low
    elif low in ("his", "her", "its", "their") and any(row.low(k) in known.cue_nouns for k in range(at + 1, at + 4)):
        word = {"its": "it", "their": "they"}.get(low, low)
    else:
        return None
    span = Span(token.start, token.start + len(token.bare))
    return Found(
        span=span,
        form="pronoun",
        kind="unknown",
        head=word,
        row=row.number,
        gender=_HE_SHE.get(word),
        plural=word == "they",
        quoted=token.quoted,
    )  # type: ignore[arg-type]


def _near_noun(row: Row, at: int) -> bool:
    return at >= 0 and row.tokens[at].text[0].isalnum()


def _verb_like(row: Row, at: int) -> bool:
    known, low = english(), row.low(at)
    return (
        low in known.auxiliaries
        or low in known.cue_verbs
        or low in known.irregular_past
        or (low.endswith("ed") and len(low) > 4)
    )


def _after(row: Row, last: int) -> int:
    """The next place after a mention that is neither an adverb nor an aside between commas."""
    at = last + 1
    while row.low(at).endswith("ly") or row.low(at) in (
        "also",
        "later",
        "then",
        "now",
        "still",
        "meanwhile",
        "never",
        "have",
        "has",
        "had",
        "already",
    ):
        at += 1
    if row.low(at) == "on" and row.low(at + 1) in _DAYS:
        at += 2
    elif row.low(at) in _DAYS:
        at += 1

    if row.low(at) == "," and (
        close := next((k for k in range(at + 1, min(len(row.tokens), at + 25)) if row.low(k) == ","), None)
    ):
        if _verb_like(row, close + 1):
            return close + 1
    return at


def _speaks(row: Row, last: int) -> bool:
    """Whether a cue verb follows a phrase, or stands right before it ("said Ann Lee"), or it ends a "according to"."""
    return row.low(_after(row, last)) in english().cue_verbs


def _said_before(row: Row, first: int) -> bool:
    """Whether a cue verb or "according to" stands right before a phrase ("...,” said Ann Lee")."""
    before, earlier = row.low(first - 1), row.low(first - 2)
    return (before in english().cue_verbs and earlier in (",", "”", '"', "''", "?", "!", "’")) or (
        before == "to" and earlier == "according"
    )


def _marked(row: Row, one: Found, first: int, last: int) -> Found:
    before = row.low(first - 1)
    speaks = _speaks(row, last) or _said_before(row, first)
    subject = before not in english().prepositions and (
        _verb_like(row, _after(row, last)) or (first == 0 and before not in _WHERE)
    )
    return one._replace(subject=subject or speaks, speaks=speaks)


def _with_acronyms(row: Row, found: list[tuple[Found, int, int]]) -> list[tuple[Found, int, int]]:
    """Join "(GUR)" and "known by its acronym GUR" to the name before."""
    out: list[tuple[Found, int, int]] = []
    for one, first, last in found:
        if (
            out
            and one.name
            and one.name.replace(".", "").isupper()
            and " " not in one.name
            and _introduces(row, out[-1][2], first)
        ):
            full, start, end = out[-1]
            if full.kind in ("organisation", "unknown", "government", "outlet") and full.name and " " in full.name:
                out[-1] = (full._replace(acronym=one.name), start, end)
                out.append((one._replace(joined_to_last=True, kind=full.kind), first, last))
                continue
        out.append((one, first, last))
    return out


def _introduces(row: Row, last: int, first: int) -> bool:
    between = [row.low(at) for at in range(last + 1, first)]
    if between in (["("], ["(", "the"]):
        return row.low(first + 1) == ")"
    return (
        bool(between)
        and len(between) <= 7
        and between[0] == ","
        and ("acronym" in between or "as" in between or "called" in between or between == [",", "or"])
    )


def _with_reasons(row: Row, text: str, found: list[Found]) -> list[Found]:
    """Give the reason for anonymity to the last unnamed mention before its words."""
    lower = row.span.of(text).lower()
    for phrase in english().reasons:
        at = lower.find(phrase)
        if at < 0:
            continue
        start = row.span.start + at
        end = next((row.span.start + k for k in range(at + len(phrase), len(lower)) if lower[k] in ',.;”"'), row.span.end)
        before = [
            number for number, one in enumerate(found) if one.span.end <= start and one.name is None and one.form != "pronoun"
        ]
        if before:
            found[before[-1]] = found[before[-1]]._replace(reason=Span(start, end))
        break
    return found
