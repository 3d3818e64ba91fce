import pytest

from twosource.errors import PageError
from twosource.model import Attribution, PageFacts, Sentence, Span, TimeRef, content_id
from twosource.page.quantity import find_figures


def test_nothing_comes_of_nothing(reading):
    assert find_figures(reading("12 cooks").having(Sentence, ())) == ()
    assert find_figures(reading("No cooks here.")) == ()


def test_figures_are_in_text_order_and_their_ids_come_from_where_they_stand(reading):
    made = reading("It sent 12 cooks and 5 bakers.", "It lost 3 plates.")
    found = find_figures(made)
    assert [figure.span.start for figure in found] == sorted(figure.span.start for figure in found)
    assert found[0].id == content_id("fg", "page", found[0].span.start, found[0].span.end)
    assert find_figures(made) == found


def test_the_innermost_attribution_speaks(reading):
    text = "The king said the cook told him 40 plates broke, and 3 cups did."
    made = reading(text)
    outer = Attribution(id="at-1", page="page", by="test", content=(Span(14, 63),), mode="indirect", rule="test")
    inner = Attribution(id="at-2", page="page", by="test", content=(Span(32, 47),), mode="indirect", within="at-1", rule="test")
    found = find_figures(made.having(Attribution, (outer, inner)))
    assert [figure.attribution for figure in found] == ["at-2", "at-1"]


def test_a_time_right_after_limits_the_figure(reading):
    text = "It had 40 cooks in 1999."
    when = TimeRef(id="tm-1", page="page", by="test", span=Span(19, 23), rule="test")
    [figure] = find_figures(reading(text).having(TimeRef, (when,)))
    assert figure.scope.time == "tm-1"


def test_a_language_without_a_lexicon_is_named(reading):
    facts = PageFacts(id="pf", page="page", by="test", language="xx", analysed=True)
    with pytest.raises(PageError, match="xx"):
        find_figures(reading("12").having(PageFacts, (facts,)))


@pytest.mark.parametrize("unit", ["1", "1,", "one ", "hundred and ", "1-", "thousands of ", "3,000 or ", " ", "A-1 "])
def test_a_text_without_an_end_is_read_to_its_end(reading, unit):
    made = reading(unit * (1_000_000 // len(unit)))
    assert all(made.page.text[figure.span.start : figure.span.end].strip() for figure in find_figures(made))
