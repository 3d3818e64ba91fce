import itertools

import pytest

from twosource.corpus.origins import count_newsrooms, find_origins
from twosource.model import Block, Derivation, NamedFact, Origin, Page, PageFacts, Publisher, Reading, Span, content_id

TEXT = "The pier is shut, the harbour master told Reuters on Monday."
TOLD = Span(TEXT.index("Reuters"), TEXT.index("Reuters") + 7)


def page(name, *, publisher=None, agency=None, told=False, author=None):
    agencies = (NamedFact(name=agency),) if agency else ()
    facts = PageFacts(
        id="pf",
        page=name,
        by="test/1",
        language="en",
        analysed=True,
        publisher=Publisher(name=publisher, how="given") if publisher else None,
        agencies=(*agencies, NamedFact(name="Reuters", evidence=(TOLD,))) if told else agencies,
        authors=(NamedFact(name=author),) if author else (),
    )
    block = Block(id="bl", page=name, by="test/1", role="paragraph", span=Span(0, len(TEXT)), why="test")
    return Reading(page=Page(id=name, name=name, text=TEXT), notes=(block, facts))


def derived(child, parent, kind="copy", share=0.9, *, main=True):
    return Derivation(
        id=content_id("de", child, parent),
        why="test",
        child=child,
        parent=parent,
        main=main,
        kind=kind,
        direction_by="time",
        containment=(share, share),
        passages=(),
        score=0.9,
    )


def folded(readings, derivations):
    return [origin.pages for origin in find_origins(readings, derivations)]


@pytest.mark.parametrize("kind", ["copy", "abridged", "edited", "update", "rewrite"])
def test_what_comes_from_a_page_is_folded_into_it(kind):
    assert folded([page("a"), page("b")], [derived("b", "a", kind)]) == [("a", "b")]


def test_shared_quotations_fold_nothing():
    assert folded([page("a"), page("b")], [derived("b", "a", "shared_quotes", main=False)]) == [("a",), ("b",)]


def test_only_main_parents_fold():
    pages = [page("a"), page("b"), page("c")]
    assert folded(pages, [derived("c", "a"), derived("c", "b", main=False)]) == [("a", "c"), ("b",)]


def test_a_line_of_rewrites_does_not_drift_for_ever():
    pages = [page(name) for name in "abcd"]
    line = [derived("b", "a", "rewrite", 0.6), derived("c", "b", "rewrite", 0.6), derived("d", "c", "rewrite", 0.6)]
    assert folded(pages, line) == [("a", "b", "c"), ("d",)]
    assert folded(pages, [*line, derived("d", "a", "edited", 0.4, main=False)]) == [("a", "b", "c", "d")]


def test_a_page_that_still_holds_the_root_stays_when_its_parent_does_not():
    pages = [page(name) for name in "abc"]
    pairs = [derived("b", "a", "edited", 0.2), derived("c", "b"), derived("c", "a", "edited", 0.3, main=False)]
    assert folded(pages, pairs) == [("a", "b", "c")]


def test_the_agency_made_what_a_paper_credits_to_it():
    (origin,) = find_origins([page("a", publisher="Tindale Post", agency="Reuters")], ())
    assert (origin.newsroom, origin.seen) == ("Reuters", False)
    assert "whose own page is not among those given" in origin.why


def test_an_agency_report_is_seen_if_the_agency_published_a_page():
    pages = [page("a", publisher="reuters"), page("b", publisher="Tindale Post", agency="Thomson Reuters")]
    (origin,) = find_origins(pages, [derived("b", "a")])
    assert (origin.newsroom, origin.seen) == ("Reuters", True)


def test_a_credit_on_a_copy_tells_of_the_whole_report():
    (origin,) = find_origins([page("a", publisher="Tindale Post"), page("b", agency="Reuters")], [derived("b", "a")])
    assert origin.newsroom == "Reuters"


def test_told_an_agency_is_its_report_unless_somebody_signs():
    assert find_origins([page("a", publisher="Tindale Post", told=True)], ())[0].newsroom == "Reuters"
    signed = page("a", publisher="Tindale Post", told=True, author="Ida Lund")
    assert find_origins([signed], ())[0].newsroom == "Tindale Post"


def test_a_credit_line_beats_what_somebody_told_another_agency():
    assert find_origins([page("a", agency="TASS", told=True)], ())[0].newsroom == "TASS"


def test_reports_of_one_agency_are_origins_of_one_newsroom():
    origins = find_origins([page("a", agency="Reuters"), page("b", agency="Reuters")], ())
    assert len(origins) == 2
    assert count_newsrooms(origins) == 1


def test_a_newsroom_is_the_same_with_and_without_its_article():
    assert (
        count_newsrooms(find_origins([page("a", publisher="The Tindale Post"), page("b", publisher="Tindale Post")], ())) == 1
    )


def test_reports_nobody_signs_each_count():
    assert count_newsrooms(find_origins([page("a"), page("b"), page("c", publisher="Tindale Post")], ())) == 3
    assert count_newsrooms(()) == 0


def test_order_of_pages_changes_nothing():
    pages, pairs = [page("a"), page("b"), page("c", agency="Reuters")], [derived("b", "a")]
    expected = find_origins(pages, pairs)
    assert all(find_origins(order, pairs) == expected for order in itertools.permutations(pages))
    assert all(isinstance(origin, Origin) for origin in expected)
