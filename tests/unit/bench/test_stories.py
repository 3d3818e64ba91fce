"""The scripts: pages out, figures in, the sealed set, baselines, agreement."""

import copy
import io
import json
import sys
import tarfile

import baselines
import pytest
import score
from scoring import as_output
from scoring.case import Case, stem


@pytest.fixture
def archive(gold, tmp_path):
    """A sealed set of one story."""
    path = tmp_path / "sealed.tar.xz"
    files = {
        "roof/gold.json": json.dumps(gold),
        "roof/pages/radio.html": "<html><body><article><h1>Roof fall hurts 20</h1>"
        "<p>A nurse said 20 people, including three children, were hurt on Monday.</p></article></body></html>",
        "roof/pages/wire.txt": "not read",
    }
    with tarfile.open(path, "w:xz") as tar:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            tar.addfile(member, io.BytesIO(text.encode()))
    return path


# pages and outputs


@pytest.mark.parametrize("name", ["wire", "wire.txt", "/x/y/wire.html", "C:\\x\\wire.htm"])
def test_a_page_goes_by_its_stem(name):
    assert stem(name) == "wire"


def test_records_hold_what_a_system_may_read_and_no_gold(gold):
    gold["pages"][1]["facts"]["given"] = {"published": "2026-03-10", "publisher": "The Kelm Post"}
    wire, post, radio = score.records(gold, {"radio": "<p>x</p>"})
    assert wire == {"id": "wire", "text": gold["pages"][0]["text"]}
    assert (post["published"], post["publisher"]) == ("2026-03-10", "The Kelm Post")
    assert radio == {"id": "radio", "html": "<p>x</p>"}


def test_a_retelling_comes_with_the_lead(gold):
    lead, told = score.records(gold, {}, gold["retellings"][1])
    assert (lead["id"], told["id"]) == ("wire", "retelling-2")
    assert told["text"] == gold["retellings"][1]["text"]


def test_an_output_is_known_as_a_retellings_by_its_page(gold, output):
    assert score.case_of(gold, output).retelling is None
    assert score.case_of(gold, as_output.of_retelling(gold, gold["retellings"][1])).retelling["name"] == "2"


def test_the_script_prints_a_story_and_its_retelling(gold, output, tmp_path, monkeypatch, capsys):
    files = {"gold": gold, "story": output, "told": as_output.of_retelling(gold, gold["retellings"][0])}
    for name, content in files.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(content))
    paths = [str(tmp_path / f"{name}.json") for name in files]
    monkeypatch.setattr(sys, "argv", ["score.py", *paths, "--json"])
    assert score.main() == 0
    rows = {row["measure"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert rows["figures F1"] == {"layer": "figures", "measure": "figures F1", "value": 1.0, "n": 4}
    assert rows["retellings traced"]["n"] == 1


def test_the_script_prints_pages(gold, tmp_path, monkeypatch, capsys):
    (tmp_path / "gold.json").write_text(json.dumps(gold))
    monkeypatch.setattr(sys, "argv", ["score.py", "--pages", "--retelling", "1", str(tmp_path / "gold.json")])
    assert score.main() == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["wire", "retelling-1"]


# baselines


def test_the_independent_baseline(gold, output, figures_of):
    answer = baselines.answers(output)["independent"]
    lineage = figures_of("lineage", (gold, answer))
    assert lineage["derivations F1"] == 0
    assert lineage["origins B-cubed recall"] == pytest.approx((1 / 2 + 1 / 2 + 1) / 3)
    assert lineage["newsrooms counted right"] == 0
    assert figures_of("points", (gold, answer))["points B-cubed precision"] == 1


def test_like_leads_are_copies_of_the_earlier_page():
    texts = {
        "b": "Fair opens\n\nThe harvest fair opened on Sunday with forty stalls and a brass band, its organiser said.\nMore.",
        "a": "Fair\n\nThe harvest fair opened on Sunday with forty stalls and a brass band, said its organiser.\nOther.",
        "c": "Rain\n\nHeavy rain closed two mountain roads near Orla for most of the night, police in the valley said.",
    }
    pages = [{"id": name, "name": name, "text": text} for name, text in texts.items()]
    pages[0]["published"] = {"first": "2026-03-01"}
    found = baselines.alike_leads(pages)
    assert found["derivations"] == [{"child": "a", "parent": "b", "kind": "copy", "main": True}]
    assert [origin["pages"] for origin in found["stories"][0]["origins"]] == [["b", "a"], ["c"]]


def test_the_lead_is_a_sentence_of_running_text():
    text = "Menu Home News Sport Weather Shop Jobs Courts Help Mail Log in\nShort one.\n" + "word " * 11 + "end. Then Next."
    assert baselines.lead(text) == "word " * 11 + "end."
    assert baselines.lead("Only a headline") == ""


# agreement


def test_a_gold_agrees_with_itself_and_less_with_another(gold, script):
    agreement = script("stories/agreement")
    other = copy.deepcopy(gold)
    other["pages"][0]["attributions"][1]["certainty"] = "certain"
    counts = agreement.layers.counted(agreement.cases(gold, other))
    kappa = {measure: value for measure, value, _ in agreement.kappa_rows(counts["certainty"])}
    # 5 of 6 agree; by chance (4 * 5 + 1 * 1) / 36
    assert kappa["certainty kappa"] == pytest.approx((5 / 6 - 21 / 36) / (1 - 21 / 36))
    assert kappa["evidence kappa"] == 1


def test_other_texts_cannot_be_compared(gold, script):
    other = copy.deepcopy(gold)
    other["pages"][0]["text"] += "x"
    with pytest.raises(ValueError, match="same texts"):
        list(script("stories/agreement").cases(gold, other))


# the bench script


def test_the_sealed_set_is_read_in_memory_with_its_markup(archive, gold, script):
    ((found, html),) = script("stories").sealed_stories(archive)
    assert found == gold
    assert list(html) == ["radio"]


def test_the_sealed_set_gives_totals_alone(archive, gold, script, monkeypatch, capsys):
    stories = script("stories")
    monkeypatch.setattr(stories, "SEALED", archive)
    monkeypatch.setattr(sys, "argv", ["stories.py", "--only", "sealed"])
    assert stories.main() == 0
    told = capsys.readouterr()
    rows = [json.loads(line) for line in told.out.splitlines()]
    assert {"bench", "set", "measure", "ours", "peers", "n"} == set(rows[0])
    assert {row["set"] for row in rows} == {"sealed"}
    lineage = next(row for row in rows if row["measure"] == "origins B-cubed F1")
    assert set(lineage["peers"]) == {"independent", "alike leads"}
    for word in ("Kelm", "Roe", "nurse", "roof"):
        assert word not in told.out + told.err
    assert len(gold["pages"]) == 3


def test_a_failure_on_the_sealed_set_tells_its_kind_alone(archive, script, monkeypatch):
    stories = script("stories")

    def fail(_):
        raise ValueError("Mayor Ida Roe said")

    monkeypatch.setattr(stories, "SEALED", archive)
    monkeypatch.setattr(stories, "outputs", fail)
    monkeypatch.setattr(sys, "argv", ["stories.py", "--only", "sealed"])
    with pytest.raises(SystemExit) as raised:
        stories.main()
    assert "ValueError" in str(raised.value)
    assert "Roe" not in str(raised.value)
    assert raised.value.__context__ is None


def test_a_system_page_that_the_gold_does_not_know_is_passed_over(gold, output, figures_of):
    output["pages"].append({"id": "x", "name": "x", "text": "Roof", "blocks": []})
    output["derivations"].append({"child": "x", "parent": "wire", "kind": "copy", "main": True})
    found = figures_of("lineage", Case(gold, output))
    assert found["derivations precision"] == 1 / 2
    assert found["origins B-cubed F1"] == 1
