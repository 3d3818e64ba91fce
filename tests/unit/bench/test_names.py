"""The benchmark of names: its marks, its measures, the parties of a story, and that its names are its own."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture
def names(script):
    return script("names")


# marks


def test_marks_are_taken_out_and_keep_their_place(names):
    one = names.parsed("Dr {p:Ida Roe} of {o:Kelm Wool} left {l:Kelm}’s {x:Beam Fair}.")
    assert one.text == "Dr Ida Roe of Kelm Wool left Kelm’s Beam Fair."
    assert {(one.text[start:end], kind) for start, end, kind in one.names} == {
        ("Ida Roe", "person"),
        ("Kelm Wool", "organisation"),
        ("Kelm", "location"),
        ("Beam Fair", "other"),
    }
    assert not one.headline


def test_a_headline_loses_its_sign(names):
    assert names.parsed("# {l:Kelm} sleeps") == ("Kelm sleeps", True, {(0, 4, "location")})


def test_a_sentence_may_hold_no_name(names):
    assert names.parsed("Rain fell: 3 mm.") == ("Rain fell: 3 mm.", False, frozenset())


@pytest.mark.parametrize(
    "line", ["{p:Ida Roe said", "Ida} Roe", "{o:Bank of {l:Kelm}}", "{z:Kelm}", "{p:}", "{p: Ida}", "{p:Ida } Roe"]
)
def test_marks_that_do_not_fit_are_refused(names, line):
    with pytest.raises(names.BadMark, match=r"name is empty|mark is not closed"):
        names.parsed(line)


# measures


def test_names_scored_against_themselves_are_all_right(names):
    sentences = [names.parsed(line) for line in ("{p:Roe} and {o:Kelm Wool}", "# {l:Kelm}, {x:Kelmish}", "Rain fell.")]
    gold = {one.text: one.names for one in sentences}
    found = names.measures(sentences, lambda text, _: gold[text])
    assert {value for value, _ in found.values()} == {1.0}
    assert found["span and kind F1"] == (1.0, 4)
    assert found["without a name, none found"] == (1.0, 1)
    assert found["headlines, span and kind F1"] == (1.0, 2)


def test_a_wrong_kind_costs_the_kind_and_keeps_the_span(names):
    sentences = [names.parsed("{p:Roe} left {o:Kelm Wool}.")]
    found = names.measures(sentences, lambda *_: [(0, 3, "person"), (9, 18, "person")])
    assert found["span F1"][0] == 1.0
    assert found["span and kind F1"][0] == 0.5
    assert found["person F1"][0] == pytest.approx(2 / 3)
    assert found["organisation F1"] == (0.0, 1)


def test_a_name_cut_short_is_missed_and_wrong(names):
    sentences = [names.parsed("{p:Ida Roe} left."), names.parsed("{p:Roe} slept.")]
    found = names.measures(sentences, lambda *_: [(0, 3, "person")])
    assert found["span and kind precision"][0] == found["span and kind recall"][0] == 0.5


def test_a_name_where_there_is_none_counts_against(names):
    found = names.measures(
        [names.parsed("Rain fell."), names.parsed("Snow fell.")], lambda text, _: [(0, 4, "other")] * ("Rain" in text)
    )
    assert found["without a name, none found"] == (0.5, 2)
    assert found["span and kind F1"] == (0.0, 0)


def test_the_finder_is_told_what_is_a_headline(names):
    told = []
    names.measures([names.parsed("# A"), names.parsed("B")], lambda *asked: told.append(asked) or [])
    assert told == [("A", True), ("B", False)]


# the baseline


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rain fell on Monday.", set()),
        ("On Tuesday Mayor Ida Roe left.", {("Ida Roe", "person")}),
        ("The roof, Judge Ida Roe said, fell.", {("Ida Roe", "person")}),
        ("They rang the Kelm Wool Board in Orla.", {("Kelm Wool Board", "organisation"), ("Orla", "location")}),
        ("They broke the Treaty of Kelm’s seal and the Beam Act.", {("Treaty of Kelm", "person"), ("Beam Act", "other")}),
        ("“Rain,” he said. Snow fell.", set()),
        ("Ida Roe left.", {("Ida Roe", "person")}),
    ],
)
def test_the_baseline_finds_runs_of_capitals(names, text, wanted):
    assert {(text[start:end], kind) for start, end, kind in names.baseline(text)} == wanted


# the parties of a story


def story(source, party):
    text = f"Roof falls\n{source} said the roof fell."
    at = text.index(source)
    page = {
        "text": text,
        "blocks": [{"role": "headline", "span": [0, 10]}, {"role": "paragraph", "span": [11, len(text)]}],
        "attributions": [{"source": [[at, at + len(source)]], "party": "one"}] * 2,
    }
    return {"pages": [page], "parties": {"one": party}}


@pytest.mark.parametrize(
    ("source", "party", "name"),
    [
        ("Mayor Ida Roe", {"name": "Ida Roe", "kind": "person"}, "Ida Roe"),
        ("Roe, who saw it,", {"name": "Ida Roe", "kind": "person"}, "Roe"),
        ("Yda Roe", {"name": "Ida Roe", "names": ["Ida Roe", "Yda Roe"], "kind": "person"}, "Yda Roe"),
        ("The Union of Roofers", {"name": "Union of Roofers", "kind": "organisation"}, "Union of Roofers"),
        ("Kelm", {"name": "Kelm Wool", "kind": "organisation"}, "Kelm"),
        ("Kelm’s largest weaver", {"name": "Kelm Wool", "kind": "organisation"}, None),
        ("She", {"name": "Ida Roe", "kind": "person"}, None),
        ("Kelm police", {"name": "police in Kelm", "kind": "government"}, None),
        ("A roofer", {"name": "A roofer", "kind": "anonymous"}, None),
    ],
)
def test_a_source_is_a_name_where_it_holds_its_partys(names, source, party, name):
    found = [one.text[one.start : one.end] for one in names.parties(story(source, party))]
    assert found == ([name] if name else [])


def test_a_party_stands_in_its_block(names):
    (one,) = names.parties(story("Ida Roe", {"name": "Ida Roe", "kind": "person"}))
    assert (one.text, one.headline, one.kinds) == ("Ida Roe said the roof fell.", False, {"person"})


def test_a_party_nobody_named_is_passed_over(names):
    assert not list(names.parties({**story("It", {}), "parties": {}}))


@pytest.mark.parametrize(
    ("found", "kind"),
    [([], None), ([(8, 12, "person")], None), ([(0, 9, "other")], "other"), ([(0, 1, "location"), (1, 7, "person")], "person")],
)
def test_the_kind_is_that_of_the_name_that_shares_most(names, found, kind):
    assert names.kind_at(found, 0, 7) == kind


def test_a_firm_taken_for_a_person_is_wrong(names):
    named = [
        *names.parties(story("Marsh Vane", {"name": "Marsh Vane", "kind": "organisation"})),
        *names.parties(story("Ida Roe", {"name": "Ida Roe", "kind": "person"})),
    ]
    assert names.right_kinds(named, lambda text, _: [(0, text.index(" said"), "person")]) == (0.5, 2)
    assert names.right_kinds(named, lambda text, _: [(0, text.index(" said"), "organisation")]) == (0.5, 2)


# the sentences


def test_the_sentences_are_what_their_readme_says(names):
    sentences = [names.parsed(line) for line in (ROOT / "bench" / "names" / "sentences.txt").read_text("utf-8").splitlines()]
    kinds = [kind for one in sentences for _, _, kind in one.names]
    assert len({one.text for one in sentences}) == 300
    assert sum(one.headline for one in sentences) == 40
    assert sum(not one.names for one in sentences) == 53
    assert [kinds.count(kind) for kind in names.KINDS.values()] == [97, 142, 116, 68]


def test_no_person_or_firm_of_the_sentences_is_trained_on(names):
    trained = "\n".join(file.read_text("utf-8") for file in sorted((ROOT / "training" / "own").glob("*.txt")))
    marked = re.findall(r"\{[po]:([^}]*)\}", (ROOT / "bench" / "names" / "sentences.txt").read_text("utf-8"))
    assert [name for name in marked if " " in name and name in trained] == []
