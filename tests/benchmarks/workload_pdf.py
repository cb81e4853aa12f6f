"""Prints the workbook that the benchmark measures as PDF, by LibreOffice: ruled tables, one a page, with merged cells.

python tests/benchmarks/workload_pdf.py TABLES FILE.pdf
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from workload import ROWS_A_TABLE, write_workbook

from perflint_corpora.samples.writers.prints import print_files, rule_workbook


def write_pdf(tables: int, path: Path) -> None:
    """Write about so many pages. Raises SystemExit where LibreOffice is not installed."""
    with tempfile.TemporaryDirectory() as name:
        plain, ruled = Path(name) / "plain.xlsx", Path(name) / f"{path.stem}.xlsx"
        write_workbook(tables * ROWS_A_TABLE, str(plain))
        rule_workbook(plain, ruled)
        print_files([ruled], path.parent)


if __name__ == "__main__":
    write_pdf(int(sys.argv[1]), Path(sys.argv[2]))
