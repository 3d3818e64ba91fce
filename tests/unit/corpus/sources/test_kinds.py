"""Persons, bodies and places that bear a bare name of two words."""

import pytest
from build import PageBuilder, Voice, person

from twosource.corpus.sources import find_sources
from twosource.corpus.sources.kinds import is_place_in

NAME = "Corvan Hale"


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ([person(NAME)], "unknown"),
        ([person(f"Mr {NAME}", NAME)], "person"),
        ([person(f"baker {NAME}", NAME, role="baker")], "person"),
        ([person(NAME, party="one"), Voice(who="He", kind="person", form="pronoun", party="one")], "person"),
        ([person(NAME, party="one"), Voice(who="Hale", name="Hale", form="short", party="one")], "person"),
        ([person(NAME, party="one"), Voice(who="The company", kind="organisation", form="role", party="one")], "organisation"),
        ([person("Corvan Freight")], "organisation"),
        ([person("Anna Hale")], "person"),
    ],
)
def test_what_stands_beside_a_name_tells_its_kind(voices, expected):
    page = PageBuilder("a.txt")
    for voice in voices:
        page.says(voice, "said", "the bridge over the Tarn was closed")
    (source,) = find_sources([page.reading()])
    assert source.kind == expected


def test_a_place_is_no_person():
    page = PageBuilder("a.txt")
    page.tells("It began in Port Kelm on Monday.")
    page.says(person("people in Port Kelm", "Port Kelm"), "said", "the bridge was closed")
    (source,) = find_sources([page.reading()])
    assert source.kind != "person"


def test_what_one_page_shows_holds_on_all():
    bare, told = PageBuilder("a.txt"), PageBuilder("b.txt")
    bare.says(person(NAME), "said", "the bridge was closed")
    told.says(person(f"Ms {NAME}", NAME), "said", "the bridge was open")
    (source,) = find_sources([bare.reading(), told.reading()])
    assert (source.kind, len(source.mentions)) == ("person", 2)


@pytest.mark.parametrize(
    ("name", "longer", "expected"),
    [
        ("Tarn", "Tarn Port Authority", True),
        ("Denmark", "Denmark Rail", True),
        ("Corvan", "Corvan Freight", False),
        ("Port Authority", "Tarn Port Authority", False),
    ],
)
def test_the_place_in_a_body_s_name_is_not_the_body(name, longer, expected):
    assert is_place_in(name, longer) is expected


def test_a_place_does_not_join_the_body_named_after_it():
    page = PageBuilder("a.txt")
    page.says(Voice(who="Tarn Port Authority", name="Tarn Port Authority", kind="organisation", party="one"), "said", "no")
    page.says(Voice(who="Tarn", name="Tarn", kind="organisation", party="one"), "said", "the quay was closed")
    (source,) = find_sources([page.reading()])
    assert source.names == ("Tarn Port Authority",)


def test_a_described_body_is_one_on_pages_about_the_same_parties():
    others = [person("Mr Bo Quill", "Bo Quill"), Voice(who="Tarn Rail", name="Tarn Rail", kind="organisation")]
    pages = []
    for name, words in (("a.txt", "the city’s flood defence office"), ("b.txt", "the flood defence office")):
        page = PageBuilder(name)
        for voice in (Voice(who=words, kind="organisation", form="role"), *others):
            page.says(voice, "said", f"the bridge at {name} was closed")
        pages.append(page.reading())
    assert len(find_sources(pages)) == 3


def test_why_is_a_whole_sentence_for_one_and_for_many():
    page = PageBuilder("a.txt")
    page.says(Voice(who="Lund’s office", kind="organisation", form="role"), "said", "the quay was closed")
    (source,) = find_sources([page.reading()])
    assert source.why == "The words “Lund’s office” tell who speaks on one page."
