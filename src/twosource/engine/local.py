"""Steps on this machine: in this process, or in others that are handed one item at a time."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from twosource.engine.processes import Limits, map_apart

Item = TypeVar("Item")
Result = TypeVar("Result")


def map_items(
    function: Callable[[Item], Result], items: Iterable[Item], *, workers: int = 1, limits: Limits | None = None
) -> Iterator[Result | Exception]:
    """Apply a function to each item.

    Args:
        function: a function of a module (it is named to other processes, not sent), free of shared state.
        items: read only as fast as they are worked on.
        workers: processes.
        limits: what one item may use. With one worker and no limits everything happens in this process, which is what to debug
            with; other processes always have limits, those of `Limits()` if none are given.

    Yields:
        For each item, in the items' order, its result; or, if the function raised, the exception; or, if the item went over a
        limit or its process died, a `PageError`. One bad item leaves the others alone.
    """
    if workers <= 1 and limits is None:
        yield from (_attempt(function, item) for item in items)
    else:
        yield from map_apart(function, items, workers=max(1, workers), limits=limits or Limits())


def _attempt(function: Callable[[Item], Result], item: Item) -> Result | Exception:
    """The result, or the exception as a value."""
    try:
        return function(item)
    except Exception as problem:  # noqa: BLE001 (whatever one item does must not end the others' run; the caller reports it)
        return problem
