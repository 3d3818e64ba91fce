from twosource.model import Page, PageFacts, Reading, Span
from twosource.report.html.view import lay_out, letters, paragraph_at


def test_letters_go_on_after_z():
    found = list(letters(54))
    assert found[:2] == ["A", "B"]
    assert found[25:28] == ["Z", "AA", "AB"]
    assert found[51:54] == ["AZ", "BA", "BB"]


def test_pages_stand_by_date_and_the_undated_last(coverage, sample):
    desk = lay_out(coverage, coverage.stories[0], "")
    assert [page.reading.page.name for page in desk.pages] == [sample.NAMES[letter] for letter in "ABCDE"]
    assert desk.pages[-1].when == "date not known"
    assert desk.pages[-1].outlet == "e-autre"
    assert not desk.pages[-1].named


def test_paragraphs_are_numbered_without_headline_and_furniture(coverage):
    desk = lay_out(coverage, coverage.stories[0], "s2-")
    names = [block.name for block in desk.pages[0].paragraphs]
    assert names == ["A headline", "A¶1", "A¶2", "A¶3", "A¶4", "A furniture"]
    assert desk.pages[0].paragraphs[1].anchor == "s2-A1"


def test_a_page_without_blocks_is_shown_by_its_lines(coverage, sample):
    bare = Reading(page=Page(id="pg-bare", name="bare.txt", text="One line.\n\n  Two.  \n"), notes=())
    story = coverage.stories[0].__class__(id="st-1", why="", title="t", pages=("pg-bare",), newsrooms=0, origins=())
    desk = lay_out(coverage.__class__(readings=(bare,), stories=(story,), run=coverage.run), story, "")
    assert [block.span.of(bare.page.text).strip() for block in desk.pages[0].paragraphs] == ["One line.", "Two."]
    assert PageFacts not in {type(note) for note in bare.notes}


def test_cite_leads_to_the_words_or_to_their_paragraph(coverage, sample):
    desk = lay_out(coverage, coverage.stories[0], "")
    page = desk.pages[0]
    start = sample.A.index("About 340")
    exact = desk.cite(page.id, Span(start, start + 9))
    assert exact.name == "A¶2"
    assert exact.href == f"#A.{start}-{start + 9}"
    assert exact.said == "Page A, paragraph 2"
    near = desk.cite(page.id, Span(start, start + 3))
    assert near.href == "#A2"


def test_paragraph_at_finds_none_between_paragraphs(coverage, sample):
    page = lay_out(coverage, coverage.stories[0], "").pages[0]
    gap = sample.A.index("\n\n")
    assert paragraph_at(page, Span(gap, gap + 1)) is None
