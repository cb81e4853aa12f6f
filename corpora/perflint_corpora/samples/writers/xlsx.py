"""Writes sheets as a workbook: merged cells, hidden sheets, and numbers as numbers with the format that shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from perflint_corpora.samples.sheet import Sheet
from perflint_corpora.samples.writers.looks import dress
from perflint_corpora.samples.writers.package import need, save_package

NUMBER = re.compile(r"([0-9]+)(\.[0-9]+)?(%?)")


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write one worksheet a sheet. Raises SystemExit where openpyxl is not installed."""
    openpyxl = need("openpyxl", "openpyxl")
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for number, sheet in enumerate(sheets, 1):
        titles = workbook.sheetnames
        worksheet = workbook.create_sheet(sheet.name if sheet.name not in titles else f"{sheet.name}{number}")
        if sheet.hidden:
            worksheet.sheet_state = "hidden"
        for cell in sheet.cells:
            value, number_format = number_of(cell.text)
            written = worksheet.cell(cell.row, cell.column, value)
            written.number_format = number_format
            if isinstance(value, str):
                written.data_type = "s"  # "=100%" is a text here, not a formula
            if cell.rows > 1 or cell.columns > 1:
                worksheet.merge_cells(
                    start_row=cell.row,
                    start_column=cell.column,
                    end_row=cell.row + cell.rows - 1,
                    end_column=cell.column + cell.columns - 1,
                )
        dress(worksheet, sheet)
    package = BytesIO()
    workbook.save(package)
    save_package(path, package)


def number_of(text: str) -> tuple[str | float | None, str]:
    """The value and the number format that make a spreadsheet show `text`: "95.0%" is 0.95 shown as 0.0%."""
    match = NUMBER.fullmatch(text)
    if match is None:
        return text or None, "General"
    whole, decimals, percent = match.groups()
    digits = len(decimals or ".") - 1
    value = float(f"{whole}{decimals or ''}")
    if percent:
        return round(value / 100, digits + 2), "0" + (f".{'0' * digits}" if digits else "") + "%"
    if not decimals:
        return int(whole), "General"
    return value, f"0.{'0' * digits}" if text.endswith("0") else "General"
