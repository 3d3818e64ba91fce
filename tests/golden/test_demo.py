"""The bundled story, from bytes to findings: what a careful reader of the seven pages finds in it."""

import importlib.resources
import json

import pytest

from twosource.read import read_facts_csv, read_paths
from twosource.report import machine
from twosource.run import analyse


@pytest.fixture(scope="module")
def document():
    folder = importlib.resources.files("twosource") / "demo"
    taken = read_paths([str(folder / "pages")], facts=read_facts_csv(str(folder / "facts.csv")))
    return json.loads(machine.encode(analyse(taken.pages, faults=taken.faults)))


@pytest.fixture(scope="module")
def names(document):
    return {page["id"]: page["name"] for page in document["pages"]}


def words(document, page_id, spans):
    text = next(page["text"] for page in document["pages"] if page["id"] == page_id)
    return " … ".join(text[start:end] for start, end in spans)


def test_no_page_fails(document):
    assert document["faults"] == []


def test_the_unrelated_page_stays_out(document, names):
    stories = sorted(sorted(names[page] for page in story["pages"]) for story in document["stories"])
    assert [len(pages) for pages in stories] == [6, 1]
    assert stories[1] == ["tavona-rates.txt"]


def test_copies_and_the_rewrite_fold_into_one_origin(document, names):
    story = max(document["stories"], key=lambda story: len(story["pages"]))
    origins = sorted(sorted(names[page] for page in origin["pages"]) for origin in story["origins"])
    assert origins == [
        ["dayglance.html", "estrel-courier.html", "harbour-gazette.txt"],
        ["maren-examiner.html"],
        ["norvane-friday.txt"],
        ["tavona-public-radio.txt"],
    ]
    assert story["newsrooms"] == 3


def test_each_retelling_has_its_parent_and_kind(document, names):
    main = {names[item["child"]]: (names[item["parent"]], item["kind"]) for item in document["derivations"] if item["main"]}
    assert main["harbour-gazette.txt"] == ("estrel-courier.html", "abridged")
    assert main["dayglance.html"] == ("estrel-courier.html", "rewrite")


def test_furniture_is_set_aside_and_no_sentence_of_a_report_is(document):
    set_aside = "\n".join(
        words(document, page["id"], [block["span"]])
        for page in document["pages"]
        for block in page["blocks"]
        if block["role"] == "furniture"
    )
    for line in ("half price", "cookies", "Report this comment", "lighthouse", "harbour tunnel", "Sign up"):
        assert line in set_aside
    for line in ("Brandt", "tonnes", "Saltmarket", "Venn", "Lund"):
        assert line not in set_aside


@pytest.mark.parametrize(
    ("page", "who", "content"),
    [
        ("estrel-courier.html", "Laan", "900 tonnes"),
        ("estrel-courier.html", "Brandt", "still taking people out"),
        ("estrel-courier.html", "Corvin Freight", "only bagged product"),
        ("tavona-public-radio.txt", "Venn", "17 people had died"),
        ("tavona-public-radio.txt", "Solheim", "Nothing like that quantity"),
        ("maren-examiner.html", "Lund", "registered 12 deaths"),
        ("norvane-friday.txt", "Brandt", "risen to 19"),
    ],
)
def test_who_said_what(document, names, page, who, content):
    source = {item["id"]: item["name"] for item in document["sources"]}
    said = [
        source.get(item["source_id"], "")
        for item in document["attributions"]
        if names[item["page"]] == page and content in words(document, item["page"], item["content"])
    ]
    assert any(who in name for name in said), said


def test_the_drifts_of_the_retellings_are_listed(document, names):
    listed = {(names[item["child"]], item["kind"]) for item in document["drifts"]}
    assert {
        ("harbour-gazette.txt", "caveat_lost"),
        ("harbour-gazette.txt", "denial_lost"),
        ("dayglance.html", "quotation_altered"),
        ("dayglance.html", "attribution_lost"),
        ("dayglance.html", "figure_blurred"),
        ("dayglance.html", "unsourced_addition"),
    } <= listed


def test_the_toll_is_overtaken_and_the_hospital_count_is_not_compared(document):
    figures = {item["id"]: item for item in document["figures"]}
    given = {point["id"]: figures_by_claim(point, figures) for point in document["points"]}
    tolls = [point for point in document["points"] if {17, 19} <= set().union(*given[point["id"]].values())]
    assert len(tolls) == 1
    assert tolls[0]["assessment"] == "superseded"
    values = given[tolls[0]["id"]]
    kinds = [
        (values.get(item["left"], set()), values.get(item["right"], set()), item["kind"]) for item in tolls[0]["relations"]
    ]
    assert any(14 in left and 19 in right and kind == "superseded" for left, right, kind in kinds)
    assert {kind for left, right, kind in kinds if 12 in left | right} == {"not_comparable"}


def figures_by_claim(point, figures):
    values = {}
    for claim in point["claims"]:
        values.setdefault(claim["claim"], set()).add(figures[claim["figure"]]["low"] if claim["figure"] else None)
    return values
