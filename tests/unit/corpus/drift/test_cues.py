import pytest

from twosource.corpus.drift.cues import find_cues
from twosource.model import Span


def kinds(part: str, text: str) -> list[str]:
    return [cue.kind for cue in find_cues(part, text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The group provided no evidence for it.", "evidence"),
        ("The group didn’t offer any written proof.", "evidence"),
        ("The video could not be independently verified.", "verification"),
        ("She gave no further details.", "details"),
        ("He said so without elaborating.", "details"),
        ("It was not clear who had paid.", "knowledge"),
        ("The count was preliminary.", "caution"),
    ],
)
def test_caveats(text, kind):
    assert kinds("caveats", text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The bank denied any wrongdoing.", "denied"),
        ("The port neither confirmed nor denied it.", "open"),
        ("A spokesman declined to comment.", "silent"),
        ("The firm did not immediately respond to a request.", "silent"),
    ],
)
def test_denials(text, kind):
    assert kinds("denials", text) == [kind]


@pytest.mark.parametrize("text", ["He was denied bail.", "They provided the evidence.", "The view is clear."])
def test_no_limit(text):
    assert kinds("caveats", text) == kinds("denials", text) == []


def test_a_gap_never_leaves_the_clause():
    assert kinds("caveats", "He did not come. They provided the evidence.") == []
