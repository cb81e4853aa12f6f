"""How long a folder of submissions takes, and how much memory: `make bench`, or -m tests.benchmarks.bench_batch [--enforce].

Each submission has three tables. The first run finds an empty cache, the second one the results of the first; both use
as many processes as there are processors. Memory is that of all processes together. The bars compare seconds of computing:
on the clock the first run is shared by all processors, and the second one is not.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.bench_check import CHECK, Bar, print_bars, python
from tests.benchmarks.process_tree import TreeRun, run_tree
from tests.benchmarks.submissions import write_submissions

MIXED = ("xlsx", "docx", "html", "markdown")


def check(folder: Path, *options: str) -> list[str]:
    """The command that checks a folder and writes the whole report."""
    return python(CHECK, "check", str(folder), "--format", "json", "--no-progress", "--exit-zero", *options)


def measure(folder: Path, count: int, formats: Sequence[str]) -> tuple[TreeRun, TreeRun]:
    """The first and the second run over `count` submissions, and print them."""
    submissions = folder / f"{count}-{len(formats)}"
    write_submissions(count, submissions, formats)
    environment = {"PERFLINT_CACHE_DIR": str(submissions) + "-results"}
    first, second = (run_tree(check(submissions), environment) for _ in range(2))
    for name, run in (("first", first), ("second", second)):
        if run.code:
            raise SystemExit(f"exit code {run.code}")
        print(
            f"{count:>5} {'/'.join(formats):<24} {name:<6} {run.seconds:>7.2f} s, {run.computing:>7.2f} s of computing, "
            f"{run.megabytes:>5.0f} MB"
        )
    return first, second


def measure_all(folder: Path, count: int) -> list[Bar]:
    """Growth of computing and memory with the number of files, and what the cache saves."""
    print(f"{os.cpu_count()} processors")
    quarter, half, whole = (measure(folder, count // part, ("xlsx",)) for part in (4, 2, 1))
    few, many = (measure(folder, count // part, MIXED) for part in (4, 1))
    return [
        Bar("computing of the second run / of the first", whole[1].computing / whole[0].computing, 0.1, "x"),
        Bar("computing(2n) / computing(n)", half[0].computing / quarter[0].computing, 2.2, "x"),
        Bar("computing(4n) / computing(n)", whole[0].computing / quarter[0].computing, 4.4, "x"),
        Bar("memory(4n) / memory(n), xlsx", whole[0].megabytes / quarter[0].megabytes, 1.25, "x"),
        Bar("memory(4n) / memory(n), mixed formats", many[0].megabytes / few[0].megabytes, 1.25, "x"),
        Bar("seconds of the first run, by the clock", whole[0].seconds, 600, "s"),
        Bar("memory of all processes", whole[0].megabytes, 2_000, "MB"),
    ]


def main() -> int:
    """Print the runs and the table of bars; return 1 where one is missed and --enforce was given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000, help="submissions of the largest folder")
    parser.add_argument("--enforce", action="store_true", help="exit 1 where a bar is missed")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bars = measure_all(Path(name), chosen.count)
    return int(print_bars(bars) and chosen.enforce)


if __name__ == "__main__":
    sys.exit(main())
