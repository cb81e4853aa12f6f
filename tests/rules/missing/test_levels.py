"""Which kinds of indicators a table lacks."""

from __future__ import annotations

import pytest

from perflint.tables.model import TableKind, TableScope
from perflint_rules.missing.level_missing import LevelMissing, missing_levels
from perflint_rules.missing.satisfaction_missing import SatisfactionMissing
from tests.rules.builder import found, make_table

OUTPUT = "产出指标"
BENEFIT = "效益指标"


@pytest.mark.parametrize(
    ("level1", "level2", "missing"),
    [
        ({OUTPUT, BENEFIT}, {"数量指标", "质量指标", "时效指标", "社会效益指标"}, []),
        ({OUTPUT, BENEFIT}, set(), []),
        ({OUTPUT}, {"数量指标", "质量指标", "产出进度指标"}, ["效益指标"]),
        ({BENEFIT, "满意度指标"}, {"社会效益指标"}, ["产出指标"]),
        (set(), {"数量指标", "质量指标", "可持续影响指标"}, ["时效指标"]),
        ({"产出", "效果"}, set(), []),
        ({"满意度指标"}, {"满意度指标"}, ["产出指标", "效益指标"]),
        ({"运行成本", "履职效能", "可持续发展能力"}, {"数量指标"}, []),
        ({"共性指标", "个性指标"}, set(), []),
        ({"基础工作"}, {"重点任务"}, []),
    ],
)
def test_missing_levels(level1: set[str], level2: set[str], missing: list[str]) -> None:
    assert missing_levels(level1, level2) == missing


def test_a_department_may_do_without_quantities() -> None:
    rows = [
        {"level1": OUTPUT, "level2": "质量指标", "level3": "一般性支出压减率", "target": "≥5%"},
        {"level1": BENEFIT, "level2": "社会效益指标", "level3": "线上评价件数", "target": "≥21354件"},
    ]
    parameters = {"levels": "数量指标、时效指标", "examples": "“计划任务完成项数（项）”“任务按时完成率≥95%”"}
    assert found(LevelMissing, make_table(rows, scope=TableScope.DEPARTMENT)) == [("A1", "default", parameters)]
    assert found(LevelMissing, make_table(rows)) == [("A1", "quantity", parameters)]
    assert found(LevelMissing, make_table(rows, TableKind.SELF_EVALUATION)) == [("A1", "approved", parameters)]


def test_monitoring_tables_repeat_others() -> None:
    table = make_table([{"level1": OUTPUT, "level3": "培训人数", "target": "200人"}], TableKind.MONITORING)
    assert found(LevelMissing, table) == []
    assert found(SatisfactionMissing, table) == []


@pytest.mark.parametrize("name", ["办事群众满意度", "窗口好评率", "群众认可度"])
def test_satisfaction_by_another_word(name: str) -> None:
    assert found(SatisfactionMissing, make_table([{"level3": name, "target": "≥90%"}])) == []


def test_satisfaction_row_left_empty() -> None:
    rows = [{"level1": OUTPUT, "level3": "培训人数", "target": "200人"}, {"level1": "满意度指标", "operator": "≥"}]
    assert found(SatisfactionMissing, make_table(rows)) == [("A1", "default", {"rows": "1", "examples": "“参训学员满意度≥90%”"})]
