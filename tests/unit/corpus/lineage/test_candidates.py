from twosource.corpus.lineage.candidates import MOST_PAGES, candidate_pairs
from twosource.corpus.lineage.words import body_words


def test_pages_with_nothing_in_common_do_not_meet(page, report):
    pages = [body_words(page("a", report)), body_words(page("b", "Frost ruined the apple harvest of the Dunmarrow growers."))]
    assert candidate_pairs(pages, [frozenset({"bridge", "voss"}), frozenset({"frost", "apple"})]) == []


def test_a_widely_carried_report_does_not_meet_everybody(page, report):
    count = 3 * MOST_PAGES
    pages = [body_words(page(str(number), report)) for number in range(count)]
    pairs = candidate_pairs(pages, [frozenset()] * count)
    assert {number for pair in pairs for number in pair} == set(range(count))
    assert len(pairs) < 5 * count
