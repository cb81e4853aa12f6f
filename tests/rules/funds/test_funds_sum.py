"""Sources of money below and beside their total."""

from __future__ import annotations

import pytest

from perflint_rules.funds.funds_sum import FundsSum
from tests.rules.builder import found
from tests.rules.examples import read_example

INDICATORS = (
    "| 一级指标 | 二级指标 | 三级指标 | 指标值 | 权重 | | | |\n| 产出指标 | 数量指标 | 培训人数 | ≥200人 | 50 | | | |\n"
    "| 效益指标 | 社会效益指标 | 就业率 | ≥60% | 40 | | | |"
)
RULER = "|---|---|---|---|---|---|---|---|\n"


def test_sources_beside_the_total() -> None:
    head = "| 项目名称 | 培训 | | | | | | |\n" + RULER
    funds = "| 项目资金（万元） | 年度资金总额 | 100 | 财政拨款 | {} | 其他资金 | 30 | |\n"
    right = read_example(head + funds.format(70) + INDICATORS)
    wrong = read_example(head + funds.format(80) + INDICATORS)
    assert found(FundsSum, right) == []
    assert [(at, parameters["sum"]) for at, _, parameters in found(FundsSum, wrong)] == [("C2", "110万元")]


def test_a_source_of_a_source_is_not_counted_twice() -> None:
    document = (
        "| 项目名称 | 培训 | | | | | | |\n"
        + RULER
        + "| 项目资金（万元） | 年度资金总额 | 100 | | | | | |\n| | 财政拨款 | 100 | | | | | |\n"
        + "| | 其中：上级补助 | 40 | | | | | |\n"
        + INDICATORS
    )
    assert found(FundsSum, read_example(document)) == []


@pytest.mark.parametrize(("carried", "expected"), [("20", []), ("30", [("C3", "annual_budget"), ("D3", "executed")])])
def test_each_column_of_a_self_evaluation(carried: str, expected: list[tuple[str, str]]) -> None:
    document = (
        "| 项目名称 | 培训 | | | | | | |\n"
        + RULER
        + "| 项目资金（万元） | | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | |\n"
        + "| | 年度资金总额 | 100 | 100 | 10 | 100% | 10 | |\n"
        + "| | 当年财政拨款 | 80 | 80 | | | | |\n"
        + f"| | 上年结转资金 | {carried} | {carried} | | | | |\n"
        + "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | |\n"
        + "| 产出指标 | 数量指标 | 培训人数 | 200人 | 200人 | 50 | 50 | |\n"
        + "| 效益指标 | 社会效益指标 | 就业率 | 60% | 60% | 40 | 40 | |"
    )
    problems = found(FundsSum, read_example(document))
    assert [(at, parameters["field"]) for at, _, parameters in problems] == expected


def test_a_total_without_sources_says_nothing() -> None:
    document = "| 项目名称 | 培训 | | | | | | |\n" + RULER + "| 年度资金总额（万元） | 100 | | | | | | |\n" + INDICATORS
    assert found(FundsSum, read_example(document)) == []
