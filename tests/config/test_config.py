"""Configuration: files, options, and errors that name the file, the key and the line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from perflint.checks.findings import Severity
from perflint.config import ConfigError, Layer, Origin, load_config, merged, options_layer, rule_settings
from perflint.reports.words import Words
from tests.reports.sample_report import RULES

GOOD = """\
select = ["T9"]
fail_on = "warning"
min_score = 79.5

[limits]
rows = 5000

[rules.sample-weight-sum]
total = 90.5
units = ["分"]
severity = "info"
"""


def write(folder: Path, text: str, name: str = "perflint.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_fills_the_configuration(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, GOOD), RULES)
    assert (config.select, config.fail_on, config.min_score, config.limits.rows) == (
        ("T9",),
        Severity.WARNING,
        Decimal("79.5"),
        5000,
    )
    assert rule_settings(config, RULES) == (
        {"sample-weight-sum": {"total": Decimal("90.5"), "units": ("分",)}},
        {"sample-weight-sum": Severity.INFO},
    )


def test_a_pyproject_has_its_section(tmp_path: Path) -> None:
    path = write(tmp_path, '[project]\nname = "x"\n\n[tool.perflint]\nlang = "en"\n', "pyproject.toml")
    config = load_config(path, RULES)
    assert (config.lang, config.model_fields_set) == ("en", {"lang"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = []\n", "perflint.toml:1：没有“selct”这个设置，请检查拼写"),
        ("\n[limits]\nrow = 5\n", "perflint.toml:3：没有“limits.row”这个设置，请检查拼写"),
        ('[limits]\nrows = "many"\n', "perflint.toml:2：“limits.rows”的值“many”不能用：应为整数"),
        ("[limits]\nrows = 0\n", "perflint.toml:2：“limits.rows”的值“0”不能用：应大于 0"),
        ('fail_on = "fatal"\n', "perflint.toml:1：“fail_on”的值“fatal”不能用：应为 'error', 'warning' or 'info'"),
        ("min_score = 101\n", "perflint.toml:1：“min_score”的值“101”不能用：不能大于 100"),
        ("profile = 2015\n", "perflint.toml:1：“profile”的值“2015”不能用：应为文字"),
        ("[rules.weight-some]\nx = 1\n", "perflint.toml:1：没有名为“weight-some”的规则；用 perflint rules 查看全部规则"),
        (
            "[rules.sample-weight-sum]\n# how many\ntotl = 1\n",
            "perflint.toml:3：规则没有“rules.sample-weight-sum.totl”这个选项；可用的有：total, units, severity",
        ),
        (
            '[rules]\nsample-weight-sum.total = "x"\n',
            "perflint.toml:2：“rules.sample-weight-sum.total”的值“x”不能用：应为数字",
        ),
        (
            '[rules.T901]\nseverity = "bad"\n',
            "perflint.toml:2：“rules.T901.severity”的值“bad”不能用：应为 'error', 'warning' or 'info'",
        ),
        ("rules = 5\n", "perflint.toml:1：“rules”的值“5”不能用：应为一节（名称 = 值）"),
        ("[scoring]\nrelevance = 40\n", "perflint.toml:1：“scoring”不能用：四个维度的分值之和应为 100"),
        ("x = = 1\n", "perflint.toml:1：配置文件的 TOML 语法有误：Invalid value"),
    ],
)
def test_errors_name_file_key_and_line(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as raised:
        load_config(path, RULES)
    assert Words("zh").usage(raised.value.kind, raised.value.parameters) == f"{tmp_path}/{message}"


def test_a_file_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "gbk.toml").write_bytes("# 配置".encode("gbk"))
    kinds = []
    for path in (tmp_path / "absent.toml", tmp_path / "gbk.toml", write(tmp_path, "[project]\n", "pyproject.toml")):
        with pytest.raises(ConfigError) as raised:
            load_config(path, RULES)
        kinds.append((raised.value.kind, raised.value.parameters["source"]))
    assert kinds == [
        ("config-unreadable", str(tmp_path / "absent.toml")),
        ("config-encoding", str(tmp_path / "gbk.toml")),
        ("config-section", str(tmp_path / "pyproject.toml")),
    ]


def test_options_lie_over_the_file(tmp_path: Path) -> None:
    below = Layer(load_config(write(tmp_path, GOOD), RULES), Origin("file"))
    options = [
        "limits.cells=10",
        "T901.total=80",
        "sample-weight-sum.units=分,%",
        "scoring.completeness=30",
        "scoring.relevance=20",
    ]
    config = merged([below, options_layer(options, RULES)], RULES)
    assert (config.limits.rows, config.limits.cells) == (5000, 10)
    assert (config.scoring.completeness, config.scoring.relevance) == (Decimal(30), Decimal(20))
    assert rule_settings(config, RULES)[0] == {"sample-weight-sum": {"total": Decimal(80), "units": ("分", "%")}}


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("rows=5", "--option 的写法应为“节.名称=值”，例如 limits.rows=50000，而不是“rows=5”"),
        ("limits.rows", "--option 的写法应为“节.名称=值”，例如 limits.rows=50000，而不是“limits.rows”"),
        ("limits.row=5", "--option：没有“limits.row”这个设置，请检查拼写"),
        ("limits.rows=x", "--option：“limits.rows”的值“x”不能用：应为整数"),
        ("weight-some.x=1", "--option：没有名为“weight-some”的规则；用 perflint rules 查看全部规则"),
        ("T901.total=much", "--option：“T901.total”的值“much”不能用：应为数字"),
    ],
)
def test_errors_of_options(option: str, message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        options_layer([option], RULES)
    assert Words("zh").usage(raised.value.kind, raised.value.parameters) == message
