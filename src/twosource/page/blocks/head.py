"""The head of a page without markup: headline, standfirst, bylines."""

import itertools
from collections import Counter
from collections.abc import Sequence

from twosource.page.blocks.bylines import is_agency, is_newsroom, is_signed, outlet_words
from twosource.page.blocks.lines import Line
from twosource.page.blocks.phrases import Verdict, Verdicts
from twosource.page.blocks.topic import names_inside, shares_name, stems

HEAD_LINES = 12
"""Lines before the running text among which a headline is looked for; more is a menu."""
STANDFIRST_WORDS = range(8, 61)
"""Words of the summary under a headline."""
OPENING_LINES = 8
"""Paragraphs of the report's opening that its headline is compared with."""
HEADLINE_SHARE = 0.4
"""Least share of a headline's longer words that stand in the opening, where no name of the opening is among them."""


def name_head(lines: Sequence[Line], verdicts: Verdicts, first: int, language: str) -> None:
    """Finds headline, standfirst and bylines among the lines before `first`, where the running text begins."""
    open_ = [i for i in range(first) if verdicts[i] is None]
    likely = [i for i in range(first) if lines[i].headline_like and _may_head(verdicts[i])]
    if likely:
        chosen = _foremost(lines, verdicts, likely, first, language) if first <= HEAD_LINES else _likeliest(lines, likely)
        verdicts[chosen] = Verdict(role="headline", why="The line before the running text that reads most as a headline.")
        for i in (i for i in open_ if chosen < i <= chosen + 2):
            if lines[i].words in STANDFIRST_WORDS:
                verdicts[i] = Verdict(role="standfirst", why="A line of summary between the headline and the running text.")
    _signed(lines, verdicts, first, language)


def _may_head(verdict: Verdict | None) -> bool:
    """Whether a line in the head may be the headline: nothing is known of it, or only that it begins as teasers do."""
    return verdict is None or (verdict.role == "furniture" and verdict.teaser)


def _foremost(lines: Sequence[Line], verdicts: Verdicts, likely: Sequence[int], first: int, language: str) -> int:
    """The first candidate of whose longer words a good share, or a name, stands in the opening; else the one with most.

    Mottoes, menus and notices above the headline share hardly any, and no names but the site's own.
    """
    outlets = outlet_words(language)
    after = (i for i in range(first, len(lines)) if verdicts[i] is None and lines[i].running)
    opening = [lines[i] for i in itertools.islice(after, OPENING_LINES)]
    told = frozenset[str]().union(*(stems(line.tokens) for line in opening))
    names = names_inside([line.text for line in opening])
    shares = {}
    for i in likely:
        own = stems(lines[i].tokens)
        shares[i] = len(own & told) / max(1, len(own))
        named = shares_name(lines[i].tokens, names) and outlets.isdisjoint(lines[i].tokens)
        if named or shares[i] >= HEADLINE_SHARE:
            return i
    return max(likely, key=lambda i: (verdicts[i] is None, shares[i], -i))


def _signed(lines: Sequence[Line], verdicts: Verdicts, first: int, language: str) -> None:
    """Makes lines between the headline and the running text bylines that read as nothing else there."""
    head = next((i for i in range(first) if (verdict := verdicts[i]) is not None and verdict.role == "headline"), None)
    for i in range(first if head is None else head + 1, first):
        verdict, line = verdicts[i], lines[i]
        loose = verdict is None or (verdict.role == "furniture" and not verdict.ends)
        if not loose or line.ended:
            continue
        if is_newsroom(line.text, language):
            verdicts[i] = Verdict(role="byline", why="This line names a part of a newsroom, under the headline.")
        elif is_agency(line.text, language):
            verdicts[i] = Verdict(role="byline", why="This line names a news agency, under the headline.")
        elif verdict is None and is_signed(line.text, dated=_dated(verdicts, i), language=language):
            verdicts[i] = Verdict(role="byline", why="This line is a name, under the headline.")


def _dated(verdicts: Verdicts, i: int) -> bool:
    """Whether a date stands right before or after a line."""
    beside = (verdicts[j] for j in (i - 1, i + 1) if 0 <= j < len(verdicts))
    return any(verdict is not None and verdict.why.startswith("This line is a date") for verdict in beside)


def _likeliest(lines: Sequence[Line], likely: Sequence[int]) -> int:
    """The headline of a page with menus: among the last candidates one that the page has twice, else the longest."""
    texts = Counter(line.text for line in lines)
    return max(likely[-HEAD_LINES:], key=lambda i: (texts[lines[i].text] > 1 and lines[i].words >= 5, lines[i].words, -i))
