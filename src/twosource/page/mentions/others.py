"""Speakers that neither a name nor a known noun shows: "the other", "some", and whatever stands before a verb of saying."""

from twosource.model import PartyKind
from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import english, singular
from twosource.page.mentions.standing import speaks
from twosource.page.mentions.tokens import Row

_LONGEST_OF = 6
"""Tokens after "one of": "the two senior officials"."""
_LONGEST_SUBJECT = 12
"""Tokens of a subject that is read only because a verb of saying follows it."""

_LIMITS = frozenset({"of", "in", "at", "from", "for", "with", "near", "across", "to", "on", "by", "within", "among"})
_NEVER = frozenset(
    {
        "that",
        "who",
        "which",
        "what",
        "when",
        "where",
        "while",
        "as",
        "if",
        "than",
        "but",
        "or",
        "because",
        "although",
        "i",
        "we",
    }
)
_NEVER_HEADS = frozenset(
    {"you", "he", "she", "it", "they", "who", "no", "nobody", "none", "one", "there", "this", "these", "those", "then"}
)


def one_of_several(row: Row, at: int) -> Found | None:
    """One or some of those told of before who speak: "one of them", "the other", "others"."""
    known, first = english(), row.lows[at]
    last, plural = at, first in known.many
    if f"{first} {row.lows[at + 1]}" in known.ones:
        last = at + 1
    elif not plural and first not in known.ones:
        return None
    if row.lows[last] == "of" or row.lows[last + 1] == "of":
        ahead = range(last + 1, at + 2 + _LONGEST_OF)
        stop = next((k for k in ahead if not (row.lows[k][:1].isalnum() or row.lows[k] in {"’", "'"})), ahead.stop)
        last = next((k for k in range(last + 1, stop) if speaks(row, at, k)), at)
    many = plural and row.lows[last + 1] in known.cue_bases
    if not (speaks(row, at, last) or many):
        return None
    return _unnamed(row, at, last, head="other", plural=plural)


def own_voice(row: Row, at: int) -> Found | None:
    """The page's newsroom, as it calls itself and its work: "our reporter", "an earlier version of this article"."""
    known, low, last = english(), row.lows[at], at
    if low == "we":
        return _own(row, at, at) if not row.quoted[at] and speaks(row, at, at) else None
    if low in {"a", "an"} and row.lows[at + 1] in {"earlier", "previous"} and row.lows[at + 2] in {"version", "headline"}:
        last = next((k for k in range(at + 4, at + 4 + _LONGEST_OF) if row.lows[k] in known.own_work), at)
    elif low in {"our", "this"} and not row.quoted[at]:
        last = at + 1 if row.lows[at + 1] in known.own else at + 2
        last = last if row.lows[last] in known.own else at
    return _own(row, at, last) if last > at else None


def with_newsroom(found: list[Found], publisher: str) -> list[Found]:
    """Tell where the page speaks of its own newsroom by name: in full, by the first words or by the last ("the Post").

    What the newsroom calls itself ("our reporter") gets its name.
    """
    full = tuple(publisher.removeprefix("The ").split())
    openings = {full[:size] for size in range(2, len(full) + 1)} | {full}
    if full and full[-1] in english().outlet_heads:
        openings.add(full[-1:])
    return [
        one.but(own_voice=True, kind="outlet", form="name", untold=False, head=(one.name or "").lower())
        if one.words and one.words in openings and one.name is not None and one.kind != "government" and one.role is None
        else one.but(name=publisher, words=full)
        if one.own_voice
        else one
        for one in found
    ]


def _own(row: Row, first: int, last: int) -> Found:
    return _unnamed(row, first, last, head="newsroom", plural=False).but(form="role", kind="outlet", own_voice=True)


def _unnamed(row: Row, first: int, last: int, *, head: str, plural: bool) -> Found:
    return Found(
        span=row.stretch(first, last),
        row=row.number,
        first=first,
        last=last,
        form="anonymous",
        kind="group" if plural else "anonymous",
        head=head,
        plural=plural,
        quoted=row.quoted[first],
    )


def with_speakers(row: Row, found: list[Found]) -> list[Found]:
    """Add the subjects of verbs of saying that no rule has read: "several fact checkers said".

    What a preposition leads to, inside such a subject ("members of the Security Council"), is then no mention of its own.
    """
    known = english()
    ends = {one.last for one in found}
    for verb in [at for at in range(1, row.size) if row.lows[at] in known.telling]:
        if verb - 1 not in ends:
            found = _with_speaker(row, verb, found)
        behind = _inverted(row, verb, found)
        if behind is not None:
            found = sorted([*found, behind], key=lambda one: one.first)
    return found


def _with_speaker(row: Row, verb: int, found: list[Found]) -> list[Found]:
    stretch = _subject(row, verb)
    if stretch is None:
        return found
    first, last = stretch
    limit = next((at for at in range(first, last + 1) if row.lows[at] in _LIMITS), last + 1)
    head = limit - 1
    half = row.lows[first] in {"half", "most", "nearly", "almost"}
    head = first if half and limit == first + 1 else head
    inside = [one for one in found if one.first <= last and one.last >= first]
    speaker = any(one.first <= head and one.last >= head for one in inside) or any(one.first < first for one in inside)
    if speaker or head < first or row.capitals[head] or not row.lows[head].isalpha() or row.lows[head] in _NEVER_HEADS:
        return found
    plural = english().is_plural(row.lows[head])
    kind: PartyKind = "group" if plural else "unknown"
    if row.lows[verb] not in english().sure_verbs and not (plural and row.lows[verb] in english().cue_bases):
        kind = "document"
        if row.lows[verb] not in english().document_verbs:
            return found  # "the storm threatened the town"
    one = _unnamed(row, first, last, head=singular(row.lows[head]), plural=plural)
    one = one.but(kind=kind, words=tuple(row.lows[first:head]))
    return sorted([*(other for other in found if other not in inside), one], key=lambda one: one.first)


def _subject(row: Row, verb: int) -> tuple[int, int] | None:
    """The words right before a verb of saying, back to a mark, another verb or a conjunction.

    They open with an article or a number, or are a plural.
    """
    known, last = english(), verb - 1
    while last > 0 and (
        row.lows[last] in known.auxiliaries or row.lows[last] in known.before_verb or row.lows[last].endswith("ly")
    ):
        last -= 1
    last = _before_aside(row, last)
    at = last
    while at >= 0 and last - at < _LONGEST_SUBJECT and _inside_subject(row, at):
        at -= 1
    first = at + 1
    if first > last or (at >= 0 and row.lows[at] not in _BOUNDS):
        return None
    numbered = row.lows[first][:1].isdigit() or row.lows[first] in {"half", "nearly", "almost"}
    opens = numbered or row.lows[first] in known.subject_openers or known.is_plural(row.lows[last]) or first == 0
    return (first, last) if opens and row.lows[first] not in known.prepositions else None


def _before_aside(row: Row, last: int) -> int:
    """The end of a subject before its relative clause: "two readers who were there", "a baker, who asked not to be named,"."""
    closed = row.lows[last] == ","
    for at in range(last - 1, max(0, last - _LONGEST_ASIDE), -1):
        low = row.lows[at]
        if low in {".", ";", ":", "“", "”", '"', "that"}:
            return last
        if low in {"who", "which"}:
            opened = row.lows[at - 1] == ","
            return at - 1 - opened if opened == closed else last
    return last


def _inverted(row: Row, verb: int, found: list[Found]) -> Found | None:
    """Somebody unnamed, of whom no rule knows the noun, behind a verb of saying: "..., said a stallholder on the quay"."""
    first = verb + 1
    if (
        row.lows[verb - 1] not in {",", "”", '"', "?", "!", "’"}
        or row.lows[first] not in _ONE
        or row.lows[verb] not in _INVERTS
    ):
        return None
    ahead = range(first + 1, min(row.size, first + _LONGEST_NOUN))
    limit = next((at for at in ahead if not row.lows[at].isalpha() or row.lows[at] in _ENDS_NOUN or row.capitals[at]), None)
    if (
        limit is None
        or limit == first + 1
        or not row.lows[limit - 1].endswith(_CALLINGS)
        or any(one.first <= limit and one.last >= first for one in found)
    ):
        return None
    return _unnamed(row, first, limit - 1, head=row.lows[limit - 1], plural=False)


_INVERTS = frozenset({"said", "says", "added", "argued", "insisted"})
_CALLINGS = ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "person", "ee", "eer", "one", "boy", "girl")
"""Endings of most nouns for what people do."""
_ONE = frozenset({"a", "an", "one", "another"})
_ENDS_NOUN = _LIMITS | {"who", "which", "that", "and", "as", "after", "before", "when", "whose", "close", "familiar"}
_LONGEST_NOUN = 6
"""Tokens of an unnamed speaker's noun with its adjectives."""
_LONGEST_ASIDE = 30
"""Tokens of a relative clause between a subject and its verb."""
_BOUNDS = frozenset({",", ".", ";", ":", "—", "–", "“", "”", '"', "but", "and", "that", "while", "as", "because"})


def _inside_subject(row: Row, at: int) -> bool:
    known, low = english(), row.lows[at]
    if not (low[0].isalnum() or low in {"’", "'", "-", "&"}) or low in _NEVER or low == "and":
        return False
    return low not in known.auxiliaries and low not in known.cue_verbs and low not in known.irregular_past
