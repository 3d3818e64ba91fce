"""Steps on this machine: one process, or several that are handed work in small portions."""

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WAITING = 4
"""Items handed out a worker: enough that none waits for work, few enough that results do not pile up in memory."""


def map_items(function: Callable[[Item], Result], items: Iterable[Item], *, workers: int = 1) -> Iterator[Result | Exception]:
    """Apply a function to each item.

    Args:
        function: a function of a module (it is named to other processes, not sent), free of shared state.
        items: read only as fast as they are worked on.
        workers: processes; with 1 everything happens in this one, which is what to debug with.

    Yields:
        For each item, in the items' order, its result; or, if the function raised, the exception, so that one bad item leaves
        the others alone. If a worker dies (out of memory, say), all items not yet done get that error.
    """
    if workers <= 1:
        yield from (_attempt(function, item) for item in items)
        return
    rest = iter(items)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting = deque(_submit(pool, function, item) for item in itertools.islice(rest, workers * WAITING))
        while waiting:
            yield _outcome(waiting.popleft())
            waiting.extend(_submit(pool, function, item) for item in itertools.islice(rest, 1))


def _submit(pool: ProcessPoolExecutor, function: Callable[[Item], Result], item: Item) -> "Future[Result | Exception]":
    """The item's result to come; of a pool whose worker died, the error."""
    try:
        return pool.submit(_attempt, function, item)
    except BrokenExecutor as problem:
        failed: Future[Result | Exception] = Future()
        failed.set_result(problem)
        return failed


def _attempt(function: Callable[[Item], Result], item: Item) -> Result | Exception:
    """The result, or the exception as a value."""
    try:
        return function(item)
    except Exception as problem:  # noqa: BLE001 (whatever one item does must not end the others' run; the caller reports it)
        return problem


def _outcome(done: "Future[Result | Exception]") -> Result | Exception:
    """What came back, or why nothing did (a dead worker, a result that cannot be sent)."""
    try:
        return done.result()
    except Exception as problem:  # noqa: BLE001 (as above)
        return problem
