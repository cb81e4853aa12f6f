"""The reference indicator library: well-formed indicators by sector, written for this project, kept as CSV for Excel.

Level 2 follows 财预〔2021〕101号. `target` is a typical value where there is one, and empty where it depends on the project.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

REFERENCE_DATA = Path(__file__).with_name("reference")

#: The sector whose indicators fit any project.
GENERAL = "通用"


class ReferenceIndicator(NamedTuple):
    """One row of the library: a name, what goes with it, and in words how it is worked out (`definition`)."""

    level1: str
    level2: str
    name: str
    operator: str
    target: str
    unit: str
    definition: str
    sector: str


@cache
def load_reference() -> tuple[ReferenceIndicator, ...]:
    """Every indicator of the library, file by file in the order of their names.

    Raises ValueError for a file whose columns are not those of `ReferenceIndicator`.
    """
    found: list[ReferenceIndicator] = []
    for path in sorted(REFERENCE_DATA.glob("*.csv")):
        # utf-8-sig: Excel needs the byte order mark to show Chinese, and writes it back.
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file)
            if tuple(next(rows)) != ReferenceIndicator._fields:
                raise ValueError(f"{path.name}: columns {', '.join(ReferenceIndicator._fields)} expected")
            for cells in rows:
                if len(cells) != len(ReferenceIndicator._fields):
                    raise ValueError(f"{path.name}: {len(ReferenceIndicator._fields)} cells expected, got {cells}")
                found.append(ReferenceIndicator(*cells))
    return tuple(found)
