"""The report as a workbook: cells are marked, a sheet is added, and nothing else differs; LibreOffice reads it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from perflint.report import Report
from perflint.reports.words import Words
from perflint.reports.xlsx import COLOURS, render_report
from perflint.run import check_files
from tests.documents.libreoffice import converted
from tests.reports.submitted import SHEET, write_submitted
from tests.reports.test_golden_reports import stable

FILLS = {f"FF{colour}": severity for severity, colour in COLOURS.items()}


@pytest.fixture
def submitted(tmp_path: Path) -> Path:
    return write_submitted(tmp_path / "绩效表.xlsx")


def annotated(path: Path, lang: str = "zh") -> bytes:
    return render_report(check_files([path]), Words(lang), lambda name: Path(name).read_bytes())


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def looks(cell: Any) -> tuple[object, ...]:
    """The value of a cell and how it is shown, but for its background."""
    return (cell.value, cell.number_format, *map(repr, (cell.font, cell.border, cell.alignment, cell.protection)))


def told(data: bytes, folder: str) -> str:
    """What the workbook says more than the submitted one: marked cells, then the sheet of results with its links."""
    lines = []
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            for cell in row:
                severity = FILLS.get(cell.fill.fgColor.rgb)
                if sheet.title != "审核结果" and severity:
                    lines.append(f"{sheet.title}!{cell.coordinate} {severity}: {cell.comment.text if cell.comment else ''}")
                elif sheet.title == "审核结果" and cell.value:
                    link = f" -> {cell.hyperlink.location}" if cell.hyperlink else ""
                    lines.append(f"{cell.coordinate} {cell.value}{link}")
    return re.sub(r"\d+ 条规则", "N 条规则", stable("\n".join(lines).replace(folder, ""))) + "\n"


def test_the_annotated_copy(submitted: Path, file_regression: FileRegressionFixture) -> None:
    file_regression.check(told(annotated(submitted), f"{submitted.parent.as_posix()}/"), encoding="utf-8", extension=".txt")


def test_nothing_else_differs(submitted: Path) -> None:
    data = annotated(submitted)
    before, after = openpyxl.load_workbook(submitted), openpyxl.load_workbook(io.BytesIO(data))
    assert after.sheetnames == [*before.sheetnames, "审核结果"]
    for sheet in before:
        copy = after[sheet.title]
        assert copy.merged_cells.ranges == sheet.merged_cells.ranges
        assert len(copy._images) == len(sheet._images)
        for row in sheet.iter_rows():
            for cell in row:
                other = copy[cell.coordinate]
                assert looks(other) == looks(cell)
                if repr(other.fill) != repr(cell.fill):
                    assert FILLS[other.fill.fgColor.rgb]
                    assert other.comment is not None
    assert after[SHEET]["C8"].comment.text.startswith("请再斟酌\n【警告 V102】")
    assert after[SHEET].column_dimensions["C"].width == before[SHEET].column_dimensions["C"].width
    old, new = parts(submitted.read_bytes()), parts(data)
    untouched = {name for name in old if new[name] == old[name]}
    assert {"xl/media/image1.png", "xl/drawings/drawing1.xml", "xl/theme/theme1.xml", "docProps/core.xml"} <= untouched


def test_the_copy_is_the_same_each_time(submitted: Path) -> None:
    assert annotated(submitted) == annotated(submitted)


def test_libreoffice_shows_the_notes_and_the_results(submitted: Path, tmp_path: Path) -> None:
    path = tmp_path / "标注.xlsx"
    path.write_bytes(annotated(submitted))
    [copy] = converted([path], "ods", tmp_path / "out")
    content = zipfile.ZipFile(copy).read("content.xml").decode()
    assert content.count("<office:annotation ") == content.count("【") == 5
    assert 'table:name="审核结果"' in content
    assert "#&apos;绩效表&apos;.F9" in content or "#绩效表.F9" in content or "#$绩效表.F9" in content


def test_the_copy_can_be_checked_and_annotated_again(submitted: Path, tmp_path: Path) -> None:
    path = tmp_path / "标注.xlsx"
    path.write_bytes(annotated(submitted))
    first, second = (check_files([one]).files[0] for one in (submitted, path))
    assert [one.fingerprint for one in second.findings] == [one.fingerprint for one in first.findings]
    assert openpyxl.load_workbook(io.BytesIO(annotated(path))).sheetnames == [SHEET, "测算", "审核结果", "审核结果2"]


def test_a_dangerous_text_stays_a_text(tmp_path: Path) -> None:
    path = write_submitted(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    book[SHEET]["C8"] = '\'=HYPERLINK("http://x")，优化环境'
    book[SHEET]["C8"].data_type = "s"
    book.save(path)
    results = openpyxl.load_workbook(io.BytesIO(annotated(path)))["审核结果"]
    assert {cell.data_type for row in results.iter_rows() for cell in row} <= {"s", "n"}
    assert all(cell.data_type == "s" for row in results.iter_rows() for cell in row if cell.value is not None)


def several(tmp_path: Path) -> Report:
    one = write_submitted(tmp_path / "一.xlsx")
    text = tmp_path / "二.md"
    text.write_text(
        "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 50 |\n| 合格率 | ≥95% | 45 |\n", encoding="utf-8"
    )
    return check_files([one, text])


def test_several_files_give_their_results_alone(tmp_path: Path) -> None:
    report = several(tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(render_report(report, Words("zh"), lambda name: None)))
    assert book.sheetnames == ["审核结果"]
    rows = list(book["审核结果"].values)
    heading = next(number for number, row in enumerate(rows) if row[0] == "序号")
    assert rows[heading][:4] == ("序号", "文件", "级别", "位置")
    listed = [(Path(str(row[1])).name, row[8]) for row in rows[heading + 1 :] if row[0] != "—"]
    assert listed == [(Path(file.path).name, finding.code) for file in report.files for finding in file.findings]


def test_strict_workbooks_give_their_results_alone(tmp_path: Path) -> None:
    path = write_submitted(tmp_path / "a.xlsx")
    main, strict = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    with zipfile.ZipFile(path, "a") as package:
        members = {name: package.read(name).replace(main, strict) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    book = openpyxl.load_workbook(io.BytesIO(annotated(path)))
    assert book.sheetnames == ["审核结果"]
    assert any("严格 Open XML" in str(row[0]) for row in book["审核结果"].values)
