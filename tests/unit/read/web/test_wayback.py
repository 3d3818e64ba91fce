import pytest

from twosource.errors import PageError
from twosource.read.web.wayback import unframed

CAPTURE = "https://web.archive.org/web/20240131120500/https://kelm.example/fair?x=1"


def test_a_capture_is_fetched_as_it_was_captured():
    plain = "https://web.archive.org/web/20240131120500id_/https://kelm.example/fair?x=1"
    assert unframed(CAPTURE) == plain
    assert unframed(plain) == plain
    assert unframed(CAPTURE.replace("500/", "500if_/")) == plain
    assert unframed("https://web.archive.org/web/2024/http://kelm.example/") == (
        "https://web.archive.org/web/2024id_/http://kelm.example/"
    )
    assert unframed("https://kelm.example/web/2024/fair") == "https://kelm.example/web/2024/fair"


def test_other_archives_name_captures_alike():
    assert unframed("https://archive.example/wayback/archive/20240131120500mp_/https://kelm.example/") == (
        "https://archive.example/wayback/archive/20240131120500id_/https://kelm.example/"
    )


def test_a_list_of_captures_is_no_page():
    with pytest.raises(PageError, match="lists captures"):
        unframed("https://web.archive.org/web/2024*/https://kelm.example/fair")
