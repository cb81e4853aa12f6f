"""unit-value-conflict beyond its examples: synonyms, scales, compounds, names that carry quantities."""

from decimal import Decimal

import pytest

from perflint.checks.findings import Confidence
from perflint_rules.units.conflicts import product_of
from perflint_rules.units.unit_value_conflict import UnitValueConflict
from tests.rules.builder import found, make_table, problems


def row(target: str, unit: str, name: str = "甲") -> dict[str, str]:
    return {"level3": name, "target": target, "unit": unit}


@pytest.mark.parametrize(
    ("target", "unit"),
    [
        ("17595件", "件"),
        ("20名", "人"),
        ("20家", "个"),
        ("12场次", "次"),
        ("≥95%", "%"),
        ("95%", "百分率"),
        ("3万人次/年", "万人次"),
        ("35元/人", "元/人/天"),
        ("5万", "元"),
        ("8029万元", "元、万"),
        ("2套", "台（套）"),
        ("总面积10704平方米，设备3500台", "平方米"),
        ("365", "天"),
        ("完成", "个"),
        ("2021年12月完成", "年"),
        ("20宗", "无"),
        ("20宗", "自造单位"),
    ],
)
def test_no_conflict_with_the_cell(target: str, unit: str) -> None:
    assert found(UnitValueConflict, make_table([row(target, unit)])) == []


@pytest.mark.parametrize(
    ("target", "unit", "message", "own", "number"),
    [
        ("20宗", "项、个、件", "symbol", "宗", "20"),
        ("5000份", "件", "symbol", "份", "5000"),
        ("8029万元", "元", "symbol", "万元", "8029"),
        ("3000人次", "人", "symbol", "人次", "3000"),
        ("12个月", "年", "symbol", "月", "12"),
        ("总面积10704平方米，设备3500台", "天", "dimension", "平方米", "10704"),
        ("95%", "件", "dimension", "%", "95"),
        ("300元", "人", "dimension", "元", "300"),
    ],
)
def test_conflicts_with_the_cell(target: str, unit: str, message: str, own: str, number: str) -> None:
    parameters = {"value": target, "own": own, "unit": unit, "number": number}
    assert found(UnitValueConflict, make_table([row(target, unit)])) == [("B2", message, parameters)]


def test_expressions() -> None:
    assert found(UnitValueConflict, make_table([row("24*7", "小时"), row("19×4500", "元"), row("7*24小时", "无")])) == [
        ("B2", "expression", {"value": "24*7", "unit": "小时", "product": "168", "product_unit": "小时/周"}),
        ("B3", "expression", {"value": "19×4500", "unit": "元", "product": "85500", "product_unit": "元"}),
    ]
    assert product_of("2.5*4") == (Decimal("10"), None)
    assert product_of("24") is None
    assert product_of("A*4") is None


@pytest.mark.parametrize(
    ("name", "target", "unit"),
    [
        ("总面积10704平方米，窗口工作人员255名", "255", "人"),
        ("总面积10704平方米，窗口工作人员255名", "95", "%"),
        ("总面积10704平方米，窗口工作人员255名的满意度", "4420", "台"),
        ("24小时自助服务区3个工作日内办结事项", "200", "件"),
        ("65岁以上老年人和1000人以上企业走访工作", "200", "平方米"),
        ("新建2个社区公园", "3000", "平方米"),
        ("城区内2个地点配置自助查询和证照打印一体机", "3", "台"),
        ("城区内2个地点配置自助查询和证照打印一体机", "3", "万元"),
        ("2023年1月1日-2023年12月31日", "365", "天"),
        ("实现全年服务“零投诉”", "0", "件"),
        ("实现全年服务“零投诉”", "100", "%"),
        ("零投诉率", "95", "%"),
    ],
)
def test_names_that_agree_or_are_let_pass(name: str, target: str, unit: str) -> None:
    assert found(UnitValueConflict, make_table([row(target, unit, name)])) == []


def test_names_that_speak_of_other_things() -> None:
    table = make_table([row("4420", "台/套", "总面积10704平方米,窗口工作人员255名。计算机、打印机、网络")])
    [problem] = problems(UnitValueConflict, table)
    assert (problem.place.cell, problem.message, problem.confidence) == ("B2", "name", Confidence.MEDIUM)
    assert problem.parameters == {"quantities": "10704平方米、255名", "value": "4420", "unit": "台/套"}


def test_a_value_with_a_subject_of_its_own() -> None:
    table = make_table([{"level3": "南城区内2个地点配置自助查询和证照打印机", "target": "服务群众3万人次/年"}])
    [problem] = problems(UnitValueConflict, table)
    assert (problem.place.cell, problem.message, problem.confidence) == ("B2", "subject", Confidence.LOW)
    assert problem.parameters == {"quantities": "2个", "label": "服务群众", "value": "服务群众3万人次/年"}


def test_promises_of_zero() -> None:
    table = make_table([{"level3": "多渠道行使监督权，实现服务“零投诉”", "target": "好评率≧90%"}, row("90", "%", "安全“零”事故")])
    assert found(UnitValueConflict, table) == [
        ("B2", "zero-promise", {"promise": "零投诉", "value": "好评率≧90%"}),
        ("B3", "zero-promise", {"promise": "零事故", "value": "90"}),
    ]
