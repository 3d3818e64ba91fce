"""Work in processes of their own, each item within a time and a memory limit.

A parser written in C that hangs, eats all memory or crashes cannot be stopped from within: only the process it runs in can
be ended. So each process holds one item at a time; when it ends badly, that item alone is lost and another takes its place.
"""

import contextlib
import math
import multiprocessing
import multiprocessing.connection
import os
import pickle
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path
from typing import Any

import msgspec

from twosource.errors import PageError

WAITING = 4
"""Results a worker may be ahead of the one that is awaited: enough that none stands idle behind a slow item, few enough that
they do not pile up in memory."""
_MEND = "leave the page out, or give it as plain text"
_END = object()
_READY = b""
"""What a process says before its first item, whose time begins then."""
STARTING = 120.0
"""Seconds a process may take to begin."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one item may use.

    Attributes:
        seconds: of the processor's time, which does not depend on what else the machine does. Not held on Windows.
        patience: seconds by the clock, for what waits and does not work.
        memory: bytes beyond what the process had when it began. Held on Linux alone.
    """

    seconds: float = 60.0
    patience: float = 600.0
    memory: int = 2_000_000_000


def map_apart(function: Callable[[Any], Any], items: Iterable[Any], *, workers: int, limits: Limits) -> Iterator[Any]:
    """Apply a function to each item, each in one of `workers` other processes; results in the items' order.

    An item that goes over a limit or ends its process gives a `PageError`, one that raises its exception.
    """
    pool = _Pool(function, workers, limits)
    try:
        yield from pool.results(iter(items))
    finally:
        pool.close()


class _Pool:
    """The processes, what each is busy with, and the results not yet due."""

    def __init__(self, function: Callable[[Any], Any], workers: int, limits: Limits) -> None:
        self.function, self.size, self.limits = function, workers, limits
        self.context = _context(function.__module__)
        self.idle: list[_Worker] = []
        self.busy: dict[Connection, _Worker] = {}
        self.done: dict[int, Any] = {}
        self.given = 0

    def results(self, rest: Iterator[Any]) -> Iterator[Any]:
        due = 0
        while True:
            while len(self.busy) < self.size and self.given - due < self.size * WAITING:
                item = next(rest, _END)
                if item is _END:
                    break
                self._give(item)
            if not self.busy and not self.done:
                return
            self._await()
            while due in self.done:
                yield self.done.pop(due)
                due += 1

    def _give(self, item: Any) -> None:  # noqa: ANN401 - the engine knows nothing of the items
        number, self.given = self.given, self.given + 1
        try:
            message = pickle.dumps((self.function, item), protocol=pickle.HIGHEST_PROTOCOL)
        except Exception as problem:  # noqa: BLE001 (an item that cannot be sent is that item's error)
            self.done[number] = problem
            return
        worker = self.idle.pop() if self.idle else _Worker(self.context, self.limits)
        worker.begin(number, message)
        self.busy[worker.pipe] = worker

    def _await(self) -> None:
        """Waits until a result is there, a process has ended, or time is up for one."""
        if not self.busy:
            return
        left = min(worker.deadline for worker in self.busy.values()) - time.monotonic()
        ready = multiprocessing.connection.wait(list(self.busy), timeout=max(0.0, left))
        for pipe in ready:
            self._take(self.busy.pop(pipe))  # type: ignore[call-overload] # what was waited for are the keys
        for worker in [worker for worker in self.busy.values() if worker.deadline <= time.monotonic()]:
            del self.busy[worker.pipe]
            worker.end()
            self.done[worker.number] = _too_long(self.limits.patience)

    def _take(self, worker: "_Worker") -> None:
        try:
            message = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            worker.process.join(1)
            ended = worker.end()
            died = PageError(f"the process that worked on this page {ended}", _MEND)
            self.done[worker.number] = _too_long(self.limits.seconds) if "SIGXCPU" in ended else died
            return
        if message == _READY:
            worker.ready(self.limits.patience)
            self.busy[worker.pipe] = worker
            return
        try:
            result = pickle.loads(message)  # noqa: S301 - our own process wrote it
        except Exception as problem:  # noqa: BLE001 (a result that cannot be received is its item's error)
            result = problem
        if isinstance(result, MemoryError):
            worker.end()
            result = PageError(f"this page needs more than {self.limits.memory / 1e9:.1f} GB of memory", _MEND)
        else:
            self.idle.append(worker)
        self.done[worker.number] = result

    def close(self) -> None:
        """Ends all processes."""
        for worker in (*self.idle, *self.busy.values()):
            worker.end()


class _Worker:
    """One process, and our end of the pipe to it."""

    def __init__(self, context: ForkServerContext | SpawnContext, limits: Limits) -> None:
        self.pipe, theirs = context.Pipe()
        self.patience = limits.patience + STARTING
        self.number, self.deadline = -1, 0.0
        self.process = context.Process(target=_serve, args=(theirs, limits), daemon=True)
        self.process.start()
        theirs.close()

    def ready(self, patience: float) -> None:
        """The process has begun: from now on items have their time."""
        self.patience, self.deadline = patience, time.monotonic() + patience

    def begin(self, number: int, message: bytes) -> None:
        """Hands it an item."""
        self.number, self.deadline = number, time.monotonic() + self.patience
        with contextlib.suppress(OSError):  # a process that has ended is seen when its result is awaited
            self.pipe.send_bytes(message)

    def end(self) -> str:
        """Ends the process, if it has not ended, and says how it did."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        code = self.process.exitcode or 0
        self.process.close()
        return f"was ended by the system ({signal.Signals(-code).name})" if code < 0 else f"ended with code {code}"


def _too_long(seconds: float) -> PageError:
    return PageError(f"this page took more than {seconds:g} seconds", _MEND)


def _context(module: str) -> ForkServerContext | SpawnContext:
    """How processes are begun: forked from one that has the function's module and no threads, where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", module])
    return context


def _serve(pipe: Connection, limits: Limits) -> None:
    """What a process does: one item after another until the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(limits.memory)
    pipe.send_bytes(_READY)
    while True:
        try:
            message = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        except MemoryError as problem:  # the item alone is too large; what is left of it in the pipe ends with this process
            pipe.send_bytes(_told(problem))
            return
        _limit_time(limits.seconds)
        pipe.send_bytes(_answer(message))


def _answer(message: bytes) -> bytes:
    try:
        function, item = pickle.loads(message)  # noqa: S301 - the process that began this one wrote it
        return pickle.dumps(function(item), protocol=pickle.HIGHEST_PROTOCOL)
    except Exception as problem:  # noqa: BLE001 (whatever one item does is told, and the next is worked on)
        return _told(problem)


def _told(problem: Exception) -> bytes:
    """The exception, or, if it cannot be sent, its name and words."""
    try:
        return pickle.dumps(problem)
    except Exception:  # noqa: BLE001 (anything may hang on an exception)
        return pickle.dumps(RuntimeError(f"{type(problem).__name__}: {problem}"))


def _limit_time(seconds: float) -> None:
    """Lets the process work so many seconds more (`RLIMIT_CPU`); then the system ends it, whatever it is at."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    limit = math.ceil(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _limit_memory(memory: int) -> None:
    """Lets the process have that many bytes more than it has (`RLIMIT_DATA`: all that it may write to, mapped memory too)."""
    try:
        import resource  # noqa: PLC0415 - not on every system

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
        limit = pages * os.sysconf("SC_PAGE_SIZE") + memory
        resource.setrlimit(resource.RLIMIT_DATA, (limit, resource.getrlimit(resource.RLIMIT_DATA)[1]))
    except (ImportError, OSError, ValueError):
        return
