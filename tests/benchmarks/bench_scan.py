"""How fast `perflint check` is on scanned pages: `make bench`, or bench_scan.py [--enforce]. A page must take 6 s of one core.

The pages are printed by LibreOffice and scanned by tests.documents.scans, at 200 dpi.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

import pypdfium2
from bench_check import Bar, alternate, check, print_bars

sys.path.insert(0, str(Path(__file__).parents[2]))
from perflint_corpora.samples.submissions import submissions
from perflint_corpora.samples.writers.prints import print_files, rule_workbook
from tests.documents.scans import write_scan


def measure(folder: Path, rounds: int) -> list[Bar]:
    """Computing a page, the models' loading included, and peak memory."""
    (one,) = [one for one in submissions(["form"]) if one.name == "relief-supplies"]
    rule_workbook(one.write(folder, "xlsx"), folder / "form.xlsx")
    (printed,) = print_files([folder / "form.xlsx"], folder)
    scan = folder / "scan.pdf"
    write_scan(printed, scan, 200)
    pages = len(pypdfium2.PdfDocument(scan))
    (runs,) = alternate([check(scan)], rounds)
    return [
        Bar(f"check {pages} scanned pages, computing a page", median(one.computing for one in runs) / pages, 6, "s"),
        Bar("peak memory", max(one.megabytes for one in runs), 1_300, "MB"),
    ]


def main() -> int:
    """Print the table of bars; return 1 where one is missed and --enforce was given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="runs")
    parser.add_argument("--enforce", action="store_true", help="exit 1 where a bar is missed")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bars = measure(Path(name), chosen.rounds)
    return int(print_bars(bars) and chosen.enforce)


if __name__ == "__main__":
    sys.exit(main())
