"""Sentences as tokens for the mention rules, with the stretch each sentence has inside double quotation marks."""

import re
from collections.abc import Iterator

from twosource.model import Reading, Sentence, Span

_TOKEN = re.compile(
    r"[a-z]+(?![\w.’'&@-])"  # most words, without trying the rest
    r"|(?:[A-Z]\.){2,8}|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Jr|Sr|Prof|Capt|Maj|Sgt|Adm|St|Rev|Amb|Fr|No)\.|\b[A-Z]\.(?=\s{1,3}[A-Z])"
    r"|\d+(?:[.,]\d+){1,8}|\w+(?:[-.’'&@]\w+){0,12}|[^\w\s]"
)
_LONGEST_SENTENCE = 6_000
"""Code points; what is longer is no sentence but text without stops, and is left unread."""
_POSSESSIVE = ("'s", "’s")
_ARTICLES = ("al-", "el-", "ul-", "as-", "ad-", "an-", "ar-")
"""Arabic articles, which a name is joined to ("al-Haddad"): its first letter is the capital."""
_DOUBLE = frozenset('“”"')
_MARGIN = 48
"""Blank tokens behind the last; more than any rule looks beyond either end of a sentence, however far it looks ahead."""
_BLANK, _NO = [""] * _MARGIN, [False] * _MARGIN


class Row:
    """The tokens of one sentence, in columns; `number` counts sentences, `block` is the id of its block.

    Plain lists, since the rules ask for some hundred tokens a sentence. Each ends in a margin of blanks, so that a place a
    few tokens before the first (a negative one) or behind the last is asked without a check.

    Attributes:
        texts: the words and marks as they stand.
        lows: in lower case without a possessive ending; a plural's bare apostrophe is a token of its own.
        capitals: whether each begins with a capital letter.
        owns: whether each is a possessive ("Seoul’s").
        quoted: whether double quotation marks are open.
        size: tokens without the margin.
    """

    __slots__ = (
        "_starts", "_text", "block", "capitals", "is_headline", "lows", "number", "owns", "quoted", "size", "span", "texts"
    )  # fmt: skip

    def __init__(self, text: str, number: int, sentence: Sentence, *, quoted: bool) -> None:
        self.number = number
        self.block = sentence.block
        self.is_headline = sentence.role == "headline"
        self.span = span = sentence.span
        self._text = text
        self._starts: list[int] = []
        self.texts: list[str] = _TOKEN.findall(text, span.start, span.end)
        texts = self.texts
        self.size = len(texts)
        self.lows = lows = [word.lower() for word in texts]
        self.capitals = [word != low and word[0].isupper() for word, low in zip(texts, lows, strict=True)] + _NO
        words = span.of(text)
        self.owns = [False] * self.size + _NO
        if any(mark in words for mark in _POSSESSIVE):
            self._cut_possessives()
        self._quote(words, quoted=quoted)
        if "-" in words:
            for at, word in enumerate(texts):
                if word.startswith(_ARTICLES) and word[3:4].isupper():
                    self.capitals[at] = True
        texts += _BLANK
        lows += _BLANK

    def _cut_possessives(self) -> None:
        for at, word in enumerate(self.texts):
            if len(word) > len("'s") and word.endswith(_POSSESSIVE):
                self.owns[at] = True
                self.lows[at] = self.lows[at][:-2]

    def _quote(self, words: str, *, quoted: bool) -> None:
        if _DOUBLE.isdisjoint(words):
            self.quoted = [quoted] * self.size + _NO
            return
        self.quoted = []
        for word in self.texts:
            if word in _DOUBLE:
                quoted = word == "“" or (word == '"' and not quoted)
            self.quoted.append(quoted)
        self.quoted += _NO

    @property
    def starts(self) -> list[int]:
        """Where each token begins; made when first asked for, since few sentences' tokens are all pointed at."""
        if not self._starts:
            at = self.span.start
            for word in self.texts[: self.size]:
                at = self._text.index(word, at)  # nothing but white space stands between tokens
                self._starts.append(at)
                at += len(word)
        return self._starts

    def bare(self, at: int) -> str:
        """The token at a place in the page's spelling without a possessive ending."""
        return self.texts[at][:-2] if self.owns[at] else self.texts[at]

    def words(self, first: int, last: int) -> tuple[str, ...]:
        """The tokens from the first to the last, both inclusive, without possessive endings."""
        return tuple([self.bare(at) for at in range(first, last + 1)])

    def stretch(self, first: int, last: int) -> Span:
        """The code points from the first to the last token, both inclusive, without a final possessive ending."""
        starts = self._starts or self.starts
        return Span(starts[first], starts[last] + len(self.bare(last)))


def find_rows(reading: Reading) -> Iterator[Row]:
    """The sentences of a page as rows of tokens, in text order. Quotation is counted anew in each block."""
    block, quoted = "", False
    for number, sentence in enumerate(reading.of(Sentence)):
        if len(sentence.span) > _LONGEST_SENTENCE:
            continue
        if sentence.block != block:
            block, quoted = sentence.block, False
        row = Row(reading.page.text, number, sentence, quoted=quoted)
        quoted = row.size > 0 and row.quoted[row.size - 1]
        yield row
