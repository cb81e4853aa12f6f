"""`perflint check NEW --previous OLD`: what is fixed, what is still open, what is new."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from perflint.reports.json_reading import NotAReportError, read_report
from tests.commands.conftest import Cli, write

HEADING = "# {title}\n\n项目名称：{project}\n\n| 三级指标 | 指标值 | 计量单位 | 权重 |\n|---|---|---|---|\n"
TITLE = "2025年项目支出绩效目标表"
ROWS = ("| 培训人数 | 120 |  | 50 |\n", "| 服务覆盖率 | 95 |  | 25 |\n", "| 满意度 | 90 | % | 20 |\n", "| 场次 | 9 | 次 | 0 |\n")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the files of both rounds."""
    monkeypatch.chdir(tmp_path)
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    return tmp_path


def table(*rows: str, project: str = "业务培训费", title: str = TITLE) -> str:
    return HEADING.format(project=project, title=title) + "".join(rows or ROWS)


def check(cli: Cli, *arguments: object) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(cli("check", *arguments, "--format", "json").out)
    return read


def now(read: dict[str, Any]) -> list[tuple[str, str, str, str | None]]:
    """The findings of now: code, cell, standing, and where they stood before."""
    return [
        (one["code"], one["place"]["cell"], one["standing"], one["previous"] and one["previous"]["place"]["cell"])
        for file in read["files"]
        for one in file["findings"]
    ]


def gone(read: dict[str, Any]) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (one["finding"]["code"], one["finding"]["place"]["cell"], one["finding"]["standing"], one["unverified"])
        for one in read["review"]["gone"]
    ]


def both(cli: Cli, here: Path, *arguments: object) -> dict[str, Any]:
    """Compare with the files and with their JSON report, which must give the same."""
    write(here / "old.json", cli("check", "old", "--format", "json", *arguments).out)
    by_files, by_report = (
        check(cli, "new", "--previous", "old", *arguments),
        check(cli, "new", "--previous", "old.json", *arguments),
    )
    assert by_report["review"].pop("previous") == ["old.json"]
    assert all(name.startswith("old/") for name in by_files["review"].pop("previous"))
    for read in (by_files, by_report):
        for one in read["review"]["gone"]:  # a report does not keep the parameters of its messages apart
            one["finding"].pop("evidence")
            one["finding"].pop("basis")
    assert by_report == by_files
    return by_files


def test_fixed_open_and_new(cli: Cli, here: Path) -> None:
    write(here / "old" / "甲局.md", table())
    rows = ("| 新增指标 | 90 |  | 0 |\n", ROWS[3], ROWS[1], ROWS[0].replace("|  |", "| 人 |"), ROWS[2])
    write(here / "new" / "甲局（修改）.md", table(*rows))
    read = both(cli, here)
    assert now(read) == [
        ("T902", "C2", "new", None),
        ("T902", "C4", "open", "C3"),
        ("T903", "B5", "open", "B2"),
        ("T901", "D6", "open", "D5"),
    ]
    assert gone(read) == [("T902", "C2", "fixed", None)]
    review = read["review"]
    assert (review["fixed"], review["open"], review["new"], review["unverified"]) == (1, 3, 1, 0)
    assert review["text"] == "上次反馈的问题中，已整改 1 个，未整改 3 个；本次新增 1 个问题。"
    assert review["files"] == [
        {
            "path": "new/甲局（修改）.md",
            "previous": "old/甲局.md",
            "score_before": 95.0,
            "score": 95.0,
            "fixed": 1,
            "open": 3,
            "new": 1,
            "unverified": 0,
        }
    ]


def test_the_text_report(cli: Cli, here: Path) -> None:
    write(here / "old" / "a.md", table())
    write(here / "new" / "a.md", table(*(row.replace("|  |", "| 人 |") for row in ROWS)))
    outcome = cli("check", "new", "--previous", "old")
    assert outcome.code == 1  # by what stands now: the weights still do not add up
    assert "    错误 T901 第1张表 D5（第10行） “0” <未整改>\n" in outcome.out
    begin = outcome.out.index("整改情况")
    assert outcome.out[begin : outcome.out.index("检查范围")] == (
        "整改情况 与 old/a.md 比较\n"
        "  上次反馈的问题中，已整改 2 个，未整改 2 个；本次新增 0 个问题。\n"
        "    new/a.md：得分 95.0 → 97.0（上次为 old/a.md），已整改 2 个，未整改 2 个，新增 0 个\n"
        "  已整改：old/a.md\n"
        "    T902 第1张表 C2 [培训人数] 没有填写计量单位\n"
        "    T902 第1张表 C3 [服务覆盖率] 没有填写计量单位\n\n"
    )


def test_edited_names_and_texts_are_still_open(cli: Cli, here: Path) -> None:
    write(here / "old" / "a.md", table())
    rows = (
        ROWS[0].replace("培训人数", "参加培训人数").replace("120", "150"),
        ROWS[1].replace("服务覆盖率", "服务的覆盖率"),
        *ROWS[2:],
    )
    write(here / "new" / "b.md", table(*rows, project="2025年业务培训费"))
    read = both(cli, here)
    assert now(read) == [
        ("T903", "B2", "open", "B2"),
        ("T902", "C2", "open", "C2"),
        ("T902", "C3", "open", "C3"),
        ("T901", "D5", "open", "D5"),
    ]
    assert gone(read) == []
    assert [one["previous"]["text"] for one in read["files"][0]["findings"] if one["code"] == "T903"] == ["120"]


def test_tables_of_several_files_are_recognised_by_their_projects(cli: Cli, here: Path) -> None:
    write(here / "old" / "甲.md", table(ROWS[0], project="甲项目") + "\n" + table(ROWS[1], project="乙项目"))
    write(here / "old" / "丙.md", table(ROWS[1], project="丙项目"))
    write(here / "new" / "1.md", table(ROWS[1], project="丙项目"))
    write(here / "new" / "2.md", table(ROWS[1].replace("|  |", "| % |"), project="乙项目"))
    write(here / "new" / "3.md", table(ROWS[0], project="甲项目"))
    read = both(cli, here, "--select", "T902")
    assert [(one["path"], one["previous"], one["fixed"], one["open"], one["new"]) for one in read["review"]["files"]] == [
        ("new/1.md", "old/丙.md", 0, 1, 0),
        ("new/2.md", "old/甲.md", 1, 0, 0),
        ("new/3.md", "old/甲.md", 0, 1, 0),
    ]
    assert [(one["path"], one["project"]) for one in read["review"]["gone"]] == [("old/甲.md", "乙项目")]


def test_a_table_that_was_not_submitted_again_is_not_called_fixed(cli: Cli, here: Path) -> None:
    write(here / "old" / "a.md", table(project="甲项目"))
    write(here / "old" / "b.md", table(ROWS[0], project="完全不同的工程"))
    write(here / "new" / "a.md", table(project="甲项目"))
    read = both(cli, here, "--select", "T902")
    assert gone(read) == [("T902", "C2", None, "not-submitted")]
    assert read["review"]["text"] == "上次反馈的问题中，已整改 0 个，未整改 2 个，1 个本次无法核实；本次新增 0 个问题。"
    text = cli("check", "new", "--previous", "old", "--select", "T902").out
    assert "    old/b.md：上次得分 99.0，本次没有报送，已整改 0 个，未整改 0 个，新增 0 个，1 个无法核实\n" in text
    assert "  无法核实：old/b.md\n    T902 第1张表 C2 [培训人数] 没有填写计量单位（本次没有报送或没有读到这张表）\n" in text


def test_a_rule_that_was_not_run_again_proves_nothing(cli: Cli, here: Path) -> None:
    write(here / "old" / "a.md", table())
    write(here / "new" / "a.md", table(*(row.replace("|  |", "| 人 |") for row in ROWS)))
    write(here / "old.json", cli("check", "old", "--format", "json").out)
    read = check(cli, "new", "--previous", "old.json", "--select", "T902")
    assert gone(read) == [
        ("T903", "B2", None, "rule-not-run"),
        ("T902", "C2", "fixed", None),
        ("T902", "C3", "fixed", None),
        ("T901", "D5", None, "rule-not-run"),
    ]


def test_a_column_that_was_partly_filled_in_is_still_open(cli: Cli, here: Path) -> None:
    many = tuple(f"| 第{number}项 | 9 |  | 20 |\n" for number in range(1, 6))
    write(here / "old" / "a.md", table(*many))
    write(here / "new" / "a.md", table(*(row.replace("|  |", "| 项 |") for row in many[:3]), *many[3:]))
    read = both(cli, here)
    assert now(read) == [("T902", "C5", "open", "C2"), ("T902", "C6", "open", "C2")]
    assert gone(read) == []
    write(here / "old" / "a.md", table(*(row.replace("|  |", "| 项 |") for row in many[:3]), *many[3:]))
    write(here / "new" / "a.md", table(*many))
    read = both(cli, here)
    assert (now(read), gone(read)) == ([("T902", "C2", "open", "C5")], [])


def test_one_file_against_one_needs_no_names(cli: Cli, here: Path) -> None:
    old = write(here / "old" / "申报表.md", table().replace("项目名称：业务培训费\n\n", ""))
    new = write(here / "new" / "最终版.md", table().replace("项目名称：业务培训费\n\n", ""))
    assert {one[2] for one in now(check(cli, new, "--previous", old))} == {"open"}


def test_suppressed_findings_are_in_no_count(cli: Cli, here: Path) -> None:
    write(here / "old" / "a.md", table())
    write(here / "new" / "a.md", table())
    write(here / "perflint.toml", '[[suppress]]\nrule = "T902"\npath = "new/**"\nindicator = "培训人数"\nreason = "已核实"\n')
    read = check(cli, "new", "--previous", "old")
    assert [(one["code"], one["standing"], one["suppressed"]) for one in read["files"][0]["findings"] if one["suppressed"]] == [
        ("T902", "open", "已核实")
    ]
    assert (read["review"]["fixed"], read["review"]["open"], read["review"]["new"]) == (0, 3, 0)


def test_what_cannot_be_compared_with(cli: Cli, here: Path) -> None:
    new = write(here / "new" / "a.md", table())
    prose = write(here / "prose.txt", "这里没有表。\n")
    outcome = cli("check", new, "--previous", prose)
    assert outcome.code == 2
    assert f"无法处理：{prose}，上次报送的文件（--previous）中没有读到指标表，无法比较整改情况" in outcome.out
    assert cli("check", new, "--previous", "absent.md").code == 2
    absent = cli("check", new, "--previous", "absent.json")
    assert (absent.code, absent.out, absent.err) == (
        2,
        "",
        "perflint: absent.json：上次的报告打不开：No such file or directory\n",
    )
    write(here / "other.json", '{"schema_version": 1}')
    other = cli("check", new, "--previous", "other.json")
    assert (other.code, other.err) == (2, "perflint: other.json：不是 perflint check --format json 写出的报告（tool）\n")


def test_reports_of_the_first_release_are_read(cli: Cli, here: Path) -> None:
    write(here / "old" / "a.md", table())
    read = check(cli, "old")
    for name in ("suppressions", "baseline", "review", "settings"):
        del read[name]
    del read["summary"]["suppressed_by"]
    for one in read["files"][0]["findings"]:
        for name in ("suppression", "standing", "previous"):
            del one[name]
    write(here / "old.json", json.dumps(read, ensure_ascii=False))
    write(here / "new" / "a.md", table())
    assert {one[2] for one in now(check(cli, "new", "--previous", "old.json"))} == {"open"}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"schema_version": 2}', "报告".encode("gbk")])
def test_bytes_that_are_no_report(content: bytes) -> None:
    with pytest.raises(NotAReportError):
        read_report(content)
