"""Speakers that neither a name nor a known noun shows: "the other", "some", and whatever stands before a verb of saying."""

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
    known, first = english(), row.low(at)
    last, plural = at, first in known.many
    if f"{first} {row.low(at + 1)}" in known.ones:
        last = at + 1
    elif not plural and first not in known.ones:
        return None
    if row.low(last) == "of" or row.low(last + 1) == "of":
        last = next((k for k in range(last + 1, at + 2 + _LONGEST_OF) if speaks(row, at, k)), at)
    many = plural and row.low(last + 1) in known.cue_bases
    if not (speaks(row, at, last) or many):
        return None
    return _unnamed(row, at, last, head="other", plural=plural)


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
        quoted=row.tokens[first].quoted,
    )


def with_speakers(row: Row, found: list[Found]) -> list[Found]:
    """Add the subjects of verbs of saying that no rule has read: "several fact checkers said".

    What a preposition leads to, inside such a subject ("members of the Security Council"), is then no mention of its own.
    """
    sure = english().sure_verbs
    for verb in [at for at, token in enumerate(row.tokens) if at and token.low in sure]:
        found = _with_speaker(row, verb, found)
    return found


def _with_speaker(row: Row, verb: int, found: list[Found]) -> list[Found]:
    stretch = _subject(row, verb)
    if stretch is None:
        return found
    first, last = stretch
    limit = next((at for at in range(first, last + 1) if row.low(at) in _LIMITS), last + 1)
    head = limit - 1
    half = row.low(first) in {"half", "most", "nearly", "almost"}
    head = first if half and limit == first + 1 else head
    inside = [one for one in found if one.first <= last and one.last >= first]
    speaker = any(one.first <= head and one.last >= head for one in inside) or any(one.first < first for one in inside)
    if speaker or head < first or row.capital(head) or not row.low(head).isalpha() or row.low(head) in _NEVER_HEADS:
        return found
    plural = english().is_plural(row.low(head))
    one = _unnamed(row, first, last, head=singular(row.low(head)), plural=plural)
    one = one._replace(kind="group" if plural else "unknown", words=tuple(row.low(at) for at in range(first, head)))
    return sorted([*(other for other in found if other not in inside), one], key=lambda one: one.first)


def _subject(row: Row, verb: int) -> tuple[int, int] | None:
    """The words right before a verb of saying, back to a mark, another verb or a conjunction.

    They open with an article or a number, or are a plural.
    """
    known, last = english(), verb - 1
    while last > 0 and (
        row.low(last) in known.auxiliaries or row.low(last) in known.before_verb or row.low(last).endswith("ly")
    ):
        last -= 1
    at = last
    while at >= 0 and last - at < _LONGEST_SUBJECT and _inside_subject(row, at):
        at -= 1
    first = at + 1
    if first > last or (at >= 0 and row.low(at) not in _BOUNDS):
        return None
    numbered = row.low(first)[:1].isdigit() or row.low(first) in {"half", "nearly", "almost"}
    opens = numbered or row.low(first) in known.determiners | known.numerals or known.is_plural(row.low(last)) or first == 0
    return (first, last) if opens and row.low(first) not in known.prepositions else None


_BOUNDS = frozenset({",", ".", ";", ":", "—", "–", "“", "”", '"', "but", "and", "that", "while", "as", "because"})


def _inside_subject(row: Row, at: int) -> bool:
    known, token = english(), row.tokens[at]
    if not (token.text[0].isalnum() or token.text in {"’", "'", "-", "&"}) or token.low in _NEVER or token.low == "and":
        return False
    return token.low not in known.auxiliaries and token.low not in known.cue_verbs and token.low not in known.irregular_past
