import pytest

from twosource.model import Fault
from twosource.read.web.marks import asked_of, fault_of, packed_failure

FAULT = Fault(path="https://kelm.example/a", step="fetch", message="https://kelm.example/a: gone (410)", mend="look elsewhere")


def test_a_fault_comes_back_as_it_was():
    assert fault_of(packed_failure(FAULT)) == FAULT


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"asked":1,"message":"a","mend":"b"}'])
def test_what_is_no_failure(content: bytes):
    assert fault_of(content) is None


def test_a_strangers_words_are_one_plain_short_line():
    fault = fault_of(b'{"asked":"x","message":"a\\n\\u001b[31m' + b"y" * 9_000 + b'","mend":"b"}')
    assert fault is not None
    assert fault.message.isprintable()
    assert len(fault.message) == 500


def test_the_addresses_in_a_header():
    assert asked_of(None) == ()
    assert asked_of("https://a.example/1  HTTP://b.example/2 javascript:x \x1b") == (
        "https://a.example/1",
        "HTTP://b.example/2",
    )
    assert len(asked_of("https://a.example/ " * 1_000)) == 50
