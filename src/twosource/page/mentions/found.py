"""A mention before its party is known."""

from typing import Any, Literal

import msgspec

from twosource.model import PartyKind, Span
from twosource.page.mentions.lexical import Gender

Form = Literal["name", "short", "pronoun", "role", "anonymous"]


class Found(msgspec.Struct, frozen=True, gc=False):
    """Words that stand for a party, with what the rules that join mentions need to know.

    `row` is the number of its sentence, `block` the id of its block, `first` and `last` the places of its tokens there. `head`
    is what it is joined by: the surname, the role or body noun in the singular, the pronoun; `words` are the names or the
    modifiers beside it, `owner` the possessive before it. `country` is the country (or countries) it belongs to or speaks for.
    A `subject` has a verb after it, one who `speaks` a cue verb. `untold` is a bare name of which nothing beside it shows
    whether it is a person's. `house` is the affiliation in words. One is `addressed` who is told something, `owning` who
    has "'s", `closing` behind what it says (", he said"), of the page's `own_voice` if it is its newsroom ("our reporter"), and
    `leads` if it is the first subject of its sentence. `called` are the words beside the noun of a definite apposition ("Oak
    Path, the medical charity"). A relative pronoun is `attached` to the phrase that ends at that token.
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
    house: str | None = None
    addressed: bool = False
    owning: bool = False
    closing: bool = False
    own_voice: bool = False
    in_headline: bool = False
    leads: bool = False
    attached: int = -1
    called: tuple[str, ...] | None = None
    block: str = ""

    def but(self, **changes: Any) -> "Found":  # noqa: ANN401 - any of the fields
        """The same with some fields changed."""
        return msgspec.structs.replace(self, **changes)
