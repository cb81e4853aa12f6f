"""How much time and memory a process may take for one task: kept by the system where it does that, else watched."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perflint.documents.limits import Limits

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

MEGABYTE = 1024 * 1024

#: The exit code of a process whose memory ran out, and of one that the system ended for its computing time.
OUT_OF_MEMORY = 86
CPU_TIME = -signal.SIGXCPU if sys.platform != "win32" else None


class WorkersError(Exception):
    """Worker processes cannot be started here; the message says what happened in them."""


class Bounds(NamedTuple):
    """The bounds of one task: seconds on the clock, seconds of computing, and megabytes that it takes for itself."""

    seconds: int
    cpu_seconds: int
    megabytes: int

    @classmethod
    def of(cls, limits: Limits) -> Bounds:
        """The bounds that the options set."""
        return cls(limits.file_seconds, limits.file_cpu_seconds, limits.file_megabytes)

    @property
    def memory_by_system(self) -> bool:
        """Whether the system itself keeps a process within its memory; it is watched elsewhere."""
        return sys.platform == "linux"


def bound_this_process(bounds: Bounds) -> None:
    """Let the system bound what this process takes from now on; a process that it ends leaves no image of its memory."""
    if sys.platform == "win32":
        return
    import resource

    def bound(kind: int, value: int) -> None:
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))

    bound(resource.RLIMIT_CORE, 0)
    bound(resource.RLIMIT_CPU, int(time.process_time()) + 1 + bounds.cpu_seconds)
    if bounds.memory_by_system:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        bound(resource.RLIMIT_AS, pages * resource.getpagesize() + bounds.megabytes * MEGABYTE)


def megabytes_of(process: BaseProcess) -> float:
    """The memory that a process takes at the moment; 0 where it has ended."""
    if sys.platform == "win32":
        return _windows_bytes(process.sentinel) / MEGABYTE
    import subprocess

    done = subprocess.run(["ps", "-o", "rss=", "-p", str(process.pid)], capture_output=True, check=False)  # noqa: S603, S607
    return int(done.stdout.split()[0]) / 1024 if done.stdout.split() else 0.0


def _windows_bytes(handle: int) -> int:
    """The committed memory of the process behind a handle, by GetProcessMemoryInfo."""
    import ctypes

    names = ("PeakWorkingSetSize", "WorkingSetSize", "QuotaPeakPagedPoolUsage", "QuotaPagedPoolUsage",
             "QuotaPeakNonPagedPoolUsage", "QuotaNonPagedPoolUsage", "PagefileUsage", "PeakPagefileUsage")  # fmt: skip

    class Counters(ctypes.Structure):
        _fields_ = [("cb", ctypes.c_ulong), ("PageFaultCount", ctypes.c_ulong), *((name, ctypes.c_size_t) for name in names)]

    counters = Counters(cb=ctypes.sizeof(Counters))
    query = ctypes.CDLL("kernel32").K32GetProcessMemoryInfo
    query.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong]
    query(handle, ctypes.byref(counters), counters.cb)
    return int(counters.PagefileUsage)
