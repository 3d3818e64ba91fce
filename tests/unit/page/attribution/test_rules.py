"""Who said what, by rules."""

import pytest
from readings import read_with, words

from twosource.model import Attribution, Mention, Reading, Role
from twosource.page.attribution import attributions_by_rules


def read(*blocks: str, role: Role = "paragraph") -> Reading:
    return read_with(attributions_by_rules, *blocks, role=role)


def told(*blocks: str, role: Role = "paragraph") -> list[tuple[str, str, str]]:
    """Source, cue and content of every attribution."""
    reading = read(*blocks, role=role)
    return [
        (words(reading, one.source), words(reading, one.cue), words(reading, one.content)) for one in reading.of(Attribution)
    ]


def only(*blocks: str, role: Role = "paragraph") -> tuple[Reading, Attribution]:
    reading = read(*blocks, role=role)
    (found,) = reading.of(Attribution)
    return reading, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said the bridge was safe.", ("The mayor", "said", "the bridge was safe")),
        ("Ms Quill has claimed that it fell.", ("Ms Quill", "has claimed", "that it fell")),
        ("The bridge is safe, the mayor said.", ("the mayor", "said", "The bridge is safe")),
        ("The bridge, Ms Quill said, is safe.", ("Ms Quill", "said", "The bridge … is safe")),
        ("“It is safe,” the mayor said.", ("the mayor", "said", "“It is safe,”")),
        ("“It is safe,” said Nora Quill.", ("Nora Quill", "said", "“It is safe,”")),
        ('"It is safe," said Nora Quill.', ("Nora Quill", "said", '"It is safe,"')),
        ("‘It is safe,’ said Nora Quill.", ("Nora Quill", "said", "‘It is safe,’")),
        ("“It is safe,” he said. “It always was.”", ("he", "said", "“It is safe,” … “It always was.”")),
        ("“It,” Ms Quill said, “is safe.”", ("Ms Quill", "said", "“It,” … “is safe.”")),
        ("“It is. It was,” she said.", ("she", "said", "“It is. It was,”")),
        ("“It is safe!” Ms Quill shouted.", ("Ms Quill", "shouted", "“It is safe!”")),
        ("“It is safe,” Ms Quill guffawed.", ("Ms Quill", "guffawed", "“It is safe,”")),
        ("Ms Quill: “It is safe.”", ("Ms Quill", ":", "“It is safe.”")),
        ("According to the port, nobody came.", ("the port", "According to", "nobody came")),
        ("Nobody came, according to the port.", ("the port", "according to", "Nobody came")),
        ("It was reported that nobody came.", ("", "was reported", "that nobody came")),
        ("Nobody reportedly came.", ("", "reportedly", "Nobody … came")),
        ("His claim that nobody came stands.", ("His", "claim", "that nobody came stands")),
        ("Ms Quill denounced the “reckless” plan.", ("Ms Quill", "denounced", "the “reckless” plan")),
        ("The port warned of a long delay.", ("The port", "warned of", "a long delay")),
        ("The port vowed to rebuild it.", ("The port", "vowed", "to rebuild it")),
        (
            "The port has neither confirmed nor denied that it fell.",
            ("The port", "has neither confirmed nor denied", "that it fell"),
        ),
        ("The port put the toll at 12.", ("The port", "put", "the toll at 12")),
        (
            "The toll has risen to 9, Ms Quill said Friday, up from 7.",
            ("Ms Quill", "said", "The toll has risen to 9 … up from 7"),
        ),
        ("Between 12 and 20 boats sank, Ms Quill estimated.", ("Ms Quill", "estimated", "Between 12 and 20 boats sank")),
        ("Around 30 boats sank, the port says.", ("the port", "says", "Around 30 boats sank")),
        (
            "The letters, from the port to the mayor, speak of “rot”.",
            ("The letters", "speak of", "“rot”"),
        ),
        ("The port left its fee unchanged and said it could fall.", ("The port", "said", "it could fall")),
        ("Traders at Oak & Ash, a lender, expect a delay.", ("Traders at Oak & Ash, a lender", "expect", "a delay")),
        ("The other said it fell.", ("The other", "said", "it fell")),
        ("“It was reported to us at six,” Ms Quill said.", ("Ms Quill", "said", "“It was reported to us at six,”")),
    ],
)
def test_one_attribution(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Harbour chief Adam Finch said it fell.", "Harbour chief Adam Finch"),
        ("Adam Finch, a harbour official, said it fell.", "Adam Finch, a harbour official"),
        ("Adam Finch, who runs the port, said it fell.", "Adam Finch, who runs the port"),
        ("Adam Finch, in a letter, said it fell.", "Adam Finch"),
        ("Adam Finch on Friday said it fell.", "Adam Finch"),
        ("Last week Adam Finch said it fell.", "Adam Finch"),
        ("On Friday, Adam Finch said it fell.", "Adam Finch"),
        (
            "“It fell,” said Adam Finch, a diver who leads Blue Reef, a rescue firm.",
            "Adam Finch, a diver who leads Blue Reef, a rescue firm",
        ),
        ("“It fell,” said Adam Finch on Friday.", "Adam Finch"),
        ("It fell, according to Finland’s Harbour Safety Board (HSB).", "Finland’s Harbour Safety Board (HSB)"),
        (
            "The official, who spoke on condition of anonymity, said it fell.",
            "The official, who spoke on condition of anonymity",
        ),
    ],
)
def test_the_whole_source(text, source):
    assert [found[0] for found in told(text)] == [source]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Ms Quill said it fell and called for help.", ["it fell", "help"]),
        ("Ms Quill said it fell, adding that help came.", ["it fell", "that help came"]),
        ("Ms Quill said it fell, but Mr Orme said it stood.", ["it fell", "it stood"]),
        ("While Ms Quill said it fell, others went on.", ["it fell"]),
        ("Calling it “a wreck”, Ms Quill said it fell.", ["it “a wreck”", "it fell"]),
        ("The plan worries some, with Ms Quill warning that it fell.", ["that it fell"]),
        ("Twelve boats, which is what the port has claimed, sank.", ["Twelve boats"]),
    ],
)
def test_where_contents_end(text, contents):
    assert [found[2] for found in told(text)] == contents


@pytest.mark.parametrize(
    "text",
    [
        "The reports were long.",
        "The plan to claim land failed.",
        "His demands grew.",
        "A reported 12 boats sank.",
        "The bridge fell on Friday.",
        "“I think it fell.”",
        "The bridge opened again, a day later than first announced.",
        "The Harbour Institute measured the wave at two metres.",
        "The fire was reported to the port.",
    ],
)
def test_nobody_speaks(text):
    assert told(text) == []


def test_own_hedges_inside_a_quotation_are_no_other_speaker():
    assert told("“I think we know it fell,” she said.") == [("she", "said", "“I think we know it fell,”")]


def test_what_lies_inside_another_attribution():
    reading = read("Ms Quill said the port had determined that it fell.")
    outer, inner = reading.of(Attribution)
    assert (outer.within, inner.within) == (None, outer.id)
    assert words(reading, inner.source) == "the port"


@pytest.mark.parametrize(
    ("text", "addressee", "channel"),
    [
        ("Ms Quill told lawmakers that it fell.", "lawmakers", ""),
        ("Ms Quill told The Daily Echo on Friday that it fell.", "The Daily Echo", ""),
        ("Ms Quill told reporters in Lima earlier this month that it fell.", "reporters in Lima", ""),
        ("Ms Quill said in a statement late Thursday that it fell.", "", "in a statement"),
        ("Ms Quill said on Telegram it fell.", "", "on Telegram"),
        ("In a post on Telegram, Ms Quill said it fell.", "", "In a post on Telegram"),
        ("Ms Quill, in a post on Telegram, said it fell.", "", "in a post on Telegram"),
        ("Ms Quill said a week ago that it fell.", "", ""),
    ],
)
def test_addressee_and_channel(text, addressee, channel):
    reading, found = only(text)
    assert (words(reading, found.addressee), words(reading, found.channel)) == (addressee, channel)
    assert words(reading, found.content) in {"that it fell", "it fell"}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“It fell,” she said.", "direct"),
        ("She said it fell.", "indirect"),
        ("She said it “fell”.", "mixed"),
        ("“It fell,” she said. “It broke.”", "direct"),
    ],
)
def test_mode(text, mode):
    assert only(text)[1].mode == mode


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She said it fell.", "speech"),
        ("She believes it fell.", "belief"),
        ("The judge ruled that it fell.", "ruling"),
        ("The study shows it fell.", "document"),
    ],
)
def test_kind(text, kind):
    assert only(text)[1].kind == kind


def test_a_quotation_in_the_next_paragraph_goes_on():
    reading, found = only("“It fell,” Ms Quill said.", "“Nobody was on it. It broke.”")
    assert words(reading, found.content) == "“It fell,” … “Nobody was on it. It broke.”"


def test_a_term_in_quotation_marks_is_nobodys_statement():
    reading, found = only("Ms Quill said it fell.", "The “old bridge” is 90 years old.")
    assert words(reading, found.content) == "it fell"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister: no plan to go", ("Minister", ":", "no plan to go")),
        ("Harbour police: bridge is safe", ("Harbour police", ":", "bridge is safe")),
        ("Quill: bridge is safe", ("Quill", ":", "bridge is safe")),
        ("Bridge is safe, says mayor", ("mayor", "says", "Bridge is safe")),
    ],
)
def test_headlines(text, expected):
    assert told(text, role="headline") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Elva bridge collapse: everything we have learned",
        "The port was warned: what the letters tell",
        "Bridge collapse: at least 12 dead",
    ],
)
def test_a_matter_before_a_colon_is_nobody(text):
    assert told(text, role="headline") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Voters in Lima said it fell.", "Voters in Lima"),
        ("Ms Quill’s lawyer said it fell.", "Ms Quill’s lawyer"),
    ],
)
def test_the_mention_is_not_the_place_or_the_owner(text, words):
    reading = read(text)
    (found,) = reading.of(Attribution)
    mention = next(mention for mention in reading.of(Mention) if mention.id == found.mention)
    assert mention.span.of(reading.page.text) == words


def test_the_mention_of_the_source():
    reading = read("Harbour chief Adam Finch left.", "“It fell,” said Finch, a diver.")
    (found,) = reading.of(Attribution)
    mention = next(mention for mention in reading.of(Mention) if mention.id == found.mention)
    assert mention.span.of(reading.page.text) == "Finch"


def test_every_attribution_names_its_rule_and_has_an_id_of_its_own():
    found = read("Ms Quill said it fell and called for help. Mr Orme said it fell.").of(Attribution)
    assert all(one.rule for one in found)
    assert len({one.id for one in found}) == len(found)


@pytest.mark.parametrize(
    "text", ["said " * 100_000, "“" * 50_000, "a " * 100_000, "he said, " * 50_000, "“a,” he said. " * 2_000]
)
def test_hostile_text_comes_back(text):
    read(text)
