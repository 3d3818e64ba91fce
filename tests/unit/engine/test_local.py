import itertools
import math
import operator
import os

import pytest

from twosource.engine import Limits, map_items
from twosource.errors import PageError


def inverse(number):
    return 1 / number


def test_results_come_in_the_items_order_and_errors_in_their_place():
    results = list(map_items(inverse, [1, 2, 0, 4]))
    assert [results[0], results[1], results[3]] == [1.0, 0.5, 0.25]
    assert isinstance(results[2], ZeroDivisionError)


def test_errors_come_back_from_other_processes():
    results = list(map_items(math.sqrt, [4, -1, 9], workers=2))
    assert [results[0], results[2]] == [2.0, 3.0]
    assert isinstance(results[1], ValueError)


def test_items_are_read_only_as_they_are_worked_on():
    numbers = itertools.count(1)
    assert list(itertools.islice(map_items(inverse, numbers), 2)) == [1.0, 0.5]
    assert next(numbers) == 3


def test_other_processes_are_not_far_ahead():
    numbers = itertools.count()
    results = map_items(operator.neg, numbers, workers=2)
    assert [next(results) for _ in range(20)] == [-number for number in range(20)]
    results.close()
    assert next(numbers) < 40


def test_many_items_on_few_workers_keep_their_order():
    assert list(map_items(operator.neg, range(100), workers=2)) == [-number for number in range(100)]


def test_dead_workers_are_errors_and_not_a_hang():
    results = list(map_items(os._exit, [1] * 20, workers=2))
    assert len(results) == 20
    assert all(isinstance(result, Exception) for result in results)


def test_a_dead_worker_costs_its_own_item_alone():
    results = list(map_items(eval, ["1 + 1", "__import__('os').abort()", "2 + 2"], workers=1, limits=Limits()))
    assert [results[0], results[2]] == [2, 4]
    assert isinstance(results[1], PageError)
    assert "SIGABRT" in results[1].message


@pytest.mark.parametrize(
    ("limits", "hang"), [(Limits(patience=1), "__import__('time').sleep(600)"), (Limits(seconds=1), "sum(range(10**12))")]
)
def test_an_item_over_a_time_limit_is_ended_and_the_next_is_worked_on(limits, hang):
    results = list(map_items(eval, ["1", hang, "2"], limits=limits))
    assert [results[0], results[2]] == [1, 2]
    assert isinstance(results[1], PageError)
    assert "more than 1 seconds" in results[1].message
    assert results[1].mend


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="memory is limited on Linux alone")  # noqa: PTH110
def test_an_item_over_the_memory_limit_is_an_error_and_the_next_is_worked_on():
    results = list(map_items(bytearray, [1, 1_000_000_000, 2], limits=Limits(memory=300_000_000)))
    assert [results[0], results[2]] == [bytearray(1), bytearray(2)]
    assert isinstance(results[1], PageError)
    assert "0.3 GB" in results[1].message


def test_an_item_that_is_too_large_by_itself_is_an_error_and_the_next_is_worked_on():
    results = list(map_items(len, [b"a", bytes(90_000_000), b"bb"], limits=Limits(memory=50_000_000)))
    assert [results[0], results[2]] == [1, 2]
    assert isinstance(results[1], PageError)
    assert "memory" in results[1].message


def test_what_cannot_be_sent_is_an_error_in_its_place():
    results = list(map_items(str, ["a", lambda: None, "b"], limits=Limits()))
    assert [results[0], results[2]] == ["a", "b"]
    assert isinstance(results[1], Exception)


def test_an_error_keeps_its_words():
    results = list(map_items(refused, ["x"], workers=2))
    assert isinstance(results[0], Exception)


def refused(item):
    raise PageError(f"{item} is refused", "leave it out")


def test_no_items_no_results():
    assert list(map_items(inverse, [], workers=2)) == []
