import pytest

from twosource.read.saved import SavedFacts, captured_at, saved_facts

SINGLE = (
    "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://quay.example/a \n"
    " saved date: Sun May 04 2031 00:20:10 GMT+0100 (British Summer Time)\n--><meta charset=utf-8><p>Text"
)


def test_singlefile_says_where_from_and_when():
    assert saved_facts(SINGLE) == SavedFacts(url="https://quay.example/a", captured="2031-05-03T23:20Z")


def test_a_browser_says_where_from():
    source = "<!DOCTYPE html>\n<!-- saved from url=(0024)https://quay.example/a/b -->\n<html><p>Text"
    assert saved_facts(source) == SavedFacts(url="https://quay.example/a/b")


def test_the_wayback_machine_says_when():
    source = "<html><p>Text</p></html><!--\n     FILE ARCHIVED ON 06:45:12 May 14, 2031 AND RETRIEVED FROM THE ARCHIVE"
    assert saved_facts(source) == SavedFacts(captured="2031-05-14T06:45Z")


def test_the_script_of_the_wayback_machine_says_where_from_and_when():
    script = (
        '<html><head><script>__wm.init("https://web.archive.org/web");\n  __wm.wombat("https://quay.example/a?b=1","%s","/");'
    )
    head = script % "20310514064512"
    assert saved_facts(head) == SavedFacts(url="https://quay.example/a?b=1", captured="2031-05-14T06:45Z")
    assert saved_facts(script % "20311314064512").captured is None
    assert saved_facts(f"{head}<!-- FILE ARCHIVED ON 06:47:00 May 14, 2031 AND").captured == "2031-05-14T06:47Z"


@pytest.mark.parametrize(
    "source",
    [
        "<p>Text",
        SINGLE.replace("https://quay.example/a", "file:///home/a.html").replace("Sun May 04 2031", "Sun Mai 44 2031"),
        "FILE ARCHIVED ON 99:45:12 May 14, 2031",
    ],
)
def test_what_makes_no_sense_says_nothing(source):
    assert saved_facts(source) == SavedFacts()


@pytest.mark.parametrize(
    ("url", "instant"),
    [
        ("https://web.archive.org/web/20310514064512/https://quay.example/a", "2031-05-14T06:45Z"),
        ("https://web.archive.org/web/20310514064512id_/http://quay.example/a", "2031-05-14T06:45Z"),
        ("https://archive.example/wayback/20310514064512/https://quay.example/a", "2031-05-14T06:45Z"),
        ("https://web.archive.org/web/2031/https://quay.example/a", None),
        ("https://web.archive.org/web/20311314064512/https://quay.example/a", None),
        ("https://quay.example/20310514064512/ferry", None),
    ],
)
def test_the_digits_in_the_address_of_a_capture(url, instant):
    assert captured_at(url) == instant
