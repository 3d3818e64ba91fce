import re

import pytest

from twosource.model import Block, NamedFact, Page, PageFacts, Published, Publisher, Reading, Span, content_id

REPORT = """Inspectors closed the Marlow bridge on Thursday after finding cracks in two of its seven bearings, the county said.
About 9,400 vehicles cross the bridge each day, and drivers were sent over the Tindale ferry instead.
The engineer Petra Voss, who led the survey, said the cracks had grown by four millimetres since a check in spring.
Repairs will cost at least 2.6 million crowns and are expected to last until the end of November, according to a county memo.
Shopkeepers on the eastern bank fear for their trade and have asked the mayor to waive parking fees while it is shut.
The bridge was opened in 1931 and strengthened once, after a barge struck its middle pier during a storm.
"We could not wait another week," Voss told reporters outside the county hall and showed photographs of the damage.
A spokesman for the ferry company said two more boats would be brought from the north coast before Saturday."""
REWRITE = """County inspectors have shut the bridge at Marlow because two of the seven bearings made of steel show cracks.
Each day some 9,400 vehicles use it; these must now take the ferry at Tindale.
Since an earlier check in spring, the survey's leader, engineer Petra Voss, found, cracks grew four millimetres.
A memo of the county puts the repairs at 2.6 million crowns or more and their end in late November.
Traders on the eastern bank worry and want parking fees waived by the mayor as long as it stays shut.
Opened in 1931, the bridge had been strengthened only after a storm in which a barge hit the middle pier.
From the north coast the ferry company, its spokesman said, will bring two additional boats by Saturday."""
INDEPENDENT = """Traffic backed up for miles in Marlow on Thursday evening when the old crossing was suddenly barred to cars.
Commuter Jonas Ek said he had needed two hours to get home and that nobody at the barriers could tell him why.
"We could not wait another week," the engineer Petra Voss told reporters, pointing to pictures of damaged bearings.
Opposition councillors accused the county of ignoring a warning letter sent by the builders' guild in January.
The guild's head, Marta Olin, called for a public inquiry and for the letter to be printed in full.
Schools said pupils from the far bank could stay at home on Friday, and a field kitchen was set up at the ferry landing."""


def paragraphs(text):
    return [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)]


@pytest.fixture
def report():
    return REPORT


@pytest.fixture
def rewritten():
    return REWRITE


@pytest.fixture
def independent():
    return INDEPENDENT


@pytest.fixture
def page():
    """Makes a page whose lines are paragraphs."""

    def make(name, text, *, day=None, publisher=None, agency=None, updated=None, author=None):  # noqa: PLR0913 - facts by name
        facts = PageFacts(
            id=content_id("pf", name),
            page=name,
            by="test/1",
            language="en",
            analysed=True,
            publisher=Publisher(name=publisher, how="given") if publisher else None,
            updated=Published(first=updated, last=updated, grain="day", how="stated") if updated else None,
            authors=(NamedFact(name=author),) if author else (),
            agencies=(NamedFact(name=agency),) if agency else (),
            published=Published(first=day, last=day, grain="day", how="given") if day else None,
        )
        blocks = tuple(
            Block(id=content_id("bl", name, span), page=name, by="test/1", role="paragraph", span=span, why="test")
            for span in paragraphs(text)
        )
        return Reading(page=Page(id=name, name=name, text=text), notes=(facts, *blocks))

    return make
