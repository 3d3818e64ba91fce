from twosource.report.html.charts.labels import Box, place

ROOM = Box(0, 0, 800, 300)


def test_first_choice_is_to_the_right():
    placed = place(100, 100, ("about 340", "Valdorf"), [], ROOM)
    assert placed.anchor == "start"
    assert placed.x > 100


def test_a_label_keeps_off_what_is_taken():
    first = place(100, 100, ("about 340", "Valdorf"), [], ROOM)
    second = place(100, 100, ("about 340", "Valdorf"), [first.box], ROOM)
    assert second.box.overlap(first.box) == 0


def test_a_label_at_the_right_edge_goes_left():
    placed = place(795, 100, ("more than 600", "Union"), [], ROOM)
    assert placed.anchor == "end"
    assert placed.box.right <= 800


def test_many_labels_at_one_place_all_get_one():
    taken = []
    for _ in range(12):
        taken.append(place(400, 150, ("about 340", "Valdorf"), taken, ROOM).box)
    assert len(taken) == 12
