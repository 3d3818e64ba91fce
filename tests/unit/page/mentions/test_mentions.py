"""Who is mentioned, and which mentions stand for the same party."""

import itertools

import pytest

from twosource.model import Block, Mention, Page, Reading, Sentence, Span
from twosource.page.mentions import find_mentions
from twosource.page.mentions.places import countries_in
from twosource.page.mentions.tokens import Row
from twosource.page.sentences import find_sentences


def read(*blocks: str) -> "Found":
    text, notes, start = "\n".join(blocks), [], 0
    for number, block in enumerate(blocks):
        span = Span(start, start + len(block))
        notes.append(Block(id=f"bl-{number}", page="p", by="test", role="paragraph", span=span, why="told"))
        start += len(block) + 1
    reading = Reading(page=Page(id="p", name="p", text=text), notes=tuple(notes))
    reading = reading.having(Sentence, find_sentences(reading))
    return Found(text, find_mentions(reading))


class Found:
    """Mentions by their words."""

    def __init__(self, text: str, mentions: tuple[Mention, ...]) -> None:
        self.text = text
        self.mentions = mentions
        self.by_id = {mention.id: mention for mention in mentions}

    def __getitem__(self, words: str) -> Mention:
        return next(mention for mention in self.mentions if mention.span.of(self.text) == words)

    def words(self) -> list[str]:
        return [mention.span.of(self.text) for mention in self.mentions]

    def party(self, words: str, *, last: bool = False) -> str:
        """The words of the first mention of the party these words (the last such, if asked) stand for."""
        same = [mention for mention in self.mentions if mention.span.of(self.text) == words]
        return self.by_id[same[-1 if last else 0].party].span.of(self.text)


def told(found: Found, words: str) -> tuple[str | None, str | None, str | None]:
    mention = found[words]
    role, affiliation = (span.of(found.text) if span else None for span in (mention.role, mention.affiliation))
    return mention.name, role, affiliation


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Kenyan President Amos Wekesa said no.", "Kenyan President Amos Wekesa", ("Amos Wekesa", "President", "Kenyan")),
        (
            "UK defence secretary Hugh Marlow said no.",
            "UK defence secretary Hugh Marlow",
            ("Hugh Marlow", "defence secretary", "UK"),
        ),
        (
            "Downing Street health spokesman Paul Orme said no.",
            "Downing Street health spokesman Paul Orme",
            ("Paul Orme", "health spokesman", "Downing Street"),
        ),
        ("Secretary of State Joan Pell said no.", "Secretary of State Joan Pell", ("Joan Pell", "Secretary of State", None)),
        ("Chile’s envoy Rosa Paz said no.", "Chile’s envoy Rosa Paz", ("Rosa Paz", "envoy", "Chile")),
        ("Local official Miro Lang said no.", "Local official Miro Lang", ("Miro Lang", "Local official", None)),
        (
            "The governor of Elva State, Tana Deng, said no.",
            "Tana Deng",
            ("Tana Deng", "governor", "Elva State"),
        ),
        ("President Omar al-Haddad said no.", "President Omar al-Haddad", ("Omar al-Haddad", "President", None)),
        ("Mr Orme said no.", "Mr Orme", ("Orme", None, None)),
        ("Lena Vogt, Austrian interior minister, said no.", "Lena Vogt", ("Lena Vogt", "interior minister", "Austrian")),
        ("Sam Hart, an analyst at Delta Institute, said no.", "Sam Hart", ("Sam Hart", "analyst", "Delta Institute")),
    ],
)
def test_name_with_role_and_affiliation(text, words, expected):
    found = read(text)
    assert told(found, words) == expected
    assert found[words].kind == "person"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The Ministry of Health said no.", "The Ministry of Health", "organisation"),
        ("Reuters reported it.", "Reuters", "outlet"),
        ("The Harbour Times reported it.", "Harbour Times", "outlet"),
        ("Seoul said no.", "Seoul", "government"),
        ("The Kremlin said no.", "Kremlin", "government"),
        ("The Peruvian government said no.", "The Peruvian government", "government"),
        ("The report says no.", "The report", "document"),
        ("Western officials said no.", "Western officials", "anonymous"),
        ("Voters said no.", "Voters", "group"),
        ("A spokeswoman for the port said no.", "A spokeswoman", "anonymous"),
    ],
)
def test_kinds(text, words, kind):
    found = read(text)
    matching = [mention for mention in found.mentions if words in mention.span.of(found.text)]
    assert [mention.kind for mention in matching] == [kind]


@pytest.mark.parametrize("text", ["The storm hit on Friday.", "It happened in Peru.", "Troops marched through Norway’s north."])
def test_nobody_who_could_speak(text):
    assert [mention for mention in read(text).mentions if mention.kind in {"person", "government", "unknown"}] == []


def test_a_whole_phrase_is_one_mention():
    found = read("Two people familiar with the talks and a senior official in the Greek finance ministry said no.")
    assert found.words() == ["Two people familiar with the talks", "a senior official in the Greek finance ministry"]


def test_short_names_and_titles_go_to_the_full_name():
    found = read("Economist Nora Quill said no.", "Quill said it twice.", "Ms Quill left.")
    assert found.party("Quill") == found.party("Ms Quill") == "Economist Nora Quill"
    assert found["Quill"].form == "short"


def test_a_short_name_may_come_first():
    found = read("Quill said no.", "Nora Quill, an economist, left.")
    assert found.party("Nora Quill") == "Quill"


def test_two_spellings_of_one_name_and_two_people_with_one_surname():
    found = read("Oleh Petrenko said no.", "Oleh Petrenco said yes.", "Iryna Petrenko said maybe.")
    assert found.party("Oleh Petrenco") == "Oleh Petrenko"
    assert found.party("Iryna Petrenko") == "Iryna Petrenko"


def test_a_full_name_does_not_join_a_short_one_of_somebody_else():
    found = read("Adam Finch said no.", "Finch left.", "Ines Finch stayed.")
    assert found.party("Ines Finch") == "Ines Finch"


def test_nearly_the_same_names_stay_apart():
    found = read("Minister Han Sung-ho said no.", "Spy chief Han Sung-hoon said yes.", "Kim Bo Ra left.", "Kim Ra Bo left.")
    parties = {mention.party for mention in found.mentions}
    assert len(parties) == 4


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Safety Board (HSB) said no. HSB gave no reason.",
        "The Harbour Safety Board, known by its acronym HSB, said no. HSB gave no reason.",
        "The Harbour Safety Board said no. HSB gave no reason.",
    ],
)
def test_acronyms(text):
    found = read(text)
    assert "Harbour Safety Board" in found.party("HSB", last=True)


def test_an_acronym_is_told_beside_the_name():
    found = read("The Harbour Safety Board (HSB) said no.")
    assert [mention.acronym for mention in found.mentions] == ["HSB", None]


def test_a_government_by_country_capital_and_seat():
    found = read("France said no.", "Paris repeated it.", "The French government said it again.", "Berlin said yes.")
    assert found.party("Paris") == found.party("The French government") == "France"
    assert found.party("Berlin") == "Berlin"


@pytest.mark.parametrize(
    ("text", "pronoun", "antecedent"),
    [
        ("Nora Quill said no. She left.", "She", "Nora Quill"),
        ("Nora Quill met Adam Finch. He said no.", "He", "Adam Finch"),
        ("Adam Finch said Paul Orme was ill. He added that it was the flu.", "He", "Adam Finch"),
        ("Harbour officials said no. They gave no reason.", "They", "Harbour officials"),
        ("The coast guard said no. It estimated the loss at 12 boats.", "It", "The coast guard"),
        ("Adam Finch, who said no, left.", "who", "Adam Finch"),
        ("A senior official said no. He left.", "He", "A senior official"),
    ],
)
def test_pronouns(text, pronoun, antecedent):
    assert read(text).party(pronoun) == antecedent


def test_a_pronoun_without_an_antecedent_is_a_party_of_its_own():
    found = read("She said no.")
    assert (found["She"].kind, found["She"].party) == ("unknown", found["She"].id)


def test_role_words_go_to_the_one_in_that_role():
    found = read(
        "Peru’s foreign minister, Rosa Paz, said no.", "Harbour chief Adam Finch left.", "The minister gave no reason."
    )
    assert found.party("The minister") == found.party("Rosa Paz") == "Peru’s foreign minister"


def test_the_officials_go_to_officials_of_the_same_country():
    found = read("Greek finance officials said no.", "Turkish officials said yes.", "The Athens officials gave no reason.")
    assert found.party("The Athens officials") == "Greek finance officials"


def test_new_unnamed_people_are_new_parties():
    found = read("A senior official said no.", "A senior official said yes.", "The official left.")
    first, second, again = found.mentions
    assert first.party != second.party
    assert again.party == second.party


def test_the_reason_for_anonymity():
    found = read("An official, who spoke on condition of anonymity because she fears for her job, said no.")
    reason = found["An official"].reason
    assert reason is not None
    assert reason.of(found.text) == "on condition of anonymity because she fears for her job"


def test_parties_point_to_first_mentions_and_mentions_are_in_order():
    found = read("Nora Quill said no. Quill left. She came back.", "Paris said yes. France said it twice.")
    firsts = [mention for mention in found.mentions if mention.party == mention.id]
    assert [mention.span.of(found.text) for mention in firsts] == ["Nora Quill", "Paris"]
    spans = [mention.span for mention in found.mentions]
    assert spans == sorted(spans)
    assert all(not a.meets(b) for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        "Elm Freight said no.",
        "Oak & Ash said no.",
        "Varda Kolm, which makes pumps, said no.",
        "Varda Kolm, a maker of pumps, said no.",
        "The Varda Kolm said no.",
        "Varda Kolm said no. It denied the rest.",
        "Varda Kolm said no. The company gave no reason.",
    ],
)
def test_firms_are_bodies(text):
    assert read(text).mentions[0].kind == "organisation"


@pytest.mark.parametrize(
    "text",
    [
        "Varda Kolm, 41, said no.",
        "Varda Kolm, who bakes, said no.",
        "Varda Kolm said no. She left.",
        "Varda Kolm said no. Kolm left.",
    ],
)
def test_people_are_persons(text):
    assert read(text).mentions[0].kind == "person"


def test_a_place_is_no_person():
    assert read("It fell in Elva Maren. Elva Maren was dark.", "Port Elva was dark.").mentions == ()
    assert read("It fell in Elva Maren.", "Elva Maren said no.").mentions[0].kind == "government"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Prosecutors in Elva Maren said no.", "Prosecutors in Elva Maren"),
        ("Traders at Oak & Ash, a lender, expect no.", "Traders at Oak & Ash"),
        ("Members of the Harbour Council said no.", "Members of the Harbour Council"),
        ("Several boat builders said no.", "Several boat builders"),
        ("The brigade’s log shows no.", "The brigade’s log"),
        ("The town’s civil works office said no.", "The town’s civil works office"),
        ("Others have said no.", "Others"),
        ("47 percent said no.", "47 percent"),
    ],
)
def test_the_head_noun_speaks_not_what_limits_it(text, words):
    assert read(text).words() == [words]


def test_each_of_several_unnamed_people_is_a_party():
    found = read("Two officials said no. One of them said yes. The other said maybe.")
    assert found.words() == ["Two officials", "One of them", "The other"]
    assert len({mention.party for mention in found.mentions}) == 3
    assert {mention.kind for mention in found.mentions} == {"anonymous"}


def test_it_is_the_one_who_spoke_just_before():
    found = read("The Elva Port Authority said no.", "Elm Freight said yes. It has denied the rest.")
    assert found.party("It") == "Elm Freight"


def test_the_company_is_a_firm_and_the_authority_is_none():
    found = read("Elm Freight said no.", "The Elva Port Authority said yes.", "The company left.", "The authority left.")
    firm = read("Elm Freight said no.", "The Elva Port Authority said yes.", "The company denied it.")
    public = read("The Elva Port Authority said yes.", "Elm Freight said no.", "The authority denied it.")
    assert found.words()[:2] == ["Elm Freight", "The Elva Port Authority"]
    assert firm.party("The company") == "Elm Freight"
    assert public.party("The authority") == "The Elva Port Authority"


def test_a_spokesman_and_an_office_are_parties_of_their_own():
    found = read("Nora Quill left.", "A spokesman for Ms Quill said no.", "Quill’s office said yes.")
    assert found["A spokesman for Ms Quill"].kind == "anonymous"
    assert found["Quill’s office"].kind == "organisation"
    assert len({mention.party for mention in found.mentions}) == 3


def test_two_owners_have_two_teams():
    found = read("Quill’s team said no.", "Finch’s team said yes.", "Quill’s team left.")
    assert found.party("Finch’s team") == "Finch’s team"


def test_a_surname_alone_stays_with_whom_it_was_used_for():
    found = read("Adam Finch said no.", "Finch left.", "His wife, Ines Finch, stayed.", "Finch came back.")
    assert found.party("Finch", last=True) == "Adam Finch"


def test_who_is_the_one_beside_it():
    found = read("Elm divers in the hall who had said no left.", "Lee’s brother met Nora Quill’s aunt, who said no.")
    assert found.party("who") == "Elm divers"
    assert found.party("who", last=True) == "Nora Quill’s aunt"


def test_nothing_to_find():
    assert read("It rained.").mentions == ()


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("the Democratic Republic of the Congo office", "Congo"),
        ("South Korean and Kenyan envoys", "Kenya+South Korea"),
        ("Kenya’s envoy to South Korea", "Kenya+South Korea"),
        ("the Elm Party", None),
        ("the envoys", None),
    ],
)
def test_countries_in_a_phrase(text, countries):
    sentence = Sentence(id="se", page="p", by="test", span=Span(0, len(text)), block="b", role="paragraph")
    row = Row(text, 0, sentence, quoted=False)
    assert countries_in(row, 0, row.size - 1) == countries
