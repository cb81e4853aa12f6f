"""Values: percentages, several numbers, satisfaction, shares of a table."""

from __future__ import annotations

import pytest

from perflint.tables.model import TableKind
from perflint_rules.values.all_hundred_percent import AllHundredPercent
from perflint_rules.values.ambiguous_value import AmbiguousValue
from perflint_rules.values.percent_range import PercentRange
from perflint_rules.values.quantitative_share import QuantitativeShare
from perflint_rules.values.rates import LOOSE, OPEN, SHARE, rate_kind
from perflint_rules.values.satisfaction_value import SatisfactionValue
from perflint_rules.values.several import SEVERAL_MEASURES, SEVERAL_NUMBERS, several
from tests.rules.builder import found, make_table


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("满意度≧90%、办结 率≧95%", SEVERAL_MEASURES),
        ("300 元/人, 12 场 次, 9 万元", SEVERAL_MEASURES),
        ("电脑10台、打印机5台", SEVERAL_MEASURES),
        ("总面积10704平方米，设施设备约3500台/套", SEVERAL_MEASURES),
        ("10/20", SEVERAL_NUMBERS),
        ("100、200", SEVERAL_NUMBERS),
        ("优：≥90%；良：80%-90%；中：60%-80%", None),
        ("第一季度30%，第二季度60%，年底100%", None),
        ("2期，每期50人", None),
        ("110件，其中网上60件", None),
        ("100%（50人）", None),
        ("≥5且≤10", None),
        ("不低于5人，不超过10人", None),
        ("6个月内完成100%", None),
        ("3个工作日内办结率95%", None),
        ("2/3", None),
        ("4/8", SEVERAL_NUMBERS),
        ("对5个乡镇开展2次检查", None),
        ("7*24小时", None),
        ("95%", None),
        ("及时", None),
    ],
)
def test_several_numbers_in_one_value(text: str, kind: str | None) -> None:
    assert several(text) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("验收合格率", SHARE),
        ("群众满意度", SHARE),
        ("任务完成率。", LOOSE),
        ("不合格率", OPEN),
        ("高等教育毛入学率", OPEN),
        ("参保率增长", None),
        ("提高参保率", OPEN),
        ("培训人数", None),
    ],
)
def test_kinds_of_rates(name: str, kind: str | None) -> None:
    assert rate_kind(name) == kind


@pytest.mark.parametrize(
    ("name", "operator", "target", "unit", "messages"),
    [
        ("验收合格率", "≥", "100.1", "%", ["over"]),
        ("验收合格率", "≥", "120", "百分率", ["over"]),
        ("改造工程", "≥", "合格率120%", "", ["over"]),
        ("任务完成率", "≥", "120", "%", ["over-likely"]),
        ("档案数字化比例", "≥", "120", "%", ["over-likely"]),
        ("验收合格率", "≥", "0.95", "%", ["fraction"]),
        ("验收合格率", "≥", "1", "%", ["fraction"]),
        ("验收合格率", "≥", "0.95", "", []),
        ("验收合格率", "≤", "0.95", "%", []),
        ("验收合格率", "≥", "0", "%", []),
        ("验收合格率", "≥", "-1", "%", ["negative"]),
        ("收入增长率", "≥", "-1", "%", []),
        ("收入增长率", "≥", "300", "%", []),
        ("投诉率", "≥", "0.5", "%", []),
        ("签约项目开工率", "≥", "0.6", "%", ["fraction"]),
        ("签约项目开工率", "≥", "1", "%", []),
        ("研发投入占比", "≥", "0.9", "%", []),
        ("事故死亡率", "≤", "0.3", "%", []),
        ("培训人数", "≥", "120", "%", []),  # unit-mismatch
        ("验收合格率", "≥", "95-105", "%", []),  # ambiguous-value
    ],
)
def test_percentages(name: str, operator: str, target: str, unit: str, messages: list[str]) -> None:
    table = make_table([{"level3": name, "operator": operator, "target": target, "unit": unit}])
    assert [message for _, message, _ in found(PercentRange, table)] == messages


@pytest.mark.parametrize(
    ("name", "target", "messages"),
    [
        ("培训人数", "200余人", ["about"]),
        ("培训人数", "近200人", ["about"]),
        ("培训天数", "3至5天", ["range"]),
        ("宣传次数", "若干次", ["uncounted"]),
        ("宣传次数", "若干", []),  # vague-target
        ("冷库温度", "-18至-15", []),
        ("出水pH值", "6-9", []),
        ("室内气温", "18-26℃", []),
        ("政务环境", "满意度≥90%、办结率≥95%", []),  # compound-indicator
        ("实施时间", "3-10月", []),
        ("完成时间", "2024-2025年", []),
    ],
)
def test_ambiguous_values(name: str, target: str, messages: list[str]) -> None:
    table = make_table([{"level3": name, "target": target}])
    assert [message for _, message, _ in found(AmbiguousValue, table)] == messages


@pytest.mark.parametrize(
    ("level2", "name", "operator", "target", "unit", "messages"),
    [
        ("满意度指标", "群众满意度", "≤", "90", "%", ["at-most"]),
        ("满意度指标", "群众满意度", "≤", "4", "分", ["at-most"]),
        ("满意度指标", "效能全市第一", "=", "85", "%", ["exact"]),
        ("满意度指标", "群众满意度", "=", "100", "%", ["full"]),
        ("满意度指标", "群众满意度", "≥", "79.9", "%", ["low"]),
        ("满意度指标", "群众满意度", "≥", "80", "%", []),
        ("满意度指标", "群众满意度", "≥", "4.5", "分", []),
        ("满意度指标", "群众满意度", "≥", "0.95", "%", []),  # percent-range
        ("满意度指标", "群众满意度", "≥", "120", "%", []),  # percent-range
        ("满意度指标", "投诉率", "≤", "2", "%", []),
        ("满意度指标", "问卷回收率", "≥", "60", "%", []),
        ("质量指标", "验收合格率", "=", "95", "%", []),
    ],
)
def test_satisfaction(level2: str, name: str, operator: str, target: str, unit: str, messages: list[str]) -> None:
    row = {"level2": level2, "level3": name, "operator": operator, "target": target, "unit": unit}
    assert [message for _, message, _ in found(SatisfactionValue, make_table([row]))] == messages


def test_the_lowest_satisfaction_is_an_option_and_no_matter_of_self_evaluations() -> None:
    row = {"level2": "满意度指标", "level3": "群众满意度", "operator": "≥", "target": "85", "unit": "%"}
    rule = SatisfactionValue({"lowest": 90})
    assert found(rule, make_table([row])) == [("D2", "low", {"target": "85%", "lowest": "90"})]
    assert found(rule, make_table([row], TableKind.SELF_EVALUATION)) == []


def test_rates_of_a_hundred_need_company() -> None:
    rows = [{"level3": f"{thing}合格率", "operator": "=", "target": "100", "unit": "%"} for thing in ("设备", "工程", "物资")]
    assert found(AllHundredPercent, make_table(rows)) == []
    assert found(AllHundredPercent({"least_rows": 3}), make_table(rows)) == [("C2", "default", {"rows": "3"})]
    another = {"level3": "支付及时率", "operator": "≥", "target": "98", "unit": "%"}
    assert found(AllHundredPercent({"least_rows": 3}), make_table([*rows, another])) == []


def test_rows_without_a_value_are_not_counted() -> None:
    rows = [{"level3": "培训人数", "target": "200人"}, *({"level3": "评价", "target": "优"} for _ in range(2))]
    rows += [{"level3": "资料", "target": ""}, {"level3": "制度", "target": "无"}]
    assert found(QuantitativeShare, make_table(rows)) == []
    assert found(QuantitativeShare({"least_rows": 3}), make_table(rows)) == [
        ("B1", "poor", {"rows": "3", "count": "1", "share": "33.3", "limit": "60", "name": "评价"})
    ]
