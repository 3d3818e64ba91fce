"""A machine without onnxruntime: rules take the tagger's place, and the run says so."""

import sys

import pytest

from twosource.language.tagger import models, tagger
from twosource.model import Attribution, Page, content_id
from twosource.run import analyse

TEXT = "The mayor of Lowmere said on Tuesday that the old bridge would stay closed until the spring.\n"


@pytest.fixture
def bare(monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    tagger.cache_clear()
    yield
    tagger.cache_clear()


def page() -> Page:
    return Page(id=content_id("pg", TEXT), name="a.txt", text=TEXT)


@pytest.mark.usefixtures("bare")
def test_rules_find_it_and_one_notice_says_so():
    assert models() == {}
    coverage = analyse([page()])
    assert [one.rule for one in coverage.readings[0].of(Attribution)] != []
    assert not any(one.rule.startswith("tagger") for one in coverage.readings[0].of(Attribution))
    (notice,) = [one for one in coverage.notices if one.step == "attribution"]
    assert "pip install onnxruntime" in notice.mend


def test_with_the_tagger_its_weights_are_on_record():
    coverage = analyse([page()])
    assert [one.rule for one in coverage.readings[0].of(Attribution)] == ["tagger"]
    assert not [one for one in coverage.notices if one.step == "attribution"]
    assert len(coverage.run.models["en/tagger"]) == 64
