"""Workbooks as other programs write them."""

import datetime
import io
import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font

from perflint.documents import read_path
from perflint.documents.limits import Limits
from perflint.documents.model import Document, Notice, Place, Span
from perflint.documents.xlsx import read_xlsx
from tests.documents.workbook_parts import cells, grid


def read(data: bytes) -> Document:
    return read_xlsx(data, "a.xlsx", Limits())


def saved(book: openpyxl.Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


SHOWN = {
    "A1": "2023年度项目支出绩效目标表",
    "A2": "三级指标",
    "B2": "指标值",
    "C2": "预算",
    "D2": "时限",
    "A4": "培训人数",
    "B4": "95%",
    "C4": "1,409.57",
    "D4": "2026-12-31",
}


def openpyxl_workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表"
    sheet["A1"] = "2023年度\n项目支出绩效目标表"
    sheet.merge_cells("A1:D1")
    for address, text in list(SHOWN.items())[1:6]:
        sheet[address] = text
    sheet["A2"].font = Font(bold=True)
    for address, value, code in (
        ("B4", 0.95, "0%"),
        ("C4", 1409.57, "#,##0.00"),
        ("D4", datetime.date(2026, 12, 31), "yyyy-mm-dd"),
    ):
        sheet[address] = value
        sheet[address].number_format = code
    sheet.row_dimensions[4].hidden = True
    book.create_sheet("隐藏").sheet_state = "hidden"
    return book


def check_workbook(document: Document) -> None:
    assert cells(document) == SHOWN
    assert grid(document).spans == [Span(1, 1, 1, 4)]
    assert grid(document).hidden_rows == {4}
    assert [block.sheet for block in document.blocks] == ["表", "隐藏"]
    assert document.notices == [
        Notice("hidden-rows", Place(sheet="表"), {"rows": "4", "count": "1"}),
        Notice("hidden-sheet", Place(sheet="隐藏")),
    ]


def test_a_workbook_of_openpyxl() -> None:
    check_workbook(read(saved(openpyxl_workbook())))


def test_formulas_of_openpyxl_have_no_values() -> None:
    book = openpyxl.Workbook()
    book.active["B3"] = "=SUM(B1:B2)"
    assert read(saved(book)).notices == [Notice("formula-uncached", Place(sheet="Sheet", row=3, column=2))]


@pytest.mark.parametrize("constant_memory", [False, True])  # shared and inline strings
def test_a_workbook_of_xlsxwriter(constant_memory: bool) -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"constant_memory": constant_memory, "in_memory": True}) as book:
        sheet = book.add_worksheet("表")
        sheet.merge_range("A1:D1", "2023年度\n项目支出绩效目标表")
        for address, text in list(SHOWN.items())[1:5]:
            sheet.write(address, text)
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.write("A4", "培训人数")
        sheet.write("B4", 0.95, book.add_format({"num_format": "0%"}))
        sheet.write("C4", 1409.57, book.add_format({"num_format": 4}))
        sheet.write("D4", datetime.date(2026, 12, 31), book.add_format({"num_format": "yyyy-mm-dd"}))
        book.add_worksheet("隐藏").hide()
    check_workbook(read(data.getvalue()))


@pytest.mark.skipif(not shutil.which("soffice") and not os.environ.get("CI"), reason="LibreOffice (soffice) is not installed")
def test_a_workbook_of_libreoffice(tmp_path: Path) -> None:
    source = tmp_path / "in" / "a.xlsx"
    source.parent.mkdir()
    source.write_bytes(saved(openpyxl_workbook()))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "xlsx", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    check_workbook(read_path(tmp_path / "a.xlsx", Limits()))
