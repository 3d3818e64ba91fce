import msgspec

from twosource.report.html.charts.counts import draw_counts
from twosource.report.html.charts.drawing import Group, Path, Rect, Text
from twosource.report.html.charts.estimates import Panel, draw_time, phrase, place_rows
from twosource.report.html.charts.strain import elbow, wave
from twosource.report.html.points import view_story
from twosource.report.html.sections.estimates import estimates
from twosource.report.html.sections.grid import grid
from twosource.report.html.sections.lineage import lineage


def view(coverage):
    return view_story(coverage, coverage.stories[0].id, "")


def words(drawing):
    found = []
    for item in drawing.items:
        found += [part.words for part in (item.items if isinstance(item, Group) else (item,)) if isinstance(part, Text)]
    return found


def test_counts_tell_pages_origins_newsrooms_and_sources_in_words_too(coverage):
    drawing = draw_counts(view(coverage))
    assert words(drawing)[:8] == ["5", "pages", "3", "origins", "3", "newsrooms", "5", "sources"]
    assert "Three pages (A, B, C) carry a report by Corvo Press that is not among the pages." in drawing.told
    assert words(drawing).count("not seen") == 1
    assert words(drawing).count("not named") == 1


def test_counts_fold_pages_and_sources_there_is_no_room_for(coverage):
    story = coverage.stories[0]
    extra = tuple(
        msgspec.structs.replace(reading, page=msgspec.structs.replace(reading.page, id=f"pg-{number}", name=f"x{number}.txt"))
        for number, reading in enumerate([coverage.readings[4]] * 20)
    )
    pages = (*story.pages, *(reading.page.id for reading in extra))
    many = msgspec.structs.replace(
        coverage, readings=coverage.readings + extra, stories=(msgspec.structs.replace(story, pages=pages),)
    )
    drawing = draw_counts(view(many))
    assert "+ 15" in words(drawing)
    assert drawing.height < 900


def test_lanes_where_most_days_are_known_and_a_tree_where_not(coverage, undated):
    assert lineage(view(coverage)).dated
    assert "day not known" in words(lineage(view(coverage)).wide)
    assert not lineage(view(undated)).dated


def test_a_report_nobody_gave_is_a_ghost(coverage):
    ghosts = [item for item in lineage(view(coverage)).wide.items if isinstance(item, Rect) and item.css == "ghost"]
    assert len(ghosts) == 1


def test_the_line_tells_how_a_page_descends():
    assert [item.css for item in elbow("copy", 0, 0, (50, 20))] == ["ed cpo", "ed cpi"]
    assert elbow("update", 0, 0, (50, 20))[0].arrow
    assert elbow("abridged", 0, 0, (50, 20))[0].css == "ed abr"
    assert "q2.5" in elbow("rewrite", 0, 0, (50, 20))[1].d


def test_a_wave_ends_where_it_should():
    assert wave(0, 42, 8).endswith("L42 8")
    assert wave(42, 0, 8).endswith("L0 8")


def test_estimates_draw_arrows_for_open_bounds_and_a_sign_for_the_conflict(coverage):
    section = estimates(view(coverage))
    links = [item for item in section.chart.items if isinstance(item, Group)]
    arrows = [item for link in links for item in link.items if isinstance(item, Path) and item.arrow]
    assert len(arrows) == 2
    assert [link.said for link in links if link.href == "#conflict-1"] == ["Conflict 1"]
    assert [line.number for line in section.lines] == ["E1", "E2", "E3", "E4", "E5"]


def test_rows_keep_the_order_of_days_and_name_each_day_once(coverage):
    rows = place_rows(estimates(view(coverage)).panels[0][0]).rows
    assert [row.day for row in rows] == ["Tue 6 May", "", "Wed 7 May", "Fri 9 May", ""]
    assert [row.arrow for row in rows] == ["", "up", "", "up", ""]
    assert [row.conflict for row in rows] == [False, False, False, True, True]


def test_too_many_estimates_on_a_day_are_given_as_rows(coverage):
    point = view(coverage).points[0]
    crowd = tuple(point.entries[:2]) * 14
    assert draw_time("", [Panel(point=point, entries=crowd + point.entries[3:], unit="")]) is None


def test_no_estimates_without_two_figures_to_compare(coverage):
    assert estimates(view(msgspec.structs.replace(coverage, points=coverage.points[1:]))) is None


def test_phrase_says_bounds_in_words(coverage):
    figure = view(coverage).points[0].entries[1].figure
    assert phrase(figure) == "at least 500"
    assert phrase(msgspec.structs.replace(figure, low=None, high=2_500_000, bound="at_most")) == "up to 2.5 million"
    assert phrase(msgspec.structs.replace(figure, low=300, high=900, bound="vague")) == "300–900"


def test_grid_lights_only_what_is_in_conflict_now(coverage):
    cells = {(row.source.name, cell.point): cell for row in grid(view(coverage)).rows for cell in row.cells}
    question = "How many people walked out of the tunnel?"
    assert cells["Tunnel Users’ Union", question].css == "cx"
    assert [kind for kind, _, _ in cells["Ines Valdorf", question].said] == ["x", "old"]
    open_point = msgspec.structs.replace(coverage.points[0], assessment="open")
    calm = grid(view(msgspec.structs.replace(coverage, points=(open_point, coverage.points[1]))))
    assert not any(cell.css == "cx" for row in calm.rows for cell in row.cells)


def test_grid_tells_no_claim_from_no_answer(coverage):
    cells = {(row.source.name, cell.point): cell for row in grid(view(coverage)).rows for cell in row.cells}
    question = "What tore the overhead line down?"
    assert cells["Tunnel Users’ Union", question].css == "none"
    assert [kind for kind, _, _ in cells["Selk Rail Board", question].said] == ["mute"]
