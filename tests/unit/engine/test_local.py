import itertools
import math
import operator
import os

from twosource.engine import map_items


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


def test_many_items_on_few_workers_keep_their_order():
    assert list(map_items(operator.neg, range(100), workers=2)) == [-number for number in range(100)]


def test_dead_workers_are_errors_and_not_a_hang():
    results = list(map_items(os._exit, [1] * 20, workers=2))
    assert len(results) == 20
    assert all(isinstance(result, Exception) for result in results)


def test_no_items_no_results():
    assert list(map_items(inverse, [], workers=2)) == []
