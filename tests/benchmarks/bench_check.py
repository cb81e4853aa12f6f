"""How fast `perflint check` is, as ratios measured in one run: `make bench`, or bench_check.py [--enforce] [--rows N].

Every ratio compares the seconds of computing of runs that alternate with each other: a slow minute of the machine slows
both sides, and waiting for the processor counts on neither. Each run is one process (`--jobs 1`), whose peak memory is
what the system reports when it ends; bench_batch.py measures files that several processes share.
"""

from __future__ import annotations

import argparse
import compileall
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).parent
ITERATE = """
import sys, openpyxl
for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True):
    for row in sheet.iter_rows():
        for cell in row:
            cell.value
"""
IMPORTS = "from pydantic import BaseModel; import typer; from rich.console import Console"
CHECK = "import sys; sys.argv[0] = 'perflint'; from perflint.commands import main; main()"
HEAVY = ("spacy", "jieba")


class Run(NamedTuple):
    """What one process took: wall time and computing in seconds, peak memory in megabytes (not that of processes it
    starts), exit code."""

    seconds: float
    megabytes: float
    code: int
    computing: float


class Bar(NamedTuple):
    """One line of the result: what was measured, the figure, and what it may be at most."""

    name: str
    measured: float
    limit: float
    unit: str


def run(command: Sequence[str]) -> Run:
    """Run a command with its output thrown away and measure it."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    computing = usage.ru_utime + usage.ru_stime
    return Run(time.perf_counter() - begin, usage.ru_maxrss / 1024, child.returncode, computing)


def python(code: str, *arguments: str) -> list[str]:
    """The command that runs `code` with the interpreter of this process."""
    return [sys.executable, "-c", code, *arguments]


def check(path: Path) -> list[str]:
    """The command that checks a file anew and writes the whole report."""
    return python(CHECK, "check", str(path), "--format", "json", "--jobs", "1", "--no-progress", "--no-cache", "--exit-zero")


def alternate(commands: Sequence[Sequence[str]], rounds: int) -> list[list[Run]]:
    """Run the commands in turn, `rounds` times; return the runs of each command.

    Raises SystemExit where a command fails: a figure of a failed run would mean nothing.
    """
    runs: list[list[Run]] = [[] for _ in commands]
    for _ in range(rounds):
        for number, command in enumerate(commands):
            done = run(command)
            if done.code:
                raise SystemExit(f"exit code {done.code} of {' '.join(command)[:200]}")
            runs[number].append(done)
    return runs


def ratio(over: Sequence[Run], under: Sequence[Run]) -> float:
    """The median of the ratios of runs that were neighbours in time."""
    return median(a.computing / b.computing for a, b in zip(over, under, strict=True))


def measure_large(folder: Path, rows: int, rounds: int) -> list[Bar]:
    """Reading, checking and reporting against plain iteration; growth with size; peak memory."""
    paths = [folder / f"{part}.xlsx" for part in (rows // 4, rows // 2, rows)]
    for path in paths:
        subprocess.run([sys.executable, str(HERE / "workload.py"), path.stem, str(path)], check=True)
    quarter, half, whole, iterate = alternate([*map(check, paths), python(ITERATE, str(paths[-1]))], rounds)
    print(f"n {seconds(quarter)}, 2n {seconds(half)}, 4n {seconds(whole)}, openpyxl {seconds(iterate)}")
    return [
        Bar(f"check {rows} rows / openpyxl read-only", ratio(whole, iterate), 3.0, "x"),
        Bar("peak memory", max(one.megabytes for one in whole), 350, "MB"),
        Bar("time(2n) / time(n)", ratio(half, quarter), 2.2, "x"),
        Bar("time(4n) / time(n)", ratio(whole, quarter), 4.4, "x"),
    ]


def seconds(runs: Sequence[Run]) -> str:
    """The median computing time of some runs, and that on the clock."""
    return f"{median(one.computing for one in runs):.2f} s ({median(one.seconds for one in runs):.2f} s on the clock)"


def measure_start(folder: Path, rounds: int) -> list[Bar]:
    """One clean table of ten rows from a cold start against the bare imports; heavy modules that came along."""
    path = folder / "clean.xlsx"
    subprocess.run([sys.executable, str(HERE / "workload.py"), "10", str(path)], check=True)
    cold, bare = alternate([check(path), python(IMPORTS)], rounds)
    command = check(path)
    listing = subprocess.run(
        [command[0], "-X", "importtime", *command[1:]], capture_output=True, text=True, encoding="utf-8", check=True
    ).stderr
    lines = [line for line in listing.splitlines() if line.startswith("import time:")]
    heavy = {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}.intersection(HEAVY)
    print(f"cold start {seconds(cold)}, bare imports {seconds(bare)}; imported: {sorted(heavy) or 'neither'}")
    return [
        Bar("cold check of 10 rows / bare imports", ratio(cold, bare), 2.5, "x"),
        Bar("of spaCy and jieba, imported", len(heavy), 0, ""),
    ]


def main() -> int:
    """Print the table of bars; return 1 where one is missed and --enforce was given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000, help="indicator rows of the largest workbook")
    parser.add_argument("--rounds", type=int, default=3, help="alternating runs of the large workbooks")
    parser.add_argument("--start-rounds", type=int, default=9, help="alternating cold starts")
    parser.add_argument("--enforce", action="store_true", help="exit 1 where a bar is missed")
    chosen = parser.parse_args()
    for package in ("perflint", "perflint_rules", "perflint_corpora"):  # as pip leaves them when it installs
        compileall.compile_dir(str(Path(next(iter(import_module(package).__path__)))), quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bars = measure_start(folder, chosen.start_rounds) + measure_large(folder, chosen.rows, chosen.rounds)
    return int(print_bars(bars) and chosen.enforce)


def print_bars(bars: Sequence[Bar]) -> bool:
    """Print what was measured; return whether a bar was missed."""
    for bar in bars:
        verdict = "pass" if bar.measured <= bar.limit else "FAIL"
        print(f"{bar.name:<42} {bar.measured:>8.2f} {bar.unit:<2} at most {bar.limit:>6g}  {verdict}")
    return any(bar.measured > bar.limit for bar in bars)


if __name__ == "__main__":
    sys.exit(main())
