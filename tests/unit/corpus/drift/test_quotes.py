import pytest


@pytest.fixture
def altered(story):
    def found(before: str, after: str) -> list[tuple[str, str, str]]:
        parent, child = story.read(before + "\n"), story.read(after + "\n")
        return [
            (drift.weight, drift.before.span.of(before), drift.after.span.of(after))
            for drift in story.drifts("rewrite", parent, child)
            if drift.kind == "quotation_altered"
        ]

    return found


QUOTED = "The dredging of the lagoon was “a clear and shameful breach of the treaty,” Ines Okafor said. “We will go to court.”"


@pytest.mark.parametrize(
    "retold",
    [
        'Ines Okafor called it "a clear and shameful breach of the treaty".',
        "Okafor spoke of ‘a clear and shameful breach’ over the lagoon.",
        "It was “a clear … breach of the treaty”, Ines Okafor said.",
        "It was “a clear and shameful breach of the [lagoon] treaty”, Ines Okafor said.",
        "“A clear and shameful breach of the treaty. We will go to court,” Ines Okafor said.",
        "Another critic spoke of “an expensive summer for herons”.",
        "She called it a “breach”.",
    ],
)
def test_not_altered(altered, retold):
    assert altered(QUOTED, retold) == []


def test_other_words_in_quotation_marks_are_altered(altered):
    told = "Okafor spoke of a “shamefully clear breach” over the lagoon."
    assert altered(QUOTED, told) == [("notable", "a clear and shameful breach of the treaty", "shamefully clear breach")]


def test_of_a_long_quotation_the_clause_is_shown(altered):
    before = "“We came by boat, the water was higher than the gate, and nobody answered the bell,” said Ines Okafor."
    told = "The “water stood higher than the gate”, Okafor said."
    assert altered(before, told) == [("notable", "the water was higher than the gate", "water stood higher than the gate")]


def test_a_lost_not_is_grave(altered):
    before = "“The lagoon is not safe for bathing this summer,” said Ines Okafor."
    assert [weight for weight, *_ in altered(before, "“The lagoon is safe for bathing this summer,” Okafor said.")] == ["grave"]


def test_another_number_is_grave(altered):
    before = "“We counted 40 dead herons on the shore,” said Ines Okafor."
    assert [weight for weight, *_ in altered(before, "“We counted 400 dead herons on the shore,” Okafor said.")] == ["grave"]


def test_spelling_inside_quotation_marks_is_the_house_style(altered):
    before = "“The colour of the harbour isn't a crime,” said Ines Okafor."
    assert altered(before, "“The color of the harbor is not a crime,” said Ines Okafor.") == []
