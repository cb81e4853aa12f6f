"""Writes sheets as text: csv, html, Markdown, and the two kinds of plain text that converters make of tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from perflint_corpora.samples.sheet import Sheet, SheetCell

NEW_LINE = "\n"
#: A cell longer than this is broken at the end of a page in wrapped text.
WRAP_AT = 12


def write_csv(path: Path, sheets: Sequence[Sheet], encoding: str = "utf-8-sig") -> None:
    """Write one sheet as Excel does: a merged cell's text stands in its first cell.

    Raises ValueError for more than one sheet.
    """
    if len(sheets) != 1:
        raise ValueError("csv holds one sheet; stack them first")
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(_matrix(sheets[0]))


def write_html(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write one table a sheet with rowspan and colspan, title and notes as paragraphs around it."""
    parts = ['<!DOCTYPE html>\n<html lang="zh">\n<head><meta charset="utf-8"><title>绩效目标</title></head>\n<body>\n']
    for sheet in sheets:
        top, bottom = sheet.banners()
        rows = list(sheet.rows())
        last = len(rows) - bottom
        parts += [f"<p>{escape(row[0].text)}</p>\n" for row in rows[:top]]
        parts.append("<table>\n")
        for number, row in enumerate(rows[top:last], top + 1):
            parts.append(f"<tr>{''.join(_html_cells(sheet, number, row))}</tr>\n")
        parts.append("</table>\n")
        parts += [f"<p>{escape(row[0].text)}</p>\n" for row in rows[last:]]
    parts.append("</body>\n</html>\n")
    path.write_text("".join(parts), encoding="utf-8", newline="\n")


def _html_cells(sheet: Sheet, number: int, row: list[SheetCell]) -> Iterator[str]:
    """The cells of a row, empty ones included; what a merged cell covers has no element of its own."""
    here = {cell.column: cell for cell in row}
    covered = {
        column
        for cell in sheet.cells
        if cell.row <= number < cell.row + cell.rows
        for column in range(cell.column + (cell.row == number), cell.column + cell.columns)
    }
    for column in range(1, sheet.width + 1):
        cell = here.get(column)
        if cell is not None:
            rowspan = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            colspan = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            yield f"<td{rowspan}{colspan}>{escape(cell.text).replace(NEW_LINE, '<br>')}</td>"
        elif column not in covered:
            yield "<td></td>"


def write_markdown(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write one pipe table a sheet, title and notes as paragraphs around it."""
    parts = []
    for sheet in sheets:
        top, bottom = sheet.banners()
        matrix = _matrix(sheet)
        last = len(matrix) - bottom
        parts += [f"{row[0]}\n" for row in matrix[:top]]
        table = [f"| {' | '.join(_markdown(text) for text in row)} |" for row in matrix[top:last]]
        table.insert(1, "|" + " --- |" * sheet.width)
        parts.append("\n".join(table) + "\n")
        parts += [f"{row[0]}\n" for row in matrix[last:]]
    path.write_text("\n".join(parts), encoding="utf-8", newline="\n")


def _markdown(text: str) -> str:
    return text.replace("|", "\\|").replace(NEW_LINE, "<br>")


def write_lines(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write one cell a line with an empty line after each, as a web page copied without its tables: empty cells are lost."""
    texts = [cell.text for sheet in sheets for row in sheet.rows() for cell in row if cell.text]
    path.write_text("\n\n".join(texts) + "\n", encoding="utf-8", newline="\n")


def write_wrapped(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write one row a line with tabs, every seventh cut by a page break: what is left of its long cells is a row of its own."""
    written = []
    for sheet in sheets:
        for number, row in enumerate(_matrix(sheet), 1):
            head = [text[:WRAP_AT] for text in row] if number % 7 == 0 else row
            tail = [text[WRAP_AT:] for text in row] if number % 7 == 0 else []
            written.append("\t".join(head))
            if any(tail):
                written += ["", "\t".join(tail)]
        written.append("")
    path.write_text("\n".join(written), encoding="utf-8", newline="\n")


def _matrix(sheet: Sheet) -> list[list[str]]:
    """The texts as a full rectangle; a merged cell's text stands in its first cell."""
    matrix = [[""] * sheet.width for _ in range(sheet.height)]
    for cell in sheet.cells:
        matrix[cell.row - 1][cell.column - 1] = cell.text
    return matrix
