import pytest

from twosource.page.facts.address import publisher_of, read_address


@pytest.mark.parametrize(
    ("address", "host", "day", "captured"),
    [
        ("https://www.quay.example/2024/10/25/pier", "quay.example", "2024-10-25", None),
        ("https://quay.example/2024-10-25-pier", "quay.example", "2024-10-25", None),
        ("https://quay.example/pier-20241025.html", "quay.example", "2024-10-25", None),
        ("https://quay.example/2024/13/45/pier", "quay.example", None, None),
        ("https://quay.example/a-20249999.html", "quay.example", None, None),
        ("https://web.archive.org/web/20241026101530/https://www.quay.example/pier", "quay.example", None, "2024-10-26T10:15Z"),
        ("https://web.archive.org/web/20241026101530id_/http://quay.example/", "quay.example", None, "2024-10-26T10:15Z"),
        ("http://web.archive.org/web/2024/http://quay.example/", "quay.example", None, "2024-12-31"),
        ("https://archive.ph/20241026101530/https://quay.example/1", "quay.example", None, "2024-10-26T10:15Z"),
        ("http://[bad/", "", None, None),
        ("no address", "", None, None),
    ],
)
def test_addresses(address, host, day, captured):
    found = read_address(address)
    assert (found.host, found.day, found.captured and found.captured.last) == (host, day, captured)


@pytest.mark.parametrize(
    ("host", "name"),
    [("bbc.co.uk", "BBC"), ("sport.bbc.co.uk", "BBC"), ("quay.example", None), ("uk", None), ("", None)],
)
def test_publishers_by_host(host, name):
    assert publisher_of(host, "en") == name
