"""`perflint baseline`: accepted findings stay accepted when rows, sheets and files move, and no more than that."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from tests.commands.conftest import Cli, Outcome, write

HEADING = "# 2025年项目支出绩效目标表\n\n项目名称：{project}\n\n| 三级指标 | 指标值 | 计量单位 | 权重 |\n|---|---|---|---|\n"
ROWS = ("| 培训人数 | 90 |  | 50 |\n", "| 服务覆盖率 | 95 | % | 25 |\n", "| 满意度 | 90 | % | 20 |\n")
MANY = tuple(f"| 第{number}项 | 90 |  | 10 |\n" for number in range(1, 6))
FILE = "perflint-baseline.json"
ONE_ENTRY = '{"version": 1, "findings": [{"path": "a", "code": "W101", "rule": "weight-sum", "fingerprint": "0123456789abcdef"}]}'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def table(*rows: str, project: str = "培训费") -> str:
    return HEADING.format(project=project) + "".join(rows or ROWS)


def baseline(cli: Cli, action: str, *arguments: object) -> Outcome:
    return cli("baseline", action, *arguments, "--select", "T9")


def open_ones(cli: Cli, *arguments: object) -> list[tuple[str, str, str | None]]:
    """The findings that are not accepted."""
    read = json.loads(cli("check", *arguments, "--baseline", FILE, "--format", "json").out)
    return [
        (file["path"], one["code"], one["place"]["cell"])
        for file in read["files"]
        for one in file["findings"]
        if one["suppressed"] is None
    ]


def entries(here: Path) -> list[tuple[str, str, int]]:
    read = json.loads((here / FILE).read_text(encoding="utf-8"))
    return [(one["path"], one["code"], one.get("count", 1)) for one in read["findings"]]


def test_what_is_accepted_costs_nothing_and_stays_in_the_report(cli: Cli, here: Path) -> None:
    write(here / "a.md", table())
    outcome = baseline(cli, "create", ".")
    assert (outcome.code, outcome.out) == (
        0,
        f"{FILE}：共 2 个问题，新列入 2 个，去掉 0 个\n"
        f'检查时加 --baseline {FILE}，或在 perflint.toml 中写 baseline = "{FILE}"，它才起作用\n',
    )
    assert cli("check", "a.md").code == 1
    write(here / "perflint.toml", f'baseline = "{FILE}"\n')
    outcome = cli("check", "a.md", "--format", "json")
    read = json.loads(outcome.out)
    assert (outcome.code, read["baseline"], read["files"][0]["score"]) == (0, FILE, 100.0)
    assert [(one["code"], one["suppressed"], one["suppression"]["source"]) for one in read["files"][0]["findings"]] == [
        ("T902", f"已列入基线 {FILE}", "baseline"),
        ("T901", f"已列入基线 {FILE}", "baseline"),
    ]
    assert f"  已忽略 2 个，不扣分：\n    T901 第1张表 D4：已列入基线 {FILE}\n" in cli("check", "a.md").out


def test_the_file_is_stable_one_entry_a_line_and_holds_no_text_of_the_document(cli: Cli, here: Path) -> None:
    write(here / "b.md", table(*MANY))
    write(here / "a.md", table())
    baseline(cli, "create", "b.md", "a.md")
    first = (here / FILE).read_bytes()
    baseline(cli, "create", "a.md", "b.md", "--force")
    assert (here / FILE).read_bytes() == first
    lines = first.decode("utf-8").splitlines()
    assert lines[:3] == ["{", '  "version": 1,', '  "findings": [']
    assert [line[4:18] for line in lines[3:-2]] == ['{"path": "a.md'] * 2 + ['{"path": "b.md'] * 2
    assert entries(here) == [("a.md", "T901", 1), ("a.md", "T902", 1), ("b.md", "T901", 1), ("b.md", "T902", 5)]
    assert {key for line in json.loads(first)["findings"] for key in line} == {
        "path", "code", "rule", "fingerprint", "column", "count",
    }  # fmt: skip
    for text in ("培训", "满意度", "第1项"):
        assert text not in first.decode("utf-8")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (ROWS[::-1], []),
        (("| 新增指标 | 90 | 个 | 0 |\n", *ROWS), []),
        ((ROWS[0].replace("| 90 |", "| 120 |"), *ROWS[1:]), []),
        ((ROWS[0].replace("培训人数", "培 训 人 数"), *ROWS[1:]), []),
        ((ROWS[0].replace("培训人数", "受训人数"), *ROWS[1:]), [("a.md", "T902", "C2")]),
        ((*ROWS, "| 另一指标 | 90 |  | 0 |\n"), [("a.md", "T902", "C5")]),
    ],
)
def test_what_moves_stays_accepted_and_what_is_new_shows(
    cli: Cli, here: Path, rows: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    write(here / "a.md", table())
    baseline(cli, "create", "a.md")
    write(here / "a.md", table(*rows))
    assert [one for one in open_ones(cli, "a.md") if one[1] == "T902"] == expected


def test_sheets_and_files_may_be_renamed(cli: Cli, here: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["项目名称：培训费"],
        ["三级指标", "指标值", "计量单位", "权重"],
        ["培训人数", 90, None, 50],
        ["覆盖率", 95, "%", 45],
    ):
        sheet.append(row)
    book.save(here / "a.xlsx")
    baseline(cli, "create", "a.xlsx")
    sheet.title = "目标表"
    sheet.insert_rows(1, 3)
    book.create_sheet("说明", 0)
    book.save(here / "b.xlsx")
    assert open_ones(cli, "b.xlsx") == [("b.xlsx", "T902", "C6"), ("b.xlsx", "T901", "D7")]  # a.xlsx may keep its findings
    (here / "a.xlsx").unlink()
    assert open_ones(cli, "b.xlsx") == []
    baseline(cli, "prune", "b.xlsx")
    assert entries(here) == [("b.xlsx", "T901", 1), ("b.xlsx", "T902", 1)]


def test_a_column_is_accepted_for_as_many_rows_as_it_had(cli: Cli, here: Path) -> None:
    write(here / "a.md", table(*MANY))
    baseline(cli, "create", "a.md")
    write(here / "a.md", table(*MANY[:2], *ROWS[1:]))  # too few now to be folded
    assert [one for one in open_ones(cli, "a.md") if one[1] == "T902"] == []
    write(here / "a.md", table(*MANY, "| 第6项 | 90 |  | 10 |\n"))
    assert [one for one in open_ones(cli, "a.md") if one[1] == "T902"] == [("a.md", "T902", "C2")]


def test_rows_that_were_accepted_one_by_one_are_accepted_together(cli: Cli, here: Path) -> None:
    write(here / "a.md", table(*MANY[:3], *(f"| 有{number} | 90 | 个 | 10 |\n" for number in range(5))))
    baseline(cli, "create", "a.md")
    assert entries(here)[1:] == [("a.md", "T902", 1)] * 3
    write(here / "a.md", table(*MANY[:3], "| 有1 | 90 | 个 | 10 |\n"))
    assert [one for one in open_ones(cli, "a.md") if one[1] == "T902"] == []


def test_the_same_finding_of_another_file_is_not_accepted(cli: Cli, here: Path) -> None:
    write(here / "a.md", table())
    baseline(cli, "create", "a.md")
    write(here / "b.md", f"{table()}\n另一个文件\n")
    assert open_ones(cli, "a.md", "b.md") == [("b.md", "T902", "C2"), ("b.md", "T901", "D4")]
    assert open_ones(cli, "b.md") == [("b.md", "T902", "C2"), ("b.md", "T901", "D4")]


def test_update_and_prune(cli: Cli, here: Path) -> None:
    write(here / "a.md", table())
    write(here / "b.md", f"{table()}\n另一个文件\n")
    write(here / "c.md", f"{table()}\n又一个文件\n")
    baseline(cli, "create", ".")
    assert len(entries(here)) == 6
    write(here / "a.md", table(ROWS[0].replace("|  |", "| 人 |"), ROWS[1].replace("| % |", "|  |"), ROWS[2]))  # one gone, one new
    (here / "b.md").unlink()
    outcome = baseline(cli, "prune", "a.md", "--baseline", FILE)
    assert outcome.out == f"{FILE}：共 3 个问题，新列入 0 个，去掉 3 个\n"
    assert entries(here) == [("a.md", "T901", 1), ("c.md", "T901", 1), ("c.md", "T902", 1)]
    assert open_ones(cli, "a.md") == [("a.md", "T902", "C3")]
    outcome = baseline(cli, "update", "a.md", "--baseline", FILE)
    assert outcome.out == f"{FILE}：共 4 个问题，新列入 1 个，去掉 0 个\n"
    assert open_ones(cli, "a.md", "c.md") == []


def test_rules_that_did_not_run_keep_their_entries(cli: Cli, here: Path) -> None:
    write(here / "a.md", table())
    baseline(cli, "create", "a.md")
    cli("baseline", "prune", "a.md", "--select", "T902")
    assert entries(here) == [("a.md", "T901", 1), ("a.md", "T902", 1)]


def test_a_file_that_cannot_be_read_keeps_its_entries(cli: Cli, here: Path) -> None:
    write(here / "a.md", table())
    baseline(cli, "create", "a.md")
    (here / "a.md").write_bytes(b"PK\x03\x04 and nothing more")
    outcome = baseline(cli, "update", "a.md")
    assert outcome.code == 2
    assert "无法处理：a.md" in outcome.err
    assert len(entries(here)) == 2


def test_mandatory_rules_are_not_accepted(cli: Cli, here: Path) -> None:
    write(here / "a.md", table())
    baseline(cli, "create", "a.md")
    write(here / "perflint.toml", f'mandatory = ["T901"]\nbaseline = "{FILE}"\n')
    outcome = cli("check", "a.md")
    assert (outcome.code, outcome.err) == (
        2,
        f"perflint: {FILE}：规则 T901 sample-weight-sum 必须检查，a.md 的这个问题不能列入基线；"
        "运行 perflint baseline prune 去掉它\n",
    )
    outcome = baseline(cli, "prune", "a.md")
    assert (outcome.code, outcome.out) == (0, f"{FILE}：共 1 个问题，新列入 0 个，去掉 1 个\n必查规则的 1 个问题没有列入\n")
    assert open_ones(cli, "a.md") == [("a.md", "T901", "D4")]


def test_it_is_not_overwritten_and_must_be_there(cli: Cli, here: Path) -> None:
    write(here / "a.md", table())
    missing = baseline(cli, "update", "a.md")
    assert (missing.code, missing.err) == (2, f"perflint: {FILE}：基线文件打不开：No such file or directory\n")
    baseline(cli, "create", "a.md")
    again = baseline(cli, "create", "a.md")
    assert (again.code, again.err) == (
        2,
        f"perflint: {FILE} 已经存在，没有改动；要重新生成请加 --force，只增减请用 update 或 prune\n",
    )
    nothing = write(here / "prose.txt", "这里没有表。\n")
    assert baseline(cli, "update", nothing, "--baseline", FILE).code == 3
    assert len(entries(here)) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "{\n<<<<<<< HEAD\n",
            ":2：基线文件已损坏（不是正确的 JSON），请从备份恢复，或用 perflint baseline create --force 重新生成",
        ),
        ('{"version": 2, "findings": []}', "：基线的版本是 2，本程序只认版本 1"),
        ('{"findings": []}', "：基线文件的“version”不对"),
        ("[]", "：基线文件的“version, findings”不对"),
        (ONE_ENTRY.replace("0123456789abcdef", "Z"), "：基线的第 1 条不对：fingerprint"),
        (ONE_ENTRY.replace("}", ', "count": 0}', 1), "：基线的第 1 条不对：count"),
        (ONE_ENTRY.replace('"code": "W101", ', ""), "：基线的第 1 条不对：code"),
    ],
)
def test_a_broken_baseline_is_an_error_that_names_the_place(cli: Cli, here: Path, text: str, message: str) -> None:
    write(here / "a.md", table())
    write(here / FILE, text)
    outcome = cli("check", "a.md", "--baseline", FILE)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"perflint: {FILE}{message}\n")
