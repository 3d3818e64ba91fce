import itertools

import pytest

from twosource.corpus.stories import Group, find_stories
from twosource.model import Block, Page, PageFacts, Published, Reading, Span, Title, content_id

FERRY = (
    "The ferry Halland ran aground off Vessel Point on Tuesday with 212 passengers aboard, the coastguard said.",
    "Divers found a tear in the hull of the Halland; the captain, Maud Perrin, was questioned at Vessel Point.",
    "Tugs pulled the grounded Halland off the rocks at Vessel Point after Perrin asked the coastguard for help.",
)
ORCHARD = (
    "Apple growers in Dunmarrow lost most of the harvest to a late frost, the orchard union told ministers.",
    "The Dunmarrow orchard union wants aid after frost ruined the apple harvest of some ninety growers.",
)


def page(name, text, title=None, day=None):
    facts = PageFacts(
        id="pf",
        page=name,
        by="test/1",
        language="en",
        analysed=True,
        title=Title(text=title, span=None) if title else None,
        published=Published(first=day, last=day, grain="day", how="given") if day else None,
    )
    block = Block(id=content_id("bl", name), page=name, by="test/1", role="paragraph", span=Span(0, len(text)), why="test")
    return Reading(page=Page(id=name, name=name, text=text), notes=(facts, block))


def grouped(readings):
    return {frozenset(group.pages) for group in find_stories(readings)}


@pytest.fixture
def folder():
    ferry = [page(f"f{number}", text) for number, text in enumerate(FERRY)]
    return [*ferry, *(page(f"o{number}", text) for number, text in enumerate(ORCHARD))]


def test_two_stories_in_one_folder_come_out_as_two(folder):
    assert grouped(folder) == {frozenset({"f0", "f1", "f2"}), frozenset({"o0", "o1"})}


def test_any_order_gives_the_same_groups(folder):
    assert all(grouped(order) == grouped(folder) for order in itertools.permutations(folder))


def test_groups_follow_the_order_of_their_first_pages(folder):
    assert [group.pages[0] for group in find_stories(folder[::-1])] == ["o1", "f2"]


def test_a_shared_country_does_not_make_a_story():
    frost = page("a", "Officials in France said on Monday that frost had ruined vineyards around Chablis and Beaune.")
    strike = page("b", "Officials in France said on Monday that a strike had halted trams and buses in Toulouse and Nice.")
    assert len(find_stories([frost, strike])) == 2


def test_headlines_alone_are_enough():
    one, other = (
        page("a", "-", title="Halland ferry runs aground off Vessel Point"),
        page("b", "-", title="Grounded ferry Halland is towed off"),
    )
    assert grouped([one, other, page("c", "-", title="Frost ruins Dunmarrow apple harvest")]) == {
        frozenset({"a", "b"}),
        frozenset({"c"}),
    }


def test_pages_many_weeks_apart_need_more_in_common():
    shared = "harbour pier granite lamps kiosk ferry shutter wharf"
    first = f"{shared} {' '.join(f'plank{chr(97 + number)}' for number in range(26))}"
    other = f"{shared} {' '.join(f'bolt{chr(97 + number)}' for number in range(26))}"
    near = [page("a", first, day="2031-03-01"), page("b", other, day="2031-03-02")]
    far = [page("a", first, day="2031-03-01"), page("b", other, day="2031-11-02")]
    assert len(find_stories(near)) == 1
    assert len(find_stories(far)) == 2


def test_the_title_is_the_headline_of_the_central_page(folder):
    titled = [page(reading.page.id, reading.page.text, title=f"Halland, {reading.page.id}") for reading in folder[:3]]
    assert find_stories(titled)[0].title in {"Halland, f0", "Halland, f1", "Halland, f2"}


def test_without_a_headline_the_title_is_the_lead_word_for_word(folder):
    (story,) = find_stories(folder[:1])
    assert (
        story.title
        == "The ferry Halland ran aground off Vessel Point on Tuesday with 212 passengers aboard, the coastguard said"
    )
    assert story.why == "No other page is about the same."


def test_the_reason_names_what_the_pages_share(folder):
    assert "Halland" in find_stories(folder)[0].why


def test_empty_pages_stand_alone():
    empty = Reading(page=Page(id="e", name="empty.txt", text=""))
    assert find_stories([empty]) == (Group(pages=("e",), title="empty.txt", why="No other page is about the same."),)
    assert find_stories([]) == ()
