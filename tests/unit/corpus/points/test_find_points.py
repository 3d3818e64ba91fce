"""Figures of invented pages, gathered to points."""

from collections.abc import Sequence

import msgspec
import pytest
from build import Number, PageBuilder, Voice, number, origin, person, story

from twosource.corpus.points import find_points
from twosource.corpus.sources import find_sources
from twosource.model import Attribution, Claim, Derivation, Origin, Passage, Point, Reading, Span

NORWAY = Voice(who="The Norwegian government", name="Norwegian government", kind="government")
DENMARK = Voice(who="The Danish army", name="Danish army", kind="organisation")
MONITOR = Voice(who="Fjord Monitor", name="Fjord Monitor", kind="organisation")
MAYOR = person("Ida Lund")


def points(readings: Sequence[Reading], *origins: Origin, derivations: Sequence[Derivation] = ()) -> tuple[Point, ...]:
    return find_points(story(*origins), readings, find_sources(readings), derivations)


def claim_page(name: str, voice: Voice, words: str, figure: Number, *, published: str | None = None, **more) -> PageBuilder:
    page = PageBuilder(name, published=published)
    page.says(voice, "said", words, [figure], **more)
    return page


def two_pages(left: PageBuilder, right: PageBuilder) -> Point:
    (point,) = points([left.reading(), right.reading()], origin("Aurel Wire", left), origin("Upland Register", right))
    return point


def sent(count: str, value: float, *, were: str = "had been", **more) -> tuple[str, Number]:
    words = f"{count} Kenyan soldiers {were} sent to Iceland"
    return words, number(count, value, "Kenyan soldiers", place="Iceland", **more)


def derived(child: PageBuilder, parent: PageBuilder, kind: str = "copy") -> Derivation:
    return Derivation(
        id=f"de-{child.name}",
        why="test",
        child=child.id,
        parent=parent.id,
        main=True,
        kind=kind,
        direction_by="time",
        containment=(1.0, 1.0),
        passages=(Passage(child=Span(0, 5), parent=Span(0, 5)),),
        score=1.0,
    )


def test_two_sources_of_two_newsrooms_that_agree_corroborate():
    point = two_pages(claim_page("a.txt", NORWAY, *sent("3,000", 3000)), claim_page("b.txt", DENMARK, *sent("3,000", 3000)))
    assert (point.origins, point.newsrooms, point.sources, point.assessment) == (2, 2, 2, "corroborated")
    assert [relation.kind for relation in point.relations] == ["agree"]
    assert point.question == "How many Kenyan soldiers were sent to Iceland?"


def test_two_values_that_exclude_each_other_conflict():
    point = two_pages(claim_page("a.txt", NORWAY, *sent("3,000", 3000)), claim_page("b.txt", DENMARK, *sent("9,000", 9000)))
    assert point.assessment == "conflicting"
    (relation,) = point.relations
    assert relation.kind == "conflict"
    assert "“3,000” and “9,000” differ by more than rounding allows" in relation.why


def test_a_bound_leaves_room():
    words, figure = sent("more than 3,000", 3000)
    bound = Number(words="more than 3,000", low=3000, bound="more_than", counted=figure.counted, place="Iceland")
    point = two_pages(claim_page("a.txt", NORWAY, words, bound), claim_page("b.txt", DENMARK, *sent("9,000", 9000)))
    assert [relation.kind for relation in point.relations] == ["compatible"]
    assert point.assessment == "open"


def test_two_newsrooms_on_one_word_have_one_source():
    point = two_pages(claim_page("a.txt", NORWAY, *sent("3,000", 3000)), claim_page("b.txt", NORWAY, *sent("3,000", 3000)))
    assert (point.newsrooms, point.sources, point.assessment) == (2, 1, "one_source")


def test_a_spokesman_and_his_government_are_one_source():
    voice = person("Danish army spokesman Bo Friis", "Bo Friis", role="spokesman", affiliation="Danish army")
    point = two_pages(claim_page("a.txt", DENMARK, *sent("3,000", 3000)), claim_page("b.txt", voice, *sent("3,000", 3000)))
    assert (point.sources, point.assessment) == (1, "one_source")


def test_two_ministries_of_one_government_do_not_corroborate_each_other():
    minister = person("Danish Health Minister Bo Friis", "Bo Friis", role="Health Minister", affiliation="Danish")
    point = two_pages(claim_page("a.txt", DENMARK, *sent("3,000", 3000)), claim_page("b.txt", minister, *sent("3,000", 3000)))
    assert point.assessment == "open"


def test_a_later_figure_of_the_same_source_takes_the_place_of_the_earlier():
    point = two_pages(
        claim_page("b.txt", NORWAY, *sent("9,000", 9000), published="2031-05-09"),
        claim_page("a.txt", NORWAY, *sent("3,000", 3000), published="2031-05-02"),
    )
    (relation,) = point.relations
    assert relation.kind == "superseded"
    assert "gave “9,000” later than “3,000”" in relation.why
    assert point.assessment == "superseded"


def test_what_was_said_counts_from_when_it_was_said():
    point = two_pages(
        claim_page("a.txt", NORWAY, *sent("3,000", 3000), published="2031-05-09", said="2031-05-01"),
        claim_page("b.txt", NORWAY, *sent("9,000", 9000), published="2031-05-04"),
    )
    assert [(relation.kind, relation.why.split("“")[1][:5]) for relation in point.relations] == [("superseded", "9,000")]


def test_figures_of_two_sources_more_than_a_week_apart_do_not_conflict():
    point = two_pages(
        claim_page("a.txt", NORWAY, *sent("3,000", 3000), published="2031-05-01"),
        claim_page("b.txt", DENMARK, *sent("9,000", 9000), published="2031-05-20"),
    )
    assert [relation.kind for relation in point.relations] == ["not_comparable"]


def toll(count: str, value: float) -> tuple[str, Number]:
    return f"{count} people were killed in the Tarn valley", number(count, value, "people")


def test_a_growing_toll_is_no_conflict():
    point = two_pages(
        claim_page("a.txt", NORWAY, *toll("12", 12), published="2031-05-01"),
        claim_page("b.txt", MAYOR, *toll("15", 15), published="2031-05-02"),
    )
    assert [relation.kind for relation in point.relations] == ["superseded"]
    assert point.question == "How many people were killed?"


def test_tolls_of_undated_pages_are_not_compared():
    point = two_pages(claim_page("a.txt", NORWAY, *toll("12", 12)), claim_page("b.txt", MAYOR, *toll("15", 15)))
    assert [relation.kind for relation in point.relations] == ["not_comparable"]
    assert point.assessment == "open"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("12 people were killed", number("12", 12, "people")), ("30 people were injured", number("30", 30, "people"))),
        (
            ("12 Danish soldiers", number("12", 12, "Danish soldiers")),
            ("30 Kenyan soldiers", number("30", 30, "Kenyan soldiers")),
        ),
        (("12 soldiers were sent", number("12", 12, "soldiers")), ("30 boats were sent", number("30", 30, "boats"))),
        (
            ("12 soldiers died in Kenya", number("12", 12, "soldiers", place="Kenya")),
            ("30 soldiers died in Iceland", number("30", 30, "soldiers", place="Iceland")),
        ),
        (("12 people were killed", number("12", 12, "people")), ("another 3 people were killed", number("3", 3, "people"))),
    ],
)
def test_other_matters_are_not_compared(left, right):
    one, other = claim_page("a.txt", NORWAY, *left), claim_page("b.txt", MAYOR, *right)
    assert points([one.reading(), other.reading()], origin("Aurel Wire", one), origin("Upland Register", other)) == ()


@pytest.mark.parametrize(
    ("more", "count", "kind", "words"),
    [
        ({"outlook": "future"}, 3000, "not_comparable", "is of what is to come"),
        ({"certainty": "denied"}, 3000, "denied", "is denied by its speaker"),
        ({"certainty": "denied"}, 9000, "not_comparable", "is denied by its speaker"),
        ({"certainty": "undetermined"}, 3000, "unanswered", "is neither confirmed nor denied by its speaker"),
    ],
)
def test_what_is_no_estimate_is_shown_but_not_counted(more, count, kind, words):
    pages = [
        claim_page("a.txt", MAYOR, *sent(f"{count:,}", count, were="would be" if "outlook" in more else "had been"), **more),
        claim_page("b.txt", MONITOR, *sent("3,000", 3000)),
        claim_page("c.txt", NORWAY, *sent("3,000", 3000)),
    ]
    (point,) = points([page.reading() for page in pages], *(origin(f"room {page.name}", page) for page in pages))
    assert len(point.claims) == 3
    assert point.assessment == "corroborated"
    assert point.sources == 2
    (answer,) = [relation for relation in point.relations if words in relation.why]
    assert answer.kind == kind
    assert answer.right == point.claims[0].claim or kind == "not_comparable"


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("3,000 Kenyan soldiers have been sent to Iceland and more will follow", True),
        ("so far 3,000 Kenyan soldiers are in Iceland and that number will rise", True),
        ("3,000 Kenyan soldiers have been promised to Iceland", False),
    ],
)
def test_what_has_happened_is_no_forecast_though_the_sentence_looks_ahead(words, counts):
    ahead = claim_page("a.txt", MAYOR, words, number("3,000", 3000, "Kenyan soldiers", place="Iceland"), outlook="future")
    point = two_pages(claim_page("b.txt", MONITOR, *sent("3,000", 3000)), ahead)
    assert ([relation.kind for relation in point.relations] == ["agree"]) is counts


def test_forecasts_that_cannot_both_come_true_conflict_beside_what_is_counted():
    counted = claim_page("a.txt", MONITOR, *sent("3,000", 3000))
    ahead = [
        claim_page(name, voice, *sent(f"{count:,}", count, were="would be"), outlook="future")
        for name, voice, count in (("b.txt", MAYOR, 5000), ("c.txt", NORWAY, 9000))
    ]
    pages = [counted, *ahead]
    (point,) = points([page.reading() for page in pages], *(origin(f"room {page.name}", page) for page in pages))
    kinds = {
        relation.kind for relation in point.relations if {relation.left, relation.right} <= {c.claim for c in point.claims[1:]}
    }
    assert kinds == {"conflict"}


def test_words_that_take_up_a_forecast_are_one_too():
    page = PageBuilder("a.txt")
    words, figure = sent("9,000", 9000, were="would be")
    page.says(MAYOR, "said", words, [figure], outlook="future")
    page.says(NORWAY, "put", "the figure at 3,000", [number("3,000", 3000)], outlook="present")
    (point,) = points([page.reading()], origin("Aurel Wire", page))
    assert [relation.kind for relation in point.relations] == ["conflict"]


def test_a_supposition_does_not_set_its_speaker_s_estimate_aside():
    page = PageBuilder("a.txt")
    words, figure = "3,000 Kenyan soldiers had been sent", number("3,000", 3000, "Kenyan soldiers")
    page.says(NORWAY, "said", words, [figure])
    supposed = number("90,000", 90000, "Kenyan soldiers", hypothetical=True)
    page.says(NORWAY, "added", "even 90,000 Kenyan soldiers would change nothing", [supposed])
    point = two_pages(page, claim_page("b.txt", MONITOR, words, figure))
    assert point.sources == 2


def test_a_supposed_number_is_no_estimate():
    one = claim_page("a.txt", NORWAY, *sent("3,000", 3000))
    other = claim_page("b.txt", DENMARK, *sent("3,000", 3000))
    third = claim_page("c.txt", MAYOR, *sent("90,000", 90000, hypothetical=True))
    (point,) = points(
        [page.reading() for page in (one, other, third)], *(origin(page.name, page) for page in (one, other, third))
    )
    assert [relation.why for relation in point.relations if relation.kind == "not_comparable"] == [
        "“90,000” is supposed, not estimated."
    ]


def test_a_narrower_place_is_another_scope():
    words = "4,500 Kenyan soldiers were at the border"
    border = claim_page("b.txt", MAYOR, words, number("4,500", 4500, "Kenyan soldiers", place="the border"))
    point = two_pages(claim_page("a.txt", NORWAY, *sent("3,000", 3000)), border)
    assert [relation.kind for relation in point.relations] == ["not_comparable"]
    assert "only “the border”" in point.relations[0].why


def test_a_part_is_a_matter_of_its_own():
    pages = []
    for name, officers in (("a.txt", 500), ("b.txt", 900)):
        page = PageBuilder(name)
        words = f"3,000 Kenyan soldiers had been sent to Iceland, including {officers} Kenyan soldiers of rank"
        whole = number("3,000", 3000, "Kenyan soldiers")
        page.says(NORWAY, "said", words, [whole, number(str(officers), officers, "Kenyan soldiers", part_of=0)])
        pages.append(page)
    found = points([page.reading() for page in pages], *(origin(page.name, page) for page in pages))
    assert len(found) == 2


def test_the_second_number_of_a_change_is_what_holds():
    page = PageBuilder("a.txt")
    words = "the number of Kenyan soldiers had risen from 3,000 to 9,000 in Iceland"
    page.says(
        NORWAY,
        "said",
        words,
        [
            number("3,000", 3000, "Kenyan soldiers", change_role="from"),
            number("9,000", 9000, "Kenyan soldiers", change_role="to"),
        ],
    )
    point = two_pages(page, claim_page("b.txt", DENMARK, *sent("9,000", 9000)))
    assert [relation.kind for relation in point.relations] == ["agree"]


def test_a_copy_adds_to_no_count():
    first, second = claim_page("a.txt", NORWAY, *sent("3,000", 3000)), claim_page("b.txt", DENMARK, *sent("9,000", 9000))
    copy = claim_page("c.txt", NORWAY, *sent("3,000", 3000))
    before = two_pages(first, second)
    (after,) = points(
        [page.reading() for page in (first, second, copy)],
        origin("Aurel Wire", first, copy),
        origin("Upland Register", second),
        derivations=[derived(copy, first)],
    )
    assert (after.origins, after.newsrooms, after.sources) == (before.origins, before.newsrooms, before.sources)
    assert after.assessment == before.assessment
    assert len(after.claims) == 3
    assert len(after.relations) == 1


def test_a_retelling_with_another_value_is_not_a_second_estimate():
    first = claim_page("a.txt", NORWAY, *sent("3,000", 3000))
    retold = claim_page("b.txt", NORWAY, *sent("9,000", 9000))
    (point,) = points(
        [first.reading(), retold.reading()],
        origin("Aurel Wire", first, retold),
        derivations=[derived(retold, first, "rewrite")],
    )
    assert point.relations == ()
    assert (point.origins, point.assessment) == (1, "one_newsroom")


def test_a_lone_figure_is_no_point():
    page = claim_page("a.txt", NORWAY, *sent("3,000", 3000))
    assert points([page.reading()], origin("Aurel Wire", page)) == ()
    assert find_points(story(), [], [], []) == ()


def test_a_bare_number_takes_up_what_was_counted_before():
    page = PageBuilder("a.txt")
    words, figure = sent("3,000", 3000)
    page.says(NORWAY, "said", words, [figure])
    page.says(DENMARK, "put", "the figure at 9,000", [number("9,000", 9000)])
    (point,) = points([page.reading()], origin("Aurel Wire", page))
    assert [relation.kind for relation in point.relations] == ["conflict"]


def test_nations_by_name_are_counted_with_their_soldiers():
    words = "9,000 Kenyans had been sent to Iceland"
    by_name = claim_page("b.txt", DENMARK, words, number("9,000", 9000, "Kenyans", place="Iceland"))
    point = two_pages(claim_page("a.txt", NORWAY, *sent("9,000", 9000)), by_name)
    assert point.assessment == "corroborated"


def test_figures_of_another_time_are_another_matter():
    one, other = PageBuilder("a.txt"), PageBuilder("b.txt")
    one.says(NORWAY, "said", "12 people were killed in the flood", [number("12", 12, "people")])
    other.tells("A flood killed 900 people many years ago.", [number("900", 900, "people")], time="many years ago")
    readings = [one.reading(), other.reading()]
    assert points(readings, origin("Aurel Wire", one), origin("Upland Register", other)) == ()


def test_the_order_of_pages_changes_nothing():
    pages = [
        claim_page("a.txt", NORWAY, *sent("3,000", 3000)),
        claim_page("b.txt", DENMARK, *sent("9,000", 9000)),
        claim_page("c.txt", MONITOR, *sent("9,000", 9000)),
    ]
    readings = [page.reading() for page in pages]
    rooms = [origin(page.name, page) for page in pages]
    assert points(readings, *rooms) == points(readings[::-1], *rooms)


def tonnes(words: str, stated: str, value: float, **more) -> tuple[str, Number]:
    return words, number(stated, value, unit="tonne", unit_code="t", **more)


def test_a_measure_is_asked_for_by_what_it_measures():
    one = claim_page("a.txt", NORWAY, *tonnes("the shed had held 900 tonnes of potash", "900 tonnes", 900))
    other = claim_page("b.txt", MAYOR, *tonnes("there were 2,150 tonnes of potash in the shed", "2,150 tonnes", 2150))
    point = two_pages(one, other)
    assert point.question == "How many tonnes of potash?"


def test_a_measure_of_something_unsaid_takes_it_from_the_words_before():
    one = claim_page("a.txt", NORWAY, *tonnes("the shed had held 900 tonnes of raw potash", "900 tonnes", 900))
    other = PageBuilder("b.txt")
    other.tells("Letters ask for the raw potash to be moved.")
    other.says(MAYOR, "spoke", "of 2,150 tonnes in the shed", [number("2,150 tonnes", 2150, unit="tonne", unit_code="t")])
    point = two_pages(one, other)
    assert [relation.kind for relation in point.relations] == ["conflict"]


def test_a_measure_of_which_nothing_can_be_asked_is_no_point():
    one = claim_page("a.txt", NORWAY, *tonnes("the lorry bridge shook and 900 tonnes fell", "900 tonnes", 900))
    other = claim_page("b.txt", MAYOR, *tonnes("the lorry bridge shook and 800 tonnes fell", "800 tonnes", 800))
    assert points([one.reading(), other.reading()], origin("Aurel Wire", one), origin("Upland Register", other)) == ()


def test_a_later_toll_overtakes_a_bound_by_another_source():
    words, figure = "at least 12 people were killed", Number(words="at least 12", low=12, bound="at_least", counted="people")
    point = two_pages(
        claim_page("a.txt", NORWAY, words, figure, published="2031-05-01"),
        claim_page("b.txt", MAYOR, *toll("15", 15), published="2031-05-02"),
    )
    assert [relation.kind for relation in point.relations] == ["superseded"]
    assert point.assessment == "superseded"


def test_a_later_smaller_toll_by_another_source_conflicts():
    point = two_pages(
        claim_page("a.txt", NORWAY, *toll("15", 15), published="2031-05-01"),
        claim_page("b.txt", MAYOR, *toll("12", 12), published="2031-05-02"),
    )
    assert [relation.kind for relation in point.relations] == ["conflict"]


def test_people_go_home_so_a_later_smaller_count_overtakes():
    words = "people cannot go home"
    point = two_pages(
        claim_page("a.txt", NORWAY, f"3,200 {words}", number("3,200", 3200, "people"), published="2031-05-01"),
        claim_page("b.txt", MAYOR, f"400 {words}", number("400", 400, "people"), published="2031-05-04"),
    )
    assert [relation.kind for relation in point.relations] == ["superseded"]
    assert point.question == "How many people were displaced?"


def test_what_held_before_a_change_is_no_estimate_of_now():
    page = PageBuilder("b.txt", published="2031-05-04")
    page.says(
        NORWAY,
        "said",
        "the number of people killed had risen to 19, up from 14",
        [number("19", 19, "people", change_role="to"), number("14", 14, "people", change_role="from")],
    )
    point = two_pages(claim_page("a.txt", NORWAY, *toll("14", 14), published="2031-05-01"), page)
    assert [relation.kind for relation in point.relations] == ["superseded"]
    assert "“19” later than “14”" in point.relations[0].why


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("12 people had died", "The figure does not include those who died at the quay."),
        ("the clinic, the larger of two hospitals, has registered 12 deaths", "It is full."),
        ("12 people had died in the old town alone", "It is full."),
        ("12 people were killed, not counting two who died later", "It is full."),
    ],
)
def test_a_limited_count_is_not_compared(first, second):
    page = PageBuilder("a.txt", published="2031-05-02")
    page.says(MAYOR, "said", first, [number("12", 12, "deaths" if "deaths" in first else "people")])
    page.tells(second)
    point = two_pages(claim_page("b.txt", NORWAY, *toll("17", 17), published="2031-05-02"), page)
    assert [relation.kind for relation in point.relations] == ["not_comparable"]
    assert "“12” is limited" in point.relations[0].why
    assert point.origins == 1


def test_to_leave_out_another_matter_is_no_limit():
    page = PageBuilder("a.txt", published="2031-05-02")
    page.says(MAYOR, "said", "12 people had died", [number("12", 12, "people")])
    page.tells("The figure does not include the injured.")
    point = two_pages(claim_page("b.txt", NORWAY, *toll("17", 17), published="2031-05-03"), page)
    assert [relation.kind for relation in point.relations] == ["superseded"]


def test_a_denial_of_the_figure_answers_the_figure_before_it():
    page = PageBuilder("a.txt")
    counted = page.says(NORWAY, "said", *_with_list(sent("3,000", 3000)))
    denial = page.says(MONITOR, "denied", "the figure", certainty="denied")
    (point,) = points([page.reading()], origin("Aurel Wire", page))
    assert [(claim.claim, claim.figure is None) for claim in point.claims] == [(counted, False), (denial, True)]
    assert [(relation.left, relation.right, relation.kind) for relation in point.relations] == [(counted, denial, "denied")]
    assert point.sources == 1


def test_to_decline_to_comment_on_somebody_s_count_leaves_it_unanswered():
    page = PageBuilder("a.txt")
    page.says(person("mayor Ida Lund", "Ida Lund", role="mayor"), "said", *_with_list(toll("12", 12)))
    for number_ in range(4):
        page.tells(f"The harbour was quiet at {number_}.")
    page.says(MONITOR, "declined", "to comment on the mayor’s count")
    (point,) = points([page.reading()], origin("Aurel Wire", page))
    assert [relation.kind for relation in point.relations] == ["unanswered"]


def test_nobody_answers_a_figure_where_nobody_is_named():
    page = PageBuilder("a.txt")
    page.says(NORWAY, "said", *_with_list(sent("3,000", 3000)))
    page.says(MONITOR, "denied", "the figure", certainty="denied")
    reading = page.reading()
    notes = [
        msgspec.structs.replace(note, source=(), mention=None)
        if isinstance(note, Attribution) and note.content[0].of(reading.page.text) == "the figure"
        else note
        for note in reading.notes
    ]
    assert points([msgspec.structs.replace(reading, notes=tuple(notes))], origin("Aurel Wire", page)) == ()


def test_who_tells_that_another_would_not_comment_leaves_nothing_unanswered():
    page = PageBuilder("a.txt")
    page.says(NORWAY, "said", *_with_list(sent("3,000", 3000)))
    told = page.says(MAYOR, "said", "the army declined to comment on the figure")
    declined = page.says(DENMARK, "declined", "to comment on the figure")
    reading = page.reading()
    outer, inner = (note.attribution for note in reading.of(Claim) if note.id in (told, declined))
    notes = [msgspec.structs.replace(note, within=outer) if note.id == inner else note for note in reading.notes]
    (point,) = points([msgspec.structs.replace(reading, notes=tuple(notes))], origin("Aurel Wire", page))
    assert [relation.right for relation in point.relations] == [declined]


def test_who_denies_a_deed_denies_no_count_of_the_dead():
    accused = claim_page("a.txt", MAYOR, "causing 9 deaths", number("9", 9, "deaths"), certainty="denied")
    point = two_pages(accused, claim_page("b.txt", NORWAY, *toll("9", 9)))
    assert [relation.kind for relation in point.relations] == ["not_comparable"]
    assert "deed" in point.relations[0].why


def test_a_count_given_before_is_no_later_one_on_a_later_page():
    new = claim_page("a.txt", NORWAY, *sent("780", 780), published="2031-05-02")
    old = PageBuilder("b.txt", published="2031-05-04")
    old.says(NORWAY, "had at first put", *_with_list(sent("640", 640)))
    point = two_pages(new, old)
    (relation,) = point.relations
    assert (relation.kind, relation.why) == ("superseded", "The same source gave “780” later than “640”.")


def test_a_number_after_not_is_the_one_that_is_overtaken():
    new = claim_page("a.txt", NORWAY, *sent("780", 780))
    words, figure = sent("640", 640)
    old = claim_page("b.txt", NORWAY, f"it was 780, not {words}", figure)
    (relation,) = two_pages(new, old).relations
    assert (relation.kind, relation.why) == ("superseded", "The same source gave “780” later than “640”.")


def _with_list(words_and_figure: tuple[str, Number]) -> tuple[str, list[Number]]:
    words, figure = words_and_figure
    return words, [figure]


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("it is a 2-party race", [number("2", 2, "party")]),
        (
            "7 km (4 miles) of road gave way",
            [number("7 km", 7, unit="kilometre", unit_code="km"), number("4 miles", 4, unit="mile", unit_code="[mi_i]")],
        ),
    ],
)
def test_halves_of_adjectives_and_conversions_are_left_out(words, figures):
    pages = []
    for name in ("a.txt", "b.txt"):
        page = PageBuilder(name)
        page.says(NORWAY, "said", words, figures)
        pages.append(page)
    found = points([page.reading() for page in pages], *(origin(page.name, page) for page in pages))
    assert len(found) == len(figures) - 1


def test_an_earlier_event_is_named_in_the_question():
    pages = []
    for name, room in (("a.txt", "Aurel Wire"), ("b.txt", "Upland Register")):
        page = PageBuilder(name)
        page.tells("A flood killed 900 people many years ago.", [number("900", 900, "people")], time="many years ago")
        pages.append((page, room))
    (point,) = points([page.reading() for page, _ in pages], *(origin(room, page) for page, room in pages))
    assert point.question == "How many people were killed (many years ago)?"


def test_who_is_no_source_is_not_the_page_s_own_voice():
    one, other = claim_page("a.txt", NORWAY, *sent("3,000", 3000)), claim_page("b.txt", DENMARK, *sent("9,000", 9000))
    readings = [one.reading(), other.reading()]
    (point,) = find_points(story(origin("Aurel Wire", one), origin("Upland Register", other)), readings, (), ())
    assert (point.sources, point.relations[0].kind) == (0, "conflict")


def test_two_holders_on_one_page_whose_counts_exclude_each_other_conflict():
    page = PageBuilder("a.txt", published="2031-05-02")
    page.says(MONITOR, "said", "200 drivers had stayed away", [number("200", 200, "drivers")])
    page.says(MAYOR, "said", "400 drivers had not reported for work", [number("400", 400, "drivers")])
    (point,) = points([page.reading()], origin("Aurel Wire", page))
    assert [relation.kind for relation in point.relations] == ["conflict"]
    assert point.question == "How many drivers stayed away from work?"


def test_what_was_expected_is_no_conflict_with_what_came_but_told_by_it():
    early = claim_page(
        "a.txt", MONITOR, "400 drivers were expected to stay away", number("400", 400, "drivers"), published="2031-05-01"
    )
    late = claim_page("b.txt", MAYOR, "200 drivers stayed away", number("200", 200, "drivers"), published="2031-05-02")
    assert [relation.kind for relation in two_pages(early, late).relations] == ["outcome"]


def test_two_forecasts_are_compared_with_each_other():
    left = claim_page("a.txt", MONITOR, "200 jobs are expected to go", number("200", 200, "jobs"))
    right = claim_page("b.txt", MAYOR, "400 jobs are expected to go", number("400", 400, "jobs"))
    assert [relation.kind for relation in two_pages(left, right).relations] == ["conflict"]


def test_the_company_of_another_page_may_be_the_body_that_is_named():
    company = Voice(who="the company", kind="organisation")
    left = claim_page("a.txt", company, "200 drivers had stayed away", number("200", 200, "drivers"))
    right = claim_page("b.txt", MONITOR, "400 drivers had stayed away", number("400", 400, "drivers"))
    assert [relation.kind for relation in two_pages(left, right).relations] == ["not_comparable"]


def test_counts_of_the_second_day_are_another_matter():
    left = claim_page("a.txt", MONITOR, "200 drivers had stayed away", number("200", 200, "drivers"))
    right = claim_page("b.txt", MAYOR, "400 drivers had stayed away on the second day", number("400", 400, "drivers"))
    readings = [left.reading(), right.reading()]
    assert not points(readings, origin("Aurel Wire", left), origin("Upland Register", right))


def shared_out(rest: str) -> PageBuilder:
    """A page on counts of villas at two places."""
    page = PageBuilder("b.txt")
    page.tells(f"The council sold 10 villas {rest}.", [number("10", 10, "villas"), number("2", 2, "villas")])
    return page


@pytest.mark.parametrize("rest", ["at Orle Bay and 2 villas at Veld", "in Orle, 2 villas in Veld"])
def test_counts_of_two_places_are_no_count_of_both(rest):
    whole = PageBuilder("a.txt")
    whole.tells("The council sold 12 villas.", [number("12", 12, "villas")])
    point = two_pages(whole, shared_out(rest))
    assert {relation.kind for relation in point.relations} == {"not_comparable"}
    assert any("Orle" in relation.why for relation in point.relations)


def test_counts_of_two_days_share_nothing_out():
    whole = PageBuilder("a.txt")
    whole.tells("The council sold 12 villas.", [number("12", 12, "villas")])
    point = two_pages(whole, shared_out("in May and 2 villas in June"))
    assert not any("among others" in relation.why for relation in point.relations)


def test_a_second_count_at_the_same_place_limits_none():
    whole = PageBuilder("a.txt")
    whole.tells("The council sold 12 villas at Orle.", [number("12", 12, "villas")])
    point = two_pages(whole, shared_out("at Orle and 2 villas later"))
    assert not any("among others" in relation.why for relation in point.relations)
