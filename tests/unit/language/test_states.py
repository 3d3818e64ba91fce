"""Which states words speak of."""

import pytest

from twosource.language import lexicon
from twosource.language.states import government_of, states_in, without_states


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the U.S. and Danish armies", ("US", "DK")),
        ("He told us of Danes and Norwegians", ("DK", "NO")),
        ("South Sudanese officials in Khartoum", ("SS", "SD")),
        ("the White House", ("US",)),
        ("the Paris Agreement", ()),
        ("Paris officials", ("FR",)),
        ("Denmark’s navy", ("DK",)),
        ("nobody", ()),
        ("", ()),
    ],
)
def test_states_are_found_by_name_people_seat_and_office(text, codes):
    assert states_in(text) == codes


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Washington", "US"),
        ("the Danish government", "DK"),
        ("Government of South Sudan", "SS"),
        ("the White House", None),
        ("Danish", None),
        ("Danish officials", None),
    ],
)
def test_a_government_is_named_by_its_state_or_seat(name, code):
    assert government_of(name) == code


def test_without_states_leaves_the_other_words():
    assert without_states("Denmark’s Main Survey Office") == "Main Survey Office"
    assert without_states("White House officials") == "White House officials"


def test_no_name_stands_for_two_states():
    names = [name for kinds in lexicon("states")["states"].values() for kind in kinds.values() for name in kind]
    assert len(names) == len(set(names))
