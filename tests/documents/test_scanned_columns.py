"""Scanned cells whose text runs down the page: characters below one another, and lines that lie on their side."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side

from perflint.documents import Grid, Limits, read_path
from perflint_corpora.samples.writers.prints import print_files
from tests.documents.libreoffice import require_libreoffice
from tests.documents.scans import require_recogniser, write_scan

ROWS = (
    "一级指标|二级指标|三级指标|指标值|计量单位|权重",
    "产出指标|数量指标|巡护里程|≥120|公里|20",
    "||清淤次数|≥12|次|10",
    "|质量指标|验收合格率|≥95|%|20",
    "效益指标|社会效益指标|受益人口|≥3|万人|30",
    "满意度指标|服务对象满意度指标|群众满意度|≥90|%|10",
    "||商户满意度|≥90|%|10",
)
MERGED = ("A2:A4", "B2:B3", "A6:A7", "B6:B7")


def narrow_levels(path: Path, rotation: int) -> Path:
    """A workbook whose level names are set in narrow columns: 255 stands for characters below one another, else degrees."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    side = Side(style="thin")
    for row in ROWS:
        sheet.append(row.split("|"))
    for area in MERGED:
        sheet.merge_cells(area)
    for number, row in enumerate(sheet["A1:F7"], 1):
        sheet.row_dimensions[number].height = 32 if number == 1 else 100
        for cell in row:
            turned = rotation if number > 1 and cell.column < 3 else 0
            cell.border = Border(left=side, right=side, top=side, bottom=side)
            cell.alignment = Alignment(textRotation=turned, horizontal="center", vertical="center", wrap_text=True)
    for letter, width in (("A", 5), ("B", 6), ("C", 24)):
        sheet.column_dimensions[letter].width = width
    book.save(path)
    return path


@pytest.mark.parametrize("rotation", [255, 90])
@pytest.mark.parametrize("dpi", [150, 200])
def test_level_names_that_run_down_the_page(rotation: int, dpi: int, tmp_path: Path) -> None:
    require_recogniser()
    require_libreoffice()
    (printed,) = print_files([narrow_levels(tmp_path / "目标表.xlsx", rotation)], tmp_path)
    write_scan(printed, tmp_path / "scan.pdf", dpi)
    (grid,) = (block for block in read_path(tmp_path / "scan.pdf", Limits()).blocks if isinstance(block, Grid))
    shown = {(cell.row, cell.column): cell.text for cell in grid.cells()}
    expected = {(row, column): text for row, line in enumerate(ROWS, 1) for column, text in enumerate(line.split("|"), 1) if text}
    assert shown == expected
