"""Names that are more than one measure, and those that only look so."""

from __future__ import annotations

import pytest

from perflint_rules.names.compound_indicator import CompoundIndicator
from perflint_rules.names.parts import is_list, joined_measures, stated_together
from perflint_rules.names.value_in_name import ValueInName, value_at_end
from tests.rules.builder import found, make_table


@pytest.mark.parametrize(
    ("name", "measures"),
    [
        ("案件受理率/办结率", ("案件受理率", "办结率")),
        ("培训班数量及参训人数", ("培训班数量", "参训人数")),
        ("资助学生人数及金额", ("资助学生人数", "金额")),
        ("社会公众知晓度和参与度", ("社会公众知晓度", "参与度")),
        ("覆盖率、参与率和准确率", ("覆盖率", "参与率")),
        ("服务质量与效率", ("服务质量", "效率")),
        ("平均响应时间及处理时间", ("平均响应时间", "处理时间")),
    ],
)
def test_two_measures(name: str, measures: tuple[str, str]) -> None:
    assert joined_measures(name) == measures


@pytest.mark.parametrize(
    "name",
    [
        "企业和群众满意度",
        "老年人和残疾人人数",
        "数据上报及时率",
        "社区和谐度",
        "公众参与率",
        "数量和质量合格率",
        "温度和湿度合格率",
        "水费、电费",
        "入学率和巩固率达标县数",
        "收入与支出之比",
        "教师人数与学生人数比例",
        "新建、改建公路里程",
        "按户数和人数发放补助金额",
        "补助人数和补助标准",
        "检查频率和效率",
    ],
)
def test_one_measure(name: str) -> None:
    assert joined_measures(name) is None


@pytest.mark.parametrize(
    ("name", "quantities"),
    [
        ("总面积10704平方米,窗口工作人员255名", ("10704平方米", "255名")),
        ("新建道路20公里，惠及群众5000人", ("20公里", "5000人")),
        ("总面积2600平方米、窗口86个、自助设备40台", ("2600平方米", "86个", "40台")),
        ("新建厕所10座，改造路灯30盏", ("10座", "30盏")),
        ("3个乡镇、5个村的道路改造", ()),  # they say where
        ("培训干部200人，其中女性50人", ()),
        ("举办培训2期，每期50人", ()),
        ("服务60岁以上老人、照护3岁以下儿童", ()),
        ("24小时值守，实现零投诉", ("24小时", "零投诉")),
        ("为3个乡镇200户居民改造厨房", ()),  # one clause says whose
        ("3个工作日内办结，5个工作日内送达", ()),  # time limits describe
        ("2公里内，200户居民的覆盖率", ()),  # it ends in a measure
        ("服务零投诉", ()),
    ],
)
def test_quantities_of_several_kinds(name: str, quantities: tuple[str, ...]) -> None:
    assert stated_together(name) == quantities


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("一是培训村干部；二是发放手册", True),
        ("1.举办培训班 2.编印教材", True),
        ("①新建厕所②改造厕所", True),
        ("“线上评价”，开通入口，“线下反馈”，设置评价器", True),
        ("2.培训人数", False),  # the ordinal of the row
        ("（二）基础设施建设", False),
        ("完成2.5公里道路", False),
        ("“互联网+政务服务”，“最多跑一次”改革", False),
        ("第二是优化流程", False),
    ],
)
def test_lists(name: str, expected: bool) -> None:
    assert is_list(name) is expected


def test_one_finding_a_row_the_name_first() -> None:
    rows = [{"level3": "及时率和准确率", "target": "及时率≥95%、准确率≥98%"}]
    assert found(CompoundIndicator, make_table(rows)) == [
        ("A2", "measures", {"name": "及时率和准确率", "first": "及时率", "second": "准确率"})
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("群众满意度≥90%", "≥90%"),
        ("办结率达到95%以上。", "达到95%以上"),
        ("受益群众5000人以上", "5000人以上"),
        ("500人以上会议场次", None),
        ("≥90%", None),
        ("帮扶社区2个", None),
        ("满意度≥90%、办结率≥95%", None),
        ("修缮面积860平方米", None),
    ],
)
def test_value_at_the_end_of_a_name(name: str, value: str | None) -> None:
    assert value_at_end(name) == value


@pytest.mark.parametrize(
    ("name", "target", "unit", "value"),
    [
        ("修缮面积860平方米", "≥860", "平方米", "860平方米"),
        ("修缮面积860平方米", "≥95", "%", None),
        ("24小时自助服务区", "24", "个", None),
        ("2024年培训班", "2024", "人次", None),
        ("860平方米", "860", "平方米", None),  # nothing else is said
    ],
)
def test_a_name_that_says_the_target(name: str, target: str, unit: str, value: str | None) -> None:
    table = make_table([{"level3": name, "target": target, "unit": unit}])
    assert [parameters["value"] for _, _, parameters in found(ValueInName, table)] == ([value] if value else [])
