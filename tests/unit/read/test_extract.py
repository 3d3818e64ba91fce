import pytest
from lxml import html

from twosource.read.extract import extracted_blocks, extraction_of, is_running, with_like_containers
from twosource.read.render import render


def taken(source, extraction):
    page = render(html.document_fromstring(source))
    return [block.span.of(page.text) for block in extracted_blocks(page.blocks, page.text, extraction) if block.extracted]


def test_blocks_are_found_by_their_words():
    source = "<p>Home page menu here</p><p>The pier opens in spring, “late”.</p><p>Read about the pier now</p>"
    assert taken(source, 'The pier opens in spring, "late".') == ["The pier opens in spring, “late”."]


def test_of_equal_blocks_the_one_in_order_counts():
    lines = ["Ada Quill spoke first here", "Why the pier is late", "Ada Quill spoke first here", "The end is near now"]
    source = "".join(f"<p>{line}</p>" for line in lines)
    page = render(html.document_fromstring(source))
    marked = extracted_blocks(page.blocks, page.text, "Why the pier is late\nAda Quill spoke first here\nThe end is near now")
    assert [block.extracted for block in marked] == [False, True, True, True]


def test_short_lines_count_only_as_lines():
    source = "<h2>Why</h2><p>Why the pier is late we know</p>"
    assert taken(source, "Why the pier is late we know") == ["Why the pier is late we know"]
    assert taken(source, "Why\nWhy the pier is late we know") == ["Why", "Why the pier is late we know"]


def test_nothing_extracted():
    assert taken("<p>Some words stand here</p>", "") == []


LEAD = "The harbour board said on Monday that the new pier would open in spring, a year later than planned."
SECOND = "Its chair, Ada Quill, told reporters that the delay had been caused by a shortage of stone from the quarry."
THIRD = "Fishermen who use the old pier said they had been given no notice, and asked the board to meet them this week."
FOURTH = "The board did not say how much the work would cost, but a report last year put it at nine million crowns."


def extraction(source):
    return extraction_of(html.document_fromstring(source))


def test_the_report_is_extracted_and_menus_are_not():
    source = f"<nav><ul><li><a href=/>Home</a></li></ul></nav><article><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    assert extraction(source).splitlines() == [LEAD, SECOND, THIRD]


def test_nothing_is_extracted_from_nothing():
    assert extraction("<p></p>") == ""


@pytest.mark.parametrize(
    ("rest", "added"),
    [
        (f"<div class='part'><p>{THIRD}</p><p>{FOURTH}</p></div>", [THIRD, FOURTH]),
        (f"<div class='part'><p>{THIRD}</p></div>", []),
        (f"<div class='teaser'><p>{THIRD}</p><p>{FOURTH}</p></div>", []),
        (f"<h1>Another report</h1><div class='part'><p>{THIRD}</p><p>{FOURTH}</p></div>", []),
    ],
)
def test_later_containers_of_the_report_s_kind_are_taken_too(rest, added):
    tree = html.document_fromstring(f"<div class='part'><p>{LEAD}</p><p>{SECOND}</p></div><div>Buy now</div>{rest}")
    assert with_like_containers(tree, f"{LEAD}\n{SECOND}").splitlines() == [LEAD, SECOND, *added]


def test_a_container_without_a_class_has_no_kind():
    tree = html.document_fromstring(f"<div><p>{LEAD}</p></div><div><p>{THIRD}</p><p>{FOURTH}</p></div>")
    assert with_like_containers(tree, LEAD) == LEAD


@pytest.mark.parametrize(("lines", "is_report"), [([LEAD, "Home"], True), (["Home", "News", "Sign in"], False), ([], False)])
def test_menus_have_short_lines(lines, is_report):
    assert is_running("\n".join(lines)) is is_report
