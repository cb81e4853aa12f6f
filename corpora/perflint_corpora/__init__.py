"""Language data used at run time, and sample submissions. Tables are CSV (they open in Excel), patterns are JSONL.

In both a line that starts with # is a comment. Files are read where they lie beside this module: importlib.resources
would add 5 ms to every start of the program.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGE_DATA = Path(__file__).with_name("language")


@cache
def load_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of language/<name>.csv, one dict by column name each. The list is shared: do not change it.

    Raises FileNotFoundError for an unknown name and ValueError for a row that has more or fewer cells than the header.
    """
    path = LANGUAGE_DATA / f"{name}.csv"
    table = csv.reader(_data_lines(path))
    header = next(table)
    rows = []
    for cells in table:
        if len(cells) != len(header):
            raise ValueError(f"{path.name}: {len(header)} cells expected, got {cells}")
        rows.append(dict(zip(header, cells, strict=True)))
    return rows


@cache
def load_patterns(name: str) -> list[dict[str, Any]]:
    """Return the spaCy patterns of language/patterns/<name>.jsonl. The list is shared: do not change it."""
    import json

    return [json.loads(line) for line in _data_lines(LANGUAGE_DATA / "patterns" / f"{name}.jsonl")]


def _data_lines(path: Path) -> list[str]:
    # utf-8-sig: Excel needs the byte order mark to show Chinese, and writes it back.
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
