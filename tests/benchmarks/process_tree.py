"""Runs a command and measures it with all processes that it starts (Linux only)."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

POLL = 0.05  # seconds
TICKS = os.sysconf("SC_CLK_TCK")


class TreeRun(NamedTuple):
    """What a command took: seconds on the clock, seconds of computing, peak memory in megabytes, exit code.

    Memory that processes share counts once (proportional set size). Computing is what was seen at the last look.
    """

    seconds: float
    computing: float
    megabytes: float
    code: int


def run_tree(command: Sequence[str], environment: dict[str, str]) -> TreeRun:
    """Run a command with its output thrown away."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **environment})
    computing: dict[int, float] = {}
    peak = 0.0
    while child.poll() is None:
        processes = list(tree(child.pid))
        peak = max(peak, sum(map(megabytes_of, processes)))
        # one that ends between two looks would be seen with nothing
        computing.update({one: max(computing_of(one), computing.get(one, 0.0)) for one in processes})
        time.sleep(POLL)
    return TreeRun(time.perf_counter() - begin, sum(computing.values()), peak, child.returncode)


def tree(process: int) -> Iterator[int]:
    """A process and all below it."""
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _read(task).split():
            yield from tree(int(child))


def megabytes_of(process: int) -> float:
    """Its share of the memory that it uses."""
    for line in _read(Path(f"/proc/{process}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def computing_of(process: int) -> float:
    """Its seconds of computing."""
    fields = _read(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS if fields else 0.0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:  # it has ended
        return ""
