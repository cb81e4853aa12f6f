"""Configurations on the command line: found, overridden, excluded, shown, begun."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

from perflint.checks.registry import all_rules
from perflint.config import Config, load_config
from perflint.config.toml_text import commented_file
from tests.commands.conftest import FAULTY, WARNING, Cli, write


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the submissions of two years."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("2024/甲.md", FAULTY), ("2025/甲.md", FAULTY), ("2025/草稿.md", WARNING)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, text)
    return tmp_path


def found(cli: Cli, *arguments: object) -> dict[str, list[tuple[str, str]]]:
    report = json.loads(cli("check", *arguments, "--format", "json").out)
    return {file["path"]: [(one["code"], one["severity"]) for one in file["findings"]] for file in report["files"]}


def test_it_is_found_named_and_left_aside(cli: Cli, share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(share / "perflint.toml", '[rules.T901]\nseverity = "info"\n')
    assert found(cli, "2024") == {"2024/甲.md": [("T901", "info")]}
    assert "\n  设置：perflint.toml\n" in cli("check", "2024").out
    assert found(cli, "2024", "--no-config") == {"2024/甲.md": [("T901", "error")]}
    other = write(share / "other.toml", '[rules.T901]\nseverity = "warning"\n')
    assert found(cli, "2024", "--config", other) == {"2024/甲.md": [("T901", "warning")]}
    both = cli("check", "2024", "--config", other, "--no-config")
    assert (both.code, both.err) == (2, "perflint: --config 和 --no-config 不能同时使用\n")
    (share / "C盘").mkdir()
    monkeypatch.chdir(share / "C盘")
    report = json.loads(cli("check", share / "2024", "--format", "json").out)
    assert report["settings"] == [f"{share}/perflint.toml"]


def test_a_path_has_its_own_settings_and_the_command_line_wins(cli: Cli, share: Path) -> None:
    write(
        share / "perflint.toml",
        '[[overrides]]\npaths = ["2024/**"]\n[overrides.rules.T901]\ntotal = 95\n'
        '[[overrides]]\npaths = ["草稿*"]\nselect = ["T901"]\n[overrides.rules.sample-weight-sum]\ntotal = 80\n',
    )
    args = ("2024", "2025", "--select", "T9")
    assert found(cli, *args) == {
        "2024/甲.md": [],
        "2025/甲.md": [("T901", "error")],
        "2025/草稿.md": [("T902", "warning"), ("T901", "error")],
    }
    assert found(cli, *args, "-o", "T901.total=100")["2024/甲.md"] == [("T901", "error")]
    assert found(cli, *args, "--jobs", "2") == found(cli, *args, "--jobs", "1")


def test_a_mistake_in_the_settings_of_a_path_shows_before_anything_is_checked(cli: Cli, share: Path) -> None:
    write(share / "perflint.toml", '[[overrides]]\npaths = ["2024/**"]\nprofile = "beijing"\n')
    outcome = cli("check", "2025")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("perflint: perflint.toml:3：没有名为“beijing”的口径")


def test_the_rules_that_the_profile_of_a_path_demands(cli: Cli, share: Path) -> None:
    write(share / "perflint.toml", 'ignore = ["S1"]\n[[overrides]]\npaths = ["2024/**"]\nprofile = "guangxi"\n')
    assert cli("check", "2024").err == (
        "perflint: perflint.toml:1：口径 guangxi 规定规则 S106 overshoot-unexplained 必须检查，不能用“S1”忽略\n"
    )


def test_what_the_organisation_demands_stays_where_a_path_has_another_profile(cli: Cli, share: Path) -> None:
    write(share / "perflint.toml", 'profile = "guangxi"\n[[overrides]]\npaths = ["2024/**"]\nprofile = "default"\n')
    shown = json.loads(cli("config", "show", "2024/甲.md", "--format", "json").out)
    assert (shown["mandatory"], shown["settings"][0]["value"]) == (["S106"], "default")


def test_excluded_files_are_told_even_if_they_are_named(cli: Cli, share: Path) -> None:
    write(share / "perflint.toml", 'exclude = ["草稿*", "2024"]\n')
    report = json.loads(cli("check", ".", "2025/草稿.md", "--format", "json").out)
    assert [file["path"] for file in report["files"]] == ["2025/甲.md"]
    assert [(one["path"], one["reason"], one["message"]) for one in report["summary"]["skipped"]] == [
        ("2024", "excluded", "设置 exclude 的“2024”排除了它"),
        ("perflint.toml", "own-file", "perflint 的设置或基线，不是报送材料；采用了哪些，见报告末尾"),
        ("2025/草稿.md", "excluded", "设置 exclude 的“草稿*”排除了它"),
        ("2025/草稿.md", "excluded", "设置 exclude 的“草稿*”排除了它"),
    ]
    nothing = cli("check", "2025/草稿.md")
    assert nothing.code == 3
    assert "未读：2025/草稿.md，设置 exclude 的“草稿*”排除了它" in nothing.out
    assert cli("extract", "2025/草稿.md").code == 3


def test_show_names_every_origin(cli: Cli, share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERFLINT_LANG", "zh_CN")
    write(share / "above.toml", 'ignore = ["T904"]\n[limits]\nrows = 900\n')
    write(
        share / "perflint.toml",
        'extends = "above.toml"\nprofile = "guangxi"\nignore = ["T903"]\nexclude = ["草稿*"]\n'
        '[[overrides]]\npaths = ["2024/**"]\n[overrides.rules.T901]\ntotal = 95\n',
    )
    outcome = cli("config", "show", "2024/甲.md", "-o", "limits.cells=7", "--fail-on", "info", "--format", "json")
    shown = json.loads(outcome.out)
    settings = {
        f"{one['section']}.{one['name']}".lstrip("."): (one["value"], one["source"], one["where"]) for one in shown["settings"]
    }
    assert {name: value for name, value in settings.items() if value[1] != "default" and name != "overrides"} == {
        "profile": ("guangxi", "set", ["perflint.toml:2"]),
        "ignore": (["T904", "T903"], "set", ["above.toml:1", "perflint.toml:3"]),
        "exclude": (["草稿*"], "set", ["perflint.toml:4"]),
        "mandatory": (["overshoot-unexplained"], "profile", ["guangxi"]),
        "fail_on": ("info", "set", ["--fail-on"]),
        "lang": ("zh", "set", ["PERFLINT_LANG"]),
        "limits.rows": (900, "set", ["above.toml:3"]),
        "limits.cells": (7, "set", ["--option"]),
        "rules.sample-weight-sum.total": ("95", "set", ["perflint.toml:5"]),
        "rules.overshoot-unexplained.severity": ("error", "profile", ["guangxi"]),
        "rules.overshoot-unexplained.factor": ("1.3", "profile", ["guangxi"]),
    }
    assert (shown["path"], shown["files"], shown["overrides"], shown["excluded"], shown["mandatory"]) == (
        "2024/甲.md",
        ["above.toml", "perflint.toml"],
        ["perflint.toml:5"],
        None,
        ["S106"],
    )
    assert settings["limits.spans"] == (100000, "default", [])
    assert settings["rules.weight-sum.tolerance"][1] == "default"


def test_show_as_text(cli: Cli, share: Path) -> None:
    write(share / "perflint.toml", 'profile = "guangxi"\nexclude = ["草稿*"]\n[rules.T901]\ntotal = 95\n')
    lines = cli("config", "show", "2025/草稿.md", "--select", "T901").out.splitlines()
    assert lines[:9] == [
        "对 2025/草稿.md 有效的设置：",
        "设置：perflint.toml",
        "不检查：设置 exclude 的“草稿*”排除了它",
        "运行 2 条规则：S106 T901",
        "其中必须检查的：S106",
        "",
        'profile = "guangxi"  # perflint.toml:1',
        'select = ["T901"]  # --select',
        "ignore = []  # 默认",
    ]
    section = lines.index("[rules.sample-weight-sum]")
    assert lines[section : section + 4] == [
        "[rules.sample-weight-sum]",
        'severity = "error"  # 默认',
        "total = 95  # perflint.toml:4",
        'units = ["分", "%"]  # 默认',
    ]
    assert "factor = 1.3  # 口径 guangxi" in lines
    assert cli("config", "show", "--no-config").out.startswith("没有找到配置文件\n")


def test_the_schema_accepts_what_is_right_and_nothing_else(cli: Cli, share: Path) -> None:
    schema = json.loads(cli("config", "schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)

    def accepts(text: str) -> bool:
        return validator.is_valid(json.loads(json.dumps(tomllib.loads(text), default=str)))

    assert accepts('extends = "a.toml"\nmin_score = 60\n[rules.W101]\ntolerance = 0.1\n[limits]\nrows = 5\n')
    assert accepts('[[suppress]]\nrule = "W101"\npath = "a"\nreason = "已核实"\nuntil = 2026-12-31\n')
    assert accepts('[[overrides]]\npaths = ["a"]\n[overrides.rules.sample-weight-sum]\nseverity = "info"\n')
    assert not accepts('extend = "a.toml"\n')
    assert not accepts("[rules.W101]\ntolerence = 0.1\n")
    assert not accepts('[rules.W101]\nseverity = "fatal"\n')
    assert not accepts('[[suppress]]\nrule = "W101"\n')
    assert not accepts('[[overrides]]\nignore = ["W"]\n')


def test_init_writes_once(cli: Cli, share: Path) -> None:
    outcome = cli("init")
    assert (outcome.code, outcome.out) == (0, "perflint.toml\n")
    written = (share / "perflint.toml").read_bytes()
    again = cli("init", ".")
    assert (again.code, again.err) == (2, "perflint: perflint.toml 已经存在，没有改动；要覆盖请加 --force\n")
    write(share / "perflint.toml", "")
    assert cli("init", "--force").code == 0
    assert (share / "perflint.toml").read_bytes() == written
    absent = cli("init", "没有")
    assert (absent.code, absent.err) == (2, "perflint: 文件夹 没有 不存在\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_written_file_sets_nothing_and_its_examples_load(tmp_path: Path, lang: str) -> None:
    text = commented_file(lang)
    path = write(tmp_path / "perflint.toml", text)
    assert load_config(path, all_rules()).model_fields_set == set()
    live = re.sub(r"^# (?=\[|\w+ = )", "", text, flags=re.MULTILINE)
    content = tomllib.loads(live)
    assert content.keys() == Config.model_fields.keys()
    (tmp_path / "本局规则.toml").touch()
    write(
        path,
        live.replace('extends = "../省厅/perflint.toml"\n', "").replace('"本局规则.toml"', "").replace('["weight-sum"]', "[]"),
    )
    assert load_config(path, all_rules()).exclude == ("草稿*", "2023/**")
