from lxml import html

from twosource.read.extract import extracted_blocks
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
