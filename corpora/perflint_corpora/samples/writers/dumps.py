"""Writes sheets as the texts that people paste: copied web pages, converted documents, tables whose separators are gone.

What a dump loses is what such texts really lose: empty cells, the extent of merged cells, line ends, separators.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from perflint_corpora.samples.sheet import Sheet, SheetCell

#: The widest a column gets before its cells are wrapped, and the narrowest, in characters.
WIDEST, NARROWEST = 14, 2
#: The share of characters that a lossy dump loses, and the seed that tells which.
LOST, SEED = 0.01, 20240601
#: How many lines a printed page holds.
PAGE = 30


def write_cells(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write one cell a line, an empty cell as an empty line, as LibreOffice saves a document as text."""
    _write(path, (cell.text for sheet in sheets for row in full_rows(sheet) for cell in row))


def write_indented(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write one cell a line behind a tab, level names cut in two and empty lines between, as converters of old .doc files do."""
    lines = []
    for sheet in sheets:
        for row in full_rows(sheet):
            for cell in row:
                head, tail = (cell.text[:-2], cell.text[-2:]) if cell.rows > 1 and cell.text.endswith("指标") else (cell.text, "")
                lines += [f"\t{head}", "", tail] if head and tail else [f"\t{cell.text}"]
            lines.append("")
    _write(path, lines)


def write_copied(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write one row a line with tabs, as a table copied from a browser: a merged cell stands in its first row only.

    What it covers has no tab of its own, so that the rows below it begin further left; sentences begin new lines.
    """
    lines = []
    for sheet in sheets:
        for row in full_rows(sheet):
            lines += "\t".join(cell.text.replace("；", "；\n") for cell in row).split("\n")
        lines.append("")
    _write(path, lines)


def write_blanks(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write one row a line with a blank between cells; empty cells are lost."""
    _write(path, (" ".join(cell.text for cell in row if cell.text) for sheet in sheets for row in sheet.rows()))


def write_paged(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write one cell a line, with page numbers and a running title between the pages."""
    texts = [cell.text for sheet in sheets for row in sheet.rows() for cell in row if cell.text]
    lines: list[str] = []
    for number, start in enumerate(range(0, len(texts), PAGE), 1):
        lines += [*texts[start : start + PAGE], f"- {number} -", "2024年度部门预算公开"]
    _write(path, lines)


def write_barred(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write cells with a bar behind each, bars for those that a row lacks, as the text is taken out of a web page.

    A merged cell stands in its first row only; what is long has a line of its own.
    """
    lines = []
    for sheet in sheets:
        for row in full_rows(sheet):
            cells = "".join(f"{cell.text} |\n" if len(cell.text) > WIDEST else f"{cell.text} | " for cell in row)
            lines += (cells.rstrip("\n") + "|" * (sheet.width - len(row))).rstrip().split("\n")
        lines.append("")
    _write(path, lines)


def write_narrow(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write the pieces of wrapped cells one a line, short neighbours side by side, as text is taken out of a PDF file."""
    lines = []
    for sheet in sheets:
        widths = column_widths(sheet)
        for row in sheet.rows():
            beside: list[str] = []
            for cell in row:
                pieces = wrapped(cell.text, cell_width(cell, widths))
                if len(pieces) == 1 and len(pieces[0]) <= WIDEST:
                    beside += pieces
                    continue
                lines += [" ".join(beside)] if beside else []
                lines += pieces
                beside = []
            lines += [" ".join(beside)] if beside else []
    _write(path, lines)


def write_run_together(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write one row a line with nothing between its cells."""
    _write(path, ("".join(cell.text for cell in row) for sheet in sheets for row in sheet.rows()))


def write_slipped(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write pipe rows as OCR does: a merged cell's text in its middle row, columns split and missing at random places."""
    lines = []
    for sheet in sheets:
        rows: dict[int, list[tuple[int, str]]] = {}
        for cell in sheet.cells:
            rows.setdefault(cell.row + (cell.rows - 1) // 2, []).append((cell.column, cell.text))
        for number in range(1, sheet.height + 1):
            texts: list[str] = []
            for column, text in sorted(rows.get(number, [])):
                texts += [""] * (column - 1 - len(texts)) if (number + column) % 3 else []
                texts.append(text)
            lines.append(f"| {' | '.join([*texts, *[''] * (number % 2)])} |")
            if number == 1:
                lines.append("|" + "---|" * sheet.width)
        lines.append("")
    _write(path, lines)


def write_lossy(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write one cell a line, one character in a hundred lost, as recognition and broken fonts lose them."""
    _write(path, (cell.text for sheet in losing(sheets) for row in sheet.rows() for cell in row if cell.text))


DUMPS: dict[str, Callable[[Path, Sequence[Sheet]], None]] = {
    "cells": write_cells,
    "indented": write_indented,
    "copied": write_copied,
    "blanks": write_blanks,
    "paged": write_paged,
    "narrow": write_narrow,
    "barred": write_barred,
    "run-together": write_run_together,
    "lossy": write_lossy,
}


def losing(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets with one character in a hundred lost, always the same ones, in the cells and in what they mean."""
    chance = Random(SEED)  # noqa: S311 (no secret)
    return [replace(sheet, cells=[_losing(cell, chance) for cell in sheet.cells]) for sheet in sheets]


def _losing(cell: SheetCell, chance: Random) -> SheetCell:
    kept = [len(cell.text) == 1 or chance.random() >= LOST for _ in cell.text]
    meanings = []
    for meaning in cell.meanings:
        start = max(0, cell.text.find(meaning.text))
        text = "".join(one for one, stays in zip(meaning.text, kept[start:], strict=False) if stays)
        meanings.append(meaning._replace(text=text))
    return replace(cell, text="".join(one for one, stays in zip(cell.text, kept, strict=True) if stays), meanings=tuple(meanings))


def full_rows(sheet: Sheet) -> Iterator[list[SheetCell]]:
    """The cells of each row, empty ones included; what a merged cell covers has none of its own."""
    covered = {
        (row, column)
        for cell in sheet.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    for number, row in enumerate(sheet.rows(), 1):
        empty = [SheetCell(number, column, "") for column in range(1, sheet.width + 1) if (number, column) not in covered]
        yield sorted([*row, *empty], key=lambda cell: cell.column)


def column_widths(sheet: Sheet) -> list[int]:
    """How many characters fit into each column: as many as its longest cell that does not span, within bounds."""
    widths = [NARROWEST] * sheet.width
    for cell in sheet.cells:
        if cell.columns == 1:
            longest = len(cell.text) if len(cell.text) <= WIDEST else WIDEST - cell.column % 5
            widths[cell.column - 1] = max(widths[cell.column - 1], min(longest, 4 if cell.rows > 1 else WIDEST))
    return widths


def cell_width(cell: SheetCell, widths: Sequence[int]) -> int:
    """How many characters fit into one line of a cell."""
    return sum(widths[cell.column - 1 : cell.column - 1 + cell.columns])


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text in a cell of a width; a number is not cut."""
    lines: list[str] = []
    while len(text) > width:
        end = width
        while end > 1 and text[end - 1 : end + 1].replace(".", "0").isdecimal():
            end -= 1
        lines.append(text[:end] if end > 1 else text[:width])
        text = text[len(lines[-1]) :]
    return [*lines, text] if text else lines


def _write(path: Path, lines: Iterator[str] | Sequence[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
