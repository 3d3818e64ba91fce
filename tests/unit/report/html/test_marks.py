from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Span
from twosource.report.html.marks import Mark, nest


def mark(start, end, kind="at", anchor=None):
    return Mark(span=Span(start, end), kind=kind, css=kind, anchor=anchor)


def words(pieces):
    return "".join(words(piece.inner) if piece.mark else "".join(run for _, run in piece.runs) for piece in pieces)


def marked(pieces, text, found):
    for piece in pieces:
        if piece.mark:
            found.append((piece.mark.span, piece.span, words(piece.inner), piece.first))
            marked(piece.inner, text, found)
    return found


def test_nested_marks_stay_whole():
    text = "about 340 people left"
    pieces = nest(text, Span(0, len(text)), [mark(6, 9, "fg"), mark(0, 16)])
    assert len(pieces) == 2
    assert pieces[0].mark.kind == "at"
    assert words(pieces[0].inner) == "about 340 people"
    assert [piece.mark.kind for piece in pieces[0].inner if piece.mark] == ["fg"]


def test_crossing_marks_are_cut_and_only_the_first_part_begins():
    pieces = nest("abcdef", Span(0, 6), [mark(0, 4), mark(2, 6, "tm")])
    found = marked(pieces, "abcdef", [])
    assert found == [
        (Span(0, 4), Span(0, 4), "abcd", True),
        (Span(2, 6), Span(2, 4), "cd", True),
        (Span(2, 6), Span(4, 6), "ef", False),
    ]


def test_a_mark_over_two_paragraphs_is_clipped_to_this_one():
    pieces = nest("abcdef", Span(2, 4), [mark(0, 6)])
    assert [(piece.span, piece.first) for piece in pieces] == [(Span(2, 4), False)]


def test_marks_too_deep_to_follow_are_left_out_and_words_stay():
    text = "x" * 100
    pieces = nest(text, Span(0, 100), [mark(number, 100 - number) for number in range(40)])
    assert words(pieces) == text


@given(st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30)).filter(lambda pair: pair[0] < pair[1]), max_size=12))
def test_words_are_written_once_and_every_piece_holds_its_own(spans):
    text = "abcdefghijklmnopqrstuvwxyzABCD"
    pieces = nest(text, Span(0, 30), [mark(*pair) for pair in spans])
    assert words(pieces) == text
    for whole, part, said, _ in marked(pieces, text, []):
        assert whole.holds(part)
        assert said == part.of(text)
