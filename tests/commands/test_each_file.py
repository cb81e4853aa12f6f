"""A report for each file into a folder."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from perflint.commands.application import run
from perflint.commands.each_file import names
from tests.reports.submitted import write_submitted


def test_one_workbook_for_each_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for unit in ("甲局", "乙局"):
        (tmp_path / "报送" / unit).mkdir(parents=True)
        path = write_submitted(tmp_path / "报送" / unit / "绩效表.xlsx")
        book = openpyxl.load_workbook(path)
        book["绩效表"]["E2"] = unit  # the same bytes twice are checked once
        book.save(path)
    folder = tmp_path / "标注"
    assert run(["check", str(tmp_path / "报送"), "--format", f"xlsx:{folder}/", "--exit-zero", "--no-progress"]) == 0
    assert capsys.readouterr().out == ""
    assert sorted(one.name for one in folder.iterdir()) == ["乙局-绩效表.xlsx", "甲局-绩效表.xlsx"]
    assert openpyxl.load_workbook(folder / "甲局-绩效表.xlsx").sheetnames == ["绩效表", "测算", "审核结果"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["a/x.xlsx"], ["x"]),
        (["a/x.xlsx", "b/x.xlsx"], ["a-x", "b-x"]),
        (["c/a/x.xlsx", "d/a/x.xlsx", "y.md"], ["c-a-x", "d-a-x", "y"]),
        (["a/x.xlsx", "a/x.docx"], ["a-x-1", "a-x-2"]),
        (["包.zip!目录/表:1.xlsx"], ["表-1"]),
        (["X.xlsx", "x.docx"], ["X-1", "x-2"]),  # one name on Windows
    ],
)
def test_names(paths: list[str], expected: list[str]) -> None:
    assert names(paths) == expected


def test_text_is_not_written_file_by_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_submitted(tmp_path / "a.xlsx")
    assert run(["check", str(path), "--format", f"text:{tmp_path}"]) == 2
    assert "不能按文件分开写到文件夹" in capsys.readouterr().err


def test_members_of_archives_are_annotated_too(tmp_path: Path) -> None:
    first, second = write_submitted(tmp_path / "表.xlsx"), tmp_path / "说明.md"
    second.write_text("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 100 |\n", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "包.zip", "w") as archive:
        for path in (first, second):
            archive.write(path, f"甲局/{path.name}")
    folder = tmp_path / "标注"
    assert run(["check", str(tmp_path / "包.zip"), "--format", f"xlsx:{folder}/", "--exit-zero", "--no-progress"]) == 0
    assert {one.name: openpyxl.load_workbook(one).sheetnames for one in folder.iterdir()} == {
        "表.xlsx": ["绩效表", "测算", "审核结果"],
        "说明.xlsx": ["审核结果"],
    }
