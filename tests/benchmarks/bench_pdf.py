"""How fast `perflint check` is on PDF files with text: `make bench`, or bench_pdf.py [--enforce] [--tables N].

The files are printed by LibreOffice. As in bench_check: every ratio compares runs that alternate with each other, and
each run is a process of its own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import pypdfium2
from bench_check import HERE, Bar, alternate, check, print_bars, python, ratio, seconds

TEXT = """
import sys, pypdfium2
for page in pypdfium2.PdfDocument(sys.argv[1]):
    page.get_textpage().get_text_range()
"""


def measure(folder: Path, tables: int, rounds: int) -> list[Bar]:
    """Reading, checking and reporting against bare text extraction; growth with pages; peak memory."""
    paths = [folder / f"{part}.pdf" for part in (tables // 4, tables // 2, tables)]
    for path in paths:
        subprocess.run([sys.executable, str(HERE / "workload_pdf.py"), path.stem, str(path)], check=True)
    quarter, half, whole, text = alternate([*map(check, paths), python(TEXT, str(paths[-1]))], rounds)
    pages = [len(pypdfium2.PdfDocument(path)) for path in paths]
    print(f"pages: n {pages[0]}, 2n {pages[1]}, 4n {pages[2]}")
    print(f"seconds (median): n {seconds(quarter)}, 2n {seconds(half)}, 4n {seconds(whole)}, bare text {seconds(text)}")
    milliseconds = 1000 * median(one.computing for one in whole) / pages[2]  # of one core, whatever else runs
    return [
        Bar(f"check {pages[2]} pages, computing a page", milliseconds, 25, "ms"),
        Bar(f"check {pages[2]} pages / bare text", ratio(whole, text), 15, "x"),
        Bar("peak memory", max(one.megabytes for one in whole), 300, "MB"),
        Bar("time(2n) / time(n)", ratio(half, quarter), 2.2 * pages[1] / (2 * pages[0]), "x"),
        Bar("time(4n) / time(n)", ratio(whole, quarter), 4.4 * pages[2] / (4 * pages[0]), "x"),
    ]


def main() -> int:
    """Print the table of bars; return 1 where one is missed and --enforce was given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=128, help="tables of the largest file, a little more pages")
    parser.add_argument("--rounds", type=int, default=5, help="alternating runs")
    parser.add_argument("--enforce", action="store_true", help="exit 1 where a bar is missed")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bars = measure(Path(name), chosen.tables, chosen.rounds)
    return int(print_bars(bars) and chosen.enforce)


if __name__ == "__main__":
    sys.exit(main())
