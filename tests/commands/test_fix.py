"""`perflint fix` as its users call it: copies, never originals; what is shown is what is written; errors name the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from perflint.commands.application import run
from perflint.run import check_files
from tests.commands.conftest import Outcome

HEADINGS = ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位", "权重"]
ROWS = [
    ["产出指标", "数量指标", "指标1：绿地管护面积", None, "≥35万平方米", None, "20"],
    [None, "质量指标", "绿地 完好率", "≧", "９５", "百分率", 20],
    [None, "质量指标", "投诉处理时间", "≤", 3, "天", 15],
    [None, "时效指标", "任务按时完成率", ">=", 0.95, "%", 15],
    ["成本指标", "经济成本指标", "管护总成本", "≤", "120万元", "万元", 10],
    ["效益指标", "社会效益指标", "服务居民人数", "≥", "≥8万人", "万人", 15],
    ["满意度指标", "服务对象满意度指标", "居民满意度", "≥", 90, "%", 10],
]


Perflint = Callable[..., Outcome]


@pytest.fixture
def perflint(capsys: pytest.CaptureFixture[str]) -> Perflint:
    """Run a command in this process, with the rules and fixes that are installed."""

    def call(*arguments: str) -> Outcome:
        code = run(arguments)
        return Outcome(code, *capsys.readouterr())

    return call


@pytest.fixture
def table(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "绩效表"
    sheet["A1"] = "2025年项目支出绩效目标申报表"
    sheet["A2"], sheet["B2"] = "项目名称", "城区绿地管护"
    sheet["A3"], sheet["B3"] = "年度资金总额", "120万元"
    for row, cells in enumerate([HEADINGS, *ROWS], 5):
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column, value)
    sheet["H5"] = "原件"
    path = tmp_path / "绩效表.xlsx"
    book.save(path)
    return path


def values(path: Path) -> list[list[object]]:
    sheet = openpyxl.load_workbook(path).active
    return [[cell.value for cell in row[:7]] for row in sheet.iter_rows(min_row=6, max_row=12)]


SAFE = [
    ["产出指标", "数量指标", "绿地管护面积", "≥", 35, "万平方米", 20],
    [None, "质量指标", "绿地完好率", "≥", 95, "%", 20],
    [None, "质量指标", "投诉处理时间", "≤", 3, "天", 15],
    [None, "时效指标", "任务按时完成率", "≥", 0.95, "%", 15],
    ["成本指标", "经济成本指标", "管护总成本", "≤", 120, "万元", 10],
    ["效益指标", "社会效益指标", "服务居民人数", "≥", 8, "万人", 15],
    ["满意度指标", "服务对象满意度指标", "居民满意度", "≥", 90, "%", 10],
]


def test_a_copy_is_written_and_the_original_left(table: Path, perflint: Perflint) -> None:
    before = table.read_bytes()
    result = perflint("fix", str(table))
    assert (result.code, table.read_bytes()) == (0, before)
    assert values(table.with_name("绩效表.fixed.xlsx")) == SAFE
    assert f"已修正 12 个单元格，写入 {table.with_name('绩效表.fixed.xlsx').as_posix()}" in result.out


def test_unsafe_fixes_too(table: Path, perflint: Perflint) -> None:
    assert perflint("fix", str(table), "--unsafe", "--output-dir", str(table.parent / "out")).code == 0
    copy = table.parent / "out" / "绩效表.xlsx"
    rows = values(copy)
    assert [row[6] for row in rows] == [19, 19, 14, 14, 10, 14, 10]
    assert rows[2][1] == "时效指标"
    assert rows[3][4] == 95
    before, after = (check_files([path]).files[0] for path in (table, copy))
    assert before.score is not None and after.score is not None
    assert {finding.rule for finding in before.findings} >= {"weight-sum", "percent-range", "misclassified-indicator"}
    assert {finding.rule for finding in after.findings} == set()
    assert (before.score.value, after.score.value) == (after.score.value - 5, 100)


def test_fixing_twice_changes_nothing(table: Path, perflint: Perflint) -> None:
    perflint("fix", str(table), "--unsafe", "--in-place")
    once = table.read_bytes()
    result = perflint("fix", str(table), "--unsafe", "--in-place")
    assert (result.code, table.read_bytes()) == (0, once)
    assert "没有可以自动修正的内容" in result.out


def test_diff_writes_nothing_and_says_that_there_is_something(table: Path, perflint: Perflint) -> None:
    result = perflint("fix", str(table), "--diff")
    assert result.code == 1
    assert list(table.parent.iterdir()) == [table]
    assert "绩效表!F7 计量单位 [绿地 完好率]\n    - 百分率\n    + %  单位“百分率”改为“%”\n" in result.out
    perflint("fix", str(table), "--in-place")
    assert perflint("fix", str(table), "--diff").code == 0


def test_only_what_mends_the_selected_rules(table: Path, perflint: Perflint) -> None:
    result = perflint("fix", str(table), "--diff", "--select", "O103", "--format", "json")
    assert [change["place"]["cell"] for change in json.loads(result.out)["files"][0]["changes"]] == [
        "D6",
        "E6",
        "F6",
        "E10",
        "E11",
    ]


def test_json(table: Path, perflint: Perflint) -> None:
    report = json.loads(perflint("fix", str(table), "--format", "json").out)
    [file] = report["files"]
    assert (report["schema_version"], report["errors"], file["tables"], file["refused"]) == (1, [], 1, [])
    assert file["copy"] == table.with_name("绩效表.fixed.xlsx").as_posix()
    assert file["changes"][0] == {
        "place": {"sheet": "绩效表", "page": None, "table": None, "row": 6, "column": 3, "cell": "C6", "line": None},
        "field": "level3",
        "indicator": "绿地管护面积",
        "old": "指标1：绿地管护面积",
        "new": "绿地管护面积",
        "fixes": ["ordinals"],
    }


def test_a_copy_that_somebody_worked_on_is_not_overwritten(table: Path, perflint: Perflint) -> None:
    perflint("fix", str(table))
    copy = table.with_name("绩效表.fixed.xlsx")
    assert perflint("fix", str(table)).code == 0  # the same again
    copy.write_bytes(table.read_bytes())
    result = perflint("fix", str(table))
    assert (result.code, copy.read_bytes()) == (2, table.read_bytes())
    assert f"无法处理：{copy.as_posix()}，已有同名的副本，内容不同，没有覆盖" in result.out


def test_a_folder_with_files_that_cannot_be_changed(table: Path, perflint: Perflint) -> None:
    (table.parent / "页.html").write_text("<table><tr><td>指标</td></tr></table>", encoding="utf-8")
    (table.parent / "坏.xlsx").write_bytes(b"PK\x03\x04broken")
    result = perflint("fix", str(table.parent))
    assert result.code == 2
    assert values(table.with_name("绩效表.fixed.xlsx")) == SAFE
    assert f"未读：{(table.parent / '页.html').as_posix()}，这种格式只能检查，不能修正" in result.out
    assert f"无法处理：{(table.parent / '坏.xlsx').as_posix()}" in result.out
    (table.parent / "坏.xlsx").unlink()
    assert "fixed.fixed" not in perflint("fix", str(table.parent)).out  # the copies of before are no originals


def test_wrong_usage(table: Path, perflint: Perflint) -> None:
    result = perflint("fix", str(table), "--in-place", "--output-dir", "x")
    assert (result.code, result.err) == (2, "perflint: --in-place 和 --output-dir 只能用一个\n")
    page = table.with_name("a.html")
    page.write_text("<table><tr><td>指标</td></tr></table>", encoding="utf-8")
    assert perflint("fix", str(page)).code == 2
