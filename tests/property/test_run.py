"""What must hold for a whole run, whatever the pages say."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.model import Page, content_id
from twosource.report import html, machine
from twosource.run import analyse

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
LEADS = (
    "KELM (Orla Wire) — At least 12 people were hurt when a bridge gave way on Monday, Mayor Ida Roe said Tuesday.",
    "“We were lucky,” Roe told reporters. She provided no evidence for the figure.",
    "Some 300 residents were moved, according to the fire service. The cause may have been rust.",
    "An official, who spoke on condition of anonymity, said 40 cars had been on the bridge.",
    "The harvest fair at Ludd drew about 5,000 visitors, its organiser Tom Ask said. Prices rose 3%.",
    "The ministry neither confirmed nor denied that inspectors had been warned in 2024.",
)
sentences = st.lists(st.one_of(st.sampled_from(LEADS), st.text(max_size=60)), min_size=1, max_size=6)
bodies = sentences.map("\n\n".join).filter(lambda text: text.strip())
reports = st.lists(st.sampled_from(LEADS), min_size=1, max_size=6, unique=True).map("\n\n".join)


def page(number: int, text: str) -> Page:
    name = f"{number}.txt"
    return Page(id=content_id("pg", text), name=name, path=name, addresses=(name,), text=text)


def pages(texts):
    return tuple(page(number, text) for number, text in enumerate(dict.fromkeys(texts)))


def spans(value):
    if isinstance(value, list) and len(value) == 2 and all(type(item) is int for item in value):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


@QUICK
@given(st.lists(bodies, min_size=1, max_size=3))
def test_no_text_makes_a_fault_and_every_span_lies_in_its_text(texts):
    coverage = analyse(pages(texts))
    assert coverage.faults == ()
    document = json.loads(machine.encode(coverage))
    length = {item["id"]: len(item["text"]) for item in document["pages"]}
    for kind in ("attributions", "claims", "figures", "times"):
        for item in document[kind]:
            assert all(0 <= start < end <= length[item["page"]] for start, end in spans(item))
    html.render(coverage)


@QUICK
@given(st.lists(bodies, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_pages_changes_no_byte(texts, random):
    given_pages = list(pages(texts))
    before = machine.encode(analyse(given_pages))
    random.shuffle(given_pages)
    assert machine.encode(analyse(given_pages)) == before


@QUICK
@given(st.lists(st.one_of(reports, bodies.filter(lambda text: any(lead in text for lead in LEADS))), min_size=1, max_size=3))
def test_a_copy_of_a_page_raises_no_count(texts):
    originals = pages(texts)
    copied = originals[0].text + "\n"
    before = analyse(originals)
    after = analyse((*originals, page(99, copied)))

    def counts(coverage):
        return (
            sum(len(story.origins) for story in coverage.stories),
            sum(story.newsrooms for story in coverage.stories),
            len(coverage.sources),
        )

    assert all(late <= early for early, late in zip(counts(before), counts(after), strict=True))
