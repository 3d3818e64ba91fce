"""Phrases without a name: an office, a group, a body, a document, somebody unnamed."""

from twosource.model import PartyKind
from twosource.page.mentions.found import Form, Found
from twosource.page.mentions.lexical import english, singular
from twosource.page.mentions.names import office_start, plain_name, titled_name
from twosource.page.mentions.places import affiliation_in, countries_in
from twosource.page.mentions.runs import Run, run_at
from twosource.page.mentions.tokens import Row

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
    if head is None or (head == run.last and _is_named_body(row, head) and not _opens_sentence(row, run)):
        return plain_name(row, run)
    if head < run.last:
        named = titled_name(row, run, head)
        return (named, named.last) if named else plain_name(row, run)
    if _only_describes(row, head):
        return None
    phrase = _office(row, run, head)
    return (phrase, head) if phrase else None


def _before_limits(row: Row, run: Run) -> Run:
    """The run up to an "of" after people: in "Members of the Security Council" it is the members who speak."""
    groups = english().groups
    at = next((k for k in range(run.first, min(run.first + 3, run.last)) if row.low(k) in groups), None)
    return Run(run.first, at) if at is not None and row.low(at + 1) == "of" else run


def _opens_sentence(row: Row, run: Run) -> bool:
    """Whether a run is the one common noun a sentence opens with ("Police said"), capital for that reason alone."""
    low = row.low(run.first)
    return run.first == run.last == 0 and low in english().groups and not row.tokens[0].text.isupper()


def _head(row: Row, run: Run) -> int | None:
    """The end of the last office in a run; a body or document heads it only as its last word, and only in lower case."""
    known, last = english(), row.tokens[run.last]
    if known.is_person_head(last.low) or (known.is_head(last.low) and not last.capital):
        return run.last
    if _is_named_body(row, run.last) and not any(row.low(at) in known.titles for at in range(run.first, run.last)):
        return run.last
    for at in range(run.last - 1, run.first - 1, -1):
        low = row.low(at)
        if low in known.groups and not row.capital(at):
            return None
        if (
            (low in known.persons or low in known.titles or _is_titled_so(row, at))
            and not row.tokens[at].owns
            and not _is_surname(row, run, at)
        ):
            verb = row.low(at - 1) in _SUBJECTS and not row.capital(at)
            return None if verb else _with_complement(row, run, at)
    return None


def _is_titled_so(row: Row, at: int) -> bool:
    """Whether a noun for somebody unnamed stands as an office before a name: "local official Ann Lee"."""
    return row.low(at) in english().unnamed and not english().is_plural(row.low(at)) and row.capital(at + 1)


def _is_surname(row: Row, run: Run, at: int) -> bool:
    """Whether a capitalised role noun is a name: a given name stands before it ("Martin King")."""
    return row.capital(at) and at > run.first and row.low(at - 1) in english().given


def _with_complement(row: Row, run: Run, at: int) -> int:
    """The end of an office's own complement: "Secretary of State"."""
    known = english()
    if row.low(at + 1) not in {"of", "for"} or at + 2 > run.last:
        return at
    end = at + 2
    while end < run.last and (row.low(end + 1) in known.modifiers or row.low(end + 1) in {"and", "the"}):
        end += 1
    return end if row.low(end) in known.modifiers else at


def _is_named_body(row: Row, at: int) -> bool:
    """Whether the head of a run ends the name of a body: "the Security Council", not "the council"."""
    return row.capital(at) and row.low(at) in english().bodies


def _only_describes(row: Row, head: int) -> bool:
    """Whether a body or document noun only describes the noun after it: "intelligence assessments", "campaign bus"."""
    known, low, after = english(), row.low(head), row.low(head + 1)
    person = known.is_person_head(low) and (low not in known.adjectives or row.capital(head + 1))
    if person or row.tokens[head].owns or not after.isalpha():
        return False
    if known.is_plural(low) and after in known.cue_bases:
        return False
    return after not in known.after_heads and not after.endswith(("ed", "ing", "ly"))


def _office(row: Row, run: Run, head: int) -> Found | None:
    known, low, opener = english(), row.low(head), row.low(run.first)
    plural = known.is_plural(low)
    owned = any(row.tokens[at].owns for at in range(run.first, head))
    definite = opener in known.definite or (owned and not plural)
    known_office = definite or (row.capital(head) and opener not in {"a", "an"})
    named = low in known.persons and not plural and known_office
    if row.capital(head) and low in known.persons and not named and not plural and head == run.first:
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
        words=tuple(token.low for token in row.tokens[run.first : head] if token.low not in known.determiners),
        country=countries_in(row, run.first, head - 1),
        gender=known.gendered.get(singular(low)),
        plural=plural,
        owner=next((row.low(at) for at in range(run.first, head) if row.tokens[at].owns), None),
        definite=definite,
        quoted=row.tokens[head].quoted,
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
