"""What a worksheet looks like: frames, wrapped texts, and columns and rows that show them whole, on one page's width."""

from __future__ import annotations

from math import ceil
from typing import Any
from unicodedata import east_asian_width

from perflint_corpora.samples.sheet import Sheet, SheetCell

#: The narrowest and the widest column, in digits of the standard font; the height of one line, in points.
NARROW, WIDE = 7, 20
LINE = 15


def dress(worksheet: Any, sheet: Sheet) -> None:
    """Give the worksheet, whose cells are written and merged, the looks of an official form."""
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    top, bottom = sheet.banners()
    widths = column_widths(sheet)
    frame = Border(*[Side("thin")] * 4)
    for column, width in enumerate(widths, 1):
        worksheet.column_dimensions[get_column_letter(column)].width = width
    for row in range(top + 1, sheet.height - bottom + 1):
        for column in range(1, sheet.width + 1):
            worksheet.cell(row, column).border = frame
    for cell in sheet.cells:
        title = cell.row <= top
        written = worksheet.cell(cell.row, cell.column)
        is_long = display_width(cell.text) > sum(widths[cell.column - 1 : cell.column - 1 + cell.columns])
        written.alignment = Alignment(
            "left" if is_long or cell.row > sheet.height - bottom else "center", "center", wrap_text=True
        )
        if title:
            written.font = Font(size=14 if cell.row == 1 else 11, bold=cell.row == 1)
    for number, cells in enumerate(sheet.rows(), 1):
        lines = max((lines_of(cell, widths) for cell in cells if cell.rows == 1), default=1)
        worksheet.row_dimensions[number].height = LINE * lines + 3
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True


def column_widths(sheet: Sheet) -> list[int]:
    """The width of each column, by the cells that it alone has."""
    widths = [NARROW] * sheet.width
    for cell in sheet.cells:
        if cell.columns == 1:
            widths[cell.column - 1] = min(max(widths[cell.column - 1], display_width(cell.text) + 2), WIDE)
    return widths


def lines_of(cell: SheetCell, widths: list[int]) -> int:
    """How many lines a text takes in the columns of its cell."""
    room = sum(widths[cell.column - 1 : cell.column - 1 + cell.columns]) - 2
    return sum(max(ceil(display_width(line) / room), 1) for line in cell.text.splitlines() or [""])


def display_width(text: str) -> int:
    """The width of the longest line in digits: a Han character takes two."""
    return max((sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in line) for line in text.splitlines()), default=0)
