import base64
import hashlib
import html.parser
import re

import msgspec
import pytest

from twosource.model import (
    Block,
    Coverage,
    Fault,
    Page,
    PageFacts,
    Publisher,
    Reading,
    Span,
    Story,
    Title,
)
from twosource.report.html import render

VERDICTS = re.compile(r"\b(true|false|fake|lie|debunked|fact-check)\b", re.IGNORECASE)


class Tree(html.parser.HTMLParser):
    """Collects tags, ids, links and style attributes."""

    def __init__(self):
        super().__init__()
        self.ids, self.links, self.tags, self.odd = [], [], [], []
        self.open = []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        if tag in ("a", "use") and "href" in found:
            self.links.append(found["href"])
        self.odd += [name for name in found if name == "style" or name.startswith("on")]
        self.odd += [value for value in found.values() if value and "javascript:" in value]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in ("meta", "br"):
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def parsed(text):
    tree = Tree()
    tree.feed(text)
    assert tree.open == []
    return tree


def test_policy_names_the_digests_of_the_inline_style_and_script(coverage):
    text = render(coverage)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        inline = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_every_link_leads_somewhere_and_no_id_stands_twice(coverage, undated):
    for text in (render(coverage), render(undated)):
        tree = parsed(text)
        assert len(tree.ids) == len(set(tree.ids))
        assert {link for link in tree.links if not link.startswith("#")} == set()
        assert {link[1:] for link in tree.links} <= set(tree.ids)


def test_nothing_is_fetched_and_nothing_runs_from_attributes(coverage):
    tree = parsed(render(coverage))
    assert not {"img", "link", "iframe", "object", "form", "base", "image"} & set(tree.tags)
    assert tree.tags.count("script") == 1
    assert tree.odd == []


def test_the_same_coverage_gives_the_same_bytes(coverage, sample):
    assert render(coverage) == render(sample.coverage())


def test_no_verdict_words_of_ours(coverage):
    text = re.sub(r"<(style|script)>.*?</\1>|<[^>]+>", " ", render(coverage), flags=re.DOTALL)
    assert VERDICTS.findall(text) == []


def test_first_screen_keeps_the_three_counts_apart(coverage):
    text = render(coverage)
    hero = text[text.index('class="hero') : text.index('id="conflicts"')]
    numbers = re.findall(r'class="big"[^>]*>(\d+)<', hero)
    assert numbers == ["5", "3", "3", "5"]
    assert "Five pages carry the work of three newsrooms, one of them not named." in hero
    assert "On one point, two accounts cannot both hold." in hero
    assert "When page E appeared is not known" in hero
    assert "Corvo Press’s report behind pages A, B and C was not among what was given" in hero


def test_a_conflict_shows_two_verbatim_spans_and_its_rule(coverage):
    text = render(coverage)
    part = text[text.index('id="conflicts"') : text.index('id="now"')]
    assert re.findall(r"<mark[^>]*>([^<]+)</mark>", part) == ["more than 600", "352"]
    assert "352 lies outside “more than 600”, so both cannot hold." in part


def test_drift_is_lit_on_both_sides(coverage):
    text = render(coverage)
    part = text[text.index('id="retelling"') : text.index('id="pages"')]
    lit = re.findall(r"<mark[^>]*>([^<]+)</mark>", part)
    assert "may have been torn down" in lit
    assert "was torn down" in lit
    assert "weight: grave" in part
    assert "not carried" in part


def test_without_dates_rows_take_the_place_of_time(undated, coverage):
    assert "Estimates through time" in render(coverage)
    text = render(undated)
    assert "Estimates through time" not in text
    assert "in page order, not in time" in text
    assert "When the pages were published is not known: nothing on them tells." in text


def test_every_finding_tells_its_id_and_why(coverage):
    text = render(coverage)
    for finding in (*coverage.points, *coverage.drifts, *coverage.derivations, *coverage.stories[0].origins, *coverage.sources):
        assert f"<code>{finding.id[:9]}</code>" in text
        assert finding.why.replace("'", "&#39;") in text


def test_faults_are_shown_with_how_to_mend_them(coverage):
    text = render(coverage)
    assert "broken.html" in text
    assert "save the page again" in text


def test_several_stories_get_an_index_and_ids_of_their_own(coverage, sample):
    story = coverage.stories[0]
    alone = Story(
        id="st-alone",
        why="nothing like it",
        title="Bloqué dans le tunnel",
        pages=(sample.page_id("E"),),
        newsrooms=1,
        origins=story.origins[2:],
    )
    first = msgspec.structs.replace(story, pages=story.pages[:4], origins=story.origins[:2])
    text = render(msgspec.structs.replace(coverage, stories=(first, alone)))
    tree = parsed(text)
    assert len(tree.ids) == len(set(tree.ids))
    assert {link[1:] for link in tree.links} <= set(tree.ids)
    assert "Two stories" in text
    assert {"s1-story", "s2-story", "s1-A1", "s2-A1", "s1-estimates"} <= set(tree.ids)
    assert not {"s2-estimates", "s2-grid", "s2-lineage", "s2-retelling", "s2-conflicts"} & set(tree.ids)
    assert "One page, alone in its story" in text


def test_no_story_at_all_still_gives_a_report(coverage):
    text = render(Coverage(readings=(), faults=(Fault(path="x", step="read", message="m", mend="n"),), run=coverage.run))
    parsed(text)
    assert "What could not be done" in text


HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)> {{ 7*637 }} \u202egnp.exe\u200b <b style=x>"


@pytest.fixture(scope="module")
def hostile():
    text = f"{HOSTILE}\n\nBody \0 {HOSTILE} ends.\r\n"
    page = Page(id="pg-1", name=f"{HOSTILE}.txt", text=text)
    second = text.index("Body")
    notes = (
        Block(id="bl-1", page="pg-1", by="b/1", role="headline", span=Span(0, len(HOSTILE)), why=HOSTILE),
        Block(id="bl-2", page="pg-1", by="b/1", role="paragraph", span=Span(second, len(text)), why=""),
        PageFacts(
            id="pf-1",
            page="pg-1",
            by="f/1",
            language="en",
            analysed=True,
            title=Title(text=HOSTILE, span=None),
            publisher=Publisher(name=HOSTILE, how="stated"),
        ),
    )
    story = Story(id="st-1", why=HOSTILE, title=HOSTILE, pages=("pg-1",), newsrooms=0, origins=())
    return Coverage(
        readings=(Reading(page=page, notes=notes),),
        stories=(story,),
        run=msgspec.convert(
            {"twosource": "0", "options": {}, "models": {}, "lexicons": {}}, type=Coverage.__annotations__["run"]
        ),
    )


def test_hostile_pages_stay_words(hostile):
    text = render(hostile)
    tree = parsed(text)
    assert tree.tags.count("script") == 1
    assert "img" not in tree.tags
    assert tree.odd == []
    assert "4459" not in re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.DOTALL)
    assert "{{ 7*637 }}" in text


def test_unseen_characters_are_shown_in_pages_and_dropped_from_labels(hostile):
    text = render(hostile)
    heading = re.search(r"<title>(.*?)</title>", text)[1]
    assert "\u202e" not in heading
    assert '<i class="zw" data-u="U+202E">\u202e</i>' in text
    assert "\0" not in text
    assert "\u2400" in text
    assert "&#13;" in text


def test_an_overlong_page_is_cut_and_says_so(coverage):
    page = Page(id="pg-1", name="long.txt", text="word " * 100_000)
    story = Story(id="st-1", why="", title="t", pages=("pg-1",), newsrooms=0, origins=())
    text = render(Coverage(readings=(Reading(page=page),), stories=(story,), run=coverage.run))
    assert len(text) < 400_000
    assert "300,000 more characters are not shown" in text
