"""A mention before its party is known."""

from typing import Literal, NamedTuple

from twosource.model import PartyKind, Span
from twosource.page.mentions.lexical import Gender

Form = Literal["name", "short", "pronoun", "role", "anonymous"]


class Found(NamedTuple):
    """Words that stand for a party, with what the rules that join mentions need to know.

    `row` is the number of its sentence, `block` the id of its block, `first` and `last` the places of its tokens there. `head`
    is what it is joined by: the surname, the role or body noun in the singular, the pronoun; `words` are the names or the
    modifiers beside it, `owner` the possessive before it. `country` is the country (or countries) it belongs to or speaks for.
    A `subject` has a verb after it, one who `speaks` a cue verb. `untold` is a bare name of which nothing beside it shows
    whether it is a person's.
    """

    span: Span
    row: int
    first: int
    last: int
    form: Form
    kind: PartyKind
    head: str
    name: str | None = None
    role: Span | None = None
    role_noun: str | None = None
    affiliation: Span | None = None
    reason: Span | None = None
    acronym: str | None = None
    words: tuple[str, ...] = ()
    country: str | None = None
    gender: Gender | None = None
    plural: bool = False
    definite: bool = False
    subject: bool = False
    speaks: bool = False
    owner: str | None = None
    quoted: bool = False
    joined_to_last: bool = False
    untold: bool = False
    block: str = ""
