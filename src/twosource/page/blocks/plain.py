"""Roles of the lines of a page that has no markup: what the words say first, then what shape, place and neighbours say.

Rules name the roles, and the furniture they are sure of; of every other line the learned weights say whether it is the report's
or furniture.
"""

import re
from collections.abc import Callable, Sequence

from twosource.page.blocks.lines import Line
from twosource.page.blocks.phrases import Verdict
from twosource.page.blocks.survey import survey
from twosource.page.blocks.weighing import Weighed, weigh

SUBHEAD_WORDS = 9
"""Most words of a heading inside the text."""
REPORTING = re.compile(
    r"\b(?:said|told|added|according to)\b|^[“\"]|^(?:The|It|He|She|They|His|Her|Its|This|But|And)\s.*\bthe\b"
)
"""Words of reported speech, quotations, and openings with articles after them, that headings avoid."""
ITEM = re.compile(r"[-•*·▪–—‣●]|\d{1,2}[.)]\s")
"""The front of an item of a list."""
LIST_ITEMS = 12
"""Most items of a list that a colon announces."""


def roles(lines: Sequence[Line], language: str, repeated: frozenset[str] = frozenset()) -> list[Verdict]:
    """One verdict a line, in order.

    Args:
        lines: all of the page.
        language: of the lexicons.
        repeated: lines, without white space at their ends, that other pages of the run have too.
    """
    seen = survey(lines, language, repeated)
    weighed = weigh(seen, language)
    found = []
    for i, verdict in enumerate(seen.verdicts):
        if i in weighed and weighed[i].sum >= 0:
            found.append(_furniture(weighed[i]))
        elif verdict is not None:
            found.append(verdict)
        elif seen.first == len(lines):
            found.append(Verdict(role="paragraph", why="No running text tells what this line is."))
        else:
            found.append(_report(lines, i, within=seen.first < i < seen.last))
    return found


def _furniture(line: Weighed) -> Verdict:
    """Furniture by its signs, the strongest of them named."""
    return Verdict(role="furniture", why=f"Lines like this one are furniture: {'; '.join(line.reasons)}.")


def _report(lines: Sequence[Line], i: int, *, within: bool) -> Verdict:
    """The role of a line that is the report's; `within`: it stands between its first and last running text."""
    return next((verdict for rule in RULES if within and (verdict := rule(lines, i))), None) or Verdict(
        role="paragraph", why="Nothing tells this line from the report."
    )


def _running(lines: Sequence[Line], i: int) -> Verdict | None:
    if lines[i].running or lines[i].ended:
        return Verdict(role="paragraph", why="This line ends as a sentence does.")
    return None


def _continued(lines: Sequence[Line], i: int) -> Verdict | None:
    line = lines[i]
    if line.runs_on and line.words >= 2:
        return Verdict(role="paragraph", why="This line ends as one does that announces the next.")
    if line.words >= 6 and REPORTING.search(line.text):
        return Verdict(role="paragraph", why="A sentence, by its words, that lacks its full stop.")
    return None


def _listed(lines: Sequence[Line], i: int) -> Verdict | None:
    if ITEM.match(lines[i].text):
        return Verdict(role="paragraph", why="This line is an item of a list in the text.")
    j = i
    while j > max(0, i - LIST_ITEMS) and not lines[j].running and not lines[j].runs_on:
        j -= 1
    if lines[j].text.endswith(":") and lines[j].words >= 4:
        return Verdict(role="paragraph", why="This line belongs to a list that a colon announces.")
    return None


def _subhead(lines: Sequence[Line], i: int) -> Verdict | None:
    if lines[i].words <= SUBHEAD_WORDS:
        return Verdict(role="subhead", why="A short line without a full stop inside the running text.")
    return None


Rule = Callable[[Sequence[Line], int], Verdict | None]
RULES: tuple[Rule, ...] = (_running, _continued, _listed, _subhead)
