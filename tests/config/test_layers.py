"""Layers: which file is found, what lies over what, where each value comes from, what mandatory rules refuse."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from perflint.config import Config, ConfigError, Layer, Origin, find_config, load_config, load_layers, merged, values_of
from perflint.reports.words import Words
from tests.reports.sample_report import RULES


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shared folder, looked at from a folder that has nothing to do with it."""
    elsewhere = tmp_path / "C盘"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    for unit in ("甲局", "乙局"):
        write(tmp_path / "Z盘" / "2025年" / unit / "表.md", "")
    return tmp_path / "Z盘"


def test_the_nearest_file_above_what_is_checked_is_found(share: Path) -> None:
    assert find_config([share / "2025年"]) is None
    top = write(share / "perflint.toml", "")
    assert find_config([share / "2025年" / "甲局" / "表.md"]) == top
    nearer = write(share / "2025年" / "pyproject.toml", "[tool.perflint]\n")
    assert find_config([share / "2025年" / "甲局"]) == nearer
    own = write(share / "2025年" / "perflint.toml", "")
    assert find_config([share / "2025年" / "甲局"]) == own


def test_a_file_of_one_unit_does_not_hold_for_all(share: Path) -> None:
    top = write(share / "perflint.toml", "")
    unit = write(share / "2025年" / "甲局" / "perflint.toml", "")
    assert find_config([share / "2025年"]) == top
    assert find_config([share / "2025年" / "甲局" / "表.md", share / "2025年" / "乙局" / "表.md"]) == top
    assert find_config([share / "2025年" / "甲局"]) == unit


def test_the_current_folder_comes_second_and_is_shown_shortly(share: Path) -> None:
    write(Path("perflint.toml"), "")
    assert find_config([share / "2025年"]) == Path("perflint.toml")
    assert find_config() == Path("perflint.toml")


def test_a_pyproject_of_others_is_passed_over(share: Path) -> None:
    write(share / "2025年" / "pyproject.toml", '[project]\nname = "perflint-settings"\n')
    assert find_config([share / "2025年"]) is None
    write(share / "2025年" / "pyproject.toml", "[tool.perflint\n")
    with pytest.raises(ConfigError) as raised:
        find_config([share / "2025年"])
    assert (raised.value.kind, raised.value.parameters["line"]) == ("config-syntax", "1")


ORGANISATION = """\
ignore = ["T904"]
exclude = ["草稿*"]
mandatory = ["T901"]
fail_on = "warning"

[limits]
rows = 500
cells = 700

[rules.sample-weight-sum]
total = 90
severity = "error"
"""
PROJECT = """\
extends = "../省厅/perflint.toml"
ignore = ["T903"]
exclude = ["附件"]
profile = "own.toml"

[limits]
rows = 900

[rules.T901]
units = ["分"]
"""


def test_layers_lie_over_each_other(tmp_path: Path) -> None:
    above = write(tmp_path / "省厅" / "perflint.toml", ORGANISATION)
    project = write(tmp_path / "本局" / "perflint.toml", PROJECT)
    config = load_config(project, RULES)
    assert (config.ignore, config.exclude, config.mandatory) == (("T904", "T903"), ("草稿*", "附件"), ("T901",))
    assert (config.fail_on, config.limits.rows, config.limits.cells) == ("warning", 900, 700)
    assert config.rules == {"sample-weight-sum": {"total": 90, "severity": "error", "units": ["分"]}}
    assert config.profile == str(tmp_path / "本局" / "own.toml")
    assert (config.folder, config.files) == (tmp_path / "本局", (str(tmp_path / "本局/../省厅/perflint.toml"), str(project)))
    values = values_of(load_layers(project), RULES)
    above_shown = tmp_path / "本局" / ".." / "省厅" / above.name
    assert {keys: [one.where for one in found] for keys, found in values.items()} == {
        ("extends",): [f"{project}:1"],
        ("ignore",): [f"{above_shown}:1", f"{project}:2"],
        ("exclude",): [f"{above_shown}:2", f"{project}:3"],
        ("mandatory",): [f"{above_shown}:3"],
        ("fail_on",): [f"{above_shown}:4"],
        ("profile",): [f"{project}:4"],
        ("limits", "rows"): [f"{project}:7"],
        ("limits", "cells"): [f"{above_shown}:8"],
        ("rules", "sample-weight-sum", "total"): [f"{above_shown}:11"],
        ("rules", "sample-weight-sum", "severity"): [f"{above_shown}:12"],
        ("rules", "sample-weight-sum", "units"): [f"{project}:10"],
    }


def test_what_is_selected_starts_anew() -> None:
    below = Layer(Config(select=("T",), ignore=("T903",)), Origin("below"))
    above = Layer(Config(select=("T9",), ignore=("T904",)), Origin("above"))
    assert (merged([below, above], RULES).select, merged([below, above], RULES).ignore) == (("T9",), ("T904",))
    added = Layer(Config(ignore=("T904",)), Origin("above"))
    assert (merged([below, added], RULES).select, merged([below, added], RULES).ignore) == (("T",), ("T903", "T904"))


def test_sections_that_do_not_go_together_name_the_upper_one(tmp_path: Path) -> None:
    write(tmp_path / "above.toml", "[scoring]\ncompleteness = 30\nrelevance = 20\ngood = 85\n")
    path = write(tmp_path / "perflint.toml", 'extends = "above.toml"\n[scoring]\nexcellent = 84\n')
    assert told(path) == f"{path}:2：“scoring”不能用：等级界限应依次降低：excellent > good > fair"
    fitting = write(tmp_path / "other.toml", 'extends = "above.toml"\n[scoring]\nerror = 4\n')
    scoring = load_config(fitting, RULES).scoring
    assert (scoring.completeness, scoring.relevance, scoring.error) == (Decimal(30), Decimal(20), Decimal(4))


def test_a_circle_of_files(tmp_path: Path) -> None:
    first = write(tmp_path / "a.toml", 'lang = "zh"\nextends = "b.toml"\n')
    write(tmp_path / "b.toml", 'extends = "c.toml"\n')
    write(tmp_path / "c.toml", '\nextends = "../' + tmp_path.name + '/a.toml"\n')
    assert told(first) == (f"{tmp_path}/c.toml:2：extends 绕成了圈：{tmp_path}/../{tmp_path.name}/a.toml 又回到了前面的配置文件")


def told(path: Path) -> str:
    with pytest.raises(ConfigError) as raised:
        load_config(path, RULES)
    return Words("zh").usage(raised.value.kind, raised.value.parameters)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('lang = "zh"\nextends = "absent.toml"\n', ":2：extends 所指的配置文件 {folder}/absent.toml 不存在"),
        ('rules_files = ["省厅\\规则.toml"]\n', ":1：双引号里的 \\ 有特殊含义；路径请用 /，或改用单引号，如 '省厅\\规则.toml'"),
        ('[[overrides]]\npaths = []\n', ":2：“overrides.1.paths”的值“[]”不能用：至少写 1 项"),
        ('[[overrides]]\nignore = ["T9"]\n', ":1：缺少“overrides.1.paths”"),
        ('[[overrides]]\npaths = ["a"]\nfail_on = "info"\n', ":3：没有“overrides.1.fail_on”这个设置，请检查拼写"),
        (
            '[[overrides]]\npaths = ["a"]\n[[overrides]]\npaths = ["b"]\n[overrides.rules.T901]\ntotl = 3\n',
            ":6：规则没有“overrides.2.rules.T901.totl”这个选项；可用的有：total, units, severity",
        ),
        ('ignore = [\n  "T904",\n  "T905",\n]\n', ":1：没有与“T905”相符的规则；用 perflint rules 查看全部规则"),
        ('mandatory = ["T9"]\n', ":1：没有名为“T9”的规则；用 perflint rules 查看全部规则"),
        ('mandatory = ["T901"]\nignore = ["T9"]\n', ":2：{folder}/perflint.toml:1 规定规则 T901 sample-weight-sum 必须检查，"
         "这里的“T9”不能用来忽略、停用或降低级别"),
        ('[[suppress]]\nrule = "T901"\npath = "a"\n', ":1：缺少“suppress.1.reason”"),
        ('[[suppress]]\nrule = "T901"\npath = "a"\nreason = " "\n', ":1：“suppress”不能用：必须写明理由"),
        ('[[suppress]]\nrule = "T99"\npath = "a"\nreason = "已核实"\n',
         ":2：没有名为“T99”的规则；用 perflint rules 查看全部规则"),
        ('[[suppress]]\nrule = "T901"\nreason = "已核实"\n', ":1：“suppress”不能用："
         "要写明在哪里：path、table、project、indicator 或 field 至少一项；整条规则不检查请用 ignore"),
        ('[[suppress]]\nrule = "T901"\npath = "a"\nreason = "已核实"\nuntil = "明年"\n',
         ":5：“suppress.1.until”的值“明年”不能用：应为日期，如 2026-12-31"),
        ('mandatory = ["T901"]\n[[suppress]]\nrule = "sample-weight-sum"\npath = "a"\nreason = "已核实"\n',
         ":3：{folder}/perflint.toml:1 规定规则 T901 sample-weight-sum 必须检查，"
         "这里的“sample-weight-sum”不能用来忽略、停用或降低级别"),
        ("exclude = 5\n", ":1：“exclude”的值“5”不能用：应为列表"),
        ("remarks = 2\n", ":1：“remarks”的值“2”不能用：应为 true 或 false"),
    ],
)  # fmt: skip
def test_errors_name_the_line(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path / "perflint.toml", text)
    assert told(path).startswith(f"{path}{message.format(folder=tmp_path)}")


def test_a_field_that_there_is_not_names_those_there_are(tmp_path: Path) -> None:
    path = write(tmp_path / "perflint.toml", '[[suppress]]\nrule = "T901"\nfield = "权重"\nreason = "已核实"\n')
    assert told(path).startswith(f"{path}:3：没有“权重”这一项；可用的有：level1, level2, level3, operator, target")


def test_a_file_in_gbk_is_told_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "perflint.toml"
    path.write_bytes('lang = "zh"\r\n# 本局\r\n'.encode("gbk"))
    assert told(path) == f"{path}:2：配置文件不是 UTF-8 编码（可能存成了 ANSI 或 GBK），请用记事本另存为 UTF-8"


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "perflint.toml"
    path.write_bytes('lang = "en"\r\n\r\n[limits]\r\nrows = 5\r\n'.encode("utf-8-sig"))
    (_, origin), config = load_layers(path)[0], load_config(path, RULES)
    assert (config.lang, config.limits.rows, origin.where(("limits", "rows"))) == ("en", 5, f"{path}:4")


@pytest.mark.parametrize(
    ("below", "above", "refused"),
    [
        ('mandatory = ["T901"]', '[rules.T901]\nseverity = "warning"', True),
        ('mandatory = ["T901"]\n[rules.T901]\nseverity = "warning"', '[rules.T901]\nseverity = "warning"', False),
        ('mandatory = ["T901"]\n[rules.T901]\nseverity = "warning"', '[rules.T901]\nseverity = "error"', False),
        ('mandatory = ["T901"]\n[rules.T901]\nseverity = "warning"', '[rules.T901]\nseverity = "info"', True),
        ('mandatory = ["T901"]', "[rules.T901]\ntotal = 90", False),
        ('mandatory = ["T901"]', '[[overrides]]\npaths = ["甲局"]\n[overrides.rules.T901]\nseverity = "info"', True),
        ('mandatory = ["T901"]', '[[overrides]]\npaths = ["甲局"]\nignore = ["sample-weight-sum"]', True),
        ('mandatory = ["T901"]', 'select = ["T902"]', False),
    ],
)
def test_mandatory_rules_of_the_organisation(tmp_path: Path, below: str, above: str, refused: bool) -> None:
    write(tmp_path / "above.toml", below)
    path = write(tmp_path / "perflint.toml", f'extends = "above.toml"\n{above}\n')
    if refused:
        assert f"：{tmp_path}/above.toml:1 规定规则 T901 sample-weight-sum 必须检查" in told(path)
    else:
        assert load_config(path, RULES).mandatory == ("T901",)
