"""What the terminal says of one page."""

import pytest

from twosource.model import Block, Coverage, Page, PageFacts, Published, Reading, Run, Span
from twosource.report.terminal import annotated

TEXT = "The pier will open in spring."


def facts_line(first, last):
    page = Page(id="p", name="a.txt", text=TEXT)
    published = Published(first=first, last=last, grain="day", how="inferred")
    facts = PageFacts(id="f", page="p", by="facts/2", language="en", analysed=True, published=published)
    block = Block(id="b", page="p", by="blocks/3", role="paragraph", span=Span(0, len(TEXT)), why="It tells.")
    reading = Reading(page=page).having(PageFacts, (facts,)).having(Block, (block,))
    run = Run(twosource="0", options={}, models={}, lexicons={})
    coverage = Coverage(readings=(reading,), run=run)
    return next(line.strip() for line in annotated(reading, coverage).splitlines() if "published" in line)


@pytest.mark.parametrize(
    ("first", "last", "line"),
    [
        ("2024-10-25", "2024-10-25", "published: 2024-10-25 (inferred)"),
        ("2024-10-20", "2024-10-25", "published: 2024-10-20 to 2024-10-25 (inferred)"),
        (None, "2024-10-25", "published: by 2024-10-25 (inferred)"),
        ("2024-10-20", None, "published: not before 2024-10-20 (inferred)"),
    ],
)
def test_the_days_of_publication_are_told_with_the_ends_that_are_known(first, last, line):
    assert facts_line(first, last) == line


def test_what_a_terminal_would_obey_is_shown_and_not_sent():
    text = "The pier\x1b]0;renamed\x07 opened\x9b2J on \u202eyadirF."
    page = Page(id="p", name="a\x1b[31m.txt", text=text)
    facts = PageFacts(id="f", page="p", by="facts/2", language="en", analysed=True)
    block = Block(id="b", page="p", by="blocks/3", role="paragraph", span=Span(0, len(text)), why="It tells.")
    reading = Reading(page=page).having(PageFacts, (facts,)).having(Block, (block,))
    coverage = Coverage(readings=(reading,), run=Run(twosource="0", options={}, models={}, lexicons={}))
    shown = annotated(reading, coverage)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)
    assert "␛[31m" in shown
