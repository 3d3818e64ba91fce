import pytest

from twosource.model import Fault
from twosource.read.drafts import Draft, Notice
from twosource.read.feeds import feed_entries, looks_like_feed

ITEM = "<item><title>Kelm</title><description>The bridge at Kelm is shut.</description></item>"


def entries(source):
    data = source.encode() if isinstance(source, str) else source
    return feed_entries(Draft(data=data, kind="feed", name="f.xml", place="x/f.xml", file="x/f.xml"))


def drafts(source):
    return [entry for entry in entries(source) if isinstance(entry, Draft)]


def rss(items, title="Kelm Post"):
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


@pytest.mark.parametrize(
    ("text", "feed"),
    [
        (rss(ITEM), True),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', True),
        ("<?xml version='1.0'?>\n<!-- made by hand -->\n<rdf:RDF xmlns='x'>", True),
        ("<html><body>rss</body></html>", False),
        ("A text about <rss>", False),
        ("", False),
    ],
)
def test_a_feed_is_known_by_its_first_element(text, feed):
    assert looks_like_feed(text) is feed


def test_an_entry_without_markup_is_text_and_a_summary_says_so():
    (draft,) = drafts(rss(ITEM))
    assert (draft.kind, draft.data, draft.part, draft.name) == (
        "text",
        "The bridge at Kelm is shut.",
        "summary",
        "f.xml:1 (summary)",
    )


@pytest.mark.parametrize(
    ("title", "publisher"), [("Kelm Post", "Kelm Post"), ("Kelm Post - World", None), ("World | Kelm Post", None)]
)
def test_a_title_that_names_a_section_is_no_publisher(title, publisher):
    assert drafts(rss(ITEM, title))[0].given.publisher == publisher


def test_the_source_of_an_item_is_its_publisher():
    item = ITEM.replace("</item>", '<source url="https://tarn.example/f">Tarn Echo</source></item>')
    assert drafts(rss(item))[0].given.publisher == "Tarn Echo"


def test_a_feed_that_breaks_off_gives_what_it_has_with_a_notice():
    found = entries(rss(ITEM + ITEM.replace("shut", "open") + "<item><title>Cut")[:-16])
    assert len([entry for entry in found if isinstance(entry, Draft)]) == 2
    assert any(isinstance(entry, Notice) and "not sound" in entry.fault.message for entry in found)


def test_an_item_without_a_text_is_a_fault():
    faults = [entry for entry in entries(rss(ITEM + "<item><title>Bare</title></item>")) if isinstance(entry, Fault)]
    assert len(faults) == 1
    assert "entry 2" in faults[0].message


@pytest.mark.parametrize("source", [b"", b"<rss>", b"<rss/>", b"\xff\xfe<\0r\0", rss("").encode()])
def test_a_feed_without_entries_is_one_fault(source):
    (found,) = entries(source)
    assert isinstance(found, Fault)


def test_entities_do_not_grow():
    bomb = "".join(f'<!ENTITY {name} "{f"&{before};" * 50}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    found = entries(
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "xxxxxxxx">{bomb}]>' + rss(ITEM.replace("shut", "&i;"))[21:]
    )
    assert all(len(entry.data) < 10_000 for entry in found if isinstance(entry, Draft))


def test_no_file_is_read_for_an_entity(tmp_path):
    (tmp_path / "secret").write_text("SECRET")
    source = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]>'
        + rss(ITEM.replace("shut", "&s;"))[21:]
    )
    assert "SECRET" not in repr(entries(source))
