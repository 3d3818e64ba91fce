"""Who is one source across pages, and who is not."""

import pytest
from build import PageBuilder, Voice, person

from twosource.corpus.sources import find_sources
from twosource.model import Source


def sources_of(*pages: list[Voice]) -> tuple[Source, ...]:
    """The sources of pages on each of which the given voices speak."""
    readings = []
    for number, voices in enumerate(pages):
        page = PageBuilder(f"{number}.txt")
        for voice in voices:
            page.says(voice, "said", f"the bridge over the Tarn at place {number} was closed for repairs")
        readings.append(page.reading())
    return find_sources(readings)


def joined(left: Voice, right: Voice) -> bool:
    return len(sources_of([left], [right])) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Marko Tarensky", "Marko Tarenskyy"),
        ("Marko Tarenskiy", "Marko Tarenskyi"),
        ("Serhii Holovko", "Sergiy Golovko".replace("G", "H")),
        ("Oksana Brylytsya", "Oksana Brylytsia"),
        ("Anthony Merrow", "Antony Merrow"),
        ("José Ibarra", "Jose Ibarra"),
        ("Bill Harding", "William Harding"),
        ("Dana J. Orr", "Dana Orr"),
        ("Lee Jae-won", "Lee Jae Won"),
        ("Jae-won Lee", "Lee Jae-won"),
        ("Khaled Anwari", "Haled Anwari"),
        ("Mr Viktor Lown", "Viktor Lown"),
    ],
)
def test_spellings_of_one_name_are_one_source(left, right):
    assert joined(person(left), person(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Cho Min-seok", "Cho Min-seong"),
        ("Kim Dae Un", "Kim Yo Dae"),
        ("Marko Tarensky", "Ivan Tarensky"),
        ("Peter Hall", "Petra Hall"),
        ("Ronald Voss", "Ronald Voss Jr."),
        ("Dana J. Orr", "Dana K. Orr"),
        ("Anna Weber", "Anna Veder"),
    ],
)
def test_different_persons_with_similar_names_stay_apart(left, right):
    assert not joined(person(left), person(right))


def test_a_slip_of_one_letter_joins_only_with_a_shared_office():
    plain = joined(person("Glenn Brekelman"), person("Glenn Brekelmun"))
    held = joined(
        person("Harbour Commissioner Glenn Brekelman", "Glenn Brekelman", role="Harbour Commissioner"),
        person("Harbour Commissioner Glenn Brekelmun", "Glenn Brekelmun", role="Harbour Commissioner"),
    )
    assert (plain, held) == (False, True)


def test_a_surname_joins_the_full_name_on_pages_about_the_same_parties():
    others = [person("Ada Quill"), Voice(who="Tarn Rail", name="Tarn Rail", kind="organisation")]
    found = sources_of([person("Marko Tarensky"), *others], [person("Tarensky"), *others])
    assert len(found) == 3


def test_a_surname_alone_does_not_join_pages_about_other_parties():
    assert not joined(person("Marko Smith"), person("Smith"))


def test_a_surname_two_persons_share_joins_neither():
    others = [person("Ada Quill"), Voice(who="Tarn Rail", name="Tarn Rail", kind="organisation")]
    found = sources_of([person("Marko Holt"), person("Jane Holt"), *others], [person("Holt"), *others])
    assert len(found) == 5


def test_a_family_name_that_stands_first_is_the_surname():
    others = [person("Ada Quill"), Voice(who="Tarn Rail", name="Tarn Rail", kind="organisation")]
    found = sources_of([person("Cho Min-seok"), *others], [person("Cho"), *others])
    assert len(found) == 3


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            Voice(
                who="Danish Main Survey Office (DMSO)", name="Danish Main Survey Office", kind="organisation", acronym="DMSO"
            ),
            Voice(who="the DMSO", name="DMSO", kind="organisation"),
        ),
        (
            Voice(who="Denmark’s Coastal Survey Unit (CSU)", name="Coastal Survey Unit", kind="organisation", acronym="CSU"),
            Voice(who="Danish CSU", name="Danish CSU", kind="organisation"),
        ),
        (
            Voice(who="Copenhagen", name="Copenhagen", kind="government"),
            Voice(who="the Danish government", name="Danish government", kind="government"),
        ),
        (
            Voice(who="Washington", name="Washington", kind="government"),
            Voice(who="the U.S.", name="U.S.", kind="government"),
        ),
        (
            Voice(who="Ministry of Defence of Denmark", name="Ministry of Defence of Denmark", kind="organisation"),
            Voice(who="Denmark's Ministry of Defense", name="Ministry of Defense", kind="organisation", affiliation="Denmark"),
        ),
        (
            Voice(who="Danish officials", kind="group", form="role"),
            Voice(who="officials in Copenhagen", kind="group", form="role"),
        ),
    ],
)
def test_names_of_one_body_are_one_source(left, right):
    assert joined(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            Voice(who="the White House", name="White House", kind="government"),
            Voice(who="the U.S.", name="U.S.", kind="government"),
        ),
        (
            Voice(who="Danish Defence Ministry", name="Danish Defence Ministry", kind="organisation"),
            Voice(who="Norwegian Defence Ministry", name="Norwegian Defence Ministry", kind="organisation"),
        ),
        (
            Voice(who="the Defence Ministry", name="Defence Ministry", kind="organisation"),
            Voice(who="Defence Ministry", name="Defence Ministry", kind="organisation"),
        ),
        (
            Voice(who="Danish officials", kind="group", form="role"),
            Voice(who="senior Danish officials", kind="group", form="role"),
        ),
        (
            Voice(who="his government", kind="government", form="role"),
            Voice(who="his government", kind="government", form="role"),
        ),
        (Voice(who="officials", kind="group", form="role"), Voice(who="officials", kind="group", form="role")),
        (
            Voice(who="a senior official", kind="anonymous"),
            Voice(who="a senior official", kind="anonymous"),
        ),
        (Voice(who="he", kind="unknown", form="pronoun"), Voice(who="he", kind="unknown", form="pronoun")),
    ],
)
def test_what_only_looks_alike_stays_apart(left, right):
    first, second = PageBuilder("a.txt"), PageBuilder("b.txt")
    first.says(left, "said", "the ferry will not sail before the harbour has been dredged this spring")
    second.says(right, "said", "nobody had asked the fishermen of the island about quotas or about prices")
    assert len(find_sources([first.reading(), second.reading()])) == 2


def test_an_office_without_a_name_is_the_person_named_with_it():
    others = [
        person("Pilot Ada Quill", "Ada Quill", role="Pilot"),
        Voice(who="Tarn Rail", name="Tarn Rail", kind="organisation"),
    ]
    named = person("Denmark’s spy chief Lars Holm", "Lars Holm", role="spy chief", affiliation="Denmark")
    found = sources_of([named, *others], [Voice(who="Denmark’s spy chief", form="role"), *others])
    assert [source.name for source in found if source.kind == "person"] == ["Lars Holm", "Ada Quill"]


def test_an_unnamed_voice_is_one_where_its_sentence_was_copied():
    words = "the visit had been cancelled after the photograph from the summit was published in the capital"
    pages = []
    for name in ("a.txt", "b.txt"):
        page = PageBuilder(name)
        page.says(Voice(who="A senior official", kind="anonymous"), "told the agency on Friday that", words)
        pages.append(page.reading())
    (source,) = find_sources(pages)
    assert (source.kind, len(source.mentions)) == ("anonymous", 2)


def test_two_unnamed_voices_of_one_page_stay_two():
    page = PageBuilder("a.txt")
    for _ in range(2):
        page.says(Voice(who="An official", kind="anonymous"), "said", "the visit had been cancelled after the photograph")
    assert len(find_sources([page.reading()])) == 2


def test_a_spokesman_speaks_for_the_body_he_is_named_with():
    body = Voice(who="the White House", name="White House", kind="organisation")
    voice = person("White House spokesman Jon Karb", "Jon Karb", role="spokesman", affiliation="White House")
    found = {source.name: source for source in sources_of([body, voice])}
    assert found["Jon Karb"].speaks_for == found["White House"].id
    assert found["White House"].speaks_for is None


def test_who_never_speaks_is_no_source():
    page = PageBuilder("a.txt")
    page.tells("Nobody spoke that day.")
    assert find_sources([page.reading()]) == ()
    assert find_sources([]) == ()


def test_mentions_are_in_page_and_text_order_and_ids_come_from_the_name():
    voice = person("Marko Tarensky", party="tarensky")
    again = Voice(who="He", kind="person", form="pronoun", party="tarensky")
    (source,) = sources_of([voice, again], [person("Marko Tarenskyy")])
    (alone,) = sources_of([person("Marko Tarenskyi")])
    assert [mention.span.start for mention in source.mentions][:2] == sorted(m.span.start for m in source.mentions[:2])
    assert len(source.mentions) == 3
    assert source.names == ("Marko Tarensky", "Marko Tarenskyy")
    assert source.id == alone.id


def test_the_reason_names_the_variants_and_the_shared_office():
    found = sources_of(
        [person("Harbour Commissioner Marko Tarensky", "Marko Tarensky", role="Harbour Commissioner")],
        [person("Harbour Commissioner Marko Tarenskyy", "Marko Tarenskyy", role="Harbour Commissioner")],
    )
    assert "spellings of one name, both “Harbour Commissioner”" in found[0].why
    assert "“Marko Tarensky” (1 page)" in found[0].why


def test_a_body_without_the_word_for_whose_it_is_is_one_on_pages_about_the_same_parties():
    others = [person("Ida Lund", "Ida Lund"), person("Bo Friis", "Bo Friis")]
    full = Voice(who="the State Mediation Board", name="State Mediation Board", kind="organisation")
    short = Voice(who="the Mediation Board", name="Mediation Board", kind="organisation")
    assert len(sources_of([full, *others], [short, *others])) == 3
    assert len(sources_of([full], [short])) == 2
