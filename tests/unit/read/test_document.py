import contextlib

import pytest

from twosource.errors import PageError
from twosource.read import html_page, text_page

PARAGRAPHS = [
    "The harbour board said on Monday that the new pier would open in spring, a year later than planned.",
    "Its chair, Ada Quill, told reporters that the delay had been caused by a shortage of stone from the quarry.",
    "Fishermen who use the old pier said they had been given no notice, and asked the board to meet them this week.",
    "The board did not say how much the work would cost, but a report last year put it at about nine million crowns.",
]


def article(paragraphs, extra=""):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        "<html lang='en-GB'><head><title>Pier to open late | Quay Post</title>"
        "<meta property='og:site_name' content='Quay Post'>"
        '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": "Pier to open late",'
        '"datePublished": "2023-03-06T21:30:00+01:00", "author": [{"name": "Bo Lind"}]}</script></head>'
        f"<body><nav><ul><li><a href=/>Home</a></li></ul></nav><article><h1>Pier to open late</h1>{body}</article>"
        f"{extra}<footer><p>All rights reserved.</p></footer></body></html>"
    )


def test_text_is_the_page_itself():
    page = text_page("One\r\n two \n", name="a.txt", path="x/a.txt")
    assert (page.text, page.medium, page.name, page.path) == ("One\r\n two \n", "text", "a.txt", "x/a.txt")
    assert [tuple(run.__class__.__struct_fields__) for run in page.source_map]
    assert page.source_map[0].end == len(page.text)


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\u200b\u00a0 \n"])
def test_a_blank_page_is_refused(text):
    with pytest.raises(PageError, match="empty"):
        text_page(text, name="a")


def test_the_id_comes_from_the_content_alone():
    assert text_page("same", name="a").id == text_page("same", name="b", url="http://x.example/").id
    assert text_page("same", name="a").id != text_page("other", name="a").id
    assert len(text_page("same", name="a").id) == 16


def test_half_a_surrogate_pair_is_replaced_in_its_place():
    assert text_page("a\ud83db", name="a").text == "a\ufffdb"


def test_html_is_rendered_and_the_body_marked():
    page = html_page(article(PARAGRAPHS), name="a.html")
    assert page.medium == "html"
    assert page.text.splitlines() == ["Home", "Pier to open late", *PARAGRAPHS, "All rights reserved."]
    taken = [block.span.of(page.text) for block in page.markup if block.extracted]
    assert set(PARAGRAPHS) <= set(taken)
    assert "Home" not in taken


def test_html_states_its_facts():
    stated = html_page(article(PARAGRAPHS), name="a.html").stated
    assert stated.title == "Pier to open late"
    assert stated.publisher == "Quay Post"
    assert stated.authors == ("Bo Lind",)
    assert stated.published == "2023-03-06T21:30+01:00"
    assert stated.language == "en"


@pytest.mark.parametrize("source", ["<html></html>", "<script>x()</script>", "<html><body><img src=x></body></html>"])
def test_html_without_visible_text_is_refused(source):
    with pytest.raises(PageError):
        html_page(source, name="a")


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + "deep",
        "<p>x" * 51_000,
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><p>&b;</p>",
        "<p class='" + "x " * 100_000 + "'>text</p>",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>text</p>",
        '<script type="application/ld+json">{"@type":"Article","author":' + "[" * 500 + "]" * 500 + "}</script><p>text</p>",
    ],
    ids=["deep", "many", "entities", "attribute", "json", "lists"],
)
def test_hostile_html_comes_back_read_or_refused(source):
    with contextlib.suppress(PageError):
        assert html_page(source, name="a").text


def test_a_script_in_a_title_is_text():
    page = html_page("<title>&lt;script&gt;alert(1)&lt;/script&gt; Pier</title><p>Some words stand here.</p>", name="a")
    assert "<script>" not in (page.stated.title or "")


def test_what_is_no_character_is_replaced_one_for_one():
    page = text_page("pier\0 \ud83d open\ude00 é", name="a")
    assert page.text == "pier\ufffd \ufffd open\ufffd é"


def test_pictures_written_into_attributes_are_left_out_of_the_document():
    picture = "data:image/png;base64," + "A" * 2_000
    source = article(PARAGRAPHS, extra=f"<img src='{picture}'><p>Saved as {picture}</p>")
    page = html_page(source, name="a")
    assert page.text.count("A" * 2_000) == 1
    assert page.id == html_page(source, name="b").id != html_page(article(PARAGRAPHS), name="c").id


def test_forms_and_comments_are_read_as_any_element_is():
    form = "<form><label>Your e-mail<input name=mail></label><select><option>Weekly</select></form><!-- a note -->after"
    page = html_page(article(PARAGRAPHS, extra=form), name="a")
    assert "Your e-mail" in page.text
    assert "a note" not in page.text
    assert [block.extracted for block in page.markup if block.span.of(page.text) in PARAGRAPHS] == [True] * len(PARAGRAPHS)


def test_an_archives_toolbar_is_no_part_of_the_page():
    toolbar = "<div id=wm-ipp-base><div id=wm-ipp><p>14 captures, 3 March 2023 to 5 May 2024</p></div></div>"
    page = html_page(article(PARAGRAPHS).replace("<nav>", f"{toolbar}<nav>"), name="a")
    assert "captures" not in page.text
    assert PARAGRAPHS[0] in page.text
