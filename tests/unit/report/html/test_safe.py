from twosource.report.html.safe import label, unseen_split, verbatim


def test_verbatim_keeps_length_and_pictures_control_characters():
    text = "a\0b\x07c\td\r\n"
    assert verbatim(text) == "a\u2400b\u2407c\td\r\n"
    assert len(verbatim(text)) == len(text)


def test_unseen_split_names_zero_width_and_direction_marks():
    assert unseen_split("pay\u200bment \u202egpj") == [
        ("", "pay"),
        ("U+200B", "\u200b"),
        ("", "ment "),
        ("U+202E", "\u202e"),
        ("", "gpj"),
    ]


def test_unseen_split_of_plain_words_is_one_run():
    assert unseen_split("plain") == [("", "plain")]
    assert unseen_split("") == []


def test_label_is_one_line_without_unseen_characters():
    assert label("  two\n\nlines\u202e \x00here ") == "two lines here"


def test_label_cuts_at_a_word():
    cut = label("one two three four five six seven", 20)
    assert cut == "one two three four…"
    assert len(cut) <= 20


def test_label_cuts_a_word_that_is_too_long():
    assert label("x" * 50, 10) == "x" * 9 + "…"


def test_label_of_an_endless_text_reads_only_its_beginning():
    assert label("\u200b" * 10_000 + "word", 20) == "…"
    assert label("word " * 10_000_000, 20).endswith("…")
