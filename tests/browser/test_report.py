"""The report in a real browser: what no parser of ours can promise."""

import pytest

READ_MARKS = """() => [...document.querySelectorAll('[data-start], .pgs [id*="."]')].map(e => {
  const id = e.id.match(/(\\d+)-(\\d+)$/), sheet = e.closest('.pgs') || document.getElementById(e.dataset.page);
  return [sheet.dataset.id, +(e.dataset.start ?? id[1]), +(e.dataset.end ?? id[2]), e.textContent];
})"""


def test_the_report_asks_for_nothing_and_complains_of_nothing(look, report):
    page = look()
    page.wait_for_load_state("networkidle")
    assert page.asked == [report.as_uri()]
    assert page.complaints == []


def test_every_mark_stands_on_its_words(look, sample):
    texts = {sample.page_id(letter): text for letter, text in sample.TEXTS.items()}
    marks = look().evaluate(READ_MARKS)
    assert len(marks) > 40
    for page_id, start, end, words in marks:
        assert words == texts[page_id][start:end]


def test_the_whole_of_every_paragraph_is_there(look, sample):
    page = look()
    for letter, text in sample.TEXTS.items():
        shown = page.eval_on_selector_all(f"#p{letter} .ar .w", "all => all.map(e => e.textContent)")
        for line in filter(None, text.split("\n")):
            assert any(words.endswith(line) for words in shown)


def test_everything_can_be_read_without_scripts(look):
    page = look(java_script_enabled=False)
    assert page.locator("h1").inner_text().startswith("Hundreds led out")
    assert page.locator(".conf").count() == 1
    assert page.locator(".rt .dk").count() >= 4
    page.locator("#pD > summary").click()
    assert page.locator("#D3").is_visible()
    assert page.locator("button").count() == 0


def test_a_citation_opens_the_page_it_leads_to_and_lights_the_words(look):
    page = look()
    page.locator("#conflicts .c").first.click()
    target = page.locator(":target")
    target.wait_for(state="visible")
    assert target.inner_text() == "more than 600"
    assert page.locator("#pD").get_attribute("open") is not None
    colour = target.evaluate("e => getComputedStyle(e).backgroundColor")
    assert colour == "rgb(255, 240, 173)"


def test_the_keyboard_reaches_every_link_that_is_shown(look):
    page = look()
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    wanted = page.evaluate(
        """() => { const all = [...document.querySelectorAll('a[href], summary, button, [tabindex="0"]')]
            .filter(e => e.checkVisibility()); all.forEach((e, n) => e.dataset.n = n); return all.length }"""
    )
    reached = set()
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.n ?? null"))
    assert len(reached - {None}) == wanted


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_ground_in_light_and_dark(look, scheme):
    page = look(color_scheme=scheme)
    ground, ink = page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    below, above = (sum(int(part) for part in colour[4:-1].split(",")) for colour in (ground, ink))
    assert abs(below - above) > 600
    assert (below > above) == (scheme == "light")


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_no_page_wide_scroll_at_any_width(look, width):
    page = look(viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_phone_gets_rows_for_the_estimates_and_a_tree_for_the_lineage(look):
    page = look(viewport={"width": 390, "height": 800})
    assert page.locator("#estimates .rows").is_visible()
    assert not page.locator("#estimates svg.wide").is_visible()
    assert page.locator("#lineage svg.narrow").is_visible()


def test_print_shows_what_is_folded(look):
    page = look()
    page.emulate_media(media="print")
    assert page.locator("#pD .nts").first.evaluate("e => e.getBoundingClientRect().height") > 0
    assert not page.locator(".top").is_visible()


def test_labels_of_the_estimates_do_not_cover_each_other(look):
    boxes = look().eval_on_selector_all(
        "#estimates svg.wide text.lb",
        "all => all.map(e => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom] })",
    )
    assert len(boxes) == 5
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            wide, high = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
            assert wide <= 0 or high <= 0
