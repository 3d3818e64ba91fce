"""Whatever is said by whom: page order changes nothing, and a copied page adds to no count."""

import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "corpus"))

from build import PageBuilder, Voice, number, origin, person, story

from twosource.corpus.points import find_points
from twosource.corpus.sources import find_sources
from twosource.model import Derivation

VOICES = (
    person("Marko Tarensky", party="mt"),
    person("Marko Tarenskyy", party="mt"),
    person("Tarensky", party="t"),
    person("Jane Tarensky"),
    person("Cho Min-seok"),
    person("Cho Min-seong"),
    person("Danish spokesman Bo Friis", "Bo Friis", role="spokesman", affiliation="Danish"),
    Voice(who="the Danish army", name="Danish army", kind="organisation"),
    Voice(who="Coastal Survey Unit (CSU)", name="Coastal Survey Unit", kind="organisation", acronym="CSU"),
    Voice(who="the CSU", name="CSU", kind="organisation"),
    Voice(who="Copenhagen", name="Copenhagen", kind="government"),
    Voice(who="the Danish government", name="Danish government", kind="government"),
    Voice(who="Danish officials", kind="group", form="role"),
    Voice(who="a senior official", kind="anonymous"),
    Voice(who="he", kind="unknown", form="pronoun"),
)
COUNTED = ("people were killed", "people were injured", "Kenyan soldiers were sent", "boats were seen near the old harbour")
SAYINGS = st.lists(
    st.tuples(st.sampled_from(VOICES), st.sampled_from((3, 12, 500, 3000, 9000)), st.sampled_from(COUNTED)),
    min_size=1,
    max_size=5,
)
PAGES = st.lists(SAYINGS, min_size=1, max_size=4)


def built(name, sayings):
    page = PageBuilder(name)
    for voice, count, counted in sayings:
        what = counted.split(" were ")[0]
        page.says(voice, "said", f"{count} {counted}", [number(str(count), count, what)])
    return page.reading()


def copied(child, parent):
    return Derivation(
        id=f"de-{child.page.id}",
        why="test",
        child=child.page.id,
        parent=parent.page.id,
        main=True,
        kind="copy",
        direction_by="unknown",
        containment=(1.0, 1.0),
        passages=(),
        score=1.0,
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(PAGES, st.randoms(use_true_random=False))
def test_page_order_changes_nothing(pages, chance):
    readings = [built(f"{at}.txt", sayings) for at, sayings in enumerate(pages)]
    whole = story(*(origin(reading.page.name, reading) for reading in readings))
    shuffled = chance.sample(readings, len(readings))
    sources = find_sources(readings)
    assert find_sources(shuffled) == sources
    assert find_points(whole, shuffled, sources[::-1], ()) == find_points(whole, readings, sources, ())


@settings(max_examples=60, deadline=None, derandomize=True)
@given(PAGES)
def test_a_copy_adds_no_source_and_no_count(pages):
    readings = [built(f"{at}.txt", sayings) for at, sayings in enumerate(pages)]
    copy = built("copy.txt", pages[0])
    before, after = find_sources(readings), find_sources([*readings, copy])
    assert len(after) == len(before)
    rooms = [origin(reading.page.name, reading) for reading in readings]
    with_copy = [origin(readings[0].page.name, readings[0], copy), *rooms[1:]]
    plain = find_points(story(*rooms), readings, before, ())
    more = find_points(story(*with_copy), [*readings, copy], after, (copied(copy, readings[0]),))
    assert [(point.origins, point.newsrooms, point.sources, point.assessment) for point in more] == [
        (point.origins, point.newsrooms, point.sources, point.assessment) for point in plain
    ]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(PAGES)
def test_findings_point_at_what_is_there(pages):
    readings = [built(f"{at}.txt", sayings) for at, sayings in enumerate(pages)]
    sources = find_sources(readings)
    parties = [party for source in sources for party in source.parties]
    assert len(parties) == len(set(parties))
    assert len({source.id for source in sources}) == len(sources)
    assert all(source.why for source in sources)
    for point in find_points(story(*(origin(reading.page.name, reading) for reading in readings)), readings, sources, ()):
        claims = {claim.claim for claim in point.claims}
        assert {end for relation in point.relations for end in (relation.left, relation.right)} <= claims
        assert all(relation.why.endswith(".") for relation in point.relations)
        assert point.origins <= len(readings)
