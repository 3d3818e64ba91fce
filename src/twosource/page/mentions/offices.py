"""Phrases without a name: an office, a group, a body, a document, somebody unnamed."""

from twosource.model import PartyKind
from twosource.page.mentions.found import Form, Found
from twosource.page.mentions.lexical import english, singular
from twosource.page.mentions.names import office_start, plain_name, titled_name
from twosource.page.mentions.places import affiliation_in, countries_in
from twosource.page.mentions.runs import APOSTROPHES, Run, run_at
from twosource.page.mentions.tokens import Row

_SOMEBODY = frozenset({"someone", "somebody"})
_SUBJECTS = frozenset({"who", "which", "that", "he", "she", "it", "they"})


def phrase_at(row: Row, at: int) -> tuple[Found | None, int] | None:
    """The phrase that begins at a place and the place of its last token; None if none does.

    The phrase itself is None where it stands for nobody who could speak: a people, a place, a war.
    """
    run = run_at(row, at)
    if run is None:
        return None
    run = _before_limits(row, run)
    head = _head(row, run)
    if _opens_sentence(row, run):
        head = run.last
    elif head is None or (head == run.last and _is_named_body(row, head)):
        return plain_name(row, run)
    if head < run.last:
        named = titled_name(row, run, head)
        return (named, named.last) if named else plain_name(row, run)
    if _only_describes(row, head):
        return None
    phrase = _office(row, run, head)
    return (phrase, head) if phrase else None


def _before_limits(row: Row, run: Run) -> Run:
    """The run up to an "of" after people: in "Members of the Security Council" it is the members who speak.

    Up to a "for" after one as well, unless an office goes on: "lawyers for Mr Lee", but "secretary for health Ann Lee".
    """
    known = english()
    if row.lows[run.first] in _SOMEBODY:
        return Run(run.first, run.first)
    for at in range(run.first, min(run.first + 3, run.last)):
        low, after = row.lows[at], row.lows[at + 1]
        if (low in known.groups and after in {"of", "for"}) or (
            after == "for" and low in known.persons and row.lows[at + 2] in known.titles
        ):
            return Run(run.first, at)
    return run


def _opens_sentence(row: Row, run: Run) -> bool:
    """Whether a run is the one common noun a sentence opens with ("Police said"), capital for that reason alone."""
    known, low = english(), row.lows[0]
    if not run.first == run.last == 0 or row.texts[0].isupper():
        return False
    return low in known.groups or low in known.documents or (row.is_headline and low in known.bodies)


def _head(row: Row, run: Run) -> int | None:
    """The end of the last office in a run; a body or document heads it only as its last word, and only in lower case."""
    known, low = english(), row.lows[run.last]
    if known.is_person_head(low) or (known.is_head(low) and not row.capitals[run.last]):
        return run.last
    if _is_named_body(row, run.last) and not any(row.lows[at] in known.titles for at in range(run.first, run.last)):
        return run.last
    for at in range(run.last - 1, run.first - 1, -1):
        low = row.lows[at]
        if low in known.groups and not row.capitals[at]:
            return None
        if (
            (low in known.persons or low in known.titles or _is_titled_so(row, at))
            and not row.owns[at]
            and row.lows[at + 1] not in APOSTROPHES
            and not _is_surname(row, run, at)
        ):
            verb = row.lows[at - 1] in _SUBJECTS and not row.capitals[at] and not row.texts[at - 1].isupper()
            return None if verb else _with_complement(row, run, at)
    return None


def _is_titled_so(row: Row, at: int) -> bool:
    """Whether a noun for somebody unnamed stands as an office before a name: "local official Ann Lee"."""
    return row.lows[at] in english().unnamed and not english().is_plural(row.lows[at]) and row.capitals[at + 1]


def _is_surname(row: Row, run: Run, at: int) -> bool:
    """Whether a capitalised role noun is a name: a given name stands before it ("Martin King")."""
    return row.capitals[at] and at > run.first and row.lows[at - 1] in english().given


def _with_complement(row: Row, run: Run, at: int) -> int:
    """The end of an office's own complement: "Secretary of State"."""
    known = english()
    if row.lows[at + 1] not in {"of", "for"} or at + 2 > run.last:
        return at
    end = at + 2
    while end < run.last and (row.lows[end + 1] in known.modifiers or row.lows[end + 1] in {"and", "the"}):
        end += 1
    return end if row.lows[end] in known.modifiers else at


def _is_named_body(row: Row, at: int) -> bool:
    """Whether the head of a run ends the name of a body: "the Security Council", not "the council"."""
    return row.capitals[at] and row.lows[at] in english().bodies


def _only_describes(row: Row, head: int) -> bool:
    """Whether a body or document noun only describes the noun after it: "intelligence assessments", "campaign bus"."""
    known, low, after = english(), row.lows[head], row.lows[head + 1]
    person = known.is_person_head(low) and (low not in known.adjectives or row.capitals[head + 1])
    if person or row.owns[head] or not after.isalpha():
        return False
    if known.is_plural(low) and after in known.cue_bases:
        return False
    return after not in known.after_heads and not after.endswith(("ed", "ing", "ly"))


def _office(row: Row, run: Run, head: int) -> Found | None:
    known, low, opener = english(), row.lows[head], row.lows[run.first]
    plural = known.is_plural(low)
    owned = any(row.owns[at] for at in range(run.first, head))
    definite = opener in known.definite or (owned and not plural)
    known_office = definite or (row.capitals[head] and opener not in {"a", "an"})
    named = low in known.persons and not plural and known_office
    if row.capitals[head] and low in known.persons and not named and not plural and head == run.first:
        return None
    kind: PartyKind = "person" if named else _kind_of(low, plural=plural)
    return Found(
        span=row.stretch(run.first, head),
        row=row.number,
        first=run.first,
        last=head,
        form=_form(kind, definite=definite),
        kind=kind,
        head=singular(low),
        role=row.stretch(office_start(row, run, head), head),
        role_noun=singular(low),
        affiliation=affiliation_in(row, run.first, head - 1),
        words=tuple([word for word in row.lows[run.first : head] if word not in known.determiners]),
        country=countries_in(row, run.first, head - 1),
        gender=known.gendered.get(singular(low)),
        plural=plural,
        owner=next((row.lows[at] for at in range(run.first, head) if row.owns[at]), None),
        definite=definite,
        quoted=row.quoted[head],
    )


def _form(kind: PartyKind, *, definite: bool) -> Form:
    if kind == "group":
        return "anonymous"
    return "role" if definite or kind != "anonymous" else "anonymous"


def _kind_of(low: str, *, plural: bool) -> PartyKind:
    """What sort of party a common noun stands for; a person nobody names is anonymous, several are a group."""
    known, one = english(), singular(low)
    kinds: tuple[tuple[bool, PartyKind], ...] = (
        (low in known.governments, "government"),
        (low in known.outlet_nouns, "outlet"),
        (low in known.unnamed or one in known.unnamed, "anonymous"),
        (one in known.persons, "group" if plural else "anonymous"),
        (low in known.groups, "group"),
        (low in known.bodies, "organisation"),
    )
    return next((kind for fits, kind in kinds if fits), "document")
