"""How fast each format is read: `make bench`, or bench_formats.py [--enforce] [--rows N].

Reading is `read_bytes` and `read_submission`, against the bare read of the same file by a well-known library. As in
bench_check: every ratio compares runs that alternate with each other, and each run is a process of its own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench_check import HERE, ITERATE, Bar, alternate, print_bars, python, ratio

READ = """
import sys
from pathlib import Path
from perflint.documents import read_path
from perflint.documents.limits import Limits
from perflint.tables import read_submission
limits = Limits(rows=1_000_000, elements=5_000_000, held_bytes=100_000_000, lines=5_000_000)
tables = read_submission(read_path(Path(sys.argv[1]), limits)).tables
assert sum(len(table.indicators) for table in tables) == int(sys.argv[2]), "rows were lost"
"""
#: What reads a file barely, by its ending, and its name.
BARE = {
    "xlsx": ("openpyxl read-only", ITERATE),
    "xls": (
        "xlrd with formats",
        "import sys, xlrd\nb = xlrd.open_workbook(sys.argv[1], formatting_info=True)\n"
        "for s in b.sheets():\n for r in range(s.nrows):\n  for c in range(s.ncols):\n"
        "   b.format_map[b.xf_list[s.cell(r, c).xf_index].format_key]",
    ),
    "ods": (
        "python-calamine",
        "import sys, python_calamine\nb = python_calamine.load_workbook(sys.argv[1])\n"
        "[b.get_sheet_by_name(n).to_python() for n in b.sheet_names]",
    ),
    "docx": (
        "python-docx",
        "import sys, docx\nfor t in docx.Document(sys.argv[1]).tables:\n for r in t.rows:\n  for c in r.cells: c.text",
    ),
    "html": ("lxml.html", "import sys, lxml.html\n[e.text_content() for e in lxml.html.parse(sys.argv[1]).iter('td')]"),
    "csv": ("csv", "import sys, csv\nlist(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))"),
    "md": ("str.split", "import sys\n[l.split('|') for l in open(sys.argv[1], encoding='utf-8').read().splitlines()]"),
}  # fmt: skip


def measure(folder: Path, rows: int, rounds: int) -> list[Bar]:
    """Each format against its bare read, per row, and its growth."""
    sizes = (rows // 4, rows // 2, rows)
    for size in sizes:
        (folder / str(size)).mkdir()
        subprocess.run([sys.executable, str(HERE / "workload_formats.py"), str(size), str(folder / str(size))], check=True)
    bars = []
    for ending, (library, code) in BARE.items():
        paths = [folder / str(size) / f"workload.{ending}" for size in sizes]
        reads = [python(READ, str(path), str(size)) for path, size in zip(paths, sizes, strict=True)]
        quarter, half, whole, bare = alternate([*reads, python(code, str(paths[-1]))], rounds)
        each = 1_000_000 * median(one.computing for one in whole) / rows
        bars += [
            Bar(f"{ending}: computing a row", each, 400, "us"),
            Bar(f"{ending}: read / {library}", ratio(whole, bare), 60, "x"),
            Bar(f"{ending}: time(2n) / time(n)", ratio(half, quarter), 2.3, "x"),
            Bar(f"{ending}: time(4n) / time(n)", ratio(whole, quarter), 4.6, "x"),
            Bar(f"{ending}: peak memory", max(one.megabytes for one in whole), 300, "MB"),
        ]
    return bars


def main() -> int:
    """Print the table of bars; return 1 where one is missed and --enforce was given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000, help="indicator rows of the largest file")
    parser.add_argument("--rounds", type=int, default=3, help="alternating runs")
    parser.add_argument("--enforce", action="store_true", help="exit 1 where a bar is missed")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bars = measure(Path(name), chosen.rows, chosen.rounds)
    return int(print_bars(bars) and chosen.enforce)


if __name__ == "__main__":
    sys.exit(main())
