"""The time and memory that one input may take: an alarm interrupts what takes too long."""

from __future__ import annotations

import contextlib
import signal
import sys
import time
from collections.abc import Iterator
from types import FrameType

#: Seconds of one input: read twice, its tables read, checked by all rules. A machine that others use as well is slow.
SECONDS = 20
#: What the memory of the process may grow by over all inputs.
MEGABYTES = 400


class TooSlowError(Exception):
    """An input that took too long."""


@contextlib.contextmanager
def bounded(seconds: float = SECONDS) -> Iterator[None]:
    """Raise TooSlowError within whatever takes longer; where there are no alarms (Windows), after it."""
    if sys.platform == "win32":
        start = time.monotonic()
        yield
        if time.monotonic() - start > seconds:
            raise TooSlowError(f"{seconds} s")
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooSlowError(f"{seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def peak_megabytes() -> float:
    """The most memory that this process has had so far; 0 where that cannot be asked for."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_048_576 if sys.platform == "darwin" else 1_024)
