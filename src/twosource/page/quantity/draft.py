"""A figure in the making: a number with what the rules have read around it so far."""

import msgspec

from twosource.model import Bound, Span
from twosource.page.quantity.lexicon import Words
from twosource.page.quantity.numerals import Numeral
from twosource.page.quantity.tokens import Token
from twosource.page.quantity.units import Unit, Units


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules look at: one sentence of a text, with the words and units of its language.

    Attributes:
        start, end: of the sentence in `text`.
        role: of its block.
        pounds: what "pounds" are on this page.
        tokens: its words and runs of digits; `words` are the different ones.
    """

    text: str
    start: int
    end: int
    role: str
    known: Words
    units: Units
    pounds: Unit
    tokens: list[Token]
    words: frozenset[str]

    def reach(self, place: int, characters: int) -> int:
        """The place so many characters before another, but not before the sentence."""
        return max(self.start, place - characters)


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A figure in the making; rules return a changed copy.

    Attributes:
        start, end: of the expression: number, scale, currency, unit, bound words.
        numeral: the number as written.
        low, high: value, without regard to the bound.
        counted: the noun phrase that is counted, `head` its singular head.
        inherited: whether `counted` was taken from elsewhere ("the number of X ... 3,000").
        of: whether "of" stands between the number and what it counts.
        rule: name of the rule that made it.
    """

    start: int
    end: int
    numeral: Numeral
    low: float
    high: float
    bound: Bound = "exact"
    unit: Unit | None = None
    counted: Span | None = None
    head: str | None = None
    inherited: bool = False
    rule: str

    @property
    def is_count(self) -> bool:
        """Whether it counts things, as far as is known: it has no unit of measure."""
        return self.unit is None

    @property
    def is_several(self) -> bool:
        """Whether it counts several named things, so that others may refer to it."""
        return self.unit is None and self.head is not None and self.high > 1
