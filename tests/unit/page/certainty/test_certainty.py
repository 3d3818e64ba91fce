"""Certainty, evidence, basis and outlook by example. All sentences are invented."""

import pytest

from twosource.model import Attribution, Mention, Page, Reading, Sentence, Span, content_id
from twosource.page.certainty import event_levels, find_certainty
from twosource.page.certainty.words import Phrases, match, words_in


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def attribution(text, source, cue, content, name="at", **more):
    return Attribution(
        id=name,
        page="p",
        by="test",
        source=(span(text, source),) if source else (),
        cue=(span(text, cue),) if cue else (),
        content=tuple(span(text, part) for part in content.split(" ... ")),
        mode="indirect",
        rule="test",
        **more,
    )


def reading(text, *notes):
    sentences = []
    at = 0
    for line in text.split("\n"):
        sentences.append(
            Sentence(id=content_id("se", at), page="p", by="test", span=Span(at, at + len(line)), block="b", role="paragraph")
        )
        at += len(line) + 1
    return Reading(page=Page(id="p", name="p", text=text), notes=(*sentences, *notes))


def judged(text, source, cue, content):
    (note,) = [n for n in find_certainty(reading(text, attribution(text, source, cue, content))) if n.target == "at"]
    return note


def own(text):
    (note,) = find_certainty(reading(text))
    return note


@pytest.mark.parametrize(
    ("content", "level", "cues"),
    [
        ("the dam has broken", "certain", []),
        ("it will not sell the dam", "certain", []),
        ("the dam may have broken", "possible", ["may"]),
        ("the dam could break within days", "possible", ["could"]),
        ("it is possible that the dam broke", "possible", ["it is possible"]),
        ("the dam will probably break", "likely", ["probably"]),
        ("the dam is likely to break", "likely", ["likely to"]),
        ("the dam is unlikely to break", "unlikely", ["unlikely"]),
        ("the dam is not expected to break", "unlikely", ["not expected to"]),
        ("crews are poised to open the dam", "likely", ["poised to"]),
        ("the dam appears to have broken", "likely", ["appears"]),
        ("they estimate that 300 people left", "likely", ["estimate"]),
        ("they believe the dam might break", "possible", ["believe", "might"]),
        ("the dam almost certainly broke", "likely", ["almost certainly"]),
        ("there is no doubt that the dam broke", "certain", []),
        ("there is no reason to doubt the count", "certain", []),
        ("it was not clear whether the dam broke", "undetermined", ["not clear"]),
        ("they did not know where the water went", "undetermined", ["not know"]),
        ("if the dam breaks, the town will drown", "possible", ["if"]),
        ("it would be a disaster if the dam broke", "possible", ["if"]),
        ("Should the dam break, the town would drown", "possible", ["Should"]),
        ("they signed a pact to help if the dam breaks", "certain", []),
        ("they lacked maps but believe the dam broke", "likely", ["believe"]),
        ("there is a possibility, if not a likelihood, that it broke", "possible", ["possibility", "likelihood"]),
        ("not only the dam broke", "certain", []),
    ],
)
def test_level_from_the_content(content, level, cues):
    text = f"The engineer said {content}."
    note = judged(text, "The engineer", "said", content)
    assert note.level == level
    assert [part.of(text) for part in note.cues] == cues


@pytest.mark.parametrize(
    "content",
    [
        "the crew, who may have been lost, arrived on Monday",
        "the town faces a likely bill of millions",
        "the crew arrived in the strongest possible wind",
        "the crew met where the dam could break",
        "the crew arrived in May",
    ],
)
def test_hedges_of_a_detail_leave_the_claim_certain(content):
    assert judged(f"The engineer said {content}.", "The engineer", "said", content).level == "certain"


@pytest.mark.parametrize(
    ("cue", "level", "words"),
    [
        ("said", "certain", []),
        ("claimed", "certain", []),
        ("estimated", "likely", ["estimated"]),
        ("believes", "likely", ["believes"]),
        ("denied", "denied", ["denied"]),
        ("rejected", "denied", ["rejected"]),
        ("doubts", "unlikely", ["doubts"]),
        ("did not rule out", "possible", ["not rule out"]),
        ("ruled out", "denied", ["ruled out"]),
        ("did not deny", "possible", ["not deny"]),
        ("declined to say", "undetermined", ["declined to say"]),
        ("did not say", "undetermined", ["not say"]),
        ("could not confirm", "undetermined", ["not confirm"]),
        ("neither confirmed nor denied", "undetermined", ["neither confirmed nor denied"]),
        ("does not believe", "unlikely", ["not believe"]),
        ("reportedly said", "likely", ["reportedly"]),
    ],
)
def test_level_from_the_cue(cue, level, words):
    text = f"The engineer {cue} that the dam has broken."
    note = judged(text, "The engineer", cue, "that the dam has broken")
    assert note.level == level
    assert [part.of(text) for part in note.cues] == words


def test_words_before_a_short_cue_belong_to_it():
    text = "The ministry has neither confirmed nor denied that the dam broke."
    assert judged(text, "The ministry", "denied", "that the dam broke").level == "undetermined"


def test_a_cue_that_only_suggests_takes_the_weaker_level_of_its_content():
    text = "The engineer suggested the dam could break."
    assert judged(text, "The engineer", "suggested", "the dam could break").level == "possible"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The dam broke on Monday.", "certain"),
        ("The dam reportedly broke.", "likely"),
        ("Details of the breach remain unconfirmed.", "undetermined"),
        ("It remains to be seen how the town will pay.", "undetermined"),
        ("The dam might break.", "possible"),
        ("Who will pay for the dam?", "undetermined"),
        ("The possibility has alarmed the town.", "certain"),
        ("Other towns gave different estimates of the bill.", "certain"),
    ],
)
def test_own_voice(text, level):
    note = own(text)
    assert note.level == level
    assert note.target.startswith("se-")


def test_one_for_each_attribution_and_each_untouched_sentence():
    text = "The engineer said the dam broke.\nThe town is dry.\nNobody was hurt, she added."
    notes = [
        attribution(text, "The engineer", "said", "the dam broke", "a"),
        attribution(text, "she", "added", "Nobody was hurt", "b"),
    ]
    targets = [note.target for note in find_certainty(reading(text, *notes))]
    assert targets == ["a", content_id("se", text.index("The town")), "b"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The office published satellite images and said the dam broke.", "published satellite images"),
        ("Residents have been filmed leaving, the office said the dam broke.", "filmed"),
    ],
)
def test_evidence_offered(text, words):
    note = judged(text, "office", "said", "the dam broke")
    assert note.evidence == "offered"
    assert [part.of(text) for part in note.evidence_spans] == [words]


@pytest.mark.parametrize(
    "aside",
    [
        "without providing evidence",
        "without giving any further details",
        "but did not offer proof",
        "which could not be verified",
    ],
)
def test_none_offered_in_the_sentence(aside):
    text = f"The office said, {aside}, that the dam broke."
    assert judged(text, "The office", "said", "that the dam broke").evidence == "none_offered"


def test_a_claim_of_no_evidence_is_no_caveat():
    text = "The office said there was no evidence that the dam broke."
    assert judged(text, "The office", "said", "there was no evidence that the dam broke").evidence == "unstated"


def test_false_documents_are_no_evidence():
    text = "The office said they were given false documents to show at the gate."
    assert judged(text, "The office", "said", "they were given false documents to show at the gate").evidence == "unstated"


CAVEATS = (
    ("Rivermark provided no evidence for its claims.", {"a", "c"}),
    ("It has not provided definitive evidence.", {"c"}),
    ("The claim could not be independently verified.", {"c"}),
    ("Neither Rivermark nor Hillford officials have provided details about how they knew.", {"a", "b", "c"}),
    ("Stonebridge provided no evidence.", set()),
)


@pytest.mark.parametrize(("caveat", "limited"), CAVEATS)
def test_a_following_caveat_limits_the_claims_of_the_party_it_names(caveat, limited):
    text = f"Rivermark’s office said the dam broke.\nHillford noted it stands.\nRivermark added 300 people left.\n{caveat}"
    notes = [
        attribution(text, "Rivermark’s office", "said", "the dam broke", "a"),
        attribution(text, "Hillford", "noted", "it stands", "b"),
        attribution(text, "Rivermark", "added", "300 people left", "c"),
    ]
    found = {note.target for note in find_certainty(reading(text, *notes)) if note.evidence == "none_offered"}
    assert found == limited


def test_a_caveat_finds_its_party_by_mention():
    text = "The office said the dam broke.\nShe added 300 people left.\nThe minister gave no evidence."
    mentions = [
        Mention(id="m1", page="p", by="t", span=span(text, "She"), form="pronoun", kind="person", party="m1"),
        Mention(id="m2", page="p", by="t", span=span(text, "The minister"), form="role", kind="person", party="m1"),
    ]
    notes = [
        attribution(text, "The office", "said", "the dam broke", "a"),
        attribution(text, "She", "added", "300 people left", "b", mention="m1"),
    ]
    found = {note.target for note in find_certainty(reading(text, *notes, *mentions)) if note.evidence == "none_offered"}
    assert found == {"b"}


@pytest.mark.parametrize(
    ("content", "outlook"),
    [
        ("the dam broke", "past"),
        ("the dam has broken", "past"),
        ("the dam had been opened", "past"),
        ("the dam is broken", "present"),
        ("the dam will break", "future"),
        ("the dam would be opened", "future"),
        ("crews are poised to open the dam", "future"),
        ("the dam may be opened", "future"),
        ("the dam may be weak", "present"),
        ("the dam may have broken", "past"),
        ("crews are to open the dam", "future"),
        ("surveys had determined that the dam will break", "future"),
        ("the dam is believed to have broken", "past"),
    ],
)
def test_outlook(content, outlook):
    assert judged(f"The engineer said {content}.", "The engineer", "said", content).outlook == outlook


@pytest.mark.parametrize(
    ("source", "cue", "content", "basis"),
    [
        ("A witness", "said", "the dam broke", None),
        ("A man", "said", "I saw the dam break", "witnessed"),
        ("A man", "said", "he was told the dam broke", "told"),
        ("A man", "estimated", "the dam lost water", "inferred"),
        ("A man", "said", "surveys had determined that the dam broke", "inferred"),
    ],
)
def test_basis(source, cue, content, basis):
    assert judged(f"{source} {cue} {content}.", source, cue, content).basis == basis


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The firm may sell the mine .", {3: 3}),
        ("The firm did not sell the mine .", {4: 1}),
        ("The firm might not sell .", {4: 2}),
        ("The firm intends to sell .", {4: 4}),
        ("The firm failed to sell .", {4: 1}),
        ("The firm fell on fears of war .", {6: 3}),
        ("The firm sold the mine .", {}),
        ("Not only coal fell .", {}),
    ],
)
def test_event_levels(sentence, expected):
    levels = event_levels(sentence.split())
    assert {at: level for at, level in levels.items() if at in expected} == expected
    if not expected:
        assert levels == {}


def test_an_empty_page_has_no_certainty():
    assert find_certainty(Reading(page=Page(id="p", name="p", text=""))) == ()


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("rule out", "rule out"),
        ("Rule out of hand", "rule out of hand"),
        ("rule in", None),
        ("out", None),
        ("rule", None),
        ("ruled out", None),
    ],
)
def test_the_longest_phrase_is_found(text, phrase):
    table = Phrases({"rule out": "denied", "rule out of hand": "denied", "no": "denied"})
    found = match(words_in(text, [Span(0, len(text))]), 0, table)
    assert (found[0] if found else None) == phrase


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("We were at the pier when it sank.", "witnessed"),
        ("The mayor was assured of a loan.", "told"),
        ("Tests suggested that the pier sank.", "inferred"),
        ("The pier, we suggested, sank.", None),
    ],
)
def test_the_basis_is_told_by_whole_phrases(text, basis):
    assert own(text).basis == basis
