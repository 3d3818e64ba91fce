import pytest

from twosource.read.dates import iso_date, iso_interval


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023", "2023"),
        ("2023-03", "2023-03"),
        ("2023-03-06", "2023-03-06"),
        ("2023-03-06T20:15:30Z", "2023-03-06T20:15Z"),
        ("2023-03-06T20:15:30.123+0100", "2023-03-06T20:15+01:00"),
        ("2023-03-06 20:15:30", "2023-03-06"),
        ("Mon, 06 Mar 2023 20:15:00 +0200", "2023-03-06T20:15+02:00"),
        ("March 6, 2023", "2023-03-06"),
        ("6th March 2023", "2023-03-06"),
        ("2023/3/6", "2023-03-06"),
        ("20230306", "2023-03-06"),
        ("1678133700", "2023-03-06T20:15Z"),
        ("2023-02-30", None),
        ("0001-01-01T00:00:00Z", None),
        ("03/04/2023", None),
        ("yesterday", None),
        ("2023-13", None),
        ("", None),
    ],
)
def test_dates(text, iso):
    assert iso_date(text) == iso


def test_intervals():
    assert iso_interval("2023-03-06/2023-03-08") == "2023-03-06/2023-03-08"
    assert iso_interval("2023-03-08/2022-03-06") is None
    assert iso_interval("2023-03-06") == "2023-03-06"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("4 de marzo de 2030", "2030-03-04"),
        ("4. März 2030 14:02", "2030-03-04"),
        ("4 марта 2030 г.", "2030-03-04"),
        ("04.03.2030 10:15", "2030-03-04"),
        ("25/03/2030", "2030-03-25"),
        ("03/25/2030", "2030-03-25"),
        ("2030-3-4", "2030-03-04"),
        ("4 listopada 2030", None),
        ("13/13/2030", None),
    ],
)
def test_dates_of_other_languages_and_in_figures(text, iso):
    assert iso_date(text) == iso
