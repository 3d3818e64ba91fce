"""Signs of evidence and whose claims they belong to, by example. All sentences are invented."""

import pytest

from twosource.model import Attribution, Page, Reading, Sentence, Span
from twosource.page.certainty import find_certainty

CLAIM = "The warden said the dam broke."


def attribution(text, source, cue, content, name="at"):
    source, cue, content = (Span(text.index(part), text.index(part) + len(part)) for part in (source, cue, content))
    return Attribution(
        id=name, page="p", by="test", source=(source,), cue=(cue,), content=(content,), mode="indirect", rule="test"
    )


def reading(text, *notes):
    sentences = []
    at = 0
    for line in text.split("\n"):
        span = Span(at, at + len(line))
        sentences.append(Sentence(id=f"se{at}", page="p", by="test", span=span, block="b", role="paragraph"))
        at += len(line) + 1
    return Reading(page=Page(id="p", name="p", text=text), notes=(*sentences, *notes))


def evidence(text):
    """The evidence of the claim that the dam broke."""
    note = attribution(text, "The warden", "said", "the dam broke")
    (found,) = [one for one in find_certainty(reading(text, note)) if one.target == "at"]
    return found


@pytest.mark.parametrize(
    "caveat",
    [
        "The Courier News could not verify the claim.",
        "There was no independent confirmation of this.",
        "It was not possible to verify his account.",
        "He showed us no papers.",
        "He declined to provide evidence.",
        "He would not say how he knew.",
        "He has yet to produce proof.",
        "The account could not be confirmed.",
    ],
)
def test_a_caveat_in_the_next_sentence(caveat):
    assert evidence(f"{CLAIM}\n{caveat}").evidence == "none_offered"


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("He showed us the log.", "showed us the log"),
        ("He handed a list of readings to reporters.", "handed a list of readings to reporters"),
        ("He later released photographs of the breach.", "released photographs"),
    ],
)
def test_proof_in_the_next_sentence(sign, words):
    found = evidence(f"{CLAIM}\n{sign}")
    assert found.evidence == "offered"
    assert [span.of(f"{CLAIM}\n{sign}") for span in found.evidence_spans] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The warden said the dam broke, citing satellite images.",
        "The warden said the dam broke, in a letter seen by the Courier.",
        "The warden said the dam broke, according to minutes shown to the Courier News.",
    ],
)
def test_proof_in_the_sentence(text):
    assert evidence(text).evidence == "offered"


@pytest.mark.parametrize(
    "text",
    [
        f"{CLAIM}\nThe records of the office showed nothing.",
        f"{CLAIM}\nShe read a report and had seen the sea.",
        f"{CLAIM}\nFourteen deaths were recorded.",
    ],
)
def test_what_is_no_sign(text):
    assert evidence(text).evidence == "unstated"


def test_neither_account_is_that_of_the_last_two_parties():
    text = "Ana said it ran.\nBo said it stood.\nCy said it flew.\nNeither account could be independently verified."
    notes = [
        attribution(text, "Ana", "said", "it ran", "a"),
        attribution(text, "Bo", "said", "it stood", "b"),
        attribution(text, "Cy", "said", "it flew", "c"),
    ]
    found = {note.target: note for note in find_certainty(reading(text, *notes))}
    assert [found[name].evidence for name in "abc"] == ["unstated", "none_offered", "none_offered"]


def test_a_paper_once_shown_stays_shown():
    text = "The dam leaked, according to a letter seen by the Courier.\nThe letter says it broke."
    notes = [
        attribution(text, "a letter seen by the Courier", "according to", "The dam leaked", "a"),
        attribution(text, "The letter", "says", "it broke", "b"),
    ]
    assert {note.evidence for note in find_certainty(reading(text, *notes))} == {"offered"}


def test_a_caveat_beside_another_claim_goes_back():
    text = "The warden said the dam broke.\nHe gave no evidence, and the town denied it."
    notes = [
        attribution(text, "The warden", "said", "the dam broke", "a"),
        attribution(text, "the town", "denied", "it.", "b"),
    ]
    found = {note.target: note.evidence for note in find_certainty(reading(text, *notes))}
    assert found == {"a": "none_offered", "b": "unstated"}


def test_what_could_not_be_verified_is_undetermined_in_own_voice():
    (note,) = find_certainty(reading("The claim could not be independently verified."))
    assert (note.level, note.rule) == ("undetermined", "caveat")


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("The dam is highly likely to break.", "predicate in the main clause (yardstick word; PHIA: 80 to 90 %)"),
        (
            "The dam is unlikely to break.",
            "predicate in the main clause (yardstick word; ICD 203: 20 to 45 %, PHIA: 25 to 35 %)",
        ),
        ("The dam is not likely to break.", "predicate in the main clause"),
        ("The dam may break.", "modal in the main clause"),
    ],
)
def test_a_yardstick_word_is_shown_with_its_band_and_no_other_word_is(sentence, rule):
    (note,) = find_certainty(reading(sentence))
    assert note.rule == rule
