"""Workbooks that LibreOffice writes in its formats read equal to the xlsx that they come from, cell for cell."""

import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment as Note

from perflint.documents import read_path
from perflint.documents.limits import Limits
from perflint.documents.model import Document, Grid
from perflint_corpora.samples.layouts import LAYOUTS
from perflint_corpora.samples.submissions import submissions
from tests.documents.libreoffice import converted

FORMATS = {
    "百分比": (0.95, "0%"),
    "小数百分比": (0.1, "0.00%"),
    "金额": (1409.57, '#,##0.00"万元"'),
    "日期": (datetime.date(2026, 12, 31), 'yyyy"年"m"月"d"日"'),
    "时间": (datetime.datetime(2026, 1, 2, 3, 4), "yyyy-mm-dd hh:mm"),
    "负数": (-5, "0"),
    "大数": (123456789012, "General"),
    "误差": (0.1 + 0.2, "General"),
    "会计": (-1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '),
    "条件": (60, '[>=60]"合格";"不合格"'),
    "布尔": (True, "General"),
    "文字格式": ("3", '@"个"'),
    "两位": (12.34, "0.00"),
    "负两位": (-0.01, "0.00"),
    "定性": ("≥95% ㎡ ① 𠮷", "@"),
    "长文字": ("长" * 5000, "General"),
    "空白": (" 前后 空白　", "General"),
}


def rich_workbook() -> openpyxl.Workbook:
    """Number formats, merges, formulas, hidden parts, comments, a cell in the last column of the old format."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表 一"
    for row, (label, (value, code)) in enumerate(FORMATS.items(), 1):
        sheet.cell(row, 1, label)
        sheet.cell(row, 2, value).number_format = code
    sheet["D1"] = "合并\n第二行"
    sheet.merge_cells("D1:F3")
    for row, formula in enumerate(("=1/0", "=B1*2", '="甲"&"乙"', "=1=1", '=""'), 2):
        sheet.cell(row, 8, formula)
    sheet["A40"] = "隐藏行"
    sheet.row_dimensions[40].hidden = True
    sheet["K1"] = "隐藏列"
    sheet.column_dimensions["K"].hidden = True
    sheet["B2"].comment = Note("perflint: ignore W101 理由", "审核人")
    sheet["C50"].comment = Note("在空单元格上\n第二行", "审核人")
    sheet["IV60"] = "最后一列"
    hidden = book.create_sheet("隐藏表")
    hidden["C5"] = "x"
    hidden.sheet_state = "hidden"
    return book


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Document]:
    """One sample of every layout and the rich workbook, with what must be read of them.

    openpyxl leaves formulas to whoever opens the file, so LibreOffice's own xlsx says what they show.
    """
    folder = tmp_path_factory.mktemp("workbooks")
    found = {one.layout: one for one in submissions([*LAYOUTS, "stacked", "workbook"]) if one.fits("xlsx")}
    paths = []
    for layout, one in found.items():
        one.write(folder, "xlsx")
        paths.append(next((folder / layout).glob("*.xlsx")).rename(folder / f"{layout}.xlsx"))
    rich = folder / "rich.xlsx"
    rich_workbook().save(rich)
    (computed,) = converted([rich], "xlsx", folder / "computed")
    return {path: read_path(path, Limits()) for path in paths} | {rich: read_path(computed, Limits())}


def contents(document: Document) -> list[object]:
    """All that a workbook gives but its format."""
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    sheets: list[object] = [
        (
            [(cell.place, cell.text) for cell in grid.cells()],
            sorted(grid.spans),
            sorted(grid.hidden_rows),
            sorted(grid.hidden_columns),
            grid.hidden,
        )
        for grid in grids
    ]
    return [*sheets, document.notices, document.comments]


@pytest.mark.parametrize("target", ["xls:MS Excel 97", "ods"])
def test_formats_of_libreoffice(workbooks: dict[Path, Document], target: str, tmp_path: Path) -> None:
    assert len(workbooks) >= 10
    for path, expected in zip(converted(list(workbooks), target, tmp_path), workbooks.values(), strict=True):
        document = read_path(path, Limits())
        assert document.format == target.partition(":")[0]
        for one, other in zip(contents(document), contents(expected), strict=True):
            assert one == other, path.name
