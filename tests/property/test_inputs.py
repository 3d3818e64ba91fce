"""Whatever bytes a reader is handed, pages or reasons come back and nothing else is raised; a broken record costs no other."""

import gzip
import io
import sys
from pathlib import Path

import zstandard
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from twosource.model import Fault, Page
from twosource.read.drafts import Draft, Notice
from twosource.read.intake import read_source
from twosource.read.sources import Source, from_bytes
from twosource.read.warc import warc_drafts

sys.path.insert(0, str(Path(__file__).parents[1] / "golden" / "inputs"))

from make import files, response

FILES = {name: content for name, content in files().items() if name != "mapped.csv"}
SUFFIXES = sorted({Path(name).suffix for name in FILES} | {"", ".rss", ".tsv", ".xhtml"})
WARC = {name for name in FILES if ".warc" in name}
SLOW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def read(name, data):
    outcomes = list(read_source(Source(place=name, name=name, open=lambda: from_bytes(data))))
    for outcome in outcomes:
        fault = outcome.fault if isinstance(outcome, Notice) else outcome
        if isinstance(fault, Fault):
            assert fault.message
            assert fault.mend
            assert len(fault.message.splitlines()) == 1
        if isinstance(outcome, Page):
            assert outcome.text.strip()
            assert outcome.addresses
    return outcomes


@st.composite
def damaged(draw):
    """A sound file with a few of its bytes changed, dropped, doubled or cut off."""
    name = draw(st.sampled_from(sorted(FILES)))
    data = bytearray(FILES[name])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        size = draw(st.sampled_from((1, 2, 8, 60)))
        change = draw(st.sampled_from(("set", "drop", "double", "cut", "insert")))
        if change == "set":
            data[at : at + size] = draw(st.binary(min_size=size, max_size=size))
        elif change == "drop":
            del data[at : at + size]
        elif change == "double":
            data[at:at] = data[at : at + size]
        elif change == "insert":
            data[at:at] = draw(st.sampled_from((b"\0", b"<", b'"', b"\r\n", b"\xff", b"99999999", b"%00", b"-1", b"&#0;")))
        else:
            del data[at:]
    return name, bytes(data)


@SLOW
@given(damaged())
def test_damaged_files_give_pages_or_reasons(file):
    name, data = file
    read(name, data)


@SLOW
@given(
    st.sampled_from(SUFFIXES),
    st.sampled_from(
        (
            b"",
            b"WARC/1.0\r\n",
            b"PK\x03\x04",
            b"\x1f\x8b\x08",
            b"\x28\xb5\x2f\xfd",
            b"\x5d\x2a\x4d\x18",
            b"bplist00",
            b"<rss>",
            b'{"',
        )
    ),
    st.binary(max_size=300),
)
def test_any_bytes_under_any_name_give_pages_or_reasons(suffix, start, rest):
    read(f"a{suffix}", start + rest)


@SLOW
@given(st.sampled_from(SUFFIXES), st.sampled_from(sorted(FILES)))
def test_a_name_that_lies_about_its_content_does_no_harm(suffix, name):
    read(f"a{suffix}", FILES[name])
    read(f"a{suffix}.gz", gzip.compress(FILES[name], mtime=0))


PAGES = [
    response(f"https://k.example/{n}", b"<p>Some words stand here.</p>" * (n + 1), "Content-Type: text/html") for n in range(5)
]


@SLOW
@given(st.integers(0, 4), st.data(), st.sampled_from((bytes, gzip.compress, zstandard.compress)))
@example(broken=2, data=None, pack=gzip.compress)
def test_a_broken_record_costs_no_other(broken, data, pack):
    parts = [pack(page) for page in PAGES]
    part = bytearray(parts[broken])
    at = data.draw(st.integers(0, len(part) - 1)) if data else len(part) // 2
    part[at] ^= data.draw(st.integers(1, 255)) if data else 85
    parts[broken] = bytes(part)
    outcomes = list(warc_drafts(io.BytesIO(b"".join(parts)), place="a.warc", most=1_000_000))
    names = {outcome.name for outcome in outcomes if isinstance(outcome, Draft)}
    assert names >= {f"k.example/{number}" for number in range(5) if number != broken}
