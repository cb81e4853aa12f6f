"""Labels of levels: where they visibly stand, which are known."""

from __future__ import annotations

from perflint.tables.model import TableKind, TableScope
from perflint_rules.taxonomy.execution_rate_in_target import ExecutionRateInTarget
from perflint_rules.taxonomy.level_name import LevelName
from perflint_rules.taxonomy.level_parent import LevelParent
from perflint_rules.taxonomy.misclassified_indicator import MisclassifiedIndicator
from perflint_rules.taxonomy.satisfaction_replaces_benefit import SatisfactionReplacesBenefit
from tests.rules.builder import SHARED, found, make_table


def test_a_level_1_merged_over_several_rows_stands_over_all_of_them() -> None:
    table = make_table(
        [
            {"level1": "产出指标", "level2": "数量指标", "level3": "培训人数"},
            {"level1": SHARED, "level2": "生态效益指标", "level3": "年节水量"},
        ]
    )
    table.indicators[1].level1 = table.indicators[0].level1
    assert found(LevelParent, table) == [("B3", "default", {"label": "生态效益指标", "level1": "产出指标", "parent": "效益指标"})]


def test_a_level_1_carried_down_over_an_empty_cell_proves_nothing() -> None:
    table = make_table([{"level1": "产出指标", "level2": "数量指标"}, {"level1": "", "level2": "生态效益指标"}])
    table.indicators[1].level1 = table.indicators[0].level1
    assert found(LevelParent, table) == []


def test_running_text_proves_nothing_about_levels() -> None:
    rows = [{"level1": "产出类", "level2": "社会效益指标"}, {"level1": "产出指标", "level2": "社会效益指标"}]
    table = make_table(rows, linear=True)
    assert found(LevelParent, table) == []
    assert found(LevelName, table) == []


def test_a_label_merged_over_several_rows_is_told_once() -> None:
    table = make_table([{"level1": "产出指标", "level2": "品质类"}, {"level1": SHARED, "level2": SHARED}])
    for name in ("level1", "level2"):
        setattr(table.indicators[1], name, getattr(table.indicators[0], name))
    assert [(cell, message) for cell, message, _ in found(LevelName, table)] == [("B2", "default")]


def test_parts_of_other_taxonomies_are_their_own() -> None:
    rows = [{"level1": "过程指标", "level2": "组织实施"}, {"level1": "决策", "level2": "项目立项"}]
    assert found(LevelName, make_table(rows)) == []
    assert found(LevelName, make_table([{"level1": "党建引领"}], scope=TableScope.DEPARTMENT)) == []


def test_a_label_of_level_1_on_level_2_is_a_matter_of_reading() -> None:
    assert found(LevelName, make_table([{"level1": "数量指标", "level2": "产出指标"}])) == []


def test_execution_rate() -> None:
    row = {"level2": "时效指标", "level3": "预算执行率", "target": "100%"}
    assert found(ExecutionRateInTarget, make_table([row])) == [("B2", "default", {"name": "预算执行率"})]
    assert found(ExecutionRateInTarget, make_table([row], TableKind.SELF_EVALUATION)) == []
    assert found(ExecutionRateInTarget, make_table([row], scope=TableScope.DEPARTMENT)) == []
    benefit = make_table([{**row, "level2": "经济效益指标"}])
    assert found(ExecutionRateInTarget, benefit) == []
    assert [message for _, message, _ in found(MisclassifiedIndicator, benefit)] == ["management"]


def test_one_benefit_that_is_satisfaction_is_said_of_its_row_only() -> None:
    table = make_table([{"level2": "社会效益指标", "level3": "群众满意度", "target": "≥90%"}])
    assert found(SatisfactionReplacesBenefit, table) == []
    assert [message for _, message, _ in found(MisclassifiedIndicator, table)] == ["satisfaction"]


def test_rows_of_the_form_that_nobody_filled_in_are_no_benefits() -> None:
    rows = [
        {"level2": "社会效益指标", "level3": "群众满意度", "target": "≥90%"},
        {"level2": "经济效益指标"},
        {"level2": "生态效益指标", "level3": "企业满意度", "target": "≥90%"},
    ]
    assert [(cell, values["rows"]) for cell, _, values in found(SatisfactionReplacesBenefit, make_table(rows))] == [("A2", "2")]
