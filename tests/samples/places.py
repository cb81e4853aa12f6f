"""Where a cell of a sheet stands in the file of each format, and an independent look at what stands at a place.

The look-ups use openpyxl, python-docx, lxml and plain splitting, never perflint's own readers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import docx
import lxml.html
import openpyxl

from perflint.checks.findings import Finding
from perflint.documents.model import Place
from perflint_corpora.samples.sheet import Sheet
from perflint_corpora.samples.submissions import Submission

#: The formats whose cells have a row and a column.
GRID_FORMATS = ("xlsx", "csv", "docx", "html", "markdown")


def expected_place(format_name: str, sheets: Sequence[Sheet], number: int, row: int, column: int) -> tuple[object, ...]:
    """(sheet name, table number, row, column) of a cell of sheet `number`, as far as the format has them.

    In text documents the rows over the whole width are paragraphs outside the table.
    """
    if format_name == "xlsx":
        return sheets[number].name, None, row, column
    if format_name == "csv":
        return None, None, row, column
    top, _ = sheets[number].banners()
    return None, number + 1, row - top, column


def is_paragraph(format_name: str, sheet: Sheet, row: int) -> bool:
    """Whether a row of the sheet becomes a paragraph in this format."""
    top, bottom = sheet.banners()
    return format_name not in ("xlsx", "csv") and (row <= top or row > sheet.height - bottom)


def grid_place(format_name: str, place: Place) -> tuple[object, ...]:
    """A place in the shape of `expected_place`: csv has no sheet worth naming."""
    return place.sheet if format_name == "xlsx" else None, place.table, place.row, place.column


def text_at(format_name: str, path: Path, place: Place) -> str:
    """What the file shows at a place, all white space removed."""
    return re.sub(r"\s", "", READERS[format_name](path, place))


def assert_at(
    finding: Finding, written: Submission, name: str, indicator: int | None, format_name: str, path: Path, sheet: int = 0
) -> None:
    """Assert that a finding points to the cell of a field, and that what it quotes stands there."""
    shown = written.sheets[sheet]
    row, column = shown.position(name, indicator)
    if is_paragraph(format_name, shown, row):
        assert finding.place.line is not None
    else:
        assert grid_place(format_name, finding.place) == expected_place(format_name, written.sheets, sheet, row, column)
    if finding.text is not None:
        assert "".join(finding.text.split()) in text_at(format_name, path, finding.place)


def _xlsx(path: Path, place: Place) -> str:
    cell = _workbook(path)[place.sheet].cell(place.row or 0, place.column or 0)
    if isinstance(cell.value, str) or cell.value is None:
        return cell.value or ""
    value = Decimal(str(cell.value))
    decimals = re.fullmatch(r"0(?:\.(0+))?(%?)", cell.number_format)
    if decimals is None:
        return format(value.normalize(), "f")
    shown = value * 100 if decimals[2] else value
    return f"{shown:.{len(decimals[1] or '')}f}{decimals[2]}"


def _csv(path: Path, place: Place) -> str:
    return _rows(path)[(place.row or 0) - 1][(place.column or 0) - 1]


def _docx(path: Path, place: Place) -> str:
    if place.row is None:
        return _document(path)[0][(place.line or 0) - 1]
    return _document(path)[1][(place.table or 0) - 1][place.row - 1][(place.column or 0) - 1]


def _html(path: Path, place: Place) -> str:
    if place.row is None:
        return _text(path, place)
    return _page(path)[(place.table or 0) - 1].get((place.row, place.column or 0), "")


def _text(path: Path, place: Place) -> str:
    return path.read_text(encoding="utf-8").splitlines()[(place.line or 0) - 1]


def _markdown(path: Path, place: Place) -> str:
    line = _text(path, place)
    return line if place.row is None else line.split("|")[place.column or 0]


READERS: dict[str, Callable[[Path, Place], str]] = {
    "xlsx": _xlsx,
    "csv": _csv,
    "docx": _docx,
    "html": _html,
    "markdown": _markdown,
    "lines": _text,
    "wrapped": _text,
}


@lru_cache(maxsize=1)
def _workbook(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


@lru_cache(maxsize=1)
def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@lru_cache(maxsize=1)
def _document(path: Path) -> tuple[list[str], list[list[list[str]]]]:
    """The paragraphs outside tables, and the texts of all tables; a merged cell repeats its text."""
    document = docx.Document(str(path))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return [paragraph.text for paragraph in document.paragraphs], tables


@lru_cache(maxsize=1)
def _page(path: Path) -> list[dict[tuple[int, int], str]]:
    """The texts of all tables by row and column; a merged cell stands in its first."""
    page = lxml.html.fromstring(path.read_bytes().decode("utf-8"))
    tables = []
    for table in page.iter("table"):
        taken: set[tuple[int, int]] = set()
        texts = {}
        for row, line in enumerate(table.iter("tr"), 1):
            column = 1
            for cell in line.iter("td"):
                while (row, column) in taken:
                    column += 1
                texts[row, column] = cell.text_content()
                height, width = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
                taken |= {(row + down, column + right) for down in range(height) for right in range(width)}
                column += width
        tables.append(texts)
    return tables
