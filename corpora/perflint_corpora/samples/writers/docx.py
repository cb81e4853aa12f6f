"""Writes sheets as a Word document: a table each, title and notes as paragraphs around it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from perflint_corpora.samples.sheet import Sheet
from perflint_corpora.samples.writers.package import need, save_package


def write_docx(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write one table a sheet. Raises SystemExit where python-docx is not installed."""
    document = need("docx", "python-docx").Document()
    for sheet in sheets:
        top, bottom = sheet.banners()
        rows = list(sheet.rows())
        last = len(rows) - bottom
        for row in rows[:top]:
            document.add_paragraph(row[0].text)
        table = document.add_table(rows=last - top, cols=sheet.width, style="Table Grid")
        grid = [list(row.cells) for row in table.rows]
        for cell in (cell for row in rows[top:last] for cell in row):
            row_index, column_index = cell.row - top - 1, cell.column - 1
            corner = grid[row_index][column_index]
            if cell.rows > 1 or cell.columns > 1:
                corner = corner.merge(grid[row_index + cell.rows - 1][column_index + cell.columns - 1])
            corner.text = cell.text
        for row in rows[last:]:
            document.add_paragraph(row[0].text)
        if not bottom:
            document.add_paragraph()  # Word ends every table with a paragraph; without it LibreOffice loses the table in a doc
    package = BytesIO()
    document.save(package)
    save_package(path, package)
