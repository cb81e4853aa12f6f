"""Suppressions on the command line: in the configuration, in the document, expired, unused, refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.commands.conftest import Cli, write

TABLE = """\
# 2025年项目支出绩效目标表

项目名称：{project}

| 一级指标 | 三级指标 | 指标值 | 计量单位 | 权重 | 备注 |
|---|---|---|---|---|---|
| 产出指标 | 培训人数 | 90 | {unit} | 50 | {first} |
| 效益指标 | 服务覆盖率 | 95 | % | 45 | {second} |
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own, on a day of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFLINT_TODAY", "2026-06-30")
    return tmp_path


def table(project: str = "培训费", unit: str = "人", first: str = "", second: str = "") -> str:
    return TABLE.format(project=project, unit=unit, first=first, second=second)


def report(cli: Cli, *arguments: object) -> dict[str, Any]:
    selected = "T9,R105" if "--select" not in arguments else arguments[arguments.index("--select") + 1]
    read: dict[str, Any] = json.loads(cli("check", *arguments, "--select", selected, "--format", "json").out)
    return read


def found(read: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    return [(one["code"], one["place"]["cell"], one["suppressed"]) for file in read["files"] for one in file["findings"]]


def states(read: dict[str, Any]) -> list[tuple[str, list[str], str, int]]:
    return [(one["origin"], one["rules"], one["state"], one["findings"]) for one in read["suppressions"]]


def test_the_configuration_silences_one_finding(cli: Cli, here: Path) -> None:
    write(here / "a.md", table())
    write(here / "b.md", f"{table()}\n另一个文件\n")
    write(
        here / "perflint.toml",
        '[[suppress]]\nrule = "T901"\npath = "a.md"\nproject = "培训费"\nreason = "以批复为准"\nuntil = 2026-12-31\n',
    )
    read = report(cli, ".")
    assert found(read) == [("T901", "E3", "以批复为准"), ("T901", "E3", None)]
    assert read["files"][0]["findings"][0]["suppression"] == {
        "source": "config",
        "reason": "以批复为准",
        "origin": "perflint.toml:1",
        "place": None,
        "until": "2026-12-31",
    }
    assert [file["score"] for file in read["files"]] == [100.0, 97.0]
    assert (read["summary"]["findings"]["error"], read["summary"]["suppressed"], read["summary"]["suppressed_by"]) == (
        1,
        1,
        {"config": 1, "document": 0, "baseline": 0},
    )
    assert (cli("check", "a.md").code, cli("check", "b.md").code) == (0, 1)
    text = cli("check", "a.md").out
    assert (
        "  没有其他问题\n  已忽略 1 个，不扣分：\n    T901 第1张表 E3：以批复为准（到 2026-12-31 为止）〔perflint.toml:1〕\n"
        in text
    )
    assert text.endswith("共 0 个错误，0 个警告，0 个提示，另有 1 个已忽略\n")


@pytest.mark.parametrize(
    ("where", "holds"),
    [
        ('indicator = "培训人数"\nfield = "unit"', True),
        ('indicator = "培训 人数"', True),
        ('indicator = "服务覆盖率"', False),
        ('field = "target"', False),
        ('table = "2025年项目支出绩效目标表"', True),
        ('table = "2024年项目支出绩效目标表"', False),
        ('project = "别的项目"', False),
        ('path = "2025/**"', False),
    ],
)
def test_where_an_entry_holds(cli: Cli, here: Path, where: str, holds: bool) -> None:
    write(here / "a.md", table(unit=""))
    write(here / "perflint.toml", f'[[suppress]]\nrule = "T902"\n{where}\nreason = "已核实"\n')
    assert found(report(cli, "a.md")) == [("T902", "D2", "已核实" if holds else None), ("T901", "E3", None)]


def test_what_expired_or_is_not_needed_is_told(cli: Cli, here: Path) -> None:
    write(here / "a.md", table())
    write(
        here / "perflint.toml",
        '[[suppress]]\nrule = "T901"\npath = "*.md"\nreason = "甲"\nuntil = 2026-06-29\n'
        '[[suppress]]\nrule = "T902"\npath = "*.md"\nreason = "乙"\n'
        '[[suppress]]\nrule = "T902"\npath = "2024/**"\nreason = "丙"\n'
        '[[suppress]]\nrule = "W101"\npath = "*.md"\nreason = "丁"\n',
    )
    read = report(cli, "a.md")
    assert found(read) == [("T901", "E3", None)]
    assert states(read) == [("perflint.toml:1", ["T901"], "expired", 0), ("perflint.toml:6", ["T902"], "unused", 0)]
    text = cli("check", "a.md").out
    assert "  忽略说明：perflint.toml:1 T901，已于 2026-06-29 到期，不再起作用\n" in text
    assert "  忽略说明：perflint.toml:6 T902，没有用到，可以删除\n" in text
    assert found(report(cli, "a.md", "--today", "2026-06-29")) == [("T901", "E3", "甲")]
    wrong = cli("check", "a.md", "--today", "今天")
    assert (wrong.code, wrong.err) == (2, "perflint: --today：日期应写成 2026-12-31 的样子，而不是“今天”\n")


def test_a_remark_silences_its_row_and_its_table(cli: Cli, here: Path) -> None:
    write(here / "a.md", table(unit="", first="perflint：忽略 T902 单位见说明", second="perflint：忽略 T901 以批复为准"))
    read = report(cli, "a.md")
    assert found(read) == [("T902", "D2", "单位见说明"), ("T901", "E3", "以批复为准")]
    assert states(read) == [("a.md", ["T902"], "used", 1), ("a.md", ["T901"], "used", 1)]
    assert read["files"][0]["score"] == 100.0
    write(here / "perflint.toml", "remarks = false\n")
    read = report(cli, "a.md")
    assert found(read) == [("T902", "D2", None), ("R105", "F2", None), ("T901", "E3", None), ("R105", "F3", None)]
    assert [one["message"] for one in read["files"][0]["findings"][1::2]] == ["本次检查不接受文件中的忽略说明，没有起作用。"] * 2
    assert states(read) == [("a.md", ["T902"], "not-accepted", 0), ("a.md", ["T901"], "not-accepted", 0)]


def test_a_remark_on_one_row_does_not_speak_for_the_column(cli: Cli, here: Path) -> None:
    rows = "".join(
        f"| 产出指标 | 第{number}项培训 | 90 |  | 20 | {'perflint：忽略 T902 见说明' if number == 1 else ''} |\n"
        for number in range(1, 6)
    )
    write(here / "a.md", table().partition("| 产出指标")[0] + rows)
    read = report(cli, "a.md")
    findings = [(one["code"], one["place"]["cell"], one["count"], one["suppressed"]) for one in read["files"][0]["findings"]]
    assert findings == [("T902", "D2", 1, "见说明"), ("T902", "D3", 4, None)]


def test_mandatory_rules_stay_and_the_remark_is_an_error(cli: Cli, here: Path) -> None:
    write(here / "a.md", table(first="perflint：忽略 T901、T902 已核实"))
    write(here / "perflint.toml", 'mandatory = ["T901"]\n')
    read = report(cli, "a.md")
    assert [(one["code"], one["place"]["cell"], one["severity"], one["message"]) for one in read["files"][0]["findings"]] == [
        ("R105", "F2", "error", "规则T901必须检查，不能忽略，这条说明没有起作用。"),
        ("R105", "F2", "info", "这里没有T902的问题，忽略说明没有用到。"),
        ("T901", "E3", "error", "权重合计为 95，应为 100"),
    ]
    assert states(read) == [("a.md", ["T901"], "refused", 0), ("a.md", ["T902"], "unused", 0)]


def test_a_remark_without_a_reason_is_a_finding_and_silences_nothing(cli: Cli, here: Path) -> None:
    write(here / "a.md", table(first="perflint: ignore T901"))
    read = report(cli, "a.md")
    assert found(read) == [("R105", "F2", None), ("T901", "E3", None)]
    assert read["files"][0]["findings"][0]["message"] == "忽略T901没有写明理由，没有起作用。"


def test_a_remark_expires(cli: Cli, here: Path) -> None:
    write(here / "a.md", table(first="perflint：忽略 T901 已核实，到2026-06-30"))
    assert found(report(cli, "a.md")) == [("T901", "E3", "已核实")]
    later = report(cli, "a.md", "--today", "2026-07-01")
    assert found(later) == [("R105", "F2", None), ("T901", "E3", None)]
    assert later["files"][0]["findings"][0]["message"] == "忽略T901的说明已于2026-06-30到期，不再起作用。"


def test_comments_of_a_workbook(cli: Cli, here: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["项目名称：培训费"],
        ["一级指标", "三级指标", "指标值", "计量单位", "权重"],
        ["产出指标", "培训人数", 90, None, 50],
        ["效益指标", "服务覆盖率", 95, "%", 45],
    ):
        sheet.append(row)
    sheet["E2"].comment = Comment("审核人：\nperflint：忽略 T901 以批复为准", "审核人")
    sheet["B3"].comment = Comment("perflint：忽略 T902 见说明", "审核人")
    book.save(here / "a.xlsx")
    read = report(cli, "a.xlsx")
    assert found(read) == [("T902", "D3", "见说明"), ("T901", "E4", "以批复为准")]
    sheet["E2"].comment = None
    sheet["A1"].comment = Comment("perflint：忽略 T901 以批复为准", "审核人")
    book.save(here / "a.xlsx")  # a comment above the table is about no table
    assert found(report(cli, "a.xlsx")) == [("R105", "A1", None), ("T902", "D3", "见说明"), ("T901", "E4", None)]


def test_the_same_whatever_the_number_of_processes(cli: Cli, here: Path) -> None:
    text = table(unit="", first="perflint：忽略 T902 单位见说明，到2026-12-31", second="perflint：忽略 T901")
    for name in ("a.md", "b.md"):
        write(here / name, f"{text}\n{name}\n")
    one, two = (cli("check", "a.md", "b.md", "--jobs", jobs, "--format", "json", "--select", "T9,R105") for jobs in (1, 2))
    assert one == two
    assert json.loads(one.out)["summary"]["suppressed"] == 2
