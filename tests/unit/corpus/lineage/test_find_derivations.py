import itertools

import pytest

from twosource.corpus.lineage import find_derivations


def lines(text, *kept):
    return "\n".join(text.split("\n")[at] for at in kept)


def test_a_respelled_copy_is_a_copy(page, report):
    copy = (
        report.replace('"We', "“We")
        .replace('week,"', "week,”")
        .replace("millimetres", "millimeters")
        .replace("Petra", "Ms Petra")
    )
    (found,) = find_derivations([page("a", report), page("b", copy + "\nShare this page with friends.")])
    assert (found.kind, found.direction_by) == ("copy", "unknown")
    assert min(found.containment) > 0.9


def test_a_cut_is_abridged_and_the_shorter_is_the_child(page, report):
    (found,) = find_derivations([page("a", lines(report, 0, 1, 3)), page("b", report)])
    assert (found.child, found.parent, found.kind, found.main) == ("a", "b", "abridged", True)
    assert found.direction_by == "containment"
    assert found.containment[0] == 1.0
    assert "in the same order" in found.why


def test_a_cut_of_a_quarter_with_no_text_of_its_own_is_abridged(page, report):
    (found,) = find_derivations([page("a", lines(report, 0, 1, 2, 3, 5, 6)), page("b", report)])
    assert (found.child, found.kind) == ("a", "abridged")


def test_passages_are_the_same_words_on_both_pages_in_the_childs_order(page, report):
    child, parent = page("a", lines(report, 4, 0, 1)), page("b", report)
    (found,) = find_derivations([child, parent])
    for passage in found.passages:
        assert passage.child.of(child.page.text).split() == passage.parent.of(parent.page.text).split()
    assert list(found.passages) == sorted(found.passages)
    assert "partly in another order" in found.why


def test_half_shared_text_with_own_text_on_both_sides_is_edited(page, report, independent):
    blend = lines(report, 0, 1, 2, 3) + "\n" + lines(independent, 0, 1, 3)
    (found,) = find_derivations([page("a", report), page("b", blend)])
    assert found.kind == "edited"


def test_other_words_in_the_same_order_are_a_rewrite_shown_by_its_sentences(page, report, rewritten):
    child, parent = page("a", rewritten), page("b", report, agency="Reuters")
    (found,) = find_derivations([child, parent])
    assert (found.kind, found.child) == ("rewrite", "a")
    assert len(found.passages) >= 5
    assert all(len(passage.child) > 40 for passage in found.passages)


def test_of_a_rewrite_the_page_that_quotes_more_is_the_parent(page, report, rewritten):
    speech = (
        '"It is not the age of the steel that worries me but the salt which the ploughs have laid on it all winter," Voss said.'
    )
    (found,) = find_derivations([page("a", rewritten), page("b", f"{report}\n{speech}")])
    assert (found.parent, found.kind, found.direction_by) == ("b", "rewrite", "containment")


def test_the_same_facts_in_another_order_are_no_rewrite(page, report, rewritten):
    shuffled = "\n".join(reversed(rewritten.split("\n")))
    assert not [found for found in find_derivations([page("a", shuffled), page("b", report)]) if found.kind == "rewrite"]


def test_independent_reports_that_quote_one_speaker_are_not_derived(page, report, independent):
    assert find_derivations([page("a", report), page("b", independent)]) == ()


def test_a_long_quotation_alone_is_shared_quotes(page, report, independent):
    speech = (
        "“We had measured every bearing twice before the winter and found none that moved, so nobody can say that this county "
        "has slept while the steel was giving way under our feet,” she said."
    )
    (found,) = find_derivations([page("a", f"{report}\n{speech}"), page("b", f"{independent}\n{speech}")])
    assert (found.kind, found.main) == ("shared_quotes", False)


def test_a_statement_that_is_the_whole_page_can_be_copied(page, report):
    statement = "\n".join("“" + line.replace('"', "") + "”" for line in report.split("\n"))
    (found,) = find_derivations([page("a", statement), page("b", statement + "\n")])
    assert found.kind == "copy"


def test_the_later_page_is_the_child_even_if_longer(page, report):
    (found,) = find_derivations(
        [page("a", report, day="2031-05-03"), page("b", lines(report, 0, 1, 2, 3, 4), day="2031-05-02")]
    )
    assert (found.child, found.direction_by) == ("a", "time")


def test_pages_of_one_day_are_not_told_apart_by_time(page, report):
    (found,) = find_derivations([page("a", report, day="2031-05-03"), page("b", report + "\n", day="2031-05-03")])
    assert found.direction_by == "unknown"


def test_who_credits_an_agency_is_nearer_to_it(page, report):
    (found,) = find_derivations([page("a", report), page("b", report + "\n", agency="Reuters")])
    assert (found.parent, found.direction_by) == ("b", "credit")


def test_the_agencys_own_page_is_the_parent_of_pages_that_credit_it(page, report):
    (found,) = find_derivations([page("a", report, agency="Reuters"), page("b", report + "\n", publisher="Reuters")])
    assert (found.parent, found.direction_by) == ("b", "credit")


def test_a_publishers_later_version_is_an_update(page, report):
    later = report.replace("9,400", "9,900") + "\nThe county will speak again on Friday."
    early = page("a", report, publisher="Tindale Post", day="2031-05-02")
    late = page("b", later, publisher="Tindale Post", day="2031-05-03")
    (found,) = find_derivations([early, late])
    assert (found.kind, found.child) == ("update", "b")


def versions(page, report, **more):
    """Two pages of one day, the second with another figure, and changed a day later."""
    early = page("b", report, publisher="Tindale Post", author="Ida Lund", day="2031-05-02")
    late = page("a", report.replace("9,400", "9,900"), day="2031-05-02", updated="2031-05-03", **more)
    return find_derivations([early, late])[0]


def test_of_two_versions_of_one_day_the_one_changed_later_is_the_update(page, report):
    found = versions(page, report, publisher="Tindale Post")
    assert (found.kind, found.child, found.direction_by) == ("update", "a", "time")


def test_one_author_makes_versions_of_pages_whose_publisher_is_not_known(page, report):
    assert versions(page, report, author="Ida Lund").kind == "update"
    assert versions(page, report, author="Coen Abara").kind != "update"


def test_a_page_changed_after_the_other_appeared_is_not_older_by_its_first_day(page, report):
    changed = page("a", report, publisher="Tindale Post", day="2031-05-01", updated="2031-05-04")
    between = page("b", report + "\n", publisher="Marlow Echo", day="2031-05-03")
    assert find_derivations([changed, between])[0].direction_by != "time"


def test_another_papers_later_change_tells_no_direction(page, report):
    found = versions(page, report, publisher="Marlow Echo", author="Ida Lund")
    assert found.direction_by != "time"
    assert found.kind != "update"


@pytest.mark.parametrize(("figure", "kind"), [("9,400", "copy"), ("11,200", "update")])
def test_of_two_carriers_of_an_agency_only_changed_figures_make_an_update(page, report, figure, kind):
    early = page("a", report, agency="Reuters", publisher="Tindale Post", day="2031-05-02")
    late = page("b", report.replace("9,400", figure), agency="Reuters", publisher="Marlow Echo", day="2031-05-03")
    assert find_derivations([early, late])[0].kind == kind


def test_each_child_has_one_main_parent_the_most_direct(page, report):
    whole, cut, shorter = page("a", report), page("b", lines(report, 0, 1, 2, 3, 4)), page("c", lines(report, 0, 1, 4))
    found = find_derivations([whole, cut, shorter])
    assert [(pair.child, pair.parent) for pair in found if pair.main] == [("b", "a"), ("c", "a")]
    assert {(pair.child, pair.parent) for pair in found} == {("b", "a"), ("c", "a"), ("c", "b")}


def test_a_rewrite_is_not_also_reported_of_its_parents_cut(page, report, rewritten):
    found = find_derivations([page("a", report), page("b", lines(report, 0, 1, 2, 3, 4)), page("c", rewritten)])
    assert [(pair.child, pair.parent, pair.kind) for pair in found] == [("b", "a", "abridged"), ("c", "a", "rewrite")]


def test_order_and_repetition_change_nothing(page, report, rewritten, independent):
    pages = [page("a", report), page("b", lines(report, 0, 1, 2)), page("c", rewritten), page("d", independent)]
    expected = find_derivations(pages)
    assert all(find_derivations(order) == expected for order in itertools.permutations(pages))


def test_a_wire_report_on_many_pages_stays_one_family(page, report):
    pages = [page(f"{number:03}", f"{report}\nEdition {number}.") for number in range(60)]
    main = {found.child: found.parent for found in find_derivations(pages) if found.main}
    assert set(main) == {f"{number:03}" for number in range(1, 60)}


def test_a_few_words_are_too_little_to_tell(page):
    assert find_derivations([page("a", "The Marlow bridge is shut."), page("b", "The Marlow bridge is closed.\n")]) == ()


def test_the_very_same_few_words_are_a_copy(page):
    found = find_derivations([page("a", "The Marlow bridge is shut."), page("b", "The Marlow bridge is shut.\n")])
    assert [(item.child, item.kind) for item in found] == [("b", "copy")]


def test_nothing_comes_of_nothing(page):
    assert find_derivations([]) == ()
    assert find_derivations([page("a", ""), page("b", "")]) == ()


def test_repetitive_text_is_compared_quickly(page):
    flood = page("a", "on and on and " * 40_000), page("b", "and on and on " * 40_000)
    assert len(find_derivations(flood)) <= 1
