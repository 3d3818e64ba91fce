import msgspec

from twosource.report.html.points import view_story


def view(coverage):
    return view_story(coverage, coverage.stories[0].id, "")


def point(coverage, number):
    return view(coverage).points[number]


def test_a_retold_figure_is_folded_into_the_first(coverage):
    walked = point(coverage, 0)
    said = [(entry.claim.page.letter, entry.said, [cite.name for cite in entry.also]) for entry in walked.entries]
    assert said == [
        ("A", "About 340", ["B¶2"]),
        ("A", "at least 500", []),
        ("C", "Around 340", []),
        ("D", "more than 600", []),
        ("D", "352", []),
    ]


def test_states_follow_the_relations(coverage):
    assert [entry.state for entry in point(coverage, 0).entries] == ["superseded", "now", "now", "now", "now"]
    assert [entry.state for entry in point(coverage, 1).entries] == ["now", "now", "silent"]


def test_only_what_another_newsroom_and_source_agree_with_is_corroborated(coverage):
    assert [entry.corroborated for entry in point(coverage, 1).entries] == [True, True, False]
    assert not any(entry.corroborated for entry in point(coverage, 0).entries)


def test_agreement_within_one_newsroom_corroborates_nothing(coverage):
    model = coverage.points[1]
    same = tuple(
        msgspec.structs.replace(relation, right=coverage.points[0].claims[1].claim) for relation in model.relations[:1]
    )
    claims = (model.claims[0], coverage.points[0].claims[1])
    altered = msgspec.structs.replace(model, claims=claims, relations=same)
    changed = msgspec.structs.replace(coverage, points=(altered,))
    assert not any(entry.corroborated for entry in point(changed, 0).entries)


def test_a_conflict_is_numbered_and_its_sides_get_colour(coverage):
    story = view(coverage)
    assert [shown.question for shown in story.conflicts] == ["How many people walked out of the tunnel?"]
    sides = {story.points[0].entry(side).source for side in (story.conflicts[0].pair.left, story.conflicts[0].pair.right)}
    assert {source.css for source in sides} == {"c1", "c2"}


def test_at_most_three_conflicts_are_shown(coverage):
    many = tuple(msgspec.structs.replace(coverage.points[0], id=f"pt-{number}") for number in range(5))
    story = view(msgspec.structs.replace(coverage, points=many))
    assert [shown.number for shown in story.conflicts] == [1, 2, 3]
    assert story.conflicting == 5


def test_sources_count_claims_folded_and_as_printed(coverage):
    sources = {source.name: source for source in view(coverage).sources.values()}
    assert (sources["Ines Valdorf"].folded, sources["Ines Valdorf"].printed) == (5, 8)
    assert (sources["Tunnel Users’ Union"].folded, sources["Tunnel Users’ Union"].printed) == (1, 1)


def test_anonymous_sources_are_numbered_and_dashed(coverage):
    guard = next(source for source in view(coverage).sources.values() if source.anonymous)
    assert (guard.css, guard.shape, guard.line) == ("an", "a1", "an")


def test_past_six_named_sources_the_rest_are_grey(coverage, sample):
    maker = sample.Maker("D")
    extra = tuple(
        msgspec.structs.replace(coverage.sources[0], id=f"so-{number}", name=f"Person {number}", parties=(f"mn-{number}",))
        for number in range(9)
    )
    mentions = {f"so-{number}": f"mn-{number}" for number in range(9)}
    assert maker.id == sample.page_id("D")
    readings = []
    for reading in coverage.readings:
        claims = [note for note in reading.notes if type(note).__name__ == "Claim"]
        swapped = {
            note.id: msgspec.structs.replace(note, via=(list(mentions.values())[number % 9],))
            for number, note in enumerate(claims)
        }
        readings.append(reading.__class__(page=reading.page, notes=tuple(swapped.get(note.id, note) for note in reading.notes)))
    changed = msgspec.structs.replace(coverage, readings=tuple(readings), sources=extra, points=())
    coloured = [source for source in view(changed).sources.values() if source.css.startswith("c")]
    assert len(coloured) == 6
