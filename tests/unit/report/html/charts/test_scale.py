import pytest

from twosource.report.html.charts.scale import fit


def test_ticks_are_round_and_hold_all_values():
    scale = fit([3000, 12000, 10000])
    assert scale.low <= 3000
    assert scale.high >= 12000
    assert all(tick % 500 == 0 for tick in scale.ticks)
    assert 3 <= len(scale.ticks) <= 8
    assert not scale.log


def test_scale_starts_at_zero_when_that_is_near():
    assert fit([3, 10]).low == 0


def test_wide_range_is_logarithmic():
    scale = fit([5, 90000])
    assert scale.log
    assert scale.ticks == (1, 10, 100, 1000, 10000, 100000)
    assert scale.share(1) == 0
    assert scale.share(1000) == pytest.approx(0.6)


def test_one_value_stands_inside():
    assert 0 < fit([352]).share(352) < 1
    assert 0 <= fit([0]).share(0) <= 1


def test_shares_stay_within_the_axis():
    scale = fit([10, 20])
    assert scale.share(-1000) == 0
    assert scale.share(1000) == 1
