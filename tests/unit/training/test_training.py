"""What the tagger is taught: labels stay with their words, however a text is cut, varied or marked."""

import random
from importlib import resources
from pathlib import Path

import pytest
import tokenizers
from training.augment import varied
from training.data import KIND_LABELS, ROLE_LABELS, UNKNOWN, Article, Labeller, batches, char_labels
from training.markup import BadMark, parsed, read_passages

from twosource.language.pieces import LONGEST

OWN = Path(__file__).parents[3] / "training" / "own"
MARKED = (
    "# [t:Bridge is safe], [c:says] [s:port]\n"
    "{l:Lowmere} – [s:{p:Ida Quill}, the harbour master,] [c:said] [t:the bridge was “safe” and that [S:engineers] "
    "[C:had found] [T:no crack]].\n"
    "[t:“We looked twice,”] [s:she] [c:said].\n"
)


@pytest.fixture(scope="module")
def labeller() -> Labeller:
    folder = resources.files("twosource.language") / "en" / "tagger"
    tokenizer = tokenizers.Tokenizer.from_str((folder / "tokenizer.json").read_text("utf-8"))
    return Labeller(tokenizer, ["NNP"], ["nsubj"])


def spoken(article: Article, role: str) -> list[str]:
    return [article.text[start:end] for one in article.attributions for start, end in one[role]]


def test_marks_become_spans():
    article = parsed("a", MARKED)
    assert "[" not in article.text
    assert "{" not in article.text
    assert spoken(article, "source") == ["port", "Ida Quill, the harbour master,", "she"]
    assert spoken(article, "cue") == ["says", "said", "said"]
    assert [article.text[s:e] for one in article.inner for s, e in one["content"]] == ["no crack"]
    assert [(article.text[s:e], kind) for s, e, kind in article.entities] == [("Lowmere", "location"), ("Ida Quill", "person")]
    assert article.headlines == {0}


@pytest.mark.parametrize("marked", ["[s:Ida", "Ida]", "[s:{p:Ida]}", "[s: Ida]", "[s:]"])
def test_bad_marks_are_refused(marked):
    with pytest.raises(BadMark):
        parsed("a", marked)


def labelled(window, labels, names, text):
    """Words of each labelled stretch of a window."""
    out, before = [], "O"
    for (start, end), number in zip(window.spans, labels, strict=True):
        prefix, _, name = names[max(number, 0)].partition("-")
        if prefix == "B":
            out.append([name, start, end])
        elif prefix == "I":
            assert before == name
            out[-1][2] = end
        before = name
    return [(name, text[start:end]) for name, start, end in out]


@pytest.mark.parametrize("longest", [1, 40, LONGEST])
def test_windows_hold_the_labels_of_their_words(labeller, longest):
    article = parsed("a", MARKED)
    windows = list(labeller.windows(article, longest))
    assert len(windows) == (3 if longest == 1 else len(windows))
    outer = [one for window in windows for one in labelled(window, window.outer, ROLE_LABELS, article.text)]
    assert ("source", "Ida Quill, the harbour master,") in outer
    assert ("content", "“We looked twice,”") in outer
    kinds = [one for window in windows for one in labelled(window, window.kinds, KIND_LABELS, article.text)]
    assert kinds == [("location", "Lowmere"), ("person", "Ida Quill")]
    assert all(len(window.ids) <= LONGEST + 2 for window in windows)


def test_nobody_looked_for_nested_ones_is_not_none_there(labeller):
    article = parsed("a", MARKED)._replace(inner=None, entities=None)
    window = next(labeller.windows(article, LONGEST))
    assert set(window.inner) == {UNKNOWN}
    assert set(window.kinds) == {UNKNOWN}


@pytest.mark.parametrize("seed", range(30))
def test_a_varied_text_keeps_its_parts(seed):
    article = parsed("a", MARKED)
    words = [(s, e, "NNP", "PERSON" if kind == "person" else "LOCATION", "x") for s, e, kind in article.entities]
    other = varied(article._replace(words=words), random.Random(seed))
    assert len(other.attributions) == len(article.attributions)
    assert spoken(other, "cue") == ["says", "said", "said"]
    assert spoken(other, "content")[0] == "Bridge is safe"
    assert all(0 <= start < end <= len(other.text) for start, end, _ in other.entities)


def test_a_span_that_begins_inside_a_word_still_begins(labeller):
    article = Article("a", "an anti-port vow", [{"source": [], "cue": [], "content": [[4, 16]]}], None, [], None, frozenset())
    (window,) = labeller.windows(article, LONGEST)
    assert next(ROLE_LABELS[number] for number in window.outer if number) == "B-content"


def test_labels_of_code_points():
    labels = char_labels("A said b", [{"source": [[0, 1]], "cue": [[2, 6]], "content": [[7, 8]]}])
    assert [ROLE_LABELS[number] for number in labels] == ["B-source", "O", "B-cue", *["I-cue"] * 3, "O", "B-content"]


def test_batches_hold_every_window_once(labeller):
    windows = list(labeller.windows(parsed("a", MARKED * 9), 1))
    made = batches(windows, 64, random.Random(1))
    assert sorted(len(one.ids) for batch in made for one in batch) == sorted(len(one.ids) for one in windows)


@pytest.mark.parametrize("path", sorted(OWN.glob("*.txt")), ids=lambda path: path.stem)
def test_our_own_passages_are_well_marked(path):
    assert len(read_passages(path)) >= 150
