"""Whose word a sentence is: attributions without a source, of a part of a sentence, and inside one another."""

import msgspec
import pytest

from twosource.model import Attribution, Reading

CLAIM = "Smoke rose from the eastern silo for two hours before the alarm"
REPORT = f"{CLAIM}, a night watchman said.\nTrains were halted.\n"
WATCHMAN = ("a night watchman", "said", CLAIM)


def without_source(reading: Reading, *contents: str) -> Reading:
    """The reading, with the attributions of these contents on nobody's word."""
    notes = [
        msgspec.structs.replace(note, source=(), mention=None)
        if isinstance(note, Attribution) and note.content[0].of(reading.page.text) in contents
        else note
        for note in reading.notes
    ]
    return msgspec.structs.replace(reading, notes=tuple(notes))


def nested(reading: Reading, inner: str, outer: str) -> Reading:
    """The reading, with the attribution of one content inside that of another."""
    ids = {note.content[0].of(reading.page.text): note.id for note in reading.of(Attribution)}
    notes = [msgspec.structs.replace(note, within=ids[outer]) if note.id == ids[inner] else note for note in reading.notes]
    return msgspec.structs.replace(reading, notes=tuple(notes))


def kinds(story, parent: Reading, child: Reading, kind: str = "rewrite") -> list[str]:
    return [drift.kind for drift in story.drifts(kind, parent, child)]


def test_an_attribution_without_a_source_names_nobody(story):
    told = f"It is feared {CLAIM[0].lower()}{CLAIM[1:]}.\n"
    child = story.read(told, [("It", "is feared", f"{CLAIM[0].lower()}{CLAIM[1:]}")])
    nobody = without_source(child, f"{CLAIM[0].lower()}{CLAIM[1:]}")
    assert "attribution_lost" in kinds(story, story.read(REPORT, [WATCHMAN]), nobody)


def test_to_lose_nobody_is_no_loss(story):
    parent = without_source(story.read(REPORT, [WATCHMAN]), CLAIM)
    assert kinds(story, parent, story.read(f"{CLAIM}.\n")) == []


def test_a_source_for_a_part_of_the_sentence_speaks_not_for_all_of_it(story):
    told = "Smoke rose from the eastern silo for two hours before the owner's alarm over fire.\n"
    child = story.read(told, [("the owner's", "alarm over", "fire")])
    assert kinds(story, story.read(REPORT, [WATCHMAN]), child) == ["attribution_lost"]


def test_a_source_for_the_whole_sentence_speaks_whatever_its_verb(story):
    child = story.read(
        f"A guard swears {CLAIM[0].lower()}{CLAIM[1:]}.\n", [("A guard", "swears", CLAIM[0].lower() + CLAIM[1:])]
    )
    assert kinds(story, story.read(REPORT, [WATCHMAN]), child) == []


def test_an_addition_that_tells_of_somebodys_words_is_on_nobodys_word(story):
    text = "Divers searched the lock at Vestby on Monday.\nThe board opened the gates.\n"
    added = "Crumbling concrete had plagued ratepayers there for years, particularly given the mayor's praise of thrift.\n"
    child = story.read(text + added, [("the mayor's", "praise of", "thrift")])
    assert kinds(story, story.read(text), child) == ["unsourced_addition"]


INNER = "the pumps had been sold for scrap"
OUTER = f"her office had concluded that {INNER}"


@pytest.mark.parametrize("kept", [INNER, "the pumps had been sold for scrap in spring"])
def test_what_others_concluded_is_lost_with_those_who_tell_it(story, kept):
    report = story.read(
        f"Comptroller Ada Ferris said {OUTER}.\n",
        [("Comptroller Ada Ferris", "said", OUTER), ("her office", "had concluded", INNER)],
    )
    child = story.read(f"{kept[0].upper()}{kept[1:]}.\n")
    assert "attribution_lost" in kinds(story, nested(report, INNER, OUTER), child)
    assert kinds(story, nested(report, INNER, OUTER), story.read(f"Comptroller Ada Ferris said {OUTER}.\n")) == []


def test_a_claim_in_words_on_nobodys_word_is_still_of_who_is_named_for_it(story):
    outer = f"it was said that {INNER} at Halden Bay, a clerk said"
    inner = f"{INNER} at Halden Bay"
    report = story.read(f"According to rumour {outer}.\n", [("rumour", "According to", outer), ("a clerk", "said", inner)])
    report = without_source(nested(report, inner, outer), outer)
    assert kinds(story, report, story.read(f"{inner[0].upper()}{inner[1:]}.\n")) == ["attribution_lost"]


QUOTE = "“The valves were never built for such a storm,”"


def test_who_tells_what_another_said_does_not_say_it(story):
    text = f"Mayor Tove Brink recalled that {QUOTE} Oskar Lindqvist said.\n"
    outer = f"that {QUOTE} Oskar Lindqvist said"
    report = nested(
        story.read(text, [("Mayor Tove Brink", "recalled", outer), ("Oskar Lindqvist", "said", QUOTE)]), QUOTE, outer
    )
    moved = story.read(f"{QUOTE} Tove Brink said.\n", [("Tove Brink", "said", QUOTE)])
    (drift,) = story.drifts("edited", report, moved)
    assert (drift.kind, drift.before.span.of(text)) == ("claim_shifted", "Oskar Lindqvist")
    kept = story.read(f"{QUOTE} Oskar Lindqvist said.\n", [("Oskar Lindqvist", "said", QUOTE)])
    assert story.drifts("edited", report, kept) == ()


def test_a_time_of_saying_is_missed_at_the_verb_that_had_it(story):
    said = ("Mayor Tove Brink", "said", CLAIM)
    report = story.read(f"{CLAIM}, Mayor Tove Brink said Tuesday.\n", [said], [("Tuesday", "said", "Mayor Tove Brink")])
    told = f"{CLAIM}, Mayor Tove Brink said, recalling the port's plea for calm.\n"
    child = story.read(told, [said, ("the port's", "plea for", "calm")])
    (drift,) = story.drifts("edited", report, child)
    assert (drift.kind, drift.after.span.of(told)) == ("time_lost", "said")


def test_who_is_spoken_of_in_a_denial_does_not_deny(story):
    """The denier's silence counts, whoever of those he spoke of still speaks."""
    claim = "The board sold the pumps at Halden Bay for scrap, Tove Brink said."
    denial = "Oskar Lindqvist denied that Brink had asked about them."
    said = [("Tove Brink", "said", "The board sold the pumps at Halden Bay for scrap")]
    denied = [("Oskar Lindqvist", "denied", "that Brink had asked about them"), ("Brink", "had asked", "about them")]
    report = nested(story.read(f"{claim} {denial}\n", said + denied), "about them", "that Brink had asked about them")
    child = story.read(f"{claim} Brink said she was sad.\n", [*said, ("Brink", "said", "she was sad")])
    assert "denial_lost" in kinds(story, report, child, kind="edited")


def test_notes_that_lie_in_one_another_both_ways_end(story):
    page = nested(story.read(REPORT, [WATCHMAN]), CLAIM, CLAIM)
    assert kinds(story, page, page, kind="copy") == []
