"""Who said what, by the tagger that ships: whole statements, not single labels."""

import pytest
from readings import read_with, words

from twosource.model import Attribution, Reading, Role
from twosource.page.attribution import find_attributions


def read(*blocks: str, role: Role = "paragraph") -> Reading:
    return read_with(find_attributions, *blocks, role=role)


def told(*blocks: str, role: Role = "paragraph") -> list[tuple[str, str, str]]:
    reading = read(*blocks, role=role)
    return [
        (words(reading, one.source), words(reading, one.cue), words(reading, one.content))
        for one in reading.of(Attribution)
        if one.within is None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said the bridge was safe.", ("The mayor", "said", "the bridge was safe")),
        ("The bridge is safe, the mayor said.", ("the mayor", "said", "The bridge is safe")),
        ("“It is safe,” said Nora Quill, the mayor.", ("Nora Quill, the mayor", "said", "“It is safe,”")),
        ('"It is safe," Nora Quill said.', ("Nora Quill", "said", '"It is safe,"')),
        ("‘It is safe,’ Nora Quill said.", ("Nora Quill", "said", "‘It is safe,’")),
        ("“It is safe,” he said. “It always was.”", ("he", "said", "“It is safe,” … “It always was.”")),
        ("According to the port, nobody came.", ("the port", "According to", "nobody came")),
        ("It was reported that nobody came.", ("", "was reported", "that nobody came")),
        (
            "The ministry denied that its jets had crossed the border.",
            ("The ministry", "denied", "that its jets had crossed the border"),
        ),
    ],
)
def test_one_statement(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferry sank in minutes, survivors say", ("survivors", "say", "Ferry sank in minutes")),
        ("Minister: no plan to resign", ("Minister", ":", "no plan to resign")),
        ("Ferry ‘overloaded’ — coastguard", ("coastguard", "—", "Ferry ‘overloaded’")),
    ],
)
def test_headlines(text, expected):
    assert told(text, role="headline") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry reached the harbour at noon.",
        "Ana Ruiz drove the lorry to the harbour and parked it there.",
        "Signs along the road were wet.",
    ],
)
def test_plain_deeds_are_nobodys_statement(text):
    assert told(text) == []


def test_one_statement_inside_another():
    reading = read("The minister said that intelligence officers had told him that the boats were gone.")
    outer, inner = reading.of(Attribution)
    assert (outer.within, inner.within) == (None, outer.id)
    assert words(reading, inner.source) == "intelligence officers"
    assert words(reading, inner.cue) == "had told"


def test_to_whom_and_where():
    reading = read("The mayor told reporters that the bridge was shut.", "The army said in a statement that it had left.")
    first, second = reading.of(Attribution)
    assert words(reading, first.addressee) == "reporters"
    assert words(reading, second.content) == "that it had left"


def test_where_before_the_source():
    reading = read("Speaking to lawmakers on Thursday, Nora Quill said the bridge was shut.")
    (found,) = reading.of(Attribution)
    assert words(reading, found.channel) == "Speaking to lawmakers on Thursday"


def test_a_quotation_that_goes_on_in_the_next_paragraph():
    reading = read("“We looked twice,” Nora Quill said.", "“Nobody was there, and the lamps were out.”")
    (found,) = reading.of(Attribution)
    assert words(reading, found.content) == "“We looked twice,” … “Nobody was there, and the lamps were out.”"


def test_hard_wrapped_lines_are_one_paragraph():
    text = "“We looked\ntwice and saw\nnobody,” Nora Quill\nsaid on Monday."
    reading = read(text)
    (found,) = reading.of(Attribution)
    assert words(reading, found.content) == "“We looked\ntwice and saw\nnobody,”"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The court ruled that the ban was void.", "ruling"),
        ("Farmers believe the river will rise.", "belief"),
        ("The mayor said the river rose.", "speech"),
    ],
)
def test_kinds(text, kind):
    assert read(text).of(Attribution)[0].kind == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police declined to say whether the driver had been questioned.",
            ("Police", "declined to say", "whether the driver had been questioned"),
        ),
        ("The fund declined to tell Kontor what it would do.", ("The fund", "declined to tell", "what it would do")),
        ("Police declined to comment on the figures.", ("Police", "declined to comment on", "the figures")),
        ("Police declined to comment.", ("Police", "declined", "to comment")),
    ],
)
def test_a_refusal_takes_the_verb_of_telling_behind_it(text, expected):
    assert told(text) == [expected]


def test_a_speaker_between_content_and_cue_is_no_content():
    speaker = "Nora Quill, a report author and principal engineer for the Centre for Walls at Tarn General Institute"
    content = "The wall was made together with divers, families, and welders"
    assert told(f"{content}, {speaker}, told Health.") == [(speaker, "told", content)]


def test_a_colon_is_no_part_of_a_cue_that_has_words():
    assert told("Nora Quill said: “We looked twice, and nobody was there.”")[0][1] == "said"


@pytest.mark.parametrize("after", ["‘Harbour in ruins’", "‘A song for the harbour’"])
def test_a_title_goes_on_from_nobodys_statement(after):
    ((_, _, content),) = told("The mayor said that the bridge was shut for repairs.", after)
    assert content == "that the bridge was shut for repairs"


def test_what_the_page_says_itself_has_a_low_score():
    reading = read("The mayor said the bridge was safe.", "She seemed to enjoy the day.")
    said, seemed = reading.of(Attribution)
    assert said.score > 0.5 > seemed.score


def test_a_document_speaks():
    reading = read("A report by the port authority said the wall leaks.")
    assert reading.of(Attribution)[0].kind == "document"
