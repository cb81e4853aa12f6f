"""`perflint test-rule`: what it prints and returns for packs that pass, fail or cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from perflint.commands.application import run
from perflint.reports.rule_trials import TrialsRecord
from tests.declarative.packs import SLOGAN, write

PYTHON = '''\
"""A rule."""

from perflint.checks.findings import Dimension, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message

TABLE = "| 三级指标 | 指标值 | 权重 |\\n|---|---|---|\\n| 培训人数 | ≥200人 | 5 |"


class Named(IndicatorRule):
    """Every indicator is a problem."""

    code = "Z901"
    rule = "named"
    name = why = Text("名称", "name")
    dimension = Dimension.FEASIBILITY
    severity = Severity.WARNING
    messages = {"default": Message(Text("叫“{name}”", "it is {name}"), Text("改名", "rename"))}
    good = ()
    bad = (Example(TABLE, (Expected("A2", {"name": "NAME"}),)),)

    def check(self, indicator, table):
        yield self.problem(indicator.level3, indicator=indicator, name=indicator.name)
'''


class Outcome:
    """What a command returned and printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: object) -> None:
        capsys.readouterr()
        self.code = run(["test-rule", *map(str, arguments)])
        self.out, self.err = capsys.readouterr()


def test_a_pack_that_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = Outcome(capsys, write(tmp_path, SLOGAN))
    assert (outcome.code, outcome.out.splitlines()) == (
        0,
        ["Z101 bureau-rule 本局规则", "  通过 不合格的例子 1", "  通过 合格的例子 1", "1 条规则，2 个例子，0 处未通过"],
    )


def test_a_good_example_that_is_found_fault_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = Outcome(capsys, write(tmp_path, SLOGAN.replace("宣传次数", "宣传口号")))
    assert (outcome.code, outcome.out) == (
        1,
        """\
Z101 bureau-rule 本局规则
  通过 不合格的例子 1
  未通过 合格的例子 1
    不应有问题，却报告了问题
      # 项目支出绩效目标表

      | 一级指标 | 三级指标 | 指标值 |
      | --- | --- | --- |
      |  | 宣传口号 | 1次 |
    实际报告：B2 不符合要求。
1 条规则，2 个例子，1 处未通过
""",
    )


def test_every_rule_of_a_folder_is_tried_even_after_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, SLOGAN.replace("口号宣传", "宣传").replace("Z101", "Z102").replace("bureau-rule", "other-rule"), "a.toml")
    write(tmp_path, SLOGAN, "b.toml")
    outcome = Outcome(capsys, tmp_path, "--format", "json")
    record = TypeAdapter(TrialsRecord).validate_json(outcome.out)
    assert outcome.code == 1
    assert [[(one.bad, one.failure) for one in rule.examples] for rule in record.rules] == [
        [(True, "example-silent"), (False, None)],
        [(True, None), (False, None)],
    ]
    assert json.loads(outcome.out)["failed"] == 1


def test_a_python_module(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = Outcome(capsys, write(tmp_path, PYTHON.replace("NAME", "培训人数"), "named_rule.py"))
    assert (outcome.code, outcome.out.splitlines()[1:]) == (0, ["  通过 不合格的例子 1", "1 条规则，1 个例子，0 处未通过"])


def test_the_difference_of_a_python_rule_is_shown_with_its_parameters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = Outcome(capsys, write(tmp_path, PYTHON.replace("NAME", "人数"), "named_otherwise.py"))
    assert (outcome.code, outcome.out) == (
        1,
        """\
Z901 named 名称
  未通过 不合格的例子 1
    结果与例子写的不一致
      | 三级指标 | 指标值 | 权重 |
      |---|---|---|
      | 培训人数 | ≥200人 | 5 |
    应有而没有：A2 default {'name': '人数'} 叫“人数”
    不应有而有：A2 default {'name': '培训人数'} 叫“培训人数”
1 条规则，1 个例子，1 处未通过
""",
    )


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("indicator.level3,", "indicator.level4,", ["    检查时出错（AttributeError）"]),
        ("indicator=indicator, name", 'message="none", name', ["    检查时出错（KeyError）"]),
        ("| 权重 |", "|", ["    没有读成指标表；请写上指标名称和指标值，至少三列"]),
        ("bad = (Example(TABLE, (Expected(", "bad = ()\n    unused = (Example(TABLE, (Expected(", ["  未通过 没有例子"]),
    ],
)
def test_rules_that_show_nothing_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, shown: list[str]
) -> None:
    assert old in PYTHON
    module = f"rule_{abs(hash(new))}.py"
    outcome = Outcome(capsys, write(tmp_path, PYTHON.replace(old, new).replace("NAME", "培训人数"), module))
    assert outcome.code == 1
    assert [line for line in outcome.out.splitlines() if line in shown] == shown


def test_a_package_with_modules_below_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = tmp_path / "county_rules"
    (package / "topic").mkdir(parents=True)
    write(package, "", "__init__.py")
    write(package / "topic", "", "__init__.py")
    module = write(package / "topic", PYTHON.replace("NAME", "培训人数"), "named.py")
    for path in (package, package / "topic", module):
        outcome = Outcome(capsys, path)
        assert (outcome.code, outcome.out.splitlines()[0]) == (0, "Z901 named 名称")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("absent.toml", None, "absent.toml 不存在，或里面没有规则；应为规则文件（*.toml）、文件夹，或 Python 规则包的路径"),
        (
            "empty_module.py",
            "x = 1\n",
            "empty_module.py 不存在，或里面没有规则；应为规则文件（*.toml）、文件夹，或 Python 规则包的路径",
        ),
        ("pack.toml", SLOGAN.replace("check =", "chekc ="), "pack.toml:1：规则 bureau-rule：check 应为以下之一"),
        ("pack.toml", SLOGAN.replace("Z101", "W101"), "规则 bureau-rule 的“W101”已被使用（perflint_rules.weights.weight_sum）"),
        ("broken_module.py", "import no_such_module\n", "ModuleNotFoundError: No module named 'no_such_module'"),
    ],
)
def test_packs_that_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str | None, message: str
) -> None:
    path = tmp_path / name
    if text is not None:
        write(tmp_path, text, name)
    outcome = Outcome(capsys, path)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
