"""Values in words: who reports what, and what is fine as it is."""

from __future__ import annotations

import pytest

from perflint.checks.rule import Rule
from perflint_rules.values.changes import CHANGE, RATE, change_in_name, change_in_value, names_baseline
from perflint_rules.values.no_baseline import NoBaseline
from perflint_rules.values.phrases import is_phrase, only_says_when
from perflint_rules.values.qualitative_no_grades import QualitativeNoGrades
from perflint_rules.values.sustainability_slogan import SustainabilitySlogan
from perflint_rules.values.timeliness_format import TimelinessFormat
from tests.rules.builder import found, make_table

RULES: tuple[type[Rule], ...] = (TimelinessFormat, QualitativeNoGrades, SustainabilitySlogan)


@pytest.mark.parametrize(
    "text", ["及时", "按时完成", "按计划完成", "全年", "及时足额发放", "按采购计划执行", "在规定时间内办结。", "年内完成任务"]
)
def test_only_punctuality(text: str) -> None:
    assert only_says_when(text)


@pytest.mark.parametrize("text", ["2025年底前完成", "10个工作日内", "每月15日前", "及时率100%", "及时雨工程", "全年无休"])
def test_more_than_punctuality(text: str) -> None:
    assert not only_says_when(text)


@pytest.mark.parametrize("text", ["运转正常", "秩序井然", "反响热烈", "符合要求", "社会稳定", "长期、深远", "畅通"])
def test_phrases(text: str) -> None:
    assert is_phrase(text)


@pytest.mark.parametrize(
    "text",
    [
        "优", "优/良/中/差", "是", "通过验收", "无事故", "不发生重大事故", "符合国家标准", "全覆盖", "应保尽保", "建立管护制度",
        "二级甲等", "国家级", "上年水平", "不超预算", "合规", "符合环保要求", "每月", "汛期之前", "95%", "2025年底", "待定",
        "多次", "有效提升", "持续改善",
    ],
)  # fmt: skip
def test_no_phrases(text: str) -> None:
    assert not is_phrase(text)


@pytest.mark.parametrize(
    ("level2", "operator", "target", "definition", "reporter"),
    [
        ("时效指标", "定性", "快速响应", "", TimelinessFormat),
        ("时效指标", "=", "全年", "", TimelinessFormat),
        ("时效指标", "定性", "及时", "接报后30分钟内到场", None),
        ("时效指标", "=", "快速响应", "", None),  # operator-value-mismatch
        ("质量指标", "定性", "运转正常", "", QualitativeNoGrades),
        ("质量指标", "定性", "运转正常", "按月巡检评定", None),
        ("质量指标", "≥", "运转正常", "", None),
        ("质量指标", "", "运转正常", "", QualitativeNoGrades),
        ("社会效益指标", "定性", "社会稳定", "反映社会和谐", SustainabilitySlogan),
        ("社会效益指标", "定性", "社会稳定", "上访不超过2起", None),
        ("可持续影响指标", "", "长期、深远", "无", SustainabilitySlogan),
        ("可持续影响指标", "定性", "长期有效", "", None),  # vague-target
    ],
)
def test_each_phrase_has_one_reporter(
    level2: str, operator: str, target: str, definition: str, reporter: type[Rule] | None
) -> None:
    row = {"level2": level2, "level3": "情况", "operator": operator, "target": target, "definition": definition}
    reporters = [rule for rule in RULES if found(rule, make_table([row]))]
    assert reporters == ([reporter] if reporter is not None else [])


def test_without_a_year_the_example_date_has_none() -> None:
    table = make_table([{"level2": "时效指标", "level3": "支付", "target": "及时"}])
    dated = make_table([{"level2": "时效指标", "level3": "支付", "target": "及时"}], facts={"year": "2026"})
    assert found(TimelinessFormat, table)[0][2]["example"] == "11月底前完成"
    assert found(TimelinessFormat, dated)[0][2]["example"] == "2026年11月底前完成"


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("旅游收入增长率", RATE),
        ("能耗降幅", RATE),
        ("就业率提高", CHANGE),
        ("可办事项增加值", CHANGE),
        ("覆盖率提高到", None),
        ("成本节约率", None),
        ("能力提升工程完成率", None),
        ("经费控制率", None),
    ],
)
def test_changes_in_names(name: str, change: str | None) -> None:
    assert change_in_name(name) == change


def test_changes_in_values() -> None:
    assert change_in_value("提高5%")
    assert not change_in_value("提高到95%")
    assert not change_in_value("95%")


@pytest.mark.parametrize(
    "text", ["较上年", "同比增长", "比2023年提高", "比改造前降低", "在2020年的基础上", "以2022年为基数", "年均"]
)
def test_baselines(text: str) -> None:
    assert names_baseline(text)


@pytest.mark.parametrize("text", ["投诉办结比例", "比例提高", "就业率提高", "占比"])
def test_no_baselines(text: str) -> None:
    assert not names_baseline(text)


@pytest.mark.parametrize(
    ("name", "operator", "target", "unit", "messages"),
    [
        ("提高参保率", "≥", "30", "%", ["default"]),
        ("提高参保率", "≥", "95", "%", []),  # the level, not the change
        ("降低投诉率", "≤", "5", "%", []),
        ("提升政务服务效率", "≥", "10", "%", []),  # vague-target
        ("一般性支出压减率", "≥", "0", "%", []),  # vague-target
        ("服务收入增加", "≥", "50", "万元", []),
        ("就业率提高", "≥", "5-8", "%", []),  # ambiguous-value
    ],
)
def test_changes_without_baseline(name: str, operator: str, target: str, unit: str, messages: list[str]) -> None:
    table = make_table([{"level3": name, "operator": operator, "target": target, "unit": unit}])
    assert [message for _, message, _ in found(NoBaseline, table)] == messages
