"""Random valid tables are read back exactly as they were written, and a blank row above moves them down by one."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from perflint.documents import Grid, Limits, read_path
from perflint_corpora.samples.sheet import Sheet
from perflint_corpora.samples.writers import WRITERS
from tests.fuzz.strategies import tables

FORMATS = ("xlsx", "csv", "markdown", "html", "docx")
#: Formats in which a row has a number of its own: an empty one above counts.
NUMBERED = ("xlsx", "csv")
exact = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def written(sheet: Sheet, format_name: str) -> dict[tuple[int | None, int | None], str]:
    """The texts that are read from the file of a sheet, by row and column."""
    ending, write = WRITERS[format_name]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{ending}"
        write(path, [sheet])
        document = read_path(path, Limits())
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    return {(cell.row, cell.column): cell.text for cell in grid.cells()}


def drawn(sheet: Sheet, down: int = 0) -> dict[tuple[int | None, int | None], str]:
    return {(cell.row + down, cell.column): cell.text for cell in sheet.cells}


@pytest.mark.parametrize("format_name", FORMATS)
@exact
@given(sheet=tables())
def test_what_is_written_is_read(format_name: str, sheet: Sheet) -> None:
    assert written(sheet, format_name) == drawn(sheet)


@pytest.mark.parametrize("format_name", NUMBERED)
@exact
@given(sheet=tables())
def test_a_blank_row_above_moves_every_cell_down_by_one(format_name: str, sheet: Sheet) -> None:
    lower = replace(sheet, cells=[replace(cell, row=cell.row + 1) for cell in sheet.cells])
    assert written(lower, format_name) == drawn(sheet, down=1)
