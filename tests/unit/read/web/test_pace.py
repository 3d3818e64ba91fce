from twosource.read.web.pace import MOST_DELAY, Pace


def test_a_host_is_left_alone_between_two_requests_and_another_is_not(waits):
    pace = Pace(1.0, waits.clock)
    for host in ("a.example", "b.example", "a.example"):
        pace.turn(host)
    assert waits.waited == [1.0]


def test_a_hosts_wish_counts_up_to_a_limit(waits):
    pace = Pace(1.0, waits.clock)
    pace.wish("a.example", 5.0)
    pace.wish("b.example", 1e9)
    pace.wish("c.example", float("nan"))
    for host in ("a.example", "b.example", "c.example"):
        pace.turn(host)
    assert [pace.ready_in(host) for host in ("a.example", "b.example", "c.example", "d.example")] == [5.0, MOST_DELAY, 1.0, 0.0]


def test_rest_is_never_cut_short(waits):
    pace = Pace(1.0, waits.clock)
    pace.rest("a.example", 8.0)
    pace.rest("a.example", 2.0)
    assert pace.ready_in("a.example") == 8.0
