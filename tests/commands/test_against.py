"""`perflint check --against`: what is compared, what is only read, and what happens when that fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Cli, write

LAST_YEAR = """\
# 2022年项目支出绩效自评表

项目名称：窗口服务项目

| 三级指标 | 指标性质 | 年度指标值 | 计量单位 | 全年完成值 | 权重 |
|---|---|---|---|---|---|
| 受理业务量 | ≥ | 160420 | 件 | 392846 | 95 |
"""
THIS_YEAR = """\
# 2023年项目支出绩效目标表

项目名称：窗口服务项目

| 三级指标 | 指标性质 | 指标值 | 计量单位 | 权重 |
|---|---|---|---|---|
| 受理业务量 | ≥ | 16 | 万件 | 100 |
"""


@pytest.fixture
def now(tmp_path: Path) -> Path:
    """This year's targets."""
    return write(tmp_path / "now.md", THIS_YEAR)


@pytest.fixture
def past(tmp_path: Path) -> Path:
    """Last year's results."""
    (tmp_path / "past").mkdir()
    return write(tmp_path / "past" / "results.md", LAST_YEAR)


def test_a_file_and_its_folder_are_compared_and_not_checked(cli: Cli, now: Path, past: Path) -> None:
    for against in (past, past.parent):
        outcome = cli("check", now, "--against", against, "--select", "H,W101", "--format", "json")
        report = json.loads(outcome.out)
        assert [(Path(file["path"]).name, [finding["code"] for finding in file["findings"]]) for file in report["files"]] == [
            ("now.md", ["H101"])
        ]
        (finding,) = report["files"][0]["findings"]
        assert finding["place"]["cell"] == "C2"
        assert finding["evidence"] == {
            "target": "16万件",
            "before": "392846件",
            "earlier_file": "results.md",
            "earlier_cell": "E2",
            "percent": "59.27",
        }
        assert (outcome.code, outcome.err) == (0, "")


def test_nothing_is_compared_without_it(cli: Cli, now: Path, past: Path) -> None:
    outcome = cli("check", now, past, "--select", "H", "--format", "json")
    assert json.loads(outcome.out)["summary"]["findings"] == {"error": 0, "warning": 0, "info": 0}


def test_the_text_report_says_what_was_compared(cli: Cli, now: Path, past: Path) -> None:
    out = cli("check", now, "--against", past, "--select", "H").out
    assert f"  与 1 个文件比较：{past}\n" in out
    assert "比较：" not in cli("check", now, "--select", "H").out


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("absent.md", None, "not-found"),
        ("broken.xlsx", b"PK\x03\x04 and nothing more", "truncated"),
        ("prose.txt", "这里没有表。\n".encode(), "nothing-earlier"),
    ],
)
def test_what_cannot_be_compared_is_an_error(
    cli: Cli, tmp_path: Path, now: Path, name: str, content: bytes | None, kind: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    outcome = cli("check", now, "--against", path, "--select", "H", "--format", "json", "--exit-zero")
    assert [(error["kind"], Path(error["path"]).name) for error in json.loads(outcome.out)["summary"]["errors"]] == [(kind, name)]
    assert outcome.code == 2


def test_limits_hold_for_earlier_files_too(cli: Cli, now: Path, past: Path) -> None:
    write(past, LAST_YEAR + "\n" * 1000)
    outcome = cli("check", now, "--against", past, "--select", "H", "--format", "json", "--option", "limits.file_bytes=1000")
    report = json.loads(outcome.out)
    assert [error["kind"] for error in report["summary"]["errors"]] == ["too-large"]
    assert [len(file["findings"]) for file in report["files"]] == [0]


def test_a_report_is_never_written_over_an_earlier_file(cli: Cli, now: Path, past: Path) -> None:
    outcome = cli("check", now, "--against", past, "--format", f"json:{past}")
    assert outcome.code == 2
    assert past.read_text(encoding="utf-8") == LAST_YEAR
