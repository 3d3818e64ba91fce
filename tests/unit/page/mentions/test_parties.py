"""Which party a role, a short name or a pronoun goes to, in sentences as news writes them."""

import pytest

from twosource.model import Block, Mention, Page, PageFacts, Publisher, Reading, Sentence, Span
from twosource.page.mentions import find_mentions
from twosource.page.sentences import find_sentences


def parties(text: str, *, publisher: str | None = None) -> list[tuple[str, str]]:
    """Each mention's words and those of the first mention of its party; a line that begins with # is a headline."""
    notes: list[Block] = []
    start = 0
    for number, block in enumerate(text.split("\n")):
        span = Span(start + block.startswith("# ") * 2, start + len(block))
        role = "headline" if block.startswith("# ") else "paragraph"
        notes.append(Block(id=f"bl-{number}", page="p", by="test", role=role, span=span, why="told"))
        start += len(block) + 1
    reading = Reading(page=Page(id="p", name="p", text=text), notes=tuple(notes))
    reading = reading.having(Sentence, find_sentences(reading))
    if publisher:
        facts = PageFacts(
            id="fa", page="p", by="test", language="en", analysed=True, publisher=Publisher(name=publisher, how="stated")
        )
        reading = reading.having(PageFacts, (facts,))
    found: dict[str, Mention] = {one.id: one for one in find_mentions(reading)}
    return [(one.span.of(text), found[one.party].span.of(text)) for one in found.values()]


def last(text: str, words: str) -> str:
    """The party of the last mention with these words."""
    return [party for mention, party in parties(text) if mention == words][-1]


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("The medical aid charity Oak Path said no. The charity left.", "The charity", "Oak Path"),
        ("Oak Path, a medical charity, said no. The charity left.", "The charity", "Oak Path"),
        ("A small charity working there said no. Oak Path, the charity, left.", "Oak Path", "A small charity"),
        ("The operator, Elm Lines, said no. It denied the rest.", "It", "The operator"),
        ("Farmers’ Bridge, a charity, said no. The charity left.", "The charity", "Farmers’ Bridge"),
        ("The Cooks and Bakers Union said no. The union left.", "The union", "The Cooks and Bakers Union"),
        ("The World Health Organization (WHO) said no. The agency left.", "The agency", "The World Health Organization"),
        ("WHO said no. The agency left.", "The agency", "WHO"),
        ("The International Monetary Fund said no. The fund left.", "The fund", "The International Monetary Fund"),
        ("Reuters said no. The agency left.", "The agency", "Reuters"),
        ("Radio Elva said no. The station left.", "The station", "Radio Elva"),
        ("The Times said no. The newspaper left.", "The newspaper", "The Times"),
        ("The minister for health, Ana Ruiz, said no. Ms Ruiz left.", "Ms Ruiz", "The minister"),
        ("Shares in Varda Kolm fell. The firm said no.", "The firm", "Varda Kolm"),
        ("Kolm, which makes prams, said no. The company left.", "The company", "Kolm"),
        ("Two former soldiers said no. The soldiers left.", "The soldiers", "Two former soldiers"),
    ],
)
def test_what_a_party_is_called_next(text, words, party):
    assert last(text, words) == party


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Tram Union said no. The city ambulance service said yes.", "The city ambulance service"),
        ("Elva Press said no. The company said yes.", "The company"),
        ("The Elva Chamber of Trade said no. The company said yes.", "The company"),
        ("Its board said no. Her ministry said yes.", "Her ministry"),
        ("“Yesterday they said we lost,” Lee said.", "they"),
        ("The phone company said no. The ferry company said yes.", "The ferry company"),
        ("Harbour officials said no. Another official said yes.", "Another official"),
    ],
)
def test_what_is_not_told_is_not_guessed(text, words):
    assert last(text, words) == words


def test_the_company_is_that_of_the_one_who_speaks():
    text = "Elm Lines said no. Tom Lind, an Oak Freight spokesman, left. Oak Freight said yes. Elm Lines said it again."
    assert last(f"{text} Lind said the company expected six.", "the company") == "Oak Freight"


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("# Ferry operator: six boats out\nElm Lines said no.", "Elm Lines", "Ferry operator"),
        ("# Company says no\nElm Lines said no. The police said yes.", "Elm Lines", "Company"),
        ("# Mate tells court of fog\nTom Lind, the ferry’s mate, said no.", "Tom Lind", "Mate"),
        ("Boats were late and the operator said no. Elm Lines said yes.", "Elm Lines", "the operator"),
    ],
)
def test_what_is_named_only_further_on(text, words, party):
    assert last(text, words) == party


def test_two_firms_further_on_are_not_chosen_from():
    assert last("Boats were late and the operator said no. Elm Lines said yes. Oak Ferries left.", "Elm Lines") == "Elm Lines"


@pytest.mark.parametrize(
    ("text", "pronoun", "party"),
    [
        ("Ana Ruiz said no. The call was to his sister, she says.", "she", "Ana Ruiz"),
        ("Elm Lines said no. Tara Holm told Radio Elva it was late. “It was,” she said.", "she", "Tara Holm"),
        ("The port authority said its roster showed six. It would not say more.", "It", "The port authority"),
        ("The council’s chairman, Jan Sole, tells a reporter no. He says yes.", "He", "The council’s chairman"),
        ("Elm Lines said no. Elm Lines will close two piers, it said.", "it", "Elm Lines"),
        ("Elm Lines said no on Friday, as it raised its count.", "it", "Elm Lines"),
        ("Jan Sole, 54, who left, said no.", "who", "Jan Sole"),
        ("Ann Lee was hurt. The 58-year-old said she would sue.", "The 58-year-old", "Ann Lee"),
    ],
)
def test_pronouns(text, pronoun, party):
    assert last(text, pronoun) == party


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lawyers for Mr Lee said no.", "Lawyers for Mr Lee"),
        ("Two guests who were on the quay told us no.", "Two guests"),
        ("It was late, said a stallholder on the quay.", "a stallholder"),
        ("A leaked spreadsheet shows six.", "A leaked spreadsheet"),
        ("Records kept by the phone company show six.", "Records"),
        ("Somebody close to the talks said no.", "Somebody close to the talks"),
        ("The Kolm family foundation, with six seats, said no.", "The Kolm family foundation"),
        ("It was led by Ann Lee, the ministry said.", "the ministry"),
    ],
)
def test_who_speaks_is_a_mention(text, words):
    assert words in [mention for mention, _ in parties(text)]


def test_words_that_open_a_sentence_are_no_names():
    assert parties("Marks on the road suggested that he braked, she said.\nShares in the firm fell.") == [
        ("he", "he"),
        ("she", "she"),
    ]


def test_the_newsroom_speaks_for_itself():
    text = "Our reporter saw six boats.\nLee told Radio Elva no.\nAn earlier version of this article said seven."
    found = parties(text, publisher="Radio Elva 98")
    own = {mention for mention, party in found if party == "Our reporter"}
    assert own == {"Our reporter", "Radio Elva", "An earlier version of this article"}


def test_a_page_of_roles_alone_takes_no_longer_a_sentence():
    text = "\n".join(f"The operator number{number} said no. He said the company left." for number in range(1500))
    assert len(parties(text)) > 1500
