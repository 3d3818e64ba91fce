"""What holds for any input: bytes give a page or a reason, and every span leads where it says."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from twosource.errors import PageError
from twosource.model import Block, PageFacts, Reading
from twosource.page.blocks import find_blocks
from twosource.page.facts import inferred_dates, stated_facts
from twosource.read import html_page, text_page
from twosource.read.decode import decode
from twosource.read.render import render
from twosource.read.repair import pieces

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PIECES = st.sampled_from(
    [
        "The board said on Monday that the pier would open in spring.",
        "Read more",
        "KYIV, Ukraine (AP) — ",
        "Comments",
        "By Una Moor",
        "Storm shuts the coast road again",
        "sign in to your account",
        "© 2023 Quay Post",
        "Â",
        "___",
        "\r\n",
        "\n\n",
        "\n",
        "\u2028",
        " ",
        "\u00a0",
        "â€™",
        "It wasnâ€™t, â€œalmostâ€\x9d",
        "12,000",
        "26 October 2024, 10:15 BST",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=20), min_size=1, max_size=40).map("".join)
TAGS = st.sampled_from(
    ["p", "div", "a", "b", "br", "li", "ul", "table", "tr", "td", "script", "nav", "h1", "figure", "title", "pre"]
)
MARKUP = st.lists(
    st.tuples(TAGS, st.sampled_from(["<{}>", "</{}>", "<{} hidden>", "<{} class='byline'>", "<!--{}-->"])).map(
        lambda t: t[1].format(t[0])
    )
    | PIECES
    | st.text(max_size=12),
    max_size=40,
).map("".join)


def judged(page):
    reading = Reading(page=page)
    reading = reading.having(Block, find_blocks(reading))
    reading = reading.having(PageFacts, (stated_facts(reading, "en", analysed=True),))
    return reading.having(PageFacts, (inferred_dates(reading),))


def check_blocks(page, blocks):
    covered = set()
    last = 0
    for block in blocks:
        assert last <= block.span.start
        last = block.span.end
        covered.update(range(block.span.start, block.span.end))
    assert last <= len(page.text)
    assert all(char.isspace() or i in covered for i, char in enumerate(page.text))


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_are_text_or_refused_with_a_reason(data):
    reason = None
    try:
        assert isinstance(decode(data), str)
    except PageError as error:
        reason = error
    assert reason is None or (reason.message and reason.mend)


@given(TEXTS)
@settings(max_examples=120, deadline=None)
def test_blocks_of_any_text_cover_it_without_overlap(text):
    try:
        page = text_page(text, name="a")
    except PageError:
        return
    reading = judged(page)
    check_blocks(page, reading.of(Block))
    facts = reading.of(PageFacts)[0]
    for fact in (*facts.agencies, *facts.authors):
        assert all(span.end <= len(text) for span in fact.evidence)
    if facts.title:
        assert " ".join(facts.title.span.of(page.text).split()) == facts.title.text


def text_nodes(element):
    if isinstance(element.tag, str) and element.text:
        yield element.text
    for child in element:
        yield from text_nodes(child)
        if child.tail:
            yield child.tail


@given(MARKUP)
@settings(max_examples=150, deadline=None)
def test_runs_of_any_html_lead_back_to_its_text_nodes(source):
    source = "".join(char for char in source if char != "\0")
    root = lxml_html.document_fromstring(
        f"<html><body>{source}</body></html>".encode(), parser=lxml_html.HTMLParser(encoding="utf-8")
    )
    page = render(root)
    nodes = list(text_nodes(root))
    last = 0
    for run in page.runs:
        assert last <= run.start < run.end
        last = run.end
        assert page.text[run.start : run.end] == nodes[run.node][run.offset : run.offset + run.end - run.start]
    mapped = {i for run in page.runs for i in range(run.start, run.end)}
    mended = Counter(char for node in nodes for piece in pieces(node) if piece.offset is None for char in piece.text)
    assert Counter(char for i, char in enumerate(page.text) if i not in mapped and not char.isspace()) <= mended


@given(MARKUP)
@SLOW
def test_any_html_is_a_page_or_refused(source):
    try:
        page = html_page(source, name="a")
    except PageError:
        return
    last = 0
    for block in page.markup:
        assert last <= block.span.start
        assert block.span.of(page.text) == block.span.of(page.text).strip()
        last = block.span.end
    check_blocks(page, judged(page).of(Block))
