import pytest

from twosource.errors import UsageError
from twosource.read.shapes import looked_up, mapped, read_mapping, records_in, shape_of, without_cut


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"text": "A", "id": 1}, "twosource"),
        ({"html": "<p>A"}, "twosource"),
        ({"text": "A", "domain": "quay.example"}, "CC-News"),
        ({"maintext": "A"}, "news-please"),
        ({"body": "A", "uri": "1"}, "Event Registry"),
        ({"publishedAt": "2031", "url": "https://quay.example/"}, "newsapi"),
        ({"content_text": "A"}, "JSON Feed"),
        ({"seendate": "20310514T064500Z", "url": "https://quay.example/"}, "GDELT DOC"),
        ({"text": "", "maintext": "A"}, "news-please"),
        ({}, "twosource"),
    ],
)
def test_a_record_is_known_by_its_keys(fields, name):
    assert shape_of(fields).name == name


@pytest.mark.parametrize(
    ("document", "count"),
    [
        ([{"text": "A"}, {"text": "B"}], 2),
        ({"text": "A", "articles": []}, 1),
        ({"articles": [{"url": "u"}, {"url": "v"}, {"url": "w"}]}, 3),
        ({"articles": {"results": [{"body": "A"}]}}, 1),
        ({"items": []}, 0),
        ({"anything": 1}, 1),
    ],
)
def test_the_records_of_a_document(document, count):
    assert len(records_in(document)) == count


def test_paths_lead_into_objects_but_whole_keys_win():
    assert looked_up({"source": {"title": "T"}}, "source.title") == "T"
    assert looked_up({"source.title": "whole", "source": {"title": "T"}}, "source.title") == "whole"
    assert looked_up({"source": "S"}, "source.title") is None


def test_a_mapping_is_read_from_one_or_several_options():
    assert read_mapping(["title = headline,text=body", "publisher=source.name"]) == {
        "title": "headline",
        "text": "body",
        "publisher": "source.name",
    }


@pytest.mark.parametrize("value", ["title", "=a", "title=", "colour=a", "text=a,text=b", ""])
def test_a_mapping_that_makes_no_sense_is_wrong_use(value):
    with pytest.raises(UsageError) as caught:
        read_mapping([value])
    assert caught.value.mend


def test_a_mapped_text_takes_the_place_of_all_texts():
    shape = mapped(shape_of({"publishedAt": "x", "url": "u"}), {"text": "full"})
    assert shape.fields["text"] == ("full",)
    assert "summary" not in shape.fields
    assert shape.fields["publisher"] == ("source.name",)


@pytest.mark.parametrize(
    ("text", "whole", "cut"),
    [
        ("It went… [+12 chars]", "It went", True),
        ("It went [+3420 chars] ", "It went", True),
        ("It went [+x chars]", "It went [+x chars]", False),
        ("He counted [+3 chars] and left", "He counted [+3 chars] and left", False),
    ],
)
def test_where_a_text_was_cut(text, whole, cut):
    assert without_cut(text) == (whole, cut)
