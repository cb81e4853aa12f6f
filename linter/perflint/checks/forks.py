"""Work on one large file shared out to several processes, where the system can fork (Linux, macOS; not Windows)."""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")


def in_ranges(count: int, jobs: int, work: Callable[[range], T]) -> Iterator[T]:
    """Yield what `work` makes of consecutive ranges of 0..count, in order; the first range is worked on here.

    The other processes are copies of this one and hand back their part by pickle. A part that does not come back
    whole is worked on again here, so nothing depends on them.
    """
    jobs = min(jobs, count) if hasattr(os, "fork") else 1
    bounds = [count * number // jobs for number in range(jobs + 1)] if jobs > 1 else [0, count]
    ranges = [range(first, last) for first, last in pairwise(bounds)]
    children = [_start(part, work) for part in ranges[1:]]
    yield work(ranges[0])
    for part, (child, pipe) in zip(ranges[1:], children, strict=True):
        with os.fdopen(pipe, "rb") as stream:
            data = stream.read()
        _, status = os.waitpid(child, 0)
        yield pickle.loads(data) if status == 0 else work(part)  # noqa: S301 - written by our own child


def _start(part: range, work: Callable[[range], T]) -> tuple[int, int]:
    """Start a process on a range; return its number and the pipe it writes to."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    status = 1
    try:
        gc.disable()
        with os.fdopen(writing, "wb") as stream:
            stream.write(pickle.dumps(work(part)))
        status = 0
    finally:
        os._exit(status)
