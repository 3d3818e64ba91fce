from pathlib import Path

import pytest

from twosource.errors import PageError, UsageError
from twosource.read.web.addresses import addresses_in, cleaned, is_address, shown


def test_what_is_an_address():
    assert is_address("https://kelm.example/a")
    assert is_address("HTTP://kelm.example")
    assert not is_address("kelm.example/a")
    assert not is_address("pages/https.txt")
    assert not is_address("file:///etc/passwd")


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("HTTPS://Kelm.Example", "https://kelm.example/"),
        ("https://kelm.example/a?b=c#part", "https://kelm.example/a?b=c"),
        ("https://kelm.example:443/a", "https://kelm.example/a"),
        ("http://kelm.example:443/a", "http://kelm.example:443/a"),
        ("http://[::1]:80/a", "http://[::1]/a"),
        (" https://kelm.example/a b ", "https://kelm.example/a%20b"),
    ],
)
def test_addresses_are_asked_for_in_one_form(address: str, asked: str):
    assert cleaned(address.strip()) == asked
    assert cleaned(asked) == asked


@pytest.mark.parametrize(
    "address",
    ["https://", "https:///x", "http://[::1", "http://a b/", "https://h:99999/", "ftp://h/", "https://h/" + "a" * 3000],
)
def test_what_is_no_address(address: str):
    with pytest.raises(PageError):
        cleaned(address)


def test_a_password_is_refused_and_never_shown():
    with pytest.raises(PageError, match="name or password") as caught:
        cleaned("https://ida:secret@kelm.example/a")
    assert "secret" not in caught.value.message
    assert shown("https://ida:secret@kelm.example/a") == "https://kelm.example/a"


def test_a_file_of_addresses(tmp_path: Path):
    path = tmp_path / "urls.txt"
    lines = (
        "# the fair\n\nhttps://a.example/1\r\n  https://b.example/2\nhttps://a.example/1\nhttps://c.example/#top  # third\n #\n"
    )
    path.write_text(lines, encoding="utf-8-sig")
    assert addresses_in(str(path)) == ("https://a.example/1", "https://b.example/2", "https://c.example/#top")


def test_a_line_that_is_no_address_names_its_place(tmp_path: Path):
    path = tmp_path / "urls.txt"
    path.write_text("https://a.example/1\nnotes.html\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"line 2: 'notes.html' is no web address"):
        addresses_in(str(path))


def test_a_missing_file_is_wrong_use(tmp_path: Path):
    with pytest.raises(UsageError, match="cannot be read"):
        addresses_in(str(tmp_path / "none.txt"))
