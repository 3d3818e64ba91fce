import pytest

from twosource.errors import PageError
from twosource.read.decode import decode


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding_and_is_dropped(encoding):
    assert decode("“Café”\r\nnext".encode(encoding)) == "“Café”\r\nnext"


def test_utf8_is_kept_character_for_character():
    text = "one\r\n\n  two\t“three”  \n"
    assert decode(text.encode()) == text


def test_one_broken_byte_in_utf8_is_replaced_and_the_rest_kept():
    data = ("The mayor’s plan – called “Green” – stands. " * 60).encode() + b"\xff end"
    assert decode(data).endswith("� end")
    assert "mayor’s" in decode(data)


def test_western_bytes_are_windows_1252():
    assert decode("“It’s done,” she said – at £5.".encode("windows-1252")) == "“It’s done,” she said – at £5."


def test_html_declares_its_encoding():
    data = '<html><head><meta charset="iso-8859-2"></head><body>Łódź jest duża</body></html>'.encode("iso-8859-2")
    assert "Łódź" in decode(data, html=True)


def test_cyrillic_is_detected():
    text = "Представитель министерства сообщил журналистам, что переговоры продолжатся на следующей неделе. " * 5
    assert decode(text.encode("windows-1251")) == text


def test_utf16_without_a_mark_is_seen_by_its_zeros():
    assert decode("The talks go on.".encode("utf-16-le")) == "The talks go on."


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        (bytes(range(1, 256)) * 20, ""),
        (b"abc\x00\x01\x02\x03" * 100, ""),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data, what):
    with pytest.raises(PageError) as caught:
        decode(data)
    assert what in caught.value.message
    assert "\n" not in caught.value.message
    assert caught.value.mend
