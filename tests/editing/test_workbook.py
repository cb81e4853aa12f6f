"""Cells of a workbook are changed and nothing else: parts, styles, merges, formulas and other sheets stay."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, PatternFill, Side

from perflint.documents import DocumentError, Grid, Limits, Place, read_bytes
from perflint.editing import CellEdit, edited
from tests.documents.workbook_parts import workbook as written

SHEET = "绩效表"


def at(row: int, column: int, sheet: str = SHEET) -> Place:
    return Place(sheet=sheet, row=row, column=column)


@pytest.fixture
def workbook(tmp_path: Path) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.merge_cells("A1:C1")
    sheet["A1"] = "2025年项目支出绩效目标表"
    sheet["A1"].font = Font(bold=True)
    edge = Side(style="thin")
    for row, cells in enumerate([["名称", "指标值", "权重"], ["培训人数", "≥200人", "50"], ["合格率", 0.95, 50]], 2):
        for column, value in enumerate(cells, 1):
            cell = sheet.cell(row, column, value)
            cell.border = Border(edge, edge, edge, edge)
    sheet["B4"].number_format = "0%"
    sheet["C5"] = "=SUM(C3:C4)"
    sheet["B3"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["A3"].comment = Comment("批注", "审核")
    other = book.create_sheet("说明")
    other["A1"] = "不动"
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path.read_bytes()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def shape(data: bytes) -> dict[str, object]:
    """Values and formats of every cell, merges and comments, as another library reads them."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    found: dict[str, object] = {}
    for sheet in book:
        found[sheet.title] = sorted(map(str, sheet.merged_cells.ranges))
        for row in sheet.iter_rows():
            for cell in row:
                style = (cell.number_format, cell.font.b, cell.fill.fgColor.rgb, cell.border.left.style)
                found[f"{sheet.title}!{cell.coordinate}"] = (cell.value, style, cell.comment.text if cell.comment else None)
    return found


def test_only_the_named_cells_change(workbook: bytes) -> None:
    edits = [CellEdit(at(3, 2), "≥200人", "200"), CellEdit(at(3, 3), "50", "50"), CellEdit(at(4, 1), "合格率", "考试合格率")]
    outcome = edited(workbook, "book.xlsx", edits, Limits())
    assert (outcome.done, outcome.refused) == (tuple(edits), ())
    before, after = shape(workbook), shape(outcome.data)
    changed = {place: (before[place][0], after[place][0]) for place in before if before[place] != after[place]}  # type: ignore[index]
    assert changed == {
        f"{SHEET}!B3": ("≥200人", 200),
        f"{SHEET}!C3": ("50", 50),
        f"{SHEET}!A4": ("合格率", "考试合格率"),
    }
    assert [name for name, content in parts(workbook).items() if parts(outcome.data)[name] != content] == [
        "xl/worksheets/sheet1.xml"
    ]
    assert list(parts(workbook)) == list(parts(outcome.data))


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (CellEdit(at(5, 3), "", "100"), "formula"),
        (CellEdit(at(4, 2), "95%", "95"), "reads-otherwise"),  # the cell's format would show 9500%
        (CellEdit(at(4, 3), "50", "50"), "unchanged"),
        (CellEdit(at(99, 1), "", "x"), "no-cell"),
        (CellEdit(at(3, 1, "没有"), "", "x"), "no-cell"),
    ],
)
def test_what_is_refused(workbook: bytes, edit: CellEdit, reason: str) -> None:
    good = CellEdit(at(3, 1), "培训人数", "参训人数")
    outcome = edited(workbook, "book.xlsx", [edit, good], Limits())
    assert outcome.done == (good,)
    assert [(one.edit, one.reason) for one in outcome.refused] == [(edit, reason)]


def test_an_empty_cell_is_filled_where_the_row_lacks_it() -> None:
    data = written(
        '<row><c t="inlineStr"><is><t>名称</t></is></c><c/><c><v>3</v></c></row><row r="5"><c r="D5"><v>4</v></c></row>'
    )
    edits = [CellEdit(at(1, 2, "表"), "", "个"), CellEdit(at(1, 5, "表"), "", "x"), CellEdit(at(5, 2, "表"), "", "7")]
    outcome = edited(data, "book.xlsx", edits, Limits())
    assert outcome.refused == ()
    grid = read_bytes(outcome.data, "book.xlsx", Limits()).blocks[0]
    assert isinstance(grid, Grid)
    assert [(cell.place.cell, cell.text) for cell in grid.cells()] == [
        ("A1", "名称"), ("B1", "个"), ("C1", "3"), ("E1", "x"), ("B5", "7"), ("D5", "4"),
    ]  # fmt: skip


def test_formats_that_are_only_read() -> None:
    with pytest.raises(DocumentError) as raised:
        edited("<table><tr><td>指标</td></tr></table>".encode(), "a.html", [], Limits())
    assert (raised.value.kind, raised.value.parameters) == ("not-editable", {"found": "html"})
