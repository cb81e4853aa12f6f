"""Prints samples as PDF, by LibreOffice: workbooks with ruled cells on pages they fit, text documents as they are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from perflint_corpora.samples.writers.office import convert_files
from perflint_corpora.samples.writers.package import need

#: Column width and row height in the units of a workbook: characters, and points.
COLUMN_WIDTH = 12
LINE_HEIGHT = 15
ROOM = 4
#: Which lines of a table are drawn: "across" those between its rows only.
Lines = Literal["all", "across", "none"]
_SIDES: dict[Lines, tuple[str, ...]] = {"all": ("left", "right", "top", "bottom"), "across": ("top", "bottom"), "none": ()}
#: A4, by its number in a workbook.
PAPER = 9


def rule_workbook(source: Path, target: Path, lines: Lines = "all") -> None:
    """Write a copy of an xlsx in which every cell has borders, shows its whole text, and fits the width of an A4 page.

    `lines` says which sides of the cells are drawn. Raises SystemExit where openpyxl is not installed.
    """
    openpyxl = need("openpyxl", "openpyxl")
    styles = need("openpyxl.styles", "openpyxl")
    line = styles.Side("thin")
    border = styles.Border(**dict.fromkeys(_SIDES[lines], line))
    workbook = openpyxl.load_workbook(source)
    for sheet in workbook:
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = PAPER
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
        merged = {(span.min_row, span.min_col): span for span in sheet.merged_cells.ranges}
        heights: dict[int, int] = {}
        for row in sheet.iter_rows():
            for cell in row:
                cell.border = border
                span = merged.get((cell.row, cell.column))
                if isinstance(cell, openpyxl.cell.cell.MergedCell):
                    continue
                cell.alignment = styles.Alignment(wrap_text=True, vertical="center")
                columns, rows = (span.size["columns"], span.size["rows"]) if span else (1, 1)
                count = math.ceil(_width(str(cell.value or "")) / (COLUMN_WIDTH * columns - 3))
                for number in range(cell.row, cell.row + rows):
                    heights[number] = max(heights.get(number, 1), math.ceil(count / rows))
        for number in range(1, sheet.max_column + 1):
            sheet.column_dimensions[openpyxl.utils.get_column_letter(number)].width = COLUMN_WIDTH
        for number, count in heights.items():
            sheet.row_dimensions[number].height = LINE_HEIGHT * count + ROOM
    workbook.save(target)


def print_files(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Print files, whose names differ, to PDF files of the same names in `folder`; returns those.

    Raises SystemExit where LibreOffice is not installed, CalledProcessError or TimeoutExpired where it fails.
    """
    return convert_files(paths, folder, "pdf")


def _width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)
