"""The tagger that ships with the package."""

import hashlib
import itertools
import subprocess
import sys
from importlib import resources

import pytest

from twosource.language.tagger import models, tagger

TEXTS = [
    "The mayor said on Tuesday that the bridge would close.",
    "“We never saw the second boat,” Ilse Marrow told reporters.",
    "The tide turned at noon and the ferry left.",
    "",
    "\x00\ud7ff 🚢🚢 ﷽ " + "x" * 5000,
    "Port “safe”: minister",
]


@pytest.fixture
def model():
    tagger.cache_clear()
    return tagger()


def told(model, text):
    return [(text[tag.start : tag.end], tag.label) for tag in model.tag(text).outer]


def test_a_plain_statement(model):
    text = "The mayor said that the bridge would close."
    assert told(model, text) == [("The mayor", "source"), ("said", "cue"), ("that the bridge would close", "content")]


def test_a_quotation(model):
    text = "“We never saw the second boat,” Ilse Marrow said."
    assert told(model, text) == [("“We never saw the second boat,”", "content"), ("Ilse Marrow", "source"), ("said", "cue")]


def test_plain_narration_holds_no_statement(model):
    assert told(model, "The tide turned at noon and the ferry left the harbour with forty cars.") == []


def test_names(model):
    text = "“We looked twice,” said Ilse Marrow of the Harbour Workers Union in Lisbon."
    names = {(text[tag.start : tag.end], tag.label) for tag in model.tag(text).names}
    assert names == {("Ilse Marrow", "person"), ("Harbour Workers Union", "organisation"), ("Lisbon", "location")}


@pytest.mark.parametrize("text", TEXTS)
def test_tags_lie_in_the_text_in_order_and_apart(model, text):
    tags = model.tag(text)
    for row in tags:
        assert all(0 <= tag.start < tag.end <= len(text) for tag in row)
        assert all(one.end <= other.start for one, other in itertools.pairwise(row))


def test_what_was_read_before_changes_nothing(model):
    alone = [model.tag(text) for text in TEXTS]
    tagger.cache_clear()
    again = tagger()
    assert [again.tag(text) for text in reversed(TEXTS)] == alone[::-1]


def test_a_paragraph_is_read_once(model):
    assert model.tag(TEXTS[0]) is model.tag(TEXTS[0])
    assert model.tag(TEXTS[0], headline=True) is not model.tag(TEXTS[0])


def test_asking_for_the_package_loads_no_model():
    code = "import sys, twosource, twosource.language.tagger; print('onnxruntime' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_the_card_and_the_record_name_the_weights_that_ship():
    folder = resources.files("twosource.language") / "en" / "tagger"
    digest = hashlib.sha256((folder / "tagger.onnx").read_bytes()).hexdigest()
    assert models() == {"en/tagger": digest}
    assert digest in (folder / "MODEL_CARD.md").read_text("utf-8")
