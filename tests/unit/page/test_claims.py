"""What attributions and own-voice sentences assert."""

import msgspec

from twosource.model import (
    Attribution,
    Block,
    Certainty,
    Figure,
    Mention,
    Page,
    Period,
    Reading,
    Role,
    Sentence,
    Span,
    TimeRef,
)
from twosource.page.claims import make_claims
from twosource.page.sentences import find_sentences

TEXT = "Ann said Bob knew 12 boats sank on Friday. The harbour closed at 9 on Monday. It rained. Nobody came to the port."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(words: str) -> Mention:
    return Mention(
        id=f"me-{words}", page="p", by="test", span=at(words), form="name", kind="person", name=words, party=f"me-{words}"
    )


def attribution(source: str, cue: str, content: str, within: str | None = None) -> Attribution:
    return Attribution(
        id=f"at-{source}",
        page="p",
        by="test",
        source=(at(source),),
        cue=(at(cue),),
        content=(at(content),),
        mention=f"me-{source}",
        mode="indirect",
        within=within,
        rule="told",
    )


def figure(words: str) -> Figure:
    return Figure(id=f"fg-{words}", page="p", by="test", span=at(words), low=1.0, high=1.0, bound="exact", rule="told")


def time(words: str, *, tells: str | None = None, of: str | None = None, period: Period | None = None) -> TimeRef:
    return TimeRef(
        id=f"ti-{words}", page="p", by="test", span=at(words), tells=tells, attribution=of, period=period, rule="told"
    )


def certainty(target: str) -> Certainty:
    return Certainty(id=f"ce-{target}", page="p", by="test", target=target, level="certain", outlook="past", rule="told")


def reading(*notes, role: Role = "paragraph") -> Reading:
    block = Block(id="bl", page="p", by="test", role=role, span=Span(0, len(TEXT)), why="told")
    bare = Reading(page=Page(id="p", name="p", text=TEXT), notes=(block,))
    return Reading(page=bare.page, notes=(block, *find_sentences(bare), *notes))


def nested() -> tuple:
    return (
        mention("Ann"),
        mention("Bob"),
        attribution("Ann", "said", "Bob knew 12 boats sank on Friday"),
        attribution("Bob", "knew", "12 boats sank on Friday", within="at-Ann"),
    )


def test_one_claim_per_attribution_and_own_voice_sentence():
    claims = make_claims(reading(*nested()))
    assert [(claim.attribution, claim.spans[0].of(TEXT)) for claim in claims] == [
        ("at-Ann", "Bob knew 12 boats sank on Friday"),
        ("at-Bob", "12 boats sank on Friday"),
        (None, "The harbour closed at 9 on Monday."),
        (None, "Nobody came to the port."),
    ]


def test_headlines_are_no_claims_in_own_voice():
    assert make_claims(reading(role="headline")) == ()


def test_via_runs_from_the_one_quoted_to_the_one_whose_word_it_is():
    outer, inner, *own = make_claims(reading(*nested()))
    assert (outer.via, inner.via, own[0].via) == (("me-Ann",), ("me-Ann", "me-Bob"), ())


def test_figures_and_times_belong_to_the_innermost_claim():
    outer, inner, own, _ = make_claims(reading(*nested(), figure("12"), figure("9"), time("on Friday"), time("on Monday")))
    assert (outer.figures, inner.figures, own.figures) == ((), ("fg-12",), ("fg-9",))
    assert (outer.times, inner.times, own.times) == ((), ("ti-on Friday",), ("ti-on Monday",))


def test_said_and_about():
    day = Period(first="2031-03-07", last="2031-03-07", grain="day")
    notes = (
        *nested(),
        time("on Friday", tells="about", of="at-Bob", period=day),
        time("on Monday", tells="said", of="at-Ann", period=day),
    )
    outer, inner, own, _ = make_claims(reading(*notes))
    assert (outer.said, outer.about) == ("ti-on Monday", None)
    assert (inner.said, inner.about) == (None, "ti-on Friday")
    assert own.said is None


def test_certainty_is_joined_by_its_target():
    plain = reading(*nested())
    sentence = plain.of(Sentence)[1]
    outer, _, own = make_claims(reading(*nested(), certainty("at-Ann"), certainty(sentence.id)))
    assert (outer.certainty, own.certainty) == ("ce-at-Ann", f"ce-{sentence.id}")
    assert own.sentence == sentence.id


def test_a_speaker_nobody_names_leaves_no_trace_in_via():
    unnamed = attribution("Bob", "knew", "12 boats sank on Friday")
    (claim, *_) = make_claims(reading(unnamed))
    assert claim.via == ()


def scored(note: Attribution, score: float) -> Attribution:
    return msgspec.structs.replace(note, score=score)


def test_what_more_likely_reports_nobody_is_the_pages_own_voice():
    deed = scored(attribution("Nobody", "came to", "the port"), 0.3)
    claims = make_claims(reading(deed, certainty("at-Nobody")))
    assert [(claim.attribution, claim.spans[0].of(TEXT), claim.certainty) for claim in claims] == [
        (None, "Nobody came to the port.", "ce-at-Nobody")
    ]


def test_a_sentence_with_a_report_is_not_in_own_voice_for_a_deed_in_it():
    deed = scored(attribution("Bob", "knew", "12 boats sank on Friday", within="at-Ann"), 0.3)
    told = scored(attribution("Ann", "said", "Bob knew 12 boats sank on Friday"), 0.96)
    claims = make_claims(reading(told, deed, figure("12"), certainty("at-Ann"), certainty("at-Bob")))
    assert [(claim.attribution, claim.figures) for claim in claims] == [("at-Ann", ("fg-12",))]


def test_via_passes_over_what_reports_nobody():
    outer = scored(attribution("Ann", "said", "Bob knew 12 boats sank on Friday"), 0.3)
    inner = scored(attribution("Bob", "knew", "12 boats sank on Friday", within="at-Ann"), 0.9)
    (claim, *_) = make_claims(reading(mention("Ann"), mention("Bob"), outer, inner))
    assert (claim.attribution, claim.via) == ("at-Bob", ("me-Bob",))


def test_a_page_without_sentences_has_no_claims():
    assert make_claims(Reading(page=Page(id="p", name="p", text=""))) == ()
