import copy
import importlib.util
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[3] / "bench"
sys.path.insert(0, str(BENCH / "stories"))  # a folder of scripts, no package

WIRE = """Shed roof falls in Kelm

KELM (Orla Wire) — A roof fell on Monday and 12 people were hurt, Mayor Ida Roe said.
Roe said the beam may have been rotten. She gave no evidence.
Builder Tor Vane denied that the beam had been rotten.
Share this page
"""
POST = """Kelm Post
Roof falls in Kelm

A roof fell Monday and 12 people were hurt, Ida Roe said. Roe said the beam was rotten.
"""
RADIO = """Roof fall hurts 20

A nurse said 20 people, including three children, were hurt on Monday.
"""
CALM = WIRE.replace("on Monday", "Monday")
CHANGED = WIRE.replace("12 people", "14 people")


def spot(text, words, nth=1):
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return [at, at + len(words)]


def said(text, own, words, party, **more):
    """An attribution by the words of source, cue and content, each as words or as a span."""
    spans = {
        role: [spot(text, one) if isinstance(one, str) else one]
        for role, one in zip(("source", "cue", "content"), words, strict=True)
    }
    sure = {"certainty": "certain", "certainty_cues": [], "evidence": "unstated", "evidence_spans": [], "basis": None}
    plain = {"kind": "speech", "mode": "indirect", "within": None, "addressee": [], "channel": [], "said": None}
    return {"id": own, **spans, "party": party, **sure, **plain, "outlook": "past", **more}


def figure(text, own, words, value, counted, **more):
    bounds = {"low": value, "high": value, "bound": "exact", "unit": "person", "unit_code": None, "part_of": None}
    rest = {"place": [], "time": None, "condition": [], "change": None, "change_role": None, "hypothetical": False}
    return {
        "id": own, "span": spot(text, words), "counted_span": spot(text, counted), **bounds, **rest, "attribution": "a1", **more
    }  # fmt: skip


def monday(text):
    days = {"first": "2026-03-09", "last": "2026-03-09", "grain": "day", "value": None, "tells": "about"}
    return {"id": "t1", "span": spot(text, "Monday"), **days, "attribution": None}


def lines(text, *roles):
    found, start = [], 0
    for line, role in zip([line for line in text.split("\n") if line], roles, strict=True):
        start = text.index(line, start)
        found.append({"role": role, "span": [start, start + len(line)]})
        start += len(line)
    return found


def facts(**known):
    empty = {"title": None, "publisher": None, "agencies": [], "authors": [], "dateline": None, "published": None}
    return {**empty, "updated": None, "given": {}, **known}


def page(name, text, blocks, **layers):
    return {"name": name, "text": text, "html": False, "blocks": lines(text, *blocks), "own": [], **layers}


def change(kind, weight, child, before, after):
    texts = {"post": POST, "retelling 1": CALM, "retelling 2": CHANGED}
    sides = {"before": ("wire", WIRE, before), "after": (child, texts[child], after)}
    told = {side: {"page": where, "span": spot(text, words)} for side, (where, text, words) in sides.items()}
    return {"parent": "wire", "child": child, **({"kind": kind, "weight": weight} if kind else {"what": "house style"}), **told}


def story():
    wire = page(
        "wire", WIRE, ["headline", "paragraph", "paragraph", "paragraph", "furniture"],
        facts=facts(
            title={"text": "Shed roof falls in Kelm", "span": [0, 23]},
            agencies=[{"name": "Orla Wire", "evidence": []}],
            dateline={"place": "KELM", "span": spot(WIRE, "KELM")},
            published={"first": "2026-03-09", "last": "2026-03-10"},
        ),
        attributions=[
            said(WIRE, "a1", ("Mayor Ida Roe", "said", "A roof fell on Monday and 12 people were hurt"), "roe"),
            said(WIRE, "a2", (spot(WIRE, "Roe", 2), spot(WIRE, "said", 2), "the beam may have been rotten"), "roe",
                 certainty="possible", evidence="none_offered"),
            said(WIRE, "a3", ("Builder Tor Vane", "denied", "that the beam had been rotten"), "vane", certainty="denied"),
        ],
        figures=[figure(WIRE, "f1", "12", 12, "people")],
        times=[monday(WIRE)],
    )  # fmt: skip
    post = page(
        "post", POST, ["furniture", "headline", "paragraph"],
        facts=facts(
            title={"text": "Roof falls in Kelm", "span": [10, 28]}, publisher={"name": "The Kelm Post", "evidence": []}
        ),
        attributions=[
            said(POST, "a1", ("Ida Roe", "said", "A roof fell Monday and 12 people were hurt"), "roe"),
            said(POST, "a2", (spot(POST, "Roe", 2), spot(POST, "said", 2), "the beam was rotten"), "roe"),
        ],
        figures=[figure(POST, "f1", "12", 12, "people")],
        times=[monday(POST)],
    )  # fmt: skip
    radio = page(
        "radio", RADIO, ["headline", "paragraph"],
        facts=facts(title={"text": "Roof fall hurts 20", "span": [0, 18]}),
        attributions=[
            said(RADIO, "a1", ("A nurse", "said", "20 people, including three children, were hurt on Monday"), "nurse"),
        ],
        figures=[
            figure(RADIO, "f1", "20 people", 20, "people") | {"span": spot(RADIO, "20", 2)},
            figure(RADIO, "f2", "three", 3, "children", unit="child", part_of="f1"),
        ],
        times=[monday(RADIO)],
    )  # fmt: skip
    hurt = {
        "id": "hurt", "kind": "figure", "claims": ["wire/a1/f1", "post/a1/f1", "radio/a1/f1"], "outsiders": ["radio/a1/f2"],
        "relations": [
            {"left": "wire/a1/f1", "right": "radio/a1/f1", "kind": "conflict"},
            {"left": "post/a1/f1", "right": "radio/a1/f1", "kind": "conflict"},
            {"left": "wire/a1/f1", "right": "post/a1/f1", "kind": "agree"},
            {"left": "wire/a1/f1", "right": "radio/a1/f2", "kind": "not_comparable"},
        ],
        "assessment": "conflicting", "origins": 2, "newsrooms": 2, "sources": 2,
    }  # fmt: skip
    beam = {
        "id": "beam", "kind": "event", "claims": ["wire/a2", "post/a2", "wire/a3"], "outsiders": [],
        "relations": [{"left": "wire/a2", "right": "wire/a3", "kind": "denied"}],
        "assessment": "one_newsroom", "origins": 1, "newsrooms": 1, "sources": 2,
    }  # fmt: skip
    return {
        "story": "roof", "title": "Roof", "field": "accident", "lead": "wire", "pages": [wire, post, radio],
        "parties": {
            "roe": {"name": "Ida Roe", "kind": "person"},
            "vane": {"name": "Tor Vane", "kind": "person"},
            "nurse": {"name": "someone at the hospital", "kind": "anonymous"},
        },
        "derivations": [{"child": "post", "parent": "wire", "kind": "abridged"}],
        "origins": [{"pages": ["wire", "post"], "newsroom": "Orla Wire", "seen": True}, {"pages": ["radio"], "seen": True}],
        "newsrooms": 2,
        "drifts": [
            change("hedge_lost", "grave", "post", "may have been rotten", "was rotten"),
            change("caveat_lost", "notable", "post", "She gave no evidence.", "the beam was rotten"),
        ],
        "harmless": [change(None, None, "post", "on Monday", "Monday")],
        "points": [hurt, beam],
        "retellings": [
            {"name": "1", "text": CALM, "kind": "copy", "drifts": [],
             "harmless": [change(None, None, "retelling 1", "on Monday", "Monday")]},
            {"name": "2", "text": CHANGED, "kind": "copy", "harmless": [],
             "drifts": [change("figure_changed", "grave", "retelling 2", "12 people", "14 people")]},
        ],
    }  # fmt: skip


@pytest.fixture
def gold():
    return story()


@pytest.fixture
def output(gold):
    """What a system without mistakes prints for the story; a test damages it."""
    from scoring import as_output

    return copy.deepcopy(as_output.of_story(gold))


@pytest.fixture
def figures_of():
    """The figures of one layer for a gold and one output or several cases."""
    from scoring import layers
    from scoring.case import Case

    def found(layer, *cases):
        made = [case if isinstance(case, Case) else Case(*case) for case in cases]
        return {measure: value for _, (measure, value, _) in layers.rows(layers.counted(made, [layer]))}

    return found


@pytest.fixture
def script():
    """Loads a script of bench/ by its path, since the folder is no package."""

    def load(name):
        spec = importlib.util.spec_from_file_location(f"bench_{name.replace('/', '_')}", BENCH / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load
