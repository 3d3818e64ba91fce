import pytest


@pytest.fixture
def compared(story):
    def found(before, after, counted=("herons", "herons"), kind="edited"):
        texts = [
            f"Rangers on the lagoon counted {figure[0]} {noun} near the outer sluice.\n"
            for figure, noun in zip((before, after), counted, strict=True)
        ]
        pages = [
            story.read(text, figures=[(*figure, None, noun)])
            for text, figure, noun in zip(texts, (before, after), counted, strict=True)
        ]
        return [(drift.kind, drift.weight) for drift in story.drifts(kind, *pages)]

    return found


FIVE_HUNDRED = ("about 500", 500, 500, "about")


def test_the_same_number_in_other_words(compared):
    assert compared(("more than 500", 500, None, "more_than"), ("at least 500", 500, None, "at_least")) == []
    assert compared(FIVE_HUNDRED, ("some 500", 500, 500, "about")) == []


def test_a_number_changed(compared):
    assert compared(FIVE_HUNDRED, ("about 900", 900, 900, "about")) == [("figure_changed", "grave")]


def test_a_bound_changed(compared):
    assert compared(FIVE_HUNDRED, ("500", 500, 500, "exact")) == [("figure_changed", "slight")]
    assert compared(("up to 500", None, 500, "at_most"), ("500", 500, 500, "exact")) == [("figure_changed", "notable")]


def test_a_number_made_vaguer(compared):
    assert compared(FIVE_HUNDRED, ("several hundred", 200, 999, "vague")) == [("figure_blurred", "slight")]
    assert compared(("487", 487, 487, "exact"), ("about 500", 500, 500, "about")) == [("figure_blurred", "slight")]
    assert compared(FIVE_HUNDRED, ("more than 400", 400, None, "more_than")) == [("figure_blurred", "slight")]


def test_other_things_counted_are_not_compared(compared):
    assert compared(FIVE_HUNDRED, ("about 900", 900, 900, "about"), counted=("herons", "egrets")) == []
    assert compared(FIVE_HUNDRED, ("about 900", 900, 900, "about"), counted=("grey herons", "white herons")) == []


def test_a_round_word_for_at_least_so_many_is_vaguer_not_another(story):
    before = story.read(
        "The storm left at least 4,200 homes dark.\n", figures=[("at least 4,200", 4200, None, "at_least", "home", "homes")]
    )
    after = story.read(
        "The storm left thousands of homes dark.\n", figures=[("thousands", 2000, None, "vague", "home", "homes")]
    )
    assert [drift.kind for drift in story.drifts("abridged", before, after)] == ["figure_blurred"]
