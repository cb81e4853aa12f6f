"""unit-mismatch beyond its examples: where the unit comes from, where the problem stands."""

from perflint_rules.units.unit_mismatch import UnitMismatch
from tests.rules.builder import found, make_table, problems


def test_the_unit_cell_is_where_it_stands() -> None:
    [problem] = problems(UnitMismatch, make_table([{"level3": "预算支出总额", "target": "90", "unit": "%"}]))
    assert (problem.place.cell, problem.field, problem.indicator, problem.text) == ("C2", "unit", "预算支出总额", "%")


def test_without_a_unit_cell_the_value_tells() -> None:
    rows = [
        {"level3": "培训人数", "target": "≥200平方米"},
        {"level3": "培训人数", "target": "满意度≥90%"},
        {"level3": "培训人数", "target": "200人，3场次"},
        {"level3": "窗口服务时间", "target": "7*24小时"},
        {"level3": "培训人数", "target": "200平方米", "unit": "无"},
        {"target": "200平方米"},
        {"level3": "培训人数"},
    ]
    parameters = {"name": "培训人数", "unit": "平方米", "ending": "人数", "units": "人"}
    assert found(UnitMismatch, make_table(rows)) == [("B2", "default", parameters), ("B6", "default", parameters)]


def test_a_number_in_the_unit_cell_needs_no_name() -> None:
    rows = [
        {"target": "7", "unit": "24小时"},
        {"level3": "服务", "unit": "24小时"},
        {"level3": "服务", "target": "1", "unit": "一批"},
    ]
    assert found(UnitMismatch, make_table(rows)) == [
        ("C2", "not-a-unit", {"unit": "24小时", "number": "24", "base": "小时", "value": "7"}),
        ("C3", "not-a-unit", {"unit": "24小时", "number": "24", "base": "小时", "value": ""}),
    ]
