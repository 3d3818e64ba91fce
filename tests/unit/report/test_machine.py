import json
from pathlib import Path

import jsonschema
import pytest

from twosource.model import Page, content_id
from twosource.report import machine
from twosource.run import analyse

TEXTS = {
    "a.txt": "Bridge closed at Kelm\n\nKELM (Orla Wire) — At least 12 people were hurt when a bridge gave way on Monday, the "
    "mayor said Tuesday.\n\n“We were lucky,” said Ida Roe, the mayor. She gave no evidence for the figure.\n",
    "b.txt": "Harvest fair opens\n\nThe harvest fair opened on Sunday with 40 stalls, its organiser said.\n",
}


def page(name: str, text: str) -> Page:
    return Page(id=content_id("pg", text), name=name, path=name, text=text, addresses=(name,))


@pytest.fixture(scope="module")
def document():
    return json.loads(machine.encode(analyse(tuple(page(name, text) for name, text in TEXTS.items()))))


def test_the_schema_is_valid_and_the_output_is_valid_under_it(document):
    schema = json.loads(machine.schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)


def test_a_document_with_an_unknown_value_is_not_valid(document):
    damaged = json.loads(json.dumps(document))
    damaged["pages"][0]["blocks"][0]["role"] = "poem"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(damaged, json.loads(machine.schema()))


def test_every_list_and_field_of_the_contract_is_there(document):
    lists = "pages sources attributions claims figures times stories derivations drifts points faults"
    assert list(document) == ["format", "version", *lists.split(), "run"]
    assert set(document["run"]) == {"twosource", "options", "models", "lexicons"}


def test_every_span_stands_inside_its_page_and_every_reference_resolves(document):
    length = {item["id"]: len(item["text"]) for item in document["pages"]}
    known = {
        kind: {item["id"] for item in document[kind]} for kind in ("attributions", "figures", "times", "sources", "claims")
    }
    for item in document["attributions"]:
        spans = item["source"] + item["cue"] + item["content"] + item["certainty_cues"] + item["evidence_spans"]
        assert all(0 <= start < end <= length[item["page"]] for start, end in spans)
        assert item["within"] is None or item["within"] in known["attributions"]
        assert item["source_id"] is None or item["source_id"] in known["sources"]
    for claim in document["claims"]:
        assert set(claim["figures"]) <= known["figures"]
        assert set(claim["times"]) <= known["times"]
        assert set(claim["via"]) <= known["sources"]
    for point in document["points"]:
        assert {item["claim"] for item in point["claims"]} <= known["claims"]


def test_whole_numbers_have_no_decimal_point(document):
    assert {type(item["low"]) for item in document["figures"] if item["low"] is not None} == {int}


def test_saved_output_can_be_read_again(tmp_path: Path):
    import msgspec

    coverage = analyse((page("a.txt", TEXTS["a.txt"]),))
    file = tmp_path / "out.json"
    file.write_bytes(machine.encode(coverage))
    assert msgspec.json.decode(file.read_bytes(), type=machine.Document) == machine.document(coverage)
