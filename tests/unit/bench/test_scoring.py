"""Each layer: gold against itself, and damage whose figure was worked out by hand."""

import copy
import itertools
import json
import random

import pytest
from scoring import align, as_output, layers, tally
from scoring.case import Case

ERRORS = ("lines lost", "wrong", "not resolved", "drifts listed", "false alarms")


def item(output, kind, own):
    return next(one for one in output[kind] if one["id"] == own)


def test_gold_against_itself_is_right_everywhere(gold, output):
    cases = [Case(gold, output)]
    cases += [Case(gold, as_output.of_retelling(gold, one), one) for one in gold["retellings"]]
    found = list(layers.rows(layers.counted(cases)))
    assert {layer for layer, _ in found} == set(layers.LAYERS)
    for _, (measure, value, _) in found:
        assert value == pytest.approx(0.0 if any(word in measure for word in ERRORS) else 1.0), measure


def test_an_empty_output_finds_nothing_and_harms_nothing(gold, figures_of):
    empty = {"pages": []}
    assert figures_of("attributions", (gold, empty))["attributions, overlap F1"] == 0
    assert figures_of("points", (gold, empty))["points B-cubed precision"] == 1
    assert figures_of("drift", (gold, empty))["drift recall"] == 0


# align


def test_equal_texts_keep_their_offsets():
    assert align.places("ab c", "ab c") == [0, 1, 2, 3]


def test_other_spacing_quotes_and_extra_lines_are_aligned():
    gold, system = "“No,” she said.\n\nThe end.", 'Menu\n"No," she  said.\nAd\nThe end.'
    places = align.places(system, gold)
    assert places[system.index("No")] == gold.index("No")
    assert places[system.index("said")] == gold.index("said")
    assert places[system.index("end")] == gold.index("end")
    assert places[0] == align.NOWHERE


def test_a_line_that_was_moved_is_found_again():
    gold = "By Ann Bo\nThe long first paragraph tells what happened there.\nShare"
    system = "Share\nThe long first paragraph tells what happened there.\nBy Ann Bo"
    places = align.places(system, gold)
    assert places[system.index("Share")] == gold.index("Share")
    assert places[system.index("Bo")] == gold.index("Bo")


# tally


def test_b_cubed_by_hand():
    counts = tally.Counts()
    tally.clustered(counts, "x", {1: ["a"], 2: ["a"], 3: ["b"]}, {1: ["p"], 2: ["q"], 3: ["q"]})
    found = {measure: value for measure, value, _ in tally.cluster_rows(counts, "x")}
    assert found["x B-cubed precision"] == pytest.approx((1 + 1 / 2 + 1 / 2) / 3)
    assert found["x B-cubed recall"] == pytest.approx((1 / 2 + 1 / 2 + 1) / 3)


def test_macro_f1_by_hand():
    counts = tally.Counts()
    for one, other in (("a", "a"), ("a", "a"), ("a", "b"), ("b", "b")):
        tally.classed(counts, "x", one, other)
    found = {measure: value for measure, value, _ in tally.macro_rows(counts, "x")}
    assert found == {"x macro F1": pytest.approx((4 / 5 + 2 / 3) / 2), "x accuracy": 3 / 4}


# blocks and facts


def test_a_lost_paragraph_and_missed_furniture(gold, output, figures_of):
    page = output["pages"][0]
    page["blocks"] = [block for block in page["blocks"] if block["span"] != gold["pages"][0]["blocks"][2]["span"]]
    next(block for block in page["blocks"] if block["role"] == "furniture")["role"] = "paragraph"
    found = figures_of("blocks", (gold, output))
    assert found["body lines lost"] == pytest.approx(1 / 5)
    assert found["furniture lines F1"] == pytest.approx(2 * 1 / (2 + 2))


def test_roles_are_weighed_by_characters(gold, output, figures_of):
    wrong = output["pages"][0]["blocks"][0]
    wrong["role"] = "paragraph"
    size = sum(len("".join(page["text"].split())) for page in gold["pages"])
    assert figures_of("blocks", (gold, output))["roles right, by characters"] == pytest.approx(1 - 19 / size)


def test_facts_by_hand(gold, output, figures_of):
    wire, post, _ = output["pages"]
    wire["published"] = {"first": "2026-03-10", "last": "2026-03-12"}
    post["publisher"] = {"name": "KELM POST", "evidence": []}
    post["title"] = None
    wire["agencies"].append({"name": "Ida Roe", "evidence": []})
    found = figures_of("facts", (gold, output))
    assert found["published F1"] == 0
    assert found["published overlapping F1"] == 1
    assert found["publisher F1"] == 1
    assert found["title F1"] == pytest.approx(2 * 2 / (2 + 3))
    assert found["agencies F1"] == pytest.approx(2 * 1 / (2 + 1))


def test_what_was_given_is_not_scored(gold, output, figures_of):
    gold["pages"][1]["facts"]["given"] = {"published": "2026-03-10", "publisher": "The Kelm Post"}
    output["pages"][1]["published"] = {"first": "2026-03-10", "last": "2026-03-10", "how": "given"}
    assert figures_of("facts", (gold, output))["published F1"] == 1


# attributions and certainty


def test_a_missed_attribution_and_a_wrong_source(gold, output, figures_of):
    output["attributions"] = [one for one in output["attributions"] if one["id"] != "wire/a3"]
    item(output, "attributions", "post/a1")["source"] = []
    found = figures_of("attributions", (gold, output))
    assert found["attributions, overlap F1"] == pytest.approx(2 * 5 / (5 + 6))
    assert found["attributions, linked F1"] == pytest.approx(2 * 4 / (5 + 6))


def test_nested_attributions_are_left_out_of_the_outermost(gold, output, figures_of):
    whole = item(output, "attributions", "radio/a1")
    inner = [whole["content"][0][0], whole["content"][0][0] + 2]
    output["attributions"].append({**whole, "id": "x", "source": [inner], "cue": [inner], "content": [inner]})
    found = figures_of("attributions", (gold, output))
    assert found["attributions, overlap F1"] == pytest.approx(2 * 6 / (7 + 6))
    assert found["outermost attributions, overlap F1"] == 1


def test_the_figures_are_those_of_the_polnear_scorer(gold, output, figures_of, script):
    scorer = script("score_attribution")
    chance = random.Random(5)
    for _ in range(40):
        damaged = copy.deepcopy(output)
        damaged["attributions"] = [one for one in damaged["attributions"] if chance.random() > 0.2]
        for one, role in itertools.product(damaged["attributions"], ("source", "cue", "content")):
            one[role] = [[max(0, s + chance.randint(-15, 9)), e + 9] for s, e in one[role] if chance.random() > 0.1]
            one[role] = [[s, min(e, 60)] for s, e in one[role] if s < min(e, 60)]
        docs = {page["name"]: {"text": page["text"], "attributions": page["attributions"]} for page in gold["pages"]}
        listed = {name: {"attributions": [one for one in damaged["attributions"] if one["page"] == name]} for name in docs}
        theirs = scorer.score(docs, listed)["attribution"]["all"]
        ours = figures_of("attributions", (gold, damaged))
        for measure in ("overlap", "linked"):
            assert ours[f"attributions, {measure} F1"] == pytest.approx(theirs[measure]["f1"])


def test_certainty_by_hand(gold, output, figures_of):
    item(output, "attributions", "wire/a2")["certainty"] = "certain"
    item(output, "attributions", "wire/a2")["evidence"] = "unstated"
    found = figures_of("certainty", (gold, output))
    assert found["certainty macro F1"] == pytest.approx((8 / 9 + 0 + 1) / 3)
    assert found["evidence macro F1"] == pytest.approx((10 / 11 + 0) / 2)
    assert found["certainty accuracy"] == pytest.approx(5 / 6)


def test_an_own_voice_sentence_is_judged_by_its_claim(gold, output, figures_of):
    own = {**gold["pages"][2]["attributions"][0], "id": "o1", "spans": [[0, 18]], "certainty": "possible"}
    gold["pages"][2]["own"] = [own]
    claim = {
        "id": "c",
        "page": "radio",
        "spans": [[0, 18]],
        "attribution": None,
        "certainty": "possible",
        "evidence": "unstated",
    }
    output["claims"].append(claim)
    assert figures_of("certainty", (gold, output))["certainty macro F1"] == 1
    claim["certainty"] = "certain"
    assert figures_of("certainty", (gold, output))["certainty accuracy"] == pytest.approx(6 / 7)


# parties


def test_a_source_taken_for_another_and_one_not_resolved(gold, output, figures_of):
    item(output, "attributions", "wire/a3")["source_id"] = "roe"
    item(output, "attributions", "post/a1")["source_id"] = None
    found = figures_of("parties", (gold, output))
    assert found["sources right"] == pytest.approx(4 / 6)
    assert found["sources wrong"] == pytest.approx(1 / 6)
    assert found["sources not resolved"] == pytest.approx(1 / 6)
    # roe: a1, a2, post a2 with vane's a3; post a1 alone; the nurse alone
    assert found["sources B-cubed precision"] == pytest.approx((3 * 3 / 4 + 1 / 4 + 1 + 1) / 6)
    assert found["sources B-cubed recall"] == pytest.approx((3 * 3 / 4 + 1 / 4 + 1 + 1) / 6)


def test_a_source_under_a_strange_name_is_wrong(gold, output, figures_of):
    item(output, "sources", "vane")["name"] = "the beam"
    assert figures_of("parties", (gold, output))["sources wrong"] == pytest.approx(1 / 6)


def test_an_anonymous_source_goes_by_the_words_of_the_page(gold, output, figures_of):
    item(output, "sources", "nurse")["name"] = "a nurse"
    assert figures_of("parties", (gold, output))["sources right"] == 1


# figures and times


def test_figures_by_hand(gold, output, figures_of):
    item(output, "figures", "wire/f1")["bound"] = "at_least"
    item(output, "figures", "radio/f1")["counted"] = "roofs"
    item(output, "figures", "post/f1")["attribution"] = None
    found = figures_of("figures", (gold, output))
    assert found["figures F1"] == pytest.approx(3 / 4)
    assert found["figures with counted F1"] == pytest.approx(2 / 4)
    assert found["figures with attribution F1"] == pytest.approx(2 / 4)
    assert found["parts of a whole F1"] == 1


def test_a_part_without_its_whole(gold, output, figures_of):
    item(output, "figures", "radio/f1")["low"] = 21
    assert figures_of("figures", (gold, output))["parts of a whole F1"] == 0


def test_a_counted_thing_may_be_said_in_more_words_or_be_the_unit(gold, output, figures_of):
    item(output, "figures", "radio/f1")["counted"] = "hurt people in Kelm"
    item(output, "figures", "radio/f2")["counted"] = "child"
    assert figures_of("figures", (gold, output))["figures with counted F1"] == 1


def test_times_by_hand(gold, output, figures_of):
    item(output, "times", "wire/t1").update(first="2026-03-02", last="2026-03-02")
    item(output, "times", "post/t1").update(first="2026-03-09T09:00Z")
    output["times"] = [one for one in output["times"] if one["id"] != "radio/t1"]
    found = figures_of("times", (gold, output))
    assert found["times found F1"] == pytest.approx(2 * 2 / (2 + 3))
    assert found["times with first and last day F1"] == pytest.approx(2 * 1 / (2 + 3))


# lineage


def test_a_wrong_kind_and_a_derivation_that_is_none(gold, output, figures_of):
    output["derivations"][0]["kind"] = "copy"
    output["derivations"].append({"child": "radio", "parent": "wire", "kind": "rewrite", "main": True})
    found = figures_of("lineage", (gold, output))
    assert found["derivations F1"] == pytest.approx(2 * 1 / (2 + 1))
    assert found["derivations with kind F1"] == 0


def test_a_further_pair_that_is_not_the_main_one_does_no_harm(gold, output, figures_of):
    output["derivations"].append({"child": "radio", "parent": "wire", "kind": "rewrite", "main": False})
    assert figures_of("lineage", (gold, output))["derivations F1"] == 1


def test_origins_and_newsrooms_by_hand(gold, output, figures_of):
    output["stories"][0]["origins"] = [{"pages": ["wire", "post", "radio"], "newsroom": "The Orla Wire"}]
    output["stories"][0]["newsrooms"] = 1
    found = figures_of("lineage", (gold, output))
    assert found["origins B-cubed precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert found["origins B-cubed recall"] == 1
    assert found["newsrooms counted right"] == 0
    assert found["newsrooms named right"] == 1


def test_a_retelling_that_is_not_traced(gold, figures_of):
    one, two = gold["retellings"]
    untraced = {**as_output.of_retelling(gold, two), "derivations": []}
    found = figures_of("lineage", (gold, as_output.of_retelling(gold, one), one), (gold, untraced, two))
    assert found["retellings traced"] == 1 / 2


# drift


def test_kind_and_words_make_a_drift_right(gold, output, figures_of):
    hedge, caveat = output["drifts"]
    hedge["kind"] = "quotation_altered"
    caveat["weight"] = "slight"
    caveat["before"] = None
    found = figures_of("drift", (gold, output))
    assert found["drift recall"] == 1 / 2
    assert found["drift precision"] == 1 / 2
    assert found["drift, hedge_lost recall"] == 0
    assert found["drift, quotation_altered precision"] == 0
    assert found["drift, notable ones recall"] == 1
    assert found["drift, slight ones precision"] == 1
    assert found["weights right"] == 0
    assert found["drifts listed under another kind"] == 1 / 2


def test_a_drift_listed_on_a_harmless_edit_is_a_false_alarm(gold, output, figures_of):
    edit = gold["harmless"][0]
    output["drifts"].append({**edit, "id": "x", "kind": "time_changed", "weight": "slight"})
    found = figures_of("drift", (gold, output))
    assert found["drift precision"] == pytest.approx(2 / 3)
    assert found["drifts listed on harmless edits"] == pytest.approx(1 / 3)
    assert found["false alarms on harmless edits"] == 1


def test_other_words_and_other_pages_are_no_partner(gold, output, figures_of):
    hedge, caveat = output["drifts"]
    hedge["before"], hedge["after"] = ({"page": page, "span": [0, 4]} for page in ("wire", "post"))
    caveat["parent"], caveat["child"] = caveat["child"], caveat["parent"]
    found = figures_of("drift", (gold, output))
    assert found["drift recall"] == 0
    assert found["drifts listed on nothing the gold marks"] == 1


def test_drifts_on_a_retelling_that_changed_nothing_are_counted(gold, figures_of):
    one = gold["retellings"][0]
    listed = as_output.of_retelling(gold, one)
    listed["drifts"] = [
        {"kind": "time_lost", "weight": "slight", "parent": "wire", "child": "retelling-1",
         "before": {"page": "wire", "span": [0, 4]}, "after": None}
    ] * 2  # fmt: skip
    found = figures_of("drift", (gold, listed, one))
    assert found["drifts listed on a retelling that changed nothing"] == 2
    assert found["drift in retellings precision"] == 0


# points


def test_relations_between_copies_make_no_difference(gold, output, figures_of):
    hurt = output["points"][0]
    hurt["relations"] = [{"left": "radio/a1/f1", "right": "post/a1/f1", "kind": "conflict"}]
    found = figures_of("points", (gold, output))
    assert found["conflict recall"] == 1
    assert found["conflict precision"] == 1


def test_a_wrong_relation_and_a_wrong_direction(gold, output, figures_of):
    hurt, beam = output["points"]
    hurt["relations"] = [{"left": "wire/a1/f1", "right": "radio/a1/f1", "kind": "agree"}]
    beam["relations"] = [{"left": "wire/a3", "right": "wire/a2", "kind": "denied"}]
    found = figures_of("points", (gold, output))
    assert found["conflict recall"] == 0
    assert found["agree precision"] == 0
    assert found["denied recall"] == 0
    assert found["denied precision"] == 0


def test_points_split_and_outsiders_taken_in(gold, output, figures_of):
    hurt, _ = output["points"]
    radio = hurt["claims"].pop()
    outsider = {"claim": "radio/a1", "figure": "radio/f2"}
    output["points"].append({**hurt, "id": "other", "claims": [radio, outsider], "relations": [], "assessment": "open"})
    found = figures_of("points", (gold, output))
    # seven items: wire and post f1 keep one another, radio's f1 sits with the outsider, three of the beam are right
    assert found["points B-cubed precision"] == pytest.approx((1 + 1 + 1 / 2 + 1 / 2 + 3) / 7)
    assert found["points B-cubed recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 3) / 7)
    assert found["points matched"] == 1
    assert found["assessments right"] == 1


def test_a_claim_that_is_not_comparable_counts_as_set_aside(gold, output, figures_of):
    hurt, _ = output["points"]
    output["claims"].append({**item(output, "claims", "radio/a1"), "id": "children"})
    hurt["claims"].append({"claim": "children", "figure": "radio/f2"})
    hurt["relations"].append({"left": "radio/a1/f1", "right": "children", "kind": "not_comparable"})
    assert figures_of("points", (gold, output))["points B-cubed F1"] == 1


def test_a_relation_of_a_claim_with_two_figures_counts_for_the_right_one(gold, output, figures_of):
    hurt, _ = output["points"]
    hurt["claims"] = [
        {"claim": "wire/a1", "figure": "wire/f1"}, {"claim": "radio/a1", "figure": "radio/f1"},
        {"claim": "radio/a1", "figure": "radio/f2"},
    ]  # fmt: skip
    hurt["relations"] = [{"left": "wire/a1", "right": "radio/a1", "kind": "conflict"}]
    found = figures_of("points", (gold, output))
    assert (found["conflict recall"], found["conflict precision"]) == (1, 1)


def test_a_wrong_assessment(gold, output, figures_of):
    output["points"][0]["assessment"] = "corroborated"
    assert figures_of("points", (gold, output))["assessments right"] == 1 / 2


# a system whose text is another


def spaced(gold, output):
    """The output as of a system that renders the pages with other lines."""
    shift = {}
    for page, known in zip(output["pages"], gold["pages"], strict=True):
        page["text"] = "Skip to content\n" + page["text"].replace("\n", "\n\n")
        places = align.places(page["text"], known["text"])
        shift[page["name"]] = {at: new for new, at in reversed(list(enumerate(places))) if at >= 0}

    def move(page, spans):
        return [[shift[page][start], shift[page][end - 1] + 1] for start, end in spans]

    for page in output["pages"]:
        page["blocks"] = [{**block, "span": move(page["id"], [block["span"]])[0]} for block in page["blocks"]]
    for one, role in itertools.product([*output["attributions"], *output["claims"]], ("source", "cue", "content", "spans")):
        one[role] = move(one["page"], one.get(role) or [])
    sides = [one[side] for one in output["drifts"] for side in ("before", "after")]
    for one in [*output["figures"], *output["times"], *sides]:
        one["span"] = move(one["page"], [one["span"]])[0]
    return output


def test_a_rendering_with_more_lines_scores_as_the_text_itself(gold, output):
    for _, (measure, value, _) in layers.rows(layers.counted([Case(gold, spaced(gold, output))])):
        assert value == pytest.approx(0.0 if any(word in measure for word in ERRORS) else 1.0), measure


def test_the_output_of_gold_is_json(output):
    assert json.loads(json.dumps(output)) == output
