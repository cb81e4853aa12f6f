"""Processes that do one task after the other, each within limits of time and memory, and may die of it.

A task that goes over a limit, or that ends its process (a library that aborts), is a `Failure`; a fresh process takes
the place of the old one and the other tasks go on. Answers are bytes, which the caller decodes: nothing that a worker
sends back is ever unpickled. Works by forkserver where there is one, else (Windows) by spawn; never by a bare fork.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, NamedTuple, TypeVar

from perflint.process_limits import CPU_TIME, OUT_OF_MEMORY, Bounds, WorkersError, bound_this_process, megabytes_of

Key = TypeVar("Key")

#: Does one task: its header and its data. Made in the worker by a function that can be pickled, of a picklable setup.
Handle = Callable[[Any, bytes], bytes]
Start = Callable[[Any], Handle]

_READY = b""
_POLL = 0.2  # seconds between looks at the memory of workers, where the system does not bound it
_PATIENCE = 5.0  # seconds for a process to be gone after it was killed or closed its pipe


class Failure(NamedTuple):
    """A task that was not done: the `kind` of a ToolError (kebab-case) and its parameters."""

    kind: str
    parameters: dict[str, str]


class Task(NamedTuple, Generic[Key]):
    """Something to do; `key` tells the answers apart, `header` (picklable) and `data` are what the worker gets."""

    key: Key
    header: Any
    data: bytes


class Workers:
    """At most `count` processes, started when there is something to do. Use as a context: at its end all are gone."""

    def __init__(self, count: int, start: Start, setup: Any, bounds: Bounds, preload: Sequence[str] = ()) -> None:
        """`preload` names modules that all workers can share where they are forked from one server."""
        methods = multiprocessing.get_all_start_methods()
        self._context: Any = get_context("forkserver" if "forkserver" in methods else "spawn")
        if "forkserver" in methods:
            self._context.set_forkserver_preload(list(preload))
        self._count = count
        self._begin = (start, setup, bounds)
        self._workers: list[_Worker] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._workers:
            worker.kill()
        self._workers.clear()

    def run(self, tasks: Iterable[Task[Key]]) -> Iterator[tuple[Key, bytes | Failure]]:
        """Do the tasks, which are taken when a worker is free; yield each key with its answer, in no certain order.

        Raises WorkersError where workers cannot be started.
        """
        waiting = iter(tasks)
        task = next(waiting, None)
        keys: dict[_Worker, Key] = {}
        while task is not None or keys:
            while task is not None and (worker := self._idle()) is not None:
                keys[worker] = task.key
                worker.give(task)
                task = next(waiting, None)
            for worker in self._due():
                answer = worker.answer()
                if worker.gone:
                    self._workers.remove(worker)
                if answer is not None:
                    yield keys.pop(worker), answer

    def _idle(self) -> _Worker | None:
        """A worker without a task; if there is none, one more is started for the next time that somebody asks."""
        for worker in self._workers:
            if worker.idle:
                return worker
        if len(self._workers) < self._count:
            self._workers.append(_Worker(self._context, *self._begin))
        return None

    def _due(self) -> list[_Worker]:
        """The workers that have said something, died, or gone over a limit; waits for the first of them."""
        busy = {worker.connection: worker for worker in self._workers if not worker.idle}
        patience = min(worker.patience for worker in busy.values())
        spoke = [busy[one] for one in connection.wait(list(busy), None if patience == math.inf else patience)]
        return spoke + [worker for worker in busy.values() if worker not in spoke and worker.over_limit()]


class _Worker:
    """One process, seen from outside."""

    def __init__(self, context: Any, start: Start, setup: Any, bounds: Bounds) -> None:
        self.connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=_work, args=(theirs, start, setup, bounds), daemon=True)
        self._process.start()
        theirs.close()
        self._bounds = bounds
        self._started = False
        self._since: float | None = None  # when the task was given
        self._looked = 0.0  # when its memory was looked at
        self._failure: Failure | None = None
        self.gone = False

    @property
    def idle(self) -> bool:
        """Whether it waits for a task."""
        return self._started and self._since is None

    @property
    def patience(self) -> float:
        """For how many seconds it may be left alone."""
        if self._since is None:
            return math.inf
        left = max(0.0, self._since + self._bounds.seconds - time.monotonic())
        return left if self._bounds.memory_by_system else min(left, _POLL)

    def give(self, task: Task[Any]) -> None:
        """Hand it a task. If it has died in the meantime, `answer` will say so."""
        self._since = time.monotonic()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(task.header)
            self.connection.send_bytes(task.data)

    def over_limit(self) -> bool:
        """Kill it if its task has gone over a limit that it does not keep by itself."""
        now = time.monotonic()
        if self._since is None:
            return False
        if now >= self._since + self._bounds.seconds:
            self._failure = _limit("time-limit", self._bounds.seconds, "file_seconds")
        elif not self._bounds.memory_by_system and now >= self._looked + _POLL:
            self._looked = now
            if megabytes_of(self._process) > self._bounds.megabytes:
                self._failure = _limit("memory-limit", self._bounds.megabytes, "file_megabytes")
        if self._failure is not None:
            self.kill()
        return self._failure is not None

    def answer(self) -> bytes | Failure | None:
        """What it has to say: the answer to its task, how that failed, or None if it only reports that it is there.

        Raises WorkersError where it could not start.
        """
        if self._failure is not None:
            return self._failure
        try:
            message: bytes = self.connection.recv_bytes()
        except (EOFError, OSError):
            self._process.join(_PATIENCE)
            code = self._process.exitcode
            self.kill()
            return self._death(code)
        if not self._started:
            if message != _READY:
                raise WorkersError(message.decode("utf-8", "replace"))
            self._started = True
            return None
        self._since = None
        return message

    def kill(self) -> None:
        """End the process and all that it has started."""
        if sys.platform != "win32" and self._process.pid is not None:
            with contextlib.suppress(OSError):  # it does not lead a group of its own yet
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join(_PATIENCE)
        self.connection.close()
        self.gone = True

    def _death(self, code: int | None) -> Failure:
        if not self._started:
            raise WorkersError(f"exit code {code}")
        if code == OUT_OF_MEMORY:
            return _limit("memory-limit", self._bounds.megabytes, "file_megabytes")
        if code is not None and code == CPU_TIME:
            return _limit("cpu-limit", self._bounds.cpu_seconds, "file_cpu_seconds")
        try:
            end = signal.Signals(-(code or 0)).name
        except ValueError:
            end = str(code)
        return Failure("worker-died", {"end": end, "limit": str(self._bounds.megabytes), "option": "limits.file_megabytes"})


def _limit(kind: str, limit: int, option: str) -> Failure:
    return Failure(kind, {"limit": str(limit), "option": f"limits.{option}"})


def _work(pipe: Connection, start: Start, setup: Any, bounds: Bounds) -> None:
    """The life of a worker."""
    _detach()
    try:
        handle = start(setup)
    except Exception as error:  # noqa: BLE001 - told to whoever started this process
        pipe.send_bytes(f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace"))
        return
    pipe.send_bytes(_READY)
    while True:
        try:
            header, data = pipe.recv(), pipe.recv_bytes()
        except EOFError:
            return
        bound_this_process(bounds)
        try:
            answer = handle(header, data)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        pipe.send_bytes(answer)


def _detach() -> None:
    """Leave the terminal alone: its interrupts are for the parent, which ends this process, and its screen is not ours.

    What a library writes when it aborts may hold the contents of a file.
    """
    if sys.platform == "win32":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    else:
        os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
