"""The end of a page without markup: where the report ends, and the small print behind it."""

from collections.abc import Sequence

from twosource.page.blocks.house import is_clear_report, speaks_to_reader, tells_nothing
from twosource.page.blocks.lines import Line
from twosource.page.blocks.phrases import Verdict, Verdicts
from twosource.page.blocks.topic import content

TAIL_SHARE = 0.25
"""Most running text behind the report's furniture, as a share of all, that is read as small print."""
TAIL_WORDS = 35
"""Most words of one such line."""
TAIL_TOPIC = 0.5
"""Share of its longer words in the report from which a line is about what the report is about."""
AFTER_SHARE = 0.25
"""Most running text after the heading of other matter, as a share of that before it, for the report to end there."""
COMMENTS_SHARE = 0.5
"""The same after the heading of the readers' comments where nothing below it is surely the report's: house rules are long."""
SPOKEN = Verdict(role="furniture", why="The site speaks to its reader here, beside other furniture.")


def end_of_report(lines: Sequence[Line], verdicts: Verdicts, running: list[int], language: str) -> int:
    """Index of the line at which the report ends: one that heads other matter, with little running text after it.

    Lines of the site speaking to its reader move the end up to them where only furniture or more of their kind follows.
    """
    end = len(lines)
    total = sum(lines[i].words for i in running)
    before, sure = 0, max((i for i in running if is_clear_report(lines[i].text, language)), default=0)
    for i in range(running[0], len(lines)):
        verdict = verdicts[i]
        if verdict is None and lines[i].running:
            before += lines[i].words
        elif verdict is not None and verdict.ends and total - before <= _share(verdict, clear=sure > i) * before:
            end = i
            break
    return _house_voice(lines, verdicts, end, language)


def _share(verdict: Verdict, *, clear: bool) -> float:
    """How much running text, as a share of that before it, may stand below a heading that ends the report."""
    return COMMENTS_SHARE if verdict.ends == "comments" and not clear else AFTER_SHARE


def _house_voice(lines: Sequence[Line], verdicts: Verdicts, end: int, language: str) -> int:
    """The end of the report moved up before the last lines in which the site speaks to its reader.

    Such lines are furniture only beside other furniture, or beside each other: one alone may be the report's own.
    """
    i, spoken, first = end - 1, [], end
    while i > 0:
        verdict = verdicts[i]
        if verdict is None and speaks_to_reader(lines[i], language):
            spoken.append(i)
            first = i
        elif verdict is not None and verdict.role == "furniture":
            first = i
        elif verdict is not None or lines[i].running or lines[i].ended:
            break
        i -= 1
    if not spoken or (len(spoken) == 1 and all(verdicts[j] is None for j in range(first, end))):
        return end
    for j in spoken:
        verdicts[j] = SPOKEN
    return first


def judge_tail(lines: Sequence[Line], verdicts: Verdicts, running: Sequence[int], language: str) -> None:
    """Makes furniture of short lines at the very end, behind other furniture, that are about anything but the report.

    What stands there is read as the site's small print if it holds no quotation and no figure, nobody tells anything in it, and
    few of its longer words stand in the report.
    """
    sure = max((i for i in running if is_clear_report(lines[i].text, language)), default=running[0])
    begin = next((i for i in range(sure + 1, len(lines)) if _is_furniture(verdicts[i])), len(lines))
    rest = [i for i in range(begin + 1, len(lines)) if not _is_furniture(verdicts[i])]
    words = sum(lines[i].words for i in running)
    if not rest or sum(lines[i].words for i in rest) > TAIL_SHARE * words:
        return
    told = content(" ".join(lines[i].text for i in running if i < begin))
    for i in rest:
        own = content(lines[i].text)
        if any(char.isdigit() for char in lines[i].text):
            continue
        if lines[i].words <= TAIL_WORDS and len(own & told) < TAIL_TOPIC * len(own) and tells_nothing(lines[i].text, language):
            verdicts[i] = Verdict(role="furniture", why="A line about other things than the report, behind its furniture.")


def _is_furniture(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.role == "furniture" and not verdict.why.startswith("This line is a date")
