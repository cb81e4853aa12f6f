"""`perflint extract`, `perflint rules`, help and version."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from pydantic import TypeAdapter

import perflint
from perflint.commands.application import build
from perflint.commands.help import COMMANDS
from perflint.reports.extract_schema import ExtractRecord
from perflint.reports.schema import RulesRecord
from tests.commands.conftest import CLEAN, Cli, write
from tests.intake.archives import zipped


def test_the_files_of_an_archive_are_read_one_by_one(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("包.zip").write_bytes(zipped({"甲.md": CLEAN.encode(), "乙.md": CLEAN.encode(), "~$甲.md": b"x"}))
    read = json.loads(cli("extract", "包.zip", "--format", "json").out)
    assert [(document["path"], document["coverage"]["rows"]) for document in read["documents"]] == [("包.zip!甲.md", 2)]
    assert [(one["path"], one["reason"]) for one in read["skipped"]] == [
        ("包.zip!乙.md", "duplicate"),
        ("包.zip!~$甲.md", "lock-file"),
    ]


def test_extract_prints_the_tables(cli: Cli, faulty: Path) -> None:
    outcome = cli("extract", faulty)
    assert outcome.code == 0
    assert "项目名称：交易中心运行费" in outcome.out
    assert "产出指标  培训人数    90      人        50" in outcome.out


def test_extract_as_json_follows_its_schema(cli: Cli, faulty: Path) -> None:
    outcome = cli("extract", faulty, "--format", "json")
    record = TypeAdapter(ExtractRecord).validate_json(outcome.out)
    (table,) = record.documents[0].tables
    assert (outcome.code, table.project, table.columns) == (
        0,
        "交易中心运行费",
        ["一级指标", "三级指标", "指标值", "计量单位", "权重"],
    )
    assert [(row.level3, row.target, row.unit, row.weight) for row in table.indicators] == [
        ("培训人数", "90", "人", "50"),
        ("服务覆盖率", "95", "%", "45"),
    ]
    assert [row.places["weight"].cell for row in table.indicators] == ["E2", "E3"]


def test_exit_codes_of_extract(cli: Cli, tmp_path: Path, faulty: Path) -> None:
    prose = write(tmp_path / "prose.txt", "这里没有表。\n")
    assert cli("extract", prose).code == 3
    assert cli("extract", prose, faulty).code == 0
    assert cli("extract", faulty, tmp_path / "absent.md").code == 2


def test_rules_are_listed_and_explained(cli: Cli) -> None:
    assert "T901  sample-weight-sum" in cli("rules").out
    for key in ("T901", "t901", "sample-weight-sum"):
        outcome = cli("rules", key)
        assert (outcome.code, outcome.out.splitlines()[0]) == (0, "T901 sample-weight-sum 权重合计不对")
    assert cli("rules", "T999").err == "perflint: rules：没有名为“T999”的规则；用 perflint rules 查看全部规则\n"
    assert cli("rules", "T999").code == 2


def test_rules_as_json(cli: Cli) -> None:
    outcome = cli("rules", "--format", "json")
    TypeAdapter(RulesRecord).validate_json(outcome.out)
    listed = {rule["code"]: rule for rule in json.loads(outcome.out)["rules"]}
    assert listed["T901"]["rule"] == "sample-weight-sum"
    assert listed["T901"]["options"] == [
        {"name": "total", "default": "100", "about": "权重合计应为多少分"},
        {"name": "units", "default": ["分", "%"], "about": "权重的单位"},
    ]


def test_version(cli: Cli) -> None:
    assert cli("--version") == (0, f"perflint {perflint.__version__}\n", "")


def test_help_is_chinese_unless_asked_otherwise(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli("check", "--help").out.startswith("用法：perflint check")
    assert cli("check", "--lang", "en", "--help").out.startswith("Usage: perflint check")
    assert "列出全部规则" in cli("--help").out
    monkeypatch.setenv("PERFLINT_LANG", "en")
    assert "List the rules" in cli("--help").out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_parameter_has_help(lang: str) -> None:
    group = build([], lang)
    assert list(group.commands) == list(COMMANDS)
    for command in (group, *group.commands.values()):
        assert command.help
        for parameter in command.params:
            assert getattr(parameter, "help", None), (command.name, parameter.name)


def test_every_command_takes_the_common_options() -> None:
    commands = build([], "zh").commands.values()
    shared = set.intersection(*({option for one in command.params for option in one.opts} for command in commands))
    assert shared >= {
        *("--format", "--config", "--profile", "--select", "--ignore", "--fail-on", "--min-score", "--exit-zero", "--lang"),
        *("--jobs", "--no-cache", "--no-progress", "--quiet", "--option", "--rules"),
    }


def test_only_the_wanted_command_is_built() -> None:
    assert list(build(["rules"], "zh").commands) == ["rules"]
    assert isinstance(build(["rules"], "zh"), typer.core.TyperGroup)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chekc"], "没有“chekc”这个命令；可用：check, extract, rules, config, baseline, init, fix, test-rule"),
        (["serve"], "没有“serve”这个命令；可用：check, extract, rules, config, baseline, init, fix, test-rule"),
        (["extract"], "缺少参数 PATH；用 --help 查看用法"),
    ],
)
def test_wrong_commands(cli: Cli, arguments: list[str], message: str) -> None:
    assert cli(*arguments) == (2, "", f"perflint: {message}\n")
